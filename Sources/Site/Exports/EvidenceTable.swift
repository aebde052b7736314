internal import Reporting

extension DataTable {
  /// Every piece of evidence, whichever part of a record it belongs to: `part` names it, `milestones/2` is the second
  /// milestone, empty the record itself. The SHA-256 of a local file stands there whether its author gave it or not.
  static func evidence(_ source: SiteSource) -> DataTable {
    DataTable(name: "evidence") {
      let (report, media) = (source.report, Media(source))
      var rows = EvidenceRows(records: report.records)
      Records.visitTables(&rows)
      let declared = DeclaredColumns(of: Evidence.schema, leavingOut: ["sha256"], of: report)
      var file = CSVFile(columns: ["record", "position", "collection", "part"] + declared.names + ["sha256"])
      for row in rows.rows.sorted(by: { $0.key < $1.key }) {
        file.append(
          [.text(row.record), .count(row.position), .plain(row.collection.rawValue), .plain(row.placed.part)]
            + declared.cells(row.placed.evidence)
            + [media.hash(of: row.placed.evidence).map { .plain($0) } ?? .empty])
      }
      return file.bytes
    }
  }
}

private struct EvidenceRows: RecordTableVisitor {
  struct Row {
    let record: String
    let collection: Reporting.Collection
    let position: Int
    let placed: PlacedEvidence

    var key: (String, String, Int) { (record, collection.rawValue, position) }
  }

  let records: Records
  var rows: [Row] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].counted {
      rows += record.allEvidence.enumerated().map { index, placed in
        Row(record: record.header.id, collection: Element.collection, position: index + 1, placed: placed)
      }
    }
  }
}
