internal import Diagnostics
internal import FrontMatter

/// Labels by which people mark the row of all, where ours has none.
///
/// Taken for one more part, the total would be counted twice; of legal aid statistics it would tell small counts that
/// are hidden.
enum TotalLabel {
  private static let words: Set<String> = [
    "total", "totals", "grand total", "all", "both", "both sexes", "overall", "everyone", "cəmi", "ümumi", "hamısı",
    "bütün", "всего", "итого", "все", "оба",
  ]

  static func isOne(_ label: String) -> Bool { words.contains(label.lowercased()) }
}

extension FieldRow {
  /// Reports labels that mark a total.
  ///
  /// - Parameter parts: By breakdown.
  mutating func reportTotals<Row: Fielded>(
    among parts: [(key: String, label: String?)], in schema: Schema<Row>
  ) {
    for case (let key, let label?) in parts where TotalLabel.isOne(label) {
      report(.totalAsPart(label, of: key, at: places.place(of: key, in: schema) ?? range))
    }
  }
}

extension Diagnostic {
  fileprivate static func totalAsPart(_ label: String, of key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "total-as-part", "`\(label)` would be one more part by `\(key)`, but the row of all has no label.", at: range,
      help: "Leave `\(key)` empty in the row that is the total.")
  }
}
