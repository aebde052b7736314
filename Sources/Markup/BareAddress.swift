/// An address that stands bare in a text, where cmark goes on to the next blank.
enum BareAddress {
  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "«": "»", "„": "“", "‹": "›"]

  /// How many bytes are the address: up to a sign that closes what stands around it, or that belongs to the sentence.
  /// All of them where nothing else is there.
  static func length(of text: String) -> Int {
    var open: [Unicode.Scalar] = []
    let scalars = text.unicodeScalars
    let host = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    var end = text.endIndex
    for index in scalars.indices where index >= host {
      let scalar = scalars[index]
      if let closing = pairs[scalar] {
        open.append(closing)
      } else if open.last == scalar {
        open.removeLast()
      } else if ends(scalar, at: index, in: scalars, hasPath: text[host..<index].contains("/")) {
        end = index
        break
      }
    }
    guard end < text.endIndex, end > host else { return text.utf8.count }
    let address = String(String.UnicodeScalarView(text[..<end].unicodeScalars))
    let kept = address.utf8.reversed().drop { "?!.,:;*_~'\"".utf8.contains($0) }.count
    return kept > text[..<host].utf8.count ? kept : text.utf8.count
  }

  /// Whether an address that goes on to here ends before this sign.
  private static func ends(
    _ scalar: Unicode.Scalar, at index: String.Index, in scalars: String.UnicodeScalarView, hasPath: Bool
  ) -> Bool {
    switch scalar {
    case ")", "]", "»", "›", "”", "“", "‘", "’", "…": return true
    // Titles of encyclopaedias have dashes: `2013–14`, `_—_`.
    case "—": return index == scalars.startIndex || scalars[scalars.index(before: index)] != "_"
    case "–":
      let next = scalars.index(after: index)
      return !hasPath || next == scalars.endIndex || !(scalars[next] == "_" || scalars[next].properties.isAlphanumeric)
    default: return false
    }
  }
}

extension Unicode.Scalar.Properties {
  /// A letter or a digit.
  var isAlphanumeric: Bool { isAlphabetic || numericType != nil }
}
