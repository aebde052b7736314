internal import Exact

/// RFC 4180: how a cell is written, and when it is quoted.
extension [UInt8] {
  /// Appends a cell. Of one that is empty, only the column beside it can say why.
  mutating func appendCSV(_ cell: Cell) {
    let start = count
    if cell.isFormula { append(UInt8(ascii: "'")) }
    appendUnquoted(cell)
    guard self[start...].contains(where: \.isSpecialInCSV) else { return }
    let quoted = self[start...].flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
    replaceSubrange(start..., with: [UInt8(ascii: "\"")] + quoted + [UInt8(ascii: "\"")])
  }

  private mutating func appendUnquoted(_ cell: Cell) {
    switch cell {
    case .absent, .missing, .hidden: break
    case .text(let text), .number(let text): append(contentsOf: text.utf8)
    case .date(let date): append(contentsOf: date.description.utf8)
    case .flag(let flag): append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let items):
      for (index, item) in items.enumerated() {
        if index > 0 { append(UInt8(ascii: ";")) }
        appendUnquoted(item)
      }
    }
  }
}

extension Cell {
  /// Would a spreadsheet run it? OWASP, "CSV Injection". A number may well begin with a minus.
  fileprivate var isFormula: Bool {
    switch self {
    case .text(let text): text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    case .list(let items): items.first?.isFormula ?? false
    case .absent, .missing, .hidden, .number, .date, .flag: false
    }
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
