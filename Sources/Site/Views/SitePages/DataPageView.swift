internal import Exact
internal import Localisation
internal import Manual
internal import Template

/// The data page: every table to take away, and what stands in it.
struct DataView: TemplateView {
  let answer: String
  /// All tables in one file.
  let archive: LinkView
  /// How many rows and bytes that has, and of which day.
  let archiveSize: String?
  /// The same as a workbook.
  let workbook: LinkView
  /// Projects by the standard of the International Aid Transparency Initiative, where there are any.
  let iati: LinkView?
  /// What each table and column is, for programs.
  let package: LinkView
  /// The same for catalogues of data.
  let catalogue: LinkView
  /// For the attribute `lang` of what columns mean; `nil` where that is said in the page's language.
  let meaningLang: String?
  let tables: [DataTableView]

  static let declaration = ViewDeclaration<DataView>(
    "data",
    [
      .init("answer", \.answer),
      .init("archive", \.archive),
      .init("archive_size", \.archiveSize),
      .init("workbook", \.workbook),
      .init("iati", \.iati),
      .init("package", \.package),
      .init("catalogue", \.catalogue),
      .init("meaning_lang", \.meaningLang),
      .init("tables", \.tables),
    ])
}

struct DataTableView: TemplateView {
  let name: String
  let url: String
  /// What a row is.
  let content: String
  /// How many rows, and how many bytes.
  let size: String?
  /// How many columns.
  let width: String
  let columns: [DataColumnView]
  let cite: CitationView

  static let declaration = ViewDeclaration<DataTableView>(
    "data table",
    [
      .init("name", \.name),
      .init("url", \.url),
      .init("content", \.content),
      .init("size", \.size),
      .init("width", \.width),
      .init("columns", \.columns),
      .init("cite", \.cite),
    ])
}

/// A column, with those beside it that say the same in other languages or why it is empty.
struct DataColumnView: TemplateView {
  fileprivate(set) var names: [String]
  let meaning: String
  /// What stands in its cells.
  let form: String

  static let declaration = ViewDeclaration<DataColumnView>(
    "data column",
    [
      .init("names", \.names),
      .init("meaning", \.meaning),
      .init("form", \.form),
    ])
}

extension PageContext {
  func dataPage() -> DataView {
    let manual = ManualLanguage(of: language.code)
    let words = ManualWords(manual)
    let known = Dictionary((release?.tables ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let tables = DataTable.all(source).map { table in
      let columns = table.prepared().columns
      return DataTableView(
        name: table.file, url: addresses.link(toFile: table.path), content: meaning(ofTable: table.name),
        size: known[table.name].map { size(rows: $0.rows, bytes: $0.bytes.count) },
        width: word("data_page.columns", count: columns.count), columns: views(of: columns, words),
        cite: cite(
          table.file, dated: nil, at: addresses.origin + addresses.link(toFile: table.path)))
    }
    return DataView(
      answer: word("data_page.answer", count: tables.count),
      archive: LinkView(text: word("data_page.all"), url: addresses.link(toFile: DataRelease.archivePath)),
      archiveSize: release.map { release in
        size(rows: release.tables.reduce(0) { $0 + $1.rows }, bytes: release.archive.count) + word("site.separator")
          + word("site.as_of", ["date": reportDate.text])
      },
      workbook: LinkView(text: word("data_page.workbook"), url: addresses.link(toFile: WorkbookFile.path)),
      iati: IATIProject.all(report).isEmpty
        ? nil : LinkView(text: word("data_page.iati"), url: addresses.link(toFile: IATIFile.path)),
      package: LinkView(text: word("data_page.package"), url: addresses.link(toFile: DataPackage.path)),
      catalogue: LinkView(text: catalogueLink.text, url: catalogueLink.url),
      meaningLang: language.code.prefix { $0 != "-" } == manual.rawValue ? nil : manual.rawValue, tables: tables)
  }

  func views(of columns: [ColumnDescription], _ words: ManualWords) -> [DataColumnView] {
    var views: [DataColumnView] = []
    var places: [String: Int] = [:]
    for column in columns {
      if let base = column.meaning.base, let place = places[base] {
        views[place].names.append(column.name)
        continue
      }
      places[column.name] = views.count
      let form = word("column_form.\(column.form.name)")
      views.append(
        DataColumnView(
          names: [column.name], meaning: column.meaning.text(in: words),
          form: column.isRequired ? form + word("site.separator") + word("data_page.never_empty") : form))
    }
    return views
  }

  /// "120 rows · 48 kB".
  private func size(rows: Int, bytes: Int) -> String {
    word("format.rows", count: rows) + word("site.separator") + size(bytes: bytes)
  }

  /// In kilobytes or megabytes of the metric system, never 0.
  func size(bytes: Int) -> String {
    guard bytes >= 1_000_000 else {
      return word("format.kilobytes", ["n": language.number(max(1, (bytes + 500) / 1_000))])
    }
    let tenths = (bytes + 50_000) / 100_000
    return word("format.megabytes", ["n": language.number(plain: "\(tenths / 10).\(tenths % 10)")])
  }
}

extension CellForm {
  /// In the key of its words.
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .date: "date"
    case .day: "day"
    case .number: "number"
    case .figure: "figure"
    case .share: "share"
    case .count: "count"
    case .days: "days"
    case .flag: "flag"
    case .word: "word"
    case .reference: "reference"
    case .address: "address"
    case .list: "list"
    }
  }
}
