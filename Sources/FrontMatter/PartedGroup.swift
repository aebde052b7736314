internal import Diagnostics
internal import Exact

// A group in one of whose fields stands what another one is for: `{amount: 90000 AZN}`.
extension FieldGroup {
  /// Tells it once, with the group as it is meant, and parts the fields, so that all else is read.
  func parted(_ node: Node, _ decoding: inout Decoding) -> Node {
    reportCountInName(node, &decoding)
    for (place, entry) in node.entries.enumerated() {
      guard let field = fields.first(where: { $0.key == entry.key }), field.form.isNumber, let text = entry.value.text,
        (try? Quantity.parse(text)) == nil
      else { continue }
      let given = node.textsByKey
      // Of money, a word that may be minutes is thousands.
      let code = fields.first(where: \.isRequiredCode).flatMap { given[$0.key] }
      guard var parts = figure(text) ?? code.flatMap({ figure("\(text) \($0)") }), parts[entry.key] != nil else {
        continue
      }
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
      if others.allSatisfy({ given[$0.key] == $0.value }) {
        // What the field itself says of it is enough, but for a word that another field makes clear.
        guard plainNumber(text[...]) == nil, let meant = parts[entry.key] else { continue }
        decoding.report(.magnitude(of: entry, meant: meant))
        var entries = node.entries
        entries[place] = entry.saying(meant, as: entry.key)
        return Node(.mapping(entries), at: node.range)
      }
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

// A group in whose name stands how many there are of it: `{group: 25 judges}`.
extension FieldGroup {
  private func reportCountInName(_ node: Node, _ decoding: inout Decoding) {
    guard let entry = node.entries.first(where: { $0.key == Self.name }), let text = entry.value.text,
      text.utf8.contains(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let count = fields.first(where: \.form.isNumber), node.value(of: count.key) == nil,
      let (name, number) = Self.counted(text)
    else { return }
    decoding.report(.countInName(entry, parts: [entry.key: name, count.key: number], in: self, of: node))
  }

  private static let name = "group"

  /// `25 judges`, `judges: 25`, `judges (25)`, `hakimlər - 25 nəfər`: not `18 years and over`, nor `class 9`.
  private static func counted(_ text: String) -> (name: String, number: String)? {
    let number: Substring
    var words: [Substring]
    if let match = text.wholeMatch(of: /(\d{1,3}(?:[ ,.]\d{3})+|\d+) (\p{L}[^\d]*)/) {
      (number, words) = (match.1, match.2.split(separator: " "))
      if words.count > 1, counted.contains(words[0].lowercased()) { words.removeFirst() }
    } else if let match = text.wholeMatch(of: /([^\d]*\p{L})\s*(?:[:–—-]\s*|\()(\d+)(?: (\p{L}+))?\)?/),
      match.3.map({ counted.contains($0.lowercased()) }) ?? true
    {
      (number, words) = (match.2, match.1.split(separator: " "))
    } else {
      return nil
    }
    let digits = number.filter(\.isNumber)
    guard let first = words.first.map({ $0.lowercased() + " " }), !ofAges.contains(where: first.hasPrefix),
      let value = Int(digits),
      !(1900...2100).contains(value)
    else { return nil }
    return (words.joined(separator: " "), digits)
  }

  /// What stands behind a number that is an age, or goes on with it.
  private static let ofAges = ["year", "yaş", "лет", "год", "and ", "or ", "və", "to ", "plus", "until", "и "]
}

extension Node {
  fileprivate var textsByKey: [String: String] {
    Dictionary(
      entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }, uniquingKeysWith: { one, _ in one })
  }
}

extension Node.Entry {
  fileprivate func saying(_ text: String, as key: String) -> Node.Entry {
    Node.Entry(key: key, keyRange: keyRange, value: Node(.scalar(text, isQuoted: true), at: value.range))
  }
}

/// A group with the parts of one of its values put where they belong.
private struct PartedGroup {
  let place: SourceRange
  let suggestion: String
  let inBraces: String
  /// The fields that were not given.
  let others: [String]
  /// Where the others are to be written, as the end of a sentence.
  let `where`: String

  init(_ entry: Node.Entry, parts: [String: String], in group: FieldGroup, of node: Node) {
    let isInBraces = (node.range.line, node.range.column) < (entry.keyRange.line, entry.keyRange.column)
    let areTexts = node.entries.allSatisfy { $0.value.text != nil }
    let written = group.fields.compactMap { field -> String? in
      let said = parts[field.key] ?? node.value(of: field.key)?.text
      return said.map { "\(field.key): \($0 == "…" ? $0 : inGroup($0))" }
    }
    inBraces = "{" + written.joined(separator: ", ") + "}"
    others = group.fields.filter { $0.key != entry.key && parts[$0.key] != nil }.map(\.key)
    let further = others.map { "\($0): \(inGroup(parts[$0] ?? ""))" }
    let indentation = String(repeating: " ", count: max(0, Int(entry.keyRange.column) - 1))
    let inLines = ([inGroup(parts[entry.key] ?? "")] + further)
      .joined(separator: isInBraces ? ", " : "\n" + indentation)
    (place, suggestion) = isInBraces && areTexts ? (node.range, inBraces) : (entry.value.range, inLines)
    `where` = isInBraces ? "." : ": on a line below it, `\(further.joined(separator: ", "))`."
  }
}

extension Diagnostic {
  /// - Parameter isWhole: Does the value say all that its group lacks?
  fileprivate static func crowded(
    _ entry: Node.Entry, _ field: FieldDescription, parts: [String: String], in group: FieldGroup, of node: Node,
    isWhole: Bool
  ) -> Diagnostic {
    let meant = PartedGroup(entry, parts: parts, in: group, of: node)
    return Diagnostic(
      "not-a-number",
      "`\(entry.key)` must be a plain number such as 8080 or 16.2, but here it is `\(entry.value.text ?? "")`.",
      at: meant.place,
      help: "Write the number alone, and the rest in \(oneOf(meant.others, joining: "and"))"
        + (isWhole ? meant.where : ": `\(meant.inBraces)`, with what is meant for `…`."),
      suggestion: isWhole ? meant.suggestion : nil)
  }

  fileprivate static func countInName(
    _ entry: Node.Entry, parts: [String: String], in group: FieldGroup, of node: Node
  ) -> Diagnostic {
    let meant = PartedGroup(entry, parts: parts, in: group, of: node)
    return Diagnostic(
      "count-in-name", "In `\(entry.value.text ?? "")` a number stands that is not counted: it is a part of the name.",
      severity: .warning, at: meant.place,
      help: "Write the number in \(oneOf(meant.others, joining: "and"))" + meant.where, suggestion: meant.suggestion)
  }

  /// - Parameter meant: The number that a word stands for, which a code beside it makes clear.
  fileprivate static func magnitude(of entry: Node.Entry, meant: String) -> Diagnostic {
    Diagnostic(
      "not-a-number",
      "`\(entry.key)` must be a plain number such as 8080 or 16.2, but here it is `\(entry.value.text ?? "")`.",
      at: entry.value.range, help: "Write the whole number in digits, with all its zeros.", suggestion: meant)
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
}
