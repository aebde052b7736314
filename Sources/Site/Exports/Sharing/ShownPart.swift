internal import Exact
internal import Reporting

/// What a record's page offers to be shown within pages of other sites: the record itself, or a chart of it, which can be
/// taken as a file too.
enum ShownPart: Hashable, Sendable {
  case record
  /// An indicator over time.
  case series
  /// An indicator's newest figures by one way of taking them apart.
  case breakdown(Breakdown)
  /// Legal aid by centre, and by what is known of the cases.
  case centres
  case dimension(CaseDimension)

  /// What its page calls it, and its files. The record, and the first chart of an indicator, need no name of their own.
  var name: String {
    switch self {
    case .record, .series: "chart"
    case .breakdown(let breakdown): "chart-\(breakdown.name)"
    case .centres: "chart-centre"
    case .dimension(let dimension): "chart-\(dimension.rawValue)"
    }
  }

  var isOfCases: Bool {
    switch self {
    case .record, .series, .breakdown: false
    case .centres, .dimension: true
    }
  }

  /// Below its page, the folder of the page that other sites show.
  var folder: String {
    switch self {
    case .record, .series: "embed/"
    case .breakdown, .centres, .dimension: name + "/embed/"
    }
  }
}

/// A part of the record whose page is asked for, in the language of that page.
struct ShownRequest: Sendable {
  let page: PageRequest
  let part: ShownPart
}

extension Report {
  /// What can be shown of a record. Charts come as its page has them.
  func shownParts(of subject: PageRequest.Subject) -> [ShownPart] {
    guard case .record(let collection, let position) = subject else { return [] }
    return switch collection {
    case .commitments: records.commitments[position] == nil ? [] : [.record]
    case .indicators:
      records.indicators[position].map { indicator in
        (indicator.hasChart(asOf: asOf) ? [.series] : [])
          + indicator.drawnBreakdowns(asOf: asOf).filter(Self.canNameFile).map { .breakdown($0) }
      } ?? []
    case .cases:
      records.cases[position]?.rows.map { rows in
        (rows.centresDrawn == nil ? [] : [.centres])
          + CaseDimension.allCases.filter { rows.newest(by: $0) != nil }.map { .dimension($0) }
      } ?? []
    case .projects, .objectives, .results, .activities, .plans, .organisations, .places, .beneficiaries, .news, .events,
      .publications, .pages:
      []
    }
  }

  /// File systems take 255 bytes for a name.
  private static func canNameFile(_ breakdown: Breakdown) -> Bool { breakdown.name.utf8.count <= 200 }
}
