internal import Diagnostics
package import Exact

extension Commitment {
  /// The assessments dated by the report's date; any later one is not counted.
  package func countedAssessments(asOf: Day) -> [Assessment] {
    (assessments ?? []).filter { $0.date.last <= asOf }
  }

  /// The reports on progress dated by the report's date.
  package func countedUpdates(asOf: Day) -> [Update] {
    (updates ?? []).filter { $0.date.last <= asOf }
  }

  /// The newest counted independent one that codes a variable.
  package func newestIndependentAssessment(of variable: AssessmentVariable, asOf: Day) -> Assessment? {
    countedAssessments(asOf: asOf).filter { $0.kind == .independent && $0.reading(of: variable) != nil }
      .newest()?.assessment
  }
}

extension [Assessment] {
  /// The newest by the state that they describe, then by publication, then the later in the file, which is guessing and
  /// so a warning.
  ///
  /// Nobody knows the state of a day to come: one whose state is not said, or is said of a longer time, is as old as its
  /// publication at most.
  func newest() -> (assessment: Assessment, warnings: [Diagnostic])? {
    func rank(_ assessment: Assessment) -> (Day, Day) {
      let published = assessment.date.last
      return (Swift.min(assessment.state?.last ?? published, published), published)
    }
    guard let highest = map(rank).max(by: <), let last = last(where: { rank($0) == highest }) else { return nil }
    let others = filter { rank($0) == highest && $0.range != last.range }
    return (last, others.last.map { [.sameDayAssessments($0, last)] } ?? [])
  }
}
