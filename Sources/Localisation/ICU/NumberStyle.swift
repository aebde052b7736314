internal import CICU
internal import Diagnostics

/// How a language writes numbers: its digits, signs and groups, asked of ICU once.
///
/// ICU is not handed the numbers: it takes them by way of formatters that are slow to make, one for each number of
/// decimal places. The tests hold every language that ICU has against what it would have made of them.
struct NumberStyle: ~Copyable, Sendable {
  /// What stands around the digits of numbers of one kind.
  struct Form: Sendable {
    let positive: Affixes
    let negative: Affixes
    /// Digits of the group before the decimal sign, and of those before it; 0 where there are no groups.
    let groupSizes: (last: Int, others: Int)
  }

  struct Affixes: Sendable {
    let prefix: String
    let suffix: String
  }

  /// 0…9 of the language; `nil` where they are those of ASCII.
  private let digits: [Character]?
  private let decimal: String
  private let group: String
  /// Digits before the last group from which on it is parted from them.
  private let fewestBeforeGroup: Int
  private let number: Form
  private let percent: Form
  /// Has CLDR no rules of the language, so that it is written by those of none?
  let isOfNoLanguage: Bool

  init(_ locale: ICULocale) {
    let numbers = NumberFormat(UNUM_DECIMAL, locale)
    let digits = NumberFormat.digitSymbols.compactMap { numbers.symbol($0).first }
    self.digits = digits == Array("0123456789") ? nil : digits
    decimal = numbers.symbol(UNUM_DECIMAL_SEPARATOR_SYMBOL)
    group = numbers.symbol(UNUM_GROUPING_SEPARATOR_SYMBOL)
    fewestBeforeGroup = numbers.fewestBeforeGroup
    number = numbers.form
    percent = NumberFormat(UNUM_PERCENT, locale).form
    isOfNoLanguage = numbers.isOfNoLanguage
  }

  /// What parts numbers in a row: a semicolon where they have commas of their own.
  var separator: String { decimal == "," ? "; " : ", " }

  /// A plain decimal such as `-12345.67` in the language's way, with as many decimal places.
  func text(_ plain: String) -> String { text(plain, number) }

  /// A number of per cent, such as `32`, with the sign in its place.
  func percent(_ plain: String) -> String { text(plain, percent) }

  /// A number that is none to count with, such as a year or the number of a day: digits alone.
  func digits(_ number: Int) -> String { digits(String(number)[...]) }

  private func digits(_ ascii: Substring) -> String {
    guard let digits else { return String(ascii) }
    return String(ascii.utf8.map { digits[Int($0 &- UInt8(ascii: "0"))] })
  }

  private func text(_ plain: String, _ form: borrowing Form) -> String {
    let isNegative = plain.utf8.first == UInt8(ascii: "-")
    let number = plain.dropFirst(isNegative ? 1 : 0)
    let end = number.utf8.firstIndex(of: UInt8(ascii: ".")) ?? number.endIndex
    var text = isNegative ? form.negative.prefix : form.positive.prefix
    add(number[..<end], to: &text, form.groupSizes)
    if end < number.endIndex { text += decimal + digits(number[number.utf8.index(after: end)...]) }
    text += isNegative ? form.negative.suffix : form.positive.suffix
    return text
  }

  /// Adds a whole number in its groups.
  private func add(_ whole: Substring, to text: inout String, _ sizes: (last: Int, others: Int)) {
    var left = whole.utf8.count
    guard sizes.last > 0, left >= sizes.last + fewestBeforeGroup else { return text += digits(whole) }
    var rest = whole
    while left > sizes.last {
      let length = (left - sizes.last - 1) % sizes.others + 1
      text += digits(rest.prefix(length)) + group
      rest = rest.dropFirst(length)
      left -= length
    }
    text += digits(rest)
  }
}

/// ICU's number format of a language, open as long as it is asked.
@safe private struct NumberFormat: ~Copyable {
  private let format: UnsafeMutablePointer<UNumberFormat?>

  init(_ style: UNumberFormatStyle, _ locale: ICULocale) {
    guard let format = unsafe ICU.call({ unsafe icu_openNumbers(style, locale.name, $0) }) else {
      internalFault("ICU opens no number format")
    }
    unsafe self.format = format
  }

  deinit { unsafe icu_closeNumbers(format) }

  static let digitSymbols = [
    UNUM_ZERO_DIGIT_SYMBOL, UNUM_ONE_DIGIT_SYMBOL, UNUM_TWO_DIGIT_SYMBOL, UNUM_THREE_DIGIT_SYMBOL,
    UNUM_FOUR_DIGIT_SYMBOL, UNUM_FIVE_DIGIT_SYMBOL, UNUM_SIX_DIGIT_SYMBOL, UNUM_SEVEN_DIGIT_SYMBOL,
    UNUM_EIGHT_DIGIT_SYMBOL, UNUM_NINE_DIGIT_SYMBOL,
  ]

  func symbol(_ symbol: UNumberFormatSymbol) -> String {
    unsafe ICU.text { unsafe icu_numberSymbol(format, symbol, $0, $1, $2) }
  }

  var form: NumberStyle.Form {
    let last = attribute(UNUM_GROUPING_USED) == 0 ? 0 : max(0, attribute(UNUM_GROUPING_SIZE))
    let others = attribute(UNUM_SECONDARY_GROUPING_SIZE)
    return NumberStyle.Form(
      positive: NumberStyle.Affixes(prefix: affix(UNUM_POSITIVE_PREFIX), suffix: affix(UNUM_POSITIVE_SUFFIX)),
      negative: NumberStyle.Affixes(prefix: affix(UNUM_NEGATIVE_PREFIX), suffix: affix(UNUM_NEGATIVE_SUFFIX)),
      groupSizes: (last, others > 0 ? others : last))
  }

  private func attribute(_ attribute: UNumberFormatAttribute) -> Int {
    unsafe Int(icu_numberAttribute(format, attribute))
  }

  /// 1 in most languages, 2 in those that write 1000 and 10 000. ICU does not tell, so it is made to write both.
  var fewestBeforeGroup: Int {
    let group = symbol(UNUM_GROUPING_SEPARATOR_SYMBOL)
    let written = ["1000", "10000"].map { (number: String) -> String in
      unsafe ICU.text { unsafe icu_formatNumber(format, number, $0, $1, $2) }
    }
    return (written.firstIndex { $0.contains(group) } ?? written.count) + 1
  }

  /// CLDR writes the minus of most languages as a hyphen, as it stands on keyboards. In print it is a minus, which is as
  /// wide as a digit and parts from its number at no end of a line.
  private func affix(_ affix: UNumberFormatTextAttribute) -> String {
    let written = unsafe ICU.text { unsafe icu_numberAffix(format, affix, $0, $1, $2) }
    return String(String.UnicodeScalarView(written.unicodeScalars.map { $0 == "-" ? "\u{2212}" : $0 }))
  }

  /// Does CLDR have no rules of the language, so that it is written by those of none?
  var isOfNoLanguage: Bool {
    unsafe ICU.call { status in unsafe icu_isOfNoLanguage(format, status) } != 0
  }
}
