import Exact
import FrontMatter
import Manual
import TestSupport
import Testing

@testable import vitrine

@Suite struct NewTests {
  private static let records = FileKind.all.filter { $0.collection != nil }

  /// Runs `vitrine new` in a site with one record at least of each collection that others name.
  private static func site(_ files: [String: String] = [:]) -> SmallSite {
    SmallSite(
      [
        "Content/projects/one.md": "---\ntitle: One\nstart: 2012\n---\n",
        "Content/results/change.md": "---\ntitle: Change\nproject: one\n---\n",
      ].merging(files) { $1 })
  }

  private static func run(_ site: SmallSite, _ arguments: [String], typist: Typist? = nil) throws -> Outcome {
    guard case .new(let request) = try Command.parse(["new"] + arguments + ["--site", site.folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    var environment = typist?.environment(in: site.folder.path) ?? Environment.test(in: site.folder.path)
    environment.today = Day(year: 2017, month: 5, day: 4) ?? environment.today
    return New(request: request, environment: environment).run()
  }

  /// What somebody answers to the questions of each kind.
  private static let answers: [String: [String]] = [
    "project": ["2014-06"], "plan": ["1", "2014", "2016-12"], "organisation": ["ngo"], "event": ["2014-06-30"],
    "indicator": ["people", "count"],
  ]

  @Test(
    "a new record of each kind passes the check when its questions are answered, by its singular and its plural",
    arguments: records.map(\.name), [true, false])
  func kinds(name: String, isPlural: Bool) async throws {
    let kind = try #require(Self.records.first { $0.name == name })
    let site = Self.site()
    let typist = Typist(Self.answers[name] ?? [])
    let outcome = try Self.run(site, [isPlural ? kind.collection ?? "" : name, "Three & more: #1"], typist: typist)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let path = "Content/\(kind.collection ?? "")/three-more-1.md"
    #expect(outcome.data.hasPrefix("\(path) was made.\nOpen it"), "\(outcome.data)")
    #expect(typist.left == [], "\(typist.questions)")
    #expect(typist.questions.count == Self.answers[name]?.count ?? 0, "\(typist.questions)")
    let checked = try await site.run("check", "--strict")
    #expect(checked.exitCode == .success, "\(checked.messages)")
    let text = try #require(site.folder.read(path))
    for field in kind.group.fields where field.declaringKey == nil {
      #expect(text.contains("\n# \(field.about)\n"), "\(field.key)")
      #expect(text.contains("\n\(field.key):") || text.contains("\n#\(field.key):"), "\(field.key)")
    }
  }

  @Test("without a terminal what is needed and not known is marked, and the check tells it in its usual words")
  func marked() async throws {
    let site = Self.site(["Content/plans/q.md": "---\ntitle: Q\nkind: ogp\nstart: 2016\nend: 2018\n---\n"])
    let outcome = try Self.run(site, ["commitment", "Promise two"])
    #expect(
      outcome.data
        == "Content/commitments/promise-two.md was made.\nStill to be filled in: `plan` (line 11).\n"
        + "Open it, write its text, then run: vitrine check\n")
    let text = try #require(site.folder.read("Content/commitments/promise-two.md"))
    #expect(
      text.contains(
        """
        # FILL IN. The plan that holds it.
        # What may stand there: the name of a file in Content/plans, without .md
        # There are: p, q
        plan:

        """))
    #expect(try await site.run("check").reports.contains("Content/commitments/promise-two.md:11:1: error[empty-field]"))
  }

  @Test("where there is no record to name, the file says how to begin one")
  func noneYet() async throws {
    let site = Self.site()
    site.folder.remove("Content/plans")
    site.folder.remove("Content/commitments")
    let typist = Typist(["x"])
    let outcome = try Self.run(site, ["commitment", "Promise"], typist: typist)
    #expect(outcome.data.contains("`plan` (line ") && typist.questions == [])
    let text = try #require(site.folder.read("Content/commitments/promise.md"))
    #expect(text.contains("# There is none yet: vitrine new plan\nplan:\n"))
  }

  @Test(
    "what can be known is filled in, and no invented record is named",
    arguments: [
      ("news", "date: 2017-05-04"), ("commitment", "plan: p"), ("result", "project: one"),
      ("indicator", "result: change"),
    ])
  func known(kind: String, line: String) throws {
    let site = Self.site([
      "Content/plans/example.md": "---\ntitle: E\nkind: ogp\nstart: 2012\nend: 2015\nillustrative: true\n---\n"
    ])
    let outcome = try Self.run(site, [kind, "New"])
    let path = try #require(outcome.data.split(separator: " ").first)
    #expect(site.folder.read(String(path))?.contains("\n\(line)\n") == true)
  }

  @Test("where the only record is an invented one, nothing is filled in")
  func illustrative() throws {
    let site = Self.site([
      "Content/plans/p.md": "---\ntitle: P\nkind: ogp\nstart: 2012\nend: 2015\nillustrative: true\n---\n"
    ])
    #expect(try Self.run(site, ["commitment", "New"]).data.contains("Still to be filled in: `plan` (line "))
    #expect(site.folder.read("Content/commitments/new.md")?.contains("# There are: p\nplan:\n") == true)
  }

  @Test("an indicator of a site without results belongs to its project")
  func alternatives() throws {
    let site = Self.site()
    site.folder.remove("Content/results")
    _ = try Self.run(site, ["indicator", "New"])
    let text = try #require(site.folder.read("Content/indicators/new.md"))
    #expect(text.contains("\nproject: one\n") && text.contains("\n#result: "))
  }

  @Test("a list is chosen from by number, name or title, in vain until the answer is of it; what follows is asked too")
  func asked() async throws {
    let site = Self.site(["Content/results/second.md": "---\ntitle: Second thing\nproject: one\n---\n"])
    let typist = Typist(["9", "Secnd", "second THING", "points", "LEVEL", "low ,  medium,high"])
    let outcome = try Self.run(site, ["indicator", "New"], typist: typist)
    #expect(outcome.exitCode == .success && typist.left == [])
    let asked = typist.questions
    #expect(asked[0].contains("  1  change: Change\n  2  second: Second thing\nresult (empty: later): "), "\(asked[0])")
    #expect(asked[1].contains("`result` must be `change` or `second`, but here it is `9`."), "\(asked[1])")
    #expect(asked[2].contains("Did you mean `second`?"), "\(asked[2])")
    #expect(asked[5].contains("levels"), "\(asked)")
    let text = try #require(site.folder.read("Content/indicators/new.md"))
    for line in ["result: second", "unit: points", "kind: level", "levels: [low, medium, high]"] {
      #expect(text.contains("\n\(line)\n"), "\(text)")
    }
    #expect(try await site.run("check", "--strict").exitCode == .success)
  }

  @Test("of many records a few are shown, and any can be named")
  func many() throws {
    let site = Self.site()
    for number in 1...30 { site.folder.write("---\ntitle: T\(number)\n---\n", to: "Content/results/r\(number).md") }
    let typist = Typist(["25", "t30", "people", "count"])
    _ = try Self.run(site, ["indicator", "New"], typist: typist)
    #expect(typist.questions[0].contains("  and 11 more\nresult"), "\(typist.questions[0])")
    #expect(site.folder.read("Content/indicators/new.md")?.contains("\nresult: r30\n") == true)
  }

  @Test("an empty answer leaves a field for later, the end of the input all that are left")
  func later() throws {
    let site = Self.site()
    let outcome = try Self.run(site, ["plan", "New"], typist: Typist(["", "soon", "2014"]))
    #expect(outcome.data.contains("Still to be filled in: `kind` (line "))
    #expect(outcome.data.contains("`end` (line ") && !outcome.data.contains("`start`"), "\(outcome.data)")
  }

  @Test("the title is asked for where none is given, until it gives an address that is free")
  func title() throws {
    let site = Self.site()
    site.folder.write("---\ntitle: X\n---\n", to: "Content/news/old-news.md")
    let typist = Typist(["", "!", "Old news", "Good news"])
    #expect(try Self.run(site, ["news"], typist: typist).data.hasPrefix("Content/news/good-news.md was made."))
    #expect(typist.questions.count == 4 && typist.questions[3].contains("such as \"Old news 2\""))
  }

  @Test(
    "the file is named in Latin letters by the site's language",
    arguments: [
      ("az", "Şəffaf büdcə", "sheffaf-budce"), ("ru", "Ежегодный отчёт", "yezhegodnyy-otchet"),
      ("ka", "ახალი", "akhali"), ("en", "Index", "index-2"),
    ])
  func names(language: String, title: String, slug: String) async throws {
    let site = Self.site([
      "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nlanguages: [\(language)]\nas_of: 2017-08-31\n",
      "Content/strings/\(language).yaml": "# none\n",
    ])
    #expect(try Self.run(site, ["page", title]).data.hasPrefix("Content/pages/\(slug).md was made."))
    #expect(try await site.run("check", "--strict").exitCode == .success)
  }

  @Test(
    "the meanings stand in the language of the site, in English where they have none, or as asked",
    arguments: [
      ("az, en", [], "# Qeydin öz səhifəsindəki"), ("ru", [], "# Название записи на её странице"),
      ("de", [], "# What it is called"), ("de", ["--language", "az"], "# Qeydin öz səhifəsindəki"),
    ])
  func languages(languages: String, arguments: [String], meaning: String) throws {
    let site = Self.site(["Content/site.yaml": "title: T\nlanguages: [\(languages)]\n"])
    _ = try Self.run(site, ["page", "New"] + arguments)
    let text = try #require(site.folder.read("Content/pages/new.md"))
    #expect(text.contains("\n" + meaning), "\(text)")
  }

  @Test("a record that is there is never written over, wherever it lies, and another title is offered")
  func taken() throws {
    let site = Self.site(["Content/news/2017/Open-day.md": "---\ntitle: X\n---\n", "Content/news/open-day-2.md": "x"])
    let outcome = try Self.run(site, ["news", "Open day"])
    #expect(outcome.exitCode == .fileFault)
    #expect(
      outcome.messages
        == "vitrine: Content/news/2017/Open-day.md is there already, and nothing was changed.\n"
        + "Write another title, such as \"Open day 3\": its file would be Content/news/open-day-3.md.\n")
    #expect(site.folder.read("Content/news/open-day.md") == nil)
  }

  @Test(
    "what cannot be begun is told in a sentence",
    arguments: [
      (["news", "…"], "No address can be made of the title `…`"), (["news"], "`new` needs a title."),
      (["news", " "], "`TITLE` needs a text."),
      (["news", "x", "--language", "de"], "`--language` must be `en`, `az` or `ru`"),
      (["translation", "nothing"], "There is no record `nothing`."),
      (["translation", "p", "--language", "en"], "`en` is the site's default language"),
      (["translation", "p", "--language", "ru"], "`--language` must be `az`"),
      (["translation", "same"], "`same` could be `projects/same` or `news/same`."),
    ])
  func faults(arguments: [String], told: String) throws {
    let site = Self.site([
      "Content/projects/same.md": "---\ntitle: S\nstart: 2012\n---\n", "Content/news/same.md": "---\ntitle: S\n---\n",
    ])
    let before = site.folder.files(below: "")
    let outcome = try Self.run(site, arguments)
    #expect(outcome.exitCode == .usage)
    #expect(outcome.messages.contains(told), "\(outcome.messages)")
    #expect(site.folder.files(below: "") == before)
  }

  @Test(
    "a command line that asks for nothing is told",
    arguments: [
      [], ["nwes"], ["site", "x"], ["translation"], ["news", "Two", "words"], ["news", "--drafts"],
    ])
  func usage(arguments: [String]) {
    #expect(throws: UsageFault.self) { try Command.parse(["new"] + arguments) }
  }

  @Test("settings that cannot be read are told, and so is a folder without a site")
  func noSite() throws {
    let site = Self.site(["Content/site.yaml": "title: [\n"])
    #expect(try Self.run(site, ["news", "New"]).exitCode == .contentErrors)
    site.folder.remove("Content/site.yaml")
    #expect(try Self.run(site, ["news", "New"]).exitCode == .usage)
  }
}
