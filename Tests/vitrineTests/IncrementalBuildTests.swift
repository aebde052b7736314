import Publishing
import Reporting
import Site
import TestSupport
import Testing

@testable import vitrine

/// Builds after an author's edit, with the whole theme: what they leave as it was is what a clean build makes.
@Suite struct IncrementalBuildTests {
  private let folder = TemporaryFolder()

  private func copy(_ site: String) {
    folder.copy(checkout + "/" + site + "/Content", to: "Content")
    folder.link("Themes", to: checkout + "/Themes")
  }

  private func build(_ options: String...) async throws -> Outcome {
    guard case .build(let request) = try Command.parse(["build", "--timings", "--site", folder.path] + options)
    else { return Outcome(exitCode: .usage) }
    return await Build(request: request, environment: .test(in: folder.path)).run()
  }

  /// How many files were left.
  private func kept(_ outcome: Outcome) -> Int {
    outcome.messages.split(separator: "\n").compactMap { line in
      line.hasSuffix("of the build before stayed as they were.")
        ? line.split(separator: " ").first.flatMap { Int($0) } : nil
    }.first ?? 0
  }

  private func edit(_ path: String, _ change: (String) -> String) throws {
    let text = try #require(folder.read(path), "\(path)")
    let changed = change(text)
    try #require(changed != text, "\(path)")
    folder.write(changed, to: path)
  }

  @Test("a text alone that is changed makes its own pages alone")
  func text() async throws {
    copy("Tests/Fixtures/small-site")
    _ = try await build()
    let before = folder.tree(below: "Output")
    try edit("Content/commitments/nap1-4-2.md") { $0 + "\nOne more sentence.\n" }
    let outcome = try await build()
    let after = folder.tree(below: "Output")
    let changed = Set(after.keys.filter { before[$0] != after[$0] }).filter { !$0.contains(".vitrine/") }
    let page = "commitments/nap1-4-2/index.html"
    #expect(changed == [page, "az/" + page, "ru/" + page])
    // Beside those what is copied or ready anyway, and a page that has a link to a part of another.
    #expect(kept(outcome) > after.values.count { $0 != nil } - 20, "\(outcome.messages)")
  }

  @Test(
    "how a build tells what it finds makes no file anew, and is as it is asked",
    arguments: [["--format", "json"], ["--quiet"], ["--jobs", "1"]])
  func manner(_ options: [String]) async throws {
    copy("Tests/Fixtures/small-site")
    func build(_ options: [String]) async throws -> Outcome {
      guard case .build(let request) = try Command.parse(["build", "--site", folder.path] + options)
      else { return Outcome(exitCode: .usage) }
      return await Build(request: request, environment: .test(in: folder.path)).run()
    }
    let first = try await self.build()
    let before = folder.tree(below: "Output")
    let other = try await build(options + ["--timings"])
    let alone = try await build(options + ["--cache", folder.path + "/other", "--output", folder.path + "/Other"])
    #expect(first.exitCode == .success && other.exitCode == alone.exitCode)
    #expect(other.data == alone.data)
    #expect(
      options == ["--jobs", "1"] ? other.messages.contains("Nothing was made") : kept(other) > 50, "\(other.messages)")
    #expect(folder.tree(below: "Output") == before)
  }

  @Test("a title and a figure leave what has nothing to do with them")
  func fields() async throws {
    copy("Tests/Fixtures/small-site")
    _ = try await build()
    try edit("Content/commitments/nap1-4-2.md") { $0.replacing("title: ", with: "title: New ") }
    #expect(try await kept(build()) > 50)
    try edit("Content/indicators/decisions-published.csv") { $0.replacing("2014,110", with: "2014,111") }
    #expect(try await kept(build()) > 50)
  }

  @Test("a template makes what is made with it alone, itself and through others")
  func template() async throws {
    copy("Tests/Fixtures/small-site")
    ownTemplates("commitment.html", "macros/wall.html", "base.html")
    _ = try await build()
    func changed(by template: String) async throws -> Set<String> {
      let before = folder.tree(below: "Output")
      try editTemplate(template)
      try #require(try await build().exitCode == .success)
      let after = folder.tree(below: "Output")
      return Set(after.keys.filter { before[$0] != after[$0] }.filter { !$0.contains(".vitrine/") })
    }
    let commitments = Set(
      ["", "az/", "ru/"].flatMap { language in
        ["nap1-2-2", "nap1-4-2"].map { "\(language)commitments/\($0)/index.html" }
      })
    #expect(try await changed(by: "commitment.html") == commitments)
    #expect(try await kept(build()) == 0)
    let ofWall = try await changed(by: "macros/wall.html")
    #expect(ofWall.contains("index.html") && ofWall.isDisjoint(with: commitments), "\(ofWall)")
    let ofAll = try await changed(by: "base.html")
    #expect(ofAll.isSuperset(of: commitments) && ofAll.allSatisfy { $0.hasSuffix(".html") })
    try editTemplate("commitment.html")
    let outcome = try await build()
    #expect(kept(outcome) > 100, "\(outcome.messages)")
    folder.remove("Content/theme/templates/commitment.html")
    #expect(try await kept(build()) == 0)
  }

  /// Templates of the theme as the site's own.
  private func ownTemplates(_ names: String...) {
    for name in names {
      let text = TemporaryFolder.readFile(checkout + "/Themes/default/templates/" + name)
      folder.write(text ?? "", to: "Content/theme/templates/" + name)
    }
  }

  private func editTemplate(_ name: String) throws {
    try edit("Content/theme/templates/\(name)") {
      $0.replacing("class=\"", with: "data-edited class=\"", maxReplacements: 1)
    }
  }

  @Test("what a setting or a record more may change anywhere makes all")
  func frame() async throws {
    copy("Tests/Fixtures/small-site")
    _ = try await build()
    try edit("Content/site.yaml") { $0 + "\n# One more line.\n" }
    #expect(try await kept(build()) == 0)
    folder.write("---\ntitle: One more\n---\nText.\n", to: "Content/news/more.md")
    #expect(try await kept(build()) == 0)
    try edit("Content/news/more.md") { $0 + "More text.\n" }
    #expect(try await kept(build()) > 50)
  }

  @Test("traces that are cut, changed or of another build are as good as none")
  func damaged() async throws {
    copy("Tests/Fixtures/small-site")
    _ = try await build()
    let path = ".vitrine-cache/traces"
    let whole = try #require(folder.readBytes(path))
    var damaged = [Array(whole.dropLast()), Array(whole.prefix(60)), [], whole + [0]]
    for place in [0, 20, 100, 150, whole.count / 2, whole.count - 1] {
      var flipped = whole
      flipped[place] ^= 2
      damaged.append(flipped)
    }
    for (number, bytes) in damaged.enumerated() {
      folder.write(bytes, to: path)
      try edit("Content/pages/about.md") { $0 + "\nSentence \(number).\n" }
      #expect(try await kept(build()) == 0)
    }
    // Those of the build before the last.
    let former = try #require(folder.readBytes(path))
    try edit("Content/pages/about.md") { $0 + "\nOnce more.\n" }
    #expect(try await kept(build()) > 50)
    folder.write(former, to: path)
    try edit("Content/pages/about.md") { $0 + "\nAnd again.\n" }
    #expect(try await kept(build()) == 0)
  }

  @Test("--verify-incremental makes all of a site of which some files stayed")
  func verified() async throws {
    copy("Tests/Fixtures/small-site")
    _ = try await build()
    try edit("Content/pages/about.md") { $0 + "\nOne more sentence.\n" }
    let outcome = try await build("--verify-incremental")
    #expect(outcome.exitCode == .success)
    #expect(outcome.messages.contains(" of the build before stayed as they were, and a build of all "))
  }

  @Test(
    "after any edits the site is that of a clean build, byte for byte",
    arguments: ["Tests/Fixtures/small-site", "Tests/Fixtures/open-data-site"] + (checksAll ? [""] : []))
  func edits(_ site: String) async throws {
    copy(site)
    ownTemplates("commitment.html", "insert.html", "macros/lists.html", "record.html")
    let seed = UInt64.random(in: 0..<1_000_000)
    var edits = AnyEdits(folder: folder, random: SeededNumbers(state: seed))
    var (leaving, left, faulty) = (0, 0, 0)
    try #require(try await build().exitCode == .success)
    for _ in 0..<(checksAll ? 150 : 8) {
      let former = folder.files(below: "Content")
      let trail = edits.make()
      let sparing = try await build()
      guard sparing.exitCode == .success else {
        faulty += 1
        folder.remove("Content")
        for (path, text) in former { folder.write(text, to: "Content/\(path)") }
        continue
      }
      if kept(sparing) > 0 { (leaving, left) = (leaving + 1, left + kept(sparing)) }
      folder.remove("clean")
      let clean = try await build("--output", folder.path + "/clean", "--cache", folder.path + "/clean-cache")
      try #require(clean.exitCode == .success)
      let (made, whole) = (folder.tree(below: "Output"), folder.tree(below: "clean"))
      let odd = Set(made.keys).union(whole.keys).filter { made[$0] != whole[$0] }.sorted()
      try #require(odd.isEmpty, "seed \(seed), after \(trail): \(odd.prefix(5))")
      folder.remove("clean-cache")
    }
    print(
      "After random edits of \(site), seed \(seed): \(leaving) builds left \(left) files, \(faulty) found mistakes.")
  }
}

/// What an author may do to any line of any record.
private struct AnyEdits {
  let folder: TemporaryFolder
  var random: SeededNumbers
  private var number = 0

  init(folder: TemporaryFolder, random: SeededNumbers) { (self.folder, self.random) = (folder, random) }

  /// - Returns: What was done.
  mutating func make() -> [String] {
    (0...random.number(below: 2)).compactMap { _ in makeOne() }
  }

  private mutating func makeOne() -> String? {
    number += 1
    if random.number(below: 6) == 0 { return template() }
    let records = folder.files(below: "Content").filter { $0.key.contains("/") && !$0.key.hasPrefix("strings/") }
      .filter { $0.key.hasSuffix(".md") || $0.key.hasSuffix(".csv") }.sorted { $0.key < $1.key }
    let (path, text) = random.choice(records)
    guard let (name, changed) = path.hasSuffix(".csv") ? table(text) : record(text, among: records.map(\.key)),
      changed != text
    else { return nil }
    folder.write(changed, to: "Content/\(path)")
    return "\(name) in \(path)"
  }

  private mutating func template() -> String? {
    let templates = folder.files(below: "Content/theme/templates").sorted { $0.key < $1.key }
    let (path, text) = random.choice(templates)
    folder.write(
      text.replacing(/(data-edited="\d+" )?class="/, maxReplacements: 1) { _ in "data-edited=\"\(number)\" class=\"" },
      to: "Content/theme/templates/\(path)")
    return path
  }

  private mutating func table(_ text: String) -> (String, String)? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let rows = lines.indices.dropFirst().filter { !lines[$0].isEmpty }
    guard !rows.isEmpty else { return nil }
    let row = random.choice(Array(rows))
    if random.number(below: 4) == 0 {
      lines.remove(at: row)
      return ("a row less", lines.joined(separator: "\n"))
    }
    lines[row] = String(
      lines[row].reversed().enumerated().map { $0.offset < 2 && $0.element.isNumber ? digit() : $0.element }.reversed())
    return ("another number", lines.joined(separator: "\n"))
  }

  private mutating func digit() -> Character { Character("\(1 + random.number(below: 9))") }

  private mutating func record(_ text: String, among paths: [String]) -> (String, String)? {
    let parts = text.components(partedBy: "\n---\n")
    guard let (head, body) = parts else { return nil }
    switch random.number(below: 9) {
    case 0: return ("one more sentence", text + "\nSentence \(number).\n")
    case 1:
      let other = random.choice(paths.filter { $0.hasSuffix(".md") && $0.split(separator: ".").count == 2 })
      let part = random.choice(["", "#evidence", ""])
      return ("a link", text + "\n[Elsewhere](../\(other)\(part)).\n")
    case 2:
      let named = paths.filter { $0.hasPrefix("indicators/") || $0.hasPrefix("commitments/") }
        .filter { $0.hasSuffix(".md") && $0.split(separator: ".").count == 2 }
      guard !named.isEmpty else { return nil }
      let path = random.choice(named).dropLast(3)
      let slug = path.split(separator: "/")[1]
      let kind = path.hasPrefix("commitments/") ? "commitment" : random.choice(["indicator", "chart"])
      return ("a directive", text + "\n::\(kind){\(slug)}\n")
    case 3: return ("another title", text.replacing("\ntitle: ", with: "\ntitle: New \(number) "))
    case 4: return ("a tag", head + "\ntags: [word \(random.number(below: 3))]\n---\n" + body)
    case 5: return ("invented", head + "\nillustrative: \(random.choice(["true", "false"]))\n---\n" + body)
    case 6: return ("brought up to date", head + "\nupdated: 2016-0\(digit())\n---\n" + body)
    case 7:
      var lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let dated = lines.indices.filter { lines[$0].contains("20") && lines[$0].contains(":") }
      guard !dated.isEmpty else { return nil }
      let line = random.choice(dated)
      lines[line] = lines[line].replacing("201", with: "20\(random.choice(["1", "1", "0"]))", maxReplacements: 1)
      lines[line] = lines[line].replacing(
        random.choice(["12", "13", "14", "15"]), with: random.choice(["12", "13", "14", "15"]))
      return ("another day", lines.joined(separator: "\n") + "\n---\n" + body)
    default:
      var lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let line = 1 + random.number(below: max(1, lines.count - 1))
      guard lines.indices.contains(line) else { return nil }
      let gone = lines.remove(at: line)
      return ("without “\(gone)”", lines.joined(separator: "\n") + "\n---\n" + body)
    }
  }
}

extension String {
  /// What stands before and after the first of these.
  fileprivate func components(partedBy separator: String) -> (String, String)? {
    firstRange(of: separator).map { (String(self[..<$0.lowerBound]), String(self[$0.upperBound...])) }
  }
}
