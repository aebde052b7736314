internal import Diagnostics
internal import Exact

// What stands beside a table's rows and cells.
extension TableReading {
  /// Words alone, such as a title between two parts or a source below the table.
  func isBesideTable(_ row: Sheet.Row) -> Bool {
    let numbers = Set(head.columns.map(\.number))
    let own = row.cells.filter { numbers.contains($0.column) && !$0.traits.contains(.merged) }
    guard let only = own.first, own.count == 1 else { return own.isEmpty }
    guard let column = head.columns.first(where: { $0.number == only.column }), case .text(let text) = only.value else {
      return false
    }
    switch column.kind {
    case .field(let field):
      switch fields.role(of: field) {
      case .date:
        guard case .none = DateText(text) else { return false }
        return !HeaderWords.isTotal(text)
      // `people`, a unit below the header.
      case .figure:
        return row.number == sheet.rows[head.row].number + 1 && text.trimmed.allSatisfy { $0.isLetter || $0 == "." }
          && isNoFigure(text.trimmed)
      case .label, .text, nil: return true
      }
    default: return false
    }
  }

  /// Is a text neither a number nor a word for one that there is not?
  private func isNoFigure(_ text: String) -> Bool {
    do throws(QuantityFault) {
      _ = try Quantity.parse(text)
      return false
    } catch {
      return error.reason == .notANumber
    }
  }

  /// 1, 2, 3 below the header, by which forms of offices number their columns.
  func numbersColumns(_ row: Sheet.Row) -> Bool {
    fields.hasDates && head.periods.isEmpty && row.number == sheet.rows[head.row].number + 1 && row.cells.count > 1
      && zip(row.cells, 1...).allSatisfy { $0.text.trimmed == String($1) }
  }

  /// Columns before the figures of years that say the same in every row, such as what the whole table counts: they part no
  /// figure from another. A number is one of its own, but for that of the row.
  var columnsAlike: Set<Int> {
    guard let first = head.periods.first?.number else { return [] }
    var texts: [Int: Set<String>] = [:]
    for row in sheet.rows[(head.row + 1)...] where head.periods.contains(where: { row.cell($0.number) != nil }) {
      for number in 1..<first { texts[number, default: []].insert(row.cell(number)?.text.trimmed ?? "") }
    }
    return texts.filter { number, said in
      let column = head.columns.first { $0.number == number }
      guard column.map({ $0.kind == .unknown }) ?? true, said.count == 1, let text = said.first, !text.isEmpty else {
        return false
      }
      return FigureText(text) == nil
        || column.map { Self.rowNumbers.contains($0.header.text.trimmed.lowercased()) } ?? false
    }.reduce(into: []) { $0.insert($1.key) }
  }

  /// The column of the rows' own numbers, 1, 2, 3, by its header and by what stands in it.
  func numbersRows(_ column: TableHead.Column) -> Bool {
    guard column.kind == .unknown, Self.rowNumbers.contains(column.header.text.trimmed.lowercased()) else {
      return false
    }
    let numbers = sheet.rows[(head.row + 1)...].compactMap { $0.cell(column.number) }.filter { !$0.isEmpty }.map {
      Int($0.text.trimmed.prefix { $0.isNumber })
    }
    return !numbers.isEmpty && zip(numbers, 1...).allSatisfy { $0 == $1 }
  }

  private static let rowNumbers: Set = ["№", "no", "no.", "n", "#", "s/s", "sıra", "sıra №", "№ п/п", "п/п"]

  /// The only cell of a row, where a date stands first in it and a figure after it: one that is parted by another sign than
  /// the rest.
  func rowInOneCell(_ row: Sheet.Row) -> Cell? {
    let dates = head.columns.filter { column in
      if case .field(let field) = column.kind { fields.role(of: field) == .date } else { false }
    }
    let filled = row.cells.filter { !$0.text.trimmed.isEmpty }
    guard filled.count == 1, let only = filled.first, dates.contains(where: { $0.number == only.column }),
      case .text(let text) = only.value
    else { return nil }
    let parts = text.split { $0.isWhitespace || ",;:|".contains($0) }
    guard parts.count > 1, parts[1].first?.isNumber == true else { return nil }
    guard case .none = DateText(text) else { return nil }
    return if case .none = DateText(String(parts[0])) { nil } else { only }
  }

  /// In a text a cell too many is a slip; on a sheet words may stand beside a table, figures do not.
  ///
  /// - Returns: How many cells of words it has.
  mutating func wordsBeyondHead(in row: Sheet.Row) -> Int {
    var words = 0
    let headed = Set(head.columns.map(\.number))
    for cell in row.cells
    where !alike.contains(cell.column) && !headed.contains(cell.column) && !cell.text.trimmed.isEmpty {
      if let header = sheet.rows[head.row].cell(over: cell.column) {
        guard toldHeaders.insert(header.column).inserted else { continue }
        refuse(
          WideTable(sheet, fields, settings)?.diagnostic
            ?? .mergedHeader(header.text.trimmed, columns: header.width, at: header.range))
      } else if sheet.name.isEmpty || cell.text.contains(where: \.isNumber) {
        refuse(.cellWithoutHeader(cell.text.trimmed, at: cell.range))
      } else {
        words += 1
      }
    }
    return words
  }
}
