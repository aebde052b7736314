internal import Exact
internal import Localisation
internal import Reporting

/// An event as a calendar takes it (iCalendar, RFC 5545).
struct CalendarFile {
  /// The same for as long as there is the event, so that a calendar that has it changes it and adds no second one.
  let id: String
  let title: String
  let first: Day
  /// The last day of the event itself.
  let last: Day
  /// When the entry was last changed. Never the clock, or two builds would differ.
  let stamp: Day
  let summary: String?
  let place: String?
  let url: String

  var bytes: [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vitrine//Vitrine//EN", "BEGIN:VEVENT", "UID:" + Self.escaped(id),
      "DTSTAMP:\(Self.basic(stamp))T000000Z", "DTSTART;VALUE=DATE:" + Self.basic(first),
    ]
    // The day after the last one (RFC 5545, 3.6.1); no calendar goes on after the year 9999.
    if let after = last.adding(days: 1) { lines.append("DTEND;VALUE=DATE:" + Self.basic(after)) }
    lines.append("SUMMARY:" + Self.escaped(title))
    if let summary { lines.append("DESCRIPTION:" + Self.escaped(summary)) }
    if let place { lines.append("LOCATION:" + Self.escaped(place)) }
    lines += ["URL:" + url, "END:VEVENT", "END:VCALENDAR"]
    return lines.flatMap(Self.folded)
  }

  private static func basic(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "\\", ";", ",": escaped += "\\\(character)"
      case "\n", "\r\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
  }

  /// A line has at most 75 bytes before its end; what is longer goes on after a space (RFC 5545, 3.1).
  private static func folded(_ line: String) -> [UInt8] {
    let (limit, lineEnd) = (75, [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
    var bytes: [UInt8] = []
    var length = 0
    for scalar in line.unicodeScalars {
      let units = UTF8.encode(scalar).map(Array.init) ?? []
      if length + units.count > limit {
        bytes += lineEnd + [UInt8(ascii: " ")]
        length = 1
      }
      bytes += units
      length += units.count
    }
    return bytes + lineEnd
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
    guard let (first, last) = event.days else { return nil }
    let host = addresses.origin.split(separator: "/").last.map(String.init) ?? "localhost"
    return CalendarFile(
      id: "\(event.header.id)@\(host)", title: text(event.header.title), first: first, last: last,
      stamp: event.header.updated?.first ?? first, summary: text(event.header.summary),
      place: event.site.flatMap { records.places[$0] }.map { text($0.header.title) },
      url: addresses.absolute(.record(.events, slug: event.slug), in: language.index))
  }

  func calendarLink(_ event: Event?) -> LinkView? {
    guard let event, event.days != nil else { return nil }
    let file = addresses.calendarFile(of: event.slug, in: language.index)
    return LinkView(text: "\(word("download.to_calendar")), ICS", url: addresses.link(toFile: file))
  }
}
