import Diagnostics
import Publishing
import Site
import TestSupport
import Testing

@testable import vitrine

/// Builds of a process that stays, which keeps what it made of files that are still the same.
@Suite struct KeptStagesTests {
  private let site = SmallSite(RandomEdits.files)

  /// What a build says and makes.
  private struct Made: Equatable {
    var said: Set<String> = []
    var files: [String: [UInt8]] = [:]
  }

  private func build(keeping kept: KeptStages?) async throws -> Made {
    let build = SiteBuild(
      request: BuildRequest(writes: true), environment: .test(in: site.folder.path), root: site.folder.path,
      output: nil, kept: kept)
    var (tally, made) = (SiteBuild.Tally(), Made())
    if let material = try await build.read(nil, &tally), let site = try build.assemble(material, &tally) {
      let files = FilesOnDemand(site)
      files.isChecked(finding: try await build.publish(site, material, &tally))
      for artefact in site.artefacts { made.files[artefact.path] = files.bytes(of: artefact.path) }
    }
    for one in tally.diagnostics {
      let place = one.range.map { "\(tally.files[$0.file]):\($0.line):\($0.column)" } ?? ""
      made.said.insert("\(place) \(one.id) \(one.message)")
    }
    return made
  }

  @Test("after any edits, what is kept changes neither a file nor a message")
  func edits() async throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(state: seed)
    let kept = KeptStages()
    #expect(try await build(keeping: kept) == build(keeping: nil))
    var trail: [String] = []
    func compare(_ trail: [String]) async throws -> Bool {
      let (staying, alone) = (try await build(keeping: kept), try await build(keeping: nil))
      guard staying != alone else { return true }
      let files = alone.files.filter { staying.files[$0.key] != $0.value }.keys.sorted()
      Issue.record(
        """
        seed \(seed), after \(trail.suffix(4)): \(files.prefix(5)); \
        said \(staying.said.symmetricDifference(alone.said).prefix(5))
        """)
      return false
    }
    // What no file of a document tells.
    site.folder.write(RandomEdits.scheme("full"), to: "Content/schemes/own.yaml")
    guard try await compare(["another scheme"]) else { return }
    for number in 0..<(checksAll ? 400 : 15) {
      for _ in 0...random.number(below: 2) {
        let edit = random.choice(RandomEdits.all)
        edit.make(site, number)
        trail.append(edit.name)
      }
      guard try await compare(trail) else { return }
    }
  }
}
