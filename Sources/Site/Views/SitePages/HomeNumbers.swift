internal import Exact
internal import Localisation
internal import Reporting

// The numbers of a first page without a plan.
extension PageContext {
  func workingsOfResults() -> [WorkingView] {
    let results = records.results.countedPositions
    guard !results.isEmpty else { return [] }
    let indicators = results.flatMap { report.indicators(ofResult: $0) }
    return workings([
      NamedFigure(.withData, report.coverage(of: indicators)),
      NamedFigure(.withTarget, report.targets(of: indicators)),
    ])
  }

  /// The answers of a site without a plan: how many results, and of which there are figures.
  func answersOfResults() -> [AnswerView] {
    let results = records.results.countedPositions
    guard !results.isEmpty else { return [] }
    let indicators = results.flatMap { report.indicators(ofResult: $0) }
    let url = link(.list(.results, page: 1))
    let base = word("format.base", ["total": language.number(indicators.count)])
    func answer(_ key: String, _ count: Int, base: String) -> AnswerView {
      AnswerView(
        number: language.number(count), base: base, label: word("answer.home_\(key)"), url: url,
        text: word("answer.home_\(key)_text", count: count), look: "plain")
    }
    return [
      answer("results", results.count, base: ""), answer("indicators", indicators.count, base: ""),
      answer("figures", indicators.count { report.figures(of: $0).actual.value.value != nil }, base: base),
      answer("targets", indicators.count { $0.finalTarget != nil }, base: base),
    ]
  }
}
