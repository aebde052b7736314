import Diagnostics
import FrontMatter
import Testing

@testable import Manual
@testable import Reporting

@Suite struct FileDraftTests {
  private static func read(_ text: String) throws -> Node {
    var diagnostics: [Diagnostic] = []
    let isRecord = text.hasPrefix("---\n")
    let bytes = Array(text.utf8)
    let file = SourceFile(index: 0)
    let fields =
      isRecord
      ? FrontMatterFile(bytes, file: file, diagnostics: &diagnostics)?.fields
      : readYAML(bytes[...], file: file, firstLine: 1, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.message) == [], "\(text)")
    return try #require(fields)
  }

  @Test("a file that is still to be written says nothing yet, in each language", arguments: ManualLanguage.allCases)
  func nothing(language: ManualLanguage) throws {
    for kind in FileKind.all where kind.path != nil && kind.name != "scheme" {
      let draft = FileDraft(kind, language: language)
      let fields = try Self.read(draft.text(.init(), name: "x"))
      #expect(fields.entries.map(\.key) == draft.openFields(.init()).map(\.key), "\(kind.name)")
      #expect(fields.entries.allSatisfy { $0.value.isBlank })
    }
  }

  @Test("each field is there as its example when the # in front of it is taken away", arguments: FileKind.all.indices)
  func examples(index: Int) throws {
    let kind = FileKind.all[index]
    let lines = FileDraft(kind, language: .russian).text(.init(), name: "x")
      .split(separator: "\n", omittingEmptySubsequences: false)
    for field in kind.group.fields where field.declaringKey == nil {
      guard let start = lines.firstIndex(where: { $0.hasPrefix("#\(field.key):") }) else {
        #expect(lines.contains("\(field.key):"), "\(kind.name).\(field.key)")
        continue
      }
      let end = lines[start...].firstIndex { !$0.hasPrefix("#") } ?? lines.endIndex
      let text = lines.indices.map { start..<end ~= $0 ? lines[$0].dropFirst() : lines[$0] }.joined(separator: "\n")
      let read = try #require(try Self.read(text).value(of: field.key), "\(kind.name).\(field.key)")
      #expect(Document(read).words == field.sample().words, "\(kind.name).\(field.key)")
    }
  }

  @Test("what is known stands first, and of fields of which one is needed the first that can be given")
  func known() throws {
    let kind = try #require(FileKind.all.first { $0.collection == Collection.indicators.rawValue })
    let draft = FileDraft(kind, language: .english)
    var known = FileDraft.Known(values: ["title": .text("A: b"), "unit": .text("%")])
    #expect(draft.openFields(known).map(\.key) == ["result", "kind"])
    known.records["projects"] = ["p"]
    #expect(draft.openFields(known).map(\.key) == ["project", "kind"])
    known.records["results"] = (1...30).map { "r\($0)" }
    known.values["kind"] = .text("level")
    #expect(draft.openFields(known).map(\.key) == ["result", "levels"])
    let text = draft.text(known, name: "a-b")
    #expect(text.contains("\ntitle: 'A: b'\n") && text.contains("\nunit: \"%\"\n"))
    #expect(text.contains("\n# There are: r1, ") && text.contains("r20, …\nresult:\n"))
    #expect(text.contains("in a-b.csv, one row for each"))
  }
}

extension Document {
  /// What its scalars say, whatever quotes they have.
  fileprivate var words: Document {
    switch self {
    case .text(let text), .plain(let text): .text(text)
    case .list(let items): .list(items.map(\.words))
    case .group(let members): .group(members.map { Member($0.key, $0.value.words) })
    }
  }
}
