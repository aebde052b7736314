import TestSupport
import Testing

@testable import vitrine

/// Legal aid statistics from the author's CSV to everything that is published of them.
@Suite struct CasesTests {
  private static let csv = "Content/cases/a.csv"
  private static let header = "centre,from,to,topic,sex,contacts,cases,closed"

  /// Baku, 2014: of 143 contacts 6 are men's, which the women's 137 would tell; of 47 cases 0 are men's.
  static let table = """
    \(header)
    baku,2014-01-01,2014-12-31,,,143,47,
    baku,2014-01-01,2014-12-31,,female,137,47,
    baku,2014-01-01,2014-12-31,,male,6,0,
    ganja,2014-01-01,2014-12-31,,,131,,
    """

  /// Two centres, and the rows of a table.
  static func site(_ csv: String, settings: String = "") -> SmallSite {
    SmallSite([
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n\(settings)\n",
      "Content/places/baku.md": "---\ntitle: Baku\n---\n", "Content/places/ganja.md": "---\ntitle: Ganja\n---\n",
      "Content/cases/a.md": "---\ntitle: Advice\n---\n", Self.csv: csv + "\n",
    ])
  }

  @Test("the table tells the same as the page: what is hidden is empty, with its reason")
  func table() async throws {
    let site = Self.site(Self.table)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(
      site.folder.read("Output/data/cases.csv") == """
        record,position,centre,from,to,channel,topic,sex,age,contacts,cases,closed,outcome,contacts_missing,cases_missing,closed_missing
        a,1,baku,2014-01-01,2014-12-31,,,,,143,47,,,,,not-reported
        a,2,baku,2014-01-01,2014-12-31,,,female,,,47,,,hidden,,not-reported
        a,3,baku,2014-01-01,2014-12-31,,,male,,,0,,,hidden,,not-reported
        a,4,ganja,2014-01-01,2014-12-31,,,,,131,,,,,not-reported,not-reported

        """)
  }

  @Test(
    "a word in place of a count is shown, counted and exported as it is; the rest of its total is not called not recorded"
  )
  func words() async throws {
    let site = Self.site(
      """
      \(Self.header)
      baku,2014-01-01,2014-12-31,,,143,no-data,
      baku,2014-01-01,2014-12-31,,female,100,47,
      baku,2014-01-01,2014-12-31,,male,hidden,not-applicable,
      baku,2014-01-01,2014-12-31,,other,hidden,,
      """, settings: "suppression: {cases: 0}")
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(!outcome.messages.contains("parts-differ-from-total"), "\(outcome.messages)")
    #expect(
      site.folder.read("Output/data/cases.csv") == """
        record,position,centre,from,to,channel,topic,sex,age,contacts,cases,closed,outcome,contacts_missing,cases_missing,closed_missing
        a,1,baku,2014-01-01,2014-12-31,,,,,143,,,,,no-data,not-reported
        a,2,baku,2014-01-01,2014-12-31,,,female,,100,47,,,,,not-reported
        a,3,baku,2014-01-01,2014-12-31,,,male,,,,,,hidden,not-applicable,not-reported
        a,4,baku,2014-01-01,2014-12-31,,,other,,,,,,hidden,not-reported,not-reported

        """)
    let page = try #require(site.folder.read("Output/cases/a/index.html"))
    #expect(page.contains("2 counts on this page are held back by their source."))
    #expect(!page.contains("ot recorded"))
  }

  @Test("parts that are more than their total are said to be so; no working hides counts below 0")
  func partsBeyondTotal() async throws {
    let site = Self.site(
      """
      \(Self.header)
      baku,2014-01-01,2014-12-31,,,100,80,
      baku,2014-01-01,2014-12-31,,female,70,50,
      baku,2014-01-01,2014-12-31,,male,60,20,
      """, settings: "suppression: {cases: 0}")
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/cases/a/index.html"))
    #expect(page.contains("parts more than the total: 30") && page.contains("Not recorded"))
    #expect(!page.contains("below 0 are hidden"))
  }

  @Test("a theme cannot read a hidden count")
  func theme() async throws {
    let site = Self.site(Self.table)
    site.folder.write(
      """
      {% extends "base.html" %}
      {% block main %}{% for row in cases.rows %}[{{ row.contacts | default("none") }}]{% endfor %}{% endblock %}

      """, to: "Themes/default/templates/cases.html")
    #expect(try await site.run("build").exitCode == .success)
    let page = try #require(site.folder.read("Output/cases/a/index.html"))
    #expect(page.contains("[143][none][none][131]"), "\(page)")
  }

  @Test("no file of the site holds a hidden count, with the theme that comes along", arguments: ["", "az/"])
  func wholeSite(language: String) async throws {
    let site = Self.site(Self.table.replacing("143,47", with: "943,47").replacing("137,47", with: "937,47"))
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/\(language)cases/a/index.html"))
    #expect(page.contains("943") && page.contains("131"))
    #expect(!page.contains("937"))
    #expect(page.contains(language.isEmpty ? ">hidden<" : ">gizlədilib<"))
    #expect(page.contains(language.isEmpty ? "2 counts on this page are hidden." : "sayı: 2."))
  }

  @Test("labels are called as the site's words say, in each language, or stand as they are")
  func labels() async throws {
    let site = Self.site("centre,to,channel,topic,sex,age,contacts\nbaku,2014,visit,land,female,adult,40\n")
    site.folder.remove("Themes/default")
    site.folder.write(
      "breakdown_label: {topic: {land: Land rights}, age: {adult: Adults}}\n", to: "Content/strings/en.yaml")
    site.folder.write(
      "breakdown_label: {topic: {land: Torpaq}, sex: {female: Xanımlar}}\n", to: "Content/strings/az.yaml")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    for (file, labels) in [
      ("", "visit, Land rights, Women, Adults"), ("az/", "visit, Torpaq, Xanımlar, <span lang=\"en\">Adults</span>"),
    ] {
      #expect(site.folder.read("Output/\(file)cases/a/index.html")?.contains(labels) == true, "\(file)")
    }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      "a negative count and half a case", [csv: "\(header)\nbaku,,2014,,,①-3,②2.5,\n"],
      reports: ["①: error[not-a-count]", "②: error[not-a-count]"]),
    Mistake(
      "two rows for one cell", [csv: "\(header)\nbaku,,2014,land,,30,,\n①baku,2014-01,2014-12,land,,31,,\n"],
      reports: ["①: error[duplicate-cases]"]),
    Mistake(
      "the row of all, marked like a part: taken for one, it would tell the men's 5",
      [csv: "\(header)\nbaku,,2014,,①all,100,,\nbaku,,2014,,female,95,,\nbaku,,2014,,male,5,,\n"],
      reports: ["①: error[total-as-part]"]),
    Mistake(
      "no column of centres", [csv: "①from,to,contacts\n,2014,30\n,2015,31\n"], reports: ["①: error[missing-field]"]),
    Mistake(
      "topics that differ in a capital, and a sex of another language",
      [csv: "\(header)\nbaku,,2014,land,,30,,\nbaku,,2015,①Land,,30,,\nbaku,,2015,,②qadın,30,,\n"],
      reports: ["①: error[same-label]", "②: error[unknown-value]"]),
    Mistake(
      "an unknown centre in two rows, and no message that the rest of them lacks something",
      [csv: "\(header)\n①bakku,,2014,,,30,,\nbakku,,2014,,female,20,,\nbaku,,2014,,,30,,\nbaku,,2014,,②f,10,,\n"],
      reports: ["①: error[dangling-reference]", "②: error[unknown-value]"]),
    Mistake(
      "an unknown centre", [csv: "\(header)\n①bakku,,2014,,,30,,\n"], reports: ["①: error[dangling-reference]"]),
    Mistake(
      "an end before its start", [csv: "\(header)\n①baku,2014-06,2014-01,,,30,,\n"],
      reports: ["①: error[end-before-start]"]),
    Mistake(
      "a limit of 2",
      ["Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017\nsuppression: {cases: ①2}\n"],
      reports: ["①: error[out-of-range]"]),
    Mistake(
      "a limit of 3",
      ["Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017\nsuppression: {cases: ①3}\n"],
      reports: ["①: error[out-of-range]"]),
    Mistake(
      "a limit of 2 for participants",
      ["Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017\nsuppression: {participants: ①2}\n"],
      reports: ["①: error[out-of-range]"]),
    Mistake(
      "a limit below 0",
      ["Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017\nsuppression: {cases: ①-1}\n"],
      reports: ["①: error[not-a-count]"]),
  ]

  @Test("each mistake is told once, at its place, and nothing is written", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    let site = Self.site("\(Self.header)\nbaku,,2014,,,30,,")
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == mistake.expected)
    #expect(outcome.exitCode == .contentErrors)
    #expect(site.folder.read("Output/data/cases.csv") == nil)
  }

  @Test("check --privacy tells the author what readers can still say, and where else a hidden number stands")
  func privacy() async throws {
    let site = Self.site(
      "\(Self.header)\nbaku,2017-01,2017-06,,,1143,,\nbaku,2017-01,2017-06,,female,1138,,\n"
        + "baku,2017-01,2017-06,,male,5,,\nbaku,,2016,,,7,,")
    site.folder.write("---\ntitle: Advice\nsummary: For 5 men\n---\nMen were 5 of 1143.\n", to: "Content/cases/a.md")
    site.folder.write("---\ntitle: 1138 women\n---\nWomen: 1,138, and 5 others.\n", to: "Content/pages/p.md")
    let outcome = try await site.run("check", "--privacy")
    #expect(outcome.exitCode == .success)
    let told = outcome.reports.filter { !$0.contains("translat") }
    #expect(
      told == [
        "Content/cases/a.csv:3:1: note[hidden-count]", "Content/cases/a.csv:3:1: warning[next-period-tells]",
        "Content/cases/a.csv:4:1: note[hidden-count]", "Content/cases/a.csv:4:1: warning[next-period-tells]",
        "Content/cases/a.csv:5:1: note[hidden-count]", "Content/cases/a.md:3:10: warning[equal-figure]",
        "Content/cases/a.md:5:10: warning[equal-figure]", "Content/pages/p.md:2:8: warning[equal-figure]",
        "Content/pages/p.md:4:8: warning[equal-figure]",
      ])
    for words in ["being few. For a reader the number can be 1 to 1142.", "can be 1 to 9."] {
      #expect(outcome.messages.contains(words))
    }
    #expect(try await site.run("check").reports.allSatisfy { $0.contains("translat") })
    await #expect(throws: UsageFault.self) { try await site.run("build", "--privacy") }
  }

  /// On 30 June nobody knows of the year: then land and age 0-17 can no longer be protected from what the year's rows
  /// would tell, so that they are not published at all.
  private static let halfYear = """
    centre,from,to,topic,age,contacts,cases
    baku,2016-01,2016-06,,,17,14
    baku,2016-01,2016-06,land,,7,4
    baku,2016-01,2016-06,labour,,10,10
    baku,2016-01,2016-06,land,0-17,3,0
    baku,2016-01,2016-06,labour,0-17,10,10
    baku,2016-01,2016-06,land,18-29,,4
    """
  private static let year = """
    baku,2016-07,2016-12,,,81,44
    baku,2016-07,2016-12,land,,1,1
    baku,2016-07,2016-12,labour,,80,43
    baku,2016-07,2016-12,land,0-17,1,1
    baku,2016-07,2016-12,labour,0-17,43,11
    baku,2016-07,2016-12,labour,18-29,37,32
    baku,,2016,,,98,58
    baku,,2016,land,,8,5
    baku,,2016,labour,,90,53
    baku,,2016,land,0-17,4,1
    baku,,2016,labour,0-17,53,21
    baku,,2016,land,18-29,4,4
    baku,,2016,labour,18-29,37,32
    """

  @Test("rows that nothing less would protect are left out, and the page and their author are told")
  func leftOut() async throws {
    let site = Self.site(Self.halfYear + "\n" + Self.year)
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(outcome.reports.contains("\(Self.csv):8:1: note[counts-left-out]"), "\(outcome.reports)")
    let table = try #require(site.folder.read("Output/data/cases.csv"))
    let ends = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[4]
    }
    #expect(ends == Array(repeating: "2016-06", count: 6))
    let page = try #require(site.folder.read("Output/cases/a/index.html"))
    #expect(page.contains("8 counts on this page are hidden."), "\(page)")
    #expect(page.contains("26 counts are left out of this page"), "\(page)")
    let method = try #require(site.folder.read("Output/method/index.html"))
    #expect(method.contains("Besides, 26 counts are left out with their rows"), "\(method)")
  }

  @Test("a page of which everything is left out does not say that nothing is hidden")
  func leftOutWhole() async throws {
    let site = Self.site(Self.halfYear)
    site.folder.remove("Themes/default")
    site.folder.write("---\ntitle: B\n---\n", to: "Content/cases/b.md")
    site.folder.write("centre,from,to,topic,age,contacts,cases\n\(Self.year)\n", to: "Content/cases/b.csv")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/cases/b/index.html"))
    #expect(page.contains("Nothing on this page can be shown: 26 counts are left out with their rows"), "\(page)")
    #expect(!page.contains("had to be hidden"), "\(page)")
  }

  @Test("a place that lies in itself, alone or by way of another, is told where it says so")
  func circles() async throws {
    let site = Self.site(Self.table)
    site.folder.write("---\ntitle: Baku\nparent: ganja\n---\n", to: "Content/places/baku.md")
    site.folder.write("---\ntitle: Ganja\nparent: baku\n---\n", to: "Content/places/ganja.md")
    site.folder.write("---\ntitle: Quba\nparent: quba\n---\n", to: "Content/places/quba.md")
    site.folder.write("---\ntitle: Xinaliq\nparent: quba\n---\n", to: "Content/places/xinaliq.md")
    let outcome = try await site.run("build")
    #expect(
      outcome.reports
        == ["baku", "ganja", "quba"].map { "Content/places/\($0).md:3:9: error[place-in-itself]" })
  }

  static let oddities: [Mistake] = [
    Mistake(
      "parts that are less than their total",
      [csv: "\(header)\n①baku,,2014,,,90,,\nbaku,,2014,,female,30,,\nbaku,,2014,,male,40,,\n"],
      reports: ["①: warning[parts-differ-from-total]"]),
    Mistake(
      "parts that are more",
      [csv: "\(header)\n①baku,,2014,,,60,,\nbaku,,2014,,female,30,,\nbaku,,2014,,male,40,,\n"],
      reports: ["①: warning[parts-differ-from-total]"]),
    Mistake(
      "a topic that is the sum of the others: it would tell the 5, and differs from no total for that",
      [csv: "\(header)\nbaku,,2014,,,60,,\n①baku,,2014,any,,60,,\nbaku,,2014,land,,55,,\nbaku,,2014,family,,5,,\n"],
      reports: ["①: warning[sum-as-part]"]),
    Mistake(
      "a topic that looks like a day", [csv: "\(header)\nbaku,,2014,①05/09/2023,,60,,\n"],
      reports: ["①: warning[spreadsheet-label]"]),
    Mistake(
      "quarters that are not their year",
      [csv: "\(header)\n①baku,,2014,,,60,,\nbaku,2014-01,2014-06,,,30,,\nbaku,2014-07,2014-12,,,31,,\n"],
      reports: ["①: warning[parts-differ-from-total]"]),
    Mistake(
      "periods of one centre that cross",
      [csv: "\(header)\nbaku,2014-01,2014-06,,,60,,\n①baku,2014-06,2014-12,,,30,,\nganja,2014-06,2014-12,,,30,,\n"],
      reports: ["①: warning[overlapping-periods]"]),
    Mistake(
      "more closed than opened", [csv: "\(header)\n①baku,,2014,,,60,20,30\n"],
      reports: ["①: warning[closed-over-cases]"]),
    Mistake(
      "a place whose counts are those of the others, and nothing says that they lie in it",
      [
        "Content/places/land.md": "---\ntitle: Country\n---\n",
        csv: "\(header)\nbaku,,2014,,,60,,\nganja,,2014,,,30,,\n①land,,2014,,,90,,\n",
      ], reports: ["①: warning[parent-not-said]"]),
    Mistake(
      "a place that is called by another, and nothing says that it lies in it",
      [
        "Content/places/sabail.md": "---\ntitle: ①Baku, Sabail\n---\n",
        csv: "\(header)\nbaku,,2014,,,60,,\nsabail,,2014,,,30,,\n",
      ], reports: ["①: warning[parent-not-said]"]),
    Mistake(
      "a period after the day that the report speaks for",
      [csv: "\(header)\nbaku,,2016,,,60,,\n①baku,,2017,,,60,,\n"], reports: ["①: warning[cases-in-future]"]),
  ]

  @Test("what is odd is told, and the site is built", arguments: oddities)
  func odd(_ oddity: Mistake) async throws {
    let site = Self.site("")
    for (name, text) in oddity.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == oddity.expected)
    #expect(outcome.exitCode == .success)
  }

  @Test("with a limit of 0 or 1 nothing is hidden", arguments: [0, 1])
  func noLimit(limit: Int) async throws {
    let site = Self.site(Self.table, settings: "suppression: {cases: \(limit)}")
    #expect(try await site.run("build").exitCode == .success)
    #expect(site.folder.read("Output/data/cases.csv")?.contains("male,,6,0,,,,,not-reported") == true)
  }

  @Test("what is dated after the report's day is left out, and hides nothing of that day: it hides what comes with it")
  func later() async throws {
    // 2017 is 60, its first half 52 with 8 to come: on that day the year is hidden with the 8.
    let site = Self.site(
      "\(Self.header)\nbaku,,2017,,,60,,\nbaku,2017-01,2017-06,,,52,,\nbaku,2017-07,2017-12,,,8,,")
    #expect(try await site.run("build").exitCode == .success)
    let table = try #require(site.folder.read("Output/data/cases.csv"))
    #expect(table.contains("a,1,baku,2017-01,2017-06,,,,,52,,,,,not-reported,not-reported"))
    #expect(!table.contains("2017-12"))
    let settings = try #require(site.folder.read("Content/site.yaml"))
    site.folder.write(settings.replacing("as_of: 2017-08-31", with: "as_of: 2017-12-31"), to: "Content/site.yaml")
    #expect(try await site.run("build").exitCode == .success)
    let yearEnd = try #require(site.folder.read("Output/data/cases.csv"))
    #expect(yearEnd.contains("a,1,baku,,2017,,,,,,,,,hidden,not-reported,not-reported"))
    #expect(yearEnd.contains("a,2,baku,2017-01,2017-06,,,,,52,"))
    #expect(yearEnd.contains("a,3,baku,2017-07,2017-12,,,,,,,,,hidden,not-reported,not-reported"))
  }

  @Test("a set that waits or has expired decides for itself alone, and what readers saw of it counts")
  func otherDays() async throws {
    // 100 in all is out since 2014; the women's 95 and the men's 5 wait: neither hides what is out.
    let site = Self.site("\(Self.header)\nbaku,,2014,,,100,,")
    site.folder.write("---\ntitle: By sex\npublish_on: 2018-01-01\n---\n", to: "Content/cases/b.md")
    site.folder.write(
      "\(Self.header)\nbaku,,2014,,female,95,,\nbaku,,2014,,male,5,,\n", to: "Content/cases/b.csv")
    #expect(try await site.run("build").exitCode == .success)
    let before = try #require(site.folder.read("Output/data/cases.csv"))
    #expect(before.contains("a,1,baku,,2014,,,,,100,") && !before.contains("b,1"))
    #expect(try await site.run("build", "--publish-date", "2018-02-01").exitCode == .success)
    let after = try #require(site.folder.read("Output/data/cases.csv"))
    #expect(after.contains("a,1,baku,,2014,,,,,100,"))
    #expect(after.contains("b,1,baku,,2014,,,female,,,,,,hidden"))
    // The women's 95 were out until 2016; with them in hand the men's 5 must not be told by a total.
    site.folder.write("---\ntitle: By sex\nexpires_on: 2016-12-31\n---\n", to: "Content/cases/b.md")
    site.folder.write("\(Self.header)\nbaku,,2014,,female,95,,\n", to: "Content/cases/b.csv")
    site.folder.write("---\ntitle: Advice\npublish_on: 2017-01-01\n---\n", to: "Content/cases/a.md")
    #expect(try await site.run("build", "--publish-date", "2017-08-31").exitCode == .success)
    let expired = try #require(site.folder.read("Output/data/cases.csv"))
    #expect(expired.contains("a,1,baku,,2014,,,,,,,,,hidden") && !expired.contains("b,1"))
  }

  @Test("nothing is said to be unrecorded where a part is hidden, nor by its absence", arguments: [100, 120])
  func unrecorded(total: Int) async throws {
    let site = Self.site("\(Self.header)\nbaku,,2014,,,\(total),,\nbaku,,2014,,female,95,,\nbaku,,2014,,male,5,,")
    site.folder.remove("Themes/default")
    #expect(try await site.run("build", programFolder: checkout + "/Tests").exitCode == .success)
    #expect(site.folder.read("Output/cases/a/index.html")?.contains("Not recorded") == false)
  }

  @Test("small groups of participants are hidden where the site says so, with what would tell them")
  func participants() async throws {
    let site = Self.site("\(Self.header)\nbaku,,2014,,,30,,", settings: "suppression: {participants: 10}")
    site.folder.remove("Themes/default")
    site.folder.write("---\ntitle: P\nstart: 2012\n---\n", to: "Content/projects/p.md")
    site.folder.write(
      """
      ---
      title: Workshop
      project: p
      participants: [{count: 143}, {sex: female, count: 137}, {sex: male, count: 6}, {group: Judges, count: 0}]
      ---

      """, to: "Content/activities/w.md")
    #expect(try await site.run("build", programFolder: checkout + "/Tests").exitCode == .success)
    let page = try #require(site.folder.read("Output/activities/w/index.html"))
    #expect(page.contains("143") && page.contains("Women: hidden") && page.contains("Men: hidden"))
    #expect(page.contains("Judges: 0") && !page.contains("137"))
    #expect(page.contains("Counts from 1 to 9 are hidden"))
    site.folder.write(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n", to: "Content/site.yaml")
    #expect(try await site.run("build", programFolder: checkout + "/Tests").exitCode == .success)
    #expect(site.folder.read("Output/activities/w/index.html")?.contains("Women: 137") == true)
    #expect(site.folder.read("Output/activities/w/index.html")?.contains("are hidden") == false)
  }
}
