package import Diagnostics
package import Exact
package import FrontMatter

/// Legal aid statistics: counts by centre, period and kind, never single cases.
package struct CaseStatistics: Record {
  package static let collection = Collection.cases

  package private(set) var header: RecordHeader
  package let places: FieldPlaces
  /// In a report, small counts are hidden in them: nothing that is made of a report knows more.
  package private(set) var rows: [CaseCount]?
  /// Could every row be read? Otherwise one that could not explains what the others seem to lack.
  let isWhole: Bool

  package static let schema = Schema<CaseStatistics>(
    "set of case statistics", sharing: RecordHeader.schema, at: \.header,
    [Field("rows", \.rows, "The counts; they stand in the CSV file of the same name.")])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let errorsBefore = row.decoding.errors
    rows = row["rows"]
    row.reportLabels(of: CaseDimension.allCases.filter { $0 != .sex }.map(\.rawValue), inRowsOf: "rows")
    isWhole = row.decoding.errors == errorsBefore && !row.lacksRows(of: "rows")
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

  package static let schema = Schema<CaseCount>(
    "row of case statistics",
    [
      Field("centre", \.centre, "The legal aid centre's place."),
      Field("from", \.from, "First day of the period."),
      Field("to", \.to, "Last day of the period."),
      Field("channel", \.channel, "How people came, such as visit or phone."),
      Field("topic", \.topic, "What it was about."),
      Field("sex", \.sex, "The sex of those who came."),
      Field("age", \.age, "The age group of those who came."),
      Field("contacts", \.contacts, "How many people came."),
      Field("cases", \.cases, "How many cases were opened."),
      Field("closed", \.closed, "How many cases were closed."),
      Field("outcome", \.outcome, "How they ended."),
    ])

  package init?(_ row: inout FieldRow) {
    let centre: Reference<Place>? = row["centre"]
    from = row["from"]
    let to: PartialDate? = row["to"]
    channel = row["channel"]
    topic = row["topic"]
    sex = row["sex"]
    age = row["age"]
    contacts = row["contacts"]
    cases = row["cases"]
    closed = row["closed"]
    outcome = row["outcome"]
    range = row.range
    guard let centre, let to, !row.hasErrors else { return nil }
    self.centre = centre
    self.to = to
  }
}

/// A count of people: as it was given, or hidden so that nobody can be recognised.
package enum GuardedCount: Hashable, Sendable, FieldValue {
  case given(Int)
  case hidden

  package static var form: FieldForm { .count }
  package static var mayBeBlank: Bool { false }

  package var content: FieldContent { number.map { .count($0) } ?? .absent }

  package var number: Int? {
    if case .given(let number) = self { number } else { nil }
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    Int.decode(node, as: field, &decoding).map { .given($0) }
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
