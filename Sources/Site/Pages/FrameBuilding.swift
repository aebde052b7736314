internal import Exact
internal import FrontMatter
internal import Localisation
internal import Markup
internal import Reporting
internal import Template

// What stands around the content of a page: navigation, languages, trail, citation.
extension PageContext {
  func siteView(styleSheet: String) -> SiteView {
    let settings = source.settings
    return SiteView(
      title: siteTitle, publisher: settings.publisher, contact: settings.contact, licence: settings.licence,
      homeUrl: link(.home), stylesheet: addresses.link(toFile: styleSheet), asOf: date(PartialDate(report.asOf)),
      dataUrl: link(.data), newsUrl: records.news.isEmpty ? nil : link(.list(.news, page: 1)))
  }

  /// The site's title; its words may give another one in this language.
  var siteTitle: String {
    language.hasWord("site.title") ? word("site.title") : source.settings.title
  }

  /// The collections that the main navigation shows, most asked for first.
  private static let mainCollections: [Reporting.Collection] = [
    .plans, .commitments, .projects, .results, .indicators, .activities, .cases, .news,
  ]

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
    var body: HTML?
    var contents: [LinkView] = []
    var tables: [LinkView] = []
    var previous: LinkView?
    var next: LinkView?
  }

  func frame(_ request: PageRequest, _ parts: Parts, languages: [Language]) -> FrameView {
    let isHome = request.name == .home
    let image = parts.header.flatMap { header in
      header.image.flatMap { media.address(of: $0) }.map {
        ImageView(url: addresses.link(toFile: $0), alt: text(header.alt) ?? "")
      }
    }
    return FrameView(
      title: isHome ? siteTitle : "\(parts.title) – \(siteTitle)", heading: parts.heading,
      description: parts.description, language: language.code, direction: word("language.direction"),
      canonical: addresses.absolute(request.name, in: language.index), isHome: isHome,
      nav: navigation(current: parts.collection, isHome: isHome), allPages: allPages(),
      languages: languages.count < 2 ? [] : languages.map { languageLink($0, to: request.name) },
      breadcrumbs: parts.trail, isIllustrative: parts.header?.isIllustrative == true,
      isDraft: parts.header?.isDraft == true, fallback: parts.fallback,
      fallbackLanguage: parts.fallback == nil ? nil : languages.first?.code,
      updated: parts.header?.updated.map { date($0) },
      remarks: (parts.header?.accepted ?? []).map { text($0.reason) }, image: image, body: parts.body,
      contents: parts.contents,
      citation: word(
        "download.citation",
        [
          "publisher": source.settings.publisher ?? siteTitle, "title": parts.heading,
          "date": language.date(report.asOf),
        ]),
      tables: parts.tables, previous: parts.previous, next: parts.next)
  }

  private func languageLink(_ other: Language, to page: PageName) -> LanguageLinkView {
    LanguageLinkView(
      code: other.code, name: other.word("language.name"), url: addresses.link(to: page, in: other.index),
      absolute: addresses.absolute(page, in: other.index), isCurrent: other.index == language.index)
  }

  // MARK: Navigation

  private func navigation(current: Reporting.Collection?, isHome: Bool) -> [NavLinkView] {
    let home = NavLinkView(text: word("nav.home"), url: link(.home), isCurrent: isHome)
    let collections = Self.mainCollections.filter { !order.isEmpty($0) }.map { collection in
      NavLinkView(
        text: word("nav.\(collection.rawValue)"), url: link(.list(collection, page: 1)),
        isCurrent: collection == current)
    }
    return [home] + collections + [NavLinkView(text: word("nav.data"), url: link(.data), isCurrent: false)]
  }

  private func allPages() -> [LinkView] {
    let collections = Reporting.Collection.allCases.filter { $0 != .pages && !order.isEmpty($0) }.map { collection in
      LinkView(text: word("nav.\(collection.rawValue)"), url: link(.list(collection, page: 1)))
    }
    let texts = records.pages.counted.map { link(to: $0) }
    return [LinkView(text: word("nav.home"), url: link(.home))] + collections + texts
      + [LinkView(text: word("nav.data"), url: link(.data))]
  }

  // MARK: Trails

  /// The way from the home page to a record's list and, where it has one, the record above it.
  func trail<Element: Record>(to record: Element) -> [LinkView] {
    let home = LinkView(text: word("nav.home"), url: link(.home))
    let list =
      Element.collection == .pages
      ? nil : LinkView(text: word("nav.\(Element.collection.rawValue)"), url: link(.list(Element.collection, page: 1)))
    let above: LinkView? =
      switch record {
      case let commitment as Commitment: link(commitment.plan, in: records.plans)
      case let indicator as Indicator:
        link(indicator.result, in: records.results) ?? link(indicator.project, in: records.projects)
      case let result as Result: link(result.project, in: records.projects)
      case let objective as Objective: link(objective.project, in: records.projects)
      case let activity as Activity: link(activity.project, in: records.projects)
      default: nil
      }
    return [home, list, above].compactMap(\.self)
  }
}
