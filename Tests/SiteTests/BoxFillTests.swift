import TestSupport
import Testing

@testable import Reporting
@testable import Site

@Suite struct BoxFillTests {
  /// Of n levels the k-th, from 0, fills 60·k/(n−2) per cent, the last all of it.
  static let levels: [[Int]] = [
    [100], [0, 100],
    [0, 60, 100],  // 60 · 1 / 1
    [0, 30, 60, 100],  // 60 · 1 / 2
    [0, 20, 40, 60, 100],  // 60 · 1 / 3
    [0, 15, 30, 45, 60, 100],  // 60 · 1 / 4
    [0, 12, 24, 36, 48, 60, 100],  // 60 · 1 / 5
    [0, 10, 20, 30, 40, 50, 60, 100],  // 60 · 1 / 6
  ]

  @Test("a box fills by the place of its level, and the style sheet can draw it", arguments: levels)
  func fills(percents: [Int]) throws {
    let fills = percents.indices.map { place in
      BoxFill(
        Label(
          word: "x", title: nil, meaning: nil, rank: Label.Rank(place: place, count: percents.count), isHigh: false))
    }
    #expect(fills == percents.map { .part($0) })
    let css = try #require(TemporaryFolder.readFile(checkout + "/Themes/default/assets/css/top/40-tile.css"))
    for percent in percents where percent > 0 {
      #expect(css.contains("\n.fill-\(percent) {") || css.contains("\n.fill-\(percent),"))
    }
  }

  @Test(
    "what has no place in the order has a look of its own",
    arguments: [(.withdrawn, .withdrawn), (.unclear, .unknown), (.nothingFound, .empty)] as [(Label.Meaning, BoxFill)])
  func meanings(meaning: Label.Meaning, fill: BoxFill) {
    #expect(BoxFill(Label(word: "x", title: nil, meaning: meaning, rank: nil, isHigh: false)) == fill)
  }
}
