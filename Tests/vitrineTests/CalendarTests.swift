import TestSupport
import Testing

@testable import vitrine

@Suite struct CalendarTests {
  private func calendar(_ fields: String) async throws -> String? {
    let site = SmallSite([
      "Content/places/hall.md": "---\ntitle: \"Hall; west, door 2\"\nkind: other\n---\n",
      "Content/events/e.md": "---\n\(fields)---\n",
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let file = site.folder.read("Output/events/e/event.ics")
    let page = try #require(site.folder.read("Output/events/e/index.html"))
    #expect(page.contains("/events/e/event.ics") == (file != nil))
    return file
  }

  @Test("an event goes into a calendar with its days, its place and where it can be read about")
  func event() async throws {
    let file = try #require(
      try await calendar("title: Forum\nstart: 2016-02-28\nend: 2016-02-29\nplace: hall\nupdated: 2016-01-05\n"))
    // 2016 has a 29 February; the end is the day after the last.
    #expect(
      file
        == [
          "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vitrine//Vitrine//EN", "BEGIN:VEVENT", "UID:e@a-site.test",
          "DTSTAMP:20160105T000000Z", "DTSTART;VALUE=DATE:20160228", "DTEND;VALUE=DATE:20160301", "SUMMARY:Forum",
          "LOCATION:Hall\\; west\\, door 2", "URL:https://a-site.test/events/e/", "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n"))
  }

  @Test("an event that is invented says so where it goes without its page")
  func invented() async throws {
    let file = try #require(try await calendar("title: Forum\ndate: 2016-02-28\nillustrative: true\n"))
    #expect(file.contains("SUMMARY:Invented figures. Forum\r\n"))
  }

  @Test("a line has at most 75 bytes, and no letter is cut in two")
  func folding() async throws {
    let title = String(repeating: "ə", count: 100)
    let file = try #require(try await calendar("title: \(title)\ndate: 2016-02-28\n"))
    let lines = file.split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(file.replacing("\r\n ", with: "").contains("SUMMARY:\(title)\r\n"))
  }

  @Test(
    "an event of which no day is known has no file",
    arguments: ["date: 2016-02\n", "date: 2016\n", "start: 2016-02-01\nend: 2016-03\n", ""])
  func unknownDays(dates: String) async throws {
    #expect(try await calendar("title: Forum\n\(dates)") == nil)
  }

  /// One due on a day, one by a month with a milestone that is open and one that is done, one done, one withdrawn, and a
  /// draft.
  private static let promises: [String: String] = [
    "Content/organisations/office.md": "---\ntitle: Office\nkind: government\n---\n",
    "Content/commitments/day.md":
      "---\ntitle: \"Lists, and registers\"\nplan: p\nlead: office\nstart: 2014-01\nend: 2016-06-30\n---\n",
    "Content/commitments/month.md":
      "---\ntitle: Hearings\nplan: p\nend: 2016-12\nmilestones:\n  - {title: Call them, due: 2016-03-31}\n  - {title: Plan them, due: 2015-06, done: 2015-05-04}\n---\n",
    "Content/commitments/gone.md":
      "---\ntitle: Gone\nplan: p\nlead: office\nend: 2016-06-30\nwithdrawn: {date: 2015-02-01, by: office, reason: No money}\n---\n",
    "Content/commitments/draft.md": "---\ntitle: Draft\nplan: p\nlead: office\nend: 2016-06-30\ndraft: true\n---\n",
    "Content/events/e.md": "---\ntitle: Forum\ndate: 2016-02-28\n---\n",
  ]

  @Test(
    "who follows a page can take the days by which something was promised into a calendar",
    arguments: [
      (
        "changes",
        [
          "20160228 Forum", "20160630 Due: Lists\\, and registers", "20161231 Due: Hearings", "20160331 Due: Call them",
        ]
      ),
      ("plans/p", ["20160630 Due: Lists\\, and registers", "20161231 Due: Hearings", "20160331 Due: Call them"]),
      ("organisations/office", ["20160630 Due: Lists\\, and registers"]),
    ])
  func due(page: String, entries: [String]) async throws {
    let site = SmallSite(Self.promises)
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    let outcome = try await site.run("build", "--quiet")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let file = try #require(site.folder.read("Output/\(page)/calendar.ics"))
    let found = file.matches(of: /DTSTART;VALUE=DATE:(\d+)\r\n(?:DTEND.*\r\n)?SUMMARY:(.*)\r\n/).map {
      "\($0.1) \($0.2)"
    }
    #expect(Set(found) == Set(entries) && found.count == entries.count, "\(found)")
    let ids = file.matches(of: /UID:(.*)\r\n/).map { String($0.1) }
    #expect(Set(ids).count == entries.count, "\(ids)")
    #expect(try #require(site.folder.read("Output/\(page)/index.html")).contains("href=\"/\(page)/calendar.ics\""))
    #expect(!site.folder.files(below: "Output").keys.contains("news/calendar.ics"))
  }

  @Test("a milestone that is open stays in the calendar where the whole is rated complete, and the whole does not")
  func openMilestone() async throws {
    let site = SmallSite([
      "Content/organisations/o.md": "---\ntitle: O\nkind: other\n---\n",
      "Content/commitments/c.md": """
      ---
      title: Lists
      plan: p
      end: 2016-06-30
      milestones: [{title: Print, due: 2015-03-31}, {title: Plan, due: 2015-03-31, done: 2015-01-04}]
      assessments:
        - {date: 2016-09-01, by: o, kind: independent, scheme: irm-2011, completion: complete, evidence: [{title: E}]}
      ---

      """,
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let file = try #require(site.folder.read("Output/plans/p/calendar.ics"))
    let titles = file.split(separator: "\r\n").filter { $0.hasPrefix("SUMMARY:") }
    #expect(titles == ["SUMMARY:Due: Print"])
    #expect(site.folder.read("Output/data/overdue.csv")?.contains("c,1,") == true)
  }

  @Test("a day that is known as a month is told as a month")
  func month() async throws {
    let site = SmallSite(Self.promises)
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let file = try #require(site.folder.read("Output/plans/p/calendar.ics"))
    #expect(file.contains("SUMMARY:Due: Hearings\r\nDESCRIPTION:Due: December 2016\r\n"))
    #expect(file.contains("SUMMARY:Due: Call them\r\nDESCRIPTION:Hearings\r\n"))
    #expect(file.contains("NAME:T – "))
  }
}
