/// A table in HTML, read for the same in Markdown.
struct HTMLTable {
  private var rows: [[String]] = []
  /// Whether each cell stands for itself, so that Markdown can say the same.
  private var isPlain = true

  /// - Parameter bytes: HTML from the table's first tag.
  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    var tokens = HTMLTokens(bytes)
    var isInCell = false
    reading: while let piece = tokens.next() {
      switch piece {
      case .open(let tag, _):
        switch tag.name {
        case "tr":
          rows.append([])
          isInCell = false
        case "td", "th":
          if rows.isEmpty { rows.append([]) }
          rows[rows.count - 1].append("")
          isInCell = true
          if tag.attributes.contains(where: { $0.name.hasSuffix("span") && $0.value != Array("1".utf8) }) {
            isPlain = false
          }
        case "br": add(" ", isInCell)
        case "table": if !rows.isEmpty { isPlain = false }
        default: if AllowedHTML.hidesContent(tag.name) || tag.name == "img" || tag.name == "a" { isPlain = false }
        }
      case .close(let name, _):
        if name == "table" { break reading }
        if name == "td" || name == "th" { isInCell = false }
      case .text(let range):
        let text = String(decoding: bytes[range], as: UTF8.self).replacing("|", with: "\\|")
        add(text.split { $0.isWhitespace }.joined(separator: " "), isInCell)
      case .comment: continue
      }
    }
    rows.removeAll { $0.isEmpty }
  }

  private mutating func add(_ text: String, _ isInCell: Bool) {
    guard isInCell, let row = rows.indices.last, let cell = rows[row].indices.last else { return }
    let gap = rows[row][cell].isEmpty || text.isEmpty || text == " " ? "" : " "
    rows[row][cell] += gap + text
  }

  /// `nil` where cells span several, rows have unlike numbers of cells, or more stands in a cell than text.
  var markdown: String? {
    guard isPlain, let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else { return nil }
    return markdownTable(rows)
  }
}

/// Rows as a table in Markdown; the first is the header.
func markdownTable(_ rows: [[String]]) -> String {
  let width = rows.map(\.count).max() ?? 0
  var lines = rows.map { row in
    "| " + (row + Array(repeating: "", count: width - row.count)).joined(separator: " | ") + " |"
  }
  lines.insert("|" + String(repeating: "---|", count: width), at: min(1, lines.count))
  return lines.joined(separator: "\n")
}
