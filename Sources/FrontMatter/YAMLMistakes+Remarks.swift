internal import Diagnostics

// What YAML takes for a remark and its author did not mean as one.
extension YAMLMistakes {
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
        // The empty text stands before the blank; the author's begins at the sign.
        guard let whole = lines[first].remarkInPlaceOfText(from: start),
          let sign = lines[first].text[start...].firstIndex(where: { $0 != " " && $0 != "\t" })
        else { return node }
        return Node(
          node.content, at: range(first, sign..<(sign + whole.unicodeScalars.count)), remark: Node.Remark(whole: whole))
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
}
