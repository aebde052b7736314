package import Diagnostics
package import Exact

/// The newest date of a fact in the records, and where it stands: what the report speaks for when nobody says.
///
/// Dates of news and events, of plans and targets, and when a source was read, are no facts of the report. Source:
/// domain.md 4.
package struct NewestDate: Sendable {
  package let day: Day
  package let place: SourceRange

  /// Of two on one day that of the collection which comes first, then of the id.
  static func of(_ records: Records) -> NewestDate? {
    let commitments = records.commitments.counted
    let indicators = records.indicators.counted
    let measured = indicators.flatMap { $0.observations ?? [] }.map { NewestDate($0.to, at: $0.range) }
    let revised = indicators.flatMap(\.revisedParts).flatMap(\.changes).map {
      NewestDate($0.revision.date, at: $0.revision.range)
    }
    let assessed = commitments.flatMap { $0.assessments ?? [] }.map { NewestDate($0.date, at: $0.range) }
    let reported = commitments.flatMap { $0.updates ?? [] }.map { NewestDate($0.date, at: $0.range) }
    let done = commitments.flatMap { $0.milestones ?? [] }.compactMap { milestone in
      milestone.done.map { NewestDate($0, at: milestone.place(of: Milestone.done)) }
    }
    var updated = UpdatedDates(records: records)
    Records.visitTables(&updated)
    let all = measured + revised + assessed + reported + done + updated.dates
    return all.reduce(nil) { newest, date in newest.map { $0.day >= date.day } == true ? newest : date }
  }

  fileprivate init(_ date: PartialDate, at place: SourceRange) {
    day = date.last
    self.place = place
  }
}

private struct UpdatedDates: RecordTableVisitor {
  let records: Records
  var dates: [NewestDate] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    dates += records[keyPath: table].shown.compactMap { record in
      record.header.updated.map { NewestDate($0, at: record.place(of: RecordHeader.updated)) }
    }
  }
}
