import Exact
import Glibc
import TestSupport
import Testing

@testable import vitrine

/// `vitrine changes`.
@Suite struct PublishedChangesTests {
  private static let indicator =
    "---\ntitle: People\nproject: pr\nunit: u\nkind: count\ndirection: rising\naggregation: sum\n"
  private static let files = [
    "Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n---\n",
    "Content/indicators/i.md":
      indicator
      + "baseline: {date: 2012, value: 3}\ntargets: [{date: 2016, value: 90}]\nobservations: [{from: 2013, to: 2013, value: 5}]\n---\n",
    "Content/indicators/t.md": indicator + "---\n",
    "Content/indicators/t.csv": "from,to,place,value\n2013,2013,,7\n2014,2014,,8\n2014,2014,b,6\n2015,2015,,10\n",
    "Content/places/b.md": "---\nid: baku-1\ntitle: Baku\n---\n",
    "Content/organisations/o.md": "---\ntitle: Ministry\nkind: government\n---\n",
    "Content/organisations/o.az.md": "---\ntitle: Nazirlik\n---\n",
    "Content/commitments/d.md": commitment + milestones + assessments + "---\n",
  ]
  private static let commitment = "---\ntitle: Draft law\nplan: p\nlead: o\nend: 2015\n"
  private static let milestones =
    "milestones:\n  - {title: Draft, due: 2014-06}\n  - {title: Adopt, due: 2014-12, status: in-progress}\n"
  private static let assessments =
    "assessments:\n  - {date: 2014, by: o, kind: government, scheme: irm-2011, completion: limited}\n"

  /// A site that was built, and what its tables are held against afterwards.
  private static func published() async throws -> SmallSite {
    let site = SmallSite(files)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return site
  }

  static func changes(_ arguments: String..., of site: SmallSite) async throws -> Outcome {
    guard case .changes(let request) = try Command.parse(["changes"] + arguments + ["--site", site.folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    var environment = Environment.test(in: site.folder.path)
    environment.today = .init(year: 2017, month: 9, day: 1) ?? .earliest
    return await ListChanges(request: request, environment: environment).run()
  }

  @Test("a site that says what was published has no changes")
  func none() async throws {
    let site = try await Self.published()
    let outcome = try await Self.changes("--strict", of: site)
    #expect(outcome.exitCode == .success)
    #expect(outcome.data == "Nothing has changed since what Output holds.\n", "\(outcome.messages)")
  }

  @Test("a record that is no longer called invented is told, since tables and totals count it")
  func entered() async throws {
    var files = Self.files
    let real = try #require(files["Content/indicators/i.md"])
    files["Content/indicators/i.md"] = real.replacing("title: People\n", with: "title: People\nillustrative: true\n")
    files["Content/cases/l.md"] = "---\ntitle: Advice\nillustrative: true\n---\n"
    files["Content/cases/l.csv"] = "centre,from,to,contacts\nb,2014,2014,50\n"
    let site = SmallSite(files)
    #expect(try await site.run("build").exitCode == .success)
    site.folder.write(real, to: "Content/indicators/i.md")
    site.folder.write("---\ntitle: Advice\n---\n", to: "Content/cases/l.md")
    let outcome = try await Self.changes(of: site)
    let heading = "Records that tables and totals count now, and did not though their pages were there (2):\n"
    #expect(outcome.data == heading + "  cases/l, Advice\n  indicators/i, People\n", "\(outcome.data)")
  }

  /// What is written into a file of the published site, and what is said of it.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let path: String
    let text: String
    let says: [String]
    let isFault: Bool

    init(_ description: String, in path: String, _ text: String, says: String..., isFault: Bool) {
      (testDescription, self.path, self.text, self.says, self.isFault) = (description, path, text, says, isFault)
    }
  }

  private static let table = "from,to,place,value\n"
  static let rows: [Row] = [
    Row(
      "a figure in a table", in: "Content/indicators/t.csv",
      table + "2013,2013,,7\n2014,2014,,9\n2014,2014,b,6\n2015,2015,,10\n",
      says: "  indicators/t, from 2014, to 2014: 8 is now 9\n", "Content/indicators/t.revisions.csv:\n",
      "      from,to,date,kind,old,reason\n      2014,2014,2017-09-01,correction,8,Say here why.\n", isFault: true),
    Row(
      "a figure of a part, named as authors name it, though rows moved", in: "Content/indicators/t.csv",
      table + "2012,2012,,1\n2013,2013,,7\n2014,2014,,8\n2014,2014,b,5\n2015,2015,,10\n",
      says: "indicators/t, from 2014, to 2014, place baku-1: 6 is now 5\n",
      "      from,to,place,date,kind,old,reason\n      2014,2014,b,2017-09-01,correction,6,Say here why.\n",
      isFault: true),
    Row(
      "a row that is gone", in: "Content/indicators/t.csv", table + "2013,2013,,7\n2014,2014,,8\n2015,2015,,10\n",
      says: "no longer there (1):\n  indicators/t, from 2014, to 2014, place baku-1: it was 6\n", isFault: true),
    Row(
      "the same number written otherwise, and a new one", in: "Content/indicators/t.csv",
      table + "2013,2013,,7.0\n2014,2014,,8\n2014,2014,b,6\n2015,2015,,10\n2016,2016,,11\n",
      says: "Nothing has changed",
      isFault: false),
    Row(
      "figures in fields", in: "Content/indicators/i.md",
      indicator
        + "baseline: {date: 2012, value: 4}\ntargets: [{date: 2016, value: 80}]\nobservations: [{from: 2013, to: 2013, value: 6}]\n---\n",
      says: "indicators/i, baseline of 2012: 3 is now 4\n", "indicators/i, date 2016: 90 is now 80\n",
      "    To record it, write into Content/indicators/i.md:\n      baseline:\n        date: 2012\n        revisions:\n",
      "      targets:\n      - date: 2016\n        revisions:\n        - date: 2017-09-01\n          kind: correction\n          old: 90\n",
      isFault: true),
    Row(
      "an observation in fields, with the observation that its revision is of", in: "Content/indicators/i.md",
      indicator
        + "baseline: {date: 2012, value: 3}\ntargets: [{date: 2016, value: 90}]\nobservations: [{from: 2013, to: 2013, value: 7}]\n---\n",
      says: "indicators/i, from 2013, to 2013: 5 is now 7\n",
      "      observations:\n      - from: 2013\n        to: 2013\n        revisions:\n        - date: 2017-09-01\n",
      isFault: true),
    Row(
      "a figure whose revision is recorded", in: "Content/indicators/t.revisions.csv",
      "from,to,date,kind,old,reason\n2014,2014,2017-08-01,correction,8,Counted twice.\n",
      says: "as their revisions say (1):\n  indicators/t, from 2014, to 2014: 8 is now 9\n", isFault: false),
    Row(
      "a record that is a draft now", in: "Content/indicators/i.md", indicator + "draft: true\n---\n",
      says: "Records that are in no table any more (1):\n  indicators/i, People\n",
      "Addresses that lead nowhere any more (2):\n  /az/indicators/i/\n", isFault: true),
    Row(
      "a date, a lead and a title", in: "Content/commitments/d.md",
      "---\ntitle: Draft act\nplan: p\nend: 2016-03\n" + milestones + assessments + "---\n",
      says: "other statements that changed (2):\n  commitments/d, lead: no longer there, it was o\n",
      "  commitments/d, end: 2015 is now 2016-03\n",
      "Texts that changed (1):\n  commitments/d, title: Draft law is now Draft act\n", isFault: false),
    Row(
      "a withdrawal", in: "Content/commitments/d.md",
      commitment + "withdrawn: {date: 2015-02, by: o}\n" + milestones + assessments + "---\n",
      says: "  commitments/d, withdrawn_date: new, 2015-02\n  commitments/d, withdrawn_by: new, o\n", isFault: false),
    Row(
      "a milestone, though another one was put before it", in: "Content/commitments/d.md",
      commitment
        + "milestones:\n  - {title: Consult, due: 2013}\n  - {title: Draft, due: 2014-06}\n"
        + "  - {title: Adopt, due: 2015-06, status: done, done: 2015-05}\n" + assessments + "---\n",
      says: "other statements that changed (4):\n  commitments/d/milestones/1 (Consult): new, due 2013\n",
      "  commitments/d/milestones/3 (Adopt), due: 2014-12 is now 2015-06\n",
      "  commitments/d/milestones/3 (Adopt), done: new, 2015-05\n",
      "  commitments/d/milestones/3 (Adopt), status: in-progress is now done\n", isFault: false),
    Row(
      "a rating that is another one, and one more", in: "Content/commitments/d.md",
      commitment + milestones
        + "assessments:\n  - {date: 2014, by: o, kind: government, scheme: irm-2011, completion: substantial}\n"
        + "  - {date: 2016, by: o, kind: government, scheme: irm-2011, completion: complete}\n---\n",
      says: "other statements that changed (2):\n",
      "  commitments/d/assessments/1, completion: limited is now substantial\n",
      "  commitments/d/assessments/2: new, date 2016, by o, kind government, scheme irm-2011, completion complete\n",
      isFault: false),
    Row(
      "a rating that is gone", in: "Content/commitments/d.md", commitment + milestones + "---\n",
      says: "  commitments/d/assessments/1: no longer there, it was date 2014, by o, kind government,", isFault: false),
    Row(
      "a note on a figure", in: "Content/indicators/t.csv",
      "from,to,place,value,note\n2013,2013,,7,Estimate\n2014,2014,,8,\n2014,2014,b,6,\n2015,2015,,10,\n",
      says: "Texts that changed (1):\n  indicators/t/observations/1, note: new, Estimate\n", isFault: false),
    Row(
      "a new page", in: "Content/news/n.md", "---\ntitle: News\ndate: 2017-08-01\n---\n",
      says: "New pages (1):\n  news/n, News\n", isFault: false),
    Row(
      "a title that is no longer translated", in: "Content/organisations/o.az.md", "---\nsummary: Az\n---\n",
      says: "no longer translated (1):\n  organisations/o, in az: it was Nazirlik\n", isFault: false),
  ]

  @Test("what differs from the published tables is told, and faults fail where that is asked", arguments: rows)
  func told(_ row: Row) async throws {
    let site = try await Self.published()
    if row.path.hasSuffix(".revisions.csv") {
      site.folder.write(
        Self.table + "2013,2013,,7\n2014,2014,,9\n2014,2014,b,6\n2015,2015,,10\n", to: "Content/indicators/t.csv")
    }
    site.folder.write(row.text, to: row.path)
    let outcome = try await Self.changes("--strict", of: site)
    for text in row.says { #expect(outcome.data.contains(text), "\(outcome.data)\(outcome.messages)") }
    #expect((outcome.exitCode == .contentErrors) == row.isFault, "\(outcome.data)")
    #expect(try await Self.changes(of: site).exitCode == .success)
  }

  @Test("a page whose old address leads to it is renamed; one that nobody leads on is offered an alias")
  func addresses() async throws {
    let site = try await Self.published()
    guard case .rename(let request) = try Command.parse(["rename", "organisations/o", "ministry"]) else { return }
    var inSite = request
    inSite.site = site.folder.path
    _ = Rename(request: inSite, environment: .test(in: site.folder.path)).run()
    site.folder.write("---\ntitle: Promise\nid: c\nplan: p\n---\n", to: "Content/commitments/promise.md")
    unlink(site.folder.path + "/Content/commitments/c.md")
    let told = try await Self.changes(of: site).data
    #expect(told.contains("  /organisations/o/ leads to organisations/ministry\n"), "\(told)")
    #expect(
      told.contains(
        "  /commitments/c/\n    To lead on, write into Content/commitments/promise.md:\n      aliases: [/commitments/c/]\n"
      ),
      "\(told)")
    #expect(!told.contains("Records that are in no table"), "\(told)")
  }

  @Test("the address of a page that has expired does not lead nowhere: a notice stands there")
  func takenDown() async throws {
    let site = try await Self.published()
    site.folder.write(Self.indicator + "expires_on: 2017-06\n---\n", to: "Content/indicators/i.md")
    let told = try await Self.changes(of: site).data
    #expect(
      told.contains(
        "Pages that were taken down; a notice at their address says so (2):\n"
          + "  /az/indicators/i/: shown until 2017-06\n  /indicators/i/: shown until 2017-06\n"), "\(told)")
    #expect(told.contains("Records that are in no table any more (1):\n  indicators/i, People\n"), "\(told)")
    #expect(!told.contains("lead nowhere"), "\(told)")
    let json = try await Self.changes("--format", "json", of: site).data
    #expect(
      json.contains(#"{"change":"page-taken-down","subject":"/indicators/i/","before":"2017-06"}"#), "\(json)")
  }

  @Test("programs get one object a line, pull requests Markdown in which a title is no markup")
  func formats() async throws {
    let site = try await Self.published()
    site.folder.write("---\ntitle: \"*a* `b` <c>\"\ndate: 2017-08-01\n---\n", to: "Content/news/n.md")
    let json = try await Self.changes("--format", "json", of: site)
    #expect(json.data == "{\"change\":\"new\",\"subject\":\"news/n\",\"detail\":\"*a* `b` <c>\"}\n")
    let markdown = try await Self.changes("--format", "markdown", of: site)
    #expect(markdown.data.contains("### New pages (1)\n\n- `news/n`, `` *a* `b` <c> ``\n"), "\(markdown.data)")
  }

  @Test("what is no published site, of another version or no revision is said in a sentence")
  func badInput() async throws {
    let site = SmallSite(Self.files)
    #expect(try await Self.changes(of: site).messages.contains("There are no published tables in"))
    _ = try await site.run("build")
    site.folder.write("x", to: "empty/x.txt")
    let empty = try await Self.changes("--against", site.folder.path + "/empty", of: site)
    #expect(empty.exitCode == .usage && empty.messages.contains("There are no published tables in"))
    let none = try await Self.changes("--against", "no-such-thing", of: site)
    #expect(none.exitCode == .usage && none.messages.contains("the site is not in git"), "\(none.messages)")
    site.folder.write("indicator,position,to,value\nt,1,2014,8\n", to: "Output/data/observations.csv")
    let older = try await Self.changes("--strict", of: site)
    #expect(
      older.data.contains("observations.csv has no columns `from`, `place`, `sex`, `age`, `numerator`, `denominator`"),
      "\(older.data)")
    #expect(older.exitCode == .contentErrors)
  }

  @Test("a revision of git is the site as it was then", .enabled(if: Shim.isPossible))
  func revision() async throws {
    let site = SmallSite(Self.files)
    let folder = site.folder.path
    func git(_ words: String) { _ = system("cd '\(folder)' && git \(words) >/dev/null 2>&1") }
    let commit = "-c user.name=a -c user.email=a@b.c commit -q --allow-empty -m x"
    git("init -q && git \(commit) && git tag empty && git add -A && git \(commit) && git tag then")
    site.folder.write(
      Self.table + "2013,2013,,7\n2014,2014,,9\n2014,2014,b,6\n2015,2015,,10\n", to: "Content/indicators/t.csv")
    let told = try await Self.changes("--against", "then", "--strict", of: site)
    #expect(told.data.contains("indicators/t, from 2014, to 2014: 8 is now 9\n"), "\(told.messages)")
    #expect(told.exitCode == .contentErrors)
    let empty = try await Self.changes("--against", "empty", of: site)
    #expect(empty.messages.contains("The revision empty holds no Content/site.yaml"), "\(empty.messages)")
    let unknown = try await Self.changes("--against", "nowhere", of: site)
    #expect(unknown.messages.contains("no revision of git called nowhere"), "\(unknown.messages)")
  }

  @Test("all that is said of an institution is listed, by table")
  func institution() async throws {
    let site = SmallSite([
      "Content/organisations/o.md": "---\ntitle: Ministry\nkind: government\n---\n",
      "Content/commitments/d.md":
        "---\ntitle: D\nplan: p\nlead: o\nmilestones: [{title: First step, due: 2014}]\n---\n",
    ])
    let told = try await Self.changes("--for", "organisations/o", of: site).data
    #expect(told.contains("commitments.csv\n  commitments/d: D\n"), "\(told)")
    #expect(told.contains("milestones.csv\n  commitments/d: First step\n"), "\(told)")
    #expect(!told.contains("commitments/c"), "\(told)")
    let unknown = try await Self.changes("--for", "oo", of: site)
    #expect(unknown.exitCode == .usage && unknown.messages.contains("There is no institution `oo`."))
  }
}
