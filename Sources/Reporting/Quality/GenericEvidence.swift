internal import FrontMatter

/// Addresses on the web that stand behind so many records that they prove none of them: a home page, a whole report.
struct GenericEvidence: RecordTableVisitor {
  /// The most records for which one address may be evidence of something.
  static let mostRecords = 10

  private let records: Records
  private let evidence: EvidenceOfRecords
  private var counts: [String: Int] = [:]

  init(_ records: Records, _ evidence: EvidenceOfRecords) {
    self.records = records
    self.evidence = evidence
    Records.visitTables(&self)
  }

  var addresses: Set<String> { Set(counts.filter { $0.value > Self.mostRecords }.keys) }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].counted {
      for address in Set(evidence[record].compactMap(\.evidence.url?.text)) { counts[address, default: 0] += 1 }
    }
  }
}
