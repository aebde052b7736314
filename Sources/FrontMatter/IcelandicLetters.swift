/// The letters `ÞþÝýÐð` of a text, which Windows-1254 has in the places of `ŞşİıĞğ`: names of Iceland, or Azerbaijani
/// words that were read in the wrong encoding.
struct IcelandicLetters {
  /// Whether `ə` stands anywhere, as in any Azerbaijani text.
  var hasSchwa = false
  /// Whether `ş`, `ı`, `İ` or `ğ` stands anywhere, so that the text was read rightly, if not all of it.
  private var hasTurkish = false
  /// Where the first word stands that is none of Iceland's.
  private var firstSure: Int?
  /// Words that may be of either language.
  private var unsure: Set<String> = []
  private var firstUnsure: Int?
  /// Whether a name of Iceland's may stand anywhere.
  private var hasNames = false
  private var endOfWord = 0
  private var wordsToRead = 500

  /// The second byte of each letter, and the letter that was meant.
  static let letters: [UInt8: Character] = [0x9E: "Ş", 0xBE: "ş", 0x9D: "İ", 0xBD: "ı", 0x90: "Ğ", 0xB0: "ğ"]

  /// More such words than these are no names.
  private static let mostNames = 2

  mutating func readTurkish(_ first: UInt8, _ second: UInt8) {
    let isOfTurkish = first == 0xC4 ? [0x9E, 0x9F, 0xB0, 0xB1].contains(second) : [0x9E, 0x9F].contains(second)
    if isOfTurkish { hasTurkish = true }
  }

  /// The second byte of `áíóúæ`, small or capital, which no Azerbaijani word has, rightly read or not.
  mutating func readVowel(_ second: UInt8) {
    if [0xA1, 0xA6, 0xAD, 0xB3, 0xBA, 0x81, 0x86, 0x8D, 0x93, 0x9A].contains(second) { hasNames = true }
  }

  func isOfNewWord(_ index: Int) -> Bool { index >= endOfWord && wordsToRead > 0 }

  mutating func read(_ word: String, at index: Int, end: Int) {
    endOfWord = end
    wordsToRead -= 1
    let small = word.lowercased()
    // Windows-1254 has no schwa.
    if small.contains("ə") { return }
    guard !small.contains(where: { "áéíóúæ".contains($0) }) else { return }
    if Self.isOfAzerbaijani(small) {
      firstSure = firstSure ?? index
    } else {
      unsure.insert(small)
      firstUnsure = firstUnsure ?? index
    }
  }

  /// Whether a word, in small letters, cannot be of Iceland, whose `þ` begins a word, whose `ý` is in its first syllable,
  /// whose `ð` never begins one, and which has no `c`, `q`, `z`, `w`, `ç` or `ü`. Czech has a `ý` at the end, but no `þ` or `ð`.
  private static func isOfAzerbaijani(_ word: String) -> Bool {
    if word.contains("q") { return true }
    guard word.contains(where: { "þð".contains($0) }) || word.hasPrefix("ý") else { return false }
    if word.contains(where: { "cqzwçü".contains($0) }) || (word.dropFirst().contains("þ") && !word.hasPrefix("alþing"))
      || word.hasPrefix("ð")
    {
      return true
    }
    guard let last = word.dropFirst().lastIndex(of: "ý") else { return false }
    return word[..<last].contains { "aeiouöý".contains($0) }
  }

  /// Where the first word stands that was read wrongly.
  var misread: Int? {
    guard hasSchwa else { return nil }
    if let firstSure { return firstSure }
    return !hasNames && unsure.count > (hasTurkish ? Self.mostNames : 0) ? firstUnsure : nil
  }

  /// The word as it was meant.
  static func undone(_ word: String) -> String {
    String(
      word.map { letter in
        let bytes = Array(String(letter).utf8)
        return bytes.count == 2 && bytes[0] == 0xC3 ? letters[bytes[1]] ?? letter : letter
      })
  }
}
