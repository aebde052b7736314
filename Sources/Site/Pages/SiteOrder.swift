internal import Exact
internal import Reporting

/// What every page needs to know of all others, found once: which collections have records, and in which order people
/// look for them.
struct SiteOrder: Sendable, RecordTableVisitor {
  /// Positions of the records that lists show, in their order; invented ones stand in no list.
  private(set) var listed: [Reporting.Collection: [Int]] = [:]
  /// The commitments of each plan by their number.
  let commitmentsOfPlan: [Int: [Int]]
  let parts: PlanParts
  let tags: Tags
  let lists: PartLists
  let feeds: Feeds
  /// Each commitment's place in its plan.
  private let places: [Int: Int]
  /// Each record's place in the list of its collection, of those that begin with the newest.
  private var placesInLists: [Reporting.Collection: [Int: Int]] = [:]
  private let records: Records

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
    commitmentsOfPlan = report.backlinks.commitmentsOfPlan.mapValues { positions in
      positions.sorted { left, right in
        guard let one = commitments[left], let other = commitments[right] else { return false }
        return one.isNumbered(before: other)
      }
    }
    parts = PlanParts(report, commitmentsOfPlan: commitmentsOfPlan)
    tags = Tags(report.records)
    lists = PartLists(report, parts, tags, hasQuality: hasQuality)
    feeds = Feeds(report, parts)
    places = commitmentsOfPlan.values.reduce(into: [:]) { places, plan in
      for (place, position) in plan.enumerated() { places[position] = place }
    }
    Records.visitTables(&self)
  }

  /// So many texts such as "About" are named at the foot of every page; more have a list, as other records do.
  private static let mostTextsAtFoot = 40

  func hasList(_ collection: Reporting.Collection) -> Bool {
    let count = listed[collection]?.count ?? 0
    return count > (collection == .pages ? Self.mostTextsAtFoot : 0)
  }

  /// The commitments before and after one in its plan.
  func neighbours(ofCommitment position: Int, plan: Int) -> (previous: Int?, next: Int?) {
    guard let place = places[position], let all = commitmentsOfPlan[plan] else { return (nil, nil) }
    return (place > 0 ? all[place - 1] : nil, place + 1 < all.count ? all[place + 1] : nil)
  }

  /// The records before and after one in time.
  func neighbours(of position: Int, in collection: Reporting.Collection) -> (previous: Int?, next: Int?) {
    guard let place = placesInLists[collection]?[position], let all = listed[collection] else { return (nil, nil) }
    return (place + 1 < all.count ? all[place + 1] : nil, place > 0 ? all[place - 1] : nil)
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let table = records[keyPath: table]
    let counted = table.naturalPositions.filter { position in
      guard let record = table[position] else { return false }
      // The first page stands in no list.
      return record.header.isIllustrative != true
        && PageName.page(of: Element.collection, slug: record.slug) != .home
    }
    listed[Element.collection] =
      if Element.collection == .commitments {
        commitmentsOfPlan.keys.sorted().flatMap { commitmentsOfPlan[$0] ?? [] }.filter(Set(counted).contains)
      } else if Element.collection.isNewestFirst {
        newestFirst(counted) { table[$0]?.ownDate?.last }
      } else {
        counted
      }
    guard Element.collection.isNewestFirst, let all = listed[Element.collection] else { return }
    placesInLists[Element.collection] = Dictionary(zip(all, all.indices)) { first, _ in first }
  }

  /// The newest first; those of one day, and at the end those without one, by id.
  private func newestFirst(_ positions: [Int], _ day: (Int) -> Day?) -> [Int] {
    let dated = positions.map { (position: $0, day: day($0) ?? .earliest) }
    return dated.enumerated().sorted { left, right in
      (right.element.day, left.offset) < (left.element.day, right.offset)
    }.map(\.element.position)
  }
}
