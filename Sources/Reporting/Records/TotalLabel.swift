internal import FrontMatter

/// Labels by which people mark the row of all, where ours has none.
///
/// Taken for one more part, the total would be counted twice; of legal aid statistics it would tell small counts that
/// are hidden.
enum TotalLabel {
  private static let words = Set(TotalWords.all.map(foldedLabel))

  static func isOne(_ label: String) -> Bool { words.contains(foldedLabel(label)) }
}

/// A label without what people do not see or mean: capitals, spaces and invisible characters.
func foldedLabel(_ label: String) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in label.lowercased().unicodeScalars {
    let properties = scalar.properties
    guard !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint, properties.generalCategory != .control,
      properties.generalCategory != .format
    else { continue }
    // `İ` in small letters is an i and a dot above it.
    if scalar == "\u{307}", folded.last == "i" { continue }
    folded.append(scalar)
  }
  return String(folded)
}
