package import Diagnostics

// Destinations, judged by the site that knows its pages.
extension Diagnostic {
  /// - Parameter candidates: The paths that could have been meant.
  package static func deadLink(
    _ written: String, among candidates: some Sequence<String>, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dead-link", "This link leads to `\(written)`, which does not exist.", at: range,
      help: "Write the path to a file from the folder of this one.", suggestion: nearMiss(written, among: candidates))
  }

  package static func deadImage(
    _ written: String, among candidates: some Sequence<String>, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dead-image", "This image is `\(written)`, which does not exist.", at: range,
      help: "Write the path to a file from the folder of this one.", suggestion: nearMiss(written, among: candidates))
  }

  /// - Parameter ids: What can be linked to on the page.
  package static func deadAnchor(
    _ anchor: String, among ids: some Sequence<String>, at range: SourceRange
  ) -> Diagnostic {
    let near = nearMiss(anchor, among: ids)
    return Diagnostic(
      "dead-anchor", "The page has no part named `#\(anchor)`.", at: range,
      help: near.map { "Did you mean `#\($0)`?" }
        ?? "A heading is named by its words in small letters, with `-` between them.")
  }
}

// Destinations that no site can follow.
extension Diagnostic {
  static func badDestination(_ fault: LinkFault, at range: SourceRange) -> Diagnostic {
    switch fault {
    case .empty:
      Diagnostic("empty-link", "This link or image names no destination.", at: range)
    case .noHost:
      Diagnostic(
        "unsafe-link", "This address lacks the name of a site after `//`.", at: range,
        help: "Write it in full, such as `https://example.org/page`.")
    case .unsafe(let danger): unsafeDestination(danger, at: range)
    }
  }

  private static func unsafeDestination(_ danger: LinkFault.Danger, at range: SourceRange) -> Diagnostic {
    let (message, help) =
      switch danger {
      case .scheme(let scheme):
        (
          "A link may not begin with `\(scheme):`.",
          "Use \(oneOf(LinkTarget.schemes.map { $0 + ":" })), or a path; put `./` before a file name with a colon."
        )
      case .noScheme: ("An address may not begin with `//`.", "Put `https:` before it.")
      case .backslash: ("A destination may not hold a backslash.", "Write `/` between folders.")
      case .controlCharacter: ("This destination holds an invisible character.", "Delete it.")
      case .hiddenPath: ("A code such as `%2F` hides part of this path.", "Write `/` and `.` as they are.")
      case .notText: ("The codes with `%` in this destination are not UTF-8 text.", "Write the letters themselves.")
      }
    return Diagnostic("unsafe-link", message, at: range, help: help)
  }

  static func brokenFootnote(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "broken-footnote", "The mark of a footnote, `[^…]`, begins here and ends on another line.", at: range,
      help: "Write it on one line, or put a backslash before the bracket.")
  }

  static func deadReference(_ label: String, at range: SourceRange) -> Diagnostic {
    label.hasPrefix("^")
      ? Diagnostic(
        "dead-reference", "The footnote `[\(label)]` is not in this text.", at: range,
        help: "Add a line `[\(label)]: …`, with a blank line before it.")
      : Diagnostic(
        "dead-reference", "This link refers to `[\(label)]`, which is not in this text.", at: range,
        help: "Add a line `[\(label)]: path`, or write `[text](path)`.")
  }
}

// What a body says.
extension Diagnostic {
  static func imageWithoutText(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "image-without-text", "This image has no text for those who cannot see it.", severity: .warning, at: range,
      help: "Say between `![` and `]` what it shows.")
  }

  static func unknownAlert(_ word: String, among words: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-alert", "There is no notice of the kind `[!\(word)]`; it is shown as a quotation.", severity: .warning,
      at: range, help: "Use \(oneOf(words)).", suggestion: nearMiss(word, among: words).map { "[!\($0)]" })
  }

  /// - Parameter isBlock: HTML that begins a line goes with all lines up to the next blank one.
  static func rawHTML(_ piece: String, instead: String?, isBlock: Bool, at range: SourceRange) -> Diagnostic {
    let lost = isBlock ? "`\(piece)` and the lines up to the next blank one are" : "`\(piece)` is"
    return Diagnostic(
      "raw-html", "HTML is not shown in a text: \(lost) left out.", severity: .warning, at: range,
      help: instead ?? "Write it in Markdown, or set `markdown.raw_html: true` in site.yaml.")
  }

  static func refusedHTML(_ piece: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "refused-html", "`\(piece)` may not stand in a text, and is left out.", severity: .warning, at: range,
      help: "Scripts, styles, forms and frames never pass, nor tags that are not closed where they were opened.")
  }
}

// Bodies that are refused as a whole.
extension Diagnostic {
  static func bodyTooLarge(bytes: Int, limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "markdown-too-large", "This text has \(bytes) bytes; \(limit) is the most.", at: range,
      help: "Divide it, or put data into a table file.")
  }

  static func nestedTooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "markdown-too-deep", "Here quotes, lists or marks stand more than \(limit) levels deep in each other.", at: range)
  }

  static func tableTooLarge(_ size: String, limit: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "markdown-too-large", "This table has \(size); \(limit) is the most.", at: range,
      help: "Put data into a table file.")
  }

  static func bodyTooTangled(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "markdown-too-large", "This text repeats addresses, marks or link definitions too often to be read in time.",
      at: range, help: "Divide it; put blanks between addresses and blank lines between paragraphs.")
  }
}
