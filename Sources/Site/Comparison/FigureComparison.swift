internal import Exact
internal import Reporting

/// Holds the figures of a published table against those of now.
struct FigureComparison {
  /// What a table holds, by the names of its columns.
  struct Form: Sendable {
    let table: String
    let collection: Reporting.Collection
    /// The column with the record's id.
    let record: String
    /// What tells the figures of one record from each other.
    let keys: [String]
    let figures: [String]
    /// Which of the record's parts a row is: `observations/2`; `nil` where no revision can name one.
    let part: (@Sendable (_ position: String) -> String)?
    /// May further columns tell figures apart: the breakdowns that records declare?
    var takesFurtherKeys = false
  }

  static let forms = [
    Form(
      table: "observations", collection: .indicators, record: "indicator", keys: ["from", "to", "place", "sex", "age"],
      figures: ["value", "numerator", "denominator"], part: { "observations/\($0)" }, takesFurtherKeys: true),
    Form(
      table: "targets", collection: .indicators, record: "indicator", keys: ["date"], figures: ["value"],
      part: { "targets/\($0)" }),
    Form(
      table: "indicators", collection: .indicators, record: "id", keys: ["baseline_date"], figures: ["baseline_value"],
      part: { _ in "baseline" }),
    Form(
      table: "cases", collection: .cases, record: "record",
      keys: ["centre", "from", "to", "channel", "topic", "sex", "age", "outcome"],
      figures: ["contacts", "cases", "closed"], part: nil),
  ]

  /// A figure and those beside it, with what tells it apart.
  struct Row {
    let record: String
    let keys: [(name: String, text: String)]
    let figures: [String]
    let position: String

    var name: String { ([record] + keys.map { "\($0.name)=\($0.text)" }).joined(separator: "\n") }
    /// `from 2014, to 2014, place baku`.
    var keysInWords: String {
      keys.map { $0.name == "baseline_date" ? "baseline of \($0.text)" : "\($0.name) \($0.text)" }
        .joined(separator: ", ")
    }
    var isEmpty: Bool { figures.allSatisfy(\.isEmpty) }
  }

  let form: Form
  let before: [Row]
  let after: [Row]
  /// The columns that the published table lacks, where it cannot be compared.
  let missing: [String]

  init(_ form: Form, _ old: PublishedSite.Table, _ new: PublishedSite.Table) {
    self.form = form
    let needed = [form.record] + form.keys + form.figures
    missing = needed.filter { new.columns.contains($0) && !old.columns.contains($0) }
    // Notes and reasons tell no figures apart.
    let known = Set(needed + ["position", "note"])
    let further =
      form.takesFurtherKeys
      ? new.columns.filter { !known.contains($0) && !$0.hasPrefix("note_") && !$0.hasSuffix("_missing") } : []
    before = missing.isEmpty ? Self.rows(of: old, form, keys: form.keys + further) : []
    after = missing.isEmpty ? Self.rows(of: new, form, keys: form.keys + further) : []
  }

  private static func rows(of table: PublishedSite.Table, _ form: Form, keys: [String]) -> [Row] {
    func index(_ name: String) -> Int? { table.columns.firstIndex(of: name) }
    let record = index(form.record)
    let position = index("position")
    let keyColumns = keys.compactMap { key in index(key).map { (key, $0) } }
    let figures = form.figures.map { (figure: index($0), reason: index($0 + "_missing")) }
    return table.rows.map { row in
      Row(
        record: record.map { row[$0] } ?? "",
        keys: keyColumns.compactMap { key, column in row[column].isEmpty ? nil : (key, row[column]) },
        figures: figures.map { figure, reason in
          let text = figure.map { row[$0] } ?? ""
          return text.isEmpty ? reason.map { row[$0] } ?? "" : text
        }, position: position.map { row[$0] } ?? "1")
    }
  }

  /// The figures of both that differ, and those that are gone; `after` is `nil` for these.
  var differences: [(before: Row, after: Row?)] {
    let now = Dictionary(after.map { ($0.name, $0) }) { first, _ in first }
    var seen: Set<String> = []
    return before.compactMap { row in
      // A row without a figure says nothing that could be another.
      guard !row.isEmpty, seen.insert(row.name).inserted else { return nil }
      guard let new = now[row.name] else { return Self.isTold(row) ? (row, nil) : nil }
      return Self.isChange(row.figures, new.figures) ? (row, new) : nil
    }
  }

  private static func isTold(_ row: Row) -> Bool { row.figures.contains { isNumber($0) } }

  /// A figure that was missing and is given now is new, and one that is hidden now is told of by the report itself.
  private static func isChange(_ old: [String], _ new: [String]) -> Bool {
    zip(old, new).contains { old, new in
      old != new && isNumber(old) && new != Missing.hidden.rawValue
        && (try? Quantity.parse(old)) != (try? Quantity.parse(new))
    }
  }

  /// Is it a figure, rather than a word that says why there is none?
  private static func isNumber(_ text: String) -> Bool { !text.isEmpty && !Missing.words.contains(text) }
}
