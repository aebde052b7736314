/// Numbers in a text by which a person could be called or known.
struct PersonalNumbers {
  enum Kind { case phone, identity, passport }

  /// - Parameters:
  ///   - plain: A block of text without code and addresses.
  ///   - start: Where the block begins in the body.
  ///   - own: Telephone numbers of the site's own, as their digits.
  static func find(
    in plain: ArraySlice<UInt8>, from start: Int, except own: [[UInt8]]
  ) -> [(kind: Kind, bytes: Range<Int>)] {
    var found: [(kind: Kind, bytes: Range<Int>)] = []
    var index = plain.startIndex
    while index < plain.endIndex {
      guard plain[index].isOfWord || plain[index] == UInt8(ascii: "+") || plain[index] == UInt8(ascii: "(") else {
        index += 1
        continue
      }
      if mayBeginPhone(plain, index), let end = endOfPhone(plain[index...]), !isOfSum(plain, index),
        !isNamed(plain[..<index])
      {
        let digits = plain[index..<end].filter(\.isASCIIDigit)
        if !own.contains(where: { $0.suffix(9) == digits.suffix(9) }) {
          found.append((.phone, (start + index)..<(start + end)))
        }
        index = end
        continue
      }
      let word = plain[index...].prefix { $0.isOfWord }
      if let kind = kind(of: word, behind: plain[..<index]) {
        found.append((kind, (start + index)..<(start + word.endIndex)))
      }
      index = max(word.endIndex, index + 1)
    }
    return found
  }

  private static func mayBeginPhone(_ plain: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard plain[index].isASCIIDigit || plain[index] == UInt8(ascii: "+") || plain[index] == UInt8(ascii: "(") else {
      return false
    }
    // What follows a figure and a sign is a part of it: a version, a date, a sum.
    return index - plain.startIndex < 2 || !".-/,:".utf8.contains(plain[index - 1]) || !plain[index - 2].isOfWord
  }

  /// Whether these are thousands of a number that begins before: `5 000 000`.
  private static func isOfSum(_ plain: ArraySlice<UInt8>, _ index: Int) -> Bool {
    var start = index
    while start > plain.startIndex, [0x20, 0xA0, 0xC2].contains(plain[start - 1]) { start -= 1 }
    let before = plain[..<start].reversed().prefix { $0.isASCIIDigit }.count
    return start < index && (1...3).contains(before) && plain[index...].prefix { $0.isASCIIDigit }.count == 3
  }

  /// Whether the word before says that this is a number of another kind.
  private static func isNamed(_ text: ArraySlice<UInt8>) -> Bool {
    let before = String(decoding: text.suffix(40).drop { $0 & 0xC0 == 0x80 }, as: UTF8.self)
    let gap = before.reversed().prefix { !$0.isLetter }.count
    // A suffix may stand behind the word: `VÖEN-i`.
    let words = before.split { !$0.isLetter }.suffix(2)
    return gap < 5 && words.contains { otherNumbers.contains($0.lowercased()) }
  }

  /// Numbers of taxpayers, books and accounts.
  private static let otherNumbers = ["vöen", "voen", "инн", "tin", "isbn", "iban", "swift", "hesab", "счёт", "счет"]

  /// Where a telephone number ends that begins here.
  private static func endOfPhone(_ bytes: ArraySlice<UInt8>) -> Int? {
    let hasPlus = bytes.first == UInt8(ascii: "+")
    var groups: [Int] = []
    var end = bytes.startIndex + (hasPlus ? 1 : 0)
    var index = end
    var hasBracket = false
    while index < bytes.endIndex, groups.count < 8 {
      let digits = bytes[index...].prefix { $0.isASCIIDigit }
      guard !digits.isEmpty else {
        // One bracket may stand before a group, after the first too.
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "("), !hasBracket else { break }
        hasBracket = true
        index += 1
        continue
      }
      groups.append(digits.count)
      end = digits.endIndex
      index = end
      var gap = 0
      while index < bytes.endIndex, gap < 3, " -)./\u{A0}".utf8.contains(bytes[index]) {
        index += 1
        gap += 1
      }
      if gap == 0 { break }
    }
    guard end == bytes.endIndex || !bytes[end].isOfWord, !groups.isEmpty else { return nil }
    let count = groups.reduce(0, +)
    let digits = bytes[..<end].filter(\.isASCIIDigit)
    if hasPlus {
      // Groups of three are a large sum: "+1 250 000 000".
      let isSum = groups.count > 2 && groups.dropFirst().allSatisfy { $0 == 3 } && !digits.starts(with: "994".utf8)
      return (9...15).contains(count) && !isSum ? end : nil
    }
    if digits.starts(with: "00".utf8) { return (12...17).contains(count) && groups.count > 2 ? end : nil }
    if digits.first == UInt8(ascii: "0"), count == 10 {
      if groups.count > 1 {
        return groups[0] == 3 && groups.dropFirst().allSatisfy { (2...7).contains($0) } ? end : nil
      }
      let codes = ["010", "050", "051", "055", "060", "070", "077", "099"]
      return codes.contains { digits.starts(with: $0.utf8) } ? end : nil
    }
    let isRussian =
      count == 11 && groups.count == 5 && groups[0] == 1 && groups[1] == 3 && groups[2...].allSatisfy { $0 > 1 }
    return isRussian && (digits.first == UInt8(ascii: "8") || digits.first == UInt8(ascii: "7")) ? end : nil
  }

  private static func kind(of word: ArraySlice<UInt8>, behind text: ArraySlice<UInt8>) -> Kind? {
    guard (6...14).contains(word.count), word.allSatisfy({ $0 < 0x80 }) else { return nil }
    let letters = word.prefix { !$0.isASCIIDigit }
    let digits = word.count { $0.isASCIIDigit }
    let isCapital = word.allSatisfy { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    guard digits > 0, isCapital else { return nil }
    let isSeries = (1...3).contains(letters.count) && digits == word.count - letters.count
    // Azerbaijani passports and identity cards bear these letters.
    if isSeries, digits == 8, letters.elementsEqual("AZE".utf8) { return .passport }
    if isSeries, digits == 7, letters.elementsEqual("AA".utf8) { return .passport }
    let before = String(decoding: text.suffix(60).drop { $0 & 0xC0 == 0x80 }, as: UTF8.self).lowercased()
    // What names a number stands right before it: no other number between, and no end of a sentence.
    let sentence = before.split(omittingEmptySubsequences: false) { ".!?\n".contains($0) || $0.isNumber }.last ?? ""
    if isSeries || digits == word.count, digits >= 6, passports.contains(where: { sentence.contains($0) }) {
      return .passport
    }
    guard word.count == 7 || (digits == word.count && word.count >= 10) else { return nil }
    let words = sentence.split { !$0.isLetter }
    let isNamed = words.contains { fins.contains(String($0)) } || identities.contains { sentence.contains($0) }
    return isNamed ? .identity : nil
  }

  private static let passports = [
    "passport", "pasport", "паспорт", "identity card", "şəxsiyyət vəsiqə", "удостоверени",
  ]
  private static let fins = ["fin", "fi\u{307}n", "fın", "пин", "фин"]
  private static let identities = [
    "personal number", "personal identification", "identity number", "identification number", "personal code",
    "fərdi identifikasiya", "şəxsi nömrə", "личный номер", "персональный номер", "personal id",
  ]
}
