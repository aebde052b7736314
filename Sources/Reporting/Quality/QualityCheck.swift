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
  let ask: @Sendable (any Record, Report) -> [String]?

  /// - Parameter ask: Put to the records of one kind alone.
  init<Kind: Record>(
    _ name: String, of kind: Kind.Type, isStrength: Bool = false,
    _ ask: @escaping @Sendable (Kind, Report) -> [String]?
  ) {
    self.name = name
    self.isStrength = isStrength
    self.ask = { record, report in (record as? Kind).flatMap { ask($0, report) } }
  }

  /// Put to the records of several kinds.
  init(_ name: String, _ ask: @escaping @Sendable (any Record, Report) -> [String]?) {
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

extension Report {
  /// What every check finds, by collection; those without records are left out, and invented records are not asked.
  package var quality: [CollectionQuality] {
    var visitor = QualityVisitor(report: self)
    Records.visitTables(&visitor)
    return visitor.found
  }
}

private struct QualityVisitor: RecordTableVisitor {
  let report: Report
  var found: [CollectionQuality] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let records = report.records[keyPath: table].counted
    guard !records.isEmpty else { return }
    let answers = QualityCheck.all.compactMap { check -> CollectionQuality.Answer? in
      let asked = records.compactMap { record in check.ask(record, report).map { (record: record, details: $0) } }
      guard !asked.isEmpty else { return nil }
      let findings = asked.flatMap { record, details in
        details.map {
          QualityFinding(check: check, collection: Element.collection, header: record.header, detail: $0)
        }
      }
      return CollectionQuality.Answer(
        check: check, findings: findings, records: asked.count { !$0.details.isEmpty }, asked: asked.count)
    }
    found.append(CollectionQuality(collection: Element.collection, records: records.count, answers: answers))
  }
}
