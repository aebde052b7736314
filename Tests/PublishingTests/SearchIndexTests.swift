import Testing

@testable import Publishing

@Suite struct SearchIndexTests {
  private func sorted(_ entry: String) -> String {
    String(decoding: OutputFolder.sorted(Array(entry.utf8)), as: UTF8.self)
  }

  @Test("the languages of an entry file are put in order")
  func languages() {
    let (az, en) = (#""az":{"hash":"az_1","wasm":null}"#, #""en":{"hash":"en_2","wasm":"en"}"#)
    let inOrder = #"{"version":"1","languages":{\#(az),\#(en)},"more":[]}"#
    #expect(sorted(#"{"version":"1","languages":{\#(en),\#(az)},"more":[]}"#) == inOrder)
    #expect(sorted(inOrder) == inOrder)
  }

  @Test("what is no entry file stays as it is", arguments: ["", "[]", #"{"languages":{}}"#])
  func other(text: String) { #expect(sorted(text) == text) }
}
