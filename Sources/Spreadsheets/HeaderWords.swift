internal import FrontMatter

/// What offices write above the columns of their tables, in Azerbaijani, Russian and English.
enum HeaderWords {
  private static let words: [String: String] = Dictionary(
    [
      "to":
        "tarix, il, illər, ay, aylar, dövr, son, tarixlər, дата, отчётная дата, отчетная дата, год, годы, месяц, период, конец, date, years, report date, year, month, period, end",
      "from": "başlanğıc, начало, start",
      "value":
        "dəyər, qiymət, məbləğ, faiz, say, sayı, nəfər, сумма, значение, доля, количество, число, человек, value, amount, number, people",
      "place":
        "yer, ünvan, rayon, mərkəz, şəhər, место, регион, район, город, центр, place, district, region, centre, center, city",
      "contacts": "müraciət, müraciətlər, müraciətlərin sayı, обращения, обращений, contacts",
      "cases": "iş, işlər, işlərin sayı, дела, дел, cases",
      "closed": "bağlanmış, bağlanan, bağlanmış işlər, закрыто, закрытые, закрытые дела, closed",
      "channel": "kanal, канал, channel", "topic": "mövzu, тема, topic", "outcome": "nəticə, результат, outcome",
      "group": "qrup, kateqoriya, группа, категория, group, category",
      "sex": "cins, пол, sex, gender",
      "age": "yaş, возраст, age",
      "note": "qeyd, примечание, комментарий, note, remark, comment",
    ].flatMap { field, words in words.split(separator: ",").map { (folded($0.trimmed), field) } },
    uniquingKeysWith: { first, _ in first })

  /// The field that a header names; what stands behind a comma, a bracket or a line break is the unit.
  static func field(of header: String) -> String? {
    words[folded(header)] ?? words[folded(header.prefix { !",(\n".contains($0) }.trimmed)]
  }

  private static let partsOfYear = Set(
    "rüb, rüblər, kvartal, yarımil, yarımillik, quarter, half, half-year, semester, квартал, полугодие".split(
      separator: ","
    ).map { folded($0.trimmed) })

  /// Is it the name of a quarter or a half, which a year beside it makes a date?
  static func isPartOfYear(_ header: String) -> Bool { partsOfYear.contains(folded(header)) }

  private static let totals = Set(TotalWords.all.map { folded($0) })

  /// A colon may follow: `Итого:`.
  static func isTotal(_ label: String) -> Bool {
    let label = folded(label)
    return totals.contains(label.hasSuffix(":") ? label.dropLast().trimmed : label)
  }

  /// Does it begin with a word for all, where it stands in place of a date: `Всего за период`, `Cəmi 2014–2016`?
  static func beginsWithTotal(_ label: String) -> Bool {
    guard let first = label.split(whereSeparator: \.isWhitespace).first else { return false }
    return isTotal(String(first))
  }

  /// Without capitals, which Turkic languages have in their own way, and with single blanks.
  static func folded(_ text: some StringProtocol) -> String {
    text.lowercased().replacing("i\u{307}", with: "i").replacing("ı", with: "i")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
