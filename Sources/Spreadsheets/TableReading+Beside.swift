internal import Diagnostics

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
      case .figure: return false
      case .label, .text, nil: return true
      }
    default: return false
    }
  }

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
    for cell in row.cells where !headed.contains(cell.column) && !cell.text.trimmed.isEmpty {
      if sheet.name.isEmpty || cell.text.contains(where: \.isNumber) {
        refuse(.cellWithoutHeader(cell.text.trimmed, at: cell.range))
      } else {
        words += 1
      }
    }
    return words
  }
}
