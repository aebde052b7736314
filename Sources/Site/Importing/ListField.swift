internal import FrontMatter
package import Manual
internal import Spreadsheets

/// What a column of a list gives to its records.
package struct ListField: Hashable, Sendable {
  /// The keys that lead to it: one of the record's, or that of a group and one of the group's.
  package let path: [String]
  /// Its position among the site's; 0 for what is the same in all.
  package let language: Int

  static let slug = ListField(path: ["slug"], language: 0)
  static let title = ListField(path: ["title"], language: 0)
  static let id = ListField(path: ["id"], language: 0)
  static let body = "body"

  var isBody: Bool { path == [Self.body] }
}

/// The fields of a kind of record that a cell can hold, and what people write above their columns.
package struct ListFields: Sendable {
  package let kind: FileKind
  package let languages: [String]
  /// By path, its keys parted by points.
  private let forms: [String: FieldForm]
  /// The paths in the order of the record's fields.
  private let paths: [String]
  /// By what stands above a column, without capitals.
  private let words: [String: Set<String>]

  package init(_ kind: FileKind, languages: [String]) {
    self.kind = kind
    self.languages = languages
    var forms: [String: FieldForm] = [:]
    var paths = [ListField.slug.path[0]]
    func add(_ path: String, _ form: FieldForm) {
      guard form.fitsCell else { return }
      forms[path] = form
      paths.append(path)
    }
    forms[paths[0]] = .text
    for field in kind.group.fields where field.declaringKey == nil && !field.isInstruction && field.beside != .usual {
      if let group = field.form.group {
        for inner in group.fields where inner.declaringKey == nil { add("\(field.key).\(inner.key)", inner.form) }
      } else {
        add(field.key, field.form)
      }
    }
    add(ListField.body, .prose)
    (self.forms, self.paths) = (forms, paths)
    var words: [String: Set<String>] = [:]
    for language in ManualLanguage.allCases {
      let manual = ManualWords(language)
      words[OfficeList.folded(manual.name(of: kind.group)), default: []].insert("title")
      for (path, names) in manual.headers where forms[path] != nil {
        for name in names { words[OfficeList.folded(name), default: []].insert(path) }
      }
    }
    self.words = words
  }

  /// Can a list say anything of such records?
  package var isPossible: Bool { !kind.group.fields.contains(where: \.isTableOfItsOwn) }

  /// Those that can be named, in one language.
  package var names: [String] { paths }

  /// Those of them that a list mostly has, for who is asked.
  package var likelyNames: [String] {
    let common = [ListField.title.path[0], "summary", "tags", ListField.slug.path[0], ListField.body]
    let own = Set(kind.ownFields.map(\.key))
    return common + paths.filter { own.contains($0) }
  }

  func form(of field: ListField) -> FieldForm { forms[field.path.joined(separator: ".")] ?? .text }

  /// As people name it: `title_az`.
  package func name(of field: ListField) -> String {
    field.path.joined(separator: ".") + (field.language > 0 ? "_" + languages[field.language] : "")
  }

  /// The field of this name: `title`, `title_az`, `budget.amount`, `budget_amount`.
  package func field(named name: String) -> ListField? {
    let (plain, language) = parted(OfficeList.folded(name))
    let key = plain.replacing(" ", with: "_")
    return paths.first { $0 == key || $0.replacing(".", with: "_") == key }.flatMap { field($0, language) }
  }

  /// The field that a header means: by its name, else by what people call it; `nil` where two could be meant.
  package func field(of header: String) -> ListField? {
    if let field = field(named: header) { return field }
    let (whole, language) = parted(OfficeList.folded(header))
    let short = OfficeList.folded(String(whole.prefix { !",(\n".contains($0) }))
    for plain in [whole, short] where !plain.isEmpty {
      if let field = field(named: plain), language == 0 { return field }
      let said = words[plain] ?? []
      if said.count > 1 { return nil }
      if let path = said.first ?? meant(by: plain) { return field(path, language) }
    }
    return nil
  }

  /// - Returns: `nil` for a language of what is the same in all.
  private func field(_ path: String, _ language: Int?) -> ListField? {
    guard let language else { return ListField(path: path.split(separator: ".").map(String.init), language: 0) }
    guard !path.contains("."), case .translatedText? = forms[path] else { return nil }
    return ListField(path: [path], language: language)
  }

  private func meant(by name: String) -> String? {
    let keys = meantKeys(by: name)
    let known = keys.filter { forms[$0] != nil }
    // A date that is no date of the record may be its start, its end or anything else; a subject its title or its theme.
    if known.first == "start", keys.contains("date") { return nil }
    if forms["theme"] != nil, known.first == "title", ["mövzu", "тема"].contains(name) { return nil }
    return known.first
  }

  /// `title (az)`, `title_az`: the name and its language.
  private func parted(_ name: String) -> (name: String, language: Int?) {
    for (index, code) in languages.enumerated() {
      let small = code.lowercased()
      for ending in ["_\(small)", ".\(small)", "-\(small)", " \(small)", "(\(small))", "[\(small)]"]
      where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
        return (OfficeList.folded(String(name.dropLast(ending.count))), index)
      }
    }
    return (name, nil)
  }
}

extension FieldForm {
  /// Can one cell say it?
  fileprivate var fitsCell: Bool {
    switch self {
    case .group, .groupOrText, .mapping: false
    case .list(let item): item.fitsCell
    case .orWord(let form, _): form.fitsCell
    case .text, .translatedText, .wording, .code, .date, .number, .figure, .count, .numbers, .flag, .choice,
      .openChoice,
      .reference, .address, .file, .declaredElsewhere:
      true
    }
  }
}

extension FieldDescription {
  /// The counts of such a record stand in a table beside it, and there is little else to say of it.
  fileprivate var isTableOfItsOwn: Bool { beside == .usual && key == "rows" }
}
