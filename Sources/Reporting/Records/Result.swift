package import Exact
package import FrontMatter

/// A change that a project promised to bring about.
package final class Result: PlainRecord {
  package static let collection = Collection.results

  package let header: RecordHeader
  package let places: FieldPlaces
  package let project: Reference<Project>
  package let objective: Reference<Objective>?
  package let level: ResultLevel?
  package let weight: Quantity?

  package static let project = Field("project", \Result.project, "The project that promised it.", isParent: true)
  package static let objective = Field("objective", \Result.objective, "The objective that it serves.")
  package static let level = Field("level", \Result.level, "Its level in the results framework.")
  package static let weight = Field(
    "weight", \Result.weight, "Its share beside the other results; 1 unless given.", form: .number(in: .above(0)),
    example: "2", standard: "1")

  package static let schema = Schema<Result>(
    "result", sharing: RecordHeader.schema, at: \.header,
    [project, objective, level, weight])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let project = row[Self.project]
    objective = row[Self.objective]
    level = row[Self.level]
    weight = row[Self.weight]
    places = row.places
    guard let header, let project else { return nil }
    self.header = header
    self.project = project
  }

  package init(_ other: Result, header: RecordHeader) {
    self.header = header
    places = other.places
    project = other.project
    objective = other.objective
    level = other.level
    weight = other.weight
  }
}
