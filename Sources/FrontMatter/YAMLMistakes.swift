internal import Diagnostics

/// Finds out what an author did where YAML only says that it cannot go on.
///
/// Works line by line on the text as written: a parser that has lost its way names a place that is too late.
struct YAMLMistakes {
  private let bytes: ArraySlice<UInt8>
  private let file: SourceFile
  private let firstLine: Int

  init(_ bytes: ArraySlice<UInt8>, file: SourceFile, firstLine: Int) {
    self.bytes = bytes
    self.file = file
    self.firstLine = firstLine
  }

  // MARK: Directives

  /// A line that begins with `%`: libyaml compares each `%TAG` with all before it, and no author needs one.
  var directive: SourceRange? {
    var line = 0
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start] == UInt8(ascii: "%") {
        return SourceRange(file: file, line: firstLine + line, column: 1, length: 1)
      }
      start = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      line += 1
    }
    return nil
  }

  // MARK: Quotes

  /// The opening quote of a text that runs over what looks like the next field: its own closing quote is missing, and
  /// one further down was taken for it.
  func quoteClosedByAccident(in root: Node) -> SourceRange? {
    var lines: [SourceLine]?
    return quoteClosedByAccident(in: root, lines: &lines)
  }

  /// - Parameter lines: The text's, once a quote runs over several.
  private func quoteClosedByAccident(in node: Node, lines: inout [SourceLine]?) -> SourceRange? {
    switch node.content {
    case .scalar(_, let isQuoted):
      guard isQuoted, node.range.endLine > node.range.line else { return nil }
      let known = lines ?? sourceLines()
      lines = known
      return swallowsField(node.range, in: known) ? openingQuote(node.range) : nil
    case .sequence, .table:
      for item in node.items {
        if let found = quoteClosedByAccident(in: item, lines: &lines) { return found }
      }
    case .mapping(let entries):
      for entry in entries {
        if let found = quoteClosedByAccident(in: entry.value, lines: &lines) { return found }
      }
    }
    return nil
  }

  private func swallowsField(_ range: SourceRange, in lines: [SourceLine]) -> Bool {
    let first = Int(range.line) - firstLine
    guard lines.indices.contains(first), lines[first].scalar(at: Int(range.column) - 1)?.isQuote == true else {
      return false
    }
    let last = min(Int(range.endLine) - firstLine, lines.count - 1)
    return lines[first...last].dropFirst().contains { $0.looksLikeField(indentedAtMost: lines[first].indentation) }
  }

  private func openingQuote(_ range: SourceRange) -> SourceRange {
    SourceRange(file: file, line: Int(range.line), column: Int(range.column), length: 1)
  }

  /// The first line up to `limit` whose value opens a quote that neither it nor the lines above the next field close.
  private func unclosedQuote(in lines: [SourceLine], upTo limit: Int) -> SourceRange? {
    for (index, line) in lines.prefix(limit + 1).enumerated() {
      guard let column = line.columnOfUnclosedQuote, let quote = line.scalar(at: column) else { continue }
      let next = lines.dropFirst(index + 1).first {
        $0.text.contains(quote) || $0.looksLikeField(indentedAtMost: line.indentation)
      }
      if next == nil || next?.looksLikeField(indentedAtMost: line.indentation) == true {
        return SourceRange(file: file, line: firstLine + index, column: column + 1, length: 1)
      }
    }
    return nil
  }

  // MARK: Remarks

  /// Is there anything that YAML may take for a remark: behind a text, a quote or the sign of a block, or on its own line?
  var hasRemarks: Bool {
    var before: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "#"), " \t'\">|".utf8.contains(before) { return true }
      before = byte
    }
    return false
  }

  /// The same nodes, where texts that a remark follows on their line know it.
  func rememberingRemarks(_ root: Node) -> Node { rememberingRemarks(root, sourceLines()) }

  private func rememberingRemarks(_ node: Node, _ lines: [SourceLine]) -> Node {
    switch node.content {
    case .scalar(let text, let isQuoted):
      let (first, last) = (Int(node.range.line) - firstLine, Int(node.range.endLine) - firstLine)
      guard lines.indices.contains(first), lines.indices.contains(last) else { return node }
      let (start, end) = (Int(node.range.column) - 1, Int(node.range.endColumn) - 1)
      var whole: String?
      let below = lines[(isQuoted ? last : last + 1)...].first { !$0.isBlank }
      if lines[first].scalar(at: start)?.isQuote == true, isQuoted {
        guard first == last, lines[last].scalar(at: end) == "#" else { return node }
        whole = lines[first].text(from: start)
      } else if text.isEmpty {
        whole = lines[first].remarkInPlaceOfText(from: start)
      } else if !isQuoted, let rest = lines[last].remark(from: end) {
        whole =
          first == last ? String(lines[last].text[start..<rest.upperBound]) : text + String(lines[last].text[rest])
      } else if let below, below.isLostText(below: lines[first]) {
        whole = text + " " + below.text(from: 0)
      }
      return whole.map { Node(node.content, at: node.range, remark: Node.Remark(whole: $0)) } ?? node
    case .table: return node
    case .sequence(let items):
      return Node(
        .sequence(items.map { beginningWithRemark($0, lines) ?? rememberingRemarks($0, lines) }), at: node.range)
    case .mapping(let entries):
      let known = entries.map {
        Node.Entry(
          key: $0.key, keyRange: $0.keyRange,
          value: beginningWithRemark($0, lines) ?? rememberingRemarks($0.value, lines))
      }
      return Node(.mapping(known), at: node.range)
    }
  }

  /// A text of which the first line, that of its key, is taken for a remark, and the others are not.
  private func beginningWithRemark(_ entry: Node.Entry, _ lines: [SourceLine]) -> Node? {
    let line = Int(entry.keyRange.line) - firstLine
    guard entry.value.range.line > entry.keyRange.line, lines.indices.contains(line),
      let rest = lines[line].remark(from: Int(entry.keyRange.endColumn))
    else { return nil }
    return self.node(entry.value, beginningWith: rest, in: lines[line], at: line)
  }

  /// The same in a list, of which an item's hyphen stands above.
  private func beginningWithRemark(_ item: Node, _ lines: [SourceLine]) -> Node? {
    let first = Int(item.range.line) - firstLine
    guard lines.indices.contains(first), let line = lines[..<first].lastIndex(where: { !$0.isBlank }),
      let hyphen = lines[line].text.firstIndex(where: { $0 != " " && $0 != "\t" }), lines[line].text[hyphen] == "-",
      let rest = lines[line].remark(from: hyphen + 1)
    else { return nil }
    return node(item, beginningWith: rest, in: lines[line], at: line)
  }

  private func node(_ node: Node, beginningWith remark: Range<Int>, in line: SourceLine, at number: Int) -> Node? {
    guard let text = node.text else { return nil }
    let range = SourceRange(
      file: file, line: firstLine + number, column: remark.lowerBound + 1, endLine: Int(node.range.endLine),
      endColumn: Int(node.range.endColumn))
    let whole = line.text(from: remark.lowerBound) + " " + text
    return Node(node.content, at: range, remark: Node.Remark(whole: whole))
  }

  // MARK: Names

  /// A name that its colon is joined to the value of, up to a line: `title:Register`, `title：Register`, or with an invisible
  /// character between them.
  ///
  /// - Parameter stop: The line on which the YAML stopped. A name on it, or on the one above where that begins alike, alone
  ///   can be why; any other may belong to a text.
  func joinedName(upTo limit: Int, stoppedOn stop: Int) -> Diagnostic? {
    let lines = sourceLines()
    for (index, line) in lines.prefix(limit + 1).enumerated() {
      if let joined = line.joinedName {
        let whole = line.indentation..<line.text.count
        let isAbove = index + 1 == stop && stop < lines.count && lines[stop].indentation == line.indentation
        let isSure = (index == stop || isAbove) && line.isPlain(joined.value)
        return .joinedName(
          joined.name, value: joined.value, after: joined.sign, insteadOf: isSure ? String(line.text[whole]) : nil,
          at: range(index, whole))
      }
    }
    return nil
  }

  /// A line up to another one that begins with the dash of a word processor where a list's hyphen belongs.
  private func dash(in lines: [SourceLine], upTo limit: Int) -> Diagnostic? {
    for (index, line) in lines.prefix(limit + 1).enumerated() {
      let start = line.text.prefix { $0 == " " || $0 == "\t" }.count
      guard let first = line.scalar(at: start), first.isListSign, line.scalar(at: start + 1) == " " else { continue }
      return .noHyphen(first, at: range(index, start..<start + 1))
    }
    return nil
  }

  /// For what was refused because of a value's first sign: the whole value in quotes.
  func oddStart(for refused: Diagnostic) -> Diagnostic? {
    guard refused.id == "type-mark" || refused.id == "needs-quotes" || refused.id == "anchor", let place = refused.range
    else { return nil }
    let (index, lines) = (Int(place.line) - firstLine, sourceLines())
    guard lines.indices.contains(index), let value = lines[index].valueWithOddStart else { return nil }
    let first = String(lines[index].text[value.lowerBound])
    return .needsQuotes(
      String(lines[index].text[value]), at: range(index, value), isSure: isOneText(value, at: index, of: lines),
      because: "a text cannot begin with `\(first)`")
  }

  // MARK: Explanations

  /// One plain diagnostic for what stopped the YAML.
  func explain(_ fault: YAMLSyntaxFault) -> Diagnostic {
    let lines = sourceLines()
    let place = SourceRange(file: file, line: firstLine + fault.line, column: fault.column + 1, length: 1)
    let context = SourceRange(
      file: file, line: firstLine + fault.contextLine, column: fault.contextColumn + 1, length: 1)
    if fault.context.contains("quoted scalar") {
      return fault.problem.contains("escape") ? .unknownEscape(at: place) : .unclosedQuote(at: context)
    }
    if let early = closedTooEarly(in: lines, at: fault) { return early }
    if let quote = unclosedQuote(in: lines, upTo: fault.line) { return .unclosedQuote(at: quote) }
    if let joined = joinedName(upTo: fault.line, stoppedOn: fault.line) { return joined }
    if let dash = dash(in: lines, upTo: fault.line) { return dash }
    if let tab = tabInIndentation(lines, near: fault.line) { return tab }
    if fault.context.contains("flow") { return .unclosedBracket(at: openBracket(in: lines, upTo: fault) ?? context) }
    guard lines.indices.contains(fault.line) else { return .unreadableFields(at: place) }
    let line = lines[fault.line]
    if fault.problem.contains("mapping values") {
      if let value = line.valueThatNeedsQuotes {
        return .needsQuotes(
          String(line.text[value]), at: range(fault.line, value), isSure: isOneText(value, at: fault.line, of: lines),
          because: "`: ` inside a text starts a new field")
      }
      return .wrongIndentation(at: range(fault.line, line.indentation..<line.text.count))
    }
    if let value = line.valueWithOddStart,
      [
        "cannot start any token", "alias", "tag", "directive", "anchor", "not allowed in this context",
        "block scalar",
      ].contains(where: {
        fault.problem.contains($0) || fault.context.contains($0)
      })
    {
      let first = String(line.text[value.lowerBound])
      return .needsQuotes(
        String(line.text[value]), at: range(fault.line, value), isSure: isOneText(value, at: fault.line, of: lines),
        because: "a text cannot begin with `\(first)`")
    }
    if fault.problem.contains("could not find expected ':'") {
      let start = lines.indices.contains(fault.contextLine) ? fault.contextLine : fault.line
      return .notAField(at: range(start, lines[start].indentation..<lines[start].text.count))
    }
    if fault.problem.contains("did not find expected") {
      return .wrongIndentation(at: range(fault.line, line.indentation..<line.text.count))
    }
    return unclosedBracket(in: lines, upTo: fault.line).map { .unclosedBracket(at: $0) } ?? .unreadableFields(at: place)
  }

  /// A value that goes on behind its closing quote or bracket: `'Open doors' week`, `[x] y`.
  private func closedTooEarly(in lines: [SourceLine], at fault: YAMLSyntaxFault) -> Diagnostic? {
    for index in [fault.line, fault.contextLine] where lines.indices.contains(index) {
      guard let value = lines[index].valueClosedTooEarly else { continue }
      let first = String(lines[index].text[value.lowerBound])
      return .needsQuotes(
        String(lines[index].text[value]), at: range(index, value), isSure: isOneText(value, at: index, of: lines),
        because: "it begins with `\(first)`, and what that opens is closed before its end")
    }
    return nil
  }

  /// The last bracket before the place where the parser stopped, which may be the end of the fields.
  private func openBracket(in lines: [SourceLine], upTo fault: YAMLSyntaxFault) -> SourceRange? {
    let isGiven =
      lines.indices.contains(fault.contextLine)
      && lines[fault.contextLine].scalar(at: fault.contextColumn).map { $0 == "[" || $0 == "{" } == true
    guard !isGiven else { return nil }
    for index in lines.indices.prefix(fault.contextLine + 1).reversed() {
      let before = index == fault.contextLine ? lines[index].text.prefix(fault.contextColumn) : lines[index].text[...]
      if let column = before.lastIndex(where: { $0 == "[" || $0 == "{" }) { return range(index, column..<column + 1) }
    }
    return nil
  }

  /// The first line up to `limit` whose value opens a bracket that nothing up to there closes.
  private func unclosedBracket(in lines: [SourceLine], upTo limit: Int) -> SourceRange? {
    for (index, line) in lines.prefix(limit + 1).enumerated() {
      guard let column = line.columnOfValue, let sign = line.scalar(at: column), sign == "[" || sign == "{" else {
        continue
      }
      let end: Unicode.Scalar = sign == "[" ? "]" : "}"
      if !lines[index..<min(limit + 1, lines.count)].contains(where: { $0.text.contains(end) }) {
        return range(index, column..<column + 1)
      }
    }
    return nil
  }

  private func isOneText(_ value: Range<Int>, at index: Int, of lines: [SourceLine]) -> Bool {
    lines[index].isOneText(value) && lines.endsText(at: index)
  }

  private func tabInIndentation(_ lines: [SourceLine], near number: Int) -> Diagnostic? {
    for index in [number, number - 1, number + 1] where lines.indices.contains(index) {
      let blanks = lines[index].text.prefix { $0 == " " || $0 == "\t" }
      guard let tab = blanks.firstIndex(of: "\t") else { continue }
      return .tabInIndentation(at: range(index, tab..<tab + 1))
    }
    return nil
  }

  private func range(_ line: Int, _ columns: Range<Int>) -> SourceRange {
    SourceRange(file: file, line: firstLine + line, column: columns.lowerBound + 1, length: columns.count)
  }

  private func sourceLines() -> [SourceLine] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { SourceLine($0) }
  }
}

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

  /// The value, when it begins with a sign that means something else to YAML.
  var valueWithOddStart: Range<Int>? {
    guard let start = afterName, let first = scalar(at: start) else { return nil }
    let isMark = (first == "-" || first == "?") && scalar(at: start + 1) == " "
    return isMark || "@`%*&!|>".unicodeScalars.contains(first) ? trimmed(start) : nil
  }

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
    let signs = text(from: 0).unicodeScalars
    guard signs.first == "#", let next = signs.dropFirst().first, next != " ", next != "\t", next != "#" else {
      return false
    }
    let limit = field.afterName == nil ? field.text.prefix { $0 == " " || $0 == "\t" }.count : field.indentation
    return text.prefix { $0 == " " || $0 == "\t" }.count > limit
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

  /// Where the value's opening quote stands, when the line does not hold its end.
  var columnOfUnclosedQuote: Int? {
    guard let start = columnOfValue, let quote = scalar(at: start), quote.isQuote else { return nil }
    var index = start + 1
    while index < text.count {
      if quote == "\"", text[index] == "\\" {
        index += 2
        continue
      }
      if text[index] == quote {
        guard quote == "'", scalar(at: index + 1) == "'" else { return nil }
        index += 1
      }
      index += 1
    }
    return start
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

  /// Does it belong in no text: a control character, a line separator, or none of Unicode's characters?
  var isNoText: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF: true
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
