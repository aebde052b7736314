internal import Exact
internal import Reporting

extension DataTable {
  /// Everything whose date has passed and that is not known to be done, as the page lists it: `timeliness` and `basis` say
  /// whether somebody saw it open after its date, and who. Without a `position` it is the commitment as a whole.
  static func overdue(_ report: Report) -> DataTable {
    DataTable("overdue") {
      Table([
        Column<OverdueItem>("commitment", "What is overdue, or whose milestone is.", .reference(.commitments)) {
          .record($0.commitment)
        },
        Column("position", "Which milestone, from 1; empty for the commitment as a whole.", .count) {
          .count($0.position)
        },
        Column("responsible", "The institution responsible.", .reference(.organisations)) {
          .record($0.responsible.flatMap { report.records.organisations[$0] })
        },
        Column("due", "When it was to be done.", .date) { .date($0.due) },
        Column("days_overdue", "Days since then, where the day is known.", .days) { .count($0.days) },
        Column("timeliness", "How it stands against its date.", .word(Timeliness.self)) {
          .text($0.timeliness.rawValue)
        },
        Column("basis", "Whose word that rests on.", .word(Standing.Basis.self)) { .text($0.basis?.rawValue) },
        .asOf(report),
      ]) { show in
        let items = report.overdue.map { (id: $0.commitment.header.id, item: $0) }
        for (_, item) in items.sorted(by: { ($0.id, $0.item.position ?? 0) < ($1.id, $1.item.position ?? 0) }) {
          show(item)
        }
      }
    }
  }
}

extension Column {
  static func asOf(_ report: Report) -> Column {
    Column("as_of", "The day that every figure speaks for.", .day) { _ in .date(PartialDate(report.asOf)) }
  }
}
