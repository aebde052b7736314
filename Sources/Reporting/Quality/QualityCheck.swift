/// A question of data quality that is put to each record of some collections.
///
/// Page, table and words come from the list in `QualityCheck+All.swift`: a new check is an entry there and its words.
package struct QualityCheck: Sendable {
  /// In `data/quality.csv`, and the key of its words; never changed once released.
  package let name: String
  /// Does a finding tell of something that is there, rather than of a gap?
  package let isStrength: Bool
  /// What was found, each with its detail; empty when there is nothing to be said, `nil` when the question does not
  /// apply to the record.
  let ask: @Sendable (Subject, Report) -> [String]?

  /// A record that is asked about.
  struct Subject {
    let record: any Record
    /// All of the record's, gathered once.
    let evidence: [Evidence]
  }

  /// - Parameter ask: Put to the records of one kind alone.
  init<Kind: Record>(
    _ name: String, of kind: Kind.Type, isStrength: Bool = false,
    _ ask: @escaping @Sendable (Kind, Report) -> [String]?
  ) {
    self.name = name
    self.isStrength = isStrength
    self.ask = { subject, report in (subject.record as? Kind).flatMap { ask($0, report) } }
  }

  /// Put to the records of several kinds.
  init(_ name: String, _ ask: @escaping @Sendable (Subject, Report) -> [String]?) {
    self.name = name
    isStrength = false
    self.ask = ask
  }
}

/// What a check found of a record.
package struct QualityFinding: Sendable {
  package let check: QualityCheck
  package let collection: Collection
  package let header: RecordHeader
  /// What exactly: a field, a language, a breakdown; empty where the check says it all.
  package let detail: String
}

/// What the checks found of one collection.
package struct CollectionQuality: Sendable {
  /// The findings of one check, of so many records that it was put to.
  package struct Answer: Sendable {
    package let check: QualityCheck
    /// In the order of the records' ids.
    package let findings: [QualityFinding]
    /// Records about which there is a finding.
    package let records: Int
    package let asked: Int
  }

  package let collection: Collection
  package let records: Int
  /// Of the checks that apply to any of its records.
  package let answers: [Answer]
}

struct QualityVisitor: RecordTableVisitor {
  let report: Report
  private(set) var found: [CollectionQuality] = []

  /// Puts every check to every record; collections without records are left out, and invented records are not asked.
  init(_ report: Report) {
    self.report = report
    Records.visitTables(&self)
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let report = report
    let subjects = report.records[keyPath: table].counted.map {
      QualityCheck.Subject(record: $0, evidence: report.evidence(of: $0).map(\.evidence))
    }
    guard !subjects.isEmpty else { return }
    var answers: [CollectionQuality.Answer] = []
    for check in QualityCheck.all {
      var (asked, records) = (0, 0)
      var findings: [QualityFinding] = []
      for subject in subjects {
        guard let details = check.ask(subject, report) else { continue }
        asked += 1
        if !details.isEmpty { records += 1 }
        findings += details.map {
          QualityFinding(check: check, collection: Element.collection, header: subject.record.header, detail: $0)
        }
      }
      guard asked > 0 else { continue }
      answers.append(CollectionQuality.Answer(check: check, findings: findings, records: records, asked: asked))
    }
    found.append(CollectionQuality(collection: Element.collection, records: subjects.count, answers: answers))
  }
}
