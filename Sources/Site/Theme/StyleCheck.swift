internal import Diagnostics

/// What is opened in a style sheet and not closed, or closed and not opened: a browser leaves out what follows, without a word.
struct StyleCheck {
  private let bytes: [UInt8]
  private let file: SourceFile

  init(_ bytes: [UInt8], file: SourceFile) {
    self.bytes = bytes
    self.file = file
  }

  /// The first fault; `nil` for a sheet that is whole.
  var fault: Diagnostic? {
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = endOfText(from: index) else { return .unclosedInStyle("a quote", at: place(index)) }
        index = end
      case UInt8(ascii: "/") where bytes[index...].starts(with: "/*".utf8):
        guard let end = bytes[(index + 2)...].firstRange(of: Array("*/".utf8)) else {
          return .unclosedInStyle("a remark (`/*`)", at: place(index))
        }
        index = end.upperBound - 1
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): open.append(index)
      case let close where close == UInt8(ascii: "}") || close == UInt8(ascii: ")") || close == UInt8(ascii: "]"):
        guard let last = open.popLast() else { return .closedInStyle(sign(index), at: place(index)) }
        guard Self.closes(bytes[last], close) else { return .unclosedInStyle("`\(sign(last))`", at: place(last)) }
      default: break
      }
      index += 1
    }
    return open.last.map { .unclosedInStyle("`\(sign($0))`", at: place($0)) }
  }

  /// Where a text's quote is that closes it; `nil` where its line ends before.
  private func endOfText(from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == bytes[start] { return index }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func closes(_ opening: UInt8, _ closing: UInt8) -> Bool {
    switch opening {
    case UInt8(ascii: "{"): closing == UInt8(ascii: "}")
    case UInt8(ascii: "("): closing == UInt8(ascii: ")")
    default: closing == UInt8(ascii: "]")
    }
  }

  private func sign(_ index: Int) -> String { String(decoding: [bytes[index]], as: UTF8.self) }

  private func place(_ index: Int) -> SourceRange { SourceRange(file: file, ofByte: index, in: bytes) }
}

extension Diagnostic {
  fileprivate static func unclosedInStyle(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-in-style", "In this style sheet \(what) is opened and not closed, so browsers leave out what follows.",
      at: range, help: "Close it where it ends.")
  }

  fileprivate static func closedInStyle(_ sign: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "closed-in-style",
      "In this style sheet `\(sign)` closes what nothing opened, so browsers leave out what follows.",
      at: range, help: "Delete it, or open what it closes.")
  }
}
