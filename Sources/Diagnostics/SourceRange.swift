/// A file that a diagnostic can point into, known by its position in `SourceFiles`.
package struct SourceFile: Hashable, Sendable {
  package let index: UInt32

  package init(index: UInt32) {
    self.index = index
  }
}

/// The files of one run, by the names that people see: relative to the site's folder.
package struct SourceFiles: Sendable {
  private var paths: [String] = []
  /// Of the files that are workbooks, the sheet whose cells are meant: a line is a row there, a column a column.
  private var sheets: [SourceFile: String] = [:]

  package init() {}

  /// Gives the file a number. The same path added twice is two files.
  package mutating func add(_ path: String) -> SourceFile {
    paths.append(path)
    return SourceFile(index: UInt32(paths.count - 1))
  }

  package mutating func setSheet(_ name: String, of file: SourceFile) { sheets[file] = name }

  /// The cell of a workbook that a place means: `Data!B7`; `nil` in any other file.
  package func cell(at range: SourceRange) -> String? {
    guard let sheet = sheets[range.file] else { return nil }
    var (rest, name) = (Int(range.column), "")
    while rest > 0 {
      rest -= 1
      name = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26)))) + name
      rest /= 26
    }
    return "\(sheet)!\(name)\(range.line)"
  }

  package subscript(file: SourceFile) -> String {
    Int(file.index) < paths.count ? paths[Int(file.index)] : ""
  }
}

/// A stretch of text in a file: from a character up to, but without, another.
///
/// Lines and columns begin at 1; a column counts characters (Unicode scalars), not bytes. Twenty plain bytes, so that
/// every value of a record can keep its place.
package struct SourceRange: Hashable, Sendable {
  package var file: SourceFile
  package var line: UInt32
  package var column: UInt32
  package var endLine: UInt32
  package var endColumn: UInt32

  package init(file: SourceFile, line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.file = file
    self.line = UInt32(clamping: max(1, line))
    self.column = UInt32(clamping: max(1, column))
    self.endLine = UInt32(clamping: max(1, endLine))
    self.endColumn = UInt32(clamping: max(1, endColumn))
  }

  /// One point, or `length` characters on one line.
  package init(file: SourceFile, line: Int, column: Int, length: Int = 0) {
    self.init(file: file, line: line, column: column, endLine: line, endColumn: column + length)
  }

  /// The character that holds a byte, or one that bytes which are no text are taken for.
  package init(file: SourceFile, ofByte offset: Int, in bytes: [UInt8]) {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    self.init(file: file, line: line, column: column, length: 1)
  }

  /// From the start of this range to the end of the other one.
  package func joined(to other: SourceRange) -> SourceRange {
    var whole = self
    whole.endLine = other.endLine
    whole.endColumn = other.endColumn
    return whole
  }
}
