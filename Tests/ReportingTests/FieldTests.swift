import Diagnostics
import FrontMatter
import Spreadsheets
import TestSupport
import Testing

@testable import Reporting

/// Front matter with marked places, and what is to be said about it.
struct FieldCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let collection: Collection
  let text: MarkedText
  let reports: [String]

  init(_ description: String, in collection: Collection = .commitments, _ marked: String, reports: [String]) {
    testDescription = description
    self.collection = collection
    text = MarkedText("---\n\(marked)\n---\n")
    self.reports = reports
  }
}

@Suite struct FieldTests {
  private func diagnostics(_ row: FieldCase, translation: String? = nil) throws -> [Diagnostic] {
    switch row.collection {
    case .indicators: try decode(Indicator.self, row.text, translation: translation)
    case .organisations: try decode(Organisation.self, row.text, translation: translation)
    case .projects: try decode(Project.self, row.text, translation: translation)
    case .activities: try decode(Activity.self, row.text, translation: translation)
    case .plans: try decode(Plan.self, row.text, translation: translation)
    case .objectives: try decode(Objective.self, row.text, translation: translation)
    case .places: try decode(Place.self, row.text, translation: translation)
    default: try decode(Commitment.self, row.text, translation: translation)
    }
  }

  private func decode<Kind: Record>(
    _ kind: Kind.Type, _ text: MarkedText, translation: String?
  ) throws -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let file = try #require(
      FrontMatterFile(text.bytes, file: SourceFile(index: 0), diagnostics: &diagnostics),
      "\(diagnostics.map(\.message))")
    var directory = ReferenceDirectory()
    directory.add("plans", slugs: ["ogp-2012-2015"])
    directory.add("organisations", slugs: ["irm", "executive-authorities"])
    directory.add("results", slugs: ["citizens-empowered"])
    var translations: [Translation] = []
    if let translation {
      let other = try #require(
        FrontMatterFile(Array(translation.utf8), file: SourceFile(index: 1), diagnostics: &diagnostics))
      translations = [Translation(language: 1, fields: other.fields)]
    }
    var row = FieldRow(
      file.fields, schema: Kind.schema, translations: translations,
      decoding: Decoding(slug: "x", directory: directory))
    _ = Kind(&row)
    return row.decoding.diagnostics
  }

  @Test("of two thousand faults in a record the first five hundred are told, and the others counted")
  func manyFaults() throws {
    let items = String(repeating: "  - {title: M, due: soon}\n", count: 2_000)
    let text = MarkedText("---\ntitle: T\nplan: ogp-2012-2015\nmilestones:\n\(items)---\n")
    let reports = text.reports(try decode(Commitment.self, text, translation: nil))
    // The first milestone stands in line 5.
    #expect(reports.count == 501)
    #expect(reports.last == "505:21 more-mistakes")
  }

  static let cases: [FieldCase] = [
    FieldCase(
      "what YAML takes for a remark in a text", "title: ①Room #12 opened\nplan: ogp-2012-2015",
      reports: ["① remark-in-text: \"Room #12 opened\""]),
    FieldCase(
      "the same in a text within a list", "title: T\nplan: ogp-2012-2015\nmilestones:\n  - title: ①Draft #3 sent",
      reports: ["① remark-in-text: \"Draft #3 sent\""]),
    FieldCase(
      "what YAML takes for a remark in place of a text, behind the sign of a block too",
      "title: ①#12 is open\nplan: ogp-2012-2015\nsummary:   ②# the room\nproblem: ③| #12\nstart: 2012",
      reports: [
        "① remark-in-text: \"#12 is open\"", "② remark-in-text: \"# the room\"", "③ remark-in-text: \"| #12\"",
      ]),
    FieldCase(
      "a text whose first line is taken for one",
      "title:① #12 is open\n  since May\nplan: ogp-2012-2015\nmilestones: # all\n  - title: M",
      reports: ["① remark-in-text: \"#12 is open since May\""]),
    FieldCase(
      "the same of an item of a list, behind the sign of a block or a quote",
      "title: T\nplan: ogp-2012-2015\ntags:\n-① #12 open\n  now\n- b\nsummary: ②>#12\nproblem: ③\"Room\"#12",
      reports: [
        "② remark-in-text: \">#12\"", "① remark-in-text: \"#12 open now\"", "③ remark-in-text: '\"Room\"#12'",
      ]),
    FieldCase(
      "a line of a block that is indented less than its first, and of an item",
      "title: T\nplan: ogp-2012-2015\nsummary: ①>\n    Room\n  #12 opened\ntags:\n  - ②Room\n    #12",
      reports: ["① remark-in-text: \"Room\n #12 opened\"", "② remark-in-text: \"Room #12\""]),
    FieldCase(
      "a line of a text that begins with such a sign",
      "title: ①Room\n  #12 opened\nplan: ogp-2012-2015\nsummary: S\n  # a remark\nproblem: P\n#and one",
      reports: ["① remark-in-text: \"Room #12 opened\""]),
    FieldCase(
      "remarks behind a block's sign, a key of a group or list, and in place of no text",
      "title: T\nplan: ogp-2012-2015\nsummary: | # one\n  S\nmilestones: # two\n  - title: M\n    # three\nstart: 2012",
      reports: []),
    FieldCase(
      "a remark behind a date, a word, a quoted text, on a line of its own, and a sign within a word",
      "title: Class 5#B learns F#\nplan: ogp-2012-2015 # the first\nstart: 2012 # or so\ntheme: \"x #y\" # z\n# all\nsummary: |\n  a #b",
      reports: []),
    FieldCase(
      "a list written as one text", "title: T\nplan: ogp-2012-2015\nsupport: ①irm, executive-authorities",
      reports: ["① list-in-one-text: [irm, executive-authorities]"]),
    FieldCase(
      "the same of texts, which may have commas", "title: T\nplan: ogp-2012-2015\ntags: ①courts, budget",
      reports: ["① list-in-one-text: [courts, budget]"]),
    FieldCase("a text with a comma in quotes", "title: T\nplan: ogp-2012-2015\ntags: \"courts, budget\"", reports: []),
    FieldCase(
      "the dash of a word processor", "title: T\nplan: ogp-2012-2015\nsupport:\n  ①– irm", reports: ["① no-hyphen: -"]),
    FieldCase(
      "a word of a list in another language", in: .projects, "title: T\nstart: 2012\nstatus: ①завершён",
      reports: ["① unknown-value: completed"]),
    FieldCase(
      "what people say for it", in: .activities, "title: T\nstatus: ①In Progress", reports: ["① unknown-value: active"]),
    FieldCase(
      "a date where a group belongs", "title: T\nplan: ogp-2012-2015\nwithdrawn: ①2023-09", reports: ["① not-a-group"]),
    FieldCase(
      "a reference by what the file's name was made of", "title: T\nplan: ①OGP 2012 2015",
      reports: ["① dangling-reference: ogp-2012-2015"]),
    FieldCase(
      "a reference by its file", "title: T\nplan: ①plans/ogp-2012-2015.md",
      reports: ["① dangling-reference: ogp-2012-2015"]),
    FieldCase(
      "a number below the first that there is", in: .plans, "title: T\nkind: ogp\nstart: 2012\nend: 2015\nnumber: ①0",
      reports: ["① out-of-range"]),
    FieldCase(
      "a year of a thousand years ago", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: people\nkind: count\nbase_year: ①1015", reports: ["① out-of-range"]),
    FieldCase(
      "a date that does not exist", "title: T\nplan: ogp-2012-2015\nstart: ①2024-13-45", reports: ["① not-a-date"]),
    FieldCase(
      "a year before and after any that a report speaks of",
      "title: T\nplan: ogp-2012-2015\nstart: ①1899\nend: ②2101-01-01\nupdated: 1900-01-01\npublish_on: 2100",
      reports: ["① odd-year", "② odd-year"]),
    FieldCase(
      "a date in local style", "title: T\nplan: ogp-2012-2015\nend: ①30.06.2014",
      reports: ["① not-a-date: 2014-06-30"]),
    FieldCase(
      "an indicator of nothing", in: .indicators, "①title: T\nunit: u\nkind: count", reports: ["① missing-field"]),
    FieldCase(
      "an indicator of a result that there is not, told once", in: .indicators,
      "title: T\nresult: ①citizen-empowered\nunit: u\nkind: count",
      reports: ["① dangling-reference: citizens-empowered"]),
    FieldCase(
      "a frequency in words; a code that is none is like no other", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nfrequency: ①annually",
      reports: ["① unknown-value: P1Y"]),
    FieldCase(
      "a code that is none, and is meant by no other", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nfrequency: ①P2M", reports: ["① unknown-value"]),
    FieldCase(
      "the row of all, marked like a part", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nexpects: topic\nobservations: [{to: 2014, sex: ①Total, value: 3}, {to: 2014, topic: ②все, sex: female, value: 3}]",
      reports: ["① total-as-part", "② total-as-part"]),
    FieldCase(
      "labels of participants", in: .activities,
      "title: T\nparticipants:\n  - {group: Lawyers, sex: ①women, count: 3}\n  - {group: ②lawyers, age: ③9/5/2023, count: 3}",
      reports: ["① unknown-value: female", "② same-label: Lawyers", "③ spreadsheet-label: 5-9"]),
    FieldCase(
      "a thousands comma in braces, where it ends the number", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nobservations: [{to: 2014, value: 1,①000}]",
      reports: ["① unknown-key"]),
    FieldCase(
      "a month in words", "title: T\nplan: ogp-2012-2015\nend: ①June 2014", reports: ["① not-a-date: 2014-06"]),
    FieldCase(
      "an American date", "title: T\nplan: ogp-2012-2015\nend: ①05/18/2017", reports: ["① not-a-date: 2017-05-18"]),
    FieldCase(
      "a misspelt key", "①titel: T\nplan: ogp-2012-2015", reports: ["① unknown-key: title"]),
    FieldCase(
      "another misspelt key", "title: T\nplan: ogp-2012-2015\n①tagz: [a]", reports: ["① unknown-key: tags"]),
    FieldCase(
      "a misspelt value", "title: T\nplan: ogp-2012-2015\nmilestones:\n  - {title: M, status: ①in-progres}",
      reports: ["① unknown-value: in-progress"]),
    FieldCase(
      "a misspelt status", in: .activities, "title: T\nstatus: ①compelted", reports: ["① unknown-value: completed"]),
    FieldCase(
      "a reference to a record that is not there", "title: T\nplan: ①ogp-2012-2016",
      reports: ["① dangling-reference: ogp-2012-2015"]),
    FieldCase(
      "one of several references", "title: T\nplan: ogp-2012-2015\nsupport: [irm, ①imr]",
      reports: ["① dangling-reference: irm"]),
    FieldCase("a required field that is missing", "①title: T", reports: ["① missing-field"]),
    FieldCase("an empty required field", "①title:\nplan: ogp-2012-2015", reports: ["① empty-field"]),
    FieldCase("an empty date", "title: T\nplan: ogp-2012-2015\nend:①", reports: ["① empty-field"]),
    FieldCase("an empty optional text", "title: T\nplan: ogp-2012-2015\nsummary: \"\"\ntheme:", reports: []),
    FieldCase("an empty choice", in: .activities, "title: T\nstatus: \"\"", reports: []),
    FieldCase(
      "a thousands comma", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nobservations:\n  - {to: 2017, value: ①\"8,080\"}",
      reports: ["① not-a-number: 8080"]),
    FieldCase(
      "a decimal comma", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nobservations:\n  - to: 2017\n    value: ①16,2",
      reports: ["① not-a-number: 16.2"]),
    FieldCase(
      "a per cent sign", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: percentage\nobservations:\n  - to: 2017\n    value: ①50%",
      reports: ["① not-a-number: 50"]),
    FieldCase(
      "no number", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nobservations:\n  - to: 2017\n    value: ①N/A",
      reports: ["① not-a-number"]),
    FieldCase(
      "an empty value", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nobservations:\n  - to: 2017\n    value: \"\"",
      reports: ["8:12 empty-field"]),
    FieldCase(
      "an observation without a figure", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nobservations:\n  - ①to: 2017",
      reports: ["① no-figure"]),
    FieldCase(
      "a revision without the old figure", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nobservations:\n  - to: 2017\n    value: 1\n    revisions:\n      - ①{date: 2018, kind: correction, reason: R}",
      reports: ["① no-figure"]),
    FieldCase(
      "a revision without its reason, of no known kind", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nbaseline:\n  date: 2012\n  value: 1\n  revisions:\n    - ①{date: 2013, kind: ②corection, old: ③none}",
      reports: ["① missing-field", "② unknown-value: correction", "③ not-a-number"]),
    FieldCase(
      "a breakdown that is not declared, and ones that are misspelt", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nexpects: [disability]\nobservations:\n  - {to: 2016, value: 1, disability: none}\n  - {to: 2016, value: 1, ①sexx: f}\n  - {to: 2016, value: 1, ②disabilty: none}\n  - {to: 2016, value: 1, ③region: x}\n  - {to: 2016, value: 1, ④breakdowns: x}",
      reports: ["① unknown-key: sex", "② unknown-key: disability", "③ unknown-key", "④ unknown-key"]),
    FieldCase(
      "breakdowns that cannot be", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nexpects: [①Urban or rural, ②value, ③reason, ④position, ⑤2x, əlillik, type_of_case]",
      reports: [
        "① odd-breakdown: urban_or_rural", "② odd-breakdown", "③ odd-breakdown", "④ odd-breakdown", "⑤ odd-breakdown",
      ]),
    FieldCase(
      "a list where a label belongs", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nexpects: disability\nobservations:\n  - {to: 2016, value: 1, disability: ①[none, some]}",
      reports: ["① not-a-text"]),
    FieldCase(
      "a number where yes or no belongs", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: yes-no\nobservations:\n  - to: 2017\n    value: ①1",
      reports: ["① unknown-value: yes"]),
    FieldCase(
      "a level that is not among the levels", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: level\nlevels: [low, high]\nbaseline: {date: 2012, value: ①hgih}",
      reports: ["① unknown-value: high"]),
    FieldCase(
      "a group's field that lost its indentation", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nbaseline:\n  date: 2012\n  value: 3\n①note: from the plan",
      reports: ["① unknown-key"]),
    FieldCase(
      "an address without its scheme", in: .organisations, "title: T\nkind: ngo\nurl: ①transparency.az",
      reports: ["① not-an-address: https://transparency.az"]),
    FieldCase(
      "an address that runs something", in: .organisations, "title: T\nkind: ngo\nurl: ①\"javascript:alert(1)\"",
      reports: ["① not-an-address"]),
    FieldCase("a weight below nothing", in: .objectives, "title: T\nweight: ①-1", reports: ["① out-of-range"]),
    FieldCase("a weight of nothing", in: .objectives, "title: T\nweight: ①0.0", reports: ["① out-of-range"]),
    FieldCase("a point off the globe", in: .places, "title: T\npoint: ①[91, 0]", reports: ["① not-a-point"]),
    FieldCase("half a point", in: .places, "title: T\npoint: ①[40]", reports: ["① not-a-point"]),
    FieldCase("a point that is a number", in: .places, "title: T\npoint: ①5", reports: ["① not-a-point"]),
    FieldCase("no point", in: .places, "title: T\npoint: []", reports: []),
    FieldCase(
      "a limit that cannot be kept", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nsuppression: ①3", reports: ["① out-of-range"]),
    FieldCase(
      "shares of nothing, and of less", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: percentage\nobservations:\n  - {to: 2016, numerator: 0, denominator: ①0}\n  - {to: 2015, numerator: 1, denominator: ②-5}",
      reports: ["① out-of-range", "② out-of-range"]),
    FieldCase(
      "null, which says nothing", in: .objectives,
      "title: T\nupdated: ①null\nweight: ②~\nid: null\ntags: ~\naliases: null\nevidence: null",
      reports: ["① empty-field", "② empty-field"]),
    FieldCase("null in a list", in: .objectives, "title: T\ntags: [①null]", reports: ["① empty-item"]),
    FieldCase(
      "groups of which nothing is filled in", in: .projects,
      "title: T\nstart: 2012\nbudget: {amount: \"\", currency: \"\"}\nspent: {amount: null, to: \"\"}\niati: {}",
      reports: []),
    FieldCase(
      "another, in which a list is empty", in: .indicators,
      "title: T\nresult: citizens-empowered\nunit: u\nkind: count\nbaseline:\n  date: \"\"\n  value:\n  revisions: []\nscale: {min: \"\", max: \"\"}",
      reports: []),
    FieldCase(
      "a group of which something is filled in", in: .projects,
      "title: T\nstart: 2012\nbudget: {①amount: \"\", currency: USD}", reports: ["① empty-field"]),
    FieldCase(
      "an empty field that the group does not have", in: .projects,
      "title: T\nstart: 2012\nbudget: {①amount: \"\", ②curency: \"\"}",
      reports: ["② unknown-key: currency", "① empty-field"]),
    FieldCase(
      "several faults at once, each once", "①titel: T\nplan: ②ogp\nstart: ③soon\nend: ④1.1.2014",
      reports: [
        "① unknown-key: title", "② dangling-reference", "③ not-a-date", "④ not-a-date: 2014-01-01",
      ]),
  ]

  @Test("each mistake in a field gets one message at its place", arguments: cases)
  func mistakes(_ row: FieldCase) throws {
    let reports = row.text.reports(try diagnostics(row))
    // Where the first mark stands on the opening of the fields, the two names of one place are the same.
    let first = row.text.places["①"].map(\.description)
    let expected = row.reports.map { report in
      guard let first, report.hasPrefix(first + " ") else { return report }
      return "①" + report.dropFirst(first.count)
    }
    #expect(reports == expected)
  }

  @Test("a figure, date or status in a translation is an error, an unknown key too")
  func translation() throws {
    let row = FieldCase("", "title: T\nplan: ogp-2012-2015", reports: [])
    let found = try diagnostics(
      row, translation: "---\ntitle: Ad\nstart: 2012\nmilestones: []\ntitel: x\n---\n")
    #expect(found.map(\.id) == ["data-in-translation", "data-in-translation", "unknown-key"])
    #expect(found.allSatisfy { $0.range?.file == SourceFile(index: 1) })
    // What would be an error there is not proposed.
    let help = try #require(found.last?.help)
    #expect(help == "`title`, which may be meant, is given already: write it there, and delete this.")
    let unknown = try diagnostics(row, translation: "---\nzzqx: x\n---\n")
    let known = try #require(unknown.first?.help)
    #expect(known.contains("`summary`") && known.contains("`milestones`") && !known.contains("`start`"), "\(known)")
  }

  @Test(
    "what a translation says is told where it is no text, and where nobody sees it",
    arguments: [
      ("summary: {a: b}", ["not-a-text"]), ("alt: [x]", ["not-a-text"]), ("contact: []", ["not-a-text"]),
      ("title: [Ad]", ["not-a-text"]), ("summary: Mətn", ["translates-absent"]), ("summary: \"\"", []),
      ("summary: ~", []),
      ("withdrawn: null", []), ("withdrawn: {reason: \"\"}", []), ("withdrawn: {reason: x}", ["translates-nothing"]),
      ("milestones: null", []), ("title: Ad", []),
    ])
  func translated(translation: String, told: [String]) throws {
    let row = FieldCase("", "title: T\nplan: ogp-2012-2015", reports: [])
    #expect(try diagnostics(row, translation: "---\n\(translation)\n---\n").map { "\($0.id)" } == told)
  }

  @Test("a key that stands for declared ones is not proposed as a field of something")
  func declaredKeys() throws {
    var directory = ReferenceDirectory()
    directory.add(Records.fieldHomes)
    var diagnostics: [Diagnostic] = []
    let fields = try #require(
      readYAML(
        Array("title: T\nkey: x".utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics))
    let row = FieldRow(fields, schema: Page.schema, decoding: Decoding(slug: "x", directory: directory))
    #expect(row.decoding.diagnostics.first?.help?.hasPrefix("The fields are ") == true)
  }
}

@Suite struct SchemaTests {
  @Test("every record type describes each of its fields, once", arguments: everyKind.map { $0.group })
  func described(group: FieldGroup) {
    let keys = group.fields.map(\.key)
    #expect(Set(keys).count == keys.count, "\(group.name) declares a key twice")
    for field in group.fields {
      #expect(field.about.hasSuffix("."), "\(group.name).\(field.key) has no sentence")
    }
    for way in group.alternatives.flatMap(\.ways) { #expect(Set(way).isSubset(of: keys), "\(group.name)") }
  }

  @Test("every group that stands in a record is among the types that are tried")
  func complete() {
    let tried = Set(everyKind.map { $0.group.name })
    func groups(_ form: FieldForm) -> [FieldGroup] {
      switch form {
      case .group(let group), .groupOrText(let group): [group] + group.fields.flatMap { groups($0.form) }
      case .list(let item): groups(item)
      default: []
      }
    }
    let found = Set(everyKind.flatMap { $0.group.fields.flatMap { groups($0.form) } }.map(\.name))
    #expect(found.subtracting(tried) == ["text under a declared key"])
  }
}
