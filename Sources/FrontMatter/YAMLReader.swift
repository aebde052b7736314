internal import CYAML
package import Diagnostics

/// Reads the fields of a file: one YAML mapping.
///
/// - Parameters:
///   - bytes: Clean UTF-8 (`SourceText.check` has passed).
///   - firstLine: The line of the author's file on which the bytes begin.
/// - Returns: A mapping, empty when nothing is written; `nil` when it cannot be read, with a diagnostic that says why, and
///   one for each field below that cannot be read either.
package func readYAML(
  _ bytes: ArraySlice<UInt8>, file: SourceFile, firstLine: Int, diagnostics: inout [Diagnostic]
) -> Node? {
  guard bytes.count <= YAMLReader.largest else {
    diagnostics.append(
      .fieldsTooLarge(limit: YAMLReader.largest, at: SourceRange(file: file, line: firstLine, column: 1)))
    return nil
  }
  // libyaml takes the mark for a character of the first line, which makes its indentation another.
  let bytes = bytes.starts(with: SourceText.byteOrderMark) ? bytes.dropFirst(SourceText.byteOrderMark.count) : bytes
  let mistakes = YAMLMistakes(bytes, file: file, firstLine: firstLine)
  switch read(bytes, mistakes) {
  case .fields(let root): return mistakes.hasRemarks ? mistakes.rememberingRemarks(root) : root
  case .mistake(let first):
    diagnostics.append(first)
    diagnostics += mistakes.further(after: first) { lines, number in
      let further = read(lines, YAMLMistakes(lines, file: file, firstLine: number))
      return if case .mistake(let mistake) = further { mistake } else { nil }
    }
    return nil
  }
}

private enum YAMLReading {
  case fields(Node)
  case mistake(Diagnostic)
}

private func read(_ bytes: ArraySlice<UInt8>, _ mistakes: YAMLMistakes) -> YAMLReading {
  let (file, firstLine) = (mistakes.file, mistakes.firstLine)
  if let directive = mistakes.directive { return .mistake(.directive(at: directive)) }
  do throws(YAMLFault) {
    let root = try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(YAMLFault) in
      var reader = unsafe YAMLReader(buffer, file: file, firstLine: firstLine)
      return try reader.document()
    }
    guard let root else { return .fields(Node(.mapping([]), at: SourceRange(file: file, line: firstLine, column: 1))) }
    guard case .mapping = root.content else {
      return .mistake(
        mistakes.joinedName(upTo: Int(root.range.endLine) - firstLine, stoppedOn: 0) ?? .notFields(at: root.range))
    }
    return mistakes.misread(in: root).map { .mistake($0) } ?? .fields(root)
  } catch {
    switch error {
    case .syntax(let syntax): return .mistake(mistakes.explain(syntax))
    case .refused(let diagnostic): return .mistake(mistakes.oddStart(for: diagnostic) ?? diagnostic)
    }
  }
}

/// Why the YAML could not be read.
enum YAMLFault: Error {
  case syntax(YAMLSyntaxFault)
  case refused(Diagnostic)
}

/// What libyaml says, with its marks: lines and columns from 0, in characters.
struct YAMLSyntaxFault {
  let problem: String
  let line: Int
  let column: Int
  let context: String
  let contextLine: Int
  let contextColumn: Int
}

/// Owns a libyaml parser and turns its events into nodes.
@safe struct YAMLReader: ~Copyable {
  /// Bytes of fields; a node takes up to 100 bytes for one of text.
  static let largest = 1_000_000
  /// Levels of nesting: our deepest record has 6. libyaml is quadratic in depth, so the limit stops it early.
  static let deepest = 32
  /// Nodes that aliases may add to one file.
  static let mostAliased = 10_000
  /// Keys of a mapping that are compared one by one.
  private static let fewKeys = 32

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let file: SourceFile
  private let firstLine: Int
  private var anchors: [String: Node] = [:]
  /// Where anchors stand that nothing has referred to yet, by their names.
  private var unused: [String: SourceRange] = [:]
  private var aliased = 0

  /// - Parameter input: Must outlive the reader.
  init(_ input: UnsafeBufferPointer<UInt8>, file: SourceFile, firstLine: Int) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    self.file = file
    self.firstLine = firstLine
    if unsafe yaml_parser_initialize(parser) == 0 { internalFault("no memory for a YAML parser") }
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    unsafe yaml_event_delete(event)
    unsafe yaml_parser_delete(parser)
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// The one document of the input; `nil` when it is empty.
  mutating func document() throws(YAMLFault) -> Node? {
    var root: Node?
    while true {
      try advance()
      switch unsafe event.pointee.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        if root != nil { throw .refused(.secondDocument(at: range)) }
      case YAML_STREAM_END_EVENT:
        // A text that begins with `&`: only who knows YAML refers to it.
        if let range = unused.values.min(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
          throw .refused(.anchor(at: range))
        }
        return root
      default: root = try node(depth: 0)
      }
    }
  }

  private func advance() throws(YAMLFault) {
    unsafe yaml_event_delete(event)
    guard unsafe yaml_parser_parse(parser, event) == 0 else { return }
    let fault = unsafe parser.pointee
    throw .syntax(
      YAMLSyntaxFault(
        problem: unsafe fault.problem.map { unsafe String(cString: $0) } ?? "",
        line: unsafe Int(fault.problem_mark.line), column: unsafe Int(fault.problem_mark.column),
        context: unsafe fault.context.map { unsafe String(cString: $0) } ?? "",
        contextLine: unsafe Int(fault.context_mark.line), contextColumn: unsafe Int(fault.context_mark.column)))
  }

  /// The node that begins with the present event.
  private mutating func node(depth: Int) throws(YAMLFault) -> Node {
    if depth > Self.deepest { throw .refused(.nestedTooDeep(limit: Self.deepest, at: range)) }
    let start = range
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.pointee.data.scalar
      if unsafe scalar.tag != nil { throw .refused(.typeMark(at: start)) }
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isQuoted = unsafe scalar.style != YAML_PLAIN_SCALAR_STYLE
      if unsafe scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE, let odd = text.unicodeScalars.first(where: \.isNoText)
      {
        throw .refused(.oddEscape(odd, at: start))
      }
      let node = Node(.scalar(text, isQuoted: isQuoted), at: start)
      unsafe remember(node, as: scalar.anchor)
      return node
    case YAML_SEQUENCE_START_EVENT:
      if unsafe event.pointee.data.sequence_start.tag != nil { throw .refused(.typeMark(at: start)) }
      let anchor = unsafe text(event.pointee.data.sequence_start.anchor)
      let items = try sequence(depth: depth)
      return remember(Node(.sequence(items), at: start.joined(to: range)), as: anchor)
    case YAML_MAPPING_START_EVENT:
      if unsafe event.pointee.data.mapping_start.tag != nil { throw .refused(.typeMark(at: start)) }
      let anchor = unsafe text(event.pointee.data.mapping_start.anchor)
      let entries = try mapping(depth: depth)
      return remember(Node(.mapping(entries), at: start.joined(to: range)), as: anchor)
    case YAML_ALIAS_EVENT: return try alias(at: start)
    default: throw .refused(.notFields(at: start))
    }
  }

  private mutating func sequence(depth: Int) throws(YAMLFault) -> [Node] {
    var items: [Node] = []
    while true {
      try advance()
      if unsafe event.pointee.type == YAML_SEQUENCE_END_EVENT { return items }
      items.append(try node(depth: depth + 1).nothingForNull)
    }
  }

  private mutating func mapping(depth: Int) throws(YAMLFault) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    // Above a few keys, where each stands: a mapping of 100,000 is read in time.
    var places: [String: SourceRange] = [:]
    while true {
      try advance()
      if unsafe event.pointee.type == YAML_MAPPING_END_EVENT { return entries }
      let key = try node(depth: depth + 1)
      guard case .scalar(let name, _) = key.content else { throw .refused(.notFields(at: key.range)) }
      if let first = places.isEmpty ? entries.first(where: { $0.key == name })?.keyRange : places[name] {
        throw .refused(.duplicateKey(name, at: key.range, first: first))
      }
      try advance()
      entries.append(Node.Entry(key: name, keyRange: key.range, value: try node(depth: depth + 1).nothingForNull))
      if !places.isEmpty {
        places[name] = key.range
      } else if entries.count > Self.fewKeys {
        for entry in entries { places[entry.key] = entry.keyRange }
      }
    }
  }

  private mutating func alias(at place: SourceRange) throws(YAMLFault) -> Node {
    let name = unsafe text(event.pointee.data.alias.anchor) ?? ""
    guard let target = anchors[name] else { throw .refused(.unknownAlias(name, at: place)) }
    unused[name] = nil
    aliased += size(of: target)
    if aliased > Self.mostAliased { throw .refused(.tooManyAliases(limit: Self.mostAliased, at: place)) }
    return target
  }

  /// Nodes in a tree; each alias in it was counted when it was read, so the walk is bounded by `mostAliased`.
  private func size(of node: Node) -> Int {
    switch node.content {
    case .scalar: 1
    case .sequence, .table: node.items.reduce(1) { $0 + size(of: $1) }
    case .mapping(let entries): entries.reduce(1) { $0 + 1 + size(of: $1.value) }
    }
  }

  @discardableResult
  private mutating func remember(_ node: Node, as anchor: String?) -> Node {
    if let anchor {
      anchors[anchor] = node
      unused[anchor] = node.range
    }
    return node
  }

  private mutating func remember(_ node: Node, as anchor: UnsafeMutablePointer<yaml_char_t>?) {
    guard let name = unsafe text(anchor) else { return }
    anchors[name] = node
    unused[name] = node.range
  }

  private func text(_ name: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let name = unsafe name else { return nil }
    return unsafe String(cString: name)
  }

  /// The place of the present event in the author's file.
  private var range: SourceRange {
    let start = unsafe event.pointee.start_mark
    let end = unsafe event.pointee.end_mark
    return SourceRange(
      file: file, line: firstLine + start.line, column: start.column + 1, endLine: firstLine + end.line,
      endColumn: end.column + 1)
  }
}

extension Node {
  /// The same; nothing where it says `~` or `null`, which are YAML's words for that.
  fileprivate var nothingForNull: Node {
    guard case .scalar(let text, isQuoted: false) = content, text == "~" || text == "null" else { return self }
    return Node(.scalar("", isQuoted: false), at: range)
  }
}
