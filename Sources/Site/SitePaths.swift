internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// The pages of a site by the paths that people write in its settings: `commitments`, `pages/about`, `data`.
struct SitePaths: Sendable {
  struct Page: Sendable {
    let name: PageName
    let subject: PageRequest.Subject
  }

  private var pages: [String: Page] = [:]
  private var absent: [String: AbsentRecords.Absent] = [:]
  /// Of records that could not be read, which have their own messages.
  private var unreadable: Set<String> = []

  init(_ source: SiteSource, _ order: SiteOrder) {
    for (subject, name) in PagePlan(source.report.records, order).subjects {
      if let path = Self.path(of: name) { pages[path] = Page(name: name, subject: subject) }
    }
    for (collection, texts) in source.texts {
      unreadable.formUnion(texts.filter { !$0.isReadable }.map { "\(collection.rawValue)/\($0.slug)" })
    }
    for record in source.report.absent.all { absent["\(record.collection.rawValue)/\(record.slug)"] = record }
  }

  /// `nil` for what nobody would name: the later pages of a list, parts of a plan, the search, the page for what is not found.
  private static func path(of page: PageName) -> String? {
    switch page {
    case .home: "home"
    case .record(let collection, let slug): "\(collection.rawValue)/\(slug)"
    case .list(let collection, page: 1): collection.rawValue
    case .tag(let key, page: 1): "tags/\(key)"
    case .list, .planGroup, .planOrder, .tag, .part, .search, .notFound: nil
    case .report(let page): page.rawValue
    }
  }

  /// With or without slashes around it.
  subscript(path: String) -> Page? { pages[Self.bare(path)] }

  /// What is wrong with a path that a setting names; `nil` where it leads to a page.
  func fault(of path: FilePath, in setting: String) -> Diagnostic? {
    if self[path.text] != nil || unreadable.contains(Self.bare(path.text)) { return nil }
    return absent[Self.bare(path.text)].map { .textLinkToHidden(path.text, $0, at: path.range) }
      ?? .unknownPage(path.text, in: setting, among: known, at: path.range)
  }

  /// For a near miss.
  private var known: [String] { pages.keys.sorted() }

  private static func bare(_ path: String) -> String {
    path.split(separator: "/").joined(separator: "/")
  }
}

extension PageContext {
  /// What a page is called in a navigation.
  func name(of subject: PageRequest.Subject) -> String {
    switch subject {
    case .home, .planGroup, .planOrder, .part, .search, .notFound: word("nav.home")
    case .record(let collection, let position): records.header(collection, position).map { text($0.title) } ?? ""
    case .list(let collection, _): word("nav.\(collection.rawValue)")
    case .report(let page): word("nav.\(page.rawValue)")
    case .tag(let index, _): name(of: order.tags.all[index]).text
    }
  }
}
