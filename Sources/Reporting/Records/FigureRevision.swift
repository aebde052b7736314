package import Diagnostics
package import Exact
package import FrontMatter

/// That a published figure was replaced: what it was, since when it is another, and why.
///
/// The figure beside it is the one that holds now. On a day before the revision's the old one holds again, so that a
/// report of that day says what it said then.
package struct FigureRevision: Fielded, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  package let date: PartialDate
  package let kind: RevisionKind
  package internal(set) var old: RecordedFigure?
  package internal(set) var oldNumerator: Quantity?
  package internal(set) var oldDenominator: Quantity?
  /// Is the former figure taken out, so that nobody can be recognised?
  package internal(set) var isOldHidden = false
  /// What replaced it, where the author says so here too; each is held against the figure that follows.
  package internal(set) var new: RecordedFigure?
  package internal(set) var newNumerator: Quantity?
  package internal(set) var newDenominator: Quantity?
  package let reason: LocalisedText

  package static let date = Field("date", \FigureRevision.date, "The day on which the figure was replaced.")
  package static let kind = Field(
    "kind", \FigureRevision.kind, "Whether an error was put right, or the source gave another figure.")
  package static let old = Field(
    "old", \FigureRevision.old, "The figure that was published before; or else old_numerator and old_denominator.")
  package static let oldNumerator = Field(
    "old_numerator", \FigureRevision.oldNumerator, "The numerator that was published before.")
  package static let oldDenominator = Field(
    "old_denominator", \FigureRevision.oldDenominator, "The denominator that was published before.")
  package static let new = Field(
    "new", \FigureRevision.new, "The figure in its place; it stands beside `revisions` or in the next one anyway.")
  package static let newNumerator = Field("new_numerator", \FigureRevision.newNumerator, "The numerator in its place.")
  package static let newDenominator = Field(
    "new_denominator", \FigureRevision.newDenominator, "The denominator in its place.")
  package static let reason = Field(
    "reason", \FigureRevision.reason, "Why it was replaced.", form: .prose,
    example: "Two centres had been counted twice.")

  package static let schema = Schema<FigureRevision>(
    "revision",
    [date, kind, old, oldNumerator, oldDenominator, new, newNumerator, newDenominator, reason],
    needingOneOf: formerFigure)

  private static let formerFigure = FieldAlternatives([old.key], [oldNumerator.key, oldDenominator.key])

  package init?(_ row: inout FieldRow) {
    let date = row[Self.date]
    let kind = row[Self.kind]
    old = row[Self.old]
    oldNumerator = row[Self.oldNumerator]
    oldDenominator = row[Self.oldDenominator]
    new = row[Self.new]
    newNumerator = row[Self.newNumerator]
    newDenominator = row[Self.newDenominator]
    let reason = row[Self.reason]
    range = row.range
    places = row.places
    if !Self.formerFigure.areMet(row.isGiven) { row.report(.noOldFigure(at: row.range)) }
    guard let date, let kind, let reason else { return nil }
    self.date = date
    self.kind = kind
    self.reason = reason
  }

  package var oldFigure: StatedFigure {
    StatedFigure(
      value: old, numerator: oldNumerator, denominator: oldDenominator, missing: isOldHidden ? .hidden : nil)
  }
}

package enum RevisionKind: String, Vocabulary {
  /// An error was put right.
  case correction
  /// The source gave another figure, or the target was set anew.
  case revision
}

/// A figure in either way of stating it: a value, or what it is a share of.
package struct StatedFigure: Hashable, Sendable {
  package let value: RecordedFigure?
  package let numerator: Quantity?
  package let denominator: Quantity?
  /// Why it is not told.
  package var missing: Missing?
}

extension StatedFigure {
  /// The share that its parts make, where the value beside them is another one, by more than its rounding explains.
  func contradictedShare(as kind: IndicatorKind) -> Fraction? {
    guard let value, let share = share(as: kind) else { return nil }
    let agrees = (try? share.rounds(to: value.quantity)) ?? true
    return agrees ? nil : share
  }

  /// What the parts make as a figure of a kind; `nil` without them, and for kinds that are no shares.
  func share(as kind: IndicatorKind) -> Fraction? {
    guard kind.isShare, let numerator, let denominator, denominator != .zero else { return nil }
    return try? kind.share(Fraction(numerator), of: Fraction(denominator))
  }
}

/// One revision with what came of it.
package struct FigureChange: Sendable {
  package let revision: FigureRevision
  package let new: StatedFigure
  /// The revision that replaced the new figure in turn; `nil` when that holds now.
  let next: FigureRevision?
}

extension FigureChange {
  /// Where the author says of the new figure something else than what follows.
  func contradictions(as kind: IndicatorKind) -> [Diagnostic] {
    func compare<Figure: Equatable & CustomStringConvertible>(
      _ key: String, _ told: Figure?, _ figure: Figure?
    ) -> Diagnostic? {
      guard let told, let figure, told != figure else { return nil }
      return .newAgainstNext(key, told.description, self, is: figure.description)
    }
    // A value may be told of a figure that is only given by its parts.
    let value = StatedFigure(value: revision.new, numerator: new.numerator, denominator: new.denominator)
    let share = new.value == nil ? value.contradictedShare(as: kind) : nil
    return [
      compare("new", revision.new, new.value),
      share.flatMap { share in revision.new.map { .newAgainstNext("new", $0.description, self, is: share.plain) } },
      compare("new_numerator", revision.newNumerator, new.numerator),
      compare("new_denominator", revision.newDenominator, new.denominator),
    ].compactMap(\.self)
  }
}

/// A figure that may have been replaced since it was published.
package protocol Revisable {
  var stated: StatedFigure { get }
  var revisions: [FigureRevision]? { get }
}

extension Revisable {
  /// The revisions by date, of two on one day in the order of the file; each one's new figure is the next one's old one,
  /// the last one's is that which holds now.
  package var changes: [FigureChange] {
    let sorted = (revisions ?? []).enumerated()
      .sorted { ($0.element.date.last, $0.offset) < ($1.element.date.last, $1.offset) }.map(\.element)
    return sorted.indices.map { position in
      let next = sorted.indices.contains(position + 1) ? sorted[position + 1] : nil
      return FigureChange(revision: sorted[position], new: next?.oldFigure ?? stated, next: next)
    }
  }

  /// What it said on a day, and the revisions until then; `nil` when nothing was revised after that day.
  func former(on day: Day) -> (figure: StatedFigure, revisions: [FigureRevision])? {
    guard let next = changes.first(where: { $0.revision.date.last > day }) else { return nil }
    return (next.revision.oldFigure, (revisions ?? []).filter { $0.date.last <= day })
  }
}

extension Baseline: Revisable {
  package var stated: StatedFigure { StatedFigure(value: value, numerator: nil, denominator: nil) }

  /// `nil` where the former figure is not told.
  fileprivate func asItStood(on day: Day) -> Baseline? {
    guard let (figure, earlier) = former(on: day) else { return self }
    guard let value = figure.value else { return nil }
    var former = self
    (former.value, former.revisions) = (value, earlier)
    return former
  }
}

extension Target: Revisable {
  package var stated: StatedFigure { StatedFigure(value: value, numerator: nil, denominator: nil) }

  /// `nil` where the former figure is not told.
  fileprivate func asItStood(on day: Day) -> Target? {
    guard let (figure, earlier) = former(on: day) else { return self }
    guard let value = figure.value else { return nil }
    var former = self
    (former.value, former.revisions) = (value, earlier)
    return former
  }
}

extension Observation: Revisable {
  package var stated: StatedFigure {
    StatedFigure(value: value, numerator: numerator, denominator: denominator, missing: missing)
  }

  fileprivate func asItStood(on day: Day) -> Observation {
    guard let (figure, earlier) = former(on: day) else { return self }
    var former = self
    (former.value, former.numerator, former.denominator) = (figure.value, figure.numerator, figure.denominator)
    former.revisions = earlier
    return former
  }
}

extension Indicator {
  /// With the figures that it gave on the day of the report, before they were revised.
  package func asItStood(_ later: inout LaterFacts) -> Indicator {
    let day = later.asOf
    for change in revisedParts.flatMap(\.changes) {
      _ = later.isLater(change.revision.date, .revision, at: change.revision.place(of: FigureRevision.date))
    }
    var former = self
    former.header = later.known(header, of: self)
    former.baseline = baseline.flatMap { baseline in
      later.isLater(baseline.date, .baseline, at: baseline.place(of: Baseline.date)) ? nil : baseline.asItStood(on: day)
    }
    former.targets = targets?.compactMap { $0.asItStood(on: day) }
    former.observations = later.known(observations, .observation, on: { $0.to }, at: { $0.place(of: Observation.to) }) {
      $0 = $0.asItStood(on: day)
      $0.evidence = $1.known($0.evidence)
    }
    former.revisions = revisions?.filter { $0.revision.date.last <= day && $0.to.last <= day }
    former.breaks = breaks?.filter { !later.begins($0.date, .seriesBreak, at: $0.range) }
    return former
  }

  /// A figure of the indicator that was revised.
  package enum RevisedPart: Sendable {
    case baseline(Baseline)
    /// With the position in the list, from 0.
    case target(Target, Int)
    case observation(Observation, Int)

    /// The date for which it was measured; `nil` for a target, which is set beforehand.
    var measuredOn: PartialDate? {
      switch self {
      case .baseline(let baseline): baseline.date
      case .target: nil
      case .observation(let observation, _): observation.to
      }
    }

    package var changes: [FigureChange] {
      switch self {
      case .baseline(let baseline): baseline.changes
      case .target(let target, _): target.changes
      case .observation(let observation, _): observation.changes
      }
    }
  }

  /// The figures that were revised, in the order of the file: baseline, targets, observations.
  package var revisedParts: [RevisedPart] {
    let all =
      [baseline.map { RevisedPart.baseline($0) }].compactMap(\.self)
      + (targets ?? []).enumerated().map { .target($1, $0) }
      + (observations ?? []).enumerated().map { .observation($1, $0) }
    return all.filter { !$0.changes.isEmpty }
  }
}
