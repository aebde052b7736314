package import Diagnostics
package import Exact
internal import FrontMatter

/// The figure of one period, for all and not for a part.
package struct PeriodTotal: Hashable, Sendable {
  package let period: Period
  /// The first day that it covers; of a single date the day for which it stands.
  let firstDay: Day
  /// The end of the period as its author gave it.
  package let date: PartialDate
  package let amount: Fraction
  /// The decimal places with which it was written; `nil` for a share that was worked out from its parts.
  let places: Int?
  package let place: SourceRange

  func input(as role: Input.Role) -> Input {
    Input(role, .amount(amount, places: places), on: date, at: place)
  }
}

/// A period whose parts are to make its total and do not.
struct UntotalledPeriod {
  let period: Period
  let date: PartialDate
  let place: SourceRange
  let reason: Reason

  enum Reason {
    /// A part of another period is missing here.
    case partMissing(Observation)
    /// The parts are all there but cannot be added up.
    case noCounts
    /// The parts share people, or seem to.
    case sharedPeople
    /// The total has no figure that is told, or one of its parts has none.
    case missing(Missing, isOwn: Bool)
  }
}

extension Indicator {
  /// The observations that count by the report's date: those that end by it.
  package func countedObservations(asOf: Day) -> [Observation] {
    (observations ?? []).filter { $0.to.last <= asOf }
  }

  /// The totals that count, and the periods whose parts make none, both in the order of their periods.
  ///
  /// A row without a breakdown is the total. Parts make one only where the author says `total: sum-of`, there is no such
  /// row, the parts share no people, and none is missing that another period has: what was not written is not 0. Shares are then Σ numerator / Σ denominator, never a mean.
  /// - Source: domain.md 4.2
  func periodTotals(
    asOf: Day
  ) throws(ArithmeticFault) -> (totals: [PeriodTotal], untotalled: [UntotalledPeriod]) {
    let counted = countedObservations(asOf: asOf)
    var totals: [PeriodTotal] = []
    var untotalled: [UntotalledPeriod] = []
    for row in counted where row.isTotal {
      if let reason = row.untotalled {
        untotalled.append(UntotalledPeriod(period: row.period, date: row.to, place: row.range, reason: reason))
      }
      guard let amount = try row.amount(of: kind) else { continue }
      totals.append(row.total(amount, of: [row]))
    }
    if let breakdown = totalBreakdown {
      let known = Set(totals.map(\.period) + untotalled.map(\.period))
      let parts = counted.filter { $0.breakdown == breakdown }
      let sharesPeople = try unaddedBreakdowns(asOf: asOf).contains(breakdown)
      for (period, given) in Dictionary(grouping: parts, by: \.period) where !known.contains(period) {
        guard let first = given.first else { continue }
        let labels = Set(given.map(\.coverage.part))
        let reason: UntotalledPeriod.Reason
        if sharesPeople {
          reason = .sharedPeople
        } else if let missing = parts.first(where: { !labels.contains($0.coverage.part) }) {
          reason = .partMissing(missing)
        } else if let missing = given.first(where: \.isHidden)?.untotalled ?? given.lazy.compactMap(\.untotalled).first
        {
          reason = missing
        } else if let amount = try given.sum(of: kind) {
          totals.append(first.total(amount, of: given))
          continue
        } else {
          reason = .noCounts
        }
        untotalled.append(UntotalledPeriod(period: period, date: first.to, place: first.range, reason: reason))
      }
    }
    return (totals.sorted { $0.period.isBefore($1.period) }, untotalled.sorted { $0.period.isBefore($1.period) })
  }

  /// What the author is told of a period whose parts make no total; `nil` where the parts are told of, of all periods.
  func warning(of period: UntotalledPeriod) -> Diagnostic? {
    switch period.reason {
    case .partMissing(let other): totalBreakdown.map { .partMissing(period, of: other, by: $0) }
    case .noCounts: .partsWithoutCounts(period, kind: kind)
    case .sharedPeople, .missing: nil
    }
  }

  /// Where parts are given of a later time than any total, that time is in no figure, and no part makes it one.
  func warnings(ofPartsAfter newest: PeriodTotal?, asOf: Day) -> [Diagnostic] {
    let parts = countedObservations(asOf: asOf).filter { row in
      !row.isTotal && (total == nil || row.breakdown != totalBreakdown)
    }
    guard let latest = parts.max(by: { $0.to.last < $1.to.last }) else { return [] }
    if let newest, latest.to.last <= newest.period.last { return [] }
    return [.totalMissing(latest, kind: kind)]
  }

  /// The breakdown whose parts make the total, where the author says so.
  var totalBreakdown: Breakdown? {
    guard let total, total.hasPrefix("sum-of ") else { return nil }
    let name = total.dropFirst("sum-of ".count)
    return breakdowns.first { $0.name == name }
  }

  /// Rows for the same period and part: a correction replaces a figure and is not written beside it.
  func duplicateObservations() -> [Diagnostic] {
    var seen: [Coverage: Observation] = [:]
    var found: [Diagnostic] = []
    for row in observations ?? [] {
      let coverage = row.coverage
      if let first = seen[coverage] {
        found.append(.duplicateObservation(row, first: first))
      } else {
        seen[coverage] = row
      }
    }
    return found
  }
}

extension Observation {
  /// Why its period has no total by it.
  fileprivate var untotalled: UntotalledPeriod.Reason? { missing.map { .missing($0, isOwn: isHidden) } }

  /// - Parameters:
  ///   - amount: Its own, or that of all parts of its period.
  ///   - given: Itself, or those parts.
  fileprivate func total(_ amount: Fraction, of given: [Observation]) -> PeriodTotal {
    PeriodTotal(
      period: period, firstDay: from?.first ?? to.last, date: to, amount: amount,
      places: given.compactMap(\.writtenPlaces).max(), place: range)
  }

  /// The decimal places of its value; `nil` without one.
  fileprivate var writtenPlaces: Int? { value.map { Int($0.quantity.scale) } }

  /// The figure as a number; `nil` where none is given, or a share is of nothing or of what is no share. A percentage
  /// from parts is 100 · numerator / denominator.
  package func amount(of kind: IndicatorKind) throws(ArithmeticFault) -> Fraction? {
    if let value { return Fraction(value.quantity) }
    guard kind.isShare, let numerator, let denominator, denominator != .zero else { return nil }
    return try kind.share(Fraction(numerator), of: Fraction(denominator))
  }
}

extension Indicator {
  /// The most decimal places among the values that are given of the whole; `nil` where none is.
  package var mostPlaces: Int? {
    let points = [baseline?.value].compactMap(\.self) + (targets ?? []).map(\.value)
    let measured = (observations ?? []).filter { $0.isTotal || $0.breakdown == totalBreakdown }
    return (points.map { Int($0.quantity.scale) } + measured.compactMap(\.writtenPlaces)).max()
  }
}

extension [Observation] {
  /// The parts' sum: of counts, or of the numerators and denominators of shares; `nil` for what cannot be added up.
  func sum(of kind: IndicatorKind) throws(ArithmeticFault) -> Fraction? {
    switch kind {
    case .count, .amount:
      var sum = Fraction.zero
      for part in self {
        guard let amount = try part.amount(of: kind) else { return nil }
        sum = try sum + amount
      }
      return sum
    case .percentage, .ratio:
      guard let (above, below) = try sumOfShares(), below != .zero else { return nil }
      return try kind.share(above, of: below)
    case .score, .level, .yesNo, .qualitative:
      return nil
    }
  }

  /// Numerators and denominators, each added up; `nil` where one is missing.
  func sumOfShares() throws(ArithmeticFault) -> (above: Fraction, below: Fraction)? {
    var (above, below) = (Fraction.zero, Fraction.zero)
    for part in self {
      guard let numerator = part.numerator, let denominator = part.denominator else { return nil }
      (above, below) = (try above + Fraction(numerator), try below + Fraction(denominator))
    }
    return (above, below)
  }
}

extension IndicatorKind {
  /// Is it one number over another?
  var isShare: Bool { self == .percentage || self == .ratio }

  func share(_ part: Fraction, of whole: Fraction) throws(ArithmeticFault) -> Fraction {
    try (self == .percentage ? 100 : 1) * part / whole
  }
}
