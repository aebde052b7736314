internal import Diagnostics
package import FrontMatter

/// A way of taking a total apart: its name is the key in front matter and the column in tables.
package struct Breakdown: Hashable, Sendable {
  package let name: String

  package static let place = Breakdown(name: "place")
  package static let sex = Breakdown(name: "sex")
  package static let age = Breakdown(name: "age")

  /// Those that every observation may have; an indicator names its own in `expects`.
  package static let common = [place, sex, age]

  /// Names that stand for something else in a row, or in the tables that are published.
  private static let taken = Set(
    (Observation.schema.descriptions + ObservationRevision.schema.descriptions).map(\.key)
      + ["indicator", "position", "value_missing"]
  ).subtracting(common.map(\.name))
}

extension Breakdown: FieldValue {
  package static let form = FieldForm.code(
    CodeForm(
      "breakdown", "one word of letters, digits, hyphens and low lines",
      pattern: "^(?!(\(taken.sorted().joined(separator: "|")))$)[A-Za-z\\u00AA-\\uFFFC][A-Za-z0-9_\\u00AA-\\uFFFC-]*$",
      example: "disability"))
  package var content: FieldContent { .text(name) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Breakdown? {
    guard let name = String.decode(node, as: field, &decoding) else { return nil }
    guard isKey(name) else {
      decoding.report(.oddBreakdown(name, at: node.range))
      return nil
    }
    guard !taken.contains(name) else {
      decoding.report(.takenBreakdown(name, at: node.range))
      return nil
    }
    return Breakdown(name: name)
  }

  /// Can it stand before a colon and head a column: letters of any language, digits, hyphens and low lines?
  private static func isKey(_ name: String) -> Bool {
    guard name.unicodeScalars.first?.properties.isAlphabetic == true else { return false }
    return name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_"
        || $0.properties.generalCategory == .nonspacingMark
    }
  }
}

extension Diagnostic {
  fileprivate static func oddBreakdown(_ name: String, at range: SourceRange) -> Diagnostic {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "_")
    return Diagnostic(
      "odd-breakdown", "`\(name)` cannot head a column, so no figure can be broken down by it.", at: range,
      help: "Write one word of letters, digits, hyphens and low lines, such as `disability`.",
      suggestion: words.first?.isLetter == true ? words : nil)
  }

  fileprivate static func takenBreakdown(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-breakdown", "`\(name)` cannot be a breakdown: in the rows of figures it stands for something else.",
      at: range, help: "Choose another name, such as `\(name)_group`.")
  }
}
