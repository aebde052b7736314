import Exact
import Testing

@testable import Reporting

/// Figures that a program of another hand and language has worked out from the same contract, on made-up records
/// (make_report.py, seed 11, as of 2026-06-30). Both were written from domain.md, neither from the other.
@Suite struct AgreementTests {
  @Test(
    "indicators agree with the independent working",
    arguments: [
      // direction, baseline of 2019, target, yearly figures; attainment, elapsed, pace, status
      (
        "rising", "763", "2024 914", ["2020..2020 769", "2021..2021 774", "2022..2022 780", "2023..2023 786"],
        "0.1523 0.7997 0.1905 missed"
      ),
      (
        "falling", "700", "2027 458",
        [
          "2020..2020 714", "2021..2021 730", "2022..2022 745", "2023..2023 761", "2024..2024 780", "2025..2025 789",
          "2026..2026 799",
        ], "-0.3678 0.7502 -0.4902 reversed"
      ),
      (
        "rising", "820", "2027 1027",
        ["2020..2020 851", "2021..2021 876", "2022..2022 908", "2023..2023 936", "2024..2024 957"],
        "0.6618 0.6253 1.0585 on-track"
      ),
      (
        "rising", "752", "2027 1034", ["2020..2020 789", "2021..2021 835", "2022..2022 878", "2023..2023 914"],
        "0.5745 0.5000 1.1489 on-track"
      ),
      (
        "rising", "706", "2027 971", ["2020..2020 741", "2021..2021 786", "2022..2022 814", "2023..2023 843"],
        "0.5170 0.5000 1.0340 on-track"
      ),
      (
        "rising", "936", "2027 957", ["2020..2020 938", "2021..2021 939", "2022..2022 941", "2023..2023 944"],
        "0.3810 0.5000 0.7619 behind"
      ),
      (
        "falling", "923", "2024 855", ["2020..2020 913", "2021..2021 903", "2022..2022 895", "2023..2023 888"],
        "0.5147 0.7997 0.6436 missed"
      ),
      (
        "rising", "676", "2027 967",
        ["2020..2020 701", "2021..2021 730", "2022..2022 758", "2023..2023 787", "2024..2024 804"],
        "0.4399 0.6253 0.7035 behind"
      ),
      (
        "rising", "884", "2024 1170",
        ["2020..2020 866", "2021..2021 848", "2022..2022 829", "2023..2023 816", "2024..2024 794"],
        "-0.3147 1.0000 -0.3147 missed"
      ),
      (
        "rising", "839", "2024 1078", ["2020..2020 825", "2021..2021 809", "2022..2022 794", "2023..2023 779"],
        "-0.2510 0.7997 -0.3139 missed"
      ),
      (
        "rising", "863", "2027 1160",
        ["2020..2020 874", "2021..2021 885", "2022..2022 896", "2023..2023 910", "2024..2024 915"],
        "0.1751 0.6253 0.2800 off-track"
      ),
      (
        "rising", "790", "2027 919",
        ["2020..2020 782", "2021..2021 775", "2022..2022 766", "2023..2023 755", "2024..2024 748"],
        "-0.3256 0.6253 -0.5207 reversed"
      ),
      (
        "falling", "630", "2027 578", ["2020..2020 625", "2021..2021 620", "2022..2022 617", "2023..2023 610"],
        "0.3846 0.5000 0.7692 behind"
      ),
      (
        "rising", "805", "2027 939",
        [
          "2020..2020 810", "2021..2021 815", "2022..2022 821", "2023..2023 826", "2024..2024 831", "2025..2025 833",
          "2026..2026 842",
        ], "0.2090 0.7502 0.2785 off-track"
      ),
      (
        "rising", "637", "2027 677", ["2020..2020 645", "2021..2021 654", "2022..2022 666", "2023..2023 672"],
        "0.8750 0.5000 1.7500 on-track"
      ),
      (
        "rising", "738", "2027 964",
        ["2020..2020 759", "2021..2021 775", "2022..2022 800", "2023..2023 820", "2024..2024 838"],
        "0.4425 0.6253 0.7077 behind"
      ),
      (
        "rising", "905", "2027 1130",
        [
          "2020..2020 914", "2021..2021 922", "2022..2022 932", "2023..2023 940", "2024..2024 947", "2025..2025 953",
          "2026..2026 959",
        ], "0.2133 0.7502 0.2844 off-track"
      ),
      (
        "rising", "962", "2027 1031", ["2020..2020 965", "2021..2021 967", "2022..2022 970", "2023..2023 973"],
        "0.1594 0.5000 0.3188 off-track"
      ),
      (
        "rising", "703", "2027 964",
        ["2020..2020 687", "2021..2021 672", "2022..2022 654", "2023..2023 632", "2024..2024 624"],
        "-0.3027 0.6253 -0.4841 reversed"
      ),
      (
        "falling", "710", "2027 685",
        [
          "2020..2020 704", "2021..2021 700", "2022..2022 694", "2023..2023 686", "2024..2024 681", "2025..2025 676",
          "2026..2026 669",
        ], "1.3600 0.7502 1.8129 achieved"
      ),
      (
        "rising", "867", "2027 1027",
        ["2020..2020 856", "2021..2021 849", "2022..2022 838", "2023..2023 829", "2024..2024 816", "2025..2025 808"],
        "-0.3688 0.7502 -0.4916 reversed"
      ),
      (
        "falling", "605", "2027 438",
        ["2020..2020 565", "2021..2021 527", "2022..2022 497", "2023..2023 465", "2024..2024 423", "2025..2025 358"],
        "1.4790 0.7502 1.9716 achieved"
      ),
      (
        "rising", "820", "2027 869",
        ["2020..2020 830", "2021..2021 842", "2022..2022 854", "2023..2023 867", "2024..2024 880"],
        "1.2245 0.6253 1.9584 achieved"
      ),
      (
        "falling", "699", "2024 550",
        [
          "2020..2020 664", "2021..2021 630", "2022..2022 606", "2023..2023 552", "2024..2024 526", "2025..2025 484",
          "2026..2026 445",
        ], "1.4430 1.0000 1.4430 achieved"
      ),
      (
        "rising", "680", "2024 805", ["2020..2020 706", "2021..2021 735", "2022..2022 759", "2023..2023 795"],
        "0.9200 0.7997 1.1505 partly-met"
      ),
      (
        "rising", "650", "2024 848", ["2020..2020 692", "2021..2021 736", "2022..2022 790", "2023..2023 841"],
        "0.9646 0.7997 1.2063 partly-met"
      ),
      (
        "rising", "803", "2024 961",
        [
          "2020..2020 823", "2021..2021 851", "2022..2022 875", "2023..2023 898", "2024..2024 901", "2025..2025 946",
          "2026..2026 948",
        ], "0.9051 1.0000 0.9051 partly-met"
      ),
    ])
  func indicators(
    direction: String, baseline: String, target: String, observed: [String], expected: String
  ) throws {
    let indicator = try indicator(
      "direction: \(direction)\naggregation: latest", baseline: "2019 \(baseline)", targets: [target],
      observed: observed)
    let linear = try indicator.linear(asOf: "2026-06-30")
    let shares = [linear.attainment, linear.elapsed, linear.pace].map { shown($0.value) { $0.decimal(places: 4) } }
    #expect((shares + [linear.status.value.rawValue]).joined(separator: " ") == expected)
  }

  @Test(
    "commitments agree with the independent working",
    arguments: [
      // completion, government's, independent; relevant, star; milestones, done, withdrawn, overdue, share
      (
        [
          "start: 2025-04-13, due: 2025-07-22, done: 2025-09-03",
          "start: 2025-07-04, due: 2025-10-12, done: 2026-01-08",
          "start: 2025-11-26, due: 2026-03-06, done: 2026-03-06",
          "start: 2026-02-26, due: 2026-06-06, done: 2026-06-22", "start: 2026-08-22, due: 2026-11-30",
        ],
        [
          "independent 2025-11-12 specificity: low, values: [information, participation, accountability], potential_impact: moderate, completion: not-started",
          "government 2026-09-08 completion: not-started",
        ],
        "not-started - not-started true false 5 4 0 0 0.8000"
      ),
      (
        [
          "start: 2024-12-07, due: 2025-03-17, done: 2025-01-29",
          "start: 2025-03-06, due: 2025-06-14, done: 2025-05-22",
          "start: 2025-07-27, due: 2025-11-04, done: 2025-10-25", "start: 2025-10-09, due: 2026-01-17",
          "start: 2026-04-03, due: 2026-07-12, done: 2026-05-31", "start: 2026-06-12, due: 2026-09-20",
          "start: 2026-10-24, due: 2027-02-01",
        ],
        [
          "independent 2025-07-01 specificity: none, values: [information, accountability, technology], potential_impact: transformative, completion: not-started",
          "government 2026-04-27 completion: substantial",
        ],
        "not-started substantial not-started true false 7 4 0 1 0.5714"
      ),
      (
        [
          "start: 2023-10-26, due: 2024-02-03", "start: 2024-04-16, due: 2024-07-25, done: 2024-10-09",
          "start: 2024-08-14, due: 2024-11-22", "start: 2024-12-01, due: 2025-03-11",
          "start: 2025-02-08, due: 2025-05-19, done: 2025-04-22",
          "start: 2025-07-30, due: 2025-11-07, status: withdrawn",
        ],
        [
          "independent 2024-07-28 specificity: medium, values: [information, technology], potential_impact: transformative, completion: complete"
        ],
        "complete - complete true true 6 2 1 3 0.4000"
      ),
      (
        [
          "start: 2025-07-12, due: 2025-10-20, done: 2026-01-11", "start: 2025-09-25, due: 2026-01-03",
          "start: 2026-03-26, due: 2026-07-04, done: 2026-06-22", "start: 2026-07-20, due: 2026-10-28",
          "start: 2026-12-09, due: 2027-03-19",
        ],
        [
          "independent 2026-03-01 specificity: high, values: [accountability], potential_impact: transformative, completion: complete",
          "government 2026-12-26 completion: complete",
        ],
        "complete - complete true true 5 2 0 1 0.4000"
      ),
      (
        [
          "start: 2025-03-23, due: 2025-07-01", "start: 2025-07-09, due: 2025-10-17",
          "start: 2025-10-19, due: 2026-01-27", "start: 2026-03-25, due: 2026-07-03",
          "start: 2026-07-13, due: 2026-10-21", "start: 2026-12-03, due: 2027-03-13",
        ],
        [
          "independent 2025-10-26 specificity: low, values: [technology], potential_impact: none, completion: substantial"
        ],
        "substantial - substantial false false 6 0 0 3 0.0000"
      ),
      (
        [
          "start: 2024-09-10, due: 2024-12-19", "start: 2024-12-28, due: 2025-04-07, status: withdrawn",
          "start: 2025-05-30, due: 2025-09-07", "start: 2025-09-16, due: 2025-12-25, done: 2026-01-29",
          "start: 2026-02-28, due: 2026-06-08, status: withdrawn",
        ],
        [
          "independent 2025-05-24 specificity: high, values: [participation], potential_impact: transformative, completion: not-started",
          "government 2026-03-20 completion: limited",
          "independent 2027-01-14 specificity: none, values: [participation], potential_impact: minor, completion: substantial",
        ],
        "not-started limited not-started true false 5 1 2 2 0.3333"
      ),
      (
        [
          "start: 2024-09-23, due: 2025-01-01, done: 2024-11-11",
          "start: 2024-12-13, due: 2025-03-23, done: 2025-04-26",
          "start: 2025-05-09, due: 2025-08-17, done: 2025-08-10",
          "start: 2025-08-13, due: 2025-11-21, done: 2025-12-31",
          "start: 2025-12-17, due: 2026-03-27, done: 2026-02-10",
        ],
        [
          "independent 2025-04-19 specificity: medium, values: [accountability, technology], potential_impact: transformative, completion: substantial",
          "government 2026-02-13 completion: not-started",
          "independent 2026-12-10 specificity: low, values: [accountability, technology], potential_impact: minor, completion: substantial",
        ],
        "substantial not-started substantial true true 5 5 0 0 1.0000"
      ),
      (
        [
          "start: 2024-02-29, due: 2024-06-08, done: 2024-04-09",
          "start: 2024-08-23, due: 2024-12-01, done: 2025-01-25",
          "start: 2024-11-01, due: 2025-02-09, done: 2025-04-08",
          "start: 2025-04-14, due: 2025-07-23, done: 2025-08-31",
          "start: 2025-08-06, due: 2025-11-14, done: 2025-11-13",
          "start: 2025-12-03, due: 2026-03-13, done: 2026-05-21", "start: 2026-02-24, due: 2026-06-04",
        ],
        [
          "independent 2024-11-15 specificity: none, values: [technology], potential_impact: none, completion: substantial",
          "government 2025-09-11 completion: limited",
        ],
        "substantial limited substantial false false 7 6 0 1 0.8571"
      ),
      (
        [
          "start: 2025-05-05, due: 2025-08-13, done: 2025-08-22",
          "start: 2025-10-01, due: 2026-01-09, done: 2026-03-16", "start: 2026-01-19, due: 2026-04-29",
          "start: 2026-03-08, due: 2026-06-16, status: withdrawn", "start: 2026-07-08, due: 2026-10-16",
          "start: 2026-12-26, due: 2027-04-05",
        ],
        [
          "independent 2025-12-24 specificity: low, values: [participation, accountability], potential_impact: minor, completion: complete",
          "government 2026-10-20 completion: substantial",
          "independent 2027-08-16 specificity: medium, values: [participation, accountability], potential_impact: transformative, completion: complete",
        ],
        "complete - complete true false 6 2 1 1 0.4000"
      ),
      (
        [
          "start: 2024-05-30, due: 2024-09-07, status: withdrawn",
          "start: 2024-08-26, due: 2024-12-04, done: 2024-11-19", "start: 2024-12-10, due: 2025-03-20",
          "start: 2025-03-20, due: 2025-06-28, done: 2025-06-11",
          "start: 2025-09-02, due: 2025-12-11, done: 2025-10-29",
          "start: 2025-11-16, due: 2026-02-24, done: 2026-02-12",
          "start: 2026-03-08, due: 2026-06-16, done: 2026-06-12",
        ],
        [
          "independent 2024-12-28 specificity: medium, values: [information, accountability, technology], potential_impact: transformative, completion: complete",
          "government 2025-10-24 completion: not-started",
          "independent 2026-08-20 specificity: medium, values: [information, accountability, technology], potential_impact: transformative, completion: not-started",
        ],
        "complete not-started complete true true 7 5 1 1 0.8333"
      ),
      (
        [
          "start: 2024-02-26, due: 2024-06-05, status: withdrawn", "start: 2024-06-15, due: 2024-09-23",
          "start: 2024-09-04, due: 2024-12-13", "start: 2025-01-06, due: 2025-04-16",
          "start: 2025-06-04, due: 2025-09-12",
        ],
        [
          "independent 2024-10-03 specificity: high, values: [technology], potential_impact: transformative, completion: not-started",
          "government 2025-07-30 completion: not-started",
          "independent 2026-05-26 specificity: none, values: [technology], potential_impact: none, completion: complete",
        ],
        "complete not-started complete false false 5 0 1 4 0.0000"
      ),
    ])
  func commitments(milestones: [String], assessments: [String], expected: String) throws {
    let asOf = try day("2026-06-30")
    let steps = CommitmentFigures(try commitment(milestones: milestones), starFormula: .of2015, asOf: asOf)
    let rated = CommitmentFigures(try commitment(assessments: assessments), starFormula: .of2015, asOf: asOf)
    let counts = steps.milestoneCounts
    let ratings = [rated.completion.judged, rated.completion.government, rated.completion.independent]
    let words =
      ratings.map { $0.value.value?.label.word ?? "-" }
      + [rated.relevance, rated.star].map { $0.value.value.map { "\($0)" } ?? "-" }
      + [counts.total, counts.done, counts.withdrawn, counts.overdue].map { "\($0)" }
      + [steps.milestoneShare.value.value?.decimal(places: 4) ?? "-"]
    #expect(words.joined(separator: " ") == expected)
  }
}
