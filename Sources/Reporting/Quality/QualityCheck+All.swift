internal import FrontMatter

extension QualityCheck {
  /// Every check, in the order in which page and words tell them.
  package static let all: [QualityCheck] = [
    QualityCheck("without-summary") { subject, _ in
      switch Swift.type(of: subject.record).collection {
      case .pages, .places, .organisations, .cases: nil
      case .projects, .objectives, .results, .activities, .indicators, .plans, .commitments, .beneficiaries, .news,
        .events, .publications:
        flag(subject.record.header.summary == nil)
      }
    },
    QualityCheck("without-evidence") { subject, report in
      subject.record.evidenceCount(report).map { flag($0 == 0) }
    },
    QualityCheck("generic-evidence") { subject, report in
      subject.evidence.isEmpty
        ? nil : flag(subject.evidence.allSatisfy { $0.url.map { report.genericAddresses.contains($0.text) } ?? false })
    },
    QualityCheck("evidence-without-address") { subject, _ in
      subject.evidence.isEmpty ? nil : subject.evidence.filter { $0.url == nil && $0.file == nil }.map(\.title.base)
    },
    QualityCheck("evidence-without-archive") { subject, _ in
      let online = subject.evidence.filter { $0.url != nil }
      return online.isEmpty ? nil : online.filter { $0.archiveURL == nil }.map(\.title.base)
    },
    QualityCheck("without-dates") { subject, _ in subject.record.missingDates },
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
    QualityCheck("contradictory") { subject, report in subject.record.contradictions(report) },
    QualityCheck("untranslated") { subject, report in
      subject.record.untranslated(report)?.filter(\.keys.isWhole).map(\.language)
    },
    QualityCheck("partly-untranslated") { subject, report in
      subject.record.untranslated(report)?.filter { !$0.keys.isWhole }.map { language, keys in
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
