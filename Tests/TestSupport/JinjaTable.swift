internal import Foundation

/// What Jinja 3.1 makes of the templates in Tests/Fixtures/Template, where make_golden.py says how the table is renewed.
package struct JinjaTable: Decodable, Sendable {
  /// One page, with the templates that it takes in.
  package struct Case: Decodable, Sendable, CustomStringConvertible {
    /// Each with its name; `page.html` is the one that is rendered.
    package let templates: [[String]]
    /// `nil` where Jinja reports an error.
    package let jinja: String?
    /// The kind of Jinja's error.
    package let error: String?
    /// Where the theme language differs on purpose: how the row of Docs/theme-language.md begins that says why.
    package let because: String?
    /// What it then writes; `nil` where it reports an error.
    private let here: String?

    /// What the theme language must write; `nil` where it must report an error.
    package var expected: String? { because == nil ? jinja : here }

    /// JSON cannot say that a text is HTML.
    package var needsMarkup: Bool { templates.contains { $0[1].contains(/(^|[^.])\bhtml\b/) } }

    package var description: String { templates.map { $0.joined(separator: ": ") }.joined(separator: " · ") }
  }

  package let version: String
  /// The names that stand for HTML, beside those of `context`.
  package let markup: [String: String]
  package let cases: [Case]

  /// `nil` when the table is not there.
  package static let shared: JinjaTable? = {
    try? JSONDecoder().decode(JinjaTable.self, from: Data(contentsOf: folder.appending(path: "golden.json")))
  }()

  /// The names of all templates, as JSON.
  package static let context: [UInt8] = (try? [UInt8](Data(contentsOf: folder.appending(path: "context.json")))) ?? []

  private static let folder: URL = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return tests.appending(path: "Fixtures/Template")
  }()
}
