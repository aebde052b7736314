import Foundation
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
}
