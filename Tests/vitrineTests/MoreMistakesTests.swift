import TestSupport
import Testing

@testable import vitrine

/// More mistakes that authors make, each the face of a kind: fields, figures, dates, settings and files. Those of texts stand
/// in TextMistakesTests.
@Suite struct MoreMistakesTests {
  private static let settings = "Content/site.yaml"
  private static let page = "Content/pages/about.md"
  private static let commitment = "Content/commitments/c.md"
  private static let record = "Content/indicators/i.md"
  private static let table = "Content/indicators/i.csv"

  private static func site(_ lines: String) -> [String: String] {
    [settings: "title: T\nas_of: 2017-08-31\nlanguages: [en, az]\n\(lines)\n"]
  }

  private static func figures(_ csv: String, kind: String = "count", more: String = "") -> [String: String] {
    [
      record:
        "---\ntitle: I\nproject: pr\nunit: u\nkind: \(kind)\ndirection: rising\naggregation: latest\n\(more)---\n",
      table: csv + "\n", "Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n---\n",
    ]
  }

  private static func promise(_ lines: String) -> [String: String] {
    [commitment: "---\ntitle: Promise\nplan: p\n\(lines)\n---\n"]
  }

  static let mistakes: [Mistake] = [
    // Dates
    Mistake(
      "financial years", figures("to,value\n①2016-17,5\n②2017-18,6"),
      reports: ["①: error[not-a-date]", "②: error[not-a-date]"]),
    Mistake(
      "financial years that could be months", figures("to,value\n①2008-09,5\n②2009-10,6"),
      reports: ["①: error[financial-year]", "②: error[financial-year]"]),
    Mistake(
      "a spreadsheet's day, a quarter, a span, a short year",
      figures("to,value\n①41885,5\n②2013-Q2,6\n③2014-2016,7\n④28/02/17,8"),
      reports: ["①", "②", "③", "④"].map { "\($0): error[not-a-date]" }),
    // Figures
    Mistake(
      "marks, ends and words beside figures", figures("to,value\n2010,①17*\n2011,②<10\n2012,③25 people\n2013,④#NAME?"),
      reports: ["①", "②", "③", "④"].map { "\($0): error[not-a-number]" }),
    Mistake(
      "a word and a figure beside it",
      figures(
        "to,value,numerator,denominator\n①2012,hidden,10,40\n②2013,25,hidden,40\n2014,,hidden,40", kind: "percentage"),
      reports: ["①: error[figure-beside-word]", "②: error[figure-beside-word]"]),
    Mistake(
      "a level called by a word for what is missing",
      figures("to,value\n2010,clear", kind: "level", more: "levels: [①unclear, clear]\n"),
      reports: ["①: error[level-of-missing]"]),
    Mistake(
      "a hidden period that the year tells",
      figures("from,to,value\n2016-01,2016-06,30\n①2016-07,2016-12,hidden\n2016-01,2016-12,70").merging(
        [record: "---\ntitle: I\nproject: pr\nunit: u\nkind: count\ndirection: rising\naggregation: sum\n---\n"]) {
          $1
        },
      reports: ["①: warning[hidden-count-told]"]),
    Mistake(
      "a government's assessment called independent",
      promise("assessments: [{date: 2015, by: gov, kind: ①independent, scheme: irm-2011, completion: limited}]")
        .merging(
          ["Content/organisations/gov.md": "---\ntitle: Ministry\nkind: government\n---\n"]) { $1 },
      reports: ["①: warning[government-called-independent]"]),
    Mistake(
      "an address of the site that is none, and one of a letter",
      [
        settings:
          "title: T\nas_of: 2017-08-31\nlanguages: [en, az]\nbase_url: ①https://https://a-site.test/\ncontact: {email: ②mailto:a@a-site.test}\n"
      ],
      reports: ["①: error[not-an-address]", "②: error[not-an-email]"]),
    Mistake(
      "telephone numbers that cannot be called",
      [settings: "title: T\nas_of: 2017-08-31\nlanguages: [en, az]\ncontact: ①{phone: \"(012) 456 78 90, 91, 92\"}\n"],
      reports: ["①: error[odd-phone]"]),
    Mistake(
      "a translation with a hyphen for the point",
      [
        "Content/pages/about.md": "---\ntitle: A\n---\nA.\n", "Content/pages/about-az.md": "①---\ntitle: B\n---\nB.\n",
      ], reports: ["①: warning[translation-misnamed]"]),
    Mistake(
      "tags and codes in a field", promise("problem: ①A <b>bold</b> one\nexpected: ②\"&#399;hali\""),
      reports: ["①: warning[markup-in-field]", "②: warning[markup-in-field]"]),
    Mistake(
      "languages in capitals, one twice", [settings: "title: T\nas_of: 2017-08-31\nlanguages: ①[EN, AZ, az]\n"],
      reports: ["①: error[long-language-code]", "①: error[odd-languages]"]),
    Mistake(
      "addresses that begin twice, hold an invisible sign or name a file",
      promise(
        "evidence: [{title: A, url: ①https://https://x.az}, {title: B, url: ②\"https://x.az/\u{200B}a\"}, {title: C, url: ③report.pdf}]"
      ),
      reports: ["①", "②", "③"].map { "\($0): error[not-an-address]" }),
    Mistake(
      "words in place of figures",
      figures("to,value\n2010,①Suppressed\n2011,②no data\n2012,③n/a\n2013,④<10\n2014,hidden"),
      reports: [
        "①: error[unknown-value]", "②: error[unknown-value]", "③: error[not-a-number]", "④: error[not-a-number]",
      ]),
    Mistake(
      "a comma that may part thousands or decimals", figures("to,value\n2010,①\"2,350\"\n2011,②\"71,2\""),
      reports: ["①: error[not-a-number]", "②: error[not-a-number]"]),
    Mistake(
      "a target that can be read in two ways",
      figures("to,value\n2010,3000", more: "targets: [{date: 2018, value: ①3.500}]\n"),
      reports: ["①: error[two-readings]"]),
    Mistake(
      "a figure far from its series", figures("to,value\n2014,61\n2015,64\n2016,①0.66", kind: "percentage"),
      reports: ["①: warning[odd-one-out]"]),
    Mistake(
      "money that can be read in two ways",
      ["Content/projects/x.md": "---\ntitle: X\nstart: 2012\nbudget: ①{amount: 90.000, currency: USD}\n---\n"],
      reports: ["①: error[two-readings]"]),
    Mistake(
      "a currency's sign",
      ["Content/projects/x.md": "---\ntitle: X\nstart: 2012\nbudget: {amount: 9, currency: ①\"€\"}\n---\n"],
      reports: ["①: error[not-a-currency]"]),
    // Fields
    Mistake(
      "a value where a group belongs", promise("withdrawn: ①2014-09\nevidence: ②https://court.gov.az/x"),
      reports: ["①: error[not-a-group]", "②: error[not-a-group]"]),
    Mistake("a list in one text", promise("tags: ①courts, budget"), reports: ["①: warning[list-in-one-text]"]),
    Mistake(
      "a list in one text, parted by semicolons", promise("tags: ①courts; budget"),
      reports: ["①: warning[list-in-one-text]"]),
    Mistake(
      "an item of a list that holds two", promise("tags: [①courts; budget, tax]"),
      reports: ["①: warning[list-in-one-text]"]),
    Mistake(
      "hyphens without blanks", promise("tags:\n  ①-courts\n  -budget"), reports: ["①: warning[list-in-one-text]"]),
    Mistake(
      "a remark that is none", [page: "---\ntitle: ①Room #12 opened\n---\n"], reports: ["①: error[remark-in-text]"]),
    Mistake(
      "Markdown and HTML in a field", [page: "---\ntitle: ①Free **advice**\nsummary: ②Rights&ndash;duties\n---\n"],
      reports: ["①: warning[markup-in-field]", "②: warning[markup-in-field]"]),
    Mistake(
      "fields below the fence", [commitment: "---\ntitle: P\nplan: p\n---\n①updates:\n- date: 2014\n  progress: x\n"],
      reports: ["①: error[field-below-fence]"]),
    Mistake(
      "fields below the fence, behind a text",
      [commitment: "---\ntitle: P\nplan: p\n---\nText.\n\n①milestones:\n- title: x\n"],
      reports: ["①: error[field-below-fence]"]),
    Mistake("a name that is no name", [page: "---\ntitle: A\nid: ①My Id!\n---\n"], reports: ["①: error[odd-id]"]),
    // Time and standing
    Mistake(
      "done before the plan was adopted",
      [
        "Content/plans/q.md": "---\ntitle: Q\nkind: ogp\nstart: 2013\nend: 2015\nadopted_on: 2013-06-15\n---\n",
        commitment: "---\ntitle: P\nplan: q\nupdated: 2017-01\nmilestones:\n- title: M\n  done: ①2012-04-02\n---\n",
      ], reports: ["①: warning[done-before-adopted]"]),
    Mistake(
      "two commitments with one number",
      [
        commitment: "---\ntitle: P\nplan: p\nnumber: \"7\"\n---\n",
        "Content/commitments/d.md": "---\ntitle: D\nplan: p\nnumber: ①\"7\"\n---\n",
      ], reports: ["①: warning[number-taken]"]),
    Mistake(
      "the publisher's own assessment as independent",
      site("base_url: https://forum.az/\npublisher: Forum").merging([
        "Content/organisations/f.md": "---\ntitle: Forum\nkind: ngo\n---\n",
        commitment:
          "---\ntitle: P\nplan: p\nassessments:\n- {date: 2016-05-01, by: f, kind: ①independent, scheme: irm-2011, completion: limited}\n---\n",
      ]) { $1 }, reports: ["①: warning[own-assessment]"]),
    Mistake(
      "swapped coordinates",
      [
        "Content/places/a.md": "---\ntitle: A\npoint: [40.41, 49.87]\n---\n",
        "Content/places/b.md": "---\ntitle: B\npoint: ①[47.17, 41.19]\n---\n",
        "Content/places/c.md": "---\ntitle: C\npoint: [40.68, 46.36]\n---\n",
      ], reports: ["①: warning[swapped-point]"]),
    Mistake(
      "news and events without a day",
      ["Content/news/n.md": "---\ntitle: ①N\n---\n", "Content/events/e.md": "---\ntitle: ②E\n---\n"],
      reports: ["①: warning[undated]", "②: warning[undated]"]),
    Mistake(
      "evidence that was read in another age",
      promise("evidence: [①{title: R, url: https://x.az/, accessed: 2040-02-02}]"),
      reports: ["①: warning[accessed-in-future]"]),
    // Settings
    Mistake(
      "an example's address", site("base_url: ①https://www.example.com/"), reports: ["①: note[placeholder-address]"]),
    Mistake(
      "an address with a query", site("base_url: ①https://forum.az/?a=b"), reports: ["①: error[not-a-site-address]"]),
    Mistake(
      "an address with a user", site("base_url: ①https://me:secret@forum.az/"),
      reports: ["①: error[not-a-site-address]"]),
    Mistake(
      "a licence by another name", site("base_url: https://forum.az/\nlicence: ①CC BY 4.0"),
      reports: ["①: warning[licence-by-another-name]"]),
    Mistake(
      "codes of three letters", [settings: "title: T\nas_of: 2017\nbase_url: https://forum.az/\nlanguages: ①[eng]\n"],
      reports: ["①: error[long-language-code]"]),
    Mistake(
      "own words that have lost what is filled in, or name what is not",
      [
        "Themes/default/strings/en.yaml":
          "language: {name: L}\nmilestone: {due: \"due {date}\", was: \"was {date}\"}\n",
        "Content/strings/en.yaml": "milestone:\n  due: ①Due then\n  was: ②\"was {dtae}\"\n",
      ], reports: ["①: warning[lost-filling]", "②: error[unknown-filling]"]),
    Mistake(
      "a brace in a style sheet that is not closed",
      ["Content/theme/assets/css/own.css": "h1 { color: red }\nh2 ①{ color: navy\n"],
      reports: ["①: error[unclosed-in-style]"]),
    Mistake(
      "a brace that closes nothing", ["Content/theme/assets/css/own.css": "h1 { color: red } ①}\n"],
      reports: ["①: error[closed-in-style]"]),
    Mistake(
      "a quote that its line does not close", ["Content/theme/assets/css/own.css": "h1::before { content: ①\"x; }\n"],
      reports: ["①: error[unclosed-in-style]"]),
    Mistake(
      "addresses in a style sheet that lead to nothing",
      [
        "Content/theme/assets/pictures/flag.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "Content/theme/assets/css/top/own.css":
          "/* url(x.png) */\nh1 { background: url(①pictures/flga.svg) }\nh2 { background: url( \"②../pictures/flag.svg\" ) }\n"
          + "h3 { background: URL('③/assets/flag.svg'), url(pictures/flag.svg) }\n@import \"④more.css\";\n",
      ], reports: ["①", "②", "③", "④"].map { "\($0): warning[dead-in-style]" }),
    // Files
    Mistake(
      "a packed document as a record", ["Content/events/o.md": "①PK\u{3}\u{4}x"], reports: ["①: error[not-a-text-file]"]
    ),
  ]

  @Test("each mistake is told at its place, and nothing else", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    let site = SmallSite(mistake.files.mapValues { String(decoding: $0.bytes, as: UTF8.self) })
    let outcome = try await site.run("check")
    let expected = mistake.expected.sorted()
    let reports = outcome.reports.filter { !$0.contains("note[untranslated") && !$0.contains("indicator-without-data") }
    #expect(reports.sorted() == expected, "\(outcome.messages)")
  }

  static let advice: [(String, [String: String], String)] = [
    ("a financial year", figures("to,value\n2016-17,5"), "write `from: 2016-04-01` and `to: 2017-03-31`"),
    ("a date with a time", figures("to,value\n2018-05-31T21:00:00Z,5"), "`time_format: false`"),
    ("a target alone", figures("to,value\n2010,3", more: "targets: 850\n"), "`targets: [{date: …, value: 850}]`"),
    ("a withdrawal", promise("withdrawn: 2014-09"), "`withdrawn: {date: 2014-09, reason: …}`"),
    ("evidence", promise("evidence: https://court.gov.az/x"), "`evidence: [{title: …, url: https://court.gov.az/x}]`"),
    ("a mark", figures("to,value\n2010,17*"), "in `note` what `*` says"),
    ("two readings", figures("to,value\n2010,\"2,350\"\n2011,\"71,2\""), "write 2350 or 2.350"),
    (
      "a word in Azerbaijani", ["Content/activities/a.md": "---\ntitle: A\nstatus: tamamlandı\n---\n"],
      "Did you mean `completed`?"
    ),
    (
      "a field of one kind of part", promise("due: 2014-06"),
      "`due` is a field of a milestone. Here the fields are `id`"
    ),
    (
      "a field of three kinds", promise("objective: o"),
      "`objective` is a field of a result and an activity."
    ),
    ("a field of many kinds, of which none is named", promise("date: 2014"), "The fields are `id`"),
    (
      "an address in a style sheet from where it lies in its folder",
      [
        "Content/theme/assets/fonts/own.woff2": "wOF2",
        "Content/theme/assets/css/top/own.css": "a { src: url(../../fonts/own.woff2) }\n",
      ], "= write: fonts/own.woff2"
    ),
    (
      "a misspelt one in a published sheet",
      [
        "Content/public/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "Content/public/styles/own.css": "a { background: url(../lgo.svg) }\n",
      ], "= write: ../logo.svg"
    ),
    ("a reference by its slug in capitals", promise("lead: Court"), "Did you mean `court`?"),
    (
      "a reference by its title",
      promise("lead: SUPREME  court of Appeals").merging(
        ["Content/organisations/c-17.md": "---\ntitle: Supreme Court of appeals\nkind: government\n---\n"]) { $1 },
      "Did you mean `c-17`?"
    ),
    (
      "a reference by its title in another language",
      promise("support: [court, apellyasiya MƏHKƏMƏSİ]").merging([
        "Content/organisations/c-17.md": "---\ntitle: Supreme Court of appeals\nkind: government\n---\n",
        "Content/organisations/c-17.az.md": "---\ntitle: Apellyasiya Məhkəməsi\n---\n",
      ]) { $1 }, "Did you mean `c-17`?"
    ),
    (
      "a place by its title in a table",
      figures("to,place,value\n2010,Bakı şəhəri,3").merging(
        ["Content/places/capital.md": "---\ntitle: Bakı şəhəri\n---\n"]) { $1 }, "Did you mean `capital`?"
    ),
  ]

  @Test("the advice can be followed as it stands", arguments: advice)
  func advised(name: String, files: [String: String], help: String) async throws {
    let site = SmallSite(
      files.merging(["Content/organisations/court.md": "---\ntitle: C\nkind: government\n---\n"]) { $1 })
    let outcome = try await site.run("check")
    #expect(outcome.messages.contains(help), "\(name): \(outcome.messages)")
  }

  @Test("settings under another name are told", arguments: ["site.ymal", "SITE.yaml", "site.yml"])
  func misnamed(name: String) async throws {
    let site = SmallSite()
    site.folder.write(try #require(site.folder.read("Content/site.yaml")), to: "Content/\(name)")
    site.folder.remove("Content/site.yaml")
    let outcome = try await site.run("check")
    #expect(outcome.exitCode == .usage && outcome.messages.contains("Content/\(name)"), "\(outcome.messages)")
  }

  static let right: [[String: String]] = [
    [settings: "\u{FEFF}title: T\nbase_url: https://forum.az/\nas_of: 2017-08-31\nlanguages: [en, az]\n"],
    [page: "---\ntitle: \"Class 5#B learns F#\"\nsummary: Class 5#B learns F#\n---\n"],
    [page: "---\ntitle: \"Week of #OpenData\" # a remark\n---\n"],
    figures("to,value\n2014,0.8\n2015,0.6\n2016,0.5", kind: "percentage", more: "baseline: {date: 2013, value: 1.1}\n"),
    figures("to,value\n2016-08,5\n2016-09,6\n2016-10,7"),
    promise("evidence: [{title: R, url: https://x.az/, accessed: 2017-08-30}]\ntags: [courts, budget]"),
    [page: "---\ntitle: 3 * 4 * 5 m\nsummary: R&D and AT&T; a*b*c\n---\nstatus: this is a sentence about a status.\n"],
    [
      "Content/theme/assets/css/own.css":
        "/* } */ a[href=\"{\"]::after { content: \"}\\\"\"; width: calc((1px + 2px) * 3) }\n"
    ],
    [
      "Content/theme/assets/pictures/a b.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
      "Content/public/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "Content/photo.css": "a {}",
      "Content/public/styles/own.css": "a { background: url(../logo.svg) }",
      "Content/theme/assets/css/own.css":
        "/* url(none.svg) */ a::after { content: \"url(none.svg)\"; fill: url(#hatch); background: url('pictures/a%20b.svg?v=2'),\n"
        + "  url(/assets/pictures/a%20b.svg#x), url(../logo.svg), url(/), url(/data/commitments.csv),\n"
        + "  url(data:image/png;base64,AAAA), url(https://a-site.test/x.png), url(//a-site.test/x.png) }\n",
    ],
    [page: "---\ntitle: A\n---\nText.\n\n```\nmilestones:\n- title: x\n```\n"],
  ]

  @Test("right content stays without a warning", arguments: right)
  func silent(files: [String: String]) async throws {
    let outcome = try await SmallSite(files).run("check")
    let found = outcome.reports.filter { $0.contains("error") || $0.contains("warning") }
    #expect(found == [], "\(outcome.messages)")
  }

  @Test("a warning is accepted for the whole site, with a reason that the page on data quality shows")
  func acceptedEverywhere() async throws {
    let files = [
      Self.settings:
        "title: T\nbase_url: https://forum.az/\nas_of: 2017-08-31\naccepted:\n- message: undated\n  reason: The archive has no days.\n",
      "Content/news/n.md": "---\ntitle: N\n---\n", "Content/news/m.md": "---\ntitle: M\n---\n",
    ]
    let outcome = try await SmallSite(files).run("check", "--strict")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(outcome.reports.count { $0.contains("note[undated]") } == 2)
    let themed = SmallSite(files)
    themed.folder.remove("Themes")
    themed.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await themed.run("build").exitCode == .success)
    #expect(themed.folder.read("Output/quality/index.html")?.contains("<li>The archive has no days.</li>") == true)
    var idle = files
    idle["Content/news/n.md"] = "---\ntitle: N\ndate: 2014\n---\n"
    idle["Content/news/m.md"] = "---\ntitle: M\ndate: 2014\n---\n"
    #expect(try await SmallSite(idle).run("check").reports.contains { $0.contains("warning[unused-acceptance]") })
  }
}
