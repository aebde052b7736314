internal import FrontMatter
internal import Reporting

extension DataTable {
  /// Every piece of evidence, whichever part of a record it belongs to: `part` names it, `milestones/2` is the second
  /// milestone, empty the record itself. The SHA-256 of a local file stands there whether its author gave it or not.
  static func evidence(_ source: SiteSource) -> DataTable {
    DataTable("evidence") {
      let (report, media) = (source.report, Media(source))
      let declared = [Column<Evidence>].declared(of: report).filter { $0.name != Evidence.sha256.key }
      return Table(
        [
          Column<EvidenceRow>("record", "The record behind which it stands.", .reference(nil)) { .text($0.record) },
          Column("position", "Which one of the record's it is, from 1.", .count) { .count($0.position) },
          Column("collection", "The collection of the record.", .word(Collection.self)) {
            .text($0.collection.rawValue)
          },
          Column("part", "The part of the record behind which it stands; empty for the record itself.", .text) {
            .text($0.placed.part)
          },
        ] + declared.map { $0.of { (row: EvidenceRow, cell) in cell(row.placed.evidence) } } + [
          Column("sha256", "The SHA-256 of the file, 64 hexadecimal digits.", .text) {
            .text(media.hash(of: $0.placed.evidence))
          }
        ], key: ["record", "position", "collection"], partsOf: Reporting.Collection.allCases
      ) { owner, show in
        if let owner {
          for row in report.records.record(owner.collection, owner.position)?.evidenceRows(report) ?? [] { show(row) }
        } else {
          var rows = EvidenceRows(report: report)
          Records.visitTables(&rows)
          for row in rows.rows.sorted(by: { $0.key < $1.key }) { show(row) }
        }
      }
    }
  }
}

private struct EvidenceRow {
  let record: String
  let collection: Reporting.Collection
  let position: Int
  let placed: PlacedEvidence

  var key: (String, String, Int) { (record, collection.rawValue, position) }
}

extension Record {
  /// The record's evidence, as the table has it.
  fileprivate func evidenceRows(_ report: Report) -> [EvidenceRow] {
    report.evidence(of: self).enumerated().map { index, placed in
      EvidenceRow(record: header.id, collection: Self.collection, position: index + 1, placed: placed)
    }
  }
}

private struct EvidenceRows: RecordTableVisitor {
  let report: Report
  var rows: [EvidenceRow] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in report.records[keyPath: table].counted { rows += record.evidenceRows(report) }
  }
}
