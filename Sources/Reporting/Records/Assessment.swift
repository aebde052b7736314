package import Diagnostics
package import Exact
package import FrontMatter

/// A rating of a commitment, by somebody, of one day's state, in the words of a scheme.
package struct Assessment: Fielded, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  /// When the judgement was published.
  package let date: PartialDate
  package let stateAt: PartialDate?
  package let by: Reference<Organisation>
  package let kind: AssessorKind
  package let scheme: Scheme
  package let values: [OpenGovernmentValue]?
  /// Each variable with the word given, in the order of the fields.
  package let ratings: [(variable: AssessmentVariable, word: SchemeWord)]
  package let starred: Bool?
  package let quote: LocalisedText?
  package let page: String?
  package internal(set) var evidence: [Evidence]?

  package static let date = Field("date", \Assessment.date, "When the judgement was published.")
  package static let stateAt = Field(
    "state_at", \Assessment.stateAt, "The day whose state it describes, such as the end of the year under review.")
  package static let by = Field("by", \Assessment.by, "Who rated.")
  package static let kind = Field("kind", \Assessment.kind, "On whose behalf.")
  package static let scheme = Field("scheme", \Assessment.scheme, "The scheme that the words belong to.")
  package static let values = Field(
    "values", \Assessment.values, "The values of open government that it serves, as the assessor sees it.")
  package static let starred = Field("starred", \Assessment.starred, "Whether the assessor gave it a star.")
  package static let quote = Field(
    "quote", \Assessment.quote, "The assessor's own words.", form: .prose,
    example: #""The draft law was not sent to parliament.""#)
  package static let page = Field(
    "page", \Assessment.page, "The page of the report where it stands, such as 27 or 27–28.", example: #""27""#)
  package static let evidence = Field("evidence", \Assessment.evidence, "Where it can be checked.")

  package static let completion = rating("completion", "How far it got.")

  package static let schema = Schema<Assessment>(
    "assessment",
    [
      date,
      stateAt,
      by,
      kind,
      scheme,
      rating("specificity", "How clear the promise is (irm-2011)."),
      rating("verifiable", "Whether it can be checked (irm-2018, irm-2021)."),
      values,
      rating("open_government_lens", "Whether it is about open government (irm-2021).", named: "lens"),
      rating("potential_impact", "How much it could change (irm-2011, irm-2018).", named: "ambition"),
      rating("potential_for_results", "How much it could change (irm-2021).", named: "ambition"),
      completion,
      rating("projected_completion", "How far it should have been by then.", named: "completion"),
      rating("early_results", "Whether government became more open by it."),
      starred,
      quote,
      page,
      evidence,
    ])

  private static func rating(
    _ name: String, _ about: String, named: String? = nil
  ) -> Field<Assessment, SchemeWord> {
    Field(
      name, { $0.rating(of: AssessmentVariable(name)) }, about,
      form: .openChoice(Schemes.builtIn.words(of: AssessmentVariable(name)), named: named ?? name))
  }

  /// The variables of the site's own schemes.
  package static func ownFields(_ directory: ReferenceDirectory) -> [FieldDescription] {
    let schemes = Schemes.known(to: directory)
    return schemes.ownVariables.map {
      FieldDescription(
        key: $0.name, form: .openChoice(schemes.words(of: $0)), isRequired: false,
        about: "A rating by the site's scheme.")
    }
  }

  package init?(_ row: inout FieldRow) {
    let date = row[Self.date]
    stateAt = row[Self.stateAt]
    let by = row[Self.by]
    let kind = row[Self.kind]
    let scheme = row[Self.scheme]
    values = row[Self.values]
    ratings = Schemes.known(to: row.decoding.directory).variables.compactMap { variable in
      let word: SchemeWord? = row[key: variable.name]
      return word.map { (variable, $0) }
    }
    starred = row[Self.starred]
    quote = row[Self.quote]
    page = row[Self.page]
    evidence = row[Self.evidence]
    range = row.range
    places = row.places
    guard let date, let by, let kind, let scheme else { return nil }
    self.date = date
    self.by = by
    self.kind = kind
    self.scheme = scheme
  }

  /// The day, month or year whose state it describes: `state_at`, else `date` where that is a day or a month. `nil` where
  /// only the year of publication is known: then the state's day is not said.
  /// - Source: domain.md 2
  package var state: PartialDate? { stateAt ?? (date.precision == .year ? nil : date) }

  /// The rating of a variable as written.
  package func rating(of variable: AssessmentVariable?) -> SchemeWord? {
    ratings.first { $0.variable == variable }?.word
  }
}

/// On whose behalf somebody rates. In the order in which they are asked who heads everything: the first kind that has
/// rated is the judge (domain.md 4.3).
package enum AssessorKind: String, Vocabulary {
  case independent
  case civilSociety = "civil-society"
  case government

  package static var named: String? { "assessor" }
}
