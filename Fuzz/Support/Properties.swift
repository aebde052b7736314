package import Diagnostics
import Glibc

/// Ends the run, so that libFuzzer keeps the input: something does not hold that must hold for every input.
package func require(_ condition: Bool, _ reason: @autoclosure () -> String) {
  guard !condition else { return }
  print("Broken: \(reason())", to: STDERR_FILENO)
  abort()
}

private func print(_ text: String, to descriptor: Int32) {
  for byte in (text + "\n").utf8 { _ = withUnsafeBytes(of: byte) { write(descriptor, $0.baseAddress, 1) } }
}

/// How long each line of a text is, to hold places against.
package struct Lines {
  /// Characters of each line, without its ending.
  private let lengths: [Int]

  package init(_ bytes: [UInt8]) {
    lengths = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self).unicodeScalars.count
    }
  }

  /// A range begins and ends within the text, and does not end before it begins; just past the end of a line is within.
  package func require(_ range: SourceRange, of what: @autoclosure () -> String) {
    FuzzSupport.require(
      holds(line: range.line, column: range.column) && holds(line: range.endLine, column: range.endColumn)
        && (range.line, range.column) <= (range.endLine, range.endColumn),
      "\(what()) lies at \(range), outside a text of \(lengths.count) lines")
  }

  private func holds(line: UInt32, column: UInt32) -> Bool {
    lengths.indices.contains(Int(line) - 1) && (1...lengths[Int(line) - 1] + 1).contains(Int(column))
  }

  /// Every message is a sentence, and points into the text.
  package func require(_ diagnostics: [Diagnostic], in bytes: [UInt8]) {
    var files = SourceFiles()
    _ = files.add("input")
    for diagnostic in diagnostics {
      FuzzSupport.require(!diagnostic.message.isEmpty, "\(diagnostic.id) says nothing")
      for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
        if let range { require(range, of: "\(diagnostic.id)") }
      }
    }
    _ = TextReport(files: files, isColoured: true) { _ in bytes }.render(diagnostics)
  }
}
