internal import Diagnostics
internal import Exact

/// A cell as it was saved, and what the spreadsheet says of it.
struct Cell: Sendable {
  enum Value: Equatable, Sendable {
    case text(String)
    /// A plain decimal.
    case number(String)
    case date(PartialDate)
    /// `#REF!`: the spreadsheet could not work it out.
    case failed(String)
    /// A formula of which the file keeps no result.
    case uncomputed
  }

  /// From 1.
  let column: Int
  var value: Value
  let range: SourceRange
  /// As a number is shown where that is another text: `007`.
  var shown: String?
  var traits: Set<Trait> = []
  /// How many columns it is merged over.
  var width = 1

  /// What is told once of the cells that have it.
  enum Trait: Hashable, Sendable {
    case percent, formula, comment, timeOfDay, merged, negativeInBrackets, struck
  }

  /// What it says, as an author would write it in a field.
  var text: String {
    switch value {
    case .text(let text): text
    case .number(let number): shown ?? number
    case .date(let date): date.description
    case .failed(let word): word
    case .uncomputed: ""
    }
  }

  /// Is it shown as one, by its format or its sign?
  var isPercentage: Bool {
    if case .text(let text) = value { return FigureText(text)?.hasPercent == true }
    return traits.contains(.percent)
  }

  var isEmpty: Bool { if case .text(let text) = value { text.isBlank } else { false } }
}

extension StringProtocol {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  var trimmed: String { String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
}

/// The cells of a sheet that hold something, by rows.
struct Sheet: Sendable {
  struct Row: Sendable {
    /// From 1.
    let number: Int
    var isHidden = false
    /// In the order of their columns; empty ones are left out.
    var cells: [Cell] = []

    func cell(_ column: Int) -> Cell? { cells.first { $0.column == column } }

    /// The cell to the left that is merged over the column.
    func cell(over column: Int) -> Cell? {
      cells.first { $0.width > 1 && ($0.column + 1..<$0.column + $0.width).contains(column) }
    }
  }

  /// A rectangle of cells that the first of them holds for; counted from 1.
  struct Merge: Sendable {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
  }

  /// Empty for a text file, which is one sheet.
  let name: String
  var isHidden = false
  var rows: [Row] = []
  /// Columns that nobody sees who opens the file; from 1.
  var hiddenColumns: Set<Int> = []
  /// What was read of the file itself: its encoding, what parts its cells.
  var remarks: [String] = []

  /// Writes the first cell of each merged rectangle into all its cells.
  mutating func spread(_ merges: [Merge]) {
    guard !merges.isEmpty else { return }
    let places = Dictionary(zip(rows.map(\.number), rows.indices), uniquingKeysWith: { first, _ in first })
    for merge in merges {
      guard let first = places[merge.rows.lowerBound], let source = rows[first].cell(merge.columns.lowerBound),
        !source.isEmpty, merge.rows.count > 1 || merge.columns.count > 1
      else { continue }
      if let place = rows[first].cells.firstIndex(where: { $0.column == source.column }) {
        rows[first].cells[place].width = merge.columns.count
      }
      for row in rows.indices where merge.rows.contains(rows[row].number) {
        guard row != first, rows[row].cell(source.column) == nil else { continue }
        var cell = source
        cell.width = merge.columns.count
        cell.traits.insert(.merged)
        let place = rows[row].cells.firstIndex { $0.column > source.column } ?? rows[row].cells.endIndex
        rows[row].cells.insert(cell, at: place)
      }
    }
  }
}
