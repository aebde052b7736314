package import Exact
package import FrontMatter

/// What a project aims at, one level above its results.
package final class Objective: PlainRecord {
  package static let collection = Collection.objectives

  package let header: RecordHeader
  package let places: FieldPlaces
  package let project: Reference<Project>?
  package let level: ResultLevel?
  package let weight: Quantity?

  package static let project = Field("project", \Objective.project, "The project that it belongs to.", isParent: true)
  package static let level = Field("level", \Objective.level, "Its level in the results framework.")
  package static let weight = Field(
    "weight", \Objective.weight, "Its share beside the other objectives; 1 unless given.", form: .number(in: .above(0)),
    example: "2", standard: "1")

  package static let schema = Schema<Objective>(
    "objective", sharing: RecordHeader.schema, at: \.header,
    [project, level, weight])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    project = row[Self.project]
    level = row[Self.level]
    weight = row[Self.weight]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Objective, header: RecordHeader) {
    self.header = header
    places = other.places
    project = other.project
    level = other.level
    weight = other.weight
  }
}

package enum ResultLevel: String, Vocabulary {
  case output, outcome, impact

  package static var named: String? { "level" }
}
