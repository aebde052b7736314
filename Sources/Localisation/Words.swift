package import Diagnostics
package import FrontMatter

/// The words of one language, by dotted key: `status.on-track`.
package struct Words: Sendable {
  package enum Entry: Sendable {
    case phrase(Phrase)
    /// By form of the count.
    case counted([PluralForm: Phrase])
    case list([String])
  }

  private var entries: [String: Entry] = [:]

  package init() {}

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
      case .sequence(let items):
        let texts = items.compactMap { if case .scalar(let text, _) = $0.content { text } else { nil } }
        guard texts.count == items.count else {
          diagnostics.append(.notWords(key, at: entry.value.range))
          continue
        }
        entries[key] = .list(texts)
      case .mapping(let inner):
        if let forms = Self.forms(inner) {
          entries[key] = .counted(forms)
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
    return forms[.other] == nil ? nil : forms
  }
}

extension Diagnostic {
  static func notWords(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-words", "`\(key)` must be a text, a list of texts, or the forms of a counted text.", at: range)
  }
}
