/// Numbers in words, in the languages of the first sites, read only to say what to write instead: `on iki`, `двадцать
/// пять`, `twenty-five`.
enum NumberWords {
  /// The number that all of the words make; `nil` where one of them is no number, or two do not follow each other.
  static func number(_ text: Substring) -> Int? {
    let words = words(of: text)
    guard !words.isEmpty else { return nil }
    return languages.lazy.compactMap { number(words, in: $0) }.first
  }

  /// Whether it begins with such a word: `on iki nəfər`.
  static func begins(_ text: Substring) -> Bool {
    guard let first = words(of: text).first else { return false }
    return languages.contains { $0[first] != nil }
  }

  private static func words(of text: Substring) -> [String] {
    text.lowercased().split { " -\u{A0}".contains($0) }.map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { $0 != "\u{307}" }))
    }
  }

  private static func number(_ words: [String], in language: [String: Int]) -> Int? {
    var (total, group, last) = (0, 0, Int.max)
    for word in words where !(word == "and" && group + total > 0) {
      guard let value = language[word] else { return nil }
      switch value {
      case 0: return words.count == 1 ? 0 : nil
      case 1_000...:
        guard value < last else { return nil }
        total += max(group, 1) * value
        (group, last) = (0, value)
      case 100 where (1...9).contains(group): group *= 100
      default:
        // Each stands for less than what is open of the one before it.
        let open = value < 10 ? 10 : value < 100 ? 100 : 1_000
        guard group % open == 0, value >= 10 || !(11...19).contains(group % 100) else { return nil }
        group += value
      }
    }
    return total + group
  }

  private static let languages = [
    table(
      "sıfır=0 bir=1 iki=2 üç=3 dörd=4 beş=5 altı=6 yeddi=7 səkkiz=8 doqquz=9 on=10 iyirmi=20 otuz=30 qırx=40 əlli=50 "
        + "altmış=60 yetmiş=70 səksən=80 doxsan=90 yüz=100 min=1000 milyon=1000000"),
    table(
      "ноль=0 один=1 одна=1 одно=1 два=2 две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 "
        + "одиннадцать=11 двенадцать=12 тринадцать=13 четырнадцать=14 пятнадцать=15 шестнадцать=16 семнадцать=17 "
        + "восемнадцать=18 девятнадцать=19 двадцать=20 тридцать=30 сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70 "
        + "восемьдесят=80 девяносто=90 сто=100 двести=200 триста=300 четыреста=400 пятьсот=500 шестьсот=600 семьсот=700 "
        + "восемьсот=800 девятьсот=900 тысяча=1000 тысячи=1000 тысяч=1000 миллион=1000000 миллиона=1000000 "
        + "миллионов=1000000"),
    table(
      "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 "
        + "fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 "
        + "sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 million=1000000"),
  ]

  private static func table(_ words: String) -> [String: Int] {
    Dictionary(
      words.split(separator: " ").compactMap { pair in
        let halves = pair.split(separator: "=")
        return Int(halves[1]).map { (String(halves[0]), $0) }
      }, uniquingKeysWith: { one, _ in one })
  }
}
