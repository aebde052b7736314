internal import Diagnostics
internal import Exact

/// The sheets of a workbook in OpenDocument (`.ods`).
enum OpenDocument {
  static func sheets(of archive: Archive, file: SourceFile) throws(WorkbookFault) -> [Sheet] {
    if archive.names.contains("META-INF/manifest.xml") {
      let manifest = ManifestTarget()
      try archive.read("META-INF/manifest.xml", into: manifest)
      if manifest.isEncrypted { throw .encrypted }
    }
    let named = ContentTarget(file: file, styles: OpenStyles())
    if archive.names.contains("styles.xml") { try archive.read("styles.xml", into: named) }
    let target = ContentTarget(file: file, styles: named.styles)
    try archive.read("content.xml", into: target)
    return target.sheets.map { sheet, merges in
      var sheet = sheet
      sheet.spread(merges)
      return sheet
    }
  }
}

private final class ManifestTarget: XMLTarget {
  private(set) var isEncrypted = false
  var fault: WorkbookFault? { nil }

  func open(_ name: String, _ attributes: XMLAttributes) { if name == "encryption-data" { isEncrypted = true } }
  func close(_ name: String, text: String) {}
  func take(text: String) {}
}

private final class ContentTarget: XMLTarget {
  private(set) var sheets: [(sheet: Sheet, merges: [Sheet.Merge])] = []
  private(set) var fault: WorkbookFault?
  private let file: SourceFile
  private var sheet: Sheet?
  private var merges: [Sheet.Merge] = []
  private var row = Sheet.Row(number: 0)
  private var rowRepeats = 1
  private var nextRow = 1
  private var nextColumn = 1
  private var cell: OpenCell?
  /// Elements within which nothing is a cell or its text: comments, drawings, former versions.
  private var leftOut = 0
  private var cells = 0
  /// Styles of tables that are not shown.
  private var hiddenStyles: Set<String> = []
  private var style: String?
  private(set) var styles: OpenStyles
  /// Of each column of the table, the style of those cells that name none.
  private var columnStyles: [String?] = []
  private var rowStyle: String?

  init(file: SourceFile, styles: OpenStyles) { (self.file, self.styles) = (file, styles) }

  private static let others: Set = ["annotation", "shapes", "tracked-changes", "dde-links", "filter"]

  func open(_ name: String, _ attributes: XMLAttributes) {
    if leftOut > 0 || Self.others.contains(name) {
      leftOut += 1
      if name == "annotation" { cell?.hasComment = true }
      return
    }
    if sheet == nil { styles.open(name, attributes) }
    switch name {
    case "style": style = attributes["name"]
    case "table-properties": if attributes["display"] == "false", let style { hiddenStyles.insert(style) }
    case "table":
      let isHidden = attributes["style-name"].map { hiddenStyles.contains($0) } ?? false
      sheet = Sheet(name: attributes["name"] ?? "", isHidden: isHidden)
      (merges, nextRow, columnStyles) = ([], 1, [])
    case "table-column": openColumn(attributes)
    case "table-row":
      row = Sheet.Row(
        number: nextRow, isHidden: ["collapse", "filter"].contains(attributes["visibility"] ?? ""))
      rowStyle = attributes["default-cell-style-name"]
      rowRepeats = max(1, attributes["number-rows-repeated"].flatMap { Int($0) } ?? 1)
      nextColumn = 1
    case "table-cell", "covered-table-cell": openCell(attributes, isCovered: name != "table-cell")
    case "p": cell?.beginParagraph()
    case "s": cell?.add(String(repeating: " ", count: min(100, attributes["c"].flatMap { Int($0) } ?? 1)))
    case "tab": cell?.add("\t")
    case "line-break": cell?.add("\n")
    default: break
    }
  }

  private func openColumn(_ attributes: XMLAttributes) {
    let repeats = attributes["number-columns-repeated"].flatMap { Int($0) } ?? 1
    let count = max(0, min(SheetLimits.columns - columnStyles.count, max(1, repeats)))
    if ["collapse", "filter"].contains(attributes["visibility"] ?? "") {
      sheet?.hiddenColumns.formUnion((columnStyles.count + 1)..<(columnStyles.count + 1 + count))
    }
    columnStyles += [String?](repeating: attributes["default-cell-style-name"], count: count)
  }

  private func openCell(_ attributes: XMLAttributes, isCovered: Bool) {
    let repeats = max(1, attributes["number-columns-repeated"].flatMap { Int($0) } ?? 1)
    cell = OpenCell(attributes, column: nextColumn, repeats: repeats, isCovered: isCovered)
    let ofColumn = columnStyles.indices.contains(nextColumn - 1) ? columnStyles[nextColumn - 1] : nil
    if let name = attributes["style-name"] ?? rowStyle ?? ofColumn {
      cell?.covered = styles.covered(by: name)
      cell?.isStruck = styles.isStruck(name)
    }
    nextColumn += repeats
    guard !isCovered, let columns = attributes["number-columns-spanned"].flatMap({ Int($0) }),
      let rows = attributes["number-rows-spanned"].flatMap({ Int($0) }), columns > 1 || rows > 1,
      (1...SheetLimits.columns).contains(columns), (1...1_048_576).contains(rows), let first = cell?.column
    else { return }
    merges.append(Sheet.Merge(rows: row.number...(row.number + rows - 1), columns: first...(first + columns - 1)))
  }

  func take(text: String) { if leftOut == 0 { cell?.add(text) } }

  func close(_ name: String, text: String) {
    if leftOut > 0 {
      leftOut -= 1
      return
    }
    cell?.add(text)
    if sheet == nil { styles.close(name, text) }
    switch name {
    case "p": cell?.endParagraph()
    case "table-cell", "covered-table-cell": closeCell()
    case "table-row": closeRow()
    case "table":
      if let sheet { sheets.append((sheet, merges)) }
      sheet = nil
    default: break
    }
  }

  private func closeCell() {
    defer { cell = nil }
    guard let cell, let value = cell.value else { return }
    for position in 0..<cell.repeats {
      cells += 1
      guard cells <= SheetLimits.cells, cell.column + position <= SheetLimits.columns else {
        fault = .tooLarge
        return
      }
      let range = SourceRange(file: file, line: row.number, column: cell.column + position)
      var made = Cell(column: cell.column + position, value: value, range: range, traits: cell.traits)
      made.shown = cell.code
      if !made.isEmpty { row.cells.append(made) }
    }
  }

  private func closeRow() {
    nextRow += rowRepeats
    guard !row.cells.isEmpty else { return }
    for position in 0..<rowRepeats {
      cells += position > 0 ? row.cells.count : 0
      guard cells <= SheetLimits.cells else {
        fault = .tooLarge
        return
      }
      var copy = Sheet.Row(number: row.number + position, isHidden: row.isHidden)
      copy.cells = row.cells.map { cell in
        let range = SourceRange(file: file, line: copy.number, column: cell.column)
        return Cell(column: cell.column, value: cell.value, range: range, shown: cell.shown, traits: cell.traits)
      }
      sheet?.rows.append(copy)
    }
  }
}

/// A cell while it is read.
private struct OpenCell {
  let column: Int
  let repeats: Int
  private let kind: String
  private let isError: Bool
  private let written: String?
  private let isCovered: Bool
  private let isFormula: Bool
  private var paragraphs: [String] = []
  private var isInParagraph = false
  var hasComment = false
  /// The numbers in whose place its format shows words.
  var covered: CoveredNumbers?
  var isStruck = false

  init(_ attributes: XMLAttributes, column: Int, repeats: Int, isCovered: Bool) {
    self.column = column
    self.repeats = repeats
    self.isCovered = isCovered
    kind = attributes["value-type", "office"] ?? ""
    isError = attributes["value-type", "calc"] == "error"
    isFormula = attributes["formula"] != nil
    written =
      switch kind {
      case "date": attributes["date-value"]
      case "boolean": attributes["boolean-value"]
      case "string": attributes["string-value"]
      default: attributes["value", "office"]
      }
  }

  mutating func beginParagraph() {
    paragraphs.append("")
    isInParagraph = true
  }

  mutating func endParagraph() { isInParagraph = false }

  mutating func add(_ text: String) {
    guard isInParagraph, !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1] += text
  }

  private var text: String { paragraphs.joined(separator: "\n") }

  var value: Cell.Value? {
    if isCovered { return nil }
    if isError { return .failed(text.isEmpty ? "#N/A" : text) }
    switch kind {
    case "": return nil
    case "float", "currency", "percentage":
      guard let number = written.flatMap({ DecimalNumber($0) }) else { return isFormula ? .uncomputed : .text(text) }
      if let words = covered?.words(for: number.plain) { return .text(words) }
      return .number(kind == "percentage" ? number.percent.plain : number.plain)
    case "date":
      guard let written, let day = try? PartialDate.parse(String(written.prefix(10))) else { return .text(text) }
      return .date(shown(day))
    case "boolean": return .text(written == "true" ? "TRUE" : "FALSE")
    default: return .text(paragraphs.isEmpty ? written ?? "" : text)
    }
  }

  /// What the cell shows of a day: its month or year alone, where no number of a day stands there.
  private func shown(_ day: PartialDate) -> PartialDate {
    let numbers = text.split { !$0.isNumber }
    let hasName = text.contains(where: \.isLetter)
    let (year, month, _) = day.first.components
    if numbers.count == 1, numbers[0] == String(year) {
      return PartialDate(year: year, month: hasName ? month : nil, day: nil) ?? day
    }
    return day
  }

  /// A whole number that is shown with zeros in front.
  var code: String? {
    guard case .number(let number)? = value, text.hasPrefix("0"), text.count > number.count,
      text.allSatisfy(\.isNumber), Int(text) == Int(number)
    else { return nil }
    return text
  }

  var traits: Set<Cell.Trait> {
    var traits: Set<Cell.Trait> = []
    if kind == "percentage", case .number? = value { traits.insert(.percent) }
    if isStruck { traits.insert(.struck) }
    if isFormula { traits.insert(.formula) }
    if hasComment { traits.insert(.comment) }
    if kind == "date", written?.dropFirst(11).contains(where: { $0.isNumber && $0 != "0" }) == true {
      traits.insert(.timeOfDay)
    }
    return traits
  }
}
