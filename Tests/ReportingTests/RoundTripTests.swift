import Diagnostics
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// What is decoded can be written as YAML, which is decoded to the same again.
@Suite struct RoundTripTests {
  @Test(
    "every field of a record is written as it was read, whatever the order of the keys",
    arguments: everyKind.indices)
  func whole(kind: Int) throws {
    var random = SeededNumbers(state: UInt64(kind))
    for _ in 0..<40 { try check(everyKind[kind], leavingOut: 0, &random) }
  }

  @Test("so is a record of which some fields are not given", arguments: everyKind.indices)
  func partial(kind: Int) throws {
    var random = SeededNumbers(state: UInt64(1_000 + kind))
    for _ in 0..<40 { try check(everyKind[kind], leavingOut: 3, &random) }
  }

  private func check<Kind: Fielded>(
    _ kind: Kind.Type, leavingOut some: Int, _ random: inout SeededNumbers
  ) throws {
    let written = MadeUpRecord(leavingOut: some).group(Kind.schema.group, &random)
    let first = try #require(try decodeMadeUp(kind, written.yaml), "\(written.yaml)")
    let names = WritingNames(languages: ["en", "az"]) { "\($0)-\($1)" }
    let again = Kind.schema.document(of: first, names: names)
    if some == 0 { #expect(again.sorted == written.sorted, "\(written.yaml)\n---\n\(again.yaml)") }
    let second = try #require(try decodeMadeUp(kind, again.yaml))
    #expect(Kind.schema.document(of: second, names: names) == again, "\(again.yaml)")
  }
}

extension Document {
  /// The same with the keys of each group in order, and no difference between texts and what is written without quotes.
  var sorted: Document {
    switch self {
    case .text(let text), .plain(let text): .text(text)
    case .list(let items): .list(items.map(\.sorted))
    case .group(let members):
      .group(members.map { .init($0.key, $0.value.sorted) }.sorted { $0.key < $1.key })
    }
  }
}
