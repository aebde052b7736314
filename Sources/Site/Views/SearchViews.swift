internal import Exact
internal import Reporting
internal import Template

/// By what a search can be narrowed to a page, each in a word of the page's language.
struct FacetsView: TemplateView {
  /// The name of the language in which its text is written.
  let language: String
  let collection: String?
  let status: String?
  let year: String?

  static let declaration = ViewDeclaration<FacetsView>(
    "facets",
    [
      .init("language", \.language),
      .init("collection", \.collection),
      .init("status", \.status),
      .init("year", \.year),
    ])
}

/// The page that searches.
struct SearchView: TemplateView {
  let text: String
  /// The address of its script.
  let script: String
  /// The address of the script with which the index is read.
  let index: String
  /// What the address of every page begins with.
  let base: String

  static let declaration = ViewDeclaration<SearchView>(
    "search",
    [
      .init("text", \.text),
      .init("script", \.script),
      .init("index", \.index),
      .init("base", \.base),
    ])
}

extension PageContext {
  /// - Parameter script: The file of the page's script.
  func searchPage(script: String) -> SearchView {
    SearchView(
      text: word("search_page.text"), script: addresses.link(toFile: script),
      index: addresses.link(toFile: "pagefind/pagefind.js"), base: addresses.base)
  }

  /// How a record stands, in the word that its page and its lists have for it.
  func status(of record: some Record) -> String? {
    switch record {
    case let commitment as Commitment: tile(of: commitment, report.figures(of: commitment)).level.word
    case let indicator as Indicator: row(of: indicator, report.figures(of: indicator)).status.word
    case let activity as Activity: activity.status.map { word("activity_status.\($0.rawValue)") }
    default: nil
    }
  }

  /// The year in which what a record tells of happened, or is due.
  func year(of record: some Record) -> Int? {
    let date: PartialDate? =
      switch record {
      case let commitment as Commitment: commitment.end
      case let activity as Activity: activity.end ?? activity.start
      case let news as News: news.date
      case let event as Event: event.date ?? event.start
      case let publication as Publication: publication.date
      default: nil
      }
    return date?.last.components.year
  }
}
