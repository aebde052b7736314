internal import Exact
internal import Reporting

extension DataTable {
  /// Everything whose date has passed and that is not known to be done, as the page lists it: `timeliness` and `basis` say
  /// whether somebody saw it open after its date, and who. Without a `position` it is the commitment as a whole.
  static func overdue(_ report: Report) -> DataTable {
    DataTable(name: "overdue") {
      var file = CSVFile(columns: [
        "commitment", "position", "responsible", "due", "days_overdue", "timeliness", "basis", "as_of",
      ])
      let items = report.overdue.map { (id: $0.commitment.header.id, item: $0) }
      for (id, item) in items.sorted(by: { ($0.id, $0.item.position ?? 0) < ($1.id, $1.item.position ?? 0) }) {
        file.append([
          .text(id), item.position.map { .count($0) } ?? .empty,
          item.responsible.flatMap { report.records.organisations[$0] }.map { .text($0.header.id) } ?? .empty,
          .date(item.due), item.days.map { .count($0) } ?? .empty, .plain(item.timeliness.rawValue),
          item.basis.map { .plain($0.rawValue) } ?? .empty, .plain(report.asOf.description),
        ])
      }
      return file.bytes
    }
  }
}
