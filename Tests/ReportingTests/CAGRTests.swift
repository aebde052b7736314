import Content
import Diagnostics
import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// A row of Tests/Fixtures/CAGR/cases.csv.
struct GrowthCase: CustomTestStringConvertible, Sendable {
  let cells: [String: String]

  var testDescription: String { "\(self["case"]) \(self["note"])" }

  subscript(column: String) -> String { cells[column] ?? "" }

  static let all: [GrowthCase] = {
    let path = #filePath.split(separator: "/").dropLast(2).reduce(into: "") { $0 += "/" + $1 }
    var diagnostics: [Diagnostic] = []
    guard let text = TemporaryFolder.readFile(path + "/Fixtures/CAGR/cases.csv"),
      let table = CSVTable(Array(text.utf8), file: SourceFile(index: 0), diagnostics: &diagnostics)
    else { return [] }
    return table.rows.map { row in
      let cells = row.entries.map { entry in
        if case .scalar(let text, _) = entry.value.content { (entry.key, text) } else { (entry.key, "") }
      }
      return GrowthCase(cells: Dictionary(uniqueKeysWithValues: cells))
    }
  }()

  /// The record as its author would write it, with one of the words that we know for the direction.
  func indicator() throws -> Indicator {
    var lines = ["progress_method: cagr", "aggregation: latest"]
    let direction = ["positive": "rising", "negative": "falling"][self["direction"]]
    if let direction { lines.append("direction: \(direction)") }
    if self["base_year_given"] != "" { lines.append("base_year: \(self["base_year_given"])") }
    if self["limit"] != "" { lines.append("limit: \(self["limit"])") }
    let observed = self["observations"].split(separator: " ").compactMap { text -> String? in
      let halves = text.split(separator: "=")
      guard halves.count == 2 else { return nil }  // a year without a value has no row
      return halves[0].replacing("-", with: "..") + " " + halves[1]
    }
    let target = self["target"] == "" ? [] : ["\(self["target_year"]) \(self["target"])"]
    return try ReportingTests.indicator(
      lines.joined(separator: "\n"), targets: target, observed: Self.distinct(observed))
  }

  /// Two figures of one period are an error of their own; two periods of one year are what the rate cannot take.
  private static func distinct(_ observed: [String]) -> [String] {
    zip(observed, [""] + observed).map { row, before in
      row.prefix(4) == before.prefix(4) ? "\(row.prefix(4))-06-30\(row.dropFirst(4))" : row
    }
  }
}

@Suite struct CAGRTests {
  private func progress(
    _ indicator: Indicator, asOf: String = "2050", thresholds: Thresholds = .standard
  ) throws -> CAGRProgress {
    let figures = IndicatorFigures(indicator, asOf: try day(asOf), thresholds: thresholds)
    guard case .cagr(let cagr) = figures.progress else { throw NotByRate() }
    return cagr
  }

  private func label(_ cagr: CAGRProgress) -> String {
    cagr.status.value.value?.rawValue ?? "[\(cagr.status.value.reason?.rawValue ?? "")]"
  }

  @Test("the published cases are all here")
  func count() {
    #expect(GrowthCase.all.map { $0["case"] } == (1...63).map(String.init))
  }

  @Test("a case has the published number and label, or the reason why ours has none", arguments: GrowthCase.all)
  func published(row: GrowthCase) throws {
    var thresholds = Thresholds.standard
    // The site of case 63 has set its own; which, the published label does not tell.
    if row["case"] == "63" { thresholds.substantial = .hundredths(70) }
    let cagr = try progress(try row.indicator(), thresholds: thresholds)
    let seriesLabel = row["series_label"].replacing("_progress", with: "").replacing("target_", with: "")
    // In these the label stands and the number does not (cagr.md, "Where there is no number").
    let withoutNumber: [String: NoRate] = [
      "14": .oneObservation, "15": .targetMetAtBase, "47": .targetIsZero, "52": .targetMetAtBase,
      "53": .targetMetAtBase, "54": .targetMetAtBase, "59": .targetMetAtBase,
    ]
    switch row["vitrine"] {
    case "cannot":
      // A misspelt direction is refused when it is read, and then missing.
      let reason = row["vitrine_reason"] == "direction-unknown" ? "direction-missing" : row["vitrine_reason"]
      #expect(label(cagr) == "[\(reason)]")
      #expect(cagr.value.value.reason?.rawValue == reason)
    case "same", "achieved", "label: deterioration", "label: moderate_progress", "label: substantial_progress":
      #expect(label(cagr) == seriesLabel)
      #expect(cagr.value.value.reason == withoutNumber[row["case"]])
      if cagr.value.value.reason == nil {
        let value = try number(cagr.value.value.value?.rate)
        let published = try #require(Double(row["progress_value"]))
        #expect(abs(value - published) <= 1e-10 * abs(published), "\(value) against \(published)")
        try expectRate(cagr.observed, row["observed_growth"])
        if row["target"] != "" { try expectRate(cagr.required, row["required_growth"]) }
      }
    default: Issue.record("unknown expectation \(row["vitrine"])")
    }
    let warnings: [String: [String]] = [
      "15": ["target-met-at-baseline"], "53": ["target-met-at-baseline"], "59": ["target-met-at-baseline"],
      "20": ["target-year-passed"], "57": ["target-not-after-baseline"], "58": ["target-not-after-baseline"],
      "44": ["no-rate"], "45": ["no-rate"],
      "46": ["no-rate"], "48": ["no-rate"], "49": ["no-rate"], "50": ["no-rate"], "51": ["no-rate"],
      "56": ["base-after-last"], "60": ["direction-needed"], "61": ["direction-needed"], "62": ["two-values-in-year"],
    ]
    #expect(cagr.warnings.map(\.id.name) == warnings[row["case"]] ?? [])
  }

  private func expectRate(_ rate: Fraction?, _ published: String) throws {
    let expected = try #require(Double(published))
    #expect(abs(try number(rate) - expected) <= 1e-10 * abs(expected))
  }

  private func number(_ rate: Fraction?) throws -> Double {
    let rate = try #require(rate)
    return try #require(Double(rate.decimal(significantDigits: 12)))
  }

  @Test("where linear works, the message suggests it", arguments: ["44", "46", "48", "45"])
  func suggestion(number: String) throws {
    let row = try #require(GrowthCase.all.first { $0["case"] == number })
    let help = try progress(try row.indicator()).warnings.first?.help
    // Without a target, 45, there is no share by either method.
    #expect(help?.contains("`progress_method: linear` and the `baseline`") == (number != "45"))
  }

  @Test(
    "a root is right to 14 digits, whatever its size",
    arguments: [
      // worked out with 60 digits by Python's decimal module: exp(ln(c / b) / n) − 1
      ("10", "12", 5, "0.0371372893366"), ("100", "100.000000001", 7, "0.00000000000142857142857"),
      ("1", "2", 1, "1"), ("100", "121", 2, "0.1"), ("1", "1024", 10, "1"), ("3", "2", 97, "-0.00417132840097"),
      ("1", "1.414213562373095", 1, "0.414213562373"), ("-4", "-4.2", 5, "0.00980579767349"),
      ("7", "5", 9998, "-0.000033653388165"),
      ("999999999999999999", "0.000000000000000001", 3, "-0.999999999999"),  // −0.99999999999900000…
      ("0.000000000000000001", "999999999999999999", 1, "1000000000000000000000000000000000000"),
      ("10", "0", 5, "-1"),
    ])
  func roots(base: String, current: String, years: Int, expected: String) throws {
    let growth = try Growth(
      from: Fraction(Quantity.parse(base)), to: Fraction(Quantity.parse(current)), years: years)
    #expect(growth.rate.decimal(significantDigits: 12) == expected)
  }

  @Test(
    "near the end of its scale an indicator needs less growth",
    arguments: [
      // 1 − (|b| / L)^4.44 up to L, mirrored beyond it: (2L − 120) / L = 0.8
      ("88", "100", "0.433104428522"), ("120", "100", "0.62870462267"), ("99.9", "100", "0.00443236940903"),
      ("-97", "100", "0.126492777718"), ("97", "-100", "0.126492777718"), ("1", "100", "0.999999998682"),
      ("199", "100", "0.999999998682"), ("200", "100", "1"), ("100", "100", "0"), ("5", "0", "1"),
    ])
  func limits(base: String, limit: String, expected: String) throws {
    let factor = try limitFactor(of: Fraction(Quantity.parse(base)), limit: Fraction(Quantity.parse(limit)))
    #expect(factor.decimal(significantDigits: 12) == expected)
  }

  @Test(
    "exactly at a threshold the better label holds",
    arguments: [
      // required (121 / 100)^(1/2) − 1 = 0.1; observed 109.5 / 100 − 1 = 0.095: 0.95
      (["2015 100", "2016 109.5"], ["2017 121"], "substantial"),
      (["2015 100", "2016 109.4999"], ["2017 121"], "moderate"),
      (["2015 100", "2016 106"], ["2017 121"], "moderate"), (["2015 100", "2016 105.9999"], ["2017 121"], "limited"),
      (["2015 100", "2016 100"], ["2017 121"], "limited"),
      (["2015 100", "2016 99.9999"], ["2017 121"], "deterioration"),
      // without a target 1.5 % and 0.5 % a year: 101.5 / 100, and 100.5² = 101.0025
      (["2015 100", "2016 101.5"], [], "substantial"), (["2015 100", "2016 101.4999"], [], "moderate"),
      (["2015 100", "2017 101.0025"], [], "moderate"), (["2015 100", "2017 101.0024"], [], "limited"),
    ])
  func thresholds(observed: [String], targets: [String], expected: String) throws {
    let indicator = try indicator("progress_method: cagr\ndirection: rising", targets: targets, observed: observed)
    #expect(label(try progress(indicator)) == expected)
  }

  @Test(
    "the baseline is the base; without one the base year says where to look",
    arguments: [
      // 12 / 10 in five years
      ("", "2015 10", ["2020 12"], "0.0371372893366", []),
      ("", "2015 10", ["2015 10", "2020 12"], "0.0371372893366", []),
      ("", "2015 10", ["2015 11", "2020 12"], "0.0371372893366", ["observation-against-baseline"]),
      ("", "2015 10", ["2013 5", "2020 12"], "0.0371372893366", []),  // what is before the base is not used
      ("", nil, ["2013 5", "2015 10", "2020 12"], "0.0371372893366", []),  // 2015 unless given
      ("base_year: 2014", nil, ["2013 5", "2015 10", "2020 12"], "0.0371372893366", []),
      ("base_year: 2013", nil, ["2013 10", "2015 1", "2018 12"], "0.0371372893366", []),
      ("", "2015 10", ["2012 12"], "[base-after-last]", ["base-after-last"]),
      ("", "2015 10", [], "[no-data]", []), ("", "2015 10", ["2015 10"], "[one-observation]", []),
      // a period counts for the year in which it begins
      ("", "2015 10", ["2020-07..2021-06 12"], "0.0371372893366", []),
    ] as [(String, String?, [String], String, [String])])
  func base(fields: String, baseline: String?, observed: [String], expected: String, warnings: [String]) throws {
    let indicator = try indicator(
      "progress_method: cagr\ndirection: rising\n\(fields)", baseline: baseline, observed: observed)
    let cagr = try progress(indicator)
    let value = cagr.value.value.value?.rate.decimal(significantDigits: 12)
    #expect(value ?? "[\(cagr.value.value.reason?.rawValue ?? "")]" == expected)
    #expect(cagr.warnings.map(\.id.name) == warnings)
  }

  @Test("what is dated after the report's day is not counted")
  func laterObservation() throws {
    let indicator = try indicator(
      "progress_method: cagr\ndirection: rising", baseline: "2015 10", observed: ["2020 12", "2022 99"])
    #expect(try progress(indicator, asOf: "2021").observed?.decimal(significantDigits: 12) == "0.0371372893366")
  }

  @Test(
    "a ceiling or floor is held or broken, with no rate",
    arguments: [("keep-below", "achieved"), ("keep-above", "missed")])
  func ceilings(direction: String, status: String) throws {
    let indicator = try indicator(
      "progress_method: cagr\ndirection: \(direction)", targets: ["2030 100"], observed: ["2020 60"])
    let linear = try indicator.linear(asOf: "2021")
    #expect(linear.status.value.rawValue == status)
    #expect(linear.attainment.value == .missing(.notApplicable))
  }

  @Test("without a target a direction that is a limit has no rate")
  func limitWithoutTarget() throws {
    let indicator = try indicator(
      "progress_method: cagr\ndirection: keep-below", baseline: "2015 10", observed: ["2020 60"])
    #expect(label(try progress(indicator)) == "[direction-unknown]")
  }

  @Test("its working shows base, years and both rates")
  func working() throws {
    let indicator = try indicator(
      "progress_method: cagr\ndirection: rising", baseline: "2015 10", targets: ["2030 20"], observed: ["2020 12"])
    let cagr = try progress(indicator)
    #expect(
      (cagr.value.steps + cagr.status.steps).map(\.english) == [
        "(12 (2020) / 10 (2015))^(1/5) − 1 = 0.0371372893366 a year, observed; kept with 14 significant digits.",
        "(20 (2030) / 10 (2015))^(1/15) − 1 = 0.0472941228206 a year, required; kept with 14 significant digits.",
        "Observed 0.0371372893366, required 0.0472941228206, direction rising: 0.785241106543, where 1 is just as required.",
        "Rate 0.785241106543, between 0.6, 0.95: moderate progress.",
      ])
    #expect(cagr.value.inputs.first?.place?.line != nil)
  }

  @Test("figures whose rate needs too many digits have none, and say so")
  func tooLarge() throws {
    // 10³⁶ less one part: a ratio of two such shares needs more than 128 bits.
    let (large, small) = ("999999999999999999", "0.000000000000000001")
    let indicator = try indicator(
      "progress_method: cagr\ndirection: rising", kind: "percentage",
      observed: ["2015 \(small)/\(large)", "2016 \(large)/0.000000000000000007"])
    let cagr = try progress(indicator)
    #expect(label(cagr) == "[too-large]")
    #expect(cagr.warnings.map(\.id.name) == ["figures-too-large"])
  }
}

private struct NotByRate: Error {}
