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

  package static func remoteImage(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "remote-image",
      "Readers will not see this picture: pages load nothing from other sites, which would learn who reads.",
      severity: .warning, at: range, help: "Save the picture beside this text, and write the name of its file.")
  }

  /// - Parameter meant: The address in full.
  package static func noScheme(_ written: String, meant: String, at range: SourceRange) -> Diagnostic {
    let scheme = meant.prefix { $0 != ":" }
    return Diagnostic(
      "no-scheme", "Without `\(scheme):` before it, `\(written)` is the name of a file, which does not exist.",
      at: range,
      help: "Write the address in full.", suggestion: meant,
      // Whether a site answers to `https` is for its author to see.
      insteadOf: scheme == "https" && !written.hasPrefix("https") ? nil : written)
  }

  /// - Parameters:
  ///   - meant: The file of the record whose page it is.
  ///   - isSure: Whether that says as much as the address.
  package static func addressOfBrowser(
    _ written: String, meant: String, isSure: Bool, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "address-of-browser",
      "`\(written)` is the address of a page in the browser; a text leads to the file of its record.",
      at: range, suggestion: meant, insteadOf: isSure ? written : nil)
  }

  package static func ownComputer(_ written: String, at range: SourceRange) -> Diagnostic {
    let name = written.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? written
    return Diagnostic(
      "own-computer", "This is a file on your own computer, which nobody else can open.", at: range,
      help: "Save it beside this text in the Content folder, and write the name of its file: `\(name)`.")
  }

  /// - Parameter meant: The path with a code for the sign.
  package static func signInFileName(_ written: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "sign-in-file-name",
      "A `#` or `?` in the name of a file ends it here: write its code, or give the file another name.",
      at: range, suggestion: meant, insteadOf: written)
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
  static func badDestination(_ fault: LinkFault, of written: String, at range: SourceRange) -> Diagnostic {
    if LinkTarget.isOfOwnComputer(written) { return ownComputer(written, at: range) }
    return switch fault {
    case .empty:
      Diagnostic("empty-link", "This link or image names no destination.", at: range)
    case .noHost:
      Diagnostic(
        "unsafe-link", "This address lacks the name of a site after `//`.", at: range,
        help: "Write it in full, such as `https://example.org/page`.")
    case .unsafe(let danger): unsafeDestination(danger, of: written, at: range)
    }
  }

  private static func unsafeDestination(
    _ danger: LinkFault.Danger, of written: String, at range: SourceRange
  ) -> Diagnostic {
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
    let suggestion: String? =
      switch danger {
      case .noScheme: "https:" + written
      case .backslash: written.replacing("\\", with: "/")
      default: nil
      }
    return Diagnostic(
      "unsafe-link", message, at: range, help: help, suggestion: suggestion,
      insteadOf: danger == .backslash ? written : nil)
  }

  static func brokenFootnote(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "broken-footnote", "The mark of a footnote, `[^…]`, begins here and ends on another line.", at: range,
      help: "Write it on one line, or put a backslash before the bracket.")
  }

  static func lostFootnote(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-footnote",
      "No mark `\(label)` in this text leads to this footnote, or another one has its name: it would not be shown.",
      at: range, help: "Put `\(label)` behind the words that it explains, or delete it.")
  }

  /// - Parameter isAddress: It may be one, and the link forgotten.
  static func lostLine(_ name: String, isAddress: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-line",
      "This line is taken for the address of a link `\(name)`, which is not in this text: it would not be shown.",
      severity: isAddress ? .warning : .error, at: range, help: "Put a backslash before the bracket.")
  }

  static func openComment(_ written: String, closing: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "open-comment", "Nothing closes what begins here with `\(written)`: all that follows would not be shown.",
      at: range, help: "Write `\(closing)` where it ends.")
  }

  static func shownComment(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "shown-comment",
      "This remark would be shown to readers: `<!--` begins none where `--` stands within it, or no `-->` ends it.",
      at: range, help: "Delete it, or write a single hyphen within it and `-->` at its end.")
  }

  static func indentedCode(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "indented-code",
      "Four blanks or a tab at the line's beginning make code of it: links and marks in it are shown as they are written.",
      severity: .warning, at: range, help: "Take the blanks out; what is code stands between two lines of ```.")
  }

  static func foreignMarkup(_ mark: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "foreign-markup", "`\(mark)` is no mark of Markdown, and would be shown as it stands.", severity: .warning,
      at: range,
      help: mark.hasPrefix("<")
        ? "Delete it and what belongs to it: a word processor left it there; paste text without its format."
        : "Write a link as `[text](address)` and a picture as `![what it shows](file)`, without what another program adds."
    )
  }

  static func textInFence(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "text-in-fence", "`\(text)` stands behind the mark of code, and would not be shown.", severity: .warning,
      at: range,
      help: "Write it on a line of its own; or delete the three marks where no code is meant.")
  }

  /// - Parameter isDefined: Whether a line begins as the one that is missing.
  static func deadReference(_ label: String, isDefined: Bool, at range: SourceRange) -> Diagnostic {
    if isDefined {
      return Diagnostic(
        "dead-reference", "The line `[\(label)]: …` of this text is not read as the address of `[\(label)]`.",
        at: range,
        help: "Put a blank line before it, and an address with blanks between `<` and `>`.")
    }
    return label.hasPrefix("^")
      ? Diagnostic(
        "dead-reference", "The footnote `[\(label)]` is not in this text.", at: range,
        help: "Add a line `[\(label)]: …`, with a blank line before it.")
      : Diagnostic(
        "dead-reference", "This link refers to `[\(label)]`, which is not in this text.", at: range,
        help: "Add a line `[\(label)]: path`, or write `[text](path)`.",
        suggestion: Array(label.utf8)[...].isAddress ? "](\(label))" : nil)
  }
}

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

// Marks that are not read as they are meant.
extension Diagnostic {
  /// - Parameter written: What stands there.
  static func badLink(_ slip: LinkSlip, of written: String, at range: SourceRange) -> Diagnostic {
    switch slip {
    case .address(let address):
      Diagnostic(
        "unread-link",
        "This is shown as it stands, and leads nowhere: an address may hold no blanks or single brackets.",
        at: range, help: "Put it between `<` and `>`, or write `%20` for a blank.", suggestion: address,
        insteadOf: LinkSlip.saysAll(address, of: written) ? written : nil)
    case .open:
      Diagnostic(
        "unread-link", "This is shown as it stands, and leads nowhere: no `)` ends the address.", at: range,
        help: "Write `[text](address)`.")
    case .spaced(let link):
      Diagnostic(
        "unread-link", "This is shown as it stands, and leads nowhere: a blank parts the text from the address.",
        at: range, help: "Write `[text](address)`.", suggestion: link, insteadOf: written)
    case .doubled(let link):
      Diagnostic(
        "unread-link", "This is shown as it stands, and leads nowhere: two brackets make no link here.", at: range,
        help: "Write `[text](address)`.", suggestion: link)
    case .turned(let link):
      Diagnostic(
        "unread-link", "This is shown as it stands, and leads nowhere: the brackets are the wrong way round.",
        at: range, help: "Write `[text](address)`.", suggestion: link, insteadOf: written)
    }
  }

  /// - Parameter written: What stands there.
  static func badLines(_ slip: LineSlip, of written: String, at range: SourceRange) -> Diagnostic {
    switch slip {
    case .heading(let line):
      Diagnostic(
        "unread-heading", "This is no heading, and is shown with its `#`: a blank is missing behind it.",
        severity: .warning, at: range, suggestion: line, insteadOf: written.hasPrefix("##") ? written : nil)
    case .deepHeading(let line):
      Diagnostic(
        "unread-heading", "This is no heading, and is shown with its `#`: six are the most.", severity: .warning,
        at: range, suggestion: line)
    case .list(let mark, let lines):
      Diagnostic(
        "unread-list", "These lines run together: with `\(mark)` they are no list.", severity: .warning, at: range,
        help: "Begin each line with `- `, and leave a blank line before the first.", suggestion: lines)
    case .letters(let mark):
      Diagnostic(
        "unread-list", "These lines run together: with marks such as `\(mark)` they are no list.", severity: .warning,
        at: range, help: "Number them `1. `, `2. `, or leave a blank line between them.")
    case .columns(let sign, let table):
      Diagnostic(
        "unread-table", "These lines look like a table with `\(sign)` between its columns, and run together.",
        at: range,
        help: "Write `|` between the columns, and a row of dashes under the header.", suggestion: table)
    case .numbers(let lines):
      Diagnostic(
        "unread-list", "These numbered lines run together: they are no list.", severity: .warning, at: range,
        help: "Leave a blank line before the first, and a blank behind each number.", suggestion: lines)
    case .tabs(let table):
      Diagnostic(
        "unread-table", "These lines look like a table with tabs between its columns, and run together.", at: range,
        help: "Write `|` between the columns, and a row of dashes under the header.", suggestion: table)
    case .noSeparator(let row, let isSure):
      Diagnostic(
        "unread-table", "These lines are no table without a row of dashes under the header, and run together.",
        severity: isSure ? .error : .warning, at: range, help: "Put this line before it.", suggestion: row)
    case .loneRow:
      Diagnostic(
        "unread-table", "This row stands alone, and is shown as it stands: blank lines part it from its table.",
        severity: .warning, at: range, help: "Delete the blank lines between the rows.")
    case .separator(let cells, let header, let row):
      Diagnostic(
        "unread-table",
        cells == header
          ? "These lines are no table: the row under the header is not made of the hyphen `-`."
          : "This row of dashes has \(cells) \(cells == 1 ? "part" : "parts"), the header \(header), so that the lines are no table.",
        at: range, help: "It needs one part of `---` for each column.", suggestion: row)
    case .grid(let table):
      Diagnostic(
        "unread-table", "A table drawn with `+` and `-` is not read as one, and its lines run together.", at: range,
        help: "Write `|` between the columns, and a row of dashes under the header.", suggestion: table)
    }
  }

  static func minusAsList(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "minus-as-list", "This begins a list, so that its sign is not shown.", severity: .warning, at: range,
      help: "Write the sign directly before the number: `-5`; or a blank line before it, if a list is meant.")
  }

  static func oddReference(_ reference: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-character", "`\(reference)` stands for a sign that does not belong in a text.", at: range,
      help: "Delete it, or write the letter itself.")
  }

  static func personalNumber(_ kind: PersonalNumbers.Kind, at range: SourceRange) -> Diagnostic {
    let (what, help) =
      switch kind {
      case .phone: ("a telephone number", "Leave it out if it is a person's; an office's own belongs in `contact`.")
      case .identity: ("a personal identity number", "Leave it out.")
      case .passport: ("the number of a passport or identity card", "Leave it out.")
      }
    return Diagnostic(
      "personal-number", "This looks like \(what), which everybody could read.", severity: .note, at: range, help: help)
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
