import TestSupport
import Testing

@testable import vitrine

/// What people leave in their texts, names and numbers, and readers would see: each with the one message that mends it.
@Suite struct LeftoverTests {
  typealias Slip = OfficeSlipsTests.Slip

  private static let news = "Content/news/n.md"

  private static func text(_ text: String) -> [String: String] {
    [news: "---\ntitle: N\ndate: 2016-05-01\nsummary: S\n---\n\(text)\n"]
  }

  private static func item(_ lines: String, title: String = "N") -> [String: String] {
    [news: "---\ntitle: \(title)\ndate: 2016-05-01\n\(lines)\n---\nText.\n"]
  }

  private static func site(_ lines: String) -> [String: String] {
    [
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n\(lines)\n"
    ]
  }

  private static func fund(_ budget: String) -> [String: String] {
    ["Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\nbudget: \(budget)\n---\n"]
  }

  private static func activity(_ lines: String) -> [String: String] {
    ["Content/activities/a.md": "---\ntitle: A\nparticipants:\n\(lines)\n---\n"]
  }

  private static func figures(_ csv: String, more: String = "") -> [String: String] {
    [
      "Content/indicators/i.md":
        "---\ntitle: I\nproject: pr\nunit: u\nkind: count\ndirection: rising\naggregation: latest\n\(more)---\n",
      "Content/indicators/i.csv": csv + "\n", "Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n---\n",
    ]
  }

  private static func promise(_ lines: String) -> [String: String] {
    ["Content/commitments/c.md": "---\ntitle: P\nplan: p\n\(lines)\n---\n"]
  }

  private static func town(_ point: String) -> [String: String] {
    ["Content/places/x.md": "---\ntitle: X\npoint: \(point)\n---\n"]
  }

  private static func measured(_ lines: String) -> [String: String] {
    [
      "Content/indicators/i.md":
        "---\ntitle: I\nproject: pr\nkind: count\ndirection: rising\naggregation: latest\n\(lines)\n---\n",
      "Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n---\n",
    ]
  }

  private static func picture(_ words: String) -> [String: String] {
    text("![\(words)](img_2034.svg)").merging([drawing: svg]) { $1 }
  }

  private static let drawing = "Content/news/img_2034.svg"
  private static let svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><path d=\"M0 0h40v30z\"/></svg>\n"

  private static let offices = [
    "Content/organisations/crf-az.md": "---\ntitle: Constitution Research Foundation\nkind: ngo\nshort: CRF\n---\n",
    "Content/beneficiaries/civil-servants.md": "---\ntitle: Civil servants of towns\n---\n",
  ]

  static let unfinished: [Slip] =
    [
      ("a note to oneself", "TODO: add figures", 1, "`TODO`"),
      ("within a sentence", "The table is TODO.", 14, "`TODO`"),
      ("what is not known yet", "It costs TBD.", 10, "`TBD`"), ("in brackets", "Place (TBC)", 8, "`TBC`"),
      ("a programmer's", "FIXME", 1, "`FIXME`"), ("a filling", "Lorem ipsum dolor.", 1, "`Lorem ipsum`"),
      ("a number of people", "About XX people came.", 7, "`XX people`"),
      ("of Azerbaijani", "xx nəfər", 1, "`xx nəfər`"),
      ("of Russian", "Пришли XX человек.", 8, "`XX человек`"), ("a share", "XX % of all", 1, "`XX %`"),
      ("a day", "On XX.XX.2016 we met.", 4, "`XX.XX.2016`"), ("a year", "In 20XX we met.", 4, "`20XX`"),
      ("a decade's year", "In 201X we met.", 4, "`201X`"), ("a telephone", "+994 XX XXX XX XX", 6, "`XX XXX XX XX`"),
      ("signs of a question", "??? people came.", 1, "`???`"),
      ("a figure to come", "See [figure to come].", 5, "`[figure to come]`"),
      ("a date to be put in", "On [insert date] we met.", 4, "`[insert date]`"),
      ("of Azerbaijani in brackets", "[rəqəm əlavə olunacaq] nəfər", 1, "`[rəqəm əlavə olunacaq]`"),
      ("of Russian in brackets", "Встреча [уточнить дату]", 9, "`[уточнить дату]`"),
      ("a line to be filled in", "About ____ people came.", 7, "`____`"),
      ("its end", "Signed by ______.", 11, "`______`"), ("the rest of a year", "In 20__ we met.", 4, "`20__`"),
      ("a slot of a letter", "Dear {first name}, come.", 6, "`{first name}`"),
      ("of another language", "Hörmətli {Ad}!", 10, "`{Ad}`"),
      ("a form of Word", "Click or tap here to enter text.", 1, "`Click or tap here"),
      ("a form of Russian Word", "Место для ввода текста.", 1, "`Место для ввода текста`"),
    ].map { name, written, column, said in
      Slip(name, text(written), "n.md:6:\(column): warning[unfinished-text]", said)
    } + [
      Slip("a title", item("summary: S", title: "TBD"), "n.md:2:8: warning[unfinished-text]", "`TBD`"),
      Slip("a program's first title", item("summary: S", title: "Untitled"), "n.md:2:8: warning[unfinished-text]"),
      Slip("an example's title", item("summary: S", title: "<title>"), "n.md:2:8: warning[unfinished-text]"),
      Slip("a title in brackets", item("summary: S", title: "\"[Başlıq]\""), "n.md:2:8: warning[unfinished-text]"),
      Slip("a summary", item("summary: xxx"), "n.md:4:10: warning[unfinished-text]"),
      Slip("a setting", site("summary: TODO"), "site.yaml:5:10: warning[unfinished-text]"),
      Slip("a note in a table", figures("to,value,note\n2015,1,TODO"), "i.csv:2:8: warning[unfinished-text]"),
      Slip(
        "a figure", figures("to,value\n2015,XX"), "i.csv:2:6: error[not-a-number]",
        "Where there is no figure, write why"),
    ]

  static let programs: [Slip] = [
    Slip(
      "a source of a chat program", text("It was adopted【12†source】."), "n.md:6:8: warning[pasted-mark]",
      "`【12†source】`", "= write: adopted\n"),
    Slip(
      "two of them", text("It was adopted【1†a】【2†b】."), "n.md:6:8: warning[pasted-mark]", "`【1†a】【2†b】`",
      "= write: adopted\n"),
    Slip(
      "by its search", text("It was adopted citeturn0search1turn0news2."), "n.md:6:8: warning[pasted-mark]",
      "`citeturn0search1turn0news2`", "= write: adopted\n"),
    Slip(
      "in signs of its own", text("It ended \u{E200}cite\u{E202}turn0search1\u{E201}."),
      "n.md:6:4: warning[pasted-mark]", "= write: ended\n"),
    Slip(
      "a reference of it", text("It ended :contentReference[oaicite:3]{index=3}."), "n.md:6:4: warning[pasted-mark]",
      "`:contentReference[oaicite:3]{index=3}`", "= write: ended\n"),
    Slip("the beginning of one", text("[cite_start]It ended."), "n.md:6:1: warning[pasted-mark]", "= write: It\n"),
    Slip("numbers of them", text("**It**[cite: 1, 2] ended."), "n.md:6:7: warning[pasted-mark]", "= write:  ended."),
    Slip(
      "before the name of a site", text("[oai_citation:1‡gov.az](https://gov.az)"), "n.md:6:2: warning[pasted-mark]",
      "= write: gov.az\n"),
    Slip("in a field", item("summary: It was adopted【12†source】."), "n.md:4:10: warning[pasted-mark]"),
    Slip("its own words", text("As an AI language model, I cannot."), "n.md:6:1: warning[pasted-mark]"),
    Slip("its whole answer", text("```markdown\n## A\n\nText\n```"), "n.md:6:1: warning[text-as-code]"),
    Slip("its file", text("[A](sandbox:/mnt/data/a.csv)"), "n.md:6:5: error[unsafe-link]", "Save the file beside"),
    Slip(
      "a dead reference of Word", text("See Error! Reference source not found."), "n.md:6:5: warning[pasted-mark]"),
    Slip(
      "of Russian Word", text("Смотри Ошибка! Источник ссылки не найден."), "n.md:6:8: warning[pasted-mark]"),
    Slip("a figure that failed", text("| A |\n|---|\n| #REF! |"), "n.md:8:3: warning[pasted-mark]", "`#REF!`"),
    Slip("a table of contents", text("Introduction ........ 3\nMethod ...... 5"), "n.md:6:14: warning[pasted-mark]"),
    Slip("the end of a letter", text("Sent from my iPhone"), "n.md:6:1: warning[pasted-mark]"),
    Slip("a mark of contents", text("[TOC]"), "n.md:6:1: warning[foreign-markup]"),
    Slip("bold of a wiki", text("It was '''bold'''."), "n.md:6:8: warning[foreign-markup]", "`**…**`"),
    Slip("its heading", text("== About us ==\n\nText."), "n.md:6:1: warning[foreign-markup]", "`##` and a blank"),
    Slip("marked", text("It was ==marked== so."), "n.md:6:8: warning[foreign-markup]", "`**…**`"),
    Slip("of a forum", text("It was [b]bold[/b]."), "n.md:6:8: warning[foreign-markup]", "`**…**`"),
    Slip("the title once more", text("# N\n\nText."), "n.md:6:1: warning[repeated-title]"),
  ]

  static let pictures: [Slip] =
    [
      "team.jpg", "IMG_2034", "img_2034", "image", "Picture 1", "photo", "Şəkil 2", "Рисунок 3", "alt text",
      "WhatsApp Image 2024-05-01 at 10.00.00", "Screenshot 2024-05-01", "Two men. Description automatically generated",
    ].map { words in
      Slip(words, picture(words), "n.md:6:\(words.count + 5): warning[alt-says-nothing]")
    } + [
      Slip(
        "the picture of a record", item("image: img_2034.svg\nalt: img_2034.svg").merging([drawing: svg]) { $1 },
        "n.md:5:6: warning[alt-says-nothing]")
    ]

  static let addresses: [Slip] = [
    Slip(
      "of a campaign", text("[a](https://x.az/a?utm_source=fb&id=3&fbclid=b#c)"), "n.md:6:5: warning[tracked-address]",
      "`utm_source` and `fbclid`", "= write: https://x.az/a?id=3#c\n"),
    Slip("bare in a text", text("See https://x.az/?yclid=1"), "n.md:6:5: warning[tracked-address]", "https://x.az/\n"),
    Slip(
      "of a chat program", text("[a](https://x.az/?utm_source=chatgpt.com)"), "n.md:6:5: warning[tracked-address]",
      "open the page"),
    Slip("of one site", text("[a](https://youtu.be/abc?si=d)"), "n.md:6:5: warning[tracked-address]", "be/abc\n"),
    Slip(
      "of a source", promise("evidence: [{title: A, url: \"https://x.az/?gclid=1\"}]"),
      "c.md:4:28: warning[tracked-address]", "= write: https://x.az/\n"),
    Slip(
      "of the foot", site("footer: [{to: \"https://x.az/?igshid=1\", title: A}]"),
      "site.yaml:5:15: warning[tracked-address]", "= write: https://x.az/\n"),
    Slip(
      "by way of a translator", text("[a](https://translate.google.com/translate?u=https%3A%2F%2Fx.az%2Fb)"),
      "n.md:6:5: warning[redirect-address]", "= write: https://x.az/b\n"),
    Slip(
      "an address that begins twice", text("[a](http://https//a.az/b)"), "n.md:6:5: warning[scheme-twice]",
      "= write: https://a.az/b\n"),
    Slip(
      "one's own letters", text("[a](https://mail.google.com/mail/u/0/#inbox/b)"), "n.md:6:5: warning[own-computer]"),
    Slip(
      "in place of a source", promise("evidence: www.gov.az/law"), "c.md:4:11: error[not-a-group]",
      "`evidence: [{title: …, url: https://www.gov.az/law}]`"),
    Slip(
      "in the menu", site("footer: [{to: facebook.com/x, title: A}]"), "site.yaml:5:15: error[unknown-page]",
      "= write: https://facebook.com/x\n"),
    Slip(
      "a page by its name alone", site("footer: [{to: /p, title: A}]"), "site.yaml:5:15: error[unknown-page]",
      "= write: plans/p\n"),
  ]

  static let numbers: [Slip] = [
    Slip(
      "Azerbaijani thousands", fund("{amount: 90 min AZN}"), "pr.md:4:9: error[not-a-number]",
      "= write: {amount: 90000, currency: AZN}"),
    Slip(
      "with the currency beside", fund("{amount: \"90,5 min\", currency: AZN}"), "pr.md:4:18: error[not-a-number]",
      "= write: 90500\n"),
    Slip("alone", fund("90 min manat"), "pr.md:4:9: error[not-a-group]", "= write: {amount: 90000, currency: AZN}"),
    Slip(
      "the currency before", fund("AZN 90 min"), "pr.md:4:9: error[not-a-group]",
      "= write: {amount: 90000, currency: AZN}"),
    Slip(
      "not exact", fund("təxminən 90 000 AZN"), "pr.md:4:9: error[not-a-group]",
      "= write: {amount: 90000, currency: AZN}", "`təxminən` belongs in the text"),
    Slip(
      "of all limits", site("suppression: 10"), "site.yaml:5:14: error[not-a-group]",
      "= write: {cases: 10, participants: 10}"),
    Slip(
      "hundredths of a share", site("thresholds: {on_track: 95}"), "site.yaml:5:24: error[out-of-range]",
      "= write: 0.95\n"),
    Slip(
      "two parts of one sum", fund("{amount: 1 mln 200 min manat}"), "pr.md:4:9: error[not-a-number]",
      "= write: {amount: 1200000, currency: AZN}"),
    Slip(
      "a sign of many currencies", fund("$1.2 mln"), "pr.md:4:9: error[not-a-group]",
      "`budget: {amount: 1200000, currency: …}`"),
    Slip(
      "in Cyrillic", fund("{amount: 90 мин манат}"), "pr.md:4:9: error[not-a-number]", "{amount: 90000, currency: AZN}"),
    Slip(
      "in another currency", fund("{amount: 90 min AZN, currency: USD}"), "pr.md:4:18: error[not-a-number]",
      "`currency` beside it says something else than AZN"),
    Slip(
      "a code and its name", fund("{amount: 90, currency: AZN (manat)}"), "pr.md:4:32: error[not-a-currency]",
      "= write: AZN\n"),
    Slip(
      "a baseline with its year", measured("unit: u\nbaseline: 40 (2012)\nobservations: [{to: 2015, value: 50}]"),
      "i.md:8:11: error[not-a-group]", "= write: {date: 2012, value: 40}"),
    Slip(
      "a target by its year", measured("unit: u\ntargets: [100 by 2019]\nobservations: [{to: 2015, value: 50}]"),
      "i.md:8:11: error[not-a-group]", "= write: {date: 2019, value: 100}"),
    Slip(
      "a milestone with its day", promise("milestones: [Draft law – June 2015]"), "c.md:4:14: error[not-a-group]",
      "= write: {title: Draft law, due: 2015-06}"),
    Slip(
      "how often in Azerbaijani", figures("to,value\n2015,1", more: "frequency: İllik\n"),
      "i.md:8:12: error[unknown-value]", "= write: P1Y\n"),
    Slip(
      "degrees of a map", town("40.4093° N, 49.8671° E"), "x.md:3:8: error[not-a-point]",
      "= write: [40.4093, 49.8671]"),
    Slip("commas in brackets", town("[40,4093; 49,8671]"), "x.md:3:8: error[not-a-point]", "[40.4093, 49.8671]"),
  ]

  static let titles: [Slip] = ["https://gov.az/law", "www.gov.az", "office@gov.az", "report_v2.docx"].map { title in
    Slip(title, item("summary: S", title: title), "n.md:2:8: warning[title-without-words]", "Write in a few words")
  }

  static let groups: [Slip] =
    [
      "25 judges": "judges", "\"judges: 25\"": "judges", "judges (25)": "judges", "hakimlər - 25 nəfər": "hakimlər",
      "25 nəfər hakim": "hakim",
    ].sorted { $0.key < $1.key }.map { written, name in
      Slip(
        written, activity("- {group: \(written)}"), "a.md:4:3: warning[count-in-name]",
        "= write: {group: \(name), count: 25}")
    } + [
      Slip(
        "on a line of its own", activity("- group: 25 judges"), "a.md:4:10: warning[count-in-name]",
        "on a line below it, `count: 25`"),
      Slip(
        "of an indicator", measured("unit: 25 people\nobservations: [{to: 2015, value: 50}]"),
        "i.md:7:7: warning[odd-unit]", "= write: people\n"),
    ]

  static let tables: [Slip] = [
    Slip(
      "rows of several indicators", figures("Göstərici,2014,2015\nSorğular,5,6\nCavablar,3,4"),
      "i.csv:1:1: error[wide-table]", "`to,group,value`", "`2014,Sorğular,5`", "`vitrine import table`"),
    Slip(
      "quarters", figures("Indicator;Q1 2014;Q2 2014\nA;5;6\nB;3;4"), "i.csv:1:1: error[wide-table]",
      "`2014-03,A,5`"),
    Slip(
      "months of no year", figures("Region,Jan,Feb\nBakı,5,6\nGəncə,3,4"), "i.csv:1:8: error[wide-table]",
      "`to,place,value`", "`…-01,Bakı,5`"),
    Slip(
      "with the number of each row", figures("№,Qrup,2014,2015\n1,A,5,6\n2,B,3,4"), "i.csv:1:3: error[wide-table]"),
  ]

  static let names: [Slip] = [
    Slip(
      "a publisher", site("publisher: crf-az"), "site.yaml:5:12: warning[slug-as-text]",
      "= write: Constitution Research Foundation"),
    Slip("whom to ask", site("contact: {name: crf-az, email: a@x.az}"), "site.yaml:5:10: warning[slug-as-text]"),
    Slip("a country", site("country: az"), "site.yaml:5:10: warning[slug-as-text]", "= write: Azerbaijan\n"),
    Slip("by three letters", site("country: AZE"), "site.yaml:5:10: warning[slug-as-text]", "= write: Azerbaijan\n"),
    Slip("an author", item("authors: [crf-az]"), "n.md:4:11: warning[slug-as-text]"),
    Slip(
      "people", activity("- {group: civil-servants, count: 3}"), "a.md:4:3: warning[slug-as-text]",
      "= write: Civil servants of towns"),
    Slip(
      "the publisher of a source", promise("evidence: [{title: A, url: \"https://x.az\", publisher: crf-az}]"),
      "c.md:4:12: warning[slug-as-text]"),
  ]

  static let files: [Slip] =
    ["site_az.yaml", "site-az.yaml", "site.az.yml", "settings.az.yaml", "site(az).yaml", "Site.az.yaml"].map { name in
      Slip(
        name, ["Content/" + name: "title: T\n"], "\(name):1:1: warning[translation-misnamed]",
        "Rename it `site.az.yaml`")
    } + [
      Slip(
        "another second one", ["Content/site.yml": "title: T\n"], "site.yml:1:1: warning[translation-misnamed]",
        "Rename it `site.yaml`"),
      Slip(
        "capitals", ["Content/site.AZ.yaml": "title: T\n"], "site.AZ.yaml:1:1: error[no-such-language]",
        "Rename this file `site.az.yaml`."),
      Slip(
        "a text with its language in brackets", ["Content/commitments/c(az).md": "---\ntitle: C\n---\n"],
        "c(az).md:1:1: error[odd-file-name]", "rename it `c.az.md`"),
      Slip(
        "signs in a name", ["Content/pages/My+Page.md": "---\ntitle: C\n---\n"],
        "My+Page.md:1:1: error[odd-file-name]", "rename it `my-page.md`"),
      Slip(
        "the ending twice", ["Content/commitments/c.md.md": "---\ntitle: C\n---\n"],
        "c.md.md:1:1: error[odd-file-name]", "Rename it `c.md`."),
      Slip(
        "a folder of a language", ["Content/az/c.md": "---\ntitle: C\n---\n"],
        "c.md:1:1: error[unknown-collection]", "`about.az.md` beside `about.md`"),
      Slip(
        "within a collection", ["Content/commitments/az/c.md": "---\ntitle: C\nplan: p\n---\n"],
        "commitments/c.md:1:1: error[duplicate-address]", "as `c.az.md`"),
      Slip(
        "a file with a title of its own", item("attachments: [{title: A, file: a.pdf}]"),
        "n.md:4:15: error[not-a-text]",
        "= write: a.pdf\n"),
    ]

  @Test(
    "the slip is told once, with what mends it",
    arguments: unfinished + programs + pictures + addresses + titles + numbers + groups + tables + names + files)
  func told(_ slip: Slip) async throws {
    let outcome = try await SmallSite(slip.files.merging(Self.offices) { one, _ in one }).run("check")
    let reports = outcome.reports.filter { !$0.contains("note[untranslated") }
    #expect(reports.count == 1, "\(outcome.messages)")
    for part in slip.said { #expect(outcome.messages.contains(part), "\(outcome.messages)") }
  }

  static let right: [[String: String]] = [
    text("El todo. TODO EL MUNDO lo sabe, ante TODO el pueblo. TBC Bank gave 5."),
    text("XX əsr, XX век, the XX century, XX congress, Louis XX, XXX, chapter XX provides, SIZE XXL, 4x4, Exxon."),
    text("Why??? Really??? `???` and `TODO` in code."),
    text("```\nTODO: [insert name] ???\n```"),
    text("> In section 5 “[insert date]” is put in. [insert name], XX people."),
    text("The law says: “the words [insert the date]”. She said [sic] that […] the [Ministry] met [name withheld]."),
    text("A form: [x] yes, [ ] no, [1], [a], [TODO list](../plans/p.md), [insert][a].\n\n[a]: ../plans/p.md"),
    text("【注】 text, turn 0 search, return0, the cite: 12, [citation needed], Error! was shown, #REF and #NA."),
    text(
      "___Strong___ and __bold__, snake_case__name, `____`.\n\n___\n\n1 == 1, a==b, ==, ''quoted'', the '90s, $x_{max}$."
    ),
    text("```\n{name} ==a== '''b'''\n```\n\nHeading\n===\n\nText \\{name}."),
    item("summary: S", title: "e-qanun.az"), item("summary: S", title: "Law No. 5 on gov.az/law"),
    text("Enter into force; ... and so on .... Wait..... 5 years later. The text shall [enter into force] in 2016."),
    text("Description of the work. Sent from the ministry. The AI language was used. Choose an item from it."),
    text("```markdown\n# A\n```\n\nThis is how it is written."),
    text("## N of them\n\nText."), text("Text.\n\n# N"),
    text("[a](https://x.az/?id=3&ref=4&source=b#utm_source), https://x.az/?s=law&t=1, [b](https://youtu.be/a?t=5)"),
    text("[a](https://mail.gov.az/mail/), [b](https://outlook.office.com/book/a/), mailto:a@b.az?subject=x"),
    picture("Photo of two judges in a court"), picture("The team"), picture("Map of Baku"), picture("COVID-19"),
    picture("Image of the seal on page 3"), picture("P1 and P2"), picture("Figure 1: cases by year"),
    item("summary: Report of TBC Bank on the XX congress", title: "Untitled land"),
    promise("original_text: XX people [insert date] TODO ???"),
    promise("milestones: [{title: \"Draft law, 2015\", due: 2015-06}]"),
    fund("{amount: 90000, currency: AZN}"),
    activity("- {group: 18 years and over, count: 3}"), activity("- {group: class 9, count: 3}"),
    activity("- {group: 65 yaşdan yuxarı}"), activity("- {group: judges of 3 courts, count: 3}"),
    activity("- {group: \"18-29\", count: 3}"),
    measured("unit: 1000 people\nobservations: [{to: 2015, value: 50}]"),
    measured("unit: people per 100 000\nobservations: [{to: 2015, value: 50}]"),
    site("publisher: CRF"), site("country: UK"), site("country: Azərbaycan"), site("publisher: Crf-az office"),
    item("authors: [A. Aliyev, CRF]"), item("tags: [crf-az]"),
    ["Content/strings/az.yaml": "language: {name: L}\n"],
  ]

  @Test("right content stays without a warning", arguments: right)
  func silent(files: [String: String]) async throws {
    let outcome = try await SmallSite(files.merging(Self.offices) { one, _ in one }).run("check")
    let found = outcome.reports.filter { $0.contains("error") || $0.contains("warning") }
    #expect(found == [], "\(outcome.messages)")
  }
}
