internal import Diagnostics

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
    case .noBracket(let link):
      Diagnostic(
        "unread-link", "This is shown as it stands: a bracket of the link is missing.", at: range,
        help: "Write `[text](address)`.", suggestion: link)
    case .parted(let link, _):
      Diagnostic(
        "unread-link", "The words before are shown in brackets, and only the name leads somewhere: a blank parts them.",
        severity: .warning, at: range, suggestion: link)
    case .partedImage(let image):
      Diagnostic(
        "unread-link", "This picture is not shown, only a link to it: a blank stands behind the `!`.",
        severity: .warning, at: range, suggestion: image)
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
    case .glued(let mark, let lines):
      Diagnostic(
        "unread-list", "This is shown as a part of the item beside it: with `\(mark)` so written it is none itself.",
        severity: .warning, at: range, help: "Leave a blank behind the mark.", suggestion: lines)
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
    case .blanks(let table):
      Diagnostic(
        "unread-table", "These lines look like a table with blanks between its columns, and run together.",
        severity: .warning, at: range,
        help: "Write `|` between the columns, and a row of dashes under the header.", suggestion: table)
    case .noSeparator(let row, let isSure):
      Diagnostic(
        "unread-table", "These lines are no table without a row of dashes under the header, and run together.",
        severity: isSure ? .error : .warning, at: range, help: "Put this line before it.", suggestion: row)
    case .loneRow:
      Diagnostic(
        "unread-table", "This row stands alone, and is shown as it stands: blank lines part it from its table.",
        severity: .warning, at: range, help: "Delete the blank lines between the rows.")
    case .aboveHeader:
      Diagnostic(
        "unread-table",
        "These lines are no part of the table below, and are shown as they stand: its header is the row "
          + "directly above the row of dashes.", at: range,
        help: "The row of dashes stands once, under the header: move it there.")
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
    case .underline(let sign):
      Diagnostic(
        "sign-as-heading", "A line with `\(sign)` alone makes a heading of the text above, and is not shown.",
        severity: .warning, at: range,
        help: "Delete it, or leave a blank line before it; a heading begins with `## `.")
    case .lostHash(let heading):
      Diagnostic(
        "lost-sign", "A `#` at the end of a heading is not shown.", severity: .warning, at: range, suggestion: heading)
    }
  }

  static func badStars(_ slip: StarSlip, at range: SourceRange) -> Diagnostic {
    let (message, help, suggestion): (String, String?, String?) =
      switch slip {
      case .letterBehind(let text):
        ("The marks around these words would be shown: a letter stands directly behind them.", nil, text)
      case .letterBefore(let text):
        ("The marks around these words would be shown: a letter stands directly before them.", nil, text)
      case .blank(let text): ("The marks around these words would be shown: no blank may stand within them.", nil, text)
      case .alone(let stars):
        (
          "`\(stars)` would be shown: no others belong to it.",
          "Write it on both sides of the words, without blanks within; or a backslash before each star that is to be shown.",
          nil
        )
      }
    return Diagnostic(
      "unread-emphasis", message, severity: .warning, at: range, help: help, suggestion: suggestion)
  }

  static func partedWord(_ word: PartedWords.Parted, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "parted-word",
      "`\(word.beginning)-` ends a line, so that a blank would be shown in the word: `\(word.beginning)- \(word.end)`.",
      severity: .warning, at: range,
      help:
        "Write `\(word.beginning)\(word.end)` on one line; or `\(word.beginning)-\(word.end)` where the hyphen belongs to it."
    )
  }

  static func pastedMark(_ mark: PastedMarks.Mark, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "pasted-mark",
      mark.isComment
        ? "`[\(mark.label)]` is left of a comment in a word processor, and would be shown."
        : "`[\(mark.label)]` looks like the number of a footnote, and no note of this text has it.",
      severity: .warning, at: range,
      help: mark.isComment
        ? "Delete it, and the comment's own words where they stand below."
        : "Delete it; or write `[^\(mark.label)]` here, and the note on a line of its own: `[^\(mark.label)]: …`.",
      suggestion: mark.word)
  }

  static func lostBackslash(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-backslash", "Backslashes of this path would not be shown; and nobody else can open a file by it.",
      severity: .warning, at: range, help: "Leave it out, or write it as code.", suggestion: path)
  }

  static func openFence(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "open-fence", "Nothing closes the code that begins here: what follows is shown as code, with all its marks.",
      severity: .warning, at: range,
      help: "Write the same signs on a line of their own where the code ends; or delete them where no code is meant.")
  }

  static func textAsCode(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "text-as-code", "The whole text stands in a block of code, so that it is shown with all its marks.",
      severity: .warning, at: range, help: "Delete this line, and the last one that closes the code.")
  }

  static func dateAsList(_ line: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "date-as-list", "This date begins a list, so that its numbers are shown as those of items.", severity: .warning,
      at: range, help: "Write it without blanks.", suggestion: line)
  }

  static func remarkAsList(_ line: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "remark-as-list", "This begins a list, so that the star to which one above refers is not shown.",
      severity: .warning, at: range,
      help: "Put a backslash before it; or write `[^1]` in both places, and a colon behind it here.", suggestion: line)
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
