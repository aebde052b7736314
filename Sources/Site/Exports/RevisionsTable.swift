internal import FrontMatter
internal import Reporting

extension DataTable {
  /// Every change of a published figure: `part` names it, `observations/2` is the second observation.
  static func revisions(_ report: Report) -> DataTable {
    DataTable("revisions") {
      Table(
        [
          Column<RevisionRow>("indicator", "The indicator whose figure was replaced.", .reference(.indicators)) {
            .text($0.indicator)
          },
          Column("position", "Which one of the indicator's changes it is, from 1.", .count) { .count($0.position) },
          Column("part", "Which figure it was: the list and the position in it, from 1.", .text) { .text($0.part) },
          Column("date", "The day on which the figure was replaced.", .date) { .date($0.change.revision.date) },
          Column("kind", "Whether an error was put right, or the source gave another figure.", .word(RevisionKind.self))
          { .text($0.change.revision.kind.rawValue) },
        ] + figure("old", "published before") { $0.change.revision.oldFigure }
          + figure("new", "published in its place") { $0.change.new }
          + [
            Column("reason", "Why it was replaced.", .text) { .text($0.change.revision.reason.base) }
          ], key: ["indicator", "position"], partsOf: [.indicators]
      ) { owner, show in
        let indicators = report.records.indicators
        for indicator in owner.map({ [indicators[$0.position]].compactMap(\.self) }) ?? indicators.counted {
          var position = 0
          for part in indicator.revisedParts {
            for change in part.changes {
              position += 1
              show(RevisionRow(indicator: indicator.header.id, position: position, part: part.name, change: change))
            }
          }
        }
      }
    }
  }

  /// - Parameter when: Which of the two figures it is, in a sentence.
  private static func figure(
    _ name: String, _ when: String, _ figure: @escaping (RevisionRow) -> StatedFigure
  ) -> [Column<RevisionRow>] {
    [
      Column(name, "The figure that was \(when).", .figure) { .figure(figure($0).value) }
        .explained(by: [.hidden]) { figure($0).missing },
      Column("\(name)_numerator", "The numerator that was \(when).", .number) {
        .number(figure($0).numerator)
      },
      Column("\(name)_denominator", "The denominator that was \(when).", .number) {
        .number(figure($0).denominator)
      },
    ]
  }
}

private struct RevisionRow {
  let indicator: String
  let position: Int
  let part: String
  let change: FigureChange
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
