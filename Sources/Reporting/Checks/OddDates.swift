internal import Diagnostics
internal import Exact

/// The dates of a record that lie more than 50 years from all others that should be near: mostly slips of the pen.
///
/// - Source: domain.md 1
struct OddDates {
  private static let farMonths = 50 * 12

  private struct Given {
    let date: PartialDate
    /// `nil` for dates of the plan or project, which are not judged here.
    let place: SourceRange?
  }

  private var earliest = Day.latest
  private var latest = Day.earliest
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter context: The record's plan or project.
  init(in record: some Record, of context: (any Record)?) {
    record.forEachDate { date, _ in extend(to: date) }
    context?.forEachDate { date, _ in extend(to: date) }
    guard earliest < latest, isFar(earliest, latest) else { return }
    var given: [Given] = []
    record.forEachDate { given.append(Given(date: $0, place: $1())) }
    context?.forEachDate { date, _ in given.append(Given(date: date, place: nil)) }
    judge(given.sorted { $0.date.first < $1.date.first })
  }

  private mutating func extend(to date: PartialDate) {
    earliest = min(earliest, date.last)
    latest = max(latest, date.first)
  }

  private func isFar(_ earlier: Day, _ later: Day) -> Bool {
    earlier.adding(months: Self.farMonths).map { $0 < later } ?? false
  }

  /// - Parameter given: By their first days.
  private mutating func judge(_ given: [Given]) {
    var before: PartialDate?
    for (position, one) in given.enumerated() {
      let after = given.indices.contains(position + 1) ? given[position + 1].date : nil
      let isAlone =
        (before.map { isFar($0.last, one.date.first) } ?? true)
        && (after.map { isFar(one.date.last, $0.first) } ?? true)
      if isAlone, let place = one.place { diagnostics.append(.oddDate(one.date, at: place)) }
      if before.map({ $0.last < one.date.last }) ?? true { before = one.date }
    }
  }
}

extension Record {
  /// Shows each of the record's dates, whatever it says, and where it stands.
  func forEachDate(_ visit: (PartialDate, _ place: () -> SourceRange) -> Void) {
    func show(_ keys: (key: String, date: PartialDate?)...) {
      for (key, date) in keys { if let date { visit(date) { place(ofKey: key) } } }
    }
    func show(of part: some Placed, _ keys: (key: String, date: PartialDate?)...) {
      for (key, date) in keys { if let date { visit(date) { part.place(ofKey: key) } } }
    }
    func show(at range: SourceRange, _ dates: PartialDate?...) {
      for date in dates { if let date { visit(date) { range } } }
    }
    show(("updated", header.updated), ("publish_on", header.publishOn), ("expires_on", header.expiresOn))
    for source in allEvidence.map(\.evidence) { show(at: source.range, source.date, source.accessed) }
    switch byKind {
    case .project(let project):
      show(("start", project.start), ("end", project.end), ("spent", project.spent?.to))
      for partner in project.partners ?? [] { show(at: partner.organisation.range, partner.from, partner.to) }
    case .activity(let activity):
      show(("start", activity.start), ("end", activity.end))
      for partner in activity.partners ?? [] { show(at: partner.organisation.range, partner.from, partner.to) }
      for output in activity.outputs ?? [] { show(("outputs", output.date)) }
    case .indicator(let indicator):
      if let baseline = indicator.baseline { show(of: baseline, ("date", baseline.date)) }
      for target in indicator.targets ?? [] { show(of: target, ("date", target.date)) }
      for row in indicator.observations ?? [] { show(at: row.range, row.from, row.to) }
      for change in indicator.revisedParts.flatMap(\.changes) {
        show(of: change.revision, ("date", change.revision.date))
      }
      for place in indicator.breaks ?? [] { show(at: place.range, place.date) }
    case .plan(let plan): show(("adopted_on", plan.adoptedOn), ("start", plan.start), ("end", plan.end))
    case .commitment(let commitment):
      show(("start", commitment.start), ("end", commitment.end), ("withdrawn", commitment.withdrawn?.date))
      for part in commitment.milestones ?? [] {
        show(of: part, ("start", part.start), ("due", part.due), ("done", part.done))
      }
      for part in commitment.assessments ?? [] { show(of: part, ("date", part.date), ("state_at", part.stateAt)) }
      for part in commitment.updates ?? [] { show(of: part, ("date", part.date)) }
    case .cases(let cases): for row in cases.rows ?? [] { show(at: row.range, row.from, row.to) }
    case .news, .publication: show(("date", ownDate))
    case .event(let event): show(("date", event.date), ("start", event.start), ("end", event.end))
    case .objective, .result, .organisation, .place, .beneficiary, .page: break
    }
  }
}
