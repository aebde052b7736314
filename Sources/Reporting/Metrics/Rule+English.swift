extension Rule {
  /// The rule as a sentence; a name in braces stands for the inputs of that role, `{result}` for what came of it.
  package var english: String {
    switch self {
    case .milestoneWithdrawn: "It was withdrawn."
    case .milestoneWithdrawnWithCommitment: "The commitment was withdrawn on {withdrawn}, and this was not done."
    case .milestoneDoneOnTime: "Done {done}, by its due date {due}."
    case .milestoneDoneLate: "Done {done}, after its due date {due}: {result} late."
    case .milestoneDone: "Done {done}; due {due}, so that it cannot be told whether on time."
    case .milestoneDoneUndated: "Reported as done, without a date."
    case .milestoneOverdue: "Due {due}, and not done by {as_of}: {result} overdue."
    case .milestoneOverdueUncounted: "Due {due}, and not done by {as_of}: overdue."
    case .milestoneAsGiven: "Reported as {status}."
    case .milestoneUpcoming: "It begins {start}, after {as_of}."
    case .milestoneUnknown: "Nothing is reported of it by {as_of}."
    case .milestoneShare: "{done} done of {total} less {withdrawn} withdrawn: {result}."
    case .milestoneShareMissing: "There are no milestones to do: {result}."
    case .completionJudged:
      "Independent assessors come first, then civil society, then the government itself. Here: {assessor}; the newest rating by {as_of} is {completion}. State at: {state_at}; published: {published}."
    case .completionNewest: "The newest rating of completion by {as_of} is {completion}."
    case .completionMissing: "No rating of completion by {as_of}: {result}."
    case .ratingsConflict:
      "The government says {government}, its reviewers {judge}. They differ: {result}."
    case .ratingsConflictMissing: "One side has not rated: {result}."
    case .ratingsConflictUnclear:
      "The government says {government}, its reviewers {judge}: one could not tell, so they are not compared."
    case .ratingsConflictMapped:
      "The government says {government}, its reviewers {judge}, by two schemes. Mapped to one, as the schemes declare: {mapped}. They differ: {result}."
    case .ratingsOfTwoSchemes:
      "The government says {government}, its reviewers {judge}, by two schemes, which are not compared."
    case .conditionsNotReviewed: "No independent assessor has rated the conditions by {as_of}."
    case .condition: "Rated {rating}; wanted: {threshold}. The condition holds: {result}."
    case .conditionNotCoded: "The assessment does not rate this condition."
    case .relevanceByValues:
      "It serves these values: {values}. Wanted, one of: {threshold}. Relevant: {result}."
    case .relevanceByLens: "About open government: {relevant}. Relevant: {result}."
    case .relevanceNotCoded: "The assessment does not rate relevance."
    case .relevanceNotInScheme: "The assessment’s scheme does not judge relevance."
    case .star:
      "Specific: {specificity}; about openness: {relevant}; potential: {ambition}; completion: {completion}. A star: {result}."
    case .starNotInScheme: "The assessment’s scheme gives no stars."
    case .starWithoutFormula: "The plan has no star formula."
    case .schedule: "Due by then {projected_completion}, reached {completion}: {result}."
    case .scheduleMissing: "Due by then {projected_completion}, reached {completion}: it cannot be told, {result}."
    case .timelinessWithdrawn: "It was withdrawn on {withdrawn}."
    case .timelinessRatedWithdrawn:
      "The newest rating that counts, by {assessor}, is {completion}. State at: {state_at}; published: {published}."
    case .timelinessComplete: "Rated {completion}: {assessor}. State at: {state_at}; published: {published}."
    case .late:
      "It ended {end}, before {as_of}, and was still open after that: {completion}, {assessor}. State at: {state_at}; published: {published}."
    case .lateByMilestones:
      "It ended {end}, before {as_of}. Nobody has rated it; overdue, and by the record itself still open: {milestone}."
    case .timelinessUnclear:
      "It ended {end}, before {as_of}. Somebody looked after that and could not tell: {completion}, {assessor}. State at: {state_at}; published: {published}."
    case .notReviewedSince:
      "It ended {end}, before {as_of}, and no rating that counts tells the state after that. Newest rating: {completion}. State at: {state_at}; published: {published}."
    case .daysLate: "From {end} to {as_of}: {result}."
    case .lateNotYet: "It ends {end}, not before {as_of}."
    case .lateWithoutEnd: "No end is given."
    case .highCompletion: "Completion {completion} is a high label of its scheme: {result}."
    case .highCompletionWithdrawn: "It was withdrawn, which is not high."
    case .contradiction: "Completion {completion} contradicts its milestones: {milestone}."
    case .contradictionNone: "Completion and milestones do not contradict each other."
    case .evidenceCount: "Pieces of evidence: {result}."
    case .evidenceCoverage: "Of {total}, those that have at least one piece of evidence: {result}."
    case .casesHidden:
      "Counts from 1 to below {threshold} are hidden, and where a sum would tell one, more are hidden with it. Hidden here: {result}."
    case .actualLatest, .actualSum, .actualOfWords, .actualMissing, .actualPartMissing, .actualPartsShared,
      .actualTwice, .actualOverlap, .actualAcrossBreak, .actualHidden, .notRecorded,
      .stale, .staleNever, .tooLarge:
      englishOfMeasuring
    case .courseQualitative, .courseWithoutTarget, .courseUnclear, .coursePath, .courseWithoutBaseline, .courseHold,
      .courseLimit, .attainment, .attainmentOfSum, .attainmentWithoutBaseline, .attainmentAcrossBreak,
      .attainmentMissing, .elapsed,
      .elapsedOnPath, .elapsedMissing, .pace, .paceMissing, .forecast, .forecastHeld, .forecastMissing,
      .distanceToLimit,
      .distanceMissing:
      englishOfProgress
    case .growthBaseMoved, .growthObserved, .growthRequired, .growthRatio, .growthInDirection, .limitFactor,
      .noRateDuplicateYear,
      .noRateNoData, .noRateDirectionMissing, .noRateDirectionUnknown, .noRateBaseAfterLast,
      .noRateTargetYearNotAfterBase, .noRateOneObservation, .noRateBaseIsZero, .noRateTargetIsZero, .noRateSignChange,
      .noRateTargetMetAtBase:
      englishOfGrowth
    default: englishOfStatus
    }
  }

  private var englishOfMeasuring: String {
    switch self {
    case .actualLatest: "The newest figure by {as_of} is {observation}."
    case .actualSum: "The periods {part} add up to {result}."
    case .actualOfWords: "It is described in words."
    case .actualMissing: "There is no figure by {as_of}: {result}."
    case .actualPartMissing:
      "A part is missing, or the parts cannot be added up, in the period {part}; so there is no total."
    case .actualPartsShared:
      "The parts of the period {part} share people or seem to, who would count twice; so there is no total."
    case .actualTwice: "Two figures are given for one period."
    case .actualOverlap: "The periods {observation} share days and cannot be added up."
    case .actualAcrossBreak: "The break of {break} lies within the periods {part}, so they cannot be added up."
    case .actualHidden:
      "Counts from 1 to below {threshold} are hidden, with those that would tell them and all that rests on them: {observation}."
    case .notRecorded: "The total {total} less its parts {part}: {result} not recorded."
    case .stale:
      "The newest figure is {observation}; one is due every {frequency}. As of {as_of}, older than {threshold} such periods: {result}."
    case .staleNever: "Nothing was measured by {as_of} that could be out of date."
    default: "The figures have too many digits to be computed with exactly."
    }
  }

  private var englishOfProgress: String {
    switch self {
    case .courseQualitative: "It is described in words, not measured."
    case .courseWithoutTarget: "No target is given."
    case .courseUnclear: "Baseline {baseline}, target {target}, declared direction {direction}: it cannot be judged."
    case .coursePath: "From the baseline {baseline} to the target {target}: {result}."
    case .courseWithoutBaseline: "To the target {target}, {result}; no baseline is given."
    case .courseHold: "The target {target} equals the baseline: it is to be held, {result}."
    case .courseLimit: "A limit, {result}: {limit}."
    case .attainment: "({actual} − {baseline}) / ({target} − {baseline}) = {result}."
    case .attainmentOfSum: "{actual} / {target} = {result}; of a sum no baseline is subtracted."
    case .attainmentWithoutBaseline: "{actual} / {target} = {result}; against the target, no baseline."
    case .attainmentAcrossBreak:
      "The break of {break} lies between the baseline {baseline} and the newest figure {actual}: they cannot be compared."
    case .attainmentMissing: "There is no share of the way: {result}."
    case .elapsed: "Of the days from {start} to {end}, passed when it was measured, {actual}: {result}."
    case .elapsedOnPath:
      "By the planned way from {start} over {interim_target} to {end}, due when measured, {actual}: {result}."
    case .elapsedMissing: "There is no planned way to hold it against: {result}."
    case .pace: "{attainment} / {elapsed} = {result}."
    case .paceMissing: "There is no pace: {result}."
    case .forecast: "From {baseline} on {start} to {actual}; at the same speed by {end}: {result}."
    case .forecastHeld:
      "From {baseline} on {start} to {actual}; at the same speed it would go beyond {result} by {end}, where a percentage ends. The target would be met on {target_met}."
    case .forecastMissing: "There is nothing to forecast."
    case .distanceToLimit: "{actual} against the limit {limit}: {result} on the right side of it."
    default: "There is no limit in force: {result}."
    }
  }

  private var englishOfGrowth: String {
    switch self {
    case .growthBaseMoved:
      "The break of {break} lies between {baseline} and the newest figure, so growth is counted from {result} on, with {observation}."
    case .growthObserved:
      "({actual} / {baseline})^(1/{years}) − 1 = {result} a year, observed; kept with {digits} significant digits."
    case .growthRequired:
      "({target} / {baseline})^(1/{years}) − 1 = {result} a year, required; kept with {digits} significant digits."
    case .growthRatio:
      "Observed {observed_growth}, required {required_growth}, direction {direction}: {result}, where 1 is just as required."
    case .growthInDirection: "Observed {observed_growth} a year, direction {direction}: {result}."
    case .limitFactor:
      "From {baseline}, near the end of the scale {limit}, less growth is needed: the thresholds are multiplied by 1 − (baseline / end)^{power}, mirrored beyond the end, 1 from twice the end on; kept with {digits} significant digits: {result}."
    case .noRateDuplicateYear: "One year has two values, {observation}, so there is no yearly rate."
    case .noRateNoData: "There is no figure by {as_of}, so there is no yearly rate."
    case .noRateDirectionMissing: "No direction is given, so there is no yearly rate."
    case .noRateDirectionUnknown:
      "The direction is {direction}; without a target it must be rising or falling for a yearly rate."
    case .noRateBaseAfterLast:
      "There is no yearly rate: the baseline year {base_year} is after the last figure, {observation}."
    case .noRateTargetYearNotAfterBase:
      "There is no yearly rate: the year of the target {target} is not after the year of the baseline {baseline}."
    case .noRateOneObservation:
      "There is no yearly rate yet: there is only one figure from the baseline year on, {actual}."
    case .noRateBaseIsZero: "There is no yearly rate: growth from 0 has none, and the baseline is {baseline}."
    case .noRateTargetIsZero: "There is no yearly rate: no constant rate arrives at the target {target}."
    case .noRateSignChange:
      "There is no yearly rate: {actual} or {target} lies on the other side of 0 from the baseline {baseline}."
    default:
      "There is no yearly rate: the target {target} was already met at the baseline {baseline}, so no growth was required."
    }
  }

  private var englishOfStatus: String {
    switch self {
    case .statusQualitative: "What is described in words has no status."
    case .statusNoTarget: "Without a target it has no other status."
    case .statusNoData: "Nothing was measured by {as_of}."
    case .statusNoSum: "A break in the series lies within the periods, so there is no sum to hold against the target."
    case .statusDirectionUnclear: "Direction and figures contradict each other."
    case .statusNotComparable:
      "A break in the series lies between the baseline and the newest figure {actual}: they cannot be compared."
    case .statusHold: "To be held at {target}, measured {actual}: {result}."
    case .statusLimit: "Limit {limit}, measured {actual}: {result}."
    case .statusAchieved: "Measured {actual}; the target {target} is met."
    case .statusNoBaseline: "The target {target} is not yet met, and no baseline tells the pace."
    case .statusNotMeasuredAtEnd: "Last measured {actual}, more than {frequency} before the target’s date {end}."
    case .statusPartlyMet: "The target’s date has passed with {attainment}, at least {threshold}."
    case .statusMissed: "The target’s date has passed with {attainment}: it was missed."
    case .statusNotMet: "The target’s date has passed; measured {actual}, it did not reach {target}."
    case .statusReversed: "It moved away from the target: {attainment}."
    case .statusTooEarly: "Share of the time {elapsed}, below {threshold}, or nothing to compute a pace from."
    case .statusOnTrack: "Pace {pace}, at least {threshold}: on track."
    case .statusBehind: "Pace {pace}, between {threshold}: behind."
    case .statusOffTrack: "Pace {pace}, below {threshold}: off track."
    case .statusSubstantial: "Rate {rate}, at least {threshold}: substantial progress."
    case .statusModerate: "Rate {rate}, between {threshold}: moderate progress."
    case .statusLimited: "Rate {rate}, between {threshold}: limited progress."
    case .statusDeterioration: "Rate {rate}, below {threshold}: deterioration."
    case .statusNoLongerMet:
      "The baseline {baseline} met the target {target}, and the newest figure {actual} does not: deterioration."
    case .rollUp: "Weighted mean of {share} with weights {weight}, each held within 0 and 1: {result}."
    case .rollUpTooLittle: "Less than half of the weight has data."
    case .rollUpOfLevels: "Outputs and outcomes are not averaged together."
    case .withData: "Of {total} indicators, those with a figure by {as_of}: {result}."
    case .withTarget: "Of {total} indicators, those with a target: {result}."
    case .withoutIndicator: "Of {total} results, those with no indicator: {result}."
    case .statusCounts: "Each of {total} indicators counts under its own status."
    case .completionCounts:
      "Each of {total} commitments counts under how far it got, by the rating that counts for it. Rated or withdrawn: {result}."
    case .highCount:
      "Of {total} commitments, those rated high by their scheme, such as substantial or complete; unclear and unrated ones stay in the total: {result}."
    case .lateCount:
      "Of {total} commitments, those that ended before {as_of} and that somebody saw open after their end: {result}."
    case .notReviewedSinceCount:
      "Of {total} commitments, those that ended before {as_of} and of which no rating that counts tells the state after that: {result}."
    case .timelinessCounts: "Each of {total} commitments counts once, by how it stands on {as_of}: {result}."
    case .unratedMilestones:
      "Of {total} commitments that nobody has rated, the {milestone} milestones, {withdrawn} withdrawn and {overdue} overdue. Done of those not withdrawn: {result}."
    case .governmentAloneCount:
      "Of {total} commitments, those that nobody but the government has rated: {result}."
    case .governmentCount: "Of {total} commitments, those whose completion the government rated by {as_of}: {result}."
    case .independentCount:
      "Of {total} commitments, those whose completion an independent assessor rated by {as_of}: {result}."
    case .unknownCount: "Of {total} commitments, those rated unclear, or not at all: {result}."
    case .ambitionCounts:
      "Each of {total} commitments counts under the newest independent rating of its potential. Rated: {result}."
    case .leastAdvanced: "Of the shares of the way {share} the lowest: {result}."
    case .activityCounts:
      "Of {total} activities here and in places within, those reported as completed: {result}."
    case .highShare: "{done} of {total} commitments: {result}."
    case .highShareTooLittle: "Fewer than half are rated, {rating} of {total}, so that no share is given."
    case .sameAmbition: "Of {total} commitments of the plan, those rated {rating} too: {result}."
    case .groupComplete:
      "Together complete only if each of {total} commitments is rated complete: {result}."
    case .leastDone:
      "The lowest completion is {completion}; of several the one that was due first: {result}."
    case .leastDoneMissing: "None is rated, or they are rated by several schemes, which are not compared."
    case .groupCount: "Of {total} commitments of the plan, those that have this in common: {result}."
    case .ratingsGiven:
      "Of {total} commitments of the plan, those that it had rated by {as_of}: {result}."
    default: "It has no indicator that can be averaged."
    }
  }
}
