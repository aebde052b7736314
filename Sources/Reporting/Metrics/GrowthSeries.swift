internal import Diagnostics
internal import Exact

/// The figures of an indicator that its yearly rate rests on: one a year, from the base year on.
///
/// - Source: cagr.md, "Inputs"
struct GrowthSeries {
  /// After the newest break.
  let base: DatedValue
  /// That a break moved the base, where one did.
  let moved: Step?
  /// The newest.
  let current: DatedValue
  /// An observation of the baseline's year that says something else and is not used.
  let passedOver: DatedValue?
}

/// Why there is no series, and what its author is told: nothing where it is no fault.
struct NoSeries: Error {
  let reason: NoRate
  var rule: Rule { saying ?? reason.rule }
  /// Where it is another one than all of that reason have.
  private var saying: Rule?
  let inputs: [Input]
  let warning: Diagnostic?

  init(reason: NoRate, rule: Rule? = nil, inputs: [Input], warning: Diagnostic?) {
    self.reason = reason
    saying = rule
    self.inputs = inputs
    self.warning = warning
  }
}

extension Indicator {
  /// The year in which the base is looked for, where neither the baseline nor `base_year` says one.
  private static let standardBaseYear = 2015

  /// The series by the report's date: the base is the `baseline`, else the first figure from the base year on; the
  /// first one after a break that lies between it and the newest.
  func growthSeries(asOf: Day) throws(NoSeries) -> GrowthSeries {
    let points = try yearlyPoints(asOf: asOf)
    guard let newest = points.last else {
      throw NoSeries(reason: .noData, inputs: [Input(.asOf, .day(asOf))], warning: nil)
    }
    guard direction?.isRising != nil else {
      throw NoSeries(
        reason: direction == nil ? .directionMissing : .directionUnknown, inputs: directionInputs,
        warning: .rateNeedsDirection(at: direction == nil ? place(of: Self.progressMethod) : place(of: Self.direction)))
    }
    let baseYear = start?.year ?? self.baseYear ?? Self.standardBaseYear
    guard let first = points.first(where: { $0.year >= baseYear }) else {
      let isGiven = start != nil || self.baseYear != nil
      let place = start?.place ?? (isGiven ? place(of: Self.baseYear) : place(of: Self.progressMethod))
      let year = Input(.baseYear, .word(String(baseYear)), at: isGiven ? place : nil)
      throw NoSeries(
        reason: .baseAfterLast, inputs: [year, newest.input(as: .observation)],
        warning: isGiven
          ? .baseAfterLast(baseYear, newest: newest, at: place)
          : .standardBaseAfterLast(baseYear, newest: newest, at: place))
    }
    let base = start ?? first
    if let place = newestBreak(within: base.days.joined(with: newest.days)) {
      let later = points.first { newestBreak(within: $0.days.joined(with: newest.days)) == nil } ?? newest
      let inputs = [place.input, base.input(as: .baseline), later.input(as: .observation)]
      let step = Step(.growthBaseMoved, from: inputs, gives: .word(String(later.year)))
      return GrowthSeries(base: later, moved: step, current: newest, passedOver: nil)
    }
    let isOther = first.year == base.year && first.value != base.value
    return GrowthSeries(
      base: base, moved: nil, current: newest.year == base.year ? base : newest, passedOver: isOther ? first : nil)
  }

  /// The totals by year; a period counts for the year in which it begins.
  private func yearlyPoints(asOf: Day) throws(NoSeries) -> [DatedValue] {
    let totals: [PeriodTotal]
    let untotalled: [UntotalledPeriod]
    do throws(ArithmeticFault) {
      (totals, untotalled) = try periodTotals(asOf: asOf)
    } catch {
      throw NoSeries(reason: .tooLarge, inputs: [], warning: .figuresTooLarge(at: place(of: Indicator.observations)))
    }
    if let hidden = untotalled.last(where: \.isHidden) {
      throw NoSeries(reason: .hidden, rule: hidden.hidingRule, inputs: hiddenInputs(hidden), warning: nil)
    }
    if let hiddenBaseline {
      throw NoSeries(reason: .hidden, inputs: hiddenInputs(hiddenBaseline), warning: nil)
    }
    let points = totals.map { total in
      DatedValue(
        value: total.amount, places: total.places, date: total.date, firstDay: total.firstDay, place: total.place)
    }.sorted { ($0.year, $0.day) < ($1.year, $1.day) }
    if let (one, other) = zip(points, points.dropFirst()).first(where: { $0.year == $1.year }) {
      throw NoSeries(
        reason: .duplicateYear, inputs: [one, other].map { $0.input(as: .observation) },
        warning: .twoValuesInYear(one, other))
    }
    return points
  }

  /// The declared direction, for a working.
  var directionInputs: [Input] {
    direction.map { [Input(.direction, .word($0.rawValue), at: place(of: Indicator.direction))] } ?? []
  }
}
