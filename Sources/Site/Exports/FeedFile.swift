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
    switch form {
    case .atom: Array(atom.utf8)
    case .json: Array(json.utf8)
    }
  }

  private static func time(_ day: Day) -> String { "\(day.description)T00:00:00Z" }

  // MARK: Atom

  private var atom: String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += #"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0""#
    text += " xml:lang=\"\(escaped(language))\">\n"
    text += element("title", title) + element("id", neighbours.current) + element("updated", Self.time(updated))
    text += "<author>\(element("name", author, end: ""))</author>\n"
    if let licence { text += element("rights", licence) }
    text += link("self", neighbours.this, type: FeedForm.atom.mediaType) + link("alternate", page, type: "text/html")
    if isArchive { text += "<fh:archive/>\n" + link("current", neighbours.current) }
    if let older = neighbours.older { text += link("prev-archive", older) }
    if let newer = neighbours.newer { text += link("next-archive", newer) }
    for entry in entries { text += atom(entry) }
    return text + "</feed>\n"
  }

  private func atom(_ entry: Entry) -> String {
    var text = "<entry>\n"
    text += element("title", entry.title, language: entry.language) + element("id", entry.id)
    text += element("updated", Self.time(entry.day)) + element("published", Self.time(entry.day))
    text += link("alternate", entry.url, type: "text/html")
    text += "<category term=\"\(escaped(entry.key))\" label=\"\(escaped(entry.kind))\"/>\n"
    if let summary = entry.text { text += element("summary", summary, language: entry.textLanguage) }
    return text + "</entry>\n"
  }

  private func element(_ name: String, _ text: String, language: String? = nil, end: String = "\n") -> String {
    let language = language.map { " xml:lang=\"\(escaped($0))\"" } ?? ""
    return "<\(name)\(language)>\(escaped(text))</\(name)>\(end)"
  }

  private func link(_ relation: String, _ address: String, type: String? = nil) -> String {
    let type = type.map { " type=\"\($0)\"" } ?? ""
    return "<link rel=\"\(relation)\"\(type) href=\"\(escaped(address))\"/>\n"
  }

  // MARK: JSON

  private var json: String {
    var members = [
      ("version", jsonString("https://jsonfeed.org/version/1.1")), ("title", jsonString(title)),
      ("home_page_url", jsonString(page)), ("feed_url", jsonString(neighbours.this)),
      ("language", jsonString(language)), ("authors", "[{\"name\": \(jsonString(author))}]"),
    ]
    if let older = neighbours.older { members.append(("next_url", jsonString(older))) }
    members.append(("items", "[\n" + entries.map(json).joined(separator: ",\n") + "\n]"))
    return object(members, separator: ",\n") + "\n"
  }

  private func json(_ entry: Entry) -> String {
    var members = [
      ("id", jsonString(entry.id)), ("url", jsonString(entry.url)), ("title", jsonString(entry.title)),
      // Each entry needs a text; a change that says no more is told by its title.
      ("content_text", jsonString(entry.text ?? entry.title)), ("date_published", jsonString(Self.time(entry.day))),
      ("tags", "[\(jsonString(entry.kind))]"),
    ]
    if let language = entry.language { members.append(("language", jsonString(language))) }
    return object(members, separator: ", ")
  }

  private func object(_ members: [(name: String, value: String)], separator: String) -> String {
    "{" + members.map { "\(jsonString($0.name)): \($0.value)" }.joined(separator: separator) + "}"
  }
}

extension PageContext {
  /// What a feed is called: of the site, and of what in it.
  func title(of feed: Feed) -> String {
    let about: [String?] =
      switch feed.page {
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

  /// - Parameter archive: From 1; `nil` for the feed itself.
  func file(_ feed: Feed, archive: Int?, _ form: FeedForm) -> FeedFile {
    func address(_ archive: Int?) -> String {
      addresses.origin
        + addresses.link(toFile: addresses.feed(of: feed.page, form, archive: archive, in: language.index))
    }
    let older = archive.map { $0 - 1 } ?? feed.archives
    let newer = archive.flatMap { $0 < feed.archives ? $0 + 1 : nil }
    let entries = feed.changes(in: archive).reversed().compactMap(entry)
    return FeedFile(
      title: title(of: feed), language: language.code, page: addresses.absolute(feed.page, in: language.index),
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
