/// The rows of a table of our own, by the names of its columns. Enough of RFC 4180 for that: fields in quotes, quotes
/// doubled.
package func readCSV(_ text: String) -> [[String: String]] {
  var rows: [[String]] = [[]]
  var cell = ""
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    switch scalar {
    case "\"" where isQuoted && scalars.first == "\"":
      cell.append("\"")
      scalars.removeFirst()
    case "\"": isQuoted.toggle()
    case "," where !isQuoted:
      rows[rows.count - 1].append(cell)
      cell = ""
    case "\n" where !isQuoted:
      rows[rows.count - 1].append(cell)
      cell = ""
      rows.append([])
    case "\r" where !isQuoted: break
    default: cell.unicodeScalars.append(scalar)
    }
  }
  guard let header = rows.first else { return [] }
  return rows.dropFirst().filter { $0.count == header.count }.map {
    Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
  }
}
