internal import Diagnostics
internal import DisclosureControl
package import Exact
package import FrontMatter

/// What was done: a line of work, an event series, a service.
package final class Activity: Record {
  package static let collection = Collection.activities

  package let header: RecordHeader
  package let places: FieldPlaces
  package let project: Reference<Project>?
  package let objective: Reference<Objective>?
  package let results: [Reference<Result>]?
  package let kind: LocalisedText?
  package let status: ActivityStatus?
  package let start: PartialDate?
  package let end: PartialDate?
  package let dateNote: LocalisedText?
  package let sites: [Reference<Place>]?
  package let partners: [Partner]?
  package let participants: [Participants]?
  package let outputs: [Output]?

  package static let schema = Schema<Activity>(
    "activity", sharing: RecordHeader.schema, at: \.header,
    [
      Field("project", \.project, "The project that it belongs to."),
      Field("objective", \.objective, "The objective that it supports."),
      Field("results", \.results, "The results that it contributes to."),
      Field("kind", \.kind, "What kind of work it is."),
      Field("status", \.status, "Where it stands."),
      Field("start", \.start, "When it began."),
      Field("end", \.end, "When it ended or is to end."),
      Field("date_note", \.dateNote, "The source's words where its dates contradict each other."),
      Field("places", \.sites, "Where it happened."),
      Field("partners", \.partners, "Who took part, as what and when."),
      Field("participants", \.participants, "How many people, by group."),
      Field("outputs", \.outputs, "What came of it, with a count where there is one."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    project = row["project"]
    objective = row["objective"]
    results = row["results"]
    kind = row["kind"]
    status = row["status"]
    start = row["start"]
    end = row["end"]
    dateNote = row["date_note"]
    sites = row["places"]
    partners = row["partners"]
    participants = row["participants"]
    row.reportLabels(of: ["group", "age"], inRowsOf: "participants")
    outputs = row["outputs"]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  private init(_ other: Activity, header: RecordHeader, participants: [Participants]?, outputs: [Output]?) {
    self.header = header
    places = other.places
    project = other.project
    objective = other.objective
    results = other.results
    kind = other.kind
    status = other.status
    start = other.start
    end = other.end
    dateNote = other.dateNote
    sites = other.sites
    partners = other.partners
    self.participants = participants
    self.outputs = outputs
  }

  package func asItStood(_ later: inout LaterFacts) -> Activity {
    let outputs = later.known(outputs, .output, on: { $0.date }, at: { _ in place(of: "outputs") }) {
      $0.evidence = $1.known($0.evidence)
    }
    return Activity(self, header: later.known(header, of: self), participants: participants, outputs: outputs)
  }

  /// The activity with small counts of participants hidden, and what would tell them.
  ///
  /// - Source: domain.md 4.2
  func hidingParticipants(below limit: Int) -> Activity {
    guard limit > 1, var groups = participants, !groups.isEmpty else { return self }
    let protection = Protection(CountTable(groups, limit: limit))
    for (index, isHidden) in protection.isHidden.enumerated() where isHidden[0] { groups[index].count = .hidden }
    return Activity(self, header: header, participants: groups, outputs: outputs)
  }
}

extension CountTable {
  fileprivate init(_ groups: [Participants], limit: Int) {
    let rows = groups.map { group in
      Row(
        place: 0, days: 0...0, labels: [group.group?.base, group.sex?.rawValue, group.age],
        counts: [group.count?.number], published: 0)
    }
    self.init(rows: rows, parents: [:], placeOrder: [:], limit: limit)
  }
}

extension Privacy {
  /// - Parameter limit: Of participants; 0 or 1 hides none.
  mutating func add(_ activity: Activity, below limit: Int) {
    guard limit > 1, let groups = activity.participants, !groups.isEmpty else { return }
    for interval in Protection(CountTable(groups, limit: limit), withIntervals: true).intervals {
      let group = groups[interval.row]
      guard let count = group.count?.number else { continue }
      add(count, "These participants", at: group.range, limit: limit, numbers: interval.numbers)
    }
  }
}

package enum ActivityStatus: String, Vocabulary {
  case planned, active, completed, cancelled, suspended
}

/// A group of people who took part in an activity.
package struct Participants: Fielded, FieldValue {
  package let group: LocalisedText?
  package let sex: Sex?
  package let age: String?
  package fileprivate(set) var count: GuardedCount?
  fileprivate let range: SourceRange

  package static var isRow: Bool { true }

  package static let schema = Schema<Participants>(
    "group of participants",
    [
      Field("group", \.group, "Who they are."),
      Field("sex", \.sex, "Their sex, where it was recorded."),
      Field("age", \.age, "Their age group, where it was recorded."),
      Field("count", \.count, "How many."),
    ])

  package init?(_ row: inout FieldRow) {
    group = row["group"]
    sex = row["sex"]
    age = row["age"]
    count = row["count"]
    range = row.range
  }
}

/// Something that an activity produced.
package struct Output: Fielded, FieldValue {
  package let title: LocalisedText
  package let date: PartialDate?
  package let count: Int?
  package fileprivate(set) var evidence: [Evidence]?

  package static let schema = Schema<Output>(
    "output",
    [
      Field("title", \.title, "What it is."),
      Field("date", \.date, "When it was there."),
      Field("count", \.count, "How many."),
      Field("evidence", \.evidence, "Where it can be checked."),
    ])

  package init?(_ row: inout FieldRow) {
    let title: LocalisedText? = row["title"]
    date = row["date"]
    count = row["count"]
    evidence = row["evidence"]
    guard let title else { return nil }
    self.title = title
  }
}
