internal import CCmarkGFM
internal import Diagnostics
internal import Glibc
internal import Synchronization

/// What stands at a place of a body's tree.
enum MarkdownNode: Equatable {
  case document, blockQuote, list, item, taskItem, paragraph, heading, codeBlock, htmlBlock, thematicBreak
  case table, tableHeader, tableRow, tableCell, footnote
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image, footnoteReference
  /// A kind that no extension of ours makes: its children are written, it is not.
  case other
}

/// Owns the tree that cmark-gfm makes of a body.
@safe struct MarkdownTree: ~Copyable {
  let root: OpaquePointer

  /// Registers cmark's extensions, which may happen once, before any thread parses.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// cmark sets and clears one table of special characters, shared by all threads, while it reads inline text
  /// (github/cmark-gfm#176): two at once lose `~~`. Reading the blocks needs no lock.
  private static let inlineTable = Mutex(())

  init(_ body: ArraySlice<UInt8>) {
    _ = Self.registered
    // One tilde is a sign of its own: "ages 7~12".
    let options =
      CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
    guard let parser = unsafe cmark_parser_new(options) else { internalFault("no memory for a Markdown parser") }
    defer { unsafe cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    unsafe body.withUnsafeBytes { bytes in
      unsafe cmark_parser_feed(parser, bytes.baseAddress, bytes.count)
    }
    // A pointer may not leave the lock, its number may: nothing else knows the tree.
    let finished = Self.inlineTable.withLock { _ in unsafe UInt(bitPattern: cmark_parser_finish(parser)) }
    guard let root = unsafe OpaquePointer(bitPattern: finished) else { internalFault("cmark gave no tree") }
    unsafe self.root = root
  }

  deinit { unsafe cmark_node_free(root) }
}

/// Steps through a tree from node to node, without recursion, and reads the node it stands at.
@safe struct MarkdownWalk: ~Copyable {
  enum Step: Equatable {
    case enter(MarkdownNode)
    case leave(MarkdownNode)
  }

  private let tree: MarkdownTree
  private let iterator: OpaquePointer
  /// The node of the last step; before the first one, the root.
  private var node: OpaquePointer

  init(_ tree: consuming MarkdownTree) {
    guard let iterator = unsafe cmark_iter_new(tree.root) else { internalFault("no memory to walk a Markdown tree") }
    unsafe self.iterator = iterator
    unsafe self.node = tree.root
    self.tree = tree
  }

  deinit { unsafe cmark_iter_free(iterator) }

  /// The next step; nodes that can have no children are entered and never left.
  mutating func next() -> Step? {
    let event = unsafe cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let node = unsafe cmark_iter_get_node(iterator) else { return nil }
    unsafe self.node = node
    let kind = unsafe Self.kind(of: node)
    return event == CMARK_EVENT_ENTER ? .enter(kind) : .leave(kind)
  }

  private static func kind(of node: OpaquePointer) -> MarkdownNode {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_ITEM: unsafe typeName(of: node) == "tasklist" ? .taskItem : .item
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_DOCUMENT: .document
    default: unsafe extensionKind(of: node)
    }
  }

  /// The extensions' kinds get their numbers at run time; only their names last.
  private static func extensionKind(of node: OpaquePointer) -> MarkdownNode {
    switch unsafe typeName(of: node) {
    case "table": .table
    case "table_header": .tableHeader
    case "table_row": .tableRow
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: .other
    }
  }

  private static func typeName(of node: OpaquePointer) -> String {
    unsafe cmark_node_get_type_string(node).map { unsafe String(cString: $0) } ?? ""
  }
}

// The node that the walk stands at.
extension MarkdownWalk {
  /// First line of the node in the body, from 1; 0 for inline nodes of which cmark keeps no place.
  var line: Int { unsafe Int(cmark_node_get_start_line(node)) }
  /// In bytes, from 1. Exact for blocks and table cells.
  var byteColumn: Int { unsafe Int(cmark_node_get_start_column(node)) }
  /// Last line of the node in the body.
  var lastLine: Int { unsafe Int(cmark_node_get_end_line(node)) }

  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(node)) }
  var isOrderedList: Bool { unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }
  var listStart: Int { unsafe Int(cmark_node_get_list_start(node)) }
  var isCheckedTask: Bool { unsafe cmark_gfm_extensions_get_tasklist_item_checked(node) }
  var tableColumns: Int { unsafe Int(cmark_gfm_extensions_get_table_columns(node)) }

  /// `l`, `c`, `r` or 0 for each column of the table.
  var tableAlignments: [UInt8] {
    guard let alignments = unsafe cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: alignments, count: tableColumns))
  }

  /// Whether the list holds tasks: its first item tells.
  var isTaskList: Bool {
    guard let item = unsafe cmark_node_first_child(node) else { return false }
    return unsafe Self.kind(of: item) == .taskItem
  }

  var firstChild: MarkdownNode? {
    guard let child = unsafe cmark_node_first_child(node) else { return nil }
    return unsafe Self.kind(of: child)
  }

  var isLastOfItsParent: Bool { unsafe cmark_node_next(node) == nil }

  /// The sign of a code block's fence, and how many there are; `nil` where blanks before its lines make it code.
  var fence: (sign: UInt8, count: Int)? {
    var (length, offset, sign): (Int32, Int32, CChar) = (0, 0, 0)
    guard unsafe cmark_node_get_fenced(node, &length, &offset, &sign) != 0 else { return nil }
    return (UInt8(bitPattern: sign), Int(length))
  }

  /// The list whose item the node stands directly in: whether it has numbers.
  var isInNumberedItem: Bool? {
    guard let item = unsafe cmark_node_parent(node), unsafe cmark_node_get_type(item) == CMARK_NODE_ITEM else {
      return nil
    }
    return unsafe cmark_node_get_list_type(cmark_node_parent(item)) == CMARK_ORDERED_LIST
  }

  /// Whether the node stands directly in an item of a list without blank lines, where paragraphs get no tags.
  var isInTightItem: Bool {
    guard let item = unsafe cmark_node_parent(node), unsafe cmark_node_get_type(item) == CMARK_NODE_ITEM else {
      return false
    }
    return unsafe cmark_node_get_list_tight(cmark_node_parent(item)) != 0
  }

  /// Text, code, raw HTML, or the number of a footnote reference.
  func withLiteral<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
    unsafe Self.withBytes(of: cmark_node_get_literal(node), read)
  }

  /// What follows the fence of a code block.
  func withFenceInfo<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
    unsafe Self.withBytes(of: cmark_node_get_fence_info(node), read)
  }

  /// Title of a link or image.
  func withTitle<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
    unsafe Self.withBytes(of: cmark_node_get_title(node), read)
  }

  /// Destination of a link or image, with its escapes and entities resolved.
  var destination: String {
    unsafe cmark_node_get_url(node).map { unsafe String(cString: $0) } ?? ""
  }

  /// The text of a link that is its own address, as of one that stands bare or in angle brackets.
  var ownAddress: String? {
    guard let child = unsafe cmark_node_first_child(node), unsafe cmark_node_next(child) == nil,
      unsafe cmark_node_get_type(child) == CMARK_NODE_TEXT
    else { return nil }
    let text = unsafe cmark_node_get_literal(child).map { unsafe String(cString: $0) } ?? ""
    return ["", "http://", "mailto:"].contains { $0 + text == destination } ? text : nil
  }

  /// Whether a letter stands directly before the link.
  var isBehindLetter: Bool {
    unsafe Self.scalar(besides: node, isAfter: false)?.properties.isAlphabetic ?? false
  }

  /// Makes a link that is its own address shorter; what is cut off becomes text behind it.
  mutating func shortenOwnAddress(to length: Int) {
    guard let text = ownAddress, let child = unsafe cmark_node_first_child(node), length < text.utf8.count,
      let rest = unsafe cmark_node_new(CMARK_NODE_TEXT)
    else { return }
    let cut = text.utf8.count - length
    unsafe cmark_node_set_url(node, String(decoding: destination.utf8.dropLast(cut), as: UTF8.self))
    unsafe cmark_node_set_literal(child, String(decoding: text.utf8.prefix(length), as: UTF8.self))
    unsafe cmark_node_set_literal(rest, String(decoding: text.utf8.suffix(cut), as: UTF8.self))
    unsafe cmark_node_insert_after(node, rest)
  }

  /// First line and byte column of each item of the list.
  var itemPlaces: [(line: Int, byteColumn: Int)] {
    var places: [(line: Int, byteColumn: Int)] = []
    var item = unsafe cmark_node_first_child(node)
    while let present = unsafe item {
      unsafe places.append((Int(cmark_node_get_start_line(present)), Int(cmark_node_get_start_column(present))))
      unsafe item = cmark_node_next(present)
    }
    return places
  }

  /// Whether the stars or tildes of an emphasis are signs of a sum or a span, as in `4*6 and 2*5`.
  ///
  /// They are where they stand between figures, or both within words that are words apart; and alone in brackets or
  /// before a comma, as marks for a remark do: `(*)`.
  var isOfSigns: Bool {
    let open = unsafe (Self.scalar(besides: node, isAfter: false), Self.scalar(within: node, isLast: false))
    let close = unsafe (Self.scalar(within: node, isLast: true), Self.scalar(besides: node, isAfter: true))
    if Self.areFigures(open) || Self.areFigures(close) { return true }
    if let first = open.1, ")]},.;:!?%".unicodeScalars.contains(first) { return true }
    if let last = close.0, "([{".unicodeScalars.contains(last) { return true }
    guard Self.areOfWords(open), Self.areOfWords(close) else { return false }
    if Self.hasFigure(open) || Self.hasFigure(close) { return true }
    return unsafe Self.hasBlank(node)
  }

  private typealias Neighbours = (Unicode.Scalar?, Unicode.Scalar?)

  private static func isFigure(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.numericType != nil } ?? false
  }

  private static func areFigures(_ scalars: Neighbours) -> Bool { isFigure(scalars.0) && isFigure(scalars.1) }

  private static func hasFigure(_ scalars: Neighbours) -> Bool { isFigure(scalars.0) || isFigure(scalars.1) }

  private static func areOfWords(_ scalars: Neighbours) -> Bool {
    [scalars.0, scalars.1].allSatisfy { isFigure($0) || $0?.properties.isAlphabetic ?? false }
  }

  /// The sign before or after an inline node; `nil` where no text stands there.
  private static func scalar(besides node: OpaquePointer, isAfter: Bool) -> Unicode.Scalar? {
    let sibling = unsafe isAfter ? cmark_node_next(node) : cmark_node_previous(node)
    guard let sibling = unsafe sibling, unsafe cmark_node_get_type(sibling) == CMARK_NODE_TEXT else { return nil }
    return unsafe scalar(of: sibling, isLast: !isAfter)
  }

  /// The first or last sign of what an inline node holds, within further marks too.
  private static func scalar(within node: OpaquePointer, isLast: Bool) -> Unicode.Scalar? {
    var inner = unsafe node
    while let child = unsafe isLast ? cmark_node_last_child(inner) : cmark_node_first_child(inner) {
      unsafe inner = child
    }
    guard unsafe cmark_node_get_type(inner) == CMARK_NODE_TEXT else { return nil }
    return unsafe scalar(of: inner, isLast: isLast)
  }

  private static func scalar(of text: OpaquePointer, isLast: Bool) -> Unicode.Scalar? {
    guard let literal = unsafe cmark_node_get_literal(text) else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: literal, count: strlen(literal))
    // What cmark cuts may end within a character.
    let few = unsafe isLast ? Array(bytes.suffix(4).drop { $0 & 0xC0 == 0x80 }) : Array(bytes.prefix(4))
    let scalars = String(decoding: few, as: UTF8.self).unicodeScalars
    return isLast ? scalars.last : scalars.first
  }

  private static func hasBlank(_ node: OpaquePointer) -> Bool {
    var child = unsafe cmark_node_first_child(node)
    while let present = unsafe child {
      let kind = unsafe cmark_node_get_type(present)
      if kind == CMARK_NODE_SOFTBREAK || kind == CMARK_NODE_LINEBREAK { return true }
      if kind == CMARK_NODE_TEXT, unsafe withBytes(of: cmark_node_get_literal(present), { $0.hasByte(0x20) }) {
        return true
      }
      unsafe child = cmark_node_next(present)
    }
    return false
  }

  private static func withBytes<Result>(
    of text: UnsafePointer<CChar>?, _ read: (Span<UInt8>) -> Result
  ) -> Result {
    guard let text = unsafe text else { return read(Span()) }
    let bytes = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
    return unsafe read(Span(_unsafeBytes: bytes))
  }

  /// Takes the first lines out of the paragraph that the walk has entered.
  ///
  /// - Returns: Whether something of it is left. Marks that reach over the end of a line are taken out with it.
  mutating func dropLines(_ count: Int) -> Bool {
    var left = count
    while left > 0, let child = unsafe cmark_node_first_child(node) {
      if unsafe [CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK].contains(cmark_node_get_type(child)) { left -= 1 }
      unsafe cmark_node_free(child)
    }
    unsafe cmark_iter_reset(iterator, node, CMARK_EVENT_ENTER)
    return unsafe cmark_node_first_child(node) != nil
  }

  /// Takes `[!NOTE]` out of a block quote that begins with it, alone on its line.
  ///
  /// - Returns: The word after `!`; `nil` when the quote begins otherwise.
  mutating func takeAlertMarker() -> String? {
    guard let paragraph = unsafe cmark_node_first_child(node),
      unsafe cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      let text = unsafe cmark_node_first_child(paragraph), unsafe cmark_node_get_type(text) == CMARK_NODE_TEXT,
      let literal = unsafe cmark_node_get_literal(text).map({ unsafe String(cString: $0) }),
      literal.hasPrefix("[!"), literal.hasSuffix("]"), literal.utf8.count <= 80
    else { return nil }
    let word = literal.dropFirst(2).dropLast()
    guard !word.isEmpty, word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "-" }) else { return nil }
    if let lineEnd = unsafe cmark_node_next(text) {
      guard unsafe [CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK].contains(cmark_node_get_type(lineEnd)) else {
        return nil
      }
      unsafe cmark_node_free(lineEnd)
      unsafe cmark_node_free(text)
    } else {
      unsafe cmark_node_free(paragraph)
    }
    unsafe cmark_iter_reset(iterator, node, CMARK_EVENT_ENTER)
    return String(word)
  }
}
