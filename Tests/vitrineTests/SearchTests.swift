import Glibc
import TestSupport
import Testing

@testable import vitrine

/// The real program, where `make site` has put it.
private let pagefind = checkout + "/.build/tools/pagefind_bin/pagefind"
private let hasPagefind = access(pagefind, X_OK) == 0

@Suite struct SearchTests {
  /// Stands in for Pagefind: lists the pages that it was given in the index that it makes.
  private static let listing = """
    #!/bin/sh
    mkdir -p "$4/index"
    (cd "$2" && find . -name '*.html' | sort) > "$4/index/pages"
    echo script > "$4/pagefind.js"
    echo spare > "$4/pagefind-ui.js"

    """

  private func site(pagefind script: String = listing) -> SmallSite {
    let site = SmallSite([
      "Themes/default/templates/search.html": "<script src=\"{{ view.script }}\"></script>\n",
      "Themes/default/templates/page.html": "{{ site.search_url | default(\"\") }}\n",
      "Themes/default/assets/search.js": "search();\n", "Content/pages/about.md": "---\ntitle: About\n---\n",
    ])
    site.folder.write(script, to: "pagefind")
    chmod(site.folder.path + "/pagefind", 0o755)
    return site
  }

  private func build(_ site: SmallSite) async throws -> Outcome {
    try await site.run("build", "--search", site.folder.path + "/pagefind")
  }

  /// What is published, by path.
  private func published(_ site: SmallSite) -> [String: [UInt8]?] {
    site.folder.tree(below: "Output").filter { !$0.key.hasPrefix(".vitrine") }
  }

  @Test("the index is published whole, of the pages that a search should find")
  func index() async throws {
    let site = site()
    let outcome = try await build(site)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let pages = (site.folder.read("Output/pagefind/index/pages") ?? "").split(separator: "\n").map { String($0) }
    #expect(pages.contains("./commitments/c/index.html"))
    #expect(pages.contains("./az/commitments/c/index.html"))
    #expect(!pages.contains { $0.contains("404") || $0.contains("search") || $0.contains("sorted") })
    #expect(site.folder.read("Output/pagefind/pagefind.js") == "script\n")
    #expect(site.folder.read("Output/pagefind/pagefind-ui.js") == nil)
    #expect(site.folder.read("Output/pages/about/index.html")?.hasPrefix("/search/") == true)
    #expect(site.folder.read("Output/az/search/index.html")?.contains("/assets/search-") == true)
    #expect(site.folder.read("Output/sitemap.xml")?.contains("/search/") == false)
    #expect(site.folder.tree(below: "Output/.vitrine").keys.sorted() == ["indexed", "manifest"])
  }

  @Test("without the option nothing of the search is left, and every other page is as it would be without")
  func without() async throws {
    let (site, plain) = (site(), site())
    try await #expect(build(site).exitCode == .success)
    for one in [site, plain] { #expect(try await one.run("build").exitCode == .success) }
    #expect(published(site) == published(plain))
    #expect(site.folder.read("Output/search/index.html") == nil)
    #expect(!published(site).keys.contains { $0.hasPrefix("pagefind") || $0.contains("search-") })
  }

  @Test("an index of the same pages stays, and of other pages it is made again")
  func again() async throws {
    let site = site(pagefind: Self.listing + "date +%N > \"$4/index/moment\"\n")
    try await #expect(build(site).exitCode == .success)
    let first = site.folder.read("Output/pagefind/index/moment")
    try await #expect(build(site).messages.contains("(0 files written"))
    #expect(site.folder.read("Output/pagefind/index/moment") == first)

    site.folder.write("---\ntitle: Another\nplan: p\n---\n", to: "Content/commitments/c.md")
    try await #expect(build(site).exitCode == .success)
    #expect(site.folder.read("Output/pagefind/index/moment") != first)
  }

  @Test("files of the former index go when it is made anew")
  func stale() async throws {
    let site = site(pagefind: Self.listing + "echo > \"$4/index/old\"\n")
    try await #expect(build(site).exitCode == .success)
    #expect(site.folder.read("Output/pagefind/index/old") != nil)
    site.folder.write(Self.listing, to: "pagefind")
    try await #expect(build(site).exitCode == .success)
    #expect(site.folder.read("Output/pagefind/index/old") == nil)
    #expect(site.folder.read("Output/pagefind/index/pages") != nil)
  }

  @Test(
    "when the index cannot be made, the site is built without search and says so; when strict, nothing is written",
    arguments: [
      ("#!/bin/sh\necho 'Error: too many pages'\nexit 1\n", "could not make the index: Error: too many pages."),
      ("#!/bin/sh\nkill -9 $$\n", "could not make the index: it did not say why."),
      ("#!/bin/sh\n", "could not make the index: it made no files."),
      ("no program", "Exec format error."),
    ])
  func failure(script: String, message: String) async throws {
    let site = site(pagefind: script)
    let strict = try await site.run("build", "--strict", "--search", site.folder.path + "/pagefind")
    #expect(strict.exitCode == .contentErrors)
    #expect(site.folder.read("Output/index.html") == nil)

    let outcome = try await build(site)
    #expect(outcome.exitCode == .success)
    #expect(outcome.messages.contains("warning[no-search]: The site was made without search"))
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
    #expect(site.folder.read("Output/search/index.html") == nil)
    let plain = self.site()
    #expect(try await plain.run("build").exitCode == .success)
    #expect(published(site) == published(plain))
    #expect(site.folder.tree(below: "Output/.vitrine").keys.sorted() == ["manifest"])
  }

  @Test("a program that is not there is the same, and a check takes none")
  func missing() async throws {
    let site = site()
    let outcome = try await site.run("build", "--search", "/nowhere/pagefind")
    #expect(outcome.exitCode == .success)
    #expect(outcome.messages.contains("/nowhere/pagefind: No such file or directory."))
    #expect(throws: UsageFault.self) { try Command.parse(["check", "--search", "x"]) }
  }

  @Test("a theme without the search page's script is told so")
  func noScript() async throws {
    let site = site()
    site.folder.remove("Themes/default/assets/search.js")
    let outcome = try await build(site)
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.messages.contains("error[missing-script]"))
  }

  @Test("Pagefind itself indexes the small site", .enabled(if: hasPagefind, "Pagefind is not installed: make site"))
  func real() async throws {
    let folder = TemporaryFolder()
    let site = checkout + "/Tests/Fixtures/small-site"
    guard
      case .build(let request) = try Command.parse([
        "build", "--site", site, "--output", folder.path + "/out", "--search", pagefind,
      ])
    else { return }
    let environment = Environment(
      currentFolder: site, programFolder: checkout + "/Tests", processors: 2, isTerminal: false, isColoured: false)
    let outcome = await Build(request: request, environment: environment).run()
    #expect(outcome.exitCode == .success && !outcome.messages.contains("no-search"), "\(outcome.messages)")
    let entry = try #require(folder.read("out/pagefind/pagefind-entry.json"))
    for language in ["az", "en", "ru"] { #expect(entry.contains("\"\(language)\":{")) }
    let files = folder.tree(below: "out/pagefind").keys
    #expect(files.contains { $0.hasSuffix(".pf_filter") } && files.contains { $0.hasSuffix(".pf_fragment") })
  }
}
