package import Diagnostics
package import Exact

/// What one part gives to a roll-up: an indicator to a result, a result to an objective.
package struct Contribution: Hashable, Sendable {
  /// Its attainment, or its own single number.
  package let share: Observed<Fraction>
  package let weight: Fraction
  package let level: ResultLevel?
  /// The record that gives it.
  package let place: SourceRange?

  /// - Parameter weight: 1 where none is given.
  package init(_ share: Observed<Fraction>, weight: Quantity?, level: ResultLevel?, at place: SourceRange? = nil) {
    self.place = place
    self.share = share
    self.weight = weight.map { Fraction($0) } ?? .one
    self.level = level
  }
}

/// The indicators of a result, rolled up. The headline is the distribution; the number stands beside it.
package struct RollUp: Sendable {
  /// How many indicators have which status, in the order of `IndicatorStatus`; those that occur.
  package let distribution: [StatusCount]
  /// Indicators with data.
  package let withData: Int
  package let of: Int
  /// The position of the indicator with the lowest attainment, which is always listed; `nil` when none has one.
  package let worst: Int?
  /// Weighted mean of the attainments, each held within 0…1.
  package let number: Figure<Observed<Fraction>>

  package struct StatusCount: Hashable, Sendable {
    package let status: IndicatorStatus
    package let count: Int
  }

  /// An indicator as a roll-up sees it.
  package struct Child: Sendable {
    package let status: IndicatorStatus
    /// Whether anything was measured by the report's date.
    package let hasData: Bool
    /// `nil` for an indicator that cannot have an attainment, by its kind, by the yearly rate or across a break: it stands
    /// in the distribution alone.
    package let contribution: Contribution?

    package init(_ indicator: Indicator, _ figures: IndicatorFigures) {
      status = figures.status
      hasData = figures.actual.value.value != nil
      contribution =
        if case .linear(let linear) = figures.progress, linear.course.value.canHaveAttainment,
          linear.status.value != .notComparable
        {
          Contribution(
            linear.attainment.value, weight: indicator.weight, level: indicator.level, at: indicator.header.range)
        } else {
          nil
        }
    }
  }

  /// - Source: domain.md 4.4
  package init(_ children: [Child]) {
    distribution = IndicatorStatus.allCases.compactMap { status in
      let count = children.count { $0.status == status }
      return count > 0 ? StatusCount(status: status, count: count) : nil
    }
    withData = children.count { $0.hasData }
    of = children.count
    let shares = children.enumerated().compactMap { position, child in
      child.contribution?.share.value.map { (position: position, share: $0) }
    }
    worst = shares.min { ($0.share, $0.position) < ($1.share, $1.position) }?.position
    number = children.compactMap(\.contribution).rolledUp()
  }
}

extension [Contribution] {
  /// Σ wᵢ · min(max(pᵢ, 0), 1) / Σ wᵢ over the parts with data, so that one over-achiever hides no failure.
  ///
  /// Only when at least half of the weight has data, and never over outputs and outcomes together. Without any part the
  /// record is not measured.
  /// - Source: domain.md 4.4
  package func rolledUp() -> Figure<Observed<Fraction>> {
    guard !isEmpty else { return Figure(.missing(.notApplicable), by: .rollUpNotMeasured, from: []) }
    // What has neither a number nor a level, such as an objective without results, is of no other level.
    let levels = Set(filter { $0.level != nil || $0.share.value != nil }.map(\.level))
    guard levels.count <= 1 else { return Figure(.missing(.notApplicable), by: .rollUpOfLevels, from: []) }
    let inputs = flatMap {
      [Input(.share, $0.share.stepValue, at: $0.place), Input(.weight, .amount($0.weight), at: $0.place)]
    }
    do throws(ArithmeticFault) {
      var (known, all) = (Fraction.zero, Fraction.zero)
      for part in self {
        all = try all + part.weight
        if part.share.value != nil { known = try known + part.weight }
      }
      guard known > .zero, try known * 2 >= all else {
        return Figure(.missing(.noData), by: .rollUpTooLittle, from: inputs)
      }
      return Figure(.value(try weightedSum() / known), by: .rollUp, from: inputs)
    } catch {
      return Figure(.missing(.unclear), by: .tooLarge, from: inputs)
    }
  }

  /// Σ wᵢ · min(max(pᵢ, 0), 1) over the parts with data: exact where that fits in 128 bits.
  ///
  /// Twenty shares of different denominators may need more. Then each share is taken to 15 decimal places, eleven more
  /// than any share is published with, and the rest is exact again.
  private func weightedSum() throws(ArithmeticFault) -> Fraction {
    do throws(ArithmeticFault) {
      return try weightedSum { $0 }
    } catch {
      return try weightedSum { (share) throws(ArithmeticFault) in Fraction(try share.rounded(toPlaces: 15)) }
    }
  }

  private func weightedSum(
    of term: (Fraction) throws(ArithmeticFault) -> Fraction
  ) throws(ArithmeticFault) -> Fraction {
    var sum = Fraction.zero
    for part in self {
      guard let share = part.share.value else { continue }
      sum = try sum + part.weight * term(share.clamped(to: 0...1))
    }
    return sum
  }
}
