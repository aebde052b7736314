internal import Localisation
internal import Manual
internal import Reporting
internal import Spreadsheets

/// `data/report.xlsx`: every table as a sheet, behind one that explains them (ECMA-376, without macros and formulas).
///
/// Nothing in it is of a clock, and each sheet is packed before the next one is made.
struct WorkbookFile {
  static let path = "data/report.xlsx"

  private let context: PageContext
  private let words: ManualWords
  private let tables: [DataTable]

  /// - Parameter context: Of the default language.
  init(_ context: PageContext) {
    self.context = context
    words = ManualWords(ManualLanguage(of: context.language.code))
    tables = DataTable.all(context.source)
  }

  var bytes: [UInt8] {
    // Most of it is the same few signs over and over: packing it harder gains a fifth and takes three times as long.
    let archive = ZipArchive(level: 1)
    let names = [context.word("workbook.about").asSheetName] + tables.map(\.name)
    archive.add("[Content_Types].xml", WorkbookParts.contentTypes(sheets: names.count))
    archive.add("_rels/.rels", WorkbookParts.relations)
    archive.add("xl/workbook.xml", WorkbookParts.workbook(names))
    archive.add("xl/_rels/workbook.xml.rels", WorkbookParts.relations(sheets: names.count))
    archive.add("xl/styles.xml", WorkbookParts.styles)
    var about: [AboutLine] = []
    for (index, table) in tables.enumerated() {
      let number = index + 2
      let prepared = table.prepared()
      var sheet = SheetWriter(columns: prepared.columns.count)
      prepared.write(into: &sheet)
      let isRightToLeft = context.language.direction == "rtl"
      archive.add(
        "xl/worksheets/sheet\(number).xml",
        WorkbookParts.sheet(prepared.columns, sheet, isRightToLeft: isRightToLeft))
      archive.add("xl/worksheets/_rels/sheet\(number).xml.rels", WorkbookParts.relations(ofSheet: number))
      archive.add(
        "xl/comments\(number).xml", WorkbookParts.comments(prepared.columns.map { $0.meaning.text(in: words) }))
      archive.add("xl/drawings/vmlDrawing\(number).vml", WorkbookParts.boxes(columns: prepared.columns.count))
      about.append(
        AboutLine(
          name: table.name, meaning: context.meaning(ofTable: table.name), rows: sheet.rows - 1,
          cutTexts: sheet.cutTexts))
    }
    archive.add("xl/worksheets/sheet1.xml", WorkbookParts.about(head, about, cut: cut(about)))
    return archive.finished()
  }

  /// A table, as the first sheet tells of it.
  struct AboutLine {
    let name: String
    let meaning: String
    let rows: Int
    let cutTexts: Int
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
  private func cut(_ about: [AboutLine]) -> String? {
    let count = about.reduce(0) { $0 + $1.cutTexts }
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
