internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What all pages of a language have around their content, made once: the site's own words and its navigation.
struct Surroundings: Sendable {
  let site: Value
  let title: String
  let allPages: SharedPart<[LinkView]>
  private let menus: Variants<SharedPart<[NavLinkView]>>
  private let themes: Variants<Value>
  /// Are there pictures that stand for pages where they are shared?
  let hasCards: Bool
  let hasSearch: Bool

  init(
    _ context: PageContext, _ choices: ThemeChoices, _ paths: SitePaths, _ styleSheets: StyleSheets, hasCards: Bool,
    hasSearch: Bool
  ) {
    self.hasCards = hasCards
    self.hasSearch = hasSearch
    title = context.siteTitle
    let all = context.allPages()
    allPages = SharedPart(all)
    site = .object(context.siteView(styleSheets, all, hasSearch: hasSearch))
    menus =
      if let links = context.source.settings.navigation {
        Variants(on: links.compactMap { paths[$0.to.text]?.name }) { SharedPart(context.menu(links, current: $0)) }
      } else {
        Variants(on: [.home] + Reporting.Collection.allCases.map { .list($0, page: 1) }) {
          SharedPart(context.navigation(current: $0))
        }
      }
    themes = Variants(on: choices.pages(paths)) { current in choices.value(context, paths) { $0 == current } }
  }

  /// - Parameter collection: To which the page belongs; `nil` for what is no page and has no menu.
  func group(of page: PageName, in collection: Reporting.Collection?) -> PageGroup {
    let (menu, theme) = (menus.number(on: page, of: collection), themes.number(on: page, of: collection))
    return PageGroup(number: menu * themes.all.count + theme, menu: menus.all[menu], theme: themes.all[theme])
  }
}

/// What pages share whose header shows the same entry as the present one.
struct PageGroup {
  let number: Int
  /// The links of the header.
  let menu: SharedPart<[NavLinkView]>
  /// What the site chose about its theme, as these pages show it.
  let theme: Value
}

/// One thing as pages show it that are marked as the present one in it, and as all others do.
private struct Variants<Content: Sendable>: Sendable {
  /// The first is that of all other pages.
  private(set) var all: [Content]
  private var numbers: [PageName: Int] = [:]

  init(on pages: [PageName], _ content: (_ current: PageName?) -> Content) {
    all = [content(nil)]
    for page in pages where numbers[page] == nil {
      numbers[page] = all.count
      all.append(content(page))
    }
  }

  /// A page that has none is shown as the list to which it belongs.
  func number(on page: PageName, of collection: Reporting.Collection?) -> Int {
    numbers[page] ?? collection.flatMap { numbers[.list($0, page: 1)] } ?? 0
  }
}

extension PageContext {
  fileprivate func siteView(_ styleSheets: StyleSheets, _ allPages: [LinkView], hasSearch: Bool) -> SiteView {
    let settings = source.settings
    return SiteView(
      title: words(settings.title), publisher: words(settings.publisher), contact: settings.contact.map(contactView),
      licence: settings.licence,
      homeUrl: link(.home), stylesheetTop: styleSheets.top.map { addresses.link(toFile: $0.name) },
      stylesheet: addresses.link(toFile: styleSheets.rest.name), icon: addresses.link(toFile: "assets/icon.svg"),
      asOf: reportDate,
      rebuilt: report.isRebuilt ? word("notice.rebuilt", ["date": reportDate.text]) : nil,
      dataUrl: link(.report(.data)), changesUrl: link(.report(.changes)),
      searchUrl: hasSearch ? link(.search) : nil, footer: footer(settings.footer ?? []), allPages: allPages)
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

  /// - Parameter current: The present page, or the list to which it belongs.
  fileprivate func navigation(current: PageName?) -> [NavLinkView] {
    let home = NavLinkView(text: word("nav.home"), url: link(.home), isCurrent: current == .home)
    let collections = Self.mainCollections.filter(order.hasList).map { collection in
      NavLinkView(
        text: word("nav.\(collection.rawValue)"), url: link(.list(collection, page: 1)),
        isCurrent: current == .list(collection, page: 1))
    }
    let pages = order.reportPages.filter { $0 == .overdue || $0 == .data }.map(link)
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
      + order.reportPages.map(link)
  }
}
