internal import Diagnostics
package import FrontMatter

/// A language in which the program tells of its fields.
package enum ManualLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case azerbaijani = "az"
  case russian = "ru"
}

extension ManualLanguage {
  /// The language itself where the program speaks it, of whatever country, else another one, English unless told.
  package init(of code: String, or other: ManualLanguage = .english) {
    let parts = code.split(separator: "-").map(String.init)
    // Azerbaijani in Cyrillic letters is not what the program writes.
    let isOtherScript = parts.dropFirst().contains { $0.count == 4 }
    self = (isOtherScript ? nil : parts.first.flatMap { ManualLanguage(rawValue: $0) }) ?? other
  }
}

/// The words of one language for what the fields say of themselves.
package struct ManualWords: Sendable {
  private let words: [String: [String: String]]
  private let fields: [String: [String: String]]

  package init(_ language: ManualLanguage) {
    self =
      switch language {
      case .english: Self.english
      case .azerbaijani: Self.azerbaijani
      case .russian: Self.russian
      }
  }

  private static let english = Self(reading: .english)
  private static let azerbaijani = Self(reading: .azerbaijani)
  private static let russian = Self(reading: .russian)

  private init(reading language: ManualLanguage) {
    let root = Self.read(language)
    func texts(_ node: Node?) -> [String: String] {
      Dictionary(
        (node?.entries ?? []).compactMap { entry in entry.value.texts.first.map { (entry.key, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    words = Dictionary(
      ["names", "kinds", "words", "forms", "columns", "headers"].map { ($0, texts(root.value(of: $0))) },
      uniquingKeysWith: { first, _ in first })
    fields = Dictionary(
      (root.value(of: "fields")?.entries ?? []).map { ($0.key, texts($0.value)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func read(_ language: ManualLanguage) -> Node {
    let bytes =
      switch language {
      case .english: PackageResources.en_yaml
      case .azerbaijani: PackageResources.az_yaml
      case .russian: PackageResources.ru_yaml
      }
    var diagnostics: [Diagnostic] = []
    guard let root = readYAML(bytes[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics) else {
      internalFault("the words of the manual cannot be read: \(diagnostics.map(\.message))")
    }
    return root
  }

  /// What a group is called; its own English name unless there is another word.
  package func name(of group: FieldGroup) -> String { words["names"]?[group.name] ?? group.name }

  /// One sentence on a kind of file.
  func about(_ kind: FileKind) -> String { words["kinds"]?[kind.group.name] ?? "" }

  /// What a field says of itself.
  package func about(_ field: FieldDescription) -> String { fields[field.home]?[field.key] ?? field.about }

  /// What offices write above the columns of a list, in small letters, by the path of the field that it means.
  package var headers: [String: [String]] {
    (words["headers"] ?? [:]).mapValues { $0.split(separator: ",").map { String($0.drop { $0 == " " }) } }
  }

  /// What a column of a published table means, by the English sentence.
  ///
  /// - Parameter values: What is filled in where the sentence has a name in braces.
  package func about(column sentence: String, _ values: [String: String] = [:]) -> String {
    filled(words["columns"]?[sentence] ?? sentence, values)
  }

  func word(_ key: String, _ values: [String: String] = [:]) -> String { filled(words["words"]?[key] ?? key, values) }

  /// The keys that it has words for: `fields.milestone.due`.
  package var keys: Set<String> {
    Set(words.flatMap { part in part.value.keys.map { "\(part.key).\($0)" } })
      .union(fields.flatMap { home in home.value.keys.map { "fields.\(home.key).\($0)" } })
  }

  /// What may be written in a field, for "must be …".
  func form(_ form: FieldForm) -> String {
    let (key, values): (String, [String: String]) =
      switch form {
      case .text: ("text", [:])
      case .translatedText: ("translatedText", [:])
      case .wording: ("wording", [:])
      case .code(let code): (code.name, [:])
      case .date: ("date", [:])
      case .number(in: let range): range.map { ends(of: $0, "number") } ?? ("number", [:])
      case .figure: ("figure", [:])
      case .count(in: let range): ends(of: range, "count")
      case .numbers(let ranges):
        ("numbers", ["numbers": ranges.map { self.form(.number(in: $0)) }.joined(separator: "; ")])
      case .orWord(let form, let words):
        ("orWord", ["form": self.form(form), "words": words.joined(separator: ", ")])
      case .flag: ("flag", [:])
      case .choice(let words, _): ("choice", ["words": words.joined(separator: ", ")])
      case .openChoice(let words, _): ("openChoice", ["words": words.joined(separator: ", ")])
      case .reference(let collection): ("reference", ["folder": "Content/\(collection)"])
      case .address: ("address", [:])
      case .file: ("file", [:])
      case .list(let item): ("list", ["item": self.form(item)])
      case .mapping(let value): ("mapping", ["value": self.form(value)])
      case .group: ("group", [:])
      case .groupOrText: ("groupOrText", [:])
      case .declaredElsewhere: ("declaredElsewhere", [:])
      }
    return filled(words["forms"]?[key] ?? key, values)
  }

  /// - Parameter kind: `number` or `count`.
  private func ends(of range: NumberRange, _ kind: String) -> (key: String, values: [String: String]) {
    var values = ["from": String(range.lower)]
    if let gap = range.gap {
      values["but"] = gap.map(String.init).joined(separator: ", ")
      return (kind + "But", values)
    }
    if let upper = range.upper {
      values["to"] = String(upper)
      return (kind + "In", values)
    }
    return (kind + (range.isAbove ? "Above" : "From"), values)
  }

  private func filled(_ text: String, _ values: [String: String]) -> String {
    values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}
