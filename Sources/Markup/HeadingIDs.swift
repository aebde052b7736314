/// Gives each of several headings an id of its own, made from its words.
package struct HeadingIDs {
  private var taken: Set<String>
  /// The number to try next for words that came before, so that a thousand equal headings cost no more than others.
  private var nextNumber: [String: Int] = [:]

  package init(reserved: Set<String> = []) {
    taken = reserved
  }

  /// The words as an id; the second heading of the same words gets `-2`.
  package mutating func make(for text: String) -> String {
    let words = Self.slug(text)
    if taken.insert(words).inserted { return words }
    var number = nextNumber[words] ?? 2
    while !taken.insert("\(words)-\(number)").inserted { number += 1 }
    nextNumber[words] = number + 1
    return "\(words)-\(number)"
  }

  /// Takes an id that was written by hand.
  /// - Returns: `false` when another element has it.
  mutating func take(_ id: String) -> Bool {
    taken.insert(id).inserted
  }

  /// Lower case, letters and digits of any script kept, blanks and hyphens as one `-`, all else left out.
  ///
  /// Ends after a hundred characters, which no link should need.
  package static func slug(_ text: String) -> String {
    var slug: [UInt8] = []
    var length = 0
    var isGap = false
    for scalar in text.unicodeScalars where length < 100 {
      if isBlank(scalar) {
        isGap = true
      } else if isPartOfWord(scalar) {
        if isGap, length > 0 { slug.append(UInt8(ascii: "-")) }
        isGap = false
        length += 1
        switch scalar {
        case "A"..."Z": slug.append(UInt8(scalar.value) | 0x20)
        case _ where scalar.isASCII: slug.append(UInt8(scalar.value))
        // Without a language it would become i and a loose dot.
        case "İ": slug.append(UInt8(ascii: "i"))
        default: slug += scalar.properties.lowercaseMapping.utf8
        }
      }
    }
    return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "\u{2013}", "\u{2014}": true
    default: scalar.properties.isWhitespace
    }
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": return true
    case _ where scalar.isASCII: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber: return true
    default: return scalar.properties.isAlphabetic
    }
  }
}
