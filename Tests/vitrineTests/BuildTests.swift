import Content
import TestSupport
import Testing

@testable import vitrine

@Suite struct BuildTests {
  @Test("a clean site is built: pages, languages, tables, site map, robots, and a summary")
  func clean() async throws {
    let site = SmallSite()
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success)
    #expect(outcome.data.isEmpty)
    #expect(outcome.messages.contains("Built"))
    for file in [
      "index.html", "404.html", "az/index.html", "commitments/index.html", "commitments/c/index.html",
      "az/commitments/c/index.html", "data/index.html", "data/commitments.csv", "data/progress.csv", "sitemap.xml",
      "robots.txt",
    ] {
      #expect(site.folder.read("Output/" + file) != nil, "\(file) is missing")
    }
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains("href=\"/plans/p/\"") == true)
    #expect(site.folder.read("Output/az/commitments/c/index.html")?.contains("href=\"/az/plans/p/\"") == true)
  }

  @Test("check writes nothing")
  func check() async throws {
    let site = SmallSite()
    let outcome = try await site.run("check")
    #expect(outcome.exitCode == .success)
    #expect(site.folder.read("Output/index.html") == nil)
  }

  @Test("a warning lets a build pass, and fails it when strict")
  func strict() async throws {
    let site = SmallSite([
      "Content/commitments/c.md":
        "---\ntitle: P\nplan: p\nend: 2014\nmilestones:\n  - {title: M, due: 2016-01-01}\n---\n"
    ])
    let lenient = try await site.run("build")
    #expect(lenient.exitCode == .success)
    #expect(lenient.reports == ["Content/commitments/c.md:6:21: warning[milestone-outside]"])
    site.folder.write(
      "---\ntitle: Q\nplan: p\nend: 2014\nmilestones:\n  - {title: M, due: 2016-01-01}\n---\n",
      to: "Content/commitments/c.md")
    let strict = try await site.run("build", "--strict")
    #expect(strict.exitCode == .contentErrors)
    #expect(strict.reports == ["Content/commitments/c.md:6:21: error[milestone-outside]"])
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains("<h1>P</h1>") == true)
  }

  @Test("an accepted warning is a note, and one that fits nothing is a warning")
  func accepted() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": """
      ---
      title: P
      plan: p
      start: 2014-12
      end: 2013-01
      date_note: The source says so.
      accepted:
        - {message: end-before-start, reason: It is the source's own.}
        - {message: milestone-outside, reason: Nothing.}
      ---

      """
    ])
    let outcome = try await site.run("build")
    #expect(
      outcome.reports == [
        "Content/commitments/c.md:5:6: note[end-before-start]",
        "Content/commitments/c.md:9:5: warning[unused-acceptance]",
      ])
  }

  @Test("quiet prints errors alone; json and github print to standard output")
  func formats() async throws {
    let site = SmallSite(["Content/commitments/c.md": "---\ntitel: P\nplan: p\n---\n"])
    let json = try await site.run("build", "--format", "json", "--quiet")
    #expect(json.messages.isEmpty)
    #expect(json.data.split(separator: "\n").count == 1)
    #expect(json.data.contains(#""id":"unknown-key","severity":"error""#))
    #expect(json.data.contains(#""suggestion":"title""#))
    let github = try await site.run("build", "--format=github")
    #expect(github.data.hasPrefix("::error file=Content/commitments/c.md,line=2,col=1"))
  }

  @Test("a folder that is not ours is refused with its own exit code")
  func notOurs() async throws {
    let site = SmallSite(["Output/thesis.doc": "mine"])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .fileFault)
    #expect(outcome.messages.contains("was not written by Vitrine"))
    #expect(site.folder.read("Output/thesis.doc") == "mine")
    #expect(site.folder.read("Output/index.html") == nil)
  }

  @Test("without a site the command line is wrong")
  func noSite() async throws {
    let folder = TemporaryFolder()
    let environment = Environment(
      currentFolder: folder.path, programFolder: "/nowhere", processors: 1, isTerminal: false, isColoured: false)
    let outcome = await Build(request: BuildRequest(writes: true), environment: environment).run()
    #expect(outcome.exitCode == .usage)
    #expect(outcome.messages.contains("Content/site.yaml"))
  }

  @Test("the site is found from a folder inside it")
  func nearest() async throws {
    let site = SmallSite()
    let environment = Environment(
      currentFolder: site.folder.path + "/Content/plans", programFolder: "/nowhere", processors: 1, isTerminal: false,
      isColoured: false)
    let outcome = await Build(request: BuildRequest(writes: false), environment: environment).run()
    #expect(outcome.exitCode == .success)
  }

  @Test("drafts and records out of time are in no page, list or table; a link to one is an error")
  func hidden() async throws {
    let site = SmallSite([
      "Content/commitments/draft.md": "---\ntitle: D\nplan: p\ndraft: true\n---\n",
      "Content/commitments/later.md": "---\ntitle: L\nplan: p\npublish_on: 2018\n---\n",
      "Content/commitments/over.md": "---\ntitle: O\nplan: p\nexpires_on: 2016\n---\n",
    ])
    #expect(try await site.run("build").exitCode == .success)
    #expect(site.folder.read("Output/data/commitments.csv")?.split(separator: "\n").count == 2)
    #expect(site.folder.read("Output/commitments/draft/index.html") == nil)
    #expect(try await site.run("build", "--drafts").exitCode == .success)
    #expect(site.folder.read("Output/commitments/draft/index.html") != nil)
    #expect(site.folder.read("Output/commitments/later/index.html") == nil)

    site.folder.write("---\ntitle: P\nplan: p\n---\n[d](draft.md)\n", to: "Content/commitments/c.md")
    #expect(try await site.run("build").reports == ["Content/commitments/c.md:5:5: error[link-to-hidden]"])
  }

  @Test("an old address leads to the new one")
  func aliases() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": "---\ntitle: P\nplan: p\naliases: [/old/promise/, ../out, /commitments/c/]\n---\n"
    ])
    let outcome = try await site.run("build")
    #expect(
      outcome.reports.map { $0.split(separator: " ").last ?? "" } == ["error[odd-alias]", "error[duplicate-address]"])
    site.folder.write("---\ntitle: P\nplan: p\naliases: [/old/promise/]\n---\n", to: "Content/commitments/c.md")
    #expect(try await site.run("build").exitCode == .success)
    #expect(
      site.folder.read("Output/old/promise/index.html")?.contains("url=https://a-site.test/commitments/c/") == true)
  }

  @Test(
    "an old address that would lead out of the output, or into its state, is refused with its place",
    arguments: [
      "../out", "/../out/", "/a/../../out.html", "/./x", "//", "/", "out", "https://example.com/x",
      "/.vitrine/manifest",
      #"/a\\b/"#, "/a?b", "/a#b", #"/a\nb/"#, "/" + String(repeating: "ə", count: 128) + "/",
    ])
  func oddAlias(alias: String) async throws {
    let site = SmallSite(["Content/commitments/c.md": "---\ntitle: P\nplan: p\naliases: [\"\(alias)\"]\n---\n"])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports == ["Content/commitments/c.md:4:11: error[odd-alias]"])
    #expect(site.folder.written("Output") == nil)
  }

  @Test(
    "a language that is no code is refused: it is the name of a folder", arguments: ["../x", "/etc", ".vitrine", "a/b"])
  func oddLanguage(code: String) async throws {
    let site = SmallSite([
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, \"\(code)\"]\n"
    ])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports == ["Content/site.yaml:4:12: error[odd-languages]"])
    #expect(site.folder.written("Output") == nil)
  }

  @Test("tags have names in the site's own words, with the theme that comes along")
  func namedTags() async throws {
    let site = SmallSite([
      "Content/commitments/c.md": "---\ntitle: Promise\nplan: p\ntags: [Legal aid]\n---\n",
      "Content/strings/az.yaml": "tag: {legal-aid: Hüquqi yardım}\n",
    ])
    site.folder.remove("Themes")
    let outcome = try await site.run("build", "--strict", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/az/commitments/c/index.html")?.contains("Hüquqi yardım") == true)
    site.folder.write("tag: {legal-aid: \"\"}\n", to: "Content/strings/az.yaml")
    #expect(
      try await site.run("build", programFolder: checkout + "/Tests").messages.contains("Content/strings/az.yaml:1:"))
  }

  @Test("a language that is named twice is told, and the site is checked with it once", arguments: ["build", "check"])
  func languageTwice(command: String) async throws {
    let site = SmallSite([
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az, az]\n"
    ])
    let outcome = try await site.run(command)
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports.filter { $0.contains("error") } == ["Content/site.yaml:4:12: error[odd-languages]"])
  }

  @Test("a misspelt path is put right as it is written from the folder of its text, whatever letters the folder has")
  func nearPath() async throws {
    let site = SmallSite([
      "Content/pages/şəkillər/a.md": "---\ntitle: A\n---\n[b](ab-out.md)\n",
      "Content/pages/şəkillər/about.md": "---\ntitle: About\n---\n",
    ])
    let outcome = try await site.run("build")
    #expect(outcome.reports == ["Content/pages/şəkillər/a.md:4:5: error[dead-link]"])
    #expect(outcome.messages.contains("= write: about.md\n"), "\(outcome.messages)")
  }

  @Test(
    "a link to a part that its page does not have is told, however many there are to the page",
    arguments: [("#part", 0), ("#prat", 2)])
  func deadParts(anchor: String, faults: Int) async throws {
    let site = SmallSite([
      "Content/pages/a.md": "---\ntitle: A\n---\n[b](b.md\(anchor)), [b](b.md\(anchor))\n",
      "Content/pages/b.md": "---\ntitle: B\n---\n## Part\n",
    ])
    let outcome = try await site.run("build")
    #expect(outcome.reports.count { $0.contains("error[dead-anchor]") } == faults, "\(outcome.messages)")
  }

  @Test(
    "a file of a record that leads out of the Content folder is not there",
    arguments: ["../../secret.pdf", "/etc/passwd"])
  func oddFile(name: String) async throws {
    let site = SmallSite(["Content/commitments/c.md": "---\ntitle: P\nplan: p\n---\n[d](\(name))\n", "secret.pdf": "x"])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    #expect(site.folder.written("Output") == nil)
  }

  @Test("while another build has the output folder, a build waits, and gives up with its own exit code")
  func locked() async throws {
    let site = SmallSite()
    let lock = try FileLock.attempt("lock", in: site.folder.path + "/Output/.vitrine")
    let outcome = try await site.run("build", patience: .milliseconds(60))
    #expect(outcome.exitCode == .fileFault)
    let sentence =
      /vitrine: Another build \(process \d+, for \d+ s\) is still writing into \S+\/Output\. Nothing was .*\n.*\n?/
    #expect(outcome.messages.wholeMatch(of: sentence) != nil, "\(outcome.messages)")
    #expect(site.folder.read("Output/index.html") == nil)
    _ = consume lock
    #expect(try await site.run("build").exitCode == .success)
  }

  @Test("a file that somebody changed, and that no longer belongs, is named")
  func changedByHand() async throws {
    let site = SmallSite(["Content/public/notes.txt": "x"])
    #expect(try await site.run("build").exitCode == .success)
    site.folder.write("mine", to: "Output/notes.txt")
    site.folder.remove("Content/public/notes.txt")
    let outcome = try await site.run("build")
    #expect(outcome.messages.contains("Output/notes.txt no longer belongs to the site, but somebody changed it"))
    #expect(site.folder.read("Output/notes.txt") == "mine")
  }

  @Test("an address that differs from another in capitals alone, or that no file system takes, is refused")
  func oddAddresses() async throws {
    let site = SmallSite([
      "Content/commitments/c.md":
        "---\ntitle: P\nplan: p\naliases: [/Commitments/C/, \(String(repeating: "/a", count: 600)), /.vitrine/x]\n---\n"
    ])
    let outcome = try await site.run("build")
    #expect(
      outcome.reports.map { $0.split(separator: " ").last ?? "" }
        == ["error[duplicate-address]", "error[odd-alias]", "error[odd-alias]"])
  }

  @Test("a picture whose name on the disk is in another Unicode form is linked by the name on the disk")
  func unicodeForms() async throws {
    let site = SmallSite(["Content/commitments/c.md": "---\ntitle: P\nplan: p\n---\n![a](\u{E9}.png)\n"])
    site.folder.write(fixture("Pictures/text.png"), to: "Content/commitments/e\u{301}.png")
    #expect(try await site.run("build").exitCode == .success)
    let page = site.folder.read("Output/commitments/c/index.html") ?? ""
    #expect(page.contains("/commitments/e%CC%81.png"))
  }

  @Test("a site that is published under a path has it in every address")
  func basePath() async throws {
    let site = SmallSite()
    #expect(try await site.run("build", "--base-url", "https://a-site.test/reports").exitCode == .success)
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains("href=\"/reports/plans/p/\"") == true)
    #expect(site.folder.read("Output/sitemap.xml")?.contains("https://a-site.test/reports/commitments/c/") == true)
  }

  @Test(
    "a command line that is wrong is explained",
    arguments: [
      (["bild"], "Did you mean `build`?"), (["build", "--strct"], "Did you mean `--strict`?"),
      (["build", "--as-of", "30.06.2014"], "Did you mean `2014-06-30`?"), (["build", "--jobs", "0"], nil),
      (["build", "--format", "jsn"], "Did you mean `json`?"), (["build", "--site"], "vitrine help build"),
      (["check", "--output", "x"], nil), ([], "vitrine --help"), (["build", "extra"], "Options begin with `--`."),
    ] as [([String], String?)])
  func usage(arguments: [String], help: String?) {
    #expect { try Command.parse(arguments) } throws: { fault in
      guard let fault = fault as? UsageFault else { return false }
      return help == nil || fault.help == help
    }
  }

  /// A page that shows the way to it and all that stands at its foot.
  private static let frame =
    "<html lang=\"{{ page.language }}\"><body>{% for one in page.breadcrumbs %}({{ one.url }}){% endfor %}"
    + "{% for one in page.all_pages %}[{{ one.url }}]{% endfor %}{% block main %}{% endblock %}</body></html>"

  @Test("a picture that is shown and very large is told where it is named, and only there")
  func heavyPicture() async throws {
    let site = SmallSite([
      "Content/pages/a.md": "---\ntitle: A\nimage: big.jpg\nalt: X\n---\n![x](big.jpg) ![y](fit.jpg) [z](big.jpg)\n"
    ])
    for (name, bytes) in [("big", 12_345_678), ("fit", 1_000_000)] {
      let picture = fixture("Pictures/photo.jpg")
      site.folder.write(
        picture + [UInt8](repeating: 0, count: bytes - picture.count), to: "Content/pages/\(name).jpg")
    }
    let outcome = try await site.run("build")
    #expect(
      outcome.reports == ["3:8", "6:6"].map { "Content/pages/a.md:\($0): warning[heavy-picture]" },
      "\(outcome.messages)")
    #expect(outcome.messages.contains("`pages/big.jpg` has 12.3 MB, which takes 246 seconds"))
  }

  @Test("a few texts stand at the foot of every page, more have a list", arguments: [40, 41])
  func manyTexts(count: Int) async throws {
    let site = SmallSite(["Themes/default/templates/base.html": Self.frame])
    for number in 1...count { site.folder.write("---\ntitle: T\n---\n", to: "Content/pages/t\(number).md") }
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/az/pages/t1/index.html"))
    #expect(page.contains("[/az/pages/t40/]") == (count == 40))
    for sign in ["[/az/pages/]", "(/az/pages/)"] { #expect(page.contains(sign) == (count == 41)) }
    #expect((site.folder.read("Output/az/pages/index.html") != nil) == (count == 41))
  }

  @Test("a record of a collection that has no list leads to none")
  func withoutList() async throws {
    let site = SmallSite([
      "Themes/default/templates/base.html": Self.frame,
      "Content/news/n.md": "---\ntitle: Invented\nillustrative: true\n---\n",
    ])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/news/n/index.html")?.contains("/news/)") == false)
    #expect(site.folder.read("Output/news/index.html") == nil)
  }

  @Test(
    "an output folder in the site's own text or themes is refused, however it is named",
    arguments: ["Content", "Content/pages", "Content/new/site", "Output/../Content/x", "Themes/default", "link/out"])
  func outputInContent(output: String) async throws {
    let site = SmallSite()
    site.folder.makeFolder("Output")
    site.folder.link("link", to: site.folder.path + "/Content")
    let before = site.folder.tree(below: "Content").keys.sorted()
    let outcome = try await site.run("build", "--output", site.folder.path + "/" + output)
    #expect(outcome.exitCode == .usage)
    #expect(outcome.messages.contains("which the next build would read"), "\(outcome.messages)")
    #expect(site.folder.tree(below: "Content").keys.sorted() == before)
    #expect(try await site.run("build", "--output", site.folder.path + "/Contents").exitCode == .success)
  }

  @Test("a report's date that cannot be read is told once")
  func badDate() async throws {
    let site = SmallSite(["Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 31.08.2017\n"])
    #expect(try await site.run("build").reports == ["Content/site.yaml:3:8: error[not-a-date]"])
  }
}
