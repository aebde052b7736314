import Glibc
import TestSupport
import Testing

@testable import vitrine

/// A file before and after a record `c` became `new-name`: `«c→new-name»` stands for both.
struct Renamed: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let path: String
  let before: String
  let after: String
  let files: [String: String]

  init(_ description: String, in path: String, _ text: String, with files: [String: String] = [:]) {
    testDescription = description
    self.path = path
    before = text.replacing(/«([^→»]*)→([^»]*)»/) { $0.1 }
    after = text.replacing(/«([^→»]*)→([^»]*)»/) { $0.2 }
    self.files = files
  }
}

@Suite struct RenameTests {
  private static let record = "Content/commitments/c.md"
  private static let kept = "id: c\naliases:\n  - /commitments/c/\n  - /az/commitments/c/\n"

  private static func rename(_ arguments: String..., in site: SmallSite) throws -> Outcome {
    guard case .rename(let request) = try Command.parse(["rename"] + arguments + ["--site", site.folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    return Rename(request: request, environment: .test(in: site.folder.path)).run()
  }

  static let mentions: [Renamed] = [
    Renamed(
      "links", in: "Content/pages/a.md",
      "---\ntitle: A\n---\n[one](../commitments/«c.md→new-name.md»#x), [c.md](<../commitments/«c.md→new-name.md»>), "
        + "[r] and <a href=\"../commitments/«c.md→new-name.md»\">c</a>, ![Ə](../commitments/«c-photo.svg→new-name-photo.svg»)\n\n"
        + "[r]: ../commitments/«c.md→new-name.md» \"c.md\"\n",
      with: ["Content/commitments/c-photo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]),
    Renamed(
      "directives", in: "Content/pages/a.md",
      "---\ntitle: A\n---\n::commitment{«c→new-name»}\n\n::figure[c]{../commitments/«c.svg→new-name.svg»}\n\n::chart{c}\n",
      with: ["Content/commitments/c.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]),
    Renamed(
      "a definition that stands twice", in: "Content/pages/a.md",
      "---\ntitle: A\n---\n[r], [s]\n\n[r]: ../commitments/«c.md→new-name.md»\n[s]: ../commitments/«c.md→new-name.md»\n"
    ),
    Renamed(
      "whole addresses", in: "Content/pages/a.md",
      "---\ntitle: A\n---\n<https://a-site.test/az/«commitments/c→commitments/new-name»/> [b](https://a-site.test/«commitments/c→commitments/new-name»/)\n"
    ),
    Renamed(
      "a translation", in: "Content/pages/a.az.md",
      "---\ntitle: A\n---\nə 🙂 [c](../commitments/«c.md→new-name.md»)\n",
      with: ["Content/pages/a.md": "---\ntitle: A\n---\n"]),
    Renamed(
      "files that fields name", in: "Content/commitments/d.md",
      "---\ntitle: D\nplan: p\nevidence: [{title: c, file: \"«c.pdf→new-name.pdf»\"}] # c.pdf\n---\n",
      with: ["Content/commitments/c.pdf": "%PDF-1.4"]),
    Renamed(
      "files in a folder of its name", in: "Content/pages/a.md",
      "---\ntitle: A\n---\n![c](../commitments/«c→new-name»/c.svg)\n",
      with: ["Content/commitments/c/c.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]),
    Renamed(
      "settings", in: "Content/site.yaml",
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\ntheme: {name: default, options: {menu: [«commitments/c→commitments/new-name»]}}\n"
    ),
  ]

  @Test(
    "what names a record or its files names it as it is called now, and every other byte stays", arguments: mentions,
    Saved.allCases)
  func mended(_ row: Renamed, _ saved: Saved) throws {
    let site = SmallSite(row.files.merging([row.path: saved.text(row.before)]) { $1 })
    let outcome = try Self.rename("commitments/c", "new-name", in: site)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read(row.path) == saved.text(row.after))
  }

  static let heads: [Renamed] = [
    Renamed("no aliases", in: record, "---\ntitle: C\nplan: p\n«→\(kept)»---\nText\n"),
    Renamed(
      "an id of its own, a list on one line", in: record,
      "---\nid: n\naliases: [ \"/a/\"«→, /commitments/c/, /az/commitments/c/» ] # old\ntitle: C\nplan: p\n---\n"),
    Renamed(
      "a list of lines", in: record,
      "---\nid: n\naliases:\n- /a/ # old«→\n- /commitments/c/\n- /az/commitments/c/»\ntitle: C\nplan: p\n---\n"),
    Renamed(
      "one without brackets", in: record,
      "---\nid: n\naliases: «/a/→[/a/, /commitments/c/, /az/commitments/c/]»\ntitle: C\nplan: p\n---\n"),
    Renamed(
      "an empty one", in: record,
      "---\nid: n\naliases:«→ [/commitments/c/, /az/commitments/c/]»\ntitle: C\nplan: p\n---\n"),
    Renamed(
      "a list of none", in: record,
      "---\nid: n\naliases: «[]→[/commitments/c/, /az/commitments/c/]»\ntitle: C\nplan: p\n---\n"),
    Renamed(
      "the new name is an old one", in: record,
      "---\nid: n\naliases: [«/commitments/new-name/→/commitments/c/», /a/, «az/commitments/new-name→/az/commitments/c/»]\ntitle: C\nplan: p\n---\n"
    ),
    Renamed(
      "an address of its own in Azerbaijani", in: record,
      "---\ntitle: C\nplan: p\n«→id: c\naliases:\n  - /commitments/c/\n»---\n",
      with: ["Content/commitments/c.az.md": "---\ntitle: C\nslug: ce\n---\n"]),
  ]

  @Test("the old addresses stay as aliases, and the id as it was", arguments: heads)
  func head(_ row: Renamed) async throws {
    for ending in ["\n", "\r\n"] {
      let site = SmallSite(row.files.merging([row.path: row.before.replacing("\n", with: ending)]) { $1 })
      let outcome = try Self.rename("Content/commitments/c.md", "commitments/new-name", in: site)
      #expect(outcome.exitCode == .success, "\(outcome.messages)")
      #expect(site.folder.read("Content/commitments/new-name.md") == row.after.replacing("\n", with: ending))
      #expect(site.folder.read(row.path) == nil)
    }
  }

  private static let indicator =
    "---\ntitle: I\nproject: c\nunit: u\nkind: amount\ndirection: rising\naggregation: latest\n---\n"

  @Test("a record moves with all its files, and tables name it as it is called now")
  func files() async throws {
    let site = SmallSite([
      "Content/projects/c.md": "---\ntitle: Pr\nstart: 2012\n---\n", "Content/indicators/i.md": Self.indicator,
      "Content/indicators/i.az.md": "---\ntitle: I\n---\n",
      "Content/indicators/i.csv": "to,value,place\n2014,8,t\n2015,9,\"t\"\n",
      "Content/indicators/i.revisions.csv":
        "to,place,date,kind,old,reason\n2014,t,2016-01-01,correction,7,Counted twice.\n",
      "Content/indicators/i-2.csv": "to,value\n2014,8\n", "Content/indicators/i-2.md": Self.indicator,
      "Content/places/t.md": "---\ntitle: The town\n---\n",
    ])
    let before = try await site.run("check")
    var outcome = try Self.rename("indicators/i", "people", in: site)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    outcome = try Self.rename("t", "town", in: site)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    outcome = try Self.rename("projects/c", "legal-aid", in: site)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Content/indicators/people.csv") == "to,value,place\n2014,8,town\n2015,9,\"town\"\n")
    #expect(site.folder.read("Content/indicators/people.revisions.csv")?.contains("2014,town,2016") == true)
    #expect(site.folder.read("Content/indicators/people.md")?.contains("project: legal-aid\n") == true)
    #expect(site.folder.read("Content/indicators/people.az.md") != nil)
    #expect(site.folder.read("Content/indicators/i-2.csv") != nil)
    let after = try await site.run("check")
    #expect(after.exitCode == before.exitCode)
    #expect(after.reports.count == before.reports.count, "\(after.messages)")
  }

  @Test("a name that is changed and changed back leaves the pages as they were")
  func back() async throws {
    let site = SmallSite([
      "Content/pages/a.md": "---\ntitle: A\n---\n[c](../commitments/c.md)\n"
    ])
    let text = site.folder.read("Content/pages/a.md")
    _ = try await site.run("build")
    let tables = site.folder.read("Output/data/commitments.csv")
    _ = try Self.rename("c", "d", in: site)
    let renamed = try await site.run("build")
    #expect(renamed.exitCode == .success, "\(renamed.messages)")
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains("/commitments/d/") == true)
    #expect(site.folder.read("Output/data/commitments.csv") == tables)
    let outcome = try Self.rename("d", "c", in: site)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Content/pages/a.md") == text)
    #expect(try await site.run("check").exitCode == .success)
  }

  static let refusals: [(old: String, new: String, code: ExitCode, says: String)] = [
    ("commitments/x", "y", .usage, "There is no record `commitments/x`."),
    ("comitments/c", "y", .usage, "Did you mean `commitments/c`?"),
    ("c", "D", .usage, "Content/commitments/d.md is there already."),
    ("c", "c", .usage, "The record is called `c` already."),
    ("c", "Şəffaf cavab!", .usage, "Such as: seffaf-cavab"),
    ("c", "../plans/x", .usage, "`../plans/x` cannot be the name of a record"),
    ("c", "plans/x", .usage, "A record of commitments cannot become one of plans"),
    ("c", "x.az", .usage, "`.az` at its end"),
    ("c", "former", .contentErrors, "/commitments/former/ is an old address of Content/commitments/d.md"),
    ("c", "yerli", .contentErrors, "Content/commitments/d.az.md has the address `yerli`"),
    ("b", "y", .contentErrors, "Content/pages/broken.md holds the name `b` and has errors"),
  ]

  @Test("what cannot be renamed is said in a sentence, and nothing is changed", arguments: refusals)
  func refused(_ row: (old: String, new: String, code: ExitCode, says: String)) throws {
    let site = SmallSite([
      "Content/commitments/d.md": "---\ntitle: D\nplan: p\naliases: /commitments/former\n---\n",
      "Content/commitments/d.az.md": "---\ntitle: D\nslug: yerli\n---\n",
      "Content/plans/b.md": "---\ntitle: B\nkind: ogp\nstart: 2013\nend: 2014\n---\n",
      "Content/pages/broken.md": "---\ntitle: [b\n---\n",
    ])
    let before = site.files
    let outcome = try Self.rename(row.old, row.new, in: site)
    #expect(outcome.exitCode == row.code)
    #expect(outcome.messages.contains(row.says), "\(outcome.messages)")
    #expect(outcome.messages.hasSuffix("Nothing was changed.\n"))
    #expect(site.files == before)
  }

  @Test("where a file cannot be moved, all is as it was")
  func undone() throws {
    let site = SmallSite([
      "Content/pages/a.md": "---\ntitle: A\n---\n[c](../commitments/c.md)\n", "Content/commitments/c.jpg": "x",
      // A folder in the place of the picture.
      "Content/commitments/d.jpg/x.txt": "x",
    ])
    let before = site.files
    let outcome = try Self.rename("c", "d", in: site)
    #expect(outcome.exitCode == .fileFault)
    #expect(site.files == before)
  }

  @Test("the files as they were are copied, and the last line says where")
  func copies() throws {
    let site = SmallSite(["Content/pages/a.md": "---\ntitle: A\n---\n[c](../commitments/c.md)\n"])
    let outcome = try Self.rename("c", "d", in: site)
    let last = try #require(outcome.data.split(separator: "\n").last)
    let place = try #require(last.firstMatch(of: /in (\.vitrine-backup\/[0-9-]+)\./)).1
    #expect(site.folder.read("\(place)/Content/pages/a.md")?.contains("commitments/c.md") == true)
    #expect(site.folder.read("\(place)/Content/commitments/c.md") != nil)
  }
}

extension SmallSite {
  /// The files of its Content folder, with what stands in them.
  fileprivate var files: [String: String] { folder.files(below: "Content") }
}
