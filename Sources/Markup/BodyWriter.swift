internal import Diagnostics

/// Writes the HTML of one body as its tree is walked, and gathers what the page needs to know of it.
struct BodyWriter {
  let renderer: MarkdownRenderer
  var places: BodyPlaces
  var html: [UInt8] = []
  var diagnostics = DiagnosticList()
  var links: [MarkdownLink] = []
  var headings: [RenderedBody.Heading] = []
  var headingIDs: HeadingIDs
  /// The levels, as written, of the headings that the present place stands under.
  var openHeadings: [Int] = []
  var ids: Set<String> = []
  var firstParagraph: String?

  /// Nodes that are open around the present one.
  var depth = 0
  /// Lists are not counted: an item is one level.
  var levels = 0
  /// Plain text of the heading, image or first paragraph that is open.
  var plain: [UInt8] = []
  var isCapturing = false
  /// Where the open heading begins in `html`.
  var headingStart = 0
  var image: OpenImage?
  var openLinks: [OpenLink] = []
  /// For each block quote that is open, whether it is a notice.
  var openQuotes: [Bool] = []
  /// For each list that is open, what its items are numbered with.
  var openLists: [ItemNumbers] = []
  /// A task's box, to be written in the item's first paragraph.
  var pendingBox: Bool?
  var table = TableState()
  var footnotes = FootnoteState()
  /// Whether a reference to what belongs in no text was told.
  var hasToldReference = false
  /// Whether a star behind a word or figure refers to a remark below.
  var hasRemarkMark = false
  /// How many tags of a name were left out whose end tags go with them.
  var droppedTags: [String: Int] = [:]
  /// Whether a table in HTML was told, of which more parts may follow.
  var hasToldTable = false
  /// Lines of code and raw HTML, in which no marks are read.
  var verbatimLines: [ClosedRange<Int>] = []
  var elements = OpenElements()
  /// What the site makes within the text.
  var placed: [PlacedDirective] = []
  var openDirective: OpenDirective?
  /// Where the body begins in `html`.
  let bodyStart: Int

  /// - Parameter start: How many bytes stand before the body.
  init(_ renderer: MarkdownRenderer, places: BodyPlaces, from start: Int) {
    self.renderer = renderer
    bodyStart = start
    self.places = places
    headingIDs = HeadingIDs(reserved: renderer.reservedIDs)
  }

  /// Writes one step of the walk.
  /// - Returns: `false` when the body is nested too deep to go on.
  mutating func take(
    _ step: MarkdownWalk.Step, _ walk: inout MarkdownWalk, _ resolve: (MarkdownLink) -> LinkResolution,
    _ refusal: (MarkdownDirective) -> Diagnostic?
  ) -> Bool {
    if case .enter(let node) = step { open(node, walk) }
    if isTooDeep {
      diagnostics.append(.nestedTooDeep(limit: MarkdownLimits.levels, at: places.here))
      return false
    }
    switch step {
    case .enter(let node):
      if image != nil {
        enterInImageText(node, walk)
      } else {
        enter(node, &walk, resolve, refusal)
      }
    case .leave(let node):
      if !elements.isEmpty { elements.closeAll(from: depth, html: &html) }
      if let image {
        if image.depth == depth { leaveImage(image, walk, resolve) } else { addSigns(node, walk) }
      } else {
        leave(node, walk)
      }
      depth -= 1
      levels -= node == .list ? 0 : 1
    }
    return true
  }

  private mutating func open(_ node: MarkdownNode, _ walk: borrowing MarkdownWalk) {
    if node.hasChildren {
      depth += 1
      levels += node == .list ? 0 : 1
    }
    if node.isBlock { places.go(toLine: walk.line, byteColumn: walk.byteColumn, lastLine: walk.lastLine) }
  }

  /// The document and a paragraph in it are not levels; raw elements are.
  var isTooDeep: Bool { levels + elements.count > MarkdownLimits.levels + 2 }

  private mutating func enter(
    _ node: MarkdownNode, _ walk: inout MarkdownWalk, _ resolve: (MarkdownLink) -> LinkResolution,
    _ refusal: (MarkdownDirective) -> Diagnostic?
  ) {
    if node.isBlock, node != .htmlBlock, !elements.isEmpty {
      elements.prepare(for: "p", depth: node.hasChildren ? depth - 1 : depth, html: &html)
    }
    if node.isEmphasis, walk.isOfSigns {
      writeSigns(of: node)
      return
    }
    switch node {
    case .text: writeText(walk)
    case .softBreak, .lineBreak: writeBreak(node)
    case .code: writeCode(walk)
    case .emphasis: html.write(html: "<em>")
    case .strong: html.write(html: "<strong>")
    case .strikethrough: html.write(html: "<del>")
    case .link: enterLink(&walk, resolve)
    case .image: enterImage()
    case .htmlInline: writeInlineHTML(walk, resolve)
    case .footnoteReference: writeFootnoteReference(walk)
    case .paragraph: if !enterDirectives(&walk, refusal) { enterParagraph(walk) }
    case .heading: enterHeading(walk)
    case .list: enterList(walk)
    case .item: enterItem()
    case .taskItem: enterTask(walk)
    case .blockQuote: enterQuote(&walk)
    case .codeBlock: writeCodeBlock(walk)
    case .htmlBlock: writeHTMLBlock(walk, resolve)
    case .thematicBreak: html.write(html: "<hr>\n")
    case .table: enterTable(walk)
    case .tableHeader, .tableRow: enterRow(node)
    case .tableCell: enterCell(walk)
    case .footnote: enterFootnote(walk)
    case .document, .other: break
    }
  }

  private mutating func leave(_ node: MarkdownNode, _ walk: borrowing MarkdownWalk) {
    if node.isEmphasis, walk.isOfSigns {
      writeSigns(of: node)
      return
    }
    switch node {
    case .emphasis: html.write(html: "</em>")
    case .strong: html.write(html: "</strong>")
    case .strikethrough: html.write(html: "</del>")
    case .link: leaveLink()
    case .paragraph: leaveParagraph(walk)
    case .heading: leaveHeading(walk)
    case .list: leaveList(walk)
    case .item, .taskItem: html.write(html: "</li>\n")
    case .blockQuote: html.write(html: openQuotes.popLast() == true ? "</div>\n" : "</blockquote>\n")
    case .table: leaveTable()
    case .tableHeader, .tableRow: leaveRow(node)
    case .tableCell: leaveCell()
    case .footnote: leaveFootnote(walk)
    case .document: if footnotes.current > 0 { html.write(html: "</ol>\n</section>\n") }
    default: break
    }
  }

  /// What the page needs to know; says which anchors of this page are dead.
  mutating func finish() -> RenderedBody {
    for link in links {
      guard case .anchor(let anchor) = link.target, !anchor.isEmpty, anchor != "top", !ids.contains(anchor),
        !renderer.reservedIDs.contains(anchor)
      else { continue }
      let known = diagnostics.isFull ? [] : ids.union(renderer.reservedIDs)
      diagnostics.append(.deadAnchor(anchor, among: known, at: link.range))
    }
    reportLostLines()
    return RenderedBody(
      headings: headings, links: links, ids: ids, firstParagraph: firstParagraph, placed: placed)
  }
}

extension MarkdownNode {
  /// Whether the walk leaves the node after its children.
  var hasChildren: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .codeBlock, .htmlBlock, .htmlInline, .thematicBreak: false
    default: true
    }
  }

  var isEmphasis: Bool { self == .emphasis || self == .strong || self == .strikethrough }

  /// Whether cmark knows exactly where the node begins.
  var isBlock: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image,
      .footnoteReference, .other, .document:
      false
    default: true
    }
  }
}
