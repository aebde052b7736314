internal import Exact

extension Rule {
  /// What a rule is about: the parts of the method page.
  package enum Subject: String, CaseIterable, Sendable {
    case milestones, commitments, relevance, totals, measuring, course, progress, growth, status
    case rollUps = "roll_ups"

    package var rules: [Rule] { Rule.allCases.filter { $0.subject == self } }
  }

  package var subject: Subject { entry.subject }

  /// The rule as a sentence; a name in braces stands for the inputs of that role, `{result}` for what came of it.
  package var english: String { entry.english }

  /// What the rule works with whatever the record says: every working has it among its inputs, and the method page
  /// states it. Thresholds are none of these: a site may set its own.
  package var constants: [Input] { entry.constants }

  /// A line of the table of rules.
  private struct Entry {
    let subject: Subject
    let english: String
    let constants: [Input]

    init(_ subject: Subject, _ english: String, with constants: [Input] = []) {
      self.subject = subject
      self.english = english
      self.constants = constants
    }
  }

  private var entry: Entry {
    switch self {
    // Milestones
    case .milestoneWithdrawn: Entry(.milestones, "It was withdrawn.")
    case .milestoneWithdrawnWithCommitment:
      Entry(.milestones, "The commitment was withdrawn on {withdrawn}, and this was not done.")
    case .milestoneDoneOnTime: Entry(.milestones, "Done {done}, by its due date {due}.")
    case .milestoneDoneLate: Entry(.milestones, "Done {done}, after its due date {due}: {result} late.")
    case .milestoneDone: Entry(.milestones, "Done {done}; due {due}, so that it cannot be told whether on time.")
    case .milestoneDoneUndated: Entry(.milestones, "Reported as done, without a date.")
    case .milestoneOverdue: Entry(.milestones, "Due {due}, and not done by {as_of}: {result} overdue.")
    case .milestoneOverdueUncounted: Entry(.milestones, "Due {due}, and not done by {as_of}: overdue.")
    case .milestoneAsGiven: Entry(.milestones, "Reported as {status}.")
    case .milestoneUpcoming: Entry(.milestones, "It begins {start}, after {as_of}.")
    case .milestoneUnknown: Entry(.milestones, "Nothing is reported of it by {as_of}.")
    case .milestoneShare: Entry(.milestones, "{done} done of {total} less {withdrawn} withdrawn: {result}.")
    case .milestoneShareMissing: Entry(.milestones, "There are no milestones to do: {result}.")

    // Commitments
    case .completionJudged:
      Entry(
        .commitments,
        "Independent assessors come first, then civil society, then the government itself. Here: {assessor}; the newest rating by {as_of} is {completion}. State at: {state_at}; published: {published}."
      )
    case .completionNewest: Entry(.commitments, "The newest rating of completion by {as_of} is {completion}.")
    case .completionMissing: Entry(.commitments, "No rating of completion by {as_of}: {result}.")
    case .ratingsConflict:
      Entry(.commitments, "The government says {government}, its reviewers {judge}. They differ: {result}.")
    case .ratingsConflictMissing: Entry(.commitments, "One side has not rated: {result}.")
    case .ratingsConflictUnclear:
      Entry(
        .commitments,
        "The government says {government}, its reviewers {judge}: one could not tell, so they are not compared.")
    case .ratingsConflictMapped:
      Entry(
        .commitments,
        "The government says {government}, its reviewers {judge}, by two schemes. Mapped to one, as the schemes declare: {mapped}. They differ: {result}."
      )
    case .ratingsOfTwoSchemes:
      Entry(
        .commitments,
        "The government says {government}, its reviewers {judge}, by two schemes, which are not compared.")
    case .conditionsNotReviewed: Entry(.relevance, "No independent assessor has rated the conditions by {as_of}.")
    case .condition: Entry(.relevance, "Rated {rating}; wanted: {threshold}. The condition holds: {result}.")
    case .conditionNotCoded: Entry(.relevance, "The assessment does not rate this condition.")
    case .relevanceByValues:
      Entry(.relevance, "It serves these values: {values}. Wanted, one of: {threshold}. Relevant: {result}.")
    case .relevanceByLens: Entry(.relevance, "About open government: {relevant}. Relevant: {result}.")
    case .relevanceNotCoded: Entry(.relevance, "The assessment does not rate relevance.")
    case .relevanceNotInScheme: Entry(.relevance, "The assessment’s scheme does not judge relevance.")
    case .star:
      Entry(
        .relevance,
        "Specific: {specificity}; about openness: {relevant}; potential: {ambition}; completion: {completion}. A star: {result}."
      )
    case .starNotInScheme: Entry(.relevance, "The assessment’s scheme gives no stars.")
    case .starWithoutFormula: Entry(.relevance, "The plan has no star formula.")
    case .schedule: Entry(.commitments, "Due by then {projected_completion}, reached {completion}: {result}.")
    case .scheduleMissing:
      Entry(.commitments, "Due by then {projected_completion}, reached {completion}: it cannot be told, {result}.")
    case .scheduleNotProjected:
      Entry(.commitments, "No independent rating by {as_of} says how far it was to be by then: {result}.")
    case .timelinessWithdrawn: Entry(.commitments, "It was withdrawn on {withdrawn}.")
    case .timelinessRatedWithdrawn:
      Entry(
        .commitments,
        "The newest rating that counts, by {assessor}, is {completion}. State at: {state_at}; published: {published}.")
    case .timelinessComplete:
      Entry(.commitments, "Rated {completion}: {assessor}. State at: {state_at}; published: {published}.")
    case .lateWithoutEnd: Entry(.commitments, "No end is given.")
    case .lateNotYet: Entry(.commitments, "It ends {end}, not before {as_of}.")
    case .late:
      Entry(
        .commitments,
        "It ended {end}, before {as_of}, and was still open after that: {completion}, {assessor}. State at: {state_at}; published: {published}."
      )
    case .lateByMilestones:
      Entry(
        .commitments,
        "It ended {end}, before {as_of}. Nobody has rated it; overdue, and by the record itself still open: {milestone}."
      )
    case .timelinessUnclear:
      Entry(
        .commitments,
        "It ended {end}, before {as_of}. Somebody looked after that and could not tell: {completion}, {assessor}. State at: {state_at}; published: {published}."
      )
    case .notReviewedSince:
      Entry(
        .commitments,
        "It ended {end}, before {as_of}, and no rating that counts tells the state after that. Newest rating: {completion}. State at: {state_at}; published: {published}."
      )
    case .daysLate: Entry(.commitments, "From {end} to {as_of}: {result}.")
    case .highCompletion: Entry(.commitments, "Completion {completion} is a high label of its scheme: {result}.")
    case .highCompletionMissing: Entry(.commitments, "Its completion is not rated: {result}.")
    case .highCompletionWithdrawn: Entry(.commitments, "It was withdrawn, which is not high.")
    case .contradiction: Entry(.commitments, "Completion {completion} contradicts its milestones: {milestone}.")
    case .contradictionNone: Entry(.commitments, "Completion and milestones do not contradict each other.")
    case .evidenceCount: Entry(.commitments, "Pieces of evidence: {result}.")
    case .evidenceCoverage: Entry(.commitments, "Of {total}, those that have at least one piece of evidence: {result}.")

    // Legal aid
    case .casesShown: Entry(.measuring, "No count is hidden here for being small: {result}.")
    case .casesHidden:
      Entry(
        .measuring,
        "Counts from 1 to below {threshold} are hidden, and where a sum would tell one, more are hidden with it. Hidden here: {result}."
      )

    // What an indicator measured
    case .actualLatest: Entry(.measuring, "The newest figure by {as_of} is {observation}.")
    case .actualSum: Entry(.measuring, "The periods {part} add up to {result}.")
    case .actualOfWords: Entry(.measuring, "It is described in words.")
    case .actualMissing: Entry(.measuring, "There is no figure by {as_of}: {result}.")
    case .actualPartMissing:
      Entry(
        .measuring,
        "A part is missing, or the parts cannot be added up, in the period {part}; so there is no total.")
    case .actualPartsShared:
      Entry(
        .measuring,
        "The parts of the period {part} share people or seem to, who would count twice; so there is no total.")
    case .actualTwice: Entry(.measuring, "Two figures are given for one period.")
    case .actualOverlap: Entry(.measuring, "The periods {observation} share days and cannot be added up.")
    case .actualAcrossBreak:
      Entry(.measuring, "The break of {break} lies within the periods {part}, so they cannot be added up.")
    case .actualHidden:
      Entry(
        .measuring,
        "Counts from 1 to below {threshold} are hidden, with those that would tell them and all that rests on them: {observation}."
      )
    case .actualWithheld: Entry(.measuring, "The source holds the count back: {observation}.")
    case .actualWord: Entry(.measuring, "The source gives no figure: {observation}.")
    case .notRecorded:
      Entry(
        .measuring,
        "The total {total} less its parts {part}: {result}. What is left over was not recorded in any part; below 0 the parts are more than their total."
      )
    case .stale:
      Entry(
        .measuring,
        "The newest figure is {observation}; one is due every {frequency}. As of {as_of}, older than {threshold} such periods: {result}."
      )
    case .staleNever: Entry(.measuring, "Nothing was measured by {as_of} that could be out of date.")
    case .tooLarge: Entry(.measuring, "The figures have too many digits to be computed with exactly.")

    // How an indicator is judged
    case .courseQualitative: Entry(.course, "It is described in words, not measured.")
    case .courseWithoutTarget: Entry(.course, "No target is given.")
    case .courseUnclear:
      Entry(.course, "Baseline {baseline}, target {target}, declared direction {direction}: it cannot be judged.")
    case .coursePath: Entry(.course, "From the baseline {baseline} to the target {target}: {result}.")
    case .courseWithoutBaseline: Entry(.course, "To the target {target}, {result}; no baseline is given.")
    case .courseHold: Entry(.course, "The target {target} equals the baseline: it is to be held, {result}.")
    case .courseLimit: Entry(.course, "A limit, {result}: {limit}.")

    // Progress
    case .attainment: Entry(.progress, "({actual} − {baseline}) / ({target} − {baseline}) = {result}.")
    case .attainmentOfSum: Entry(.progress, "{actual} / {target} = {result}; of a sum no baseline is subtracted.")
    case .attainmentWithoutBaseline:
      Entry(.progress, "{actual} / {target} = {result}; against the target, no baseline.")
    case .attainmentAcrossBreak:
      Entry(
        .progress,
        "The break of {break} lies between the baseline {baseline} and the newest figure {actual}: they cannot be compared."
      )
    case .attainmentMissing: Entry(.progress, "There is no share of the way: {result}.")
    case .elapsed:
      Entry(.progress, "Of the days from {start} to {end}, passed when it was measured, {actual}: {result}.")
    case .elapsedOnPath:
      Entry(
        .progress,
        "By the planned way from {start} over {interim_target} to {end}, due when measured, {actual}: {result}.")
    case .elapsedMissing: Entry(.progress, "There is no planned way to hold it against: {result}.")
    case .pace: Entry(.progress, "{attainment} / {elapsed} = {result}.")
    case .paceMissing: Entry(.progress, "There is no pace: {result}.")
    case .forecast: Entry(.progress, "From {baseline} on {start} to {actual}; at the same speed by {end}: {result}.")
    case .forecastHeld:
      Entry(
        .progress,
        "From {baseline} on {start} to {actual}; at the same speed it would go beyond {result} by {end}, where a percentage ends. The target would be met on {target_met}."
      )
    case .forecastMissing: Entry(.progress, "There is nothing to forecast.")
    case .distanceToLimit: Entry(.progress, "{actual} against the limit {limit}: {result} on the right side of it.")
    case .distanceMissing: Entry(.progress, "There is no limit in force: {result}.")

    // Progress as a yearly rate
    case .growthBaseMoved:
      Entry(
        .growth,
        "The break of {break} lies between {baseline} and the newest figure, so growth is counted from {result} on, with {observation}."
      )
    case .growthObserved:
      Entry(
        .growth,
        "({actual} / {baseline})^(1/{years}) − 1 = {result} a year, observed; kept with {digits} significant digits.",
        with: [Input(.digits, .count(Growth.significantDigits))])
    case .growthRequired:
      Entry(
        .growth,
        "({target} / {baseline})^(1/{years}) − 1 = {result} a year, required; kept with {digits} significant digits.",
        with: [Input(.digits, .count(Growth.significantDigits))])
    case .growthRatio:
      Entry(
        .growth,
        "Observed {observed_growth}, required {required_growth}, direction {direction}: {result}, where 1 is just as required."
      )
    case .growthInDirection: Entry(.growth, "Observed {observed_growth} a year, direction {direction}: {result}.")
    case .limitFactor:
      Entry(
        .growth,
        "From {baseline}, near the end of the scale {limit}, less growth is needed: the thresholds are multiplied by 1 − (baseline / end)^{power}, mirrored beyond the end, 1 from twice the end on; kept with {digits} significant digits: {result}.",
        with: [
          Input(.power, .amount(limitPower)), Input(.digits, .count(Growth.significantDigits)),
        ])
    case .noRateDuplicateYear: Entry(.growth, "One year has two values, {observation}, so there is no yearly rate.")
    case .noRateNoData: Entry(.growth, "There is no figure by {as_of}, so there is no yearly rate.")
    case .noRateDirectionMissing: Entry(.growth, "No direction is given, so there is no yearly rate.")
    case .noRateDirectionUnknown:
      Entry(.growth, "The direction is {direction}; without a target it must be rising or falling for a yearly rate.")
    case .noRateBaseAfterLast:
      Entry(.growth, "There is no yearly rate: the baseline year {base_year} is after the last figure, {observation}.")
    case .noRateTargetYearNotAfterBase:
      Entry(
        .growth,
        "There is no yearly rate: the year of the target {target} is not after the year of the baseline {baseline}.")
    case .noRateOneObservation:
      Entry(.growth, "There is no yearly rate yet: there is only one figure from the baseline year on, {actual}.")
    case .noRateBaseIsZero:
      Entry(.growth, "There is no yearly rate: growth from 0 has none, and the baseline is {baseline}.")
    case .noRateTargetIsZero:
      Entry(.growth, "There is no yearly rate: no constant rate arrives at the target {target}.")
    case .noRateSignChange:
      Entry(
        .growth,
        "There is no yearly rate: {actual} or {target} lies on the other side of 0 from the baseline {baseline}.")
    case .noRateTargetMetAtBase:
      Entry(
        .growth,
        "There is no yearly rate: the target {target} was already met at the baseline {baseline}, so no growth was required."
      )

    // Statuses
    case .statusQualitative: Entry(.status, "What is described in words has no status.")
    case .statusNoTarget: Entry(.status, "Without a target it has no other status.")
    case .statusNoData: Entry(.status, "There is no figure of the whole by {as_of}.")
    case .statusNoSum:
      Entry(.status, "A break in the series lies within the periods, so there is no sum to hold against the target.")
    case .statusDirectionUnclear: Entry(.status, "Direction and figures contradict each other.")
    case .statusNotComparable:
      Entry(
        .status,
        "A break in the series lies between the baseline and the newest figure {actual}: they cannot be compared.")
    case .statusHold: Entry(.status, "To be held at {target}, measured {actual}: {result}.")
    case .statusLimit: Entry(.status, "Limit {limit}, measured {actual}: {result}.")
    case .statusAchieved: Entry(.status, "Measured {actual}; the target {target} is met.")
    case .statusNoBaseline: Entry(.status, "The target {target} is not yet met, and no baseline tells the pace.")
    case .statusNotMeasuredAtEnd:
      Entry(.status, "Last measured {actual}, more than {frequency} before the target’s date {end}.")
    case .statusPartlyMet: Entry(.status, "The target’s date has passed with {attainment}, at least {threshold}.")
    case .statusMissed: Entry(.status, "The target’s date has passed with {attainment}: it was missed.")
    case .statusNotMet: Entry(.status, "The target’s date has passed; measured {actual}, it did not reach {target}.")
    case .statusReversed: Entry(.status, "It moved away from the target: {attainment}.")
    case .statusTooEarly:
      Entry(.status, "Share of the time {elapsed}, below {threshold}, or nothing to compute a pace from.")
    case .statusOnTrack: Entry(.status, "Pace {pace}, at least {threshold}: on track.")
    case .statusBehind: Entry(.status, "Pace {pace}, between {threshold}: behind.")
    case .statusOffTrack: Entry(.status, "Pace {pace}, below {threshold}: off track.")
    case .statusSubstantial: Entry(.status, "Rate {rate}, at least {threshold}: substantial progress.")
    case .statusModerate: Entry(.status, "Rate {rate}, between {threshold}: moderate progress.")
    case .statusLimited: Entry(.status, "Rate {rate}, between {threshold}: limited progress.")
    case .statusDeterioration: Entry(.status, "Rate {rate}, below {threshold}: deterioration.")
    case .statusNoLongerMet:
      Entry(
        .status,
        "The baseline {baseline} met the target {target}, and the newest figure {actual} does not: deterioration.")

    // Roll-ups
    case .rollUp: Entry(.rollUps, "Weighted mean of {share} with weights {weight}, each held within 0 and 1: {result}.")
    case .rollUpTooLittle: Entry(.rollUps, "Less than half of the weight has data.")
    case .rollUpOfLevels: Entry(.rollUps, "Outputs and outcomes are not averaged together.")
    case .rollUpNotMeasured: Entry(.rollUps, "It has no indicator that can be averaged.")
    case .withData: Entry(.rollUps, "Indicators: {total}. Those with a figure by {as_of}: {result}.")
    case .withTarget: Entry(.rollUps, "Indicators: {total}. Those with a target: {result}.")
    case .withoutIndicator: Entry(.rollUps, "Results: {total}. Those with no indicator: {result}.")
    case .statusCounts: Entry(.rollUps, "Indicators: {total}. Each counts under its own status.")
    case .leastAdvanced: Entry(.rollUps, "Of the shares of the way {share} the lowest: {result}.")
    case .leastAdvancedMissing: Entry(.rollUps, "None has a share of the way: {result}.")
    case .activityCounts:
      Entry(.rollUps, "Activities here and in places within: {total}. Those reported as completed: {result}.")

    // Totals over commitments
    case .completionCounts:
      Entry(
        .totals,
        "Commitments: {total}. Each counts under how far it got, by the rating that counts for it. Rated or withdrawn: {result}."
      )
    case .highCount:
      Entry(
        .totals,
        "Commitments: {total}; unclear and unrated ones stay in this total. Those rated high by their scheme, such as substantial or complete: {result}."
      )
    case .highShare: Entry(.totals, "Commitments: {done} of {total}. Share: {result}.")
    case .highShareTooLittle:
      Entry(.totals, "Fewer than half are rated, {rating} of {total}, so that no share is given.")
    case .timelinessCounts:
      Entry(.totals, "Commitments: {total}. Each counts once, by how it stands on {as_of}: {result}.")
    case .lateCount:
      Entry(
        .totals,
        "Commitments: {total}. Those that ended before {as_of} and that somebody saw open after their end: {result}.")
    case .notReviewedSinceCount:
      Entry(
        .totals,
        "Commitments: {total}. Those that ended before {as_of} and of which no rating that counts tells the state after that: {result}."
      )
    case .unknownCount: Entry(.totals, "Commitments: {total}. Those rated unclear, or not at all: {result}.")
    case .governmentCount:
      Entry(.totals, "Commitments: {total}. Those whose completion the government rated by {as_of}: {result}.")
    case .independentCount:
      Entry(
        .totals,
        "Commitments: {total}. Those whose completion an independent assessor rated by {as_of}: {result}.")
    case .governmentAloneCount:
      Entry(.totals, "Commitments: {total}. Those that nobody but the government has rated: {result}.")
    case .unratedMilestones:
      Entry(
        .totals,
        "Commitments that nobody has rated: {total}. Their milestones: {milestone}; withdrawn: {withdrawn}; overdue: {overdue}. Done of those not withdrawn: {result}."
      )
    case .ambitionCounts:
      Entry(
        .totals,
        "Commitments: {total}. Each counts under the newest independent rating of its potential. Rated: {result}.")
    case .sameAmbition: Entry(.totals, "Commitments of the plan: {total}. Those rated {rating} too: {result}.")
    case .groupComplete:
      Entry(.totals, "Commitments: {total}. Together complete only if each is rated complete: {result}.")
    case .leastDone:
      Entry(.totals, "The lowest completion is {completion}; of several the one that was due first: {result}.")
    case .leastDoneMissing:
      Entry(.totals, "None is rated, or they are rated by several schemes, which are not compared.")
    case .groupCount: Entry(.totals, "Commitments of the plan: {total}. Those that have this in common: {result}.")
    case .ratingsGiven:
      Entry(.totals, "Commitments of the plan: {total}. Those that it had rated by {as_of}: {result}.")
    }
  }
}
