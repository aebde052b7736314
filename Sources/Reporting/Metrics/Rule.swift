/// The rules by which figures are computed; domain.md 4 states them.
///
/// The words are keys of the translations and appear in exports: they never change once released.
package enum Rule: String, CaseIterable, Sendable {
  // Milestones
  case milestoneWithdrawn = "milestone-withdrawn"
  case milestoneWithdrawnWithCommitment = "milestone-withdrawn-with-commitment"
  case milestoneDoneOnTime = "milestone-done-on-time"
  case milestoneDoneLate = "milestone-done-late"
  case milestoneDone = "milestone-done"
  case milestoneDoneUndated = "milestone-done-undated"
  case milestoneOverdue = "milestone-overdue"
  case milestoneAsGiven = "milestone-as-given"
  case milestoneUpcoming = "milestone-upcoming"
  case milestoneUnknown = "milestone-unknown"
  case milestoneShare = "milestone-share"
  case milestoneShareMissing = "milestone-share-missing"

  // Commitments
  case completionNewest = "completion-newest"
  case completionMissing = "completion-missing"
  case ratingsConflict = "ratings-conflict"
  case ratingsConflictMissing = "ratings-conflict-missing"
  case ratingsConflictMapped = "ratings-conflict-mapped"
  case ratingsOfTwoSchemes = "ratings-of-two-schemes"
  case conditionsNotReviewed = "conditions-not-reviewed"
  case condition
  case conditionNotCoded = "condition-not-coded"
  case relevanceByValues = "relevance-by-values"
  case relevanceByLens = "relevance-by-lens"
  case relevanceNotCoded = "relevance-not-coded"
  case relevanceNotInScheme = "relevance-not-in-scheme"
  case star
  case starNotInScheme = "star-not-in-scheme"
  case starWithoutFormula = "star-without-formula"
  case schedule
  case scheduleMissing = "schedule-missing"
  case late
  case daysLate = "days-late"
  case lateNotYet = "late-not-yet"
  case lateWithoutEnd = "late-without-end"
  case highCompletion = "high-completion"
  case contradiction
  case contradictionNone = "contradiction-none"
  case evidenceCount = "evidence-count"
  case evidenceCoverage = "evidence-coverage"

  // Legal aid
  case casesHidden = "cases-hidden"

  // What an indicator measured
  case actualLatest = "actual-latest"
  case actualSum = "actual-sum"
  case actualOfWords = "actual-of-words"
  case actualMissing = "actual-missing"
  case actualPartMissing = "actual-part-missing"
  case actualTwice = "actual-twice"
  case actualOverlap = "actual-overlap"
  case actualAcrossBreak = "actual-across-break"
  case notRecorded = "not-recorded"
  case stale
  case staleNever = "stale-never"
  case tooLarge = "too-large"

  // How an indicator is judged
  case courseQualitative = "course-qualitative"
  case courseWithoutTarget = "course-without-target"
  case courseUnclear = "course-unclear"
  case coursePath = "course-path"
  case courseWithoutBaseline = "course-without-baseline"
  case courseHold = "course-hold"
  case courseLimit = "course-limit"

  // Progress
  case attainment
  case attainmentOfSum = "attainment-of-sum"
  case attainmentWithoutBaseline = "attainment-without-baseline"
  case attainmentAcrossBreak = "attainment-across-break"
  case attainmentMissing = "attainment-missing"
  case elapsed
  case elapsedOnPath = "elapsed-on-path"
  case elapsedMissing = "elapsed-missing"
  case pace
  case paceMissing = "pace-missing"
  case forecast
  case forecastHeld = "forecast-held"
  case forecastMissing = "forecast-missing"
  case distanceToLimit = "distance-to-limit"
  case distanceMissing = "distance-missing"

  // Progress as a yearly rate
  case growthBaseMoved = "growth-base-moved"
  case growthObserved = "growth-observed"
  case growthRequired = "growth-required"
  case growthRatio = "growth-ratio"
  case growthInDirection = "growth-in-direction"
  case limitFactor = "limit-factor"
  case noRateDuplicateYear = "no-rate-duplicate-year"
  case noRateNoData = "no-rate-no-data"
  case noRateDirectionMissing = "no-rate-direction-missing"
  case noRateDirectionUnknown = "no-rate-direction-unknown"
  case noRateBaseAfterLast = "no-rate-base-after-last"
  case noRateTargetYearNotAfterBase = "no-rate-target-year-not-after-base"
  case noRateOneObservation = "no-rate-one-observation"
  case noRateBaseIsZero = "no-rate-base-is-zero"
  case noRateTargetIsZero = "no-rate-target-is-zero"
  case noRateSignChange = "no-rate-sign-change"
  case noRateTargetMetAtBase = "no-rate-target-met-at-base"

  // Statuses
  case statusQualitative = "status-qualitative"
  case statusNoTarget = "status-no-target"
  case statusNoData = "status-no-data"
  case statusNoSum = "status-no-sum"
  case statusDirectionUnclear = "status-direction-unclear"
  case statusNotComparable = "status-not-comparable"
  case statusHold = "status-hold"
  case statusLimit = "status-limit"
  case statusAchieved = "status-achieved"
  case statusNoBaseline = "status-no-baseline"
  case statusNotMeasuredAtEnd = "status-not-measured-at-end"
  case statusPartlyMet = "status-partly-met"
  case statusMissed = "status-missed"
  case statusNotMet = "status-not-met"
  case statusReversed = "status-reversed"
  case statusTooEarly = "status-too-early"
  case statusOnTrack = "status-on-track"
  case statusBehind = "status-behind"
  case statusOffTrack = "status-off-track"
  case statusSubstantial = "status-substantial"
  case statusModerate = "status-moderate"
  case statusLimited = "status-limited"
  case statusDeterioration = "status-deterioration"
  case statusNoLongerMet = "status-no-longer-met"

  // Roll-ups
  case rollUp = "roll-up"
  case rollUpTooLittle = "roll-up-too-little"
  case rollUpOfLevels = "roll-up-of-levels"
  case rollUpNotMeasured = "roll-up-not-measured"
  case withData = "with-data"
  case withTarget = "with-target"
  case withoutIndicator = "without-indicator"
  case statusCounts = "status-counts"
  case leastAdvanced = "least-advanced"
  case activityCounts = "activity-counts"

  // Totals over commitments
  case completionCounts = "completion-counts"
  case highCount = "high-count"
  case highShare = "high-share"
  case highShareTooLittle = "high-share-too-little"
  case lateCount = "late-count"
  case lateUnknownCount = "late-unknown-count"
  case unknownCount = "unknown-count"
  case governmentCount = "government-count"
  case independentCount = "independent-count"
  case ambitionCounts = "ambition-counts"
  case sameAmbition = "same-ambition"
  case groupComplete = "group-complete"
  case leastDone = "least-done"
  case leastDoneMissing = "least-done-missing"
  case groupCount = "group-count"
  case ratingsGiven = "ratings-given"
}
