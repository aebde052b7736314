/// A piece of evidence with the part of its record behind which it stands.
package struct PlacedEvidence: Sendable {
  /// `milestones/2` is the second milestone; empty the record itself.
  package let part: String
  package let evidence: Evidence
}

extension Record {
  /// Every piece of evidence in the record, its own first.
  package var allEvidence: [PlacedEvidence] {
    placed(header.evidence, part: "") + partEvidence
  }

  private var partEvidence: [PlacedEvidence] {
    switch byKind {
    case .commitment(let commitment):
      placed(commitment.milestones, "milestones", \.evidence)
        + placed(commitment.assessments, "assessments", \.evidence) + placed(commitment.updates, "updates", \.evidence)
    case .indicator(let indicator): placed(indicator.observations, "observations", \.evidence)
    case .activity(let activity): placed(activity.outputs, "outputs", \.evidence)
    case .project, .objective, .result, .plan, .organisation, .place, .beneficiary, .cases, .news, .event,
      .publication, .page:
      []
    }
  }

  private func placed<Part>(
    _ parts: [Part]?, _ name: String, _ evidence: (Part) -> [Evidence]?
  ) -> [PlacedEvidence] {
    var placed: [PlacedEvidence] = []
    for (index, part) in (parts ?? []).enumerated() {
      guard let evidence = evidence(part), !evidence.isEmpty else { continue }
      placed += self.placed(evidence, part: "\(name)/\(index + 1)")
    }
    return placed
  }

  private func placed(_ evidence: [Evidence]?, part: String) -> [PlacedEvidence] {
    (evidence ?? []).map { PlacedEvidence(part: part, evidence: $0) }
  }
}
