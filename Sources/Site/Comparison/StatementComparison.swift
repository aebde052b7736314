internal import Exact
internal import FrontMatter
internal import Reporting

/// Holds what authors stated in a published table, its figures aside, against what they state now.
struct StatementComparison {
  /// A column that both tables have.
  private struct Statement {
    let description: ColumnDescription
    let before: (cell: Int, reason: Int?)
    let after: (cell: Int, reason: Int?)

    func text(of row: [String], _ place: (cell: Int, reason: Int?)) -> String {
      row[place.cell].isEmpty ? place.reason.map { row[$0] } ?? "" : row[place.cell]
    }
  }

  private struct Row {
    let record: String
    let position: String
    let title: String?
    /// What tells it from others of its record, whatever is stated; `nil` where nothing does.
    let name: String?
    /// By statement.
    let cells: [String]
  }

  private let table: String
  let collection: Reporting.Collection
  private let isOfParts: Bool
  /// Are there rows that come and go with the figures in them, which are told elsewhere?
  private let hasFigures: Bool
  private let statements: [Statement]
  private let before: [Row]
  private let after: [Row]
  /// The columns that the published table lacks, though every site of this version has them.
  let missing: [String]

  /// - Returns: `nil` for a table that is worked out, or whose rows belong to no record.
  init?(_ table: DataTable, _ old: PublishedSite.Table, _ new: PublishedSite.Table) {
    let prepared = table.prepared()
    let form = FigureComparison.forms.first { $0.table == table.name }
    isOfParts = prepared.owners.count == 1
    guard let key = prepared.key.first, prepared.key == (isOfParts ? [key, "position"] : ["id"]),
      let collection = isOfParts ? prepared.owners.first : Reporting.Collection(rawValue: table.name)
    else { return nil }
    self.table = table.name
    self.collection = collection
    hasFigures = isOfParts && form != nil
    let stated = prepared.columns.filter { $0.meaning.isStated && !prepared.key.contains($0.name) }
    let gathered = stated.filter { $0.meaning.isGathered }.map(\.name)
    let known = Set((form?.keys ?? []) + (form?.figures ?? []) + gathered)
    let compared = stated.filter { !known.contains($0.name) }
    statements = compared.compactMap { column in
      guard let before = old.place(of: column.name), let after = new.place(of: column.name) else { return nil }
      return Statement(description: column, before: before, after: after)
    }
    guard !compared.isEmpty else { return nil }
    let names: [String]? = hasFigures ? (form?.keys ?? []) + gathered : isOfParts ? nil : []
    let lacking = ([key] + (names ?? [])).filter { new.columns.contains($0) && !old.columns.contains($0) }
    missing =
      hasFigures
      ? [] : compared.filter { $0.meaning.isInEverySite && !old.columns.contains($0.name) }.map(\.name) + lacking
    let statements = statements
    func rows(_ table: PublishedSite.Table, _ place: (Statement) -> (cell: Int, reason: Int?)) -> [Row] {
      func column(_ name: String) -> Int? { table.columns.firstIndex(of: name) }
      let (record, position, title) = (column(key), column("position"), column("title"))
      let named = names?.map(column)
      return table.rows.map { row in
        Row(
          record: record.map { row[$0] } ?? "", position: position.map { row[$0] } ?? "",
          title: title.map { row[$0] }, name: named?.map { $0.map { row[$0] } ?? "" }.joined(separator: "\n"),
          cells: statements.map { $0.text(of: row, place($0)) })
      }
    }
    before = lacking.isEmpty ? rows(old) { $0.before } : []
    after = lacking.isEmpty ? rows(new) { $0.after } : []
  }

  /// - Parameter isKept: Was the record published, and is it still? What others say is told with them.
  func changes(of isKept: (_ record: String) -> Bool) -> [PublishedChange] {
    let former = Dictionary(grouping: before, by: \.record)
    let current = Dictionary(grouping: after, by: \.record)
    return Set(former.keys).union(current.keys).sorted().filter(isKept).flatMap { record in
      pairs(former[record] ?? [], current[record] ?? []).flatMap { changes(from: $0, to: $1) }
    }
  }

  // MARK: Rows that say the same thing

  private func pairs(_ former: [Row], _ current: [Row]) -> [(Row?, Row?)] {
    guard isOfParts, !hasFigures else {
      let now = Dictionary(current.map { ($0.name, $0) }) { first, _ in first }
      return former.compactMap { row in now[row.name].map { (row, $0) } }
    }
    return aligned(former, current)
  }

  /// Parts have no name that stays: those that nothing was changed in are the same, and of the others those that have most
  /// in common.
  private func aligned(_ former: [Row], _ current: [Row]) -> [(Row?, Row?)] {
    var left = Array(current.indices)
    let changed = former.indices.filter { index in
      guard let same = left.firstIndex(where: { current[$0].cells == former[index].cells }) else { return true }
      left.remove(at: same)
      return false
    }
    var likeness: [(common: Int, former: Int, current: Int)] = []
    for index in changed {
      for other in left {
        let common = zip(former[index].cells, current[other].cells).count { !$0.isEmpty && $0 == $1 }
        if common > 0 { likeness.append((common, index, other)) }
      }
    }
    likeness.sort { ($1.common, $0.former, $0.current) < ($0.common, $1.former, $1.current) }
    var partners: [Int: Int] = [:]
    var taken: Set<Int> = []
    for (_, index, other) in likeness where partners[index] == nil && taken.insert(other).inserted {
      partners[index] = other
    }
    return changed.map { (former[$0], partners[$0].map { current[$0] }) }
      + left.filter { !taken.contains($0) }.map { (nil, current[$0]) }
  }

  // MARK: What is told

  private func changes(from old: Row?, to new: Row?) -> [PublishedChange] {
    guard let row = new ?? old else { return [] }
    let record = "\(collection.rawValue)/\(row.record)"
    let subject = isOfParts ? "\(record)/\(table)/\(row.position)" : record
    let title = isOfParts ? row.title : nil
    guard let old, let new else {
      return [
        PublishedChange(
          kind: .statement, subject: subject, title: title, before: old.map(summary), after: new.map(summary))
      ]
    }
    return statements.indices.compactMap { index in
      let (statement, before, after) = (statements[index].description, old.cells[index], new.cells[index])
      guard !isSame(before, after, statement.form), !isToldElsewhere(statement, after) else { return nil }
      return PublishedChange(
        kind: statement.meaning.isText ? .text : .statement, subject: subject, title: title, detail: statement.name,
        before: before.isEmpty ? nil : before, after: after.isEmpty ? nil : after)
    }
  }

  /// A part in one line, without its texts.
  private func summary(_ row: Row) -> String {
    statements.indices.filter { !statements[$0].description.meaning.isText && !row.cells[$0].isEmpty }
      .map { "\(statements[$0].description.name) \(row.cells[$0])" }.joined(separator: ", ")
  }

  /// What is hidden is told of by the report itself.
  private func isSame(_ before: String, _ after: String, _ form: CellForm) -> Bool {
    if before == after || [before, after].contains(Missing.hidden.rawValue) { return true }
    guard form == .number || form == .figure, let old = try? Quantity.parse(before) else { return false }
    return old == (try? Quantity.parse(after))
  }

  private func isToldElsewhere(_ statement: ColumnDescription, _ after: String) -> Bool {
    if case .translation(of: "title", _) = statement.meaning { !isOfParts && after.isEmpty } else { false }
  }
}

extension PublishedSite.Table {
  /// Where a column stands, and the one that says why its cells are empty.
  fileprivate func place(of column: String) -> (cell: Int, reason: Int?)? {
    columns.firstIndex(of: column).map { ($0, columns.firstIndex(of: column + "_missing")) }
  }
}

extension ColumnMeaning {
  /// Does it stand in the table of every site? Languages, schemes and breakdowns are a site's own.
  fileprivate var isInEverySite: Bool {
    switch self {
    case .field, .part: !isGathered
    case .said, .rating, .translation, .reason: false
    }
  }

  /// Is it a breakdown that records declare?
  fileprivate var isGathered: Bool {
    if case .field(let field) = self { field.declaringKey != nil } else { false }
  }
}
