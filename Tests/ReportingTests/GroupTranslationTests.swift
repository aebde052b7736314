import Diagnostics
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// Texts of groups inside a record, such as the titles of milestones, in another language.
@Suite struct GroupTranslationTests {
  /// Entries of a translation, and the title that each milestone then has in the other language, or what is told.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let milestones: String
    let titles: [String?]
    let reports: [String]

    init(_ description: String, _ milestones: String, gives titles: [String?] = [], reports: [String] = []) {
      testDescription = description
      self.milestones = milestones
      self.titles = titles
      self.reports = reports
    }
  }

  static let cases: [Case] = [
    Case("by the text", "[{of: Site opened, title: A}]", gives: [nil, "A", nil]),
    Case("by a field", "[{due: 2013-06, title: A}]", gives: ["A", nil, nil]),
    Case("by a text and a field", "[{of: Report, due: \"2014\", title: A}]", gives: [nil, nil, "A"]),
    Case("in another order", "[{of: Report, title: A}, {of: Rules adopted, title: B}]", gives: ["B", nil, "A"]),
    Case("without brackets", "{of: Report, title: A}", gives: [nil, nil, "A"]),
    Case("an empty text is not given", "[{of: Report, title: \"\"}]", gives: [nil, nil, nil]),
    Case("by a field of two", "[①{due: 2014, title: A}]", reports: ["① translates-several"]),
    Case("by nothing", "[①{title: A}]", reports: ["① translates-several"]),
    Case("by a text that is none", "[①{of: Rules, title: A}]", reports: ["① translates-nothing"]),
    Case("by a date written otherwise", "[①{due: 2013-06-30, title: A}]", reports: ["① translates-nothing"]),
    Case("by a field that it has not", "[①{of: Report, done: 2014, title: A}]", reports: ["① translates-nothing"]),
    Case("by two of different ones", "[①{of: Report, due: 2013-06, title: A}]", reports: ["① translates-nothing"]),
    Case("twice", "[{of: Report, title: A}, ①{of: Report, title: B}]", reports: ["① translates-twice"]),
    Case("a field that there is not", "[{of: Report, ①titel: A}]", reports: ["① unknown-key: title"]),
    Case("no group", "[①A]", reports: ["① not-a-group: {title: A}"]),
    Case("no entry", "[]", reports: ["3:1 data-in-translation"]),
  ]

  private static let record = """
    title: T
    plan: p
    milestones:
      - {title: Rules adopted, due: 2013-06}
      - {title: Site opened, due: 2014}
      - {title: Report, due: 2014, evidence: [{title: Order, url: https://example.org/}]}
    """

  private func decode<Kind: Record>(_ kind: Kind.Type, _ text: String, translation: MarkedText) throws -> (
    Kind?, [Diagnostic]
  ) {
    var found: [Diagnostic] = []
    let fields = try [Array("---\n\(text)\n---\n".utf8), translation.bytes].enumerated().map { index, bytes in
      try #require(FrontMatterFile(bytes, file: SourceFile(index: UInt32(index)), diagnostics: &found)).fields
    }
    var directory = ReferenceDirectory()
    directory.add("plans", slugs: ["p"])
    directory.add("results", slugs: ["r"])
    directory.add("organisations", slugs: ["o"])
    var row = FieldRow(
      fields[0], schema: Kind.schema, translations: [Translation(language: 1, fields: fields[1])],
      decoding: Decoding(slug: "x", directory: directory))
    let record = Kind(&row)
    return (record, row.decoding.diagnostics)
  }

  @Test("an entry of a translation gives texts to the one milestone that it means, or is told", arguments: cases)
  func milestones(_ row: Case) throws {
    let text = MarkedText(
      "---\ntitle: Ad\nmilestones: \(row.milestones)\n---\n")
    let (commitment, diagnostics) = try decode(Commitment.self, Self.record, translation: text)
    #expect(text.reports(diagnostics) == row.reports)
    guard row.reports.isEmpty else { return }
    #expect(commitment?.milestones?.map { $0.title[1] } == row.titles)
    #expect(commitment?.milestones?.map(\.title.base) == ["Rules adopted", "Site opened", "Report"])
  }

  @Test("more entries than can be looked at are told, and none of them is")
  func tooMany() throws {
    let milestones = (1...1_001).map { "  - title: M\($0)\n" }.joined()
    let entries = (1...1_000).map { "  - {of: M\($0), title: A}\n" }.joined()
    let text = MarkedText("---\ntitle: Ad\nmilestones:\n  ①" + entries.dropFirst(2) + "---\n")
    let (commitment, found) = try decode(
      Commitment.self, "title: T\nplan: p\nmilestones:\n" + milestones, translation: text)
    #expect(text.reports(found) == ["① translates-too-many"])
    #expect(commitment?.milestones?.count == 1_001)
    #expect(commitment?.milestones?.first?.title[1] == nil)
  }

  @Test("a group inside a group, a group that is no list, and texts of a record beside them")
  func nested() throws {
    let (commitment, found) = try decode(
      Commitment.self, Self.record + "\nwithdrawn: {date: 2015, by: o, reason: Dropped}",
      translation: MarkedText(
        """
        ---
        title: Ad
        milestones: [{of: Report, evidence: [{of: Order, title: Əmr}]}]
        withdrawn: {reason: Dayandırılıb}
        ---

        """))
    #expect(found.isEmpty, "\(found.map(\.message))")
    #expect(commitment?.milestones?.last?.evidence?.first?.title[1] == "Əmr")
    #expect(commitment?.milestones?.last?.title[1] == nil)
    #expect(commitment?.withdrawn?.reason?[1] == "Dayandırılıb")
    #expect(commitment?.header.title[1] == "Ad")
  }

  @Test("an observation is meant by any of its breakdowns, the record's own too")
  func breakdowns() throws {
    let record = """
      title: T
      result: r
      unit: u
      kind: count
      aggregation: sum
      expects: [sex, office]
      observations:
        - {to: 2015, value: 3, note: All}
        - {to: 2015, value: 1, office: north, note: North}
        - {to: 2015, value: 2, office: south, sex: female, note: South}
      """
    let (indicator, found) = try decode(
      Indicator.self, record,
      translation: MarkedText(
        """
        ---
        title: Ad
        observations:
          - {office: north, note: Şimal}
          - {sex: female, note: Cənub}
          - {of: All, note: Hamısı}
        ---

        """))
    #expect(found.isEmpty, "\(found.map(\.message))")
    #expect(indicator?.observations?.map { $0.note?[1] } == ["Hamısı", "Şimal", "Cənub"])
  }
}
