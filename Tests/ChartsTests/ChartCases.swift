import Exact

@testable import Charts

/// The charts that are kept as golden files: each odd case once.
enum ChartCases {
  static let style = Drawing.Style(
    tick: { value in
      value >= 1_000_000_000
        ? "\((try? value / 1_000_000_000)?.decimal(places: 0) ?? "") billion" : value.decimal(significantDigits: 6)
    },
    date: \.description)

  static func day(_ text: String) -> Day { (try? PartialDate.parse(text).last) ?? .earliest }

  static func point(_ date: String, _ value: Fraction, _ label: String = "") -> SeriesChart.Point {
    .init(day(date), value, label: label.isEmpty ? value.decimal(significantDigits: 12) : label)
  }

  static func series(
    _ title: String, _ kind: ValueAxis.Kind = .amounts, _ fill: (inout SeriesChart) -> Void
  ) -> SeriesChart {
    var chart = SeriesChart(title: title, description: "First sentence. Second sentence.", kind: kind)
    fill(&chart)
    return chart
  }

  static let planned = series("Requests answered in time", .counts) { chart in
    chart.baseline = point("2012", 40)
    chart.facts = [point("2013", 49), point("2015", 61)]
    chart.path = [point("2012", 40), point("2014", 62), point("2016-06", 80)]
    chart.pathLabel = "planned path"
    chart.target = point("2016-06", 80, "Target 80")
    chart.forecast = point("2016-06", 70, "70 at this pace")
    chart.missing = [.init(day("2014-01-01"), day("2014-12-31"), label: "2014 not reported")]
  }

  static let stale = series("Activities of the plan carried out", .counts) { chart in
    chart.baseline = point("2012-09-05", 0)
    chart.facts = [point("2013-11-22", 15, "15 on 22 November 2013")]
    chart.path = [point("2012-09-05", 0), point("2015-12-31", 45)]
    chart.pathLabel = "planned path"
    chart.target = point("2015-12-31", 45, "Target 45")
    chart.missing = [.init(day("2013-11-23"), day("2015-12-31"), label: "no figures published")]
  }

  static let hostile = series("<script>alert(1)</script> \" onload='x'", .counts) { chart in
    chart.facts = [point("2013", 4, "</text><script>"), point("2014", 7, "\"onmouseover=\"x")]
    chart.missing = [.init(day("2014-02-01"), day("2014-11-30"), label: "a & b\u{0}\u{1}")]
  }

  static let all: [(name: String, drawing: Drawing)] = [
    ("series-planned", planned.drawing(style: style)),
    ("series-stale", stale.drawing(style: style)),
    (
      "series-one-point",
      series("One point", .counts) {
        $0.facts = [point("2013", 15)]
        $0.path = [point("2012", 0), point("2015", 45)]
        $0.target = point("2015", 45, "Target 45")
      }.drawing(style: style)
    ),
    (
      "series-none", series("None") { $0.emptyLabel = "No figures yet. First due March 2015." }.drawing(style: style)
    ),
    (
      "series-negative",
      series("Negative") { $0.facts = [point("2012", -12), point("2013", 5), point("2014", 28), point("2015", -3)] }
        .drawing(style: style)
    ),
    (
      "series-all-equal",
      series("All equal") { $0.facts = [point("2012", 50), point("2013", 50), point("2014", 50)] }
        .drawing(style: style)
    ),
    (
      "series-trillion",
      series("Large", .counts) { $0.facts = [point("2012", 400_000_000_000), point("2014", 1_000_000_000_000)] }
        .drawing(style: style)
    ),
    (
      "series-limit-below",
      series("Kept below", .counts) {
        $0.facts = [point("2012", 60), point("2013", 110), point("2014", 90)]
        $0.limit = .init(
          parts: [point("2012", 100, "stay under 100"), point("2014-01-01", 80, "stay under 80")], isCeiling: true)
      }.drawing(style: style)
    ),
    (
      "series-limit-above",
      series("Kept above", .counts) {
        $0.facts = [point("2012", 60), point("2013", 45)]
        $0.limit = .init(parts: [point("2012", 50, "stay over 50")], isCeiling: false)
      }.drawing(style: style)
    ),
    (
      "series-break",
      series("Broken series", .counts) {
        $0.facts = [point("2012", 20), point("2013", 30), point("2014", 12), point("2015", 18)]
        $0.breaks = [.init(day("2014-01-01"), label: "counted by household")]
      }.drawing(style: style)
    ),
    (
      "series-moved-away",
      series("Moved away", .counts) {
        $0.baseline = point("2012", 40)
        $0.facts = [point("2014", 22)]
        $0.path = [point("2012", 40), point("2016", 80)]
        $0.target = point("2016", 80, "Target 80")
      }.drawing(style: style)
    ),
    (
      "series-levels",
      series("Levels", .levels) {
        $0.alsoHolds = [1, 4]
        $0.facts = [point("2012", 1, "Not started"), point("2014", 3, "Substantial")]
      }.drawing(style: .init(tick: { "Level of work number \($0.decimal(places: 0))" }, date: \.description))
    ),
    ("series-hostile", hostile.drawing(style: style)),
    (
      "bars-hidden",
      BarChart(
        title: "Contacts by topic", description: "Two sentences. As always.",
        groups: [
          .init(bars: [
            .init("Land", .given(64, label: "64")), .init("Education", .given(31, label: "31")),
            .init("Nobody", .given(0, label: "0")), .init("Health", .missing(label: "hidden: few cases")),
          ])
        ]
      ).drawing()
    ),
    (
      "bars-grouped",
      BarChart(
        title: "Contacts by topic and centre", description: "Two sentences. As always.",
        groups: [
          .init(
            "Land and property",
            bars: [.init("Baku", .given(64, label: "64")), .init("Ganja", .given(12, label: "12"))]),
          .init(
            "Relations between employers and those whom they employ, with all that follows",
            bars: [.init("Baku", .given(20, label: "20")), .init("Ganja", .missing(label: "hidden"))]),
        ]
      ).drawing()
    ),
    (
      "bars-long-names",
      BarChart(
        title: "Long names", description: "Two sentences. As always.",
        groups: [
          .init(bars: [
            .init("Люди, которым помогли в суде первой инстанции", .given(64, label: "64")),
            .init(String(repeating: "ə", count: 90), .given(-5, label: "−5")),
          ])
        ]
      ).drawing()
    ),
    (
      "bars-beyond-frame",
      BarChart(
        title: "Beyond the frame", description: "Two sentences. As always.",
        groups: [
          .init(bars: [
            .init("Baku", .given(140, label: "140%")), .init("Ganja", .given(-20, label: "−20%")),
            .init("Quba", .given(50, label: "50%")),
          ])
        ], frame: 0...100
      ).drawing()
    ),
    ("bars-none", BarChart(title: "None", description: "Nothing. At all.", groups: []).drawing()),
  ]
}
