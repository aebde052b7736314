/// Which records refer to which, built once; each list holds positions in the natural order of their ids.
package struct Backlinks: Sendable {
  package let objectivesOfProject: [Int: [Int]]
  package let resultsOfProject: [Int: [Int]]
  package let resultsOfObjective: [Int: [Int]]
  package let activitiesOfProject: [Int: [Int]]
  package let activitiesOfResult: [Int: [Int]]
  package let activitiesOfObjective: [Int: [Int]]
  package let activitiesOfPlace: [Int: [Int]]
  package let indicatorsOfResult: [Int: [Int]]
  /// Those that measure the project itself; one that names a result counts under that, whether or not it names both.
  package let indicatorsOfProject: [Int: [Int]]
  package let commitmentsOfPlan: [Int: [Int]]
  package let commitmentsOfLead: [Int: [Int]]
  package let commitmentsOfSupport: [Int: [Int]]
  package let commitmentsOfAssessor: [Int: [Int]]
  package let placesOfPlace: [Int: [Int]]
  package let beneficiariesOfProject: [Int: [Int]]
  package let eventsOfPlace: [Int: [Int]]
  package let projectsOfPartner: [Int: [Int]]

  init(_ records: Records) {
    objectivesOfProject = Self.group(records.objectives) { [$0.project] }
    resultsOfProject = Self.group(records.results) { [$0.project] }
    resultsOfObjective = Self.group(records.results) { [$0.objective] }
    activitiesOfProject = Self.group(records.activities) { [$0.project] }
    activitiesOfResult = Self.group(records.activities) { $0.results ?? [] }
    activitiesOfObjective = Self.group(records.activities) { [$0.objective] }
    activitiesOfPlace = Self.group(records.activities) { $0.sites ?? [] }
    indicatorsOfResult = Self.group(records.indicators) { [$0.result] }
    indicatorsOfProject = Self.group(records.indicators) { $0.result == nil ? [$0.project] : [] }
    commitmentsOfPlan = Self.group(records.commitments) { [$0.plan] }
    commitmentsOfLead = Self.group(records.commitments) { [$0.lead] }
    commitmentsOfSupport = Self.group(records.commitments) { $0.support ?? [] }
    commitmentsOfAssessor = Self.group(records.commitments) { ($0.assessments ?? []).map(\.by) }
    placesOfPlace = Self.group(records.places) { [$0.parent] }
    beneficiariesOfProject = Self.group(records.beneficiaries) { [$0.project] }
    eventsOfPlace = Self.group(records.events) { [$0.site] }
    projectsOfPartner = Self.group(records.projects) { ($0.partners ?? []).map(\.organisation) + [$0.funder] }
  }

  private static func group<Element, Target>(
    _ table: RecordTable<Element>, by references: (Element) -> [Reference<Target>?]
  ) -> [Int: [Int]] {
    var groups: [Int: [Int]] = [:]
    for position in table.naturalPositions {
      guard let record = table[position] else { continue }
      for reference in references(record) {
        guard let target = reference?.index, groups[target]?.last != position else { continue }
        groups[target, default: []].append(position)
      }
    }
    return groups
  }
}
