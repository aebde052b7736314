// The figures of the report's records, at its date.
extension Report {
  /// The formula by which a commitment's plan gives stars; `nil` when the plan names none.
  package func starFormula(of commitment: Commitment) -> StarFormula? {
    records.plans[commitment.plan]?.starFormula
  }

  package func figures(of commitment: Commitment) -> CommitmentFigures {
    CommitmentFigures(commitment, starFormula: starFormula(of: commitment), asOf: asOf)
  }
}
