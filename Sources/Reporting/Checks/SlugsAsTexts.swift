internal import Diagnostics
internal import FrontMatter

// Names of records' files where readers see a text: `publisher: example-association`.
extension RecordChecks {
  /// - Parameter settings: Of the site.
  mutating func checkNames(in settings: SiteSettings) {
    let places = settings.places
    if let name = settings.publisher?.base,
      let place = places.place(of: SiteSettings.publisher, in: SiteSettings.schema)
    {
      check(name, SiteSettings.publisher.key, at: place)
    }
    if let name = settings.contact?.name?.base,
      let place = places.place(of: SiteSettings.contact, in: SiteSettings.schema)
    {
      check(name, SiteContact.name.key, at: place)
    }
  }

  mutating func checkNames(in record: some Record) {
    switch record.byKind {
    case .news(let news): check(news.authors) { news.place(ofItem: $0, of: News.authors) }
    case .publication(let publication):
      check(publication.authors) { publication.place(ofItem: $0, of: Publication.authors) }
    case .event(let event): check(event.authors) { event.place(ofItem: $0, of: Event.authors) }
    case .activity(let activity):
      for group in activity.participants ?? [] {
        // A word alone may be what people are called, whatever file has the name.
        guard let name = group.group?.base, name.utf8.contains(UInt8(ascii: "-")),
          let position = records.beneficiaries.slugs.firstIndex(of: name),
          let title = records.beneficiaries[position]?.header.title.base
        else { continue }
        tell(name, Participants.group.key, title: title, at: group.range)
      }
    default: break
    }
    for source in record.allEvidence.map(\.evidence) {
      if let publisher = source.publisher { check(publisher.base, Evidence.publisher.key, at: source.range) }
    }
  }

  private mutating func check(_ authors: [String]?, at place: (_ position: Int) -> SourceRange) {
    for (position, author) in (authors ?? []).enumerated() { check(author, "authors", at: place(position)) }
  }

  private mutating func check(_ text: String, _ key: String, at place: @autoclosure () -> SourceRange) {
    guard let position = organisations[text], let organisation = records.organisations[position] else { return }
    guard organisation.header.title.base != text, organisation.short?.base != text else { return }
    tell(text, key, title: organisation.header.title.base, at: place())
  }

  private mutating func tell(_ text: String, _ key: String, title: String, at place: SourceRange) {
    guard title.lowercased() != text else { return }
    diagnostics.append(.slugAsText(text, key, title: title, at: place))
  }
}

extension Diagnostic {
  fileprivate static func slugAsText(_ slug: String, _ key: String, title: String, at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      "slug-as-text", "`\(key)` is a text that readers see, and `\(slug)` is the name of a record's file.",
      severity: .warning, at: range, help: "Write what the record is called: `\(title)`.", suggestion: title)
  }
}
