internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// Holds the texts of a record's files against the languages that the files are in, and against one another.
struct TextFit: Sendable {
  /// Of the site; the first is its default.
  private let languages: [String]

  init(_ languages: [String]) { self.languages = languages }

  /// One file of a record.
  struct File {
    let language: Int
    let fields: Node?
    let body: RecordText.Body?
  }

  // MARK: Letters

  private enum Script: String { case latin = "Latin", cyrillic = "Cyrillic" }

  /// What a language is written in; `nil` where it may be in another, or its name says so itself.
  private static func script(of language: String) -> Script? {
    switch language.lowercased() {
    case "ru", "uk", "be", "bg", "mk", "ky", "tg": .cyrillic
    case "az", "en", "tr", "de", "fr", "es", "it", "pt", "pl", "nl", "ro", "lv", "lt", "et": .latin
    default: nil
    }
  }

  /// That most words of a file are in the letters of its language. Names alone, which begin with capitals, say nothing.
  ///
  /// - Parameter fields: That the record may have.
  func wrongScript(_ file: File, _ fields: [FieldDescription]) -> Diagnostic? {
    guard languages.indices.contains(file.language), let script = Self.script(of: languages[file.language]) else {
      return nil
    }
    if script == .latin, !Self.hasCyrillic(file, fields) { return nil }
    var (own, others) = (0, 0)
    var first: SourceRange?
    func count(_ text: ArraySlice<UInt8>, at range: SourceRange) {
      let (latin, cyrillic) = Self.smallWords(in: text)
      own += script == .latin ? latin : cyrillic
      let wrong = script == .latin ? cyrillic : latin
      others += wrong
      if wrong > 0, first == nil { first = range }
    }
    // What a publication or a source is called stands in its own language.
    if file.fields?.value(of: "language") == nil {
      file.fields?.visitTexts(fields) { text, range, key in
        if !FieldContent.quoted.contains(key) { count(Array(text.utf8)[...], at: range) }
      }
    }
    if let body = file.body {
      for line in PlainLines(body.bytes) {
        count(line.text[...], at: SourceRange(file: body.file, line: body.line + line.number, column: 1))
      }
    }
    guard others >= 6, others > 4 * own, let first else { return nil }
    return .wrongScript(
      script == .latin ? Script.cyrillic.rawValue : Script.latin.rawValue, language: languages[file.language],
      isDefault: file.language == 0, at: first)
  }

  /// A look at the bytes, for most files have none.
  private static func hasCyrillic(_ file: File, _ fields: [FieldDescription]) -> Bool {
    func isLead(_ byte: UInt8) -> Bool { byte == 0xD0 || byte == 0xD1 }
    if file.body?.bytes.contains(where: isLead) == true { return true }
    var isFound = false
    file.fields?.visitTexts(fields) { text, _, _ in isFound = isFound || text.utf8.contains(where: isLead) }
    return isFound
  }

  /// Words of three letters and more that begin with a small one.
  private static func smallWords(in text: ArraySlice<UInt8>) -> (latin: Int, cyrillic: Int) {
    var (latin, cyrillic) = (0, 0)
    for word in text.split(whereSeparator: { $0 <= 0x20 }) {
      // Addresses and names of files are no words.
      let inner = word.dropLast()
      guard inner.count > 1, let sign = word.first, !inner.contains(where: { "/@.:=_".utf8.contains($0) }) else {
        continue
      }
      let second = word[word.startIndex + 1]
      switch sign {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): latin += 1
      case 0xD0 where (0xB0...0xBF).contains(second): cyrillic += 1
      case 0xD1 where (0x80...0x9F).contains(second): cyrillic += 1
      default: break
      }
    }
    return (latin, cyrillic)
  }

  // MARK: Numbers

  /// The one number of a text that stands otherwise in its translation, though all others are the same: `1,240` and
  /// `1 204`. Where more differ, a text may have been put in other words.
  func otherNumbers(_ original: File, _ translation: File) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for key in [RecordHeader.title.key, RecordHeader.summary.key] {
      guard let one = original.fields?.value(of: key), let other = translation.fields?.value(of: key),
        let said = one.text, let translated = other.text,
        let (first, second) = Self.difference(
          NumberInText.all(in: Array(said.utf8), line: 0), NumberInText.all(in: Array(translated.utf8), line: 0))
      else { continue }
      found.append(.numberDiffers(second.text, original: first.text, at: other.range, of: one.range))
    }
    guard let one = original.body, let other = translation.body else { return found }
    func numbers(_ body: RecordText.Body) -> [NumberInText] {
      PlainLines(body.bytes).flatMap { NumberInText.all(in: $0.text, line: $0.number) }
    }
    guard let (first, second) = Self.difference(numbers(one), numbers(other)) else { return found }
    func place(_ number: NumberInText, _ body: RecordText.Body) -> SourceRange {
      SourceRange(file: body.file, line: body.line + number.line, column: number.column, length: number.text.count)
    }
    found.append(
      .numberDiffers(second.text, original: first.text, at: place(second, other), of: place(first, one)))
    return found
  }

  private static func difference(
    _ original: [NumberInText], _ translated: [NumberInText]
  ) -> (NumberInText, NumberInText)? {
    let (ones, others) = (original.left(by: translated), translated.left(by: original))
    guard ones.count == 1, others.count == 1, ones[0].looksLike(others[0]) else { return nil }
    return (ones[0], others[0])
  }
}

extension [NumberInText] {
  /// Those that others have not, each of which stands for one alone.
  fileprivate func left(by others: [NumberInText]) -> [NumberInText] {
    var counts: [[UInt8]: Int] = [:]
    for number in others { counts[number.digits, default: 0] += 1 }
    return filter { number in
      counts[number.digits, default: 0] -= 1
      return counts[number.digits, default: 0] < 0
    }
  }
}

/// A number of three digits and more as a text has it; years and dates are left out, which languages write in their own way.
struct NumberInText {
  let text: String
  /// Without what parts them.
  let digits: [UInt8]
  /// From 0.
  let line: Int
  /// From 1.
  let column: Int

  static func all(in text: [UInt8], line: Int) -> [NumberInText] {
    var numbers: [NumberInText] = []
    var place = 0
    func isDigit(_ index: Int) -> Bool { text.indices.contains(index) && (0x30...0x39).contains(text[index]) }
    func run(from start: Int) -> Int {
      var end = start
      while isDigit(end) { end += 1 }
      return end - start
    }
    /// How long the sign is that may part groups of digits.
    func blank(at index: Int) -> Int {
      let rest = text[min(index, text.count)...].prefix(3)
      if rest.first.map({ [0x20, UInt8(ascii: "'")].contains($0) }) == true { return 1 }
      if rest.starts(with: [0xC2, 0xA0]) { return 2 }
      return rest.starts(with: [0xE2, 0x80, 0xAF]) || rest.starts(with: [0xE2, 0x80, 0x89]) ? 3 : 0
    }
    func isPoint(_ index: Int) -> Bool {
      text.indices.contains(index) && (text[index] == UInt8(ascii: ",") || text[index] == UInt8(ascii: "."))
    }
    while place < text.count {
      guard isDigit(place) else {
        place += 1
        continue
      }
      let start = place
      // What is part of a name, a telephone number or a date is none.
      let before = start > 0 ? text[start - 1] : 0x20
      var isOther = before | 0x20 >= UInt8(ascii: "a") && before < 0x80 || "+/-_#.".utf8.contains(before)
      let first = run(from: place)
      place += first
      var groups = 0
      while first < 4 {
        let width = isPoint(place) ? 1 : blank(at: place)
        guard width > 0, run(from: place + width) == 3 else { break }
        place += width + 3
        groups += 1
      }
      if isPoint(place), isDigit(place + 1) {
        place += 1 + run(from: place + 1)
        if isPoint(place), isDigit(place + 1) { isOther = true }
      }
      while place < text.count, "/-".utf8.contains(text[place]) || isPoint(place), isDigit(place + 1) {
        isOther = true
        place += 1 + run(from: place + 1)
      }
      let written = text[start..<place]
      let digits = written.filter { (0x30...0x39).contains($0) }
      let isYear = first == 4 && written.count == 4 && (text[start] == 0x31 || text[start] == 0x32)
      if !isOther, !isYear, digits.count > 2 {
        let column = String(decoding: text[..<start], as: UTF8.self).unicodeScalars.count + 1
        numbers.append(
          NumberInText(text: String(decoding: written, as: UTF8.self), digits: digits, line: line, column: column))
      }
    }
    return numbers
  }

  /// Whether one may have been typed for the other: digits in another order, one in another's place, or one too many.
  func looksLike(_ other: NumberInText) -> Bool {
    if digits.count == other.digits.count {
      return digits.sorted() == other.digits.sorted() || zip(digits, other.digits).count { $0 != $1 } == 1
    }
    let (short, long) = digits.count < other.digits.count ? (digits, other.digits) : (other.digits, digits)
    guard long.count == short.count + 1 else { return false }
    return long.indices.contains { Array(long[..<$0] + long[($0 + 1)...]) == short }
  }
}

/// The lines of a body without code, addresses, tags and directives.
struct PlainLines: Sequence {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func makeIterator() -> AnyIterator<(text: [UInt8], number: Int)> {
    var (start, number, isInCode) = (0, -1, false)
    return AnyIterator {
      guard start < bytes.count else { return nil }
      let line = bytes[start...].prefix { $0 != 0x0A }
      start = line.endIndex + 1
      number += 1
      let words = line.drop { $0 == 0x20 }
      if words.starts(with: "```".utf8) || words.starts(with: "~~~".utf8) {
        isInCode.toggle()
        return ([], number)
      }
      let isOther = isInCode || words.starts(with: "::".utf8) || line.starts(with: "    ".utf8)
      return (isOther ? [] : Self.plain(line), number)
    }
  }

  /// Blanks stand in place of what is left out, so that columns stay.
  private static func plain(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var plain = Array(line)
    func blank(from start: Int, to end: UInt8) -> Int? {
      guard let stop = plain[start...].dropFirst().firstIndex(of: end) else { return nil }
      for index in start...stop where plain[index] & 0xC0 != 0x80 { plain[index] = 0x20 }
      return stop
    }
    var place = 0
    while place < plain.count {
      switch plain[place] {
      case UInt8(ascii: "`"): place = blank(from: place, to: UInt8(ascii: "`")) ?? place
      case UInt8(ascii: "<"): place = blank(from: place, to: UInt8(ascii: ">")) ?? place
      case UInt8(ascii: "(") where place > 0 && plain[place - 1] == UInt8(ascii: "]"):
        place = blank(from: place, to: UInt8(ascii: ")")) ?? place
      case UInt8(ascii: ":") where plain[place...].starts(with: "://".utf8):
        while place < plain.count, plain[place] > 0x20 {
          plain[place] = 0x2E
          place += 1
        }
      default: break
      }
      place += 1
    }
    return plain
  }
}

extension Diagnostic {
  fileprivate static func wrongScript(
    _ script: String, language: String, isDefault: Bool, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-script",
      "Nearly all words of this file are in \(script) letters, but "
        + (isDefault ? "the site's default language is" : "by its name it is in") + " `\(language)`.",
      severity: .warning, at: range,
      help: "Write here the text in `\(language)`, and each other language into the file that is called after it.")
  }

  fileprivate static func numberDiffers(
    _ text: String, original: String, at range: SourceRange, of place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "number-differs", "Here stands `\(text)`, and in the original `\(original)`; all other numbers are the same.",
      severity: .warning, at: range, help: "Correct the one that is wrong.",
      notes: [Note("The original is here.", at: place)])
  }
}
