import Diagnostics
import Exact
import FrontMatter
import Testing

@testable import Reporting

/// A record from its fields as an author writes them. Fails the test when they are not valid.
func read<Kind: Record>(_ kind: Kind.Type, _ fields: String) throws -> Kind {
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  let file = files.add("record.md")
  let text = "---\ntitle: T\n\(fields)\n---\n"
  let content = try #require(
    FrontMatterFile(Array(text.utf8), file: file, diagnostics: &diagnostics), "\(diagnostics.map(\.message))")
  var directory = ReferenceDirectory()
  directory.add("plans", slugs: ["p"])
  directory.add("organisations", slugs: ["gov", "irm", "cso"])
  directory.add("results", slugs: ["r"])
  directory.add("places", slugs: ["baku", "ganja"])
  var row = FieldRow(content.fields, schema: Kind.schema, decoding: Decoding(slug: "record", directory: directory))
  let record = Kind(&row)
  #expect(row.decoding.diagnostics.isEmpty, "\(row.decoding.diagnostics.map(\.message))")
  return try #require(record)
}

func commitment(_ fields: String) throws -> Commitment {
  try read(Commitment.self, "plan: p\n" + fields)
}

/// A commitment with these milestones, each as `{due: 2014-06-30, done: 2014}`.
func commitment(milestones: [String], _ more: String = "") throws -> Commitment {
  let items = milestones.enumerated().map { position, fields in
    "  - {title: M\(position + 1)" + (fields.isEmpty ? "}" : ", \(fields)}")
  }
  return try commitment("milestones:\n" + items.joined(separator: "\n") + "\n" + more)
}

/// A commitment with these assessments, each as `independent 2014 completion: limited`: by whom, when, and the ratings.
func commitment(
  assessments: [String], scheme: String = "irm-2011", _ more: String = ""
) throws -> Commitment {
  let items = assessments.map { line in
    let words = line.split(separator: " ", maxSplits: 2)
    let ratings = words.count > 2 ? ", \(words[2])" : ""
    let given = ratings.contains("scheme:") ? "" : ", scheme: \(scheme)"
    return "  - {kind: \(words[0]), date: \(words[1]), by: gov\(given)\(ratings)}"
  }
  return try commitment("assessments:\n" + items.joined(separator: "\n") + "\n" + more)
}

func day(_ text: String) throws -> Day {
  try PartialDate.parse(text).last
}

/// For tables: the value, or the reason in brackets.
func shown<Value>(_ observed: Observed<Value>, _ show: (Value) -> String = { "\($0)" }) -> String {
  switch observed {
  case .value(let value): show(value)
  case .missing(let reason): "[\(reason.rawValue)]"
  }
}
