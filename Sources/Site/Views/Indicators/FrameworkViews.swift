internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// A result with its indicators, as projects, objectives, the home page and its own page show it.
struct ResultSummaryView: TemplateView {
  let kicker: String
  let title: String
  let lang: String?
  let url: String
  let answer: String
  /// Is there an indicator? Without one it is said that there is none.
  let isMeasured: Bool
  /// Its indicators; of too many for the page, none or the first few.
  let rows: [IndicatorRowView]
  /// In place of the rows.
  let distribution: DistributionView?
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<ResultSummaryView>(
    "result summary",
    [
      .init("kicker", \.kicker),
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("answer", \.answer),
      .init("is_measured", \.isMeasured),
      .init("rows", \.rows),
      .init("distribution", \.distribution),
      .init("more", \.more),
    ])
}

/// What a result's page says.
struct ResultView: TemplateView {
  let summary: ResultSummaryView
  let distribution: DistributionView?
  let worst: WorstView?
  let facts: [FactView]
  let lists: [EntryListView]
  let evidence: [EvidenceView]
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<ResultView>(
    "result",
    [
      .init("summary", \.summary),
      .init("distribution", \.distribution),
      .init("worst", \.worst),
      .init("facts", \.facts),
      .init("lists", \.lists),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

/// An objective with its results.
struct ObjectiveSummaryView: TemplateView {
  let kicker: String
  let title: String
  let lang: String?
  let url: String
  let results: [ResultSummaryView]
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<ObjectiveSummaryView>(
    "objective summary",
    [
      .init("kicker", \.kicker),
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("results", \.results),
      .init("more", \.more),
    ])
}

/// What an objective's page says.
struct ObjectiveView: TemplateView {
  let summary: ObjectiveSummaryView
  let answer: String
  let distribution: DistributionView?
  let worst: WorstView?
  let facts: [FactView]
  let lists: [EntryListView]
  let evidence: [EvidenceView]
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<ObjectiveView>(
    "objective",
    [
      .init("summary", \.summary),
      .init("answer", \.answer),
      .init("distribution", \.distribution),
      .init("worst", \.worst),
      .init("facts", \.facts),
      .init("lists", \.lists),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

/// A project's results framework: goal, objectives, results, indicators.
struct ProjectView: TemplateView {
  let kicker: String
  let answer: String
  let distribution: DistributionView?
  let worst: WorstView?
  let goal: WordsView?
  let objectives: [ObjectiveSummaryView]
  /// Results that serve no objective; of very many results the first few, whatever they serve.
  let results: [ResultSummaryView]
  /// The way to all of them, where there are more.
  let moreResults: LinkView?
  /// Indicators of the project as a whole.
  let rows: [IndicatorRowView]
  /// The way to all of them, where there are more.
  let more: LinkView?
  let facts: [FactView]
  let lists: [EntryListView]
  let evidence: [EvidenceView]
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<ProjectView>(
    "project",
    [
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("distribution", \.distribution),
      .init("worst", \.worst),
      .init("goal", \.goal),
      .init("objectives", \.objectives),
      .init("results", \.results),
      .init("more_results", \.moreResults),
      .init("rows", \.rows),
      .init("more", \.more),
      .init("facts", \.facts),
      .init("lists", \.lists),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

extension PageContext {
  // MARK: Results

  func view(ofResult position: Int, _ result: Result) -> ResultView {
    ResultView(
      summary: summary(of: result, in: .full), distribution: distribution(of: report.indicators(ofResult: position)),
      worst: worst(report.summary(ofResult: position)),
      facts: [
        fact("project", link(result.project, in: records.projects).map { [$0] }),
        optionalFact("objective", result.objective, in: records.objectives),
        optionalFact("level", result.level.map { word("level.\($0.rawValue)") }),
        optionalFact("contact", result.header.contact),
      ].compactMap(\.self),
      lists: [list(.activities, of: result)].compactMap(\.self),
      evidence: listed(evidence(result.header.evidence)),
      workings: workings(report.namedFigures(.results, position)))
  }

  /// How much of a result stands on a page that may hold many.
  enum Fullness {
    /// Each indicator; of very many the first few.
    case full
    /// How many stand how.
    case brief
  }

  /// So many indicators are shown one by one on a page of several results.
  private static let mostIndicators = 60

  /// How much of each result these can be shown with on one page.
  private func fullness(of results: [Int]) -> Fullness {
    let count = results.reduce(0) { $0 + report.indicators(ofResult: $1).count }
    return count > Self.mostIndicators ? .brief : .full
  }

  private func kicker(of result: Result) -> String {
    result.level.map { word("result_level.\($0.rawValue)") } ?? word("record.result")
  }

  private func summary(of result: Result, in fullness: Fullness) -> ResultSummaryView {
    let position = result.header.position
    let rollUp = report.rollUp(ofResult: position)
    let indicators = report.indicators(ofResult: position)
    let more = more(.related(.results, slug: result.slug, .indicators), indicators.count)
    let shown = more == nil ? indicators[...] : indicators.prefix(PartLists.fewOnPage)
    return ResultSummaryView(
      kicker: kicker(of: result),
      title: text(result.header.title), lang: language(of: result.header.title),
      url: link(.record(.results, slug: result.slug)), answer: answer(report.summary(ofResult: position)),
      isMeasured: rollUp.of > 0, rows: fullness == .brief ? [] : shown.map { row(of: $0, report.figures(of: $0)) },
      distribution: fullness == .brief ? distribution(of: indicators) : nil,
      more: fullness == .brief ? nil : more)
  }

  private func answer(_ summary: Report.Summary) -> String {
    guard summary.isMeasured else { return word("answer.result_not_measured") }
    return figureCount(summary.withData, of: summary.of) + " " + average(summary)
  }

  /// "4 of 5 indicators have a figure."
  private func figureCount(_ withData: Int, of total: Int) -> String {
    let indicators = word("count.indicators", count: total)
    return word(
      "answer.with_figure", ["total": language.number(total), "indicators": indicators],
      count: agreement(withData, of: total))
  }

  /// The average with its base, or why there is none.
  private func average(_ summary: Report.Summary) -> String {
    let measured = summary.indicators.count { indicator in
      guard case .linear(let linear) = report.figures(of: indicator).progress else { return false }
      return linear.course.value.canHaveAttainment && linear.attainment.value.value != nil
    }
    guard case .value(let share) = summary.number.value else {
      return switch summary.number.steps.last?.rule {
      case .rollUpOfLevels: word("answer.no_average_levels")
      case .rollUpNotMeasured: word("answer.no_average_target")
      // Those that can be compared may be many and weigh little.
      default: word(measured * 2 < summary.of ? "answer.no_average" : "answer.no_average_weight")
      }
    }
    let averaged = summary.averaged.count
    return word(
      averaged < measured ? "answer.average_of_some" : "answer.average_of",
      [
        "n": language.number(measured), "total": language.number(summary.of),
        "averaged": language.number(averaged), "percent": percent(share),
      ], count: measured)
  }

  /// How many of these indicators have which status, in the words that stand beside each of them.
  private func distribution(of indicators: [Indicator]) -> DistributionView? {
    guard !indicators.isEmpty else { return nil }
    let statuses = indicators.map { status(report.figures(of: $0), of: $0) }
    let shares = IndicatorStatus.allCases.flatMap { status in
      let words = statuses.filter { $0.id == status.rawValue }.map(\.word)
      return Set(words).sorted { words.firstIndex(of: $0) ?? 0 < words.firstIndex(of: $1) ?? 0 }.map { word in
        Share(word: word, look: .status(status), count: words.count { $0 == word })
      }
    }
    return distribution(shares, label: word("status.label"), totalLabel: word("status.all"))
  }

  /// - Parameter fullness: That of these results alone, where it is not that of others beside them.
  func results(_ positions: [Int], in fullness: Fullness? = nil) -> [ResultSummaryView] {
    let counted = counted(positions)
    let fullness = fullness ?? self.fullness(of: counted)
    return counted.compactMap { records.results[$0] }.map { summary(of: $0, in: fullness) }
  }

  /// All but the invented ones.
  private func counted(_ results: [Int]) -> [Int] {
    results.filter { records.results[$0].map { $0.header.isIllustrative != true } ?? false }
  }

  // MARK: Objectives

  func view(ofObjective position: Int, _ objective: Objective) -> ObjectiveView {
    let results = counted(report.backlinks.resultsOfObjective[position] ?? [])
    let summary = report.summary(ofObjective: position)
    return ObjectiveView(
      summary: self.summary(of: objective, results, in: fullness(of: results)),
      answer: answer(summary, results: results),
      distribution: distribution(of: summary.indicators), worst: worst(summary),
      facts: [
        fact("project", link(objective.project, in: records.projects).map { [$0] }),
        optionalFact("contact", objective.header.contact),
      ].compactMap(\.self),
      lists: [list(.activities, of: objective)].compactMap(\.self),
      evidence: listed(evidence(objective.header.evidence)),
      workings: workings(report.namedFigures(.objectives, position)))
  }

  private func summary(
    of objective: Objective, _ results: [Int], in fullness: Fullness
  ) -> ObjectiveSummaryView {
    let more = more(.related(.objectives, slug: objective.slug, .results), results.count)
    return ObjectiveSummaryView(
      kicker: word("record.objective"), title: text(objective.header.title),
      lang: language(of: objective.header.title), url: link(.record(.objectives, slug: objective.slug)),
      results: self.results(more == nil ? results : Array(results.prefix(PartLists.fewOnPage)), in: fullness),
      more: more)
  }

  // MARK: Projects

  func view(ofProject position: Int, _ project: Project) -> ProjectView {
    let links = report.backlinks
    let objectives = (links.objectivesOfProject[position] ?? []).compactMap { records.objectives[$0] }
    let all = counted(links.resultsOfProject[position] ?? [])
    let isLong = all.count + objectives.count > PartLists.mostOnPage
    let fullness = fullness(of: all)
    let own = indicators(ofProject: position)
    let moreResults = more(.related(.projects, slug: project.slug, .results), all.count)
    let more = more(.related(.projects, slug: project.slug, .indicators), own.count)
    let kicker = [
      word("record.project"), span(project.start, project.end),
      project.status.map { word("project_status.\($0.rawValue)") },
    ]
    let summary = report.summary(ofProject: position)
    let evidenced = [
      fact("activities_with_evidence", report.activityEvidence(ofProject: position).value),
      fact("indicators_with_evidence", report.indicatorEvidence(ofProject: position).value),
    ].compactMap(\.self)
    return ProjectView(
      kicker: kicker.compactMap(\.self).joined(separator: word("site.separator")),
      answer: answer(summary, results: all), distribution: distribution(of: summary.indicators), worst: worst(summary),
      goal: words(project.goal),
      objectives: isLong
        ? []
        : objectives.map { objective in
          let results = counted(links.resultsOfObjective[objective.header.position] ?? [])
          return self.summary(of: objective, results, in: fullness)
        },
      results: isLong
        ? results(Array(all.prefix(moreResults == nil ? all.count : PartLists.fewOnPage)), in: .brief)
        : results(all.filter { records.results[$0]?.objective == nil }, in: fullness),
      moreResults: moreResults,
      rows: own.prefix(more == nil ? own.count : PartLists.fewOnPage).map { row(of: $0, report.figures(of: $0)) },
      more: more, facts: facts(of: project) + evidenced,
      lists: [
        isLong ? list(.objectives, of: project) : nil, list(.activities, of: project),
        list(.beneficiaries, of: project),
      ].compactMap(\.self),
      evidence: listed(evidence(project.header.evidence)), workings: workings(report.namedFigures(.projects, position)))
  }

  private func answer(_ summary: Report.Summary, results: [Int]) -> String {
    let without = results.count { report.rollUp(ofResult: $0).of == 0 }
    var sentences = results.isEmpty ? [word("answer.results_none")] : []
    if without > 0 {
      sentences.append(
        word(
          "answer.results_without", ["n": language.number(without), "total": language.number(results.count)],
          count: without))
    }
    if summary.of > 0 {
      sentences += [figureCount(summary.withData, of: summary.of), average(summary)]
    }
    return sentences.joined(separator: " ")
  }

  private func indicators(ofProject position: Int) -> [Indicator] {
    (report.backlinks.indicatorsOfProject[position] ?? []).compactMap { records.indicators[$0] }
      .filter { $0.header.isIllustrative != true && $0.result == nil }
  }

  private func facts(of project: Project) -> [FactView] {
    let budget = project.budget.map { money($0.amount, $0.currency.code) }
    let spent = project.spent.map { spent in
      let paid = money(spent.amount, spent.currency.code)
      return spent.to.map { word("format.paid_by", ["amount": paid, "date": language.date($0)]) } ?? paid
    }
    return [
      fact("funder", link(project.funder, in: records.organisations).map { [$0] }), fact("budget", budget),
      optionalFact("spent", spent),
      fact("runs", span(project.start, project.end)), optionalFact("date_note", project.dateNote),
      optionalFact("status_reason", project.statusReason),
      fact("partners", values: partners(project.partners)),
      optionalFact("languages", project.languages.map { $0.joined(separator: ", ") }),
      optionalFact("iati", project.iati?.identifier), optionalFact("contact", project.header.contact),
    ].compactMap(\.self)
  }

  private func money(_ amount: Quantity, _ currency: String) -> String {
    word("format.money", ["n": language.number(amount), "currency": currency])
  }

}
