internal import Exact

/// Writes a table's cells as those of a sheet (ECMA-376, SpreadsheetML), each typed; never a formula.
///
/// A large site has a million cells, so they are written as bytes and share nothing.
struct SheetWriter {
  private(set) var bytes: [UInt8]
  /// Of the header and all rows.
  private(set) var rows = 0
  /// How many texts are longer than a cell holds, so that their ends are left out.
  private(set) var cutTexts = 0
  private var column = 0
  /// Has the sheet no room for the present row?
  private var isFull = false
  /// `A`, `B` … of each column.
  private let letters: [[UInt8]]
  private var rowDigits: [UInt8] = []

  /// So many rows has a sheet at most.
  static let mostRows = 1_048_576
  /// So many units of UTF-16 has a text at most.
  static let longestText = 32_767

  /// What cells look like, by its place among the workbook's formats.
  enum Style: UInt8 {
    case plain = 0
    case heading, date, wrapped, title
  }

  /// - Parameter head: What stands before the first row.
  init(columns: Int, head: [UInt8] = []) {
    bytes = head
    letters = (0..<columns).map { Array(Self.letters(of: $0).utf8) }
  }

  static func letters(of column: Int) -> String {
    var (rest, letters) = (column, "")
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  mutating func beginRow() {
    column = 0
    isFull = rows == Self.mostRows
    guard !isFull else { return }
    rows += 1
    rowDigits.removeAll(keepingCapacity: true)
    rowDigits += String(rows).utf8
    bytes += #"<row r=""#.utf8
    bytes += rowDigits
    bytes += "\">".utf8
  }

  mutating func endRow() { if !isFull { bytes += "</row>".utf8 } }

  mutating func append(_ cell: Cell) {
    defer { column += 1 }
    guard !isFull else { return }
    switch cell {
    case .absent, .missing, .hidden: return
    case .text(let text): write(text)
    case .number(let number):
      // A program for tables keeps 15 digits.
      if number.utf8.count(where: { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }) > 15 {
        write(number)
      } else {
        open(nil, .plain)
        bytes += "<v>".utf8
        bytes += number.utf8
        bytes += "</v></c>".utf8
      }
    case .date(let date):
      guard date.precision == .day, let serial = date.first.serial else { return write(date.description) }
      open(nil, .date)
      bytes += "<v>".utf8
      bytes += String(serial).utf8
      bytes += "</v></c>".utf8
    case .flag(let flag):
      open("b", .plain)
      bytes += (flag ? "<v>1</v></c>" : "<v>0</v></c>").utf8
    case .list(let items):
      if !items.isEmpty { write(items.map(\.plain).joined(separator: ";")) }
    }
  }

  /// Writes what stands behind the last row.
  mutating func end(_ tail: String) { bytes += tail.utf8 }

  mutating func append(_ text: String, _ style: Style) {
    defer { column += 1 }
    write(text, style)
  }

  private mutating func open(_ type: String?, _ style: Style) {
    bytes += #"<c r=""#.utf8
    bytes += letters[column]
    bytes += rowDigits
    if style != .plain {
      bytes += #"" s=""#.utf8
      bytes.append(UInt8(ascii: "0") + style.rawValue)
    }
    if let type {
      bytes += #"" t=""#.utf8
      bytes += type.utf8
    }
    bytes += "\">".utf8
  }

  private mutating func write(_ text: String, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    open("inlineStr", style)
    bytes += #"<is><t xml:space="preserve">"#.utf8
    if text.utf8.count > Self.longestText, text.utf16.count > Self.longestText {
      cutTexts += 1
      bytes.appendXML(text.cut(toUnits: Self.longestText))
    } else {
      bytes.appendXML(text)
    }
    bytes += "</t></is></c>".utf8
  }
}

extension Cell {
  /// As a list writes it.
  fileprivate var plain: String {
    switch self {
    case .absent, .missing, .hidden: ""
    case .text(let text), .number(let text): text
    case .date(let date): date.description
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): items.map(\.plain).joined(separator: ";")
    }
  }
}

extension Day {
  /// Days since 30 December 1899, as programs for tables count from March 1900 on; before, they have a day that never was.
  fileprivate var serial: Int? {
    guard let origin = Day(year: 1899, month: 12, day: 30) else { return nil }
    let days = self - origin
    return days > 60 ? days : nil
  }
}

extension String {
  /// Its beginning, of so many units of UTF-16 at most with the sign that says so.
  fileprivate func cut(toUnits most: Int) -> String {
    var (text, units) = ("", 1)
    for scalar in unicodeScalars {
      units += UTF16.width(scalar)
      if units > most { break }
      text.unicodeScalars.append(scalar)
    }
    return text + "…"
  }
}
