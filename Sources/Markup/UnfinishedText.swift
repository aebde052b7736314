/// What stands in a text until its author comes back to it, and readers would see: notes to oneself (`TODO`), blanks to be
/// filled in (`XX people`, `[insert date]`, `20XX`), and the words of forms that nobody filled in.
enum UnfinishedText {
  /// - Parameter plain: A block of text without code and addresses, and no words of somebody else, whose brackets they are.
  static func find(in plain: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = plain.startIndex
    while index < plain.endIndex {
      guard let end = end(of: plain, from: index) else {
        index += 1
        continue
      }
      found.append(index..<end)
      index = end
    }
    return found
  }

  /// Where such a piece ends that begins here, and not within a word: a run of its signs is looked at once.
  private static func end(of plain: ArraySlice<UInt8>, from index: Int) -> Int? {
    let sign = plain[index]
    if index > plain.startIndex, sign != UInt8(ascii: "["), sign < 0x80 {
      let before = plain[index - 1]
      guard before != sign, !before.isOfWord else { return nil }
    }
    return switch sign {
    case UInt8(ascii: "T"), UInt8(ascii: "F"): note(plain, from: index)
    case UInt8(ascii: "X"), UInt8(ascii: "x"): number(plain, from: index)
    case UInt8(ascii: "1"), UInt8(ascii: "2"): year(plain, from: index)
    case UInt8(ascii: "?"): signs(plain, from: index)
    case UInt8(ascii: "["): bracket(plain, from: index)
    case UInt8(ascii: "_"): blank(plain, from: index)
    case UInt8(ascii: "{"): slot(plain, from: index)
    case UInt8(ascii: "C"), UInt8(ascii: "L"), UInt8(ascii: "l"), UInt8(ascii: "M"), UInt8(ascii: "b"),
      UInt8(ascii: "t"), 0xD0:
      phrases.lazy.compactMap { plain[index...].starts(with: $0) ? index + $0.count : nil }.first
    default: nil
    }
  }

  private static let phrases = [
    "Lorem ipsum", "LOREM IPSUM", "lorem ipsum", "Click or tap here to enter text", "Click here to enter text",
    "Click or tap to enter a date", "Click here to enter a date", "Click to add title", "Click to add text",
    "Choose an item.", "Место для ввода текста", "Место для ввода даты", "Metin girmek için", "Mətn daxil etmək üçün",
    "buraya yazılacaq", "buraya yazın", "text goes here", "Здесь будет текст",
  ].map { Array($0.utf8) }

  /// Whether the whole of a field is what a program or a form writes into it at first: `Untitled`, `[Title]`, `<name>`.
  static func isWhole(_ text: String) -> Bool {
    guard let first = text.utf8.first, (3...60).contains(text.utf8.count) else { return false }
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "<"):
      guard let last = text.utf8.last, last == UInt8(ascii: "]") || last == UInt8(ascii: ">") else { return false }
      let inner = String(text.dropFirst().dropLast())
      return nouns.contains(inner.lowercased()) || isToBeFilled(inner)
    case UInt8(ascii: "U"), UInt8(ascii: "N"), UInt8(ascii: "A"), UInt8(ascii: "T"), UInt8(ascii: "Y"), 0xD0:
      return untitled.contains(text)
    default: return false
    }
  }

  private static let untitled: Set = [
    "Untitled", "Untitled document", "Untitled page", "New document", "New page", "New post", "Title here", "Adsız",
    "Adsız sənəd", "Yeni sənəd", "Yeni səhifə", "Без названия", "Документ без названия", "Новый документ",
    "Новая страница",
  ]

  private static let nouns: Set = [
    "name", "title", "date", "place", "text", "summary", "link", "number", "organisation", "organization", "ad",
    "soyad",
    "ad soyad", "başlıq", "tarix", "yer", "mətn", "rəqəm", "xülasə", "имя", "фио", "название", "дата", "место", "текст",
    "число", "ссылка", "заголовок",
  ]

  // MARK: Notes

  /// `TODO`, `FIXME`, `TBD`; `TBC`, which is a bank's name too, in brackets.
  private static func note(_ plain: ArraySlice<UInt8>, from start: Int) -> Int? {
    let word = plain[start...].prefix { $0.isOfWord }
    let before = plain[..<start].last ?? 0x20
    guard !before.isOfWord, !"#@/-_.".utf8.contains(before), !"-_/@".utf8.contains(word.next(in: plain)) else {
      return nil
    }
    switch String(decoding: word, as: UTF8.self) {
    case "FIXME", "TBD": return word.endIndex
    case "TBC", "TBA":
      return "([".utf8.contains(before) && ")]".utf8.contains(word.next(in: plain)) ? word.endIndex : nil
    case "TODO":
      return word.next(in: plain) == UInt8(ascii: ":") || !isSpanish(plain, around: word) ? word.endIndex : nil
    default: return nil
    }
  }

  /// Whether a word beside it is of Spanish or Portuguese, or in capitals too, or makes a list of it: `TODO EL PODER`, `lo es
  /// TODO`, `the TODO list`.
  private static func isSpanish(_ plain: ArraySlice<UInt8>, around word: ArraySlice<UInt8>) -> Bool {
    let before = plain[..<word.startIndex].suffix(24).split { !$0.isOfWord }.last
    let after = plain[word.endIndex...].prefix(24).split { !$0.isOfWord }.first
    return [before, after].contains { word in
      let text = word.map { String(decoding: $0, as: UTF8.self) } ?? ""
      return spanish.contains(text.lowercased()) || text.count > 2 && text == text.uppercased() && text != "TODO"
    }
  }

  private static let spanish: Set = [
    "el", "la", "lo", "los", "las", "un", "una", "este", "esta", "esto", "eso", "su", "sus", "mi", "tu", "y", "e", "es",
    "está", "que", "de", "del", "en", "con", "por", "para", "sobre", "ante", "casi", "sin", "tipo", "o",
    "os", "um", "uma", "isso", "isto", "é", "em", "com", "mundo", "ello", "list", "lists",
  ]

  // MARK: Numbers

  /// `XX people`, `XX %`, `XX.XX.2026`, `+994 XX`: not `XX əsr`, which is the twentieth.
  private static func number(_ plain: ArraySlice<UInt8>, from start: Int) -> Int? {
    let sign = plain[start]
    let end = plain[start...].prefix { $0 == sign }.endIndex
    let before = plain[..<start].last ?? 0x20
    guard end - start > 1, !before.isOfWord, before != UInt8(ascii: "."), end == plain.endIndex || !plain[end].isOfWord
    else { return nil }
    let rest = plain[end...]
    if let point = rest.first, "./".utf8.contains(point), rest.prefix(3).elementsEqual([point, sign, sign]) {
      return end + rest.prefix { $0 == point || $0.isOfWord }.count
    }
    if isOfPhone(plain[..<start]) { return end + rest.prefix { $0 == 0x20 || $0 == sign }.dropLastBlanks.count }
    // Alone it is no number of Rome where it is in small letters.
    if sign == UInt8(ascii: "x"), end - start > 2, plain[..<start].allSatisfy({ $0 <= 0x20 }),
      rest.allSatisfy({ $0 <= 0x20 })
    {
      return end
    }
    let words = rest.drop { $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    if words.first == UInt8(ascii: "%") { return words.startIndex + 1 }
    let word = words.prefix { $0.isOfWord }
    guard (2...30).contains(word.count), words.startIndex > end else { return nil }
    return counted.contains(String(decoding: word, as: UTF8.self).lowercased()) ? word.endIndex : nil
  }

  /// What is counted, and no century, congress or chapter.
  private static let counted = Set(
    """
    people persons participants citizens women men judges lawyers students teachers journalists officials experts cases
    requests complaints letters percent million thousand regions districts organisations organizations days hours months
    azn usd eur gel manat manats nəfər nəfərə nəfəri faiz faizi vətəndaş iştirakçı hakim vəkil jurnalist tələbə müəllim
    müraciət sorğu qadın kişi rayon təşkilat min milyon gün saat ay человек процентов процента участников граждан женщин
    мужчин судей адвокатов журналистов студентов учителей обращений запросов жалоб манатов манат тысяч тыс млн дней часов
    месяцев районов организаций
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether a telephone number begins before: `+994 `.
  private static func isOfPhone(_ plain: ArraySlice<UInt8>) -> Bool {
    let before = plain.suffix(8)
    guard let plus = before.lastIndex(of: UInt8(ascii: "+")) else { return false }
    let digits = before[(plus + 1)...].prefix { $0.isASCIIDigit }
    return !digits.isEmpty && before[digits.endIndex...].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "(") }
  }

  /// `20XX`, `202X`, `20__`.
  private static func year(_ plain: ArraySlice<UInt8>, from start: Int) -> Int? {
    let word = plain[start...].prefix { $0.isOfWord }
    let before = plain[..<start].last ?? 0x20
    if word.count == 2 || word.count == 3, word.starts(with: "20".utf8), word.allSatisfy(\.isASCIIDigit) {
      let blank = plain[word.endIndex...].prefix { $0 == UInt8(ascii: "_") }
      return !blank.isEmpty && word.count + blank.count > 3 && !blank.next(in: plain).isOfWord ? blank.endIndex : nil
    }
    guard word.count == 4, word.last == UInt8(ascii: "X") || word.last == UInt8(ascii: "x"), !before.isOfWord,
      !"-_/.#".utf8.contains(before), word.starts(with: "20".utf8) || word.starts(with: "19".utf8)
    else { return nil }
    let third = word[word.startIndex + 2]
    return third == word.last || third.isASCIIDigit ? word.endIndex : nil
  }

  // MARK: Blanks

  /// `??? people`: not `Really???`, and not words of which no letter is left, which are told as such.
  private static func signs(_ plain: ArraySlice<UInt8>, from start: Int) -> Int? {
    let end = plain[start...].prefix { $0 == UInt8(ascii: "?") }.endIndex
    let before = plain[..<start].last ?? 0x20
    guard end - start == 3, before <= 0x20 || "([|:".utf8.contains(before),
      end == plain.endIndex || !plain[end].isOfWord
    else { return nil }
    let around = plain[max(plain.startIndex, start - reach)..<min(plain.endIndex, end + reach)]
    let words = around.split { $0 <= 0x20 }
    let lost = words.count { word in word.allSatisfy { $0 == UInt8(ascii: "?") } }
    return lost == 1 || lost * 2 < words.count ? end : nil
  }

  /// How far is looked for what stands around.
  private static let reach = 400

  /// `[insert date]`, `[figure to come]`, `[rəqəm əlavə olunacaq]`, `[уточнить дату]`.
  private static func bracket(_ plain: ArraySlice<UInt8>, from start: Int) -> Int? {
    let content = plain[(start + 1)...].prefix(82).prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
    guard (2...80).contains(content.count), content.next(in: plain) == UInt8(ascii: "]") else { return nil }
    let end = content.endIndex + 1
    // Behind the text of a link stands its address, which is blotted out.
    guard end == plain.endIndex || plain[end] > 0x02 && !"([:".utf8.contains(plain[end]),
      isToBeFilled(String(decoding: content, as: UTF8.self)), !isInQuotes(plain[..<start].suffix(reach))
    else { return nil }
    return end
  }

  /// `____ people`: not `___strong___`.
  private static func blank(_ plain: ArraySlice<UInt8>, from start: Int) -> Int? {
    let line = plain[start...].prefix { $0 == UInt8(ascii: "_") }
    return line.count > 2 && !line.next(in: plain).isOfWord ? line.endIndex : nil
  }

  /// `{name}`, which a form letter fills in.
  private static func slot(_ plain: ArraySlice<UInt8>, from start: Int) -> Int? {
    let name = plain[(start + 1)...].prefix(40).prefix { $0.isOfWord || " _-.".utf8.contains($0) }
    let before = plain[..<start].last
    guard let first = name.first, first.isASCIILetter || first >= 0x80, name.next(in: plain) == UInt8(ascii: "}"),
      name.count(where: { $0 == 0x20 }) < 2,
      before.map({ !$0.isOfWord && !"{$\\_^".utf8.contains($0) }) ?? true,
      plain[(name.endIndex + 1)...].first != UInt8(ascii: "}")
    else { return nil }
    return name.endIndex + 1
  }

  private static func isInQuotes(_ before: ArraySlice<UInt8>) -> Bool {
    if before.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1 { return true }
    let text = String(decoding: before, as: UTF8.self)
    return [("“", "”"), ("«", "»"), ("„", "“")].contains { opening, closing in
      guard let last = text.lastIndex(of: Character(opening)) else { return false }
      return !text[text.index(after: last)...].contains(closing)
    }
  }

  /// Whether such words in brackets ask for others: by the first of them in English and Russian, by the last in all three.
  static func isToBeFilled(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    guard let first = words.first, let last = words.last else { return false }
    let all = words.joined(separator: " ")
    if whole.contains(all) || endings.contains(where: { all == $0 || all.hasSuffix(" " + $0) }) { return true }
    // What enters into force is no blank.
    if words.count > 1, firsts.contains(String(first)), words[1] != "into" { return true }
    return words.count > 1 && lasts.contains(String(last)) && !all.hasPrefix("to ")
  }

  private static let whole: Set = [
    "tbd", "tbc", "tba", "todo", "tk", "xx", "xxx", "placeholder", "type here", "type text", "document title",
    "company name", "organisation name", "organization name", "name of organisation", "your text", "your name",
    "your organisation", "your address",
    "введите текст", "название документа", "название организации", "уточнить", "вставить", "дополнить", "заполнить",
    "doldurun", "dəqiqləşdirin", "sənədin adı",
  ]
  private static let firsts: Set = [
    "insert", "enter", "placeholder", "вставить", "вставьте", "указать", "укажите", "уточнить", "уточните",
    "добавить", "добавьте", "дополнить", "заполнить", "введите", "впишите", "вписать",
  ]
  private static let endings = [
    "to come", "to be added", "to be confirmed", "to be completed", "to be inserted", "to be determined",
    "to be updated",
    "to be written", "to be filled in", "goes here", "text here", "link here", "name here", "title here", "photo here",
    "daxil edin", "əlavə edin", "əlavə et", "əlavə olunacaq", "əlavə ediləcək", "qeyd edin", "qeyd olunacaq",
    "будет добавлено", "будет добавлена", "будут добавлены", "уточняется",
  ]
  private static let lasts: Set = [
    "yazın", "yazılacaq", "dəqiqləşdirin", "dəqiqləşdiriləcək", "dəqiqləşdirilir", "dəqiqləşdirilməlidir", "doldurun",
    "doldurulacaq", "göstəriləcək", "yerləşdiriləcək",
  ]
}

extension ArraySlice<UInt8> {
  /// The byte behind this piece of a text; a blank at its end.
  fileprivate func next(in text: ArraySlice<UInt8>) -> UInt8 { endIndex < text.endIndex ? text[endIndex] : 0x20 }

  fileprivate var dropLastBlanks: Self {
    var rest = self
    while rest.last == 0x20 { rest.removeLast() }
    return rest
  }
}
