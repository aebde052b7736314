internal import Content
internal import Diagnostics

/// Asks what the tables of a site leave open, for `check --fix`, and puts the answers into their records.
struct TableQuestions {
  /// A record with one more setting of its table.
  struct Answered {
    let name: String
    let before: [UInt8]
    let after: [UInt8]
    let setting: String
  }

  let environment: Environment
  private var asked: Set<String> = []

  init(environment: Environment) { self.environment = environment }

  /// Asks until something is answered; nothing is asked twice.
  mutating func next(_ diagnostics: [Diagnostic], _ files: SourceFiles, in root: String) -> Answered? {
    for diagnostic in diagnostics where !diagnostic.answers.isEmpty {
      guard let range = diagnostic.range, asked.insert("\(files[range.file]) \(diagnostic.message)").inserted,
        let (name, before) = record(of: files[range.file], in: root),
        Self.put(diagnostic.answers[0].setting, into: before) != nil,
        let answer = chosen(diagnostic, at: "\(files[range.file]):\(range.line):\(range.column)"),
        let after = Self.put(answer.setting, into: before)
      else { continue }
      return Answered(name: name, before: before, after: after, setting: answer.setting)
    }
    return nil
  }

  private func chosen(_ diagnostic: Diagnostic, at place: String) -> TableAnswer? {
    let answers = diagnostic.answers
    let readings = answers.enumerated().map { "  \($0 + 1): \($1.reading) (table: {\($1.setting)})\n" }.joined()
    let question =
      "\(place): \(diagnostic.message)\n\(readings)Which is meant (its number; empty: not to be said now)? "
    let number = environment.answer(to: question) { text throws(UsageFault) in
      if text.isEmpty { return 0 }
      guard let number = Int(text), (1...answers.count).contains(number) else {
        throw UsageFault(message: "Answer with a number from 1 to \(answers.count), or with nothing.")
      }
      return number
    }
    return number.flatMap { $0 == 0 ? nil : answers[$0 - 1] }
  }

  /// The record beside which a table stands: `people.md` of `people.csv`, and of `people.revisions.csv`.
  private func record(of table: String, in root: String) -> (name: String, text: [UInt8])? {
    guard let slash = table.lastIndex(of: "/") else { return nil }
    var parts = table[table.index(after: slash)...].split(separator: ".", omittingEmptySubsequences: false).dropLast()
    while !parts.isEmpty {
      let name = table[...slash] + parts.joined(separator: ".") + ".md"
      if let text = MessagePrinter.text(of: String(name), in: root) { return (String(name), text) }
      parts.removeLast()
    }
    return nil
  }

  /// Puts a setting into the field `table` of a record.
  ///
  /// - Returns: `nil` where the field is written in a way in which nothing can be put in without a doubt.
  static func put(_ setting: String, into text: [UInt8]) -> [UInt8]? {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    func plain(_ line: String) -> String { String(line.reversed().drop(while: \.isWhitespace).reversed()) }
    let end = lines.first?.hasSuffix("\r") == true ? "\r" : ""
    guard let first = lines.first, plain(first).hasSuffix("---"),
      let closing = lines.indices.dropFirst().first(where: { plain(lines[$0]) == "---" })
    else { return nil }
    guard let place = lines[..<closing].firstIndex(where: { $0.hasPrefix("table:") }) else {
      lines.insert("table: {\(setting)}\(end)", at: closing)
      return Array(lines.joined(separator: "\n").utf8)
    }
    let value = plain(String(lines[place].dropFirst("table:".count).drop { $0 == " " }))
    if value.hasPrefix("{"), value.hasSuffix("}"), !value.contains("#") {
      let inner = plain(String(value.dropFirst().dropLast()))
      lines[place] = "table: {\(inner.isEmpty ? "" : inner + ", ")\(setting)}\(end)"
    } else if value.isEmpty, place + 1 < closing, case let indent = lines[place + 1].prefix(while: { $0 == " " }),
      !indent.isEmpty
    {
      lines.insert("\(indent)\(setting)\(end)", at: place + 1)
    } else {
      return nil
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}
