extension Rule {
  /// What a rule is about: the parts of the method page.
  package enum Subject: String, CaseIterable, Sendable {
    case milestones, commitments, relevance, totals, measuring, course, progress, growth, status
    case rollUps = "roll_ups"

    package var rules: [Rule] { Rule.allCases.filter { $0.subject == self } }
  }

  package var subject: Subject {
    switch self {
    case .milestoneWithdrawn, .milestoneWithdrawnWithCommitment, .milestoneDoneOnTime, .milestoneDoneLate,
      .milestoneDone, .milestoneDoneUndated, .milestoneOverdue, .milestoneOverdueUncounted, .milestoneAsGiven,
      .milestoneUpcoming,
      .milestoneUnknown, .milestoneShare, .milestoneShareMissing:
      .milestones
    case .completionJudged, .completionNewest, .completionMissing, .ratingsConflict, .ratingsConflictMissing,
      .ratingsConflictUnclear, .ratingsConflictMapped, .ratingsOfTwoSchemes, .schedule, .scheduleMissing,
      .timelinessWithdrawn, .timelinessRatedWithdrawn, .timelinessComplete, .lateWithoutEnd, .lateNotYet, .late,
      .lateByMilestones, .timelinessUnclear, .notReviewedSince, .daysLate, .highCompletion, .highCompletionWithdrawn,
      .contradiction,
      .contradictionNone, .evidenceCount, .evidenceCoverage:
      .commitments
    case .conditionsNotReviewed, .condition, .conditionNotCoded, .relevanceByValues, .relevanceByLens,
      .relevanceNotCoded, .relevanceNotInScheme, .star, .starNotInScheme, .starWithoutFormula:
      .relevance
    case .completionCounts, .highCount, .highShare, .highShareTooLittle, .timelinessCounts, .lateCount,
      .notReviewedSinceCount, .unknownCount, .governmentCount, .independentCount, .governmentAloneCount,
      .unratedMilestones,
      .ambitionCounts,
      .sameAmbition, .groupComplete, .leastDone, .leastDoneMissing, .groupCount, .ratingsGiven:
      .totals
    case .actualLatest, .actualSum, .actualOfWords, .actualMissing, .actualPartMissing, .actualPartsShared,
      .actualTwice, .actualOverlap, .actualAcrossBreak, .actualHidden, .notRecorded, .stale,
      .staleNever, .tooLarge, .casesHidden:
      .measuring
    case .courseQualitative, .courseWithoutTarget, .courseUnclear, .coursePath, .courseWithoutBaseline, .courseHold,
      .courseLimit:
      .course
    case .attainment, .attainmentOfSum, .attainmentWithoutBaseline, .attainmentAcrossBreak, .attainmentMissing,
      .elapsed, .elapsedOnPath,
      .elapsedMissing, .pace, .paceMissing, .forecast, .forecastHeld, .forecastMissing, .distanceToLimit,
      .distanceMissing:
      .progress
    case .statusQualitative, .statusNoTarget, .statusNoData, .statusNoSum, .statusDirectionUnclear,
      .statusNotComparable, .statusHold, .statusLimit,
      .statusAchieved, .statusNoBaseline, .statusNotMeasuredAtEnd, .statusPartlyMet, .statusMissed, .statusNotMet,
      .statusReversed, .statusTooEarly, .statusOnTrack, .statusBehind, .statusOffTrack,
      .statusSubstantial, .statusModerate, .statusLimited, .statusDeterioration, .statusNoLongerMet:
      .status
    case .growthBaseMoved, .growthObserved, .growthRequired, .growthRatio, .growthInDirection, .limitFactor,
      .noRateDuplicateYear,
      .noRateNoData, .noRateDirectionMissing, .noRateDirectionUnknown, .noRateBaseAfterLast,
      .noRateTargetYearNotAfterBase, .noRateOneObservation, .noRateBaseIsZero, .noRateTargetIsZero, .noRateSignChange,
      .noRateTargetMetAtBase:
      .growth
    case .rollUp, .rollUpTooLittle, .rollUpOfLevels, .rollUpNotMeasured, .withData, .withTarget, .withoutIndicator,
      .statusCounts, .leastAdvanced, .activityCounts:
      .rollUps
    }
  }
}
