internal import Diagnostics
internal import Exact

/// A fact with a date of its own, which is not published before that date.
enum DatedFact: String {
  case observation, baseline, revision, assessment, update, withdrawal, completion, source, spending, output, adoption,
    reply
  case news, event, publication
  case caseCount = "row of case statistics"
  case change = "date of the newest change"
  case seriesBreak = "break of the series"

  /// A record that belongs to a day as a whole.
  init?(_ collection: Collection) {
    switch collection {
    case .news: self = .news
    case .events: self = .event
    case .publications: self = .publication
    case .projects, .objectives, .results, .activities, .indicators, .plans, .commitments, .organisations, .places,
      .beneficiaries, .cases, .pages:
      return nil
    }
  }
}

/// Takes the facts that are dated after the day of a report out of its records, so that no page, table or figure can show
/// them, and keeps in mind which they were.
///
/// - Source: domain.md 4
package struct LaterFacts {
  /// The day of the report.
  let asOf: Day
  /// What is dated after this day is a mistake; what lies between is only held back.
  let knownUntil: Day
  /// Does the present record wait for its day of publication? What it says of a later day is no mistake yet.
  fileprivate var isWaiting = false
  /// Mistakes, each told at its place.
  private(set) var mistakes: [Diagnostic] = []
  private var heldBack: [(fact: DatedFact, date: PartialDate, place: SourceRange)]

  /// - Parameter absent: Of which those that are held back as a whole are told among the facts.
  init(after asOf: Day, knownUntil: Day, heldBack absent: AbsentRecords) {
    self.asOf = asOf
    self.knownUntil = knownUntil
    heldBack = absent.all.compactMap { record in
      guard case .heldBack(let date) = record.absence else { return nil }
      return DatedFact(record.collection).map { ($0, date, record.place) }
    }
  }

  /// So many are told one by one.
  private static let mostTold = 20

  /// What was held back: some facts one by one, then how many more.
  var notes: [Diagnostic] {
    let told = heldBack.prefix(Self.mostTold).map { Diagnostic.heldBack($0.fact, $0.date, asOf: asOf, at: $0.place) }
    guard heldBack.count > told.count else { return told }
    let next = heldBack[told.count]
    return told + [.moreHeldBack(heldBack.count - told.count, at: next.place)]
  }

  /// Does a fact lie after the day of the report? A date that is only partly known stands for its last day.
  mutating func isLater(_ date: PartialDate, _ fact: DatedFact, at place: @autoclosure () -> SourceRange) -> Bool {
    guard date.last > asOf else { return false }
    let place = place()
    if date.last > knownUntil, !isWaiting, let mistake = Diagnostic.later(fact, date, asOf: knownUntil, at: place) {
      mistakes.append(mistake)
    } else {
      heldBack.append((fact, date, place))
    }
    return true
  }

  /// The same of what lies after the day only if the first day of its date does.
  mutating func begins(_ date: PartialDate, _ fact: DatedFact, at place: @autoclosure () -> SourceRange) -> Bool {
    date.first > asOf && isLater(date, fact, at: place())
  }

  mutating func known(
    _ date: PartialDate?, _ fact: DatedFact, at place: @autoclosure () -> SourceRange
  ) -> PartialDate? {
    date.flatMap { isLater($0, fact, at: place()) ? nil : $0 }
  }

  /// The parts that do not lie after the day, each made what it was then; `nil` where none is left, as if nothing were said.
  mutating func known<Part>(
    _ parts: [Part]?, _ fact: DatedFact, on date: (Part) -> PartialDate?, at place: (Part) -> SourceRange,
    _ trim: (inout Part, inout LaterFacts) -> Void
  ) -> [Part]? {
    guard let parts, !parts.isEmpty else { return parts }
    var known: [Part] = []
    for var part in parts {
      if let date = date(part), isLater(date, fact, at: place(part)) { continue }
      trim(&part, &self)
      known.append(part)
    }
    return known.isEmpty ? nil : known
  }

  mutating func known(_ evidence: [Evidence]?) -> [Evidence]? {
    guard let evidence, !evidence.isEmpty else { return evidence }
    let known = evidence.filter { source in
      source.date.map { !begins($0, .source, at: source.range) } ?? true
    }
    return known.isEmpty ? nil : known
  }

  mutating func known(_ header: RecordHeader, of record: some Record) -> RecordHeader {
    var former = header
    former.updated = known(header.updated, .change, at: record.place(of: RecordHeader.updated))
    former.evidence = known(header.evidence)
    return former
  }
}

/// Makes every record what it said by the day of a report.
struct FormerRecords: RecordTableVisitor {
  var records: Records
  var later: LaterFacts
  /// The day of publication.
  let published: Day

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    var later = later
    records[keyPath: table].update { record in
      later.isWaiting = record.header.publishOn.map { $0.first > published } ?? false
      return record.asItStood(&later)
    }
    self.later = later
  }
}
