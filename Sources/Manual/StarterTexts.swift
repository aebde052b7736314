internal import Diagnostics
internal import FrontMatter

/// The texts of a new site in one language.
struct StarterTexts {
  private let root: Node?

  /// - Parameter language: `nil` for one that the program does not speak: then there are none.
  init(_ language: ManualLanguage?) {
    root = language.map { language in
      switch language {
      case .english: starterYAML(PackageResources.starter_en_yaml)
      case .azerbaijani: starterYAML(PackageResources.starter_az_yaml)
      case .russian: starterYAML(PackageResources.starter_ru_yaml)
      }
    }
  }

  var readme: String { text(of: "readme") }
  var strings: String { text(of: "strings") }

  private func text(of key: String) -> String { root?.value(of: key)?.text ?? "" }

  /// The names of the records that have texts.
  var records: [String] { root?.value(of: "records")?.entries.map(\.key) ?? [] }

  /// A record's file in the default language: its texts and its data.
  func page(of record: String, data: Document) -> String {
    let (texts, body) = parts(of: record)
    return Self.file(texts.joined(with: data), body)
  }

  /// Its file in another language: the texts alone, entries of lists behind what tells them from each other; `nil` where
  /// there are none.
  func translation(of record: String, data: Document) -> String? {
    guard root != nil else { return nil }
    let (texts, body) = parts(of: record)
    return Self.file(texts.telling(by: data), body)
  }

  /// The page that links to records, since illustrative ones stand in no list; `nil` where there are no texts.
  func overview(of records: [String]) -> String? {
    guard let node = root?.value(of: "overview") else { return nil }
    let (fields, body) = Self.parts(node)
    let links = records.map { record in
      "- [\(title(of: record))](../\(record).md)\n"
    }
    return Self.file(fields, body + "\n" + links.joined())
  }

  private func title(of record: String) -> String {
    root?.value(of: "records")?.value(of: record)?.value(of: "title")?.text ?? record
  }

  private func parts(of record: String) -> (texts: Document, body: String) {
    guard let node = root?.value(of: "records")?.value(of: record) else {
      internalFault("the starter site has no texts for \(record)")
    }
    return Self.parts(node)
  }

  private static func parts(_ node: Node) -> (texts: Document, body: String) {
    let fields = node.entries.filter { $0.key != "body" }
    return (Document(Node(.mapping(fields), at: node.range)), node.value(of: "body")?.text ?? "")
  }

  private static func file(_ fields: Document, _ body: String) -> String { "---\n\(fields.yaml)---\n\(body)" }
}

extension Document {
  /// Texts before data, in groups and in the entries of lists, which stand in the same order.
  fileprivate func joined(with data: Document) -> Document {
    switch (self, data) {
    case (.group(let texts), .group(let members)):
      let own = texts.filter { text in !members.contains { $0.key == text.key } }
      return .group(
        own
          + members.map { member in
            texts.first { $0.key == member.key }.map { Member($0.key, $0.value.joined(with: member.value)) } ?? member
          })
    case (.list(let texts), .list(let items)): return .list(zip(texts, items).map { $0.joined(with: $1) })
    default: return self
    }
  }

  /// Entries of lists behind the first of their data.
  fileprivate func telling(by data: Document) -> Document {
    guard case .group(let texts) = self, case .group(let members) = data else { return self }
    return .group(
      texts.map { text in
        guard case .list(let entries) = text.value,
          case .list(let items)? = members.first(where: { $0.key == text.key })?.value
        else { return text }
        return Member(text.key, .list(zip(entries, items).map { $0.behindFirst(of: $1) }))
      })
  }

  private func behindFirst(of data: Document) -> Document {
    guard case .group(let texts) = self, case .group(let members) = data else { return self }
    return .group(members.prefix(1) + texts)
  }
}
