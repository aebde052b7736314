/// What an author has written, and what alone can be meant by it.
package struct Fix: Hashable, Sendable {
  /// As it stands in each of the ranges, perhaps in quotes.
  package let written: String
  package let meant: String
  /// The place of the diagnostic, and those of which it says the same.
  package internal(set) var ranges: [SourceRange]

  package init(written: String, meant: String, ranges: [SourceRange]) {
    self.written = written
    self.meant = meant
    self.ranges = ranges
  }
}

/// A file with the fixes of its diagnostics, and how it came by them.
package struct FixedFile: Sendable {
  /// As people see it.
  package let name: String
  /// As it was read.
  package let before: [UInt8]
  package let after: [UInt8]
  /// What was done: in the order of the file, those of a second time behind those of the first.
  package let changes: [Change]

  package struct Change: Sendable {
    package let id: DiagnosticID
    /// From 1.
    package let line: Int
    /// In the file as it was before this one was made.
    let bytes: Range<Int>
    let meant: [UInt8]
  }

  /// Puts into a file what is meant, and leaves every other byte as it is.
  ///
  /// A place that does not hold what its diagnostic was told of is left alone: that of a block text, of a cell in a workbook,
  /// of a file that has changed. Of two fixes that overlap the first is made.
  /// - Parameter diagnostics: Those of this file.
  /// - Returns: `nil` where nothing is to be done.
  package init?(_ name: String, _ bytes: [UInt8], fixing diagnostics: [Diagnostic]) {
    let lines = SourceLines(bytes)
    let isTable = name.lowercased().hasSuffix(".csv")
    var found: [Change] = []
    for diagnostic in diagnostics {
      guard let fix = diagnostic.fix, !fix.meant.utf8.contains(0x0A), !isTable || fix.isPlainCell else { continue }
      for range in fix.ranges {
        guard let place = lines.bytes(of: range), let meant = fix.text(for: bytes[place]) else { continue }
        found.append(Change(id: diagnostic.id, line: Int(range.line), bytes: place, meant: Array(meant.utf8)))
      }
    }
    found.sort { ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound) }
    var changes: [Change] = []
    var after: [UInt8] = []
    var end = 0
    for change in found where change.bytes.lowerBound >= end {
      after += bytes[end..<change.bytes.lowerBound] + change.meant
      end = change.bytes.upperBound
      changes.append(change)
    }
    guard !changes.isEmpty else { return nil }
    self.init(name: name, before: bytes, after: after + bytes[end...], changes: changes)
  }

  private init(name: String, before: [UInt8], after: [UInt8], changes: [Change]) {
    self.name = name
    self.before = before
    self.after = after
    self.changes = changes
  }

  /// The same file with further fixes of what became of it; a fix never moves a line.
  package func followed(by next: FixedFile) -> FixedFile {
    FixedFile(name: name, before: before, after: next.after, changes: changes + next.changes)
  }
}

extension Fix {
  /// What to put in the place of these bytes; `nil` where they are not what was written.
  fileprivate func text(for place: ArraySlice<UInt8>) -> String? {
    guard written != meant, !place.isEmpty else { return nil }
    if place.elementsEqual(written.utf8) { return meant }
    for quote in ["\"", "'"] where place.elementsEqual((quote + written + quote).utf8) {
      // A text with its own quotes, or a list, takes the place of both.
      if let first = meant.first, "\"'[".contains(first) { return meant }
      return meant.contains(quote) || meant.contains("\\") ? nil : quote + meant + quote
    }
    return nil
  }

  /// Can it stand in a table's cell as it is?
  fileprivate var isPlainCell: Bool { !meant.contains { "\",;'\\[".contains($0) } }
}

extension SourceLines {
  /// The bytes of a range on one line; `nil` where the line has not as many characters.
  func bytes(of range: SourceRange) -> Range<Int>? {
    guard range.line == range.endLine, range.column <= range.endColumn, let line = line(Int(range.line)) else {
      return nil
    }
    var column = 1
    var start: Int?
    for index in line.indices where line[index] & 0xC0 != 0x80 {
      if column == Int(range.column) { start = index }
      if column == Int(range.endColumn) { return start.map { $0..<index } }
      column += 1
    }
    if column == Int(range.column) { start = line.endIndex }
    return column == Int(range.endColumn) ? start.map { $0..<line.endIndex } : nil
  }
}
