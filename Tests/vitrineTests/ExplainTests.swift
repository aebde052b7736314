import TestSupport
import Testing

@testable import vitrine

@Suite struct ExplainTests {
  private static let site = checkout + "/Tests/Fixtures/small-site"

  private func explain(_ arguments: String..., site: String = site) async throws -> Outcome {
    guard case .explain(let request) = try Command.parse(["explain"] + arguments + ["--site", site]) else {
      return Outcome(exitCode: .usage)
    }
    let environment = Environment.test(in: site, programFolder: checkout + "/Tests")
    return await Explain(request: request, environment: environment).run()
  }

  @Test(
    "a record is found by collection and name, by its file, or by its name alone",
    arguments: [
      "commitments/nap1-2-2", "Content/commitments/nap1-2-2.md", "./Content/commitments/nap1-2-2.md",
      site + "/Content/commitments/nap1-2-2.md", "nap1-2-2",
    ])
  func found(name: String) async throws {
    let outcome = try await explain(name, "--figure", "timeliness")
    #expect(outcome.exitCode == .success)
    #expect(outcome.data.hasPrefix("commitments/nap1-2-2: "), "\(outcome.messages)")
  }

  @Test("the working of a yearly rate says how precise it is, that of its label by which thresholds")
  func precision() async throws {
    let rate = try await explain("decisions-published", "--figure", "yearly_rate", "--format", "json").data
    #expect(rate.contains(#"{"role":"digits","kind":"count","value":14}"#))
    let status = try await explain("decisions-published", "--figure", "status", "--format", "json").data
    #expect(status.contains(#"{"role":"threshold","kind":"rate","value":"0.6"}"#))
    #expect(status.contains(#"{"role":"threshold","kind":"rate","value":"0.95"}"#))
  }

  @Test(
    "what cannot be explained is told in a sentence, with the nearest name",
    arguments: [
      (["commitments/nap1-2-3"], "There is no record `commitments/nap1-2-3`.\nDid you mean `commitments/nap1-2-2`?"),
      (["nap1-2-3"], "There is no record `nap1-2-3`.\nDid you mean `nap1-2-2`?"),
      (["nothing-like-it"], "There is no record `nothing-like-it`."),
      (["pages/about"], "Nothing is computed of pages/about."),
      (
        ["nap1-2-2", "--figure", "timelines"],
        "commitments/nap1-2-2 has no figure `timelines`.\nDid you mean `timeliness`?"
      ),
      (
        ["apt", "--figure", "completion"],
        "projects/apt has no figure `completion`.\nIt has roll_up, with_data, status_counts, least_advanced, without_indicator, activities_with_evidence, indicators_with_evidence."
      ),
    ])
  func notFound(arguments: [String], message: String) async throws {
    guard case .explain(let request) = try Command.parse(["explain"] + arguments + ["--site", Self.site]) else {
      return
    }
    let environment = Environment(
      currentFolder: "/", programFolder: "/nowhere", processors: 1, isTerminal: false, isColoured: false)
    let outcome = await Explain(request: request, environment: environment).run()
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.data.isEmpty)
    #expect(outcome.messages == "vitrine: \(message)\n")
  }

  @Test("a name that two collections have is not guessed at")
  func ambiguous() async throws {
    let site = SmallSite(["Content/news/p.md": "---\ntitle: News\ndate: 2017\n---\n"])
    let outcome = try await explain("p", site: site.folder.path)
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.messages == "vitrine: `p` could be `plans/p` or `news/p`.\nWrite one of them.\n")
  }

  @Test("for programs: one object a figure, one a line")
  func json() async throws {
    let outcome = try await explain("nap1-2-2", "--figure=milestone_status", "--format=json")
    #expect(
      outcome.data.split(separator: "\n").last.map { String($0) } == #"""
        {"record":"commitments/nap1-2-2","figure":"milestone_status","position":2,"as_of":"2017-08-31",\#
        "result":{"kind":"days","value":884},"steps":[{"rule":"milestone-overdue",\#
        "text":"Due 2015-03-31, and not done by 2017-08-31: 884 days overdue.","inputs":[\#
        {"role":"due","kind":"date","value":"2015-03-31","file":"Content/commitments/nap1-2-2.md","line":23,"column":10},\#
        {"role":"as_of","kind":"date","value":"2017-08-31"}],"result":{"kind":"days","value":884}}]}
        """#)
  }

  @Test("another day gives other figures: a commitment that is not yet due is not late")
  func asOf() async throws {
    #expect(
      try await explain("nap1-2-2", "--figure", "timeliness", "--as-of", "2015-12-31").data.contains(
        "timeliness: not-due\n  It ends 2015-12, not before 2015-12-31."))
  }

  @Test("drafts are explained only when they are asked for")
  func drafts() async throws {
    let site = SmallSite(["Content/commitments/d.md": "---\ntitle: D\nplan: p\ndraft: true\n---\n"])
    #expect(try await explain("commitments/d", site: site.folder.path).exitCode == .contentErrors)
    #expect(try await explain("commitments/d", "--drafts", site: site.folder.path).exitCode == .success)
  }

  @Test("errors of the content are told, and the exit code says so")
  func brokenContent() async throws {
    let site = SmallSite(["Content/commitments/d.md": "---\ntitel: D\nplan: p\n---\n"])
    let outcome = try await explain("commitments/c", site: site.folder.path)
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports == ["Content/commitments/d.md:2:1: error[unknown-key]"])
    #expect(outcome.data.hasPrefix("commitments/c: Promise"))
  }

  @Test(
    "a wrong command line says what to write",
    arguments: [
      ([], "`explain` needs a record, such as commitments/nap1-4-2."),
      (["a", "b"], "One record is explained at a time, and `b` is a second one."),
      (["a", "--figur", "late"], "There is no option `--figur`."), (["a", "--figure"], "`--figure` needs a value."),
      (["a", "--format", "github"], "`--format` must be `text` or `json`, but here it is `github`."),
      (["a", "--drafts=yes"], "`--drafts` takes no value."),
    ])
  func usage(arguments: [String], message: String) {
    do throws(UsageFault) {
      _ = try Command.parse(["explain"] + arguments)
      Issue.record("it was accepted")
    } catch {
      #expect(error.message == message)
    }
  }
}
