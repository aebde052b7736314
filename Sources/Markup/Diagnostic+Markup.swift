internal import Diagnostics

// What a body says.
extension Diagnostic {
  static func imageWithoutText(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "image-without-text", "This image has no text for those who cannot see it.", severity: .warning, at: range,
      help: "Say between `![` and `]` what it shows.")
  }

  static func linkWithoutText(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "link-without-text", "This link has no words: nobody sees it, and a screen reader has nothing to say.",
      severity: .warning, at: range, help: "Write between `[` and `]` where it leads.")
  }

  static func unknownAlert(_ word: String, among words: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-alert", "There is no notice of the kind `[!\(word)]`; it is shown as a quotation.", severity: .warning,
      at: range, help: "Use \(oneOf(words)).", suggestion: nearMiss(word, among: words).map { "[!\($0)]" },
      insteadOf: sureMiss(word, among: words) != nil ? "[!\(word)]" : nil)
  }

  /// - Parameters:
  ///   - couldPass: Whether it would be shown where the site allows harmless HTML.
  ///   - isBlock: HTML that begins a line goes with all lines up to the next blank one.
  ///   - losesText: Whether words or figures would be gone, not only tags.
  static func rawHTML(
    _ piece: String, instead: String?, couldPass: Bool, isBlock: Bool, losesText: Bool, at range: SourceRange
  ) -> Diagnostic {
    let lost = isBlock ? "`\(piece)` and the lines up to the next blank one are" : "`\(piece)` is"
    return Diagnostic(
      "raw-html", "HTML is not shown in a text: \(lost) left out.", severity: losesText ? .error : .warning, at: range,
      help: instead
        ?? (couldPass
          ? "Write it in Markdown, or set `markdown.raw_html: true` in site.yaml." : "Write it in Markdown."))
  }

  static func marksInHTML(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "marks-in-html", "A tag begins these lines, so the marks of Markdown here are shown as they stand.",
      severity: .warning, at: range, help: "Leave a blank line behind the tag.")
  }

  static func joinedByHTML(
    _ piece: String, _ joined: (before: String, after: String), instead: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "joined-by-html",
      "`\(piece)` is not shown in a text, and without it `\(joined.before)` and `\(joined.after)` would become one word.",
      at: range, help: instead ?? "Put a blank or a sign between them.")
  }

  /// - Parameter markdown: The same table in Markdown, where it can be said.
  static func tableInHTML(_ markdown: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "table-in-html", "A table in HTML is not shown in a text: all its figures would be gone.", at: range,
      help: "Write a line `| Year | Cases |`, under it `|---|---|`, then a line such as `| 2021 | 40 |` for each row.",
      suggestion: markdown)
  }

  /// - Parameter link: What leads to the same.
  static func player(_ piece: String, link: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "embedded-player", "`\(piece)` is not shown in a text: readers would see nothing here.", severity: .warning,
      at: range, help: "Write a link to it instead: `[what it is](address)`.", suggestion: link)
  }

  static func refusedHTML(_ piece: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "refused-html", "`\(piece)` may not stand in a text, and is left out.", severity: .warning, at: range,
      help: "Scripts, styles, forms and frames never pass, nor tags that are not closed where they were opened.")
  }
}

// Tables.
extension Diagnostic {
  /// - Parameter isOfTable: Whether the line has a `|` at all.
  static func tableRow(_ cells: Int, header: Int, isOfTable: Bool, at range: SourceRange) -> Diagnostic {
    func number(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
    let lack = "This row has \(number(cells)), the header \(header)"
    if cells > header {
      return Diagnostic(
        "table-row", lack + ": what stands in the others would not be shown.", at: range,
        help: "Give the header a cell more, or write `\\|` where a cell holds that sign itself.")
    }
    return Diagnostic(
      "table-row", lack + ".", severity: .warning, at: range,
      help: isOfTable
        ? "Write each empty cell: `| |`." : "Leave a blank line before it, if it does not belong to the table.")
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
