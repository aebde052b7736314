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
  /// Columns of labels beside those of the figures, by the field that they are; `nil` for a group of the author's own.
  private let labelled: [(field: String?, column: Int)]
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
    var labels: [(field: String?, column: Int)] = []
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
      case .label: labels.append((field, cell.column))
      default: break
      }
    }
    let body = sheet.rows[(index + 1)...]
    own = own.filter { cell in
      let below = body.compactMap { $0.cell(cell.column)?.text.trimmed }.filter { !$0.isEmpty }
      if below.contains(where: { $0.contains(where: \.isLetter) && FigureText($0) == nil }) {
        labels.append((nil, cell.column))
      }
      return !below.isEmpty && below.allSatisfy { FigureText($0) != nil }
    }
    guard own.count > 1, let row = body.first(where: { $0.cell(own[0].column) != nil }),
      let figure = ["value", "cases", "count"].first(where: { fields.role(of: $0) != nil })
    else { return nil }
    let kind = Self.kind(of: own.map(\.text.trimmed), fields)
    // Without dates only what surely is no field of a row.
    if date == nil, kind == .others || !fields.hasDates { return nil }
    (self.fields, self.kind, self.date, self.figure) = (fields, kind, date, figure)
    (columns, first, labelled) = (own, row, labels)
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
    let said = labelled.map { label in
      let text = first.cell(label.column)?.text.trimmed ?? "…"
      return label.field.flatMap { fields.meaning($0, text) } ?? text
    }
    let rows = columns.prefix(2).map { column -> String in
      let (label, figure) = (column.text.trimmed, first.cell(column.column)?.text.trimmed ?? "…")
      let cells =
        kind == .months
        ? [month(label, of: day)] + said + [figure]
        : [day] + said + [key.flatMap { fields.meaning($0, label) } ?? label, figure]
      return "`\(cells.joined(separator: ","))`"
    }
    let header = (["to"] + labelled.map { $0.field ?? Self.group } + [key, figure].compactMap(\.self)).joined(
      separator: ",")
    var help =
      "Write `\(key == nil && kind == .others ? "to,…,\(figure)" : header)` in the first row, and a row for each figure: "
      + rows.joined(separator: ", ") + " and so on."
    if kind == .others, key != nil {
      help +=
        " A place is named by its file in places; for groups of another kind write their name in place of `place`, and "
        + "`expects: [that name]` into the record."
    }
    if kind == .months, date == nil { help += " The year that is meant stands before the month." }
    if labelled.contains(where: { $0.field == nil }) { help += Self.aboutGroup }
    return Diagnostic(
      "wide-table",
      "This table has a column for each \(what), `\(labels[0])` to `\(labels[labels.count - 1])`, but one row is read for each "
        + "figure.", at: range, help: help)
  }

  /// The month of a column, of a year that may not be said.
  private func month(_ label: String, of day: String) -> String {
    Self.month(label, of: day) ?? Self.month(label, of: "2000").map { "…" + $0.dropFirst("2000".count) } ?? "…"
  }

  /// How a column is called for which the record has no field.
  fileprivate static let group = "group"
  fileprivate static let aboutGroup = " Groups need `expects: [\(group)]` in the record, under a name that fits them."
}

/// A table with a column for each year, whose rows are told apart by what is no field of a row: parts of the figure, or
/// indicators of their own.
struct WideRows {
  private let header: String
  private let range: SourceRange
  private let periods: [String]
  /// The first of them as `to` has it.
  private let date: String
  /// The labels of two rows, each with its first figure.
  private let rows: [(label: String, figure: String)]
  private let fields: TableFields

  /// - Parameter alike: Columns that say the same in every row.
  init?(_ head: TableHead, _ body: ArraySlice<Sheet.Row>, _ fields: TableFields, alike: Set<Int>) {
    guard head.periods.count > 1, let first = head.periods.first, let last = head.periods.last else { return nil }
    let column = head.columns.first { column in
      column.kind == .unknown && !alike.contains(column.number)
        && body.contains { $0.cell(column.number)?.text.contains(where: \.isLetter) == true }
    }
    guard let column else { return nil }
    let rows = body.compactMap { row -> (label: String, figure: String)? in
      guard let label = row.cell(column.number)?.text.trimmed, !label.isEmpty, !HeaderWords.isTotal(label) else {
        return nil
      }
      return (label, row.cell(first.number)?.text.trimmed ?? "…")
    }
    guard Set(rows.map(\.label)).count > 1 else { return nil }
    header = column.header.text.trimmed
    range = column.header.range.joined(to: last.header.range)
    periods = [first, last].map { $0.header.text.trimmed }
    date =
      switch DateText(periods[0]) {
      case .date(let date), .span(_, let date): date.description
      default: periods[0]
      }
    self.rows = Array(rows.prefix(2))
    self.fields = fields
  }

  var diagnostic: Diagnostic {
    let arePlaces = fields.role(of: "place") != nil && rows.allSatisfy { fields.meaning("place", $0.label) != nil }
    let key = arePlaces ? "place" : WideTable.group
    let long = rows.map { row in
      "`\(date),\(arePlaces ? fields.meaning("place", row.label) ?? row.label : row.label),\(row.figure)`"
    }
    return Diagnostic(
      "wide-table",
      "This table has a column for each time, `\(periods[0])` to `\(periods[1])`, and its rows are told apart by "
        + "`\(header)`, which is no field of a row.", at: range,
      help: "Where they are parts of one figure, write `to,\(key),value` in the first row, and a row for each figure: "
        + long.joined(separator: ", ") + " and so on." + (arePlaces ? "" : WideTable.aboutGroup)
        + " Where each is an indicator of its own, give each its record, with `to,value` and `\(date),\(rows[0].figure)` "
        + "in the table beside it: `vitrine import table` makes the records of such a list (Docs/importing.md).")
  }
}
