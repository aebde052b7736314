/// `.rels`: which part is what.
final class RelationsTarget: XMLTarget {
  private(set) var found: [String: (kind: String, target: String)] = [:]
  var fault: WorkbookFault? { nil }

  func open(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
      let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    found[id] = (type.split(separator: "/").last.map(String.init) ?? "", target)
  }

  func close(_ name: String, text: String) {}
  func take(text: String) {}
}

/// `workbook.xml`: the sheets in their order.
final class BookTarget: XMLTarget {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  /// The program that wrote it leaves all computing to the one that opens it.
  private(set) var isToBeComputed = false
  var fault: WorkbookFault? { nil }

  func open(_ name: String, _ attributes: XMLAttributes) {
    func holds(_ key: String) -> Bool { ["1", "true"].contains(attributes[key] ?? "") }
    switch name {
    case "workbookPr": countsFrom1904 = holds("date1904")
    case "calcPr": isToBeComputed = holds("fullCalcOnLoad")
    case "sheet":
      guard let name = attributes["name"], let relation = attributes["id", "relationships"] else { return }
      sheets.append((name, relation, ["hidden", "veryHidden"].contains(attributes["state"] ?? "")))
    default: break
    }
  }

  func close(_ name: String, text: String) {}
  func take(text: String) {}
}

/// Texts in runs, without how they are spoken.
struct RunText {
  private var isSpoken = false
  private(set) var text = ""

  mutating func open(_ name: String) { if name == "rPh" { isSpoken = true } }

  mutating func close(_ name: String, _ text: String) {
    if name == "rPh" { isSpoken = false }
    if name == "t", !isSpoken { self.text += text.unescaped }
  }

  mutating func take() -> String {
    defer { text = "" }
    return text
  }
}

/// `sharedStrings.xml`: the texts that cells name by number.
final class StringsTarget: XMLTarget {
  private static let mostBytes = 64_000_000
  private(set) var strings: [String] = []
  private(set) var fault: WorkbookFault?
  private var run = RunText()
  private var bytes = 0

  func open(_ name: String, _ attributes: XMLAttributes) { run.open(name) }

  func close(_ name: String, text: String) {
    run.close(name, text)
    guard name == "si" else { return }
    let text = run.take()
    bytes += text.utf8.count + 16
    if bytes > Self.mostBytes { fault = .tooLarge }
    strings.append(text)
  }

  func take(text: String) {}
}

/// `styles.xml`: how each style of cells shows numbers.
final class StylesTarget: XMLTarget {
  private(set) var formats: [NumberFormat] = []
  /// The styles that draw a line through what a cell holds.
  private(set) var struck: Set<Int> = []
  /// Of each font, whether it does.
  private var fonts: [Bool] = []
  private var isInFonts = false
  private var described: [Int: NumberFormat] = [:]
  private var isInCells = false
  var fault: WorkbookFault? { formats.count > 100_000 ? .tooLarge : nil }

  func open(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else { return }
      described[id] = NumberFormat(code: code)
    case "fonts": isInFonts = true
    case "font" where isInFonts && fonts.count < 100_000: fonts.append(false)
    case "strike" where isInFonts && !fonts.isEmpty:
      fonts[fonts.count - 1] = !["0", "false"].contains(attributes["val"] ?? "")
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      if let font = attributes["fontId"].flatMap({ Int($0) }), fonts.indices.contains(font), fonts[font] {
        struck.insert(formats.count)
      }
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(described[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }

  func close(_ name: String, text: String) {
    if name == "cellXfs" { isInCells = false }
    if name == "fonts" { isInFonts = false }
  }

  func take(text: String) {}
}

/// A sheet's cells.
final class SheetTarget: XMLTarget {
  /// A cell as it is written.
  struct Raw {
    let row: Int
    let column: Int
    let kind: String
    let style: Int?
    var isFormula = false
    var text: String?
    var inline: String?
  }

  private(set) var rows: [Sheet.Row] = []
  private(set) var merges: [Sheet.Merge] = []
  private(set) var fault: WorkbookFault?
  private(set) var hiddenColumns: Set<Int> = []
  private let value: (Raw) -> Cell?
  private var row = Sheet.Row(number: 0)
  private var raw: Raw?
  private var run = RunText()
  private var cells = 0
  private var column = 0

  init(value: @escaping (Raw) -> Cell?) { self.value = value }

  func open(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row":
      let number = attributes["r"].flatMap { Int($0) } ?? row.number + 1
      row = Sheet.Row(number: number, isHidden: ["1", "true"].contains(attributes["hidden"] ?? ""))
      column = 0
    case "col" where ["1", "true"].contains(attributes["hidden"] ?? ""):
      guard let first = attributes["min"].flatMap({ Int($0) }), let last = attributes["max"].flatMap({ Int($0) }),
        first > 0, first <= min(last, SheetLimits.columns)
      else { return }
      hiddenColumns.formUnion(first...min(last, SheetLimits.columns))
    case "c":
      let place = attributes["r"].flatMap { CellName($0) }
      column = place?.column ?? column + 1
      raw = Raw(
        row: place?.row ?? row.number, column: column, kind: attributes["t"] ?? "n",
        style: attributes["s"].flatMap { Int($0) })
    case "f": raw?.isFormula = true
    case "mergeCell":
      let corners = (attributes["ref"] ?? "").split(separator: ":").compactMap { CellName(String($0)) }
      guard corners.count == 2, corners[0].row <= corners[1].row, corners[0].column <= corners[1].column,
        merges.count < 100_000
      else { return }
      merges.append(
        Sheet.Merge(rows: corners[0].row...corners[1].row, columns: corners[0].column...corners[1].column))
    default: run.open(name)
    }
  }

  func close(_ name: String, text: String) {
    switch name {
    case "v": raw?.text = text
    case "is": raw?.inline = run.take()
    case "c":
      defer { raw = nil }
      guard let raw, let cell = value(raw), !cell.isEmpty else { return }
      cells += 1
      if cells > SheetLimits.cells || raw.column > SheetLimits.columns { fault = .tooLarge }
      row.cells.append(cell)
    case "row": if !row.cells.isEmpty { rows.append(row) }
    default: run.close(name, text)
    }
  }

  func take(text: String) {}
}

/// What a table may have, in whatever file it stands.
enum SheetLimits {
  static let cells = 500_000
  static let columns = 1_000
}

/// `B7`
struct CellName {
  let row: Int
  let column: Int

  init?(_ text: String) {
    var column = 0
    var rest = text.utf8[...]
    while let byte = rest.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte), column < 20_000 {
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      rest = rest.dropFirst()
    }
    guard column > 0, let row = Int(String(decoding: rest, as: UTF8.self)), (1...1_048_576).contains(row) else {
      return nil
    }
    (self.row, self.column) = (row, column)
  }
}
