package import Diagnostics

/// A table of words and figures as its file has it, for a page to show: nothing in it is computed.
package struct PlainTable: Sendable {
  package let header: [String]
  /// As many cells as the header has.
  package let rows: [[String]]

  /// More of it belongs into a file that is taken away.
  package static let mostRows = 200
  package static let mostColumns = 12

  /// Reads a text file with cells in rows, whatever its encoding and whatever parts the cells.
  ///
  /// - Returns: `nil` where nothing can be read; then `diagnostics` says why.
  package init?(_ bytes: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) {
    let start = SourceRange(file: file, line: 1, column: 1)
    let sheet: Sheet
    do throws(DelimitedText.Fault) {
      let (read, guess) = try DelimitedText.sheet(bytes, file: file, encoding: nil)
      if let guess {
        diagnostics.append(.encodingNotSaid(guess, at: start))
        return nil
      }
      sheet = read
    } catch {
      switch error {
      case .unreadable(let encoding): diagnostics.append(.notInEncoding(encoding, at: start))
      case .csv(let diagnostic): diagnostics.append(diagnostic)
      }
      return nil
    }
    guard let first = sheet.rows.first, let width = first.cells.map(\.column).max() else {
      diagnostics.append(.emptyPlainTable(at: start))
      return nil
    }
    guard sheet.rows.count <= Self.mostRows + 1, width <= Self.mostColumns else {
      diagnostics.append(.longPlainTable(rows: sheet.rows.count - 1, columns: width, at: start))
      return nil
    }
    header = (1...width).map { first.cell($0)?.text.trimmed ?? "" }
    var rows: [[String]] = []
    for row in sheet.rows.dropFirst() {
      if let stray = row.cells.first(where: { $0.column > width }) {
        diagnostics.append(.strayPlainCell(at: stray.range))
        return nil
      }
      rows.append((1...width).map { row.cell($0)?.text.trimmed ?? "" })
    }
    self.rows = rows
  }
}

extension Diagnostic {
  fileprivate static func emptyPlainTable(at range: SourceRange) -> Diagnostic {
    Diagnostic("table-to-show", "This table has no rows, so that there is nothing to show.", at: range)
  }

  fileprivate static func longPlainTable(rows: Int, columns: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "table-to-show",
      "This table has \(rows) rows and \(columns) columns; a page shows \(PlainTable.mostRows) rows of "
        + "\(PlainTable.mostColumns) columns at most.", at: range,
      help: "Show the part that matters, and link to the whole file.")
  }

  fileprivate static func strayPlainCell(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "table-to-show", "This cell stands beyond the columns that the first row names.", at: range,
      help: "Give its column a name in the first row.")
  }
}
