// What a plan and a project can show for what they say. Invented records count in neither.
extension Report {
  /// How many of a plan's commitments have at least one piece of evidence.
  package func commitmentEvidence(ofPlan position: Int) -> Figure<Tally> {
    evidenceCoverage(counted(backlinks.commitmentsOfPlan[position], in: records.commitments))
  }

  package func activityEvidence(ofProject position: Int) -> Figure<Tally> {
    evidenceCoverage(counted(backlinks.activitiesOfProject[position], in: records.activities))
  }

  /// Of the project's own indicators and those of its results.
  package func indicatorEvidence(ofProject position: Int) -> Figure<Tally> {
    let ofResults = (backlinks.resultsOfProject[position] ?? []).flatMap { backlinks.indicatorsOfResult[$0] ?? [] }
    let positions = Set((backlinks.indicatorsOfProject[position] ?? []) + ofResults)
    return evidenceCoverage(records.indicators.counted.filter { positions.contains($0.header.position) })
  }

  /// The records at these positions that figures count: all but the invented ones.
  func counted<Element>(_ positions: [Int]?, in table: RecordTable<Element>) -> [Element] {
    (positions ?? []).compactMap { table[$0] }.filter { $0.header.isIllustrative != true }
  }

  private func evidenceCoverage(_ given: [some Record]) -> Figure<Tally> {
    let counts = given.map { $0.evidenceCount(self) ?? 0 }
    let inputs = zip(given, counts).map { Input(.evidence, .count($1), at: $0.header.range) }
    return Figure(
      Tally(counts.map { .value($0 > 0) }), by: .evidenceCoverage,
      from: [Input(.total, .count(given.count))] + (given.count <= CommitmentTotals.longestList ? inputs : []))
  }
}
