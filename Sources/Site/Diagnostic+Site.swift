internal import Diagnostics

// What can be wrong with a site as a whole.
extension Diagnostic {
  static func givenTwice(_ key: String, at range: SourceRange, table: SourceRange) -> Diagnostic {
    Diagnostic(
      "given-twice", "`\(key)` stands here and in the CSV file beside.", at: range, help: "Keep one of the two.",
      notes: [Note("The table is here.", at: table)])
  }
}
