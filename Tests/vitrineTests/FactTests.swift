import TestSupport
import Testing

@testable import vitrine

/// What a record's page states under a label says what is true of it.
@Suite struct FactTests {
  @Test(
    "what was paid out is told as that, and is no budget",
    arguments: [
      ("spent: {amount: 1500, currency: USD}", "USD 1,500</dd>", "1500,USD,"),
      ("spent: {amount: 1500, currency: USD, to: 2016-06-30}", "USD 1,500 by 30 June 2016</dd>", "1500,USD,2016-06-30"),
    ])
  func spent(field: String, said: String, cells: String) async throws {
    let site = SmallSite(["Content/projects/j.md": "---\ntitle: J\nstart: 2012\n\(field)\n---\n"])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/projects/j/index.html"))
    #expect(page.contains("<dt>Paid out</dt>") && page.contains(said), "\(page)")
    let table = try #require(site.folder.read("Output/data/projects.csv"))
    #expect(table.contains("budget_amount,budget_currency,spent_amount,spent_currency,spent_to"))
    #expect(table.contains(",,\(cells),"), "\(table)")
  }

  @Test("a promised breakdown that is not given is said not to be")
  func promised() async throws {
    let site = SmallSite([
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/indicators/i.md":
        "---\ntitle: I\nproject: j\nunit: people\nkind: score\nexpects: [sex, age]\n"
        + "observations: [{to: 2014, value: 3}, {to: 2014, value: 2, sex: female}]\n---\n",
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build").exitCode == .success)
    let page = try #require(site.folder.read("Output/indicators/i/index.html"))
    #expect(page.contains("sex, age (not given)"), "\(page)")
  }

  @Test("a field that declares itself a fact stands on the page, in the table and in the schema, where it is given")
  func declared() async throws {
    let site = SmallSite([
      "Content/organisations/a.md": "---\ntitle: A\nkind: ngo\nidentifier: XM-DAC-302-1\n---\n",
      "Content/organisations/b.md": "---\ntitle: B\nkind: ngo\n---\n",
      "Themes/default/templates/organisation.html":
        "{% for fact in view.facts %}{{ fact.label }}: {{ fact.values[0].text }}\n{% endfor %}",
      "Themes/default/strings/en.yaml": "language: {name: L}\nfact: {identifier: Identifier}\n",
    ])
    #expect(try await site.run("build").exitCode == .success)
    #expect(site.folder.read("Output/organisations/a/index.html") == "Identifier: XM-DAC-302-1\n")
    #expect(site.folder.read("Output/organisations/b/index.html") == "")
    let rows = readCSV(site.folder.read("Output/data/organisations.csv") ?? "")
    #expect(rows.map { $0["identifier"] } == ["XM-DAC-302-1", ""])
  }
}
