package import FrontMatter
internal import Reporting

/// The file of a translation that is still to be written: each text that can be translated as a remark, in the words of the
/// default language. As long as it stays so, nothing is translated.
package struct TranslationDraft: Sendable {
  private let kind: FileKind
  private let words: ManualWords

  package init(_ kind: FileKind, language: ManualLanguage) {
    self.kind = kind
    words = ManualWords(language)
  }

  /// - Parameters:
  ///   - fields: Those of the file in the default language, with the rows of its tables.
  ///   - body: The text below them.
  ///   - code: The language into which it is to be translated.
  ///   - standard: The default language.
  package func text(of fields: Node, body: String, into code: String, from standard: String) -> String {
    var lines = [FileDraft.remark(words.word("translation", ["language": code, "default": standard])), ""]
    for field in kind.group.fields where !FieldContent.quoted.contains(field.key) {
      guard let value = fields.value(of: field.key), let texts = Self.texts(value, field.form) else { continue }
      lines.append(FileDraft.remark(words.about(field)))
      lines += FileDraft.lines(Document.group([(field.key, texts)]).yaml).map { "#" + $0 } + [""]
    }
    guard kind.collection != nil else { return lines.dropLast().joined(separator: "\n") + "\n" }
    for field in TranslationHeader.schema.descriptions {
      lines += [FileDraft.remark(words.about(field)), "#\(field.key):", ""]
    }
    let bodyLines = FileDraft.lines(body).drop { $0.allSatisfy(\.isWhitespace) }
    if bodyLines.isEmpty {
      lines.removeLast()
    } else {
      lines += ([words.word("translationBody"), ""] + bodyLines).map(FileDraft.remark)
    }
    return (["---"] + lines + ["---"]).joined(separator: "\n") + "\n"
  }

  /// What a translation may give of a value; `nil` where that is nothing.
  private static func texts(_ node: Node, _ form: FieldForm) -> Document? {
    switch (form, node.content) {
    case (.translatedText, _): return node.isBlank ? nil : node.text.map { .text($0) }
    case (.groupOrText(let group), .scalar): return group.fields.first.flatMap { texts(node, $0.form) }
    case (.group(let group), _), (.groupOrText(let group), _):
      let members = members(of: node, group.fields)
      return members.isEmpty ? nil : .group(members)
    case (.list(.group(let group)), _):
      let entries = node.items.compactMap { entry($0, of: node.items, group.fields) }
      return entries.isEmpty ? nil : .list(entries)
    default: return nil
    }
  }

  private static func members(of node: Node, _ fields: [FieldDescription]) -> [Document.Member] {
    fields.compactMap { field in
      guard !FieldContent.quoted.contains(field.key), let value = node.value(of: field.key) else { return nil }
      return texts(value, field.form).map { Document.Member(field.key, $0) }
    }
  }

  /// The texts of one of a list, behind what tells it from the others.
  private static func entry(_ item: Node, of all: [Node], _ fields: [FieldDescription]) -> Document? {
    let texts = members(of: item, fields)
    guard !texts.isEmpty else { return nil }
    return .group((all.count > 1 ? meaning(of: item, among: all, fields) : []) + texts)
  }

  /// A field that no other entry has alike, its first text before all; else all that can be repeated.
  private static func meaning(of item: Node, among all: [Node], _ fields: [FieldDescription]) -> [Document.Member] {
    func value(_ key: String) -> String? { item.value(of: key).flatMap { $0.isBlank ? nil : $0.text } }
    func isOnly(_ key: String) -> Bool { all.count { $0.value(of: key)?.text == value(key) } == 1 }
    func member(_ key: String, as name: String? = nil) -> Document.Member? {
      item.value(of: key).map { Document.Member(name ?? key, Document($0)) }
    }
    let text = fields.first { if case .translatedText = $0.form { true } else { false } }?.key
    let first = text.flatMap { value($0) == nil ? nil : member($0, as: GroupTranslation.meaningKey) }
    if let text, let first, isOnly(text) { return [first] }
    let others = fields.filter { !$0.form.holdsTranslatedText && value($0.key) != nil }.map(\.key)
    if let key = others.first(where: isOnly) { return [member(key)].compactMap(\.self) }
    return [first].compactMap(\.self) + others.compactMap { member($0) }
  }
}
