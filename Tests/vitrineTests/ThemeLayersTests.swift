import TestSupport
import Testing

@testable import vitrine

/// Files of a site that stand in place of its theme's.
@Suite struct ThemeLayersTests {
  static let places = [
    ("Content/theme", ""), ("Themes/mine", "theme: mine\n"), ("Themes/mine", "theme: {name: mine}\n"),
  ]

  /// The small site with a theme as its settings name it.
  private func site(_ files: [String: String], theme: String = "") -> SmallSite {
    let site = SmallSite(files)
    site.folder.write((site.folder.read("Content/site.yaml") ?? "") + theme, to: "Content/site.yaml")
    return site
  }

  private func page(_ site: SmallSite, _ name: String) async throws -> String {
    let outcome = try await site.run("build")
    try #require(outcome.exitCode == .success, "\(outcome.messages)")
    return site.folder.read("Output/\(name)/index.html") ?? ""
  }

  private func styleSheet(_ site: SmallSite) -> String? {
    // What other sites embed has one that is no theme's.
    site.folder.files(below: "Output/assets").first { $0.key.hasSuffix(".css") && !$0.key.hasPrefix("embed-") }?.value
  }

  @Test("a template of the site's own stands in place of the default theme's, which it can extend", arguments: places)
  func extends(place: String, theme: String) async throws {
    let own = "{% extends \"default:commitment.html\" %}{% block main %}<p>own</p>{% endblock %}\n"
    let site = site(["\(place)/templates/commitment.html": own], theme: theme)
    let page = try await page(site, "commitments/c")
    #expect(page.contains("<h1>Promise</h1><p>own</p>"))
    #expect(site.folder.read("Output/plans/p/index.html")?.contains("<p>own</p>") == false)
  }

  @Test("the default theme's own templates take up what stands in place of the base that they extend")
  func base() async throws {
    let base = "{% extends \"default:base.html\" %}{% block main %}<p>own</p>{% endblock %}\n"
    #expect(try await page(site(["Content/theme/templates/base.html": base]), "plans/p").contains("<p>own</p>"))
  }

  @Test("what is shadowed can be included and imported, by way of several folders")
  func several() async throws {
    let site = site(
      [
        "Themes/default/templates/part.html": "1",
        "Themes/mine/templates/part.html": "2{% include \"default:part.html\" %}",
        "Content/theme/templates/part.html": "3{% include \"mine:part.html\" %}",
        "Themes/default/templates/marks.html": "{% macro mark() %}!{% endmacro %}",
        "Content/theme/templates/marks.html": "{% macro mark() %}?{% endmacro %}",
        "Content/theme/templates/plan.html":
          "{% from \"default:marks.html\" import mark %}{% include \"part.html\" %}{{ mark() }}",
      ], theme: "theme: mine\n")
    #expect(try await page(site, "plans/p") == "321!")
  }

  @Test("a shadowed template that nothing calls is not held against what stands in place of its base")
  func uncalled() async throws {
    let site = site([
      "Themes/default/templates/plan.html": "{% extends \"base.html\" %}{% block main %}{{ nothing }}{% endblock %}",
      "Content/theme/templates/plan.html": "plan", "Content/theme/templates/base.html": "base",
    ])
    #expect(try await page(site, "plans/p") == "plan")
  }

  /// `①` marks the place that the message must name.
  static let faults: [(template: String, id: String, help: String)] = [
    (
      "{% extends \"default:commitment.html\" %}{% block ①mian %}{% endblock %}", "unknown-block",
      "did you mean `main`?"
    ),
    (
      "{% extends ①\"default:comitment.html\" %}", "missing-template", "did you mean `default:commitment.html`?"
    ),
    (
      "{% extends ①\"commitment.html\" %}", "template-circle",
      "write `default:commitment.html` for the one in whose place it stands"
    ),
    ("{% include ①\"mine:commitment.html\" %}", "missing-template", ""),
  ]

  @Test("faults between folders are told by build and by theme check, each once, at its place", arguments: faults)
  func faultBetweenFolders(template: String, id: String, help: String) async throws {
    let marked = MarkedText(template)
    let site = site([:])
    let name = "Content/theme/templates/commitment.html"
    site.folder.write(marked.bytes, to: name)
    let place = try #require(marked.places["①"])
    for outcome in [try await site.run("build"), try await site.checkTheme()] {
      #expect(outcome.exitCode == .contentErrors)
      #expect(outcome.reports == ["\(name):\(place): error[\(id)]"])
      #expect(outcome.messages.contains(help))
    }
  }

  @Test("two templates that extend each other by way of two folders are a circle")
  func circle() async throws {
    let site = site([
      "Content/theme/templates/base.html": "{% extends \"default:plan.html\" %}"
    ])
    let reports = try await site.checkTheme().reports
    #expect(reports.contains("Content/theme/templates/base.html:1:12: error[template-circle]"))
    #expect(reports.allSatisfy { $0.hasSuffix("error[template-circle]") })
  }

  @Test("a style sheet of the site's own is added to the one that is published, or stands in its place, by its name")
  func styleSheets() async throws {
    let files = ["Themes/default/assets/css/10.css": "a{}", "Themes/default/assets/css/30.css": "c{}"]
    let plain = site(files)
    _ = try await page(plain, "plans/p")
    #expect(styleSheet(plain) == "a{}c{}")
    let own = site(
      files.merging(["Content/theme/assets/css/20.css": "b{}", "Content/theme/assets/css/30.css": "d{}"]) { $1 })
    _ = try await page(own, "plans/p")
    #expect(styleSheet(own) == "a{}b{}d{}")
    func names(_ site: SmallSite) -> [String] {
      site.folder.files(below: "Output/assets").keys.filter { !$0.hasPrefix("embed-") }.sorted()
    }
    #expect(names(plain).count == 1)
    #expect(names(own).count == 1)
    #expect(names(plain) != names(own))
  }

  @Test("what a page opens with has a style sheet of its own, which holds the colours that the site chose")
  func topStyleSheet() async throws {
    let colour = "{type: colour, about: A tint., default: \"#ffe9a8\"}"
    let site = site([
      "Themes/default/theme.yaml": "options:\n  tint: \(colour)\n",
      "Themes/default/assets/css/top/20.css": "a{}", "Themes/default/assets/css/10.css": "c{}",
      "Content/theme/assets/css/top/30.css": "b{}",
      "Content/theme/templates/plan.html":
        "{% if site.stylesheet_top is defined %}{{ site.stylesheet_top }} {% endif %}{{ site.stylesheet }}",
    ])
    let names = try await page(site, "plans/p").split(separator: " ").map(String.init)
    let styles = names.map { site.folder.read("Output" + $0) }
    #expect(styles == [":root {\n--tint: #ffe9a8;\n}\na{}b{}", "c{}"], "\(names)")
    site.folder.remove("Themes/default/assets/css/top")
    site.folder.remove("Content/theme/assets")
    let name = try await page(site, "plans/p")
    #expect(site.folder.read("Output" + name) == ":root {\n--tint: #ffe9a8;\n}\nc{}")
  }

  @Test("other assets stand in place of each other, words lie over each other one by one")
  func assetsAndWords() async throws {
    let site = site([
      "Themes/default/assets/icon.svg": "<svg/>", "Themes/default/assets/other.txt": "x",
      "Content/theme/assets/icon.svg": "<svg></svg>",
      "Themes/default/strings/en.yaml": """
      language: {name: L, direction: ltr}
      format: {decimal: ".", group: ",", percent: "{n}%", day: "{day}.{month}.{year}", month: "{month}", year: "{year}"}
      mine: {name: first, motto: second}

      """,
      "Content/theme/strings/en.yaml": "mine: {motto: changed}\n",
      "Content/theme/templates/plan.html": "{{ t(\"mine.name\") }} {{ t(\"mine.motto\") }}",
      "Content/theme/templates/commitment.html":
        "{{ \"assets/icon.svg\" | address }} {{ \"assets/other.txt\" | address }}",
    ])
    #expect(try await page(site, "plans/p") == "first changed")
    #expect(site.folder.read("Output/assets/icon.svg") == "<svg></svg>")
    #expect(site.folder.read("Output/assets/other.txt") == "x")
  }

  @Test("the theme's icons are published under a name that changes with them, wherever the site is published")
  func icons() async throws {
    let files = [
      "Themes/default/assets/icons.svg": "<svg/>",
      "Content/theme/templates/plan.html": "{{ \"assets/icons.svg\" | address }}",
    ]
    let plain = site(files)
    let address = try await page(plain, "plans/p")
    #expect(address.wholeMatch(of: /\/assets\/icons-\w+\.svg/) != nil, "\(address)")
    #expect(plain.folder.read("Output" + address) == "<svg/>")
    #expect(plain.folder.read("Output/assets/icons.svg") == nil)
    let own = site(files.merging(["Content/theme/assets/icons.svg": "<svg></svg>"]) { $1 })
    let settings = (own.folder.read("Content/site.yaml") ?? "").replacing("a-site.test/", with: "a-site.test/reports/")
    own.folder.write(settings, to: "Content/site.yaml")
    let ownAddress = try await page(own, "plans/p")
    #expect(ownAddress.hasPrefix("/reports/assets/icons-") && !ownAddress.hasSuffix(address), "\(ownAddress)")
    #expect(own.folder.read("Output" + ownAddress.dropFirst("/reports".count)) == "<svg></svg>")
  }

  @Test("without a file of icons a template that asks for it is told")
  func noIcons() async throws {
    let site = site(["Content/theme/templates/plan.html": "{{ \"assets/icons.svg\" | address }}"])
    let outcome = try await site.run("build")
    #expect(outcome.messages.contains("error[unknown-address]"))
    #expect(outcome.messages.contains("The site has no page or file `assets/icons.svg`"))
  }

  @Test("a theme that stands alone takes nothing from the default theme")
  func standalone() async throws {
    let site = site(["Themes/default/assets/css/10.css": "a{}", "Themes/mine/assets/css/20.css": "b{}"])
    site.folder.write("theme: mine\n" + (site.folder.read("Content/site.yaml") ?? ""), to: "Content/site.yaml")
    site.folder.write("standalone: true\n", to: "Themes/mine/theme.yaml")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.messages.contains("The theme mine lacks the template `commitment.html`"))
    for (name, text) in site.folder.files(below: "Themes/default/templates") {
      site.folder.write(text, to: "Themes/mine/templates/" + name)
    }
    _ = try await page(site, "plans/p")
    #expect(styleSheet(site) == "b{}")
  }

  @Test("a folder in which nothing is read is told, and a theme that does not exist is told where it is named")
  func folders() async throws {
    let misspelt = try await site(["Content/theme/template/base.html": "x"]).run("build")
    #expect(misspelt.reports == ["Content/theme/template:1:1: warning[unknown-theme-folder]"])
    #expect(misspelt.messages.contains("Did you mean `templates`?"))
    let unknown = try await site(["Themes/mine/templates/base.html": "x"], theme: "theme: {name: mien}\n").run("build")
    #expect(unknown.reports == ["Content/site.yaml:5:8: error[unknown-theme]"])
    #expect(unknown.messages.contains("Did you mean `mine`?"))
  }
}

@Suite struct ThemeFilesTests {
  private func run(_ site: SmallSite, _ arguments: String...) throws -> Outcome {
    let environment = Environment.test(in: site.folder.path)
    return switch try Command.parse(["theme"] + arguments) {
    case .themeList(let request): ThemeFiles(request: request, environment: environment).list()
    case .themeEject(let request): ThemeFiles(request: request, environment: environment).eject()
    default: Outcome(exitCode: .usage)
    }
  }

  @Test("list shows the folders of the theme, and which file stands in place of which")
  func list() throws {
    let site = SmallSite([
      "Content/theme/templates/plan.html": "", "Content/theme/strings/az.yaml": "", "Content/theme/assets/a.txt": "",
    ])
    let lines = try run(site, "list").data.split(separator: "\n")
    #expect(lines.prefix(3).dropFirst() == ["  Content/theme", "  Themes/default"])
    #expect(
      lines.dropFirst(3).filter { $0.contains("Content/theme") } == [
        "assets/a.txt                 Content/theme",
        "strings/az.yaml              Content/theme, over Themes/default",
        "templates/plan.html          Content/theme, in place of Themes/default",
      ])
    #expect(lines.contains("templates/base.html          Themes/default"))
  }

  @Test(
    "eject copies a file to where the site's own one counts, and says what to do next",
    arguments: [("", "Content/theme"), ("theme: mine\n", "Themes/mine")])
  func eject(theme: String, folder: String) async throws {
    let site = SmallSite(["Themes/mine/assets/a.txt": ""])
    site.folder.write((site.folder.read("Content/site.yaml") ?? "") + theme, to: "Content/site.yaml")
    let outcome = try run(site, "eject", "commitment.html")
    #expect(outcome.exitCode == .success)
    #expect(outcome.data.contains("{% extends \"default:commitment.html\" %}"))
    let target = "\(folder)/templates/commitment.html"
    #expect(site.folder.read(target) == site.folder.read("Themes/default/templates/commitment.html"))
    #expect(try await site.run("build").exitCode == .success)

    site.folder.write("mine", to: target)
    let again = try run(site, "eject", "templates/commitment.html")
    #expect(again.exitCode == .fileFault)
    #expect(again.messages.contains("\(target) is there already"))
    #expect(site.folder.read(target) == "mine")
  }

  @Test(
    "a file that the theme does not have, or has twice, is told with those that may be meant",
    arguments: [
      ("templates/comitment.html", "Did you mean `templates/commitment.html`?"),
      ("comitment.html", "Did you mean `commitment.html`?"), ("../site.yaml", "vitrine theme list"),
      ("twice.svg", "`assets/a/twice.svg` and `assets/b/twice.svg`"),
    ])
  func unknown(file: String, help: String) throws {
    let site = SmallSite(["Themes/default/assets/a/twice.svg": "", "Themes/default/assets/b/twice.svg": ""])
    let outcome = try run(site, "eject", file)
    #expect(outcome.exitCode == .usage)
    #expect(outcome.messages.contains(help))
    #expect(site.folder.tree(below: "Content/theme").isEmpty)
  }

  @Test(
    "a command line that says too little or too much is refused",
    arguments: [
      ["eject"], ["eject", "a", "b"], ["list", "a"], ["list", "--site"], ["eject", "--force", "a"], ["lst"],
    ])
  func usage(arguments: [String]) {
    #expect(throws: UsageFault.self) { try Command.parse(["theme"] + arguments) }
  }
}
