import TestSupport
import Testing

@testable import vitrine

/// What sites choose about the theme that ships, or a theme declares.
@Suite struct ThemeOptionsTests {
  /// A small site with the theme that ships.
  ///
  /// - Parameter theme: What site.yaml says of it, from its fifth line on; marks of expected places are taken out.
  private func site(_ theme: String, _ files: [String: String] = [:]) -> (site: SmallSite, settings: MarkedText) {
    let site = SmallSite(files)
    site.folder.remove("Themes/default")
    let settings = MarkedText((site.folder.read("Content/site.yaml") ?? "") + theme)
    site.folder.write(settings.bytes, to: "Content/site.yaml")
    return (site, settings)
  }

  private let program = checkout + "/Tests"

  @Test("colours come into the style sheet, logo and navigation onto every page in its language")
  func choices() async throws {
    let (site, _) = site(
      """
      theme:
        brand: "#5A1A5E"
        logo: logo.svg
        navigation: [commitments, pages/about, /data/]
      """,
      ["Content/logo.svg": "<svg/>", "Content/pages/about.md": "---\ntitle: About us\n---\n"])
    let outcome = try await site.run("build", programFolder: program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let style = try #require(site.folder.files(below: "Output/assets").first { $0.key.hasPrefix("top-") }?.value)
    #expect(style.hasPrefix(":root {\n--brand: #5a1a5e;\n--brand-mark: #7fd4c6;\n--link: #0f4c8a;\n}\n"))
    #expect(style.ranges(of: "--brand:").count == 1)
    for (name, current) in [("commitments/c", "/commitments/"), ("pages/about", "/pages/about/"), ("plans/p", "")] {
      for language in ["", "az/"] {
        let page = try #require(site.folder.read("Output/\(language)\(name)/index.html"))
        #expect(page.contains("<meta name=\"theme-color\" content=\"#5a1a5e\">"))
        #expect(page.contains("<img class=\"site-logo\" src=\"/logo.svg\" alt=\"\">"))
        let navigation = page.split(separator: "<nav class=\"site-nav\"")[1].split(separator: "</nav>")[0]
        let links = navigation.matches(of: /<a href="([^"]*)"( aria-current="true")?>/)
        #expect(links.map { String($0.1) } == ["commitments/", "pages/about/", "data/"].map { "/" + language + $0 })
        let expected = current.isEmpty ? [] : ["/" + language + current.dropFirst()]
        #expect(links.filter { $0.2 != nil }.map { String($0.1) } == expected)
      }
    }
    #expect(try await site.checkTheme(programFolder: program).reports == [])
  }

  /// What site.yaml says, with `①` where the message must point.
  static let faults: [(choice: String, id: String, words: String)] = [
    ("theme: {①brnd: \"#0a3f52\"}", "unknown-key", "Did you mean `brand`?"),
    ("theme: {①nmae: default}", "unknown-key", "Did you mean `name`?"),
    ("theme: {name: ①[a]}", "not-a-text", "`name` must be a text"),
    ("theme: ①[default]", "not-a-theme", "`theme: default`"),
    ("theme: {brand: ①blue}", "not-a-colour", "must be a colour such as \"#0a3f52\", but here it is `blue`."),
    ("theme: {brand: ①\"#0a3f5\"}", "not-a-colour", "six digits"),
    ("theme: {brand: ①\"#0ä3f52\"}", "not-a-colour", "six digits"),
    ("theme:\n  brand: ①#0a3f52\n", "empty-field", "in quotes, such as \"#0a3f52\""),
    (
      "theme: {brand: ①\"#3377aa\"}", "low-contrast",
      "`brand` must have a contrast of at least 7:1 to white, but #3377aa has 4.8:1."
    ),
    ("theme: {link: ①\"#777777\"}", "low-contrast", "at least 4.5:1 to #f1f5f5, but #777777 has 4:1."),
    (
      "theme: {brand_mark: ①\"#204a5c\"}", "low-contrast",
      "`brand_mark` must have a contrast of at least 3:1 to `brand`, which is #0a3f52"
    ),
    ("theme: {logo: ①lgo.svg}", "missing-file", "Did you mean `logo.svg`?"),
    ("theme: {navigation: [home, ①comitments]}", "unknown-page", "Did you mean `commitments`?"),
    ("theme: {navigation: ①pages/abuot}", "unknown-page", "Did you mean `pages/about`?"),
    ("theme: {navigation: [①pages/draft]}", "link-to-hidden", "With --drafts, drafts are shown."),
    ("theme: {navigation: [①events]}", "unknown-page", "the site has no such page"),
  ]

  @Test(
    "a wrong choice is told at its place by build and by theme check, with what to write instead", arguments: faults)
  func wrongChoice(choice: String, id: String, words: String) async throws {
    let (site, settings) = site(
      choice,
      [
        "Content/logo.svg": "<svg/>", "Content/pages/about.md": "---\ntitle: A\n---\n",
        "Content/pages/draft.md": "---\ntitle: D\ndraft: true\n---\n",
      ])
    let place = try #require(settings.places["①"])
    for outcome in [
      try await site.run("build", programFolder: program), try await site.checkTheme(programFolder: program),
    ] {
      #expect(outcome.exitCode == .contentErrors)
      #expect(outcome.reports.filter { !$0.contains(": note[") } == ["Content/site.yaml:\(place): error[\(id)]"])
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
  }

  @Test("the colour that a message proposes is one that will do")
  func proposal() async throws {
    let (site, _) = site("theme: {brand: \"#3377aa\"}\n")
    let outcome = try await site.checkTheme(programFolder: program)
    let proposed = try #require(outcome.messages.firstMatch(of: /write: "(#[0-9a-f]{6})"/)?.1)
    let settings = try #require(site.folder.read("Content/site.yaml"))
    site.folder.write(settings.replacing("#3377aa", with: proposed), to: "Content/site.yaml")
    #expect(try await site.checkTheme(programFolder: program).reports == [])
  }

  @Test("a theme's own options stand in place of the default theme's of the same name, and templates read them")
  func ownOptions() async throws {
    let (site, _) = site(
      "theme: {name: mine, motto: \"a < b\"}\n",
      [
        "Themes/mine/theme.yaml": """
        options:
          brand: {type: colour, default: "#000000", about: The ground.}
          motto: {type: text, about: A line for the footer.}
          wide: {type: flag, default: false, about: Whether pages are wide.}

        """,
        "Themes/mine/templates/plan.html":
          "{{ theme.motto | default(\"none\") }} {{ theme.wide }} {{ theme.brand }} {{ theme.brand_mark }}",
      ])
    let outcome = try await site.run("build", programFolder: program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/plans/p/index.html") == "a &lt; b false #000000 #7fd4c6")
  }

  /// theme.yaml, with `①` where the message must point.
  static let declarations: [(text: String, id: String, words: String)] = [
    ("options: {wide: {type: ①flga, about: x}}", "unknown-value", "Did you mean `flag`?"),
    ("options: {wide: ①{type: flag}}", "missing-field", "needs the field `about`"),
    ("options: {①Wide: {type: flag, about: x}}", "odd-option-name", "cannot be called `Wide`"),
    ("options: {①name: {type: text, about: x}}", "odd-option-name", "the theme's own"),
    ("options: ①[a]", "not-a-group", "must be a group"),
    ("①optoins: {}", "unknown-key", "Did you mean `options`?"),
    ("options: {tint: {type: colour, default: ①red, about: x}}", "not-a-colour", "`tint` must be a colour"),
    (
      "options: {tint: {type: colour, default: \"#000\", contrast: ①{to: bran, at_least: 3}, about: x}}",
      "unknown-colour", "Did you mean `brand`?"
    ),
  ]

  @Test("what is wrong with theme.yaml is told at its place", arguments: declarations)
  func wrongDeclaration(text: String, id: String, words: String) async throws {
    let (site, _) = site("theme: mine\n")
    let marked = MarkedText(text)
    site.folder.write(marked.bytes, to: "Themes/mine/theme.yaml")
    let outcome = try await site.checkTheme(programFolder: program)
    #expect(outcome.reports == ["Themes/mine/theme.yaml:\(try #require(marked.places["①"])): error[\(id)]"])
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }

  // MARK: Docs/themes.md

  private static let page = TemporaryFolder.readFile(checkout + "/Docs/themes.md") ?? ""

  @Test("the worked example of Docs/themes.md gives the page that it promises")
  func workedExample() async throws {
    let site = SmallSite()
    site.folder.remove("Themes/default")
    let files = Self.page.matches(of: /```[a-z]+ (Content\/\S+)\n((?s).*?)```/).map { (String($0.1), String($0.2)) }
    #expect(
      files.map(\.0).sorted() == ["Content/logo.svg", "Content/site.yaml", "Content/theme/assets/css/top/95-own.css"])
    for (name, text) in files { site.folder.write(text, to: name) }
    let outcome = try await site.run("build", "--strict", programFolder: program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/commitments/c/index.html"))
    #expect(page.contains("<img class=\"site-logo\" src=\"/logo.svg\" alt=\"\">"))
    #expect(site.folder.read("Output/logo.svg")?.contains("<svg") == true)
    let name = try #require(page.firstMatch(of: /<link rel="stylesheet" href="\/(assets\/[^"]+)">/)?.1)
    let style = try #require(site.folder.read("Output/" + name))
    #expect(style.contains("--brand: #5a1a5e;"))
    #expect(style.hasSuffix(".site-header {\nborder-block-end: 4px solid var(--brand-mark);\n}"))
  }

  @Test("Docs/themes.md names each option of the theme that ships")
  func documented() throws {
    let declared = try #require(TemporaryFolder.readFile(checkout + "/Themes/default/theme.yaml"))
    let names = declared.matches(of: /(?m)^  ([a-z_]+):$/).map(\.1)
    #expect(names.count >= 5)
    for name in names { #expect(Self.page.contains("| `\(name)` |"), "\(name)") }
  }
}
