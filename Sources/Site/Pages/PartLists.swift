internal import FrontMatter
internal import Reporting

/// A list that has pages of its own below the page that it belongs to, on which it could grow without end.
enum PartList: Hashable, Sendable {
  /// What belongs to a record.
  case related(Reporting.Collection, slug: String, Relation)
  /// The groups of a plan's commitments.
  case groups(plan: String, Grouping)
  /// The words that gather records; the first page is that of the report.
  case tags
  /// The institutions that lead what is past its date and stands so against it.
  case institutions(Timeliness)
  /// What one institution leads of that; `nil` where none is named.
  case overdue(Timeliness, institution: String?)
  /// What a check of data quality found of a collection.
  case quality(Reporting.Collection, check: String)
}

/// How records belong to one. The words stand in addresses.
enum Relation: String, CaseIterable, Sendable {
  case objectives, results, indicators, activities, events, beneficiaries
  /// Commitments that an organisation leads, or helps with.
  case leads, supports
  /// Projects in which an organisation takes part.
  case projects
  /// Plans whose commitments an organisation rated.
  case ratings

  /// The key of its heading.
  func heading(on collection: Reporting.Collection) -> String {
    switch self {
    case .projects: "partner_in"
    case .ratings: "ratings_given"
    case .activities: collection == .places ? "took_place_here" : "activities"
    case .objectives, .results, .indicators, .events, .beneficiaries, .leads, .supports: rawValue
    }
  }
}

/// The lists of a site that are too long for the pages that they belong to, found once.
struct PartLists: Sendable, RecordTableVisitor {
  /// So many records stand on the page that they belong to; of more, the first few, and the way to all.
  static let mostOnPage = 30
  static let fewOnPage = 15

  struct Entry: Sendable {
    let list: PartList
    let content: Content
  }

  enum Content: Sendable {
    /// Of the record at a position of a collection.
    case related(Reporting.Collection, Int, Relation, in: Reporting.Collection, [Int])
    case groups(plan: Int, Grouping)
    case tags(Int)
    case institutions([OverdueGroup])
    case overdue(OverdueGroup)
    /// The places of collection and check in the report on data quality.
    case quality(Int, Int)
  }

  private(set) var all: [Entry] = []
  private var places: [PartList: Int] = [:]
  /// What is past its date, by how it stands against it, then by the institution that leads it.
  let overdue: [Timeliness: [OverdueGroup]]
  private let report: Report

  init(_ report: Report, _ parts: PlanParts, _ tags: Tags, hasQuality: Bool) {
    self.report = report
    overdue = OverdueGroup.all(report)
    Records.visitTables(&self)
    for plan in report.records.plans.shown {
      // A plan of very many commitments draws a bar for each group.
      let isLarge = parts.commitments(of: plan.header.position).count > WallView.mostBoxes
      let most = isLarge ? Self.fewOnPage : Self.mostOnPage
      for grouping in Grouping.allCases where parts.groups(of: plan.header.position, by: grouping).count > most {
        add(.groups(plan: plan.slug, grouping), .groups(plan: plan.header.position, grouping))
      }
    }
    if tags.all.count > PageContext.listLength { add(.tags, .tags(tags.all.count)) }
    addOverdue()
    guard hasQuality else { return }
    for (place, group) in report.quality.enumerated() {
      for (check, answer) in group.answers.enumerated() where !answer.findings.isEmpty {
        add(.quality(group.collection, check: answer.check.name), .quality(place, check))
      }
    }
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let collection = Element.collection
    for record in report.records[keyPath: table].shown {
      let position = record.header.position
      for relation in Relation.allCases {
        guard let (target, related) = report.related(relation, of: collection, position) else { continue }
        guard related.count > Self.mostOnPage else { continue }
        add(
          .related(collection, slug: record.slug, relation),
          .related(collection, position, relation, in: target, related))
      }
    }
  }

  private mutating func addOverdue() {
    for timeliness in Timeliness.allCases {
      guard let groups = overdue[timeliness] else { continue }
      if groups.count > OverdueGroup.mostOnPage { add(.institutions(timeliness), .institutions(groups)) }
      let isLong = groups.reduce(0) { $0 + $1.items.count } > Self.mostOnPage
      for group in groups where isLong || group.items.count > OverdueGroup.mostItems {
        let slug = group.institution.flatMap { report.records.organisations[$0]?.slug }
        add(.overdue(timeliness, institution: slug), .overdue(group))
      }
    }
  }

  private mutating func add(_ list: PartList, _ content: Content) {
    places[list] = all.count
    all.append(Entry(list: list, content: content))
  }

  func has(_ list: PartList) -> Bool { places[list] != nil }

  func count(of content: Content, _ parts: PlanParts) -> Int {
    switch content {
    case .related(_, _, _, _, let positions): positions.count
    case .groups(let plan, let grouping): parts.groups(of: plan, by: grouping).count
    case .tags(let count): count
    case .institutions(let groups): groups.count
    case .overdue(let group): group.items.count
    case .quality(let place, let check): report.quality[place].answers[check].findings.count
    }
  }
}

/// What one institution leads of what is past its date and stands alike against it.
struct OverdueGroup: Sendable {
  /// So many institutions of one standing are shown on one page, each with so many commitments and milestones.
  static let mostOnPage = 10
  static let mostItems = 10

  /// Its position; `nil` where none is named.
  let institution: Int?
  /// The longest delay first.
  fileprivate(set) var items: [OverdueItem]

  /// The institution with the longest delay first.
  static func all(_ report: Report) -> [Timeliness: [OverdueGroup]] {
    var groups: [Timeliness: [OverdueGroup]] = [:]
    var places: [Timeliness: [Int?: Int]] = [:]
    for item in report.overdue {
      let institution = item.responsible.flatMap { report.records.organisations[$0] }?.header.position
      let place = places[item.timeliness]?[institution] ?? groups[item.timeliness]?.count ?? 0
      if places[item.timeliness]?[institution] == nil {
        places[item.timeliness, default: [:]][institution] = place
        groups[item.timeliness, default: []].append(OverdueGroup(institution: institution, items: []))
      }
      groups[item.timeliness]?[place].items.append(item)
    }
    return groups
  }
}

extension Report {
  /// The records that belong to one, in the order in which its page shows them, with their collection; `nil` where none can.
  func related(
    _ relation: Relation, of collection: Reporting.Collection, _ position: Int
  ) -> (Reporting.Collection, [Int])? {
    let links = backlinks
    let related: (Reporting.Collection, [Int]?)? =
      switch (collection, relation) {
      case (.projects, .objectives): (.objectives, links.objectivesOfProject[position])
      case (.projects, .results): (.results, counted(links.resultsOfProject[position], in: records.results))
      case (.projects, .indicators):
        (.indicators, counted(links.indicatorsOfProject[position], in: records.indicators))
      case (.projects, .activities): (.activities, links.activitiesOfProject[position])
      case (.projects, .beneficiaries): (.beneficiaries, links.beneficiariesOfProject[position])
      case (.objectives, .results): (.results, counted(links.resultsOfObjective[position], in: records.results))
      case (.objectives, .activities): (.activities, links.activitiesOfObjective[position])
      case (.results, .indicators): (.indicators, indicators(ofResult: position).map(\.header.position))
      case (.results, .activities): (.activities, links.activitiesOfResult[position])
      case (.places, .activities): (.activities, links.activitiesOfPlace[position])
      case (.places, .events): (.events, links.eventsOfPlace[position])
      case (.organisations, .leads): (.commitments, numbered(links.commitmentsOfLead[position]))
      case (.organisations, .supports): (.commitments, numbered(links.commitmentsOfSupport[position]))
      case (.organisations, .projects): (.projects, links.projectsOfPartner[position])
      case (.organisations, .ratings): (.plans, ratings(by: position).map(\.plan.header.position))
      default: nil
      }
    // A page that has no notice of invented figures lists none.
    let hasNotice = records.header(collection, position)?.isIllustrative == true
    return related.map { collection, positions in
      (collection, (positions ?? []).filter { hasNotice || records.header(collection, $0)?.isIllustrative != true })
    }
  }

  /// All but the invented ones.
  private func counted<Element: Record>(_ positions: [Int]?, in table: RecordTable<Element>) -> [Int]? {
    positions?.filter { table[$0].map { $0.header.isIllustrative != true } ?? false }
  }

  /// Commitments in the order of their numbers, as in their plan.
  private func numbered(_ positions: [Int]?) -> [Int]? {
    positions?.compactMap { position in records.commitments[position].map { (position, $0) } }
      .sorted { $0.1.isNumbered(before: $1.1) }.map(\.0)
  }
}
