internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// Whom a reader may ask, and how.
struct ContactView: TemplateView {
  let name: WordsView?
  let address: WordsView?
  /// Letters, a number to call, a page.
  let links: [LinkView]
  /// Where letters go, for those that begin with a subject.
  let email: LinkView?
  let page: LinkView?

  static let declaration = ViewDeclaration<ContactView>(
    "contact",
    [
      .init("name", \.name),
      .init("address", \.address),
      .init("links", \.links),
      .init("email", \.email),
      .init("page", \.page),
    ])
}

/// What every page of a language has around its content.
struct SiteView: TemplateView {
  let title: WordsView
  let publisher: WordsView?
  let contact: ContactView?
  let licence: String?
  let homeUrl: String
  /// Of what a page opens with, where the theme has one.
  let stylesheetTop: String?
  /// Of all else.
  let stylesheet: String
  /// The theme's icon.
  let icon: String
  let asOf: DateView
  /// That the site shows a past day again, for which it was not written.
  let rebuilt: String?
  let dataUrl: String
  let changesUrl: String
  /// `nil` for a site without search.
  let searchUrl: String?
  /// Further links at the foot of every page.
  let footer: [LinkGroupView]
  let allPages: [LinkView]

  static let declaration = ViewDeclaration<SiteView>(
    "site",
    [
      .init("title", \.title),
      .init("publisher", \.publisher),
      .init("contact", \.contact),
      .init("licence", \.licence),
      .init("home_url", \.homeUrl),
      .init("stylesheet_top", \.stylesheetTop),
      .init("stylesheet", \.stylesheet),
      .init("icon", \.icon),
      .init("as_of", \.asOf),
      .init("rebuilt", \.rebuilt),
      .init("data_url", \.dataUrl),
      .init("changes_url", \.changesUrl),
      .init("search_url", \.searchUrl),
      .init("footer", \.footer),
      .init("all_pages", \.allPages),
    ])
}

/// The page itself: what it is called, where it lies, in which languages.
struct FrameView: TemplateView {
  let title: String
  let heading: String
  let description: String
  let language: String
  let direction: String
  let canonical: String
  let isHome: Bool
  let nav: SharedPart<[NavLinkView]>
  let allPages: SharedPart<[LinkView]>
  let languages: [LanguageLinkView]
  let breadcrumbs: [LinkView]
  let isIllustrative: Bool
  let isDraft: Bool
  /// That the page is shown in another language, and which.
  let fallback: String?
  let fallbackLanguage: String?
  /// By what a search can be narrowed to it; `nil` for a site without search.
  let facets: FacetsView?
  let updated: DateView?
  let sharing: SharingView?
  let linkedData: LinkedData
  /// Contradictions in the source that were accepted as they are, with the reason.
  let remarks: [WordsView]
  let image: ImageView?
  /// Its further pictures, where its text does not show them.
  let gallery: [ImageView]
  /// The record's text.
  let body: HTML?
  let contents: [LinkView]
  let citation: String
  /// The same in the forms that programs take.
  let cite: CitationView
  /// What other sites may show of the page.
  let embeds: [EmbedView]
  let tables: [LinkView]
  /// What programs may take of the record, in other forms than the page.
  let data: [DataLinkView]
  /// What can be followed: what the page has of its own, else the whole site.
  let follow: FollowView
  /// Every feed that programs may find from here.
  let feeds: [FeedLinkView]
  let tags: [ValueView]
  /// The pages before and after this one in their list.
  let previous: LinkView?
  let next: LinkView?

  static let declaration = ViewDeclaration<FrameView>(
    "page",
    [
      .init("title", \.title),
      .init("heading", \.heading),
      .init("description", \.description),
      .init("language", \.language),
      .init("direction", \.direction),
      .init("canonical", \.canonical),
      .init("is_home", \.isHome),
      .init("nav", \.nav),
      .init("all_pages", \.allPages),
      .init("languages", \.languages),
      .init("breadcrumbs", \.breadcrumbs),
      .init("is_illustrative", \.isIllustrative),
      .init("is_draft", \.isDraft),
      .init("fallback", \.fallback),
      .init("fallback_language", \.fallbackLanguage),
      .init("facets", \.facets),
      .init("updated", \.updated),
      .init("sharing", \.sharing),
      .init("linked_data", \.linkedData),
      .init("remarks", \.remarks),
      .init("image", \.image),
      .init("gallery", \.gallery),
      .init("body", \.body),
      .init("contents", \.contents),
      .init("citation", \.citation),
      .init("cite", \.cite),
      .init("embeds", \.embeds),
      .init("tables", \.tables),
      .init("data", \.data),
      .init("follow", \.follow),
      .init("feeds", \.feeds),
      .init("tags", \.tags),
      .init("previous", \.previous),
      .init("next", \.next),
    ])
}

/// A file that says what a page says, for programs.
struct DataLinkView: TemplateView {
  let text: String
  let url: String
  /// Its media type.
  let type: String

  var link: LinkView { LinkView(text: text, url: url) }

  static let declaration = ViewDeclaration<DataLinkView>(
    "data link",
    [
      .init("text", \.text),
      .init("url", \.url),
      .init("type", \.type),
    ])
}

struct NavLinkView: TemplateView {
  let text: String
  /// For the attribute `lang`; `nil` where the text is in the page's language.
  var lang: String?
  /// Empty of a heading that has links below it.
  let url: String
  let isCurrent: Bool
  /// The links below a heading.
  var items: [LinkView] = []

  static let declaration = ViewDeclaration<NavLinkView>(
    "nav link",
    [
      .init("text", \.text),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("is_current", \.isCurrent),
      .init("items", \.items),
    ])
}

/// Links at the foot of every page, under a heading or without one.
struct LinkGroupView: TemplateView {
  let heading: WordsView?
  let links: [LinkView]

  static let declaration = ViewDeclaration<LinkGroupView>(
    "link group",
    [
      .init("heading", \.heading),
      .init("links", \.links),
    ])
}

struct LanguageLinkView: TemplateView {
  let code: String
  let name: String
  let url: String
  let absolute: String
  let isCurrent: Bool

  static let declaration = ViewDeclaration<LanguageLinkView>(
    "language link",
    [
      .init("code", \.code),
      .init("name", \.name),
      .init("url", \.url),
      .init("absolute", \.absolute),
      .init("is_current", \.isCurrent),
    ])
}

/// The picture that stands for a page where it is shared.
struct SharingView: TemplateView {
  /// The whole address.
  let image: String
  let alt: String
  /// Was it drawn for the page, 1200 by 630 pixels?
  let isCard: Bool
  /// The media type of one that was.
  let type: String?

  static let declaration = ViewDeclaration<SharingView>(
    "sharing",
    [
      .init("image", \.image),
      .init("alt", \.alt),
      .init("is_card", \.isCard),
      .init("type", \.type),
    ])
}

/// A feed in words, for people.
struct FollowView: TemplateView {
  let text: String
  let links: [LinkView]

  static let declaration = ViewDeclaration<FollowView>(
    "follow",
    [
      .init("text", \.text),
      .init("links", \.links),
    ])
}

/// A feed in one of its forms.
struct FeedLinkView: TemplateView {
  let title: String
  let type: String
  let url: String

  static let declaration = ViewDeclaration<FeedLinkView>(
    "feed link",
    [
      .init("title", \.title),
      .init("type", \.type),
      .init("url", \.url),
    ])
}

extension PageContext {
  /// - Parameter page: Whose feed is offered, where it has one of its own.
  func follow(_ page: PageName) -> FollowView {
    let own = order.feed(of: page)
    let feed = own ?? order.feedOfReport
    let file = addresses.calendarFile(of: feed.page, in: language.index)
    let calendar = feed.hasCalendar ? LinkView(text: word("follow.calendar"), url: addresses.link(toFile: file)) : nil
    return FollowView(
      text: word(own == nil || page == .report(.changes) ? "follow.site" : "follow.page"),
      links: [
        LinkView(text: "Atom", url: url(of: feed.page, .atom)),
        LinkView(text: "JSON Feed", url: url(of: feed.page, .json)),
        calendar,
      ].compactMap(\.self))
  }

  func feeds(_ page: PageName) -> [FeedLinkView] {
    let own = [order.feed(of: page), order.feedOfReport, order.feed(of: .list(.news, page: 1))]
    var seen: Set<PageName> = []
    return own.compactMap(\.self).filter { seen.insert($0.page).inserted }.flatMap { feed in
      FeedForm.allCases.map {
        FeedLinkView(title: title(ofFeedBeside: feed.page), type: $0.mediaType, url: url(of: feed.page, $0))
      }
    }
  }

  private func url(of page: PageName, _ form: FeedForm) -> String {
    addresses.link(toFile: addresses.feed(of: page, form, archive: nil, in: language.index))
  }
}
