internal import FrontMatter

/// A piece of evidence with the part of its record behind which it stands.
package struct PlacedEvidence: Sendable {
  /// `milestones/2` is the second milestone; empty the record itself.
  package let part: String
  package let evidence: Evidence
}

extension Record {
  /// Every piece of evidence in the record, its own first.
  package var allEvidence: [PlacedEvidence] {
    var all: [PlacedEvidence] = []
    forEach(Evidence.self) { all.append(PlacedEvidence(part: $1.group, evidence: $0)) }
    return all
  }
}

/// The evidence of all shown records, looked for once: checks, tables and pages ask for it again and again.
struct EvidenceOfRecords: RecordTableVisitor {
  private let records: Records
  /// By collection and position; of those alone that have any.
  private var found: [Collection: [Int: [PlacedEvidence]]] = [:]

  init(_ records: Records) {
    self.records = records
    Records.visitTables(&self)
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].shown {
      let evidence = record.allEvidence
      if !evidence.isEmpty { found[Element.collection, default: [:]][record.header.position] = evidence }
    }
  }

  subscript<Element: Record>(record: Element) -> [PlacedEvidence] {
    found[Element.collection]?[record.header.position] ?? []
  }
}
