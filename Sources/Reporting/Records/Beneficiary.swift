package import FrontMatter

/// A group of people for whom a project works.
package final class Beneficiary: PlainRecord {
  package static let collection = Collection.beneficiaries

  package let header: RecordHeader
  package let places: FieldPlaces
  package let project: Reference<Project>?
  package let kind: BeneficiaryKind?

  package static let project = Field("project", \Beneficiary.project, "The project that works for it.", isFact: true)
  package static let kind = Field("kind", \Beneficiary.kind, "Reached directly, or in the end.")

  package static let schema = Schema<Beneficiary>(
    "beneficiary", sharing: RecordHeader.schema, at: \.header,
    [project, kind])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    project = row[Self.project]
    kind = row[Self.kind]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Beneficiary, header: RecordHeader) {
    self.header = header
    places = other.places
    project = other.project
    kind = other.kind
  }
}

package enum BeneficiaryKind: String, Vocabulary {
  case intermediate, final

  package static var named: String? { "beneficiary_kind" }
}
