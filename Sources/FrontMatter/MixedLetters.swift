/// Words in letters of two alphabets that look alike, as some keyboards and old fonts make them: `Gәncә` with a letter of
/// Cyrillic Azerbaijani, `Вakı` with one of Russian. Nobody sees it, and no search finds them.
enum MixedLetters {
  /// The word in the letters of which it has more; `nil` where they are of one alphabet, or not all of the others look like
  /// one of it.
  static func meant(by word: some StringProtocol) -> String? {
    let scalars = word.unicodeScalars
    let cyrillic = scalars.count { isCyrillic($0) }
    let latin = scalars.count - cyrillic
    guard cyrillic > 0, latin > 0, cyrillic != latin else { return nil }
    var meant = ""
    for scalar in scalars {
      if isCyrillic(scalar) == (cyrillic > latin) {
        meant.unicodeScalars.append(scalar)
      } else if let other = (cyrillic > latin ? toCyrillic : toLatin)[scalar] {
        meant.unicodeScalars.append(other)
      } else {
        return nil
      }
    }
    return meant
  }

  static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x400...0x52F).contains(scalar.value) }

  private static let pairs = Array(
    zip("аАВеЕіІјЈкКМНоОрРсСтТуУхХһҺәӘЅѕ".unicodeScalars, "aABeEiIjJkKMHoOpPcCtTyYxXhHəƏSs".unicodeScalars))
  private static let toLatin = Dictionary(pairs.map { ($0, $1) }, uniquingKeysWith: { one, _ in one })
  private static let toCyrillic = Dictionary(pairs.map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
}
