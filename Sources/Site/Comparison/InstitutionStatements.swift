internal import Reporting

/// What a site says of one institution, for its reply before it is published: every row of every table that names it, or that
/// belongs to a record which names it.
package struct InstitutionStatements: Sendable {
  /// One row, without its empty cells.
  package struct Statement: Sendable {
    /// The table's name.
    package let table: String
    /// The record, and what it is called where the table says so.
    package let record: String
    package let title: String?
    package let facts: [(name: String, text: String)]
  }

  package let title: String
  package let statements: [Statement]

  /// - Parameter name: Its id.
  /// - Returns: `nil` where no institution has it; `known` says which there are.
  package init?(of name: String, in source: SiteSource) {
    let site = PublishedSite(source)
    guard let organisations = site.tables["organisations"], let ids = organisations["id"],
      let position = ids.firstIndex(of: name)
    else { return nil }
    title = organisations["title"]?[position] ?? name
    let tables = DataTable.all(source)
    /// The records that name it, as `commitments/nap1-4-2`.
    var named: Set<String> = ["organisations/\(name)"]
    for table in tables where Reporting.Collection(rawValue: table.name) != nil {
      guard let rows = site.tables[table.name], rows.columns.first == "id" else { continue }
      let described = table.prepared().columns
      let columns = described.indices.filter { described[$0].form.names(.organisations) }
      for row in rows.rows where columns.contains(where: { row[$0].split(separator: ";").contains(Substring(name)) }) {
        named.insert("\(table.name)/\(row[0])")
      }
    }
    statements = tables.flatMap { Self.statements($0, site.tables[$0.name], of: name, named) }
  }

  /// The ids of the institutions that a site has.
  package static func known(in source: SiteSource) -> [String] {
    (source.texts[.organisations] ?? []).indices.compactMap { source.report.records.header(.organisations, $0)?.id }
  }

  private static func statements(
    _ table: DataTable, _ published: PublishedSite.Table?, of name: String, _ named: Set<String>
  ) -> [Statement] {
    guard let published else { return [] }
    let columns = table.prepared().columns
    let isCollection = published.columns.first == "id"
    let collectionColumn = published.columns.firstIndex(of: "collection")
    let title = published.columns.firstIndex(of: "title")
    return published.rows.compactMap { row in
      guard let first = row.first, columns.count == row.count else { return nil }
      let collection: String? =
        if isCollection { table.name } else if case .reference(let collection?) = columns[0].form {
          collection.rawValue
        } else { collectionColumn.map { row[$0] } }
      let record = collection.map { "\($0)/\(first)" } ?? first
      let isNamed = columns.indices.contains {
        columns[$0].form.names(.organisations) && row[$0].split(separator: ";").contains(Substring(name))
      }
      guard isNamed || named.contains(record) else { return nil }
      let facts = columns.indices.dropFirst().filter { $0 != title && !row[$0].isEmpty }.map {
        (name: columns[$0].name, text: row[$0])
      }
      return Statement(table: table.name, record: record, title: title.map { row[$0] }, facts: facts)
    }
  }
}

extension CellForm {
  /// Does it name records of a collection?
  fileprivate func names(_ collection: Reporting.Collection) -> Bool {
    switch self {
    case .reference(let named): named == collection
    case .list(let item): item.names(collection)
    case .text, .date, .day, .number, .figure, .share, .count, .days, .flag, .word, .address: false
    }
  }
}
