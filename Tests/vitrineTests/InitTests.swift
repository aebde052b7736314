import Content
import Diagnostics
import Exact
import FrontMatter
import Glibc
import Manual
import TestSupport
import Testing

@testable import vitrine

/// A site that `vitrine init` has begun in the folder `site` of one of its own, with the theme of the checkout.
struct BegunSite {
  let folder = TemporaryFolder()
  var today = Day(year: 2026, month: 12, day: 1)

  var path: String { folder.path + "/site" }

  func begin(_ arguments: [String], typist: Typist? = nil, at place: String = "site") async throws -> Outcome {
    guard case .start(let request) = try Command.parse(["init"] + arguments + [place]) else {
      return Outcome(exitCode: .usage)
    }
    var environment = typist?.environment(in: folder.path) ?? Environment.test(in: folder.path)
    if let today { environment.today = today }
    return await Init(request: request, environment: environment).run()
  }

  func run(_ arguments: String...) async throws -> Outcome {
    guard case .build(let request) = try Command.parse(arguments + ["--site", path]) else {
      return Outcome(exitCode: .usage)
    }
    let environment = Environment.test(in: folder.path, programFolder: checkout + "/Tests")
    return await Build(request: request, environment: environment).run()
  }

  /// Checks and, unless told, builds, each warning an error.
  func expectClean(_ comment: String, by commands: [String] = ["check", "build"]) async throws {
    for command in commands {
      let outcome = try await run(command, "--strict")
      #expect(outcome.exitCode == .success, "\(comment): \(outcome.messages)")
      #expect(outcome.messages.contains(", 0 warnings"), "\(comment)")
    }
  }
}

@Suite struct InitTests {
  private static let titled = ["--title", "Our promises", "--base-url", "https://a-site.test/"]

  @Test(
    "a new site of each kind passes a strict check and build, in one language and in three",
    arguments: SiteKind.allCases.map(\.rawValue), ["en", "az,en", "ru,az,en"])
  func kinds(kind: String, languages: String) async throws {
    let site = BegunSite()
    let outcome = try await site.begin(Self.titled + ["--kind", kind, "--languages", languages])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    // A build makes of each site what a check has made: the largest site stands for all, and make check-all builds each.
    let isBuilt = checksAll || kind == "all"
    try await site.expectClean("\(kind) \(languages)", by: isBuilt ? ["check", "build"] : ["check"])
    // All that is translatable is, but what its editors called the site.
    let codes = languages.split(separator: ",")
    let told = try await site.run("check", "--translations").messages
    for code in codes.dropFirst() {
      #expect(told.matches(of: /Not translated into `([a-z]+)`: `title`\./).contains { $0.1 == code }, "\(told)")
    }
    #expect(told.matches(of: /Not translated/).count == codes.count - 1, "\(told)")
  }

  @Test(
    "a site in a language without words of the theme passes too, even where nobody knows how it writes numbers",
    arguments: ["ka", "ka,en", "en,tly,zh-Hant", "ar,az"])
  func otherLanguages(languages: String) async throws {
    let site = BegunSite()
    _ = try await site.begin(Self.titled + ["--languages", languages])
    try await site.expectClean(languages)
    let first = try #require(languages.split(separator: ",").first)
    #expect(site.folder.read("site/README.md")?.contains("This folder is a site") == true)
    #expect(site.folder.read("site/Content/pages/about.md")?.contains("title: About this site") == true)
    #expect(site.folder.read("site/Content/pages/about.\(first).md") == nil)
    #expect(site.folder.read("site/Content/pages/about.tly.md") == nil)
  }

  @Test("a new site is whole on any day", arguments: [(2027, 1, 1), (2028, 2, 29), (2031, 12, 31)])
  func days(year: Int, month: Int, day: Int) async throws {
    let site = BegunSite(today: Day(year: year, month: month, day: day))
    _ = try await site.begin(Self.titled)
    try await site.expectClean("\(year)-\(month)-\(day)")
  }

  @Test("what is invented says so on its page in each language, and no total and no table counts it")
  func illustrative() async throws {
    let site = BegunSite()
    _ = try await site.begin(Self.titled + ["--languages", "en,az,ru"])
    #expect(try await site.run("build", "--strict").exitCode == .success)
    let records = site.folder.files(below: "site/Content").keys.filter {
      $0.hasSuffix(".md") && $0.split(separator: ".").count == 2
    }
    #expect(records.count == 19)
    for record in records where !["pages/about.md", "pages/example-pages.md"].contains(record) {
      #expect(site.folder.read("site/Content/" + record)?.contains("\nillustrative: true\n") == true, "\(record)")
      for language in ["", "az/", "ru/"] {
        let page = site.folder.read("site/Output/\(language)\(record.dropLast(3))/index.html")
        #expect(page?.contains("notice-illustrative") == true, "\(language)\(record)")
        let overview = site.folder.read("site/Output/\(language)pages/example-pages/index.html")
        let title = language.isEmpty ? "Example: " : language == "az/" ? "Nümunə: " : "Пример: "
        let link = "/\(language)\(record.dropLast(3))/\">\(title)"
        #expect(overview?.contains(link) == true, "\(link) is missing")
      }
    }
    for (name, table) in site.folder.files(below: "site/Output/data") where name.hasSuffix(".csv") {
      #expect(!table.contains("example-"), "\(name)")
    }
  }

  @Test("when the examples are deleted, the site is whole without them", arguments: SiteKind.allCases.map(\.rawValue))
  func withoutExamples(kind: String) async throws {
    let site = BegunSite()
    _ = try await site.begin(Self.titled + ["--kind", kind, "--languages", "az,en"])
    for file in site.folder.files(below: "site/Content").keys where file.contains("/example-") {
      site.folder.remove("site/Content/" + file)
    }
    try await site.expectClean(kind, by: ["check"])
  }

  @Test("what was said of the site stands in its settings, and the rest is explained by remarks")
  func settings() async throws {
    let site = BegunSite()
    _ = try await site.begin([
      "--title", "  Vədlər: №1 # ", "--languages", "az, en", "--publisher", "no", "--email", "office@a-site.test",
      "--base-url", "https://a-site.test/x/",
    ])
    let text = try #require(site.folder.read("site/Content/site.yaml"))
    for line in [
      "title: 'Vədlər: №1 #'", "languages: [az, en]", "publisher: \"no\"", "  email: office@a-site.test",
      "base_url: https://a-site.test/x/", "as_of: 2026-12-01", "# Saytın adı.", "#licence: CC-BY-4.0",
    ] {
      #expect(text.contains(line + "\n"), "\(text)")
    }
    #expect(site.folder.read("site/.vscode/settings.json")?.contains("site.schema.json") == true)
    #expect(site.folder.read("site/.gitignore") == "/Output/\n.vitrine*\n")
    #expect(site.folder.read("site/README.md")?.hasPrefix("# Vədlər: №1 #\n\nBu qovluq") == true)
    #expect(site.folder.tree(below: "site").keys.allSatisfy { !$0.hasPrefix("Themes") && !$0.hasPrefix("Output") })
  }

  @Test(
    "a host checks and publishes by a file of twenty lines at most that is YAML",
    arguments: [("github", ".github/workflows/site.yml"), ("gitlab", ".gitlab-ci.yml")])
  func hosts(host: String, path: String) async throws {
    let site = BegunSite()
    _ = try await site.begin(Self.titled + ["--kind", "news", "--ci", host])
    let text = try #require(site.folder.read("site/" + path))
    #expect(text.split(separator: "\n").count <= 20)
    #expect(text.contains("vitrine build --strict"))
    var diagnostics: [Diagnostic] = []
    let read = readYAML(Array(text.utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics)
    #expect(read != nil && diagnostics.isEmpty, "\(diagnostics.map(\.message))")
  }

  @Test("it ends with what was made and the next three commands, which name the folder")
  func report() async throws {
    let site = BegunSite()
    let outcome = try await site.begin(Self.titled, at: "our site")
    for line in [
      "A site was begun in \(site.folder.path)/our site:", "  vitrine check --site 'our site'",
      "  vitrine build --site 'our site'",
      "  vitrine serve --site 'our site'",
    ] {
      #expect(outcome.data.contains(line + "\n"), "\(outcome.data)")
    }
    for name in try FileSystem.names(in: site.folder.path + "/our site") {
      #expect(outcome.data.contains("  \(name) "), "\(name)")
    }
  }

  // MARK: Asking

  @Test("on a terminal it asks for what no option says, and again where the answer cannot be taken")
  func asked() async throws {
    let typist = Typist([
      "", "Our promises", "en,,english", "az, en", "", "not an address", "office@a-site.test", "a-site", "", "newz",
      "news",
    ])
    let site = BegunSite()
    let outcome = try await site.begin([], typist: typist)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(typist.left == [])
    let asked = typist.questions
    #expect(asked.count == 11)
    #expect(asked[1].hasPrefix("vitrine: `--title` needs a text.\nWhat is the site called?"), "\(asked[1])")
    #expect(asked[3].hasPrefix("vitrine: `english` is no code of a language.\n"), "\(asked[3])")
    #expect(asked[10].contains("Did you mean `news`?"), "\(asked[10])")
    let text = try #require(site.folder.read("site/Content/site.yaml"))
    #expect(text.contains("languages: [az, en]\n") && text.contains("base_url: https://example.org/\n"))
    #expect(site.folder.read("site/Content/news/example-news.az.md") == nil)
    #expect(site.folder.read("site/Content/news/example-news.en.md") != nil)
    #expect(site.folder.read("site/Content/plans/example-plan.md") == nil)
  }

  @Test("where the input ends, what must be said is missing, and nothing is written")
  func endOfInput() async throws {
    let site = BegunSite()
    let outcome = try await site.begin([], typist: Typist([]))
    #expect(outcome.exitCode == .usage && outcome.messages.contains("`init` needs --title"))
    #expect(site.folder.tree(below: "").isEmpty)
  }

  @Test(
    "an answer that cannot be taken is told in a sentence, and nothing is written",
    arguments: [
      ([], "`init` needs --title"), (["--title", "  "], "`--title` needs a text."),
      (["--title", "a\u{7}b"], "`--title` holds a sign that cannot be shown."),
      (["--title", "T", "--languages", "english!"], "`english!` is no code of a language."),
      (["--title", "T", "--languages", "e!"], "`languages` must name each"),
      (["--title", "T", "--languages", "en,en"], "`languages` must name each"),
      (["--title", "T", "--languages", "aze"], "Did you mean `az`?"),
      (["--title", "T", "--languages", ","], "`languages` needs at least one item"),
      (["--title", "T", "--base-url", "a-site.test"], "https://"),
      (["--title", "T", "--base-url", "https://a-site.test/index.html"], "not of a page"),
      (["--title", "T", "--email", "office"], "`email`"),
    ])
  func faults(arguments: [String], told: String) async throws {
    let site = BegunSite()
    let outcome = try await site.begin(arguments)
    #expect(outcome.exitCode == .usage)
    #expect(outcome.messages.contains(told), "\(outcome.messages)")
    #expect(site.folder.tree(below: "").isEmpty)
  }

  @Test(
    "a word of no list is told", arguments: [["--kind", "newz"], ["--ci", "jenkins"], ["a", "b"], ["--theme", "x"]])
  func usage(arguments: [String]) {
    #expect(throws: UsageFault.self) { try Command.parse(["init"] + arguments) }
  }

  // MARK: The folder

  @Test("an empty folder is filled, with git's own in it too, and so is one that lacks even those above it")
  func folders() async throws {
    let site = BegunSite()
    site.folder.makeFolder("site")
    site.folder.write("x", to: "site/.git/HEAD")
    #expect(try await site.begin(Self.titled + ["--kind", "news"]).exitCode == .success)
    try await site.expectClean("in a repository")
    #expect(site.folder.read("site/.git/HEAD") == "x")
    #expect(try await site.begin(Self.titled + ["--kind", "news"], at: "a/b/c/").exitCode == .success)
    #expect(site.folder.read("a/b/c/Content/site.yaml") != nil)
    let all = site.folder.tree(below: "").keys
    #expect(!all.contains { $0.contains(".vitrine-new") }, "\(all)")
  }

  @Test("the current folder is filled where none is named")
  func currentFolder() async throws {
    let site = BegunSite()
    site.folder.makeFolder("site")
    guard case .start(let request) = try Command.parse(["init"] + Self.titled) else { return }
    let outcome = await Init(request: request, environment: .test(in: site.path)).run()
    #expect(outcome.exitCode == .success && outcome.data.contains("\n  vitrine check\n  vitrine build\n"))
    #expect(site.folder.read("site/README.md") != nil)
    let again = await Init(request: request, environment: .test(in: site.path)).run()
    #expect(
      again.exitCode == .fileFault
        && again.messages == "vitrine: This folder is not empty: name one that is, or that is not there yet.\n")
  }

  @Test("a folder that holds something, or is none, is told, and nothing is changed")
  func taken() async throws {
    let site = BegunSite()
    site.folder.write("x", to: "full/mine.txt")
    site.folder.write("x", to: "file")
    site.folder.link("lost", to: "nowhere")
    let before = site.folder.tree(below: "")
    for (place, told) in [
      ("full", "The folder full is not empty: name one that is, or that is not there yet."),
      ("file", "file is a file, and a site needs a folder: name another one."),
      ("lost", "lost is a file, and a site needs a folder: name another one."),
      (
        "file/site",
        "The site cannot be written (\(site.folder.path)/file: Not a directory), and nothing was left of it."
      ),
      ("/proc/site", "The site cannot be written (/proc: "),
    ] {
      let outcome = try await site.begin(Self.titled, at: place)
      #expect(outcome.exitCode == .fileFault, "\(place)")
      #expect(outcome.messages.hasPrefix("vitrine: " + told), "\(outcome.messages)")
    }
    #expect(site.folder.tree(below: "").keys.sorted() == before.keys.sorted())
  }

  @Test("a fault halfway leaves nothing, not even a folder that was made for it", arguments: [true, false])
  func halfway(isThere: Bool) async throws {
    let site = BegunSite()
    if isThere { site.folder.makeFolder("site") }
    let folder = NewFolder(isThere ? "site" : "a/b/site", in: site.folder.path)
    await #expect(throws: FileFault.self) {
      try await folder.fill { stage throws(FileFault) in
        let written = try Folder(stage)
        try written.writeNew([], to: "one")
        try written.writeNew([], to: "missing/two")
      }
    }
    #expect(site.folder.tree(below: "").keys.sorted() == (isThere ? ["site"] : []))
  }
}
