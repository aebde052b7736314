import Diagnostics
import Exact
import Testing

@testable import Reporting

/// Indicators that are measured as the latest figure, along a straight way unless said otherwise.
@Suite struct ProgressTests {
  private func figures(_ linear: LinearProgress) -> String {
    func share(_ figure: Figure<Observed<Fraction>>) -> String {
      shown(figure.value) { $0.decimal(places: 4) }
    }
    return "\(share(linear.attainment)) \(share(linear.elapsed)) \(share(linear.pace)) \(linear.status.value.rawValue)"
  }

  @Test(
    "attainment, elapsed, pace and status of an indicator with a baseline",
    arguments: [
      // baseline 2019, target 2027: 2922 days; 2025 is 2192 days on: 2192/2922 = 0.7502
      ("100", "200", "2025 175.02", "0.7502 0.7502 1.0000 on-track"),  // 0.7502 / 0.75017… = 1.00003…
      ("100", "200", "2025 150", "0.5000 0.7502 0.6665 behind"),  // 0.5 · 2922 / 2192 = 0.66651…
      ("100", "200", "2025 145", "0.4500 0.7502 0.5999 off-track"),  // 0.45 · 2922 / 2192 = 0.59986…
      ("100", "200", "2025 200", "1.0000 0.7502 1.3330 achieved"),
      ("100", "200", "2025 250", "1.5000 0.7502 1.9995 achieved"),  // exceeded
      ("100", "200", "2025 100", "0.0000 0.7502 0.0000 off-track"),
      ("100", "200", "2025 99", "-0.0100 0.7502 -0.0133 reversed"),
      // falling: (80 − 100) / (60 − 100) = 0.5
      ("100", "60", "2025 80", "0.5000 0.7502 0.6665 behind"),
      ("100", "60", "2025 60", "1.0000 0.7502 1.3330 achieved"),
      ("100", "60", "2025 110", "-0.2500 0.7502 -0.3333 reversed"),
      ("-10", "10", "2025 0", "0.5000 0.7502 0.6665 behind"),  // 10 / 20
      // before the baseline's day: 2018-12-31 is 365 days before: −365/2922
      ("100", "200", "2018 150", "0.5000 -0.1249 [not-applicable] too-early"),
      ("100", "200", "2019 150", "0.5000 0.0000 [not-applicable] too-early"),
      ("100", "200", "2019 99", "-0.0100 0.0000 [not-applicable] reversed"),
    ])
  func path(baseline: String, target: String, observed: String, expected: String) throws {
    let indicator = try indicator(
      "aggregation: latest", baseline: "2019 \(baseline)", targets: ["2027 \(target)"], observed: [observed])
    #expect(figures(try indicator.linear(asOf: "2026-06-30")) == expected)
  }

  @Test(
    "at a boundary the better status holds",
    arguments: [
      // 2020-12-31 to 2030-12-31: 3652 days; 2025-12-31 is 1826 days on, exactly a half
      ("2025 45", "on-track"),  // 0.45 / 0.5 = 0.90
      ("2025 44.9999999999999", "behind"), ("2025 30", "behind"),  // 0.30 / 0.5 = 0.60
      ("2025 29.9999999999999", "off-track"), ("2025 100", "achieved"), ("2025 99.9999999999999", "on-track"),
      ("2025 0", "off-track"), ("2025 -0.0000000000001", "reversed"),
      // 365 days are 0.0999…, 366 are 0.1002… of 3652
      ("2021-12-31 50", "too-early"), ("2022-01-01 50", "on-track"), ("2021-12-31 100", "achieved"),
      ("2021-12-31 -1", "reversed"),
    ])
  func boundaries(observed: String, status: IndicatorStatus.RawValue) throws {
    let indicator = try indicator(baseline: "2020-12-31 0", targets: ["2030-12-31 100"], observed: [observed])
    #expect(try indicator.linear(asOf: "2026").status.value.rawValue == status)
  }

  @Test("a tenth of the time exactly is no longer too early")
  func exactTenth() throws {
    // 2021-01-01 and 100 days: 2021-04-11; 10 days: 2021-01-11
    let indicator = try indicator(baseline: "2021-01-01 0", targets: ["2021-04-11 10"], observed: ["2021-01-11 0.9"])
    #expect(figures(try indicator.linear(asOf: "2021-01-12")) == "0.0900 0.1000 0.9000 on-track")
  }

  @Test("a site may set its own thresholds")
  func ownThresholds() throws {
    let indicator = try indicator(baseline: "2020-12-31 0", targets: ["2030-12-31 100"], observed: ["2025 45"])
    var strict = Thresholds.standard
    strict.onTrack = .hundredths(95)
    strict.behind = .hundredths(90)
    let status = try indicator.linear(asOf: "2026", thresholds: strict).status
    #expect(status.value == .behind)
    #expect(status.inputs.map(\.value) == [.share(.hundredths(90)), .share(.hundredths(90)), .share(.hundredths(95))])
  }

  @Test(
    "after the target's day it was met, partly met, missed or not measured",
    arguments: [
      // target 2020-12-31 from 0 to 100; as of 2021-01-01 unless said otherwise
      ("P1Y", "2020 100", "2021-01-01", "achieved"), ("P1Y", "2020 90", "2021-01-01", "partly-met"),
      ("P1Y", "2020 89.9999999999999", "2021-01-01", "missed"), ("P1Y", "2020 -5", "2021-01-01", "missed"),
      ("P1Y", "2020 90", "2020-12-31", "on-track"),  // the target's day itself is not after it
      ("P1Y", "2019 95", "2021-01-01", "partly-met"),  // a year before, not more
      ("P1Y", "2019-12-30 95", "2021-01-01", "not-measured-at-end"),
      ("P1Y", "2019-12-30 100", "2021-01-01", "achieved"),
      ("P6M", "2020-06-30 50", "2021-01-01", "missed"),  // six months before 31 December is 30 June
      ("P6M", "2020-06-29 50", "2021-01-01", "not-measured-at-end"),
      ("P1M", "2020-11-30 95", "2021-01-01", "partly-met"),
      ("P1M", "2020-11-29 95", "2021-01-01", "not-measured-at-end"),
      ("P2Y", "2018-12-31 95", "2021-01-01", "partly-met"), (nil, "2019-12-31 10", "2021-01-01", "missed"),
      (nil, "2019-12-30 10", "2021-01-01", "not-measured-at-end"),
      ("P1Y", "2022 100", "2023", "achieved"),  // later than planned, but there
    ] as [(String?, String, String, String)])
  func afterTheEnd(frequency: String?, observed: String, asOf: String, status: String) throws {
    let indicator = try indicator(
      frequency.map { "frequency: \($0)" } ?? "", baseline: "2015 0", targets: ["2020 100"], observed: [observed])
    #expect(try indicator.linear(asOf: asOf).status.value.rawValue == status)
  }

  @Test(
    "without a baseline rising indicators are held against the target, falling ones are met or not",
    arguments: [
      ("direction: rising", "100", "2019 80", "2020", "0.8000 [not-reported] [not-reported] no-baseline", []),
      ("direction: rising", "100", "2019 100", "2020", "1.0000 [not-reported] [not-reported] achieved", []),
      ("direction: rising", "100", "2020 95", "2021", "0.9500 [not-reported] [not-reported] partly-met", []),
      ("direction: rising", "100", "2020 80", "2021", "0.8000 [not-reported] [not-reported] missed", []),
      ("direction: rising", "100", "2018 80", "2021", "0.8000 [not-reported] [not-reported] not-measured-at-end", []),
      ("direction: rising", "0", "2019 -1", "2020", "[not-reported] [not-reported] [not-reported] no-baseline", []),
      (
        "direction: falling", "100", "2019 120", "2020", "[not-reported] [not-reported] [not-reported] no-baseline",
        ["baseline-needed"]
      ),
      (
        "direction: falling", "100", "2019 100", "2020", "[not-reported] [not-reported] [not-reported] achieved",
        ["baseline-needed"]
      ),
      (
        "direction: falling", "100", "2020 101", "2021", "[not-reported] [not-reported] [not-reported] missed",
        ["baseline-needed"]
      ),
      ("", "100", "2019 80", "2020", "[unclear] [unclear] [unclear] direction-unclear", ["direction-needed"]),
    ])
  func withoutBaseline(
    fields: String, target: String, observed: String, asOf: String, expected: String, warnings: [String]
  ) throws {
    let indicator = try indicator(fields, targets: ["2020 \(target)"], observed: [observed])
    let linear = try indicator.linear(asOf: asOf)
    #expect(figures(linear) == expected)
    #expect(linear.warnings.map(\.id.name) == warnings)
    #expect(linear.forecast.value == .missing(.notApplicable))
  }

  @Test(
    "a target equal to the baseline is to be held, on the side that the direction says",
    arguments: [
      ("direction: rising", "2019 50", "achieved"), ("direction: rising", "2019 51", "achieved"),
      ("direction: rising", "2019 49", "missed"), ("direction: falling", "2019 50", "achieved"),
      ("direction: falling", "2019 49", "achieved"), ("direction: falling", "2019 51", "missed"),
      ("", "2019 50", "direction-unclear"),
    ])
  func hold(fields: String, observed: String, status: String) throws {
    let indicator = try indicator(fields, baseline: "2015 50", targets: ["2020 50.0"], observed: [observed])
    for asOf in ["2019", "2025"] {
      let linear = try indicator.linear(asOf: asOf)
      #expect(linear.status.value.rawValue == status)
      #expect(linear.attainment.value.value == nil)
      #expect(linear.pace.value.value == nil)
      #expect(linear.warnings.map(\.severity) == (fields.isEmpty ? [.error] : []))
    }
  }

  @Test(
    "a limit is held or broken by the latest figure, and its distance is told",
    arguments: [
      ("keep-below", ["2020 100"], "2019 99", "achieved", "1"),
      ("keep-below", ["2020 100"], "2019 100", "achieved", "0"),
      ("keep-below", ["2020 100"], "2019 101", "missed", "-1"), ("keep-above", ["2020 100"], "2019 99", "missed", "-1"),
      ("keep-above", ["2020 100"], "2019 100", "achieved", "0"),
      ("keep-above", ["2020 100"], "2019 101", "achieved", "1"),
      // the newest limit dated not after the figure, else the first
      ("keep-below", ["2018 100", "2019 80", "2021 60"], "2019 90", "missed", "-10"),
      ("keep-below", ["2018 100", "2019 80", "2021 60"], "2019-12-30 90", "achieved", "10"),
      ("keep-below", ["2018 100", "2019 80", "2021 60"], "2017 90", "achieved", "10"),
      ("keep-below", ["2021 60", "2019 80", "2018 100"], "2021 60", "achieved", "0"),
    ])
  func limits(direction: String, targets: [String], observed: String, status: String, distance: String) throws {
    let indicator = try indicator(
      "direction: \(direction)", baseline: "2015 50", targets: targets, observed: [observed])
    for asOf in ["2021", "2030"] {
      let linear = try indicator.linear(asOf: asOf)
      #expect(linear.status.value.rawValue == status)
      #expect(shown(linear.distanceToLimit.value) { $0.value.description } == distance)
      #expect(linear.attainment.value == .missing(.notApplicable))
      #expect(linear.elapsed.value == .missing(.notApplicable))
    }
  }

  @Test(
    "a direction against the figures is never guessed right",
    arguments: [
      ("rising", "100", "80", "falling", "keep-above"), ("falling", "80", "100", "rising", "keep-below"),
    ])
  func directionUnclear(direction: String, baseline: String, target: String, other: String, limit: String) throws {
    let indicator = try indicator(
      "direction: \(direction)", baseline: "2015 \(baseline)", targets: ["2020 \(target)"], observed: ["2019 90"])
    let linear = try indicator.linear(asOf: "2019")
    #expect(figures(linear) == "[unclear] [unclear] [unclear] direction-unclear")
    let warning = try #require(linear.warnings.first)
    #expect(warning.id == "direction-unclear")
    #expect(warning.severity == .warning)
    #expect(warning.help?.contains("`\(other)`") == true)
    #expect(warning.help?.contains("`\(limit)`") == true)
    #expect(warning.range?.line == 9)
  }

  @Test(
    "before any figure come qualitative, no target, no data, in this order",
    arguments: [
      ("qualitative", ["2020 1"], ["2019 1"], "qualitative"), ("qualitative", [], [], "qualitative"),
      ("count", [], ["2019 1"], "no-target"), ("count", [], [], "no-target"), ("count", ["2020 1"], [], "no-data"),
      ("count", ["2020 1"], ["2021 1"], "no-data"), ("count", ["2020 1"], ["2019 1", "2019 2"], "no-data"),
    ])
  func nothingToSay(kind: String, targets: [String], observed: [String], status: String) throws {
    let indicator = try indicator("direction: falling", kind: kind, targets: targets, observed: observed)
    #expect(try indicator.linear(asOf: "2019").status.value.rawValue == status)
  }

  @Test("without data a wrong direction is warned of, and the status is no data")
  func noDataBeforeDirection() throws {
    let indicator = try indicator("direction: falling", baseline: "2015 1", targets: ["2020 2"])
    let linear = try indicator.linear(asOf: "2019")
    #expect(linear.status.value == .noData)
    #expect(linear.warnings.map(\.id.name) == ["direction-unclear"])
  }

  @Test("words count as their rank: yes and no, and levels from the lowest")
  func words() throws {
    let answer = try indicator(kind: "yes-no", baseline: "2015 no", targets: ["2020 yes"], observed: ["2019 yes"])
    #expect(try answer.linear(asOf: "2019").status.value == .achieved)
    let level = try indicator(
      "levels: [none, draft, adopted, in-force]", kind: "level", baseline: "2015 none", targets: ["2020 in-force"],
      observed: ["2019 adopted"])
    // (3 − 1) / (4 − 1); 2015-12-31 to 2019-12-31 is 1461 of 1827 days
    #expect(figures(try level.linear(asOf: "2019")) == "0.6667 0.7997 0.8337 behind")
  }
}
