internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Manual

/// Asks for the fields that a new record needs: each with its meaning, and what can be chosen by its number.
struct FieldQuestions {
  let environment: Environment
  let content: SiteContent
  let draft: FileDraft

  private struct Choice {
    let value: String
    /// The record that it names.
    var document: SiteFiles.Document?
  }

  /// So many are shown; any can be named.
  private static let mostShown = 20

  func ask(_ known: inout FileDraft.Known) {
    var asked: Set<String> = []
    // An answer may make another field needed.
    while let field = draft.openFields(known).first(where: { !asked.contains($0.key) }) {
      asked.insert(field.key)
      let choices = choices(for: field.form)
      // Of nothing none can be chosen: the file then says how to begin one.
      if choices?.isEmpty == true { continue }
      let answer = environment.answer(to: question(field, choices ?? [])) { text throws(UsageFault) in
        text.isEmpty ? Document?.none : try value(of: field, text, choices)
      }
      guard let answer else { return }
      if let answer { known.values[field.key] = answer }
    }
  }

  /// `nil` where anything may be written.
  private func choices(for form: FieldForm) -> [Choice]? {
    switch form {
    case .choice(let words, _), .openChoice(let words, _): words.map { Choice(value: $0) }
    case .reference(let collection):
      content.documents.filter { $0.collection == collection }.map { Choice(value: $0.slug, document: $0) }
    default: nil
    }
  }

  private func question(_ field: FieldDescription, _ choices: [Choice]) -> String {
    let lines = choices.prefix(Self.mostShown).enumerated().map { number, choice in
      "  \(number + 1)  \(choice.value)" + (title(of: choice).map { ": \($0)" } ?? "") + "\n"
    }
    let more = choices.count > Self.mostShown ? "  and \(choices.count - Self.mostShown) more\n" : ""
    let form = choices.isEmpty ? " (\(draft.form(of: field)))" : ""
    return "\n\(draft.meaning(of: field))\(form)\n\(lines.joined())\(more)\(field.key) (empty: later): "
  }

  private func title(of choice: Choice) -> String? { choice.document.flatMap { content.title(of: $0) } }

  private func value(
    of field: FieldDescription, _ text: String, _ choices: [Choice]?
  ) throws(UsageFault) -> Document {
    if let choices {
      if let number = Int(text), choices.indices.contains(number - 1) { return .text(choices[number - 1].value) }
      let small = text.lowercased()
      let meant =
        choices.first { $0.value.lowercased() == small } ?? choices.first { title(of: $0)?.lowercased() == small }
      if let meant { return .text(meant.value) }
      throw UsageFault(word: text, of: field.key, among: choices.prefix(Self.mostShown).map(\.value))
    }
    let text = try oneLine(text, of: field.key)
    switch field.form {
    case .date: return .plain(try PartialDate(argument: text, of: field.key).description)
    case .list, .numbers:
      return .texts(text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") })
    default: return .text(text)
    }
  }
}
