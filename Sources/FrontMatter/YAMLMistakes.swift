internal import Diagnostics

/// Finds out what an author did where YAML only says that it cannot go on.
///
/// Works line by line on the text as written: a parser that has lost its way names a place that is too late.
struct YAMLMistakes {
  let bytes: ArraySlice<UInt8>
  let file: SourceFile
  let firstLine: Int

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

  /// What YAML reads otherwise than it is written, and its author would not see.
  func misread(in root: Node) -> Diagnostic? {
    var lines: [SourceLine]?
    return misread(in: root, lines: &lines)
  }

  /// - Parameter lines: The text's, once a value runs over several.
  private func misread(in node: Node, lines: inout [SourceLine]?) -> Diagnostic? {
    switch node.content {
    case .scalar(_, let isQuoted):
      guard node.range.endLine > node.range.line else { return nil }
      let known = lines ?? sourceLines()
      lines = known
      guard isQuoted else { return swallowedItem(in: node.range, of: known).map { .swallowedItem(at: $0) } }
      return swallowsField(node.range, in: known) ? .unclosedQuote(at: openingQuote(node.range)) : nil
    case .sequence, .table:
      for item in node.items {
        if let found = misread(in: item, lines: &lines) { return found }
      }
    case .mapping(let entries):
      for entry in entries {
        if let found = misread(in: entry.value, lines: &lines) { return found }
      }
    }
    return nil
  }

  /// A line of a text without quotes that begins as an item of a list does.
  private func swallowedItem(in range: SourceRange, of lines: [SourceLine]) -> SourceRange? {
    let (first, last) = (Int(range.line) - firstLine, Int(range.endLine) - firstLine)
    guard lines.indices.contains(first), last < lines.count else { return nil }
    for index in (first + 1)...last {
      let start = lines[index].text.prefix { $0 == " " || $0 == "\t" }.count
      guard lines[index].scalar(at: start) == "-", lines[index].scalar(at: start + 1) == " " else { continue }
      return self.range(index, start..<max(start + 1, lines[index].text.count))
    }
    return nil
  }

  /// Does a quoted text run over what looks like the next field? Then its own closing quote is missing, and one further down
  /// was taken for it.
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
      guard let first = line.scalar(at: start), line.scalar(at: start + 1) == " ",
        first.isListSign || first == "*" && index + 1 >= limit
      else { continue }
      let more = lines[(index + 1)...].count { $0.scalar(at: start) == first && $0.scalar(at: start + 1) == " " }
      return .noHyphen(first, more: more, at: range(index, start..<start + 1))
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
    if lines[index].isNumberBehindSign(value) {
      return .signBeforeNumber(String(lines[index].text[value]), at: range(index, value))
    }
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
      guard fault.problem.contains("escape") || fault.problem.contains("hexdecimal") else {
        return .unclosedQuote(at: context)
      }
      let line = lines.indices.contains(fault.contextLine) ? lines[fault.contextLine] : nil
      return .unknownEscape(in: line?.quotedText(from: fault.contextColumn), at: place)
    }
    if let early = closedTooEarly(in: lines, at: fault) ?? remarkInBrackets(in: lines, at: fault) { return early }
    if let quote = unclosedQuote(in: lines, upTo: fault.line) { return .unclosedQuote(at: quote) }
    if let joined = joinedName(upTo: fault.line, stoppedOn: fault.line) { return joined }
    if let dash = dash(in: lines, upTo: fault.line) { return dash }
    if let tab = tabInIndentation(lines, near: fault.line) { return tab }
    if fault.context.contains("flow") { return .unclosedBracket(at: openBracket(in: lines, upTo: fault) ?? context) }
    guard lines.indices.contains(fault.line) else { return .unreadableFields(at: place) }
    let line = lines[fault.line]
    if fault.problem.contains("mapping values") {
      if let group = line.groupWithoutBraces(below: lines[..<fault.line]) {
        return .groupWithoutBraces(group.written, at: range(fault.line, group.range))
      }
      if let value = line.valueThatNeedsQuotes {
        let field = line.fieldWithin(value)
        return .needsQuotes(
          String(line.text[value]), at: range(fault.line, value),
          isSure: field == nil && isOneText(value, at: fault.line, of: lines),
          because: "`: ` inside a text starts a new field", field: field)
      }
      if let item = line.gluedItem { return .gluedHyphen(item, at: range(fault.line, line.whole)) }
      if let plain = line.withoutMarksOfName { return .markedName(plain, at: range(fault.line, line.whole)) }
      if let text = brokenText(lines, fault.line) { return .brokenText(text, at: range(fault.line, line.whole)) }
      // A line above that is no field, such as a remark `// …`, runs together with this one's name.
      if line.isTopField, let above = lines[..<fault.line].lastIndex(where: { !$0.isBlank }), lines[above].isNoField {
        return notAField(lines, above)
      }
      return .wrongIndentation(at: range(fault.line, line.indentation..<line.text.count))
    }
    if let plain = line.withoutMarksOfName { return .markedName(plain, at: range(fault.line, line.whole)) }
    if line.isLoneQuestion { return .loneHyphen(isQuestion: true, at: place) }
    if let hyphen = line.loneHyphen { return .loneHyphen(at: range(fault.line, hyphen)) }
    if let value = line.valueWithOddStart,
      [
        "cannot start any token", "alias", "tag", "directive", "anchor", "not allowed in this context",
        "block scalar",
      ].contains(where: {
        fault.problem.contains($0) || fault.context.contains($0)
      })
    {
      let first = String(line.text[value.lowerBound])
      // A block may stand anywhere but within brackets, which were left open above.
      if "|>".contains(first), let bracket = unclosedBracket(in: lines, upTo: fault.line - 1) {
        return .unclosedBracket(at: bracket)
      }
      if line.isNumberBehindSign(value) {
        return .signBeforeNumber(String(line.text[value]), at: range(fault.line, value))
      }
      if "|>".contains(first), line.scalar(at: value.lowerBound + 1) == " ",
        let next = lines.dropFirst(fault.line + 1).first(where: { !$0.isBlank }), next.indentation > line.indentation
      {
        return .textBehindBlock(
          first, String(line.text[value].dropFirst(2)), indentation: next.whole.lowerBound, at: range(fault.line, value)
        )
      }
      return .needsQuotes(
        String(line.text[value]), at: range(fault.line, value), isSure: isOneText(value, at: fault.line, of: lines),
        because: "a text cannot begin with `\(first)`")
    }
    if fault.problem.contains("could not find expected ':'") {
      let start = lines.indices.contains(fault.contextLine) ? fault.contextLine : fault.line
      return notAField(lines, start)
    }
    if fault.problem.contains("did not find expected") {
      if let item = line.gluedItem { return .gluedHyphen(item, at: range(fault.line, line.whole)) }
      if let bracket = unclosedBracket(in: lines, upTo: fault.line - 1) { return .unclosedBracket(at: bracket) }
      return .wrongIndentation(at: range(fault.line, line.indentation..<line.text.count))
    }
    return unclosedBracket(in: lines, upTo: fault.line).map { .unclosedBracket(at: $0) } ?? .unreadableFields(at: place)
  }

  /// The text of the field above a line that is indented below it, with that line; `nil` where the line begins with what
  /// could be a field's name.
  private func brokenText(_ lines: [SourceLine], _ index: Int) -> String? {
    let line = lines[index]
    guard let above = lines[..<index].last(where: { !$0.isBlank }), let value = above.plainValue,
      line.indentation > above.indentation, line.beginsNoName
    else { return nil }
    return String(above.text[value]) + " " + line.text(from: 0)
  }

  private func notAField(_ lines: [SourceLine], _ index: Int) -> Diagnostic {
    let line = lines[index]
    if line.scalar(at: 0) == "-", line.scalar(at: 1)?.properties.isAlphabetic == true {
      return .gluedHyphen(line.text(from: 1), at: range(index, 0..<line.text.count))
    }
    return .notAField(
      isRemark: line.text.starts(with: "//".unicodeScalars) || line.text.starts(with: "<!--".unicodeScalars),
      at: range(index, line.indentation..<line.text.count))
  }

  /// A value that goes on behind its closing quote or bracket: `'Open doors' week`, `[x] y`.
  private func closedTooEarly(in lines: [SourceLine], at fault: YAMLSyntaxFault) -> Diagnostic? {
    for index in [fault.line, fault.contextLine] where lines.indices.contains(index) {
      guard let value = lines[index].valueClosedTooEarly else {
        guard fault.context.contains("block mapping") else { continue }
        if let value = lines[index].valueBeforeComma {
          return .commaAtEnd(String(lines[index].text[value]), at: range(index, value))
        }
        guard let value = lines[index].quotedItems else { continue }
        return .quotesForList(String(lines[index].text[value]), at: range(index, value))
      }
      let first = String(lines[index].text[value.lowerBound])
      return .needsQuotes(
        String(lines[index].text[value]), at: range(index, value), isSure: isOneText(value, at: index, of: lines),
        because: "it begins with `\(first)`, and what that opens is closed before its end")
    }
    return nil
  }

  /// A list on one line of which YAML takes the rest for a remark: `[#a, b]`.
  private func remarkInBrackets(in lines: [SourceLine], at fault: YAMLSyntaxFault) -> Diagnostic? {
    guard fault.context.contains("flow"), lines.indices.contains(fault.contextLine),
      let index = lines[...fault.contextLine].lastIndex(where: { $0.listWithRemark != nil }),
      let value = lines[index].listWithRemark
    else { return nil }
    let line = lines[index]
    let items = String(line.text[(value.lowerBound + 1)..<(value.upperBound - 1)]).split(separator: ",").map { item in
      let item = item.trimmingPrefix { $0 == " " }
      return item.first != "\"" && item.contains("#") ? "\"\(item)\"" : String(item)
    }
    return .remarkInList("[\(items.joined(separator: ", "))]", at: range(index, value))
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

  /// The first tab before a line's first sign, or behind the hyphen of an item.
  private func tab(in line: SourceLine) -> Int? {
    line.text.prefix { $0 == " " || $0 == "\t" || $0 == "-" }.firstIndex(of: "\t")
  }

  private func tabInIndentation(_ lines: [SourceLine], near number: Int) -> Diagnostic? {
    for index in [number, number - 1, number + 1] where lines.indices.contains(index) {
      guard let tab = tab(in: lines[index]) else { continue }
      let more = lines[(index + 1)...].count { self.tab(in: $0) != nil }
      return .tabInIndentation(more: more, at: range(index, tab..<tab + 1))
    }
    return nil
  }

  func range(_ line: Int, _ columns: Range<Int>) -> SourceRange {
    SourceRange(file: file, line: firstLine + line, column: columns.lowerBound + 1, length: columns.count)
  }

  func sourceLines() -> [SourceLine] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { SourceLine($0) }
  }
}
