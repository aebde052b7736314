internal import Exact
internal import FrontMatter
internal import Localisation
internal import Markup
internal import Pictures
internal import Reporting
internal import Template

// What stands around the content of one page: languages, trail, citation.
extension PageContext {
  var siteTitle: String { text(source.settings.title) }

  /// The page's own parts, beside the record that it shows.
  struct Parts {
    var title: String
    var heading: String
    var description: String
    var trail: [LinkView] = []
    var header: RecordHeader?
    /// The collection to which the page belongs, for the navigation.
    var collection: Reporting.Collection?
    var fallback: String?
    /// Of the record, in a word; only for a site with a search, as is the year.
    var status: String?
    /// In which what the record tells of happened, or is due.
    var year: Int?
    var body: HTML?
    var contents: [LinkView] = []
    /// Does the text show the record's pictures itself?
    var hasGallery = false
    var tables: [LinkView] = []
    /// The record as data.
    var data: [DataLinkView] = []
    var previous: LinkView?
    var next: LinkView?

    /// The same for programs, so that words which stand in have no marks.
    var unmarked: Parts {
      var parts = self
      parts.title = StandInMark.bare(title)
      parts.heading = StandInMark.bare(heading)
      parts.description = StandInMark.bare(description)
      parts.trail = trail.map { LinkView(text: StandInMark.bare($0.text), lang: $0.lang, url: $0.url) }
      return parts
    }
  }

  func frame(
    _ request: PageRequest, _ parts: Parts, in surroundings: Surroundings, menu: SharedPart<[NavLinkView]>,
    languages: [Language]
  ) -> FrameView {
    var parts = parts
    if let header = parts.header { parts.description = withNotice(parts.description, of: header) }
    let isHome = request.name == .home
    let image = isHome ? nil : parts.header.flatMap { self.image(of: $0, for: .page) }
    let canonical = addresses.absolute(request.name, in: language.index)
    let cite = cite(parts.heading, dated: parts.header?.updated ?? date(of: request.subject), at: canonical)
    return FrameView(
      title: isHome ? surroundings.title : "\(parts.title) – \(surroundings.title)", heading: parts.heading,
      description: parts.description, language: language.code, direction: language.direction,
      canonical: canonical, isHome: isHome,
      nav: menu, allPages: surroundings.allPages,
      languages: languages.count < 2 ? [] : languages.map { languageLink($0, to: request.name) },
      breadcrumbs: parts.trail, isIllustrative: parts.header?.isIllustrative == true,
      isDraft: parts.header?.isDraft == true, fallback: parts.fallback,
      fallbackLanguage: parts.fallback == nil ? nil : languages.first?.code,
      facets: surroundings.hasSearch ? facets(parts, languages: languages) : nil,
      updated: parts.header?.updated.map { date($0) },
      sharing: sharing(request, parts, hasCards: surroundings.hasCards),
      linkedData: LinkedData(context: self, request: request, parts: parts.unmarked),
      remarks: (parts.header?.accepted ?? []).map { words($0.reason) }, image: image,
      gallery: isHome || parts.hasGallery ? [] : gallery(of: parts.header), body: parts.body,
      contents: parts.contents,
      citation: cite.sentence, cite: cite,
      embeds: embeds(of: request),
      tables: parts.tables, data: parts.data + oEmbedLinks(request), follow: follow(request.name),
      feeds: feeds(request.name),
      tags: tagLinks(parts.header),
      previous: parts.previous, next: parts.next)
  }

  /// The day of a piece of news or of a publication, under which it is cited.
  private func date(of subject: PageRequest.Subject) -> PartialDate? {
    switch subject {
    case .record(.news, let position): records.news[position]?.date
    case .record(.publications, let position): records.publications[position]?.date
    default: nil
    }
  }

  func citation(of title: String) -> String {
    let publisher = text(source.settings.publisher) ?? siteTitle
    return word(
      publisher == title ? "download.citation_alone" : "download.citation",
      ["publisher": publisher, "title": title, "date": reportDate.text])
  }

  private func facets(_ parts: Parts, languages: [Language]) -> FacetsView {
    var words: [Facet: String] = [:]
    words[.collection] = parts.collection.map { word("nav.\($0.rawValue)") }
    words[.status] = parts.status
    words[.year] = parts.year.map { String($0) }
    words[.language] = (parts.fallback == nil ? language : languages.first ?? language).word("language.name")
    return FacetsView(words)
  }

  /// The record's own picture, or else the card of the page or of the whole site.
  private func sharing(_ request: PageRequest, _ parts: Parts, hasCards: Bool) -> SharingView? {
    if let image = parts.header.flatMap({ self.image(of: $0, for: .page) }) {
      return SharingView(
        image: addresses.origin + (image.large ?? image.url), alt: text(parts.header?.alt) ?? parts.heading,
        isCard: false, type: nil)
    }
    guard hasCards else { return nil }
    let cards = order.cards
    let page = cards.page(for: request, order)
    let card = addresses.card(of: page, in: language.index, ending: cards.ending)
    return SharingView(
      image: addresses.origin + addresses.link(toFile: card), alt: page == request.name ? parts.heading : siteTitle,
      isCard: true, type: cards.drawing == nil ? "image/svg+xml" : "image/png")
  }

  private func languageLink(_ other: Language, to page: PageName) -> LanguageLinkView {
    LanguageLinkView(
      code: other.code, name: other.name, url: addresses.link(to: page, in: other.index),
      absolute: addresses.absolute(page, in: other.index), isCurrent: other.index == language.index)
  }

  // MARK: Trails

  /// The way from the home page to a record's list and, where it has one, the record above it.
  func trail<Element: Record>(to record: Element) -> [LinkView] {
    let home = LinkView(text: word("nav.home"), url: link(.home))
    let list =
      order.hasList(Element.collection)
      ? LinkView(text: word("nav.\(Element.collection.rawValue)"), url: link(.list(Element.collection, page: 1))) : nil
    let above = record.above(in: records).map { link(to: $0) }
    return [home, list, above].compactMap(\.self)
  }
}
