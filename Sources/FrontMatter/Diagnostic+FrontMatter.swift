internal import Diagnostics

// What can be wrong with a file before its fields have a meaning.
extension Diagnostic {
  static func notUTF8(at range: SourceRange, savedAs other: String?) -> Diagnostic {
    let reason = other.map { "it was saved as \($0)" } ?? "this character is not in that encoding"
    return Diagnostic(
      "not-utf-8", "This file is not UTF-8 text: \(reason).", at: range,
      help: "Save the file again with the encoding UTF-8.")
  }

  static func otherKind(_ kind: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-text-file", "This file is no text: it is \(kind) under another name.", at: range,
      help: "Open it in its own program, and copy the text into a new file, or save the table as CSV (UTF-8).")
  }

  static func byteOrderMark(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "byte-order-mark", "The file begins with an invisible mark (a byte order mark). It is left out.",
      severity: .note, at: range, help: "Save the file as UTF-8 without BOM to be rid of it.")
  }

  static func windowsLineEnds(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "windows-line-ends", "The file has Windows line ends. They are read as ordinary ones.", severity: .note, at: range
    )
  }

  static func oddCharacter(_ bytes: [UInt8], at range: SourceRange) -> Diagnostic {
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    let advice =
      switch scalar.value {
      case 0x0D: "Save the file again with ordinary line ends (LF), not those of an old Macintosh."
      case 0x0B, 0x0C, 0x85, 0x2028, 0x2029:
        "Put a blank or a new line in its place: it ends a line in a word processor, and without it two words would be one."
      default: "Delete it; it often comes along when text is pasted."
      }
    return Diagnostic(
      "odd-character", "There is an invisible character (\(code)) here that does not belong in a text.", at: range,
      help: advice)
  }

  static func mergeMark(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "merge-mark", "Two versions of a text are still here, as a merge has left them.", at: range,
      help: "Keep one, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.")
  }

  static func lostLetters(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-letters", "In `\(word)` letters were lost when the text was saved.", severity: .warning, at: range,
      help:
        "Look for others in this file; open the original in its own encoding, such as Windows-1254, and save it as UTF-8."
    )
  }

  /// - Parameter meant: The word before it was read wrongly, where that is sure.
  static func wrongEncoding(
    _ word: String, readAs name: String, isOf encoding: String, meant: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-encoding", "The letters of `\(word)` were read in the wrong encoding, and so perhaps were others.",
      severity: .warning, at: range,
      help: "Open the original as \(encoding), which it is, and not as \(name), and save it as UTF-8.",
      suggestion: meant)
  }

  static func mixedLetters(_ word: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "mixed-letters", "`\(word)` has letters of two alphabets that look alike: no search finds it.",
      severity: .warning,
      at: range, help: "Write it in one alphabet, and look at the words around it.", suggestion: meant)
  }

  static func directionSign(_ code: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "direction-sign", "An invisible sign (U+\(code)) here can turn the direction of the text around.",
      severity: .warning, at: range, help: "Delete it; a page sets the direction by its language.")
  }

  static func emptyFile(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-file", "The file is empty.", at: range,
      help: "Begin it with a line `---`, then `title: …`, then a line `---`; or delete the file.")
  }

  /// - Parameters:
  ///   - first: The first line.
  ///   - isBelow: Do nothing but blank lines stand above a line `---`?
  static func noFrontMatter(first: String, isBelow: Bool, at range: SourceRange) -> Diagnostic {
    let isOtherFence = first.count > 0 && first.allSatisfy { "-–—−=*+_~".contains($0) }
    let help =
      if isBelow {
        "Delete the blank lines above the line `---`."
      } else if first == "---" {
        "Delete the blanks before its three hyphens."
      } else if first.hasPrefix("```") || first.hasPrefix("~~~") {
        "Delete this line, by which code begins, and the one that ends it, so that a line `---` stands first."
      } else if isOtherFence {
        "Write three hyphens, `---`, in place of `\(first)` here and under the last field."
      } else { "Begin it with a line `---`, then `title: …`, then a line `---`." }
    return Diagnostic(
      "no-front-matter", "The file does not begin with a line `---`, so it has no fields.", at: range, help: help)
  }

  static func unclosedFrontMatter(at range: SourceRange, endsNear end: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-front-matter", "The fields begin here, but no second line `---` ends them.", at: range,
      help: "Write a line `---` between the last field and the text.",
      notes: [Note("The fields seem to end before this line.", at: end)])
  }

  /// - Parameter meant: What is to stand in place of the line that seems to be the second one.
  static func oddFence(_ line: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-front-matter",
      "The fields are ended by a line of three hyphens and nothing else, and this is none: "
        + "`\(line)`.", at: range, suggestion: meant)
  }

  static func notFields(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-fields", "Here should stand fields, each as `name: value` on a line of its own.", at: range,
      help:
        "Write them such as `title: Open doors`, without hyphens or brackets before the name, and with a colon and a "
        + "blank behind it.")
  }

  static func secondDocument(at range: SourceRange) -> Diagnostic {
    Diagnostic("second-document", "The fields end at `...` and begin again here.", at: range, help: "Leave one set.")
  }

  static func duplicateKey(_ key: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "duplicate-key", "`\(key)` is given twice.", at: range, help: "Keep one of the two.",
      notes: [Note("The first one is here.", at: first)])
  }

  static func fieldsTooLarge(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "fields-too-large", "The fields are larger than \(limit / 1_000_000) MB.", at: range,
      help: "A long text belongs below the second line `---`, many figures into a CSV file.")
  }

  static func directive(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "yaml-directive", "A line of fields cannot begin with `%`.", at: range,
      help: "Delete the line; a text that begins with `%` needs quotes.")
  }

  static func nestedTooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic("nested-too-deep", "The fields are nested more than \(limit) levels deep.", at: range)
  }

  static func typeMark(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "type-mark", "A value cannot begin with `!`: YAML takes it for a mark of its own.", at: range,
      help: "Put the text in quotes.")
  }

  static func anchor(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "anchor", "A text cannot begin with `&`: YAML takes it for a mark of its own.", at: range,
      help: "Put the text in quotes.")
  }

  static func oddEscape(_ scalar: Unicode.Scalar, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-character",
      "A code in this text stands for a character (\(scalar.described)) that does not belong in a text.",
      at: range, help: "Delete the code; where a backslash is meant, use single quotes, or write it twice.")
  }

  /// - Parameters:
  ///   - sign: What stands in place of the colon and the space, where it is not the value itself.
  ///   - mistaken: What stands there, where a field alone can be meant.
  static func joinedName(
    _ name: String, value: String, after sign: Unicode.Scalar?, insteadOf mistaken: String?, at range: SourceRange
  ) -> Diagnostic {
    let reason =
      switch sign {
      case nil: "no space follows the colon"
      case "\u{FF1A}": "the colon is another sign (\(Unicode.Scalar(0xFF1A as UInt32)?.described ?? ""))"
      case let sign?: "an invisible character (\(sign.described)) follows the colon, not a space"
      }
    return Diagnostic(
      "no-space-after-colon", "This is not read as the field `\(name)`: \(reason).", at: range,
      suggestion: "\(name): \(value)", insteadOf: mistaken)
  }

  private static func inLinesBelow(_ count: Int) -> String {
    count == 0 ? "" : count == 1 ? ", here and in 1 line below" : ", here and in \(count) lines below"
  }

  /// - Parameter more: How many lines below begin with the sign, too.
  static func noHyphen(_ sign: Unicode.Scalar, more: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-hyphen", "An item of a list begins with the hyphen `-`, but here stands `\(sign)`.", at: range,
      help: more == 0
        ? "Word processors set it while one types." : "Word processors set it while one types\(inLinesBelow(more)).",
      suggestion: "-")
  }

  /// A hyphen without a blank behind it.
  static func gluedHyphen(_ item: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-hyphen", "An item of a list begins with the hyphen `-` and a blank, which is missing here.", at: range,
      suggestion: "- \(item)")
  }

  /// - Parameter key: Of a list of groups, the field that such an item says alone.
  static func numberForHyphen(_ number: String, before key: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-hyphen", "An item of a list begins with the hyphen `-`, but here stands `\(number)`.", at: range,
      help: "Write each item on a line of its own, with `- \(key.map { "\($0): " } ?? "")` in place of its number.")
  }

  static func unknownAlias(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "A text cannot begin with `*`: YAML takes it for a reference.", at: range,
      help: "Put the text in quotes.", suggestion: "\"*\(name)\"")
  }

  static func tooManyAliases(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "too-many-aliases", "References (`*name`) repeat more than \(limit) values in this file.", at: range,
      help: "Write the values out.")
  }

  /// - Parameter items: Each as it is written.
  static func quotesForList(_ items: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "This text goes on behind its closing quote.", at: range,
      help: "Write several items as a list, `[\(items)]`; one text that has quotes within stands in quotes as a whole: "
        + "`\(quoted(items))`.")
  }

  /// - Parameter written: Begins with a sign that a text cannot begin with, and is a number without it.
  static func signBeforeNumber(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "A value cannot begin with `\(written.prefix(1))`.", at: range,
      help: "Where a number or date belongs, write it alone; a text stands in quotes: `\(quoted(written))`.")
  }

  static func commaAtEnd(_ value: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "No comma stands behind the value of a field.", at: range,
      suggestion: String(value.reversed().drop { $0 == "," || $0 == " " }.reversed()))
  }

  static func unclosedQuote(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-quote", "This quote is opened but not closed on its line.", at: range,
      help: "Close it at the end of the text, or leave out both quotes.")
  }

  /// - Parameter text: What stands between the quotes, where that is known.
  static func unknownEscape(in text: String?, at range: SourceRange) -> Diagnostic {
    let single = text.flatMap { $0.contains("'") ? nil : ": `'\($0)'`" }
    return Diagnostic(
      "unknown-escape", "A backslash in double quotes begins a code, and this is none.", at: range,
      help: "Use single quotes\(single ?? ""), or write `\\\\` for a backslash.")
  }

  static func unclosedBracket(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-bracket", "The list or group that begins here is not closed properly.", at: range,
      help: "Put a comma between the values, and `]` or `}` at the end.")
  }

  /// - Parameter more: How many lines below it have tabs, too.
  static func tabInIndentation(more: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "tab-in-indentation", "This line is indented with a tab, which YAML does not allow.", at: range,
      help: "Use two spaces for each level\(inLinesBelow(more)).", suggestion: "  ")
  }

  static func wrongIndentation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-indentation", "This line does not fit the lines around it: its indentation is off.", at: range,
      help: "Give fields of one group the same number of spaces at the start of the line.")
  }

  /// An item of a list that YAML takes for a part of what stands above it.
  static func swallowedItem(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-indentation", "This is read as a part of the text above it, and not as an item of a list.", at: range,
      help: "Give all items of a list the same number of spaces before the hyphen, and nothing behind the list's name; "
        + "where it is one text, put it in quotes.")
  }

  /// - Parameter text: All of it, on one line.
  static func brokenText(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-indentation", "This line goes on with the text above it, where `: ` starts a new field.", at: range,
      help:
        "Put the whole text in quotes, `\(quoted(text))`; or, where this is a field, begin it below the first letter "
        + "of the one above.")
  }

  static func groupWithoutBraces(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "Several fields stand on one line, which only braces allow.", at: range,
      help: "Put them in braces, or each on a line of its own; one text with a colon in it stands in quotes.",
      suggestion: "{\(written)}")
  }

  /// Words on the line of the sign `|` or `>` that begins a text of several lines.
  static func textBehindBlock(_ sign: String, _ words: String, indentation: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "A text of several lines begins on the line below `\(sign)`, not beside it.", at: range,
      suggestion: "\(sign)\n\(String(repeating: " ", count: indentation))\(words)")
  }

  /// - Parameter plain: The line without the marks around its name.
  static func markedName(_ plain: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-field", "A field's name has no stars or other marks around it.", at: range, suggestion: plain)
  }

  /// - Parameter isSure: Whether the whole value is one text to its author.
  static func needsQuotes(
    _ value: String, at range: SourceRange, isSure: Bool, because reason: String, field: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "This text must stand in quotes: \(reason).", at: range,
      help: field.map { "Or begin a new line with `\($0):`, where that is a field." }, suggestion: quoted(value),
      insteadOf: isSure ? value : nil)
  }

  /// A text in the quotes that it holds none of; else in double ones, with backslashes.
  private static func quoted(_ value: String) -> String {
    if value.contains("\""), !value.contains("'") { return "'\(value)'" }
    // By scalars: an accent after a quote would make one character of both.
    let escaped = value.unicodeScalars.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\"\(String(String.UnicodeScalarView(escaped)))\""
  }

  /// - Parameter mistaken: What stands there, where the plain text alone can be meant.
  static func markupInField(
    _ plain: String, _ field: FieldDescription, insteadOf mistaken: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "markup-in-field",
      "`\(field.key)` is plain text: stars, tags and links do nothing in it, and are shown as they stand, a sign's HTML "
        + "name too.", severity: .warning, at: range, help: "Write it as readers are to see it.",
      suggestion: quoted(plain), insteadOf: mistaken)
  }

  /// - Parameter meant: The text without it.
  static func straySign(_ text: String, meant: String, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "stray-sign", "`\(field.key)` ends with `\(text.suffix(1))`, as if more were to follow, and is shown so.",
      severity: .warning, at: range, help: "Take it away, or write what is missing.",
      suggestion: range.endLine == range.line ? quoted(meant) : nil)
  }

  static func remarkInText(_ whole: String, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    // `Room #12` is no remark to anybody, `Room # to be checked` may be one.
    let isNumber = whole.firstMatch(of: /[ ]#(.)/).map { $0.1.first?.isNumber == true } == true
    return Diagnostic(
      "remark-in-text", "All that follows ` #` would be left out of `\(field.key)`: YAML takes it for a remark.",
      at: range,
      help: "Put the whole text in quotes; a remark for yourself stands on a line of its own.",
      suggestion: quoted(whole), insteadOf: isNumber ? whole : nil)
  }

  /// - Parameter list: As it should be written.
  static func remarkInList(_ list: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "needs-quotes", "All that follows `#` in this list would be left out: YAML takes it for a remark.", at: range,
      help: "Put the item in quotes, or leave the sign out.", suggestion: list)
  }

  static func notAField(isRemark: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-field", "This line is not a field (`name: value`) and not part of one.", at: range,
      help: isRemark
        ? "A remark for yourself begins with `# `."
        : "Where it goes on with the value above, indent it by two spaces; the text of a page stands below the line "
          + "`---` that ends the fields.")
  }

  static func loneHyphen(isQuestion: Bool = false, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lone-hyphen",
      isQuestion
        ? "A question mark alone is no value."
        : "A hyphen alone is no value: a list begins with it, on a line of its own.", at: range,
      help: "Delete the field where there is nothing to say; where a figure is missing, write why, such as `no-data`.")
  }

  static func unreadableFields(at range: SourceRange) -> Diagnostic {
    Diagnostic("unreadable-fields", "The fields cannot be read from here on.", at: range)
  }
}
