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
  case ratingsOfTwoSchemes = "ratings-of-two-schemes"
  case conditionsNotReviewed = "conditions-not-reviewed"
  case condition
  case conditionNotCoded = "condition-not-coded"
  case relevanceByValues = "relevance-by-values"
  case relevanceByLens = "relevance-by-lens"
  case relevanceNotCoded = "relevance-not-coded"
  case star
  case starNotInScheme = "star-not-in-scheme"
  case starWithoutFormula = "star-without-formula"
  case schedule
  case scheduleMissing = "schedule-missing"
  case late
  case lateNotYet = "late-not-yet"
  case lateWithoutEnd = "late-without-end"
  case highCompletion = "high-completion"
  case contradiction
  case contradictionNone = "contradiction-none"
  case evidenceCount = "evidence-count"
}
