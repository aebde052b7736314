internal import Diagnostics
internal import Exact

// What a single value says that stands in place of a whole group of fields.
extension FieldGroup {
  /// The fields that the value says something of, each with what it says; none where nobody can tell.
  func parts(saidBy text: String, _ directory: ReferenceDirectory) -> [String: String] {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for field in fields {
      guard case .reference(let collection) = field.form else { continue }
      if directory.index(of: text, in: collection) != nil { return [field.key: text] }
      if let slug = directory.slug(titled: text, in: collection) { return [field.key: slug] }
    }
    if meantAnswer(by: text) != nil { return [:] }
    if WrittenAddress.isOfOwnComputer(text) {
      return field { if case .file = $0 { true } else { false } }.map { [$0.key: WrittenAddress.fileName(of: text)] }
        ?? [:]
    }
    if let source = source(text) { return source }
    if text.hasPrefix("https://") || text.hasPrefix("http://") {
      return field { if case .address = $0 { true } else { false } }.map { [$0.key: text] } ?? [:]
    }
    return ends(text) ?? figure(text) ?? words(text)
  }

  /// The first of the fields with such a form, rather one that must be given.
  private func field(_ isMeant: (FieldForm) -> Bool) -> FieldDescription? {
    fields.first { $0.isRequired && isMeant($0.form) } ?? fields.first { isMeant($0.form) }
  }

  /// `[Report](https://…)`, `Report, https://…`, where the group has a title and an address.
  private func source(_ text: String) -> [String: String]? {
    guard let url = fields.first(where: { if case .address = $0.form { true } else { false } }),
      let title = fields.first(where: { $0.isRequired && $0.form.isOwnText })
    else { return nil }
    if let match = text.wholeMatch(of: /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/) {
      return [title.key: String(match.1), url.key: String(match.2)]
    }
    guard let match = text.wholeMatch(of: /([^:\/]+?)[ ,;:–—-]+(https?:\/\/\S+)/) else { return nil }
    return [title.key: String(match.1), url.key: String(match.2)]
  }

  /// `1-10`, where the group is two numbers.
  private func ends(_ text: String) -> [String: String]? {
    let numbers = fields.filter { $0.isRequired && $0.form.isNumber }
    guard numbers.count == 2, fields.count == 2,
      let match = text.wholeMatch(of: /(\d+(?:\.\d+)?) ?[-–—] ?(\d+(?:\.\d+)?)/)
    else { return nil }
    return [numbers[0].key: String(match.1), numbers[1].key: String(match.2)]
  }

  /// A date, or a number, which may have its currency or what was counted beside it: `90 000 AZN`, `25 judges`.
  private func figure(_ text: String) -> [String: String]? {
    // Of several numbers that may be given, nobody can tell which one it is.
    let number =
      fields.count { $0.form.isNumber } == 1 ? field(\.isNumber) : fields.first { $0.isRequired && $0.form.isNumber }
    let isDate = (try? PartialDate.parse(text)) != nil
    let date = field { if case .date = $0 { true } else { false } }
    if isDate, let date, number?.form.isFigure != true || !text.allSatisfy(\.isNumber) { return [date.key: text] }
    guard let number, let match = text.wholeMatch(of: /(\D*?) ?(\d[\d .,'’]*?) ?%? ?(\D*)/) else { return nil }
    let beside = [match.1, match.3].map { $0.trimmingSuffix(" ") }.filter { !$0.isEmpty && $0 != "%" }
    guard beside.count < 2 else { return nil }
    var words = beside.first.map { $0.split(separator: " ") } ?? []
    let magnitude = match.1.isEmpty ? words.first.flatMap { Quantity.isMagnitude($0) ? $0 : nil } : nil
    if magnitude != nil { words.removeFirst() }
    guard let written = plainNumber(match.2 + (magnitude.map { " \($0)" } ?? "")) else { return nil }
    var parts = [number.key: written]
    guard !words.isEmpty else { return parts }
    let rest = words.joined(separator: " ")
    for field in fields {
      if case .code(let code) = field.form, let meant = code.meant?(rest) {
        parts[field.key] = meant
        return parts
      }
    }
    guard rest.contains(where: \.isLetter), let name = field(\.isOwnText), name.key != "note" else { return parts }
    parts[name.key] = rest
    return parts
  }

  private func plainNumber(_ text: Substring) -> String? {
    do throws(QuantityFault) {
      return try Quantity.parse(String(text)).description
    } catch {
      return error.suggestion
    }
  }

  private func words(_ text: String) -> [String: String] {
    let isReference = { (form: FieldForm) in if case .reference = form { true } else { false } }
    // A name that no file has yet is rather that of what must be named than a remark on it.
    if let reference = fields.first(where: { $0.isRequired && isReference($0.form) }),
      !fields.contains(where: { $0.isRequired && $0.form.isOwnText })
    {
      return [reference.key: text]
    }
    guard text.contains(where: \.isLetter), let field = field(\.isOwnText) else { return [:] }
    return [field.key: text]
  }
}

// A group in one of whose fields stands what another one is for: `{amount: 90000 AZN}`.
extension FieldGroup {
  /// Tells it once, with the group as it is meant, and parts the fields, so that all else is read.
  func parted(_ node: Node, _ decoding: inout Decoding) -> Node {
    for (place, entry) in node.entries.enumerated() {
      guard let field = fields.first(where: { $0.key == entry.key }), field.form.isNumber, let text = entry.value.text,
        (try? Quantity.parse(text)) == nil, var parts = figure(text), parts[entry.key] != nil
      else { continue }
      let given = Dictionary(
        node.entries.compactMap { other in other.value.text.map { (other.key, $0) } },
        uniquingKeysWith: { one, _ in one })
      // A sign such as `$` says that there is a currency, and not which.
      if parts.count == 1, text.contains(where: \.isCurrencySymbol), let code = fields.first(where: \.isRequiredCode),
        given[code.key] == nil
      {
        parts[code.key] = "…"
      }
      // What was counted may be said in other words already; or by a word that says nothing of its own.
      for other in fields where other.form.isOwnText && other.key != entry.key {
        if given[other.key] != nil || parts[other.key].map({ Self.counted.contains($0.inSmallLetters) }) == true {
          parts[other.key] = nil
        }
      }
      guard parts.count > 1 else { continue }
      let others = parts.filter { $0.key != entry.key }
      if others.allSatisfy({ given[$0.key] == $0.value }) { continue }
      let isClear = others.allSatisfy { given[$0.key] == nil && $0.value != "…" }
      decoding.report(
        isClear || others.values.contains("…")
          ? .crowded(entry, field, parts: parts, in: self, of: node, isWhole: isClear)
          : .crowdedTwice(entry, field, parts: others, at: entry.value.range))
      var entries = node.entries
      entries[place] = entry.saying(parts[entry.key] ?? "", as: entry.key)
      entries += others.filter { given[$0.key] == nil }.sorted { $0.key < $1.key }.compactMap { key, said in
        // Any code will do, since it was told that there is none.
        entry.saying(said == "…" ? fields.first(where: \.isRequiredCode)?.form.example ?? "" : said, as: key)
      }
      return Node(.mapping(entries), at: node.range)
    }
    return node
  }

  private static let counted: Set = [
    "people", "persons", "pers", "nəfər", "adam", "şəxs", "ədəd", "человек", "чел", "чел.", "лиц", "шт", "шт.", "pcs",
  ]
}

extension Node.Entry {
  fileprivate func saying(_ text: String, as key: String) -> Node.Entry {
    Node.Entry(key: key, keyRange: keyRange, value: Node(.scalar(text, isQuoted: true), at: value.range))
  }
}

extension FieldDescription {
  fileprivate var isRequiredCode: Bool {
    if case .code = form { isRequired } else { false }
  }
}

extension FieldForm {
  /// Of a code, one that is right.
  fileprivate var example: String? {
    if case .code(let code) = self { code.example } else { nil }
  }
}

extension FieldForm {
  /// Is it a figure of the record's kind?
  var isFigure: Bool {
    switch self {
    case .figure, .orWord(.figure, _): true
    default: false
    }
  }

  /// Is it a number of any kind?
  package var isNumber: Bool {
    switch self {
    case .number, .figure, .count: true
    case .orWord(let form, _): form.isNumber
    default: false
    }
  }

  fileprivate var isOwnText: Bool {
    switch self {
    case .text, .translatedText: true
    default: false
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ sign: Character) -> String {
    String(last == sign ? dropLast() : self)
  }
}

extension Diagnostic {
  /// - Parameter directory: What references can name.
  /// - Parameter isItem: Is it one of several items of a list?
  static func notAGroup(
    _ field: FieldDescription, of group: FieldGroup, written node: Node, _ directory: ReferenceDirectory,
    isItem: Bool, at range: SourceRange
  ) -> Diagnostic {
    let known = "Its fields are \(oneOf(group.fields.written, joining: "and"))."
    let said = node.text.map { group.parts(saidBy: $0, directory) } ?? [:]
    guard !said.isEmpty else {
      return Diagnostic("not-a-group", "`\(field.key)` must be a group of fields.", at: range, help: known)
    }
    let parts = group.fields.filter { $0.isRequired || said[$0.key] != nil || $0.key == "reason" }.map { part in
      "\(part.key): \(said[part.key].map(inGroup) ?? "…")"
    }
    let whole = "{" + parts.joined(separator: ", ") + "}"
    let isList = if case .list = field.form { true } else { false }
    let isWhole = !whole.contains("…")
    let written = isItem ? whole : isList ? "[\(whole)]" : whole
    if let text = node.text, WrittenAddress.isOfOwnComputer(text) {
      return .ownComputer(text, as: "\(isItem ? "" : "\(field.key): ")\(written)", at: range)
    }
    return Diagnostic(
      "not-a-group", "`\(field.key)` must be a group of fields, but here stands one value alone.", at: range,
      help: "Write `\(isItem ? "" : "\(field.key): ")\(written)`"
        + (isWhole ? ". " : ", with what is meant for `…`. ") + known,
      suggestion: isWhole ? written : nil)
  }

  /// - Parameter isWhole: Does the value say all that its group lacks?
  fileprivate static func crowded(
    _ entry: Node.Entry, _ field: FieldDescription, parts: [String: String], in group: FieldGroup, of node: Node,
    isWhole: Bool
  ) -> Diagnostic {
    let isInBraces = (node.range.line, node.range.column) < (entry.keyRange.line, entry.keyRange.column)
    let areTexts = node.entries.allSatisfy { $0.value.text != nil }
    let written = group.fields.compactMap { field -> String? in
      let said = parts[field.key] ?? node.value(of: field.key)?.text
      return said.map { "\(field.key): \($0 == "…" ? $0 : inGroup($0))" }
    }
    let inBraces = "{" + written.joined(separator: ", ") + "}"
    let others = group.fields.filter { $0.key != entry.key && parts[$0.key] != nil }.map(\.key)
    let indentation = String(repeating: " ", count: max(0, Int(entry.keyRange.column) - 1))
    let inLines = ([inGroup(parts[entry.key] ?? "")] + others.map { "\($0): \(inGroup(parts[$0] ?? ""))" })
      .joined(separator: isInBraces ? ", " : "\n" + indentation)
    let (place, suggestion) = isInBraces && areTexts ? (node.range, inBraces) : (entry.value.range, inLines)
    return Diagnostic(
      "not-a-number",
      "`\(entry.key)` must be a plain number such as 8080 or 16.2, but here it is `\(entry.value.text ?? "")`.",
      at: place,
      help: "Write the number alone, and the rest in \(oneOf(others, joining: "and"))"
        + (!isWhole
          ? ": `\(inBraces)`, with what is meant for `…`."
          : isInBraces
            ? "." : ": on a line below it, `\(others.map { "\($0): \(parts[$0] ?? "")" }.joined(separator: ", "))`."),
      suggestion: isWhole ? suggestion : nil)
  }

  /// - Parameter parts: What the value says beside its number, of which another field says something else.
  fileprivate static func crowdedTwice(
    _ entry: Node.Entry, _ field: FieldDescription, parts: [String: String], at range: SourceRange
  ) -> Diagnostic {
    let said = parts.sorted { $0.key < $1.key }.map { "`\($0.key)` beside it says something else than \($0.value)" }
    return Diagnostic(
      "not-a-number",
      "`\(entry.key)` must be a plain number such as 8080 or 16.2, but here it is `\(entry.value.text ?? "")`.",
      at: range, help: "Write the number alone. " + said.joined(separator: ", ") + ": keep what is meant.")
  }

  /// A text as it stands within a group in braces.
  private static func inGroup(_ text: String) -> String {
    let isPlain = !text.contains { ",[]{}#\"'".contains($0) } && !text.contains(": ") && !text.hasSuffix(":")
    return isPlain ? text : text.contains("\"") ? "'\(text.replacing("'", with: "''"))'" : "\"\(text)\""
  }

  /// A column of a table whose cells would have to hold a group.
  static func groupInCell(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-group", "`\(field.key)` is a group of fields, and a cell of a table cannot hold one.", at: range,
      help: field.key == "evidence"
        ? "Write the source of the figures into `evidence` of the record, or what concerns one figure into the column "
          + "`note`, and delete this column."
        : "Delete the column.")
  }
}
