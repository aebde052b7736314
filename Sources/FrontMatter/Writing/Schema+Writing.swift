internal import Exact

/// What a document says in place of positions: the names of records and of languages.
package struct WritingNames: Sendable {
  /// The slug of the record at a position of a collection.
  let slug: @Sendable (_ collection: String, _ index: Int) -> String
  /// The codes of the site's languages, the default one first.
  let languages: [String]

  package init(languages: [String], slug: @escaping @Sendable (_ collection: String, _ index: Int) -> String) {
    self.languages = languages
    self.slug = slug
  }
}

extension Schema {
  /// A record as its file says it, in the default language: read again, it is the same record.
  package func document(of record: Record, names: WritingNames) -> Document {
    Document.group(fields.map { ($0.description, $0.read(record)) }, names)
  }
}

extension Document {
  fileprivate static func group(_ contents: [(FieldDescription, FieldContent)], _ names: WritingNames) -> Document {
    .group(
      contents.flatMap { field, content in
        if field.declaringKey != nil { return gathered(content) }
        return Document(content, as: field.form, names).map { [Member(field.key, $0)] } ?? []
      })
  }

  /// What stands under keys that the record declares itself.
  private static func gathered(_ content: FieldContent) -> [Member] {
    guard case .list(let items) = content else { return [] }
    return items.compactMap { item in
      guard case .group(let parts) = item, parts.count == 2, case .text(let key) = parts[0].content,
        case .text(let text) = parts[1].content
      else { return nil }
      return Member(key, .text(text))
    }
  }

  /// - Returns: `nil` for what is absent.
  private init?(_ content: FieldContent, as form: FieldForm, _ names: WritingNames) {
    switch (content, form) {
    case (.absent, _): return nil
    case (.written(let node), _): self.init(node)
    case (.text(let text), _), (.choice(let text), _): self = .text(text)
    case (.translatedText(let text), .wording): self = Document(wording: text, names)
    case (.translatedText(let text), _): self = .text(text.base)
    case (.date(let date), _): self = .plain(date.description)
    case (.number(let number), _): self = .plain(number.description)
    case (.count(let count), _): self = .plain(String(count))
    case (.flag(let flag), _): self = .plain(String(flag))
    case (.reference(let collection, let index), _): self = .text(names.slug(collection, index))
    case (.list(let items), .list(let item)): self = .list(items.compactMap { Document($0, as: item, names) })
    case (.group(let parts), .group(let group)), (.group(let parts), .groupOrText(let group)):
      self = .group(zip(group.fields, parts.map(\.content)).map { ($0, $1) }, names)
    case (.group(let parts), .mapping(let value)):
      self = .group(parts.compactMap { part in Document(part.content, as: value, names).map { Member(part.key, $0) } })
    case (.list(let items), .numbers):
      self = .list(items.compactMap { Document($0, as: .number(in: nil), names) })
    case (.list, _), (.group, _): return nil
    }
  }

  private init(wording text: LocalisedText, _ names: WritingNames) {
    let others = names.languages.indices.dropFirst().compactMap { index in
      text[index].map { Member(names.languages[index], .text($0)) }
    }
    self = others.isEmpty ? .text(text.base) : .group([Member(names.languages[0], .text(text.base))] + others)
  }
}
