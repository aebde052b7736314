/// A number as workbooks keep it, `64.099999999999994` or `1.2E-05`, as the plain decimal that was typed.
///
/// Spreadsheets count in 15 significant digits: rounded to so many, what was typed comes back (Exact decimal arithmetic,
/// no floating point).
struct DecimalNumber {
  private var isNegative = false
  /// Without zeros in front.
  private var digits: [UInt8] = []
  /// The number is the digits times ten to this power.
  private var exponent = 0

  /// `nil` where the text is no number.
  init?(_ text: String) {
    var rest = text.utf8[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    var (hasDigits, hasPoint) = (false, false)
    while let byte = rest.first, byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      rest = rest.dropFirst()
      if byte == UInt8(ascii: ".") {
        guard !hasPoint else { return nil }
        hasPoint = true
        continue
      }
      hasDigits = true
      guard digits.count < 400 else { return nil }
      if hasPoint { exponent -= 1 }
      if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte - UInt8(ascii: "0")) }
    }
    guard hasDigits else { return nil }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(power) < 400 else { return nil }
      exponent += power
    } else if !rest.isEmpty {
      return nil
    }
    round(to: 15)
  }

  private mutating func round(to places: Int) {
    guard digits.count > places else { return }
    let isUp = digits[places] >= 5
    exponent += digits.count - places
    digits.removeSubrange(places...)
    guard isUp else { return }
    var index = places - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits[0] = 1
      exponent += 1
    }
  }

  /// The same times a hundred: what a cell shows as a percentage.
  var percent: DecimalNumber {
    var number = self
    number.exponent += 2
    return number
  }

  /// `-1234.5`; no zeros at the end of its places.
  var plain: String {
    var (digits, exponent) = (digits, exponent)
    while exponent < 0, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    guard !digits.isEmpty else { return "0" }
    var text = digits.map { String($0) }.joined()
    if exponent >= 0 {
      text += String(repeating: "0", count: exponent)
    } else {
      if text.count <= -exponent { text = String(repeating: "0", count: 1 - exponent - text.count) + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: exponent))
    }
    return (isNegative ? "-" : "") + text
  }

  /// The number where it is whole.
  var whole: Int? { Int(plain) }
}
