/// A line of front matter as characters, looked at without YAML's rules.
struct SourceLine {
  let text: [Unicode.Scalar]

  init(_ bytes: ArraySlice<UInt8>) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.last == "\r" { scalars.removeLast() }
    text = scalars
  }

  var isBlank: Bool { text.allSatisfy { $0 == " " || $0 == "\t" } }

  /// Leading blanks and list hyphens: where the field's name begins.
  var indentation: Int { text.prefix { $0 == " " || $0 == "\t" || $0 == "-" }.count }

  func scalar(at index: Int) -> Unicode.Scalar? {
    text.indices.contains(index) ? text[index] : nil
  }

  func looksLikeField(indentedAtMost limit: Int) -> Bool {
    afterName == nil ? text.starts(with: "---".unicodeScalars) : indentation <= limit
  }

  /// Does a field begin at the margin?
  var isTopField: Bool { indentation == 0 && afterName != nil }

  /// Does it begin at the margin as neither field, item nor remark?
  var isNoField: Bool {
    guard let first = text.first, first != " ", first != "\t", first != "#", first != "-" else { return false }
    return !text.contains(":") || text.starts(with: "//".unicodeScalars) || text.starts(with: "<!--".unicodeScalars)
  }

  /// Where the value begins: after `name:` and blanks, for names of the kind that fields have.
  private var afterName: Int? {
    let start = indentation
    let name = text[start...].prefix { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    guard !name.isEmpty, scalar(at: name.endIndex) == ":" else { return nil }
    let value = text[(name.endIndex + 1)...].prefix { $0 == " " || $0 == "\t" }
    guard !value.isEmpty || value.endIndex == text.count else { return nil }
    return value.endIndex
  }

  /// The value, when it holds `: ` outside quotes and brackets.
  var valueThatNeedsQuotes: Range<Int>? {
    guard let start = afterName, let first = scalar(at: start), !first.isQuote, first != "[", first != "{" else {
      return nil
    }
    let value = trimmed(start)
    let isMixed = value.dropLast().contains { text[$0] == ":" && (text[$0 + 1] == " ") } || text[value].last == ":"
    return isMixed ? value : nil
  }

  /// `-title: A`, of which the hyphen is meant for an item's: the item.
  var gluedItem: String? {
    let start = whole.lowerBound
    guard scalar(at: start) == "-", let next = scalar(at: start + 1), ("a"..."z").contains(next), afterName != nil
    else {
      return nil
    }
    return text(from: start + 1)
  }

  /// `- date: 2016, value: 60` in a list: the fields of a group, which stand in braces on one line.
  func groupWithoutBraces(below above: ArraySlice<SourceLine>) -> (written: String, range: Range<Int>)? {
    let start = whole.lowerBound
    guard scalar(at: start) == "-", scalar(at: start + 1) == " ", afterName != nil else { return nil }
    let range = indentation..<trimmed(start).upperBound
    let written = String(text[range])
    let parts = written.split(separator: ", ", omittingEmptySubsequences: false)
    let areFields = parts.allSatisfy { part in
      let name = part.prefix { $0.isASCII && ($0.isLowercase || $0 == "_") }
      return !name.isEmpty && part[name.endIndex...].hasPrefix(": ") && !part.contains("\"") && !part.contains("'")
    }
    return parts.count > 1 && areFields ? (written, range) : nil
  }

  /// All of the line but the blanks before it.
  var whole: Range<Int> { text.prefix { $0 == " " || $0 == "\t" }.count..<text.count }

  /// The value, where it is a text without quotes and brackets that goes on to the line's end.
  var plainValue: Range<Int>? {
    guard let start = afterName, let first = scalar(at: start), !first.isQuote,
      !"[{|>&*!".unicodeScalars.contains(first)
    else { return nil }
    return trimmed(start)
  }

  /// Is what stands before its first colon no name of a field, but words?
  var beginsNoName: Bool { afterName == nil && text.contains(":") }

  /// In a value that holds `: `, the word before that, where it is what many fields are called: `Open doors date: 2014`.
  func fieldWithin(_ value: Range<Int>) -> String? {
    guard let colon = value.first(where: { text[$0] == ":" && scalar(at: $0 + 1) == " " }),
      let blank = text[value.lowerBound..<colon].lastIndex(of: " ")
    else { return nil }
    let word = String(text[(blank + 1)..<colon])
    return Self.commonFields.contains(word) ? word : nil
  }

  private static let commonFields: Set = [
    "date", "due", "end", "kind", "lead", "plan", "publisher", "start", "status", "summary", "tags", "url",
  ]

  /// `**title**: Open doors` as `title: Open doors`.
  var withoutMarksOfName: String? {
    let isMark = { (sign: Unicode.Scalar) in "*_`".unicodeScalars.contains(sign) }
    let line = text[whole]
    guard line.first.map(isMark) == true else { return nil }
    let inner = line.drop(while: isMark)
    let name = inner.prefix { ("a"..."z").contains($0) }
    let rest = inner.dropFirst(name.count).drop { isMark($0) || $0 == ":" }
    guard !name.isEmpty, text[name.endIndex..<rest.startIndex].contains(":") else { return nil }
    return "\(String(name)): \(String(rest.drop { $0 == " " || isMark($0) }))"
  }

  /// The value, when it begins with a sign that means something else to YAML.
  var valueWithOddStart: Range<Int>? {
    guard let start = afterName, let first = scalar(at: start) else { return nil }
    let isMark = (first == "-" || first == "?") && scalar(at: start + 1) == " "
    return isMark || "@`%*&!|>".unicodeScalars.contains(first) ? trimmed(start) : nil
  }

  /// The value, when it is a hyphen and nothing else.
  var loneHyphen: Range<Int>? {
    guard let start = afterName, scalar(at: start) == "-" else { return nil }
    let value = trimmed(start)
    return value.count == 1 ? value : nil
  }

  /// Is the value a question mark and nothing else?
  var isLoneQuestion: Bool { afterName.map { scalar(at: $0) == "?" && trimmed($0).count == 1 } ?? false }

  /// The value, when it begins with a quote or bracket that is closed before the value's end.
  var valueClosedTooEarly: Range<Int>? {
    guard let start = afterName, let first = scalar(at: start) else { return nil }
    let value = trimmed(start)
    var end: Int?
    switch first {
    case "'", "\"":
      var index = start + 1
      while index < value.upperBound, end == nil {
        if first == "\"", text[index] == "\\" {
          index += 1
        } else if text[index] == first {
          if first == "'", scalar(at: index + 1) == "'" { index += 1 } else { end = index }
        }
        index += 1
      }
    case "[", "{": end = text[start..<value.upperBound].lastIndex(of: first == "[" ? "]" : "}")
    default: return nil
    }
    guard let end, let next = text[(end + 1)..<value.upperBound].first(where: { $0 != " " && $0 != "\t" }) else {
      return nil
    }
    return next == "#" || next == "," ? nil : value
  }

  /// The value, when it is several texts in quotes with commas between them.
  var quotedItems: Range<Int>? {
    guard let start = afterName, scalar(at: start)?.isQuote == true else { return nil }
    let value = trimmed(start)
    let isList = String(text[value]).wholeMatch(of: /"[^"]*"(\s*,\s*"[^"]*")+|'[^']*'(\s*,\s*'[^']*')+/) != nil
    return isList ? value : nil
  }

  /// The value without the comma behind its closing quote, as in other programs' settings.
  var valueBeforeComma: Range<Int>? {
    guard let start = afterName else { return nil }
    let value = trimmed(start)
    guard String(text[value]).wholeMatch(of: /"[^"]*" ?,|'[^']*' ?,/) != nil else { return nil }
    return value
  }

  /// What stands between a double quote at a column and the last one of the line.
  func quotedText(from column: Int) -> String? {
    guard scalar(at: column) == "\"", let end = text[(column + 1)...].firstIndex(of: "\""), text[end - 1] != "\\" else {
      return nil
    }
    return String(text[(column + 1)..<end])
  }

  /// The value, when it is a list on one line with a sign in it that begins a remark.
  var listWithRemark: Range<Int>? {
    guard let start = afterName, scalar(at: start) == "[" else { return nil }
    let value = trimmed(start)
    guard text[value].last == "]", !text[value].contains("\"") else { return nil }
    let hasRemark = value.dropFirst().contains { text[$0] == "#" && " [,".unicodeScalars.contains(text[$0 - 1]) }
    return hasRemark ? value : nil
  }

  /// Is a value a number or date but for its first sign: `>10`, `*5`?
  func isNumberBehindSign(_ value: Range<Int>) -> Bool {
    String(text[value]).wholeMatch(of: /[>%*&|!@] ?\d[\d.,\- ]*%?/) != nil
  }

  /// Blanks and a remark from a column on, without blanks at the end.
  func remark(from column: Int) -> Range<Int>? {
    guard text.indices.contains(column) else { return nil }
    let blanks = text[column...].prefix { $0 == " " || $0 == "\t" }
    guard !blanks.isEmpty, scalar(at: blanks.endIndex) == "#" else { return nil }
    return column..<trimmed(column).upperBound
  }

  /// What stands where a text should begin, and YAML takes for a remark: `#12 is open`, `| #12`, `>#`.
  func remarkInPlaceOfText(from column: Int) -> String? {
    let signs = text(from: column).unicodeScalars
    let isBlock = signs.first == "|" || signs.first == ">"
    let start = isBlock ? signs.dropFirst().first { $0 != " " && $0 != "\t" } : signs.first
    return start == "#" ? String(signs) : nil
  }

  /// Does the line go on with the text of a field or item above it, though YAML takes it for a remark: `#12 in Quba`?
  func isLostText(below field: SourceLine) -> Bool {
    guard let start = text.firstIndex(where: { $0 != " " && $0 != "\t" }), text[start] == "#",
      let next = scalar(at: start + 1), next != " ", next != "\t", next != "#"
    else { return false }
    let limit = field.afterName == nil ? field.text.prefix { $0 == " " || $0 == "\t" }.count : field.indentation
    return start > limit
  }

  /// What stands from a column on, without blanks at its ends.
  func text(from column: Int) -> String {
    guard text.indices.contains(column) else { return "" }
    return String(text[trimmed(column)].drop { $0 == " " || $0 == "\t" })
  }

  /// A name whose colon no space follows, or none that YAML knows.
  var joinedName: (name: String, value: String, sign: Unicode.Scalar?)? {
    let start = indentation
    let name = text[start...].prefix { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    guard !name.isEmpty, let colon = scalar(at: name.endIndex), colon == ":" || colon == "\u{FF1A}" else { return nil }
    guard let next = scalar(at: name.endIndex + 1) else { return nil }
    let isJoined = colon == ":" ? next != " " && next != "\t" && next != "/" : true
    guard isJoined else { return nil }
    let rest = text[(name.endIndex + 1)...].drop { $0 == " " || $0.isInvisible }
    return (String(name), String(rest), next.isInvisible ? next : colon == ":" ? nil : colon)
  }

  /// Where the value of a field or the item of a list begins.
  var columnOfValue: Int? { afterName ?? (indentation > 0 ? indentation : nil) }

  /// Where the opening quote of the value, or of an item of a list in brackets, stands, when the line does not hold its end.
  var columnOfUnclosedQuote: Int? {
    guard let start = columnOfValue, let first = scalar(at: start) else { return nil }
    guard first == "[" || first == "{" else { return first.isQuote && end(ofQuoteAt: start) == nil ? start : nil }
    var (index, beginsItem) = (start, true)
    while let sign = scalar(at: index) {
      if beginsItem, sign.isQuote {
        guard let end = end(ofQuoteAt: index) else { return index }
        index = end
      }
      let isBlank = sign == " " || sign == "\t"
      beginsItem = isBlank ? beginsItem || scalar(at: index - 1) == ":" : "[{,".unicodeScalars.contains(sign)
      index += 1
    }
    return nil
  }

  /// Where the quote that is opened at a column is closed on the line.
  private func end(ofQuoteAt start: Int) -> Int? {
    let quote = text[start]
    var index = start + 1
    while index < text.count {
      if quote == "\"", text[index] == "\\" {
        index += 2
        continue
      }
      if text[index] == quote {
        guard quote == "'", scalar(at: index + 1) == "'" else { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  private func trimmed(_ start: Int) -> Range<Int> {
    let end = text.lastIndex { $0 != " " && $0 != "\t" }.map { $0 + 1 } ?? start
    return start..<max(start, end)
  }
}

extension Unicode.Scalar {
  var isQuote: Bool { self == "\"" || self == "'" }

  /// What word processors make of a hyphen at the beginning of a line.
  var isListSign: Bool { ["–", "—", "−", "•", "·", "‑"].contains(self) }

  /// A blank that is none to YAML, or nothing at all.
  var isInvisible: Bool {
    switch value {
    case 0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Does it belong in no text: a control character, a line separator, what turns letters around, or none of Unicode's characters?
  var isNoText: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202D, 0x202E, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// `U+00A0`, with its name where it has a common one.
  var described: String {
    let hex = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    let name: String? =
      switch value {
      case 0xA0, 0x202F: "a no-break space"
      case 0xAD: "a soft hyphen"
      case 0x200B: "a zero-width space"
      case 0x200C, 0x200D: "a zero-width joiner"
      case 0xFEFF: "a byte order mark"
      case 0xFF1A: "a full-width colon"
      default: nil
      }
    return name.map { "\($0), \(code)" } ?? code
  }
}

extension String {
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
