/// What other programs write into a text that is copied out of them, and readers would see: the marks by which chat
/// programs name their sources, what word processors show where their own reference leads nowhere, and spreadsheets where
/// they could not work a figure out.
enum ProgramMarks {
  enum Kind { case source, answer, reference, figure, letter, contents }

  struct Mark {
    let kind: Kind
    /// Without the word beside it.
    let mark: Range<Int>
    /// With the word beside it that is to be kept.
    let bytes: Range<Int>
    /// That word; `nil` where the mark stands alone.
    let word: String?
  }

  /// - Parameter plain: A block of text without code and addresses.
  static func find(in plain: ArraySlice<UInt8>) -> [Mark] {
    var found: [Mark] = []
    var index = plain.startIndex
    while index < plain.endIndex {
      if let phrase = phrase(plain[index...]) ?? leaders(plain, from: index) {
        defer { index = phrase.end }
        // A table of contents is told once.
        if phrase.kind == .contents, found.contains(where: { $0.kind == .contents }) { continue }
        found.append(Mark(kind: phrase.kind, mark: index..<phrase.end, bytes: index..<phrase.end, word: nil))
      } else if var source = source(plain, from: index) {
        // Several of them in a row are one.
        while case let next = plain[source.upperBound...].prefix(while: { $0 == 0x20 }).endIndex, next < plain.endIndex,
          let further = self.source(plain, from: next), further.lowerBound <= next
        {
          source = source.lowerBound..<further.upperBound
        }
        found.append(mark(source, in: plain))
        index = source.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  // MARK: Phrases

  private static func phrase(_ text: ArraySlice<UInt8>) -> (kind: Kind, end: Int)? {
    guard let first = text.first, "ACESX#".utf8.contains(first) || first == UInt8(ascii: "H") || first == 0xD0 else {
      return nil
    }
    for (kind, phrases) in phrases {
      if let phrase = phrases.first(where: { text.starts(with: $0) }) { return (kind, text.startIndex + phrase.count) }
    }
    return nil
  }

  /// `........ 12` at the end of a line.
  private static func leaders(_ plain: ArraySlice<UInt8>, from start: Int) -> (kind: Kind, end: Int)? {
    guard plain[start] == UInt8(ascii: "."), start == plain.startIndex || plain[start - 1] != plain[start] else {
      return nil
    }
    let text = plain[start...]
    let points = text.prefix { $0 == UInt8(ascii: ".") }
    guard points.count > 4 else { return nil }
    let number = text[points.endIndex...].drop { $0 == 0x20 }.prefix { $0.isASCIIDigit }
    let rest = text[number.endIndex...]
    return !number.isEmpty && (rest.isEmpty || rest.first == 0x0A || rest.first == 0x0D)
      ? (.contents, number.endIndex) : nil
  }

  private static let phrases: [(kind: Kind, phrases: [[UInt8]])] = [
    (
      .reference,
      [
        "Error! Reference source not found.", "Error! Bookmark not defined.", "Error! No bookmark name given.",
        "Ошибка! Источник ссылки не найден.", "Ошибка! Закладка не определена.", "Ошибка! Не указано имя закладки.",
        "Hata! Başvuru kaynağı bulunamadı.", "Hata! Yer işareti tanımlanmamış.", "Xəta! İstinad mənbəyi tapılmadı.",
        "Xəta! Əlfəcin müəyyən edilməyib.",
      ]
    ),
    (
      .figure,
      [
        "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#ССЫЛКА!", "#ЗНАЧ!", "#ДЕЛ/0!", "#Н/Д",
        "#ИМЯ?", "#ЧИСЛО!",
      ]
    ),
    (
      .letter,
      [
        "Sent from my iPhone", "Sent from my iPad", "Sent from my Samsung", "Sent from my phone", "Sent from Outlook",
        "Sent from Mail for Windows", "Отправлено с iPhone", "Отправлено с iPad",
      ]
    ),
    (.answer, ["As an AI language model", "Certainly! Here", "Sure! Here", "Certainly! Below"]),
  ].map { kind, phrases in (kind, phrases.map { Array($0.utf8) }) }

  // MARK: Marks of sources

  /// Where a mark of a source stands that is met here; it may begin a word before.
  private static func source(_ plain: ArraySlice<UInt8>, from index: Int) -> Range<Int>? {
    let text = plain[index...]
    switch plain[index] {
    case 0xE3: return inBlackBrackets(text)
    case 0xEE: return text.starts(with: privateOpening) ? end(text, privateClosing, within: 300) : nil
    case UInt8(ascii: "c"):
      return text.starts(with: "citeturn".utf8) ? turns(text.dropFirst(4)).map { index..<$0 } : nil
    case UInt8(ascii: "t"): return turns(text).map { index..<$0 }
    case UInt8(ascii: "["): return inBrackets(text)
    case UInt8(ascii: ":"):
      guard text.starts(with: ":contentReference[oaicite:".utf8),
        let end = text.prefix(80).firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      let index = text[(end + 1)...].starts(with: "{index=".utf8) ? text[end...].firstIndex(of: UInt8(ascii: "}")) : nil
      return text.startIndex..<((index ?? end) + 1)
    case UInt8(ascii: "o"):
      guard text.starts(with: "oai_citation:".utf8) else { return nil }
      let number = text.dropFirst("oai_citation:".utf8.count).prefix { $0.isASCIIDigit }
      let isParted = plain[number.endIndex...].starts(with: "‡".utf8)
      return index..<(number.endIndex + (isParted ? "‡".utf8.count : 0))
    default: return nil
    }
  }

  private static let privateOpening: [UInt8] = [0xEE, 0x88, 0x80]
  private static let privateClosing: [UInt8] = [0xEE, 0x88, 0x81]

  private static func end(_ text: ArraySlice<UInt8>, _ closing: [UInt8], within reach: Int) -> Range<Int>? {
    text.prefix(reach).firstRange(of: closing).map { text.startIndex..<$0.upperBound }
  }

  /// `【12†source】`, `【3:1】`.
  private static func inBlackBrackets(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    guard text.starts(with: "【".utf8), let range = end(text, Array("】".utf8), within: 120) else { return nil }
    let content = text[range].dropFirst(3).dropLast(3)
    let isNumber = content.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ":") }
    return isNumber || content.firstRange(of: Array("†".utf8)) != nil ? range : nil
  }

  /// Where `turn0search1turn2news3` ends.
  private static func turns(_ text: ArraySlice<UInt8>) -> Int? {
    var end: Int?
    var rest = text
    while rest.starts(with: "turn".utf8) {
      let turn = rest.dropFirst(4).prefix { $0.isASCIIDigit }
      let kind = rest[turn.endIndex...].prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      let number = rest[kind.endIndex...].prefix { $0.isASCIIDigit }
      guard !turn.isEmpty, !number.isEmpty, kinds.contains(where: { kind.elementsEqual($0.utf8) }) else { break }
      end = number.endIndex
      rest = rest[number.endIndex...]
    }
    return end
  }

  private static let kinds = [
    "search", "news", "view", "fetch", "image", "file", "forecast", "academia", "product", "sports", "finance",
    "reddit",
  ]

  /// `[cite_start]`, `[cite: 12, 13]`, `[web:3]`, `[oaicite:3]`.
  private static func inBrackets(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    let content = text.dropFirst().prefix(60).prefix { $0 != UInt8(ascii: "]") }
    guard content.endIndex < text.endIndex, text[content.endIndex] == UInt8(ascii: "]") else { return nil }
    let range = text.startIndex..<(content.endIndex + 1)
    if content.elementsEqual("cite_start".utf8) || content.elementsEqual("cite_end".utf8) { return range }
    guard let name = ["cite:", "web:", "oaicite:", "attached_file:"].first(where: { content.starts(with: $0.utf8) }),
      case let numbers = content.dropFirst(name.utf8.count).drop(while: { $0 == 0x20 }),
      numbers.first?.isASCIIDigit == true,
      numbers.allSatisfy({ $0.isASCIIDigit || ", :-_".utf8.contains($0) || $0.isASCIILetter })
    else { return nil }
    return range
  }

  /// Bytes. A longer one is no word.
  private static let longestWord = 80

  /// With the word beside it: the one before, else the one behind.
  private static func mark(_ source: Range<Int>, in plain: ArraySlice<UInt8>) -> Mark {
    func isOfWord(_ byte: UInt8) -> Bool { byte > 0x20 && !"[]()*_`<>|".utf8.contains(byte) }
    let text = plain[..<source.lowerBound].suffix(longestWord * 2).reversed()
    let gap = text.prefix { $0 == 0x20 }.count
    let before = text.dropFirst(gap).prefix(while: isOfWord).reversed()
    if !before.isEmpty, before.count < longestWord {
      let start = source.lowerBound - gap - before.count
      return Mark(
        kind: .source, mark: source, bytes: start..<source.upperBound, word: String(decoding: before, as: UTF8.self))
    }
    let rest = plain[source.upperBound...].drop { $0 == 0x20 }
    let behind = rest.prefix(while: isOfWord)
    guard !behind.isEmpty, behind.count < longestWord else {
      return Mark(kind: .source, mark: source, bytes: source, word: nil)
    }
    // A blank that parts it from something else before stays.
    let isParted = source.lowerBound == plain.startIndex || plain[source.lowerBound - 1] <= 0x20
    let kept = isParted ? behind : plain[source.upperBound..<behind.endIndex]
    return Mark(
      kind: .source, mark: source, bytes: source.lowerBound..<behind.endIndex,
      word: String(decoding: kept, as: UTF8.self))
  }
}
