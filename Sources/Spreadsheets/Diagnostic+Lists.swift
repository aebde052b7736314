internal import Diagnostics
internal import Exact

// What is said of a list of which records are to be made: what its author can answer stands in the command's options.
extension Diagnostic {
  static func noSuchSheet(ofList name: String, among names: [String], at range: SourceRange) -> Diagnostic {
    let known = names.filter { !$0.isEmpty }
    return Diagnostic(
      "which-sheet", known.isEmpty ? "A text file has no sheets." : "There is no sheet `\(name)` in this workbook.",
      at: range,
      help: known.isEmpty ? "Leave --sheet away." : "It has \(oneOf(known)).")
  }

  static func severalLists(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "which-sheet", "Several sheets hold a list: \(oneOf(names)).", at: range,
      help: "Say which one is meant: --sheet \"\(names[0])\"")
  }

  static func emptyList(at range: SourceRange) -> Diagnostic {
    Diagnostic("no-table", "There is no row here of which a record could be made.", at: range)
  }

  static func noList(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-table", "No row here names a column of titles, without which no record can be made.", at: range,
      help: "Write `title` above it, or say which one it is: --columns \"Ad=title\". A table of figures of one "
        + "indicator is put beside its record as it is (Docs/spreadsheets.md).")
  }

  static func encodingNotSaid(ofList likely: TextEncoding, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "encoding-not-said",
      "This file is not in UTF-8, but probably in \(likely.rawValue): its letters could be read wrongly.", at: range,
      help: "Save it as CSV UTF-8; or say how it is to be read: --encoding \(likely.rawValue)")
  }

  static func twoDecimalSigns(ofList range: SourceRange?) -> Diagnostic {
    Diagnostic(
      "figure-in-two-ways", "Numbers of this column have commas before decimals, and others points.", at: range,
      help: "Write all of them in one way; or say which one is meant: --decimal \",\"")
  }

  static func figureInTwoWays(ofList text: String, _ readings: [String?], at range: SourceRange) -> Diagnostic {
    let readings = readings.compactMap(\.self).sorted { $0.count < $1.count }
    return Diagnostic(
      "figure-in-two-ways", "`\(text)` is \(readings.joined(separator: " or ")): no number of the column shows which.",
      at: range, help: "Say what stands before decimals: --decimal \",\" or --decimal \".\"")
  }

  static func dateInTwoWays(
    ofList text: String, _ dayFirst: PartialDate, _ monthFirst: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "date-in-two-ways", "`\(text)` is \(dayFirst) or \(monthFirst): no date of the column shows which.", at: range,
      help: "Say what stands first: --dates d.m.y or --dates m/d/y")
  }

  static func spanAsDate(
    _ text: String, _ from: PartialDate, _ to: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-a-date", "`\(text)` is the time from \(from) to \(to), and one date is needed here.", at: range,
      help: "Write the one that is meant.")
  }

  static func financialYearAsDate(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "financial-year", "A financial year such as `\(text)` does not say with which month it begins.", at: range,
      help: "Write the month or the day that is meant, such as 2014-06.")
  }

  static func noDate(_ text: String, _ column: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-date", "In the column `\(column)` stands `\(text)`, which is no date.", at: range,
      help: "Write for example 2014-06-30, 30.06.2014, 2014-06 or 2014; or leave the cell empty.")
  }

  static func dateBeforeItsTime(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "label-as-date", "This is the date \(date): a year was probably typed into a cell for dates.", at: range,
      help: "Format the cell as a number or text, and write the year again.")
  }

  static func dateAsText(_ date: PartialDate, _ column: String, at range: SourceRange) -> Diagnostic {
    let (_, month, day) = date.first.components
    return Diagnostic(
      "label-as-date",
      "In the column `\(column)` this is the date \(date): \(day).\(month) or \(month)-\(day) was probably typed.",
      at: range,
      help: "Format the column as text, and write again what is meant.")
  }

  static func dateAsNumber(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "label-as-date", "In place of a number the cell holds the date \(date).", at: range,
      help: "Format the cell as a number, and write it again.")
  }

  static func lostCell(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-figure", "The cell lost what it held: `\(word)`.", at: range,
      help: "Repair the cell in the spreadsheet, or write what is meant.")
  }

  static func uncomputedCell(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-figure", "The file keeps no result of the formula in this cell.", at: range,
      help: "Open the workbook in a spreadsheet program and save it: then it keeps what it computed.")
  }
}
