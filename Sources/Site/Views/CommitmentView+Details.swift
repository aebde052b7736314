internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting

// The parts of a commitment's page that stand below the ratings.
extension PageContext {
  // MARK: The star

  func starWord(_ figures: CommitmentFigures) -> String? {
    switch figures.star.value {
    case .value(true): word("answer.matter_starred")
    case .value(false): word("answer.matter_not_starred")
    case .missing(.notApplicable): nil
    case .missing: word("answer.star_unknown")
    }
  }

  /// The conditions of a star as the newest independent assessment that codes one of them rates them.
  func conditions(of commitment: Commitment) -> [ConditionView] {
    guard let formula = report.starFormula(of: commitment),
      let assessment = commitment.conditionsAssessment(asOf: report.asOf),
      let rule = assessment.scheme.scheme.stars[formula]
    else { return [] }
    let relevance = assessment.relevance().value
    let values = assessment.values.map { values in values.map { word("values.\($0.rawValue)") } }
    return [
      condition(
        assessment, .specificity, wanted: rule.specificity, sentence: "star.specific", words: "specificity"),
      ConditionView(
        answer: answer(relevance), word: word("answer_word.\(answer(relevance))"), text: word("star.relevant"),
        value: values.map { language.list($0) } ?? word("missing.not-reviewed")),
      condition(assessment, .potentialImpact, wanted: rule.ambition, sentence: "star.potential", words: "ambition"),
      condition(assessment, .completion, wanted: rule.completion, sentence: "star.completed", words: "completion"),
    ]
  }

  private func condition(
    _ assessment: Assessment, _ variable: AssessmentVariable, wanted: Set<Label>, sentence: String, words: String
  ) -> ConditionView {
    let labels = assessment.scheme.scheme.variable(variable)?.labels.filter(wanted.contains) ?? []
    let levels = labels.map { word("\(words).\($0.word)").lowercased() }
    let reading = assessment.reading(of: variable)
    let holds: Observed<Bool> =
      switch reading {
      case .value(.unclear): .missing(.unclear)
      case .value(let label): .value(wanted.contains(label))
      case .missing(let reason): .missing(reason)
      case nil: .missing(.notReviewed)
      }
    let rated: String =
      switch reading {
      case .value(let label): word("\(words).\(label.word)").lowercased()
      case .missing(let reason): word("missing.\(reason.rawValue)")
      case nil: word("missing.not-reviewed")
      }
    return ConditionView(
      answer: answer(holds), word: word("answer_word.\(answer(holds))"),
      text: word(sentence, ["levels": oneOf(levels)]), value: word("star.this_one", ["value": rated]))
  }

  private func answer(_ holds: Observed<Bool>) -> String {
    holds.value.map { $0 ? "yes" : "no" } ?? "unknown"
  }

  /// "medium or high".
  func oneOf(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return word("format.list_or", ["items": words.dropLast().joined(separator: ", "), "last": last])
  }

  // MARK: Milestones and updates

  func milestone(_ milestone: Milestone, _ status: MilestoneStatus) -> MilestoneView {
    let days: Int? =
      switch status {
      case .doneLate(let days), .overdue(let days): days
      default: nil
      }
    let due = milestone.due.map { due in
      word(status == .withdrawn ? "milestone.was_due" : "milestone.due", ["date": language.date(due)])
    }
    let done = milestone.done.map { word("milestone.done_on", ["date": language.date($0)]) }
    let dates = [due, done].compactMap(\.self)
    return MilestoneView(
      title: text(milestone.title),
      status: StatusView(id: status.word, icon: status.icon, word: word("milestone.\(status.word)", count: days)),
      dates: dates.isEmpty ? word("milestone.no_date") : dates.joined(separator: word("site.separator")),
      responsible: link(milestone.responsible, in: records.organisations),
      evidence: evidence(milestone.evidence))
  }

  func update(_ update: Update) -> UpdateView {
    UpdateView(
      date: date(update.date), progress: text(update.progress), nextSteps: text(update.nextSteps),
      challenges: text(update.challenges))
  }

  // MARK: Facts

  func facts(of commitment: Commitment) -> [FactView] {
    let values = (commitment.values ?? []).map { ValueView(text: word("values.\($0.rawValue)"), url: nil) }
    let withdrawn = commitment.withdrawn.map { withdrawal in
      word(
        "fact.withdrawn_text",
        [
          "date": language.date(withdrawal.date),
          "by": link(withdrawal.by, in: records.organisations)?.text ?? word("missing.not-reported"),
          "reason": text(withdrawal.reason) ?? word("missing.not-reported"),
        ])
    }
    return [
      fact("lead", link(commitment.lead, in: records.organisations).map { [$0] }),
      fact("support", commitment.support.map { $0.compactMap { link($0, in: records.organisations) } }),
      fact("time", period(commitment.start, commitment.end)),
      optionalFact("date_note", text(commitment.dateNote)),
      commitment.values == nil ? nil : FactView(label: word("fact.values"), values: values, missing: nil),
      optionalFact("problem", text(commitment.problem)), optionalFact("expected", text(commitment.expected)),
      optionalFact("baseline_situation", text(commitment.baselineSituation)),
      optionalFact("outcome_situation", text(commitment.outcomeSituation)),
      optionalFact("withdrawn", withdrawn), optionalFact("ogp_id", commitment.ogpID),
      fact("plan", link(commitment.plan, in: records.plans).map { [$0] }),
    ].compactMap(\.self)
  }

  /// A fact that says "not reported" when it is not known.
  func fact(_ key: String, _ text: String?) -> FactView {
    FactView(
      label: word("fact.\(key)"), values: text.map { [ValueView(text: $0, url: nil)] } ?? [],
      missing: text == nil ? word("missing.not-reported") : nil)
  }

  /// A fact with links; an empty list says "none", no list that nothing is reported.
  func fact(_ key: String, _ links: [LinkView]?) -> FactView {
    let missing = links.map { $0.isEmpty ? word("missing.none") : nil } ?? word("missing.not-reported")
    return FactView(
      label: word("fact.\(key)"), values: (links ?? []).map { ValueView(text: $0.text, url: $0.url) }, missing: missing)
  }

  /// A fact that is left out when nothing is said.
  func optionalFact(_ key: String, _ text: String?) -> FactView? {
    text.map { fact(key, $0) }
  }

  // MARK: Evidence

  func evidence(_ evidence: [Evidence]?) -> [EvidenceView] {
    (evidence ?? []).map { piece in
      let published = [text(piece.publisher), piece.date.map { language.date($0) }].compactMap(\.self)
      let read = piece.accessed.map { word("evidence.accessed", ["date": language.date($0)]) }
      let about = [published.isEmpty ? nil : published.joined(separator: ", "), read].compactMap(\.self)
      return EvidenceView(
        title: text(piece.title),
        url: piece.url?.text ?? piece.file.flatMap { media.address(of: $0) }.map { addresses.link(toFile: $0) },
        about: about.joined(separator: word("site.separator")), archive: piece.archiveURL?.text)
    }
  }

  /// All that counts as evidence of the commitment, each source once.
  func allEvidence(of commitment: Commitment) -> [EvidenceView] {
    let lists =
      [commitment.header.evidence] + (commitment.milestones ?? []).map(\.evidence)
      + commitment.countedAssessments(asOf: report.asOf).map(\.evidence)
      + (commitment.updates ?? []).filter { $0.date.last <= report.asOf }.map(\.evidence)
    var seen = Set<String>()
    return lists.flatMap { evidence($0) }.filter { seen.insert($0.title + ($0.url ?? "")).inserted }
  }

  // MARK: Working

  func workings(of figures: CommitmentFigures) -> [WorkingView] {
    [
      working("completion", figures.completion.newest.steps),
      working("ratings_conflict", figures.completion.isConflicting.steps),
      working("schedule", figures.schedule.steps), working("relevant", figures.relevance.steps),
      working("star", figures.star.steps), working("late", figures.late.steps),
      working("milestone_share", figures.milestoneShare.steps), working("evidence_count", figures.evidenceCount.steps),
    ]
  }

  /// How a figure came about: each rule with what it was given, where that stands, and what came of it.
  func working(_ figure: String, _ steps: [Step]) -> WorkingView {
    WorkingView(
      title: word("figure.\(figure)"), steps: steps.map(step), asOf: language.date(report.asOf))
  }

  private func step(_ step: Step) -> StepView {
    StepView(
      rule: step.english,
      inputs: step.inputs.map { input in
        InputView(
          name: word("role.\(input.role.rawValue)"),
          value: shown(input.value) + (input.date.map { " (\(language.date($0)))" } ?? ""),
          place: input.place.map { "\(files[$0.file]):\($0.line)" })
      },
      result: shown(step.result))
  }

  /// A value of a working in the page's language.
  private func shown(_ value: StepValue) -> String {
    switch value {
    case .amount(let amount): language.number(plain: amount.plain)
    case .share(let share): language.number(plain: share.decimal(places: 4))
    case .date(let date): language.date(date)
    case .day(let day): language.date(day)
    case .days(let days): word("duration.days", count: days)
    case .months(let months): word("duration.months", count: months)
    case .count(let count): language.number(count)
    case .word(let text): text
    case .words(let words): words.joined(separator: ", ")
    case .flag(let flag): word("answer_word.\(flag ? "yes" : "no")")
    case .missing(let reason): word("missing.\(reason.rawValue)")
    }
  }
}

extension MilestoneStatus {
  /// The shape that goes with the status (visual.md 2).
  var icon: String {
    switch self {
    case .withdrawn: "no-target"
    case .doneOnTime, .doneLate, .done: "achieved"
    case .overdue: "clock"
    case .inProgress: "partly-met"
    case .notStarted: "ring"
    case .upcoming: "too-early"
    case .unknown: "no-data"
    }
  }
}
