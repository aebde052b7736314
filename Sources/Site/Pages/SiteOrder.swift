internal import Exact
internal import Reporting

/// What every page needs to know of all others, found once: which collections have records, and in which order people
/// look for them.
struct SiteOrder: Sendable, RecordTableVisitor {
  private var found: Found
  private let records: Records
  /// Where reading is noted; `nil` where nobody wants to know.
  private var notes: ReadNotes?

  private struct Found: Sendable {
    var listed: [Reporting.Collection: [Int]] = [:]
    let commitmentsOfPlan: [Int: [Int]]
    let parts: PlanParts
    let tags: Tags
    let lists: PartLists
    let feeds: Feeds
    /// Each commitment's place in its plan.
    let places: [Int: Int]
    /// Each record's place in the list of its collection, of those that begin with the newest.
    var placesInLists: [Reporting.Collection: [Int: Int]] = [:]
  }

  /// The pages on the report as a whole that there are.
  private(set) var reportPages: [ReportPage] = []
  /// Has the site a page on the quality of its data?
  let hasQuality: Bool
  /// Which pages have a picture that stands for them where they are shared.
  let cards: CardChoice

  /// - Parameter drawing: What draws these pictures as PNG; `nil` where nothing does.
  init(_ report: Report, hasQuality: Bool = true, drawing: PictureDrawing? = nil) {
    cards = CardChoice(report, drawing: drawing)
    self.hasQuality = hasQuality
    records = report.records
    let commitments = report.records.commitments
    let commitmentsOfPlan = report.backlinks.commitmentsOfPlan.mapValues { positions in
      positions.sorted { left, right in
        guard let one = commitments[left], let other = commitments[right] else { return false }
        return one.isNumbered(before: other)
      }
    }
    let parts = PlanParts(report, commitmentsOfPlan: commitmentsOfPlan)
    let tags = Tags(report.records)
    found = Found(
      commitmentsOfPlan: commitmentsOfPlan, parts: parts, tags: tags,
      lists: PartLists(report, parts, tags, hasQuality: hasQuality), feeds: Feeds(report, parts),
      places: commitmentsOfPlan.values.reduce(into: [Int: Int]()) { places, plan in
        for (place, position) in plan.enumerated() { places[position] = place }
      })
    Records.visitTables(&self)
    reportPages = ReportPage.all(records, self)
  }

  /// So many texts such as "About" are named at the foot of every page; more have a list, as other records do.
  private static let mostTextsAtFoot = 40

  // MARK: Reading

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> SiteOrder {
    var order = self
    order.notes = notes
    return order
  }

  private func noted<Part>(_ part: KeyPath<Found, Part>, _ source: SourcePart = .everything) -> Part {
    notes?.note(source)
    return found[keyPath: part]
  }

  /// Positions of the records that lists show, in their order; invented ones stand in no list.
  var listed: [Reporting.Collection: [Int]] { noted(\.listed) }
  /// The commitments of each plan by their number.
  var commitmentsOfPlan: [Int: [Int]] { noted(\.commitmentsOfPlan) }
  var parts: PlanParts { noted(\.parts) }
  var tags: Tags { noted(\.tags) }
  var lists: PartLists { noted(\.lists) }
  var feeds: Feeds { noted(\.feeds) }

  func has(_ list: PartList) -> Bool { lists.has(list) }

  // Whether there is a page or a feed every file depends on: that is not noted.

  func hasList(_ collection: Reporting.Collection) -> Bool {
    let count = found.listed[collection]?.count ?? 0
    return count > (collection == .pages ? Self.mostTextsAtFoot : 0)
  }

  /// The feed of a page, if it has one of its own: where it lies, and whether there is a calendar beside it.
  func feed(of page: PageName) -> FeedPlace? { found.feeds.feed(of: page).map(FeedPlace.init) }

  /// That of all changes, which every site has.
  var feedOfReport: FeedPlace { FeedPlace(found.feeds.report) }

  /// The tags that a record bears, in its order, those among them that have pages.
  func tags(of header: RecordHeader) -> [Tags.Tag] {
    header.tags == nil ? [] : noted(\.tags, .tags).tags(of: header)
  }

  /// The commitments before and after one in its plan.
  func neighbours(ofCommitment position: Int, plan: Int) -> (previous: Int?, next: Int?) {
    notes?.note(.neighbours(.commitments, position))
    guard let place = found.places[position], let all = found.commitmentsOfPlan[plan] else { return (nil, nil) }
    return (place > 0 ? all[place - 1] : nil, place + 1 < all.count ? all[place + 1] : nil)
  }

  /// The records before and after one in time.
  func neighbours(of position: Int, in collection: Reporting.Collection) -> (previous: Int?, next: Int?) {
    notes?.note(.neighbours(collection, position))
    guard let place = found.placesInLists[collection]?[position], let all = found.listed[collection] else {
      return (nil, nil)
    }
    return (place + 1 < all.count ? all[place + 1] : nil, place > 0 ? all[place - 1] : nil)
  }

  // MARK: Making

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let table = records[keyPath: table]
    let counted = table.naturalPositions.filter { position in
      guard let record = table[position] else { return false }
      // The first page stands in no list.
      return record.header.isIllustrative != true
        && PageName.page(of: Element.collection, slug: record.slug) != .home
    }
    found.listed[Element.collection] =
      if Element.collection == .commitments {
        found.commitmentsOfPlan.keys.sorted().flatMap { found.commitmentsOfPlan[$0] ?? [] }.filter(
          Set(counted).contains)
      } else if Element.collection.isNewestFirst {
        newestFirst(counted) { table[$0]?.ownDate?.last }
      } else {
        counted
      }
    guard Element.collection.isNewestFirst, let all = found.listed[Element.collection] else { return }
    found.placesInLists[Element.collection] = Dictionary(zip(all, all.indices)) { first, _ in first }
  }

  /// The newest first; those of one day, and at the end those without one, by id.
  private func newestFirst(_ positions: [Int], _ day: (Int) -> Day?) -> [Int] {
    let dated = positions.map { (position: $0, day: day($0) ?? .earliest) }
    return dated.enumerated().sorted { left, right in
      (right.element.day, left.offset) < (left.element.day, right.offset)
    }.map(\.element.position)
  }
}
