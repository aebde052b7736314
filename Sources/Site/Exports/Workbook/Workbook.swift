internal import Localisation
internal import Manual
internal import Reporting
internal import Spreadsheets

/// A table as a sheet of the workbook.
struct PackedSheet: Sendable {
  fileprivate let file: PackedFile
  /// How many texts are longer than a cell holds.
  fileprivate let cutTexts: Int

  /// - Parameter sheet: With every row, the header among them.
  init(_ sheet: consuming SheetWriter, columns: Int) {
    sheet.end(WorkbookParts.tail(columns: columns, rows: sheet.rows))
    cutTexts = sheet.cutTexts
    // Most of it is the same few signs over and over: packing it harder gains a fifth and takes three times as long.
    file = PackedFile(sheet.bytes, level: 1)
  }
}

/// `data/report.xlsx`: every table as a sheet, behind one that explains them (ECMA-376, without macros and formulas).
///
/// Nothing in it is of a clock.
struct WorkbookFile {
  static let path = "data/report.xlsx"

  private let context: PageContext
  private let tables: [PublishedTable]

  /// - Parameter context: Of the default language.
  init(_ context: PageContext, _ tables: [PublishedTable]) {
    self.context = context
    self.tables = tables
  }

  var bytes: [UInt8] {
    let words = ManualWords(ManualLanguage(of: context.language.code))
    let names = [context.word("workbook.about").asSheetName] + tables.map(\.name)
    var files: [(name: String, file: PackedFile)] = []
    func add(_ name: String, _ bytes: [UInt8]) { files.append((name, PackedFile(bytes))) }
    add("[Content_Types].xml", WorkbookParts.contentTypes(sheets: names.count))
    add("_rels/.rels", WorkbookParts.relations)
    add("xl/workbook.xml", WorkbookParts.workbook(names))
    add("xl/_rels/workbook.xml.rels", WorkbookParts.relations(sheets: names.count))
    add("xl/styles.xml", WorkbookParts.styles)
    let lines = tables.map { Line(name: $0.name, meaning: context.meaning(ofTable: $0.name), rows: $0.rows) }
    add("xl/worksheets/sheet1.xml", WorkbookParts.about(head, lines, cut: cut))
    for (index, table) in tables.enumerated() {
      let number = index + 2
      files.append(("xl/worksheets/sheet\(number).xml", table.sheet.file))
      add("xl/worksheets/_rels/sheet\(number).xml.rels", WorkbookParts.relations(ofSheet: number))
      add("xl/comments\(number).xml", WorkbookParts.comments(table.columns.map { $0.meaning.text(in: words) }))
      add("xl/drawings/vmlDrawing\(number).vml", WorkbookParts.boxes(columns: table.columns.count))
    }
    return zipArchive(files)
  }

  /// A table, as the first sheet tells of it.
  struct Line {
    let name: String
    let meaning: String
    let rows: Int
  }

  /// What stands above the list of tables: the title, then how to cite, under which licence, and how to read it.
  private var head: (title: String, lines: [String], columns: [String]) {
    let licence = context.source.settings.licence.map { context.word("download.licence", ["licence": $0]) }
    let lines = [
      context.word("site.as_of", ["date": context.reportDate.text]), context.citation(of: context.siteTitle),
      context.addresses.absolute(.report(.data), in: 0), licence, context.word("data_page.same"),
      context.word("data_page.missing"), context.word("workbook.comments"),
    ]
    return (
      context.siteTitle, lines.compactMap(\.self),
      ["workbook.sheet", "workbook.row", "workbook.rows"].map { context.word($0) }
    )
  }

  /// That texts were too long for a cell.
  private var cut: String? {
    let count = tables.reduce(0) { $0 + $1.sheet.cutTexts }
    return count == 0 ? nil : context.word("workbook.cut", count: count)
  }
}

extension String {
  /// As a sheet may be called: without some signs, and 31 letters at most.
  fileprivate var asSheetName: String {
    let name = String(filter { !"[]:*?/\\'".contains($0) }.prefix(31))
    return name.isEmpty ? "-" : name
  }
}
