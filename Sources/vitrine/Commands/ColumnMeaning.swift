internal import Diagnostics
internal import Manual
internal import Site
internal import Spreadsheets

/// What the columns of a list are: as it is said on the command line, else by their headers, else by an answer.
struct ColumnMeaning {
  private let request: ImportRequest
  private let fields: ListFields
  private var said: [String: ListField] = [:]
  private let ignored: Set<String>
  /// What every record is given.
  private(set) var same: [ListField: String] = [:]

  init(_ request: ImportRequest, _ fields: ListFields) throws(UsageFault) {
    (self.request, self.fields) = (request, fields)
    ignored = Set(request.ignored.map { OfficeList.folded($0) })
    for (name, text) in request.same { same[try Self.field(name, fields)] = text }
    for (header, name) in request.columns { said[OfficeList.folded(header)] = try Self.field(name, fields) }
  }

  private static func field(_ name: String, _ fields: ListFields) throws(UsageFault) -> ListField {
    if let field = fields.field(named: name) { return field }
    throw UsageFault(
      message: "`\(name)` is no field of such a record that a cell could hold.",
      help: nearMiss(name, among: fields.names).map { "Did you mean `\($0)`?" }
        ?? "There are \(oneOf(fields.likelyNames, joining: "and")); all: vitrine fields \(fields.kind.name)")
  }

  /// The field that a header means; `nil` where it is not known or not to be imported.
  func field(of header: String) -> ListField? {
    let name = OfficeList.folded(header)
    return ignored.contains(name) ? nil : said[name] ?? fields.field(of: header)
  }

  func isTitle(_ field: ListField) -> Bool { fields.name(of: field) == "title" }

  /// That each column and row that the command line names is there.
  func checkNames(in list: OfficeList) throws(UsageFault) {
    let names = list.columns.map(\.name)
    let known = Set(names.map { OfficeList.folded($0) })
    for name in request.columns.map(\.header) + request.ignored where !known.contains(OfficeList.folded(name)) {
      if name == ImportRequest.allOthers { continue }
      if name.lowercased().hasPrefix("row ") { continue }
      throw UsageFault(
        message: "The table has no column `\(name)`.",
        help: nearMiss(name, among: names).map { "Did you mean `\($0)`?" } ?? "It has \(oneOf(names, joining: "and")).")
    }
    for row in request.ignoredRows.sorted() where !list.rows.contains(where: { $0.number == row }) {
      throw UsageFault(message: "The table has no row \(row) below its header, or nothing stands in it.")
    }
  }

  /// The field of each column that is imported, by its number.
  func columns(
    of list: OfficeList, asking environment: Environment, _ diagnostics: inout [Diagnostic]
  ) -> [Int: ListField] {
    var columns: [Int: ListField] = [:]
    var first: [ListField: OfficeList.Column] = [:]
    for column in list.columns {
      let name = OfficeList.folded(column.name)
      if ignored.contains(name) { continue }
      // A letter is the name of a column that has none, and says nothing.
      var field = said[name] ?? (column.hasHeader ? fields.field(of: column.name) : nil)
      if field == nil {
        if ignored.contains(ImportRequest.allOthers) { continue }
        switch answer(column, list, environment) {
        case .field(let answered): field = answered
        case .nothing: continue
        case nil:
          diagnostics.append(
            .columnNotUnderstood(
              column.name, hasHeader: column.hasHeader, below: column.mergedHeader, known: fields.likelyNames,
              kind: fields.kind.name,
              at: column.range))
          continue
        }
      }
      guard let field else { continue }
      if let other = first[field] {
        diagnostics.append(.columnsOfOneField(fields.name(of: field), at: column.range, first: other.range))
      }
      first[field] = column
      columns[column.number] = field
    }
    if !diagnostics.hasErrors, !columns.values.contains(where: isTitle) {
      diagnostics.append(.noColumnOfTitles(at: list.columns[0].range))
    }
    return columns
  }

  private enum Answer {
    case field(ListField)
    case nothing
  }

  /// `nil` where nobody can be asked.
  private func answer(_ column: OfficeList.Column, _ list: OfficeList, _ environment: Environment) -> Answer? {
    let samples = list.samples(of: column).map { $0.count > 40 ? $0.prefix(40) + "…" : $0 }
    let such = samples.isEmpty ? "" : ", such as \(samples.joined(separator: "; "))"
    let question =
      "\nWhat is the column `\(column.name)`\(such)?\nThere are \(oneOf(fields.likelyNames, joining: "and")).\n"
      + "field (empty: not imported): "
    return environment.answer(to: question) { text throws(UsageFault) in
      text.isEmpty ? .nothing : .field(try Self.field(text, fields))
    }
  }
}
