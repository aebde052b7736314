internal import Diagnostics
internal import DisclosureControl

// The figures of the report's records, at its date.
extension Report {
  /// The formula by which a commitment's plan gives stars; `nil` when the plan names none.
  package func starFormula(of commitment: Commitment) -> StarFormula? {
    records.plans[commitment.plan]?.starFormula
  }

  /// To how many numbers at least a reader is left who narrows a hidden count of people.
  package var leastChoice: Int { CountTable.leastChoice(for: settings.caseLimit) }
}
