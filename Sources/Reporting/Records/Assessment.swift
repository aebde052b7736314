package import Diagnostics
package import Exact
package import FrontMatter

/// A rating of a commitment, by somebody at a date, in the words of a scheme.
package struct Assessment: Fielded, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  package let date: PartialDate
  package let by: Reference<Organisation>
  package let kind: AssessorKind
  package let scheme: SchemeName
  package let specificity: Rating?
  package let verifiable: Rating?
  package let values: [OpenGovernmentValue]?
  package let openGovernmentLens: Rating?
  package let potentialImpact: Rating?
  package let potentialForResults: Rating?
  package let completion: Rating?
  package let projectedCompletion: Rating?
  package let earlyResults: Rating?
  package let starred: Bool?
  package let quote: LocalisedText?
  package let evidence: [Evidence]?

  package static let schema = Schema<Assessment>(
    "assessment",
    [
      Field("date", \.date, "When the rating was given."),
      Field("by", \.by, "Who rated."),
      Field("kind", \.kind, "On whose behalf."),
      Field("scheme", \.scheme, "The scheme that the words belong to."),
      Field("specificity", \.specificity, "How clear the promise is (irm-2011)."),
      Field("verifiable", \.verifiable, "Whether it can be checked (irm-2018, irm-2021)."),
      Field("values", \.values, "The values of open government that it serves, as the assessor sees it."),
      Field("open_government_lens", \.openGovernmentLens, "Whether it is about open government (irm-2021)."),
      Field("potential_impact", \.potentialImpact, "How much it could change (irm-2011, irm-2018)."),
      Field("potential_for_results", \.potentialForResults, "How much it could change (irm-2021)."),
      Field("completion", \.completion, "How far it got."),
      Field("projected_completion", \.projectedCompletion, "How far it should have been by then."),
      Field("early_results", \.earlyResults, "Whether government became more open by it."),
      Field("starred", \.starred, "Whether the assessor gave it a star."),
      Field("quote", \.quote, "The assessor's own words."),
      Field("evidence", \.evidence, "Where it can be checked."),
    ])

  package init?(_ row: inout FieldRow) {
    let date: PartialDate? = row["date"]
    let by: Reference<Organisation>? = row["by"]
    let kind: AssessorKind? = row["kind"]
    let scheme: SchemeName? = row["scheme"]
    specificity = row["specificity"]
    verifiable = row["verifiable"]
    values = row["values"]
    openGovernmentLens = row["open_government_lens"]
    potentialImpact = row["potential_impact"]
    potentialForResults = row["potential_for_results"]
    completion = row["completion"]
    projectedCompletion = row["projected_completion"]
    earlyResults = row["early_results"]
    starred = row["starred"]
    quote = row["quote"]
    evidence = row["evidence"]
    range = row.range
    places = row.places
    guard let date, let by, let kind, let scheme else { return nil }
    self.date = date
    self.by = by
    self.kind = kind
    self.scheme = scheme
  }
}

package enum AssessorKind: String, Vocabulary {
  case government, independent
  case civilSociety = "civil-society"
}

/// A label of a scheme's variable, stored as the word and never as a number.
///
/// Which words a variable has is for its scheme to say; the scheme's check reports one that it does not know.
package struct Rating: FieldValue, Hashable {
  package let label: String
  package let range: SourceRange

  package static var form: FieldForm { .text }
  package var content: FieldContent { .choice(label) }

  package init(label: String, range: SourceRange) {
    self.label = label
    self.range = range
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Rating? {
    String.decode(node, as: field, &decoding).map { Rating(label: $0, range: node.range) }
  }
}
