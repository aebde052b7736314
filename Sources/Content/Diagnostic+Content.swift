package import Diagnostics

// What can be wrong with the files of a site before any of them is read.
extension Diagnostic {
  static func nameNotUTF8(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("odd-file-name", "The name `\(name)` is not UTF-8 text.", at: range, help: "Rename it.")
  }

  static func controlCharacterInName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-file-name", "The name `\(name)` holds a line break or another character that cannot be seen.", at: range,
      help: "Rename it.")
  }

  static func endingInCapitals(_ name: String, ending: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-file-name", "`\(name)` ends in `.\(ending)`, which is not read as `.\(ending.lowercased())`.", at: range,
      help: "Rename it, with the ending in small letters.")
  }

  static func folderTooDeep(_ name: String, limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "folder-too-deep", "The folder `\(name)` lies more than \(limit) levels deep.", at: range,
      help: "Move it up, nearer to its collection's folder.")
  }

  package static func symbolicLink(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "symbolic-link", "`\(name)` is a link to another place, and links are not followed.", at: range,
      help: "Put the file or folder itself here.")
  }

  static func notAFile(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-file", "`\(name)` is neither a file nor a folder.", at: range, help: "Delete it.")
  }

  static func recordOutsideCollection(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "record-outside-collection", "`\(name)` lies in no collection's folder, so it is not known what it is.",
      at: range, help: "Move it into a folder such as Content/pages.")
  }

  /// - Parameter language: That of the site by whose code the folder is called.
  static func unknownCollection(
    _ name: String, files: Int, known: [String], language: String?, at range: SourceRange
  ) -> Diagnostic {
    let nearest = nearMiss(name, among: known)
    let others = files > 1 ? ", so none of the \(files) records in that folder is read" : ""
    return Diagnostic(
      "unknown-collection", "There is no collection `\(name)`\(others).", at: range,
      help: language.map { "A record's text in `\($0)` stands beside it: `about.\($0).md` beside `about.md`." }
        ?? (nearest ?? collectionNames[name.lowercased()]).map { "Did you mean `\($0)`? Rename the folder." }
        ?? "The folders are \(oneOf(known, joining: "and")).")
  }

  /// What people call the collections, in Azerbaijani, Russian and English.
  private static let collectionNames: [String: String] = [
    "xəbərlər": "news", "xəbər": "news", "новости": "news", "posts": "news", "blog": "news", "tədbirlər": "events",
    "мероприятия": "events", "события": "events", "nəşrlər": "publications", "публикации": "publications",
    "hesabatlar": "publications", "layihələr": "projects", "layihə": "projects", "проекты": "projects",
    "səhifələr": "pages", "страницы": "pages", "öhdəliklər": "commitments", "обязательства": "commitments",
    "göstəricilər": "indicators", "показатели": "indicators", "индикаторы": "indicators", "planlar": "plans",
    "планы": "plans", "təşkilatlar": "organisations", "организации": "organisations", "yerlər": "places",
    "места": "places", "nəticələr": "results", "результаты": "results", "fəaliyyətlər": "activities",
    "деятельность": "activities", "məqsədlər": "objectives", "цели": "objectives", "benefisiarlar": "beneficiaries",
    "бенефициары": "beneficiaries",
  ]

  /// - Parameter meant: The file that is read for these words.
  static func wordsElsewhere(_ path: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "words-not-read", "The words in `\(path)` are not read: those of a language stand in `\(meant)`.",
      severity: .warning, at: range, help: "Move it there; where there is such a file, put both together.")
  }

  package static func tableWithoutRows(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "table-without-rows", "This table names its columns and has no row below them, so nothing of it is published.",
      severity: .warning, at: range, help: "Write a row for each figure; or delete the file until there are some.")
  }

  package static func fileTooLarge(_ name: String, limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "file-too-large", "`\(name)` is larger than \(limit / 1_000_000) MB.", at: range,
      help: "Divide it, or publish it elsewhere and link to it.")
  }

  static func translationMisnamed(_ slug: String, _ code: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translation-misnamed", "This becomes a record of its own, in the site's default language.", severity: .warning,
      at: range,
      help:
        "Where it is `\(slug).md` in `\(code)`, call it `\(slug).\(code).md`; else accept the warning with the reason.")
  }

  static func translationOfNothing(_ slug: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translation-of-nothing", "This is a translation of `\(slug).md`, but there is no such file in the collection.",
      at: range, help: "Write `\(slug).md` in the site's default language, or correct this file's name.")
  }

  static func translationIntoDefault(_ file: String, language: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translation-into-default", "`\(language)` is the site's default language, whose text stands in `\(file)`.",
      at: range, help: "Keep one of the two files.")
  }

  /// - Parameter meant: The file that its name seems to mean.
  static func settingsInNoLanguage(
    _ code: String, meant: String?, languages: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "no-such-language", "`\(code)` is not among the site's languages, \(oneOf(languages, joining: "and")).",
      at: range,
      help: meant.map { "Rename this file `\($0)`." }
        ?? "Write `languages: [\((languages + [code]).joined(separator: ", "))]` into site.yaml, or delete this file.")
  }

  /// - Parameter meant: The file of the settings that it is to be.
  static func settingsMisnamed(_ name: String, meant: String, at range: SourceRange) -> Diagnostic {
    let what = meant == SiteFiles.settings ? "the settings stand" : "the settings' texts in this language stand"
    return Diagnostic(
      "translation-misnamed", "`\(name)` is not read: \(what) in `\(meant)`.", severity: .warning, at: range,
      help: "Rename it `\(meant)`; where there is such a file, put both together.")
  }

  /// - Parameter meant: The language of the site that the code seems to mean.
  static func translationNotListed(
    _ slug: String, _ code: String, meant: String?, languages: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "no-such-language",
      "`\(code)` is not among the site's languages, \(oneOf(languages, joining: "and")), so this translation of "
        + "`\(slug).md` is not published.", severity: .warning, at: range,
      help: meant.map { "Rename it `\(slug).\($0).md`." }
        ?? "Write `languages: [\((languages + [code]).joined(separator: ", "))]` into site.yaml, or delete this file.")
  }

  static func wordsInNoLanguage(
    _ code: String, meant: String?, languages: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "no-such-language",
      "`\(code)` is not among the site's languages, \(oneOf(languages, joining: "and")), so these words are not used.",
      severity: .warning, at: range,
      help: meant.map { "Rename it `\($0).yaml`." }
        ?? "Write `languages: [\((languages + [code]).joined(separator: ", "))]` into site.yaml, or delete this file.")
  }

  static func recordCalledIndex(in collection: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "record-called-index",
      "`index.md` is a record like any other, with the address /\(collection)/index/; the list at /\(collection)/ "
        + "is made without it.", severity: .warning, at: range,
      help: "Give the file a name that says what it tells, such as `about.md`.")
  }

  /// - Parameter meant: The name that it can have.
  static func oddFileName(_ stem: String, meant: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-file-name", "The file's name, `\(stem)`, cannot become an address.", at: range,
      help: "Use letters, digits and hyphens"
        + (meant.map { ": rename it `\($0)`, or delete it where it is a copy." } ?? ", such as `annual-report-2014.md`.")
    )
  }

  static func endingTwice(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-file-name", "`\(name)` ends in `.md` twice.", at: range, help: "Rename it `\(name.dropLast(".md".count))`.")
  }

  static func schemeNotRead(_ name: String, folders: Int, at range: SourceRange) -> Diagnostic {
    folders > 1
      ? Diagnostic(
        "misplaced-scheme", "The scheme `\(name)` lies in a folder below schemes, where no scheme is read.", at: range,
        help: "Move the file into Content/schemes itself.")
      : Diagnostic(
        "odd-file-name", "A scheme cannot be called `\(name)`.", at: range,
        help: "Use small letters, digits and hyphens, and the ending .yaml, such as five-steps.yaml.")
  }

  /// - Parameter language: That of the site by whose code a folder is called in which one of them lies.
  static func sameSlug(
    _ slug: String, language: String? = nil, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-address", "Two files of the collection are called `\(slug)`, so both would have one address.",
      at: range,
      help: language.map {
        "Where the one in the folder `\($0)` is its text in that language, put it beside the other one as "
          + "`\(slug).\($0).md`."
      }
        ?? "Rename one of them.", notes: [Note("The other one is here.", at: first)])
  }

  static func almostSameSlug(_ slug: String, as former: String, at range: SourceRange, first: SourceRange) -> Diagnostic
  {
    let reason =
      slug == former
      ? "look alike, but are made of different characters (an accent of its own, or within the letter)"
      : "differ in capital letters alone"
    return Diagnostic(
      "duplicate-address",
      "The names `\(former)` and `\(slug)` \(reason), which many file systems and web servers do not tell apart.",
      at: range, help: "Rename one of them.", notes: [Note("The other one is here.", at: first)])
  }

  /// - Parameters:
  ///   - slug: Of the record that the name speaks of.
  ///   - stems: The names that tables may have, without `.csv`.
  static func tableOfNothing(_ slug: String, among stems: [String], near stem: String, at range: SourceRange)
    -> Diagnostic
  {
    let nearest = nearMiss(stem, among: stems)
    return Diagnostic(
      "table-of-nothing", "This table belongs to no record: there is no file `\(slug).md` in the collection.",
      at: range,
      help: nearest.map { "Did you mean `\($0).csv`?" }
        ?? "Give it the name of its record, or move it out of this folder.")
  }

  package static func wordsNotRead(_ name: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "words-not-read", "The words in `\(name)` are not read, since its name does not end in .yaml.",
      severity: .warning, at: range,
      help: name.hasSuffix(".yml")
        ? "Rename it `\(meant)`." : "Write them into `\(meant)`, each as `name: text` on a line of its own.",
      showsLine: false)
  }

  package static func misnamedRecord(_ name: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "misnamed-record", "`\(name)` is not read as a record, since its name does not end in .md.", severity: .warning,
      at: range, help: "Rename it `\(meant)`.", showsLine: false)
  }

  static func emptyFile(at range: SourceRange) -> Diagnostic {
    Diagnostic("empty-file", "The table is empty.", at: range, help: "Its first row names the columns.")
  }

  package static func unclosedCell(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unclosed-quote", "A quote in the cell that begins here is not closed, or stands in the wrong place.", at: range,
      help: "A cell with quotes begins and ends with one; write a quote inside it twice.")
  }

  /// - Returns: `nil` where the first row, which has one cell, names one column.
  static func partedOtherwise(_ header: String, at range: SourceRange) -> Diagnostic? {
    let separators: [(sign: Character, id: DiagnosticID, name: String)] = [
      (";", "semicolon-table", "`;`"), ("\t", "tab-table", "tabs"),
    ]
    return separators.first { header.contains($0.sign) }.map { separator in
      Diagnostic(
        separator.id,
        "The columns of this table are parted by \(separator.name), and its first row does not name what they are.",
        at: range,
        help:
          "Write above each column which field it is, such as `to` and `value`, `centre` and `cases`, or `group` and "
          + "`count`: then \(separator.name) may stand between them.")
    }
  }

  static func duplicateColumn(_ name: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "duplicate-column", "Two columns of this table are called `\(name)`.", at: range,
      help: "Rename or delete one of them.", notes: [Note("The other one is here.", at: first)])
  }

  static func columnWithoutName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "column-without-name", "A column of this table has no name in the first row.", at: range,
      help: "Name it, or delete the column.")
  }

  /// - Parameter endsEmpty: Do the cells that are too many hold nothing?
  static func wrongCellCount(_ count: Int, expected: Int, endsEmpty: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-cell-count", "This row has \(count) cells, but the first row names \(expected) columns.", at: range,
      help: count > expected
        ? endsEmpty
          ? "Delete what stands behind its last cell: commas alone, or empty cells of the spreadsheet."
          : "A comma inside a text needs quotes around the cell; a number has none: 8080, 16.2."
        : "Write a comma for each cell that is empty.")
  }

  package static func tableTooLarge(cells: Int, columns: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "table-too-large", "This table has more than \(columns) columns or \(cells) cells.", at: range,
      help: "Divide it into several, each beside a record of its own.")
  }
}
