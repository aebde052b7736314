internal import Reporting

extension DataTable {
  /// The legal aid statistics. Small counts, and those that would tell them, are hidden in the report itself.
  static func cases(_ report: Report) -> DataTable {
    DataTable(name: "cases") {
      func cell(_ count: GuardedCount?) -> Cell { count?.number.map { .count($0) } ?? .empty }
      func reason(_ count: GuardedCount?) -> Cell {
        switch count {
        case nil: .plain(Missing.notReported.rawValue)
        case .hidden: .plain("hidden")
        case .given: .empty
        }
      }
      func place(_ row: CaseCount) -> Cell {
        report.records.places[row.centre].map { .text($0.header.id) } ?? .empty
      }
      func text(_ word: String?) -> Cell { word.map { .text($0) } ?? .empty }

      var file = CSVFile(columns: [
        "record", "position", "centre", "from", "to", "channel", "topic", "sex", "age", "contacts", "cases", "closed",
        "outcome", "contacts_missing", "cases_missing", "closed_missing",
      ])
      for record in report.records.cases.counted {
        for (position, row) in (record.rows ?? []).enumerated() {
          file.append([
            .text(record.header.id), .count(position + 1), place(row), .date(row.from), .date(row.to),
            text(row.channel), text(row.topic), text(row.sex?.rawValue), text(row.age), cell(row.contacts),
            cell(row.cases),
            cell(row.closed), text(row.outcome), reason(row.contacts), reason(row.cases), reason(row.closed),
          ])
        }
      }
      return file.bytes
    }
  }
}
