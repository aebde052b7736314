internal import Diagnostics

/// Looks through a text for letters that were lost on their way into the file, and for two versions that a merge has left.
///
/// Each kind is told once, at the first place: one wrong encoding spoils a whole file.
struct LetterScan {
  private let bytes: [UInt8]
  private let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  private var isInCode = false
  /// Whether `<<<<<<<` has begun two versions that have not ended.
  private var isInConflict = false
  private var lineStart = 0
  /// The last line that was looked at as a whole.
  private var judgedLine: Int?

  private var icelandic = IcelandicLetters()

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8], file: SourceFile) {
    self.bytes = bytes
    self.file = file
    startLine(at: 0)
    let span = bytes.span
    for index in span.indices {
      switch span[index] {
      case 0x0A: startLine(at: index + 1)
      case UInt8(ascii: "?"): readQuestionMark(at: index)
      case 0xC3: readWesternLetter(at: index)
      case 0xD0, 0xD1:
        readTurnedCase(at: index)
        readMixedLetters(at: index)
        if span[index] == 0xD0 { readLetter(at: index) }
      case 0xD2, 0xD3: readMixedLetters(at: index)
      case 0xC9 where byte(index + 1) == 0x99: icelandic.hasSchwa = true
      case 0xC4, 0xC5: icelandic.readTurkish(span[index], byte(index + 1))
      case 0xE2: readSign(at: index)
      case 0xEF where byte(index + 1) == 0xBF && byte(index + 2) == 0xBD: tell(at: index, as: "lost-letters")
      default: break
      }
    }
    if let place = icelandic.misread { tellIcelandic(at: place) }
  }

  private func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

  // MARK: Lines

  private mutating func startLine(at start: Int) {
    lineStart = start
    switch byte(start) {
    case UInt8(ascii: "<"), UInt8(ascii: ">"): readMergeMark(at: start)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if byte(start + 1) == byte(start), byte(start + 2) == byte(start) { isInCode.toggle() }
    default: break
    }
  }

  /// `<<<<<<< HEAD` and `>>>>>>> branch`; the `=======` between them needs no word of its own.
  private mutating func readMergeMark(at start: Int) {
    let sign = bytes[start]
    guard !isInCode, (1..<7).allSatisfy({ byte(start + $0) == sign }), byte(start + 7) <= 0x20 else { return }
    let isBeginning = sign == UInt8(ascii: "<")
    if isBeginning || !isInConflict {
      diagnostics.append(.mergeMark(at: range(start..<(start + 7))))
    }
    isInConflict = isBeginning
  }

  // MARK: Letters

  /// A `?` within a word, or before one, in whose place a letter stood.
  private mutating func readQuestionMark(at index: Int) {
    guard Self.isLetter(byte(index + 1)) else { return readLostWords(at: index) }
    guard !hasTold("lost-letters"), !isCode(index) else { return }
    let isFirst = index == 0 || byte(index - 1) <= 0x20
    guard isFirst || Self.isLetter(byte(index - 1)) else { return }
    let word = word(around: index)
    let scalars = String(decoding: bytes[word], as: UTF8.self).unicodeScalars
    // "Why?Because" lacks a blank, and `page?id` is an address.
    let isSentence = !isFirst && !Self.isCapital(byte(index - 1)) && Self.isCapital(byte(index + 1))
    // What keeps a schwa keeps all letters.
    guard !isSentence, !scalars.contains("ə"), scalars.count > 3,
      scalars.allSatisfy({ $0 == "?" || $0 == "-" || $0.properties.isAlphabetic }),
      byte(word.lowerBound - 1) != UInt8(ascii: "(") || byte(word.lowerBound - 2) != UInt8(ascii: "]")
    else { return }
    diagnostics.append(.lostLetters(String(scalars), at: range(word)))
  }

  /// `?????? ????`: words of a line in which no letter is left.
  private mutating func readLostWords(at index: Int) {
    guard byte(index + 1) == UInt8(ascii: "?"), byte(index + 2) == UInt8(ascii: "?"),
      index == 0 || byte(index - 1) <= 0x20 || "#*(\"'|".utf8.contains(byte(index - 1)), judgedLine != lineStart
    else { return }
    judgedLine = lineStart
    guard !hasTold("lost-letters"), !isCode(index) else { return }
    var line = bytes[lineStart...].prefix { $0 != 0x0A }
    // A field's name keeps its letters.
    let name = line.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }.prefix {
      $0 == UInt8(ascii: "_") || $0 >= UInt8(ascii: "a") && $0 < 0x7B
    }
    if line[name.endIndex...].starts(with: ": ".utf8) { line = line[name.endIndex...] }
    let words = line.split { $0 <= 0x20 || "|:,;.!()\"'*#-".utf8.contains($0) }
    let lost = words.filter { word in word.allSatisfy { $0 == UInt8(ascii: "?") } }
    let lengths = lost.map(\.count)
    guard lost.count * 2 > words.count, lengths.count(where: { $0 > 2 }) > 1 || lengths.contains(where: { $0 > 4 })
    else { return }
    let word = index..<(index + bytes[index...].prefix { $0 == UInt8(ascii: "?") }.count)
    diagnostics.append(.lostLetters(String(decoding: bytes[word], as: UTF8.self), at: range(word)))
  }

  /// `Gәncә`, `Вakı`: a word in letters of two alphabets.
  private mutating func readMixedLetters(at index: Int) {
    guard isLatin(at: index + 2) || index > 0 && isLatin(at: index - 1), !hasTold("mixed-letters"), !isCode(index)
    else {
      return
    }
    // What is wrong with an address or a field's name is told there.
    let around = String(decoding: bytes[word(around: index)], as: UTF8.self)
    guard !around.contains("@"), !around.contains("://") else { return }
    var (start, end) = (index, index + 2)
    while start > 0, Self.isLetter(bytes[start - 1]) { start -= 1 }
    while Self.isLetter(byte(end)) { end += 1 }
    let run = String(decoding: bytes[start..<end], as: UTF8.self)
    guard byte(end) != UInt8(ascii: ":"), run.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }),
      let meant = MixedLetters.meant(by: run)
    else { return }
    diagnostics.append(.mixedLetters(run, meant: meant, at: range(start..<end)))
  }

  private func isLatin(at index: Int) -> Bool {
    let byte = byte(index) | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0xC3...0xC9).contains(self.byte(index))
  }

  /// `Ã¶`, `ÄŸ`, `Ð”Ð°`: letters of UTF-8 that were read in an encoding of Windows.
  private mutating func readLetter(at index: Int) {
    guard mayBeWronglyRead(behind: index + 2), !hasTold("wrong-encoding"), let reading = WrongReading(bytes[index...]),
      !isCode(index)
    else { return }
    let word = word(around: index)
    diagnostics.append(
      .wrongEncoding(
        String(decoding: bytes[word], as: UTF8.self), readAs: reading.name, isOf: "UTF-8",
        meant: reading.undone(bytes[word]),
        at: range(word)))
  }

  /// No sign of ASCII and no letter of Russian stands for the second byte of a letter: nearly all right text ends here.
  private func mayBeWronglyRead(behind index: Int) -> Bool {
    switch byte(index) {
    case ..<0x80: false
    case 0xD0: byte(index + 1) < 0x90
    case 0xD1: byte(index + 1) >= 0x90
    default: true
    }
  }

  /// `Áåñïëàòíàÿ`: Russian words in which every letter is one of Latin with an accent. No word of any language is.
  private mutating func readWesternLetter(at index: Int) {
    icelandic.readVowel(byte(index + 1))
    if IcelandicLetters.letters[byte(index + 1)] != nil, icelandic.isOfNewWord(index), !isCode(index) {
      let word = word(around: index)
      icelandic.read(String(decoding: bytes[word], as: UTF8.self), at: index, end: word.upperBound)
    }
    let isBeginning = index < 2 || byte(index - 2) != 0xC3
    guard isBeginning, byte(index + 2) == 0xC3, byte(index + 4) == 0xC3, byte(index + 6) == 0xC3,
      !hasTold("wrong-encoding"), !isCode(index)
    else { return readLetter(at: index) }
    let word = word(around: index)
    let scalars = String(decoding: bytes[word], as: UTF8.self).unicodeScalars
    guard scalars.allSatisfy({ (0xC0...0xFF).contains($0.value) || "-.,:!?".unicodeScalars.contains($0) }) else {
      return readLetter(at: index)
    }
    let meant = scalars.map { $0.isASCII ? $0 : Unicode.Scalar($0.value - 0xC0 + 0x410) ?? $0 }
    diagnostics.append(
      .wrongEncoding(
        String(scalars), readAs: "Windows-1252", isOf: "Windows-1251",
        meant: String(String.UnicodeScalarView(meant)), at: range(word)))
  }

  private mutating func tellIcelandic(at index: Int) {
    guard !hasTold("wrong-encoding") else { return }
    let word = word(around: index)
    let written = String(decoding: bytes[word], as: UTF8.self)
    diagnostics.append(
      .wrongEncoding(
        written, readAs: "Windows-1252", isOf: "Windows-1254", meant: IcelandicLetters.undone(written),
        at: range(word)))
  }

  /// `вЕУРМБФОБС`: a small letter and capitals, as Russian of KOI8 and Windows-1251 becomes when one is read as the other.
  private mutating func readTurnedCase(at index: Int) {
    func isCapital(_ at: Int) -> Bool { byte(at) == 0xD0 && (0x90...0xAF).contains(byte(at + 1)) }
    let isSmall =
      byte(index) == 0xD0 ? (0xB0...0xBF).contains(byte(index + 1)) : (0x80...0x8F).contains(byte(index + 1))
    guard isSmall, index == 0 || !Self.isLetter(byte(index - 1)), isCapital(index + 2), isCapital(index + 4),
      isCapital(index + 6), isCapital(index + 8), !hasTold("wrong-encoding"), !isCode(index)
    else { return }
    let word = word(around: index)
    diagnostics.append(
      .wrongEncoding(
        String(decoding: bytes[word], as: UTF8.self), readAs: "another code of Russian", isOf: "KOI8-R or Windows-1251",
        meant: nil, at: range(word)))
  }

  /// Signs that turn the direction, and frames of letters and boxes in place of letters.
  private mutating func readSign(at index: Int) {
    let (second, third) = (byte(index + 1), byte(index + 2))
    switch (second, third) {
    case (0x96, 0xA1), (0x96, 0xAF):
      // □ within a word
      if Self.isLetter(byte(index - 1)), Self.isLetter(byte(index + 3)) { tell(at: index, as: "lost-letters") }
    case (0x94...0x96, _):
      let isAtRussian = [byte(index - 2), byte(index + 3)].contains { $0 == 0xD0 || $0 == 0xD1 }
      guard isAtRussian, !hasTold("wrong-encoding"), !isCode(index) else { return }
      let word = word(around: index)
      diagnostics.append(
        .wrongEncoding(
          String(decoding: bytes[word], as: UTF8.self), readAs: "KOI8 or the code page of DOS", isOf: "UTF-8",
          meant: nil, at: range(word)))
    default: readDirection(at: index)
    }
  }

  /// The signs that turn the direction of a text until further notice, and those that end it.
  private mutating func readDirection(at index: Int) {
    let (second, third) = (byte(index + 1), byte(index + 2))
    let isTurn = (second == 0x80 && (0xAA...0xAE).contains(third)) || (second == 0x81 && (0xA6...0xA9).contains(third))
    guard isTurn, !hasTold("direction-sign") else { return }
    let code = String((UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)) + 0x2000, radix: 16, uppercase: true)
    diagnostics.append(.directionSign(code, at: range(index..<(index + 3))))
  }

  private mutating func tell(at index: Int, as id: DiagnosticID) {
    guard !hasTold(id), !isCode(index) else { return }
    let word = word(around: index)
    diagnostics.append(.lostLetters(String(decoding: bytes[word], as: UTF8.self), at: range(word)))
  }

  private func hasTold(_ id: DiagnosticID) -> Bool { diagnostics.contains { $0.id == id } }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  /// Whether the place lies in code: between two lines of backticks, or behind one on its line.
  private func isCode(_ index: Int) -> Bool {
    isInCode || bytes[lineStart..<index].count { $0 == UInt8(ascii: "`") } % 2 == 1
  }

  /// The letters around a place, up to a blank, a bracket or a quote.
  private func word(around index: Int) -> Range<Int> {
    func ends(_ byte: UInt8) -> Bool { byte <= 0x20 || "()[]{}<>\"'`*_|,;".utf8.contains(byte) }
    var start = index
    while start > 0, !ends(bytes[start - 1]), index - start < 60 { start -= 1 }
    var end = index + 1
    while end < bytes.count, !ends(bytes[end]), end - index < 60 { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end - 1 > index, ".:!?".utf8.contains(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func range(_ place: Range<Int>) -> SourceRange {
    var range = SourceRange(file: file, ofByte: place.lowerBound, in: bytes)
    range.endColumn = range.column + UInt32(bytes[place].count { $0 & 0xC0 != 0x80 })
    return range
  }
}

/// Letters of UTF-8 that were read in an encoding of Windows, such as `Ã¶` for `ö`.
struct WrongReading {
  private enum Encoding {
    case western, cyrillic
  }

  private let encoding: Encoding

  var name: String { encoding == .western ? "Windows-1252" : "Windows-1251" }

  /// - Parameter bytes: UTF-8 from a letter that may be the first of such.
  /// - Returns: `nil` where right text may stand, such as `É”`.
  init?(_ bytes: ArraySlice<UInt8>) {
    let scalars = String(decoding: bytes.prefix(16), as: UTF8.self).unicodeScalars.prefix(4)
    for encoding in [Encoding.western, .cyrillic] {
      let read = scalars.map { Self.byte(of: $0, encoding) ?? 0 }
      guard let lead = read.first, let (length, isSure) = Self.letter(read, encoding) else { continue }
      let next = read.dropFirst(length)
      let isRun =
        next.first.map { $0 == lead || (0xC3...0xDB).contains($0) } == true
        && Self.letter(Array(next), encoding) != nil
      // A dash or a quote may end a word; a letter directly behind it shows that it does not.
      let isWithin =
        encoding == .western && (0xC3...0xC5).contains(lead) && read.count > 2 && read[1] != 0xA0
        && scalars.dropFirst(2).first.map { $0.isASCII && $0.properties.isAlphabetic } == true
      guard isSure || isRun || isWithin else { continue }
      self.encoding = encoding
      return
    }
    return nil
  }

  /// How many signs make a letter, and whether they do so for sure.
  private static func letter(_ read: [UInt8], _ encoding: Encoding) -> (length: Int, isSure: Bool)? {
    guard let lead = read.first, read.count > 1, (0x80...0xBF).contains(read[1]) else { return nil }
    switch lead {
    case 0xC2 where encoding == .western: return (2, read[1] > 0xA0 && read[1] != 0xAB && read[1] != 0xBB)
    case 0xC2...0xC5, 0xC9, 0xD0...0xD1, 0xD8...0xDB:
      // Marks that end a word or a sentence may follow a letter.
      let mayFollow: Set<UInt8> =
        encoding == .western
        ? [
          0x82, 0x84, 0x85, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9B, 0xA0, 0xAA, 0xAB, 0xB2, 0xB3,
          0xB7, 0xB9, 0xBA, 0xBB,
        ]
        : Set(
          [
            0x80...0x85, 0x8A...0x97, 0x9A...0xA3, 0xA5...0xA5, 0xA8...0xA8, 0xAA...0xAB, 0xAF...0xAF, 0xB2...0xB4,
            0xB8...0xBF,
          ].joined())
      return (2, !mayFollow.contains(read[1]))
    case 0xE2:
      guard read.count > 2, (0x80...0xBF).contains(read[2]) else { return nil }
      return [0x80, 0x82, 0x84, 0x86].contains(read[1]) ? (3, true) : nil
    default: return nil
    }
  }

  /// The word as it was before it was read wrongly; `nil` where not all of it is of one kind.
  func undone(_ word: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : Self.byte(of: scalar, encoding) else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The byte that the encoding reads as this sign.
  private static func byte(of scalar: Unicode.Scalar, _ encoding: Encoding) -> UInt8? {
    switch encoding {
    case .western:
      if (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
      return western[scalar]
    case .cyrillic:
      if (0x410...0x44F).contains(scalar.value) { return UInt8(scalar.value - 0x410 + 0xC0) }
      return cyrillic[scalar]
    }
  }

  /// From 0x80; a blank where the encoding has no sign.
  private static let western = table("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ")
  private static let cyrillic = table("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–— ™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї")

  private static func table(_ signs: String) -> [Unicode.Scalar: UInt8] {
    var table: [Unicode.Scalar: UInt8] = [:]
    for (index, scalar) in signs.unicodeScalars.enumerated() where scalar != " " { table[scalar] = UInt8(0x80 + index) }
    return table
  }
}
