internal import Diagnostics

// What else is wrong in a file of which the reading stopped at a first mistake.
extension YAMLMistakes {
  /// Mistakes of which nothing can follow for the fields further down: each of these stands in one field. Others, such as a
  /// line that is no field, may mean that no fields come any more.
  private static let confined: Set<DiagnosticID> = [
    "unclosed-quote", "unclosed-bracket", "needs-quotes", "no-hyphen", "tab-in-indentation", "wrong-indentation",
    "no-space-after-colon", "unknown-escape", "odd-character", "duplicate-key", "type-mark",
  ]
  /// So many are told besides the first.
  private static let mostFurther = 9
  /// So many fields are looked at, each with a reader of its own.
  private static let mostFields = 200

  /// The first mistake of each field below a first one that is broken by itself, whatever stands above and below it.
  ///
  /// - Parameter read: What is wrong with some lines that stand alone; the first of them has this number.
  func further(
    after first: Diagnostic, read: (_ lines: ArraySlice<UInt8>, _ firstLine: Int) -> Diagnostic?
  ) -> [Diagnostic] {
    guard Self.confined.contains(first.id), let place = first.range else { return [] }
    var fields = topFields(from: Int(place.line) - firstLine)[...]
    guard popField(&fields) != nil else { return [] }
    var isQuoteOpen = first.id == "unclosed-quote"
    var found: [Diagnostic] = []
    var looked = 0
    while found.count < Self.mostFurther, looked < Self.mostFields, let field = popField(&fields) {
      looked += 1
      guard let slip = read(bytes[field.bytes], firstLine + field.line) else { continue }
      // Nobody can tell whether what stands below is part of it.
      guard Self.confined.contains(slip.id) else { break }
      let isEnd = isQuoteOpen && slip.id == "unclosed-quote" && endsBehind(slip)
      if !isEnd, !isOfAnchors(slip) { found.append(slip) }
      isQuoteOpen = !isEnd && slip.id == "unclosed-quote"
    }
    return found
  }

  private struct TopField {
    /// From 0.
    let line: Int
    var bytes: Range<Int>
  }

  /// The fields that begin at the margin, from the one that holds a line on, each with all lines up to the next one.
  private func topFields(from line: Int) -> [TopField] {
    var fields: [TopField] = []
    var (start, number) = (bytes.startIndex, 0)
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      let isStart = SourceLine(bytes[start..<end].prefix { $0 != 0x0A }).isTopField
      if isStart, number <= line { fields = [] }
      if isStart || fields.isEmpty {
        fields.append(TopField(line: number, bytes: start..<end))
      } else {
        fields[fields.count - 1].bytes = fields[fields.count - 1].bytes.lowerBound..<end
      }
      (start, number) = (end, number + 1)
    }
    return fields
  }

  /// The next field, with those that stand within a list or group that it opens and one of them closes.
  private func popField(_ fields: inout ArraySlice<TopField>) -> TopField? {
    guard var field = fields.popFirst() else { return nil }
    var open = brackets(field)
    guard open > 0 else { return field }
    for (count, next) in fields.enumerated() {
      open += brackets(next)
      guard open <= 0 else { continue }
      field.bytes = field.bytes.lowerBound..<next.bytes.upperBound
      fields = fields.dropFirst(count + 1)
      break
    }
    return field
  }

  /// How many more brackets it opens than it closes, those in texts too.
  private func brackets(_ field: TopField) -> Int {
    bytes[field.bytes].reduce(0) { count, byte in
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): count + 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): count - 1
      default: count
      }
    }
  }

  /// Does nothing follow on the line of a quote? Then it may be the end of a text that was begun further up.
  private func endsBehind(_ slip: Diagnostic) -> Bool {
    guard let (line, column) = position(of: slip) else { return false }
    return line.text(from: column + 1).isEmpty
  }

  /// Is it about `&name` or `*name`, while there are both? What the one means stands where the other is.
  private func isOfAnchors(_ slip: Diagnostic) -> Bool {
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")),
      let (line, column) = position(of: slip), let sign = line.scalar(at: column)
    else { return false }
    return sign == "&" || sign == "*"
  }

  private func position(of slip: Diagnostic) -> (line: SourceLine, column: Int)? {
    guard let range = slip.range else { return nil }
    let (lines, index) = (sourceLines(), Int(range.line) - firstLine)
    return lines.indices.contains(index) ? (lines[index], Int(range.column) - 1) : nil
  }
}
