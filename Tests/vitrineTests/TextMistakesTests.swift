import TestSupport
import Testing

@testable import vitrine

/// What goes wrong in texts, seen from a whole site.
@Suite struct TextMistakesTests {
  private static let commitment = "Content/commitments/c.md"
  private static let fields = "---\ntitle: P\nplan: p\n---\n"

  /// U+FFFF, which Swift takes in no text of its own.
  private static let noCharacter = String(decoding: [0xEF, 0xBF, 0xBF], as: UTF8.self)

  private static func translated(_ original: String, _ translation: String) -> [String: String] {
    [
      commitment: fields + original + "\n", "Content/commitments/c.az.md": "---\ntitle: P\n---\n" + translation + "\n",
    ]
  }

  static let mistakes: [Mistake] = [
    Mistake(
      "digits in another order",
      translated("In 2014 1,240 people of 3,500 came.", "2014-cü ildə 3 500 nəfərdən ①1 204 nəfəri gəldi."),
      reports: ["①: warning[number-differs]"]),
    Mistake(
      "a digit too many, and one that is another",
      [
        commitment: "---\ntitle: 12,500 calls\nsummary: For 250 towns.\nplan: p\n---\n",
        "Content/commitments/c.az.md": "---\ntitle: ①125.000 zəng\nsummary: ②260 şəhər üçün.\n---\n",
      ],
      reports: ["①: warning[number-differs]", "②: warning[number-differs]"]),
    Mistake(
      "numbers that languages write in their own way",
      translated(
        "1,240 people, 1.5 million manat, 104.25 km on 31.12.2014, [a](https://a.org/1240), `1241`, v1.240.",
        "1 240 nəfər, 1 500 000 manat, 104,25 km 2014-cü il 31 dekabrda, [a](https://a.org/1204), `1242`."
      ),
      reports: []),
    Mistake(
      "a text in other words",
      translated("1,240 people came, and 980 of them were heard.", "1 250 nəfər gəldi, 890-ı danışdı."),
      reports: []),
    Mistake(
      "years", translated("By the end of 2014 all 120 are open.", "2015-ci ilə qədər 120-si açılır."), reports: []),
    Mistake(
      "Russian in a file of Azerbaijani",
      translated("Text.", "①Каждый вопрос граждан получает ответ через тридцать дней."),
      reports: ["①: warning[wrong-script]"]),
    Mistake(
      "Russian in the default language",
      [commitment: fields + "①Каждый вопрос граждан получает ответ через тридцать дней.\n"],
      reports: ["①: warning[wrong-script]"]),
    Mistake(
      "names and a quotation in another alphabet",
      translated(
        "The law “О доступе к информации граждан и прессы” was read in the park by all who came.",
        "Газета «Эхо Москвы», Министерство Юстиции Российской Федерации, Правительство Москвы."),
      reports: []),
    Mistake(
      "addresses copied from elsewhere",
      [
        commitment: fields + """
          [law](①www.e-qanun.az) [write](②office@forum.az) [plan](③/plans/p/#main) [gov](④gov.az/law)
          [call](⑤+994120000000) [mine](⑥C:\\Users\\me\\plan.pdf) [too](⑦/Users/me/plan.pdf) [az](⑧/az/plans/p/)

          """
      ],
      reports: [
        "①: error[no-scheme]", "②: error[no-scheme]", "③: error[address-of-browser]", "④: error[no-scheme]",
        "⑤: error[no-scheme]", "⑥: error[own-computer]", "⑦: error[own-computer]", "⑧: error[address-of-browser]",
      ]),
    Mistake(
      "addresses of this site in full",
      [
        commitment: "---\ntitle: P\nplan: p\naliases: [/commitments/was/]\n---\n" + """
          [a](https://a-site.test/plans/p/) [b](https://a-site.test/plans/) [c](https://a-site.test/data/progress.csv)
          [d](https://a-site.test/az/commitments/c/index.html#top) [e](https://a-site.test/commitments/was) [f](①https://a-site.test/plans/q/)
          [w](③https://www.a-site.test/plans/q/) [x](④http://A-site.test/plans/q/#a) [y](https://www.a-site.test/plans/p/)
          [g](②https://a-site.test/az/commitments/d?x) [h](https://a-site.test.org/plans/q/) [i](https://a-site.test/tags/2/)

          """
      ],
      reports: ["①: error[dead-link]", "②: error[dead-link]", "③: error[dead-link]", "④: error[dead-link]"]),
    Mistake(
      "an activity outside its project's time",
      [
        "Content/projects/j.md": "---\ntitle: J\nstart: 2012-03\nend: 2016\n---\n",
        "Content/activities/a.md": "---\ntitle: A\nproject: j\nstart: ①2011\nend: ②2017-01\n---\n",
        "Content/activities/b.md": "---\ntitle: B\nproject: j\nstart: 2012\nend: 2016\n---\n",
        "Content/activities/c.md": "---\ntitle: C\nproject: j\nstart: 2011\ndate_note: So in the report.\n---\n",
      ], reports: ["①: warning[outside-project]", "②: warning[outside-project]"]),
    Mistake(
      "a picture of another site", [commitment: fields + "![Team](①https://cdn.partner.org/team.png)\n"],
      reports: ["①: warning[remote-image]"]),
    Mistake(
      "two versions of a text",
      [
        commitment: fields + "①<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n",
        "Content/plans/p.md": "---\n②<<<<<<< HEAD\ntitle: P\n=======\ntitle: Q\n>>>>>>> x\n---\n",
      ],
      reports: ["①: error[merge-mark]", "②: error[merge-mark]"]),
    Mistake(
      "letters that were lost",
      [commitment: "---\ntitle: P\nsummary: ①K?rdamir\nplan: p\n---\nL?nk?ran\n"], reports: ["①: warning[lost-letters]"]
    ),
    Mistake(
      "letters that are none any more", [commitment: fields + "ə ①L\u{FFFD}nk\u{FFFD}ran\n"],
      reports: ["①: warning[lost-letters]"]),
    Mistake(
      "letters in the wrong encoding", [commitment: fields + "ə ①Ã–zÃ¼ AÄŸdam â€“ Ð”Ð°\n"],
      reports: ["①: warning[wrong-encoding]"]),
    Mistake(
      "letters of Russian read as Latin ones", [commitment: fields + "ə ①Áåñïëàòíàÿ ïîìîùü\n"],
      reports: ["①: warning[wrong-encoding]"]),
    Mistake(
      "Russian with its case turned", [commitment: fields + "Да ①вЕУРМБФОБС помощь\n"],
      reports: ["①: warning[wrong-encoding]"]),
    Mistake(
      "Turkish letters read as Icelandic ones", [commitment: fields + "Qəbələ, ①Þamaxý\n"],
      reports: ["①: warning[wrong-encoding]"]),
    Mistake(
      "a link with an invisible sign", [commitment: fields + "ə [b](①https://x.az/report\u{200B})\n"],
      reports: ["①: error[unsafe-link]"]),
    Mistake(
      "a paragraph that blanks make code", [commitment: fields + "A.\n\n    ①[Report](report.pdf) of 40 people\n"],
      reports: ["①: warning[indented-code]"]),
    Mistake(
      "marks of other programs",
      [commitment: fields + "See ①[[the plan]].\n\nText②<o:p></o:p>\n\n![A](④https://x.az)③{width=50%}\n"],
      reports: [
        "①: warning[foreign-markup]", "②: warning[foreign-markup]", "③: warning[foreign-markup]",
        "④: warning[remote-image]",
      ]),
    Mistake(
      "frames in place of letters", [commitment: fields + "ə ①п▒п╣я│п©\n"], reports: ["①: warning[wrong-encoding]"]),
    Mistake(
      "a box in place of a letter", [commitment: fields + "ə ①L□nkəran\n"], reports: ["①: warning[lost-letters]"]),
    Mistake(
      "a remark that nothing ends", [commitment: fields + "Before 40.\n\n①<!-- note for Leyla\n\nAfter 50 people.\n"],
      reports: ["①: error[open-comment]"]),
    Mistake(
      "a remark that is shown", [commitment: fields + "Before ①<!-- TODO -- ask the minister --> after.\n"],
      reports: ["①: error[shown-comment]"]),
    Mistake(
      "figures between which a remark is left out", [commitment: fields + "It was 40①<!-- was 30 -->50.\n"],
      reports: ["①: error[joined-by-html]"]),
    Mistake(
      "text behind the mark of code", [commitment: fields + "①```Forty people came\nand fifty in 2015\n```\n"],
      reports: ["①: warning[text-in-fence]"]),
    Mistake(
      "sources that are taken for addresses of links",
      [commitment: fields + "Sources:\n\n①[1]: https://e-qanun.az/1\n②[2]: https://e-qanun.az/2\n"],
      reports: ["①: warning[lost-line]", "②: warning[lost-line]"]),
    Mistake(
      "a sign that turns the text around", [commitment: fields + "ə ①\u{202E}txt\u{202C}\n"],
      reports: ["①: warning[direction-sign]"]),
    Mistake(
      "a code that is no character", [commitment: fields + "ə ①" + noCharacter + "\n"],
      reports: ["①: error[odd-character]"]),
    Mistake(
      "a person's number", [commitment: fields + "the applicant's number is ①+994 55 000 00 00\n"],
      reports: ["①: note[personal-number]"]),
    Mistake(
      "persons' numbers in fields, of groups, tables and translations too",
      [
        commitment: """
        ---
        title: P
        summary: ①Call Aysel, 055 123 45 67
        plan: p
        problem: ②>
          Her number
          is FIN 5ZK3A2B.
        milestones: [{title: ③Passport AZE12345678 shown, due: 2014}]
        updates:
        - {date: 2014, progress: ④"8 (495) 123-45-67"}
        tags: [⑤+994 55 000 00 00, "2014"]
        evidence: [{title: Order 1250000 of 12.05.2014, url: "https://a.az/+994550000000"}]
        ---

        """, "Content/commitments/c.az.md": "---\ntitle: ⑥Zəng edin (055) 123-45-67\n---\n",
        "Content/projects/x.md": "---\ntitle: X\nstart: 2012\n---\n",
        "Content/indicators/i.md": "---\ntitle: I\nproject: x\nkind: count\nunit: people\n---\n",
        "Content/indicators/i.csv": "to,value,note\n2016,1234567,⑦ask +994 50 111 22 33\n",
      ],
      reports: ["①", "②", "③", "④", "⑤", "⑥", "⑦"].map { "\($0): note[personal-number]" }),
  ]

  @Test("each mistake is told at its place", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports.sorted() == mistake.expected.sorted())
  }

  @Test("a number of the site's own contact may stand in a field")
  func ownNumber() async throws {
    let site = SmallSite([
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n"
        + "contact: {name: Office, phone: +994 12 493 00 00}\n",
      Self.commitment: "---\ntitle: P\nsummary: Call 012 493 00 00\nplan: p\n---\n",
    ])
    #expect(try await site.run("build").reports == [])
  }

  @Test("what to write stands ready to copy")
  func suggestions() async throws {
    let site = SmallSite([
      Self.commitment: Self.fields + "[a](www.e-qanun.az) [b](/plans/p/) ![c](d#2.png) AÄŸdam\n",
      "Content/commitments/d#2.png": "",
    ])
    let messages = try await site.run("build").messages
    for suggestion in ["https://www.e-qanun.az", "../plans/p.md", "d%232.png", "Ağdam"] {
      #expect(messages.contains("= write: \(suggestion)\n"), "\(suggestion)")
    }
  }

  @Test("pages of the site that are no records can be linked to as the browser has them")
  func pages() async throws {
    let site = SmallSite([Self.commitment: Self.fields + "[data](/data/) [plans](/plans/)\n"])
    #expect(try await site.run("build").reports == [])
    let page = site.folder.read("Output/commitments/c/index.html")
    #expect(page?.contains("<a href=\"/data/\">data</a> <a href=\"/plans/\">plans</a>") == true)
  }

  @Test(
    "right letters stay without a word",
    arguments: [
      "“KƏRPİÇ” “MENÜ” «ÖZÜ» É” СССР” Рёбра Рік à « test »", "می‌خواهم क्‍ष", "Why?Because, https://a.az/b?c=d",
      "```\n<<<<<<< HEAD\n```\n\n`a?bcd`", "Title\n=======\n\nə", "CAFÉ–RESTAURANT É – a, 25 °C, Ångström, Ærø, Š, £5",
    ])
  func silent(text: String) async throws {
    let site = SmallSite([Self.commitment: Self.fields + text + "\n"])
    #expect(try await site.run("build").reports == [])
  }

  @Test("no heading of a text has an id that its page has, and what leads to the others stays")
  func headings() async throws {
    let site = SmallSite([
      "Themes/default/templates/commitment.html":
        "{% extends \"base.html\" %}{% block top %}<h2 id=\"evidence\">E</h2><p id=\"evidence-2\"></p>{% endblock %}"
        + "{% block main %}{% for link in page.contents %}<a href=\"{{ link.url }}\"></a>{% endfor %}{% endblock %}\n",
      Self.commitment: Self.fields + "## Evidence\n\n## Other\n\n## Evidence\n\n| a |\n|---|\n| b | c |\n",
    ])
    #expect(try await site.run("build").reports == ["Content/commitments/c.md:13:1: error[table-row]"])
    site.folder.write(Self.fields + "## Evidence\n\n## Other\n\n## Evidence\n", to: Self.commitment)
    #expect(try await site.run("build").reports == [])
    let page = site.folder.read("Output/commitments/c/index.html") ?? ""
    for id in ["evidence", "evidence-2", "evidence-3", "other", "evidence-4"] {
      #expect(page.ranges(of: " id=\"\(id)\"").count == 1, "\(id)")
    }
    #expect(page.contains("<a href=\"#evidence-3\">"))
  }
}
