import Diagnostics
import FuzzSupport
import Markup

/// Renders any bytes as a body, with raw HTML and without.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for allowsRawHTML in [false, true] {
    let first = Rendered(bytes, allowsRawHTML: allowsRawHTML)
    let second = Rendered(bytes, allowsRawHTML: allowsRawHTML)
    require(first.html == second.html && first.diagnostics == second.diagnostics, "a second rendering differs")
    Lines(bytes).require(first.diagnostics, in: bytes)
    guard let body = first.body else {
      require(first.diagnostics.hasErrors && first.html.isEmpty, "a body is refused without a reason")
      continue
    }
    var page = WrittenHTML(first.html)
    page.check()
    require(page.ids == body.ids, "the body is said to have \(body.ids.sorted()), but has \(page.ids.sorted())")
    for heading in body.headings {
      require((2...6).contains(heading.level) && page.ids.contains(heading.id), "no heading \(heading.id)")
    }
    for link in body.links { Lines(bytes).require(link.range, of: "the link \(link.written)") }
  }
  return 0
}

private struct Rendered {
  var html: [UInt8] = []
  var diagnostics: [Diagnostic] = []
  let body: RenderedBody?

  init(_ bytes: [UInt8], allowsRawHTML: Bool) {
    body = MarkdownRenderer(words: MarkdownWords(), allowsRawHTML: allowsRawHTML, reservedIDs: ["main"]).render(
      bytes[...], file: SourceFile(index: 0), firstLine: 1, into: &html, diagnostics: &diagnostics
    ) { link in
      // Some lead nowhere.
      link.written.utf8.count % 5 == 3
        ? .refused(Diagnostic("dead-link", "It leads nowhere.", at: link.range)) : .address(link.written)
    }
  }
}

/// HTML as our renderer writes it: a far stricter form than browsers read. Every deviation is a fault.
private struct WrittenHTML {
  private let bytes: [UInt8]
  private var position = 0
  private var open: [String] = []
  private(set) var ids: Set<String> = []

  private static let void: Set = ["br", "col", "hr", "img", "wbr", "input"]
  private static let dangerous: Set = [
    "script", "style", "iframe", "object", "embed", "svg", "math", "base", "link", "meta", "form", "template",
    "noscript", "textarea", "title", "xmp", "plaintext",
  ]
  private static let schemes: Set = ["http", "https", "mailto", "tel"]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func check() {
    require(String(validating: bytes, as: UTF8.self) != nil, "the HTML is not UTF-8")
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        require(bytes[position] != 0, "a NUL is written")
        position += 1
        continue
      }
      position += 1
      if bytes[position] == UInt8(ascii: "/") { closeElement() } else { openElement() }
    }
    require(open.isEmpty, "\(open) are left open")
  }

  private mutating func closeElement() {
    position += 1
    let name = word()
    require(open.popLast() == name, "</\(name)> ends nothing")
    take(">")
  }

  private mutating func openElement() {
    let name = word()
    require(!name.isEmpty && !Self.dangerous.contains(name), "<\(name)> is written")
    var names: Set<String> = []
    while position < bytes.count, bytes[position] == 0x20 {
      position += 1
      let attribute = word()
      require(!attribute.isEmpty && !attribute.hasPrefix("on") && attribute != "style", "\(attribute)= is written")
      require(names.insert(attribute).inserted, "\(attribute) is written twice")
      guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { continue }
      take("=\"")
      let value = bytes[position...].prefix { $0 != UInt8(ascii: "\"") }
      require(!value.contains(UInt8(ascii: "<")), "an attribute holds a bare <")
      position = value.endIndex
      take("\"")
      check(attribute, Self.unescaped(String(decoding: value, as: UTF8.self)))
    }
    take(">")
    if !Self.void.contains(name) { open.append(name) }
  }

  private mutating func check(_ attribute: String, _ value: String) {
    switch attribute {
    case "id": require(ids.insert(value).inserted, "the id \(value) is given twice")
    case "href", "src", "cite":
      guard let colon = value.firstIndex(where: { ":/?#".contains($0) }), value[colon] == ":" else { return }
      require(Self.schemes.contains(value[..<colon].lowercased()), "an address begins with \(value[...colon])")
    default: break
    }
  }

  /// The text that our renderer escaped.
  private static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  private mutating func take(_ text: String) {
    require(bytes[position...].starts(with: text.utf8), "\(text) is missing at byte \(position)")
    position += text.utf8.count
  }

  /// A name as our renderer writes them: small letters, digits, hyphens.
  private mutating func word() -> String {
    let word = bytes[position...].prefix {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    position = word.endIndex
    return String(decoding: word, as: UTF8.self)
  }
}
