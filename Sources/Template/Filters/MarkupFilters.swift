/// Filters between text and HTML.
extension Vocabulary {
  static let markupFilters: [Callable] =
    ["escape", "e"].map { name in
      Callable(name, takes: .any, gives: .type(.html)) { (call) throws(Fault) in
        if case .html = call.input.value { return call.input.value }
        return escaped(try call.input.text())
      }
    } + [
      Callable("forceescape", takes: .any, gives: .type(.html)) { (call) throws(Fault) in
        if case .html(let html) = call.input.value { return escaped(html.source) }
        return escaped(try call.input.text())
      },
      Callable("striptags", takes: .any, gives: .type(.text)) { (call) throws(Fault) in
        guard let source = call.input.value.printed else { return .text(try call.input.text()) }
        return .text(withoutTags(source))
      },
      Callable("tojson", takes: .any, [.init("indent", .number, standard: Value.none)], gives: .type(.html)) {
        (call) throws(Fault) in
        let indent = call[0].isNone ? nil : try call[0].size()
        return .html(HTML(trusted: try JSONText(indent: indent).write(call.input.value)))
      },
    ]

  private static func escaped(_ text: String) -> Value {
    var bytes: [UInt8] = []
    escape(text, into: &bytes)
    return .html(HTML(trusted: bytes))
  }

  /// The text of markup: comments and tags are left out, white space becomes single spaces, entities characters.
  private static func withoutTags(_ source: String) -> String {
    let withoutComments = withoutStretches(source, from: "<!--", to: "-->")
    let plain = withoutStretches(withoutComments, from: "<", to: ">")
    let words = plain.unicodeScalars.split(whereSeparator: \.isSpace).map(String.init)
    return Entities.decode(words.joined(separator: " "))
  }

  private static func withoutStretches(_ text: String, from start: String, to end: String) -> String {
    var (result, position) = ("", text.startIndex)
    while let opening = text.firstScalarRange(of: start, from: position),
      let closing = text.firstScalarRange(of: end, from: opening.lowerBound)
    {
      result += String(text.unicodeScalars[position..<opening.lowerBound])
      position = closing.upperBound
    }
    return result + String(text.unicodeScalars[position...])
  }
}

/// The characters that entities stand for.
enum Entities {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}", "copy": "©",
    "reg": "®", "trade": "™", "deg": "°", "laquo": "«", "raquo": "»", "middot": "·", "times": "×", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„", "bull": "•", "hellip": "…",
    "euro": "€", "rarr": "→", "larr": "←", "thinsp": "\u{2009}", "ensp": "\u{2002}", "emsp": "\u{2003}",
  ]

  /// Entities that are not known stay as they are written.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var (result, rest) = ("", Substring(text))
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      if let end = rest.prefix(12).firstIndex(of: ";"),
        let character = character(rest[rest.index(after: ampersand)..<end])
      {
        result += character
        rest = rest[rest.index(after: end)...]
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return named[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value > 0, let scalar = Unicode.Scalar(value) else { return nil }
    return String(scalar)
  }
}
