package import Diagnostics
internal import FrontMatter
internal import Localisation
internal import Manual
package import Spreadsheets

/// Makes one record of each row of a list. Nothing is written here.
package struct ListImport: Sendable {
  /// The file that the list stands in, as each record keeps it.
  package struct Origin: Sendable {
    package let name: String
    package let sha256: String

    package init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// A record that the site has already.
  package struct Present: Sendable {
    package let slug: String
    /// Below Content.
    package let path: String
    /// Titles in every language.
    package let titles: [String]
    /// The row that it was made of.
    package let row: Row?

    package struct Row: Hashable, Sendable {
      package let sha256: String
      package let sheet: String
      package let number: Int

      package init(sha256: String, sheet: String, number: Int) {
        (self.sha256, self.sheet, self.number) = (sha256, sheet, number)
      }
    }

    package init(slug: String, path: String, titles: [String], row: Row?) {
      (self.slug, self.path, self.titles, self.row) = (slug, path, titles, row)
    }
  }

  /// What becomes of a row, and of the cells in it.
  package enum Fate: CaseIterable, Sendable {
    /// Written into a record's file.
    case written
    /// The record was made of it before.
    case present
    /// Said not to be imported.
    case ignored
    /// Told as an error.
    case refused
  }

  package let list: OfficeList
  package let fields: ListFields
  package let origin: Origin
  /// What each column is, by its number; a column that is not among them is not imported.
  package let columns: [Int: ListField]
  package let isForced: Bool

  package private(set) var drafts: [RecordDraft] = []
  package private(set) var diagnostics: [Diagnostic] = []
  /// By the place of a row in the list.
  package private(set) var fates: [Fate]

  private let present: [String: [Present]]
  private let same: [ListField: String]

  /// - Parameters:
  ///   - same: What every record is given beside its row.
  ///   - ignoredRows: Their numbers.
  ///   - present: The records of the site, by collection.
  package init(
    _ list: OfficeList, _ fields: ListFields, columns: [Int: ListField], same: [ListField: String],
    ignoredRows: Set<Int>, origin: Origin,
    present: [String: [Present]], answers: OfficeList.Answers, isForced: Bool
  ) {
    (self.list, self.fields, self.columns, self.origin) = (list, fields, columns, origin)
    (self.present, self.same, self.isForced) = (present, same, isForced)
    let made = Set((present[fields.kind.collection ?? ""] ?? []).compactMap(\.row))
    fates = list.rows.map { row in
      if ignoredRows.contains(row.number) { return .ignored }
      let source = Present.Row(sha256: origin.sha256, sheet: list.sheet, number: row.number)
      return made.contains(source) && !isForced ? .present : .written
    }
    let values = readColumns(answers)
    var slugs: [String: SourceRange] = [:]
    for row in list.rows.indices where fates[row] == .written {
      if let draft = draft(of: row, values[row], &slugs) { drafts.append(draft) } else { fates[row] = .refused }
    }
    refuseRowsOfErrors()
  }

  // MARK: Cells

  private mutating func readColumns(_ answers: OfficeList.Answers) -> [[ListField: OfficeList.Value]] {
    let left = Set(fates.indices.filter { fates[$0] != .written })
    var values = [[ListField: OfficeList.Value]](repeating: [:], count: list.rows.count)
    for column in list.columns {
      guard let field = columns[column.number] else { continue }
      let read = list.values(
        of: column, as: fields.form(of: field).column, except: left, answers: answers, diagnostics: &diagnostics)
      for (row, value) in read { values[row][field] = value }
    }
    return values
  }

  /// A row of which a cell was told is not written, whatever else it says.
  private mutating func refuseRowsOfErrors() {
    let lines = Set(diagnostics.lazy.filter { $0.severity == .error }.compactMap(\.range?.line))
    for (index, row) in list.rows.enumerated() where fates[index] == .written && lines.contains(UInt32(row.number)) {
      fates[index] = .refused
    }
  }

  // MARK: Records

  private mutating func refuse(_ diagnostic: Diagnostic) -> RecordDraft? {
    diagnostics.append(diagnostic)
    return nil
  }

  private mutating func draft(
    of row: Int, _ values: [ListField: OfficeList.Value], _ slugs: inout [String: SourceRange]
  ) -> RecordDraft? {
    let source = list.rows[row]
    guard let title = values[.title] else {
      // What the cell of the title is was told already.
      let isTold = list.columns.contains { columns[$0.number] == .title && source.columns.contains($0.number) }
      return isTold ? nil : refuse(.rowWithoutTitle(at: source.range))
    }
    if isTitleAlone(row) { return refuse(.rowOfTitleAlone(title.text, row: source.number, at: title.range)) }
    if let column = list.columns.first(where: { columns[$0.number] == .title }), list.isTotal(row, column.number) {
      return refuse(.rowOfTotals(title.text, row: source.number, at: title.range))
    }
    guard title.text.count <= Self.longestTitle else {
      return refuse(.titleTooLong(title.text.count, longest: Self.longestTitle, at: title.range))
    }
    guard let (slug, place) = slug(values, title) else { return nil }
    if let first = slugs.updateValue(place, forKey: slug.lowercased()) {
      let source = values[.slug] != nil ? "slug" : values[.id] != nil ? "id" : "title"
      return refuse(.rowsOfOneSlug(slug, of: source, at: place, first: first))
    }
    let collection = fields.kind.collection ?? ""
    let former = present[collection]?.first { $0.slug.lowercased() == slug.lowercased() }
    if let former, !isForced { return refuse(.recordIsThere(former.path, at: place)) }
    return RecordDraft(
      slug: slug, path: former?.path ?? "\(collection)/\(slug).md", row: row, number: source.number,
      isOverFormer: former != nil,
      values: values.merging(same.mapValues { OfficeList.Value(text: $0, range: title.range) }) { own, _ in own },
      of: self)
  }

  /// A title is a line; what is longer is a text.
  private static let longestTitle = 250

  /// Only one cell is filled where other rows have more: a record, or words between and below the rows?
  private func isTitleAlone(_ row: Int) -> Bool {
    list.rows[row].columns.count == 1 && list.rows.contains { $0.columns.count > 1 }
  }

  /// The name of the record's file, and the cell that it comes from; `nil` where there is none, which is told.
  private mutating func slug(
    _ values: [ListField: OfficeList.Value], _ title: OfficeList.Value
  ) -> (slug: String, place: SourceRange)? {
    if let given = values[.slug] {
      let meant = latinSlug(of: given.text, in: fields.languages[0])
      guard Slug.isGood(given.text), !given.text.contains("."), given.text != "index" else {
        _ = refuse(.cellIsNoSlug(given.text, meant: meant, at: given.range))
        return nil
      }
      return (given.text, given.range)
    }
    let source = values[.id] ?? title
    let slug = latinSlug(of: source.text, in: fields.languages[0])
    guard !slug.isEmpty, slug != "index" else {
      _ = refuse(.noSlug(of: source.text, at: source.range))
      return nil
    }
    return (slug, source.range)
  }

  /// Whether a text names a record by its title or its slug.
  func isKnown(_ collection: String, _ name: String) -> Bool {
    let said = OfficeList.folded(name)
    return present[collection]?.contains { record in
      record.slug == name || record.titles.contains { OfficeList.folded($0) == said }
    } ?? false
  }
}

extension ListImport {
  /// How many rows, or cells below the header, came to what.
  package func count(of fate: Fate) -> (rows: Int, cells: Int) {
    var (rows, cells) = (0, 0)
    for (row, own) in zip(list.rows, fates) {
      if own == fate { rows += 1 }
      let mapped = row.columns.count { columns[$0] != nil }
      if own == fate { cells += own == .ignored ? row.columns.count : mapped }
      if fate == .ignored, own != .ignored { cells += row.columns.count - mapped }
    }
    return (rows, cells)
  }

  /// How many cells between the rows and columns below the header hold nothing.
  package var emptyCells: Int {
    list.rows.count * list.columns.count - list.rows.reduce(0) { $0 + $1.columns.count }
  }

  /// Errors of the whole site fall on the rows of which the faulty records were made.
  package mutating func refuse(_ rows: Set<Int>) {
    for row in rows { fates[row] = .refused }
  }
}
