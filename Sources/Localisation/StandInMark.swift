/// Marks around the words of another language that stand in for missing ones, so that a page can say whose they are.
///
/// They are codes that stand for no character (U+FDD0 and on): no file of a site or theme may hold them, so that none is
/// mistaken for a text's own. Whoever writes a page makes elements of them; everywhere else they go.
package enum StandInMark {
  private static let codes: ClosedRange<UInt32> = 0xFDD0...0xFDEF

  package static let end = scalar(codes.upperBound)

  /// - Parameter place: The language's, among those that stand in.
  package static func begin(_ place: Int) -> Unicode.Scalar { scalar(codes.lowerBound + UInt32(place)) }

  package static func isMark(_ scalar: Unicode.Scalar) -> Bool { codes.contains(scalar.value) }

  /// Swift writes no such code out in a text.
  private static func scalar(_ code: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(code) ?? Unicode.Scalar(UInt8(ascii: "?"))
  }

  /// The text without them.
  package static func bare(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isMark) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
  }

  /// A phrase that stands in, of which a part is not its own: what is filled in, in the page's language.
  static func leaving(_ part: String, within begin: Unicode.Scalar) -> String {
    guard part.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return part }
    return "\(end)\(part)\(begin)"
  }
}

/// A language whose words stand in for those that another one lacks.
package struct StandIn: Sendable {
  package let code: String
  /// For the attribute `dir`; `nil` where it is that of the page.
  package let direction: String?

  package init(code: String, direction: String?) {
    self.code = code
    self.direction = direction
  }
}
