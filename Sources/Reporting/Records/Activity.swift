internal import Diagnostics
internal import DisclosureControl
package import Exact
package import FrontMatter
package import Spreadsheets

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
  package let table: TableSettings?

  package static let project = Field("project", \Activity.project, "The project that it belongs to.", isParent: true)
  package static let objective = Field("objective", \Activity.objective, "The objective that it supports.")
  package static let results = Field("results", \Activity.results, "The results that it contributes to.")
  package static let kind = Field("kind", \Activity.kind, "What kind of work it is.", example: "training")
  package static let status = Field("status", \Activity.status, "Where it stands.")
  package static let start = Field("start", \Activity.start, "When it began.")
  package static let end = Field("end", \Activity.end, "When it ended or is to end.")
  package static let dateNote = Field(
    "date_note", \Activity.dateNote, "The source's words where its dates contradict each other.", form: .prose,
    example: #""The report gives an end before the start.""#)
  package static let sites = Field("places", \Activity.sites, "Where it happened.")
  package static let partners = Field("partners", \Activity.partners, "Who took part, as what and when.")
  package static let participants = Field(
    "participants", \Activity.participants, "How many people, by group.", beside: .allowed)
  package static let outputs = Field("outputs", \Activity.outputs, "What came of it, with a count where there is one.")
  package static let table = Field(
    "table", \Activity.table,
    "How the table of participants beside the record is to be read, where it does not say it itself.",
    isInstruction: true)

  package static let schema = Schema<Activity>(
    "activity", sharing: RecordHeader.schema, at: \.header,
    [project, objective, results, kind, status, start, end, dateNote, sites, partners, participants, outputs, table])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    project = row[Self.project]
    objective = row[Self.objective]
    results = row[Self.results]
    kind = row[Self.kind]
    status = row[Self.status]
    start = row[Self.start]
    end = row[Self.end]
    dateNote = row[Self.dateNote]
    sites = row[Self.sites]
    partners = row[Self.partners]
    participants = row[Self.participants]
    row.reportLabels(of: [Participants.group.key, Participants.age.key], inRowsOf: Self.participants.key)
    outputs = row[Self.outputs]
    table = row[Self.table]
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
    table = other.table
  }

  package func asItStood(_ later: inout LaterFacts) -> Activity {
    let outputs = later.known(outputs, .output, on: { $0.date }, at: { _ in place(of: Activity.outputs) }) {
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
    self.init(
      rows: rows, parents: [:], placeOrder: [:], labelsAround: [[:], [:], agesAround(groups.map(\.age))], limit: limit)
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

  package static var named: String? { "activity_status" }
}

/// A group of people who took part in an activity.
package struct Participants: Fielded, FieldValue {
  package let group: LocalisedText?
  package let sex: Sex?
  package let age: String?
  package fileprivate(set) var count: GuardedCount?
  let range: SourceRange

  package static var isRow: Bool { true }

  package static let group = Field("group", \Participants.group, "Who they are.", example: "lawyers")
  package static let sex = Field("sex", \Participants.sex, "Their sex, where it was recorded.")
  package static let age = Field(
    "age", \Participants.age, "Their age group, where it was recorded.", example: #""18-29""#)
  package static let count = Field("count", \Participants.count, "How many.")

  package static let schema = Schema<Participants>(
    "group of participants",
    [group, sex, age, count])

  package init?(_ row: inout FieldRow) {
    group = row[Self.group]
    sex = row[Self.sex]
    age = row[Self.age]
    count = row[Self.count]
    range = row.range
  }
}

/// Something that an activity produced.
package struct Output: Fielded, FieldValue {
  package let title: LocalisedText
  package let date: PartialDate?
  package let count: Int?
  package fileprivate(set) var evidence: [Evidence]?

  package static let title = Field("title", \Output.title, "What it is.", example: "Guide to the right to information")
  package static let date = Field("date", \Output.date, "When it was there.")
  package static let count = Field("count", \Output.count, "How many.", example: "2000")
  package static let evidence = Field("evidence", \Output.evidence, "Where it can be checked.")

  package static let schema = Schema<Output>(
    "output",
    [title, date, count, evidence])

  package init?(_ row: inout FieldRow) {
    let title = row[Self.title]
    date = row[Self.date]
    count = row[Self.count]
    evidence = row[Self.evidence]
    guard let title else { return nil }
    self.title = title
  }
}
