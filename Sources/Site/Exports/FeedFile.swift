internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting

/// A feed, or an archive of it, as one document: Atom (RFC 4287, archives by RFC 5005) or JSON Feed 1.1.
struct FeedFile {
  struct Entry {
    /// The same for as long as there is the change.
    let id: String
    let title: String
    let language: String?
    let url: String
    let day: Day
    /// In a word: "Review".
    let kind: String
    let key: String
    let text: String?
    let textLanguage: String?
  }

  /// Whole addresses, as all others here.
  struct Neighbours {
    /// The feed itself.
    let current: String
    let this: String
    let older: String?
    let newer: String?
  }

  let title: String
  let language: String
  /// The page that shows the same to people.
  let page: String
  let author: String
  let licence: String?
  /// When the newest entry became known; without one the day of the report. Never the clock, or two builds would differ.
  let updated: Day
  let isArchive: Bool
  let neighbours: Neighbours
  /// The newest first.
  let entries: [Entry]

  func bytes(_ form: FeedForm) -> [UInt8] {
    var bytes: [UInt8] = []
    switch form {
    case .atom: appendAtom(to: &bytes)
    case .json: appendJSON(to: &bytes)
    }
    return bytes
  }

  private static func time(_ day: Day) -> String { "\(day.description)T00:00:00Z" }

  // MARK: Atom

  private func appendAtom(to bytes: inout [UInt8]) {
    bytes += #"<?xml version="1.0" encoding="UTF-8"?>"#.utf8
    bytes += "\n".utf8
    bytes += #"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0""#.utf8
    bytes.appendAttribute("xml:lang", language)
    bytes += ">\n".utf8
    bytes.appendElement("title", title)
    bytes.appendElement("id", neighbours.current)
    bytes.appendElement("updated", Self.time(updated))
    bytes += "<author>".utf8
    bytes.appendElement("name", author, end: "")
    bytes += "</author>\n".utf8
    if let licence { bytes.appendElement("rights", licence) }
    bytes.appendLink("self", neighbours.this, type: FeedForm.atom.mediaType)
    bytes.appendLink("alternate", page, type: "text/html")
    if isArchive {
      bytes += "<fh:archive/>\n".utf8
      bytes.appendLink("current", neighbours.current)
    }
    if let older = neighbours.older { bytes.appendLink("prev-archive", older) }
    if let newer = neighbours.newer { bytes.appendLink("next-archive", newer) }
    for entry in entries { append(atom: entry, to: &bytes) }
    bytes += "</feed>\n".utf8
  }

  private func append(atom entry: Entry, to bytes: inout [UInt8]) {
    let time = Self.time(entry.day)
    bytes += "<entry>\n".utf8
    bytes.appendElement("title", entry.title, language: entry.language)
    bytes.appendElement("id", entry.id)
    bytes.appendElement("updated", time)
    bytes.appendElement("published", time)
    bytes.appendLink("alternate", entry.url, type: "text/html")
    bytes += "<category".utf8
    bytes.appendAttribute("term", entry.key)
    bytes.appendAttribute("label", entry.kind)
    bytes += "/>\n".utf8
    if let summary = entry.text { bytes.appendElement("summary", summary, language: entry.textLanguage) }
    bytes += "</entry>\n".utf8
  }

  // MARK: JSON

  private func appendJSON(to bytes: inout [UInt8]) {
    let line = ",\n"
    bytes.append(UInt8(ascii: "{"))
    bytes.appendSpaced("version", "https://jsonfeed.org/version/1.1", after: line)
    bytes.appendSpaced("title", title, after: line)
    bytes.appendSpaced("home_page_url", page, after: line)
    bytes.appendSpaced("feed_url", neighbours.this, after: line)
    bytes.appendSpaced("language", language, after: line)
    bytes.beginSpaced("authors", after: line)
    bytes.appendArray { $0.appendObject { $0.appendSpaced("name", author) } }
    if let older = neighbours.older { bytes.appendSpaced("next_url", older, after: line) }
    bytes.beginSpaced("items", after: line)
    bytes += "[\n".utf8
    for (index, entry) in entries.enumerated() {
      if index > 0 { bytes += line.utf8 }
      bytes.appendObject { append(json: entry, to: &$0) }
    }
    bytes += "\n]}\n".utf8
  }

  private func append(json entry: Entry, to bytes: inout [UInt8]) {
    bytes.appendSpaced("id", entry.id)
    bytes.appendSpaced("url", entry.url)
    bytes.appendSpaced("title", entry.title)
    // Each entry needs a text; a change that says no more is told by its title.
    bytes.appendSpaced("content_text", entry.text ?? entry.title)
    bytes.appendSpaced("date_published", Self.time(entry.day))
    bytes.beginSpaced("tags")
    bytes.appendArray(of: [entry.kind])
    if let language = entry.language { bytes.appendSpaced("language", language) }
  }
}

extension [UInt8] {
  fileprivate mutating func appendAttribute(_ name: String, _ text: String) {
    self += " \(name)=\"".utf8
    appendXML(text)
    append(UInt8(ascii: "\""))
  }

  fileprivate mutating func appendElement(
    _ name: String, _ text: String, language: String? = nil, end: String = "\n"
  ) {
    self += "<\(name)".utf8
    if let language { appendAttribute("xml:lang", language) }
    append(UInt8(ascii: ">"))
    appendXML(text)
    self += "</\(name)>\(end)".utf8
  }

  fileprivate mutating func appendLink(_ relation: String, _ address: String, type: String? = nil) {
    self += "<link".utf8
    appendAttribute("rel", relation)
    if let type { appendAttribute("type", type) }
    appendAttribute("href", address)
    self += "/>\n".utf8
  }

  /// As `beginMember`, with a blank before the value.
  fileprivate mutating func beginSpaced(_ name: String, after separator: String = ", ") {
    beginMember(name, after: separator)
    append(UInt8(ascii: " "))
  }

  fileprivate mutating func appendSpaced(_ name: String, _ text: String, after separator: String = ", ") {
    beginSpaced(name, after: separator)
    appendJSON(text)
  }
}

extension PageContext {
  /// What a feed is called: of the site, and of what in it.
  ///
  /// - Parameter page: Beside which it lies.
  func title(ofFeedBeside page: PageName) -> String {
    let about: [String?] =
      switch page {
      case .list(let collection, _): [word("nav.\(collection.rawValue)")]
      case .record(let collection, let slug): [title(collection, slug: slug)]
      case .planGroup(let plan, let grouping, let key, _):
        [title(.plans, slug: plan), areaTitle(plan: plan, grouping, key: key)]
      default: [word("nav.changes")]
      }
    return ([siteTitle] + about.compactMap(\.self)).joined(separator: " – ")
  }

  private func title(_ collection: Reporting.Collection, slug: String) -> String? {
    switch collection {
    case .plans: records.plans.shown.first { $0.slug == slug }.map { text($0.header.title) }
    default: records.organisations.shown.first { $0.slug == slug }.map { text($0.header.title) }
    }
  }

  private func areaTitle(plan slug: String, _ grouping: Grouping, key: String) -> String? {
    guard let plan = records.plans.shown.first(where: { $0.slug == slug }) else { return nil }
    let group = order.parts.groups(of: plan.header.position, by: grouping).first { $0.key == key }
    return group.map { name(of: $0.group.value).text }
  }

  /// What a feed tells, the newest first.
  ///
  /// - Parameter archive: From 1; `nil` for the feed itself.
  func entries(of feed: Feed, archive: Int?) -> [FeedFile.Entry] {
    feed.changes(in: archive).reversed().compactMap(entry)
  }

  /// - Parameter archive: From 1; `nil` for the feed itself.
  func file(_ feed: Feed, archive: Int?, _ form: FeedForm, _ entries: [FeedFile.Entry]) -> FeedFile {
    func address(_ archive: Int?) -> String {
      addresses.origin
        + addresses.link(toFile: addresses.feed(of: feed.page, form, archive: archive, in: language.index))
    }
    let older = archive.map { $0 - 1 } ?? feed.archives
    let newer = archive.flatMap { $0 < feed.archives ? $0 + 1 : nil }
    return FeedFile(
      title: title(ofFeedBeside: feed.page), language: language.code,
      page: addresses.absolute(feed.page, in: language.index),
      author: text(source.settings.publisher) ?? siteTitle, licence: source.settings.licence,
      updated: entries.first?.day ?? report.asOf, isArchive: archive != nil,
      neighbours: FeedFile.Neighbours(
        current: address(nil), this: address(archive), older: older > 0 ? address(older) : nil,
        newer: newer.map { address($0) }),
      entries: entries)
  }

  private func entry(_ change: Change) -> FeedFile.Entry? {
    view(of: change).map { view in
      let url = addresses.origin + view.url
      let number = change.ordinal == 1 ? "" : "-\(change.ordinal)"
      let text = [view.figure, view.text?.text].compactMap(\.self).joined(separator: ". ")
      return FeedFile.Entry(
        id: "\(url)#\(change.kind)-\(change.date.description)\(number)",
        title: view.kind + word("site.colon") + view.title, language: view.lang, url: url,
        // Of a month or a year, its last day.
        day: change.date.last, kind: view.kind, key: change.kind, text: text.isEmpty ? nil : text,
        textLanguage: view.text?.lang)
    }
  }
}
