/// What fixes change in a file, line by line, as programs that compare files show it.
package struct Difference {
  /// Lines shown around each that changes.
  private static let around = 2

  private let isColoured: Bool

  package init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// Of each stretch its lines with the names of the messages, then those that are replaced (`-`) and those that replace them
  /// (`+`); a sign that cannot be seen is shown by its code.
  package func render(_ file: FixedFile) -> String {
    let (old, new) = (SourceLines(file.before), SourceLines(file.after))
    var text = "--- \(printable(file.name))\n+++ \(printable(file.name)), corrected\n"
    let changed = Set(file.changes.map(\.line)).filter { old.line($0) != new.line($0) }
    for stretch in stretches(changed.sorted(), upTo: old.count) {
      let size = stretch.lines.count
      var ids: [String] = []
      for change in file.changes where stretch.lines.contains(change.line) && !ids.contains(change.id.name) {
        ids.append(change.id.name)
      }
      let first = stretch.lines.lowerBound
      text += paint("@@ -\(first),\(size) +\(first),\(size) @@", "36") + " \(ids.joined(separator: ", "))\n"
      var index = first
      while index <= stretch.lines.upperBound {
        guard stretch.changed.contains(index) else {
          text += "  \(shown(old, index))\n"
          index += 1
          continue
        }
        var end = index
        while stretch.changed.contains(end) { end += 1 }
        for line in index..<end { text += paint("- \(shown(old, line))", "31") + "\n" }
        for line in index..<end { text += paint("+ \(shown(new, line))", "32") + "\n" }
        index = end
      }
    }
    return text
  }

  private func stretches(_ changed: [Int], upTo last: Int) -> [(lines: ClosedRange<Int>, changed: Set<Int>)] {
    var stretches: [(lines: ClosedRange<Int>, changed: Set<Int>)] = []
    for line in changed {
      let lines = max(1, line - Self.around)...max(line, min(last, line + Self.around))
      if let before = stretches.last, before.lines.upperBound + 1 >= lines.lowerBound {
        stretches.removeLast()
        stretches.append((before.lines.lowerBound...lines.upperBound, before.changed.union([line])))
      } else {
        stretches.append((lines, [line]))
      }
    }
    return stretches
  }

  private func shown(_ lines: SourceLines, _ number: Int) -> String {
    printable(String(decoding: lines.line(number) ?? [], as: UTF8.self))
  }

  /// With tabs as they are, and each sign that has no shape of its own as `<U+200B>`.
  private func printable(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      let isSeen =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar == "\t"
        default: scalar != "\u{A0}" && scalar != "\u{202F}"
        }
      if isSeen {
        shown.unicodeScalars.append(scalar)
      } else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        shown += "<U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code + ">"
      }
    }
    return shown
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
