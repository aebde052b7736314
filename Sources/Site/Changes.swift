internal import Exact
internal import FrontMatter
internal import Reporting

/// Something that became known on a day, or a figure that was replaced on it.
struct Change: Sendable {
  enum Event: Sendable {
    /// A published figure of an indicator was replaced: which change of which of its revised parts.
    case revision(indicator: Int, part: Int, Int)
    /// So many commitments of a plan were rated by an organisation.
    case review(plan: Int, by: Int, commitments: Int)
    /// One commitment was rated, by which of its assessments.
    case rating(commitment: Int, Int)
    case update(commitment: Int, Int)
    /// Which of a commitment's milestones was done.
    case milestone(commitment: Int, Int)
    case withdrawal(commitment: Int)
    case news(Int)
  }

  let event: Event
  let date: PartialDate
  /// Tells it from others of its kind that its record has on the same day; from 1.
  fileprivate(set) var ordinal = 1

  init(_ event: Event, _ date: PartialDate) {
    self.event = event
    self.date = date
  }

  /// The record whose page tells of it.
  var record: (collection: Reporting.Collection, position: Int) {
    switch event {
    case .revision(let position, _, _): (.indicators, position)
    case .review(let position, _, _): (.plans, position)
    case .rating(let position, _), .update(let position, _), .milestone(let position, _), .withdrawal(let position):
      (.commitments, position)
    case .news(let position): (.news, position)
    }
  }

  /// Stands in the ids of feeds' entries and never changes once released.
  var kind: String {
    switch event {
    case .revision: "revision"
    case .review, .rating: "rating"
    case .update: "update"
    case .milestone: "milestone"
    case .withdrawal: "withdrawal"
    case .news: "news"
    }
  }
}

extension Report {
  /// Everything that became known, the oldest first.
  var changes: [Change] {
    Self.inOrder(revisions + reviews(of: records.commitments.counted) + steps(of: records.commitments.counted) + news)
  }

  /// The news alone.
  var newsAsChanges: [Change] { Self.inOrder(news) }

  /// What became known of a plan's commitments; a review of many of them is one change.
  func changes(ofPlan commitments: [Commitment]) -> [Change] {
    Self.inOrder(reviews(of: commitments) + steps(of: commitments))
  }

  /// What became known of these commitments, each rating by itself.
  func changes(of commitments: [Commitment]) -> [Change] {
    let ratings = Self.parts(of: commitments, \.assessments, on: { $0.date }) { .rating(commitment: $0, $1) }
    return Self.inOrder(ratings + steps(of: commitments))
  }

  /// Those of one day in the order in which they are given.
  private static func inOrder(_ changes: [Change]) -> [Change] {
    struct Sort: Hashable {
      let kind: String
      let collection: Reporting.Collection
      let position: Int
      let date: PartialDate
    }
    var counts: [Sort: Int] = [:]
    var changes = changes
    for index in changes.indices {
      let (collection, position) = changes[index].record
      let sort = Sort(
        kind: changes[index].kind, collection: collection, position: position, date: changes[index].date)
      counts[sort, default: 0] += 1
      changes[index].ordinal = counts[sort] ?? 1
    }
    let days = changes.map(\.date.last)
    // The page shows the newest first, and those of one day as they were given.
    return changes.indices.sorted { (days[$0], $1) < (days[$1], $0) }.map { changes[$0] }
  }

  private var revisions: [Change] {
    records.indicators.counted.flatMap { indicator in
      indicator.revisedParts.enumerated().flatMap { part, revised in
        revised.changes.enumerated().map { index, change in
          Change(.revision(indicator: indicator.header.position, part: part, index), change.revision.date)
        }
      }
    }
  }

  private func reviews(of commitments: [Commitment]) -> [Change] {
    struct Review: Hashable {
      let date: PartialDate
      let by: Int
      let plan: Int
    }
    var order: [Review] = []
    var rated: [Review: Int] = [:]
    for commitment in commitments {
      let reviews = Set(
        (commitment.assessments ?? []).map { Review(date: $0.date, by: $0.by.index, plan: commitment.plan.index) })
      for review in reviews { rated[review, default: 0] += 1 }
      order += reviews.filter { rated[$0] == 1 }.sorted { ($0.date.last, $0.by) < ($1.date.last, $1.by) }
    }
    return order.filter { records.plans[$0.plan] != nil && records.organisations[$0.by] != nil }.map {
      Change(.review(plan: $0.plan, by: $0.by, commitments: rated[$0] ?? 0), $0.date)
    }
  }

  /// Reports on progress, milestones done, withdrawals.
  private func steps(of commitments: [Commitment]) -> [Change] {
    let updates = Self.parts(of: commitments, \.updates, on: { $0.date }) { .update(commitment: $0, $1) }
    let milestones = Self.parts(of: commitments, \.milestones, on: { $0.done }) { .milestone(commitment: $0, $1) }
    let withdrawals = commitments.compactMap { commitment in
      commitment.withdrawn.map { Change(.withdrawal(commitment: commitment.header.position), $0.date) }
    }
    return updates + milestones + withdrawals
  }

  private static func parts<Part>(
    of commitments: [Commitment], _ parts: (Commitment) -> [Part]?, on date: (Part) -> PartialDate?,
    _ event: (_ commitment: Int, Int) -> Change.Event
  ) -> [Change] {
    commitments.flatMap { commitment in
      (parts(commitment) ?? []).enumerated().compactMap { index, part in
        date(part).map { Change(event(commitment.header.position, index), $0) }
      }
    }
  }

  private var news: [Change] {
    records.news.counted.compactMap { news in news.date.map { Change(.news(news.header.position), $0) } }
  }
}
