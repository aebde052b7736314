internal import Reporting

extension DataTable {
  /// Every piece of evidence, whichever part of a record it belongs to: `part` names it, `milestones/2` is the second
  /// milestone, empty the record itself.
  static func evidence(_ report: Report) -> DataTable {
    DataTable(name: "evidence") {
      var rows = EvidenceRows(records: report.records)
      Records.visitTables(&rows)
      let declared = DeclaredColumns(of: Evidence.schema, of: report, isTranslated: false)
      var file = CSVFile(columns: ["record", "position", "collection", "part"] + declared.names)
      for row in rows.rows.sorted(by: { $0.key < $1.key }) {
        file.append(
          [.text(row.record), .count(row.position), .plain(row.collection.rawValue), .plain(row.part)]
            + declared.cells(row.evidence))
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
    let part: String
    let evidence: Evidence

    var key: (String, String, Int) { (record, collection.rawValue, position) }
  }

  let records: Records
  var rows: [Row] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].counted {
      var position = 0
      func add(_ evidence: [Evidence]?, part: String) {
        for piece in evidence ?? [] {
          position += 1
          rows.append(
            Row(
              record: record.header.id, collection: Element.collection, position: position, part: part, evidence: piece)
          )
        }
      }
      func add<Part>(_ parts: [Part]?, _ name: String, _ evidence: (Part) -> [Evidence]?) {
        for (index, part) in (parts ?? []).enumerated() { add(evidence(part), part: "\(name)/\(index + 1)") }
      }
      add(record.header.evidence, part: "")
      switch record {
      case let commitment as Commitment:
        add(commitment.milestones, "milestones", \.evidence)
        add(commitment.assessments, "assessments", \.evidence)
        add(commitment.updates, "updates", \.evidence)
      case let indicator as Indicator: add(indicator.observations, "observations", \.evidence)
      case let activity as Activity: add(activity.outputs, "outputs", \.evidence)
      default: break
      }
    }
  }
}
