import Content
import Exact
import Publishing
import TestSupport
import Testing
import Threads

@testable import vitrine

/// Builds that leave a site as it is where nothing has changed since the build before.
@Suite struct LedgerTests {
  private let site = SmallSite(RandomEdits.files)
  private var ledger: Ledger { Ledger(SiteCache(site: site.folder.path)) }

  private static let untouched = "Nothing was made: all files are those of the build before.\n"

  private func build(_ options: String..., today: Day? = nil) async throws -> Outcome {
    guard case .build(let request) = try Command.parse(["build", "--timings", "--site", site.folder.path] + options)
    else { return Outcome(exitCode: .usage) }
    var environment = Environment.test(in: site.folder.path)
    if let today { environment.today = today }
    return await Build(request: request, environment: environment).run()
  }

  /// Was anything made?
  private func isMade(_ outcome: Outcome) -> Bool { !outcome.messages.contains(Self.untouched) }

  private func isMade(_ options: String...) async throws -> Bool {
    let outcome = try await options.isEmpty ? build() : build(options[0])
    try #require(outcome.exitCode == .success, "\(outcome.messages)")
    return isMade(outcome)
  }

  /// What stands in the messages whatever was made.
  private func findings(_ outcome: Outcome) -> [Substring] {
    outcome.messages.split(separator: "\n").filter { !$0.hasPrefix("Built ") && !$0.hasPrefix("Nothing was made") }
  }

  @Test("where nothing has changed, nothing is made and the same is said")
  func unchanged() async throws {
    site.folder.write("---\ntitle: Third\nplan: p\nunknown: 1\n---\n", to: "Content/commitments/e.md")
    func run(_ format: String) async throws -> Outcome {
      guard case .build(let request) = try Command.parse(["build", "--format", format, "--site", site.folder.path])
      else { return Outcome(exitCode: .usage) }
      return await Build(request: request, environment: .test(in: site.folder.path)).run()
    }
    for format in ["text", "json", "github"] {
      site.folder.write("---\ntitle: Third\nplan: p\nstart: 2013\nend: 2012\n---\n", to: "Content/commitments/e.md")
      let broken = try await run(format)
      #expect(broken.exitCode == .contentErrors)
      #expect(try await run(format).exitCode == .contentErrors, "a build that failed is not kept")
      site.folder.write(
        "---\ntitle: Third\nplan: p\n---\nCall +994 12 510 00 01.\n", to: "Content/commitments/e.md")
      let first = try await run(format)
      let second = try await run(format)
      #expect(first.exitCode == .success && second.exitCode == .success)
      #expect(first.data == second.data && (format == "text" || first.data.contains("commitments/e.md")))
      #expect(findings(first) == findings(second))
      #expect(second.messages.contains(" (0 files written, "))
    }
  }

  @Test("what decides about a site makes it anew, and nothing else does")
  func changed() async throws {
    #expect(try await isMade())
    #expect(try await !isMade())
    site.folder.write("---\ntitle: New\nplan: p\n---\n", to: "Content/commitments/f.md")
    #expect(try await isMade())
    site.folder.remove("Content/commitments/f.md")
    #expect(try await isMade())
    // The same bytes, at another time and place on the disk.
    let text = try #require(site.folder.read("Content/commitments/c.md"))
    site.folder.remove("Content/commitments/c.md")
    site.folder.write(text, to: "Content/commitments/c.md")
    #expect(try await !isMade())
    site.folder.write(text.replacing("Text", with: "Tent"), to: "Content/commitments/c.md")
    #expect(try await isMade())
    #expect(try await isMade("--drafts"))
    #expect(try await isMade())
    for (day, isMade) in [(15, true), (15, false), (16, true)] {
      #expect(try await self.isMade(build(today: Day(year: 2026, month: 12, day: day))) == isMade)
    }
  }

  @Test("an output folder that is not as it was left is made whole")
  func healed() async throws {
    _ = try await build()
    let clean = site.folder.tree(below: "Output")
    let ways: [(TemporaryFolder) -> Void] = [
      { $0.remove("Output/index.html") }, { $0.write("x", to: "Output/index.html") }, { $0.remove("Output") },
      { $0.remove("Output/commitments") },
    ]
    for way in ways {
      way(site.folder)
      #expect(try await isMade())
      #expect(site.folder.tree(below: "Output") == clean)
      #expect(try await !isMade())
    }
  }

  @Test("a site that was copied with its output is left as it is, but for a file that is not as it was written")
  func copied() async throws {
    _ = try await build()
    site.folder.copy(site.folder.path + "/Output", to: "copy")
    site.folder.remove("Output")
    site.folder.copy(site.folder.path + "/copy", to: "Output")
    #expect(try await !isMade())
    site.folder.remove("Output")
    site.folder.copy(site.folder.path + "/copy", to: "Output")
    site.folder.write("x", to: "Output/index.html")
    #expect(try await isMade())
  }

  @Test("a ledger that is cut, changed, of another version or another site is as good as none")
  func damaged() async throws {
    let path = ".vitrine-cache/ledger"
    _ = try await build()
    let whole = Array(try #require(site.folder.read(path)).utf8)
    let clean = site.folder.tree(below: "Output")
    var damaged = [whole.dropLast(1), whole.prefix(40), [], whole + [10]].map { Array($0) }
    for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
      var flipped = whole
      flipped[place] ^= 4
      damaged.append(flipped)
    }
    damaged.append(Array(String(decoding: whole, as: UTF8.self).replacing(/ledger \d/, with: "ledger 9").utf8))
    let other = SmallSite(RandomEdits.files)
    #expect(try await other.run("build").exitCode == .success)
    damaged.append(Array(try #require(other.folder.read(path)).utf8))
    for bytes in damaged {
      site.folder.write(bytes, to: path)
      #expect(try await isMade())
      #expect(site.folder.tree(below: "Output") == clean)
    }
    site.folder.write(whole, to: path)
    #expect(try await !isMade())
  }

  @Test("where the cache can be written by nobody, each build makes all")
  func unwritable() async throws {
    site.folder.write("", to: ".vitrine-cache")
    #expect(try await isMade())
    #expect(try await isMade())
  }

  /// As if a change had come about that the system's times do not tell.
  private func deceive(_ title: String) async throws {
    site.folder.write("---\ntitle: \(title)\nplan: p\n---\n", to: "Content/commitments/c.md")
    let build = Build(request: BuildRequest(writes: true), environment: .test(in: site.folder.path))
    var entry = try #require(ledger.entry)
    let sources = SparingBuild(build: build, root: site.folder.path).sources
    entry.stamps = try await FolderState(of: sources, by: Workers(jobs: 2)).stamps
    ledger.note(entry)
  }

  @Test("--paranoid reads every file, and --verify-incremental makes all of them")
  func distrustful() async throws {
    _ = try await build()
    #expect(try await !isMade("--paranoid"))
    #expect(try await build("--verify-incremental").messages.hasPrefix("Nothing has changed, and a build of all "))
    try await deceive("Changed")
    #expect(try await !isMade())
    try await deceive("Altered")
    let verified = try await build("--verify-incremental")
    #expect(verified.exitCode == .fileFault)
    #expect(verified.messages.contains("/index.html is not what a build of the whole site makes, nor are "))
    #expect(ledger.entry == nil)
    #expect(try await isMade())
    try await deceive("Renewed")
    #expect(try await isMade("--paranoid"))
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains("Renewed") == true)
  }

  @Test("after any edits the site is that of a clean build, byte for byte, and so is what is said")
  func edits() async throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(state: seed)
    var trail: [String] = []
    var (untouched, faulty) = (0, 0)
    let whole = SmallSite(RandomEdits.files)
    for number in 0..<(checksAll ? 400 : 25) {
      // None at all, too.
      for _ in 0..<random.number(below: 3) {
        let edit = random.choice(RandomEdits.all)
        edit.make(site, number)
        trail.append(edit.name)
      }
      let sparing = try await build()
      site.folder.remove("clean")
      site.folder.remove("clean-cache")
      let clean = try await build(
        "--output", site.folder.path + "/clean", "--cache", site.folder.path + "/clean-cache")
      try #require(sparing.exitCode == clean.exitCode, "seed \(seed), after \(trail.suffix(4))")
      if !isMade(sparing) { untouched += 1 }
      guard clean.exitCode == .success else {
        faulty += 1
        // Else most sites would be broken.
        for folder in ["Content", "Themes"] {
          site.folder.remove(folder)
          for (path, text) in whole.folder.files(below: folder) { site.folder.write(text, to: "\(folder)/\(path)") }
        }
        continue
      }
      let isSame = site.folder.tree(below: "Output") == site.folder.tree(below: "clean")
      try #require(isSame, "seed \(seed), after \(trail.suffix(4))")
    }
    print("Of builds after random edits, seed \(seed), \(untouched) made nothing and \(faulty) found mistakes.")
  }
}
