internal import Exact

/// What periods add up to.
enum PeriodSum: Equatable {
  /// The sum, of these periods, in place of longer ones whose parts tile them exactly.
  case sum(Fraction, of: [PeriodTotal], replacing: [ReplacedTotal])
  /// Two periods share days, and the shorter ones do not tile the longer.
  case overlap(PeriodTotal, PeriodTotal)

  /// A longer period whose parts count in its place.
  struct ReplacedTotal: Equatable {
    let total: PeriodTotal
    let partsSum: Fraction
  }

  /// Adds up periods, none of them twice, in any order.
  ///
  /// - Source: domain.md 4.1, "a, for sum"
  static func of(_ totals: [PeriodTotal]) throws(ArithmeticFault) -> PeriodSum {
    // From the earliest start, a longer period before those within it.
    let sorted = totals.sorted {
      ($0.period.first, $1.period.last) < ($1.period.first, $0.period.last)
    }
    var open: [OpenPeriod] = [OpenPeriod(total: nil)]
    var leaves: [PeriodTotal] = []
    var replaced: [ReplacedTotal] = []

    /// Ends the innermost period; its parts' sum stands for it when it has parts.
    func close() throws(ArithmeticFault) -> PeriodSum? {
      guard let closed = open.popLast(), let total = closed.total else { return nil }
      let sum: Fraction
      if let lastPart = closed.lastPart {
        guard lastPart.period.last == total.period.last else { return .overlap(total, lastPart) }
        sum = closed.sum
        replaced.append(ReplacedTotal(total: total, partsSum: sum))
      } else {
        sum = total.amount
        leaves.append(total)
      }
      open[open.count - 1].sum = try open[open.count - 1].sum + sum
      return nil
    }

    for total in sorted {
      while let outer = open.last?.total, outer.period.last < total.period.first {
        if let overlap = try close() { return overlap }
      }
      if let outer = open.last?.total {
        let expected = open.last?.lastPart.map { $0.period.last.adding(days: 1) } ?? outer.period.first
        guard outer.period.contains(total.period), total.period.first == expected else { return .overlap(outer, total) }
      }
      open[open.count - 1].lastPart = total
      open.append(OpenPeriod(total: total))
    }
    while open.count > 1 {
      if let overlap = try close() { return overlap }
    }
    return .sum(open[0].sum, of: leaves, replacing: replaced)
  }

  /// A period that later ones may still be parts of; the outermost, of all time, has no total.
  private struct OpenPeriod {
    let total: PeriodTotal?
    var sum = Fraction.zero
    var lastPart: PeriodTotal?
  }
}
