import Glibc
import TestSupport
import Testing

@testable import vitrine

/// Home, lists, plan, overdue, tiles, cards, linked data and tables of generated sites say the same of each commitment.
@Suite struct CountAgreementTests {
  private static let words = [
    "complete": "Complete", "withdrawn": "Withdrawn", "no-date": "No date given", "not-due": "Not due yet",
    "late": "Late", "unclear": "Past the due date, unclear when reviewed",
    "not-reviewed-since": "Past the due date, not reviewed since",
  ]

  @Test("every page and table agrees on every count", arguments: sample(4, of: Array(1...12)))
  func agree(seed: UInt64) async throws {
    var site = GeneratedCommitments(numbers: SeededNumbers(state: seed &* 7919))
    let built = SmallSite(site.files(count: 24))
    built.folder.remove("Themes")
    built.folder.link("Themes", to: checkout + "/Themes")
    let outcome = try await built.run("build", "--quiet")
    try #require(outcome.exitCode == .success, "seed \(seed): \(outcome.messages)")
    func read(_ path: String) throws -> String { try #require(built.folder.read("Output/" + path), "seed \(seed)") }
    let rows = readCSV(try read("data/commitments.csv"))
    let standings = Dictionary(grouping: rows) { $0["timeliness"] ?? "" }
    #expect(rows.count == 24)

    // Home and plan: a partition, by the words of the table.
    for page in ["index.html", "plans/p/index.html"] {
      let counts = Dictionary(
        uniqueKeysWithValues: try read(page).matches(
          of: /<b>(\d+)<\/b> <span class="base">of 24<\/span><\/p><p class="answer-text"><a href="[^"]*">([^<]*)<\/a>/
        ).map { (String($0.2), Int($0.1) ?? -1) })
      for (key, word) in Self.words {
        let isHidden = ["withdrawn", "unclear"].contains(key) && standings[key] == nil
        #expect(counts[word] == (isHidden ? nil : standings[key]?.count ?? 0), "seed \(seed), \(page), \(key)")
      }
      #expect(counts.values.reduce(0, +) == 24)
    }

    // The page of each group lists the same commitments.
    for (key, group) in standings where standings.count > 1 {
      let page = try read("plans/p/timeliness/\(key)/index.html")
      #expect(Set(titles(page)) == Set(group.compactMap { $0["title"] }), "seed \(seed), \(key)")
    }

    // The lists: a row a commitment, with the same word, and red where it is late.
    let list = try read("commitments/index.html")
    for row in list.split(separator: #"<div class="record" role="row">"#).map(String.init).dropFirst() {
      let title = try #require(titles(row).first)
      let wanted = try #require(rows.first { $0["title"] == title }?["timeliness"])
      #expect(row.contains(Self.words[wanted] ?? "?"), "seed \(seed), \(title)")
      #expect(row.contains("late-word") == (wanted == "late"), "seed \(seed), \(title)")
    }

    // Tiles: each commitment's drawing follows from its row.
    let wall = try read("plans/p/index.html")
    for row in rows {
      let slug = row["id"] ?? ""
      let tile = try #require(
        wall.firstMatch(of: try Regex("<a class=\"tile ([^\"]*)\" href=\"/commitments/\(slug)/\"")),
        "seed \(seed), \(slug)")
      let fill = tile.output[1].substring.map(String.init) ?? ""
      #expect(fill == Self.fill(row), "seed \(seed), \(slug)")
      // The card and the linked data of its page say what the page says.
      let page = try read("commitments/\(slug)/index.html")
      let answer = try #require(page.firstMatch(of: /<p class="answer">([^<]*)<\/p>/)).1
      let escaped = answer.replacing("’", with: "\\u2019")
      #expect(page.contains("\"description\": \"\(escaped)\""), "seed \(seed), \(slug)")
      #expect(answer.contains("It is late") == (row["timeliness"] == "late"), "seed \(seed), \(slug)")
      #expect(answer.hasPrefix("Withdrawn") == (row["timeliness"] == "withdrawn"), "seed \(seed), \(slug)")
      #expect(
        answer.contains("not been reviewed since") == (row["timeliness"] == "not-reviewed-since"),
        "seed \(seed), \(slug)")
      let address = try #require(page.firstMatch(of: /property="og:image" content="https:\/\/a-site.test\/([^"]*)"/)).1
      let card = try read(String(address))
      #expect(card.contains("Withdrawn") == (row["timeliness"] == "withdrawn"), "seed \(seed), \(slug)")
    }

    // Past their date: a list of each kind, of commitments and milestones, as its table and as the milestones' own.
    let overdue = try read("overdue/index.html")
    let due = readCSV(try read("data/overdue.csv"))
    let lists = Dictionary(
      uniqueKeysWithValues: try overdue.split(separator: #"<h2 id=""#).dropFirst().map(String.init).map { list in
        // An institution with many has a page of its own, which has them all.
        let groups = try list.split(separator: "<h3>").dropFirst().map { group in
          let all = group.firstMatch(of: /class="more"><a href="\/(overdue\/[a-z-]+\/[^\/"]+\/)"/)
          return titles(try all.map { try read("\($0.1)index.html") } ?? String(group)).count
        }
        return (list.prefix { $0 != "\"" }, groups.reduce(0, +))
      })
    let whole = due.filter { $0["position"] == "" }
    for key in ["late", "unclear", "not-reviewed-since"] {
      #expect(lists[key[...]] ?? 0 == due.count { $0["timeliness"] == key }, "seed \(seed), \(key)")
      #expect(whole.count { $0["timeliness"] == key } == standings[key]?.count ?? 0, "seed \(seed), \(key)")
    }
    let milestones = readCSV(try read("data/milestones.csv")).filter { $0["computed_status"] == "overdue" }
    #expect(due.count - whole.count == milestones.count, "seed \(seed)")
    #expect(
      rows.reduce(0) { $0 + (Int($1["milestones_overdue"] ?? "") ?? 0) } == milestones.count, "seed \(seed)")

    // Roll-ups, and everything else that the tables give, by a script that knows nothing of the program.
    let plan = try #require(readCSV(try read("data/rollups.csv")).first { $0["kind"] == "plans" })
    #expect(plan["late"] == "\(standings["late"]?.count ?? 0)")
    #expect(plan["not_reviewed_since"] == "\(standings["not-reviewed-since"]?.count ?? 0)")
    if system("command -v python3 > /dev/null") == 0 {
      let script = "\(checkout)/Tests/Recomputation/recompute.py"
      #expect(system("python3 \(script) \(built.folder.path)/Output > /dev/null") == 0, "seed \(seed)")
    }
  }

  /// The titles of records that a page links from a list.
  private func titles(_ page: String) -> [String] {
    page.matches(of: /(?:role="rowheader">|<p class="entry-title">)<a href="[^"]*">([^<]*)<\/a>/).map { String($0.1) }
  }

  /// The box that the row of a commitment asks for.
  private static func fill(_ row: [String: String]) -> String {
    let levels = ["complete": "100", "substantial": "60", "limited": "30", "not-started": "0"]
    if row["timeliness"] == "withdrawn" { return "fill-withdrawn" }
    guard let completion = row["completion"], !completion.isEmpty else {
      let counts = ["milestones_total", "milestones_withdrawn", "milestones_done"].map { Int(row[$0] ?? "") ?? 0 }
      let base = counts[0] - counts[1]
      return base > 0 ? "fill-steps steps-\(counts[2] * 10 / base)" : "fill-unknown"
    }
    guard let level = levels[completion] else { return "fill-unknown" }
    return "fill-\(level)" + (row["completion_kind"] == "government" ? " fill-own" : "")
  }
}

/// Commitments as a hurried author might write them: dates of every precision, ratings by anybody, of any state.
private struct GeneratedCommitments {
  var numbers: SeededNumbers

  mutating func files(count: Int) -> [String: String] {
    var files = [
      "Content/organisations/gov.md": "---\ntitle: G\nkind: government\n---\n",
      "Content/organisations/irm.md": "---\ntitle: I\nkind: other\n---\n",
      "Content/projects/apt.md": "---\ntitle: A\nstart: 2012\n---\n",
      "Content/results/r.md": "---\ntitle: R\nproject: apt\n---\n",
    ]
    for index in 0..<count {
      let slug = index == 0 ? "c" : "c\(index)"
      files["Content/commitments/\(slug).md"] = commitment(index)
    }
    return files
  }

  private mutating func date(_ first: Int, _ last: Int) -> String {
    let year = first + numbers.number(below: last - first + 1)
    let month = numbers.choice(["01", "04", "06", "12"])
    return numbers.choice(["\(year)", "\(year)-\(month)", "\(year)-\(month)-15"])
  }

  private mutating func commitment(_ index: Int) -> String {
    var lines = ["---", "title: Promise \(index)", "plan: p", "number: \"\(index)\"", "evidence: [{title: E}]"]
    if numbers.number(below: 5) > 0 { lines.append("end: \(date(2013, 2018))") }
    if numbers.number(below: 6) == 0 { lines.append("updated: \(date(2014, 2016))") }
    if numbers.number(below: 8) == 0 { lines.append("withdrawn: {date: \(date(2014, 2018)), by: gov}") }
    if numbers.number(below: 2) == 0 {
      lines.append("milestones:")
      for step in 0...numbers.number(below: 4) {
        let state = numbers.choice(["", ", status: in-progress", ", status: withdrawn", ", done: 2014-03-01", ""])
        lines.append("  - {title: Step \(step), due: \(date(2013, 2018))\(state)}")
      }
    }
    if numbers.number(below: 8) == 0 { lines.append("updates: [{date: \(date(2013, 2016)), progress: P}]") }
    let ratings = numbers.number(below: 4)
    if ratings > 0 { lines.append("assessments:") }
    for _ in 0..<ratings {
      let kind = numbers.choice(["independent", "independent", "government", "civil-society"])
      let completion = numbers.choice([
        "complete", "substantial", "limited", "not-started", "unclear", "withdrawn", "not-reviewed",
      ])
      let state = numbers.choice(["", ", state_at: 2013", ", state_at: 2015", ""])
      lines.append(
        "  - {date: \(date(2016, 2016)), by: \(kind == "government" ? "gov" : "irm"), kind: \(kind), scheme: irm-2011, completion: \(completion)\(state)}"
      )
    }
    return lines.joined(separator: "\n") + "\n---\n"
  }
}
