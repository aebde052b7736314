internal import Diagnostics
internal import Exact

/// The rules between the fields of an indicator, whatever the report's day.
extension Indicator {
  func checkFields() -> [Diagnostic] {
    var found: [Diagnostic] = []
    if result == nil, project == nil { found.append(.indicatorOfNothing(at: header.range)) }
    if kind == .level, levels?.isEmpty ?? true { found.append(.levelsMissing(at: place(of: "kind"))) }
    if let total, totalBreakdown == nil { found.append(.oddTotal(total, among: breakdowns, at: place(of: "total"))) }
    found += checkExpected()
    found += checkMethod()
    found += (observations ?? []).flatMap(check)
    let points = [baseline.map { ($0.value, $0.range) }] + (targets ?? []).map { ($0.value, $0.range) }
    return found + points.compactMap(\.self).flatMap { checkRange($0.quantity, at: $1) }
  }

  /// A breakdown that no figure has, and whose name is almost that of another, is probably misspelt.
  private func checkExpected() -> [Diagnostic] {
    guard let expects else { return [] }
    let given = Set((observations ?? []).flatMap(\.breakdowns))
    let others = (Breakdown.common + given).filter { !expects.contains($0) }.map(\.name)
    return expects.filter { !given.contains($0) && !Breakdown.common.contains($0) }.compactMap { breakdown in
      nearMiss(breakdown.name, among: others).map {
        .absentBreakdown(breakdown, nearest: $0, at: place(of: "expects"))
      }
    }
  }

  /// What goes with which method of telling progress.
  private func checkMethod() -> [Diagnostic] {
    var found: [Diagnostic] = []
    func note(_ key: String, _ isGiven: Bool, _ because: String) {
      if isGiven { found.append(.unusedField(key, because: because, at: place(of: key))) }
    }
    guard progressMethod == .cagr else {
      let because = "along a straight line; it belongs to `progress_method: cagr`"
      note("base_year", baseYear != nil, because)
      note("limit", limit != nil, because)
      return found
    }
    if aggregation == .sum { found.append(.sumWithCAGR(at: place(of: "aggregation"))) }
    if kind == .qualitative || !kind.words(levels: levels ?? []).isEmpty {
      found.append(.cagrOfWords(kind, at: place(of: "progress_method")))
    }
    if baseline != nil, baseYear != nil { found.append(.baselineAndBaseYear(at: place(of: "base_year"))) }
    note("limit", limit != nil && targets?.isEmpty == false, "beside a target")
    return found
  }

  private func check(_ row: Observation) -> [Diagnostic] {
    if let denominator = row.denominator, denominator <= .zero { return [.zeroDenominator(denominator, at: row.range)] }
    if let value = row.value { return checkRange(value.quantity, at: row.range) + checkParts(of: row, value.quantity) }
    guard kind == .percentage, let numerator = row.numerator, let denominator = row.denominator else { return [] }
    if numerator > denominator { return [.numeratorOverDenominator(numerator, denominator, at: row.range)] }
    return numerator < .zero ? [.oddPercentage(numerator, at: row.range)] : []
  }

  /// A value and what it is said to be a share of.
  private func checkParts(of row: Observation, _ value: Quantity) -> [Diagnostic] {
    if let share = row.stated.contradictedShare(as: kind) {
      return [.valueAgainstParts(value, share: share, of: row.stated, at: row.place(of: "value"))]
    }
    switch (row.numerator, row.denominator) {
    case (_?, nil): return [.halfAShare("numerator", without: "denominator", at: row.place(of: "numerator"))]
    case (nil, _?): return [.halfAShare("denominator", without: "numerator", at: row.place(of: "denominator"))]
    default: return []
    }
  }

  /// Whether a figure lies where figures of its kind can lie.
  private func checkRange(_ figure: Quantity, at place: SourceRange) -> [Diagnostic] {
    if let scale, figure < scale.min || figure > scale.max {
      return [.outsideScale(figure, min: scale.min, max: scale.max, at: place)]
    }
    let isOdd = kind == .percentage && !(0...100).contains(Fraction(figure))
    return isOdd ? [.oddPercentage(figure, at: place)] : []
  }
}
