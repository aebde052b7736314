import Diagnostics
import Publishing
import Site
import TestSupport
import Testing

@testable import vitrine

/// Builds of a process that stays, which keeps what it made of files that are still the same.
@Suite struct KeptStagesTests {
  private let site = SmallSite([
    "Content/indicators/i.md": "---\ntitle: Indicator\nunit: people\ndirection: increase\n---\n",
    "Content/indicators/i.csv": "date,value\n2013,10\n2014,20\n",
    "Content/commitments/d.md":
      "---\ntitle: Other promise\nplan: p\nassessments:\n  - {date: 2015, kind: self, scheme: own, completion: half}\n---\n+994 12 510 00 00\n",
    "Content/schemes/own.yaml": Self.scheme("half"),
    "Themes/default/theme.yaml": "options:\n  motto: {kind: text, about: A motto.}\n",
  ])

  private static func scheme(_ label: String) -> String {
    "title: Own\nvariables:\n  - name: completion\n    title: Step\n    labels:\n"
      + "      - {label: none, title: None}\n      - {label: \(label), title: All, high: true}\n"
  }

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

  private typealias Edit = (name: String, make: @Sendable (SmallSite, Int) -> Void)

  private static func put(_ path: String, _ text: @escaping @Sendable (Int) -> String) -> Edit {
    (path, { $0.folder.write(text($1), to: path) })
  }

  private static func take(_ path: String) -> Edit { ("without \(path)", { site, _ in site.folder.remove(path) }) }

  /// Each of a kind that something else than the file itself may depend on.
  private static let edits: [Edit] = [
    put("Content/commitments/c.md") { "---\ntitle: Promise \($0)\nplan: p\n---\nText \($0).\n" },
    put("Content/commitments/c.md") { "---\ntitle: Promise\nplan: Plan \($0)\nend: June 2014\n---\nText.\n" },
    put("Content/commitments/c.md") { _ in "---\ntitle: Promise\nplan: p\nlead: Office\n---\n[Gone](e.md)\n" },
    put("Content/commitments/e.md") { "---\ntitle: Third \($0)\nplan: p\n---\n" }, take("Content/commitments/e.md"),
    put("Content/commitments/c.az.md") { "---\ntitle: Vəd \($0)\n---\nMətn.\n" }, take("Content/commitments/c.az.md"),
    put("Content/organisations/o.md") { _ in "---\ntitle: Office\n---\n" }, take("Content/organisations/o.md"),
    put("Content/plans/p.md") { "---\ntitle: Plan \($0)\nkind: ogp\nstart: 2012-09\nscheme: irm-2011\n---\n" },
    put("Content/indicators/i.csv") { "date,value\n2013,\($0)\n" },
    put("Content/indicators/i.csv") { _ in "date,value\n2013,a\n" }, take("Content/indicators/i.csv"),
    put("Content/schemes/own.yaml") { scheme($0 % 2 == 0 ? "half" : "full") }, take("Content/schemes/own.yaml"),
    put("Content/site.yaml") {
      "title: T\($0)\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n"
    },
    put("Content/site.yaml") { _ in
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\ncontact: {phone: +994 12 510 00 00}\nlanguages: [en, az]\n"
    },
    put("Content/site.yaml") { _ in "title: T\nbase_url: https://a-site.test/\nas_of: 2014-01-01\nlanguages: [en]\n" },
    put("Content/strings/en.yaml") { "site: {home: Home \($0)}\n" }, take("Content/strings"),
    put("Themes/default/templates/commitment.html") {
      "{% extends \"base.html\" %}{% block main %}\($0){% endblock %}\n"
    },
    put("Themes/default/templates/commitment.html") { _ in "{% extends \"base.html\" %}{{ theme.motto | default(1) }}\n"
    },
    put("Themes/default/theme.yaml") { _ in "options:\n  motto: {kind: flag, about: A motto.}\n" },
    put("Themes/default/theme.yaml") { _ in "{}\n" },
    put("Content/0-first.pdf") { _ in "%PDF" }, take("Content/0-first.pdf"),
  ]

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
    site.folder.write(Self.scheme("full"), to: "Content/schemes/own.yaml")
    guard try await compare(["another scheme"]) else { return }
    for number in 0..<(checksAll ? 400 : 15) {
      for _ in 0...random.number(below: 2) {
        let edit = random.choice(Self.edits)
        edit.make(site, number)
        trail.append(edit.name)
      }
      guard try await compare(trail) else { return }
    }
  }
}
