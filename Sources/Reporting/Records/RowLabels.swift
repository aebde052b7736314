internal import Diagnostics
internal import FrontMatter

/// A label as it stands in the rows of a breakdown.
private struct WrittenLabel {
  let text: String
  /// Of the first row that has it.
  let range: SourceRange
  var rows = 1
}

extension FieldRow {
  /// Reports labels that mark a total, differ from another in what nobody sees, or were made by a spreadsheet: each once,
  /// however many rows have it.
  ///
  /// - Parameters:
  ///   - keys: Of the rows, under which labels stand.
  ///   - list: The key under which the rows stand.
  mutating func reportLabels(of keys: [String], inRowsOf list: String) {
    for key in keys {
      var labels: [WrittenLabel] = []
      var positions: [String: Int] = [:]
      for (text, range) in texts(of: key, inRowsOf: list) {
        if let position = positions[text] {
          labels[position].rows += 1
        } else {
          positions[text] = labels.count
          labels.append(WrittenLabel(text: text, range: range))
        }
      }
      var first: [String: WrittenLabel] = [:]
      for label in labels {
        let folded = foldedLabel(label.text).lookingAlike
        if let fault = fault(of: label, key, like: first[folded]) {
          report(fault.standing(inRows: label.rows))
        }
        if first[folded] == nil { first[folded] = label }
      }
    }
  }

  private func fault(of label: WrittenLabel, _ key: String, like other: WrittenLabel?) -> Diagnostic? {
    if TotalLabel.isOne(label.text) { return .totalAsPart(label.text, of: key, at: label.range) }
    if let other { return .sameLabel(label.text, as: other.text, of: key, at: label.range, first: other.range) }
    return SpreadsheetLabel(label.text, isAge: key == Breakdown.age.name).map {
      .spreadsheetLabel($0, of: key, at: label.range)
    }
  }
}

extension String {
  /// With one sign for each that looks like it: `18–25` as `18-25`, a Cyrillic `а` as a Latin one.
  fileprivate var lookingAlike: String {
    let signs: [Character: Character] = [
      "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x",
      "у": "y",
      "і": "i", "ѕ": "s", "ј": "j",
    ]
    return String(map { signs[$0] ?? $0 })
  }
}
