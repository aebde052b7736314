import Diagnostics
@testable import Preview
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
    if let material = try await build.read(nil, &tally), let site = try await build.assemble(material, &tally) {
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

  @Test("after any edits a preview says of the site what one says that begins anew")
  func previews() async throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(state: seed)
    func preview() -> PreviewBuilding {
      PreviewBuilding(
        request: BuildRequest(writes: true), environment: .test(in: site.folder.path), root: site.folder.path,
        folder: nil)
    }
    func said(by preview: PreviewBuilding, of changes: ChangedFiles) async -> [String] {
      var build = await preview.run(changes)
      if let rest = build.rest { build = await rest() }
      return build.diagnostics.map { "\($0.id) \($0.message)" }
    }
    let staying = preview()
    var trail: [String] = []
    var changes = ChangedFiles.unknown
    for number in 0..<(checksAll ? 400 : 15) {
      let (one, other) = (await said(by: staying, of: changes), await said(by: preview(), of: .unknown))
      try #require(one == other, "seed \(seed), after \(trail.suffix(4))")
      let edits = (0...random.number(below: 2)).map { _ in random.choice(RandomEdits.all) }
      for edit in edits { edit.make(site, number) }
      let paths = edits.map { $0.name.replacing("without ", with: "") }
      // A folder that is gone was more than itself.
      changes = paths.allSatisfy { $0.contains(".") } ? ChangedFiles(paths) : .unknown
      trail += edits.map(\.name)
    }
  }
}
