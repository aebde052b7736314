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
    #expect(site.folder.tree(below: "Output/.vitrine").keys.sorted() == ["manifest"])
  }

  @Test("what can be chosen on the search page stands on the pages that the choice leaves")
  func facets() async throws {
    let site = site()
    site.folder.write(
      """
      {% for choice in view.choices %}{% for option in choice.options %}{{ choice.name }} {{ option.word }}={{ option.key }}
      {% endfor %}{% endfor %}
      """, to: "Themes/default/templates/search.html")
    site.folder.write(
      "{{ page.facets.keys }}|{{ page.facets.about }}", to: "Themes/default/templates/commitment.html")
    site.folder.write("language: {name: Azərbaycanca}", to: "Themes/default/strings/az.yaml")
    for (name, end) in [("c", "2013-12"), ("d", "2014")] {
      site.folder.write(
        "---\ntitle: Promise\nplan: p\nend: \(end)\n---\nText.\n", to: "Content/commitments/\(name).md")
    }
    let outcome = try await build(site)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")

    // Neither commitment has a rating, so there is but one status, and no choice of it; none is translated.
    let choices = (site.folder.read("Output/az/search/index.html") ?? "").split(whereSeparator: \.isNewline)
      .map { $0.split(separator: "=").map { String($0) } }
    #expect(
      choices.map(\.first) == [
        "collection [nav.plans]", "collection [nav.commitments]", "collection [nav.pages]", "year 2014", "year 2013",
        "language Azərbaycanca", "language L",
      ])
    let keys = Dictionary(uniqueKeysWithValues: choices.map { ($0[0], $0[1]) })
    let page = (site.folder.read("Output/az/commitments/c/index.html") ?? "").split(separator: "|")
    let found = Set(try #require(page.first).split(separator: " ").map { String($0) })
    #expect(found.count == 4)
    #expect(
      Set(keys.values).intersection(found)
        == Set(["collection [nav.commitments]", "year 2013", "language L"].compactMap { keys[$0] }))
    #expect(page.last?.hasPrefix("[nav.commitments] · ") == true)
    #expect(page.last?.hasSuffix(" · 2013") == true)
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
      ("#!/bin/sh\nexit 3\n", "could not make the index: it ended with code 3 and said nothing."),
      ("#!/bin/sh\necho Indexing\nkill -9 $$\n", "could not make the index: it was ended by signal 9."),
      ("#!/bin/sh\necho Done\n", "could not make the index: it made no pagefind/pagefind.js."),
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

  @Test("Pagefind is not held to what this process and its threads do with signals")
  func signals() async throws {
    let site = site(pagefind: Self.listing + "grep -E '^Sig(Blk|Ign)' /proc/self/status > \"$4/index/signals\"\n")
    try await #expect(build(site).exitCode == .success)
    let masks = (site.folder.read("Output/pagefind/index/signals") ?? "").split(separator: "\n").compactMap {
      $0.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) }
    }
    // A bit for each signal; the C library keeps 32 and 33 to itself.
    #expect(masks.map { $0 & 0x7FFF_FFFF } == [0, 0])
  }

  @Test("a failure is seen also where whoever starts vitrine lets ended children be forgotten")
  func forgottenChildren() {
    let site = site(pagefind: "#!/bin/sh\nexit 1\n")
    let program = Program(
      building: site.folder.path, withSearchBy: site.folder.path + "/pagefind", ignoring: "CHLD",
      messages: site.folder.path + "/messages")
    #expect(program.wait() == .exited(0))
    #expect(site.folder.read("messages")?.contains("it ended with code 1 and said nothing.") == true)
  }

  @Test("a theme without the search page's script is told so")
  func noScript() async throws {
    let site = site()
    site.folder.remove("Themes/default/assets/search.js")
    let outcome = try await build(site)
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.messages.contains("error[missing-script]"))
  }

  @Test(
    "Pagefind itself indexes the small site, in the same bytes each time",
    .enabled(if: hasPagefind, "Pagefind is not installed: make site"))
  func real() async throws {
    let folder = TemporaryFolder()
    for name in ["one", "other"] {
      let outcome = try await buildFixture(into: folder.path + "/" + name)
      #expect(outcome.exitCode == .success && !outcome.messages.contains("no-search"), "\(outcome.messages)")
    }
    let (one, other) = (folder.tree(below: "one"), folder.tree(below: "other"))
    #expect(one == other)
    let entry = try #require(folder.read("one/pagefind/pagefind-entry.json"))
    for language in ["az", "en", "ru"] { #expect(entry.contains("\"\(language)\":{")) }
    #expect(one.keys.contains { $0.hasSuffix(".pf_fragment") })
  }

  private func buildFixture(into output: String) async throws -> Outcome {
    let site = checkout + "/Tests/Fixtures/small-site"
    guard
      case .build(let request) = try Command.parse(["build", "--site", site, "--output", output, "--search", pagefind])
    else { return Outcome(exitCode: .usage) }
    return await Build(request: request, environment: .test(in: site, programFolder: checkout + "/Tests")).run()
  }
}
