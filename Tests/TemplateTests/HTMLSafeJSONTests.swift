import Testing

@testable import Template

@Suite("JSON that stands in HTML")
struct HTMLSafeJSONTests {
  private static let odd = "<b> & 'c' \"d\" \\ \n\t\u{1}\u{7F} ə 😀"

  @Test("what writes itself is written as `tojson` writes the same values")
  func isWrittenAsByFilter() throws {
    var json = HTMLSafeJSON()
    json.object { json in
      json.member("@id", Self.odd)
      json.member("absent", nil)
      json.member("list")
      json.array { json in
        for text in ["", Self.odd] {
          json.item()
          json.text(text)
        }
      }
      json.member("none")
      json.array { _ in }
      json.member("object")
      json.object { $0.member("number", number: -12) }
      json.member("url", "https://example.org/{")
    }
    let values: Value = .map([
      "@id": .text(Self.odd), "list": ["", .text(Self.odd)], "none": [], "object": .map(["number": -12]),
      "url": "https://example.org/{",
    ])
    let written = try JSONText(indent: nil).write(values)
    #expect(String(decoding: json.bytes, as: UTF8.self) == String(decoding: written, as: UTF8.self))
  }
}
