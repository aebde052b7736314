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
    record.forEach(PartialDate.self) { date, _ in extend(to: date) }
    context?.forEach(PartialDate.self) { date, _ in extend(to: date) }
    guard earliest < latest, isFar(earliest, latest) else { return }
    var given: [Given] = []
    record.forEach(PartialDate.self) { given.append(Given(date: $0, place: record.place(of: $1))) }
    context?.forEach(PartialDate.self) { date, _ in given.append(Given(date: date, place: nil)) }
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
