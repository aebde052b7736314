internal import FrontMatter

/// What offices write above the columns of their tables, in Azerbaijani, Russian and English.
enum HeaderWords {
  private static let words: [String: String] = Dictionary(
    [
      "to":
        "tarix, il, ay, dövr, son, дата, отчётная дата, отчетная дата, год, месяц, период, конец, date, report date, year, month, period, end",
      "from": "başlanğıc, начало, start",
      "value":
        "dəyər, qiymət, faiz, say, sayı, nəfər, значение, доля, количество, число, человек, value, number, people",
      "place":
        "yer, ünvan, rayon, mərkəz, şəhər, место, регион, район, город, центр, place, district, region, centre, center, city",
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

  private static let totals = Set(TotalWords.all.map { folded($0) })

  static func isTotal(_ label: String) -> Bool { totals.contains(folded(label)) }

  /// Without capitals, which Turkic languages have in their own way, and with single blanks.
  static func folded(_ text: some StringProtocol) -> String {
    text.lowercased().replacing("i\u{307}", with: "i").replacing("ı", with: "i")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
