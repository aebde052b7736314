internal import Diagnostics
internal import Exact

// What is odd about legal aid statistics. None of these tells a count: messages are kept and passed on.
extension Diagnostic {
  static func duplicateCases(_ row: CaseCount, first: CaseCount) -> Diagnostic {
    Diagnostic(
      "duplicate-cases", "Two rows count the same centre, period to \(row.to), and group.", at: row.range,
      help: "Keep the one that holds; where two groups are meant, say in which column they differ.",
      notes: [Note("The other one is here.", at: first.range)])
  }

  static func casesNotRecorded(_ total: CaseCount, _ measure: CaseMeasure, by dimension: CaseDimension) -> Diagnostic {
    Diagnostic(
      "parts-differ-from-total",
      "The \(measure.rawValue) to \(total.to) by \(dimension.rawValue) add up to less than their total.",
      severity: .warning, at: total.range,
      help: "Unless some of it is hidden, the page shows the difference as not recorded. Correct the counts if need be."
    )
  }

  /// A count that its source holds back follows from the others.
  static func hiddenCountTold(by breakdown: String, at range: SourceRange, total: SourceRange) -> Diagnostic {
    Diagnostic(
      "hidden-count-told",
      "This count is `hidden`, but the total less the other parts by \(breakdown) tells it.", severity: .warning,
      at: range, help: "Write `hidden` for a second part too, or for the total.",
      notes: [Note("The total is here.", at: total)])
  }

  /// A total that its source holds back follows from its parts, if these are all.
  static func hiddenTotalTold(by breakdown: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "hidden-count-told", "This total is `hidden`, but its parts by \(breakdown) are all told.", severity: .warning,
      at: range,
      help:
        "Write `hidden` for two of the parts too, or the total; or, where they are not all parts, accept the warning with the reason."
    )
  }

  static func casesContradictTotal(
    _ total: CaseCount, _ measure: CaseMeasure, by dimension: CaseDimension?
  ) -> Diagnostic {
    let sum =
      dimension.map { "by \($0.rawValue) add up to more than their total" }
      ?? "of the shorter periods do not add up to their total"
    return Diagnostic(
      "parts-differ-from-total", "The \(measure.rawValue) to \(total.to) \(sum).", severity: .warning,
      at: total.range, help: "Correct the total or its parts.")
  }

  static func crossingPeriods(_ row: CaseCount, _ other: CaseCount) -> Diagnostic {
    Diagnostic(
      "overlapping-periods",
      "The centre's periods to \(other.to) and to \(row.to) share days, and neither holds the other.",
      severity: .warning, at: row.range, help: "Write `from` and `to` so that periods follow each other.",
      notes: [Note("The other period is here.", at: other.range)])
  }

  static func casesInFuture(_ row: CaseCount, count: Int, asOf: Day) -> Diagnostic {
    let subject = count == 1 ? "A row's period ends" : "The periods of \(count) rows end"
    return Diagnostic(
      "cases-in-future",
      "\(subject) after the day that the report speaks for (\(asOf)), here on \(row.to.last): not counted.",
      severity: .warning, at: row.range, help: "Set `as_of` in site.yaml to a later day, or correct the dates.")
  }

  static func closedOverCases(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "closed-over-cases", "More cases were closed than opened.", severity: .warning, at: range,
      help: "That can be so where cases of an earlier period were closed; else correct one of the two.")
  }

  static func casesOverContacts(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "cases-over-contacts", "More cases were opened than people came.", severity: .warning, at: range,
      help: "Correct one of the two; or, where one person had several cases, accept the warning with the reason.")
  }

  static func countsLeftOut(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "counts-left-out",
      count == 1
        ? "This count is left out: nothing less would protect a small one."
        : "From here on \(count) counts are left out: nothing less would protect the small ones among them.",
      severity: .note, at: range,
      help: "Their page says so. Rows with fewer labels, or for longer periods, can be shown.")
  }

  static func suppressionOfOthers(_ kind: IndicatorKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "suppression-of-others",
      "Only counts can be hidden for being small, and this indicator is of `kind: \(kind.rawValue)`.", at: range,
      help: "Take `suppression` out; where it counts people, write `kind: count`.")
  }
}
