internal import FrontMatter

/// A piece of evidence with the part of its record behind which it stands.
package struct PlacedEvidence: Sendable {
  /// `milestones/2` is the second milestone; empty the record itself.
  package let part: String
  package let evidence: Evidence
}

extension Record {
  /// Every piece of evidence in the record, its own first.
  package var allEvidence: [PlacedEvidence] {
    var all: [PlacedEvidence] = []
    forEach(Evidence.self) { all.append(PlacedEvidence(part: $1.group, evidence: $0)) }
    return all
  }
}
