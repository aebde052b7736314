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
}
