internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What all pages of a language have around their content, made once: the site's own words and its navigation.
struct Surroundings: Sendable {
  let site: Value
  let title: String
  let allPages: SharedPart<[LinkView]>
  private let home: SharedPart<[NavLinkView]>
  /// By the collection to which the page belongs.
  private let collections: [Reporting.Collection: SharedPart<[NavLinkView]>]
  private let elsewhere: SharedPart<[NavLinkView]>
  /// Where the site's settings give the links of the header: by the page that is the present one among them.
  private let own: [PageName: SharedPart<[NavLinkView]>]
  /// What the site chose about its theme, by the page that its navigation shows as the present one.
  private let themes: [PageName: Value]
  private let theme: Value
  /// Are there pictures that stand for pages where they are shared?
  let hasCards: Bool
  let hasSearch: Bool
  private let hasOwnMenu: Bool

  init(
    _ context: PageContext, _ choices: ThemeChoices, _ paths: SitePaths, _ styleSheets: StyleSheets, hasCards: Bool,
    hasSearch: Bool
  ) {
    self.hasCards = hasCards
    self.hasSearch = hasSearch
    hasOwnMenu = context.source.settings.navigation != nil
    title = context.siteTitle
    site = .object(context.siteView(styleSheets, hasSearch: hasSearch))
    allPages = SharedPart(context.allPages())
    home = SharedPart(context.navigation(current: nil, isHome: true))
    elsewhere = SharedPart(
      context.source.settings.navigation.map { context.menu($0, current: nil) }
        ?? context.navigation(current: nil, isHome: false))
    collections = Dictionary(
      uniqueKeysWithValues: Reporting.Collection.allCases.map {
        ($0, SharedPart(context.navigation(current: $0, isHome: false)))
      })
    let links = context.source.settings.navigation ?? []
    let targets = Set(links.compactMap { paths[$0.to.text]?.name })
    own = Dictionary(
      uniqueKeysWithValues: targets.map { page in (page, SharedPart(context.menu(links, current: page))) })
    theme = choices.value(context, paths) { _ in false }
    themes = Dictionary(
      choices.pages(paths).map { page in (page, choices.value(context, paths) { $0 == page }) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the site chose about its theme, as a page shows it.
  func theme(on page: PageName, of collection: Reporting.Collection?) -> Value {
    themes[page] ?? collection.flatMap { themes[.list($0, page: 1)] } ?? theme
  }

  /// - Parameter collection: To which the page belongs.
  func navigation(on page: PageName, of collection: Reporting.Collection?) -> SharedPart<[NavLinkView]> {
    if let own = own[page] ?? collection.flatMap({ own[.list($0, page: 1)] }) { return own }
    if hasOwnMenu { return elsewhere }
    return page == .home ? home : collection.flatMap { collections[$0] } ?? elsewhere
  }
}

extension PageContext {
  fileprivate func siteView(_ styleSheets: StyleSheets, hasSearch: Bool) -> SiteView {
    let settings = source.settings
    return SiteView(
      title: words(settings.title), publisher: words(settings.publisher), contact: settings.contact.map(contactView),
      licence: settings.licence,
      homeUrl: link(.home), stylesheetTop: styleSheets.top.map { addresses.link(toFile: $0.name) },
      stylesheet: addresses.link(toFile: styleSheets.rest.name), icon: addresses.link(toFile: "assets/icon.svg"),
      asOf: reportDate,
      rebuilt: report.isRebuilt ? word("notice.rebuilt", ["date": reportDate.text]) : nil,
      dataUrl: link(.report(.data)), changesUrl: link(.report(.changes)),
      searchUrl: hasSearch ? link(.search) : nil, footer: footer(settings.footer ?? []))
  }

  private func contactView(_ contact: SiteContact) -> ContactView {
    let phones = phones(contact.phones)
    let email = contact.email.map { LinkView(text: $0.text, url: "mailto:" + $0.text) }
    let page = contact.url.map { LinkView(text: $0.text, url: $0.text) }
    return ContactView(
      name: words(contact.name), address: words(contact.address),
      links: [email].compactMap(\.self) + phones + [page].compactMap(\.self), email: email, page: page)
  }

  /// Numbers that a telephone can dial.
  func phones(_ numbers: [String]) -> [LinkView] {
    numbers.compactMap { phone in
      SiteContact.dialled(phone).map { LinkView(text: String(phone.trimmingPrefix { $0 == " " }), url: "tel:" + $0) }
    }
  }

  /// The collections that the main navigation shows, most asked for first.
  private static let mainCollections: [Reporting.Collection] = [
    .plans, .commitments, .projects, .results, .indicators, .activities, .cases, .news,
  ]

  fileprivate func navigation(current: Reporting.Collection?, isHome: Bool) -> [NavLinkView] {
    let home = NavLinkView(text: word("nav.home"), url: link(.home), isCurrent: isHome)
    let collections = Self.mainCollections.filter(order.hasList).map { collection in
      NavLinkView(
        text: word("nav.\(collection.rawValue)"), url: link(.list(collection, page: 1)),
        isCurrent: collection == current)
    }
    let pages = ReportPage.all(records, order).filter { $0 == .overdue || $0 == .data }.map(link)
    return [home] + collections + pages.map { NavLinkView(text: $0.text, url: $0.url, isCurrent: false) }
  }

  /// The links of the header that a site's settings give.
  ///
  /// - Parameter current: The present page, or the list to which it belongs.
  fileprivate func menu(_ links: [MenuLink], current: PageName?) -> [NavLinkView] {
    func isCurrent(_ link: MenuLink) -> Bool { current != nil && paths[link.to.text]?.name == current }
    return MenuLink.groups(links).flatMap { group -> [NavLinkView] in
      guard let heading = group.heading else {
        return group.links.compactMap { link in
          self.link(link).map { NavLinkView(text: $0.text, lang: $0.lang, url: $0.url, isCurrent: isCurrent(link)) }
        }
      }
      let items = group.links.compactMap { self.link($0) }
      let view = NavLinkView(
        text: text(heading), lang: language(of: heading), url: "", isCurrent: group.links.contains(where: isCurrent),
        items: items)
      return items.isEmpty ? [] : [view]
    }
  }

  fileprivate func footer(_ links: [MenuLink]) -> [LinkGroupView] {
    MenuLink.groups(links).map { LinkGroupView(heading: words($0.heading), links: $0.links.compactMap { link($0) }) }
      .filter { !$0.links.isEmpty }
  }

  /// `nil` where there is no such page today.
  private func link(_ link: MenuLink) -> LinkView? {
    guard let url = url(link.to) else { return nil }
    if let title = words(link.title) { return LinkView(text: title.text, lang: title.lang, url: url) }
    guard let page = paths[link.to.text] else { return LinkView(text: link.to.host, url: url) }
    return LinkView(text: name(of: page.subject), url: url)
  }

  fileprivate func allPages() -> [LinkView] {
    let collections = Reporting.Collection.allCases.filter(order.hasList).map { collection in
      LinkView(text: word("nav.\(collection.rawValue)"), url: link(.list(collection, page: 1)))
    }
    let texts = order.hasList(.pages) ? [] : records.pages.counted.filter { !$0.isHome }.map { link(to: $0) }
    return [LinkView(text: word("nav.home"), url: link(.home))] + collections + texts
      + ReportPage.all(records, order).map(link)
  }
}
