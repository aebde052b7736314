internal import Diagnostics

/// Where in a table the writer is.
struct TableState {
  /// Tables of the body so far.
  var number = 0
  /// `l`, `c`, `r` or 0 a column.
  var alignments: [UInt8] = []
  var column = 0
  var isHeader = false
  var hasBody = false
  /// The end tag of the cell that is open.
  var closing: StaticString = "</td>"
}

/// The cells of a row of a table, as cmark parts them: at each `|` without a backslash, in code too.
struct TableRow {
  private(set) var count = 1
  private(set) var hasPipe = false

  init(_ line: ArraySlice<UInt8>) {
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    let start = line.firstIndex { !isBlank($0) && $0 != UInt8(ascii: ">") } ?? line.endIndex
    let end = line.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? line.startIndex
    guard start < end else { return }
    var isEscaped = false
    var lastPipe: Int?
    for index in start..<end {
      let byte = line[index]
      if byte == UInt8(ascii: "|"), !isEscaped {
        hasPipe = true
        if index > start { count += 1 }
        lastPipe = index
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    if lastPipe == end - 1, count > 1 { count -= 1 }
  }
}

extension BodyWriter {
  /// A table scrolls in a region of its own that the keyboard can reach.
  mutating func enterTable(_ walk: borrowing MarkdownWalk) {
    lookForSlips(in: nil)
    table = TableState(number: table.number + 1, alignments: walk.tableAlignments)
    html.write(html: "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
    html.write(text: renderer.words.table)
    html.write(html: " ")
    html.write(number: table.number)
    html.write(html: "\">\n<table>\n")
  }

  mutating func leaveTable() {
    html.write(html: table.hasBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n")
  }

  mutating func enterRow(_ node: MarkdownNode) {
    table.column = 0
    table.isHeader = node == .tableHeader
    if table.isHeader {
      html.write(html: "<thead>\n")
    } else {
      reportCells()
      if !table.hasBody {
        table.hasBody = true
        html.write(html: "<tbody>\n")
      }
    }
    html.write(html: "<tr>\n")
  }

  /// A row should have as many cells as the header: what stands in more is not shown.
  private mutating func reportCells() {
    let row = places.restOfLine
    let cells = TableRow(row)
    guard cells.count != table.alignments.count else { return }
    let range = places.range(of: row.startIndex..<row.endIndex)
    diagnostics.append(.tableRow(cells.count, header: table.alignments.count, isOfTable: cells.hasPipe, at: range))
  }

  mutating func leaveRow(_ node: MarkdownNode) {
    html.write(html: "</tr>\n")
    if node == .tableHeader { html.write(html: "</thead>\n") }
  }

  /// An empty cell of the head is no heading: it would name a column with nothing.
  mutating func enterCell(_ walk: borrowing MarkdownWalk) {
    let isHeading = table.isHeader && walk.firstChild != nil
    html.write(html: isHeading ? "<th scope=\"col\"" : "<td")
    table.closing = isHeading ? "</th>\n" : "</td>\n"
    let alignment = table.column < table.alignments.count ? table.alignments[table.column] : 0
    switch alignment {
    case UInt8(ascii: "l"): html.write(html: " class=\"align-left\"")
    case UInt8(ascii: "c"): html.write(html: " class=\"align-center\"")
    case UInt8(ascii: "r"): html.write(html: " class=\"align-right\"")
    default: break
    }
    html.write(html: ">")
    table.column += 1
  }

  mutating func leaveCell() {
    html.write(html: table.closing)
  }
}
