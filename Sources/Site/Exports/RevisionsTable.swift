internal import Exact
internal import FrontMatter
internal import Reporting

extension DataTable {
  /// Every change of a published figure: `part` names it, `observations/2` is the second observation.
  static func revisions(_ report: Report) -> DataTable {
    DataTable(name: "revisions") {
      var file = CSVFile(columns: [
        "indicator", "position", "part", "date", "kind", "old", "old_numerator", "old_denominator", "new",
        "new_numerator", "new_denominator", "reason", "old_missing", "new_missing",
      ])
      for indicator in report.records.indicators.counted {
        let changes = indicator.revisedParts.flatMap { part in part.changes.map { (part: part.name, change: $0) } }
        for (position, (part, change)) in changes.enumerated() {
          let revision = change.revision
          let lead: [Cell] = [
            .text(indicator.header.id), .count(position + 1), .plain(part), .date(revision.date),
            .plain(revision.kind.rawValue),
          ]
          let figures = [revision.oldFigure, change.new].flatMap { figure -> [Cell] in
            [.figure(figure.value), .number(figure.numerator), .number(figure.denominator)]
          }
          let reasons = [revision.oldFigure, change.new].map { Cell.reason($0.isHidden ? .hidden : nil) }
          file.append(lead + figures + [.text(revision.reason.base)] + reasons)
        }
      }
      return file.bytes
    }
  }
}

extension Indicator.RevisedPart {
  /// As in evidence.csv: the list and the position in it, from 1.
  fileprivate var name: String {
    switch self {
    case .baseline: "baseline"
    case .target(_, let position): "targets/\(position + 1)"
    case .observation(_, let position): "observations/\(position + 1)"
    }
  }
}
