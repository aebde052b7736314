package import Diagnostics

/// Fields that stand below the closing `---`, where they are read as text.
package struct FieldsInText {
  private let bytes: ArraySlice<UInt8>
  private let fields: [FieldDescription]

  package init(_ bytes: ArraySlice<UInt8>, keys fields: [FieldDescription]) {
    self.bytes = bytes
    self.fields = fields
  }

  /// The first such line: at the text's beginning any field, further down one whose list or group follows, and one between
  /// two lines of `---`, which are read as rules.
  ///
  /// - Parameter firstLine: The line of the author's file on which the text begins.
  package func faults(file: SourceFile, firstLine: Int) -> [Diagnostic] {
    var (number, start, isFirst, isInCode) = (0, bytes.startIndex, true, false)
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = bytes[start..<end]
      if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { isInCode.toggle() }
      let rest = bytes[min(end + 1, bytes.endIndex)...]
      if !isInCode, isFirst, !line.isBlank, !line.isFence, let found = fencedField(in: bytes[start...]) {
        let place = SourceRange(file: file, line: firstLine + number + found.line, column: 1, length: found.key.count)
        return [.fieldBelowFence(found.key, isBetweenFences: true, at: place)]
      }
      if !isInCode, !isFirst, line.isFence, let found = fencedField(in: rest) {
        let place = SourceRange(
          file: file, line: firstLine + number + 1 + found.line, column: 1, length: found.key.count)
        return [.fieldBelowFence(found.key, isBetweenFences: false, at: place)]
      }
      if !isInCode, let key = key(of: line, followedBy: rest, isFirst: isFirst) {
        let place = SourceRange(file: file, line: firstLine + number, column: 1, length: key.count)
        return [.fieldBelowFence(key, isBetweenFences: false, at: place)]
      }
      // A second fence parts the fields below it from those above.
      if !line.isBlank, !line.isFence { isFirst = false }
      (number, start) = (number + 1, end + 1)
    }
    return []
  }

  /// The fields that stand there, so that they are not told to be missing above; `nil` where nobody can read them.
  ///
  /// - Parameter fault: What `faults` found.
  package func fields(at fault: Diagnostic, firstLine: Int) -> Node? {
    guard let range = fault.range else { return nil }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst(Int(range.line) - firstLine)
    let own = lines.prefix { $0.isBlank || $0.first == 0x20 || $0.starts(with: "- ".utf8) || field(of: $0) != nil }
    guard let start = own.first?.startIndex, let end = own.last?.endIndex else { return nil }
    var told: [Diagnostic] = []
    let fields = readYAML(bytes[start..<end], file: range.file, firstLine: Int(range.line), diagnostics: &told)
    return told.isEmpty ? fields : nil
  }

  private func key(of line: ArraySlice<UInt8>, followedBy rest: ArraySlice<UInt8>, isFirst: Bool) -> String? {
    guard let field = field(of: line) else { return nil }
    let value = line[(line.startIndex + field.key.utf8.count + 1)...].drop { $0 == 0x20 || $0 == 0x0D }
    if !value.isEmpty { return isFirst ? field.key : nil }
    let isList = rest.starts(with: "- ".utf8) || rest.starts(with: "  ".utf8)
    return isList && field.form.groupFields != nil || isFirst && isList ? field.key : nil
  }

  /// The field that a line begins.
  private func field(of line: ArraySlice<UInt8>) -> FieldDescription? {
    let name = line.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "_") }
    guard !name.isEmpty, line[name.endIndex...].first == UInt8(ascii: ":") else { return nil }
    let rest = line[(name.endIndex + 1)...]
    guard rest.first.map({ $0 == 0x20 || $0 == 0x0D }) ?? true else { return nil }
    return fields.first { name.elementsEqual($0.key.utf8) }
  }

  /// The first field of some lines that are nothing but fields and end with a line `---`.
  private func fencedField(in lines: ArraySlice<UInt8>) -> (key: String, line: Int)? {
    var found: (key: String, line: Int)?
    var isFirst = true
    var rest: ArraySlice<UInt8>? = lines
    for number in 0..<Self.mostLines {
      guard let line = rest?.prefix(while: { $0 != 0x0A }) else { return nil }
      rest = line.endIndex < lines.endIndex ? lines[(line.endIndex + 1)...] : nil
      if line.isFence { return found }
      if line.isBlank { continue }
      let isInner = line.first == 0x20 || line.starts(with: "- ".utf8)
      guard line.isNamed || isInner && !isFirst else { return nil }
      isFirst = false
      if found == nil, let field = field(of: line) { found = (field.key, number) }
    }
    return nil
  }

  /// More lines than the fields between two fences have.
  private static let mostLines = 200
}

extension ArraySlice<UInt8> {
  fileprivate var isBlank: Bool { allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

  /// Three hyphens, and nothing else but blanks behind them.
  fileprivate var isFence: Bool {
    starts(with: "---".utf8) && dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Does it begin with one word and a colon: `date: 2016`, `Tarix: 2016`?
  fileprivate var isNamed: Bool {
    guard let colon = firstIndex(of: UInt8(ascii: ":")), colon > startIndex, colon - startIndex < 60 else {
      return false
    }
    let next = self[(colon + 1)...].first
    return (next == nil || next == 0x20 || next == 0x0D)
      && self[..<colon].allSatisfy { $0 > 0x7F || $0 == UInt8(ascii: "_") || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }
}

extension Diagnostic {
  /// - Parameter isBetweenFences: Do fields alone stand between that line and a further one?
  fileprivate static func fieldBelowFence(_ key: String, isBetweenFences: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "field-below-fence", "`\(key)` stands below the line `---` that ends the fields, so it is read as text.",
      at: range,
      help: isBetweenFences
        ? "Delete each line `---` between it and the fields above, so that all fields stand together above one such line."
        : "Move it, with the lines that belong to it, above that line.")
  }
}
