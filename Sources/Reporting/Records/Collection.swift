/// The kinds of record that a site can hold; the first folder of a file names its collection.
package enum Collection: String, CaseIterable, Sendable {
  case projects, objectives, results, activities, indicators, plans, commitments, organisations, places
  case beneficiaries, cases, news, events, publications, pages

  /// What one record is called, in sentences and as the name of its template.
  package var singular: String {
    switch self {
    case .projects: "project"
    case .objectives: "objective"
    case .results: "result"
    case .activities: "activity"
    case .indicators: "indicator"
    case .plans: "plan"
    case .commitments: "commitment"
    case .organisations: "organisation"
    case .places: "place"
    case .beneficiaries: "beneficiary"
    case .cases: "cases"
    case .news: "news"
    case .events: "event"
    case .publications: "publication"
    case .pages: "page"
    }
  }
}
