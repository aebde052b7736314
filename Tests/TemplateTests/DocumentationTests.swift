import Foundation
import TestSupport
import Testing

@testable import Template

@Suite("Docs/theme-language.md")
struct DocumentationTests {
  struct Example: CustomTestStringConvertible {
    let template: String
    let result: String

    var testDescription: String { template }
  }

  static let text: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let page = root.deletingLastPathComponent().appending(path: "Docs/theme-language.md")
    return (try? String(contentsOf: page, encoding: .utf8)) ?? ""
  }()

  /// The lines between ```` ```example ```` and its end.
  static let examples: [Example] = text.split(separator: "```example\n").dropFirst().flatMap { block in
    block.split(separator: "```")[0].split(separator: "\n").compactMap { line in
      let halves = String(line).components(separatedBy: " → ")
      return halves.count == 2 ? Example(template: halves[0], result: halves[1]) : nil
    }
  }

  @Test("each example gives what stands beside it; ␣ is a space", arguments: examples)
  func example(example: Example) throws {
    let theme = Theme(example.template, roots: [Root("gone", .optional(.any))])
    let written = try theme.render()
    #expect(written.trimmed { $0 == " " && !example.result.hasPrefix("␣") } == example.result.replacing("␣", with: " "))
  }

  @Test("every filter, test and function of the language has an example")
  func complete() {
    let templates = Self.examples.map(\.template).joined(separator: "\n")
    #expect(Self.examples.count > 50)
    let vocabulary = Vocabulary()
    for name in vocabulary.filters.keys + Compiler.ownFilterForms {
      #expect(templates.contains("| \(name)"), "\(name)")
    }
    for name in vocabulary.tests.keys + Compiler.ownTestForms {
      #expect(templates.contains("is \(name)") || templates.contains("select(\"\(name)\""), "\(name)")
    }
    for name in vocabulary.functions.keys { #expect(templates.contains("\(name)("), "\(name)") }
  }

  /// How the rows begin that tell of no other result: only of the time or place at which an error is told, or of a
  /// difference that no page shows.
  private static let rowsWithoutCases = ["an unclosed tag", "`a if b` without `else`", "a `call` of a macro"]

  @Test("each difference from Jinja stands in the documentation, and each row there has a template that shows it")
  func differences() throws {
    let section = try #require(Self.text.components(separatedBy: "## Where it differs from Jinja").last)
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { $0.dropFirst(2) }
    let reasons = Set(try #require(JinjaTable.shared).cases.compactMap(\.because))
    for reason in reasons { #expect(rows.count { $0.hasPrefix(reason) } == 1, "\(reason)") }
    for row in rows {
      #expect((reasons + Self.rowsWithoutCases).contains { row.hasPrefix($0) }, "\(row) has no template")
    }
  }
}
