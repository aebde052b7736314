internal import Diagnostics
internal import Exact

/// The sheets of a workbook in Office Open XML (`.xlsx`), found by its relations, not by the names of its parts.
struct Workbook {
  private let archive: Archive
  private let file: SourceFile
  private var strings: [String] = []
  private var formats: [NumberFormat] = []
  /// The styles that draw a line through what a cell holds.
  private var struck: Set<Int> = []
  private var countsFrom1904 = false
  private var keepsResults = true

  private init(_ archive: Archive, file: SourceFile) {
    self.archive = archive
    self.file = file
  }

  static func sheets(of archive: Archive, file: SourceFile) throws(WorkbookFault) -> [Sheet] {
    var workbook = Workbook(archive, file: file)
    return try workbook.read()
  }

  private mutating func read() throws(WorkbookFault) -> [Sheet] {
    let root = try relations(of: "")
    guard let main = root.values.first(where: { $0.kind == "officeDocument" })?.target else { throw .damaged }
    let book = BookTarget()
    try archive.read(main, into: book)
    (countsFrom1904, keepsResults) = (book.countsFrom1904, !book.isToBeComputed)
    let parts = try relations(of: main)
    if let part = parts.values.first(where: { $0.kind == "sharedStrings" })?.target {
      let target = StringsTarget()
      try archive.read(part, into: target)
      strings = target.strings
    }
    if let part = parts.values.first(where: { $0.kind == "styles" })?.target {
      let target = StylesTarget()
      try archive.read(part, into: target)
      (formats, struck) = (target.formats, target.struck)
    }
    var sheets: [Sheet] = []
    for (name, relation, isHidden) in book.sheets {
      guard let part = parts[relation], part.kind == "worksheet" else { continue }
      sheets.append(try sheet(name, part.target, isHidden: isHidden))
    }
    return sheets
  }

  private func sheet(_ name: String, _ part: String, isHidden: Bool) throws(WorkbookFault) -> Sheet {
    let target = SheetTarget { [self] raw in
      var cell = value(of: raw)
      if let style = raw.style, struck.contains(style) { cell?.traits.insert(.struck) }
      return cell
    }
    try archive.read(part, into: target)
    var sheet = Sheet(name: name, isHidden: isHidden, rows: target.rows)
    sheet.hiddenColumns = target.hiddenColumns
    if countsFrom1904 { sheet.remarks.append("days counted from 1904") }
    sheet.spread(target.merges)
    return sheet
  }

  // MARK: Cells

  private func value(of raw: SheetTarget.Raw) -> Cell? {
    let range = SourceRange(file: file, line: raw.row, column: raw.column)
    func cell(_ value: Cell.Value) -> Cell {
      Cell(column: raw.column, value: value, range: range, traits: raw.isFormula ? [.formula] : [])
    }
    switch raw.kind {
    case "s":
      return raw.text.flatMap { Int($0) }.flatMap { strings.indices.contains($0) ? strings[$0] : nil }.map {
        cell(.text($0))
      }
    case "inlineStr": return raw.inline.map { cell(.text($0)) }
    case "str": return raw.text.map { cell(.text($0.unescaped)) }
    case "e": return cell(.failed(raw.text ?? "#N/A"))
    case "b": return cell(.text(raw.text == "1" ? "TRUE" : "FALSE"))
    case "d":
      let format = format(of: raw)
      return raw.text.flatMap { DatedCell(iso: $0) }.map { $0.cell(cell, shown: format) }
    default:
      if raw.isFormula, raw.text?.isEmpty != false || !keepsResults { return cell(.uncomputed) }
      guard let text = raw.text, !text.isEmpty else { return nil }
      guard let number = DecimalNumber(text) else { return cell(.text(text)) }
      return numeric(number, format(of: raw), cell)
    }
  }

  private func format(of raw: SheetTarget.Raw) -> NumberFormat {
    raw.style.flatMap { formats.indices.contains($0) ? formats[$0] : nil } ?? .plain
  }

  private func numeric(_ number: DecimalNumber, _ format: NumberFormat, _ make: (Cell.Value) -> Cell) -> Cell {
    switch format {
    case .percent:
      var cell = make(.number(number.percent.plain))
      cell.traits.insert(.percent)
      return cell
    case .zeros(let width):
      var cell = make(.number(number.plain))
      if let whole = number.whole, whole >= 0 {
        cell.shown = String(repeating: "0", count: max(0, width - number.plain.count)) + number.plain
      }
      return cell
    case .covered(let covered, let others):
      return covered.words(for: number.plain).map { make(.text($0)) } ?? numeric(number, others, make)
    case .brackets:
      var cell = make(.number(number.plain))
      if number.plain.hasPrefix("-") { cell.traits.insert(.negativeInBrackets) }
      return cell
    case .year, .month, .day:
      guard let date = DatedCell(serial: number.plain, from1904: countsFrom1904) else {
        return make(.number(number.plain))
      }
      return date.cell(make, shown: format)
    case .plain, .time: return make(.number(number.plain))
    }
  }

  // MARK: Relations

  private struct Relation {
    /// The last part of its type.
    let kind: String
    let target: String
  }

  /// Where a part's relations lead, by their ids; `""` is the whole file's.
  private func relations(of part: String) throws(WorkbookFault) -> [String: Relation] {
    let folder = part.contains("/") ? part.split(separator: "/").dropLast().joined(separator: "/") : ""
    let name = part.split(separator: "/").last ?? ""
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard archive.names.contains(path) else { return [:] }
    let target = RelationsTarget()
    try archive.read(path, into: target)
    return target.found.mapValues { kind, written in
      let parts = (written.hasPrefix("/") ? written : folder + "/" + written).split(separator: "/")
      var path: [Substring] = []
      for part in parts where part != "." { if part == ".." { _ = path.popLast() } else { path.append(part) } }
      return Relation(kind: kind, target: path.joined(separator: "/"))
    }
  }
}

/// A day that a cell holds, and what it shows of it.
struct DatedCell {
  private let day: Day
  private let hasTime: Bool

  /// - Parameter serial: Days since the end of 1899, of which the 60th never was, or since 1904-01-01.
  init?(serial: String, from1904: Bool) {
    let parts = serial.split(separator: ".")
    guard let whole = parts.first.flatMap({ Int($0) }), whole >= 0, whole < 3_000_000 else { return nil }
    let start = from1904 ? PartialDate(year: 1904, month: 1, day: 1) : PartialDate(year: 1899, month: 12, day: 30)
    let count = from1904 || whole >= 60 ? whole : whole + 1
    guard let start, let day = Day(number: Int(start.first.number) + count) else { return nil }
    self.day = day
    hasTime = parts.count > 1
  }

  /// `2014-01-31T10:00:00`
  init?(iso: String) {
    guard let date = try? PartialDate.parse(String(iso.prefix(10))) else { return nil }
    day = date.first
    hasTime = iso.dropFirst(11).contains { $0.isNumber && $0 != "0" }
  }

  func cell(_ make: (Cell.Value) -> Cell, shown format: NumberFormat) -> Cell {
    let whole = PartialDate(day)
    let date =
      switch format {
      case .year: PartialDate(year: day.components.year)
      case .month: PartialDate(year: day.components.year, month: day.components.month)
      default: whole
      }
    var cell = make(.date(date ?? whole))
    if hasTime { cell.traits.insert(.timeOfDay) }
    return cell
  }
}

extension String {
  /// `_x000D_` stands for a sign by its number.
  var unescaped: String {
    guard utf8.contains(UInt8(ascii: "_")) else { return self }
    return replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? String(match.0)
    }
  }
}
