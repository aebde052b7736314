package import Diagnostics
package import Exact
package import FrontMatter
package import Spreadsheets

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
  package let table: TableSettings?
  package let verified: Verification?
  package let expects: [Breakdown]?
  package let suppression: Int?
  package internal(set) var breaks: [SeriesBreak]?
  package let weight: Quantity?
  /// Could every observation be read? Otherwise one that could not explains what the others seem to lack.
  let isWhole: Bool

  package static let result = Field("result", \Indicator.result, "The result that it measures.", isParent: true)
  package static let project = Field(
    "project", \Indicator.project, "Or the project, when it measures no single result.", isParent: true)
  package static let level = Field("level", \Indicator.level, "Its level in the results framework.")
  package static let definition = Field(
    "definition", \Indicator.definition, "What exactly is counted.", form: .prose,
    example: "People who came to a centre in person, each once a month.")
  package static let unit = Field("unit", \Indicator.unit, "In what it is counted, such as people.", example: "people")
  package static let kind = Field("kind", \Indicator.kind, "What kind of figure it is.")
  package static let direction = Field(
    "direction", \Indicator.direction, "Which way is better, or which side of a limit must be kept.")
  package static let aggregation = Field(
    "aggregation", \Indicator.aggregation, "Whether the periods add up or the latest one counts.")
  package static let progressMethod = Field(
    "progress_method", \Indicator.progressMethod, "How progress is measured; linear unless given.", standard: "linear")
  package static let baseYear = Field(
    "base_year", \Indicator.baseYear, "The year from which the yearly rate is counted (cagr).",
    form: .count(in: NumberRange(PartialDate.years)), example: "2015")
  package static let limit = Field("limit", \Indicator.limit, "The natural end of the scale (cagr).", example: "100")
  package static let levels = Field(
    "levels", \Indicator.levels, "The levels from the lowest to the highest (kind: level).",
    example: "[low, medium, high]")
  package static let scale = Field(
    "scale", \Indicator.scale, "The lowest and the highest score there can be (kind: score).")
  package static let numerator = Field(
    "numerator", \Indicator.numerator, "What is counted above the line of a ratio.",
    example: "requests answered in time")
  package static let denominator = Field(
    "denominator", \Indicator.denominator, "What is counted below the line of a ratio.", example: "requests")
  package static let total = Field(
    "total", \Indicator.total, "sum-of and a breakdown: its parts make the total.",
    form: .code(
      CodeForm(
        "total", "sum-of and a breakdown such as sum-of place", pattern: "^sum-of .+$", example: "sum-of place")))
  package static let baseline = Field("baseline", \Indicator.baseline, "Where it stood before.")
  package static let targets = Field("targets", \Indicator.targets, "Where it was to be, and when.")
  package static let observations = Field(
    "observations", \Indicator.observations, "What was measured, and when.", beside: .usual)
  package static let revisions = Field(
    "revisions", \Indicator.revisions, "What observations said before; rows of `<slug>.revisions.csv`, mostly.",
    beside: .usual, isHandedOn: true)
  package static let table = Field(
    "table", \Indicator.table, "How the table beside the record is to be read, where it does not say it itself.",
    isInstruction: true)
  package static let source = Field(
    "source", \Indicator.source, "Where the figures come from.", form: .prose, example: "Registers of the three centres"
  )
  package static let method = Field(
    "method", \Indicator.method, "How they are gathered.", form: .prose,
    example: "Counted from the registers at the end of each quarter.")
  package static let frequency = Field("frequency", \Indicator.frequency, "How often it is measured.")
  package static let responsible = Field("responsible", \Indicator.responsible, "Who measures it.")
  package static let rationale = Field(
    "rationale", \Indicator.rationale, "Why it tells something about the result.", form: .prose,
    example: "People come where they expect help.")
  package static let limitations = Field(
    "limitations", \Indicator.limitations, "What it does not tell.", form: .prose,
    example: "It does not tell whether they were helped.")
  package static let verified = Field("verified", \Indicator.verified, "Who checked the figures.")
  package static let expects = Field(
    "expects", \Indicator.expects, "The breakdowns that were promised, such as place, sex, or one of its own.",
    example: "[place, disability]")
  package static let suppression = Field(
    "suppression", \Indicator.suppression,
    "Counts from 1 to below it are hidden; none without it, nor with 0 or 1. A limit of 2 or 3 would tell what it hides.",
    form: .count(in: .limitOfHiding), example: "10", standard: "0")
  package static let breaks = Field("breaks", \Indicator.breaks, "Dates across which the figures cannot be compared.")
  package static let weight = Field(
    "weight", \Indicator.weight, "Its share beside the other indicators of the result; 1 unless given.",
    form: .number(in: .above(0)), example: "2", standard: "1")

  package static let schema = Schema<Indicator>(
    "indicator", sharing: RecordHeader.schema, at: \.header,
    [
      result, project, level, definition, unit, kind, direction, aggregation, progressMethod, baseYear, limit,
      levels, scale, numerator, denominator, total, baseline, targets, observations, revisions, source, method,
      frequency, responsible, rationale, limitations, verified, expects, suppression, breaks, weight, table,
    ], needingOneOf: FieldAlternatives([result.key], [project.key]))

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let faultsOfHeader = row.decoding.diagnostics.count
    result = row[Self.result]
    project = row[Self.project]
    // One that names what is not there was told so.
    if result == nil, project == nil, row.decoding.diagnostics.count == faultsOfHeader {
      row.report(.indicatorOfNothing(at: row.range))
    }
    level = row[Self.level]
    definition = row[Self.definition]
    let unit = row[Self.unit]
    let kind = row[Self.kind]
    direction = row[Self.direction]
    aggregation = row[Self.aggregation]
    progressMethod = row[Self.progressMethod]
    baseYear = row[Self.baseYear]
    limit = row[Self.limit]
    levels = row[Self.levels]
    scale = row[Self.scale]
    numerator = row[Self.numerator]
    denominator = row[Self.denominator]
    total = row[Self.total]
    row.readFigures(asWords: kind?.words(levels: levels ?? []) ?? [])
    baseline = row[Self.baseline]
    targets = row[Self.targets]
    expects = row[Self.expects]
    row.declare(keys: Self.ownBreakdowns(expects).map(\.name))
    let errorsBefore = row.decoding.errors
    let observations = row[Self.observations]
    row.reportLabels(
      of: [Observation.age.key] + Self.ownBreakdowns(expects).map(\.name), inRowsOf: Self.observations.key)
    isWhole = row.decoding.errors == errorsBefore && !row.lacksRows(of: Self.observations)
    revisions = row[Self.revisions]
    var revised = observations ?? []
    let faults = revised.take(revisions ?? [])
    // A revision may belong to an observation that could not be read.
    if isWhole { for fault in faults { row.report(fault) } }
    self.observations = observations.map { _ in revised }
    source = row[Self.source]
    method = row[Self.method]
    frequency = row[Self.frequency]
    responsible = row[Self.responsible]
    rationale = row[Self.rationale]
    limitations = row[Self.limitations]
    table = row[Self.table]
    verified = row[Self.verified]
    suppression = row[Self.suppression]
    breaks = row[Self.breaks]
    weight = row[Self.weight]
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

  package static var named: String? { "indicator_kind" }

  /// Can its figures be added up, of periods or of parts?
  var addsUp: Bool { self == .count || self == .amount }

  /// The words that stand for figures, from the lowest: `no` is 0, `yes` is 1; levels count from 1.
  func words(levels: [String]) -> [FigureWord] {
    switch self {
    case .yesNo: [FigureWord("no", stands: 0), FigureWord("yes", stands: 1)]
    case .level:
      levels.enumerated().map { FigureWord($1, stands: $0 + 1) }
    default: []
    }
  }
}

/// Which way is better, or which side of a limit must be kept.
package enum Direction: String, Vocabulary {
  case rising, falling
  case keepBelow = "keep-below"
  case keepAbove = "keep-above"

  package static var named: String? { "direction_word" }
}

package enum AggregationRule: String, Vocabulary {
  case sum, latest

  package static var named: String? { "aggregation" }
}

package enum ProgressMethod: String, Vocabulary {
  case linear, cagr

  package static var named: String? { "fact" }
}

/// How often an indicator is measured: an ISO 8601 period.
package enum Frequency: String, Vocabulary {
  case monthly = "P1M"
  case quarterly = "P3M"
  case halfYearly = "P6M"
  case yearly = "P1Y"
  case everyTwoYears = "P2Y"

  package static var named: String? { "frequency" }

  /// By how people say it: codes that differ in one character are no nearer for that.
  package static func meant(by written: String) -> Frequency? {
    switch written.inSmallLetters {
    case "monthly", "month", "every month", "aylıq", "ayda bir", "hər ay", "ежемесячно", "раз в месяц": .monthly
    case "quarterly", "quarter", "rüblük", "rübdə bir", "hər rüb", "ежеквартально", "раз в квартал": .quarterly
    case "half-yearly", "half-year", "biannual", "twice a year", "yarımillik", "ildə iki dəfə", "раз в полгода",
      "полугодие":
      .halfYearly
    case "yearly", "year", "annual", "annually", "once a year", "every year", "illik", "ildə bir", "hər il", "ежегодно",
      "раз в год", "p12m":
      .yearly
    case "two-yearly", "biennial", "every two years", "iki ildə bir", "раз в два года", "p24m": .everyTwoYears
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
    case .everyTwoYears:
      24
    }
  }
}

package enum Verification: String, Vocabulary {
  case byItself = "self"
  case independent

  package static var named: String? { "verified" }
}

/// The ends of a score's scale.
package struct Scale: Fielded, FieldValue {
  package let min: Quantity
  package let max: Quantity

  /// Then "2 of 5" would mislead: the scale begins below 0.
  package var isFromBelowZero: Bool { Fraction(min) < .zero }

  package static let min = Field("min", \Scale.min, "The lowest score there can be.", example: "0")
  package static let max = Field("max", \Scale.max, "The highest score there can be.", example: "100")

  package static let schema = Schema<Scale>(
    "scale",
    [min, max])

  package init?(_ row: inout FieldRow) {
    let min = row[Self.min]
    let max = row[Self.max]
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

  package static let date = Field("date", \SeriesBreak.date, "The first day of the new way of counting.")
  package static let reason = Field(
    "reason", \SeriesBreak.reason, "What changed.", form: .prose, example: "Calls are counted too from here on.")

  package static let schema = Schema<SeriesBreak>(
    "break",
    [date, reason])

  package init?(_ row: inout FieldRow) {
    let date = row[Self.date]
    reason = row[Self.reason]
    range = row.range
    guard let date else { return nil }
    self.date = date
  }

  package func knownPlace(ofKey key: String) -> SourceRange? { range }
}
