/// The raw HTML that may stand in a body when the site allows it. What is not listed here never passes.
enum AllowedHTML {
  enum Content: Equatable {
    /// Part of a sentence.
    case phrasing
    /// Stands on its own, never within a paragraph.
    case block
  }

  static func content(of element: String) -> Content? {
    if phrasing.contains(element) { return .phrasing }
    return blocks.contains(element) ? .block : nil
  }

  static func isVoid(_ element: String) -> Bool { void.contains(element) }

  /// Elements whose content is no HTML, or another program's: it goes with them.
  static func hidesContent(_ element: String) -> Bool { hiding.contains(element) }

  /// Elements of which one must be directly around this one; `nil` for any.
  static func parents(of element: String) -> Set<String>? { inside[element] }

  private static let inside: [String: Set<String>] = [
    "li": ["ul", "ol"], "dt": ["dl", "div"], "dd": ["dl", "div"], "summary": ["details"], "figcaption": ["figure"],
    "caption": ["table"], "colgroup": ["table"], "col": ["colgroup"], "thead": ["table"], "tbody": ["table"],
    "tfoot": ["table"], "tr": ["table", "thead", "tbody", "tfoot"], "td": ["tr"], "th": ["tr"],
  ]

  /// What no Markdown can say and no harm can come of: it stays in every body, without attributes.
  static func isAlwaysKept(_ element: String) -> Bool { kept.contains(element) }

  /// Elements that show a film, a map or another site's page: no body has them, a link leads there.
  static func isPlayer(_ element: String) -> Bool { players.contains(element) }

  /// The parts of a table.
  static func isOfTable(_ element: String) -> Bool { element == "tr" || inside[element]?.contains("tr") == true }

  /// How the value of an attribute is judged.
  enum Value: Equatable {
    case text, id, link
    /// Of an image; it is written before the others.
    case source
  }

  static func value(of attribute: String, on element: String) -> Value? {
    if let value = urls["\(element) \(attribute)"] { return value }
    if attribute == "id" { return .id }
    return everywhere.contains(attribute) || some[element]?.contains(attribute) == true ? .text : nil
  }

  private static let phrasing: Set = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
  ]
  private static let blocks: Set = [
    "address", "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]
  private static let kept: Set = ["br", "sub", "sup"]
  private static let players: Set = ["applet", "audio", "embed", "frame", "iframe", "object", "video"]
  private static let void: Set = ["br", "col", "hr", "img", "wbr"]
  private static let hiding: Set = [
    "applet", "frameset", "iframe", "math", "noembed", "noframes", "noscript", "object", "plaintext", "script",
    "select", "style", "svg", "template", "textarea", "title", "xmp",
  ]
  private static let everywhere: Set = ["class", "dir", "lang", "title", "aria-label", "aria-hidden"]
  private static let some: [String: Set<String>] = [
    "a": ["hreflang"], "img": ["alt", "width", "height"], "ol": ["start", "reversed", "type"], "li": ["value"],
    "td": ["colspan", "rowspan", "headers"], "th": ["colspan", "rowspan", "headers", "scope", "abbr"],
    "col": ["span"], "colgroup": ["span"], "time": ["datetime"], "del": ["datetime"], "ins": ["datetime"],
    "data": ["value"], "details": ["open"],
  ]
  private static let urls: [String: Value] = [
    "a href": .link, "blockquote cite": .link, "q cite": .link, "del cite": .link, "ins cite": .link,
    "img src": .source,
  ]

  /// What to write in Markdown instead of an element.
  static func inMarkdown(_ element: String) -> String? { markdown[element] }

  private static let markdown: [String: String] = [
    "b": "Write `**text**`.", "strong": "Write `**text**`.", "i": "Write `*text*`.", "em": "Write `*text*`.",
    "del": "Write `~~text~~`.", "s": "Write `~~text~~`.", "strike": "Write `~~text~~`.", "code": "Write `` `text` ``.",
    "a": "Write `[text](address)`.", "img": "Write `![what it shows](file)`.",
    "br": "End the line with a backslash.", "hr": "Write `---` on a line of its own.",
    "p": "Put a blank line between paragraphs.", "h1": "Write `# Heading`.", "h2": "Write `## Heading`.",
    "h3": "Write `### Heading`.", "h4": "Write `#### Heading`.", "ul": "Begin each line with `- `.",
    "ol": "Begin each line with `1. `.", "li": "Begin each line with `- `.",
    "blockquote": "Begin each line with `> `.", "pre": "Put the lines between two lines of three backticks.",
    "table": "Write a table with `|` between its columns.",
  ]
}
