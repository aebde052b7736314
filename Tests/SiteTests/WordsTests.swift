import Diagnostics
import FrontMatter
import Localisation
import Reporting
import TestSupport
import Testing

@testable import Site

/// The words of the default theme, held against what the program asks for.
@Suite struct WordsTests {
  private static let languages = ["en", "az", "ru"]

  private func words(_ language: String) throws -> Words {
    let path = checkout + "/Themes/default/strings/\(language).yaml"
    let text = try #require(TemporaryFolder.readFile(path))
    var diagnostics: [Diagnostic] = []
    let fields = try #require(
      readYAML(Array(text.utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics))
    var words = Words(WritingRules(language: language))
    words.add(fields, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
    return words
  }

  @Test("every language has the same keys", arguments: languages)
  func sameKeys(language: String) throws {
    let (own, english) = (Set(try words(language).keys), Set(try words("en").keys))
    #expect(english.subtracting(own).sorted() == [])
    #expect(own.subtracting(english).sorted() == [])
  }

  /// The keys that are made from names in the code, so that no search for them finds any.
  static let named: [String] =
    Rule.allCases.map { "rule.\($0.rawValue)" } + Rule.Subject.allCases.map { "rule_subject.\($0.rawValue)" }
    + Input.Role.allCases.map { "role.\($0.rawValue)" } + NamedFigure.Name.allCases.map { "figure.\($0.rawValue)" }
    + QualityCheck.all.map { "quality_check.\($0.name)" } + Thresholds.inForce(nil).map { "threshold.\($0.name)" }
    + Report.AsOfOrigin.allCases.map { "method_page.as_of_\($0.rawValue)" }
    + ReportPage.allCases.flatMap { ["nav.\($0.rawValue)", "\($0.rawValue)_page.title"] }

  @Test("every rule, role, figure, check, threshold and page has its word in every language", arguments: languages)
  func namedWords(language: String) throws {
    let words = try words(language)
    #expect(Self.named.filter { words[$0] == nil } == [])
    #expect(Set(Self.named).count == Self.named.count)
  }

  @Test("the page says each rule in the words of explain", arguments: Rule.allCases)
  func rule(rule: Rule) throws {
    guard case .phrase(let phrase) = try words("en")["rule.\(rule.rawValue)"] else {
      Issue.record("\(rule.rawValue) has no sentence")
      return
    }
    #expect(phrase == Phrase(rule.english))
  }
}
