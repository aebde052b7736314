import TestSupport
import Testing

@testable import vitrine

@Suite struct AcceptedWarningsTests {
  private static let outside =
    "---\ntitle: P\nplan: p\nend: 2014\nmilestones:\n  - {title: M, due: 2016}\n  - {title: N, due: 2017}\n"

  @Test("one acceptance covers every such warning of the record, and a strict build passes")
  func several() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": Self.outside + "accepted: [{message: milestone-outside, reason: So the plan.}]\n---\n"
    ])
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.exitCode == .success)
    #expect(
      outcome.reports == [
        "Content/commitments/c.md:6:21: note[milestone-outside]",
        "Content/commitments/c.md:7:21: note[milestone-outside]",
      ])
    #expect(outcome.messages.contains("= Accepted: So the plan."))
    #expect(site.folder.read("Output/index.html") != nil)
  }

  @Test("it covers those of its own record alone")
  func ownRecord() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": Self.outside + "accepted: [{message: milestone-outside, reason: R}]\n---\n",
      "Content/commitments/d.md": Self.outside + "---\n",
    ])
    let outcome = try await site.run("check", "--strict")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports.filter { $0.contains("error") }.allSatisfy { $0.hasPrefix("Content/commitments/d.md") })
  }

  @Test("a second acceptance of the same warning is told")
  func twice() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": Self.outside
        + "accepted:\n  - {message: milestone-outside, reason: R}\n  - {message: milestone-outside, reason: S}\n---\n"
    ])
    let reports = try await site.run("check").reports
    #expect(reports.filter { $0.contains("warning") } == ["Content/commitments/c.md:10:5: warning[accepted-twice]"])
  }

  @Test("a warning about the table beside a record is the record's")
  func table() async throws {
    let site = SmallSite([
      "Content/results/r.md": "---\ntitle: R\nproject: j\n---\n",
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/indicators/i.md":
        "---\ntitle: I\nresult: r\nunit: u\nkind: count\naggregation: latest\n"
        + "accepted: [{message: parts-differ-from-total, reason: So the source.}]\n---\n",
      "Content/indicators/i.csv": "to,value,sex\n2016,10,\n2016,4,female\n2016,5,male\n",
    ])
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.reports == ["Content/indicators/i.csv:2:1: note[parts-differ-from-total]"], "\(outcome.messages)")
    #expect(outcome.exitCode == .success)
  }

  @Test("a warning that comes up only when its page is made is accepted too, in a translation as well")
  func text() async throws {
    let text = "---\ntitle: P\nplan: p\naccepted: [{message: raw-html, reason: R}]\n---\nA <b>text</b>.\n"
    let site = SmallSite([
      "Content/commitments/c.md": text, "Content/commitments/c.az.md": "---\ntitle: P\n---\nA <b>text</b>.\n",
    ])
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(outcome.reports.allSatisfy { $0.hasSuffix("note[raw-html]") } && !outcome.reports.isEmpty)
    #expect(Set(outcome.reports.map { $0.prefix { $0 != ":" } }).count == 2)
    #expect(site.folder.read("Output/commitments/c/index.html") != nil)
  }

  @Test("an acceptance that fits nothing keeps a strict build from being written")
  func unused() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": "---\ntitle: P\nplan: p\naccepted: [{message: raw-html, reason: R}]\n---\nText.\n"
    ])
    let strict = try await site.run("build", "--strict")
    #expect(strict.exitCode == .contentErrors)
    #expect(strict.reports == ["Content/commitments/c.md:4:12: error[unused-acceptance]"])
    #expect(site.folder.read("Output/index.html") == nil)
    #expect(try await site.run("build").exitCode == .success)
  }

  @Test("while a row cannot be read, nobody is told that the acceptance of what it brings about fits nothing")
  func unread() async throws {
    let site = SmallSite([
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/indicators/i.md":
        "---\ntitle: I\nproject: j\nunit: u\nkind: count\naggregation: latest\n"
        + "accepted: [{message: parts-differ-from-total, reason: So the source.}]\n---\n",
      "Content/indicators/i.csv": "to,value,sex\n2016,10,\n2016,4,female\n2016,5,m\n",
    ])
    let outcome = try await site.run("build")
    #expect(outcome.reports == ["Content/indicators/i.csv:4:8: error[unknown-value]"])
  }

  @Test("the page says why, in the language of the reason")
  func page() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": Self.outside + "accepted: [{message: milestone-outside, reason: So the plan.}]\n---\n"
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build").exitCode == .success)
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains("<p>So the plan.</p>") == true)
    let translated = site.folder.read("Output/az/commitments/c/index.html")
    #expect(translated?.contains("<p><span lang=\"en\">So the plan.</span></p>") == true)
  }

  @Test("a translation gives the reason in its language")
  func translatedReason() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": Self.outside
        + "accepted: [{message: milestone-outside, reason: So the plan.}]\n---\n",
      "Content/commitments/c.az.md":
        "---\ntitle: V\naccepted:\n  - {message: milestone-outside, reason: Plan belədir.}\n---\n",
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains("<p>So the plan.</p>") == true)
    #expect(site.folder.read("Output/az/commitments/c/index.html")?.contains("<p>Plan belədir.</p>") == true)
  }

  @Test(
    "a reason for nothing that the record accepts is an error, and so is data in it",
    arguments: [
      ("[{message: raw-html, reason: S}]", "4:12: error[translates-nothing]"),
      ("[{message: milestone-outside, reason: S}, {reason: T}]", "4:53: error[translates-twice]"),
      ("[{message: milestone-outside, reason: S, until: 2015}]", "4:52: error[unknown-key]"),
    ])
  func faultyReason(translation: String, report: String) async throws {
    let site = SmallSite([
      "Content/commitments/c.md": Self.outside + "accepted: [{message: milestone-outside, reason: R}]\n---\n",
      "Content/commitments/c.az.md": "---\ntitle: V\nsummary: S\naccepted: \(translation)\n---\n",
    ])
    let reports = try await site.run("check").reports.filter { $0.contains("error") }
    #expect(reports == ["Content/commitments/c.az.md:" + report])
  }
}
