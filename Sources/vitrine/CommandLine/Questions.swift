extension Environment {
  /// Asks until the answer can be taken; says each time why it cannot.
  ///
  /// - Returns: `nil` where nobody can be asked, and at the end of the input.
  func answer<Answer>(to question: String, _ read: (String) throws(UsageFault) -> Answer) -> Answer? {
    guard let ask else { return nil }
    var before = ""
    while let line = ask(before + question) {
      do throws(UsageFault) {
        return try read(line.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      } catch {
        before = error.text
      }
    }
    return nil
  }
}

extension UsageFault {
  /// What people are told.
  var text: String { "vitrine: \(message)\n" + (help.map { "\($0)\n" } ?? "") }
}

/// What people write on one line, without blanks around it.
///
/// - Throws: Where nothing is left, or a sign cannot be seen.
func oneLine(_ written: String, of name: String) throws(UsageFault) -> String {
  let text = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  guard !text.isEmpty else { throw UsageFault(message: "`\(name)` needs a text.") }
  guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0 == "\u{FFFD}" }) else {
    throw UsageFault(message: "`\(name)` holds a sign that cannot be shown.", help: "Write it anew.")
  }
  return text
}
