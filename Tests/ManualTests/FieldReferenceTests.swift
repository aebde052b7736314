import Diagnostics
import FrontMatter
import TestSupport
import Testing

@testable import Manual
@testable import Reporting

@Suite struct ManualWordsTests {
  /// The fields of every group by home and key, each once.
  private static let fields: [String: FieldDescription] = {
    var found: [String: FieldDescription] = [:]
    func add(_ group: FieldGroup) {
      for field in group.fields where found["\(field.home).\(field.key)"] == nil {
        if !field.home.isEmpty { found["\(field.home).\(field.key)"] = field }
        if let inner = field.form.group { add(inner) }
      }
    }
    for kind in FileKind.all { add(kind.group) }
    return found
  }()

  @Test("every field has its meaning in Azerbaijani and Russian, and nothing else has", arguments: ["az", "ru"])
  func fields(language: String) throws {
    let words = ManualWords(try #require(ManualLanguage(rawValue: language)))
    let translated = words.keys.filter { $0.hasPrefix("fields.") }.map { String($0.dropFirst("fields.".count)) }
    #expect(Set(Self.fields.keys).subtracting(translated).sorted() == [], "lack words in \(language).yaml")
    #expect(Set(translated).subtracting(Self.fields.keys).sorted() == [], "are no fields")
    for field in Self.fields.values { #expect(words.about(field).hasSuffix("."), "\(field.home).\(field.key)") }
  }

  @Test("every other word is there in each language", arguments: ["az", "ru"])
  func words(language: String) throws {
    func keys(_ code: String) throws -> Set<String> {
      ManualWords(try #require(ManualLanguage(rawValue: code))).keys.filter {
        // English sentences are what columns say themselves.
        !["fields.", "names.", "columns."].contains(where: $0.hasPrefix)
      }
    }
    #expect(try keys(language) == keys("en"))
  }

  @Test("every kind and group has a name, and every kind a sentence", arguments: ManualLanguage.allCases)
  func names(language: ManualLanguage) {
    let words = ManualWords(language)
    for kind in FileKind.all { #expect(words.about(kind).hasSuffix("."), "\(kind.name)") }
    guard language != .english else { return }
    for kind in FileKind.all { #expect(words.keys.contains("names.\(kind.group.name)"), "\(kind.name)") }
    for field in Self.fields.values {
      if let group = field.form.group, field.declaringKey == nil {
        #expect(words.keys.contains("names.\(group.name)"), "\(group.name)")
      }
    }
  }

  @Test("every form is put into words", arguments: ManualLanguage.allCases)
  func forms(language: ManualLanguage) {
    let words = ManualWords(language)
    for field in Self.fields.values where field.declaringKey == nil {
      #expect(!words.form(field.form).contains("{") || words.form(field.form).contains("{en:"), "\(field.key)")
    }
  }
}

@Suite struct FieldReferenceTests {
  @Test(
    "what a name leads to",
    arguments: [
      ("commitment", "commitment"), ("commitments", "commitment"), ("site.yaml", "site"),
      ("site.contact.email", "email"),
      ("milestone", "milestone"), ("milestone.due", "due"), ("commitment.milestones", "milestones"),
      ("commitments.milestones.evidence.sha256", "sha256"), ("piece-of-evidence.url", "url"), ("news", "news"),
      ("news item", "news"),
    ])
  func topics(name: String, found: String) throws {
    switch try FieldReference.topic(name) {
    case .kind(let kind): #expect(kind.name == found)
    case .group(let group, _): #expect(group.name == found)
    case .field(let field, _): #expect(field.key == found)
    }
  }

  @Test(
    "what is not there is told with what is",
    arguments: [
      ("comitment", "comitment", "commitment"), ("commitment.mileston", "commitment.mileston", "commitment.milestones"),
      ("commitments.milestones.deu", "commitments.milestones.deu", "commitments.milestones.due"), ("", "", nil),
      ("commitment.due", "commitment.due", "commitment.milestones.due"), ("plan.xyzzy.due", "plan.xyzzy", nil),
    ])
  func unknown(name: String, told: String, meant: String?) {
    do throws(FieldReference.NoTopic) {
      _ = try FieldReference.topic(name)
      Issue.record("\(name) leads somewhere")
    } catch {
      #expect(error.name == told)
      #expect(error.meant == meant)
    }
  }

  @Test("each example is what the parser takes", arguments: FileKind.all.indices)
  func examples(kind: Int) throws {
    var directory = ReferenceDirectory()
    for collection in Collection.allCases { directory.add(collection.rawValue, slugs: [collection.exampleSlug]) }
    directory.add(SiteLanguages(codes: ["en", "az"]))
    var collector = Decoders()
    Records.visitTables(&collector)
    collector.decoders["site.yaml"] = { Decoders.decode(SiteSettings.self, $0, $1) }
    collector.decoders["scheme"] = { Decoders.decode(SchemeFile.self, $0, $1) }
    collector.decoders["translation"] = { Decoders.decode(TranslationHeader.self, $0, $1) }
    collector.decoders["record"] = { Decoders.decode(RecordHeader.self, $0, $1) }
    let group = FileKind.all[kind].group
    let decode = try #require(collector.decoders[group.name])
    let needed =
      group.fields.filter(\.isRequired)
      + group.fields.filter { field in
        group.alternatives.contains { $0.ways[0].contains(field.key) }
      }
    for field in group.fields where field.declaringKey == nil {
      var lines = needed.filter { $0.key != field.key }.map(\.exampleText)
      lines.append(field.exampleText)
      let yaml = lines.joined(separator: "\n")
      var diagnostics: [Diagnostic] = []
      let node = readYAML(Array(yaml.utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics)
      diagnostics += decode(try #require(node, "\(yaml)"), directory)
      // A revision alone has no observation that it could belong to.
      if field.beside != .never { diagnostics.removeAll { $0.id == "revision-of-nothing" } }
      #expect(diagnostics.map(\.message) == [], "\(yaml)")
    }
  }

  private struct Decoders: RecordTableVisitor {
    var decoders: [String: (Node, ReferenceDirectory) -> [Diagnostic]] = [:]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      decoders[Element.schema.name] = { Self.decode(Element.self, $0, $1) }
    }

    static func decode<Kind: Fielded>(_ kind: Kind.Type, _ node: Node, _ directory: ReferenceDirectory) -> [Diagnostic]
    {
      var row = FieldRow(node, schema: Kind.schema, decoding: Decoding(slug: "x", directory: directory))
      _ = Kind(&row)
      return row.decoding.diagnostics
    }
  }

  @Test(
    "the pages of Docs/reference are those of the fields: else run make reference", arguments: ManualLanguage.allCases)
  func pages(language: ManualLanguage) {
    let reference = FieldReference(language)
    let folder = "/Docs/reference/\(language.rawValue)/"
    let pages = FileKind.all.map { ($0.name, reference.markdown($0)) } + [("README", reference.markdownOverview)]
    for (name, text) in pages {
      #expect(TemporaryFolder.readFile(checkout + folder + name + ".md") == text, "\(folder)\(name).md")
    }
  }

  @Test("the pages of the site for authors say the same: else run make reference")
  func pagesOfTheSite() {
    let reference = FieldReference(.english)
    let folder = checkout + "/Docs/site/Content/pages/reference/"
    func body(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).joined(separator: "\n")
    }
    for kind in FileKind.all {
      let page = TemporaryFolder.readFile(folder + "fields-\(kind.name).md")
      #expect(page == "---\ntitle: \"Fields: \(kind.name)\"\n---\n" + body(reference.markdown(kind)), "\(kind.name)")
    }
    let overview = body(reference.markdownOverview).replacing("](", with: "](fields-")
    #expect(TemporaryFolder.readFile(folder + "fields.md") == "---\ntitle: \"Every field\"\n---\n" + overview)
  }

  @Test("a field is told with its parts, in each language")
  func text() throws {
    let text = FieldReference(.azerbaijani).text(try FieldReference.topic("commitment.withdrawn"))
    #expect(text.hasPrefix("commitment.withdrawn\n"))
    #expect(text.contains("\ncommitment.withdrawn (geri götürmə)\n"))
    #expect(text.contains("      withdrawn:\n        date: 2014-06-30\n"))
  }

  @Test("a program gets the same as JSON")
  func json() throws {
    let text = FieldReference(.english).json([try FieldReference.topic("plan")])
    #expect(text.contains(#""allowed": ["ogp", "anti-corruption", "other"]"#))
    #expect(text.contains(#""collection": "places""#) == false)
    #expect(text.hasPrefix("{\n  \"kind\": \"plan\",\n"))
  }
}
