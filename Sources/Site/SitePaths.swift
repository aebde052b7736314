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
    pages["\(Reporting.Collection.pages.rawValue)/\(Reporting.Page.slugOfHome)"] = pages["home"]
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
    case .list, .planGroup, .planOrder, .tag, .part, .search, .takenDown, .notFound: nil
    case .report(let page): page.rawValue
    }
  }

  /// With or without slashes around it.
  subscript(path: String) -> Page? { pages[Self.bare(path)] }

  /// What is wrong with a path that a setting names; `nil` where it leads to a page.
  func fault(of path: String, in setting: String, at range: SourceRange) -> Diagnostic? {
    if self[path] != nil || unreadable.contains(Self.bare(path)) { return nil }
    return absent[Self.bare(path)].map { .textLinkToHidden(path, $0, at: range) }
      ?? .unknownPage(path, in: setting, among: known, at: range)
  }

  /// The links of every page that lead to no page of the site.
  func faults(of settings: SiteSettings) -> [Diagnostic] {
    let named = [(settings.navigation, SiteSettings.navigation.key), (settings.footer, SiteSettings.footer.key)]
    return named.flatMap { links, key in
      (links ?? []).filter { !$0.to.isOutside }.compactMap { fault(of: $0.to.text, in: key, at: $0.to.range) }
    }
  }

  /// The links of records that lead to no page of the site.
  func faults(of records: Records) -> [Diagnostic] {
    var links = LinksOfRecords(records: records, paths: self)
    Records.visitTables(&links)
    return links.diagnostics
  }

  private struct LinksOfRecords: RecordTableVisitor {
    let records: Records
    let paths: SitePaths
    var diagnostics: [Diagnostic] = []

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      for record in records[keyPath: table].shown {
        var found: [Diagnostic] = []
        record.forEach(PageTarget.self) { target, trail in
          guard !target.isOutside else { return }
          paths.fault(of: target.text, in: trail.innermostKey ?? "", at: target.range).map { found.append($0) }
        }
        diagnostics += found
      }
    }
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
    case .home, .planGroup, .planOrder, .part, .search, .takenDown, .notFound: word("nav.home")
    case .record(let collection, let position): records.header(collection, position).map { text($0.title) } ?? ""
    case .list(let collection, _): word("nav.\(collection.rawValue)")
    case .report(let page): word("nav.\(page.rawValue)")
    case .tag(let index, _): name(of: order.tags.all[index]).text
    }
  }
}
