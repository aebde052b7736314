internal import Diagnostics
package import FrontMatter

/// What may be written in which file, for those who write: each field with its meaning, what may stand there, whether it is
/// needed, and an example.
package struct FieldReference: Sendable {
  private let words: ManualWords
  private let language: ManualLanguage

  package init(_ language: ManualLanguage) {
    self.language = language
    words = ManualWords(language)
  }

  /// What can be asked for.
  package enum Topic: Sendable {
    case kind(FileKind)
    /// A group of fields, by the way to it: `commitment.milestones`.
    case group(FieldGroup, path: String)
    case field(FieldDescription, path: String)
  }

  package struct NoTopic: Error {
    /// What is not there.
    package let name: String
    /// What can be asked for in its place, if something is near it.
    package let meant: String?
  }

  /// Finds `commitment`, `commitments`, `milestone`, `commitment.milestones`, `commitment.milestones.due`.
  package static func topic(_ name: String) throws(NoTopic) -> Topic {
    let parts = name.replacing("site.yaml", with: "site").split(separator: ".").map { String($0) }
    let first = parts.first ?? ""
    let kind = FileKind.all.first { [$0.name, $0.collection, $0.group.name].contains(first) }
    guard let group = kind?.group ?? groups.first(where: { slug($0) == first || $0.name == first }) else {
      throw NoTopic(name: first, meant: nearMiss(first, among: FileKind.all.map(\.name) + groups.map(slug)))
    }
    guard parts.count > 1 else { return kind.map { .kind($0) } ?? .group(group, path: first) }
    var (fields, found) = (group.fields, FieldDescription?.none)
    for (position, key) in parts.dropFirst().enumerated() {
      guard let field = fields.first(where: { $0.key == key }) else {
        let above = parts.prefix(position + 1)
        let meant = path(to: key, within: fields) ?? nearMiss(key, among: fields.map(\.key)).map { [$0] }
        throw NoTopic(
          name: (above + [key]).joined(separator: "."), meant: meant.map { (above + $0).joined(separator: ".") })
      }
      found = field
      fields = field.form.group?.fields ?? []
    }
    let path = parts.joined(separator: ".")
    guard let found else { return .group(group, path: path) }
    return .field(found, path: path)
  }

  /// The keys that lead from these fields to one inside them: `milestones`, `due`.
  private static func path(to key: String, within fields: [FieldDescription]) -> [String]? {
    let inner = fields.compactMap { field in field.form.group.map { (field.key, $0.fields) } }
    return inner.first { _, fields in fields.contains { $0.key == key } }.map { [$0.0, key] }
  }

  /// Every group inside a record, each once.
  private static let groups: [FieldGroup] = {
    var seen: [FieldGroup] = []
    for kind in FileKind.all { kind.group.addGroups(to: &seen) }
    return seen
  }()

  /// As a command names it: `piece-of-evidence`.
  static func slug(_ group: FieldGroup) -> String {
    group.name.lowercased().replacing(" ", with: "-")
  }

  // MARK: For people

  /// Every kind of file, a line each.
  package var overview: String {
    let widest = FileKind.all.map(\.name.count).max() ?? 0
    let lines = FileKind.all.map { kind in
      kind.name + String(repeating: " ", count: widest + 2 - kind.name.count) + words.about(kind)
    }
    return lines.joined(separator: "\n") + "\n\n" + words.word("more", ["command": "vitrine fields commitment"]) + "\n"
  }

  package func text(_ topic: Topic) -> String {
    blocks(topic).map { block in
      switch block {
      case .heading(let text, level: 1): text + "\n"
      case .heading(let text, level: _): "\n" + text + "\n"
      case .paragraph(let text): text + "\n"
      case .item(let label, let text): "    " + (label.map { "\($0): " } ?? "") + text + "\n"
      case .code(let label, let lines):
        lines.contains("\n")
          ? "    \(label):\n" + lines.split(separator: "\n").map { "      \($0)\n" }.joined()
          : "    \(label): \(lines)\n"
      }
    }.joined()
  }

  /// The same as a page of Docs/reference.
  package func markdown(_ kind: FileKind) -> String {
    blocks(.kind(kind)).map { block in
      switch block {
      case .heading(let text, let level): String(repeating: "#", count: level) + " \(text)\n\n"
      case .paragraph(let text): text.escapedForMarkdown + "\n\n"
      case .item(let label, let text): "- " + (label.map { "\($0): " } ?? "") + text.escapedForMarkdown + "\n"
      case .code(let label, let lines):
        "- \(label):\n\n  ```yaml\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined() + "  ```\n\n"
      }
    }.joined()
  }

  /// The page that leads to those of all kinds.
  package var markdownOverview: String {
    "# vitrine fields\n\n"
      + FileKind.all.map { "- [\($0.name)](\($0.name).md): \(words.about($0).escapedForMarkdown)\n" }.joined()
  }

  private enum Block {
    case heading(String, level: Int)
    case paragraph(String)
    case item(String?, String)
    case code(String, String)
  }

  private func blocks(_ topic: Topic) -> [Block] {
    switch topic {
    case .kind(let kind): return blocks(kind)
    case .group(let group, let path):
      return [.heading(heading(of: group, at: path), level: 1)] + blocks(group, level: 2)
    case .field(let field, let path):
      var all = blocks(field, level: 1, path: path)
      if let group = field.form.group {
        all.append(.heading(heading(of: group, at: path), level: 2))
        all += blocks(group, level: 3)
      }
      return all
    }
  }

  private func blocks(_ kind: FileKind) -> [Block] {
    var all: [Block] = [.heading(title(of: kind), level: 1), .paragraph(words.about(kind))]
    if let path = kind.path { all.append(.paragraph(words.word("file", ["file": path]))) }
    for (field, file) in kind.tables {
      all.append(.paragraph("\(field.key): " + words.word("csv", ["file": file])))
    }
    if kind.collection != nil { all.append(.paragraph(words.word("body"))) }
    all += blocks(kind.group, fields: kind.ownFields, level: 2)
    if kind.collection != nil {
      let common = kind.group.fields.filter { $0.home == FieldDescription.homeOfAll }.map(shortly)
      all.append(.paragraph(""))
      all.append(.paragraph("\(words.word("common")): \(common.joined(separator: ", ")) (vitrine fields record)."))
    }
    // What every record may have is told there.
    var told: [FieldGroup] = []
    if kind.name != "record" { FileKind.record.group.addGroups(to: &told) }
    let before = told.count
    for field in kind.ownFields { field.form.addGroups(to: &told) }
    for group in told[before...] {
      all.append(.heading(heading(of: group, at: Self.slug(group)), level: 2))
      all += blocks(group, level: 3)
    }
    return all
  }

  private func title(of kind: FileKind) -> String {
    language == .english ? kind.name : "\(kind.name) (\(words.name(of: kind.group)))"
  }

  private func heading(of group: FieldGroup, at path: String) -> String {
    language == .english ? path : "\(path) (\(words.name(of: group)))"
  }

  private func shortly(_ field: FieldDescription) -> String {
    field.key + (field.isRequired ? " (\(words.word("needed")))" : "")
  }

  private func blocks(_ group: FieldGroup, fields: [FieldDescription]? = nil, level: Int) -> [Block] {
    var all: [Block] = []
    for alternatives in group.alternatives { all.append(.paragraph(words.alternatives(alternatives))) }
    for field in fields ?? group.fields { all += blocks(field, level: level, path: field.key) }
    return all
  }

  private func blocks(_ field: FieldDescription, level: Int, path: String) -> [Block] {
    let needed = field.isRequired ? " (\(words.word("needed")))" : ""
    if let declaringKey = field.declaringKey {
      let name = "NAME (\(words.word("declared", ["field": declaringKey])))"
      return [
        .heading(name, level: level), .item(nil, words.about(field)), .code(words.word("example"), field.exampleText),
      ]
    }
    var all: [Block] = [.heading(path + needed, level: level), .item(nil, words.about(field))]
    all.append(.item(words.word("form"), form(field.form)))
    if let standard = field.standard { all.append(.item(words.word("standard"), standard)) }
    all.append(.code(words.word("example"), field.exampleText))
    return all
  }

  /// What may stand there; of groups, where their fields are told.
  private func form(_ form: FieldForm) -> String {
    guard let group = form.group else { return words.form(form) }
    return words.form(form) + " (vitrine fields \(Self.slug(group)))"
  }

  // MARK: For programs

  package func json(_ topics: [Topic]) -> String {
    let all = topics.map { document($0) }
    return (all.count == 1 ? all[0] : .list(all)).json
  }

  private func document(_ topic: Topic) -> Document {
    switch topic {
    case .kind(let kind):
      return .group([
        ("kind", .text(kind.name)), ("name", .text(words.name(of: kind.group))), ("about", .text(words.about(kind))),
        ("path", kind.path.map { .text($0) }), ("fields", .list(kind.group.fields.map { document($0, depth: 0) })),
        ("one_of", alternatives(kind.group)),
      ])
    case .group(let group, let path):
      return .group([
        ("group", .text(path)), ("name", .text(words.name(of: group))),
        ("fields", .list(group.fields.map { document($0, depth: 0) })), ("one_of", alternatives(group)),
      ])
    case .field(let field, let path):
      return .group([("path", .text(path)), ("field", document(field, depth: 0))])
    }
  }

  private func alternatives(_ group: FieldGroup) -> Document? {
    group.alternatives.isEmpty
      ? nil : .list(group.alternatives.map { .list($0.ways.map { .texts($0) }) })
  }

  private func document(_ field: FieldDescription, depth: Int) -> Document {
    let isShared = field.home == FieldDescription.homeOfAll
    let form = field.declaringKey == nil ? field.form : .text
    return .group([
      ("key", .text(field.key)), ("about", .text(words.about(field))), ("needed", .plain(String(field.isRequired))),
      ("of_every_record", isShared ? .plain("true") : nil), ("form", .text(form.name)),
      ("may_be", .text(words.form(form))), ("allowed", field.form.allowed.map { .texts($0) }),
      ("collection", field.form.target.map { .text($0) }), ("standard", field.standard.map { .text($0) }),
      ("declared_in", field.declaringKey.map { .text($0) }), ("example", .text(field.exampleText)),
      ("fields", form.group.map { .list($0.fields.map { document($0, depth: depth + 1) }) }),
      ("one_of", form.group.flatMap(alternatives)),
    ])
  }
}

extension FileKind {
  /// What every record may have.
  static let record: FileKind = {
    guard let kind = all.first(where: { $0.name == "record" }) else { internalFault("no kind tells of every record") }
    return kind
  }()
}

extension FieldForm {
  fileprivate func addGroups(to seen: inout [FieldGroup]) { group?.add(to: &seen) }

  /// For programs: what kind of value it is.
  var name: String {
    switch self {
    case .text: "text"
    case .translatedText: "translated-text"
    case .wording: "wording"
    case .code(let code): code.name
    case .date: "date"
    case .number: "number"
    case .figure: "figure"
    case .count: "count"
    case .numbers: "numbers"
    case .orWord(let form, _): form.name
    case .flag: "flag"
    case .choice: "choice"
    case .openChoice: "open-choice"
    case .reference: "reference"
    case .address: "address"
    case .file: "file"
    case .list(let item): "list of \(item.name)"
    case .mapping(let value): "names with \(value.name)"
    case .group: "group"
    case .groupOrText: "group or text"
    case .declaredElsewhere: "declared elsewhere"
    }
  }

  /// The words of a list.
  var allowed: [String]? {
    switch self {
    case .choice(let words, _), .openChoice(let words, _): words
    case .list(let item): item.allowed
    default: nil
    }
  }

  /// The collection whose records it names.
  var target: String? {
    switch self {
    case .reference(let collection): collection
    case .list(let item): item.target
    default: nil
    }
  }
}

extension FieldGroup {
  fileprivate func addGroups(to seen: inout [FieldGroup]) {
    for field in fields where field.declaringKey == nil { field.form.addGroups(to: &seen) }
  }

  fileprivate func add(to seen: inout [FieldGroup]) {
    guard !seen.contains(where: { $0.name == name }) else { return }
    seen.append(self)
    addGroups(to: &seen)
  }
}

extension String {
  /// As Markdown that shows it as it is.
  fileprivate var escapedForMarkdown: String {
    reduce(into: "") { text, sign in
      if "\\*_[]<>".contains(sign) { text.append("\\") }
      text.append(sign)
    }
  }
}
