import Foundation
import TestSupport
import Testing

/// Docs/messages.md names every message that there is, and no other.
@Suite struct MessagesTests {
  @Test("the list of messages is that of the program")
  func listed() throws {
    let list = try #require(TemporaryFolder.readFile(checkout + "/Docs/messages.md"))
    let listed = Set(list.matches(of: /\n\| `([a-z0-9-]+)` \|/).map { String($0.1) })
    #expect(listed.count > 250)
    var told: Set<String> = []
    let sources = try #require(FileManager.default.enumerator(atPath: checkout + "/Sources"))
    for case let path as String in sources where path.hasSuffix(".swift") {
      let text = TemporaryFolder.readFile(checkout + "/Sources/" + path) ?? ""
      told.formUnion(text.matches(of: /Diagnostic\(\s*"([a-z0-9-]+)"/).map { String($0.1) })
    }
    #expect(told.subtracting(listed).sorted() == [], "not in Docs/messages.md")
    #expect(listed.subtracting(told).sorted() == [], "in Docs/messages.md, and told by nothing")
  }
}
