internal import Exact
internal import FrontMatter
internal import Reporting

extension DataTable {
  /// The commitments of plans of the Open Government Partnership, by the names and labels of its own database (edition of
  /// 2015, spelled as there), as its Independent Reporting Mechanism rates them. Docs/open-data.md has the mapping.
  static func ogpCommitments(_ report: Report) -> DataTable {
    DataTable("ogp-commitments") {
      Table(columns(report), key: ["commitment"]) { show in
        for commitment in report.records.commitments.counted
        where report.records.plans[commitment.plan]?.kind == .openGovernment {
          show(OGPRow(commitment, report))
        }
      }
    }
  }

  private static func columns(_ report: Report) -> [Column<OGPRow>] {
    let records = report.records
    let code = report.settings.languages.firstIndex { $0 == "en" || $0.hasPrefix("en-") } ?? 0
    let country = report.settings.country?.text(in: code)
    func name(_ reference: Reference<Organisation>?) -> Cell {
      .text(reference.flatMap { records.organisations[$0] }?.header.title.text(in: code))
    }
    func value(_ name: String, _ about: String, _ value: OpenGovernmentValue) -> Column<OGPRow> {
      Column(name, about, .text) { row in
        row.isAssessed ? .ogpFlag(row.figures.conditions?.values.map { $0.contains(value) }) : .notReviewed
      }
    }
    func label(_ name: String, _ about: String, _ rating: @escaping (OGPRow) -> SchemeLabel?) -> Column<OGPRow> {
      Column(name, about, .text) { row in
        row.isAssessed ? .text(rating(row).flatMap(OGPLabel.init)?.text) : .notReviewed
      }
    }
    func source(_ name: String, _ column: String, _ rating: @escaping (OGPRow) -> SchemeLabel?) -> Column<OGPRow> {
      Column(
        ColumnDescription(
          name: name,
          meaning: .said("From which label of which scheme and variable `{name}` comes.", ["name": column]), form: .text
        )
      ) { row in .text(rating(row).map { "\($0.scheme.name) \($0.variable.name): \($0.label.word)" }) }
    }
    return [
      Column("commitment", "The commitment to which it belongs.", .reference(.commitments)) {
        .text($0.commitment.header.id)
      },
      Column("ogp_id", "Its number in OGP's database, such as AZ0038.", .text) { .text($0.commitment.ogpID) },
      Column("Action Plan No.", "Which plan of its kind, from 1.", .count) {
        .count(records.plans[$0.commitment.plan]?.number)
      },
      Column("Country", "The country that the site is about.", .text) { _ in .text(country) },
      Column("Commitment Title", "What it is called, on its page and in lists.", .text) {
        .text($0.commitment.header.title.text(in: code))
      },
      Column("Full Text", "The plan's own words.", .text) { .text($0.commitment.originalText?.text(in: code)) },
      Column("Lead institution (Responsible Instutitution)", "The institution responsible.", .text) {
        name($0.commitment.lead)
      },
      Column("Supporting Institution", "The institutions that help.", .list(.text)) {
        .given(($0.commitment.support ?? []).map(name))
      },
      label("Specificity", "How clear the promise is: a. low, b. medium, c. high, None, NR.", \.checkability),
      value("Value -Info", "Serves access to information: 1, 0, NR.", .information),
      value("Value -Part", "Serves civic participation: 1, 0, NR.", .participation),
      value("Value -Acc", "Serves public accountability: 1, 0, NR.", .accountability),
      value("Value -Tech", "Serves technology for openness: 1, 0, NR.", .technology),
      Column("_Relevant", "Whether it is relevant to open government: 1, 0, NR.", .text) { row in
        row.isAssessed ? .ogpFlag(row.figures.relevance.value.value) : .notReviewed
      },
      label("Potential Impact", "How much it could change: None, Minor, Moderate, Transformative, NR.", \.ambition),
      Column("Start", "When work was to begin.", .date) { .date($0.commitment.start) },
      Column("End", "When it was to be done.", .date) { .date($0.commitment.end) },
      label(
        "Actual Completion",
        "How far it got: a. Not started, b. Limited, c. Substantial, d. Complete, Unclear, Withdrawn, NR.",
        \.completion),
      label("Projected Completion", "How far it should have been by then, in the same words.", \.projected),
      Column("On schedule", "behind schedule, on schedule, ahead of schedule, or NR.", .text) { row in
        row.isAssessed ? .text(row.figures.schedule.value.value.map(OGPLabel.text)) : .notReviewed
      },
      Column("Starred", "Whether it has a star: 1, 0, NR.", .text) { row in
        row.isAssessed
          ? .ogpFlag(row.figures.conditions?.starred ?? row.figures.star.value.value) : .notReviewed
      },
      Column("IRM Assessed (Y/N)?", "Whether independent assessors have rated it: 1, 0.", .text) {
        .ogpFlag($0.isAssessed)
      },
      source("specificity_from", "Specificity", \.checkability),
      source("potential_impact_from", "Potential Impact", \.ambition),
      source("actual_completion_from", "Actual Completion", \.completion),
      source("projected_completion_from", "Projected Completion", \.projected),
    ]
  }
}

/// A commitment with what independent assessors say of it.
private struct OGPRow {
  let commitment: Commitment
  let figures: CommitmentFigures
  let isAssessed: Bool
  let checkability: SchemeLabel?
  let ambition: SchemeLabel?
  let completion: SchemeLabel?
  let projected: SchemeLabel?

  init(_ commitment: Commitment, _ report: Report) {
    self.commitment = commitment
    figures = report.figures(of: commitment)
    let asOf = report.asOf
    isAssessed = commitment.countedAssessments(asOf: asOf).contains { $0.kind == .independent }
    checkability = figures.conditions.flatMap { $0.reading(of: $0.scheme.checkability)?.value }
    ambition = figures.ambition.value
    completion = figures.completion.independent.value.value?.schemeLabel
    projected =
      commitment.newestIndependentAssessment(of: .projectedCompletion, asOf: asOf)?
      .reading(of: .projectedCompletion)?.value
  }
}

/// A label as OGP's database writes it.
private struct OGPLabel {
  let text: String

  /// - Returns: `nil` where the database has none for it: neither the scheme nor what it maps to is rated so there.
  init?(_ label: SchemeLabel) {
    let known = Schemes.builtIn["irm-2011"].flatMap { label.mapped(to: $0) } ?? label
    guard let text = Self.texts[known.variable.name]?[known.label.word] else { return nil }
    self.text = text
  }

  private static let levels = [
    "not-started": "a. Not started", "limited": "b. Limited", "substantial": "c. Substantial",
    "complete": "d. Complete", "unclear": "Unclear", "withdrawn": "Withdrawn",
  ]
  private static let texts = [
    "specificity": ["none": "None", "low": "a. low", "medium": "b. medium", "high": "c. high"],
    "potential_impact": [
      "none": "None", "minor": "Minor", "moderate": "Moderate", "transformative": "Transformative",
    ],
    "completion": levels,
    "projected_completion": levels,
  ]

  static func text(_ schedule: Schedule) -> String {
    switch schedule {
    case .behind: "behind schedule"
    case .on: "on schedule"
    case .ahead: "ahead of schedule"
    }
  }
}

extension Cell {
  /// The database's word for what its assessors have not looked at.
  fileprivate static var notReviewed: Cell { .text("NR") }

  fileprivate static func ogpFlag(_ flag: Bool?) -> Cell { flag.map { .text($0 ? "1" : "0") } ?? .absent }
}
