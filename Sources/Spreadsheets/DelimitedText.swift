internal import Content
internal import Diagnostics
internal import FrontMatter

/// A text file with cells in rows, whatever its encoding and whatever parts the cells.
enum DelimitedText {
  enum Fault: Error {
    case unreadable(TextEncoding)
    case csv(Diagnostic)
  }

  /// - Parameter encoding: As its author says.
  /// - Returns: The encoding too where nobody says it, and it is only guessed.
  static func sheet(
    _ bytes: [UInt8], file: SourceFile, encoding: TextEncoding?
  ) throws(Fault) -> (sheet: Sheet, guess: TextEncoding?) {
    let (likely, isSure) = TextEncoding.recognised(in: bytes)
    let chosen = isSure ? likely : encoding ?? likely
    guard var text = chosen.decoded(bytes) else { throw .unreadable(chosen) }
    var sheet = Sheet(name: "")
    if chosen != .utf8 { sheet.remarks.append("letters as \(chosen.rawValue)") }
    if !text.contains(0x0A), text.contains(0x0D) {
      text = text.map { $0 == 0x0D ? 0x0A : $0 }
      sheet.remarks.append("lines that end in CR alone")
    }
    let sign = separator(of: text)
    if sign != UInt8(ascii: ",") {
      sheet.remarks.append("cells parted by \(sign == 0x09 ? "tabs" : "`\(Character(Unicode.Scalar(sign)))`")")
    }
    let reader = CSVReader(file: file, partedBy: sign)
    switch reader.read(text) {
    case .whole: break
    case .unclosedCell: throw .csv(.unclosedCell(at: reader.cellStart))
    case .tooLarge:
      throw .csv(.tableTooLarge(cells: SheetLimits.cells, columns: SheetLimits.columns, at: reader.lastCell))
    }
    for cells in reader.rows {
      guard let first = cells.first, !(sheet.rows.isEmpty && first.text.hasPrefix("sep=")) else { continue }
      var row = Sheet.Row(number: Int(first.range.line))
      for (column, cell) in cells.enumerated() where !cell.text.isBlank {
        row.cells.append(Cell(column: column + 1, value: .text(cell.text), range: cell.range))
      }
      if !row.cells.isEmpty { sheet.rows.append(row) }
    }
    return (sheet, isSure || encoding != nil ? nil : likely)
  }

  /// The sign that parts most cells in the same way on most lines; `sep=;` on the first line says it.
  private static func separator(of text: [UInt8]) -> UInt8 {
    let start = text.starts(with: SourceText.byteOrderMark) ? SourceText.byteOrderMark.count : 0
    if text[start...].starts(with: "sep=".utf8), text.count > start + 4 { return text[start + 4] }
    let signs = Array(";\t,".utf8)
    var counts = [[Int: Int]](repeating: [:], count: signs.count)
    var line = [Int](repeating: 0, count: signs.count)
    var (isQuoted, lines) = (false, 0)
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted {
        for (index, count) in line.enumerated() where count > 0 { counts[index][count, default: 0] += 1 }
        line = [Int](repeating: 0, count: signs.count)
        lines += 1
        if lines == 200 { break }
      }
      if !isQuoted, let index = signs.firstIndex(of: byte) { line[index] += 1 }
    }
    for (index, count) in line.enumerated() where count > 0 { counts[index][count, default: 0] += 1 }
    let regularity = counts.map { $0.map { $0.key * $0.value }.max() ?? 0 }
    let best = regularity.indices.max {
      regularity[$0] < regularity[$1] || ($0 > $1 && regularity[$0] == regularity[$1])
    }
    return best.flatMap { regularity[$0] > 0 ? signs[$0] : nil } ?? UInt8(ascii: ",")
  }
}
