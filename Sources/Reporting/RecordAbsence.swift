package import Diagnostics
package import Exact
internal import FrontMatter

/// Why a record that exists is not shown.
package enum Absence: Hashable, Sendable {
  case draft
  /// Its `publish_on` lies after the day of publication.
  case waiting(PartialDate)
  /// Its `expires_on` lies before the day of publication.
  case expired(PartialDate)
  /// Its date lies after the past day that was asked for.
  case heldBack(PartialDate)
}

/// The records that exist and are not shown, as if they were not there.
package struct AbsentRecords: Sendable {
  package struct Absent: Sendable {
    package let collection: Collection
    package let slug: String
    package let title: String
    /// The beginning of its file.
    package let place: SourceRange
    package let absence: Absence
  }

  /// By collection, then by id.
  package fileprivate(set) var all: [Absent] = []
  private var indices: [Collection: [Int: Int]] = [:]

  package init() {}

  fileprivate mutating func add(_ record: some Record, in collection: Collection, _ absence: Absence) {
    indices[collection, default: [:]][record.header.position] = all.count
    all.append(
      Absent(
        collection: collection, slug: record.slug, title: record.header.title.base, place: record.header.range,
        absence: absence))
  }

  /// `nil` for a record that is shown, and for one that could not be read.
  package subscript(collection: Collection, position: Int) -> Absent? {
    indices[collection]?[position].map { all[$0] }
  }
}

/// Takes records out of sight: drafts, those out of time, and for a past day what has a later date as a whole.
struct RecordAbsence: RecordTableVisitor {
  var records: Records
  /// The day of the publication.
  let published: Day
  /// The past day that was asked for.
  let pastDay: Day?
  let includesDrafts: Bool
  let includesWaiting: Bool
  private(set) var absent = AbsentRecords()
  /// Of records that could never be shown.
  private(set) var faults: [Diagnostic] = []

  init(records: Records, published: Day, pastDay: Day?, includesDrafts: Bool, includesWaiting: Bool) {
    self.records = records
    self.published = published
    self.pastDay = pastDay
    self.includesDrafts = includesDrafts
    self.includesWaiting = includesWaiting
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    var found: Set<Int> = []
    for record in records[keyPath: table].shown {
      if let publish = record.header.publishOn, let expires = record.header.expiresOn, expires.last < publish.first {
        faults.append(.expiresBeforePublish(expires, publish, at: record.place(of: RecordHeader.expiresOn)))
      }
      guard let absence = absence(of: record) else { continue }
      if case .waiting(let day) = absence, let limit = published.adding(months: 120), day.first > limit {
        faults.append(.farAhead(day, of: published, at: record.place(of: RecordHeader.publishOn)))
      }
      absent.add(record, in: Element.collection, absence)
      found.insert(record.header.position)
    }
    records[keyPath: table].hide { found.contains($0.header.position) }
  }

  private func absence(of record: some Record) -> Absence? {
    let header = record.header
    if header.isDraft == true, !includesDrafts { return .draft }
    if let day = header.publishOn, day.first > published, !includesWaiting { return .waiting(day) }
    if let day = header.expiresOn, day.last < published { return .expired(day) }
    if let pastDay, let date = ownDate(of: record), date.first > pastDay { return .heldBack(date) }
    return nil
  }

  /// The day to which a record belongs as a whole.
  private func ownDate(of record: some Record) -> PartialDate? {
    switch record.byKind {
    case .news, .publication: record.ownDate
    case .event(let event): record.ownDate ?? event.end
    case .project, .objective, .result, .activity, .indicator, .plan, .commitment, .organisation, .place,
      .beneficiary, .cases, .page:
      nil
    }
  }
}

/// Reports references from records that are shown to records that are not.
struct AbsentLinks: RecordTableVisitor {
  let absent: AbsentRecords
  let shown: Records
  var diagnostics: [Diagnostic] = []

  init(absent: AbsentRecords, shown: Records) {
    self.absent = absent
    self.shown = shown
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in shown[keyPath: table].shown {
      var links = LinksToAbsent(record: record, absent: absent)
      Records.visitTables(&links)
      diagnostics += links.diagnostics
    }
  }
}

/// The references of one record to records that are not shown, by the collection that they name.
private struct LinksToAbsent<Source: Record>: RecordTableVisitor {
  let record: Source
  let absent: AbsentRecords
  var diagnostics: [Diagnostic] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    var found: [Diagnostic] = []
    record.forEach(Reference<Element>.self) { reference, trail in
      guard let absent = absent[Element.collection, reference.index] else { return }
      found.append(.linkToHidden(absent, field: trail.innermostKey ?? "", at: reference.range))
    }
    diagnostics += found
  }
}
