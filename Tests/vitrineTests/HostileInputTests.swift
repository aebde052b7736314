import TestSupport
import Testing

@testable import vitrine

/// A site in which something is hostile or odd, and what is to be said of it.
struct HostileSite: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let make: @Sendable (TemporaryFolder) -> Void
  /// The first of the errors and warnings, at most three; a site without any is checked without complaint.
  let reports: [String]

  init(_ description: String, reports: [String] = [], _ make: @escaping @Sendable (TemporaryFolder) -> Void) {
    testDescription = description
    self.make = make
    self.reports = reports
  }

  /// A page with this text below its fields.
  init(_ description: String, body: String, reports: [String] = []) {
    self.init(description, reports: reports) { $0.write("---\ntitle: A\n---\n" + body, to: "Content/pages/a.md") }
  }

  /// A page with these fields.
  init(_ description: String, fields: String, reports: [String] = []) {
    self.init(description, reports: reports) { $0.write("---\n" + fields + "\n---\n", to: "Content/pages/a.md") }
  }

  /// Case statistics with this table beside them.
  init(_ description: String, table: String, reports: [String] = []) {
    self.init(description, reports: reports) {
      $0.write("---\ntitle: A\n---\n", to: "Content/cases/a.md")
      $0.write(table, to: "Content/cases/a.csv")
    }
  }
}

private func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

@Suite struct HostileInputTests {
  private static let page = "Content/pages/a.md"
  private static let table = "Content/cases/a.csv"
  private static let text = "---\ntitle: A\n---\nText.\n"

  static let files: [HostileSite] = [
    HostileSite("a record of 100 MB", reports: ["\(page):1:1: error[file-too-large]"]) {
      $0.writeSparse(bytes: 100_000_000, to: page)
    },
    HostileSite("a table of 100 MB", reports: ["\(table):1:1: error[file-too-large]"]) {
      $0.write("---\ntitle: A\n---\n", to: "Content/cases/a.md")
      $0.writeSparse(bytes: 100_000_000, to: table)
    },
    HostileSite("words of 100 MB", reports: ["Content/strings/en.yaml:1:1: error[file-too-large]"]) {
      $0.writeSparse(bytes: 100_000_000, to: "Content/strings/en.yaml")
    },
    HostileSite("a picture of 1 GB", reports: ["Content/pages/a.png:1:1: error[file-too-large]"]) {
      $0.writeSparse(bytes: 1_000_000_000, to: "Content/pages/a.png")
    },
    HostileSite(
      "links: to the folder above, out of the site, into a device, nowhere",
      reports: [
        "Content/a.jpg:1:1: error[symbolic-link]", "Content/plans/loop:1:1: error[symbolic-link]",
        "Content/plans/q.md:1:1: error[symbolic-link]",
      ]
    ) {
      $0.link("Content/a.jpg", to: "/etc/passwd")
      $0.link("Content/plans/loop", to: "..")
      $0.link("Content/plans/q.md", to: "/dev/zero")
      $0.link("Content/plans/r.md", to: "nothing")
    },
    HostileSite(
      "pipes for a record, a picture and words",
      reports: [
        "Content/pages/a.md:1:1: error[not-a-file]", "Content/pages/a.png:1:1: error[not-a-file]",
        "Content/strings/en.yaml:1:1: error[not-a-file]",
      ]
    ) {
      $0.write("", to: "Content/pages/.keep")
      $0.write("", to: "Content/strings/.keep")
      for name in ["pages/a.md", "pages/a.png", "strings/en.yaml"] { $0.makePipe("Content/" + name) }
    },
    HostileSite("fifty folders in each other", reports: ["Content/pages\(many("/d", 16)):1:1: error[folder-too-deep]"])
    { $0.write("", to: "Content/pages\(many("/d", 50))/a.md") },
    HostileSite(
      "names with blanks, quotes, emoji and line breaks",
      reports: [
        "Content/pages/%2e%2e.md:1:1: error[odd-file-name]", "Content/pages/a\\nb.md:1:1: error[odd-file-name]",
        "Content/pages/a b.md:1:1: error[odd-file-name]",
      ]
    ) {
      for name in ["a b", "a\"b", "a\nb", "😀", "%2e%2e", "a\u{202E}b"] {
        $0.write(text, to: "Content/pages/\(name).md")
      }
    },
    HostileSite("pictures with such names are published") {
      for name in ["a b", "a\"b", "😀", "%2e%2e", "a#b?c"] {
        $0.write(fixture("Pictures/text.png"), to: "Content/pages/\(name).png")
      }
      $0.write("---\ntitle: A\n---\n![x](<a b.png>) ![y](a%23b%3Fc.png) ![z](😀.png)\n", to: page)
    },
    HostileSite("a name that is not UTF-8", reports: ["Content/pages/caf\u{FFFD}.md:1:1: error[odd-file-name]"]) {
      $0.write("", to: "Content/pages/.keep")
      $0.write(text, toName: Array("Content/pages/caf".utf8) + [0xE9] + Array(".md".utf8))
    },
    HostileSite("two names that differ in capitals", reports: ["Content/pages/a.md:1:1: error[duplicate-address]"]) {
      $0.write(text, to: "Content/pages/A.md")
      $0.write(text, to: page)
    },
    HostileSite(
      "two pictures that differ in capitals", reports: ["Content/pages/a.png:1:1: error[duplicate-address]"]
    ) {
      for name in ["A", "a"] { $0.write(fixture("Pictures/text.png"), to: "Content/pages/\(name).png") }
      $0.write("---\ntitle: B\n---\n![x](A.png) ![y](a.png)\n", to: "Content/pages/b.md")
    },
    HostileSite(
      "two names that differ in Unicode form", reports: ["Content/pages/é.md:1:1: error[duplicate-address]"]
    ) {
      $0.write(text, to: "Content/pages/\u{E9}.md")
      $0.write(text, to: "Content/pages/e\u{301}.md")
    },
    HostileSite(
      "endings in capitals",
      reports: [
        "Content/cases/a.CSV:1:1: error[odd-file-name]", "Content/pages/a.MD:1:1: error[odd-file-name]",
      ]
    ) {
      $0.write("---\ntitle: A\n---\n", to: "Content/cases/a.md")
      $0.write("from,to\n", to: "Content/cases/a.CSV")
      $0.write(text, to: "Content/pages/a.MD")
    },
    HostileSite(
      "5,000 records in a misspelt folder", reports: ["Content/page/a0.md:1:1: error[unknown-collection]"]
    ) { folder in
      for number in 0..<5_000 { folder.write("x", to: "Content/page/a\(number).md") }
    },
  ]

  static let fields: [HostileSite] = [
    HostileSite(
      "a YAML bomb",
      fields: "a0: &a0 [\(many("x,", 10))]\n"
        + (1...9).map { "a\($0): &a\($0) [\(many("*a\($0 - 1),", 10))]\n" }.joined(),
      reports: ["\(page):5:38: error[too-many-aliases]"]),
    HostileSite("merge keys", fields: "title: A\n<<: {a: b}", reports: ["\(page):3:1: error[unknown-key]"]),
    HostileSite(
      "100,000 brackets", fields: "title: " + many("[", 100_000), reports: ["\(page):2:40: error[nested-too-deep]"]),
    HostileSite(
      "100,000 hyphens", fields: "title:\n  \(many("- ", 100_000))a", reports: ["\(page):3:67: error[nested-too-deep]"]),
    HostileSite(
      "100,000 question marks", fields: many("? ", 100_000) + "a", reports: ["\(page):2:67: error[nested-too-deep]"]),
    HostileSite(
      "50,000 unknown fields", fields: "title: A\n" + (0..<50_000).map { "k\($0): 1\n" }.joined(),
      reports: (3...5).map { "\(page):\($0):1: error[unknown-key]" }),
    HostileSite("fields over 1 MB", fields: many("a: b\n", 300_000), reports: ["\(page):2:1: error[fields-too-large]"]),
    HostileSite(
      "50,000 quotes over two lines", fields: "title: A\ntags:\n" + many("  - \"a\n    b\"\n", 50_000)),
    HostileSite(
      "50,000 directives", fields: (0..<50_000).map { "%TAG !\($0)! x\n" }.joined() + "--- {title: A}",
      reports: ["\(page):2:1: error[yaml-directive]"]),
    HostileSite(
      "a line of 10 MB", fields: "title: " + many("x", 10_000_000), reports: ["\(page):1:1: error[file-too-large]"]),
    HostileSite(
      "50,000 old addresses, one of them a hundred thousand folders deep",
      fields: "title: A\naliases: [/\(many("a/", 100_000)), \(many("/old/,", 50_000))]",
      reports: ["\(page):3:11: error[odd-alias]", "\(page):3:200020: error[duplicate-address]"]),
  ]

  static let bodies: [HostileSite] = [
    HostileSite("a line of 10 MB", body: many("x", 10_000_000), reports: ["\(page):1:1: error[file-too-large]"]),
    HostileSite("a line of 1.5 MB", body: many("x", 1_500_000), reports: ["\(page):4:1: error[markdown-too-large]"]),
    HostileSite("100,000 brackets", body: many("[", 100_000)),
    HostileSite("100,000 quotes", body: many(">", 100_000), reports: ["\(page):4:1: error[markdown-too-deep]"]),
    HostileSite(
      "a thousand lists in each other", body: (0..<1_000).map { many("  ", $0) + "- a\n" }.joined(),
      reports: ["\(page):104:1: error[markdown-too-deep]"]),
    HostileSite(
      "a table of 10,000 columns", body: "\(many("|a", 10_000))|\n\(many("|-", 10_000))|\n",
      reports: ["\(page):5:1: error[markdown-too-large]"]),
    HostileSite(
      "10,000 dead links", body: (0..<10_000).map { "[a](b\($0).md)\n" }.joined(),
      reports: (4...6).map { "\(page):\($0):5: error[dead-link]" }),
  ]

  static let tables: [HostileSite] = [
    HostileSite(
      "a row of 100,000 cells", table: "from,to\n\(many("1,", 100_000))\n",
      reports: ["\(table):2:2001: error[table-too-large]"]),
    HostileSite(
      "a first row of 100,000 cells", table: many("a,", 100_000), reports: ["\(table):1:2001: error[table-too-large]"]),
    HostileSite(
      "15 MB of commas", table: many(many(",", 500) + "\n", 30_000),
      reports: ["\(table):999:3: error[table-too-large]"]),
    HostileSite("a NUL", table: "from,to\n2013,\0\n", reports: ["\(table):2:6: error[odd-character]"]),
    HostileSite(
      "a lone quote", table: "from,to\n2013,\"1\n" + many("2014,2\n", 100_000),
      reports: ["\(table):2:6: error[unclosed-quote]"]),
    HostileSite(
      "50,000 rows that are too long", table: "from,to\n" + many("1,2,3\n", 50_000),
      reports: ["\(table):1:1: error[missing-field]"]
        + (2...4).map { "\(table):\($0):1: error[wrong-cell-count]" }),
    HostileSite(
      "50,000 rows that are all wrong", table: "from,to\n" + many("x,y\n", 50_000),
      reports: [
        "\(table):1:1: error[missing-field]", "\(table):2:1: error[not-a-date]", "\(table):2:3: error[not-a-date]",
      ]),
    HostileSite(
      "a cell of 10 MB", table: "from,to\n2013,\(many("1", 10_000_000))\n",
      reports: ["\(table):1:1: error[missing-field]", "\(table):2:6: error[not-a-date]"]),
  ]

  static let themes: [HostileSite] = [
    HostileSite("a template that is a pipe", reports: ["Themes/default/templates/plan.html:1:1: error[not-a-file]"]) {
      $0.remove("Themes/default/templates/plan.html")
      $0.makePipe("Themes/default/templates/plan.html")
    },
    HostileSite("a template that is a link", reports: ["Themes/default/templates/plan.html:1:1: error[symbolic-link]"])
    {
      $0.remove("Themes/default/templates/plan.html")
      $0.link("Themes/default/templates/plan.html", to: "/etc/passwd")
    },
    HostileSite(
      "folders that hold themselves",
      reports: ["a", "b"].map { "Themes/default/templates/\($0):1:1: error[symbolic-link]" }
    ) { for name in ["a", "b"] { $0.link("Themes/default/templates/" + name, to: ".") } },
    HostileSite(
      "words of a theme of 100 MB", reports: ["Themes/default/strings/en.yaml:1:1: error[file-too-large]"]
    ) {
      $0.writeSparse(bytes: 100_000_000, to: "Themes/default/strings/en.yaml")
    },
    HostileSite("a style sheet of 1 GB", reports: ["Themes/default/assets/css/a.css:1:1: error[file-too-large]"]) {
      $0.writeSparse(bytes: 1_000_000_000, to: "Themes/default/assets/css/a.css")
    },
    HostileSite(
      "a text that doubles without end", reports: ["Themes/default/templates/plan.html:1:454: error[template-work]"]
    ) {
      $0.write(
        "{% set x = 'aaaaaaaa' %}\(many("{% set x = x ~ x %}", 60)){{ x }}", to: "Themes/default/templates/plan.html")
    },
  ]

  /// All where `VITRINE_CHECK_ALL` is set, as `make check-all` does; else sixteen, others in each run: one after the other they
  /// hold up the whole run.
  private static let tried = sample(16, of: [files, fields, bodies, tables, themes].flatMap(\.self))

  @Test(
    "whatever a site holds, it is checked in 512 MB and ends with a message at its place", .serialized,
    .timeLimit(.minutes(20)),
    arguments: tried)
  func hostile(_ site: HostileSite) async {
    let small = SmallSite()
    site.make(small.folder)
    let ending = await Program(checking: small.folder.path, messages: small.folder.path + "/messages").ended()
    let messages = small.folder.read("messages") ?? ""
    let reports = messages.split(separator: "\n").compactMap { line in
      line.prefixMatch(of: #/([^ ].*?:\d+:\d+: (?:error|warning)\[[a-z0-9-]+\]): /#).map { String($0.1) }
    }
    #expect(ending == .exited(site.reports.isEmpty ? 0 : 1), "\(messages.prefix(2_000))")
    #expect(Array(reports.prefix(site.reports.count)) == site.reports, "\(messages.prefix(2_000))")
  }
}
