internal import Spreadsheets

// The command that makes records of what an office keeps.
extension CommandSyntax {
  static let importTable = CommandSyntax(
    "import table", "Makes a record of each row of a table: of a workbook (.xlsx, .ods) or a CSV of any office.",
    details: [
      "FILE is the table; it may lie anywhere, and is only read. Columns whose headers are fields, or are called as people call "
        + "them in English, Azerbaijani or Russian, are understood; a text in another language stands in a column such as "
        + "title_az. On a terminal it asks what the others are. All of it is written, or nothing (Docs/importing.md)."
    ],
    from: ImportRequest(),
    operand: Operand(value: .file("FILE")) { request, text throws(UsageFault) in
      guard request.file.isEmpty else {
        throw UsageFault(
          message: "`import table` reads one table at a time, and `\(text)` is a second one.",
          help: "Put a name with blanks in quotes.")
      }
      request.file = text
    },
    options: [
      .text(
        "--as", .word("KIND", among: NewRequest.kinds.filter { $0 != NewRequest.translation }), \.kind,
        "What a row is: a kind of record, such as commitments."),
      Option(
        text: OptionText(
          name: "--columns", value: .text("NAMES"),
          about:
            "Which field each column is, such as \"Ad=title,Son tarix=end\"; a column without a header goes by its "
            + "letter.")
      ) { request, text throws(UsageFault) in
        request.columns = try ImportRequest.pairs(in: text, of: "--columns", like: "Ad=title,Son tarix=end")
      },
      Option(
        text: OptionText(
          name: "--set", value: .text("FIELDS"),
          about: "What every record is given where its row does not say it, such as \"plan=ogp-2012-2015\".")
      ) { request, text throws(UsageFault) in
        request.same = try ImportRequest.pairs(in: text, of: "--set", like: "plan=ogp-2012-2015,lead=ministry")
      },
      Option(
        text: OptionText(
          name: "--ignore", value: .text("NAMES"),
          about:
            "Columns and rows that are not imported, such as \"Qeyd,row 14\"; * stands for every column that is not "
            + "understood.")
      ) { request, text throws(UsageFault) in request.ignored = ImportRequest.parts(of: text) },
      .text("--sheet", .text("NAME"), \.answers.sheet, "The sheet of the workbook, where several hold a list."),
      .choice(
        "--encoding", "ENCODING", \.answers.encoding, "How a text file keeps its letters, where that is not UTF-8."),
      .choice("--dates", "ORDER", \.answers.dates, "What stands first in dates, where no date of the column shows it."),
      .choice(
        "--decimal", "SIGN", \.answers.decimal, "The sign before decimals, where no number of the column shows it."),
      .flag(
        "--force", \.isForced,
        "Writes records anew that are there already. Where git does not keep a file as it was, a copy of it is kept in "
          + ".vitrine-backup."),
      .flag("--dry-run", \.isTrial, "Says what would be written, and writes nothing."),
      .site(\.site),
    ],
    exitCodes:
      "0 it was written, or was there already, 1 the table or what would be made of it has errors, 2 the command line is "
      + "wrong, 3 a file could not be read or written."
  ) { request throws(UsageFault) in
    guard !request.file.isEmpty else {
      throw UsageFault(
        message: "`import table` needs a file.", help: "Such as: vitrine import table commitments.xlsx --as commitments"
      )
    }
    return .importTable(request)
  }
}
