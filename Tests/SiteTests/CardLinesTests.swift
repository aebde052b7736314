import Testing

@testable import Site

@Suite struct CardLinesTests {
  static let rows: [(text: String, lines: [String])] = [
    ("", []), ("a", ["a"]), ("aa bb cc", ["aa bb cc"]), ("aaaa bbbb cccc", ["aaaa bbbb", "cccc"]),
    // A word of 14 letters in lines of 10.
    ("x abcdefghijklmn", ["x", "abcdefghij", "klmn"]),
    // Four lines of two words; the last that fits says that there is more.
    ("aaaa bbbb cccc dddd eeee ffff gggg", ["aaaa bbbb", "cccc dddd", "eeee ffff…"]),
    // Eight capitals, or six of the widest, take the room of ten small letters.
    ("ABCDEFGHKLNO", ["ABCDEFGH", "KLNO"]), ("WWWWWWWWШШШШШШШШШШШШШ", ["WWWWWW", "WWШШШШ", "ШШШШШ…"]),
    // Wide letters count twice: five in a line.
    ("汉汉汉汉汉汉", ["汉汉汉汉汉", "汉"]), ("İstiqlaliyyətə", ["İstiqlaliy", "yətə"]),
  ]

  @Test("a title is broken into lines that fit, and says when it is cut", arguments: rows)
  func lines(text: String, lines: [String]) {
    #expect(cardLines(text, width: 10, most: 3) == lines)
  }
}
