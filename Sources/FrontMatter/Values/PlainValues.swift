internal import Diagnostics

extension String: FieldValue {
  package static var form: FieldForm { .text }
  package var content: FieldContent { .text(self) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> String? {
    guard case .scalar(let text, _) = node.content else {
      decoding.report(
        field.form.isText ? .notOneText(node, field) : .notAText(field, meant: node.onlyText, at: node.range))
      return nil
    }
    if field.form.isText {
      if let remark = node.remark {
        decoding.report(.remarkInText(remark.whole, field, at: node.range.holding(remark.whole)))
      }
      let isFile = if case .file = field.form { true } else { false }
      let unmarked = text.withoutMarkup
      if let plain = isFile ? unmarked : (unmarked ?? text).withoutEmphasis ?? unmarked, !isFile || !text.contains("](")
      {
        // A sign's HTML name alone: a star, a tag or a link may be meant otherwise.
        let isSure = !text.contains { "*<[_~`".contains($0) } && plain.withoutMarkup == nil
        decoding.report(.markupInField(plain, field, insteadOf: isSure ? text : nil, at: node.range))
      }
    }
    // A block text (`|`) ends with line breaks that nobody means.
    var trimmed = text
    while trimmed.utf8.last == 0x0A { trimmed.unicodeScalars.removeLast() }
    let isFile = if case .file = field.form { true } else { false }
    if field.form.isText, !isFile, !FieldContent.quoted.contains(field.key), let whole = trimmed.withoutStraySign {
      decoding.report(.straySign(trimmed, meant: whole, field, at: node.range))
    }
    return trimmed
  }
}

extension Bool: FieldValue {
  package static var form: FieldForm { .flag }
  package var content: FieldContent { .flag(self) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Bool? {
    guard case .scalar(let text, _) = node.content else {
      decoding.report(.notAText(field, meant: node.onlyText, at: node.range))
      return nil
    }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      let meant = meantAnswer(by: text).map(String.init)
      decoding.report(
        .unknownValue(
          text, of: field, allowed: ["true", "false"], nearest: meant ?? nearMiss(text, among: ["true", "false"]),
          isSure: false, at: node.range))
      return nil
    }
  }
}

extension Array: FieldValue where Element: FieldValue {
  package static var form: FieldForm { .list(Element.form) }
  package var content: FieldContent { .list(map(\.content)) }

  /// One value without brackets is a list of one.
  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> [Element]? {
    switch node.content {
    case .sequence(let items):
      decoding.isItem = true
      defer { decoding.isItem = false }
      return decode(items, as: field, &decoding)
    case .mapping(let entries) where Element.self as? any Fielded.Type == nil && entries.allSatisfy(\.value.isBlank):
      let list = "[\(entries.map(\.key).joined(separator: ", "))]"
      decoding.report(.listInOneText("", as: list, field, isError: true, at: node.range))
      return nil
    case .scalar(let text, isQuoted: false)
    where text.wholeMatch(of: /\d{1,2}[.)] .*\p{L}.*/) != nil
      && (node.range.endLine > node.range.line || decoding.isItem == false && Element.self as? any Fielded.Type != nil):
      let number = text.prefix { $0 != " " }
      let start = SourceRange(
        file: node.range.file, line: Int(node.range.line), column: Int(node.range.column), length: number.count)
      let key = (Element.self as? any Fielded.Type).flatMap {
        $0.group.parts(saidBy: String(text.dropFirst(number.count)), decoding.directory).keys.first
      }
      decoding.report(.numberForHyphen(String(number), before: key, at: start))
      return nil
    case .table(let table):
      if let kind = Element.self as? any Fielded.Type { FieldRow.check(table, ofRows: kind, &decoding) }
      decoding.columns = Set(table.columns.map(\.name))
      decoding.decimalCommas = table.decimalCommas
      decoding.isInTable = true
      defer { (decoding.columns, decoding.decimalCommas, decoding.isInTable) = (nil, [], false) }
      return decode(table.rows, as: field, &decoding)
    case .scalar(let text, isQuoted: false)
    where text.unicodeScalars.first?.isListSign == true && text.dropFirst().first == " ":
      let start = SourceRange(
        file: node.range.file, line: Int(node.range.line), column: Int(node.range.column), length: 1)
      decoding.report(.noHyphen(text.unicodeScalars.first ?? "–", more: 0, at: start))
      return nil
    case .scalar(let text, isQuoted: true) where field.form.isListOfWords && !linesOf(text).isEmpty:
      let isText = Element.form.isText
      let list = "[\(linesOf(text).joined(separator: ", "))]"
      decoding.report(.listInOneText(text, as: list, field, isError: !isText, at: node.range))
      return isText ? Element.decode(node, as: field, &decoding).map { [$0] } : nil
    case .scalar(let text, isQuoted: false):
      let lines = Int(node.range.endLine - node.range.line) + 1
      guard let list = names(in: text, decoding) ?? listMeant(by: text) ?? listOfLines(text, count: lines) else {
        return Element.decode(node, as: field, &decoding).map { [$0] }
      }
      // A text of an author's own may have such signs; a name or a word of a list has none.
      let isText = Element.form.isText
      decoding.report(.listInOneText(text, as: list, field, isError: !isText, at: node.range))
      return isText ? Element.decode(node, as: field, &decoding).map { [$0] } : nil
    default: return Element.decode(node, as: field, &decoding).map { [$0] }
    }
  }

  /// The slugs of several records that one text names, however they are parted: `crf / erc`, `crf and erc`, their titles.
  private static func names(in text: String, _ decoding: Decoding) -> String? {
    guard case .reference(let collection) = Element.form, text.contains(where: \.isWhitespace),
      decoding.directory.slug(titled: text, in: collection) == nil
    else { return nil }
    let named = text.replacing(/\s*(?:[,;|\/•·&+]|\s(?:and|və|ilə|и)\s)\s*/, with: "\n").split(separator: "\n").map {
      let name = String($0)
      return decoding.directory.index(of: name, in: collection) == nil
        ? decoding.directory.slug(titled: name, in: collection) : name
    }
    let slugs = named.compactMap(\.self)
    return slugs.count > 1 && slugs.count == named.count ? "[\(slugs.joined(separator: ", "))]" : nil
  }

  /// The list as it should be written, where one text holds several items: `a, b`, `a; b`, or lines that begin with a
  /// hyphen and no blank behind it.
  private static func listMeant(by text: String) -> String? {
    var text = text
    if text.hasPrefix("("), text.hasSuffix(")"), text.count(where: { $0 == "(" }) == 1 {
      text = String(text.dropFirst().dropLast())
    }
    if text.wholeMatch(of: /[“«„][^“”«»„]+[”»“](\s*,\s*[“«„][^“”«»„]+[”»“])+/) != nil {
      text = text.replacing(/[“«„]([^“”«»„]+)[”»“]/) { "\"\($0.1)\"" }
    }
    if text.contains(", ") { return "[\(text)]" }
    for sign in ["|", "/", "•", "·", "‖", "¦"] where text.contains(" \(sign) ") {
      let items = text.split(separator: " \(sign) ").map { $0.split(separator: " ").joined(separator: " ") }
      return "[\(items.filter { !$0.isEmpty }.joined(separator: ", "))]"
    }
    if text.wholeMatch(of: /[\p{L}-]{2,}(,[\p{L}-]{2,})+/) != nil { return "[\(text.replacing(",", with: ", "))]" }
    let lines = " " + text
    let isOfLines = lines.hasPrefix(" -") && lines.dropFirst(2).first?.isLetter == true
    guard isOfLines || text.contains("; ") else { return nil }
    let items = isOfLines ? lines.split(separator: " -") : text.split(separator: ";")
    let written = items.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    return "[\(written.joined(separator: ", "))]"
  }

  /// The list that stands on several lines of one word each.
  private static func listOfLines(_ text: String, count: Int) -> String? {
    let words = text.split(separator: " ")
    return count > 1 && words.count == count ? "[\(words.joined(separator: ", "))]" : nil
  }

  /// The items of a block (`|`) that has one on each line; none where it is one text.
  private static func linesOf(_ text: String) -> [String] {
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: " ").drop { $0 == "-" || $0 == "•" }.joined(separator: " ")
    }
    return lines.count > 1 && lines.allSatisfy({ (1...60).contains($0.count) }) ? lines : []
  }

  private static func decode(
    _ items: [Node], as field: FieldDescription, _ decoding: inout Decoding
  ) -> [Element] {
    items.compactMap { item in
      if item.isBlank {
        decoding.report(.emptyItem(field, at: item.range))
        return nil
      }
      if case .scalar(let text, isQuoted: false) = item.content, Element.form.isText, text.contains("; "),
        let list = listMeant(by: text)
      {
        decoding.report(
          .listInOneText(text, as: String(list.dropFirst().dropLast()), field, isError: false, at: item.range))
      }
      return Element.decode(item, as: field, &decoding)
    }
  }
}

/// A closed list of words, as an enum of their spellings.
package protocol Vocabulary: FieldValue, RawRepresentable<String>, CaseIterable, Hashable {
  /// The word that was probably meant by another one.
  static func meant(by written: String) -> Self?

  /// What people say for each word, in the languages of the first sites, parted by commas: never read, but suggested into the
  /// list.
  static var otherWords: [Self: String] { get }

  /// Below which key themes say what people call each word; `nil` where pages name none of them.
  static var named: String? { get }
}

extension Vocabulary {
  package static var otherWords: [Self: String] { [:] }

  /// The nearest by its letters, else the one that people call so.
  package static func meant(by written: String) -> Self? {
    called(written).first ?? nearMiss(written, among: allCases.map(\.rawValue)).flatMap { Self(rawValue: $0) }
  }

  /// Those that people call just so: one, or none.
  private static func called(_ written: String) -> [Self] {
    let said = written.inSmallLetters
    return allCases.filter { otherWords[$0]?.split(separator: ", ").contains { $0 == said } == true }
  }

  /// Can nothing else be meant by another word than the one that `meant(by:)` gives?
  private static func isSurelyMeant(by written: String) -> Bool {
    called(written).count == 1 || sureMiss(written, among: allCases.map(\.rawValue)) == meant(by: written)?.rawValue
  }

  package static var named: String? { nil }

  package static var form: FieldForm { .choice(allCases.map(\.rawValue), named: named) }
  package var content: FieldContent { .choice(rawValue) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    guard case .scalar(let text, _) = node.content else {
      decoding.report(.notAText(field, meant: node.onlyText, at: node.range))
      return nil
    }
    if let value = Self(rawValue: text), allCases.contains(value) { return value }
    decoding.report(
      word: .unknownValue(
        text, of: field, allowed: allCases.map(\.rawValue), nearest: meant(by: text)?.rawValue,
        isSure: isSurelyMeant(by: text), at: node.range))
    return nil
  }
}

extension String {
  /// In small letters, `İ` too, of which Swift makes an `i` with a dot above it.
  package var inSmallLetters: String {
    String(String.UnicodeScalarView(lowercased().unicodeScalars.filter { $0 != "\u{307}" }))
  }
}

/// A group of fields is a value like any other.
extension FieldValue where Self: Fielded {
  package static var form: FieldForm { .group(schema.group) }

  package var content: FieldContent {
    .group(Self.schema.fields.map { ($0.description.key, $0.read(self)) })
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    // Of a group that may not be blank, `{}` alone is read; fields that an editor left empty are not given.
    if !mayBeBlank, node.isBlank || !node.entries.isEmpty && node.isBlank(group: schema.group) { return nil }
    guard case .mapping = node.content else {
      // Of a table, the column was told.
      guard !decoding.isInTable else { return nil }
      decoding.report(
        .notAGroup(
          field, of: schema.group, written: node, decoding.directory, isItem: decoding.isItem, at: node.range))
      return nil
    }
    let isItem = decoding.isItem
    if let diagnostic = Diagnostic.groupsByDate(field, of: schema.group, written: node, isItem: isItem)
      ?? .groupsByTitle(field, of: schema.group, written: node, decoding.directory, isItem: isItem)
    {
      decoding.report(diagnostic)
      return nil
    }
    let translations = decoding.translated.isEmpty ? [] : translations(of: node, decoding)
    let parted = decoding.isInTable ? node : schema.group.parted(node, &decoding)
    var row = FieldRow(parted, schema: schema, translations: translations, decoding: decoding.within(Self.self))
    let value = Self(&row)
    decoding.found = row.decoding.found
    return value
  }

  /// What translations give for this group.
  private static func translations(of node: Node, _ decoding: Decoding) -> [Translation] {
    let translation = GroupTranslation(schema.descriptions, declaredKeys: decoding.declaredKeys)
    return decoding.translated.compactMap { language, list in
      list.items.first { translation.isMeant(node, by: $0) }.map {
        Translation(language: language, fields: translation.texts(of: $0), beside: translation.meaningKeys)
      }
    }
  }
}

extension Node.Table {
  /// The columns in which some cell is a number with a comma that parts no thousands: `71,2`.
  fileprivate var decimalCommas: Set<String> {
    var found: Set<String> = []
    for row in rows {
      for entry in row.entries {
        guard let text = entry.value.text, text.utf8.contains(UInt8(ascii: ",")), !found.contains(entry.key) else {
          continue
        }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy {
          !$0.isEmpty && $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        }
        if parts.count == 2, areDigits, parts[1].count != 3 || parts[0].count > 3 { found.insert(entry.key) }
      }
    }
    return found
  }
}

extension String {
  /// The text without stars and tags that make bold elsewhere, and with the signs that HTML names and numbers stand for: a
  /// field shows either as it stands. `nil` where there is neither.
  fileprivate var withoutMarkup: String? {
    let written = utf8.span
    guard written.indices.contains(where: { Self.beginsMarkup(written[$0]) }) else { return nil }
    var plain = replacing(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/) { $0.1 }
    plain = plain.replacing(/!?\[([^\[\]]+)\]\([^\s()]+\)/) { $0.1 }
    plain = plain.replacing(/<br ?\/?>/, with: " ").replacing(
      /<\/?(?:b|i|u|em|strong|span|font|p)(?: [^<>]*)?>/, with: "")
    plain = plain.replacing(/&#([0-9]{1,7}|[xX][0-9a-fA-F]{1,6});/) { match -> String in
      let code = match.1.first == "x" || match.1.first == "X" ? UInt32(match.1.dropFirst(), radix: 16) : UInt32(match.1)
      guard let scalar = code.flatMap(Unicode.Scalar.init), scalar.value >= 0x20 else { return String(match.0) }
      return String(Character(scalar))
    }
    for (name, sign) in Self.signs where plain.contains("&\(name);") {
      plain = plain.replacing("&\(name);", with: sign)
    }
    return plain == self ? nil : plain
  }

  /// Without the marks of Markdown that stand around words: `*so*`, `_so_`, `~~so~~` and code. `nil` where there are none.
  fileprivate var withoutEmphasis: String? {
    guard utf8.contains(where: { "*_~`".utf8.contains($0) }) else { return nil }
    var plain = self
    for mark in ["**", "*", "__", "_", "~~", "`"] { plain = plain.without(mark) }
    return plain == self ? nil : plain
  }

  /// Without pairs of a mark that stand at the beginning and the end of words.
  private func without(_ mark: String) -> String {
    var (plain, rest) = ("", self[...])
    while let start = rest.firstRange(of: mark) {
      let before = rest[..<start.lowerBound].last
      guard before?.isLetter != true, before?.isNumber != true, before.map({ !mark.contains($0) }) ?? true,
        let first = rest[start.upperBound...].first, first.isLetter || first.isNumber || "\"“«(".contains(first),
        let end = rest[start.upperBound...].firstRange(of: mark),
        let last = rest[start.upperBound..<end.lowerBound].last, !last.isWhitespace,
        rest[end.upperBound...].first.map({ !$0.isLetter && !$0.isNumber && !mark.contains($0) }) ?? true
      else {
        plain += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      plain += rest[..<start.lowerBound] + rest[start.upperBound..<end.lowerBound]
      rest = rest[end.upperBound...]
    }
    return plain + rest
  }

  private static func beginsMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "]"): true
    default: false
    }
  }

  /// Those that people know by heart.
  private static let signs = [
    ("ndash", "–"), ("mdash", "—"), ("nbsp", " "), ("quot", "\""), ("apos", "'"), ("lt", "<"), ("gt", ">"),
    ("laquo", "«"),
    ("raquo", "»"), ("ldquo", "“"), ("rdquo", "”"), ("lsquo", "‘"), ("rsquo", "’"), ("hellip", "…"), ("copy", "©"),
    ("euro", "€"), ("middot", "·"), ("sect", "§"), ("deg", "°"), ("times", "×"), ("amp", "&"),
  ]
}

extension FieldForm {
  /// A list of names or single words.
  fileprivate var isListOfWords: Bool {
    guard case .list(let item) = self else { return false }
    return switch item {
    case .text, .translatedText(isLong: false), .reference: true
    default: false
    }
  }
}

extension SourceRange {
  /// The same to the end of a text on one line.
  fileprivate func holding(_ line: String) -> SourceRange {
    var range = self
    if self.line == endLine { range.endColumn = max(endColumn, column + UInt32(line.unicodeScalars.count)) }
    return range
  }
}
