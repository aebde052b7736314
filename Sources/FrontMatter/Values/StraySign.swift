extension String {
  /// The text without the comma or semicolon at its end, as lists and programs have left it; `nil` where there is none.
  ///
  /// A semicolon may end the HTML name of a sign, and in Greek a question.
  var withoutStraySign: String? {
    guard let last = unicodeScalars.last, Self.straySigns.contains(last) else { return nil }
    if last == ";", unicodeScalars.contains(where: { ("\u{370}"..."\u{3FF}").contains($0) }) { return nil }
    if last == ";", contains(/&#?\w+;$/) { return nil }
    var rest = self
    while let sign = rest.unicodeScalars.last, Self.straySigns.contains(sign) || sign.properties.isWhitespace {
      rest.unicodeScalars.removeLast()
    }
    return rest.isEmpty ? nil : rest
  }

  private static let straySigns: Set<Unicode.Scalar> = [",", ";", "،", "؛", "，", "；", "、"]
}
