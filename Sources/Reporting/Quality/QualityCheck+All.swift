internal import FrontMatter

extension QualityCheck {
  /// Every check, in the order in which page and words tell them.
  package static let all: [QualityCheck] = [
    QualityCheck("without-summary") { record, _ in
      switch Swift.type(of: record).collection {
      case .pages, .places, .organisations, .cases: nil
      case .projects, .objectives, .results, .activities, .indicators, .plans, .commitments, .beneficiaries, .news,
        .events, .publications:
        flag(record.header.summary == nil)
      }
    },
    QualityCheck("without-evidence") { record, report in
      record.evidenceCount(report).map { flag($0 == 0) }
    },
    QualityCheck("generic-evidence") { record, report in
      let evidence = record.allEvidence.map(\.evidence)
      return evidence.isEmpty
        ? nil : flag(evidence.allSatisfy { $0.url.map { report.genericAddresses.contains($0.text) } ?? false })
    },
    QualityCheck("evidence-without-address") { record, _ in
      let evidence = record.allEvidence.map(\.evidence)
      return evidence.isEmpty ? nil : evidence.filter { $0.url == nil && $0.file == nil }.map(\.title.base)
    },
    QualityCheck("evidence-without-archive") { record, _ in
      let online = record.allEvidence.map(\.evidence).filter { $0.url != nil }
      return online.isEmpty ? nil : online.filter { $0.archiveURL == nil }.map(\.title.base)
    },
    QualityCheck("without-dates") { record, _ in record.missingDates },
    QualityCheck("without-lead", of: Commitment.self) { commitment, _ in flag(commitment.lead == nil) },
    QualityCheck("without-rating", of: Commitment.self) { commitment, report in
      flag(report.figures(of: commitment).completion.judged.value.value == nil)
    },
    QualityCheck("without-indicator", of: Result.self) { result, report in
      flag(report.indicators(ofResult: result.header.position).isEmpty)
    },
    QualityCheck("without-figure", of: Indicator.self) { indicator, report in
      indicator.kind == .qualitative ? nil : flag(report.figures(of: indicator).actual.value.value == nil)
    },
    QualityCheck("without-baseline", of: Indicator.self) { indicator, _ in
      indicator.kind == .qualitative ? nil : flag(indicator.baseline == nil && indicator.hiddenBaseline == nil)
    },
    QualityCheck("without-target", of: Indicator.self) { indicator, _ in
      indicator.kind == .qualitative ? nil : flag(indicator.finalTarget == nil)
    },
    QualityCheck("not-comparable", of: Indicator.self) { indicator, report in
      flag(report.figures(of: indicator).status == .notComparable)
    },
    QualityCheck("stale", of: Indicator.self) { indicator, report in
      flag(report.figures(of: indicator).isStale.value)
    },
    QualityCheck("breakdown-missing", of: Indicator.self) { indicator, report in
      let given = indicator.givenBreakdowns(report)
      return indicator.expects?.filter { !given.contains($0) }.map(\.name)
    },
    QualityCheck("breakdown-given", of: Indicator.self, isStrength: true) { indicator, report in
      let given = indicator.givenBreakdowns(report)
      return indicator.expects?.filter { given.contains($0) }.map(\.name)
    },
    QualityCheck("contradictory") { record, report in record.contradictions(report) },
    QualityCheck("untranslated") { record, report in
      record.untranslated(report)?.filter(\.keys.isWhole).map(\.language)
    },
    QualityCheck("partly-untranslated") { record, report in
      record.untranslated(report)?.filter { !$0.keys.isWhole }.map { language, keys in
        "\(language): \(keys.joined(separator: ", "))"
      }
    },
  ]

  private static func flag(_ isFound: Bool) -> [String] { isFound ? [""] : [] }
}

extension [String] {
  /// Keys of untranslated fields: without its title a record is not translated at all.
  fileprivate var isWhole: Bool { contains("title") }
}
