import Diagnostics
import Exact

// MARK: - Numbers

extension Lexer {
  /// `42`, `1_000`, `3.50`, `1e3`, `0x1F`, `0o17`, `0b101`.
  mutating func lexNumber(from mark: Cursor.Mark) {
    let written = takeNumber()
    let place = cursor.range(from: mark)
    switch Self.number(written.filter { $0 != "_" }.lowercased()) {
    case .success(let number) where Self.isWellWritten(written): add(.number(number), from: mark)
    case .failure(.tooLong):
      diagnostics.append(.numberTooLarge(written, at: place))
      add(.invalid, from: mark)
    default:
      diagnostics.append(.notANumber(written, at: place))
      add(.invalid, from: mark)
    }
  }

  private mutating func takeNumber() -> String {
    func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    func isWordByte(_ byte: UInt8) -> Bool {
      isDigit(byte) || byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    let start = cursor.position
    _ = cursor.take(while: isWordByte)
    if cursor.byte == UInt8(ascii: "."), let next = cursor.byte(ahead: 1), isDigit(next), !isMemberPosition() {
      cursor.advance()
      _ = cursor.take(while: isWordByte)
    }
    let isHexadecimal =
      cursor.bytes[start...].starts(with: [0x30, 0x78]) || cursor.bytes[start...].starts(with: [0x30, 0x58])
    if !isHexadecimal, cursor.bytes[cursor.position - 1] | 0x20 == UInt8(ascii: "e"),
      let sign = cursor.byte, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let next = cursor.byte(ahead: 1), isDigit(next)
    {
      cursor.advance()
      _ = cursor.take(while: isWordByte)
    }
    return String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self)
  }

  /// After a point digits are a position, as in `rows.0.1`.
  private func isMemberPosition() -> Bool {
    guard case .symbol(let symbol)? = tokens.last?.kind else { return false }
    return symbol == .dot || symbol == .optionalDot
  }

  private static func isWellWritten(_ written: String) -> Bool {
    !written.hasSuffix("_") && !written.contains("__") && !written.contains("_.") && !written.contains("._")
  }

  private enum NumberFault: Error {
    case notANumber, tooLong
  }

  private static func number(_ digits: String) -> Result<Quantity, NumberFault> {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      let rest = digits.dropFirst(2)
      guard !rest.isEmpty, rest.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false }) else {
        return .failure(.notANumber)
      }
      guard let whole = Int128(rest, radix: radix), let number = Quantity(digits: whole, scale: 0) else {
        return .failure(.tooLong)
      }
      return .success(number)
    }
    return decimal(digits)
  }

  private static func decimal(_ digits: String) -> Result<Quantity, NumberFault> {
    let parts = digits.split(separator: "e", omittingEmptySubsequences: false)
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, halves.count <= 2, halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 < 0x3A } })
    else { return .failure(.notANumber) }
    guard let exponent else { return .failure(parts.last?.utf8.count ?? 0 > 9 ? .tooLong : .notANumber) }
    let isDecimal = parts.count == 2 || halves.count == 2
    if !isDecimal, halves[0].utf8.count > 1, halves[0].first == "0", halves[0].contains(where: { $0 != "0" }) {
      return .failure(.notANumber)
    }
    let all = String(halves.joined().drop { $0 == "0" })
    guard all.utf8.count <= 36, let value = all.isEmpty ? 0 : Int128(all) else { return .failure(.tooLong) }
    var (scaled, scale) = (value, (halves.count == 2 ? halves[1].utf8.count : 0) - exponent)
    guard -18...40 ~= scale else { return value == 0 ? .success(.zero) : .failure(.tooLong) }
    while scale > 18, scaled.isMultiple(of: 10) { (scaled, scale) = (scaled / 10, scale - 1) }
    while scale < 0 {
      (scaled, scale) = (scaled * 10, scale + 1)
      guard scaled.magnitude < 1_000_000_000_000_000_000 else { return .failure(.tooLong) }
    }
    guard let number = try? Quantity.make(scaled, scale: scale, isDecimal: isDecimal) else { return .failure(.tooLong) }
    return .success(number)
  }
}

// MARK: - Text in quotes

extension Lexer {
  mutating func lexText(from mark: Cursor.Mark) {
    guard let quote = cursor.byte else { return }
    let afterQuote = {
      var next = cursor; next.advance(); return next
    }()
    cursor.advance()
    var text: [UInt8] = []
    while true {
      text += cursor.take { $0 != quote && $0 != UInt8(ascii: "\\") }
      guard let byte = cursor.byte else {
        diagnostics.append(.unclosedText(at: afterQuote.range(from: mark)))
        cursor = afterQuote
        skipToTagEnd()
        add(.invalid, from: mark)
        return
      }
      if byte == quote { break }
      lexEscape(into: &text)
    }
    cursor.advance()
    add(.text(String(decoding: text, as: UTF8.self)), from: mark)
  }

  /// To the first sign that could end the tag, so that the rest of the template can still be read.
  private mutating func skipToTagEnd() {
    let ends = [cursor.firstPosition(of: "%}"), cursor.firstPosition(of: "}}")].compactMap { $0 }
    cursor.advance(to: ends.min() ?? cursor.bytes.count)
  }

  private mutating func lexEscape(into text: inout [UInt8]) {
    let mark = cursor.mark
    cursor.advance()
    guard let letter = cursor.byte else { return }
    let length = cursor.scalar(at: cursor.position)?.length ?? 1
    let written = String(decoding: cursor.rest.prefix(length), as: UTF8.self)
    cursor.advance(length)
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(letter)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "x"): lexCodePoint(digits: 2, from: mark, into: &text)
    case UInt8(ascii: "u"): lexCodePoint(digits: 4, from: mark, into: &text)
    case UInt8(ascii: "U"): lexCodePoint(digits: 8, from: mark, into: &text)
    default: diagnostics.append(.unknownEscape("\\" + written, at: cursor.range(from: mark)))
    }
  }

  private mutating func lexCodePoint(digits: Int, from mark: Cursor.Mark, into text: inout [UInt8]) {
    let hexadecimal = String(decoding: cursor.rest.prefix(digits), as: UTF8.self)
    guard hexadecimal.utf8.count == digits, hexadecimal.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(hexadecimal, radix: 16), value > 0, let scalar = Unicode.Scalar(value)
    else {
      diagnostics.append(.unknownEscape("\\" + hexadecimal, at: cursor.range(from: mark)))
      return
    }
    cursor.advance(digits)
    text += Array(String(scalar).utf8)
  }
}
