package import Diagnostics
package import Exact
package import FrontMatter
package import Spreadsheets

/// Legal aid statistics: counts by centre, period and kind, never single cases.
package struct CaseStatistics: Record {
  package static let collection = Collection.cases

  package private(set) var header: RecordHeader
  package let places: FieldPlaces
  /// In a report, small counts are hidden in them: nothing that is made of a report knows more.
  package private(set) var rows: [CaseCount]?
  package let table: TableSettings?
  /// Could every row be read? Otherwise one that could not explains what the others seem to lack.
  let isWhole: Bool

  package static let rows = Field(
    "rows", \CaseStatistics.rows, "The counts; they stand in the CSV file of the same name.", beside: .usual)

  package static let table = Field(
    "table", \CaseStatistics.table, "How the table beside the record is to be read, where it does not say it itself.",
    isInstruction: true)

  package static let schema = Schema<CaseStatistics>(
    "set of case statistics", sharing: RecordHeader.schema, at: \.header,
    [rows, table])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let errorsBefore = row.decoding.errors
    rows = row[Self.rows]
    table = row[Self.table]
    row.reportLabels(of: CaseDimension.allCases.filter { $0 != .sex }.map(\.rawValue), inRowsOf: Self.rows.key)
    isWhole = row.decoding.errors == errorsBefore && !row.lacksRows(of: Self.rows)
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  /// Rows that lie after the day of the report are told here and left out where small counts are hidden, which looks at
  /// all of them.
  package func asItStood(_ later: inout LaterFacts) -> CaseStatistics {
    for row in rows ?? [] where row.to.last <= later.knownUntil {
      _ = later.isLater(row.to, .caseCount, at: row.range)
    }
    var former = self
    former.header = later.known(header, of: self)
    return former
  }

  /// The same set with its counts as they are to be shown.
  func withRows(_ rows: [CaseCount]?) -> CaseStatistics {
    var set = self
    if self.rows != nil { set.rows = rows }
    return set
  }
}

/// The people and cases of one centre in one period, of one kind.
package struct CaseCount: Fielded, FieldValue {
  package let range: SourceRange
  package let centre: Reference<Place>
  package let from: PartialDate?
  package let to: PartialDate
  package let channel: String?
  package let topic: String?
  package let sex: Sex?
  package let age: String?
  package private(set) var contacts: GuardedCount?
  package private(set) var cases: GuardedCount?
  package private(set) var closed: GuardedCount?
  package let outcome: String?

  package static var isRow: Bool { true }

  package static let centre = Field("centre", \CaseCount.centre, "The legal aid centre's place.")
  package static let from = Field("from", \CaseCount.from, "First day of the period.")
  package static let to = Field("to", \CaseCount.to, "Last day of the period.")
  package static let channel = Field(
    "channel", \CaseCount.channel, "How people came, such as visit or phone.", example: "visit")
  package static let topic = Field("topic", \CaseCount.topic, "What it was about.", example: "property")
  package static let sex = Field("sex", \CaseCount.sex, "The sex of those who came.")
  package static let age = Field("age", \CaseCount.age, "The age group of those who came.", example: #""18-29""#)
  package static let contacts = Field("contacts", \CaseCount.contacts, "How many people came.")
  package static let cases = Field("cases", \CaseCount.cases, "How many cases were opened.")
  package static let closed = Field("closed", \CaseCount.closed, "How many cases were closed.")
  package static let outcome = Field("outcome", \CaseCount.outcome, "How they ended.", example: "resolved")

  package static let schema = Schema<CaseCount>(
    "row of case statistics",
    [centre, from, to, channel, topic, sex, age, contacts, cases, closed, outcome])

  package init?(_ row: inout FieldRow) {
    let centre = row[Self.centre]
    from = row[Self.from]
    let to = row[Self.to]
    channel = row[Self.channel]
    topic = row[Self.topic]
    sex = row[Self.sex]
    age = row[Self.age]
    contacts = row[Self.contacts]
    cases = row[Self.cases]
    closed = row[Self.closed]
    outcome = row[Self.outcome]
    range = row.range
    guard let centre, let to, !row.hasErrors else { return nil }
    self.centre = centre
    self.to = to
  }

  package func knownPlace(ofKey key: String) -> SourceRange? { range }
}

/// A count of people: as it was given, hidden so that nobody can be recognised, or the word that its source gives for it.
package enum GuardedCount: Hashable, Sendable, FieldValue {
  case given(Int)
  case hidden
  case missing(Missing)

  package static var form: FieldForm { Observed<Int>.form }
  package static var mayBeBlank: Bool { false }

  package var content: FieldContent {
    switch self {
    case .given(let number): .count(number)
    case .hidden: .absent
    case .missing(let reason): .choice(reason.rawValue)
    }
  }

  /// Why it is not told.
  package var reason: Missing? {
    switch self {
    case .given: nil
    case .hidden: .hidden
    case .missing(let reason): reason
    }
  }

  package var number: Int? {
    if case .given(let number) = self { number } else { nil }
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    switch Observed<Int>.decode(node, as: field, &decoding) {
    case .value(let number): .given(number)
    case .missing(let reason): .missing(reason)
    case nil: nil
    }
  }
}

/// What is counted. People who came and cases that were opened are not to be added up.
package enum CaseMeasure: String, CaseIterable, Sendable {
  case contacts, cases, closed
}

/// By what the counts are broken down, beside centre and period. A row without it is the total over it.
package enum CaseDimension: String, CaseIterable, Sendable {
  case channel, topic, sex, age, outcome
}

extension CaseCount {
  package internal(set) subscript(measure: CaseMeasure) -> GuardedCount? {
    get {
      switch measure {
      case .contacts: contacts
      case .cases: cases
      case .closed: closed
      }
    }
    set {
      switch measure {
      case .contacts: contacts = newValue
      case .cases: cases = newValue
      case .closed: closed = newValue
      }
    }
  }

  package subscript(dimension: CaseDimension) -> String? {
    switch dimension {
    case .channel: channel
    case .topic: topic
    case .sex: sex?.rawValue
    case .age: age
    case .outcome: outcome
    }
  }

  /// The dimensions by which the row is a part.
  package var dimensions: [CaseDimension] {
    CaseDimension.allCases.filter { self[$0] != nil }
  }

  /// From its `from`; without one, the days that `to` may mean.
  package var period: Period {
    Period(from?.first ?? to.first, to.last)
  }
}
