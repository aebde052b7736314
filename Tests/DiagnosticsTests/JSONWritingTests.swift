import Diagnostics
import Testing

@Suite struct JSONWritingTests {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("ə – 🔹", #""ə – 🔹""#), (#"a "b" \ c"#, #""a \"b\" \\ c""#),
    ("\n\r\tend", #""\n\r\tend""#), ("\u{0}x\u{1F}", #""\u0000x\u001f""#), ("\u{7F}</script>", "\"\u{7F}</script>\""),
  ])
  func text(_ text: String, _ written: String) {
    #expect(jsonString(text) == written)
  }

  /// Only the first of an object or array has no separator, whatever stood before it.
  @Test func separators() {
    var bytes: [UInt8] = []
    bytes.appendObject { bytes in
      bytes.appendMember("a", "{")
      bytes.appendMember("b", number: -1)
      bytes.beginMember("c", after: ",\n")
      bytes.appendArray { bytes in
        bytes.beginItem()
        bytes.appendObject { _ in }
        bytes.beginItem(after: ", ")
        bytes.appendArray(of: ["[", "x"])
      }
      bytes.beginMember("d")
      bytes.appendArray { _ in }
    }
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"a":"{","b":-1,
        "c":[{}, ["[","x"]],"d":[]}
        """)
  }
}
