import TestSupport
import Testing

@testable import vitrine

/// Evidence in files of the site: that they are there, and that they are those that were meant.
@Suite struct EvidenceTests {
  /// FIPS 180-2, appendix B.1.
  private static let hashOfABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  private static let other = String(repeating: "0", count: 64)
  private static let path = "Content/commitments/c.md"

  private static func commitment(_ evidence: String, in part: String) -> String {
    let piece = "evidence: [{title: E, \(evidence)}]"
    return switch part {
    case "milestones": "---\ntitle: P\nplan: p\nmilestones:\n  - {title: M, \(piece)}\n---\n"
    case "updates": "---\ntitle: P\nplan: p\nupdates:\n  - {date: 2014, progress: G, \(piece)}\n---\n"
    case "assessments":
      "---\ntitle: P\nplan: p\nassessments:\n  - {date: 2014, by: o, kind: independent, scheme: irm-2011, completion: limited, \(piece)}\n---\n"
    default: "---\ntitle: P\nplan: p\n\(piece)\n---\n"
    }
  }

  private static func site(_ text: MarkedText, at name: String = path) -> SmallSite {
    let site = SmallSite([
      "Content/organisations/o.md": "---\ntitle: O\nkind: ngo\n---\n",
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n", "Content/abc.txt": "abc",
    ])
    site.folder.write(text.bytes, to: name)
    return site
  }

  static let parts = ["", "milestones", "assessments", "updates"]

  @Test("a file that is not there is an error wherever it is named", arguments: parts)
  func missing(part: String) async throws {
    let mistake = Mistake(
      "", [Self.path: Self.commitment("file: ①../abd.txt", in: part)], reports: ["①: error[missing-file]"])
    let site = Self.site(try #require(mistake.files[Self.path]))
    let outcome = try await site.run("build")
    #expect(outcome.reports.filter { !$0.hasSuffix("note[not-published]") } == mistake.expected)
    #expect(outcome.messages.contains("Did you mean `/abc.txt`?"), "\(outcome.messages)")
  }

  @Test(
    "so is one of an observation, an output, a page",
    arguments: [
      (
        "Content/indicators/i.md",
        "---\ntitle: I\nproject: j\nunit: u\nkind: count\nobservations:\n  - {to: 2014, value: 1, evidence: [{title: E, file: ①x.pdf}]}\n---\n"
      ),
      (
        "Content/activities/a.md",
        "---\ntitle: A\noutputs:\n  - {title: O, evidence: [{title: E, file: ①x.pdf}]}\n---\n"
      ), ("Content/pages/g.md", "---\ntitle: G\nevidence: [{title: E, file: ①x.pdf}]\n---\n"),
    ])
  func missingElsewhere(name: String, text: String) async throws {
    let mistake = Mistake("", [name: text], reports: ["①: error[missing-file]"])
    let site = Self.site(try #require(mistake.files[name]), at: name)
    #expect(try await site.run("build").reports.filter { !$0.hasSuffix("note[not-published]") } == mistake.expected)
  }

  @Test("a hash that is not one is an error wherever it is given", arguments: parts)
  func notAHash(part: String) async throws {
    let mistake = Mistake(
      "", [Self.path: Self.commitment("url: https://example.org/, sha256: ①abc", in: part)],
      reports: ["①: error[not-a-sha256]"])
    let site = Self.site(try #require(mistake.files[Self.path]))
    #expect(try await site.run("build").reports.filter { !$0.hasSuffix("note[not-published]") } == mistake.expected)
  }

  @Test("a hash that is not the file's is an error at its place, with the right one", arguments: parts)
  func otherFile(part: String) async throws {
    let mistake = Mistake(
      "", [Self.path: Self.commitment("file: ../abc.txt, sha256: ①\"\(Self.other)\"", in: part)],
      reports: ["①: error[other-file]"])
    let site = Self.site(try #require(mistake.files[Self.path]))
    let outcome = try await site.run("build")
    #expect(outcome.reports.filter { !$0.hasSuffix("note[not-published]") } == mistake.expected)
    #expect(outcome.messages.contains("write \(Self.hashOfABC)"))
  }

  @Test(
    "the hash of a local file is published, whether given or not; one of a page elsewhere is carried",
    arguments: [
      ("file: ../abc.txt", hashOfABC), ("file: ../abc.txt, sha256: \(hashOfABC)", hashOfABC),
      ("url: https://example.org/r, archive_url: https://archive.org/r, sha256: \"\(other)\"", other),
      ("url: https://example.org/r", ""),
    ])
  func published(evidence: String, hash: String) async throws {
    let site = Self.site(MarkedText(Self.commitment(evidence, in: "milestones")))
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let table = try #require(site.folder.read("Output/data/evidence.csv"))
    let row = try #require(table.split(separator: "\n").dropFirst().first)
    #expect(row.hasPrefix("c,1,commitments,milestones/1,E,"))
    #expect(row.hasSuffix(",\(hash)"))
    #expect(row.contains("https://archive.org/r") == evidence.contains("archive_url"))
  }
}
