internal import Exact
package import FrontMatter

/// By what the commitments of a plan are gathered. The words stand in addresses and tables and never change once
/// released.
package enum Grouping: String, CaseIterable, Sendable {
  case theme, institution, status, due
  /// How they stand against their dates.
  case timeliness
}

/// The commitments of a plan that have a theme, a lead institution, a completion, the year of their date or how they stand against
/// it in common.
package struct CommitmentGroup: Sendable {
  package enum Value: Hashable, Sendable {
    case theme(LocalisedText)
    /// By position.
    case institution(Int)
    /// On the scale of the plan, where mappings lead there.
    case status(Observed<SchemeLabel>)
    case due(year: Int)
    case timeliness(Timeliness)
    /// No theme, institution or date is given.
    case none
  }

  package let value: Value
  /// Positions of its commitments, in the order in which they were given; at least one.
  package let commitments: [Int]
}

extension Report {
  /// Commitments gathered by what they have in common; those of which it is not given come last.
  ///
  /// Themes come in the order of their first commitments, institutions by their titles, completions the highest first,
  /// years the earliest first, standings against the date as `Timeliness` has them.
  /// - Parameter positions: Of commitments that the report shows.
  package func groups(of positions: [Int], by grouping: Grouping) -> [CommitmentGroup] {
    let rated = positions.compactMap { records.commitments[$0] }.map(rated)
    let scale = completionScale(of: rated)
    var order: [CommitmentGroup.Value] = []
    var members: [CommitmentGroup.Value: [Int]] = [:]
    // A theme is known by its words in the default language, however often it was translated.
    var themes: [String: CommitmentGroup.Value] = [:]
    for position in positions {
      guard let commitment = records.commitments[position] else { continue }
      var value = value(of: commitment, grouping, on: scale)
      if case .theme(let theme) = value {
        value = themes[theme.base] ?? value
        themes[theme.base] = value
      }
      if members[value] == nil { order.append(value) }
      members[value, default: []].append(position)
    }
    let rank = rank(order, distribution: distribution(of: rated))
    return order.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map { CommitmentGroup(value: $0.element, commitments: members[$0.element] ?? []) }
  }

  private func value(
    of commitment: Commitment, _ grouping: Grouping, on scale: SchemeScale?
  ) -> CommitmentGroup.Value {
    switch grouping {
    case .theme: commitment.theme.map { .theme($0) } ?? .none
    case .institution:
      commitment.lead.flatMap { records.organisations[$0] }.map { .institution($0.header.position) } ?? .none
    case .status: .status(rated(commitment).completion(on: scale))
    case .timeliness: .timeliness(figures(of: commitment).timeliness.value.timeliness)
    case .due: commitment.end.map { .due(year: $0.last.components.year) } ?? .none
    }
  }

  private func rank(
    _ values: [CommitmentGroup.Value], distribution: [CompletionCount]
  ) -> (CommitmentGroup.Value) -> Int {
    let levels = Dictionary(uniqueKeysWithValues: distribution.enumerated().map { ($0.element.completion, $0.offset) })
    let institutions = values.compactMap { if case .institution(let position) = $0 { position } else { nil } }
    let titles = institutions.sorted { left, right in
      func key(_ position: Int) -> String { records.organisations[position]?.header.title.base ?? "" }
      return (key(left), left) < (key(right), right)
    }
    let places = Dictionary(uniqueKeysWithValues: titles.enumerated().map { ($0.element, $0.offset) })
    return { value in
      switch value {
      case .theme: 0
      case .institution(let position): places[position] ?? 0
      case .status(let completion): levels[completion] ?? 0
      case .due(let year): year
      case .timeliness(let timeliness): Timeliness.allCases.firstIndex(of: timeliness) ?? 0
      case .none: .max
      }
    }
  }
}

/// How many commitments have one completion.
package struct CompletionCount: Sendable {
  package let completion: Observed<SchemeLabel>
  package let count: Int
}

extension Report {
  /// By what the completions of several commitments are set side by side: the scheme of the first one's plan, else that
  /// of the first rating; `nil` where neither is known.
  package func completionScale(of rated: [RatedCommitment]) -> SchemeScale? {
    let ofPlan = rated.first.flatMap { records.plans[$0.commitment.plan]?.scheme }
    let ofRating = rated.lazy.compactMap { $0.figures.completion.judged.value.value?.scheme }.first
    return SchemeScale(ofPlan, .completion) ?? SchemeScale(ofRating, .completion)
  }

  /// How many commitments have which completion: every level, the highest first, then what occurs of the scheme's words
  /// without a place in the order, of other schemes' words to which no mapping leads, and of what is missing.
  package func distribution(of rated: [RatedCommitment]) -> [CompletionCount] {
    let scale = completionScale(of: rated)
    let placed = rated.map { $0.completion(on: scale) }
    let counts = Dictionary(placed.map { ($0, 1) }, uniquingKeysWith: +)
    let kinds =
      scale.map { $0.levels.reversed() + $0.others(among: placed) }
      ?? Missing.allCases.map { .missing($0) }.filter { counts[$0] != nil }
    return kinds.map { CompletionCount(completion: $0, count: counts[$0] ?? 0) }
  }
}

extension RatedCommitment {
  /// How far it got, in the words of a scale where mappings lead there.
  fileprivate func completion(on scale: SchemeScale?) -> Observed<SchemeLabel> {
    scale?.place(figures.shown) ?? figures.shown
  }
}
