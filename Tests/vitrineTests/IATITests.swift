import Foundation
import TestSupport
import Testing

@testable import vitrine

@Suite struct IATITests {
  private static let files = [
    "Content/site.yaml":
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\npublisher: P & Q\n"
      + "contact: {phone: \"+994 12 000 00 00, 113\"}\n",
    "Content/organisations/ta.md": "---\ntitle: TA\nkind: ngo\nidentifier: AZ-1\n---\n",
    "Content/organisations/fund.md": "---\ntitle: Fund\nkind: funder\nidentifier: US-GOV-1\n---\n",
    "Content/places/baku.md": "---\ntitle: Baku\npoint: [40.41, 49.87]\n---\n",
    "Content/projects/p.md": """
    ---
    title: Project
    start: 2012-09
    end: 2016-08-31
    status: completed
    funder: fund
    budget: {amount: 1000, currency: USD}
    spent: {amount: 999.50, currency: USD, to: 2016-08}
    partners: [{organisation: fund, role: adviser, from: 2013}]
    iati: {identifier: AZ-1-P, sector: "15113", country: AZ, parent: US-GOV-1-7, commitments: [c]}
    evidence: [{title: Report, url: "https://a-site.test/ü/report.pdf"}]
    updated: 2017-08
    ---
    """,
    "Content/projects/p.az.md": "---\ntitle: Layihə\n---\n",
    "Content/projects/q.md":
      "---\ntitle: Q\nstart: 2018\niati: {identifier: AZ-1-Q, sector: \"15113\", country: AZ, parent: AZ-1-P}\n---\n",
    "Content/projects/r.md": "---\ntitle: R\nstart: 2014\niati: {identifier: AZ-1-R, sector: x}\n---\n",
    "Content/results/empty.md": "---\ntitle: E\nproject: p\n---\n",
    "Content/results/r.md": "---\ntitle: R\nproject: p\nlevel: outcome\n---\n",
    "Content/indicators/i.md": """
    ---
    title: I
    result: r
    unit: people
    kind: count
    aggregation: sum
    direction: rising
    baseline: {date: 2012-08-31, value: 0}
    targets: [{date: 2014-08-31, value: 100}]
    observations:
      - {from: 2012-09-01, to: 2013-08-31, value: 50, note: "<first>"}
      - {from: 2012-09-01, to: 2013-08-31, value: 20, sex: female, place: baku}
      - {from: 2013-09-01, to: 2014-08-31, value: no-data}
    ---
    """,
    "Content/indicators/l.md":
      "---\ntitle: L\nproject: p\nunit: level\nkind: level\nlevels: [low, high]\n"
      + "observations: [{to: 2014-03, value: high}]\n---\n",
  ]

  private static let parts = [
    #"<iati-activity xml:lang="en" default-currency="USD" last-updated-datetime="2017-08-31T00:00:00Z">"#,
    #"<reporting-org ref="AZ-1" type="22">"#,
    "<narrative>Project</narrative>\n   <narrative xml:lang=\"az\">Layihə</narrative>",
    #"<participating-org role="1" ref="US-GOV-1" activity-id="US-GOV-1-7">"#,
    #"<activity-status code="4"/>"#,
    "<activity-date type=\"2\" iso-date=\"2012-09-01\">\n   <narrative>2012-09</narrative>",
    #"<activity-date type="4" iso-date="2016-08-31"/>"#, "<telephone>113</telephone>",
    "<narrative>P &amp; Q</narrative>",
    #"<location ref="baku">"#, "<pos>40.41 49.87</pos>",
    #"<tag vocabulary="99" vocabulary-uri="https://a-site.test/data/commitments.csv" code="c">"#,
    #"<transaction-type code="4"/>"#, #"<value currency="USD" value-date="2016-08-31">999.50</value>"#,
    #"<document-link url="https://a-site.test/%C3%BC/report.pdf" format="application/pdf">"#,
    #"<related-activity ref="US-GOV-1-7" type="1"/>"#, #"<related-activity ref="AZ-1-Q" type="2"/>"#,
    #"<result type="2" aggregation-status="1">"#,
    #"<indicator measure="1" ascending="1" aggregation-status="1">"#, "<narrative>&lt;first&gt;</narrative>",
    "<actual value=\"20\">\n      <location ref=\"baku\"/>\n      <dimension name=\"sex\" value=\"female\"/>",
    // The target is of all days since the baseline.
    "<period-end iso-date=\"2014-08-31\"/>\n     <target value=\"100\"/>",
    "<actual value=\"2\">\n      <comment>\n       <narrative>high</narrative>",
    #"<activity-date type="1" iso-date="2018-01-01">"#,
  ]

  @Test("projects go out in the standard's words, and what has no place in it is told")
  func written() async throws {
    let site = SmallSite(Self.files)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let file = try #require(site.folder.read("Output/data/iati.xml"))
    for part in Self.parts { #expect(file.contains(part), "\(part)") }
    // 1461 days in four periods.
    #expect(file.components(separatedBy: "<budget ").count == 5)
    #expect(!file.contains("AZ-1-R"))
    #expect(
      outcome.messages.contains(
        "leaves out: 1 role of a partner that is none of the standard's, 1 time of a partner, 1 result without an "
          + "indicator, 1 figure that is missing or hidden."))
    #expect(outcome.messages.contains("since `iati` lacks `sector` of five digits, `country`."))
  }

  @Test(
    "an empty block is told what it lacks, where it stands; one that an editor left empty, or nothing, is none",
    arguments: [("iati: {}", true), ("iati:", false), ("iati: {identifier: \"\", sector: ~}", false)])
  func empty(block: String, isTold: Bool) async throws {
    let site = SmallSite(["Content/projects/empty.md": "---\ntitle: Empty\nstart: 2015\n\(block)\n---\n"])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let told =
      "Content/projects/empty.md:4:7: note[not-in-iati]: The project is not in data/iati.xml, since `iati` lacks "
    #expect(
      outcome.messages.contains(told + "`identifier`, `sector` of five digits, `country`, a `reporting_org`") == isTold,
      "\(outcome.messages)")
    #expect(outcome.messages.contains("iati") == isTold)
    #expect(site.folder.read("Output/data/iati.xml") == nil)
  }

  @Test("a commitment that is invented is no tag, since the table of the tags has it not")
  func inventedCommitment() async throws {
    var files = Self.files
    files["Content/commitments/c.md"] = "---\ntitle: Promise\nplan: p\nillustrative: true\n---\n"
    let site = SmallSite(files)
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let file = try #require(site.folder.read("Output/data/iati.xml"))
    #expect(file.contains("AZ-1-P") && !file.contains("<tag "))
  }

  @Test("the title of a page is in its language where it is translated, and else says no language but its own")
  func titles() async throws {
    let site = SmallSite(Self.files)
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let file = try #require(site.folder.read("Output/data/iati.xml"))
    let page = "<document-link url=\"https://a-site.test/az/projects/"
    let title = " format=\"text/html\">\n   <title>\n    <narrative"
    #expect(file.contains(page + "p/\"" + title + " xml:lang=\"az\">Layihə</narrative>\n   </title>"))
    #expect(file.contains(page + "q/\"" + title + ">Q</narrative>\n   </title>"))
  }

  @Test("a site without such a project has no such file")
  func none() async throws {
    let site = SmallSite()
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    #expect(site.folder.read("Output/data/iati.xml") == nil)
  }

  @Test("what the standard's own rules refuse is told")
  func refused() async throws {
    let settings = "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en]\n"
    func project(_ reference: String) -> String { "---\ntitle: P\nstart: 2014\niati: {\(reference)}\n---\n" }
    let site = SmallSite([
      "Content/site.yaml": settings,
      "Content/organisations/ta.md": "---\ntitle: TA\nkind: ngo\nidentifier: AZ-1\n---\n",
      "Content/projects/a.md": project("identifier: AZ-1-P, sector: \"15113\", country: AZ"),
      "Content/projects/b.md": project("identifier: AZ-1-B C?, sector: \"15113\", country: AZ, parent: US/1"),
      "Content/projects/c.md": project("identifier: AZ-1-C, sector: \"99999\", country: AZ"),
    ])
    #expect(
      try await site.run("check").reports == [
        "Content/projects/b.md:4:20: warning[odd-activity-identifier]",
        "Content/projects/b.md:4:69: warning[odd-activity-identifier]",
        "Content/projects/c.md:4:36: warning[unknown-sector]",
      ])
    site.folder.write(project("identifier: AZ-1-P, sector: \"15113\", country: AZ"), to: "Content/projects/c.md")
    site.folder.write(project("identifier: AZ-1-B, sector: \"15113\", country: AZ"), to: "Content/projects/b.md")
    #expect(try await site.run("check").reports == ["Content/projects/c.md:4:20: error[activity-twice]"])
  }

  @Test("a page in a language that the standard's list has not is told without it")
  func threeLetters() async throws {
    let site = SmallSite([
      "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, gsw]\n",
      "Content/organisations/ta.md": "---\ntitle: TA\nkind: ngo\nidentifier: AZ-1\n---\n",
      "Content/projects/p.md":
        "---\ntitle: P\nstart: 2014\niati: {identifier: AZ-1-P, sector: \"15113\", country: AZ}\n---\n",
    ])
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let file = try #require(site.folder.read("Output/data/iati.xml"))
    #expect(file.contains(#"<language code="en"/>"#) && !file.contains(#"<language code="gsw"/>"#))
  }

  @Test("a country is two capital letters, and what was meant is told")
  func country() async throws {
    let site = SmallSite(["Content/projects/p.md": "---\ntitle: P\nstart: 2014\niati: {country: az}\n---\n"])
    let outcome = try await site.run("check")
    #expect(outcome.messages.contains("error[not-a-country-code]"))
    #expect(outcome.messages.contains("Did you mean `AZ`?"))
  }
}
