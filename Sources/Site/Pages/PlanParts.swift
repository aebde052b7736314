internal import Exact
internal import FrontMatter
internal import Markup
internal import Reporting

/// The orders in which a plan's commitments can be read. The words stand in addresses.
enum CommitmentOrder: String, CaseIterable, Sendable {
  /// That of the plan's own page.
  case number
  case completion, due, institution
}

/// A group of a plan's commitments that has a page of its own.
struct PlanGroup: Sendable {
  let group: CommitmentGroup
  /// Its part of the page's address, once in its grouping.
  let key: String
}

/// The commitments of each plan as its pages show them, found once: by number, and gathered by what they have in common.
struct PlanParts: Sendable {
  /// Positions of those that count, by number.
  private let commitments: [Int: [Int]]
  private let groups: [Int: [Grouping: [PlanGroup]]]
  /// Positions of those that count, by the date promised.
  private let byDue: [Int: [Int]]

  /// - Parameter commitmentsOfPlan: By number.
  init(_ report: Report, commitmentsOfPlan: [Int: [Int]]) {
    let commitments = commitmentsOfPlan.mapValues { positions in
      positions.filter { report.records.commitments[$0]?.header.isIllustrative != true }
    }
    self.commitments = commitments
    byDue = commitments.mapValues { Self.byDue($0, report) }
    var groups: [Int: [Grouping: [PlanGroup]]] = [:]
    for (plan, positions) in commitments {
      for grouping in Grouping.allCases {
        groups[plan, default: [:]][grouping] = Self.groups(of: positions, by: grouping, report)
      }
    }
    self.groups = groups
  }

  private static func groups(
    of positions: [Int], by grouping: Grouping, _ report: Report
  ) -> [PlanGroup] {
    var keys = HeadingIDs()
    return report.groups(of: positions, by: grouping).map { group in
      PlanGroup(group: group, key: keys.make(for: name(of: group.value, report)))
    }
  }

  /// What the address of a group is made from. A file's name has at most 255 bytes.
  private static func name(of value: CommitmentGroup.Value, _ report: Report) -> String {
    switch value {
    case .theme(let theme): String(String.UnicodeScalarView(theme.base.unicodeScalars.prefix(60)))
    case .institution(let position): report.records.organisations[position]?.slug ?? "none"
    case .status(.value(let label)): label.label.word
    case .status(.missing(let reason)): reason.rawValue
    case .due(let year): String(year)
    case .timeliness(let timeliness): timeliness.rawValue
    case .none: "none"
    }
  }

  func commitments(of plan: Int) -> [Int] { commitments[plan] ?? [] }

  /// The groups that have pages: where all commitments are alike there is nothing to choose from.
  func groups(of plan: Int, by grouping: Grouping) -> [PlanGroup] {
    let groups = groups[plan]?[grouping] ?? []
    return groups.count > 1 ? groups : []
  }

  /// All commitments by theme, the plan's areas.
  func areas(of plan: Int) -> [PlanGroup] { groups[plan]?[.theme] ?? [] }

  /// The orders that tell commitments apart.
  func orders(of plan: Int) -> [CommitmentOrder] {
    let differing: [(CommitmentOrder, Grouping)] = [
      (.completion, .status), (.due, .due), (.institution, .institution),
    ]
    return [.number] + differing.filter { !groups(of: plan, by: $0.1).isEmpty }.map(\.0)
  }

  /// The commitments that count, in an order; those that are alike in it by number.
  func commitments(of plan: Int, by order: CommitmentOrder) -> [Int] {
    switch order {
    case .number: commitments(of: plan)
    case .completion: groups(of: plan, by: .status).flatMap(\.group.commitments)
    case .institution: groups(of: plan, by: .institution).flatMap(\.group.commitments)
    case .due: byDue[plan] ?? []
    }
  }

  /// Those without a date last.
  private static func byDue(_ positions: [Int], _ report: Report) -> [Int] {
    positions.enumerated().map { place, position in
      (position: position, due: report.records.commitments[position]?.end?.last, place: place)
    }.sorted { left, right in
      switch (left.due, right.due) {
      case (let one?, let other?) where one != other: one < other
      case (_?, nil): true
      case (nil, _?): false
      default: left.place < right.place
      }
    }.map(\.position)
  }
}
