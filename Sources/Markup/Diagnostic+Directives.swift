internal import Diagnostics

// What is wrong with a directive such as `::indicator{slug}`.
extension Diagnostic {
  static func unknownDirective(_ name: String, at range: SourceRange) -> Diagnostic {
    let names = MarkdownDirective.Kind.allCases.map(\.rawValue)
    return Diagnostic(
      "unknown-directive", "There is no `::\(name)`.", at: range,
      help: "Use \(oneOf(names.map { "::" + $0 })).",
      suggestion: nearMiss(name, among: names).map { "::" + $0 },
      insteadOf: sureMiss(name, among: names) != nil ? "::" + name : nil)
  }

  /// - Parameter isOdd: Do other signs stand there, or a blank?
  static func colonsOfDirective(_ kind: MarkdownDirective.Kind, isOdd: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-form",
      isOdd
        ? "`\(kind.rawValue)` is placed by two plain colons directly before it."
        : "`\(kind.rawValue)` is placed by two colons, and here stands another number of them.",
      at: range, help: "Write `\(kind.example)`.", suggestion: "::")
  }

  static func restOfDirective(_ kind: MarkdownDirective.Kind, _ rest: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-form", "`\(rest.prefix(40).drop { $0 == " " })` stands behind `::\(kind.rawValue)` on its line.",
      at: range,
      help: kind.text == .none
        ? "The line holds `\(kind.example)` and nothing else." : "Write `\(kind.example)`, and the text below it.")
  }

  static func directiveLacks(_ kind: MarkdownDirective.Kind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-argument", "`::\(kind.rawValue)` does not say which.", at: range, help: "Write `\(kind.example)`.")
  }

  /// - Parameter place: Where nothing belongs.
  static func directiveTakesNone(
    _ kind: MarkdownDirective.Kind, _ place: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "directive-argument", "`::\(kind.rawValue)` takes nothing in \(place).", at: range,
      help: "Write `\(kind.example)`.", suggestion: "")
  }

  static func directiveWithoutText(_ kind: MarkdownDirective.Kind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-text", "`::\(kind.rawValue)` has no text.", at: range,
      help: "Write its text in the lines directly below, without a blank line between.")
  }

  static func textBehindDirective(_ kind: MarkdownDirective.Kind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-text", "`::\(kind.rawValue)` takes no text, and here one stands directly below it.", at: range,
      help: "Leave a blank line between them.")
  }

  static func directiveWithin(
    _ name: String, of kind: MarkdownDirective.Kind?, at range: SourceRange
  ) -> Diagnostic {
    let around = kind.map { "`::\($0.rawValue)`" } ?? "another one"
    return Diagnostic(
      "directive-place", "`::\(name)` stands in the text of \(around), where none can stand.", at: range,
      help: "Leave a blank line before it.")
  }

  static func directiveInText(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-place", "`::\(name)` stands in a paragraph, so that it would be shown as it stands.", at: range,
      help: "Leave a blank line before it.")
  }

  static func directiveInBlock(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-place", "`::\(name)` stands in a list, a quotation or a footnote, where none can stand.", at: range,
      help: "Write it on a line of its own between paragraphs.")
  }

  static func directiveAmongWords(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-place", "`\(written)` stands among words, so that it would be shown as it stands.", at: range,
      help: "Write it on a line of its own, with a blank line before and behind it, or link to the record.")
  }
}
