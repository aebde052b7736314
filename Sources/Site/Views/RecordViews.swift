internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What most records' pages say: facts, and lists of what belongs to them.
struct RecordView: TemplateView {
  let kicker: String
  let answer: String?
  let facts: [FactView]
  let lists: [EntryListView]
  let evidence: [EvidenceView]

  static let declaration = ViewDeclaration<RecordView>(
    "record",
    [
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("facts", \.facts),
      .init("lists", \.lists),
      .init("evidence", \.evidence),
    ])
}

/// Records under a heading.
struct EntryListView: TemplateView {
  let heading: String
  let entries: [EntryView]

  static let declaration = ViewDeclaration<EntryListView>(
    "entry list",
    [
      .init("heading", \.heading),
      .init("entries", \.entries),
    ])
}

/// A record in a list: a line about it, its title, its summary.
struct EntryView: TemplateView {
  let title: String
  let url: String
  let about: String
  let text: String?

  static let declaration = ViewDeclaration<EntryView>(
    "entry",
    [
      .init("title", \.title),
      .init("url", \.url),
      .init("about", \.about),
      .init("text", \.text),
    ])
}

/// A result with its indicators, as projects, objectives and the home page show it.
struct ResultView: TemplateView {
  let kicker: String
  let title: String
  let url: String
  let answer: String
  /// Said when there is no indicator.
  let isMeasured: Bool
  let rows: [IndicatorRowView]
  let distribution: DistributionView?
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<ResultView>(
    "result",
    [
      .init("kicker", \.kicker),
      .init("title", \.title),
      .init("url", \.url),
      .init("answer", \.answer),
      .init("is_measured", \.isMeasured),
      .init("rows", \.rows),
      .init("distribution", \.distribution),
      .init("workings", \.workings),
    ])
}

/// An objective with its results.
struct ObjectiveView: TemplateView {
  let title: String
  let url: String
  let results: [ResultView]

  static let declaration = ViewDeclaration<ObjectiveView>(
    "objective",
    [
      .init("title", \.title),
      .init("url", \.url),
      .init("results", \.results),
    ])
}

/// A project's results framework: goal, objectives, results, indicators.
struct ProjectView: TemplateView {
  let kicker: String
  let answer: String
  let distribution: DistributionView?
  let objectives: [ObjectiveView]
  /// Results that serve no objective.
  let results: [ResultView]
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
      .init("objectives", \.objectives),
      .init("results", \.results),
      .init("facts", \.facts),
      .init("lists", \.lists),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

extension PageContext {
  // MARK: Entries

  func entry<Element: Record>(_ record: Element, about: String = "") -> EntryView {
    EntryView(
      title: text(record.header.title), url: link(.record(Element.collection, slug: record.slug)), about: about,
      text: text(record.header.summary))
  }

  /// A list of records; `nil` when it is empty.
  func entries<Element: Record>(
    _ heading: String, _ positions: [Int]?, in table: RecordTable<Element>, about: (Element) -> String = { _ in "" }
  ) -> EntryListView? {
    let entries = (positions ?? []).compactMap { table[$0] }.map { entry($0, about: about($0)) }
    return entries.isEmpty ? nil : EntryListView(heading: word("heading.\(heading)"), entries: entries)
  }

  /// What stands before a record in a list: when, or of what kind.
  func about(_ record: some Record) -> String {
    switch record {
    case let activity as Activity: about(activity)
    case let commitment as Commitment:
      [commitment.number, text(commitment.theme)].compactMap(\.self).joined(separator: word("site.separator"))
    case let plan as Plan: period(plan.start, plan.end) ?? ""
    case let project as Project: period(project.start, project.end) ?? ""
    case let news as News: news.date.map { language.date($0) } ?? ""
    case let event as Event: (event.date.map { language.date($0) } ?? period(event.start, event.end)) ?? ""
    case let publication as Publication: publication.date.map { language.date($0) } ?? ""
    case let organisation as Organisation: word("organisation_kind.\(organisation.kind.rawValue)")
    case let place as Place: text(place.kind) ?? ""
    case let beneficiary as Beneficiary: beneficiary.kind.map { word("beneficiary_kind.\($0.rawValue)") } ?? ""
    default: ""
    }
  }

  private func about(_ activity: Activity) -> String {
    [period(activity.start, activity.end), activity.status.map { word("activity_status.\($0.rawValue)") }]
      .compactMap(\.self).joined(separator: word("site.separator"))
  }

  /// "organisation · role · from to".
  func partners(_ partners: [Partner]?) -> [ValueView]? {
    partners.map { partners in
      partners.compactMap { partner in
        guard let organisation = records.organisations[partner.organisation] else { return nil }
        let link = link(to: organisation)
        let details = [text(partner.role), period(partner.from, partner.to)].compactMap(\.self)
        let text = ([link.text] + details).joined(separator: word("site.separator"))
        return ValueView(text: text, url: link.url)
      }
    }
  }

  func fact(_ key: String, values: [ValueView]?) -> FactView {
    FactView(
      label: word("fact.\(key)"), values: values ?? [],
      missing: values.map { $0.isEmpty ? word("missing.none") : nil } ?? word("missing.not-reported"))
  }

  // MARK: Results

  func view(ofResult position: Int, _ result: Result) -> ResultView {
    let indicators = report.indicators(ofResult: position)
    let rollUp = report.rollUp(ofResult: position)
    return ResultView(
      kicker: [word("record.result"), result.level.map { word("level.\($0.rawValue)") }].compactMap(\.self)
        .joined(separator: word("site.separator")),
      title: text(result.header.title), url: link(.record(.results, slug: result.slug)),
      answer: answer(rollUp), isMeasured: rollUp.of > 0,
      rows: indicators.map { row(of: $0, report.figures(of: $0)) }, distribution: distribution(rollUp),
      workings: rollUp.of > 0 ? [working("roll_up", rollUp.number.steps)] : [])
  }

  private func answer(_ rollUp: RollUp) -> String {
    guard rollUp.of > 0 else { return word("answer.result_not_measured") }
    let values = ["n": language.number(rollUp.withData), "total": language.number(rollUp.of)]
    let known = word("answer.with_figure", values)
    return known + " " + average(rollUp.number.value)
  }

  private func average(_ number: Observed<Fraction>) -> String {
    switch number {
    case .value(let share): word("answer.average_alone", ["percent": percent(share)])
    case .missing: word("answer.no_average")
    }
  }

  private func distribution(_ rollUp: RollUp) -> DistributionView? {
    guard rollUp.of > 0 else { return nil }
    return distribution(rollUp.distribution.map { ($0.status, $0.count) })
  }

  private func distribution(_ counts: [(status: IndicatorStatus, count: Int)]) -> DistributionView {
    let groups = counts.map { status, count in
      let view = self.status(status, isLimit: false)
      return (id: view.id, level: LevelView(fill: nil, word: view.word), icon: Optional(view.icon), count: count)
    }
    return DistributionView(
      label: word("status.label"), segments: segments(groups),
      total: language.number(counts.reduce(0) { $0 + $1.count }), totalLabel: word("status.all"))
  }

  func view(ofObjective position: Int, _ objective: Objective) -> ObjectiveView {
    ObjectiveView(
      title: text(objective.header.title), url: link(.record(.objectives, slug: objective.slug)),
      results: results(report.backlinks.resultsOfObjective[position] ?? []))
  }

  func results(_ positions: [Int]) -> [ResultView] {
    positions.compactMap { position in
      records.results[position].flatMap { result in
        result.header.isIllustrative == true ? nil : view(ofResult: position, result)
      }
    }
  }

  // MARK: Projects

  func view(ofProject position: Int, _ project: Project) -> ProjectView {
    let links = report.backlinks
    let objectives = (links.objectivesOfProject[position] ?? []).compactMap { position in
      records.objectives[position].map { view(ofObjective: position, $0) }
    }
    let all = (links.resultsOfProject[position] ?? []).filter { records.results[$0]?.header.isIllustrative != true }
    let statuses = all.flatMap { report.rollUp(ofResult: $0).distribution }
    let counts = IndicatorStatus.allCases.compactMap { status -> (status: IndicatorStatus, count: Int)? in
      let count = statuses.filter { $0.status == status }.reduce(0) { $0 + $1.count }
      return count > 0 ? (status, count) : nil
    }
    let kicker = [
      word("record.project"), period(project.start, project.end),
      project.status.map { word("project_status.\($0.rawValue)") },
    ]
    let summary = report.summary(ofProject: position)
    return ProjectView(
      kicker: kicker.compactMap(\.self).joined(separator: word("site.separator")),
      answer: projectAnswer(summary, results: all), distribution: counts.isEmpty ? nil : distribution(counts),
      objectives: objectives, results: results(all.filter { records.results[$0]?.objective == nil }),
      facts: facts(of: project), lists: lists(ofProject: position), evidence: evidence(project.header.evidence),
      workings: [working("roll_up", summary.number.steps)])
  }

  private func projectAnswer(_ summary: Report.Summary, results: [Int]) -> String {
    let without = results.count { report.rollUp(ofResult: $0).of == 0 }
    var sentences: [String] = []
    if without > 0 {
      sentences.append(
        word("answer.results_without", ["total": language.number(results.count)], count: without))
    }
    if summary.of > 0 {
      sentences.append(
        word(
          "answer.with_figure",
          ["n": language.number(summary.withData), "total": language.number(summary.of)]))
      sentences.append(average(summary.number.value))
    }
    return sentences.joined(separator: " ")
  }

  private func facts(of project: Project) -> [FactView] {
    let budget = project.budget.map { budget in
      word("format.money", ["n": language.number(budget.amount), "currency": budget.currency])
    }
    return [
      fact("funder", link(project.funder, in: records.organisations).map { [$0] }), fact("budget", budget),
      fact("runs", period(project.start, project.end)), optionalFact("date_note", text(project.dateNote)),
      optionalFact("status_reason", text(project.statusReason)),
      fact("partners", values: partners(project.partners)),
      optionalFact("languages", project.languages.map { $0.joined(separator: ", ") }),
      optionalFact("iati", project.iati?.identifier), optionalFact("contact", text(project.header.contact)),
    ].compactMap(\.self)
  }

  private func lists(ofProject position: Int) -> [EntryListView] {
    let links = report.backlinks
    return [
      entries("activities", links.activitiesOfProject[position], in: records.activities) { about($0) },
      entries("beneficiaries", links.beneficiariesOfProject[position], in: records.beneficiaries) { about($0) },
    ].compactMap(\.self)
  }
}
