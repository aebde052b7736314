internal import Content
internal import Diagnostics
internal import Reporting

/// What a site has published: its tables and the addresses of its pages, read from a folder or made anew.
package struct PublishedSite: Sendable {
  /// A table as it is published, every cell as text.
  struct Table: Sendable {
    let columns: [String]
    let rows: [[String]]

    /// What stands under a column in each row; `nil` without such a column.
    subscript(column: String) -> [String]? {
      columns.firstIndex(of: column).map { index in rows.map { $0[index] } }
    }

    /// - Returns: `nil` for what is no table.
    init?(_ bytes: [UInt8]) {
      let reader = CSVReader(file: SourceFile(index: 0))
      guard reader.read(bytes) == .whole, let header = reader.rows.first else { return nil }
      columns = header.map(\.text)
      rows = reader.rows.dropFirst().map { $0.map(\.text) }
      guard rows.allSatisfy({ $0.count == header.count }) else { return nil }
    }
  }

  /// Why nothing can be compared, in a sentence.
  package struct Refusal: Error {
    package let message: String
    package let help: String?

    package init(_ message: String, help: String? = nil) {
      self.message = message
      self.help = help
    }
  }

  /// By name, without `.csv`.
  let tables: [String: Table]
  /// Of the pages, from the site's root: `/az/plans/ogp/`; `nil` where the folder has no map of them.
  let addresses: Set<String>?

  /// The records of a collection that has a table.
  func ids(of collection: Reporting.Collection) -> Set<String> { Set(tables[collection.rawValue]?["id"] ?? []) }

  /// What a site publishes as it stands.
  package init(_ source: SiteSource) {
    var tables: [String: Table] = [:]
    for table in DataTable.all(source) {
      var bytes: [UInt8] = []
      table.prepared().writeCSV(into: &bytes)
      tables[table.name] = Table(bytes)
    }
    self.tables = tables
    let addresses = Self.addresses(of: source)
    let plan = PagePlan(source.report.records, SiteOrder(source.report))
    self.addresses = Set(
      source.settings.languages.indices.flatMap { language in
        plan.subjects.map { addresses.link(to: $0.name, in: language) }
      })
  }

  /// Of a site that is published at the root of its host.
  static func addresses(of source: SiteSource) -> Addresses {
    Addresses(baseURL: "https://site.test/", languages: source.settings.languages, slugs: LocalSlugs(source))
  }

  /// What was published into a folder: a built site, or its `data` alone.
  ///
  /// - Throws: `Refusal` where there are no tables, `FileFault`.
  package init(published folder: String) throws {
    let data = FileSystem.isFolder(folder + "/data") ? folder + "/data" : folder
    var tables: [String: Table] = [:]
    for name in try FileSystem.names(in: data) where name.hasSuffix(".csv") {
      let bytes = try FileSystem.read(data + "/" + name, limit: Self.largestTable)
      guard let table = Table(bytes) else {
        throw Refusal(
          "\(data)/\(name) cannot be read as a published table.", help: "Was it changed after it was published?")
      }
      tables[String(name.dropLast(4))] = table
    }
    guard tables["commitments"] != nil || tables["indicators"] != nil || tables["projects"] != nil else {
      throw Refusal(
        "There are no published tables in \(folder).",
        help: "Name the folder of a built site, such as Output, or a revision of git: vitrine changes --against main")
    }
    self.tables = tables
    let map = folder + "/sitemap.xml"
    addresses =
      FileSystem.isFile(map)
      ? Self.addresses(inMap: String(decoding: try FileSystem.read(map, limit: Self.largestTable), as: UTF8.self)) : nil
  }

  private static let largestTable = 100_000_000

  /// The first address is that of the site itself.
  private static func addresses(inMap text: String) -> Set<String>? {
    let all = text.split(separator: "<loc>").dropFirst().map { $0.prefix { $0 != "<" } }
    guard let home = all.first else { return nil }
    return Set(all.compactMap { $0.hasPrefix(home) ? "/" + $0.dropFirst(home.count) : nil })
  }
}
