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
    if let address = WrittenAddress.bare(text), let field = field({ if case .address = $0 { true } else { false } }) {
      return [field.key: address]
    }
    if text.hasPrefix("https://") || text.hasPrefix("http://") {
      return field(\.isAddressed).map { [$0.key: text] } ?? [:]
    }
    return ends(text) ?? datedFigure(text) ?? datedTitle(text) ?? figure(text) ?? words(text)
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

  /// `40 (2020)`, `2020: 40`, `100 by 2027`, where the group is a date and a number.
  private func datedFigure(_ text: String) -> [String: String]? {
    let dates = fields.filter { if case .date = $0.form { $0.isRequired } else { false } }
    guard dates.count == 1, let number = fields.first(where: { $0.isRequired && $0.form.isNumber }) else { return nil }
    let words = text.split { " ()[]:;–—=".contains($0) }.map { $0.last == "," ? $0.dropLast() : $0 }
    let figures = words.filter { $0.contains(where: \.isNumber) }
    guard figures.count == 2,
      words.allSatisfy({ $0.contains(where: \.isNumber) || Self.joining.contains($0.lowercased()) })
    else { return nil }
    let days = figures.filter { word in
      word.prefix(4).allSatisfy(\.isNumber) && (try? PartialDate.parse(String(word))) != nil
    }
    guard days.count == 1, let day = days.first, let figure = figures.first(where: { $0 != day }),
      let written = plainNumber(figure.last == "%" ? figure.dropLast() : figure)
    else { return nil }
    return [dates[0].key: String(day), number.key: written]
  }

  /// Words between a figure and its date, or behind it.
  private static let joining: Set = [
    "by", "in", "for", "until", "to", "at", "is", "was", "on", "-", "%", "il", "ildə", "ilə", "qədər", "üçün", "к",
    "до",
    "в", "на", "г.", "год", "году", "года",
  ]

  /// `Draft law – June 2025`, where the group has a day by which it is due.
  private func datedTitle(_ text: String) -> [String: String]? {
    guard let due = fields.first(where: { $0.key == "due" }),
      let title = fields.first(where: { $0.isRequired && $0.form.isOwnText }),
      let match = text.wholeMatch(of: /(.*[^\s,;:(–—-])\s*(?:\s[-–—]\s|[,;:]\s|\s?\()\s*([^(),;]*\d[^(),;]*?)\)?/)
    else { return nil }
    do throws(DateFault) {
      return [title.key: String(match.1), due.key: try PartialDate.parse(String(match.2)).description]
    } catch {
      guard case .notADate(let meant?) = error else { return nil }
      return [title.key: String(match.1), due.key: meant.description]
    }
  }

  /// A date, or a number, which may have its currency or what was counted beside it: `90 000 AZN`, `25 judges`.
  func figure(_ text: String) -> [String: String]? {
    // Of several numbers that may be given, nobody can tell which one it is.
    if let all = ofEach(text) { return all }
    let number =
      fields.count { $0.form.isNumber } == 1 ? field(\.isNumber) : fields.first { $0.isRequired && $0.form.isNumber }
    let isDate = (try? PartialDate.parse(text)) != nil
    let date = field { if case .date = $0 { true } else { false } }
    if isDate, let date, number?.form.isFigure != true || !text.allSatisfy(\.isNumber) { return [date.key: text] }
    guard let number else { return nil }
    guard let match = text.wholeMatch(of: /(\D*?) ?(\d[\d .,'’]*?) ?%? ?(\D*)/) else { return sum(text, in: number) }
    var behind = match.3.split(separator: " ")
    let magnitude = behind.first.flatMap { Quantity.isMagnitude($0) ? $0 : nil }
    if magnitude != nil { behind.removeFirst() }
    let beside = [match.1.trimmingSuffix(" "), behind.joined(separator: " ")].filter { !$0.isEmpty && $0 != "%" }
    guard beside.count < 2 else { return nil }
    let rest = beside.first ?? ""
    // Of money, a word that may be minutes is thousands.
    guard let written = plainNumber(match.2 + (magnitude.map { " \($0) \(codeMeant(by: rest) ?? rest)" } ?? "")) else {
      return nil
    }
    var parts = [number.key: written]
    guard !rest.isEmpty else { return parts }
    if let code = fields.first(where: { $0.form.codeMeant(by: rest) != nil }) {
      parts[code.key] = code.form.codeMeant(by: rest)
      return parts
    }
    guard rest.contains(where: \.isLetter), let name = field(\.isOwnText), name.key != "note" else { return parts }
    parts[name.key] = rest
    return parts
  }

  /// `10`, where a group is nothing but counts of one kind: each of them.
  private func ofEach(_ text: String) -> [String: String]? {
    let isOfCounts =
      fields.count > 1 && fields.allSatisfy { if case .count = $0.form { !$0.isRequired } else { false } }
    guard isOfCounts, let count = plainNumber(text[...]), count.allSatisfy(\.isNumber) else { return nil }
    return Dictionary(uniqueKeysWithValues: fields.map { ($0.key, count) })
  }

  /// `1 mln 200 min manat`: a number in several parts, with its code behind.
  private func sum(_ text: String, in number: FieldDescription) -> [String: String]? {
    guard let last = text.split(separator: " ").last, let code = codeMeant(by: String(last)),
      let field = fields.first(where: { $0.form.codeMeant(by: code) != nil }), let written = plainNumber(text[...])
    else { return nil }
    return [number.key: written, field.key: code]
  }

  private func codeMeant(by text: String) -> String? {
    fields.lazy.compactMap { $0.form.codeMeant(by: text) }.first
  }

  func plainNumber(_ text: Substring) -> String? {
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
    // Of a link, one word is where it leads.
    if let to = fields.first(where: { $0.key == "to" && $0.isRequired }), fields.contains(where: { $0.key == "title" }),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), text == text.lowercased()
    {
      return [to.key: text]
    }
    guard text.contains(where: \.isLetter), let field = field(\.isOwnText) else { return [:] }
    return [field.key: text]
  }
}

extension FieldDescription {
  var isRequiredCode: Bool {
    if case .code = form { isRequired } else { false }
  }
}

extension FieldForm {
  /// The code that people mean by other words, or by itself.
  fileprivate func codeMeant(by text: String) -> String? {
    if case .code(let code) = self { code.meant?(text) } else { nil }
  }

  /// Of a code, one that is right.
  var example: String? {
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

  var isOwnText: Bool {
    switch self {
    case .text, .translatedText: true
    default: false
    }
  }
}

extension FieldGroup {
  /// The fields of a group that is written as one with its title for a name.
  fileprivate func titled(
    _ name: String, _ text: String, _ directory: ReferenceDirectory
  ) -> [(key: String, text: String)]? {
    guard !text.isEmpty, let title = fields.first(where: \.form.isOwnText) else { return nil }
    let isTitle = name == title.key
    // To try the text as a date or a number costs much more than these looks at names.
    guard isTitle ? !title.isRequired : !fields.isWritten(name),
      let other = fields.first(where: { $0.isRequired && $0.key != title.key })
        ?? fields.first(where: { $0.form.isSaid(by: text, directory) && $0.key != title.key }),
      other.form.isSaid(by: text, directory)
    else { return nil }
    if isTitle {
      // Whatever may stand there is a title, unless nothing else is given and it is surely an address.
      guard other.isRequired, other.form.isAddressed, !text.contains(where: \.isWhitespace),
        text.contains("/")
      else { return nil }
      return [(other.key, text)]
    }
    guard meantKey(by: name, among: fields.written) == nil, nearMiss(name, among: fields.written) == nil else {
      return nil
    }
    return [(title.key, name), (other.key, text)]
  }
}

extension FieldForm {
  /// Is it an address on the web, or one of those that pages have?
  fileprivate var isAddressed: Bool {
    switch self {
    case .address: true
    case .code(let code): code.name == "target"
    default: false
    }
  }

  /// Can nothing but what such a field holds be meant?
  fileprivate func isSaid(by text: String, _ directory: ReferenceDirectory) -> Bool {
    switch self {
    case .address: WrittenAddress.bare(text) != nil
    case .code: isAddressed && !text.contains(where: \.isWhitespace)
    case .date: (try? PartialDate.parse(text)) != nil
    case .number, .count, .figure: (try? Quantity.parse(text)) != nil
    case .reference(let collection): directory.index(of: text, in: collection) != nil
    default: false
    }
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(_ sign: Character) -> String {
    last == sign ? String(dropLast()) : String(self)
  }
}

/// A text as it stands within a group in braces.
func inGroup(_ text: String) -> String {
  let isPlain = !text.contains { ",[]{}#\"'".contains($0) } && !text.contains(": ") && !text.hasSuffix(":")
  return isPlain ? text : text.contains("\"") ? "'\(text.replacing("'", with: "''"))'" : "\"\(text)\""
}

extension Diagnostic {
  /// - Parameter directory: What references can name.
  /// - Parameter isItem: Is it one of several items of a list?
  static func notAGroup(
    _ field: FieldDescription, of group: FieldGroup, written node: Node, _ directory: ReferenceDirectory,
    isItem: Bool, at range: SourceRange
  ) -> Diagnostic {
    let known = "Its fields are \(oneOf(group.fields.written, joining: "and"))."
    // A sum of money has no place for it.
    let about = node.text.flatMap {
      group.fields.isWritten("currency") ? Quantity.approximateWord(before: $0[...]) : nil
    }
    let said = node.text.map { group.parts(saidBy: String($0.dropFirst(about?.count ?? 0)), directory) } ?? [:]
    guard !said.isEmpty else {
      // `budget:` and `- amount: …` below it.
      let isListOfOne = !isItem && node.items.count == 1 && !node.items[0].entries.isEmpty
      return Diagnostic(
        "not-a-group", "`\(field.key)` must be a group of fields.", at: range,
        help: isListOfOne ? "One alone stands here: take the hyphen out, and keep the blanks. \(known)" : known)
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
    let rest = isWhole ? "." : ", with what is meant for `…`."
    let inText = about.map { "`\($0.trimmingSuffix(" "))` belongs in the text. " } ?? ""
    return Diagnostic(
      "not-a-group", "`\(field.key)` must be a group of fields, but here stands one value alone.", at: range,
      help: "Write `\(isItem ? "" : "\(field.key): ")\(written)`\(rest) \(inText)\(known)",
      suggestion: isWhole ? written : nil)
  }

  /// `2016: 60`, dates in place of names, where a group is of a date and a figure; `nil` for any other group.
  static func groupsByDate(
    _ field: FieldDescription, of group: FieldGroup, written node: Node, isItem: Bool
  ) -> Diagnostic? {
    guard let first = node.entries.first, first.key.utf8.first.map({ (0x30...0x39).contains($0) }) == true,
      let date = group.fields.first(where: { if case .date = $0.form { $0.isRequired } else { false } }),
      let other = group.fields.first(where: { $0.key == "value" })
        ?? group.fields.first(where: { $0.isRequired && $0.key != date.key }),
      node.entries.allSatisfy({ (try? PartialDate.parse($0.key)) != nil && $0.value.text?.isEmpty == false })
    else { return nil }
    let items = node.entries.map { "{\(date.key): \($0.key), \(other.key): \(inGroup($0.value.text ?? ""))}" }
    let isList = if case .list = field.form { true } else { false }
    return Diagnostic(
      "not-a-group", "Here dates stand in place of the names of fields.", at: first.keyRange,
      help: "Write " + items.prefix(3).map { "`\(isItem || isList ? "- " : "")\($0)`" }.joined(separator: ", ")
        + (items.count > 3 ? " and so on" : "") + (items.count > 1 ? ", each on a line of its own." : "."))
  }

  /// `About us: pages/about`, titles in place of names, where a group is of a title and of what it is the title of; and
  /// `title: pages/about`; `nil` for any other group.
  static func groupsByTitle(
    _ field: FieldDescription, of group: FieldGroup, written node: Node, _ directory: ReferenceDirectory, isItem: Bool
  ) -> Diagnostic? {
    let entries = node.entries
    guard let first = entries.first,
      entries.count == 1 || entries.allSatisfy({ !group.fields.isWritten($0.key) })
    else { return nil }
    let groups = entries.compactMap { entry in
      entry.value.text.flatMap { group.titled(entry.key, $0, directory) }
    }
    guard groups.count == entries.count else { return nil }
    let items = groups.map { "{\($0.map { "\($0.key): \(inGroup($0.text))" }.joined(separator: ", "))}" }
    let isList = if case .list = field.form { true } else { false }
    return Diagnostic(
      "not-a-group",
      group.fields.isWritten(first.key)
        ? "What stands under `\(first.key)` is no title, but what `\(groups[0][0].key)` is for."
        : "Here titles stand in place of the names of fields.", at: first.keyRange,
      help: "Write " + items.prefix(3).map { "`\(isItem || isList ? "- " : "")\($0)`" }.joined(separator: ", ")
        + (items.count > 3 ? " and so on" : "") + (items.count > 1 ? ", each on a line of its own." : "."))
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
