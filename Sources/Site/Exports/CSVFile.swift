internal import Exact

/// A cell of a published table.
enum Cell {
  /// Missing: an empty cell.
  case empty
  /// Words; one that a spreadsheet would take for a formula is disarmed.
  case text(String)
  /// A number, a date, a word of a closed list: written as it is.
  case plain(String)

  static func count(_ count: Int) -> Cell { .plain(String(count)) }
  static func flag(_ flag: Bool) -> Cell { .plain(flag ? "true" : "false") }
  static func date(_ date: PartialDate?) -> Cell { date.map { .plain($0.description) } ?? .empty }
  static func number(_ number: Quantity?) -> Cell { number.map { .plain($0.description) } ?? .empty }
  /// A share with four decimal places, a half away from zero.
  static func share(_ share: Fraction?) -> Cell { share.map { .plain($0.decimal(places: 4)) } ?? .empty }
}

/// A table as RFC 4180 CSV: UTF-8, LF, a header row.
struct CSVFile {
  private(set) var bytes: [UInt8] = []

  init(columns: [String]) {
    append(columns.map { .plain($0) })
  }

  mutating func append(_ row: [Cell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .plain(let text): append(text)
      case .text(let text):
        // OWASP, "CSV Injection": a spreadsheet runs a cell that begins with one of these.
        let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        append(isFormula ? "'" + text : text)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ text: String) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard bytes[start...].contains(where: \.isSpecialInCSV) else { return }
    let quoted = bytes[start...].flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
    bytes.replaceSubrange(start..., with: [UInt8(ascii: "\"")] + quoted + [UInt8(ascii: "\"")])
  }
}

extension UInt8 {
  /// Whether a cell that holds it must be quoted.
  fileprivate var isSpecialInCSV: Bool {
    switch self {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
