internal import Foundation

/// Docs/theme-language.md, whose examples are run by tests.
package enum ThemeLanguagePage {
  /// A template, and what it writes.
  package struct Example: Sendable, CustomStringConvertible {
    package let template: String
    package let result: String

    package var description: String { template }
  }

  package static let text: String = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let page = tests.deletingLastPathComponent().appending(path: "Docs/theme-language.md")
    return (try? String(contentsOf: page, encoding: .utf8)) ?? ""
  }()

  /// What stands between ```` ```kind ```` and ```` ``` ````, one text a block.
  package static func blocks(_ kind: String) -> [String] {
    text.components(separatedBy: "```\(kind)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  /// The lines `template → result` of such blocks.
  package static func examples(_ kind: String) -> [Example] {
    blocks(kind).flatMap { $0.split(separator: "\n") }.compactMap { line in
      let halves = String(line).components(separatedBy: " → ")
      return halves.count == 2 ? Example(template: halves[0], result: halves[1]) : nil
    }
  }

  /// Whether an example uses a whole word behind one of these signs: `| upper`, `is odd`.
  package static func shows(_ word: String, behind leads: [String], in examples: [Example]) -> Bool {
    examples.contains { example in
      leads.contains { lead in
        example.template.ranges(of: lead + word).contains { range in
          example.template[range.upperBound...].first.map { !$0.isLetter } ?? true
        }
      }
    }
  }
}
