import TestSupport
import Testing

@testable import vitrine

/// Sites with schemes of their own, from files to pages.
@Suite struct SchemeSiteTests {
  /// The examples of Docs/schemes.md: the scheme's file, then an assessment by it.
  private static let documented = (TemporaryFolder.readFile(checkout + "/Docs/schemes.md") ?? "")
    .split(separator: "```yaml\n").dropFirst().map { String($0.prefix { $0 != "`" }) }

  /// A site in the default theme: a plan rated by the documented scheme, of which three commitments are by it and two by
  /// others.
  private func documentedSite() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n", to: "Content/site.yaml")
    folder.write(
      "---\ntitle: Plan\nkind: ogp\nstart: 2012-09\nend: 2015-12\nscheme: irm-2021\n---\n", to: "Content/plans/p.md")
    folder.write("---\ntitle: Council\nkind: ngo\n---\n", to: "Content/organisations/council.md")
    folder.write("---\ntitle: Ministry\nkind: government\n---\n", to: "Content/organisations/gov.md")
    folder.write(Self.documented.first ?? "", to: "Content/schemes/five-steps.yaml")
    func write(_ name: String, _ assessments: String) {
      folder.write("---\ntitle: \(name)\nplan: p\nend: 2015\n\(assessments)---\n", to: "Content/commitments/\(name).md")
    }
    func assessment(_ kind: String, _ ratings: String) -> String {
      "  - {date: 2016, by: \(kind == "government" ? "gov" : "council"), kind: \(kind), \(ratings)}\n"
    }
    write("a", Self.documented.last ?? "")
    write(
      "b",
      "assessments:\n" + assessment("government", "scheme: irm-2021, completion: complete")
        + assessment("independent", "scheme: five-steps, completion: half, weight: small"))
    write("c", "assessments:\n" + assessment("independent", "scheme: five-steps, completion: dropped"))
    write("d", "assessments:\n" + assessment("independent", "scheme: irm-2021, completion: limited"))
    write("e", "assessments:\n" + assessment("independent", "scheme: irm-2011, completion: limited"))
    return folder
  }

  private func build(_ folder: TemporaryFolder) async throws -> Outcome {
    guard case .build(let request) = try Command.parse(["build", "--strict", "--site", folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    let environment = Environment.test(in: folder.path, programFolder: checkout + "/Tests")
    return await Build(request: request, environment: environment).run()
  }

  /// What a page says: its text without tags, blanks joined.
  private func words(_ page: String?) -> String {
    var text = ""
    var isTag = false
    for character in page ?? "" {
      if character == "<" { isTag = true }
      text.append(isTag ? " " : character)
      if character == ">" { isTag = false }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("the documented scheme builds: boxes, mapped counts, columns, the method page, both languages")
  func documentedScheme() async throws {
    let folder = documentedSite()
    let outcome = try await build(folder)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")

    // The fourth of five levels: 60 · 3 / 3; a third of the way: 60 · 2 / 3.
    let plan = folder.read("Output/plans/p/index.html") ?? ""
    #expect(plan.contains("tile fill-60"))
    #expect(plan.contains("tile fill-40"))
    #expect(plan.contains("tile fill-withdrawn"))
    // By irm-2021: a is substantial; b, whose judge is the independent review, and d are limited. No mapping leads from
    // irm-2011; what was dropped is withdrawn by any scheme.
    let said = words(plan)
    for row in [
      "Substantial 1 20%", "Limited 2 40%", "Withdrawn 1 20%",
      "Limited (Reviewer’s scheme for plans to 2017) 1 20%", "All commitments 5 100%",
    ] { #expect(said.contains(row)) }
    let note =
      "Mapped from another scheme, as it declares: Nearly done (Five steps of the Open Council) as Substantial and "
      + "Half done (Five steps of the Open Council) as Limited."
    #expect(said.contains(note))
    #expect(said.contains("Potential for results"))

    let commitment = words(folder.read("Output/commitments/b/index.html"))
    #expect(commitment.contains("the government says complete (published in 2016;"))
    #expect(commitment.contains("The ratings use two schemes and are compared as mapped."))
    #expect(commitment.contains("Mapped to one, as the schemes declare: complete, limited. They differ: yes."))
    #expect(commitment.contains("Content/schemes/five-steps.yaml, line 10"))
    #expect(words(folder.read("Output/commitments/index.html")).contains("Complete (differs, as mapped)"))
    #expect(words(folder.read("Output/commitments/a/index.html")).contains("Plain language Yes"))
    #expect(words(folder.read("Output/az/commitments/a/index.html")).contains("demək olar ki, hazırdır"))

    let method = words(folder.read("Output/method/index.html"))
    #expect(
      method.contains("Open Council Step reached Nothing done, Begun, Half done, Nearly done (counts as high)"))
    // The codes stand in the tables; only the method page names them.
    #expect(method.contains("Reviewer’s scheme for plans to 2017 (irm-2011)"))
    #expect(method.contains("Small (Five steps of the Open Council) as Modest"))
    #expect(method.contains("“not-visited”: not reviewed"))
  }

  @Test("the documented scheme is in the tables, with a column for each of its variables")
  func tables() async throws {
    let folder = documentedSite()
    _ = try await build(folder)
    let assessments = readCSV(folder.read("Output/data/assessments.csv") ?? "")
    let first = try #require(assessments.first)
    #expect(first["scheme"] == "five-steps")
    #expect([first["completion"], first["weight"], first["plain_language"]] == ["nearly", "large", "yes"])
    #expect(first["relevant"] == "true")
    let commitments = readCSV(folder.read("Output/data/commitments.csv") ?? "")
    #expect(commitments.map { $0["completion"] } == ["nearly", "half", "dropped", "limited", "limited"])
    #expect(commitments.map { $0["high_completion"] } == ["true", "false", "false", "false", "false"])
    #expect(commitments.map { $0["ratings_conflict"] } == ["", "true", "", "", ""])
    #expect(readCSV(folder.read("Output/data/plans.csv") ?? "").map { $0["scheme"] } == ["irm-2021"])
  }

  @Test("a star by the documented scheme: all its conditions hold")
  func star() async throws {
    let folder = documentedSite()
    folder.write(
      "---\ntitle: Plan\nkind: ogp\nstart: 2012-09\nend: 2015-12\nscheme: five-steps\nstar_formula: \"2015\"\n---\n",
      to: "Content/plans/p.md")
    #expect(try await build(folder).exitCode == .success)
    let commitments = readCSV(folder.read("Output/data/commitments.csv") ?? "")
    #expect(commitments.map { $0["star"] } == ["true", "false", "", "", ""])
    let page = words(folder.read("Output/commitments/a/index.html"))
    #expect(page.contains("about openness: access to information or public participation"))
    #expect(words(folder.read("Output/plans/p/index.html")).contains("Rated with Five steps of the Open Council"))
  }

  static let mistakes: [Mistake] = [
    Mistake(
      "a scheme that there is not", ["Content/plans/p.md": plan("①own-stepz")], reports: ["①: error[unknown-value]"]),
    Mistake(
      "a label that the site's scheme does not have", ["Content/commitments/c.md": promise("completion: ①dnoe")],
      reports: ["①: error[unknown-label]"]),
    Mistake(
      "a variable that no scheme has", ["Content/commitments/c.md": promise("①wieght: light")],
      reports: ["①: error[unknown-key]"]),
    Mistake(
      "a variable of another scheme", ["Content/commitments/c.md": promise("specificity: ①high")],
      reports: ["①: error[not-in-scheme]"]),
    Mistake(
      "a fault in the scheme's file alone",
      [
        "Content/schemes/own.yaml":
          "variables: [{name: completion, labels: [{label: done}, {label: ①done}]}, {name: weight, labels: [{label: x}]}]\n",
        "Content/commitments/c.md": promise("completion: done"),
      ], reports: ["①: error[label-twice]"]),
    Mistake(
      "a scheme's file that is not YAML",
      ["Content/schemes/other.yaml": "title: ①\"T\n"], reports: ["①: error[unclosed-quote]"]),
    Mistake(
      "a file named like a built-in scheme", ["Content/schemes/irm-2011.yaml": "①" + scheme],
      reports: ["①: error[built-in-scheme]"]),
    Mistake(
      "a file in a folder below schemes", ["Content/schemes/old/steps.yaml": "①" + scheme],
      reports: ["①: error[misplaced-scheme]"]),
    Mistake(
      "a file with another ending", ["Content/schemes/steps.yml": "①" + scheme], reports: ["①: error[odd-file-name]"]),
    Mistake(
      "a file whose name has a capital letter", ["Content/schemes/Steps.yaml": "①" + scheme],
      reports: ["①: error[odd-file-name]"]),
  ]

  private static let scheme =
    "variables: [{name: completion, labels: [{label: idle}, {label: done}]}, {name: weight, labels: [{label: light}]}]\n"

  private static func plan(_ scheme: String) -> String {
    "---\ntitle: P\nkind: ogp\nstart: 2012\nend: 2015\nscheme: \(scheme)\n---\n"
  }

  private static func promise(_ ratings: String) -> String {
    "---\ntitle: P\nplan: p\nassessments: [{date: 2014, by: o, kind: independent, scheme: own, \(ratings)}]\n---\n"
  }

  private static func site() -> SmallSite {
    SmallSite([
      "Content/schemes/own.yaml": scheme, "Content/organisations/o.md": "---\ntitle: O\nkind: ngo\n---\n",
    ])
  }

  @Test("each mistake about schemes is told once, at its place, and nothing is written", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    let site = Self.site()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == mistake.expected)
    #expect(outcome.exitCode == .contentErrors)
    #expect(site.folder.read("Output/index.html") == nil)
  }

  @Test("a scheme that nobody uses is no mistake, and other files beside it are told")
  func unused() async throws {
    let site = Self.site()
    site.folder.write("About our schemes.", to: "Content/schemes/about.txt")
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.reports == ["Content/schemes/about.txt:1:1: note[not-published]"])
    #expect(outcome.exitCode == .success)
    #expect(site.folder.read("Output/schemes/about.txt") == nil)
    #expect(site.folder.read("Output/schemes/own.yaml") == nil)
  }
}
