/// Why a text is not a number, and the number that was probably meant.
package struct QuantityFault: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Nothing, or only spaces.
    case empty
    /// `8,080`, `8 080`, `8'080`.
    case thousandsSeparator
    /// `16,2`.
    case decimalComma
    /// `50%`.
    case percentSign
    /// `$3,100`, `25 AZN`.
    case currency
    /// `17*`, `17 (e)`, `17²`: a number with a mark behind it.
    case mark(String)
    /// `70‰`: so many of a thousand, or of ten thousand.
    case smallShare(String)
    /// `~80`, `ca. 80`: how exactly it is known stands before it.
    case approximate(String)
    /// `12 тыс.`, `1.2 million`: only the beginning of the number stands in digits.
    case magnitude(String)
    /// `1О`, `4l0`: a letter stands in place of a digit.
    case letterForDigit(Character)
    /// `25 people`: what is counted stands behind it.
    case unit(String)
    /// A character that cannot be seen stands among the digits, or beside them.
    case invisible(Unicode.Scalar)
    /// `'25`, by which a spreadsheet keeps a number as a text.
    case apostrophe
    /// `٩`, `９`: digits of other scripts.
    case otherDigits
    /// `½`.
    case fraction
    /// `<10`, `≥ 40`: one end only.
    case bound(isUpper: Bool)
    /// `1-4`: two ends.
    case range
    /// `5 of 6`, `5/6`: a part and its whole.
    case share(part: String, of: String)
    /// `(12)`, by which accounts mean −12.
    case bracketed(String)
    /// `4.1E+02`: a spreadsheet shortened it.
    case shortened
    /// `#NAME?`: a spreadsheet could not work it out.
    case spreadsheetError
    /// `=3+4`.
    case formula
    /// `N/A`, `–`: a word or sign that says that there is no number.
    case saysMissing
    /// `on iki`, `twelve people`: it stands in words.
    case words
    /// More than 18 significant digits, or more than 18 decimal places.
    case tooManyDigits
    /// Whatever else: words, `+5`, `1e3`, `.5`.
    case notANumber
  }

  package let reason: Reason
  /// What to write instead, where one reading is plainly meant.
  package let suggestion: String?

  package init(_ reason: Reason, suggestion: String? = nil) {
    self.reason = reason
    self.suggestion = suggestion
  }
}

extension Quantity {
  /// Reads `-?digits[.digits]` and nothing else: no plus sign, exponent, separator or space.
  ///
  /// Zeros in front are read over; zeros at the end count as written places.
  /// - Throws: `QuantityFault`, with the number that was probably meant.
  package static func parse(_ text: String) throws(QuantityFault) -> Quantity {
    switch read(text.utf8) {
    case .number(let quantity): return quantity
    case .tooLong: throw QuantityFault(.tooManyDigits)
    case .other: throw diagnose(text)
    }
  }

  private enum Reading {
    case number(Quantity)
    case tooLong
    case other
  }

  private static func read(_ text: some Collection<UInt8>) -> Reading {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }

    let limit: UInt64 = 1_000_000_000_000_000_000
    var magnitude: UInt64 = 0
    var isTooLong = false
    func takeDigits() -> Int {
      var count = 0
      while let byte = rest.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        if magnitude < limit {
          magnitude = magnitude * 10 + UInt64(byte - UInt8(ascii: "0"))
        } else {
          isTooLong = true
        }
        count += 1
        rest = rest.dropFirst()
      }
      return count
    }

    guard takeDigits() > 0 else { return .other }
    var scale = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      scale = takeDigits()
      guard scale > 0 else { return .other }
    }
    guard rest.isEmpty else { return .other }
    guard !isTooLong, let quantity = Quantity(digits: isNegative ? -Int128(magnitude) : Int128(magnitude), scale: scale)
    else {
      return .tooLong
    }
    return .number(quantity)
  }
}

// MARK: - What was meant

extension Quantity {
  /// What is wrong with a text that is not a number. Only called for such a text, so it may take its time.
  private static func diagnose(_ text: String) -> QuantityFault {
    var written = Substring(text).trimmed
    guard !written.isEmpty else { return QuantityFault(.empty) }
    guard !missingWords.contains(written.lowercased()) else { return QuantityFault(.saysMissing) }
    if let odd = text.unicodeScalars.first(where: \.isInvisibleInNumbers) {
      var clean = text
      clean.unicodeScalars.removeAll(where: \.isInvisibleInNumbers)
      if case .number = read(clean.utf8) { return QuantityFault(.invisible(odd), suggestion: clean) }
      // A space that does not break parts thousands.
      if odd.properties.generalCategory == .format {
        return QuantityFault(.invisible(odd), suggestion: diagnose(clean).suggestion)
      }
    }
    if let fault = adorned(written) ?? share(written) { return fault }
    if NumberWords.begins(written) {
      // `on` is a word of English too.
      let number = written.lowercased() == "on" ? nil : NumberWords.number(written)
      return QuantityFault(.words, suggestion: number.map { String($0) })
    }

    var reason = QuantityFault.Reason.notANumber
    if written.last == "%" {
      reason = .percentSign
      written = written.dropLast().trimmed
    }
    var sign = ""
    if let first = written.first, "-−–+".contains(first) {
      sign = first == "+" ? "" : "-"
      written = written.dropFirst().trimmed
    }
    let separators = separated(written)
    if reason == .notANumber { reason = separators.reason }

    let candidate = sign + separators.plain
    switch read(candidate.utf8) {
    case .number: return QuantityFault(reason, suggestion: candidate)
    case .tooLong: return QuantityFault(.tooManyDigits)
    case .other: return QuantityFault(reason)
    }
  }

  private static let missingWords: Set<String> = [
    "hidden", "not-reported", "not-reviewed", "no-data", "not-applicable", "unclear", "*", "**", "x", "х", "нд", "few",
    "n/a", "#n/a", "na", "n.a.", "nd", "n.d.", "n/d", "yoxdur", "məlumat yoxdur", "нет", "нет данных", "н/д", "none",
    "null", "nil", "nan", "unknown", "not available", "not applicable", "not known", "yox", "məlum deyil",
    "mövcud deyil", "əlçatmaz", "m.y.", "m/y", "м/д", "bilinmir", "неизвестно", "отсутствует", "не применимо",
    "no data", "tbd", "tbc",
    "todo",
    "xx", "xxx", "хх", "ххх", "??", "???", "-", "–", "—", "?", "...",
    "…", "..", ":", "~",
  ]

  // MARK: Signs and words beside a number

  /// What else than digits stands there, where that says something of its own.
  private static func adorned(_ written: Substring) -> QuantityFault? {
    guard let first = written.first else { return nil }
    if first == "=" { return QuantityFault(.formula) }
    if first == "#", written.dropFirst().first?.isLetter == true { return QuantityFault(.spreadsheetError) }
    if let plain = digits(written) { return plain }
    if let fault = lettersForDigits(written) { return fault }
    if written.wholeMatch(of: /[-−]?\d+([.,]\d+)?[eE][-+]?\d+/) != nil { return QuantityFault(.shortened) }
    if first == "'" || first == "’", let number = plainly(written.dropFirst()) {
      return QuantityFault(.apostrophe, suggestion: number)
    }
    let isBelow = "<≤≦".contains(first) || upperBoundWords.contains { written.lowercased().hasPrefix($0 + " ") }
    if isBelow || ">≥≧".contains(first) || lowerBoundWords.contains(where: { written.lowercased().hasPrefix($0 + " ") })
    {
      return QuantityFault(.bound(isUpper: isBelow))
    }
    if let isUpper = boundBehind(written) { return QuantityFault(.bound(isUpper: isUpper)) }
    if let match = written.wholeMatch(of: /(\S+)\s*(?:-|–|—|‑|to|до)\s*(\S+)/), plainly(match.1) != nil,
      plainly(match.2) != nil
    {
      return QuantityFault(.range)
    }
    if first == "(", written.last == ")", let number = plainly(written.dropFirst().dropLast()), !number.hasPrefix("-") {
      return QuantityFault(.bracketed(number))
    }
    return approximate(written) ?? priced(written) ?? followed(written)
  }

  /// `5 of 6`, `5 из 6`, `6-dan 5`, `5/6`: whole numbers, of which one is a part of the other.
  private static func share(_ written: Substring) -> QuantityFault? {
    guard written.utf8.count <= 60 else { return nil }
    let found =
      written.wholeMatch(of: /(\d+)\s*(?:\/|of|out of|из)\s*(\d+)/).map { (part: $0.1, whole: $0.2) }
      ?? written.wholeMatch(of: /(\d+)\s?[-–]?\s?d[aə]n\s+(\d+)(?:-?[\p{L}]{1,3})?/).map { (part: $0.2, whole: $0.1) }
    guard let found, let part = Int(found.part), let whole = Int(found.whole), part <= whole, whole > 0 else {
      return nil
    }
    return QuantityFault(.share(part: String(part), of: String(whole)))
  }

  /// Digits of another script, or a fraction that is one character.
  private static func digits(_ written: Substring) -> QuantityFault? {
    if let last = written.last, let sign = last.unicodeScalars.first, last.unicodeScalars.count == 1,
      let part = vulgarFractions[sign]
    {
      let whole = written.dropLast().trimmed
      if whole.isEmpty { return QuantityFault(.fraction, suggestion: "0" + part) }
      if whole.allSatisfy({ $0.isASCII && $0.isNumber }) { return QuantityFault(.fraction, suggestion: whole + part) }
    }
    guard written.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.numericType == .decimal }) else {
      return nil
    }
    return QuantityFault(
      .otherDigits, suggestion: plainly(Substring(written.withPlainDigits.replacing("٫", with: "."))))
  }

  /// Letters that look like digits, among digits.
  private static func lettersForDigits(_ written: Substring) -> QuantityFault? {
    guard let letter = written.first(where: { lookalikes[$0] != nil }), written.contains(where: \.isASCIIDigit),
      written.allSatisfy({ $0.isASCIIDigit || lookalikes[$0] != nil || ".,-−".contains($0) })
    else { return nil }
    let digits = Substring(String(written.map { lookalikes[$0] ?? $0 }))
    return plainly(digits).map { QuantityFault(.letterForDigit(letter), suggestion: $0) }
  }

  private static let lookalikes: [Character: Character] = [
    "O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "І": "1", "З": "3", "з": "3",
  ]

  /// `5-dən az`, `10-dan çox`, `100-ə qədər`: an end with its word behind it.
  private static func boundBehind(_ written: Substring) -> Bool? {
    let words = written.lowercased().split(separator: " ")
    guard words.count == 2, let isUpper = boundWordsBehind[String(words[1])],
      words[0].first?.isNumber == true, let hyphen = words[0].firstIndex(where: { $0 == "-" || $0 == "–" }),
      plainly(words[0][..<hyphen]) != nil
    else { return nil }
    return isUpper
  }

  private static let boundWordsBehind = [
    "az": true, "aşağı": true, "qədər": true, "kiçik": true, "çox": false, "artıq": false, "yuxarı": false,
  ]

  private static func approximate(_ written: Substring) -> QuantityFault? {
    guard let word = approximateWord(before: written), let number = plainly(written.dropFirst(word.count).trimmed)
    else {
      return nil
    }
    return QuantityFault(.approximate(word), suggestion: number)
  }

  /// `about `, `~`: what says that a number behind it is not exact.
  package static func approximateWord(before written: Substring) -> String? {
    let lowercased = written.prefix(20).lowercased()
    return approximateWords.first { lowercased.hasPrefix($0) }.map { String(written.prefix($0.count)) }
  }

  private static func priced(_ written: Substring) -> QuantityFault? {
    let lowercased = written.lowercased()
    for sign in currencies {
      if lowercased.hasPrefix(sign), let number = plainly(written.dropFirst(sign.count).trimmed) {
        return QuantityFault(.currency, suggestion: number)
      }
      if lowercased.hasSuffix(sign), let number = plainly(written.dropLast(sign.count).trimmed) {
        return QuantityFault(.currency, suggestion: number)
      }
    }
    return nil
  }

  /// A number and a mark, or a word: `17*`, `17 (e)`, `25 people`.
  private static func followed(_ written: Substring) -> QuantityFault? {
    let isOfNumber = { (sign: Character) in sign.isASCII && (sign.isNumber || ".,".contains(sign)) }
    var head = written.prefix { isOfNumber($0) || $0 == "-" || $0 == "−" }
    // `8 080 people`
    while head.count < 20, written[head.endIndex...].first?.isWhitespace == true {
      let group = written[head.endIndex...].dropFirst().prefix { $0.isASCIIDigit }
      guard group.count == 3 else { break }
      head = written[..<group.endIndex]
    }
    let rest = written.dropFirst(head.count)
    let tail = rest.trimmed
    guard let number = plainly(head), let first = tail.first, first != "%", !isOfNumber(first) else { return nil }
    // A fraction, `1/2`, is not its first half.
    if first == "/", tail.dropFirst().first?.isNumber == true { return nil }
    let isMark =
      tail.count <= 2 && !rest.hasPrefix(" ") && !tail.contains(where: \.isASCIIDigit) || "*†‡§[({".contains(first)
      || tail.unicodeScalars.allSatisfy { $0.properties.numericType == .digit }
    if let word = tail.split(separator: " ").first, let zeros = magnitudes[word.lowercased().filter { $0 != "." }] {
      let rest = tail.dropFirst(word.count).trimmed
      let isOfMoney = thousandsOfMoney.contains(word.lowercased()) && isCurrency(rest)
      let part = multiplied(number, byTenTo: isOfMoney ? 3 : zeros)
      return QuantityFault(.magnitude(String(tail)), suggestion: part.flatMap { added($0, to: rest) })
    }
    if "‰‱".contains(first) { return QuantityFault(.smallShare(String(first))) }
    if isMark { return QuantityFault(.mark(String(tail)), suggestion: number) }
    guard tail.allSatisfy({ $0.isLetter || " .-/²³".contains($0) }), first.isLetter else { return nil }
    return QuantityFault(.unit(String(tail)), suggestion: number)
  }

  /// `1 mln 200 min manat`: a number whose smaller part follows.
  private static func added(_ part: String, to rest: Substring) -> String? {
    guard rest.contains(where: \.isNumber) else { return part }
    let further = plainly(rest) ?? followed(rest)?.suggestion ?? priced(rest)?.suggestion
    guard let large = Int(part), let small = further.flatMap({ Int($0) }), small > 0, small < large else { return nil }
    return String(large + small)
  }

  /// Azerbaijani thousands, which may be minutes where no currency follows.
  private static let thousandsOfMoney: Set = ["min", "мин"]

  private static func isCurrency(_ text: Substring) -> Bool {
    currencies.contains(text.lowercased())
  }

  /// Does a word behind a number go on with it: `90 thousand`?
  package static func isMagnitude(_ word: some StringProtocol) -> Bool {
    magnitudes[word.lowercased().filter { $0 != "." }] != nil
  }

  /// Powers of ten; `nil` where the word may mean something else, as `min` does: minutes, or in Azerbaijani thousands.
  private static let magnitudes: [String: Int?] = [
    "тыс": 3, "тысяч": 3, "тысячи": 3, "тысяча": 3, "thousand": 3, "thousands": 3, "k": 3, "к": 3, "ths": 3, "тис": 3,
    "тисяч": 3, "млн": 6, "миллион": 6, "миллиона": 6, "миллионов": 6, "million": 6, "millions": 6, "mln": 6, "mio": 6,
    "milyon": 6, "млрд": 9, "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "billion": 9, "bn": 9, "mlrd": 9,
    "milyard": 9, "min": nil, "мин": nil, "m": nil, "м": nil,
  ]

  /// A plain decimal with its point so many places further right.
  private static func multiplied(_ number: String, byTenTo zeros: Int?) -> String? {
    guard let zeros else { return nil }
    let halves = number.split(separator: ".", omittingEmptySubsequences: false)
    let places = halves.count > 1 ? halves[1] : ""
    guard places.count <= zeros else { return halves[0] + places.prefix(zeros) + "." + places.dropFirst(zeros) }
    let digits = halves[0] + places + String(repeating: "0", count: zeros - places.count)
    let plain = digits.drop { $0 == "0" }
    return plain.isEmpty ? "0" : String(plain)
  }

  /// The number that a text without anything else is, or would be without its signs between thousands.
  private static func plainly(_ text: Substring) -> String? {
    let text = text.trimmed
    guard text.first?.isNumber == true || text.first == "-" || text.first == "−", text.last?.isNumber == true else {
      return nil
    }
    let sign = text.first?.isNumber == true ? "" : "-"
    let candidate = sign + separated(sign.isEmpty ? text : text.dropFirst()).plain
    if case .number = read(candidate.utf8) { return candidate }
    return nil
  }

  private static let vulgarFractions: [Unicode.Scalar: String] = [
    "½": ".5", "¼": ".25", "¾": ".75", "⅕": ".2", "⅖": ".4", "⅗": ".6", "⅘": ".8", "⅛": ".125",
  ]
  private static let upperBoundWords = ["under", "below", "less than", "fewer than", "at most", "up to", "менее", "до"]
  private static let lowerBoundWords = ["over", "above", "more than", "at least", "более", "свыше"]
  private static let approximateWords = [
    "~", "≈", "≃", "±", "ca.", "ca ", "c.", "approx.", "approximately ", "about ", "around ", "təxminən ", "təqribən ",
    "около ", "примерно ", "ок.",
  ]
  private static let currencies = [
    "$", "€", "£", "¥", "₼", "₽", "₺", "₾", "us$", "usd", "eur", "gbp", "azn", "rub", "gel", "try", "manat", "dollars",
    "euro", "euros", "руб.", "рублей", "манат", "манатов", ".-", ",-",
  ]

  // MARK: Signs within a number

  /// The digits with a point for the decimal sign and without the signs between thousands.
  ///
  /// `1,234` is read as thousands, `16,2` and `0,123` as decimals: a group of thousands has three digits, and the
  /// first has one to three and no leading zero.
  private static func separated(_ written: Substring) -> (plain: String, reason: QuantityFault.Reason) {
    for (thousands, decimal) in [(",", "."), (".", ","), (" ", "."), (" ", ","), ("'", "."), ("_", ".")]
      as [(Character, Character)]
    {
      let spaced = String(written.map { $0.isWhitespace ? " " : $0 == "’" ? "'" : $0 })
      let halves = spaced.split(separator: decimal, omittingEmptySubsequences: false)
      guard halves.count <= 2, let whole = halves.first else { continue }
      let groups = whole.split(separator: thousands, omittingEmptySubsequences: false)
      guard let first = groups.first, groups.count > 1, (1...3).contains(first.count), first.first != "0",
        groups.last?.count == 3, areAlike(groups.dropFirst()), groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
      else { continue }
      return ((groups.joined() + (halves.count == 2 ? "." + halves[1] : "")), .thousandsSeparator)
    }
    let halves = written.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "·" }
    if halves.count == 2, halves.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) {
      return (halves.joined(separator: "."), .decimalComma)
    }
    if written.first == "." { return ("0" + written, .notANumber) }
    if written.last == "." { return (String(written.dropLast()), .notANumber) }
    return (String(written), .notANumber)
  }

  /// Have all groups of digits behind the first three, or, as in India, all but the last two?
  private static func areAlike(_ groups: ArraySlice<Substring>) -> Bool {
    groups.allSatisfy { $0.count == 3 } || groups.count > 1 && groups.dropLast().allSatisfy { $0.count == 2 }
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmed: Substring {
    var rest = self
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return rest
  }
}

extension StringProtocol {
  /// With the digits 0 to 9 in place of those of other scripts.
  var withPlainDigits: String {
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
      plain.append(contentsOf: (digit.map { String(Int($0)) } ?? String(scalar)).unicodeScalars)
    }
    return String(plain)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Unicode.Scalar {
  /// Does it leave no trace beside a digit?
  fileprivate var isInvisibleInNumbers: Bool {
    properties.generalCategory == .format || value == 0xA0 || value == 0x202F
  }
}

extension Quantity {
  /// Is it written as `1.284`, which some read as a thousand and more? Not `0.284`.
  package var readsTwoWays: Bool { scale == 3 && (1000..<1_000_000).contains(digits.magnitude) }
}
