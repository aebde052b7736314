import Localisation
import Testing

@testable import Site

@Suite struct StandInElementsTests {
  private func resolved(_ page: String) -> String? {
    let elements = StandInElements([StandIn(code: "en", direction: nil)])
    var bytes = Array(page.utf8)
    elements?.resolve(&bytes, from: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private let word = "\(StandInMark.begin(0))Dots\(StandInMark.end)"

  @Test("words that stand in are told by their language")
  func words() {
    #expect(resolved("<p>\(word)</p>") == "<p><span lang=\"en\">Dots</span></p>")
  }

  @Test("no such element stands in a drawing, nor in one that holds others")
  func drawings() {
    let text = "<text>\(word)</text>"
    let page = "<svg>\(text)<svg x=\"1\">\(text)</svg><svg/>\(text)</svg><p>\(word)</p>"
    #expect(
      resolved(page) == "<svg><text>Dots</text><svg x=\"1\"><text>Dots</text></svg><svg/><text>Dots</text></svg>"
        + "<p><span lang=\"en\">Dots</span></p>")
  }
}
