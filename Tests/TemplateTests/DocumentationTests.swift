import TestSupport
import Testing

@testable import Template

extension ThemeLanguagePage.Example: CustomTestStringConvertible {
  /// The template itself.
  public var testDescription: String { description }
}

@Suite("Docs/theme-language.md")
struct DocumentationTests {
  static let examples = ThemeLanguagePage.examples("example")

  @Test("each example gives what stands beside it; ␣ is a space", arguments: examples)
  func example(example: ThemeLanguagePage.Example) throws {
    let theme = Theme(example.template, roots: [Root("gone", .optional(.any))])
    let written = try theme.render()
    #expect(written.trimmed { $0 == " " && !example.result.hasPrefix("␣") } == example.result.replacing("␣", with: " "))
  }

  @Test("every filter, test and function of the language has an example")
  func complete() {
    #expect(Self.examples.count > 50)
    let vocabulary = Vocabulary()
    func expectShown(_ name: String, behind leads: [String]) {
      #expect(ThemeLanguagePage.shows(name, behind: leads, in: Self.examples), "\(name)")
    }
    for name in vocabulary.filters.keys + Compiler.ownFilterForms { expectShown(name, behind: ["| "]) }
    for name in vocabulary.tests.keys + Compiler.ownTestForms {
      expectShown(name, behind: ["is ", "is not ", "select(\""])
    }
    for name in vocabulary.functions.keys { expectShown(name, behind: ["{{ ", "in "]) }
  }

  /// How the rows begin that tell of no other result: only of the time or place at which an error is told, or of a
  /// difference that no page shows.
  private static let rowsWithoutCases = ["an unclosed tag", "`a if b` without `else`", "a `call` of a macro"]

  @Test("each difference from Jinja stands in the documentation, and each row there has a template that shows it")
  func differences() throws {
    let heading = "## Where it differs from Jinja"
    let start = try #require(ThemeLanguagePage.text.firstRange(of: heading)?.upperBound)
    let lines = ThemeLanguagePage.text[start...].split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| ") }.dropFirst().map { $0.dropFirst(2) }
    let reasons = Set(try #require(JinjaTable.shared).cases.compactMap(\.because))
    for reason in reasons { #expect(rows.count { $0.hasPrefix(reason) } == 1, "\(reason)") }
    for row in rows {
      #expect((reasons + Self.rowsWithoutCases).contains { row.hasPrefix($0) }, "\(row) has no template")
    }
  }
}
