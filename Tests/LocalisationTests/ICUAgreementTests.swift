import Exact
import ICUFormatting
import Testing

@testable import Localisation

/// What we write by a language's rules, held against what ICU writes itself, in every language that it has.
@Suite struct ICUAgreementTests {
  /// The name of ICU for each, and the one that a site gives it.
  static let languages: [(locale: String, tag: String)] = (0..<formatting_localeCount()).compactMap { index in
    guard let locale = formatting_locale(index).map({ String(cString: $0) }) else { return nil }
    let tag = text { formatting_tag(locale, $0, 200) }
    // English of no country is taken for that of the world.
    return tag == "en" ? nil : (locale, tag)
  }

  private static func text(_ fill: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    var bytes = [CChar](repeating: 0, count: 400)
    fill(&bytes)
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func number(_ locale: String, _ skeleton: String, _ plain: String) -> String {
    let written = Self.text { formatting_number(locale, skeleton, plain, $0, 400) }
    return String(String.UnicodeScalarView(written.unicodeScalars.map { $0 == "-" ? "\u{2212}" : $0 }))
  }

  @Test("ICU has hundreds of languages")
  func languages() {
    #expect(Self.languages.count > 500)
  }

  @Test("numbers and shares are ICU's")
  func numbers() {
    let plain = ["0", "7", "-7", "999", "1000", "-8080", "10000", "99999", "123456", "1234567", "1234567890123456789"]
    let decimals = ["0.5", "-1234.50", "12345.00", "1234567.25"]
    for (locale, tag) in Self.languages {
      let style = NumberStyle(ICULocale(tag: tag))
      for number in plain {
        #expect(style.text(number) == self.number(locale, "precision-integer", number), "\(tag)")
        #expect(style.percent(number) == self.number(locale, "percent precision-integer", number), "\(tag)")
      }
      for number in decimals {
        let places = number.hasSuffix(".5") ? ".0" : ".00"
        #expect(style.text(number) == self.number(locale, places, number), "\(tag)")
      }
    }
  }

  @Test("dates are ICU's")
  func dates() throws {
    let epoch = try #require(Day(year: 1970, month: 1, day: 1))
    let days = try (1...12).map { try #require(Day(year: 2009 + $0, month: $0, day: 2 * $0 + 3)) }
    for (locale, tag) in Self.languages {
      let ours = ICULocale(tag: tag)
      let style = DateStyle(ours)
      let numbers = NumberStyle(ours)
      for day in days {
        let milliseconds = Double(day.number - epoch.number) * 86_400_000
        let theirs = Self.text { formatting_date(locale, milliseconds, $0, 400) }
        #expect(style.text(PartialDate(day), numbers) == theirs, "\(tag)")
      }
    }
  }
}
