internal import Diagnostics
internal import Exact

// What is said of a table as an office keeps it.
extension Diagnostic {
  static func tableAsRead(_ decisions: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic("table-as-read", "Read with \(decisions.joined(separator: "; ")).", severity: .note, at: range)
  }

  static func encodingNotSaid(_ likely: TextEncoding, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "encoding-not-said",
      "This file is not in UTF-8, but probably in \(likely.rawValue): its letters could be read wrongly.",
      at: range,
      help: "Save it as CSV UTF-8; or say in the record how it is to be read.",
      suggestion: "table: {encoding: \(likely.rawValue)}",
      answers: [TableAnswer(likely.rawValue, setting: "encoding: \(likely.rawValue)")])
  }

  static func notInEncoding(_ encoding: TextEncoding, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "encoding-not-said", "This file cannot be read as \(encoding.rawValue).", at: range, help: "Save it as CSV UTF-8."
    )
  }

  static func unreadableWorkbook(_ fault: WorkbookFault, at range: SourceRange) -> Diagnostic {
    let (message, help) =
      switch fault {
      case .damaged:
        ("This workbook is not whole, or is none.", "Open it in a spreadsheet program and save it again.")
      case .encrypted: ("This workbook is protected by a password.", "Save it without one.")
      case .old:
        ("This is a workbook of an old kind, or one with a password.", "Save it as .xlsx or .ods, without a password.")
      case .otherKind(let kind):
        ("This is \(kind) under a workbook's name.", "Open it in a spreadsheet program and save it as .xlsx or .ods.")
      case .tooLarge:
        (
          "This workbook holds more than \(SheetLimits.cells) cells or \(SheetLimits.columns) columns, or unpacks to more than can be meant.",
          "Keep only the table in it."
        )
      case .declaration:
        (
          "This workbook declares a document type, which no spreadsheet program writes and which could name other files.",
          "Open it in a spreadsheet program and save it again."
        )
      }
    return Diagnostic("unreadable-workbook", message, at: range, help: help)
  }

  static func noSuchSheet(_ name: String, among names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "which-sheet", "There is no sheet `\(name)` in this workbook.", at: range, help: "It has \(oneOf(names)).",
      suggestion: nearMiss(name, among: names).map { "table: {sheet: \($0)}" })
  }

  static func severalSheets(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "which-sheet", "Several sheets hold a table: \(oneOf(names)).", at: range,
      help: "Say in the record which one is meant, such as `table: {sheet: \(names[0])}`.",
      answers: names.map { TableAnswer($0, setting: "sheet: \(quoted($0))") })
  }

  static func noTable(_ known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-table", "No row names the columns of a table here.", at: range,
      help: "Write above the columns what they are: \(oneOf(known)); or say it in the record, such as "
        + "`table: {columns: {İl: to, Dəyər: value}}`.")
  }

  static func unknownHeader(_ header: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-header", "What is the column `\(header)`?", at: range,
      help: "Say in the record which of \(oneOf(known)) it is; or leave the field empty, and it is not read.",
      suggestion: "table: {columns: {\(header.quotedForYAML): …}}")
  }

  static func partOfDate(_ header: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-header", "The column `\(header)` says a part of a date, and `to` the other.", at: range,
      help: "Write each date in one cell, such as `I rüb 2014`, `2014-Q1` or 2014-03.")
  }

  static func noSuchField(_ field: String, of header: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-header", "By the record the column `\(header)` is `\(field)`, which such a row does not have.",
      at: range,
      help: "Its fields are \(oneOf(known, joining: "and")).", suggestion: nearMiss(field, among: known))
  }

  static func columnTwice(_ field: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "column-twice", "Two columns of the table are `\(field)`.", at: range,
      help: field == "to"
        ? "Write each date in one cell, such as 2014-01 for a year and a month; or say in the record which one is meant, "
          + "with the other one empty: `table: {columns: {…: }}`."
        : "Say in the record which one is meant, with the other one empty: `table: {columns: {…: }}`.",
      notes: [Note("The other one is here.", at: first)])
  }

  /// - Parameter header: The first of several columns that are called as a time.
  static func timesInBoth(_ header: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wide-table", "Times stand above the columns, such as `\(header)`, and in the rows, too.", at: range,
      help:
        "Write a row for each figure, with its whole date in one cell, such as 2014-01: `to,value` in the first row.")
  }

  static func lostLetters(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "letters-lost", "Letters were lost when the file was saved: a question mark stands within `\(text)`.", at: range,
      help: "Save it again from the spreadsheet as CSV UTF-8, or as .xlsx.")
  }
}

// Dates.
extension Diagnostic {
  static func datesInTwoOrders(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "dates-in-two-orders", "Some dates of this column have the day first, others the month.", at: range,
      help: "Write all of them as 2014-06-30.")
  }

  static func dateInTwoWays(
    _ text: String, _ dayFirst: PartialDate, _ monthFirst: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "date-in-two-ways", "`\(text)` is \(dayFirst) or \(monthFirst): no date of the column shows which.", at: range,
      help: "Say it in the record: `table: {dates: d.m.y}` or `table: {dates: m/d/y}`.",
      answers: [
        TableAnswer(dayFirst.description, setting: "dates: d.m.y"),
        TableAnswer(monthFirst.description, setting: "dates: m/d/y"),
      ])
  }

  static func yearInTwoWays(
    _ text: String, _ one: PartialDate, _ other: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "date-in-two-ways", "`\(text)` is \(one) or \(other): the year has two digits.", at: range,
      help: "Write years with four digits.")
  }

  static func dateAmongFinancialYears(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    let (year, month, _) = date.first.components
    let meant = "\(year)/\(month < 10 ? "0" : "")\(month)"
    return Diagnostic(
      "label-as-date", "This is the date \(date) among financial years: \(meant) was probably typed.", at: range,
      help: "Format the column as text and write it again; a financial year needs `from` and `to`.")
  }

  static func financialYear(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "financial-year", "A financial year such as `\(text)` does not say with which month it begins.", at: range,
      help: "Write its first and its last month in two columns, `from` and `to`.")
  }

  static func yearInDateCell(_ date: PartialDate, year: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "label-as-date",
      "This is the date \(date), day \(year) of the spreadsheet's count: the year \(year) was probably typed.",
      at: range, help: "Format the cell as a number or text, and write \(year) again.")
  }

  static func dateAsLabel(_ date: PartialDate, _ field: String, at range: SourceRange) -> Diagnostic {
    let (_, month, day) = date.first.components
    let meant = month < day ? "\(month)-\(day)" : "\(day)-\(month)"
    return Diagnostic(
      "label-as-date", "In the column `\(field)` this is the date \(date): \(meant) was probably typed.", at: range,
      help: "Format the column as text, and write \(meant) again.")
  }

  static func rowInOneCell(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-in-one-cell", "This row stands in one cell: `\(text)`.", at: range,
      help: "Part date and figure as the other rows are.")
  }

  static func cellWithoutHeader(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "cell-without-header", "`\(text)` stands in a column without a header, so nobody knows what it says.", at: range,
      help: "Write a header above it, such as `note`, or delete the cell.")
  }

  static func mergedHeader(_ text: String, columns: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "merged-header",
      "The header `\(text)` is merged over \(columns) columns, so nobody knows what stands in each of them.", at: range,
      help:
        "Part the cell in the spreadsheet, and write a header above each column, such as `value` and `note`; where they "
        + "are figures of several groups, write a row for each figure, with a column that names the group.")
  }

  static func rowWithoutDate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-without-date", "This row has no date.", at: range,
      help: "Write it in each row: a merged cell, of which a CSV keeps only the first, or an empty one says nothing.")
  }

  /// What stands in place of a date says that the row is of all.
  static func totalOfPeriods(_ word: String, _ comparison: TotalComparison, at range: SourceRange) -> Diagnostic {
    switch comparison {
    case .same:
      Diagnostic(
        "row-left-out", "This row adds up several dates and is left out: no period is its own.", severity: .note,
        at: range)
    case .unknown:
      Diagnostic(
        "row-left-out", "By `\(word)` this row is of several dates and is left out: no period is its own.",
        severity: .note, at: range)
    case .different(let field, let told, let made):
      Diagnostic(
        "total-not-met",
        "By `\(word)` this row is taken for a total and left out. \(field.map { "Its `\($0)`" } ?? "It") is \(told), but the rows make \(made).",
        severity: .warning, at: range,
        help:
          "The rows count. Correct the total or the row that is wrong, or delete the total; where it is the figure of one "
          + "period, write which.")
    }
  }

  static func columnNotMet(told: String, made: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "total-not-met", "The total of this row is \(told), but the figures of its periods make \(made).",
      severity: .warning, at: range,
      help: "The periods count. Correct the total or the figure that is wrong, or delete the total.")
  }
}

// Figures.
extension Diagnostic {
  static func twoDecimalSigns(at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      "figure-in-two-ways", "Figures of this table have commas before decimals, and others points.", at: range,
      help: "Write all of them in one way; or say it in the record: `table: {decimal: \",\"}`.")
  }

  /// - Parameters:
  ///   - point: What is read where a point stands before decimals.
  ///   - comma: What is read where a comma does.
  static func figureInTwoWays(_ text: String, point: String?, comma: String?, at range: SourceRange) -> Diagnostic {
    let readings = [point, comma].compactMap(\.self).sorted { $0.count < $1.count }
    return Diagnostic(
      "figure-in-two-ways", "`\(text)` is \(readings.joined(separator: " or ")): no figure of the column shows which.",
      at: range,
      help: "Say in the record what stands before decimals: `table: {decimal: \",\"}` or `table: {decimal: \".\"}`.",
      answers: [(point, "."), (comma, ",")].compactMap { reading, sign in
        reading.map { TableAnswer($0, setting: "decimal: \"\(sign)\"") }
      }.sorted { $0.reading.count < $1.reading.count })
  }

  /// As YAML has a text, whatever stands in it.
  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  static func mergedFigure(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "merged-figure", "One cell with `\(text)` is merged over several rows: whose figure it is, is not certain.",
      at: range,
      help: "Part the cell in the spreadsheet and give each row its own figure; or make one row of them.")
  }

  static func struckFigure(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "struck-figure", "`\(text)` is struck out in the spreadsheet: does it still hold?", at: range,
      help: "Where it does not, delete it or its row; else take the line through it away.")
  }

  static func scaledFigures(
    _ text: String, _ scale: FigureScale, unit: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "scaled-figures",
      "By `\(text)` the figures are \(scale.rawValue)s, but "
        + (unit.map { "the record's unit is `\($0)`" } ?? "each would be read as it stands") + ".", at: range,
      help: "Write the figures in full into the spreadsheet"
        + (unit.map { "; or the unit as it is, `unit: \(scale.rawValue) \($0)`" } ?? "") + ".")
  }

  static func percentOfCount(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "percent-of-count", "A percentage stands here, `\(text)`, in a column of counts: it would be read as so many.",
      at: range,
      help: "Write the number that was counted; or, where the record measures a share, `kind: percentage`.")
  }

  static func cellWithoutFigure(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-left-out", "By `\(text)` there is no figure here: its row is left out, and is not 0.", severity: .note,
      at: range,
      help: "Where readers are to be told why, write one of the words for it, such as `no-data` or `hidden`.")
  }

  static func boundAsFigure(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-left-out", "`\(text)` is a bound and no figure: its row is left out.", severity: .note, at: range,
      help: "Write `hidden` where the source holds a small count back.")
  }

  static func rowWithoutFigure(at range: SourceRange) -> Diagnostic {
    Diagnostic("row-left-out", "This row has no figure and is left out.", severity: .note, at: range)
  }

  static func noFigureOf(_ period: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "row-left-out", "This row has no figure under `\(period)`: it is left out, and is not 0.", severity: .note,
      at: range)
  }

  static func lostFigure(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-figure", "The cell lost its figure: `\(text)`. Its row is left out.", at: range,
      help: "Repair the cell in the spreadsheet, or write the number itself.")
  }

  static func uncomputedFigure(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-figure", "The file keeps no result of the formula in this cell. Its row is left out.", at: range,
      help: "Open the workbook in a spreadsheet program and save it: then it keeps what it computed.")
  }

  static func answerAsFigure(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-figure", "In place of a figure the cell holds `\(text)`, a condition's answer. Its row is left out.",
      at: range,
      help: "Write the number itself, or correct the formula.")
  }

  static func dateAsFigure(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-figure", "In place of a figure the cell holds the date \(date). Its row is left out.", at: range,
      help: "Format the cell as a number, and write the figure again.")
  }
}

extension String {
  fileprivate var quotedForYAML: String {
    allSatisfy { $0.isLetter || $0.isNumber || $0 == " " }
      ? self : "\"\(replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
  }
}
