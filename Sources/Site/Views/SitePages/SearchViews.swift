internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// By what a search can be narrowed, in the order in which the search page offers it.
enum Facet: String, CaseIterable, Sendable {
  case collection, status, year, language

  /// A word that stands for one of the choices, on the pages that it leaves and in the search page's form.
  ///
  /// Pagefind finds it like any other word. It has filters of its own, but writes them in another order each time. The
  /// last letter keeps one word from being the beginning of another, and what a language does to its endings away.
  func key(of word: String) -> String { "facet\(rawValue)\(shortHash(word.utf8))x" }
}

/// What a search can be narrowed to a page by.
struct FacetsView: TemplateView {
  /// A word for each choice that leaves the page.
  let keys: String
  /// The choices that a result shows: "Commitments · Limited · 2014".
  let about: String

  static let declaration = ViewDeclaration<FacetsView>(
    "facets",
    [
      .init("keys", \.keys),
      .init("about", \.about),
    ])

  /// - Parameter words: Each choice in a word of the page's language.
  init(_ words: [Facet: String]) {
    keys = Facet.allCases.compactMap { facet in words[facet].map { facet.key(of: $0) } }.joined(separator: " ")
    about = [Facet.collection, .status, .year].compactMap { words[$0] }.joined(separator: " · ")
  }
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
  /// Those in which there is something to choose.
  let choices: [SearchChoiceView]

  static let declaration = ViewDeclaration<SearchView>(
    "search",
    [
      .init("text", \.text),
      .init("script", \.script),
      .init("index", \.index),
      .init("base", \.base),
      .init("choices", \.choices),
    ])
}

struct SearchChoiceView: TemplateView {
  let name: String
  let label: String
  let options: [SearchOptionView]

  static let declaration = ViewDeclaration<SearchChoiceView>(
    "search choice",
    [
      .init("name", \.name),
      .init("label", \.label),
      .init("options", \.options),
    ])
}

struct SearchOptionView: TemplateView {
  let key: String
  let word: String

  static let declaration = ViewDeclaration<SearchOptionView>(
    "search option",
    [
      .init("key", \.key),
      .init("word", \.word),
    ])
}

extension PageContext {
  /// - Parameters:
  ///   - script: The file of the page's script.
  ///   - original: The language in which texts are shown that are not translated.
  func searchPage(script: String, original: Language) -> SearchView {
    var found = FacetFinder(context: self)
    Records.visitTables(&found)
    let languages = [language] + (found.hasFallback ? [original] : [])
    let words: [Facet: [String]] = [
      .collection: found.collections.map { word("nav.\($0.rawValue)") },
      .status: found.statuses.sorted {
        language.isOrdered($0, before: $1) || !language.isOrdered($1, before: $0) && $0 < $1
      },
      .year: found.years.sorted(by: >).map { String($0) },
      .language: languages.map { $0.word("language.name") },
    ]
    let choices = Facet.allCases.map { facet in
      SearchChoiceView(
        name: facet.rawValue, label: word("search_page.\(facet.rawValue)"),
        options: (words[facet] ?? []).map { SearchOptionView(key: facet.key(of: $0), word: $0) })
    }
    return SearchView(
      text: word("search_page.text"), script: addresses.link(toFile: script),
      index: addresses.link(toFile: "pagefind/pagefind.js"), base: addresses.base,
      choices: choices.filter { $0.options.count > 1 })
  }

  /// How a record stands, in the word that its page and its lists have for it.
  func status(of record: some Record) -> String? {
    switch record.byKind {
    case .commitment(let commitment): word(report.figures(of: commitment).shown)
    case .indicator(let indicator): row(of: indicator, report.figures(of: indicator)).status.word
    case .activity(let activity): activity.status.map { word("activity_status.\($0.rawValue)") }
    case .project, .objective, .result, .plan, .organisation, .place, .beneficiary, .cases, .news, .event,
      .publication, .page:
      nil
    }
  }

  /// The year in which what a record tells of happened, or is due.
  func year(of record: some Record) -> Int? {
    let date: PartialDate? =
      switch record.byKind {
      case .commitment(let commitment): commitment.end
      case .activity(let activity): activity.end ?? activity.start
      case .news, .event, .publication: record.ownDate
      case .project, .objective, .result, .indicator, .plan, .organisation, .place, .beneficiary, .cases, .page: nil
      }
    return date?.last.components.year
  }
}

/// What the records of a site give to choose from.
private struct FacetFinder: RecordTableVisitor {
  let context: PageContext
  private(set) var collections: [Reporting.Collection] = []
  private(set) var statuses: Set<String> = []
  private(set) var years: Set<Int> = []
  private(set) var hasFallback = false

  init(context: PageContext) { self.context = context }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let records = context.records[keyPath: table].shown
    if !records.isEmpty { collections.append(Element.collection) }
    for record in records {
      if let status = context.status(of: record) { statuses.insert(status) }
      if let year = context.year(of: record) { years.insert(year) }
      let text = context.source.text(Element.collection, record.header.position)
      if text?.isTranslated(into: context.language.index) == false { hasFallback = true }
    }
  }
}
