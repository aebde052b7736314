internal import Exact
package import FrontMatter

/// By what the commitments of a plan are gathered. The words stand in addresses and tables and never change once
/// released.
package enum Grouping: String, CaseIterable, Sendable {
  case theme, institution, status, due
}

/// The commitments of a plan that have a theme, a lead institution, a completion or the year of their date in common.
package struct CommitmentGroup: Sendable {
  package enum Value: Hashable, Sendable {
    case theme(LocalisedText)
    /// By position.
    case institution(Int)
    case status(Observed<Label>)
    case due(year: Int)
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
  /// years the earliest first.
  /// - Parameter positions: Of commitments that the report shows.
  package func groups(of positions: [Int], by grouping: Grouping) -> [CommitmentGroup] {
    var order: [CommitmentGroup.Value] = []
    var members: [CommitmentGroup.Value: [Int]] = [:]
    // A theme is known by its words in the default language, however often it was translated.
    var themes: [String: CommitmentGroup.Value] = [:]
    for position in positions {
      guard let commitment = records.commitments[position] else { continue }
      var value = value(of: commitment, grouping)
      if case .theme(let theme) = value {
        value = themes[theme.base] ?? value
        themes[theme.base] = value
      }
      if members[value] == nil { order.append(value) }
      members[value, default: []].append(position)
    }
    let rank = rank(order, distribution: distribution(of: positions.compactMap { records.commitments[$0] }.map(rated)))
    return order.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map { CommitmentGroup(value: $0.element, commitments: members[$0.element] ?? []) }
  }

  private func value(of commitment: Commitment, _ grouping: Grouping) -> CommitmentGroup.Value {
    switch grouping {
    case .theme: commitment.theme.map { .theme($0) } ?? .none
    case .institution:
      commitment.lead.flatMap { records.organisations[$0] }.map { .institution($0.header.position) } ?? .none
    case .status: .status(figures(of: commitment).completion.newest.value.map(\.label))
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
      case .none: .max
      }
    }
  }
}

/// How many commitments have one completion.
package struct CompletionCount: Sendable {
  package let completion: Observed<Label>
  package let count: Int
}

extension Report {
  /// How many commitments have which completion; those that occur.
  ///
  /// In the order of the scheme of the first one's plan, the highest first; then its words without a place in the order,
  /// words of other schemes, and what is missing.
  package func distribution(of rated: [RatedCommitment]) -> [CompletionCount] {
    let scheme = rated.first.flatMap { records.plans[$0.commitment.plan]?.scheme } ?? .irm2011
    let variable = scheme.scheme.variable(.completion)
    let completions = rated.map { $0.figures.completion.newest.value.map(\.label) }
    let counts = Dictionary(completions.map { ($0, 1) }, uniquingKeysWith: +)
    let own = (variable?.labels.reversed() ?? []) + (variable?.unordered ?? [])
    let others = counts.keys.compactMap(\.value).filter { !own.contains($0) }.sorted { $0.word < $1.word }
    let all = (own + others).map { Observed.value($0) } + Missing.allCases.map { .missing($0) }
    return all.compactMap { completion in counts[completion].map { CompletionCount(completion: completion, count: $0) }
    }
  }
}
