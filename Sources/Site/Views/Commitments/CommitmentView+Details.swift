internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

// The parts of a commitment's page that stand below the ratings.

struct MilestoneView: TemplateView {
  let title: WordsView
  let status: StatusView
  /// "due December 2014", "done 2015"; never empty.
  let dates: [String]
  let responsible: LinkView?
  let evidence: [EvidenceView]

  static let declaration = ViewDeclaration<MilestoneView>(
    "milestone",
    [
      .init("title", \.title),
      .init("status", \.status),
      .init("dates", \.dates),
      .init("responsible", \.responsible),
      .init("evidence", \.evidence),
    ])
}

struct UpdateView: TemplateView {
  let date: DateView
  let progress: WordsView
  let nextSteps: WordsView?
  let challenges: WordsView?

  static let declaration = ViewDeclaration<UpdateView>(
    "update",
    [
      .init("date", \.date),
      .init("progress", \.progress),
      .init("next_steps", \.nextSteps),
      .init("challenges", \.challenges),
    ])
}

extension PageContext {
  // MARK: Milestones and updates

  /// - Parameter commitment: The one to which it belongs.
  func milestone(_ milestone: Milestone, _ status: MilestoneStatus, of commitment: Commitment) -> MilestoneView {
    var isOverdue = false
    if case .overdue = status { isOverdue = true }
    // Overdue, and nobody has said since whether it is done: that has not the look of what is late.
    let isSilent = isOverdue && !commitment.isKnownOpen(milestone, status, asOf: report.asOf)
    let days: Int? =
      switch status {
      case .doneLate(let days), .overdue(let days?): days
      default: nil
      }
    let due = milestone.due.map { due in
      word(status == .withdrawn ? "milestone.was_due" : "milestone.due", ["date": language.date(due)])
    }
    let done = milestone.done.map { word("milestone.done_on", ["date": language.date($0)]) }
    let dates = [due, done, isSilent ? word("milestone.silent") : nil].compactMap(\.self)
    return MilestoneView(
      title: words(milestone.title),
      status: StatusView(
        id: isSilent ? MilestoneStatus.unknown.word : status.word, icon: status.icon,
        word: status == .overdue(days: nil)
          ? word("milestone_word.overdue") : word("milestone.\(status.word)", count: days)),
      dates: dates.isEmpty ? [word("milestone.no_date")] : dates,
      responsible: link(milestone.responsible, in: records.organisations),
      evidence: evidence(milestone.evidence))
  }

  func update(_ update: Update) -> UpdateView {
    UpdateView(
      date: date(update.date), progress: words(update.progress), nextSteps: words(update.nextSteps),
      challenges: words(update.challenges))
  }

  // MARK: Facts

  func facts(of commitment: Commitment) -> [FactView] {
    let values = commitment.values.map { values in values.map { ValueView(text: word("values.\($0.rawValue)")) } }
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
      fact("time", span(commitment.start, commitment.end)), optionalFact("date_note", commitment.dateNote),
      values == nil ? nil : fact("values", values: values), optionalFact("problem", commitment.problem),
      optionalFact("expected", commitment.expected),
      optionalFact("baseline_situation", commitment.baselineSituation),
      optionalFact("outcome_situation", commitment.outcomeSituation), optionalFact("withdrawn", withdrawn),
    ].compactMap(\.self) + otherRatings(of: commitment)
      + [
        optionalFact("ogp_id", commitment.ogpID),
        fact("plan", link(commitment.plan, in: records.plans).map { [$0] }),
        optionalFact("contact", commitment.header.contact),
      ].compactMap(\.self)
  }

  /// Whether government became more open by it, and what the site's own schemes rate beside completion: each as the
  /// newest independent assessment that says so rates it.
  private func otherRatings(of commitment: Commitment) -> [FactView] {
    ([.earlyResults] + source.schemes.ownVariables).compactMap { variable in
      guard let assessment = commitment.newestIndependentAssessment(of: variable, asOf: report.asOf),
        let declared = assessment.scheme.variable(variable), let reading = assessment.reading(of: variable)
      else { return nil }
      let label = name(of: declared, in: assessment.scheme)
      let word = word(reading)
      return reading.missing == nil
        ? FactView(label: label, values: [ValueView(text: word)], missing: nil)
        : FactView(label: label, values: [], missing: word)
    }
  }

  // MARK: Evidence

  func evidence(_ evidence: [Evidence]?) -> [EvidenceView] {
    (evidence ?? []).map { piece in
      let published = [text(piece.publisher), piece.date.map(unbroken)].compactMap(\.self)
      let read = piece.accessed.map { word("evidence.accessed", ["date": unbroken($0)]) }
      let about = [published.isEmpty ? nil : published.joined(separator: ", "), read].compactMap(\.self)
      return EvidenceView(
        title: text(piece.title), lang: language(of: piece.title),
        url: piece.url?.text ?? piece.file.flatMap { media.address(of: $0) }.map { addresses.link(toFile: $0) },
        about: about.joined(separator: word("site.separator")), archive: piece.archiveURL?.text,
        hash: media.hash(of: piece))
    }
  }

  /// Evidence as a page lists it; after the first of very much, the way to the table that has it all.
  func listed(_ evidence: [EvidenceView]) -> [EvidenceView] {
    let (shown, more) = cut(evidence, to: 40, allIn: "evidence")
    let rest = more.map { EvidenceView(title: $0.text, lang: nil, url: $0.url, about: "", archive: nil, hash: nil) }
    return shown + [rest].compactMap(\.self)
  }

  /// All that counts as evidence of the commitment, each source once.
  func allEvidence(of commitment: Commitment) -> [EvidenceView] {
    eachOnce(evidence(commitment.countedEvidence(asOf: report.asOf)))
  }

  /// The same source named in several places is one.
  func eachOnce(_ evidence: [EvidenceView]) -> [EvidenceView] {
    var seen = Set<String>()
    return evidence.filter { seen.insert($0.title + "\n" + ($0.url ?? "")).inserted }
  }
}

extension MilestoneStatus {
  /// The shape that goes with the status.
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
