internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// A file to take away.
struct FileView: TemplateView {
  /// "Read (PDF, 1.2 MB)", or its name with the same.
  let text: String
  let url: String

  static let declaration = ViewDeclaration<FileView>("file", [.init("text", \.text), .init("url", \.url)])
}

// What is told, can be visited, or can be read.
extension PageContext {
  func view<Kind>(of article: Article<Kind>) -> RecordView {
    var view = view(
      article, key: Kind.collection.singular, detail: article.date.map { language.date($0) },
      facts: [
        optionalFact("authors", article.authors.map { $0.joined(separator: ", ") }),
        optionalFact("language", article.language.map(languageName)),
      ],
      lists: [list(of: article.commitments, in: article.header)])
    view.figures = rows(article.indicators, in: article.header)
    view.files = files(article.attachments, isRead: Kind.isRead)
    return view
  }

  func view(of event: Event) -> RecordView {
    let place = event.site.flatMap { records.places[$0] }
    var view = view(
      event, key: "event", detail: event.date.map { language.date($0) },
      facts: [
        event.start == nil ? nil : fact("time", period(event.start, event.end)),
        optionalFact("date_note", event.dateNote),
        optionalFact("place", event.site, in: records.places), place.flatMap { mapFact($0) },
        optionalFact("organisers", event.authors.map { $0.joined(separator: ", ") }),
      ],
      lists: [list(of: event.commitments, in: event.header)])
    view.figures = rows(event.indicators, in: event.header)
    view.files = files(event.attachments, isRead: false)
    view.outcome = words(event.outcome)
    return view
  }

  func rows(_ indicators: [Reference<Indicator>]?, in page: RecordHeader?) -> [IndicatorRowView] {
    (indicators ?? []).compactMap { records.indicators[$0] }.map { row(of: $0, in: page) }
  }

  func row(of indicator: Indicator, in page: RecordHeader?) -> IndicatorRowView {
    var row = row(of: indicator, report.figures(of: indicator))
    row.title = withNotice(row.title, of: indicator.header, in: page)
    return row
  }

  /// The same within a page; one of an invented record says so of all that it shows.
  func withNotice(_ text: String, of header: RecordHeader, in page: RecordHeader?) -> String {
    page?.isIllustrative == true ? text : withNotice(text, of: header)
  }

  private func list(of commitments: [Reference<Commitment>]?, in page: RecordHeader) -> EntryListView? {
    let entries = (commitments ?? []).compactMap { records.commitments[$0] }.map {
      entry($0, about: withNotice(about($0), of: $0.header, in: page))
    }
    return entries.isEmpty ? nil : EntryListView(heading: word("nav.commitments"), entries: entries, more: nil)
  }

  /// Where a place lies: its numbers, and a map of it elsewhere, which is loaded when somebody asks for it.
  func mapFact(_ place: Place) -> FactView? {
    guard let point = place.point else { return nil }
    let (latitude, longitude) = (point.latitude.description, point.longitude.description)
    let map = "https://www.openstreetmap.org/?mlat=\(latitude)&mlon=\(longitude)#map=14/\(latitude)/\(longitude)"
    let text = [point.latitude, point.longitude].map { language.number($0) }.joined(separator: " ")
    return fact("point", values: [ValueView(text: text, url: map)])
  }

  private func languageName(_ code: String) -> String {
    language.knownWord("language_name.\(code)") ?? code
  }

  // MARK: Files

  /// The files that a record offers. One whose name ends in a language, `report.az.pdf`, says so, and that of the page's
  /// language comes first.
  private func files(_ attachments: [FilePath]?, isRead: Bool) -> [FileView] {
    let codes = source.settings.languages
    let all = (attachments ?? []).compactMap { file -> (code: String?, name: Substring, address: String)? in
      guard let address = media.address(of: file), let name = address.split(separator: "/").last else { return nil }
      let parts = name.split(separator: ".")
      let code = parts.count > 2 ? String(parts[parts.count - 2]) : nil
      return (code.flatMap { codes.contains($0) ? $0 : nil }, name, address)
    }
    let own = all.filter { $0.code == language.code }
    return (own + all.filter { $0.code != language.code }).enumerated().map { index, file in
      let kind = file.name.split(separator: ".").last?.uppercased() ?? ""
      let about = [kind, media.size(of: file.address).map { size(bytes: $0) }].compactMap(\.self).joined(
        separator: ", ")
      let name =
        index == 0 && isRead
        ? word("file.read")
        : file.code.map { word("file.in_language", ["language": languageName($0)]) } ?? "\(file.name)"
      return FileView(text: "\(name) (\(about))", url: addresses.link(toFile: file.address))
    }
  }
}
