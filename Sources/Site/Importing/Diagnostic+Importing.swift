package import Diagnostics

// What is said of a list of which records are to be made.
extension Diagnostic {
  static func rowWithoutTitle(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-without-title", "This row has no title, so no record can be made of it.", at: range,
      help: "Write one; or leave the row out: --ignore \"row \(range.line)\"")
  }

  static func rowOfTitleAlone(_ text: String, row: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-of-title-alone", "In this row stands `\(text)` alone: a record, or words between the rows?", at: range,
      help: "Words are left out by --ignore \"row \(row)\"; of a record fill in another cell.")
  }

  static func rowOfTotals(_ text: String, row: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-of-totals", "By `\(text)` this row adds up others, and is no record.", at: range,
      help: "Leave it out: --ignore \"row \(row)\"")
  }

  static func titleTooLong(_ count: Int, longest: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "title-too-long", "This title has \(count) characters, and a title has \(longest) at most.", at: range,
      help: "Write a short one, and the whole text in another column, such as `summary`.")
  }

  /// - Parameter source: The column that the name was made of.
  static func rowsOfOneSlug(_ slug: String, of source: String, at range: SourceRange, first: SourceRange) -> Diagnostic
  {
    Diagnostic(
      "rows-of-one-name", "Two rows would become the record `\(slug)`.", at: range,
      help: source == "slug"
        ? "Write another one."
        : "Write another \(source); or give each row a name of its own in a column `slug`.",
      notes: [Note("The other one is here.", at: first)])
  }

  static func recordIsThere(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "record-is-there", "Content/\(path) is there already.", at: range,
      help: "Give the row another title or `slug`; or write the record anew, and lose what its file says now: --force")
  }

  static func cellIsNoSlug(_ text: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "cell-is-no-name", "`\(text)` cannot be the name of a record: it is part of an address on the web.", at: range,
      help: meant.isEmpty ? "Write letters, digits and hyphens." : "Such as: \(meant)")
  }

  static func noSlug(of text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "cell-is-no-name", "No address can be made of `\(text)`.", at: range,
      help: "Write a title of words; or a name in a column `slug`.")
  }
}

extension Diagnostic {
  /// - Parameters:
  ///   - merged: The header to its left that is merged over it.
  ///   - known: The fields that it mostly is.
  ///   - kind: The kind of record, which has more.
  package static func columnNotUnderstood(
    _ name: String, hasHeader: Bool, below merged: String?, known: [String], kind: String, at range: SourceRange
  ) -> Diagnostic {
    let quoted = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // On the command line commas part names.
    let isParted = quoted.contains { ",;".contains($0) }
    let (named, ignored) = isParted ? ("'\"\(quoted)\"=…'", "'\"\(quoted)\"'") : ("\"\(quoted)=…\"", "\"\(quoted)\"")
    return Diagnostic(
      "column-not-understood",
      hasHeader
        ? "What is the column `\(quoted)`?"
        : "What is the column \(quoted), "
          + (merged.map { "over which the header `\($0)` is merged with others?" } ?? "which has no header?"),
      at: range,
      help: "Say it: --columns \(named), with one of \(oneOf(known)) (all: vitrine fields \(kind)); "
        + "or leave it out: --ignore \(ignored)")
  }

  package static func columnsOfOneField(_ field: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "columns-of-one-field", "Two columns are `\(field)`.", at: range,
      help: "Leave one of them out with --ignore, or say what it is with --columns.",
      notes: [Note("The other one is here.", at: first)])
  }

  package static func noColumnOfTitles(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-table", "No column of this table is `title`, without which no record can be made.", at: range,
      help: "Say which one it is: --columns \"Ad=title\"")
  }
}
