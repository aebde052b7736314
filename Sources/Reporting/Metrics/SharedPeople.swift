internal import Diagnostics
internal import Exact

/// The parts by one breakdown, and what shows that they share people: whoever adds them up counts those twice.
///
/// - Source: domain.md 4.2
struct SharedPeople<Whole: Hashable> {
  private struct Part {
    /// Among the author's.
    let row: Int
    let label: String
    /// `nil` for what is no amount, such as a share.
    let amount: Fraction?

    /// Is it as much as all else in the sum?
    func isRest(of sum: Fraction) throws(ArithmeticFault) -> Bool {
      guard let amount else { return false }
      return try amount + amount == sum
    }
  }

  private struct Key: Hashable {
    let whole: Whole
    let period: Period
  }

  private var totals: [Key: Fraction] = [:]
  private var parts: [Key: [Part]] = [:]
  private var keys: [Key] = []

  mutating func add(total: Fraction, of whole: Whole, _ period: Period) {
    totals[Key(whole: whole, period: period)] = total
  }

  /// - Parameter row: Its position among the author's rows.
  mutating func add(row: Int, labelled label: String, _ amount: Fraction?, of whole: Whole, _ period: Period) {
    let key = Key(whole: whole, period: period)
    if parts[key] == nil { keys.append(key) }
    parts[key, default: []].append(Part(row: row, label: label, amount: amount))
  }

  /// The first row of a part that equals the sum of the others in every period that has them, where in one of these three
  /// or more are above 0; `nil` where there is none, a given total equals the sum of all, or figures of another group or
  /// place refute it: what is less than all else somewhere is no sum of it.
  func rowOfSum() throws(ArithmeticFault) -> Int? {
    var sums: [Key: Fraction] = [:]
    for key in keys { sums[key] = try sum(of: key) }
    var refuted: Set<Whole> = []
    for (key, sum) in sums where sum > .zero && totals[key] == sum { refuted.insert(key.whole) }
    let lesser = try labelsBelowTheRest()
    for key in keys where !refuted.contains(key.whole) {
      guard let sum = sums[key] else { continue }
      let amounts = (parts[key] ?? []).filter { ($0.amount ?? .zero) > .zero }
      guard amounts.count >= 3 else { continue }
      let labels = Set((parts[key] ?? []).map(\.label))
      for part in amounts where !lesser.contains(part.label) {
        guard try part.isRest(of: sum) else { continue }
        var holds = true
        for other in keys where holds && sums[other] != nil {
          // Of another group or place some parts may not be there, so that they tell nothing.
          guard other.whole == key.whole || labels.isSubset(of: (parts[other] ?? []).map(\.label)) else { continue }
          let same = parts[other]?.first { $0.label == part.label }
          if let same, let sum = sums[other] { holds = try same.isRest(of: sum) }
        }
        if holds { return part.row }
      }
    }
    return nil
  }

  /// The labels of parts that are less than all others together, in some period of some group.
  private func labelsBelowTheRest() throws(ArithmeticFault) -> Set<String> {
    var found: Set<String> = []
    for key in keys {
      var sum = Fraction.zero
      for part in parts[key] ?? [] { if let amount = part.amount { sum = try sum + amount } }
      for part in parts[key] ?? [] {
        if let amount = part.amount, try amount + amount < sum { found.insert(part.label) }
      }
    }
    return found
  }

  /// `nil` where there are too few parts for one of them to be the sum of others.
  private func sum(of key: Key) throws(ArithmeticFault) -> Fraction? {
    let parts = parts[key] ?? []
    guard parts.count >= 3 else { return nil }
    var sum = Fraction.zero
    for part in parts {
      guard let amount = part.amount else { return nil }
      sum = try sum + amount
    }
    return sum
  }

  /// The first row in some period whose ages overlap those of an earlier one, and that one.
  func rowsOfOverlappingAges() -> (earlier: Int, later: Int)? {
    // The same few labels stand in every period.
    var meant: [String: ClosedRange<Int>?] = [:]
    for key in keys {
      var seen: [(ages: ClosedRange<Int>, row: Int)] = []
      for part in parts[key] ?? [] {
        let known = meant[part.label] ?? agesMeant(by: part.label)
        meant[part.label] = .some(known)
        guard let ages = known else { continue }
        if let other = seen.first(where: { $0.ages.overlaps(ages) }) { return (other.row, part.row) }
        seen.append((ages, part.row))
      }
    }
    return nil
  }
}

/// A breakdown whose parts share people, with what the author is told of it.
struct SharingBreakdown {
  let breakdown: Breakdown
  let warning: Diagnostic
  /// Does the record say that it is right all the same?
  let isAccepted: Bool
}

extension Indicator {
  /// The breakdowns of what can be added up whose parts share people.
  func sharingBreakdowns(asOf: Day) throws(ArithmeticFault) -> [SharingBreakdown] {
    let counted = countedObservations(asOf: asOf)
    var found: [SharingBreakdown] = []
    for breakdown in breakdowns where counted.contains(where: { $0.breakdowns.contains(breakdown) }) {
      var people = SharedPeople<[Breakdown: String]>()
      for (position, row) in counted.enumerated() {
        guard try [row].sum(of: kind) != nil else { continue }
        let amount = kind.isShare ? nil : try row.amount(of: kind)
        let coverage = row.coverage
        if let label = coverage.part[breakdown] {
          people.add(
            row: position, labelled: label, amount, of: coverage.without(breakdown).part, row.period)
        } else if let amount {
          people.add(total: amount, of: coverage.part, row.period)
        }
      }
      var warnings: [Diagnostic] = []
      if let position = try people.rowOfSum() {
        let row = counted[position]
        let label = breakdown == .place ? nil : row.coverage.part[breakdown]
        warnings.append(.sumAsPart(label, by: breakdown, at: row.place(ofKey: breakdown.name)))
      }
      if breakdown == .age, let rows = people.rowsOfOverlappingAges() {
        let (earlier, later) = (counted[rows.earlier], counted[rows.later])
        warnings.append(
          .overlappingAges(
            earlier.age ?? "", later.age ?? "", at: later.place(of: Observation.age),
            first: earlier.place(of: Observation.age)))
      }
      found += warnings.map { SharingBreakdown(breakdown: breakdown, warning: $0, isAccepted: header.accepts($0)) }
    }
    return found
  }

  /// Those of them that nobody accepted: nothing is made of their parts.
  func unaddedBreakdowns(asOf: Day) throws(ArithmeticFault) -> Set<Breakdown> {
    Set(try sharingBreakdowns(asOf: asOf).filter { !$0.isAccepted }.map(\.breakdown))
  }
}

extension RecordHeader {
  /// Does the record say that such a warning is the truth of its data?
  func accepts(_ warning: Diagnostic) -> Bool {
    accepted?.contains { $0.message == warning.id.name } ?? false
  }
}
