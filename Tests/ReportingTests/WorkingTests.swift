import Exact
import Testing

@testable import Reporting

@Suite struct WorkingTests {
  @Test("every rule has a sentence of its own that names what the rule can be given", arguments: Rule.allCases)
  func sentences(rule: Rule) {
    #expect(Rule.allCases.filter { $0.english == rule.english } == [rule])
    let names = rule.english.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
    for name in names {
      #expect(name == "result" || Input.Role(rawValue: String(name)) != nil, "{\(name)} in \(rule)")
    }
  }

  @Test("a working can be read")
  func indicatorInWords() throws {
    let indicator = try indicator(
      "aggregation: latest", baseline: "2019 100", targets: ["2027 200"], observed: ["2024 140", "2025 150.5"])
    let linear = try indicator.linear(asOf: "2026-06-30")
    let steps =
      indicator.actual(asOf: try day("2026-06-30")).steps + linear.course.steps + linear.attainment.steps
      + linear.elapsed.steps + linear.pace.steps + linear.status.steps
    #expect(
      steps.map(\.english) == [
        "The newest figure by 2026-06-30 is 150.5 (2025).",
        "From the baseline 100 (2019) to the target 200 (2027): rising.",
        "(150.5 (2025) − 100 (2019)) / (200 (2027) − 100 (2019)) = 0.5050.",
        "Of the days from 2019-12-31 to 2027, passed when it was measured, 150.5 (2025): 0.7502.",
        "0.5050 / 0.7502 = 0.6732.",  // 0.505 · 2922 / 2192 = 0.67318…
        "Pace 0.6732, between 0.6000, 0.9000: behind.",
      ])
  }

  @Test("the steps of a star say which condition is not met")
  func starInWords() throws {
    let commitment = try commitment(assessments: [
      "independent 2014 specificity: medium, values: [technology], potential_impact: moderate, completion: unclear"
    ])
    #expect(
      commitment.star(by: .of2015, asOf: try day("2015")).steps.map(\.english) == [
        "Rated medium (2014); wanted: medium, high. The condition holds: yes.",
        "It serves these values: technology (2014). Wanted, one of: information, participation, accountability. Relevant: no.",
        "Rated moderate (2014); wanted: transformative. The condition holds: no.",
        "Rated unclear (2014); wanted: substantial, complete. The condition holds: unclear.",
        "Specific: yes (2014); about openness: no (2014); potential: no (2014); completion: unclear (2014). A star: no.",
      ])
  }

  @Test("a value and the result of its last step are one")
  func valueIsResult() throws {
    for observed in ["2025 150", "2025 250", "2025 1", "2028 1"] {
      let indicator = try indicator(baseline: "2019 100", targets: ["2027 200"], observed: [observed])
      let linear = try indicator.linear(asOf: "2026")
      #expect(linear.attainment.steps.last?.result == linear.attainment.value.stepValue)
      #expect(linear.pace.steps.last?.result == linear.pace.value.stepValue)
      #expect(linear.status.steps.last?.result == linear.status.value.stepValue)
    }
  }

  @Test("a working has figures with their author's places")
  func places() throws {
    let indicator = try indicator(
      kind: "percentage", baseline: "2012 2.0", targets: ["2018 5.00"], observed: ["2015 3.5", "2016 3.90"])
    // 1.9 / 3
    #expect(
      try indicator.linear(asOf: "2017").attainment.steps.map(\.english)
        == ["(3.90 (2016) − 2.0 (2012)) / (5.00 (2018) − 2.0 (2012)) = 0.6333."])
    let sum = try ReportingTests.indicator("aggregation: sum", kind: "amount", observed: ["2015 3.5", "2016 3.90"])
    #expect(
      sum.actual(asOf: try day("2017")).steps.map(\.english) == ["The periods 3.5 (2015), 3.90 (2016) add up to 7.40."])
  }
}
