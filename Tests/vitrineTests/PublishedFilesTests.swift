import TestSupport
import Testing

@testable import vitrine

/// What of a site's folder goes out, and what is said of all else.
@Suite struct PublishedFilesTests {
  private static let page = "---\ntitle: A\n---\n"

  /// What is said, but for what a check says of translations.
  private func said(_ outcome: Outcome) -> [String] {
    outcome.reports.filter { !$0.hasSuffix("note[untranslated]") }
  }

  /// A file of Content of the kind that its name says, as far as anybody looks.
  private func write(_ path: String, to site: SmallSite) {
    let text =
      switch path.split(separator: ".").last {
      case "pdf": "%PDF-1.4"
      case "xlsx": "PK\u{3}\u{4}[Content_Types].xml xl/workbook.xml"
      case "zip": "PK\u{3}\u{4}"
      default: "x"
      }
    site.folder.write(path.hasSuffix(".png") ? fixture("Pictures/text.png") : Array(text.utf8), to: "Content/" + path)
  }

  /// What of some paths lies in the output.
  private func published(_ paths: [String], of site: SmallSite) -> [String] {
    let all = site.folder.files(below: "Output")
    return paths.filter { all[$0] != nil }
  }

  @Test(
    "a file goes out where something that is published refers to it",
    arguments: [
      (["Content/pages/a.md": page + "[x](x.pdf)\n"], "pages/x.pdf"),
      (["Content/pages/a.md": page + "![x](../pictures/my%20x.png)\n"], "pictures/my x.png"),
      (["Content/pages/a.md": page, "Content/pages/a.az.md": page + "[x](x.pdf)\n"], "pages/x.pdf"),
      (["Content/pages/a.md": "---\ntitle: A\nimage: x.png\nalt: X\n---\n"], "pages/x.png"),
      (["Content/pages/a.md": "---\ntitle: A\nevidence: [{title: E, file: x.pdf}]\n---\n"], "pages/x.pdf"),
      (["Content/news/a.md": "---\ntitle: A\ndate: 2014\nattachments: [x.txt]\n---\n"], "news/x.txt"),
      (["Themes/default/templates/page.html": "{{ \"seal.png\" | address }}", "Content/pages/a.md": page], "seal.png"),
      (["Content/theme/assets/css/own.css": "a{background:url(../pictures/x.png)}"], "pictures/x.png"),
      (["Content/theme/assets/css/own.css": "a{background:url(\"/pictures/x.png\")}"], "pictures/x.png"),
      (
        ["Content/pages/a.md": page + "![d](d.svg)\n", "Content/pages/d.svg": "<svg><image href=\"x.png\"/></svg>"],
        "pages/x.png"
      ),
      (
        [
          "Content/pages/a.md": page + "![d](d.svg)\n", "Content/pages/d.svg": "<svg><image href='/e.svg'/></svg>",
          "Content/e.svg": "<svg><image href=\"pages/x.png\"/></svg>",
        ], "pages/x.png"
      ),
    ] as [([String: String], String)])
  func referred(files: [String: String], path: String) async throws {
    let site = SmallSite(files)
    write(path, to: site)
    let outcome = try await site.run("build", "--strict")
    #expect(said(outcome) == [], "\(outcome.messages)")
    #expect(published([path], of: site) == [path])
  }

  @Test(
    "what only a draft, a hidden record, an HTML file or a template that makes no page refers to stays at home",
    arguments: [
      ["Content/pages/a.md": "---\ntitle: A\ndraft: true\n---\n[x](x.pdf)\n"],
      ["Content/pages/a.md": "---\ntitle: A\npublish_on: 2019-01-01\nimage: x.pdf\nalt: X\n---\n"],
      ["Content/pages/a.md": page + "[h](h.html)\n", "Content/pages/h.html": "<a href=\"x.pdf\">x</a>"],
      ["Themes/default/templates/event.html": "{{ \"pages/x.pdf\" | address }}"],
      ["Content/pages/a.md": page + "`[x](x.pdf)`\n"], [:],
    ] as [[String: String]])
  func notReferred(files: [String: String]) async throws {
    let site = SmallSite(files)
    site.folder.write("x", to: "Content/pages/x.pdf")
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.reports == ["Content/pages/x.pdf:1:1: note[not-published]"], "\(outcome.messages)")
    #expect(outcome.exitCode == .success)
    #expect(published(["pages/x.pdf"], of: site) == [])
  }

  @Test(
    "each file that stays at home is told once, with more where it was meant for something",
    arguments: [
      ("applicants.xlsx", ["note[not-published]"]), ("pages/~$plan.docx", ["note[not-published]"]),
      ("pages/x.csv~", ["note[not-published]"]), ("pages/notes.md.bak", ["note[not-published]"]),
      ("pages/.secret", ["note[not-published]"]), ("pages/.DS_Store", ["note[not-published]"]),
      ("Thumbs.db", ["note[not-published]"]), ("pages/desktop.ini", ["note[not-published]"]), ("pages/.gitkeep", []),
      ("pages/._x.png", ["note[not-published]"]), ("public/.DS_Store", ["note[not-published]"]),
      ("pages/meeting.md.txt", ["warning[misnamed-record]"]), ("commitments/c.csv", ["warning[table-not-read]"]),
      ("indicators/i.xls", ["warning[table-not-read]"]), ("indicators/I.XLSX", ["warning[table-not-read]"]),
      ("indicators/i (1).xlsx", ["warning[table-not-read]"]), ("indicators/i - Copy.ods", ["warning[table-not-read]"]),
      ("indicators/i.csv.txt", ["warning[table-not-read]"]),
      ("indicators/i.tsv", ["warning[table-not-read]"]), ("indicators/i.xlsm", ["warning[table-not-read]"]),
      ("indicators/i.numbers", ["warning[table-not-read]"]), ("activities/a.xls", ["warning[table-not-read]"]),
      ("commitments/c.xls", ["note[not-published]"]), ("activities/list.csv", ["note[not-published]"]),
      ("activities/a.txt", ["warning[misnamed-record]"]),
      ("commitments/d.csv", ["note[not-published]"]), ("strings/az.yml", ["warning[words-not-read]"]),
      ("strings/az.csv", ["warning[words-not-read]"]), ("strings/az.md", ["warning[words-not-read]"]),
      ("commitments/c.fr.md", ["warning[no-such-language]"]), ("theme/x.css", ["note[unused-file]"]),
      ("theme/assets/x.png", ["note[unused-file]"]), ("theme/templates/x.html", ["note[unused-file]"]),
      ("commitments/c.AZ.md", ["warning[no-such-language]"]), ("commitments/c.aze.md", ["warning[no-such-language]"]),
      ("pages/a\nb.png", ["error[odd-file-name]"]), ("pages/a\u{202E}gnp.pdf", ["error[odd-file-name]"]),
      ("pages/a\u{200B}.pdf", ["error[odd-file-name]"]), ("pages/a\u{2028}.pdf", ["error[odd-file-name]"]),
      ("pages/می\u{200C}خواهم.pdf", ["note[not-published]"]),
    ])
  func told(path: String, expected: [String]) async throws {
    let site = SmallSite([
      "Content/activities/a.md": "---\ntitle: A\n---\n", "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/indicators/i.md":
        "---\ntitle: I\nproject: j\nunit: people\nkind: count\nobservations: [{to: 2015, value: 5}]\n---\n",
    ])
    site.folder.write("---\ntitle: A\n---\n", to: "Content/" + path)
    for command in ["check", "build"] {
      let outcome = try await site.run(command)
      let ids = said(outcome).compactMap { $0.split(separator: " ").last.map { String($0) } }
      #expect(ids == expected, "\(outcome.messages)")
    }
    #expect(site.folder.files(below: "Output").values.filter { $0 == "---\ntitle: A\n---\n" } == [])
  }

  @Test(
    "words of a language that the site does not list are told, with the language that is meant",
    arguments: [
      ("fr.yaml", "languages: [en, az, fr]"), ("aze.yaml", "Rename it `az.yaml`."), ("AZ.yaml", "Rename it `az.yaml`."),
    ])
  func words(name: String, help: String) async throws {
    let site = SmallSite(["Content/strings/" + name: "nav: {home: X}\n"])
    let outcome = try await site.run("build")
    #expect(outcome.reports == ["Content/strings/\(name):1:1: warning[no-such-language]"], "\(outcome.messages)")
    #expect(outcome.messages.contains(help))
  }

  @Test("a record called index is told its address")
  func index() async throws {
    let site = SmallSite(["Content/news/index.md": "---\ntitle: A\ndate: 2014\n---\n"])
    let outcome = try await site.run("build")
    #expect(outcome.reports == ["Content/news/index.md:1:1: warning[record-called-index]"])
    #expect(outcome.messages.contains("/news/index/"))
  }

  @Test("of many files that stay at home the first twenty are named, and the others counted")
  func many() async throws {
    let site = SmallSite()
    for number in 10..<50 { site.folder.write("x", to: "Content/lists/\(number).xlsx") }
    let outcome = try await site.run("build")
    #expect(outcome.reports.count == 21)
    #expect(outcome.messages.contains("20 more files are not published"))
  }

  @Test("of many files of a kind that were meant for something the first twenty are told, and the others counted")
  func manyOfAKind() async throws {
    let site = SmallSite(["Content/news/n.md": "---\ntitle: N\ndate: 2014\n---\n"])
    for number in 10..<40 {
      site.folder.write("---\ntitle: A\n---\n", to: "Content/news/n\(number).md")
      site.folder.write("x", to: "Content/news/n\(number).csv")
      site.folder.write("x", to: "Content/news/m\(number).md.txt")
      site.folder.write("x", to: "Content/theme/assets/\(number).bin")
    }
    let outcome = try await site.run("build", "--format", "json")
    for id in ["table-not-read", "misnamed-record", "unused-file"] {
      #expect(outcome.data.split(separator: "\n").count { $0.contains("\"id\":\"\(id)\"") } == 20, "\(id)")
      #expect(outcome.data.contains("10 more files, this one first, are of the kind `\(id)`."), "\(id)")
    }
  }

  @Test("what systems leave in folders is one note")
  func litter() async throws {
    let site = SmallSite()
    let paths = ["Thumbs.db", "news/.DS_Store", "pages/._a.png", "pages/.DS_Store", "pages/Desktop.ini"]
    for path in paths { site.folder.write("x", to: "Content/" + path) }
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.reports == ["Content/Thumbs.db:1:1: note[not-published]"], "\(outcome.messages)")
    #expect(
      outcome.messages.contains(
        "`Thumbs.db`, `news/.DS_Store`, `pages/.DS_Store` and 2 more files were left there by the systems of computers")
    )
    for path in paths { #expect(site.folder.read("Output/" + path) == nil) }
  }

  @Test("what a file says that stays at home is not printed")
  func unsaid() async throws {
    let site = SmallSite([
      "Content/lists/applicants.csv": "Name,Phone\n", "Content/projects/.people.txt": "Name,Phone\n",
    ])
    let messages = try await site.run("check").messages
    #expect(messages.contains("lists/applicants.csv") && !messages.contains("Name,Phone"))
  }

  @Test("of any folder of files just those go out that a text refers to", arguments: 0..<3)
  func property(round: Int) async throws {
    let seed = UInt64.random(in: 0...(.max))
    var state = seed
    func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let endings = ["pdf", "xlsx", "csv", "txt", "png", "zip", "css", "json"]
    let paths = Set(
      (0..<30).map { _ in
        "\(["pages", "lists", "lists/old", "news"][next(below: 4)])/\(next(below: 90)).\(endings[next(below: 8)])"
      })
    let site = SmallSite()
    for path in paths { write(path, to: site) }
    let referred = paths.sorted().filter { _ in next(below: 3) == 0 }
    let links = referred.map { "[x](../\($0))\n" }.joined()
    site.folder.write(Self.page + links, to: "Content/pages/a.md")
    #expect(try await site.run("build").exitCode == .success, "seed \(seed)")
    #expect(published(paths.sorted(), of: site) == referred, "seed \(seed)")
  }

  // MARK: Content/public

  @Test("what lies in public is published as it is, in place of some files of ours")
  func open() async throws {
    let names = [
      "google123.html", "robots.txt", "favicon.ico", ".well-known/security.txt", "data/own.csv", "notes.md", "a b.txt",
      "assets/icon.svg",
    ]
    let site = SmallSite([
      "Content/pages/a.md": Self.page + "[x](../public/a%20b.txt) [y](/google123.html)\n",
      "Themes/default/assets/icon.svg": "<svg/>",
    ])
    for name in names { site.folder.write("mine", to: "Content/public/" + name) }
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.reports == [], "\(outcome.messages)")
    for name in names { #expect(site.folder.read("Output/" + name) == "mine") }
    #expect(site.folder.read("Output/pages/a/index.html")?.contains("href=\"/a%20b.txt\"") == true)
  }

  @Test(
    "a file in public where one of ours lies is refused",
    arguments: ["sitemap.xml", "index.html", "data/commitments.csv", "404.html", "plans/p/index.html"])
  func clash(path: String) async throws {
    let site = SmallSite(["Content/public/" + path: "mine"])
    #expect(said(try await site.run("check")) == ["Content/public/\(path):1:1: error[duplicate-address]"])
  }

  // MARK: Scripts, tables, links

  @Test("a script in a file that something refers to is refused there; in public it is said")
  func scripts() async throws {
    let script = "<svg onload=\"x()\"/>"
    let site = SmallSite([
      "Content/pages/a.md": Self.page + "Text\n![x](x.svg)\n", "Content/pages/x.svg": script,
      "Content/public/y.svg": script, "Content/public/z.html": "<p>No script</p>",
    ])
    #expect(
      try await site.run("build").reports == [
        "Content/pages/a.md:5:6: error[picture-with-script]", "Content/public/y.svg:1:1: note[script-in-public]",
      ])
    #expect(site.folder.read("Output/pages/x.svg") == nil)
  }

  @Test("a packed drawing is refused; in public it is said")
  func packed() async throws {
    let site = SmallSite([
      "Content/pages/a.md": Self.page + "[x](x.svgz)\n", "Content/pages/x.svgz": "x",
    ])
    site.folder.write([0x1F, 0x8B, 8], to: "Content/public/y.svgz")
    #expect(
      try await site.run("build").reports == [
        "Content/pages/a.md:4:5: error[packed-drawing]", "Content/public/y.svgz:1:1: note[script-in-public]",
      ])
  }

  @Test("a table that is read never goes out, and a link to it is met with the published one")
  func tables() async throws {
    let site = SmallSite([
      "Content/indicators/i.md": "---\ntitle: I\nproject: apt\nunit: people\nkind: count\n---\n",
      "Content/projects/apt.md": "---\ntitle: A\nstart: 2014\n---\n",
      "Content/indicators/i.csv": "to,value\n2014,12\n",
      "Content/indicators/i.revisions.csv": "date,of,from,to,reason\n",
      "Content/pages/a.md":
        "---\ntitle: A\nevidence: [{title: E, file: ../indicators/i.csv}]\n---\n[x](../indicators/i.csv)\n"
        + "[r](../indicators/i.revisions.csv) [y](/data/observations.csv)\n",
    ])
    let outcome = try await site.run("check")
    #expect(
      said(outcome).filter { $0.contains("pages/a") } == [
        "Content/pages/a.md:3:29: error[link-to-table]", "Content/pages/a.md:5:5: error[link-to-table]",
        "Content/pages/a.md:6:5: error[link-to-table]",
      ], "\(outcome.messages)")
    #expect(outcome.messages.contains("/data/observations.csv"))
    #expect(outcome.messages.contains("/data/revisions.csv"))
  }

  @Test(
    "a link is followed nowhere",
    arguments: [
      ("Themes/mine", "Themes/mine"), ("Themes/mine/assets", "Themes/mine/assets"),
      ("Themes/mine/theme.yaml", "Themes/mine/theme.yaml"), ("Themes/mine/assets/x.txt", "Themes/mine/assets/x.txt"),
      ("Content/public", "Content/public"), ("Content/public/x", "Content/public/x"),
      ("Content/theme", "Content/theme"), ("Content/theme/assets", "Content/theme/assets"),
      ("Content/theme/assets/x.txt", "Content/theme/assets/x.txt"),
      ("Content/pages", "Content/pages"),
    ])
  func links(path: String, place: String) async throws {
    let settings = "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\ntheme: mine\n"
    let site = SmallSite(["Content/site.yaml": settings])
    site.folder.write("secret", to: "elsewhere/secret.txt")
    site.folder.write("secret", to: "elsewhere/x.txt")
    var above = ""
    for part in path.split(separator: "/").dropLast() {
      above += (above.isEmpty ? "" : "/") + part
      site.folder.makeFolder(above)
    }
    if !path.hasPrefix("Themes") { site.folder.write("standalone: false\n", to: "Themes/mine/theme.yaml") }
    site.folder.link(path, to: site.folder.path + "/elsewhere")
    for command in ["check", "build"] {
      #expect(said(try await site.run(command)) == ["\(place):1:1: error[symbolic-link]"], "\(path)")
    }
    #expect(site.folder.written("Output") == nil)
  }

  @Test("the folder of all themes may be a link, which is the site's own choice")
  func linkedThemes() async throws {
    let site = SmallSite()
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
  }
}
