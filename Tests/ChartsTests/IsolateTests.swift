import Testing

@testable import Charts

@Suite struct IsolateTests {
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
