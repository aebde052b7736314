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

  @Test(
    "a line runs in the direction of its letters where the card runs in the other",
    arguments: [
      ("Publish (all), 2017.", "rtl", Isolate.leftToRight), ("Publish (all), 2017.", "ltr", .none),
      ("Əhali; Отчёт.", "rtl", .leftToRight), ("(الناس).", "ltr", .rightToLeft), ("(الناس).", "rtl", .none),
      // Both at once, and none, go as the card does.
      ("Open Data بيانات", "rtl", .none), ("Open Data بيانات", "ltr", .none), ("(2017).", "rtl", .none),
      ("", "rtl", .none),
    ])
  func direction(text: String, direction: String, isolate: Isolate) {
    #expect(Isolate(text, in: direction) == isolate)
  }

  @Test("each line of such a title is kept apart from what runs in the other direction")
  func isolated() {
    #expect(Isolate.leftToRight.around("A (b).") == "\u{2066}A (b).\u{2069}")
    #expect(Isolate.rightToLeft.around("ا.") == "\u{2067}ا.\u{2069}")
    #expect(Isolate.none.around("A.") == "A.")
  }
}
