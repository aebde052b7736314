internal import Content
internal import Reporting

/// Which pages have a picture of their own that stands for them where they are shared, and in which form.
struct CardChoice: Sendable {
  /// Has each commitment and indicator one? Else each plan and collection, for all that belongs to it.
  let isOnePerRecord: Bool
  /// `nil` where no program was found that draws them as PNG, which most networks ask for.
  let drawing: PictureDrawing?
  private let records: Records

  /// So many records a site has at most of which each has its own, unless it asks for all.
  static let mostRecords = 2_000

  init(_ report: Report, drawing: PictureDrawing?) {
    records = report.records
    self.drawing = drawing
    isOnePerRecord = report.settings.cards.map { $0 == .all } ?? (records.countShown <= Self.mostRecords)
  }

  /// The ending of their files.
  var ending: String { drawing == nil ? "svg" : "png" }

  /// Has the page one of its own?
  func isOwn(of page: PageName) -> Bool {
    switch page {
    case .home: true
    case .record(.commitments, _), .record(.indicators, _): isOnePerRecord
    case .record(.plans, _), .list(_, page: 1): !isOnePerRecord
    case .record, .list, .planGroup, .planOrder, .report, .search, .tag, .part, .takenDown, .notFound: false
    }
  }

  /// The page whose picture stands for a page: its own, or that of what it belongs to, at last the first page's.
  func page(for request: PageRequest, _ order: SiteOrder) -> PageName {
    if isOwn(of: request.name) { return request.name }
    guard !isOnePerRecord else { return .home }
    let plan: String? =
      switch (request.subject, request.name) {
      case (.record(.commitments, let position), _):
        records.commitments[position].flatMap { records.plans[$0.plan] }?.slug
      case (_, .planGroup(let plan, _, _, _)), (_, .planOrder(let plan, _, _)): plan
      default: nil
      }
    if let plan { return .record(.plans, slug: plan) }
    switch request.name {
    case .record(let collection, _), .list(let collection, _):
      return order.hasList(collection) ? .list(collection, page: 1) : .home
    default: return .home
    }
  }
}

extension Records {
  fileprivate var countShown: Int {
    var counter = Counter(records: self)
    Records.visitTables(&counter)
    return counter.count
  }

  private struct Counter: RecordTableVisitor {
    let records: Records
    var count = 0

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      count += records[keyPath: table].count
    }
  }
}
