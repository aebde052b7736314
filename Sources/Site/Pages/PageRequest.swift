internal import Exact
internal import Reporting

/// A page to be made: what of, and in which language.
struct PageRequest: Sendable {
  enum Subject: Sendable {
    case home
    /// By position in the collection.
    case record(Reporting.Collection, Int)
    case list(Reporting.Collection, page: Int)
    /// By position of the plan, then of the group in its grouping.
    case planGroup(plan: Int, Grouping, Int, page: Int)
    case planOrder(plan: Int, CommitmentOrder, page: Int)
    case report(ReportPage)
    /// By position among the tags.
    case tag(Int, page: Int)
    /// By position among the lists that have pages of their own.
    case part(Int, page: Int)
    /// Of a site whose search index is made.
    case search
    /// What stands at the address of a record that has expired: since when.
    case takenDown(PartialDate)
    case notFound
  }

  let subject: Subject
  let language: Int
  let name: PageName

  /// Can a search find it? A list's further pages, and the same records in another order, would only be in the way.
  var isSearched: Bool {
    switch subject {
    case .list(_, let page), .planGroup(_, _, _, let page), .tag(_, let page): page == 1
    case .planOrder, .part, .search, .takenDown, .notFound: false
    case .home, .record, .report: true
    }
  }
}

/// The pages of a site in one language, in the order of their addresses.
struct PagePlan: RecordTableVisitor {
  private let records: Records
  private let order: SiteOrder
  private(set) var subjects: [(subject: PageRequest.Subject, name: PageName)] = [(.home, .home)]

  init(_ records: Records, _ order: SiteOrder) {
    self.records = records
    self.order = order
    Records.visitTables(&self)
    for plan in records.plans.shown { addParts(of: plan) }
    for page in order.reportPages {
      subjects.append((.report(page), .report(page)))
      if page == .tags { addTags(order.tags.all) }
    }
    for (index, entry) in order.lists.all.enumerated() {
      let pages = PageContext.pages(of: order.lists.count(of: entry.content, order.parts))
      for page in 1...pages where page > 1 || entry.list != .tags {
        subjects.append((.part(index, page: page), .part(entry.list, page: page)))
      }
    }
    subjects.append((.notFound, .notFound))
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let table = records[keyPath: table]
    let collection = Element.collection
    for position in table.positions {
      guard let slug = table.slugs[position] else { continue }
      let name = PageName.page(of: collection, slug: slug)
      if name != .home { subjects.append((.record(collection, position), name)) }
    }
    let listed = order.listed[collection]?.count ?? 0
    guard order.hasList(collection) else { return }
    for page in 1...PageContext.pages(of: listed, isNewestFirst: collection.isNewestFirst) {
      subjects.append((.list(collection, page: page), .list(collection, page: page)))
    }
  }

  private mutating func addTags(_ tags: [Tags.Tag]) {
    for (index, tag) in tags.enumerated() {
      for page in 1...PageContext.pages(of: tag.records.count) {
        subjects.append((.tag(index, page: page), .tag(tag.key, page: page)))
      }
    }
  }

  private mutating func addParts(of plan: Plan) {
    let position = plan.header.position
    for grouping in Grouping.allCases {
      for (index, one) in order.parts.groups(of: position, by: grouping).enumerated() {
        for page in 1...PageContext.pages(of: one.group.commitments.count) {
          subjects.append(
            (
              .planGroup(plan: position, grouping, index, page: page),
              .planGroup(plan: plan.slug, grouping, key: one.key, page: page)
            ))
        }
      }
    }
    let pages = PageContext.pages(of: order.parts.commitments(of: position).count)
    for order in order.parts.orders(of: position) {
      for page in 1...max(1, pages) where order != .number || page > 1 {
        subjects.append(
          (.planOrder(plan: position, order, page: page), .planOrder(plan: plan.slug, order, page: page)))
      }
    }
  }
}
