internal import Diagnostics

// What is wrong with labels, and with parts that cannot be added. None of these tells a count: messages are kept and
// passed on, and small counts of people are hidden.
extension Diagnostic {
  static func totalAsPart(_ label: String, of key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "total-as-part", "`\(label)` would be one more part by `\(key)`, but the row of all has no label.", at: range,
      help: "Leave `\(key)` empty in the row that is the total.")
  }

  static func sameLabel(
    _ label: String, as other: String, of key: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "same-label",
      "The labels `\(label)` and `\(other)` of `\(key)` differ only in capitals, spaces or invisible characters.",
      at: range, help: "Write one of them in every row: the two would count as two groups.", suggestion: other,
      notes: [Note("The other one is here first.", at: first)])
  }

  static func spreadsheetLabel(
    _ label: SpreadsheetLabel, of key: String, at range: SourceRange
  ) -> Diagnostic {
    let example = label.meant ?? "10-14"
    return Diagnostic(
      "spreadsheet-label",
      "`\(label.text)` in `\(key)` looks like a date that a spreadsheet made of a range such as `\(example)`.",
      severity: key == Breakdown.age.name ? .error : .warning, at: range,
      help:
        "Write the range itself. To keep it in a spreadsheet, give the column the format “Text” before you type it, or begin the cell with an apostrophe: '\(example)",
      suggestion: label.meant)
  }

  /// - Parameter label: The part's; `nil` for a place, which its place in the file shows.
  static func sumAsPart(_ label: String?, by breakdown: Breakdown, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "sum-as-part",
      "\(label.map { "`\($0)`" } ?? "This part") equals the sum of the other parts by `\(breakdown.name)`, so people would count twice.",
      severity: .warning, at: range,
      help:
        "Where it is the total, leave `\(breakdown.name)` empty in its rows; where it is a part all the same, accept the warning with the reason. Until then the parts make no total."
    )
  }

  static func overlappingAges(
    _ earlier: String, _ later: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "overlapping-ages", "The ages `\(earlier)` and `\(later)` overlap, so people would count twice.",
      severity: .warning, at: range,
      help:
        "Write groups that follow each other, such as 10-14 and 15-19; or accept the warning with the reason. Until then the parts make no total.",
      notes: [Note("The other group is here.", at: first)])
  }
}
