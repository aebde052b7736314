import Foundation
import TestSupport
import Testing

@testable import vitrine

/// Jinja's results from Tests/Fixtures/Template, whose context can also be written as JSON.
private struct JinjaTable: Decodable {
  struct Case: Decodable {
    let templates: [[String]]
    /// `nil` where Jinja reports an error.
    let expected: String?

    /// The table has one name that stands for markup, which JSON cannot say.
    var isAboutMarkup: Bool { templates.contains { $0[1].contains(/\bhtml\b/) } }
  }

  let context: JSONSource
  let cases: [Case]

  static let shared: JinjaTable? = {
    let path = checkout + "/Tests/Fixtures/Template/golden.json"
    guard let data = TemporaryFolder.readFile(path)?.data(using: .utf8) else { return nil }
    return try? JSONDecoder().decode(JinjaTable.self, from: data)
  }()
}

/// A value of the table, `{"number": "2.50"}`, as plain JSON: `2.50`.
private struct JSONSource: Decodable {
  let text: String

  private enum Kind: String, CodingKey { case none, flag, number, text, html, list, map }

  init(from decoder: any Decoder) throws {
    let kinds = try decoder.container(keyedBy: Kind.self)
    switch kinds.allKeys.first {
    case .flag: text = try kinds.decode(Bool.self, forKey: .flag) ? "true" : "false"
    case .number: text = try kinds.decode(String.self, forKey: .number)
    case .text: text = try Self.quoted(try kinds.decode(String.self, forKey: .text))
    case .html: text = try Self.quoted(try kinds.decode(String.self, forKey: .html))
    case .list:
      let items = try kinds.decode([JSONSource].self, forKey: .list)
      text = "[" + items.map(\.text).joined(separator: ",") + "]"
    case .map:
      var entries = try kinds.nestedUnkeyedContainer(forKey: .map)
      var members: [String] = []
      while !entries.isAtEnd {
        var entry = try entries.nestedUnkeyedContainer()
        let key = try Self.quoted(try entry.decode(String.self))
        members.append(key + ":" + (try entry.decode(JSONSource.self).text))
      }
      text = "{" + members.joined(separator: ",") + "}"
    default: text = "null"
    }
  }

  private static func quoted(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }
}

@Suite struct ThemeCommandTests {
  private let folder = TemporaryFolder()

  private func render(_ arguments: String...) throws -> Outcome {
    let environment = Environment(
      currentFolder: folder.path, programFolder: "/nowhere", processors: 1, isTerminal: false, isColoured: false)
    return ThemeRender(request: try ThemeRenderRequest(arguments), environment: environment).run()
  }

  @Test("theme render gives what Jinja gives, byte for byte, and exit code 1 where Jinja reports an error")
  func sameAsJinja() throws {
    let table = try #require(JinjaTable.shared)
    let cases = table.cases.filter { !$0.isAboutMarkup }
    #expect(cases.count >= 500)
    folder.write(table.context.text, to: "data.json")
    for (number, example) in cases.enumerated() {
      for template in example.templates { folder.write(template[1], to: "\(number)/\(template[0])") }
      let outcome = try render("page.html", "--data", "data.json", "--templates", "\(number)")
      if let expected = example.expected {
        #expect(outcome.data == expected, "\(example.templates): \(outcome.messages)")
      } else {
        #expect(outcome.exitCode == .contentErrors, "\(example.templates): \(outcome.data)")
      }
    }
  }

  @Test("the order of keys is kept, and numbers stay exact")
  func exact() throws {
    folder.write(#"{"z": 1.50, "a": 123456789012345678, "e": 1.5e3, "s": "\ud83d\ude00 \u0259"}"#, to: "d.json")
    folder.write(
      "{{ z }} {{ a }} {{ e }} {{ s }}{% for k in m|default({}) %}{{ k }}{% endfor %}", to: "t.html")
    #expect(try render("t.html", "--data", "d.json").data == "1.50 123456789012345678 1500 😀 ə")
    folder.write(#"{"m": {"z": 1, "a": 2, "k": 3}}"#, to: "d.json")
    folder.write("{% for k in m %}{{ k }}{% endfor %}", to: "t.html")
    #expect(try render("t.html", "--data", "d.json").data == "zak")
  }

  @Test(
    "a fault of the template or the data is told with its place",
    arguments: [
      ("{{ a.b }}", #"{"a": {}}"#, "t.html:1:6: error[template-absent]"),
      ("{% include \"none.html\" %}", "{}", "t.html:1:12: error[missing-template]"),
      ("{% if a %}", "{}", "t.html:1:1: error[template-unclosed]"),
      ("{{ a }}", #"{"a": 1"#, "d.json:1:8: error[not-json]"),
      ("{{ a }}", "[1]", "d.json:1:1: error[data-without-names]"),
      ("{{ a }}", #"{"a": 1234567890123456789}"#, "d.json:1:1: error[number-too-large]"),
    ])
  func faults(template: String, data: String, report: String) throws {
    folder.write(template, to: "t.html")
    folder.write(data, to: "d.json")
    let outcome = try render("t.html", "--data", "d.json")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports == [report])
  }

  @Test("a template that is not there cannot be read")
  func missing() throws {
    folder.write("{}", to: "d.json")
    #expect(try render("t.html", "--data", "d.json").exitCode == .fileFault)
  }
}
