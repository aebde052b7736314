internal import Diagnostics
internal import Exact

/// A table with a column for each place, month or group, where one row is read for each figure.
///
/// Years as columns say of themselves what they are, and are read; of a column's name alone nobody can tell whether it is a
/// place or a group, so that the table is told, as a whole.
struct WideTable {
  private enum Kind { case months, sexes, ages, places, others }

  private let fields: TableFields
  private let columns: [Cell]
  private let kind: Kind
  /// The cells of its first row that has figures.
  private let first: Sheet.Row
  private let date: Cell?
  private let figure: String

  /// `nil` where the sheet is no such table.
  init?(_ sheet: Sheet, _ fields: TableFields, _ settings: TableSettings) {
    for (index, row) in sheet.rows.prefix(50).enumerated() where row.cells.count > 1 {
      guard let table = WideTable(sheet, index, fields, settings) else { continue }
      self = table
      return
    }
    return nil
  }

  private init?(_ sheet: Sheet, _ index: Int, _ fields: TableFields, _ settings: TableSettings) {
    let header = sheet.rows[index].cells
    var own: [Cell] = []
    var date: Cell?
    for cell in header {
      let text = cell.text.trimmed
      let field = settings.field(of: text) ?? fields.field(of: text)
      guard let field, !field.isEmpty else {
        if field == nil, !HeaderWords.isTotal(text) { own.append(cell) }
        continue
      }
      switch fields.role(of: field) {
      // What a figure is stands in its own column already.
      case .figure: return nil
      case .date where field == "to": date = cell
      default: break
      }
    }
    let body = sheet.rows[(index + 1)...]
    own = own.filter { cell in
      let below = body.compactMap { $0.cell(cell.column)?.text.trimmed }
      return !below.isEmpty && below.allSatisfy { FigureText($0) != nil }
    }
    guard own.count > 1, let row = body.first(where: { $0.cell(own[0].column) != nil }),
      let figure = ["value", "cases", "count"].first(where: { fields.role(of: $0) != nil })
    else { return nil }
    let kind = Self.kind(of: own.map(\.text.trimmed), fields)
    // Without dates only what surely is no field of a row.
    if date == nil, kind == .others || !fields.hasDates { return nil }
    (self.fields, self.kind, self.date, self.figure) = (fields, kind, date, figure)
    (columns, first) = (own, row)
  }

  private static func kind(of labels: [String], _ fields: TableFields) -> Kind {
    if labels.allSatisfy({ month($0, of: "2000") != nil }) { return .months }
    if labels.allSatisfy({ fields.meaning("sex", $0) != nil }) { return .sexes }
    if fields.role(of: "age") != nil,
      labels.allSatisfy({ $0.wholeMatch(of: /\d{1,3}(\s*[-–—]\s*\d{1,3}|\s*\+)/) != nil })
    {
      return .ages
    }
    let place = fields.role(of: "centre") == nil ? "place" : "centre"
    return labels.contains { fields.meaning(place, $0) != nil } ? .places : .others
  }

  /// `Yanvar` of 2015 is 2015-01.
  private static func month(_ label: String, of year: String) -> String? {
    guard label.first?.isLetter == true, case .date(let date) = DateText("\(label) \(year)"), date.precision == .month
    else { return nil }
    return date.description
  }

  /// The one message for all of it.
  var diagnostic: Diagnostic {
    let labels = columns.map(\.text.trimmed)
    let (what, key): (String, String?) =
      switch kind {
      case .months: ("month", nil)
      case .sexes: ("sex", "sex")
      case .ages: ("group of ages", "age")
      case .places: ("place", fields.role(of: "centre") == nil ? "place" : "centre")
      case .others: ("place or group", fields.role(of: "place") == nil ? nil : "place")
      }
    let range = columns[0].range.joined(to: columns[columns.count - 1].range)
    let day = date.flatMap { first.cell($0.column)?.text.trimmed } ?? "…"
    let rows = columns.prefix(2).map { column -> String in
      let (label, figure) = (column.text.trimmed, first.cell(column.column)?.text.trimmed ?? "…")
      if kind == .months { return "`\(Self.month(label, of: day) ?? "…"),\(figure)`" }
      return "`\(day),\(key.flatMap { fields.meaning($0, label) } ?? label),\(figure)`"
    }
    let header = ["to", key, figure].compactMap(\.self).joined(separator: ",")
    return Diagnostic(
      "wide-table",
      "This table has a column for each \(what), `\(labels[0])` to `\(labels[labels.count - 1])`, but one row is read for each "
        + "figure.", at: range,
      help:
        "Write `\(key == nil && kind == .others ? "to,…,\(figure)" : header)` in the first row, and a row for each figure: "
        + rows.joined(separator: ", ") + " and so on."
        + (kind == .others && key != nil
          ? " A place is named by its file in places; for groups of another kind write their name in place of `place`, and "
            + "`expects: [that name]` into the record." : ""))
  }
}
