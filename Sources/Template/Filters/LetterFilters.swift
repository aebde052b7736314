/// Filters that change the letters of a text.
extension Vocabulary {
  static let letterFilters: [Callable] = [
    Callable("upper", takes: .text, [], gives: .input, keepsHTML: true) { (call) throws(Fault) in
      .text(try call.input.text().uppercased())
    },
    Callable("lower", takes: .text, [], gives: .input, keepsHTML: true) { (call) throws(Fault) in
      .text(try call.input.text().lowercased())
    },
    Callable("capitalize", takes: .text, [], gives: .input, keepsHTML: true) { (call) throws(Fault) in
      .text(try call.input.text().capitalizedWord)
    },
    Callable("title", takes: .text, [], gives: .input, keepsHTML: true) { (call) throws(Fault) in
      .text(titled(try call.input.text()))
    },
    Callable("trim", takes: .text, [.init("chars", .text, standard: Value.none)], gives: .input, keepsHTML: true) {
      (call) throws(Fault) in
      let text = try call.input.text()
      guard !call[0].isNone else { return .text(text.trimmed()) }
      let characters = Set(try call[0].text().unicodeScalars)
      return .text(text.trimmed { characters.contains($0) })
    },
    Callable(
      "replace", takes: .text,
      [.init("old", .text), .init("new", .text), .init("count", .number, standard: Value.none)], gives: .type(.text)
    ) { (call) throws(Fault) in
      let count = call[2].isNone ? nil : try call[2].whole()
      return .text(replaced(try call.input.text(), try call[0].text(), with: try call[1].text(), count: count))
    },
    Callable("string", takes: .any, [], gives: .input) { (call) throws(Fault) in
      if case .html = call.input.value { return call.input.value }
      return .text(try call.input.text())
    },
    Callable("wordcount", takes: .text, gives: .type(.number)) { (call) throws(Fault) in
      Value(try call.input.text().unicodeScalars.split { !$0.isWordCharacter }.count)
    },
    Callable("urlencode", takes: .any, gives: .type(.text)) { (call) throws(Fault) in
      .text(try urlEncoded(call.input))
    },
  ]

  /// Each word with a capital; a word begins after a space, a hyphen or an opening bracket.
  private static func titled(_ text: String) -> String {
    var result = ""
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isSpace || "-({[<".unicodeScalars.contains(scalar) {
        result += String(word).capitalizedWord
        word = String.UnicodeScalarView()
        result.unicodeScalars.append(scalar)
      } else {
        word.append(scalar)
      }
    }
    return result + String(word).capitalizedWord
  }

  private static func replaced(_ text: String, _ old: String, with new: String, count: Int?) -> String {
    var (result, position, left) = ("", text.startIndex, count.map { $0 < 0 ? Int.max : $0 } ?? Int.max)
    if old.isEmpty { return interspersed(text, with: new, count: left) }
    while left > 0, let range = text.firstScalarRange(of: old, from: position) {
      result += String(text.unicodeScalars[position..<range.lowerBound]) + new
      position = range.upperBound
      left -= 1
    }
    return result + String(text.unicodeScalars[position...])
  }

  /// Before each character and at the end, as Python replaces the empty text.
  private static func interspersed(_ text: String, with new: String, count: Int) -> String {
    var (result, left) = ("", count)
    for scalar in text.unicodeScalars {
      if left > 0 { result += new }
      left -= 1
      result.unicodeScalars.append(scalar)
    }
    return left > 0 ? result + new : result
  }

  // MARK: - Addresses

  /// A text as part of an address; a map or a list of pairs as a query.
  private static func urlEncoded(_ input: Argument) throws(Fault) -> String {
    let pairs: [(String, String)]
    switch input.value {
    case .map(let map):
      var entries: [(String, String)] = []
      for (key, value) in map.entries { entries.append((key, try Argument(value).text())) }
      pairs = entries
    case .list(let items):
      var entries: [(String, String)] = []
      for item in items {
        guard let parts = item.items, parts.count == 2 else { throw Fault("A query is made of pairs") }
        entries.append((try Argument(parts[0]).text(), try Argument(parts[1]).text()))
      }
      pairs = entries
    default: return percentEncoded(try input.text(), keeping: "/")
    }
    return pairs.map { name, value in
      [name, value].map { percentEncoded($0, keeping: " ").replacingSpaces }.joined(separator: "=")
    }.joined(separator: "&")
  }

  private static func percentEncoded(_ text: String, keeping kept: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isPlain = byte < 0x80 && Unicode.Scalar(byte).isWordCharacter || ".-~".utf8.contains(byte)
      if isPlain || kept.utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate var replacingSpaces: String { String(map { $0 == " " ? "+" : $0 }) }

  /// The first character in upper case, the rest in lower case.
  var capitalizedWord: String {
    guard let first = unicodeScalars.first else { return "" }
    return first.properties.titlecaseMapping + String(String.UnicodeScalarView(unicodeScalars.dropFirst())).lowercased()
  }
}

extension Unicode.Scalar {
  /// A letter, digit or underscore.
  var isWordCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_": return true
    case _ where isASCII: return false
    default: break
    }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
