package import Diagnostics
internal import Exact

// What can be wrong with records whose fields can all be read.
extension Diagnostic {
  static func noFigure(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "An observation needs a `value`, or a `numerator` and a `denominator`.", at: range,
      help: "When nothing was measured, delete the observation: the page says that the figure is missing.")
  }

  static func noFigureColumn(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "The table has no column for figures: `value`, or `numerator` and `denominator`.", at: range,
      help: "Name it in the first row, and fill it in.")
  }

  static func oddLanguages(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-languages", "`languages` must name each of the site's languages once by its code, the default one first.",
      at: range,
      help: "Write for example [en, az, ru].")
  }

  static func notATheme(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-theme", "`theme` must be the name of a theme, or a group of its name and its options.", at: range,
      help: "Write for example `theme: default`, or `theme: {brand: \"#0a3f52\"}`.")
  }

  static func noReportDate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-report-date", "No record has a date of a fact, so it is not known which day the figures speak for.",
      at: range, help: "Write it into site.yaml, such as `as_of: 2017-08-31`.")
  }

  static func contactOutOfReach(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "contact-out-of-reach", "`contact` says who answers, but not how to ask.", severity: .warning, at: range,
      help: "Add an email, a phone, an address or a url, such as `contact: {name: Office, email: office@example.org}`.")
  }

  /// - Parameter name: What gives the day: a setting or an option.
  static func publishedBeforeReport(
    _ name: String, _ published: Day, asOf: Day, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      "published-before-report",
      "`\(name)` (\(published)) lies before the day that the figures speak for (\(asOf)).", severity: .warning,
      at: range, help: "Write the day on which the site is published, which comes after the day of its figures.")
  }

  static func linkToHidden(_ absent: AbsentRecords.Absent, field: String, at range: SourceRange) -> Diagnostic {
    .linkToHidden("`\(field)` names “\(absent.title)”", absent.absence, instead: "the reference", at: range)
  }

  /// - Parameter subject: What leads to the record.
  package static func linkToHidden(
    _ subject: String, _ absence: Absence, instead link: String, at range: SourceRange
  ) -> Diagnostic {
    let (reason, isNote): (String, Bool) =
      switch absence {
      case .draft: ("is a draft", false)
      case .waiting(let day): ("waits until \(day)", true)
      case .expired(let day): ("expired on \(day)", true)
      case .heldBack(let day): ("is of \(day), after the day that the report speaks for", true)
      }
    return Diagnostic(
      "link-to-hidden", "\(subject), which \(reason)\(isNote ? ": there is no link" : "").",
      severity: isNote ? .note : .error, at: range,
      help: isNote ? nil : "Publish that record, or take \(link) out. With --drafts, drafts are shown.")
  }

  static func heldBack(_ fact: DatedFact, _ date: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "held-back",
      "The \(fact.rawValue) of \(date) lies after the day that the report speaks for (\(asOf)), so it is not published.",
      severity: .note, at: range)
  }

  static func moreHeldBack(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "more-held-back", "From here on, \(count) more that lie after the day of the report are not published.",
      severity: .note, at: range)
  }

  static func expiresBeforePublish(
    _ expires: PartialDate, _ publish: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "expires-before-publish",
      "`expires_on` (\(expires)) lies before `publish_on` (\(publish)), so the record is never shown.", at: range,
      help: "Exchange the two, or correct one.")
  }

  static func accessedAfterPublication(_ accessed: PartialDate, published: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "accessed-in-future",
      "`accessed` (\(accessed)) lies after the day of publication (\(published)).", severity: .warning, at: range,
      help: "Correct the date, or `published` in site.yaml.")
  }

  static func oddDate(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-date",
      "The date \(date) lies more than 50 years from every other date of the record and of its plan or project.",
      severity: .warning, at: range,
      help: "Correct the year; or, where it is right, accept the warning with the reason.")
  }

  static func duplicateID(_ id: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "duplicate-id", "The id `\(id)` is given to two records of the collection.", at: range,
      help: "Give each its own, and never change it again.", notes: [Note("The other one is here.", at: first)])
  }

  static func imageWithoutAlt(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "image-without-alt", "The image has no `alt`, so people who cannot see it learn nothing.", severity: .warning,
      at: range, help: "Say in one sentence what the picture shows.")
  }

  static func notASHA256(_ written: String, suggestion: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-sha256", "`sha256` must be 64 digits 0 to 9 and a to f, but here it is `\(written)`.", at: range,
      suggestion: suggestion)
  }

  static func endBeforeStart(
    _ end: PartialDate, _ start: PartialDate, names: (start: String, end: String), at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "end-before-start", "`\(names.end)` (\(end)) lies before `\(names.start)` (\(start)).", at: range,
      help: "Correct one of them.")
  }

  static func endBeforeStartUnexplained(_ end: PartialDate, _ start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "end-before-start", "`end` (\(end)) lies before `start` (\(start)).", at: range,
      help: "Correct one of them. If the source itself says so, keep both and give its words in `date_note`.")
  }

  static func endBeforeStartInSource(_ end: PartialDate, _ start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "end-before-start", "`end` (\(end)) lies before `start` (\(start)), as `date_note` explains.",
      severity: .warning, at: range, help: "The page says so, and nothing is altered.")
  }

  static func notAPoint(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-point", "`point` must be latitude and longitude in degrees.", at: range,
      help: "Write for example [40.41, 49.87].")
  }

  static func indicatorOfNothing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-field", "An indicator needs the field `result` or `project`, and neither is here.",
      at: SourceRange(file: range.file, line: Int(range.line), column: Int(range.column)),
      help: "Name the result that it measures.")
  }

  static func oddThresholds(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-thresholds", "The thresholds must be shares from 0 to 1, `stale` above 0, and none above the better one.",
      at: range,
      help:
        "Write for example {on_track: 0.90, behind: 0.60, partly_met: 0.90, too_early: 0.10, stale: 1.5}, or {substantial: 0.95, moderate: 0.60}."
    )
  }

  static func projectAgainstResult(_ result: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "project-against-result",
      "The indicator's result, “\(result)”, belongs to another project than the one named here.",
      at: range, help: "Delete `project`: it is needed only where no result is named. Or correct `result`.")
  }

  static func levelTwice(_ level: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "level-twice", "`\(level)` stands twice in `levels`.", at: range,
      help: "Write each level once, from the lowest to the highest.")
  }

  static func oddScale(_ scale: Scale, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-scale", "The scale goes from \(scale.min) to \(scale.max), but `min` must be below `max`.", at: range,
      help: "Exchange the two, or correct one.")
  }

  static func levelsMissing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "levels-missing", "An indicator of `kind: level` needs `levels`.", at: range,
      help: "Write them from the lowest to the highest, such as `levels: [low, medium, high]`.")
  }

  static func zeroDenominator(_ denominator: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "zero-denominator", "A share of nothing cannot be computed: `denominator` is \(denominator).", at: range,
      help: "Delete the observation when nothing was counted.")
  }

  static func numeratorOverDenominator(
    _ numerator: Quantity, _ denominator: Quantity, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "numerator-over-denominator",
      "`numerator` (\(numerator)) is larger than `denominator` (\(denominator)), which makes more than 100 %.",
      severity: .warning, at: range, help: "Exchange them when they are in the wrong order, or correct one.")
  }

  static func oddPercentage(_ figure: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-percentage", "A percentage mostly lies between 0 and 100, but here it is \(figure).", severity: .warning,
      at: range, help: "Correct the figure; or write `kind: ratio` when it is no share of a whole.")
  }

  static func negativeCount(_ figure: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "negative-count", "A count cannot be below 0, but here it is \(figure).", severity: .warning, at: range,
      help: "Correct the figure; or write `kind: score` for what can fall below 0.")
  }

  static func shareOfNoShare(_ kind: IndicatorKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "share-of-no-share",
      "`numerator` and `denominator` make a share, and an indicator of `kind: \(kind.rawValue)` has none.", at: range,
      help: "Write `value`; or `kind: percentage`, or `kind: ratio`, when the indicator is a share.")
  }

  static func figuresOfWords(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "figures-of-words", "An indicator of `kind: qualitative` is told in words: nothing is worked out from `\(key)`.",
      severity: .warning, at: range, help: "Write what was found below the fields; or correct `kind`.")
  }

  static func limitMissing(_ direction: Direction, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "limit-missing", "`\(direction.rawValue)` speaks of a limit, and none is given.", severity: .warning, at: range,
      help: "Write the limit with its date under `targets`.")
  }

  static func figuresBeforeBaseline(_ newest: PartialDate, baseline: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "figures-before-baseline",
      "Every observation is older than the baseline of \(baseline), the newest one of \(newest): none tells any progress.",
      severity: .warning, at: range, help: "Correct one of the dates, or add what was measured since.")
  }

  private static func observationInFuture(_ to: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    let isPartial = to.precision != .day && to.first <= asOf
    return Diagnostic(
      "observation-in-future",
      "`to` (\(to)) ends after the day that the report speaks for (\(asOf)), so the observation is not counted.",
      severity: .warning, at: range,
      help: isPartial
        ? "It stands for its last day, \(to.last). Write the day of the count when that was earlier."
        : "Correct the date, or `as_of` in site.yaml.")
  }

  static func noOldFigure(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "A revision needs `old`, the figure before it, or `old_numerator` and `old_denominator`.", at: range,
      help: "The new figure stands in the `value` beside `revisions`.")
  }

  private static func revisionInFuture(_ date: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "revision-in-future",
      "The revision of \(date) lies after the day that the report speaks for (\(asOf)), so the old figure still counts.",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }

  static func revisionBeforeFigure(
    _ date: PartialDate, of figure: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "revision-before-figure",
      "The revision of \(date) lies before the date of the figure that it revises, \(figure).",
      severity: .warning, at: range, help: "Write the day on which the figure was replaced.")
  }

  static func revisionWithoutChange(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "revision-without-change", "The revision changes nothing: the old figure is the one that follows it.",
      severity: .warning, at: range,
      help: "Write the figure that was published before into `old`, and the one that holds now into `value`.")
  }

  static func oddWeight(_ weight: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-weight", "`weight` must be above 0, but here it is \(weight).", at: range,
      help: "Write 1 for an ordinary weight, 2 for a double one; or delete the line, which is 1.")
  }

  static func oddTotal(_ written: String, among breakdowns: [Breakdown], at range: SourceRange) -> Diagnostic {
    let allowed = breakdowns.map { "sum-of \($0.name)" }
    let nearest = nearMiss(written, among: allowed)
    return Diagnostic(
      "unknown-value", "`total` cannot be `\(written)`.", at: range,
      help: nearest.map { "Did you mean `\($0)`?" }
        ?? "Allowed are \(oneOf(allowed, joining: "and")). A breakdown of its own is named in `expects` first.",
      suggestion: nearest)
  }

  static func absentBreakdown(_ breakdown: Breakdown, nearest: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "absent-breakdown", "`expects` names `\(breakdown.name)`, and no observation is given by it.", severity: .warning,
      at: range, help: "Did you mean `\(nearest)`?")
  }

  static func valueAgainstParts(_ value: Quantity, share: Fraction, of figure: StatedFigure, at range: SourceRange)
    -> Diagnostic
  {
    let parts = [figure.numerator, figure.denominator].compactMap { $0?.description }.joined(separator: " of ")
    return Diagnostic(
      "value-against-parts", "`value` is \(value), but \(parts) make \(share.plain).", severity: .warning, at: range,
      help: "The value counts. Correct one of them; or delete `value`, which is then worked out from the other two.")
  }

  static func halfAShare(_ given: String, without absent: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "half-a-share", "`\(given)` is given without `\(absent)`, so it is not used.", severity: .warning, at: range,
      help: "Write both, or delete it.")
  }

  static func newAgainstNext(
    _ key: String, _ told: String, _ change: FigureChange, is figure: String
  ) -> Diagnostic {
    let (message, help) =
      if let next = change.next {
        (
          "`\(key)` is \(told), but the next revision, of \(next.date), replaces \(figure).",
          "Revisions follow each other by their dates: correct a date, or one of the two figures."
        )
      } else {
        (
          "`\(key)` is \(told), but the figure that holds now is \(figure).",
          "Correct one of the two; or delete `\(key)`, since the figure itself says it."
        )
      }
    return Diagnostic("new-against-next", message, at: change.revision.place(of: key), help: help)
  }

  static func outsideScale(
    _ value: Quantity, min: Quantity, max: Quantity, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "outside-scale", "\(value) lies outside the scale, which goes from \(min) to \(max).", at: range,
      help: "Correct the figure, or `scale`.")
  }

  private static func doneInFuture(_ done: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "done-in-future", "`done` (\(done)) lies after the day that the report speaks for (\(asOf)); it is not counted.",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }

  /// That a fact is dated after the report's day, which its author may not expect; `nil` for what is only left out.
  static func later(_ fact: DatedFact, _ date: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic? {
    let id: DiagnosticID
    switch fact {
    case .observation: return observationInFuture(date, asOf: asOf, at: range)
    case .revision: return revisionInFuture(date, asOf: asOf, at: range)
    case .completion: return date.first > asOf ? doneInFuture(date, asOf: asOf, at: range) : nil
    case .assessment: id = "assessment-in-future"
    case .update: id = "update-in-future"
    case .withdrawal: id = "withdrawal-in-future"
    default: return nil
    }
    return Diagnostic(
      id, "The \(fact.rawValue) of \(date) lies after the day that the report speaks for (\(asOf)); it is not counted.",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }

  static func stateAfterDate(_ state: PartialDate, published: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "state-after-date",
      "`state_at` (\(state)) lies after `date` (\(published)), but nobody can judge a state before it is there.",
      at: range,
      help: "`state_at` is the day whose state is described, `date` the day on which the judgement was published.")
  }

  static func stateInFuture(_ state: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "state-in-future", "`state_at` (\(state)) lies after the day that the report speaks for (\(asOf)).",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }

  static func stateBeforePlan(_ state: PartialDate, plan start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "state-before-plan", "`state_at` (\(state)) lies before the plan began (\(start)).", severity: .warning,
      at: range,
      help: "Write the day whose state the rating describes, such as the end of the year under review.")
  }

  static func endBeforePlan(_ end: PartialDate, plan start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "end-before-plan", "`end` (\(end)) lies before the plan began (\(start)).", severity: .warning, at: range,
      help: "Correct the date; or, where the plan has it so, accept the warning with the reason.")
  }

  static func doneBeforeStart(_ done: PartialDate, _ start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "done-before-start", "`done` (\(done)) lies before `start` (\(start)).", severity: .warning, at: range,
      help: "Correct one of them; or, where it was done early, accept the warning with the reason.")
  }

  static func doneAgainstStatus(
    _ done: PartialDate, _ status: MilestoneDeclaration, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "done-against-status",
      "`status` is `\(status.rawValue)`, but `done` (\(done)) says that it was done; \(status == .withdrawn ? "the status" : "the date") counts.",
      severity: .warning, at: range, help: "Delete the one that does not hold.")
  }

  static func milestoneOutside(_ due: PartialDate, of bound: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "milestone-outside", "The milestone is due (\(due)) \(bound).", severity: .warning, at: range,
      help: "Correct one of the dates; or, where the plan has it so, accept the warning with the reason.")
  }
}
