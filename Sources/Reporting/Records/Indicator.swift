package import Diagnostics
package import Exact
package import FrontMatter

/// Something that is measured, to tell whether a result came about.
package struct Indicator: Record {
  package static let collection = Collection.indicators

  package internal(set) var header: RecordHeader
  package let places: FieldPlaces
  package let result: Reference<Result>?
  package let project: Reference<Project>?
  package let level: ResultLevel?
  package let definition: LocalisedText?
  package let unit: LocalisedText
  package let kind: IndicatorKind
  package let direction: Direction?
  package let aggregation: AggregationRule?
  package let progressMethod: ProgressMethod?
  package let baseYear: Int?
  package let limit: Quantity?
  package let levels: [String]?
  package let scale: Scale?
  package let numerator: LocalisedText?
  package let denominator: LocalisedText?
  package let total: String?
  package internal(set) var baseline: Baseline?
  /// In place of a baseline whose figure is hidden.
  package internal(set) var hiddenBaseline: HiddenBaseline?
  package internal(set) var targets: [Target]?
  /// Each with its revisions, wherever they stand.
  package internal(set) var observations: [Observation]?
  /// Those that stand apart from the observations.
  package internal(set) var revisions: [ObservationRevision]?
  package let source: LocalisedText?
  package let method: LocalisedText?
  package let frequency: Frequency?
  package let responsible: Reference<Organisation>?
  package let rationale: LocalisedText?
  package let limitations: LocalisedText?
  package let verified: Verification?
  package let expects: [Breakdown]?
  package let suppression: Int?
  package internal(set) var breaks: [SeriesBreak]?
  package let weight: Quantity?
  /// Could every observation be read? Otherwise one that could not explains what the others seem to lack.
  let isWhole: Bool

  package static let schema = Schema<Indicator>(
    "indicator", sharing: RecordHeader.schema, at: \.header,
    [
      Field("result", \.result, "The result that it measures."),
      Field("project", \.project, "Or the project, when it measures no single result."),
      Field("level", \.level, "Its level in the results framework."),
      Field("definition", \.definition, "What exactly is counted."),
      Field("unit", \.unit, "In what it is counted, such as people."),
      Field("kind", \.kind, "What kind of figure it is."),
      Field("direction", \.direction, "Which way is better, or which side of a limit must be kept."),
      Field("aggregation", \.aggregation, "Whether the periods add up or the latest one counts."),
      Field("progress_method", \.progressMethod, "How progress is measured; linear unless given."),
      Field("base_year", \.baseYear, "The year from which the yearly rate is counted (cagr)."),
      Field("limit", \.limit, "The natural end of the scale (cagr)."),
      Field("levels", \.levels, "The levels from the lowest to the highest (kind: level)."),
      Field("scale", \.scale, "The lowest and the highest score there can be (kind: score)."),
      Field("numerator", \.numerator, "What is counted above the line of a ratio."),
      Field("denominator", \.denominator, "What is counted below the line of a ratio."),
      Field("total", \.total, "sum-of and a breakdown: its parts make the total."),
      Field("baseline", \.baseline, "Where it stood before."),
      Field("targets", \.targets, "Where it was to be, and when."),
      Field("observations", \.observations, "What was measured, and when."),
      Field("revisions", \.revisions, "What observations said before; rows of `<slug>.revisions.csv`, mostly."),
      Field("source", \.source, "Where the figures come from."),
      Field("method", \.method, "How they are gathered."),
      Field("frequency", \.frequency, "How often it is measured."),
      Field("responsible", \.responsible, "Who measures it."),
      Field("rationale", \.rationale, "Why it tells something about the result."),
      Field("limitations", \.limitations, "What it does not tell."),
      Field("verified", \.verified, "Who checked the figures."),
      Field("expects", \.expects, "The breakdowns that were promised, such as place, sex, or one of its own."),
      Field("suppression", \.suppression, "Counts from 1 to below it are hidden; none without it, nor with 0 or 1."),
      Field("breaks", \.breaks, "Dates across which the figures cannot be compared."),
      Field("weight", \.weight, "Its share beside the other indicators of the result; 1 unless given."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let faultsOfHeader = row.decoding.diagnostics.count
    result = row["result"]
    project = row["project"]
    // One that names what is not there was told so.
    if result == nil, project == nil, row.decoding.diagnostics.count == faultsOfHeader {
      row.report(.indicatorOfNothing(at: row.range))
    }
    level = row["level"]
    definition = row["definition"]
    let unit: LocalisedText? = row["unit"]
    let kind: IndicatorKind? = row["kind"]
    direction = row["direction"]
    aggregation = row["aggregation"]
    progressMethod = row["progress_method"]
    baseYear = row["base_year"]
    limit = row["limit"]
    levels = row["levels"]
    scale = row["scale"]
    numerator = row["numerator"]
    denominator = row["denominator"]
    total = row["total"]
    row.readFigures(asWords: kind?.words(levels: levels ?? []) ?? [])
    baseline = row["baseline"]
    targets = row["targets"]
    expects = row["expects"]
    row.declare(keys: Self.ownBreakdowns(expects).map(\.name))
    let errorsBefore = row.decoding.errors
    let observations: [Observation]? = row["observations"]
    row.reportLabels(of: ["age"] + Self.ownBreakdowns(expects).map(\.name), inRowsOf: "observations")
    isWhole = row.decoding.errors == errorsBefore && !row.lacksRows(of: "observations")
    revisions = row["revisions"]
    var revised = observations ?? []
    let faults = revised.take(revisions ?? [])
    // A revision may belong to an observation that could not be read.
    if isWhole { for fault in faults { row.report(fault) } }
    self.observations = observations.map { _ in revised }
    source = row["source"]
    method = row["method"]
    frequency = row["frequency"]
    responsible = row["responsible"]
    rationale = row["rationale"]
    limitations = row["limitations"]
    verified = row["verified"]
    suppression = row["suppression"]
    breaks = row["breaks"]
    weight = row["weight"]
    places = row.places
    guard let header, let unit, let kind else { return nil }
    self.header = header
    self.unit = unit
    self.kind = kind
  }
}

extension Indicator {
  /// The ways in which its figures may be broken down.
  package var breakdowns: [Breakdown] { Breakdown.common + Self.ownBreakdowns(expects) }

  /// Those that only this indicator has, each once.
  private static func ownBreakdowns(_ expected: [Breakdown]?) -> [Breakdown] {
    var own: [Breakdown] = []
    for breakdown in expected ?? [] where !Breakdown.common.contains(breakdown) && !own.contains(breakdown) {
      own.append(breakdown)
    }
    return own
  }
}

package enum IndicatorKind: String, Vocabulary {
  /// Whole numbers, such as people.
  case count
  /// What may have a fraction, such as money, hours or kilometres.
  case amount
  case percentage, ratio, score, level, qualitative
  case yesNo = "yes-no"

  /// Can its figures be added up, of periods or of parts?
  var addsUp: Bool { self == .count || self == .amount }

  /// The words that stand for figures, from the lowest: `no` is 0, `yes` is 1; levels count from 1.
  func words(levels: [String]) -> [FigureWord] {
    switch self {
    case .yesNo: [FigureWord("no", stands: 0), FigureWord("yes", stands: 1)]
    case .level: levels.enumerated().map { FigureWord($1, stands: $0 + 1) }
    default: []
    }
  }
}

/// Which way is better, or which side of a limit must be kept.
package enum Direction: String, Vocabulary {
  case rising, falling
  case keepBelow = "keep-below"
  case keepAbove = "keep-above"
}

package enum AggregationRule: String, Vocabulary {
  case sum, latest
}

package enum ProgressMethod: String, Vocabulary {
  case linear, cagr
}

/// How often an indicator is measured: an ISO 8601 period.
package enum Frequency: String, Vocabulary {
  case monthly = "P1M"
  case quarterly = "P3M"
  case halfYearly = "P6M"
  case yearly = "P1Y"
  case everyTwoYears = "P2Y"

  /// By how people say it: codes that differ in one character are no nearer for that.
  package static func meant(by written: String) -> Frequency? {
    switch written.lowercased() {
    case "monthly", "month", "aylıq", "ежемесячно": .monthly
    case "quarterly", "quarter", "rüblük", "ежеквартально": .quarterly
    case "half-yearly", "half-year", "biannual", "twice a year": .halfYearly
    case "yearly", "year", "annual", "annually", "once a year", "illik", "ежегодно", "p12m": .yearly
    case "two-yearly", "biennial", "every two years", "p24m": .everyTwoYears
    default: nil
    }
  }

  /// Calendar months in a period.
  package var months: Int {
    switch self {
    case .monthly: 1
    case .quarterly: 3
    case .halfYearly: 6
    case .yearly: 12
    case .everyTwoYears: 24
    }
  }
}

package enum Verification: String, Vocabulary {
  case byItself = "self"
  case independent
}

/// The ends of a score's scale.
package struct Scale: Fielded, FieldValue {
  package let min: Quantity
  package let max: Quantity

  package static let schema = Schema<Scale>(
    "scale",
    [
      Field("min", \.min, "The lowest score there can be."),
      Field("max", \.max, "The highest score there can be."),
    ])

  package init?(_ row: inout FieldRow) {
    let min: Quantity? = row["min"]
    let max: Quantity? = row["max"]
    guard let min, let max else { return nil }
    self.min = min
    self.max = max
  }
}

/// A date across which a series cannot be compared.
package struct SeriesBreak: Fielded, FieldValue {
  package let range: SourceRange
  package let date: PartialDate
  package let reason: LocalisedText?

  package static let schema = Schema<SeriesBreak>(
    "break",
    [
      Field("date", \.date, "The first day of the new way of counting."),
      Field("reason", \.reason, "What changed."),
    ])

  package init?(_ row: inout FieldRow) {
    let date: PartialDate? = row["date"]
    reason = row["reason"]
    range = row.range
    guard let date else { return nil }
    self.date = date
  }
}
