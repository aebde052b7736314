internal import Diagnostics
internal import DisclosureControl

// The figures of the report's records, at its date.
extension Report {
  /// The formula by which a commitment's plan gives stars; `nil` when the plan names none.
  package func starFormula(of commitment: Commitment) -> StarFormula? {
    records.plans[commitment.plan]?.starFormula
  }

  /// - Precondition: the commitment is one of the report's.
  package func figures(of commitment: Commitment) -> CommitmentFigures {
    guard let figures = commitmentFigures[commitment.header.position] else { notShown(commitment) }
    return figures
  }

  /// - Precondition: the indicator is one of the report's.
  package func figures(of indicator: Indicator) -> IndicatorFigures {
    guard let figures = indicatorFigures[indicator.header.position] else { notShown(indicator) }
    return figures
  }

  /// - Precondition: the set is one of the report's.
  package func figures(of cases: CaseStatistics) -> CaseFigures {
    guard let figures = caseFigures[cases.header.position] else { notShown(cases) }
    return figures
  }

  /// To how many numbers at least a reader is left who narrows a hidden count of people.
  package var leastChoice: Int { CountTable.leastChoice(for: settings.caseLimit) }

  private func notShown(_ record: some Record) -> Never {
    internalFault("\(record.slug) was asked for its figures, but the report does not show it")
  }
}
