internal import Reporting

extension DataTable {
  /// The legal aid statistics. A count of people from 1 to below the site's limit is hidden, so that nobody can be
  /// recognised. Source: domain.md 4.2; hiding a second cell, where rows are parts of others, is still to come.
  static func cases(_ report: Report) -> DataTable {
    DataTable(name: "cases") {
      let limit = report.settings.suppression?.cases ?? 10
      func cell(_ count: Int?) -> Cell {
        guard let count, count == 0 || count >= limit else { return .empty }
        return .count(count)
      }
      func reason(_ count: Int?) -> Cell {
        guard let count else { return .plain(Missing.notReported.rawValue) }
        return count == 0 || count >= limit ? .empty : .plain("hidden")
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
            text(row.channel), text(row.topic), text(row.sex), text(row.age), cell(row.contacts), cell(row.cases),
            cell(row.closed), text(row.outcome), reason(row.contacts), reason(row.cases), reason(row.closed),
          ])
        }
      }
      return file.bytes
    }
  }
}
