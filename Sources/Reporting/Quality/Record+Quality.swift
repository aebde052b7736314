internal import Exact
internal import FrontMatter

// What the checks of data quality ask of records of several kinds.
extension Record {
  /// How many pieces of evidence stand behind it; `nil` for the kinds of which none is expected.
  func evidenceCount(_ report: Report) -> Int? {
    let own = header.evidence?.count ?? 0
    switch byKind {
    case .commitment(let commitment): return report.figures(of: commitment).evidenceCount.value
    case .indicator(let indicator): return indicator.countedEvidence(asOf: report.asOf).count
    case .activity(let activity): return own + (activity.outputs ?? []).reduce(0) { $0 + ($1.evidence?.count ?? 0) }
    case .project, .result, .plan, .cases: return own
    case .objective, .organisation, .place, .beneficiary, .news, .event, .publication, .page: return nil
    }
  }

  /// The names of the dates that are not given; `nil` for the kinds that have none.
  var missingDates: [String]? {
    let dates: [(key: String, date: PartialDate?)]
    switch byKind {
    case .project(let project): dates = [("end", project.end)]
    case .activity(let activity): dates = [("start", activity.start), ("end", activity.end)]
    case .commitment(let commitment): dates = [("start", commitment.start), ("end", commitment.end)]
    case .news, .event, .publication: dates = [("date", ownDate)]
    case .objective, .result, .indicator, .plan, .organisation, .place, .beneficiary, .cases, .page: return nil
    }
    return dates.filter { $0.date == nil }.map(\.key)
  }

  /// What its source or its parts say against each other; `nil` for the kinds that cannot contradict themselves.
  func contradictions(_ report: Report) -> [String]? {
    switch byKind {
    case .commitment(let commitment):
      let figures = report.figures(of: commitment)
      return [
        figures.contradiction.value == .none ? nil : "milestones", commitment.dateNote.map { _ in "dates" },
        figures.completion.isConflicting.value == .value(true) ? "ratings" : nil,
      ].compactMap(\.self)
    case .indicator(let indicator):
      let isUnclear = report.figures(of: indicator).status == .directionUnclear
      let contradicts = indicator.countedObservations(asOf: report.asOf).contains {
        $0.stated.contradictedShare(as: indicator.kind) != nil
      }
      return [isUnclear ? "direction" : nil, contradicts ? "share" : nil].compactMap(\.self)
    case .project(let project): return project.dateNote == nil ? [] : ["dates"]
    case .activity(let activity): return activity.dateNote == nil ? [] : ["dates"]
    case .plan(let plan): return plan.dateNote == nil ? [] : ["dates"]
    case .event(let event): return event.dateNote == nil ? [] : ["dates"]
    case .objective, .result, .organisation, .place, .beneficiary, .cases, .news, .publication, .page: return nil
    }
  }

  /// By language, the keys of the texts that are given and not translated, where there are any; `nil` for a site of one
  /// language.
  package func untranslated(_ report: Report) -> [(language: String, keys: [String])]? {
    let languages = report.settings.languages
    return languages.count > 1 ? untranslated(languages) : nil
  }
}

extension Fielded {
  /// By language, the keys of the texts that are given and not translated, where there are any; `milestones.title` for one
  /// in a group.
  ///
  /// - Parameter languages: The site's, the default one first.
  package func untranslated(_ languages: [String]) -> [(language: String, keys: [String])] {
    languages.enumerated().dropFirst().compactMap { index, language in
      var keys: [String] = []
      for field in Self.schema.fields where !FieldContent.quoted.contains(field.description.key) {
        field.read(self).addUntranslated(into: index, field.description.key, to: &keys)
      }
      return keys.isEmpty ? nil : (language, keys)
    }
  }
}

extension FieldContent {
  fileprivate func addUntranslated(into language: Int, _ key: String, to keys: inout [String]) {
    switch self {
    case .translatedText(let text): if text[language] == nil, !keys.contains(key) { keys.append(key) }
    case .list(let items): for item in items { item.addUntranslated(into: language, key, to: &keys) }
    case .group(let parts):
      for part in parts where !Self.quoted.contains(part.key) {
        part.content.addUntranslated(into: language, key + "." + part.key, to: &keys)
      }
    default: break
    }
  }
}

extension Indicator {
  /// The breakdowns by which any counted figure is given.
  func givenBreakdowns(_ report: Report) -> Set<Breakdown> {
    Set(countedObservations(asOf: report.asOf).flatMap(\.breakdowns))
  }
}
