import TestSupport
import Testing

@testable import vitrine

/// Slips of a communications officer whose advice, followed as it stands, must mend them: each with what the message says.
@Suite struct OfficeSlipsTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [String: String]
    /// What the messages hold, the first of them the place and the name of the only one.
    let said: [String]

    init(_ description: String, _ files: [String: String], _ said: String...) {
      testDescription = description
      self.files = files
      self.said = said
    }
  }

  private static let settings = "Content/site.yaml"
  private static let news = "Content/news/n.md"
  private static let event = "Content/events/e.md"
  private static let project = "Content/projects/pr.md"
  private static let record = "Content/indicators/i.md"
  private static let table = "Content/indicators/i.csv"

  private static func item(_ lines: String, text: String = "Text.\n") -> [String: String] {
    [news: "---\ntitle: N\ndate: 2016-05-01\n\(lines)\n---\n\(text)"]
  }

  private static func promise(_ lines: String) -> [String: String] {
    ["Content/commitments/c.md": "---\ntitle: P\nplan: p\n\(lines)\n---\n"]
  }

  private static func start(_ date: String) -> [String: String] {
    [event: "---\ntitle: E\nstart: \(date)\n---\n"]
  }

  private static func fund(_ lines: String) -> [String: String] {
    [project: "---\ntitle: Pr\nstart: 2012\n\(lines)\n---\n"]
  }

  private static func figures(_ csv: String, kind: String = "count") -> [String: String] {
    [
      record:
        "---\ntitle: I\nproject: pr\nunit: u\nkind: \(kind)\ndirection: rising\naggregation: latest\n---\n",
      table: csv + "\n", project: "---\ntitle: Pr\nstart: 2012\n---\n",
    ]
  }

  private static func site(_ lines: String) -> [String: String] {
    [settings: "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n\(lines)\n"]
  }

  private static let organisations = [
    "Content/organisations/crf.md": "---\ntitle: Constitution Research Foundation\nkind: ngo\n---\n",
    "Content/organisations/erc.md": "---\ntitle: Economic Research Center\nkind: ngo\n---\n",
  ]

  // MARK: What would be lost

  static let lost: [Slip] = [
    Slip(
      "fields between two further fences", item("", text: "---\ntags: [a]\nauthors: [X]\n---\nText\n"),
      "n.md:7:1: error[field-below-fence]", "Delete each line `---` between it and the fields above"),
    Slip(
      "fields between the end of the fields and a second fence",
      [news: "---\ntitle: N\ndate: 2016\n---\nqeyd: x\nsummary: y\n---\nText\n"],
      "n.md:6:1: error[field-below-fence]"),
    Slip(
      "fields between two rules further down", item("", text: "Text.\n\n---\nsummary: x\ntags: [a]\n---\n\nMore.\n"),
      "n.md:9:1: error[field-below-fence]", "Move it, with the lines that belong to it"),
    Slip(
      "a text within the fields", item("This is the text.\nsummary: x"), "n.md:4:1: error[not-a-field]",
      "stands below the line `---` that ends the fields"),
    Slip("a remark of a programmer", item("// to do\nsummary: x"), "n.md:4:1: error[not-a-field]", "begins with `# `"),
    Slip("words for a picture that is not there", item("alt: The team"), "n.md:4:6: warning[alt-without-image]"),
    Slip(
      "tags that differ by signs alone", item("tags: [C, C++]"), "n.md:4:11: warning[tags-on-one-page]",
      "`C++` and `C`"),
    Slip(
      "tags on lines of their own", item("tags:\n  courts\n  budget"), "n.md:5:3: warning[list-in-one-text]",
      "= write: [courts, budget]"),
    Slip(
      "references on lines of their own", promise("support:\n  crf\n  erc"), "c.md:5:3: error[list-in-one-text]",
      "= write: [crf, erc]"),
    Slip("hashtags", item("tags: #courts #budget"), "n.md:4:7: error[list-in-one-text]", "= write: [courts, budget]"),
    Slip("tags in round brackets", item("tags: (a, b)"), "n.md:4:7: warning[list-in-one-text]", "= write: [a, b]"),
    Slip("tags in braces", item("tags: {a, b}"), "n.md:4:7: error[list-in-one-text]", "= write: [a, b]"),
    Slip("tags without blanks", item("tags: courts,budget"), "n.md:4:7: warning[list-in-one-text]", "[courts, budget]"),
    Slip(
      "a record under another ending", ["Content/news/m.markdown": "---\ntitle: M\n---\n"],
      "m.markdown:1:1: warning[misnamed-record]", "Rename it `m.md`."),
    Slip(
      "a record as a text file", ["Content/news/m.txt": "---\r\ntitle: M\r\n---\r\n"],
      "m.txt:1:1: warning[misnamed-record]", "Rename it `m.md`."),
    Slip(
      "a year far ahead", [news: "---\ntitle: N\ndate: 2061-05-01\n---\n"], "n.md:3:7: warning[odd-date]",
      "more than ten years after the day of the report"),
    Slip("a record that waits for an age", item("publish_on: 2071-05-01"), "n.md:4:13: warning[odd-date]"),
    Slip("an event far ahead", start("2062-05-01"), "e.md:3:8: warning[odd-date]"),
    Slip(
      "facts older than the report",
      figures("to,value\n2012,5").merging([
        settings: "title: T\nbase_url: https://a-site.test/\nas_of: 2019-08-31\nlanguages: [en, az]\n"
      ]) { $1 }.merging(SmallSite.undatedPlan) { $1 }, "site.yaml:3:8: warning[old-facts]",
      "the newest fact, of 2012-12-31"),
  ]

  // MARK: Groups and lists

  static let groups: [Slip] = [
    Slip(
      "money as people write it", fund("budget: 90 000 AZN"), "pr.md:4:9: error[not-a-group]",
      "= write: {amount: 90000, currency: AZN}"),
    Slip("money in words", fund("budget: 90 000 manat"), "pr.md:4:9: error[not-a-group]", "currency: AZN}"),
    Slip(
      "money of a sign that many countries have", fund("budget: $90,000"), "pr.md:4:9: error[not-a-group]",
      "{amount: 90000, currency: …}"),
    Slip("partners by their names", fund("partners: [crf]"), "pr.md:4:12: error[not-a-group]", "{organisation: crf}"),
    Slip(
      "a partner by its title", fund("partners: Economic Research Center"), "pr.md:4:11: error[not-a-group]",
      "= write: [{organisation: erc}]"),
    Slip(
      "people in one text", ["Content/activities/a.md": "---\ntitle: A\nparticipants: 25 judges\n---\n"],
      "a.md:3:15: error[not-a-group]", "[{group: judges, count: 25}]"),
    Slip(
      "an item that needs quotes", promise("milestones: [\"Law: adopted, signed\"]"), "c.md:4:14: error[not-a-group]",
      "= write: {title: \"Law: adopted, signed\"}"),
    Slip(
      "a source as a link", promise("evidence: \"[Report](https://x.az/a)\""), "c.md:4:11: error[not-a-group]",
      "[{title: Report, url: https://x.az/a}]"),
    Slip("a word that says yes", promise("withdrawn: yes"), "c.md:4:12: error[not-a-group]", "Its fields are"),
    Slip(
      "one share for all thresholds", site("thresholds: 90%"), "site.yaml:5:13: error[not-a-group]", "Its fields are"),
    Slip(
      "an item with a number for its hyphen", promise("milestones:\n  1. Law adopted\n  2. Law in force"),
      "c.md:5:3: error[no-hyphen]", "with `- title: ` in place of its number"),
    Slip("an item with a star", item("tags:\n  * a\n  * b"), "n.md:5:3: error[no-hyphen]", "= write: -"),
    Slip("an item without a blank", item("tags:\n-courts\n-budget"), "n.md:5:1: error[no-hyphen]", "= write: - courts"),
    Slip(
      "a contact that is an address for letters", site("contact: x@y.az"),
      "site.yaml:5:10: warning[contact-out-of-reach]", "= write: {email: x@y.az}"),
    Slip(
      "a contact in one text", site("contact: Press office, x@y.az"),
      "site.yaml:5:10: warning[contact-out-of-reach]", "= write: {name: Press office, email: x@y.az}"),
  ]

  // MARK: Signs

  static let signs: [Slip] = [
    Slip(
      "a share with its sign", site("thresholds: {on_track: 90%}"), "site.yaml:5:24: error[not-a-number]",
      "= write: 0.90"),
    Slip(
      "a mark where there is no note", fund("budget: {amount: 9*, currency: USD}"), "pr.md:4:18: error[not-a-number]",
      "what the mark says belongs in the text"),
    Slip(
      "a number behind a sign",
      [
        record:
          "---\ntitle: I\nproject: pr\nunit: u\nkind: count\nobservations:\n- to: 2015\n  value: >10\n- to: 2016\n  value: 5\n---\n"
      ],
      "i.md:8:10: error[needs-quotes]", "Where a number or date belongs, write it alone"),
    Slip(
      "a title of one hashtag", [news: "---\ntitle: #5\ndate: 2016-05-01\n---\n"], "n.md:2:8: error[remark-in-text]",
      "\"#5\""),
    Slip(
      "a tag with its sign in a list", item("tags: [#a, b]"), "n.md:4:7: error[needs-quotes]", "= write: [\"#a\", b]"),
    Slip(
      "several quoted texts", [news: "---\ntitle: \"a\", \"b\"\ndate: 2016-05-01\n---\n"],
      "n.md:2:8: error[needs-quotes]", "`[\"a\", \"b\"]`"),
    Slip(
      "a comma behind a field", [news: "---\ntitle: \"N\",\ndate: 2016-05-01\n---\n"], "n.md:2:8: error[needs-quotes]",
      "= write: \"N\""),
    Slip(
      "backslashes in double quotes", item("summary: \"C:\\Users\\me\""), "n.md:4:15: error[unknown-escape]",
      "Use single quotes: `'C:\\Users\\me'`"),
    Slip("four hyphens", [news: "----\ntitle: N\n----\n"], "n.md:1:1: error[no-front-matter]", "in place of `----`"),
    Slip("a dash for hyphens", [news: "—\ntitle: N\n—\n"], "n.md:1:1: error[no-front-matter]", "in place of `—`"),
    Slip(
      "a blank line above the fields", [news: "\n---\ntitle: N\ndate: 2016\n---\n"], "n.md:1:1: error[no-front-matter]",
      "Delete the blank lines"),
  ]

  // MARK: Words of other languages, and dates

  static let words: [Slip] = [
    Slip(
      "fields in Azerbaijani", [news: "---\nbaşlıq: X\ndate: 2016-05-01\n---\n"], "n.md:2:1: error[unknown-key]",
      "= write: title"),
    Slip(
      "fields in Russian", [news: "---\ntitle: X\nдата: 2016-05-01\n---\n"], "n.md:3:1: error[unknown-key]",
      "= write: date"),
    Slip("yes in Azerbaijani", item("draft: bəli"), "n.md:4:8: error[unknown-value]", "= write: true"),
    Slip("no in Russian", item("draft: нет"), "n.md:4:8: error[unknown-value]", "= write: false"),
    Slip(
      "held, in Azerbaijani", ["Content/activities/a.md": "---\ntitle: A\nstatus: keçirilib\n---\n"],
      "a.md:3:9: error[unknown-value]", "= write: completed"),
    Slip(
      "fully, in Azerbaijani",
      promise("assessments: [{date: 2016, by: crf, kind: independent, scheme: irm-2011, completion: tam}]"),
      "c.md:4:86: error[unknown-label]", "= write: complete"),
    Slip(
      "an answer of a figure", figures("to,value\n2015,bəli", kind: "yes-no"), "i.csv:2:6: error[unknown-value]",
      "= write: yes"),
    Slip(
      "languages by their names",
      [settings: "title: T\nas_of: 2017\nbase_url: https://a-site.test/\nlanguages: [azərbaycanca, English]\n"],
      "site.yaml:4:12: error[long-language-code]", "= write: [az, en]"),
    Slip(
      "a language twice",
      [settings: "title: T\nas_of: 2017\nbase_url: https://a-site.test/\nlanguages: [en, az, az]\n"],
      "site.yaml:4:12: error[odd-languages]", "= write: [en, az]"),
    Slip(
      "a language as systems write it",
      [settings: "title: T\nas_of: 2017\nbase_url: https://a-site.test/\nlanguages: [en_GB]\n"],
      "site.yaml:4:12: error[long-language-code]", "= write: [en-GB]"),
    Slip(
      "a port that is none", [settings: "title: T\nas_of: 2017\nbase_url: https://a-site.test:99999/\n"],
      "site.yaml:3:11: error[not-a-site-address]", "`99999` is no port"),
    Slip(
      "a brace without its second one",
      [
        "Themes/default/strings/en.yaml": "nav: {home: Home}\n",
        "Content/strings/en.yaml": "nav:\n  home: \"{Start\"\n",
      ],
      "strings/en.yaml:2:9: error[open-filling]"),
    Slip(
      "a share in one cell", figures("to,value,numerator,denominator\n2016,12 из 20,,"),
      "i.csv:2:6: error[not-a-number]",
      "Write 12 as `numerator` and 20 as `denominator`, in place of `value`."),
    Slip(
      "brackets for a minus", figures("to,value\n2016,(12)"), "i.csv:2:6: error[not-a-number]",
      "write -12 if that is meant, else 12"),
    Slip(
      "groups as in India", figures("to,value\n2016,\"1,23,456\""), "i.csv:2:6: error[not-a-number]", "= write: 123456"),
    Slip(
      "a point in the middle of the line", figures("to,value\n2016,1·5"), "i.csv:2:6: error[not-a-number]",
      "= write: 1.5"),
    Slip(
      "a hyphen for no value", item("summary: -"), "n.md:4:10: error[lone-hyphen]", "Delete the field"),
    Slip(
      "a week", start("2016-W45"), "e.md:3:8: error[not-a-date]", "`start: 2016-11-07` and `end: 2016-11-13`"),
    Slip("a date with blanks", start("2016 - 11 - 05"), "e.md:3:8: error[not-a-date]", "= write: 2016-11-05"),
    Slip("a year in words", start("2016-cı il"), "e.md:3:8: error[not-a-date]", "= write: 2016"),
    Slip(
      "a day with a month's name and hyphens", start("16-May-2016"), "e.md:3:8: error[not-a-date]",
      "= write: 2016-05-16"),
    Slip("a Roman month", start("16.V.2016"), "e.md:3:8: error[not-a-date]", "= write: 2016-05-16"),
    Slip("a month behind its year", start("2016-cı ilin mayı"), "e.md:3:8: error[not-a-date]", "= write: 2016-05"),
    Slip("a day of the week", start("bazar ertəsi, 16 may 2016"), "e.md:3:8: error[not-a-date]", "= write: 2016-05-16"),
    Slip(
      "a quarter in Azerbaijani", start("I rüb 2016"), "e.md:3:8: error[not-a-date]",
      "`start: 2016-01` and `end: 2016-03`"),
    Slip(
      "a quarter in Russian", figures("to,value\n1 квартал 2016,5"), "i.csv:2:1: error[not-a-date]",
      "`from: 2016-01` and `to: 2016-03`"),
    Slip(
      "some days", start("1-5 may 2016"), "e.md:3:8: error[not-a-date]", "`start: 2016-05-01` and `end: 2016-05-05`"),
    Slip(
      "two days in one cell", figures("to,value\n2016-05-01 - 2016-05-05,5"), "i.csv:2:1: error[not-a-date]",
      "`from: 2016-05-01` and `to: 2016-05-05`"),
    Slip(
      "done, without a day", promise("milestones: [{title: M, done: bəli}]"), "c.md:4:31: error[not-a-date]",
      "`status: done`"),
  ]

  // MARK: Files and tables

  static let files: [Slip] = [
    Slip(
      "a picture on one's own computer", item("image: C:\\Users\\me\\a.jpg\nalt: x"), "n.md:4:8: error[own-computer]",
      "`a.jpg`"),
    Slip(
      "a picture on the web", item("image: https://x.az/a.jpg\nalt: x"), "n.md:4:8: error[missing-file]",
      "This is an address on the web"),
    Slip(
      "a path with backslashes", item("image: photos\\a.jpg\nalt: x"), "n.md:4:8: error[missing-file]",
      "= write: photos/a.jpg"),
    Slip(
      "a picture as in a text", item("image: \"![x](a.jpg)\"\nalt: x"), "n.md:4:8: error[missing-file]",
      "= write: a.jpg"),
    Slip(
      "a source in a cell", figures("to,value,evidence\n2016,5,https://a.az/x"), "i.csv:1:10: error[not-a-group]",
      "`evidence` of the record"),
    Slip("a row of totals", figures("to,value\n2015,12\nCəmi,12"), "i.csv:3:1: error[not-a-date]", "A row of totals"),
    Slip(
      "an address with blanks", promise("evidence: [{title: R, url: https://x.az/a b.pdf}]"),
      "c.md:4:28: error[not-an-address]",
      "= write: https://x.az/a%20b.pdf"),
    Slip(
      "a row above the header", item("", text: "| Year | Cases |\n| 2021 | 40 |\n|---|---|\n| 2022 | 5 |\n"),
      "n.md:6:1: error[unread-table]", "under the header: move it there"),
  ]

  @Test("the advice mends the slip, which is told once", arguments: lost + groups + signs + words + files)
  func told(_ slip: Slip) async throws {
    let outcome = try await SmallSite(slip.files.merging(Self.organisations) { one, _ in one }).run("check")
    let reports = outcome.reports.filter { !$0.contains("note[untranslated") }
    #expect(reports.count == 1, "\(outcome.messages)")
    for part in slip.said { #expect(outcome.messages.contains(part), "\(outcome.messages)") }
  }

  static let right: [[String: String]] = [
    item("", text: "Contact: the office.\n\n---\n\ncontact: us.\n\nA text with a rule above, and one below.\n\n---\n"),
    item("tags: [Tax law, tax-law, TAX LAW, “Tax law”]\nauthors:\n  Transparency Azerbaijan"),
    item("tags: [\"a, b\"]\nsummary: A text that\n  goes on, and on"),
    item("summary: 1. The first\n  of two lines"),
    [news: "---\ntitle: N\ndate: 2018-01-01\n---\n", event: "---\ntitle: E\nstart: 2019-03\n---\n"],
    site("contact: {email: x@y.az}\nthresholds: {on_track: 0.9}"),
    site("contact: Press office\n").merging(
      [
        settings:
          "title: T\nbase_url: https://a-site.test/\nas_of: 2019-08-31\nlanguages: [en, az]\ncontact: {url: https://x.az/}\n"
      ]) { $1 },
    figures("place,2015,2016\n,5,6"),
    item("", text: "| Year | Cases |\n|---|---|\n| 2021 | 40 |\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"),
    ["Content/news/notes.txt": "Notes of mine.\n"],
  ]

  @Test("right content stays without a warning", arguments: right)
  func silent(files: [String: String]) async throws {
    let outcome = try await SmallSite(files).run("check")
    let found = outcome.reports.filter { $0.contains("error") || $0.contains("warning") }
    #expect(found == [], "\(outcome.messages)")
  }
}
