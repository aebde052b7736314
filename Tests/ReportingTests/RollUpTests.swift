import Diagnostics
import Exact
import Testing

@testable import Reporting

@Suite struct RollUpTests {
  @Test(
    "a share is printed as whole per cent, but neither 100 before it is met nor 0 after it has moved",
    arguments: [
      (0, 1, .whole(0)), (1, 1, .whole(100)), (3, 2, .whole(150)), (-1, 4, .whole(-25)), (3, 4, .whole(75)),
      (994, 1000, .whole(99)), (9949, 10_000, .whole(99)), (995, 1000, .over99), (99_999, 100_000, .over99),
      (1_000_001, 1_000_000, .whole(100)), (1004, 1000, .whole(100)), (1005, 1000, .whole(101)),
      (1, 1000, .under1), (4999, 1_000_000, .under1), (5, 1000, .whole(1)), (1, 1_000_000_000, .under1),
      (-1, 1000, .underMinus1), (-4999, 1_000_000, .underMinus1), (-5, 1000, .whole(-1)), (125, 1000, .whole(13)),
      (-125, 1000, .whole(-13)),  // a half away from zero
    ] as [(Int128, Int128, PrintedPercentage)])
  func printing(numerator: Int128, denominator: Int128, printed: PrintedPercentage) throws {
    #expect(try PrintedPercentage(Fraction(numerator, over: denominator)) == printed)
  }

  @Test("above all is exceeded, below nothing is moved away, and only the bar is clamped")
  func remarks() throws {
    #expect(PrintedPercentage.remark(on: 1) == nil)
    #expect(PrintedPercentage.remark(on: 0) == nil)
    #expect(try PrintedPercentage.remark(on: Fraction(1001, over: 1000)) == .exceeded)
    #expect(try PrintedPercentage.remark(on: Fraction(-1, over: 1000)) == .movedAway)
    #expect([2, -1, 1].map { PrintedPercentage.bar(of: $0) } == [1, 0, 1])
    #expect(throws: ArithmeticFault.overflow) { try PrintedPercentage(100_000_000_000_000_000) }
  }

  @Test(
    "the number is the weighted mean of shares held within 0 and 1, from half of the weight on",
    arguments: [
      // share in hundredths or nil, weight
      ([(50, nil), (100, nil)], "0.7500"), ([(50, "3"), (100, "1")], "0.6250"),  // (1.5 + 1) / 4
      ([(120, nil), (50, nil)], "0.7500"),  // one over-achiever hides nothing: (1 + 0.5) / 2
      ([(-50, nil), (50, nil)], "0.2500"),  // (0 + 0.5) / 2
      ([(50, nil), (nil, nil)], "0.5000"),  // exactly half of the weight has data
      ([(50, "1"), (nil, "1.01")], "[no-data]"), ([(50, nil), (nil, nil), (nil, nil)], "[no-data]"),
      ([(nil, nil)], "[no-data]"), ([(50, "0")], "[no-data]"), ([], "[not-applicable]"),
    ] as [([(Int16?, String?)], String)])
  func number(parts: [(Int16?, String?)], expected: String) throws {
    let contributions = try parts.map { share, weight in
      Contribution(
        share.map { .value(.hundredths($0)) } ?? .missing(.noData), weight: try weight.map { try Quantity.parse($0) },
        level: .outcome)
    }
    #expect(shown(contributions.rolledUp().value) { $0.decimal(places: 4) } == expected)
  }

  @Test("the mean of many shares is a figure too, though their exact sum does not fit in 128 bits")
  func manyShares() throws {
    let primes = (2..<1000).filter { number in (2..<number).allSatisfy { number % $0 > 0 } }
    let parts = try primes.map { prime in
      Contribution(.value(try Fraction(1, over: Int128(prime))), weight: nil, level: .outcome)
    }
    // Python: sum(Fraction(1, p) for p in primes) / 168 = 0.013083810280804…, whose lower number has 1387 bits
    let mean = parts.rolledUp().value
    #expect(shown(mean) { $0.decimal(places: 12) } == "0.013083810281")
    // As part of a mean above: (0.0130838… + 1/3) / 2
    let above = [
      Contribution(mean, weight: nil, level: .outcome),
      Contribution(.value(try Fraction(1, over: 3)), weight: nil, level: .outcome),
    ]
    #expect(shown(above.rolledUp().value) { $0.decimal(places: 12) } == "0.173208571807")
  }

  @Test("outputs and outcomes are not averaged together")
  func levels() {
    let parts = [ResultLevel.output, .outcome].map { Contribution(.value(.one), weight: nil, level: $0) }
    #expect(parts.rolledUp().value == .missing(.notApplicable))
  }

  @Test("a result shows how many of its indicators stand where, and the worst of them")
  func result() throws {
    func child(_ indicator: Indicator) throws -> RollUp.Child {
      RollUp.Child(indicator, IndicatorFigures(indicator, asOf: try day("2025")))
    }
    func measured(_ value: String) throws -> Indicator {
      try indicator(baseline: "2020-12-31 0", targets: ["2030-12-31 100"], observed: ["2025 \(value)"])
    }
    let rollUp = RollUp([
      try child(measured("45")), try child(measured("120")), try child(measured("-10")),
      try child(indicator(baseline: "2020 0", targets: ["2030 1"])),  // no data, but weight
      try child(indicator(kind: "qualitative")), try child(indicator(observed: ["2024 1"])),  // no weight
      try child(indicator("direction: keep-below", targets: ["2030 5"], observed: ["2024 1"])),
      // measured by the yearly rate: in the distribution, but with no share to average
      try child(indicator("progress_method: cagr\ndirection: rising", baseline: "2015 1", observed: ["2024 2"])),
      try child(indicator("progress_method: cagr", baseline: "2015 1", observed: ["2024 2"])),
    ])
    #expect(
      rollUp.distribution.map { "\($0.status.rawValue) \($0.count)" } == [
        "achieved 2", "on-track 1", "reversed 1", "no-data 1", "no-target 1", "qualitative 1",
        "substantial 1", "no-rate 1",
      ])
    #expect((rollUp.withData, rollUp.of, rollUp.worst) == (7, 9, 2))
    // (0.45 + 1 + 0) / 3, of four weights three have data
    #expect(shown(rollUp.number.value) { $0.decimal(places: 4) } == "0.4833")
  }

  @Test("a result without indicators is not measured")
  func notMeasured() {
    let rollUp = RollUp([])
    #expect(rollUp.number.value == .missing(.notApplicable))
    #expect((rollUp.withData, rollUp.of, rollUp.worst) == (0, 0, nil))
  }

  @Test("an indicator that names a result and its project counts once", arguments: ["", "project: p\n"])
  func namedTwice(project: String) async throws {
    var records = Records()
    records.projects = RecordTable([try read(Project.self, "start: 2012")])
    records.results = RecordTable([try read(Result.self, "project: p")])
    records.indicators = RecordTable([
      try read(Indicator.self, "result: r\n\(project)unit: u\nkind: score\nobservations: [{to: 2016, value: 1}]")
    ])
    var diagnostics: [Diagnostic] = []
    let report = try #require(
      await Report(
        records, settings: try settings("title: T"), options: Report.Options(),
        at: SourceRange(file: SourceFile(index: 0), line: 1, column: 1), diagnostics: &diagnostics))
    let summary = report.summary(ofProject: 0)
    #expect((summary.withData, summary.of) == (1, 1))
  }
}
