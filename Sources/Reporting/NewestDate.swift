internal import Exact

/// The newest date of a fact in the records: what the report speaks for when nobody says.
///
/// Dates of plans and targets, and when a source was read, are no facts of the report. Source: domain.md 4.
enum NewestDate {
  static func of(_ records: Records) -> Day? {
    let commitments = records.commitments.counted
    let indicators = records.indicators.counted
    let measured = indicators.flatMap { $0.observations ?? [] }.map(\.to.last)
    let revised = indicators.flatMap(\.revisedParts).flatMap(\.changes).map(\.revision.date.last)
    let assessed = commitments.flatMap { $0.assessments ?? [] }.map(\.date.last)
    let reported = commitments.flatMap { $0.updates ?? [] }.map(\.date.last)
    let done = commitments.flatMap { $0.milestones ?? [] }.compactMap(\.done?.last)
    let told =
      records.news.shown.compactMap(\.date?.last)
      + records.events.shown.compactMap { ($0.date ?? $0.end ?? $0.start)?.last }
    var updated = UpdatedDates(records: records)
    Records.visitTables(&updated)
    return (measured + revised + assessed + reported + done + told + updated.days).max()
  }
}

private struct UpdatedDates: RecordTableVisitor {
  let records: Records
  var days: [Day] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    days += records[keyPath: table].shown.compactMap(\.header.updated?.last)
  }
}
