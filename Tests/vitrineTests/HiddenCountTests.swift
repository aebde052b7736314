import Glibc
import TestSupport
import Testing

@testable import vitrine

/// Small counts of indicators, from the author's file to everything that is published of them.
@Suite struct HiddenCountTests {
  /// 9373 − 7 men: the women's 9366 would tell them. Halves of 4321 and 6: the year's 4327 would tell the second.
  private static func site() -> SmallSite {
    let site = SmallSite([
      "Content/places/baku.md": "---\ntitle: Baku\n---\n", "Content/places/ganja.md": "---\ntitle: Ganja\n---\n",
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/results/r.md": "---\ntitle: R\nproject: j\n---\n",
      "Content/indicators/people.md": """
      ---
      title: People advised
      result: r
      unit: people
      kind: count
      suppression: 10
      aggregation: latest
      direction: rising
      frequency: P1Y
      baseline: {date: 2011, value: 7, note: A first year}
      targets: [{date: 2018, value: 20000}]
      expects: [sex, place, disability]
      ---

      """,
      "Content/indicators/people.csv": """
      to,sex,place,disability,value,note
      2013,,,,8111,
      2014,,,,9373,
      2014,female,,,9366,All others
      2014,male,,,7,
      2012,,baku,,9364,
      2012,,ganja,,9,
      2012,,,,9373,

      """,
      "Content/indicators/people.revisions.csv": """
      to,sex,date,kind,old,reason
      2014,female,2016,correction,9360,Miscounted
      2013,,2016,correction,8222,Miscounted
      2013,,2015,correction,6,Miscounted

      """,
      "Content/indicators/sessions.md": """
      ---
      title: People at sessions
      result: r
      unit: people
      kind: count
      suppression: 10
      aggregation: sum
      targets: [{date: 2018, value: 8654}]
      observations:
        - {from: 2014-01, to: 2014-06, value: 4321}
        - {from: 2014-07, to: 2014-12, value: 6}
        - {to: 2014, value: 4327}
      ---

      """,
      "Content/indicators/rate.md": """
      ---
      title: People a year
      result: r
      unit: people
      kind: count
      suppression: 10
      direction: rising
      progress_method: cagr
      observations: [{to: 2015, value: 7654}, {to: 2016, value: 7, revisions: [{date: 2017-01-01, old: 7321, kind: revision, reason: R}]}]
      ---

      """,
    ])
    site.folder.remove("Themes/default")
    return site
  }

  /// That no text holds a number, however its thousands are parted.
  private static func holds(_ text: String, _ number: String) -> Bool {
    let parted = text.replacing(/(\d)(?:[,. '\u{A0}\u{202F}]|&nbsp;|&#160;)(\d{3})(?!\d)/) {
      "\($0.output.1)\($0.output.2)"
    }
    return parted.contains(number)
  }

  @Test("no file of the site holds a hidden count of an indicator, nor what was worked out from it")
  func wholeSite() async throws {
    let site = Self.site()
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    var texts = 0
    for (name, bytes) in site.folder.tree(below: "Output") {
      // The hashes of the program's own list hold any four digits at times; it is not published.
      guard let bytes, name != ".vitrine/manifest" else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      texts += 1
      for number in ["9366", "9360", "4327", "7321", "9364"] {
        #expect(!Self.holds(text, number), "\(name) holds \(number)")
      }
    }
    #expect(texts > 20)
    for (language, hidden) in [("", "hidden"), ("az/", "gizlədilib")] {
      let page = try #require(site.folder.read("Output/\(language)indicators/people/index.html"))
      #expect(page.contains(">\(hidden)<") && Self.holds(page, "9373"), "\(language)")
      let sums = try #require(site.folder.read("Output/\(language)indicators/sessions/index.html"))
      #expect(sums.contains(hidden) && Self.holds(sums, "4321"))
    }
  }

  @Test("check --privacy tells what readers can still say of counts of indicators and of participants")
  func privacy() async throws {
    let site = Self.site()
    site.folder.write(
      "---\ntitle: A\nproject: j\nparticipants:\n  - {count: 40}\n  - {sex: female, count: 35}\n  - {sex: male, count: 5}\n---\n",
      to: "Content/activities/a.md")
    site.folder.write(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nsuppression: {participants: 10}\n",
      to: "Content/site.yaml")
    let outcome = try await site.run("check", "--privacy", programFolder: checkout + "/Tests")
    let told = outcome.reports.filter { $0.contains("hidden-count") }
    #expect(
      told == [
        "Content/activities/a.md:6:5: note[hidden-count]", "Content/activities/a.md:7:5: note[hidden-count]",
        "Content/indicators/people.csv:4:1: note[hidden-count]",
        "Content/indicators/people.csv:5:1: note[hidden-count]",
        "Content/indicators/people.csv:6:1: note[hidden-count]",
        "Content/indicators/people.csv:7:1: note[hidden-count]",
        "Content/indicators/people.md:10:11: note[hidden-count]",
        "Content/indicators/rate.md:9:41: note[hidden-count]",
        "Content/indicators/sessions.md:11:5: note[hidden-count]",
        "Content/indicators/sessions.md:12:5: note[hidden-count]",
      ])
    for words in [
      "These participants: hidden, being few. For a reader the number can be 1 to 39.",
      "The value on 2014-12-31: hidden, to protect others. For a reader the number can be 1 to 9372.",
    ] { #expect(outcome.messages.contains(words), "\(outcome.messages)") }
  }

  @Test("the tables say what is hidden, and of what follows from it")
  func tables() async throws {
    let site = Self.site()
    #expect(try await site.run("build", programFolder: checkout + "/Tests").exitCode == .success)
    func rows(_ table: String) -> [[String: String]] {
      readCSV(site.folder.read("Output/data/\(table).csv") ?? "")
    }
    let observations = rows("observations").map { "\($0["indicator"]!) \($0["value"]!) \($0["value_missing"]!)" }
    #expect(
      observations == [
        "people 8111 ", "people 9373 ", "people  hidden", "people  hidden", "people  hidden", "people  hidden",
        "people 9373 ", "rate 7654 ", "rate  hidden", "sessions 4321 ", "sessions  hidden",
        "sessions  hidden",
      ])
    let revisions = rows("revisions").map { row in
      ["indicator", "part", "old", "new", "old_missing", "new_missing"].map { row[$0] ?? "-" }.joined(separator: " ")
    }
    #expect(revisions == ["people observations/1  8222 hidden ", "people observations/1 8222 8111  "])
    let indicators = rows("indicators").map { row in
      [
        "id", "suppression", "baseline_value", "baseline_date", "baseline_value_missing", "actual_value",
        "actual_value_missing",
      ].map { row[$0] ?? "-" }.joined(separator: " ")
    }
    #expect(
      indicators == ["people 10  2011 hidden 9373 ", "rate 10     hidden", "sessions 10     hidden"])
    let progress = rows("progress").filter { $0["collection"] == "indicators" }.map { row in
      ["record", "status", "attainment", "pace", "forecast_value", "with_data", "attainment_missing", "status_missing"]
        .map { row[$0] ?? "-" }.joined(separator: " ")
    }
    #expect(
      progress == [
        "people no-baseline    1 hidden ", "rate     0 hidden hidden", "sessions no-data    0 hidden ",
      ])
  }

  @Test("the tables with hidden counts give the figures that are published")
  func workedOutAgain() async throws {
    let site = Self.site()
    #expect(try await site.run("build", programFolder: checkout + "/Tests").exitCode == .success)
    let script = "\(checkout)/Tests/Recomputation/recompute.py"
    #expect(system("python3 \(script) \(site.folder.path)/Output") == 0, "see what it printed above")
  }

  @Test("explain says that a figure is hidden, and not which", arguments: ["people", "sessions", "rate"])
  func explain(indicator: String) async throws {
    let site = Self.site()
    for format in ["text", "json"] {
      let request = try Command.parse([
        "explain", "indicators/\(indicator)", "--site", site.folder.path, "--format", format,
      ])
      guard case .explain(let request) = request else { return }
      let environment = Environment.test(in: site.folder.path, programFolder: checkout + "/Tests")
      let outcome = await Explain(request: request, environment: environment).run()
      #expect(outcome.data.contains("hidden"), "\(outcome.data)")
      for number in ["9366", "4327", "7321", "9360"] { #expect(!outcome.data.contains(number)) }
    }
  }
}
