import TestSupport
import Testing

@testable import vitrine

/// What can be wrong in the CSV beside an indicator, each told at its cell.
@Suite struct IndicatorTableTests {
  /// - Parameter fields: Further ones, each with its line end.
  private static func indicator(_ fields: String = "") -> String {
    let common = "title: I\nproject: j\nunit: people\nkind: count\naggregation: latest\nexpects: [sex, disability]\n"
    return "---\n\(common)\(fields)---\n"
  }

  private static func table(
    _ description: String, _ rows: String, revisions: String? = nil, reports: [String]
  ) -> Mistake {
    var files = [
      "Content/indicators/i.md": indicator(), "Content/indicators/i.csv": rows,
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
    ]
    files["Content/indicators/i.revisions.csv"] = revisions
    return Mistake(description, files, reports: reports)
  }

  /// Mistakes in the table of revisions, beside figures of two years, one of them by disability.
  private static func revisions(_ description: String, _ revisions: String, reports: [String]) -> Mistake {
    table(
      description, "to,disability,value\n2013,,5\n2014,,30\n2014,none,20\n2014,some,10\n", revisions: revisions,
      reports: reports)
  }

  static let mistakes: [Mistake] = [
    table("a thousands comma", "to,value\n2014,①\"1,000\"\n", reports: ["①: error[not-a-number]"]),
    table("a decimal comma", "to,value\n2014,①\"16,2\"\n", reports: ["①: error[not-a-number]"]),
    table("a per cent sign", "to,value\n2014,①50%\n", reports: ["①: error[not-a-number]"]),
    table("words where there is no figure", "to,value\n2014,①N/A\n", reports: ["①: error[not-a-number]"]),
    table("text where a number belongs", "to,value\n2014,①many\n", reports: ["①: error[not-a-number]"]),
    table("an empty figure is not 0", "to,value\n2013,1\n①2014,\n", reports: ["①: error[no-figure]"]),
    table("an empty date", "to,value\n①,1\n", reports: ["①: error[missing-field]"]),
    table("a date in local style", "to,value\n①31.12.2014,1\n", reports: ["①: error[not-a-date]"]),
    table(
      "a dimension that is not known, told once", "to,①gender,value\n2013,f,1\n2014,f,2\n",
      reports: ["①: error[unknown-key]"]),
    table(
      "a breakdown that is misspelt, whose parts are no totals for that", "to,①disabilty,value\n2013,,1\n2013,none,1\n",
      revisions: "to,disability,date,kind,old,reason\n2013,none,2016,correction,8,R\n",
      reports: ["①: error[unknown-key]"]),
    table(
      "a row twice by a breakdown of its own", "to,disability,value\n2016,none,1\n①2016,none,2\n2016,some,2\n",
      reports: ["①: error[duplicate-observation]"]),
    table("two columns of one name", "to,value,①value\n2014,1,2\n", reports: ["①: error[duplicate-column]"]),
    table("a column without a name", "to,value,①\n2014,1,x\n", reports: ["①: error[column-without-name]"]),
    table("a row twice", "to,sex,value\n2016,female,1\n①2016,female,1\n", reports: ["①: error[duplicate-observation]"]),
    table(
      "a sex as people write it, in three rows: told once, and no two figures for one part",
      "to,sex,value\n2013,①m,1\n2013,m,2\n2014,m,3\n2014,female,3\n", reports: ["①: error[unknown-value]"]),
    table(
      "a place that is not there, in rows that are then no totals",
      "to,place,value\n2014,①bakku,1\n2014,bakku,2\n2014,,9\n2014,②gence,2\n",
      reports: ["①: error[dangling-reference]", "②: error[dangling-reference]"]),
    table(
      "bad dates and values, whose rows are no parts of anything",
      "to,disability,value\n2013,,9\n2013,none,①3 people\n2013,some,4\n②2013-13,none,4\n2014,none,4\n2014,some,4\n",
      reports: ["①: error[not-a-number]", "②: error[not-a-date]"]),
    table(
      "labels that differ in what nobody sees, told once for all their rows",
      "to,disability,value\n2013,none,1\n2013,some,1\n2014,①None ,1\n2015,None ,1\n2015,②n\u{200B}one,2\n",
      reports: ["①: error[same-label]", "②: error[same-label]"]),
    table(
      "an age that a spreadsheet made", "to,age,value\n2014,①14-Oct,1\n2015,14-Oct,1\n2014,②45000,2\n",
      reports: ["①: error[spreadsheet-label]", "②: error[spreadsheet-label]"]),
    table(
      "ages that overlap, beside a row that cannot be read",
      "to,age,sex,value\n2014,10-19,,3\n2014,①15+,,3\n2014,20+,,3\n2014,,②men,3\n",
      reports: ["①: warning[overlapping-ages]", "②: error[unknown-value]"]),
    table("no column of dates", "①value\n1\n2\n", reports: ["①: error[missing-field]"]),
    table("no column of figures", "①to,sex\n2013,male\n2014,male\n", reports: ["①: error[no-figure]"]),
    table("a column of dates that is misspelt", "①too,value\n2013,1\n2014,2\n", reports: ["①: error[unknown-key]"]),
    table(
      "a misspelt column of figures in more rows than mistakes are told of",
      "to,①vlaue\n" + String(repeating: "2013,1\n", count: 600), reports: ["①: error[unknown-key]"]),
    table("a place that is not there", "to,place,value\n2014,①baku,1\n", reports: ["①: error[dangling-reference]"]),
    table("a period that runs backwards", "from,to,value\n①2014,2013,1\n", reports: ["①: error[end-before-start]"]),
    table("a cell too few", "to,sex,value\n①2014,1\n", reports: ["①: error[wrong-cell-count]"]),
    table("a cell too many", "to,value\n①2014,1,2\n", reports: ["①: error[wrong-cell-count]"]),
    table(
      "a revision, which has no place in a table", "to,value,①revisions\n2014,1,was 2\n",
      reports: ["①: error[not-a-group]"]),
    revisions(
      "a revision of a period that has no figure", "to,date,kind,old,reason\n①2015,2016,correction,8,R\n",
      reports: ["①: error[revision-of-nothing]"]),
    revisions(
      "a revision of a part that has no figure",
      "to,disability,date,kind,old,reason\n2014,none,2016,correction,8,R\n①2014,other,2016,correction,8,R\n",
      reports: ["①: error[revision-of-nothing]"]),
    revisions(
      "a revision of an unknown kind", "to,date,kind,old,reason\n2014,2016,①corection,8,R\n",
      reports: ["①: error[unknown-value]"]),
    revisions(
      "a column that is not known, told once",
      "to,date,kind,old,①raeson\n2014,2016,correction,8,R\n2013,2016,correction,8,R\n",
      reports: ["①: error[unknown-key]"]),
    revisions(
      "a misspelt breakdown, whose revision is not the total's",
      "to,①disabilty,date,kind,old,new,reason\n2014,none,2016,correction,8,20,R\n",
      reports: ["①: error[unknown-key]"]),
    revisions(
      "an old figure that is none, a date in local style",
      "to,date,kind,old,reason\n2014,①31.12.2016,correction,②about 8,R\n",
      reports: ["①: error[not-a-date]", "②: error[not-a-number]"]),
    revisions(
      "an old figure that is missing is not 0", "to,date,kind,old,reason\n①2014,2016,correction,,R\n",
      reports: ["①: error[no-figure]"]),
    revisions(
      "a revision without its reason", "to,date,kind,old,reason\n①2014,2016,correction,8,\n",
      reports: ["①: error[missing-field]"]),
    revisions(
      "a new figure that is not the row's", "to,date,kind,old,new,reason\n2014,2016,correction,28,①29,R\n",
      reports: ["①: error[new-against-next]"]),
    revisions(
      "revisions whose dates are out of order: each new figure is the next one's old one",
      "to,date,kind,old,new,reason\n2014,2016,revision,25,①28,R\n2014,2015,revision,28,②30,R\n",
      reports: ["①: error[new-against-next]", "②: error[new-against-next]"]),
    table(
      "a figure that cannot be read, and its revision", "to,value\n2013,1\n①x,2\n",
      revisions: "to,date,kind,old,reason\n2014,2016,correction,8,R\n", reports: ["①: error[not-a-date]"]),
  ]

  @Test("one wrong code is told once for all its rows, with their number")
  func manyRows() async throws {
    let rows = (0..<1_396).map { "20\(10 + $0 % 15),bakku,\($0)\n" }.joined()
    let site = SmallSite([
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n", "Content/indicators/i.md": Self.indicator(),
      "Content/indicators/i.csv": "to,place,value\n" + rows,
    ])
    let outcome = try await site.run("check")
    let errors = outcome.reports.filter { $0.contains("error") }
    #expect(errors == ["Content/indicators/i.csv:2:6: error[dangling-reference]"])
    #expect(outcome.messages.contains("there is no such record in places; it stands in 1396 rows."))
  }

  /// The same indicator twice: all of it in front matter, and its figures and revisions in tables.
  private static let inFrontMatter = [
    "Content/indicators/i.md": indicator(
      """
      observations:
        - {to: 2013, value: 5}
        - to: 2014
          value: 30
          note: Third edition.
          revisions:
            - {date: 2016, old: 28, kind: revision, reason: Third edition.}
            - {date: 2015-03, old: 25, kind: correction, reason: A page was missing.}
        - to: 2014
          value: 20
          disability: none
          revisions: [{date: 2016, old: 19, kind: revision, reason: Third edition.}]
        - {to: 2014, value: 9, disability: some}
        - {to: 2014, value: 4, sex: female, disability: some}

      """)
  ]
  private static let inTables = [
    "Content/indicators/i.md": indicator(),
    "Content/indicators/i.csv": """
    to,sex,disability,value,note
    2013,,,5,
    2014,,,30,Third edition.
    2014,,none,20,
    2014,,some,9,
    2014,female,some,4,

    """,
    // By figure, not by date; what the figure became may be said, and only where it is known.
    "Content/indicators/i.revisions.csv": """
    to,disability,date,kind,old,new,reason
    2014,,2016,revision,28,30,Third edition.
    2014,none,2016,revision,19,,Third edition.
    2014,,2015-03,correction,25,28,A page was missing.

    """,
  ]

  @Test(
    "figures, breakdowns and revisions are the same in front matter and in tables, on any day",
    arguments: [
      // The newest total, its revisions by then, and by disability: 25 − (19 + 9), 28 − 28, 30 − 29.
      ("2015-03-30", "25", 0), ("2015-03-31", "28", 1), ("2016-12-31", "30", 3),
    ])
  func sameSite(asOf: String, value: String, revisions: Int) async throws {
    var sites: [SmallSite] = []
    for files in [Self.inFrontMatter, Self.inTables] {
      let site = SmallSite(files)
      site.folder.write("---\ntitle: J\nstart: 2012\n---\n", to: "Content/projects/j.md")
      site.folder.write(
        """
        {% extends "base.html" %}{% block main %}{% for row in indicator.observations %}
        {{ row.value }}{% for part in row.breakdowns %} {{ part.key }}={{ part.text }}{% endfor %}
        {%- for revision in row.revisions | default([]) %} was {{ revision.old }}{% endfor %}
        {% endfor %}{% for row in view.series.rows %}{{ row.part | default("-") }}: {{ row.value }}
        {% endfor %}{% for change in view.changes %}{{ change.figure }}: {{ change.old }} {{ change.new }}
        {% endfor %}{% endblock %}
        """, to: "Themes/default/templates/indicator.html")
      let outcome = try await site.run("build", "--as-of", asOf)
      #expect(outcome.exitCode == .success, "\(outcome.messages)")
      sites.append(site)
    }
    for name in ["data/observations.csv", "data/revisions.csv", "data/indicators.csv", "indicators/i/index.html"] {
      let (one, other) = (sites[0].folder.read("Output/" + name), sites[1].folder.read("Output/" + name))
      #expect(one != nil && one == other, "\(name)")
    }
    let folder = sites[1].folder
    let observations = readCSV(folder.read("Output/data/observations.csv") ?? "")
    #expect(folder.read("Output/data/observations.csv")?.contains("place,sex,age,disability,note") == true)
    #expect(observations[1]["value"] == value)
    #expect(observations.map { $0["disability"] ?? "" } == ["", "", "none", "some", "some"])
    #expect(readCSV(folder.read("Output/data/revisions.csv") ?? "").count == revisions)
    #expect(folder.read("Output/indicators/i/index.html")?.contains("disability=none") == true)
  }

  @Test("a warning about the table of revisions is the record's, which may accept it")
  func accepted() async throws {
    var files = Self.inTables
    files["Content/indicators/i.md"] = Self.indicator(
      "accepted: [{message: revision-in-future, reason: R}]\n")
    files["Content/indicators/i.csv"] = "to,value\n2014,30\n"
    files["Content/indicators/i.revisions.csv"] = "to,date,kind,old,reason\n2014,2018,revision,28,R\n"
    files["Content/projects/j.md"] = "---\ntitle: J\nstart: 2012\n---\n"
    let outcome = try await SmallSite(files).run("check")
    #expect(
      outcome.reports.filter { !$0.contains("absent") && !$0.contains("translat") } == [
        "Content/indicators/i.revisions.csv:2:6: note[revision-in-future]"
      ])
  }

  @Test("each mistake is told once, at its cell, and nothing is written", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == mistake.expected)
    #expect(site.folder.read("Output/index.html") == nil)
  }
}
