internal import Localisation
internal import Reporting

extension PageContext {
  /// How many commitments of a plan stand how against their date, each with the page that lists them: all that stand
  /// somewhere, and the five that a reader looks for.
  func standings(_ totals: CommitmentTotals, of plan: Plan) -> [AnswerView] {
    let counts = totals.timeliness.value
    guard counts.all > 0 else { return [] }
    let groups = order.parts.groups(of: plan.header.position, by: .timeliness)
    return Timeliness.allCases.filter { counts[$0] > 0 || $0.isAlwaysTold }.map { timeliness in
      let count = counts[timeliness]
      let group = groups.first { $0.group.value == .timeliness(timeliness) }
      return AnswerView(
        number: language.number(count), base: word("format.base", ["total": language.number(counts.all)]),
        label: word(timeliness),
        url: group.map { link(.planGroup(plan: plan.slug, .timeliness, key: $0.key, page: 1)) }
          ?? link(.record(.plans, slug: plan.slug)) + "#commitments",
        text: word("answer.home_\(timeliness.rawValue)"), look: count > 0 ? timeliness.look : "plain")
    }
  }
}

extension Timeliness {
  /// Told on a first page even where there is none: its absence is an answer too.
  fileprivate var isAlwaysTold: Bool { self != .withdrawn && self != .unclear }

  fileprivate var look: String {
    switch self {
    case .late: "late"
    case .unclear, .notReviewedSince: "unknown"
    case .complete, .withdrawn, .noDate, .notDue: "plain"
    }
  }
}
