import Diagnostics
import Exact
import FrontMatter
import Testing

@testable import Reporting

/// A record from its fields as an author writes them. Fails the test when they are not valid.
func read<Kind: Record>(_ kind: Kind.Type, _ fields: String, schemes: Schemes = .builtIn) throws -> Kind {
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  let file = files.add("record.md")
  let text = "---\ntitle: T\n\(fields)\n---\n"
  let content = try #require(
    FrontMatterFile(Array(text.utf8), file: file, diagnostics: &diagnostics), "\(diagnostics.map(\.message))")
  return try read(kind, content, schemes: schemes)
}

func read<Kind: Record>(_ kind: Kind.Type, _ content: FrontMatterFile, schemes: Schemes) throws -> Kind {
  var directory = ReferenceDirectory()
  directory.add("plans", slugs: ["p"])
  directory.add("organisations", slugs: ["gov", "irm", "cso"])
  directory.add("projects", slugs: ["p"])
  directory.add("results", slugs: ["r"])
  directory.add("places", slugs: ["baku", "ganja", "quba", "region"])
  directory.add(schemes)
  var row = FieldRow(content.fields, schema: Kind.schema, decoding: Decoding(slug: "record", directory: directory))
  let record = Kind(&row)
  #expect(row.decoding.diagnostics.isEmpty, "\(row.decoding.diagnostics.map(\.message))")
  return try #require(record)
}

func commitment(_ fields: String, schemes: Schemes = .builtIn) throws -> Commitment {
  try read(Commitment.self, "plan: p\n" + fields, schemes: schemes)
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

/// A site's settings from `site.yaml`.
func settings(_ yaml: String) throws -> SiteSettings {
  var diagnostics: [Diagnostic] = []
  let fields = try #require(
    readYAML(Array(yaml.utf8)[...], file: SourceFile(index: 1), firstLine: 1, diagnostics: &diagnostics))
  var row = FieldRow(
    fields, schema: SiteSettings.schema, decoding: Decoding(slug: "site", directory: ReferenceDirectory()))
  return try #require(SiteSettings(&row))
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

/// An indicator in short: points as `2027 200`, observations as `2025 150` or `2024-01..2024-12 150 sex: female`.
func indicator(
  _ fields: String = "", kind: String = "count", baseline: String? = nil, targets: [String] = [],
  observed: [String] = []
) throws -> Indicator {
  func point(_ text: String) -> String {
    let words = text.split(separator: " ")
    return "{date: \(words[0]), value: \(words[1])}"
  }
  func observation(_ text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 2)
    let days = words[0].split(separator: ".", omittingEmptySubsequences: true)
    let from = days.count > 1 ? "from: \(days[0]), " : ""
    let value = words[1].contains("/") ? parts(words[1]) : "value: \(words[1])"
    return "{\(from)to: \(days[days.count - 1]), \(value)\(words.count > 2 ? ", \(words[2])" : "")}"
  }
  func parts(_ text: Substring) -> String {
    let halves = text.split(separator: "/")
    return "numerator: \(halves[0]), denominator: \(halves[1])"
  }
  var lines = ["result: r", "unit: people", "kind: \(kind)"]
  if let baseline { lines.append("baseline: \(point(baseline))") }
  if !targets.isEmpty { lines.append("targets: [\(targets.map(point).joined(separator: ", "))]") }
  if !observed.isEmpty { lines.append("observations: [\(observed.map(observation).joined(separator: ", "))]") }
  return try read(Indicator.self, (lines + [fields]).joined(separator: "\n"))
}

extension Indicator {
  /// The linear figures on a day.
  func linear(asOf: String, thresholds: Thresholds = .standard) throws -> LinearProgress {
    let figures = IndicatorFigures(self, asOf: try day(asOf), thresholds: thresholds)
    guard case .linear(let linear) = figures.progress else { throw NotLinear() }
    return linear
  }
}

struct NotLinear: Error {}
