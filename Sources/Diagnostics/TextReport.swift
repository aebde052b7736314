/// Diagnostics for people, in the form of a compiler: place, sentence, the line with carets, what to write instead.
package struct TextReport {
  /// How many warnings of one kind are shown in full.
  package static let warningsOfAKind = 20

  private let files: SourceFiles
  private let isColoured: Bool
  private let bytes: (SourceFile) -> [UInt8]?

  /// - Parameter bytes: The text of a file, read again for the frame; `nil` when it cannot be had.
  package init(files: SourceFiles, isColoured: Bool, bytes: @escaping (SourceFile) -> [UInt8]?) {
    self.files = files
    self.isColoured = isColoured
    self.bytes = bytes
  }

  /// All of them, in the order given; after twenty warnings of a kind, how many more there are.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    var sources = FrameSources(bytes: bytes)
    var shown: [DiagnosticID: Int] = [:]
    for diagnostic in diagnostics {
      if diagnostic.severity < .error {
        shown[diagnostic.id, default: 0] += 1
        if shown[diagnostic.id, default: 0] > Self.warningsOfAKind { continue }
      }
      text += render(diagnostic, &sources) + "\n"
    }
    for (id, count) in shown.sorted(by: { $0.key.name < $1.key.name }) where count > Self.warningsOfAKind {
      text += "and \(count - Self.warningsOfAKind) more of \(id)\n\n"
    }
    return text
  }

  private func render(_ diagnostic: Diagnostic, _ sources: inout FrameSources) -> String {
    let label = "\(diagnostic.severity.rawValue)[\(diagnostic.id)]:"
    var text =
      place(diagnostic.range) + paint(label, as: diagnostic.severity) + " " + singleLine(diagnostic.message) + "\n"
    if diagnostic.showsLine { text += frame(diagnostic.range, as: diagnostic.severity, &sources) }
    if let help = diagnostic.help { text += "  = \(singleLine(help))\n" }
    if let suggestion = diagnostic.suggestion { text += "  = write: \(singleLine(suggestion))\n" }
    for note in diagnostic.notes {
      text += place(note.range) + paint("note:", as: .note) + " " + singleLine(note.message) + "\n"
      text += frame(note.range, as: .note, &sources)
    }
    return text
  }

  private func place(_ range: SourceRange?) -> String {
    guard let range else { return "" }
    let cell = files.cell(at: range).map { " (\(singleLine($0)))" } ?? ""
    return "\(singleLine(files[range.file])):\(range.line):\(range.column)\(cell): "
  }

  private func frame(_ range: SourceRange?, as severity: Severity, _ sources: inout FrameSources) -> String {
    guard let frame = sources.frame(range) else { return "" }
    let number = String(frame.lineNumber)
    let margin = String(repeating: " ", count: number.count)
    return " \(number) | \(frame.shown)\n \(margin) | \(paint(frame.carets, as: severity))\n"
  }

  private func paint(_ text: String, as severity: Severity) -> String {
    guard isColoured else { return text }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }

  /// A file name or value may hold anything; a message stays one line, sends no codes to the terminal and turns nothing
  /// around.
  private func singleLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { Self.isUnprintable($0) }) else { return text }
    return text.unicodeScalars.map { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\t": "\\t"
      case _ where Self.isUnprintable(scalar): "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }

  /// A control character, a break between lines, or a mark that changes the direction of what follows.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
    }
  }
}

/// The text that the last frame was cut from: most messages are about the file of the one before.
struct FrameSources {
  let bytes: (SourceFile) -> [UInt8]?
  private var last: (file: SourceFile, lines: SourceLines?)?

  init(bytes: @escaping (SourceFile) -> [UInt8]?) {
    self.bytes = bytes
  }

  /// - Returns: `nil` where there is no line to show.
  mutating func frame(_ range: SourceRange?) -> SourceFrame? {
    guard let range, let lines = lines(of: range.file) else { return nil }
    return SourceFrame(range, in: lines)
  }

  private mutating func lines(of file: SourceFile) -> SourceLines? {
    if let last, last.file == file { return last.lines }
    // A picture or a workbook has no lines that anybody could read.
    let lines = bytes(file).flatMap { $0.prefix(1_000).contains(0) ? nil : SourceLines($0) }
    last = (file, lines)
    return lines
  }
}
