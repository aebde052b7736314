import TestSupport
import Testing

@testable import vitrine

/// Slips that were told twice, in the wrong place or with advice that fails: each with the one message that mends it.
@Suite struct CloserAdviceTests {
  typealias Slip = OfficeSlipsTests.Slip

  private static let news = "Content/news/n.md"
  private static let record = "Content/indicators/i.md"
  private static let table = "Content/indicators/i.csv"

  private static func item(_ lines: String, text: String = "Text.\n") -> [String: String] {
    [news: "---\ntitle: N\ndate: 2016-05-01\n\(lines)\n---\n\(text)"]
  }

  private static func text(_ text: String) -> [String: String] { item("summary: S", text: text) }

  private static func promise(_ lines: String) -> [String: String] {
    ["Content/commitments/c.md": "---\ntitle: P\nplan: p\n\(lines)\n---\n"]
  }

  private static func fund(_ lines: String) -> [String: String] {
    ["Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n\(lines)\n---\n"]
  }

  private static func activity(_ lines: String) -> [String: String] {
    ["Content/activities/a.md": "---\ntitle: A\nparticipants:\n\(lines)\n---\n"]
  }

  private static func office(_ url: String) -> [String: String] {
    ["Content/organisations/x.md": "---\ntitle: X\nkind: ngo\nurl: \(url)\n---\n"]
  }

  private static func town(_ point: String) -> [String: String] {
    ["Content/places/x.md": "---\ntitle: X\npoint: \(point)\n---\n"]
  }

  private static func start(_ date: String) -> [String: String] {
    ["Content/events/e.md": "---\ntitle: E\nstart: \(date)\n---\n"]
  }

  private static func figures(_ csv: String, more: String = "") -> [String: String] {
    [
      record:
        "---\ntitle: I\nproject: pr\nunit: u\nkind: count\ndirection: rising\naggregation: latest\n\(more)---\n",
      table: csv + "\n", "Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n---\n",
    ]
  }

  private static let organisations = [
    "Content/organisations/crf.md": "---\ntitle: Constitution Research Foundation\nkind: ngo\n---\n",
    "Content/organisations/erc.md": "---\ntitle: Economic Research Center\nkind: ngo\n---\n",
  ]

  private static let settings = "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n"

  private static let baku = ["Content/places/baku.md": "---\ntitle: Bakı\n---\n"]

  static let groups: [Slip] = [
    Slip(
      "an amount with its currency", fund("budget: {amount: 90000 AZN}"), "pr.md:4:9: error[not-a-number]",
      "= write: {amount: 90000, currency: AZN}"),
    Slip(
      "the same on lines of their own", fund("budget:\n  amount: 90 000 manat"), "pr.md:5:11: error[not-a-number]",
      "on a line below it, `currency: AZN`", "= write: 90000"),
    Slip(
      "an amount with a sign of many currencies", fund("budget: {amount: $90000}"), "pr.md:4:9: error[not-a-number]",
      "`{amount: 90000, currency: …}`"),
    Slip(
      "an amount in two currencies", fund("budget: {amount: 90000 AZN, currency: USD}"),
      "pr.md:4:18: error[not-a-number]", "`currency` beside it says something else than AZN"),
    Slip(
      "an amount in its one currency", fund("budget: {amount: 90000 AZN, currency: AZN}"),
      "pr.md:4:18: error[not-a-number]", "= write: 90000"),
    Slip(
      "thousands in words, with a currency", fund("budget: 1.2 milyon manat"), "pr.md:4:9: error[not-a-group]",
      "= write: {amount: 1200000, currency: AZN}"),
    Slip(
      "a word that may be minutes, and of money is thousands", fund("budget: {amount: 90 min AZN, currency: AZN}"),
      "pr.md:4:18: error[not-a-number]", "Write the whole number in digits", "= write: 90000\n"),
    Slip(
      "people with what they are", activity("- {count: 25 judges}"), "a.md:4:3: error[not-a-number]",
      "= write: {group: judges, count: 25}"),
  ]

  static let computers: [Slip] = [
    Slip(
      "a source on one's own computer", promise("evidence: [{title: A, url: \"file:///C:/Users/me/a.pdf\"}]"),
      "c.md:4:28: error[own-computer]", "write `file: a.pdf` in place of this"),
    Slip(
      "by its drive", promise("evidence: [{title: A, url: 'C:\\Users\\me\\a b.pdf'}]"),
      "c.md:4:28: error[own-computer]", "`file: a b.pdf`"),
    Slip(
      "on a server of the office", promise("evidence: [{title: A, url: '\\\\server\\x\\a.pdf'}]"),
      "c.md:4:28: error[own-computer]", "`file: a.pdf`"),
    Slip(
      "in place of the whole source", promise("evidence: 'C:\\Users\\me\\a.pdf'"), "c.md:4:11: error[own-computer]",
      "`evidence: [{title: …, file: a.pdf}]`"),
    Slip("an organisation's page", office("file:///x.html"), "x.md:4:6: error[own-computer]", "`x.html`"),
    Slip(
      "an address of the office's network", office("http://192.168.1.5/law"), "x.md:4:6: warning[own-computer]",
      "under which readers find it"),
    Slip(
      "a page as another program calls it", text("[a](../plans/p.html#x)\n"), "n.md:6:5: error[dead-link]",
      "= write: ../plans/p.md#x\n"),
    Slip(
      "a page without an ending", text("[a](../plans/p)\n"), "n.md:6:5: error[dead-link]", "= write: ../plans/p.md\n"),
    Slip("one's own server in a text", text("[a](http://localhost:8000/a)\n"), "n.md:6:5: warning[own-computer]"),
  ]

  static let below: [Slip] = [
    Slip(
      "a date below the fence", [news: "---\ntitle: N\n---\ndate: 2016-05-01\n\nText\n"],
      "n.md:4:1: error[field-below-fence]"),
    Slip(
      "what a record needs", ["Content/commitments/d.md": "---\ntitle: N\n---\nplan: p\nsummary: S\n\nText\n"],
      "d.md:4:1: error[field-below-fence]"),
  ]

  static let tables: [Slip] = [
    Slip(
      "places as columns", figures("İl,Bakı,Gəncə\n2015,5,6\n2016,5,7").merging(baku) { $1 },
      "i.csv:1:4: error[wide-table]", "`to,place,value`", "`2015,baku,5`, `2015,Gəncə,6`"),
    Slip(
      "the same with semicolons", figures("İl;Bakı;Gəncə\n2015;5;6").merging(baku) { $1 },
      "i.csv:1:4: error[wide-table]", "a column for each place"),
    Slip(
      "sexes as columns", figures("to,male,female\n2015,5,6"), "i.csv:1:4: error[wide-table]",
      "`to,sex,value`", "`2015,male,5`, `2015,female,6`"),
    Slip(
      "months as columns", figures("İl,Yanvar,Fevral,Mart\n2015,5,6,7"), "i.csv:1:4: error[wide-table]",
      "`to,value`", "`2015-01,5`, `2015-02,6`"),
    Slip(
      "ages as columns", figures("to,18-29,30+\n2015,5,6"), "i.csv:1:4: error[wide-table]", "`to,age,value`"),
  ]

  static let pasted: [Slip] = [
    Slip(
      "a comment of Word", text("The plan was adopted.[LE1] Then it ended.\n"), "n.md:6:14: warning[pasted-mark]",
      "= write: adopted."),
    Slip(
      "the number of a footnote", text("It was adopted[1] and ended.\n"), "n.md:6:8: warning[pasted-mark]",
      "= write: adopted", "`[^1]: …`"),
    Slip(
      "a result of a search engine",
      text("[Law](https://www.google.com/url?q=https://e-qanun.az/1&sa=D&source=docs)\n"),
      "n.md:6:7: warning[redirect-address]", "= write: https://e-qanun.az/1\n"),
    Slip(
      "an address bare in a text", text("See https://www.google.com/url?q=https%3A%2F%2Fe-qanun.az%2F2%3Fa%3Db&sa=D\n"),
      "n.md:6:5: warning[redirect-address]", "= write: https://e-qanun.az/2?a=b\n"),
    Slip(
      "a link of a social network", text("[a](https://l.facebook.com/l.php?u=https%3A%2F%2Fx.az%2F&h=AT0)\n"),
      "n.md:6:5: warning[redirect-address]", "= write: https://x.az/\n"),
    Slip(
      "a link of a mail program in a field",
      promise(
        "evidence: [{title: A, url: \"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.az%2F&data=1\"}]"
      ), "c.md:4:28: warning[redirect-address]", "= write: https://x.az/\n"),
  ]

  static let lists: [Slip] = [
    Slip("tags parted by strokes", item("tags: a | b"), "n.md:4:7: warning[list-in-one-text]", "= write: [a, b]"),
    Slip("by slashes", item("tags: courts / tax law"), "n.md:4:7: warning[list-in-one-text]", "[courts, tax law]"),
    Slip("by bullets", item("tags: courts • budget"), "n.md:4:7: warning[list-in-one-text]", "[courts, budget]"),
    Slip(
      "names of records", promise("support: crf / erc"), "c.md:4:10: error[list-in-one-text]", "= write: [crf, erc]"),
    Slip("joined by a word", promise("support: crf və erc"), "c.md:4:10: error[list-in-one-text]", "[crf, erc]"),
    Slip(
      "their titles", promise("support: Constitution Research Foundation and Economic Research Center"),
      "c.md:4:10: error[list-in-one-text]", "= write: [crf, erc]"),
  ]

  static let words: [Slip] = [
    Slip("a number in words", figures("to,value\n2015,on iki"), "i.csv:2:6: error[not-a-number]", "= write: 12\n"),
    Slip("in Russian", figures("to,value\n2015,двадцать пять"), "i.csv:2:6: error[not-a-number]", "= write: 25\n"),
    Slip(
      "in English", figures("to,value\n2015,two thousand and five"), "i.csv:2:6: error[not-a-number]",
      "= write: 2005\n"),
    Slip(
      "of people", activity("- {group: judges, count: iyirmi beş}"), "a.md:4:26: error[not-a-number]",
      "= write: 25\n"),
    Slip(
      "with what is counted", figures("to,value\n2015,on iki nəfər"), "i.csv:2:6: error[not-a-number]",
      "Write the number in digits, alone."),
  ]

  static let addresses: [Slip] = [
    Slip("in angles", office("<https://a.az>"), "x.md:4:6: error[not-an-address]", "= write: https://a.az\n"),
    Slip("in brackets", office("(https://a.az)"), "x.md:4:6: error[not-an-address]", "= write: https://a.az\n"),
    Slip("as in a text", office("'[a](https://a.az)'"), "x.md:4:6: error[not-an-address]", "= write: https://a.az\n"),
    Slip("with a full stop", office("https://a.az."), "x.md:4:6: error[not-an-address]", "= write: https://a.az\n"),
    Slip("one stroke too few", office("https:/a.az"), "x.md:4:6: error[not-an-address]", "= write: https://a.az\n"),
    Slip("no colon", office("https//a.az"), "x.md:4:6: error[not-an-address]", "= write: https://a.az\n"),
    Slip("a letter lost", office("htps://a.az"), "x.md:4:6: error[not-an-address]", "= write: https://a.az\n"),
    Slip("of a letter box", office("info@a.az"), "x.md:4:6: error[not-an-address]", "= write: mailto:info@a.az\n"),
    Slip(
      "a comma in the name", office("https://a,az/x"), "x.md:4:6: error[not-an-address]", "= write: https://a.az/x\n"),
    Slip(
      "letters of two alphabets", office("https://с-site.az"), "x.md:4:6: error[not-an-address]",
      "= write: https://c-site.az\n"),
  ]

  static let places: [Slip] = [
    Slip("in one text", town("40.41, 49.87"), "x.md:3:8: error[not-a-point]", "= write: [40.41, 49.87]"),
    Slip("with commas", town("40,41; 49,87"), "x.md:3:8: error[not-a-point]", "= write: [40.41, 49.87]"),
    Slip("commas in a list", town("[40,41, 49,87]"), "x.md:3:8: error[not-a-point]", "= write: [40.41, 49.87]"),
    Slip("in degrees", town("40°24'36\"N 49°52'N"), "x.md:3:8: error[not-a-point]", "= write: [40.4100, 49.8667]"),
    Slip("of a map", town("https://maps.google.com/?q=40.41,49.87"), "x.md:3:8: error[not-a-point]", "[40.41, 49.87]"),
    Slip("as a group", town("{lat: 40.41, lng: 49.87}"), "x.md:3:8: error[not-a-point]", "= write: [40.41, 49.87]"),
  ]

  static let dates: [Slip] = [
    Slip("with its day of the week", start("16 may 2016, bazar ertəsi"), "e.md:3:8: error[not-a-date]", "2016-05-16"),
    Slip("with a time of day", start("16 may 2016 saat 15:00"), "e.md:3:8: error[not-a-date]", "= write: 2016-05-16"),
    Slip("in a sentence", start("5 sentyabr 2016-cı il tarixində"), "e.md:3:8: error[not-a-date]", "2016-09-05"),
    Slip(
      "as ISO has it", start("2016-05-16/2016-05-18"), "e.md:3:8: error[not-a-date]",
      "`start: 2016-05-16` and `end: 2016-05-18`"),
    Slip(
      "the year once", start("16.05.-18.05.2016"), "e.md:3:8: error[not-a-date]",
      "`start: 2016-05-16` and `end: 2016-05-18`"),
  ]

  private static func site(_ lines: String) -> [String: String] { ["Content/site.yaml": settings + lines + "\n"] }

  private static func news(_ lines: String) -> [String: String] {
    ["Content/news/n.md": "---\ntitle: N\ndate: 2016-05-01\n\(lines)\n---\n"]
  }

  /// Fields that stand where others have them, items of a menu as other programs write them, and items of lists.
  static let otherPlaces: [Slip] = [
    Slip(
      "a logo beside the theme", site("logo: mark.svg"), "site.yaml:5:1: error[unknown-key]",
      "`theme: {name: default, logo: logo.svg}`"),
    Slip("a colour", site("colour: \"#0a3f52\""), "site.yaml:5:1: error[unknown-key]", "chosen in `theme`"),
    Slip(
      "an address for letters", site("email: a@forum.az"), "site.yaml:5:1: error[unknown-key]",
      "`contact: {email: a@forum.az}`"),
    Slip(
      "the same, where there is a contact", site("contact: {name: Office}\nemail: a@forum.az"),
      "site.yaml:6:1: error[unknown-key]", "write `email: a@forum.az` below it"),
    Slip(
      "languages among the choices of the theme", site("theme:\n  summary: We ask."),
      "site.yaml:6:3: error[unknown-key]", "`summary` is a field of a site.yaml"),
    Slip(
      "a publisher within the contact", site("contact:\n  publisher: X\n  email: a@forum.az"),
      "site.yaml:6:3: error[unknown-key]", "`publisher` is a field of a site.yaml"),
    Slip(
      "a second language field", site("language: en"), "site.yaml:5:1: error[unknown-key]", "The first of `languages`"),
    Slip("a menu", site("menu: [{to: news}]"), "site.yaml:5:1: error[unknown-key]", "= write: navigation"),
    Slip(
      "a misspelt field that is given, too", news("dates: 2016"), "n.md:4:1: error[unknown-key]",
      "`date`, which may be meant, is given already"),
    Slip(
      "a menu item with its title for a name", site("navigation:\n- Xəbərlər: news"),
      "site.yaml:6:3: error[not-a-group]", "`- {title: Xəbərlər, to: news}`"),
    Slip(
      "a menu that is no list", site("footer:\n  Facebook: https://facebook.com/x\n  Haqqımızda: pages/about"),
      "site.yaml:6:3: error[not-a-group]",
      "`- {title: Facebook, to: https://facebook.com/x}`, `- {title: Haqqımızda, to: pages/about}`"),
    Slip(
      "an address as the title", site("navigation:\n- title: pages/about"), "site.yaml:6:3: error[not-a-group]",
      "`- {to: pages/about}`"),
    Slip(
      "an address alone", site("footer:\n- https://facebook.com/x"), "site.yaml:6:3: error[not-a-group]",
      "= write: {to: https://facebook.com/x}"),
    Slip(
      "a source with its title for a name", promise("evidence:\n- Report: https://court.gov.az/ruling"),
      "c.md:5:3: error[not-a-group]", "`- {title: Report, url: https://court.gov.az/ruling}`"),
    Slip("the second of two old addresses", news("aliases: [/a/, b]"), "n.md:4:16: error[odd-alias]", "such as /b"),
    Slip("the same on lines of their own", news("aliases:\n- /a/\n- ../b"), "n.md:6:3: error[odd-alias]"),
  ]

  /// Signs that a list or another program has left at the end of a text.
  static let signs: [Slip] = [
    Slip(
      "a comma behind a title", ["Content/news/n.md": "---\ntitle: Report is out,\ndate: 2016-05-01\n---\n"],
      "n.md:2:8: warning[stray-sign]", "= write: \"Report is out\""),
    Slip("a semicolon behind a summary", news("summary: \"We ask;\""), "n.md:4:10: warning[stray-sign]"),
    Slip("a comma behind an item", news("tags:\n- courts\n- budget,"), "n.md:6:3: warning[stray-sign]"),
  ]

  static let unseen: [Slip] = [
    Slip(
      "a letter of Cyrillic Azerbaijani", text("In Gәncә.\n"), "n.md:6:4: warning[mixed-letters]", "= write: Gəncə\n"),
    Slip("Latin letters in Russian", text("Слово пpивет.\n"), "n.md:6:7: warning[mixed-letters]", "= write: привет\n"),
    Slip(
      "a word that a printed line parts", text("The gov-\nernment of it.\n"), "n.md:6:5: warning[parted-word]",
      "Write `government` on one line; or `gov-ernment`"),
    Slip(
      "a link in a plain field", item("summary: See [us](https://x.az)"), "n.md:4:10: warning[markup-in-field]",
      "= write: \"See us\""),
    Slip(
      "a block of tags", item("tags: |\n  courts\n  budget"), "warning[list-in-one-text]", "= write: [courts, budget]"),
    Slip(
      "a block of records", promise("support: |\n  - crf\n  - erc"), "error[list-in-one-text]", "= write: [crf, erc]"),
    Slip(
      "a title of blanks", [news: "---\ntitle: \"  \"\ndate: 2016-05-01\n---\nT\n"], "n.md:2:1: error[empty-field]"),
    Slip("what a template left", text("For {{name}}.\n"), "n.md:6:5: warning[foreign-markup]"),
    Slip("changes that are tracked", text("The {++new++} law.\n"), "n.md:6:5: warning[foreign-markup]"),
    Slip(
      "a letter box against those who gather them",
      office("mailto:a@a.az").merging([
        "Content/site.yaml":
          "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\ncontact: {email: info (at) a.az}\n"
      ]) { $1 }, "site.yaml:5:18: error[not-an-email]", "= write: info@a.az\n"),
  ]

  static let shapes: [Slip] = [
    Slip(
      "an item that is indented otherwise than the one above", item("tags:\n- courts\n - budget"),
      "n.md:6:2: error[wrong-indentation]", "read as a part of the text above it"),
    Slip(
      "an item below a text", item("tags: courts\n  - budget"), "n.md:5:3: error[wrong-indentation]",
      "nothing behind the list's name"),
    Slip(
      "a dash of a word processor below the fields", [news: "---\ntitle: N\ndate: 2016-05-01\n—-\nT\n"],
      "n.md:4:1: error[unclosed-front-matter]", "= write: ---\n"),
    Slip(
      "two hyphens below the fields", [news: "---\ntitle: N\ndate: 2016-05-01\n--\nT\n"],
      "n.md:4:1: error[unclosed-front-matter]", "= write: ---\n"),
    Slip(
      "words behind the second line", [news: "---\ntitle: N\ndate: 2016-05-01\n--- Text.\n"],
      "n.md:4:1: error[unclosed-front-matter]", "and this is none: `--- Text.`"),
    Slip(
      "fields in the marks of code", [news: "```yaml\n---\ntitle: N\ndate: 2016-05-01\n---\n```\nT\n"],
      "n.md:1:1: error[no-front-matter]", "Delete this line, by which code begins"),
    Slip(
      "a name in stars", [news: "---\n**title**: N\ndate: 2016-05-01\n---\nT\n"], "n.md:2:1: error[not-a-field]",
      "= write: title: N\n"),
    Slip(
      "two fields on one line", [news: "---\ntitle: N date: 2016-05-01\n---\nT\n"], "n.md:2:8: error[needs-quotes]",
      "begin a new line with `date:`"),
    Slip(
      "a text of two lines with a colon", [news: "---\ntitle: Yeni mərkəz\n  açıldı: A\ndate: 2016-05-01\n---\nT\n"],
      "n.md:3:3: error[wrong-indentation]", "`\"Yeni mərkəz açıldı: A\"`"),
    Slip("a question mark for a date", [news: "---\ntitle: N\ndate: ?\n---\nT\n"], "n.md:3:7: error[lone-hyphen]"),
    Slip(
      "a tab behind a hyphen", item("tags:\n  -\tcourts: a\n\tb: c"), "error[tab-in-indentation]",
      "here and in 1 line below"),
    Slip("stars before all items", item("tags:\n* courts\n* budget"), "error[no-hyphen]", "here and in 1 line below"),
    Slip(
      "a hyphen without a blank before a field", promise("milestones:\n  - title: A\n    due: 2013\n  -title: B"),
      "c.md:7:3: error[no-hyphen]", "= write: - title: B\n"),
    Slip(
      "a title in brackets", [news: "---\ntitle: [Yeni, mərkəz]\ndate: 2016-05-01\n---\nT\n"],
      "n.md:2:8: error[not-a-text]", "= write: \"[Yeni, mərkəz]\"\n"),
    Slip(
      "a title in two languages", [news: "---\ntitle: {az: A, en: B}\ndate: 2016-05-01\n---\nT\n"],
      "n.md:2:8: error[not-a-text]", "`NAME.en.md`"),
    Slip("an item with a colon", item("tags:\n  - a: b"), "n.md:5:5: error[not-a-text]", "`\"a: b\"`"),
    Slip(
      "a date in brackets", [news: "---\ntitle: N\ndate: [2016-05-01]\n---\nT\n"], "n.md:3:7: error[not-a-text]",
      "= write: 2016-05-01\n"),
    Slip(
      "one star, a line below and a stroke around words", item("summary: A *free* _law_ and ~~old~~ `code`"),
      "n.md:4:10: warning[markup-in-field]", "= write: \"A free law and old code\"\n"),
    Slip(
      "words beside the sign of a block", item("summary: | First\n  second"), "n.md:4:10: error[needs-quotes]",
      "begins on the line below `|`"),
    Slip(
      "fields of a group without braces", promise("milestones:\n  - title: A, due: 2013"),
      "c.md:5:5: error[needs-quotes]", "= write: {title: A, due: 2013}\n"),
    Slip(
      "dates in place of names", figures("to,value\n2013,5", more: "targets:\n  2016: 60\n  2018: 80\n"),
      "i.md:9:3: error[not-a-group]", "Write `- {date: 2016, value: 60}`, `- {date: 2018, value: 80}`"),
    Slip(
      "a list of one amount", fund("budget:\n  - amount: 1\n    currency: AZN"), "pr.md:5:3: error[not-a-group]",
      "take the hyphen out"),
    Slip(
      "two records for one", promise("lead: crf, erc"), "c.md:4:7: error[dangling-reference]",
      "which are 2 records and not one", "One record alone stands here."),
    Slip(
      "records without commas", promise("support: [crf erc]"), "c.md:4:11: error[dangling-reference]",
      "= write: crf, erc\n"),
    Slip("a number with its people", activity("- {count: 8 080 nəfər}"), "error[not-a-number]", "8080"),
    Slip("a count with a point", activity("- {group: a, count: 80.0}"), "error[not-a-count]", "= write: 80\n"),
    Slip("a time of day", item("time: 10:00"), "n.md:4:1: error[unknown-key]", "write it in the text"),
    Slip(
      "a title below which hyphens stand", text("Mətn bir. Mətn iki üç dörd.\n---\nSon.\n"),
      "n.md:7:1: warning[sign-as-heading]", "leave a blank line before it"),
    Slip(
      "a footnote without its colon", text("Mətn[^1].\n\n[^1] Qeyd.\n"), "n.md:8:1: error[dead-reference]",
      "= write: [^1]:\n"),
    Slip(
      "a scheme with a letter in the wrong place", text("[a](htpps://a.az)\n"), "n.md:6:5: error[unsafe-link]",
      "= write: https://a.az\n"),
    Slip(
      "a player with its end", text("<iframe src=\"https://a.az/x\"></iframe>\n"), "n.md:6:1: warning[embedded-player]",
      String(repeating: "^", count: 38)),
    Slip(
      "items behind blanks of a word processor", text("\u{A0}\u{A0}- a\n\u{A0}\u{A0}- b\n"),
      "n.md:6:1: warning[unread-list]", "- a\n"),
    Slip("a folder in another language", ["Content/xəbərlər/a.md": "---\ntitle: A\n---\n"], "Did you mean `news`?"),
    Slip("words in another folder", ["Content/i18n/az.yaml": "a: b\n"], "warning[words-not-read]", "`strings/az.yaml`"),
    Slip(
      "words under a language's name", ["Content/strings/azerbaijani.yaml": "a: b\n"], "warning[no-such-language]",
      "Rename it `az.yaml`."),
    Slip(
      "a page of the menu without its key", ["Content/site.yaml": settings + "navigation: [plans]\n"],
      "site.yaml:5:14: error[not-a-group]",
      "= write: {to: plans}\n"),
  ]

  @Test(
    "the advice mends the slip, which is told once",
    arguments: groups + shapes + computers + tables + pasted + lists + words + addresses + places + dates + otherPlaces
      + signs
      + unseen + below)
  func told(_ slip: Slip) async throws {
    let outcome = try await SmallSite(slip.files.merging(Self.organisations) { one, _ in one }).run("check")
    let reports = outcome.reports.filter { !$0.contains("note[untranslated") }
    #expect(reports.count == 1, "\(outcome.messages)")
    for part in slip.said { #expect(outcome.messages.contains(part), "\(outcome.messages)") }
  }

  static let right: [[String: String]] = [
    news("summary: Τι υποσχέθηκε η κυβέρνηση;"), site("navigation: [{title: Home, to: home}]"),
    text("In [2004] EWCA 5, under Article 5[1] of the law, the court [2] held it.\n"),
    text("It was adopted[1] and ended.\n\n[1] Law on access.\n"),
    text("It was adopted[1] and ended.\n\n1. Law on access.\n"),
    text("It was adopted[1] and ended.\n\n[1]: https://e-qanun.az/1\n"),
    text("See [the search](https://www.google.com/search?q=law) and https://e-qanun.az/url?q=x.\n"),
    text("Compare X[1] with `adopted[1]` and [adopted][1].\n\n[1]: https://e-qanun.az/1\n"),
    item("tags: and/or\nauthors: Ernst & Young"),
    item("summary: First line\n  second - and third.\ntags: [İş, iş]"), item("summary: >\n  First\n  - second"),
    item("summary: fayl_adi_2014, 300* and 400*, 5 * 3 * 2"),
    text("Nə etmək olar\n---\n\nMətn.\n"), text("Mətn.\n\n---\n\nSon.\n"),
    text("[^1] is no footnote.\n\n[^1]: It is.\n"),
    text("A pre-\nand post-study, Bakı-\nTbilisi, PDF-файл, COVID-й, IT-специалист.\n"),
    office("https://a.az/x,y"), office("mailto:info@a.az"), town("[40.41, 49.87]"),
    fund("budget: {amount: 90000, currency: AZN}"), activity("- {group: 25 judges, count: 25}"),
    figures("Göstərici,2014,2015\nSorğular,5,6"), figures(",2014,2015\nSorğular,5,6"),
    figures("№,Göstərici,Ölçü vahidi,2014,2015\n1,Sorğular,ədəd,5,6"),
  ]

  @Test("right content stays without a warning", arguments: right)
  func silent(files: [String: String]) async throws {
    let outcome = try await SmallSite(files).run("check")
    let found = outcome.reports.filter { $0.contains("error") || $0.contains("warning") }
    #expect(found == [], "\(outcome.messages)")
  }
}
