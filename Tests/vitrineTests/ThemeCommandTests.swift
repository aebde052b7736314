import TestSupport
import Testing

@testable import vitrine

extension TemporaryFolder {
  /// What `vitrine theme render` does when it is called in this folder.
  func renderTheme(_ arguments: String...) throws -> Outcome {
    let environment = Environment(
      currentFolder: path, programFolder: "/nowhere", processors: 1, isTerminal: false, isColoured: false)
    guard case .themeRender(let request) = try Command.parse(["theme", "render"] + arguments) else {
      throw UsageFault(message: "no template is rendered")
    }
    return ThemeRender(request: request, environment: environment).run()
  }
}

/// How many templates of Jinja's table came out how.
private struct Comparison {
  let version: String
  private(set) var total = 0
  private var texts = 0
  private var errors: [String: Int] = [:]
  private var differences: [String: Int] = [:]

  init(version: String) {
    self.version = version
  }

  /// The rules that stand for an error of Jinja's; Python's own, such as `TypeError`, stand for the last ones.
  private static let rules: [String: Set<String>] = [
    "TemplateSyntaxError": ["template-syntax", "template-unclosed", "template-stray-end", "unknown-tag"],
    "TemplateAssertionError": ["template-syntax", "block-twice", "unknown-filter", "unknown-test"],
    "TemplateRuntimeError": ["not-a-value", "unfilled-block", "unknown-filter", "unknown-test"],
    "TemplateNotFound": ["missing-template"],
    "TemplatesNotFound": ["missing-template"],
    "RecursionError": ["template-circle"],
    "UndefinedError": [
      "template-absent", "template-value", "unknown-block", "unknown-function", "unknown-member", "unknown-name",
    ],
  ]
  private static let pythonRules: Set<String> = [
    "template-argument", "template-output", "template-value", "unknown-function", "unknown-member", "unknown-name",
  ]

  /// Errors of Jinja's own must be of the same kind here; where the two differ on purpose any will do.
  func isSameError(_ outcome: Outcome, as example: JinjaTable.Case) -> Bool {
    guard example.because == nil, let error = example.error else { return true }
    let rules = Self.rules[error] ?? Self.pythonRules
    return outcome.reports.first.map { report in rules.contains { report.hasSuffix(": error[\($0)]") } } ?? false
  }

  mutating func count(_ example: JinjaTable.Case) {
    total += 1
    if let reason = example.because {
      differences[reason, default: 0] += 1
    } else if let error = example.error {
      errors[error, default: 0] += 1
    } else {
      texts += 1
    }
  }

  var table: String {
    func rows(_ counts: [String: Int]) -> String {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "  \($0.value) \($0.key)\n" }.joined()
    }
    return """
      `vitrine theme render` beside Jinja \(version): \(total) templates
      \(texts) the same, byte for byte
      \(errors.values.reduce(0, +)) the same error
      \(rows(errors))\(differences.values.reduce(0, +)) different on purpose, for the reasons in Docs/theme-language.md
      \(rows(differences))
      """
  }
}

@Suite struct ThemeCommandTests {
  private let folder = TemporaryFolder()

  @Test("theme render gives what Jinja gives, byte for byte, or what the documentation says instead")
  func sameAsJinja() throws {
    let table = try #require(JinjaTable.shared)
    var comparison = Comparison(version: table.version)
    folder.write(JinjaTable.context, to: "data.json")
    for (number, example) in table.cases.enumerated() where !example.needsMarkup {
      for template in example.templates { folder.write(template[1], to: "\(number)/\(template[0])") }
      let outcome = try folder.renderTheme("page.html", "--data", "data.json", "--templates", "\(number)")
      if let expected = example.expected {
        #expect(outcome.exitCode == .success, "\(example): \(outcome.messages)")
        #expect(Array(outcome.data.utf8) == Array(expected.utf8), "\(example)")
      } else {
        #expect(outcome.exitCode == .contentErrors, "\(example): \(outcome.data)")
        #expect(comparison.isSameError(outcome, as: example), "\(example): \(outcome.messages)")
      }
      comparison.count(example)
    }
    #expect(comparison.total >= 500)
    print(comparison.table)
  }

  @Test("the order of keys is kept, and numbers stay exact")
  func exact() throws {
    folder.write(#"{"z": 1.50, "a": 123456789012345678, "e": 1.5e3, "s": "\ud83d\ude00 \u0259"}"#, to: "d.json")
    folder.write(
      "{{ z }} {{ a }} {{ e }} {{ s }}{% for k in m|default({}) %}{{ k }}{% endfor %}", to: "t.html")
    #expect(try folder.renderTheme("t.html", "--data", "d.json").data == "1.50 123456789012345678 1500 😀 ə")
    folder.write(#"{"m": {"z": 1, "a": 2, "k": 3}}"#, to: "d.json")
    folder.write("{% for k in m %}{{ k }}{% endfor %}", to: "t.html")
    #expect(try folder.renderTheme("t.html", "--data", "d.json").data == "zak")
  }

  @Test(
    "a fault of the template or the data is told with its place",
    arguments: [
      ("{{ a.b }}", #"{"a": {}}"#, "t.html:1:6: error[template-absent]"),
      ("{% include \"none.html\" %}", "{}", "t.html:1:12: error[missing-template]"),
      ("{% if a %}", "{}", "t.html:1:1: error[template-unclosed]"),
      ("{{ a }}", #"{"a": 1"#, "d.json:1:8: error[not-json]"),
      ("{{ a }}", "[1]", "d.json:1:1: error[data-without-names]"),
      ("{{ a }}", #"{"a": "9e999\"", "b": [1, 1234567890123456789]}"#, "d.json:1:27: error[number-too-large]"),
      ("{{ a }}", "{\n\"a\": 99999999999999999999}", "d.json:2:6: error[number-too-large]"),
      ("{{ a }}", "{\"a\": 1}\0{", "d.json:1:9: error[not-json]"),
      ("{{ a }}", #"{"a": "\\u0000", "b\u0000c": 1}"#, "d.json:1:20: error[not-json]"),
      ("{{ a }}", #"{"a": 1} {"b": 2}"#, "d.json:1:10: error[not-json]"),
      ("{{ a }}", String(repeating: "[", count: 10_000), "d.json:1:101: error[not-json]"),
      ("{{ a }}", "", "d.json:1:1: error[not-json]"),
    ])
  func faults(template: String, data: String, report: String) throws {
    folder.write(template, to: "t.html")
    folder.write(data, to: "d.json")
    let outcome = try folder.renderTheme("t.html", "--data", "d.json")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports == [report])
  }

  static let hostileTemplates: [(String, String)] = [
    (String(repeating: "{{ 1 }}xxx", count: 1_000_000), "1:1: error[template-too-large]"),
    (
      "{{ " + String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000) + " }}",
      "1:54: error[template-too-deep]"
    ),
    (String(repeating: "{% if 1 %}", count: 10_000), "1:1001: error[template-too-deep]"),
    ("{% extends 'b.html' %}", "1:12: error[template-circle]"),
    ("{% include '../t.html' %}", "1:12: error[missing-template]"),
    ("{{ 1 / 0 }}", "1:4: error[template-value]"),
    ("{{ [1][5] }}", "1:4: error[template-absent]"),
    ("{{ 'x' | truncate('y') }}", "1:10: error[template-argument]"),
    ("{{ 12345678901234567890 }}", "1:4: error[template-number]"),
    ("a\0b", "1:2: error[template-nul]"),
    (#"{{ 'a\q' }}"#, "1:6: error[template-escape]"),
  ]

  @Test(
    "hostile templates are told with their place, and neither crash nor hang", .timeLimit(.minutes(20)),
    arguments: hostileTemplates)
  func hostile(template: String, report: String) throws {
    folder.write(template, to: "t.html")
    folder.write("{% extends 't.html' %}", to: "b.html")
    folder.write("{}", to: "d.json")
    let outcome = try folder.renderTheme("t.html", "--data", "d.json")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports.contains("t.html:\(report)"))
  }

  @Test("a template that is not UTF-8 is told with its place")
  func notUTF8() throws {
    folder.write(Array("ab\nə".utf8) + [0xFF, 0x7B], to: "t.html")
    folder.write("{}", to: "d.json")
    let outcome = try folder.renderTheme("t.html", "--data", "d.json")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports == ["t.html:2:2: error[template-not-utf8]"])
  }

  @Test("an option's value may stand behind a sign of equality, as with every command")
  func attachedValues() throws {
    folder.write("{{ a }}", to: "t/t.html")
    folder.write(#"{"a": 1}"#, to: "d.json")
    #expect(try folder.renderTheme("t.html", "--data=d.json", "--templates=t").data == "1")
    #expect(throws: UsageFault.self) { try Command.parse(["theme", "render", "t.html", "--data="]) }
  }

  @Test("files that are not there cannot be read, and a template lies inside the folder")
  func missing() throws {
    folder.write("{}", to: "d.json")
    #expect(try folder.renderTheme("t.html", "--data", "d.json").exitCode == .fileFault)
    folder.write("x", to: "t.html")
    #expect(try folder.renderTheme("t.html", "--data", "gone.json").exitCode == .fileFault)
    #expect(try folder.renderTheme("t.html", "--data", "d.json").data == "x")
    for template in ["../t.html", "a/../../t.html", "/etc/passwd"] {
      #expect(throws: UsageFault.self) { try Command.parse(["theme", "render", template, "--data", "d.json"]) }
    }
  }
}
