package import Diagnostics
package import FrontMatter

/// The words of one language, by dotted key: `status.on-track`.
package struct Words: Sendable {
  package enum Entry: Sendable {
    case phrase(Phrase)
    /// By form of the count.
    case counted([PluralForm: Phrase])
  }

  package let rules: WritingRules
  private var entries: [String: Entry] = [:]

  package init(_ rules: WritingRules) {
    self.rules = rules
  }

  package subscript(key: String) -> Entry? { entries[key] }

  package var keys: [String] { entries.keys.sorted() }

  /// Takes words over from a file's fields; a word that was there before gives way.
  ///
  /// A group whose keys are all plural forms is one counted phrase, any other group a level of keys.
  package mutating func add(_ fields: Node, diagnostics: inout [Diagnostic]) {
    add(fields.entries, below: "", diagnostics: &diagnostics)
  }

  private mutating func add(_ group: [Node.Entry], below prefix: String, diagnostics: inout [Diagnostic]) {
    for entry in group {
      let key = prefix + entry.key
      switch entry.value.content {
      case .scalar(let text, _):
        entries[key] = .phrase(Phrase(text))
      case .sequence, .table:
        diagnostics.append(.notWords(key, at: entry.value.range))
      case .mapping(let inner):
        if let forms = Self.forms(inner) {
          entries[key] = .counted(forms)
          check(inner, of: entry, as: key, diagnostics: &diagnostics)
        } else {
          add(inner, below: key + ".", diagnostics: &diagnostics)
        }
      }
    }
  }

  /// The forms of a counted phrase; `nil` for a group of other keys.
  private static func forms(_ group: [Node.Entry]) -> [PluralForm: Phrase]? {
    var forms: [PluralForm: Phrase] = [:]
    for entry in group {
      guard let form = PluralForm(rawValue: entry.key), case .scalar(let text, _) = entry.value.content else {
        return nil
      }
      forms[form] = Phrase(text)
    }
    return forms.isEmpty ? nil : forms
  }

  /// A counted phrase has every form that its language has, and no other.
  private func check(
    _ group: [Node.Entry], of phrase: Node.Entry, as key: String, diagnostics: inout [Diagnostic]
  ) {
    for form in rules.pluralForms where !group.contains(where: { $0.key == form.rawValue }) {
      diagnostics.append(.missingPluralForm(form, of: key, in: rules, at: phrase.keyRange))
    }
    for entry in group where !rules.pluralForms.contains(where: { $0.rawValue == entry.key }) {
      diagnostics.append(.needlessPluralForm(entry.key, of: key, in: rules, at: entry.keyRange))
    }
  }
}

extension Diagnostic {
  static func notWords(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-words", "`\(key)` must be a text, or the forms of a counted text.", at: range)
  }

  /// Without the form for all other counts there may be nothing to show.
  static func missingPluralForm(
    _ form: PluralForm, of key: String, in rules: WritingRules, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "missing-plural-form", "`\(key)` lacks the form `\(form.rawValue)`, which the language `\(rules.language)` has.",
      severity: form == .other ? .error : .warning, at: range,
      help: "Write \(names(rules.pluralForms)); or, if every count takes the same words, the text alone.")
  }

  static func needlessPluralForm(
    _ form: String, of key: String, in rules: WritingRules, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "needless-plural-form",
      "`\(key)` has the form `\(form)`, which the language `\(rules.language)` does not have: no count ever takes it.",
      severity: .warning, at: range, help: "Its forms are \(names(rules.pluralForms)).")
  }

  private static func names(_ forms: [PluralForm]) -> String {
    forms.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }
}
