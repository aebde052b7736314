internal import Diagnostics
internal import Exact

// What can be wrong with indicators, their figures and the revisions of these.
extension Diagnostic {
  static func noFigure(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "An observation needs a `value`, or a `numerator` and a `denominator`.", at: range,
      help: "Write it; or in `value` the word that says why there is none, such as `not-reported` or `no-data`.")
  }

  static func figureBesideWord(_ word: Missing, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "figure-beside-word", "The word `\(word.rawValue)` stands here in place of a figure, and a figure beside it.",
      at: range,
      help: "Keep the word alone, in `value`; or the figures, where the source gives them.")
  }

  static func noFigureColumn(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "The table has no column for figures: `value`, or `numerator` and `denominator`.", at: range,
      help: "Name it in the first row, and fill it in.")
  }

  static func indicatorOfNothing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-field", "An indicator needs the field `result` or `project`, and neither is here.",
      at: SourceRange(file: range.file, line: Int(range.line), column: Int(range.column)),
      help: "Name the result that it measures.")
  }

  static func projectAgainstResult(_ result: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "project-against-result",
      "The indicator's result, “\(result)”, belongs to another project than the one named here.",
      at: range, help: "Delete `project`: it is needed only where no result is named. Or correct `result`.")
  }

  static func levelOfMissing(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "level-of-missing", "A level cannot be called `\(word)`, which says that there is no figure.", at: range,
      help: "Call it by another word, such as `\(word == "unclear" ? "not clear" : word + " level")`.")
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

  static func targetsOfPeriods(_ target: DatedValue, after first: DatedValue) -> Diagnostic {
    Diagnostic(
      "targets-of-periods",
      "Figures of `aggregation: sum` are held against running totals, but the targets of \(first.date), \(first.value.plain), and of \(target.date), \(target.value.plain), look like those of single periods.",
      severity: .warning, at: target.place,
      help:
        "Write what is to be reached in all by each date; or `aggregation: latest`, where each period has its own target.",
      notes: [Note("The first one is here.", at: first.place)])
  }

  static func twoPeriodsOfOneEnd(_ end: PartialDate, at range: SourceRange, _ other: SourceRange) -> Diagnostic {
    Diagnostic(
      "two-periods-of-one-end",
      "Two figures end with \(end) and speak for periods of different length; the one of the shorter period counts.",
      severity: .note, at: range,
      help: "Make two indicators of them; or leave one of them out.",
      notes: [Note("The other one is here.", at: other)])
  }

  static func noOldFigure(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "A revision needs `old`, the figure before it, or `old_numerator` and `old_denominator`.", at: range,
      help: "The new figure stands in the `value` beside `revisions`.")
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
    return Diagnostic("new-against-next", message, at: change.revision.place(ofKey: key), help: help)
  }

  static func outsideScale(
    _ value: Quantity, min: Quantity, max: Quantity, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "outside-scale", "\(value) lies outside the scale, which goes from \(min) to \(max).", at: range,
      help: "Correct the figure, or `scale`.")
  }
}
