internal import Reporting
internal import Template

/// A page about the report as a whole, in the order in which pages list them. Its name is its path, and stands in the keys
/// of its words: `nav.data`, `data_page.title`.
enum ReportPage: String, CaseIterable, Sendable {
  case tags, overdue, changes, data, quality, method
}

extension ReportPage {
  /// All that sets one of these pages apart from the others.
  struct Kind: Sendable {
    let template: String
    /// What its template gets as `view`.
    let viewType: ValueType
    /// The tables that hold what it tells.
    let tables: [String]
    let view: @Sendable (PageContext) -> any TemplateView
    /// Has a site this page?
    let isThere: @Sendable (Records, SiteOrder) -> Bool

    init<View: TemplateView>(
      _ template: String, tables: [String] = [],
      isThere: @escaping @Sendable (Records, SiteOrder) -> Bool = { _, _ in true },
      _ view: @escaping @Sendable (PageContext) -> View
    ) {
      self.template = template
      viewType = View.valueType
      self.tables = tables
      self.isThere = isThere
      self.view = view
    }
  }

  var kind: Kind {
    switch self {
    case .tags: Kind("list.html", isThere: { !$1.tags.all.isEmpty }) { $0.tagsPage(1) }
    case .overdue:
      // Without commitments nothing can be.
      Kind("overdue.html", tables: ["overdue"], isThere: { records, _ in !records.commitments.isEmpty }) {
        $0.overduePage()
      }
    case .changes: Kind("changes.html", tables: ["revisions", "updates", "assessments"]) { $0.changesPage() }
    case .data: Kind("data.html") { $0.dataPage() }
    case .quality: Kind("quality.html", tables: ["quality"], isThere: { $1.hasQuality }) { $0.qualityPage() }
    case .method: Kind("method.html") { $0.methodPage() }
    }
  }

  /// Those that a site has.
  static func all(_ records: Records, _ order: SiteOrder) -> [ReportPage] {
    allCases.filter { $0.kind.isThere(records, order) }
  }
}

extension PageContext {
  func link(to page: ReportPage) -> LinkView {
    LinkView(text: word("nav.\(page.rawValue)"), url: link(.report(page)))
  }
}
