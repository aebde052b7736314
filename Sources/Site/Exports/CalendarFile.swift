internal import Exact
internal import Localisation
internal import Reporting

/// Days as a calendar takes them (iCalendar, RFC 5545).
struct CalendarFile {
  struct Entry {
    /// The same for as long as there is what it tells of, so that a calendar that has it changes it and adds no second one.
    let id: String
    let title: String
    let first: Day
    /// The last day itself.
    let last: Day
    /// When it was last changed. Never the clock, or two builds would differ.
    let stamp: Day
    let summary: String?
    let place: String?
    let url: String
  }

  /// What those who follow it see in their list of calendars (RFC 7986); `nil` of a file that is taken once.
  let name: String?
  let entries: [Entry]

  var bytes: [UInt8] {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vitrine//Vitrine//EN"]
    // The second is what calendars of Apple, Google and Microsoft read.
    if let name { lines += ["NAME:", "X-WR-CALNAME:"].map { $0 + Self.escaped(name) } }
    lines += entries.flatMap(Self.lines) + ["END:VCALENDAR"]
    var bytes: [UInt8] = []
    for line in lines { Self.append(folded: line, to: &bytes) }
    return bytes
  }

  private static func lines(_ entry: Entry) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:" + escaped(entry.id), "DTSTAMP:\(basic(entry.stamp))T000000Z",
      "DTSTART;VALUE=DATE:" + basic(entry.first),
    ]
    // The day after the last one (RFC 5545, 3.6.1); no calendar goes on after the year 9999.
    if let after = entry.last.adding(days: 1) { lines.append("DTEND;VALUE=DATE:" + basic(after)) }
    lines.append("SUMMARY:" + escaped(entry.title))
    if let summary = entry.summary { lines.append("DESCRIPTION:" + escaped(summary)) }
    if let place = entry.place { lines.append("LOCATION:" + escaped(place)) }
    return lines + ["URL:" + entry.url, "END:VEVENT"]
  }

  private static func basic(_ day: Day) -> String {
    String(decoding: day.description.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
  }

  private static func escaped(_ text: String) -> String {
    let written = text.utf8.span
    guard written.indices.contains(where: { written[$0].isSpecialInCalendar }) else { return text }
    return text.reduce(into: "") { escaped, character in
      switch character {
      case "\\", ";", ",": escaped += "\\\(character)"
      case "\n", "\r\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
  }

  /// A line has at most 75 bytes before its end; what is longer goes on after a space (RFC 5545, 3.1).
  private static func append(folded line: String, to bytes: inout [UInt8]) {
    var rest = Array(line.utf8)[...]
    var room = 75
    while rest.count > room {
      var end = rest.startIndex + room
      // No character is parted.
      while UTF8.isContinuation(rest[end]) { end -= 1 }
      bytes += rest[..<end]
      bytes += "\r\n ".utf8
      rest = rest[end...]
      room = 74
    }
    bytes += rest
    bytes += "\r\n".utf8
  }
}

extension UInt8 {
  /// Whether a text of a calendar holds it only behind a backslash.
  fileprivate var isSpecialInCalendar: Bool {
    switch self {
    case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}

extension Event {
  /// Its first and last day; `nil` where a month or a year is all that is known, which no calendar can hold.
  var days: (first: Day, last: Day)? {
    guard let start = start ?? date, start.precision == .day else { return nil }
    let end = end ?? start
    guard end.precision == .day, end.last >= start.first else { return nil }
    return (start.first, end.last)
  }
}

extension PageContext {
  /// `nil` where the event's days are not known.
  func calendar(_ event: Event) -> CalendarFile? {
    entry(event).map { CalendarFile(name: nil, entries: [$0]) }
  }

  /// What those who follow a page take into their calendar.
  func calendar(of feed: Feed) -> CalendarFile {
    CalendarFile(
      name: feed.page == .report(.changes) ? siteTitle : title(ofFeedBeside: feed.page),
      entries: feed.events.compactMap { records.events[$0] }.compactMap(entry) + feed.due.compactMap(entry))
  }

  func calendarLink(_ event: Event?) -> LinkView? {
    guard let event, event.days != nil else { return nil }
    let file = addresses.calendarFile(of: event.slug, in: language.index)
    return LinkView(text: "\(word("download.to_calendar")), ICS", url: addresses.link(toFile: file))
  }

  private func entry(_ event: Event) -> CalendarFile.Entry? {
    guard let (first, last) = event.days else { return nil }
    return CalendarFile.Entry(
      id: id(event.header.id), title: withNotice(text(event.header.title), of: event.header), first: first, last: last,
      stamp: event.header.updated?.first ?? first, summary: text(event.header.summary),
      place: event.site.flatMap { records.places[$0] }.map { text($0.header.title) },
      url: addresses.absolute(.record(.events, slug: event.slug), in: language.index))
  }

  private func entry(_ due: DueDate) -> CalendarFile.Entry? {
    guard let commitment = records.commitments[due.commitment] else { return nil }
    let milestone = due.milestone.flatMap { commitment.milestones?[$0] }
    let title = text(commitment.header.title)
    // Of a month or a year its last day, and the words say what is known.
    let isDay = due.date.precision == .day
    let told = [milestone == nil ? nil : title, isDay ? nil : word("calendar.due", ["title": date(due.date).text])]
    let summary = told.compactMap(\.self).joined(separator: ". ")
    let part = due.milestone.map { "-\($0 + 1)" } ?? ""
    return CalendarFile.Entry(
      id: id("\(commitment.header.id)-due\(part)"),
      title: word("calendar.due", ["title": milestone.map { text($0.title) } ?? title]), first: due.date.last,
      last: due.date.last, stamp: commitment.header.updated?.first ?? due.date.first,
      summary: summary.isEmpty ? nil : summary, place: nil,
      url: addresses.absolute(.record(.commitments, slug: commitment.slug), in: language.index))
  }

  private func id(_ name: String) -> String {
    "\(name)@\(addresses.host.isEmpty ? "localhost" : addresses.host)"
  }
}
