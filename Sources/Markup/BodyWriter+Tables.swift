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

extension BodyWriter {
  /// A table scrolls in a region of its own that the keyboard can reach.
  mutating func enterTable(_ walk: borrowing MarkdownWalk) {
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
    } else if !table.hasBody {
      table.hasBody = true
      html.write(html: "<tbody>\n")
    }
    html.write(html: "<tr>\n")
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
