package import Diagnostics

/// A table of which each row is a thing of its own, in the form in which an office keeps it.
///
/// What a column means is for others to say; here stand the cells, and how those of a column are read together.
package struct OfficeList: Sendable {
  package struct Column: Sendable {
    /// From 1.
    package let number: Int
    /// What stands above it; the letter of a column without a header.
    package let name: String
    package let range: SourceRange
    package let hasHeader: Bool
    /// The header to its left that is merged over it.
    package let mergedHeader: String?
  }

  package struct Row: Sendable {
    /// From 1; of a text file the line.
    package let number: Int
    /// The columns in which it has something.
    package let columns: [Int]
    /// The first cell's.
    package let range: SourceRange
  }

  /// Empty for a text file.
  package let sheet: String
  package let columns: [Column]
  /// Those below the header.
  package let rows: [Row]
  /// Filled cells of the rows above the header, by row.
  package let above: [Int]
  /// What was read of the file itself.
  package let remarks: [String]
  private let cells: [[Int: Cell]]

  /// What an author says of a list, where it does not say it itself.
  package struct Answers: Sendable {
    package var sheet: String?
    package var encoding: TextEncoding?
    package var decimal: DecimalSign?
    package var dates: DateOrder?

    package init() {}
  }

  /// Reads a list; `nil` where it cannot be read, or is not the only one.
  ///
  /// - Parameters:
  ///   - isHeader: How many columns a row names when all that stands in it is taken for headers; 0 for a row that cannot name
  ///     the columns of a list.
  ///   - diagnostics: Why nothing is read.
  package init?(
    _ bytes: [UInt8], isWorkbook: Bool, file: SourceFile, answers: Answers, isHeader: ([String]) -> Int,
    diagnostics: inout [Diagnostic]
  ) {
    let start = SourceRange(file: file, line: 1, column: 1)
    let sheets: [Sheet]
    do {
      sheets = try Self.sheets(bytes, isWorkbook: isWorkbook, file, answers, start)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
    let wanted = answers.sheet.map { name in sheets.filter { $0.name == name } } ?? sheets.filter { !$0.isHidden }
    if let name = answers.sheet, wanted.isEmpty {
      diagnostics.append(.noSuchSheet(ofList: name, among: sheets.map(\.name), at: start))
      return nil
    }
    let filled = wanted.filter { sheet in sheet.rows.contains { row in row.cells.contains { !$0.isEmpty } } }
    guard !filled.isEmpty else {
      diagnostics.append(.emptyList(at: start))
      return nil
    }
    let found = filled.compactMap { sheet in Self.header(of: sheet, isHeader).map { (sheet, $0) } }
    guard let (sheet, head) = found.first else {
      let lost = OfficeTable.lostLetters(in: filled)
      diagnostics += lost.isEmpty ? [.noList(at: filled[0].rows.first?.cells.first?.range ?? start)] : lost
      return nil
    }
    guard found.count == 1 else {
      diagnostics.append(.severalLists(found.map(\.0.name), at: start))
      return nil
    }
    self.init(sheet, head)
    guard !rows.isEmpty else {
      diagnostics.append(.emptyList(at: columns.first?.range ?? start))
      return nil
    }
  }

  private struct Unreadable: Error {
    let diagnostics: [Diagnostic]
  }

  private static func sheets(
    _ bytes: [UInt8], isWorkbook: Bool, _ file: SourceFile, _ answers: Answers, _ start: SourceRange
  ) throws(Unreadable) -> [Sheet] {
    guard !isWorkbook else {
      do throws(WorkbookFault) {
        return try OfficeTable.sheets(of: bytes, file: file)
      } catch {
        throw Unreadable(diagnostics: [.unreadableWorkbook(error, at: start)])
      }
    }
    let read: (sheet: Sheet, guess: TextEncoding?)
    do throws(DelimitedText.Fault) {
      read = try DelimitedText.sheet(bytes, file: file, encoding: answers.encoding)
    } catch {
      switch error {
      case .unreadable(let encoding): throw Unreadable(diagnostics: [.notInEncoding(encoding, at: start)])
      case .csv(let diagnostic): throw Unreadable(diagnostics: [diagnostic])
      }
    }
    guard let guess = read.guess else { return [read.sheet] }
    let lost = OfficeTable.lostLetters(in: [read.sheet])
    throw Unreadable(diagnostics: lost.isEmpty ? [.encodingNotSaid(ofList: guess, at: start)] : lost)
  }

  /// Of the first 50 rows the first that names more columns than any other.
  private static func header(of sheet: Sheet, _ isHeader: ([String]) -> Int) -> Int? {
    let counts = sheet.rows.prefix(50).map { row in isHeader(row.cells.filter { !$0.isEmpty }.map(\.text.trimmed)) }
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }

  private init(_ sheet: Sheet, _ head: Int) {
    self.sheet = sheet.name
    above = sheet.rows[..<head].map { row in row.cells.count { !$0.isEmpty } }.filter { $0 > 0 }
    let body = sheet.rows[(head + 1)...].map { row in
      Sheet.Row(number: row.number, isHidden: row.isHidden, cells: row.cells.filter { !$0.isEmpty })
    }.filter { !$0.cells.isEmpty }
    let hidden = body.count(where: \.isHidden)
    remarks = sheet.remarks + (hidden > 0 ? ["\(hidden == 1 ? "1 hidden row" : "\(hidden) hidden rows")"] : [])
    cells = body.map { row in Dictionary(row.cells.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first }) }
    rows = body.map { row in Row(number: row.number, columns: row.cells.map(\.column), range: row.cells[0].range) }
    var columns = sheet.rows[head].cells.filter { !$0.isEmpty }.map {
      Column(number: $0.column, name: $0.text.trimmed, range: $0.range, hasHeader: true, mergedHeader: nil)
    }
    for cell in body.lazy.flatMap(\.cells) where !columns.contains(where: { $0.number == cell.column }) {
      columns.append(
        Column(
          number: cell.column, name: Self.letters(of: cell.column), range: cell.range, hasHeader: false,
          mergedHeader: sheet.rows[head].cell(over: cell.column)?.text.trimmed))
    }
    self.columns = columns.sorted { $0.number < $1.number }
  }

  /// As spreadsheets name a column: `A`, `AB`.
  private static func letters(of column: Int) -> String {
    var (rest, name) = (column, "")
    while rest > 0 {
      rest -= 1
      name = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26)))) + name
      rest /= 26
    }
    return name
  }

  /// The cell of a row, by its place among `rows`.
  func cell(_ row: Int, _ column: Int) -> Cell? { cells[row][column] }

  /// How many of its cells hold something, the header's and those above it too.
  package var filledCells: Int {
    above.reduce(0, +) + columns.count(where: \.hasHeader) + rows.reduce(0) { $0 + $1.columns.count }
  }

  /// What the first filled cells of a column say.
  package func samples(of column: Column) -> [String] {
    Array(rows.indices.lazy.compactMap { cell($0, column.number)?.text.trimmed }.filter { !$0.isEmpty }.prefix(3))
  }

  /// Whether a row says no more than that it adds up the others.
  package func isTotal(_ row: Int, _ column: Int) -> Bool {
    cell(row, column).map { HeaderWords.isTotal($0.text.trimmed) } ?? false
  }

  /// A name of a column as it is compared: capitals and blanks do not matter.
  package static func folded(_ name: String) -> String { HeaderWords.folded(name) }
}
