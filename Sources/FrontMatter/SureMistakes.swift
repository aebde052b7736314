// Which of an author's slips can be mended without asking what was meant.

extension SourceLine {
  /// Is a value one text to its author, who only forgot the quotes?
  ///
  /// Not where a remark may follow it, nor where it may be a list or a group of fields. Signs that YAML gives a meaning to
  /// may be meant so, but for those that nobody would write for that.
  func isOneText(_ value: Range<Int>) -> Bool {
    let signs = text[value]
    guard let first = signs.first, !hasRemark(in: value) else { return false }
    if first.isQuote {
      // Behind the first quotes words follow, not further quotes.
      return signs.count { $0 == first } == 2
        && signs.dropFirst().drop { $0 != first }.dropFirst().first { $0 != " " }?.properties.isAlphabetic == true
    }
    if ["@", "`", "%", "*", "?"].contains(first) { return signs.count > 1 }
    guard first.properties.isAlphabetic || first.properties.numericType == .decimal else { return false }
    // `contact: name: Office` is a group: before the colon stands what could be a field.
    let head = signs.prefix { $0 != ":" }
    return signs.last != ":" && !head.allSatisfy { ("a"..."z").contains($0) || $0 == "_" }
  }

  /// Can a value stand behind its name without quotes?
  func isPlain(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first,
      first.properties.isAlphabetic || first.properties.numericType == .decimal
    else { return false }
    return !value.contains(": ") && !value.contains(" #") && !value.hasSuffix(":")
  }

  private func hasRemark(in value: Range<Int>) -> Bool {
    value.dropFirst().contains { text[$0] == "#" && (text[$0 - 1] == " " || text[$0 - 1] == "\t") }
  }
}

extension [SourceLine] {
  /// Does the text of a field end on its line? Not where a line that is indented more, or an item, goes on with it.
  func endsText(at index: Int) -> Bool {
    guard let next = dropFirst(index + 1).first(where: { !$0.isBlank }) else { return true }
    return next.indentation <= self[index].indentation && next.looksLikeField(indentedAtMost: self[index].indentation)
  }
}
