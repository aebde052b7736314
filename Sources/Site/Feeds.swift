internal import Reporting

/// What a page offers to be followed: changes that reach whoever reads the feed.
struct Feed: Sendable {
  /// The page beside which it lies, and that it tells of.
  let page: PageName
  /// The oldest first.
  let changes: [Change]
  /// What a calendar can hold of it: days by which something was promised.
  let due: [DueDate]
  /// And events, by position.
  let events: [Int]

  /// So many entries has a document. Older ones lie in archives (RFC 5005), which count from the oldest, so that an archive
  /// that somebody has read stays as it is.
  static let length = 100

  var hasCalendar: Bool { !due.isEmpty || !events.isEmpty }

  /// How many archives hold what no longer stands in the feed itself.
  var archives: Int { max(0, changes.count - 1) / Self.length }

  /// - Parameter archive: From 1; `nil` for the feed itself.
  func changes(in archive: Int?) -> ArraySlice<Change> {
    archive.map { changes[($0 - 1) * Self.length..<$0 * Self.length] } ?? changes.suffix(Self.length)
  }
}

/// Where a feed lies.
struct FeedPlace: Sendable {
  /// The page beside which it lies, and that it tells of.
  let page: PageName
  let hasCalendar: Bool

  init(_ feed: Feed) { (page, hasCalendar) = (feed.page, feed.hasCalendar) }
}

/// A feed in a language, or one of its archives.
struct FeedName: Hashable, Sendable {
  /// Its place among all.
  let index: Int
  /// From 1; `nil` for the feed itself.
  let archive: Int?
  let language: Int
}

/// The forms in which a feed goes out.
enum FeedForm: String, CaseIterable, Sendable {
  /// RFC 4287.
  case atom = "xml"
  /// JSON Feed 1.1.
  case json

  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  func file(archive: Int?) -> String { "feed" + (archive.map { "-\($0)" } ?? "") + "." + rawValue }
}

/// Every feed of a site: of all changes, of the news, of each plan and area, and of each institution that leads.
struct Feeds: Sendable {
  private(set) var all: [Feed] = []
  private var places: [PageName: Int] = [:]

  init(_ report: Report, _ parts: PlanParts) {
    let records = report.records
    let due = Dictionary(
      uniqueKeysWithValues: records.commitments.counted.map { ($0.header.position, report.dueDates(of: $0)) })
    func dates(of commitments: [Commitment]) -> [DueDate] { commitments.flatMap { due[$0.header.position] ?? [] } }
    add(
      .report(.changes), report.changes, due: dates(of: records.commitments.counted),
      events: records.events.counted.filter { $0.days != nil }.map(\.header.position))
    if !records.news.counted.isEmpty { add(.list(.news, page: 1), report.newsAsChanges) }
    for plan in records.plans.shown where plan.header.isIllustrative != true {
      let position = plan.header.position
      let commitments = parts.commitments(of: position).compactMap { records.commitments[$0] }
      add(.record(.plans, slug: plan.slug), report.changes(ofPlan: commitments), due: dates(of: commitments))
      for group in parts.groups(of: position, by: .theme) {
        let commitments = group.group.commitments.compactMap { records.commitments[$0] }
        add(
          .planGroup(plan: plan.slug, .theme, key: group.key, page: 1), report.changes(of: commitments),
          due: dates(of: commitments))
      }
    }
    for organisation in records.organisations.shown {
      let led = report.commitments(ledBy: organisation.header.position).map(\.commitment)
      if !led.isEmpty {
        add(.record(.organisations, slug: organisation.slug), report.changes(of: led), due: dates(of: led))
      }
    }
  }

  private mutating func add(_ page: PageName, _ changes: [Change], due: [DueDate] = [], events: [Int] = []) {
    places[page] = all.count
    all.append(Feed(page: page, changes: changes, due: due, events: events))
  }

  /// That of all changes, which every site has.
  var report: Feed { all[0] }

  /// The feed of a page, if it has one of its own.
  func feed(of page: PageName) -> Feed? { places[page].map { all[$0] } }
}
