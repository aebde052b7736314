import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// A field that is added to a record is answered for wherever its form asks for more than being shown.
@Suite struct FieldsAnsweredTests {
  /// Every record kind, with the dates in it of what is planned or only held on to: a report shows those that lie after its
  /// day. All others are facts, which it does not know yet.
  static let kinds: [(kind: any Record.Type, planned: Set<String>)] = [
    (Project.self, ["start", "end", "partners.from", "partners.to"]),
    (Objective.self, []),
    (Result.self, []),
    (Activity.self, ["start", "end", "partners.from", "partners.to"]),
    (Beneficiary.self, []),
    (Indicator.self, ["targets.date"]),
    (Plan.self, ["start", "end"]),
    (Commitment.self, ["start", "end", "milestones.start", "milestones.due"]),
    (Organisation.self, []),
    (Place.self, []),
    // Left out where small counts are hidden, which looks at all rows.
    (CaseStatistics.self, ["rows.from", "rows.to"]),
    // Held back as a whole.
    (News.self, ["date"]),
    (Event.self, ["date", "start", "end"]),
    (Publication.self, ["date"]),
    (Page.self, []),
  ]

  @Test("these are all kinds of records")
  func allKinds() {
    #expect(Self.kinds.map { $0.kind.collection.rawValue }.sorted() == Collection.allCases.map(\.rawValue).sorted())
  }

  @Test("the check for odd dates sees every date", arguments: kinds.indices)
  func oddDates(index: Int) throws {
    try forEachMadeUp(Self.kinds[index].kind) { record in
      var seen: Set<PartialDate> = []
      record.forEach(PartialDate.self) { date, _ in seen.insert(date) }
      for (path, date) in dates(in: record) {
        #expect(seen.contains(date), "\(path) of \(type(of: record).collection)")
      }
    }
  }

  @Test("what is dated after the day of a report is taken out of it, but for what is planned", arguments: kinds.indices)
  func laterFacts(index: Int) throws {
    let (kind, planned) = Self.kinds[index]
    try forEachMadeUp(kind) { record in
      var later = LaterFacts(after: .earliest, knownUntil: .latest, heldBack: AbsentRecords())
      for (path, _) in dates(in: record.asItStood(&later)) {
        #expect(planned.contains(path) || Self.ofPublication.contains(path), "\(path) of \(kind.collection)")
      }
    }
  }

  /// Of when a record is shown, not of what it says.
  private static let ofPublication: Set<String> = ["publish_on", "expires_on"]

  @Test("all evidence of a record is found, behind whichever part it stands", arguments: kinds.indices)
  func evidence(index: Int) throws {
    try forEachMadeUp(Self.kinds[index].kind) { record in
      let found = contents(of: record).reduce(0) { $0 + ($1.path.hasSuffix("evidence.title") ? 1 : 0) }
      #expect(record.allEvidence.count == found)
    }
  }

  /// Each kind that is a part of another, with the fields that say of which, the nearest first.
  private static let parents: [Reporting.Collection: [String]] = [
    .objectives: ["project"], .results: ["project"], .activities: ["project"], .indicators: ["result", "project"],
    .commitments: ["plan"],
  ]

  @Test("a record's place in the tree comes from its fields", arguments: kinds.indices)
  func parents(index: Int) {
    let kind = Self.kinds[index].kind
    #expect(parentKeys(of: kind) == Self.parents[kind.collection] ?? [])
  }

  private func parentKeys<Kind: Record>(of kind: Kind.Type) -> [String] { Kind.schema.parents.map(\.description.key) }

  private func forEachMadeUp(_ kind: any Record.Type, _ check: (any Record) -> Void) throws {
    var random = SeededNumbers(state: 7)
    for _ in 0..<10 { try check(madeUp(kind, &random)) }
  }

  private func madeUp<Kind: Record>(_ kind: Kind.Type, _ random: inout SeededNumbers) throws -> any Record {
    try #require(try decodeMadeUp(kind, MadeUpRecord(leavingOut: 0).group(Kind.schema.group, &random).yaml))
  }

  /// Each date with the keys that lead to it.
  private func dates(in record: some Record) -> [(path: String, date: PartialDate)] {
    contents(of: record).compactMap { path, content in
      if case .date(let date) = content { (path, date) } else { nil }
    }
  }

  private func contents<Kind: Record>(of record: Kind) -> [(path: String, content: FieldContent)] {
    Kind.schema.fields.flatMap { leaves($0.read(record), at: $0.description.key) }
  }

  private func leaves(_ content: FieldContent, at path: String) -> [(path: String, content: FieldContent)] {
    switch content {
    case .list(let items): items.flatMap { leaves($0, at: path) }
    case .group(let parts): parts.flatMap { leaves($0.content, at: "\(path).\($0.key)") }
    default: [(path, content)]
    }
  }
}
