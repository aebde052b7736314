package import FrontMatter

/// A figure of a record under its name: pages head its working with it, and `explain` finds it by it.
package struct NamedFigure: Sendable {
  /// The names stand on the command line and in exports, and are keys of the translations: they never change once
  /// released.
  package enum Name: String, CaseIterable, Sendable {
    // Of a commitment
    case completion
    case completionGovernment = "completion_government"
    case completionIndependent = "completion_independent"
    case completionCivilSociety = "completion_civil_society"
    case ratingsConflict = "ratings_conflict"
    case highCompletion = "high_completion"
    case timeliness, schedule, contradiction
    case evidenceCount = "evidence_count"
    case relevant, star
    case milestoneStatus = "milestone_status"
    case milestoneShare = "milestone_share"
    // Of an indicator
    case status, course, actual, attainment, elapsed, pace, forecast
    case yearlyRate = "yearly_rate"
    case distanceToLimit = "distance_to_limit"
    case stale
    case notRecorded = "not_recorded"
    // Of results, objectives and projects
    case rollUp = "roll_up"
    case withData = "with_data"
    case statusCounts = "status_counts"
    case leastAdvanced = "least_advanced"
    // Of lists, and of what lies below a record
    case withTarget = "with_target"
    case withoutIndicator = "without_indicator"
    // Of a plan, and of all commitments together
    case completionCounts = "completion_counts"
    case highCount = "high_count"
    case highShare = "high_share"
    case timelinessCounts = "timeliness_counts"
    case lateCount = "late_count"
    case notReviewedSinceCount = "not_reviewed_since_count"
    case unknownCount = "unknown_count"
    case governmentCount = "government_count"
    case independentCount = "independent_count"
    case governmentAloneCount = "government_alone_count"
    case unratedMilestones = "unrated_milestones"
    case ambitionCounts = "ambition_counts"
    case groupComplete = "group_complete"
    case leastDone = "least_done"
    case groupCount = "group_count"
    case commitmentsWithEvidence = "commitments_with_evidence"
    case sameAmbition = "same_ambition"
    // Of an organisation
    case ratingsGiven = "ratings_given"
    // Of a place
    case activityCounts = "activity_counts"
    // Of a project
    case activitiesWithEvidence = "activities_with_evidence"
    case indicatorsWithEvidence = "indicators_with_evidence"
    // Of legal aid statistics
    case casesHidden = "cases_hidden"
  }

  /// A part of a record that has the figure for itself, such as a milestone, or one of several of which it has one.
  package struct Part: Sendable {
    /// From 1, as in the tables and on the page.
    package let position: Int
    package let title: LocalisedText
  }

  package let name: Name
  package let part: Part?
  package let steps: [Step]

  package init<Value>(_ name: Name, _ figure: Figure<Value>, of part: Part? = nil) {
    self.name = name
    self.part = part
    steps = figure.steps
  }

  private init(_ name: Name, _ step: Step) {
    self.name = name
    part = nil
    steps = [step]
  }

  /// One for each step where none leads to the next, as each tells of another total what was not recorded.
  package var apart: [NamedFigure] {
    name == .notRecorded ? steps.map { NamedFigure(name, $0) } : [self]
  }
}

// MARK: - The figures of each kind of record, in the order in which they are told

extension CommitmentFigures {
  /// - Parameter commitment: The one of which these are the figures.
  package func named(of commitment: Commitment) -> [NamedFigure] {
    let parts = zip(commitment.milestones ?? [], milestones).enumerated().map { position, pair in
      NamedFigure(.milestoneStatus, pair.1, of: NamedFigure.Part(position: position + 1, title: pair.0.title))
    }
    return [
      NamedFigure(.completion, completion.judged), NamedFigure(.timeliness, timeliness),
      NamedFigure(.completionGovernment, completion.government),
      NamedFigure(.completionIndependent, completion.independent),
      NamedFigure(.completionCivilSociety, completion.civilSociety),
      NamedFigure(.ratingsConflict, completion.isConflicting), NamedFigure(.highCompletion, highCompletion),
      NamedFigure(.schedule, schedule), NamedFigure(.evidenceCount, evidenceCount),
      NamedFigure(.relevant, relevance), NamedFigure(.star, star), NamedFigure(.milestoneShare, milestoneShare),
      NamedFigure(.contradiction, contradiction),
    ] + parts
  }
}

extension IndicatorFigures {
  /// Those that have a working: where no part was recorded, none is compared with its total.
  package var named: [NamedFigure] {
    let measured = [
      NamedFigure(.actual, actual), NamedFigure(.stale, isStale), NamedFigure(.notRecorded, notRecorded),
    ].filter { !$0.steps.isEmpty }
    return switch progress {
    case .linear(let linear): linear.named + measured
    case .cagr(let cagr): [NamedFigure(.status, cagr.status), NamedFigure(.yearlyRate, cagr.value)] + measured
    }
  }
}

extension LinearProgress {
  var named: [NamedFigure] {
    [
      NamedFigure(.status, status), NamedFigure(.course, course), NamedFigure(.attainment, attainment),
      NamedFigure(.elapsed, elapsed), NamedFigure(.pace, pace), NamedFigure(.forecast, forecast),
      NamedFigure(.distanceToLimit, distanceToLimit),
    ]
  }
}

extension CaseFigures {
  /// Without what is not recorded where all is.
  package var named: [NamedFigure] {
    [NamedFigure(.casesHidden, hidden)]
      + (notRecorded.value.isEmpty ? [] : [NamedFigure(.notRecorded, notRecorded)])
  }
}

extension Report.Summary {
  package var named: [NamedFigure] {
    [
      NamedFigure(.rollUp, number), NamedFigure(.withData, coverage), NamedFigure(.statusCounts, statuses),
      NamedFigure(.leastAdvanced, worst),
    ]
  }
}

extension CommitmentTotals {
  package var named: [NamedFigure] {
    [
      NamedFigure(.completionCounts, completions), NamedFigure(.highCount, high), NamedFigure(.highShare, highShare),
      NamedFigure(.timelinessCounts, timeliness), NamedFigure(.lateCount, late),
      NamedFigure(.notReviewedSinceCount, notReviewedSince), NamedFigure(.unknownCount, unknown),
      NamedFigure(.governmentCount, byGovernment), NamedFigure(.independentCount, byIndependent),
      NamedFigure(.governmentAloneCount, byGovernmentAlone), NamedFigure(.unratedMilestones, unratedMilestones),
      NamedFigure(.ambitionCounts, ambitions),
      NamedFigure(.groupComplete, isComplete), NamedFigure(.leastDone, leastDone),
    ]
  }
}

extension [RatingsGiven] {
  package var named: [NamedFigure] {
    enumerated().map { place, ratings in
      NamedFigure(
        .ratingsGiven, ratings.figure, of: NamedFigure.Part(position: place + 1, title: ratings.plan.header.title))
    }
  }
}

extension Report {
  /// Every computed figure of a record, by the position in its collection; none for the kinds that have none.
  package func namedFigures(_ collection: Collection, _ position: Int) -> [NamedFigure] {
    switch collection {
    case .commitments:
      records.commitments[position].map { commitment in
        figures(of: commitment).named(of: commitment)
          + [sharing(ambitionOf: commitment)].compactMap { $0.map { NamedFigure(.sameAmbition, $0) } }
      } ?? []
    case .indicators: records.indicators[position].map { figures(of: $0).named } ?? []
    case .results: summary(ofResult: position).named
    case .objectives:
      summary(ofObjective: position).named + [withoutIndicator(backlinks.resultsOfObjective[position])]
    case .projects:
      summary(ofProject: position).named + [
        withoutIndicator(backlinks.resultsOfProject[position]),
        NamedFigure(.activitiesWithEvidence, activityEvidence(ofProject: position)),
        NamedFigure(.indicatorsWithEvidence, indicatorEvidence(ofProject: position)),
      ]
    case .plans:
      totals(ofPlan: position).named + [
        NamedFigure(.commitmentsWithEvidence, commitmentEvidence(ofPlan: position))
      ]
    case .organisations:
      (backlinks.commitmentsOfLead[position] == nil ? [] : totals(of: commitments(ledBy: position)).named)
        + ratings(by: position).named
    case .places:
      backlinks.activitiesOfPlace.isEmpty ? [] : [NamedFigure(.activityCounts, activities(ofPlace: position).completed)]
    case .cases: records.cases[position].map { figures(of: $0).named } ?? []
    case .activities, .beneficiaries, .news, .events, .publications, .pages: []
    }
  }

  private func withoutIndicator(_ results: [Int]?) -> NamedFigure {
    let counted = (results ?? []).filter { records.results[$0]?.header.isIllustrative != true }
    return NamedFigure(.withoutIndicator, withoutIndicator(results: counted))
  }
}
