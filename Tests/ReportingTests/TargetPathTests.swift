import Diagnostics
import Exact
import Testing

@testable import Reporting

/// Interim targets, sums and forecasts: what the planned way decides.
@Suite struct TargetPathTests {
  private func figures(_ linear: LinearProgress) -> String {
    func share(_ figure: Figure<Observed<Fraction>>) -> String {
      shown(figure.value) { $0.decimal(places: 4) }
    }
    return "\(share(linear.attainment)) \(share(linear.elapsed)) \(share(linear.pace)) \(linear.status.value.rawValue)"
  }

  @Test(
    "interim targets bend the way, and the file's order does not matter",
    arguments: [
      // 2020-12-31 0, 2022-12-31 (730 days) 20, 2024-12-31 (731 days) 100
      ("2021-12-31 10", "2024", "0.1000 0.1000 1.0000 on-track"),  // 365 of 730 days: planned 10
      ("2022-12-31 10", "2024", "0.1000 0.2000 0.5000 off-track"),
      ("2023-12-31 50", "2024", "0.5000 0.5995 0.8341 behind"),  // 20 + 80 · 365/731 = 59.945…
      ("2024-12-31 80", "2024", "0.8000 1.0000 0.8000 behind"),
      ("2025-06-30 95", "2025", "0.9500 1.0000 0.9500 partly-met"),
    ])
  func interim(observed: String, asOf: String, expected: String) throws {
    for targets in [["2024-12-31 100", "2022-12-31 20"], ["2022-12-31 20", "2024-12-31 100"]] {
      let indicator = try indicator(baseline: "2020-12-31 0", targets: targets, observed: [observed])
      #expect(figures(try indicator.linear(asOf: asOf)) == expected)
    }
  }

  @Test("a way that overshoots is planned at most to the end")
  func overshoot() throws {
    let indicator = try indicator(
      baseline: "2020-12-31 0", targets: ["2022-12-31 150", "2024-12-31 100"], observed: ["2022-12-31 75"])
    #expect(figures(try indicator.linear(asOf: "2023")) == "0.7500 1.0000 0.7500 behind")
  }

  @Test("before the baseline's day the first leg is drawn out")
  func beforeStart() throws {
    // −366 of 730 days to 20: −10.027… of 100 (2020 is a leap year)
    let indicator = try indicator(
      baseline: "2020-12-31 0", targets: ["2022-12-31 20", "2024-12-31 100"], observed: ["2019-12-31 5"])
    #expect(figures(try indicator.linear(asOf: "2021")) == "0.0500 -0.1003 [not-applicable] too-early")
  }

  @Test(
    "dates of targets that make no way are said",
    arguments: [
      (["2015 10"], "[not-applicable]", ["target-not-after-baseline"]),
      (["2014 10"], "[not-applicable]", ["target-not-after-baseline"]),
      (["2014 5", "2020 10"], "0.5003", ["target-not-after-baseline"]),  // 914 of 1827 days: 0.50027
      (["2020 9", "2020 10"], "0.5003", ["two-targets"]),
    ])
  func oddTargets(targets: [String], elapsed: String, warnings: [String]) throws {
    let indicator = try indicator(baseline: "2015 0", targets: targets, observed: ["2018-07-02 5"])
    let linear = try indicator.linear(asOf: "2019")
    #expect(shown(linear.elapsed.value) { $0.decimal(places: 4) } == elapsed)
    #expect(linear.warnings.map(\.id.name) == warnings)
  }

  @Test(
    "a sum goes from 0 on the day before its first period, and the baseline is not subtracted",
    arguments: [
      // 2018 and 2019 of 2017-12-31 to 2021-12-31: 730 of 1461 days
      ("", nil, ["2018 10", "2019 20"], "100", "0.3000 0.4997 0.6004 behind"),
      ("", "2017 50", ["2018 10", "2019 20"], "100", "0.3000 0.4997 0.6004 behind"),
      ("direction: rising", nil, ["2018 10", "2019 90"], "100", "1.0000 0.4997 2.0014 achieved"),
      // only 2019 counts: 365 of 1096 days
      ("", nil, ["2019 20", "2021 40"], "100", "0.2000 0.3330 0.6005 behind"),
      ("direction: falling", nil, ["2018 10"], "100", "[unclear] [unclear] [unclear] direction-unclear"),
      ("direction: falling", nil, ["2018 0"], "0", "[not-applicable] [not-applicable] [not-applicable] achieved"),
      ("direction: falling", nil, ["2018 1"], "0", "[not-applicable] [not-applicable] [not-applicable] missed"),
      ("", nil, ["2018 10", "2018-06..2019 5"], "100", "[no-data] [no-data] [no-data] no-data"),
    ] as [(String, String?, [String], String, String)])
  func sums(fields: String, baseline: String?, observed: [String], target: String, expected: String) throws {
    let indicator = try indicator(
      "aggregation: sum\n\(fields)", baseline: baseline, targets: ["2021 \(target)"], observed: observed)
    #expect(figures(try indicator.linear(asOf: "2020")) == expected)
  }

  @Test("the interim targets of a sum are what should have come together by then")
  func interimOfSum() throws {
    // from 2017-12-31 at 0 over 20 on 2019-12-31 to 100 on 2021-12-31; 10 + 10 = 20 on 2019-12-31
    let indicator = try indicator(
      "aggregation: sum", targets: ["2019 20", "2021 100"], observed: ["2018 10", "2019 10"])
    #expect(figures(try indicator.linear(asOf: "2020")) == "0.2000 0.2000 1.0000 on-track")
  }

  @Test(
    "a forecast draws the speed out to the target's day, and says when the target is reached",
    arguments: [
      // 2020-12-31 0 to 2024-12-31 100: 1461 days
      // 2022-12-31 (730 days) 40: 40 · 1461/730 = 80.0548; 730 / 0.4 = 1825 days after: 2025-12-30
      ([], ["2021 10", "2022 40"], "2023", "80.0548 2025-12-30"),
      // interim targets do not change it
      (["2022 50"], ["2021 10", "2022 40"], "2023", "80.0548 2025-12-30"),
      ([], ["2021 10", "2022 40"], "2024-12-31", "80.0548 2025-12-30"),  // on the target's day still
      ([], ["2021 10", "2022 40"], "2025-01-01", "[not-applicable]"),  // after it no more
      ([], ["2022 40"], "2023", "[not-applicable]"),  // one figure
      ([], ["2021 10", "2022 100"], "2023", "[not-applicable]"),  // there already
      ([], ["2021 10", "2022 0"], "2023", "[not-applicable]"),
      ([], ["2021 10", "2022 -1"], "2023", "[not-applicable]"),
      ([], ["2021 10", "2024 40"], "2024", "[not-applicable]"),  // measured at the end
      ([], ["2018 10", "2020 40"], "2021", "[not-applicable]"),  // measured on the baseline's day
      // 730 / 0.00001 = 73 000 000 days: beyond the calendar; 0.001 · 1461 / 730 = 0.0020
      ([], ["2021 10", "2022 0.001"], "2023", "0.0020 never"),
      // 730 / 0.365 = 2000 days after 2020-12-31
      ([], ["2021 10", "2022 36.5"], "2023", "73.0500 2026-06-23"),
      // 730 / 0.6 = 1216.66…: the nearest day is the 1217th
      ([], ["2021 10", "2022 60"], "2023", "120.0822 2024-05-01"),
    ])
  func forecast(interim: [String], observed: [String], asOf: String, expected: String) throws {
    let indicator = try indicator(
      "aggregation: latest", baseline: "2020 0", targets: interim + ["2024 100"], observed: observed)
    let forecast = try indicator.linear(asOf: asOf).forecast.value
    #expect(
      shown(forecast) { "\($0.value.decimal(places: 4)) \($0.reached.map(\.description) ?? "never")" } == expected)
  }

  @Test("the forecast of a sum goes on adding at the same speed")
  func forecastOfSum() throws {
    // 30 in 730 days from 2017-12-31; 1461 days: 30 · 1461/730 = 60.0411; 730 / 0.3 = 2433.33 days: 2024-08-29
    let indicator = try indicator("aggregation: sum", targets: ["2021 100"], observed: ["2018 10", "2019 20"])
    let forecast = try #require(try indicator.linear(asOf: "2020").forecast.value.value)
    #expect(forecast.value.decimal(places: 4) == "60.0411")
    #expect(forecast.reached?.description == "2024-08-29")
  }
}
