import Testing

@testable import Template

/// Where one text stands in another, as `in` and `replace` ask.
@Suite("Search in texts")
struct TextSearchTests {
  private static let long = String(repeating: "ab", count: 200)

  @Test(
    arguments: [
      ("", "", 0), ("a", "", 0), ("", "a", nil), ("a", "a", 0), ("ab", "b", 1), ("ab", "abc", nil), ("aab", "ab", 1),
      ("abcabd", "abd", 3), ("aaaa", "ab", nil), ("abababc", "ababc", 2), ("xəyəz", "əz", 4), ("один", "ин", 4),
      (long + "c", "abc", 398), (long + "c" + long, "c" + long, 400), ("a" + long + "c", long + "c", 1),
      (long, "b" + long, nil),
    ] as [(String, String, Int?)])
  func place(whole: String, part: String, expected: Int?) {
    #expect(whole.utf8.span.firstIndex(of: part.utf8.span) == expected)
  }
}
