import Diagnostics
import Exact
import Testing

@testable import Reporting

/// Figures that lie far from the others of their series, and forecasts of what can be no more than all.
@Suite struct PlausibleTests {
  private func odd(_ indicator: Indicator) -> [String] {
    indicator.checkFields().filter { $0.id == "odd-one-out" }.map {
      "\($0.message.prefix { $0 != " " })\($0.suggestion.map { " → \($0)" } ?? "")"
    }
  }

  @Test(
    "a figure far from the others is told, with what may be meant",
    arguments: [
      // the others' median is 110: 50 · 110 = 5500, 110 / 50 = 2.2
      ("amount", ["100", "120", "110", "5500"], []), ("amount", ["100", "120", "110", "5500.1"], ["5500.1 → 55.001"]),
      ("amount", ["100", "120", "110", "2.2"], []), ("amount", ["100", "120", "110", "2.1"], ["2.1 → 210"]),
      // 11000 / 100 = 110; 1.1 · 100 = 110; 0.11 · 1000 = 110
      ("count", ["100", "120", "110", "11000"], ["11000 → 110"]),
      ("amount", ["100", "120", "110", "1.1"], ["1.1 → 110"]),
      ("amount", ["100", "120", "110", "0.11"], ["0.11 → 110"]),
      // 110 / 3 = 36.67 and 330: 0.0367 · 1000 = 36.7 is within, 0.036 · 1000 = 36 is not
      ("amount", ["100", "120", "110", "0.0367"], ["0.0367 → 36.7"]),
      ("amount", ["100", "120", "110", "0.036"], ["0.036"]),
      // 12345 / 100 = 123.45 is no count
      ("count", ["100", "120", "110", "12345"], ["12345"]),
      // two others are too few, and beside a 0 nothing is usual; a 0 itself is a figure like any other
      ("amount", ["100", "120", "11000"], []), ("amount", ["100", "0", "110", "11000"], []),
      ("amount", ["100", "120", "110", "0"], []),
      // of four others the mean of the two in the middle: (100 + 200) / 2 = 150, 50 · 150 = 7500
      ("amount", ["90", "100", "200", "210", "7500"], []),
      ("amount", ["90", "100", "200", "210", "7501"], ["7501 → 75.01"]),
      // by distance from 0, since figures may fall below it
      ("score", ["-100", "-120", "-110", "-1.1"], ["-1.1 → -110"]),
      ("ratio", ["1.5", "1.6", "1.4", "150"], ["150 → 1.5"]),
      // percentages: under a twentieth of the least of two or more others above 1; 61 / 20 = 3.05
      ("percentage", ["61", "64", "0.66"], ["0.66 → 66"]), ("percentage", ["61", "64", "3.05"], []),
      ("percentage", ["61", "64", "3.04"], ["3.04 → 30.4"]), ("percentage", ["61", "0.66"], []),
      ("percentage", ["0.8", "0.6", "0.5"], []), ("percentage", ["61", "1", "0.02"], []),
      ("amount", ["61", "64", "0.66"], []),
      ("percentage", ["61", "64", "122/200", "0.66"], ["0.66 → 66"]),
      // worked out from its parts, 100 · 1 / 200 = 0.5, it has no text to replace; 50 is told
      ("percentage", ["61", "64", "1/200"], ["0.5"]),
      ("level", ["1", "1", "1", "3"], []),
    ] as [(String, [String], [String])])
  func series(kind: String, values: [String], expected: [String]) throws {
    let levels = ["1": "a", "2": "b", "3": "c"]
    let observed = values.enumerated().map { "\(2001 + $0) \(kind == "level" ? levels[$1] ?? $1 : $1)" }
    let fields = kind == "level" ? "levels: [a, b, c]" : "aggregation: latest"
    #expect(odd(try indicator(fields, kind: kind, observed: observed)) == expected)
  }

  @Test(
    "percentages of which none is above 1 are told once, since 0.49 may stand for 49 %",
    arguments: [
      ("percentage", nil, ["0.49", "0.61"], ["0.49 49"]), ("percentage", nil, ["0", "1", "0.005"], ["0.005 0.5"]),
      ("percentage", "2012 0.4", ["0.49"], ["0.49 49"]), ("percentage", "2012 40", ["0.49", "0.61"], []),
      ("percentage", nil, ["0.49"], []), ("percentage", nil, ["0", "1"], []), ("percentage", nil, ["0.5", "1.2"], []),
      ("percentage", nil, ["0.5", "1/200"], []), ("percentage", nil, ["-0.1", "0.4"], []),
      ("ratio", nil, ["0.49", "0.61"], []),
    ] as [(String, String?, [String], [String])])
  func below(kind: String, baseline: String?, values: [String], expected: [String]) throws {
    let indicator = try indicator(
      kind: kind, baseline: baseline, observed: values.enumerated().map { "\(2014 + $0) \($1)" })
    let told = indicator.checkFields().filter { $0.id == "percentages-below-one" }
    #expect(
      told.map { "\($0.message.split(separator: " ")[6]) \($0.help?.split(separator: " ")[1] ?? "")" } == expected)
  }

  @Test("shares below 1 beside a baseline just above it are right")
  func smallShares() throws {
    let indicator = try indicator(
      kind: "percentage", baseline: "2012 1.1", targets: ["2018 0.4"], observed: ["2014 0.8", "2015 0.6", "2016 0.5"])
    #expect(odd(indicator) == [])
  }

  @Test(
    "baseline and targets are of the total's series, parts each of their own; of a sum they stand for nothing",
    arguments: [
      ("aggregation: latest", "2012 1.2", ["2018 130"], ["2014 100", "2015 110"], ["1.2 → 120"]),
      ("aggregation: latest", "2012 120", ["2018 1.3"], ["2014 100", "2015 110"], ["1.3 → 130"]),
      // Ganja has a hundredth of Baku, and each of the two is even
      (
        "aggregation: latest", nil, [],
        [
          "2014 5000", "2014 4950 place: baku", "2014 50 place: ganja", "2015 5100 place: baku", "2015 52 place: ganja",
          "2016 5200 place: baku", "2016 51 place: ganja", "2017 4900 place: baku", "2017 53 place: ganja",
        ], []
      ),
      (
        "aggregation: latest", nil, [],
        ["2014 50 place: ganja", "2015 52 place: ganja", "2016 51 place: ganja", "2017 5300 place: ganja"],
        ["5300 → 53"]
      ),
      // twelve months of 10 and more make a target of 5000 in time
      ("aggregation: sum", "2012 1", ["2018 5000"], ["2014-01 10", "2014-02 11", "2014-03 12"], []),
      (
        "aggregation: sum", nil, ["2018 5000"], ["2014-01 10", "2014-02 11", "2014-03 12", "2014-04 1100"],
        ["1100 → 11"]
      ),
    ] as [(String, String?, [String], [String], [String])])
  func parts(fields: String, baseline: String?, targets: [String], observed: [String], expected: [String]) throws {
    #expect(
      odd(try indicator(fields, kind: "amount", baseline: baseline, targets: targets, observed: observed)) == expected)
  }

  @Test("the sentence says how far it lies, asks what is meant, and names the way to keep it")
  func sentence() throws {
    let indicator = try indicator(kind: "percentage", observed: ["2014 61", "2015 64", "2016 0.66"])
    let warning = try #require(indicator.checkFields().first)
    #expect(warning.message == "0.66 is about a hundredth of the others of its series: is 66 meant?")
    #expect(
      warning.help == "Write 66 if that is so. Where the figure is right, accept the warning with the reason.")
    #expect(warning.severity == .warning)
    #expect(warning.range?.line == 6)
  }

  @Test(
    "a forecast of a percentage is held at 100 where all figures lie within 0 and 100, and tells when the target is met",
    arguments: [
      // 40 at the end of 2012, 90 at the end of 2016: 1461 of 2191 days to the end of 2018.
      // 40 + 50 · 2191 / 1461 = 114.98; 1461 · 55 / 50 = 1607.1 days after 2012-12-31: 2017-05-26
      ("percentage", "40", "95", ["2015 82", "2016 90"], "100 held 2017-05-26"),
      // a share over 100 was given, or it is no percentage
      ("percentage", "40", "105", ["2015 82", "2016 90"], "114.9829"),
      ("percentage", "40", "95", ["2015 101", "2016 90"], "114.9829"),
      ("ratio", "40", "95", ["2015 82", "2016 90"], "114.9829"),
      // below 100: 40 + 30 · 2191 / 1461 = 84.9897
      ("percentage", "40", "95", ["2015 60", "2016 70"], "84.9897"),
      // falling below 0: 40 − 38 · 2191 / 1461 = −16.99; 1461 · 39 / 38 = 1499.4 days: 2017-02-07
      ("percentage", "40", "1", ["2015 20", "2016 2"], "0 held 2017-02-07"),
    ])
  func held(kind: String, baseline: String, target: String, observed: [String], expected: String) throws {
    let indicator = try indicator(
      kind: kind, baseline: "2012 \(baseline)", targets: ["2018 \(target)"], observed: observed)
    let linear = try indicator.linear(asOf: "2017-01-01")
    let forecast = try #require(linear.forecast.value.value)
    let reached = forecast.isHeld ? " held \(forecast.reached?.description ?? "")" : ""
    #expect(forecast.value.plain + reached == expected)
    #expect(linear.forecast.steps.last?.rule == (forecast.isHeld ? .forecastHeld : .forecast))
  }
}
