import Glibc
import TestSupport
import Testing

@testable import vitrine

/// A slip in a file, and the file without it: `«wrong→right»` stands for both.
struct SurelyMeant: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let path: String
  let before: String
  let after: String
  /// What else the site holds.
  let files: [String: String]

  init(_ id: String, in path: String, _ text: String, with files: [String: String] = [:]) {
    testDescription = id
    self.path = path
    before = text.replacing(/«([^→»]*)→([^»]*)»/) { $0.1 }
    after = text.replacing(/«([^→»]*)→([^»]*)»/) { $0.2 }
    self.files = files
  }
}

/// Ways in which files are saved.
enum Saved: CaseIterable {
  case plainly, withWindowsLineEnds, withByteOrderMark, withoutLastLineEnd

  func text(_ text: String) -> String {
    switch self {
    case .plainly: text
    case .withWindowsLineEnds: text.replacing("\n", with: "\r\n")
    case .withByteOrderMark: "\u{FEFF}" + text
    case .withoutLastLineEnd: String(text.dropLast())
    }
  }
}

@Suite struct FixingTests {
  private static let commitment = "Content/commitments/c.md"
  private static let fields = "---\ntitle: P\nplan: p\n"
  private static let court = [
    "Content/organisations/c-17.md": "---\ntitle: Supreme Court\nkind: government\n---\n"
  ]
  private static let project = ["Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n---\n"]
  private static let table = project.merging([
    "Content/indicators/i.md":
      "---\ntitle: I\nproject: pr\nunit: u\nkind: amount\ndirection: rising\naggregation: latest\n---\n"
  ]) { $1 }

  static let slips: [SurelyMeant] = [
    SurelyMeant("unknown-key", in: commitment, "---\n«titel→title»: \"Ə 🙂\"\nplan: p\n---\n\tText\n"),
    SurelyMeant("unknown-key", in: commitment, fields + "«Lead→lead»: c-17\n---\n", with: court),
    SurelyMeant("unknown-key", in: commitment, fields + "«le\u{200B}ad→lead»: c-17\n---\n", with: court),
    SurelyMeant("unknown-key", in: "Content/indicators/i.csv", "to,«valu→value»\n2014,8\n", with: table),
    SurelyMeant(
      "unknown-value", in: "Content/plans/q.md", "---\ntitle: Q\nkind: «OGP→ogp»\nstart: 2013\nend: 2015\n---\n"),
    SurelyMeant("unknown-value", in: "Content/activities/a.md", "---\ntitle: A\nstatus: «tamamlandı→completed»\n---\n"),
    SurelyMeant(
      "unknown-value", in: "Content/activities/a.md", "---\ntitle: A\nstatus: \"«compelted→completed»\" # x\n---\n"),
    SurelyMeant("dangling-reference", in: commitment, fields + "lead: «supreme  court→c-17»\n---\n", with: court),
    SurelyMeant(
      "dangling-reference", in: commitment, fields + "support: [«C-17.md→c-17», «'Supreme court'→'c-17'»]\n---\n",
      with: court),
    SurelyMeant(
      "dangling-reference", in: "Content/indicators/i.csv",
      "to,place,value\n2014,«The Town→t»,1\n2015,«the town→t»,2\n",
      with: table.merging(["Content/places/t.md": "---\ntitle: The town\n---\n"]) { $1 }),
    SurelyMeant(
      "list-in-one-text", in: commitment, fields + "support: «c-17, c-18→[c-17, c-18]»\n---\n",
      with: court.merging(["Content/organisations/c-18.md": "---\ntitle: C\nkind: government\n---\n"]) { $1 }),
    SurelyMeant(
      "not-a-date", in: commitment, fields + "start: «June 2014→2014-06»\nend: «30.06.2016→2016-06-30»\n---\n"),
    SurelyMeant("not-a-date", in: commitment, fields + "end: \"«30 iyun 2016-cı il→2016-06-30»\"\n---\n"),
    SurelyMeant(
      "not-a-number", in: "Content/indicators/i.csv",
      "to,value\n2014,«8 080→8080»\n2015,\"«1,234,567→1234567»\"\n2016,«1\u{200B}2→12»\n2017,\"«16,2→16.2»\"\n",
      with: table),
    SurelyMeant(
      "not-a-number", in: "Content/indicators/i.csv",
      "to,value\n2014,«1\u{A0}234→1234»\n2015,«'25→25»\n2016,«٩→9»\n2017,«½→0.5»\n", with: table),
    SurelyMeant(
      "needs-quotes", in: commitment, "---\ntitle: «Promise: the start→\"Promise: the start\"»\nplan: p\n---\n"),
    SurelyMeant(
      "needs-quotes", in: commitment, "---\ntitle: «\"Right to know\" week→'\"Right to know\" week'»\nplan: p\n---\n"),
    SurelyMeant("needs-quotes", in: commitment, "---\ntitle: «@forum answers→\"@forum answers\"»\nplan: p\n---\n"),
    SurelyMeant("no-space-after-colon", in: commitment, "---\n«title:Register→title: Register»\nplan: p\n---\n"),
    SurelyMeant("remark-in-text", in: commitment, "---\ntitle: «Room #12 opened→\"Room #12 opened\"»\nplan: p\n---\n"),
    SurelyMeant("markup-in-field", in: commitment, fields + "problem: «Rights&ndash;duties→\"Rights–duties\"»\n---\n"),
    SurelyMeant(
      "unknown-label", in: commitment,
      fields
        + "assessments: [{date: 2015, by: c-17, kind: government, scheme: irm-2011, completion: «Limited→limited»}]\n---\n",
      with: court),
    SurelyMeant(
      "not-a-currency", in: "Content/projects/x.md",
      "---\ntitle: X\nstart: 2012\nbudget: {amount: 9, currency: \"«€→EUR»\"}\n---\n"),
    SurelyMeant(
      "not-an-email", in: "Content/site.yaml",
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\ncontact: {name: O, email: «mailto:a@a-site.test→a@a-site.test»}\n"
    ),
    SurelyMeant(
      "not-an-address", in: commitment,
      fields + "evidence: [{title: B, url: «\"https://x.az/\u{200B}a\"→\"https://x.az/a\"»}]\n---\n"),
    SurelyMeant(
      "licence-by-another-name", in: "Content/site.yaml",
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\nlicence: «CC BY 4.0→CC-BY-4.0»\n"
    ),
    SurelyMeant(
      "long-language-code", in: "Content/site.yaml",
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: «[eng, AZ]→[en, az]»\n"),
    SurelyMeant("unread-heading", in: commitment, fields + "---\nə\n\n«##Heading 🙂→## Heading 🙂»\n"),
    SurelyMeant(
      "unread-link", in: commitment,
      fields
        + "---\nə «[the plan] (../plans/p.md)→[the plan](../plans/p.md)» «(the plan)[../plans/p.md]→[the plan](../plans/p.md)»\n"
    ),
    SurelyMeant(
      "unread-link", in: commitment, fields + "---\n> ə [Team](«team list.txt→<team list.txt>»)\n",
      with: ["Content/commitments/team list.txt": "x"]),
    SurelyMeant(
      "address-of-browser", in: commitment, fields + "---\nə /plans/p/ [p](«/plans/p/→../plans/p.md»)\n"),
    SurelyMeant(
      "no-scheme", in: commitment, fields + "---\noffice@forum.az: [write](«office@forum.az→mailto:office@forum.az»)\n"),
    SurelyMeant("unsafe-link", in: commitment, fields + "---\n[p](«..\\plans\\p.md→../plans/p.md»)\n"),
    SurelyMeant("unknown-alert", in: commitment, fields + "---\n> «[!NOTES]→[!NOTE]»\n> Text.\n"),
  ]

  private static let ways = slips.flatMap { slip in Saved.allCases.map { (slip, $0) } }

  @Test("what alone can be meant is written, and every other byte stays", arguments: sample(40, of: ways))
  func corrected(_ slip: SurelyMeant, _ saved: Saved) async throws {
    let site = SmallSite(slip.files.merging([slip.path: saved.text(slip.before)]) { $1 })
    let before = try await site.run("check")
    #expect(before.reports.contains { $0.contains("[\(slip.testDescription)]") }, "\(before.messages)")
    let outcome = try await site.fix("--yes")
    #expect(site.folder.read(slip.path) == saved.text(slip.after), "\(outcome.messages)")
    let after = try await site.run("check")
    #expect(!after.reports.contains { $0.contains("[\(slip.testDescription)]") }, "\(after.messages)")
    #expect(after.exitCode == .success, "\(after.messages)")
  }

  private static let rows =
    MistakesTests.mistakes + MoreMistakesTests.mistakes + TextMistakesTests.mistakes

  @Test(
    "of all mistakes that are known, none becomes another error, and no line of an author's goes",
    arguments: sample(30, of: rows))
  func harmless(_ mistake: Mistake) async throws {
    let files = mistake.files.mapValues { String(decoding: $0.bytes, as: UTF8.self) }
    let site = SmallSite(files)
    let before = try await site.run("check")
    let outcome = try await site.fix("--yes")
    let after = try await site.run("check")
    // A number that could not be read is one with a fraction now, which its record does not take.
    let behind: Set = ["Content/indicators/i.csv[fraction-of-count]"]
    #expect(after.errors.subtracting(before.errors).subtracting(behind) == [], "\(outcome.messages)")
    #expect(after.reports.count <= before.reports.count, "\(after.messages)")
    for (name, text) in files {
      let (old, new) = (text.lines, site.folder.read(name)?.lines ?? [])
      #expect(old.count == new.count)
      for (old, new) in zip(old, new) where old != new {
        // What was there, or what the program had said is meant by it.
        #expect(before.suggests(new), "\(old) became \(new)")
      }
    }
    let again = try await site.fix("--yes")
    #expect(!again.messages.contains("Corrected"), "\(again.messages)")
  }

  private static let misspelt = "---\ntitel: P\nplan: p\nend: 30.06.2015\nlead: minstry\n---\n"

  @Test("where nobody can be asked, the difference is shown and nothing is written")
  func notAsked() async throws {
    let site = SmallSite([Self.commitment: Self.misspelt])
    let outcome = try await site.fix()
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.messages.contains("- titel: P\n+ title: P\n"))
    #expect(outcome.messages.contains("2 places in 1 file can be corrected as shown above; nothing was changed.\n"))
    #expect(outcome.messages.hasSuffix("vitrine check --fix --yes\n"))
    #expect(site.folder.read(Self.commitment) == Self.misspelt)
  }

  @Test("whoever sits at the terminal sees the difference and decides", arguments: ["yes", "y", "no", ""])
  func asked(answer: String) async throws {
    let site = SmallSite([Self.commitment: Self.misspelt])
    let typist = Typist(["perhaps", answer])
    let outcome = try await site.fix(by: typist)
    #expect(typist.questions.count == 2)
    #expect(typist.questions[0].contains("+ title: P\n"))
    #expect(typist.questions[0].hasSuffix("Correct 2 places in 1 file as shown above (yes or no)? "))
    #expect(typist.questions[1].contains("Answer yes or no."))
    let isAgreed = answer.hasPrefix("y")
    #expect((site.folder.read(Self.commitment) != Self.misspelt) == isAgreed)
    #expect(outcome.messages.contains("Nothing was changed.\n") == !isAgreed)
    #expect(outcome.messages.contains("[dangling-reference]"))
    #expect(outcome.messages.contains("[unknown-key]") == !isAgreed)
  }

  @Test("a copy of each file is kept where git does not keep it, as it was before the first correction")
  func copies() async throws {
    let text = "---\ntitel: Answers: soon\nplan: p\n---\n"
    let site = SmallSite([Self.commitment: text])
    let outcome = try await site.fix("--yes")
    let last = try #require(outcome.messages.split(separator: "\n").last)
    let place = try #require(last.firstMatch(of: /The files as they were are in (\.vitrine-backup\/[0-9-]+)\./)).1
    #expect(last.hasPrefix("Corrected 2 places in 1 file."))
    #expect(site.folder.read("\(place)/\(Self.commitment)") == text)
    #expect(site.folder.read(Self.commitment) == "---\ntitle: \"Answers: soon\"\nplan: p\n---\n")
  }

  @Test("no copy is made of what git has, but of what it has not or has otherwise", .enabled(if: Shim.isPossible))
  func git() async throws {
    let site = SmallSite([Self.commitment: Self.misspelt, "Content/commitments/d.md": Self.misspelt])
    let begin =
      "cd '\(site.folder.path)' && git init -q && git add -A && git -c user.name=a -c user.email=a@b.c commit -qm x"
      + " && echo >> Content/commitments/d.md"
    guard system(begin) == 0 else { return }
    let outcome = try await site.fix("--yes")
    let last = try #require(outcome.messages.split(separator: "\n").last)
    let place = try #require(last.firstMatch(of: /in (\.vitrine-backup\/[0-9-]+)\./)).1
    #expect(site.folder.read("\(place)/Content/commitments/d.md") == Self.misspelt + "\n")
    #expect(site.folder.read("\(place)/Content/commitments/c.md") == nil)
  }

  @Test("a file keeps who may read it, and nothing is left beside it")
  func mode() async throws {
    let site = SmallSite([Self.commitment: Self.misspelt])
    let path = site.folder.path + "/" + Self.commitment
    chmod(path, 0o640)
    _ = try await site.fix("--yes")
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(system("test \"$(ls -A '\(site.folder.path)/Content/commitments')\" = c.md") == 0)
  }

  @Test("what is accepted, and what may be meant otherwise, is left")
  func left() async throws {
    let text = Self.fields + "tags: courts, budget\nstart: 05/06/2014\nlead: nap1-4-2\n---\n"
    let site = SmallSite([
      Self.commitment: text, "Content/organisations/nap1-4-3.md": "---\ntitle: C\nkind: government\n---\n",
    ])
    let outcome = try await site.fix("--yes")
    #expect(outcome.messages.hasSuffix("Nothing of this can be corrected without asking you.\n"))
    #expect(site.folder.read(Self.commitment) == text)
  }

  @Test("--yes alone is a slip")
  func yesAlone() {
    #expect(throws: UsageFault.self) { try Command.parse(["check", "--yes"]) }
  }
}

extension Outcome {
  /// The errors by file and name, wherever in the file.
  fileprivate var errors: Set<String> {
    Set(reports.compactMap { $0.wholeMatch(of: /(\S+?):\d+:\d+: error(\[.*)/).map { String($0.1 + $0.2) } })
  }

  /// Is something in a line what the messages tell to write?
  fileprivate func suggests(_ line: Substring) -> Bool {
    messages.matches(of: /= write: (.*)\n/).contains { line.contains($0.1) }
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
