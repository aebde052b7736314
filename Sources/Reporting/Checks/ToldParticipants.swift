internal import Diagnostics
internal import FrontMatter

extension Activity {
  /// Groups that cannot be parts of their total: one alone is larger, or those by sex or age are so together. Whoever belongs to
  /// two groups is counted in both.
  var participantsOverTotal: [Diagnostic] {
    let groups = participants ?? []
    var parts: [ParticipantFamily: [Int]] = [:]
    for group in groups {
      guard let number = group.count?.number else { continue }
      for family in group.families { parts[family, default: []].append(number) }
    }
    return groups.flatMap { total in
      ParticipantBreakdown.allCases.compactMap { breakdown -> Diagnostic? in
        guard let number = total.count?.number,
          let parts = parts[ParticipantFamily(total: total.labels, breakdown: breakdown)]
        else { return nil }
        let sum = breakdown == .group ? parts.max() ?? 0 : parts.reduce(0, +)
        return sum > number
          ? .participantsOverTotal(number, sum, by: breakdown.rawValue, at: total.range) : nil
      }
    }
  }

  /// Counts that their source holds back and that follow from the others, which the author is told of.
  ///
  /// One part alone tells nothing: it need not be all who took part.
  /// - Source: domain.md 4.2
  var toldParticipants: [Diagnostic] {
    let groups = participants ?? []
    guard groups.contains(where: \.isWithheld) else { return [] }
    var parts: [ParticipantFamily: [Participants]] = [:]
    for group in groups { for family in group.families { parts[family, default: []].append(group) } }
    return groups.flatMap { total in
      ParticipantBreakdown.allCases.compactMap { breakdown -> Diagnostic? in
        let family = ParticipantFamily(total: total.labels, breakdown: breakdown)
        guard let parts = parts[family], parts.count > 1 else { return nil }
        let untold = parts.filter { $0.count?.number == nil }
        if total.count?.number != nil, untold.count == 1, untold[0].isWithheld {
          return .hiddenCountTold(by: breakdown.rawValue, at: untold[0].range, total: total.range)
        }
        return total.isWithheld && untold.isEmpty ? .hiddenTotalTold(by: breakdown.rawValue, at: total.range) : nil
      }
    }
  }
}

/// By what participants are told apart. A group without it is the total over it.
private enum ParticipantBreakdown: String, CaseIterable {
  case group, sex, age
}

/// A total with the breakdown by which it is taken apart.
private struct ParticipantFamily: Hashable {
  let total: [ParticipantBreakdown: String]
  let breakdown: ParticipantBreakdown
}

extension Participants {
  /// Does its source hold its count back?
  fileprivate var isWithheld: Bool { count == .missing(.hidden) }

  fileprivate var labels: [ParticipantBreakdown: String] {
    var labels: [ParticipantBreakdown: String] = [:]
    labels[.group] = group?.base
    labels[.sex] = sex?.rawValue
    labels[.age] = age
    return labels
  }

  /// The totals that it is a part of, by one breakdown each.
  fileprivate var families: [ParticipantFamily] {
    let labels = labels
    return labels.keys.map { breakdown in
      ParticipantFamily(total: labels.filter { $0.key != breakdown }, breakdown: breakdown)
    }
  }
}

extension Diagnostic {
  fileprivate static func participantsOverTotal(
    _ total: Int, _ parts: Int, by breakdown: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "parts-differ-from-total", "\(total) took part, but by `\(breakdown)` they are \(parts).", severity: .warning,
      at: range, help: "Correct the total or its parts.")
  }
}
