import Testing

@testable import Charts

@Suite struct LabelPlacementTests {
  @Test(
    "of labels at one mark the second moves down 16 px and the third is left to the table",
    arguments: [
      ([50, 50, 50], [50, 66, nil]), ([50, 52, 100], [50, 68, 100]), ([50, 80], [50, 80]),
      // The first two leave no line between them.
      ([50, 76, 60], [50, 76, nil]),
    ] as [([Int], [Int?])])
  func collisions(wanted: [Int], given: [Int?]) {
    var placement = LabelPlacement(width: 240, height: 264)
    let placed = wanted.map { y in placement.place(.init(text: "some words", x: Place(hundredths: 2000), y: y))?.y }
    #expect(placed == given)
  }

  @Test(
    "a label stands on the side of its mark where there is room",
    arguments: [
      (0, "45", "start", 10), (10_000, "45", "end", 10),
      // Neither side has room for it, so it stands at the edge, below its mark.
      (5_100, "15 on 22 November 2013", "end", 0), (4_000, "15", "start", 10),
    ])
  func sides(x: Int, text: String, anchor: String, gap: Int) {
    var placement = LabelPlacement(width: 240, height: 264)
    let label = placement.place(text, at: Place(hundredths: x), Place(hundredths: 5000))
    #expect(label?.anchor.rawValue == anchor)
    #expect(label?.gap == gap)
  }

  @Test("what would leave the frame, or lie on a mark twice, is left out")
  func frame() {
    var placement = LabelPlacement(width: 100, height: 100)
    let long = String(repeating: "word ", count: 20)
    #expect(placement.place(.init(text: long, x: .start, y: 50)) == nil)
    #expect(placement.place(.init(text: "low", x: .start, y: 110)) == nil)
    placement.keepFree(x: Place(hundredths: 1000), y: Place(hundredths: 5000), radius: 20)
    #expect(placement.place(.init(text: "on the mark", x: .start, y: 50)) == nil)
  }

  @Test(
    "long words are broken into lines that fit",
    arguments: [
      ("one two three", 60, ["one two", "three"]), ("", 60, []),
      ("extraordinarily", 60, ["extraor", "dinarily"]),
    ])
  func wrapping(text: String, width: Int, expected: [String]) {
    #expect(lines(of: text, within: width) == expected)
    #expect(lines(of: text, within: width).allSatisfy { textWidth($0) <= width })
  }
}
