import Diagnostics
import Exact
import TestSupport
import Testing

@testable import Reporting

/// What must hold for all figures, tried on made-up ones; a failure names the seed that makes them again.
@Suite struct IndicatorPropertyTests {
  private static let seeds = Array<UInt64>(1...60)

  /// The figures in words that do not depend on where they stand in the file.
  private func summary(_ indicator: Indicator, asOf: String = "2022") throws -> String {
    let figures = IndicatorFigures(indicator, asOf: try day(asOf))
    var words = [shown(figures.actual.value) { "\($0.value) \($0.date)" }, "\(figures.isStale.value)"]
    words += figures.notRecorded.value.map { "\($0.breakdown.name) \($0.whole.to) \($0.amount)" }.sorted()
    switch figures.progress {
    case .linear(let linear):
      words += [linear.attainment, linear.elapsed, linear.pace].map { shown($0.value) }
      words += [shown(linear.forecast.value) { "\($0.value) \($0.reached.map(\.description) ?? "never")" }]
    case .cagr(let cagr):
      words += [cagr.value.value.value.map { "\($0.rate)" } ?? "\(cagr.value.value.reason, default: "")"]
    }
    return (words + [figures.status.rawValue] + figures.warnings.map(\.id.name).sorted()).joined(separator: " ")
  }

  @Test("the order of observations and targets never matters", arguments: seeds)
  func order(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let made = MadeUp(using: &random)
    let (one, other) = (try made.indicator(), try made.shuffled(using: &random).indicator())
    #expect(try summary(one) == summary(other), "seed \(seed): \(made)")
  }

  @Test("other units change no share, pace, rate or status", arguments: seeds, ["0.001", "1000", "3"])
  func units(seed: UInt64, factor: String) throws {
    var random = SeededNumbers(state: seed)
    let made = MadeUp(using: &random)
    let scaled = try made.scaled(by: Fraction(Quantity.parse(factor)))
    let words = try [made, scaled].map { made -> String in
      let figures = IndicatorFigures(try made.indicator(), asOf: try day("2022"))
      switch figures.progress {
      case .linear(let linear):
        return [linear.attainment, linear.elapsed, linear.pace].map { shown($0.value) }.joined(separator: " ")
          + figures.status.rawValue
      case .cagr(let cagr):
        return
          "\(cagr.value.value.value.map { $0.rate.decimal(significantDigits: 12) } ?? "") \(figures.status.rawValue)"
      }
    }
    #expect(words[0] == words[1], "seed \(seed): \(made)")
  }

  @Test("an observation after the report's day changes nothing", arguments: seeds)
  func later(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let made = MadeUp(using: &random)
    var later = made
    later.observed.append("2022-06..2023-01 \(random.number(below: 1000))")
    later.observed.append("2024 \(random.number(below: 1000)) sex: female")
    #expect(try summary(made.indicator()) == summary(later.indicator()), "seed \(seed): \(made)")
  }

  @Test("parts that tile a period come to what the period would, at any depth", arguments: seeds)
  func tiling(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    var rows: [String] = []
    // Each year is told whole, in halves or in quarters; whole beside its parts when they agree.
    var sum = 0
    for year in 2015...2020 {
      let quarters = (0..<4).map { _ in random.number(below: 100) }
      let halves = [quarters[0] + quarters[1], quarters[2] + quarters[3]]
      let total = halves[0] + halves[1]
      sum += total
      let tellsHalves = random.number(below: 2) == 1
      let tellsQuarters = random.number(below: 2) == 1
      if tellsHalves { rows += ["\(year)-01..\(year)-06 \(halves[0])", "\(year)-07..\(year)-12 \(halves[1])"] }
      if tellsQuarters {
        rows += zip(["01..\(year)-03", "04..\(year)-06", "07..\(year)-09", "10..\(year)-12"], quarters).map {
          "\(year)-\($0) \($1)"
        }
      }
      if !tellsHalves && !tellsQuarters || random.number(below: 2) == 1 { rows.append("\(year)..\(year) \(total)") }
    }
    let figure = try indicator("aggregation: sum", observed: rows.shuffled(using: &random)).actual(
      asOf: try day("2022"))
    #expect(figure.value.value?.value == Fraction(sum), "seed \(seed): \(rows)")
    #expect(figure.warnings.isEmpty, "seed \(seed): \(rows)")
  }

  @Test("parts and what is not recorded come to the total; parts alone make it where they are to", arguments: seeds)
  func parts(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let parts = ["female", "male", "other"].map { (sex: $0, count: random.number(below: 50)) }
    let rows = parts.map { "2018 \($0.count) sex: \($0.sex)" }
    let sum = parts.map(\.count).reduce(0, +)
    let (total, asOf) = (random.number(below: 200), try day("2022"))
    let rest = try indicator("aggregation: latest", observed: rows + ["2018 \(total)"]).notRecorded(asOf: asOf).value
    // One that is the sum of the two others may be no part of its own: nothing is told of such parts, and none is added.
    let seemShared = parts.allSatisfy { $0.count > 0 } && parts.contains { 2 * $0.count == sum }
    #expect(rest.map(\.amount) == (total == sum || seemShared ? [] : [Fraction(total - sum)]), "seed \(seed)")
    let made = try indicator("aggregation: sum\ntotal: sum-of sex", observed: rows.shuffled(using: &random))
    #expect(made.actual(asOf: asOf).value.value?.value == (seemShared ? nil : Fraction(sum)), "seed \(seed)")
  }
}

/// An indicator made up from a seed, with yearly figures; linear or by the yearly rate, summed or not.
private struct MadeUp: CustomStringConvertible {
  var fields: [String]
  var baseline: String?
  var targets: [String]
  var observed: [String]

  var description: String { "\(fields) \(baseline ?? "") \(targets) \(observed)" }

  init(using random: inout SeededNumbers) {
    let isSum = random.number(below: 4) == 0
    fields = ["aggregation: \(isSum ? "sum" : "latest")"]
    if random.number(below: 3) > 0 { fields.append("direction: \(["rising", "falling"][random.number(below: 2)])") }
    if !isSum, random.number(below: 3) == 0 { fields.append("progress_method: cagr") }
    baseline = random.number(below: 3) > 0 ? "2015 \(random.number(below: 200))" : nil
    let years = [2018, 2020, 2022, 2024].filter { _ in random.number(below: 2) == 0 }
    targets = years.map { "\($0) \(random.number(below: 300))" }
    observed = (2015...2021).filter { _ in random.number(below: 3) > 0 }.map {
      "\($0)..\($0) \(random.number(below: 300))"
    }
    if let year = observed.first?.prefix(4) {
      observed.append("\(year)..\(year) \(random.number(below: 50)) sex: female")
    }
  }

  func indicator() throws -> Indicator {
    try ReportingTests.indicator(
      fields.joined(separator: "\n"), baseline: baseline, targets: targets, observed: observed)
  }

  func shuffled(using random: inout SeededNumbers) -> MadeUp {
    var other = self
    other.targets.shuffle(using: &random)
    other.observed.shuffle(using: &random)
    return other
  }

  /// All figures in another unit.
  func scaled(by factor: Fraction) throws -> MadeUp {
    func scale(_ row: String) throws -> String {
      var words = row.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      words[1] = try (Fraction(Quantity.parse(words[1])) * factor).decimal(places: 3)
      return words.joined(separator: " ")
    }
    var other = self
    other.baseline = try baseline.map(scale)
    other.targets = try targets.map(scale)
    other.observed = try observed.map(scale)
    return other
  }
}
