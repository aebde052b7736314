internal import Diagnostics
package import FrontMatter

/// A currency by its code of three letters (ISO 4217).
package struct Currency: FieldValue, Hashable {
  package let code: String

  package static var form: FieldForm {
    .code(
      CodeForm(
        "currency", "the three letters of a currency (ISO 4217) such as USD", pattern: "^[A-Z]{3}$", example: "USD",
        meant: { meant(by: $0) }))
  }
  package var content: FieldContent { .text(code) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Currency? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    guard !codes.contains(text) else { return Currency(code: text) }
    let upper = text.uppercased()
    let meant = meant(by: text) ?? nearMiss(upper, among: codes.sorted())
    // A word or sign of several countries', or a code that was given up, is not only spelled otherwise.
    let isSure = codes.contains(upper) || "€₼₽₾₺₴₸֏".contains(text)
    decoding.report(.notACurrency(text, field, meant: meant, isSure: isSure, at: node.range))
    return nil
  }

  private static func meant(by written: String) -> String? {
    let upper = written.uppercased()
    if codes.contains(upper) { return upper }
    // `AZN (manat)`
    let head = upper.prefix { $0.isLetter }
    if codes.contains(String(head)), [" (", "(", " /", "/"].contains(where: { upper[head.endIndex...].hasPrefix($0) }) {
      return String(head)
    }
    return names[written.lowercased().replacing(".", with: "")]
  }

  /// What people write for those of the first sites' neighbourhood; a dollar or a crown may be one of many.
  private static let names = [
    // Codes that were given up.
    "rur": "RUB", "azm": "AZN", "trl": "TRY", "byr": "BYN", "ltl": "EUR", "lvl": "EUR", "eek": "EUR", "dem": "EUR",
    "€": "EUR", "euro": "EUR", "euros": "EUR", "avro": "EUR", "евро": "EUR", "£": "GBP", "pound": "GBP",
    "pounds": "GBP",
    "man": "AZN", "ман": "AZN", "манатов": "AZN", "маната": "AZN", "us$": "USD", "us dollar": "USD",
    "us dollars": "USD", "abş dolları": "USD", "доллар сша": "USD", "₼": "AZN",
    "manat": "AZN",
    "manats": "AZN", "manatı": "AZN", "манат": "AZN", "₽": "RUB", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "rubl": "RUB", "рубль": "RUB", "рублей": "RUB", "руб": "RUB", "₾": "GEL", "lari": "GEL", "лари": "GEL", "₺": "TRY",
    "lira": "TRY", "tl": "TRY", "лира": "TRY", "₴": "UAH", "hryvnia": "UAH", "гривна": "UAH", "₸": "KZT",
    "tenge": "KZT",
    "тенге": "KZT", "֏": "AMD", "dram": "AMD", "драм": "AMD", "¥": "JPY", "yen": "JPY", "zł": "PLN", "zloty": "PLN",
    "yuan": "CNY", "rupee": "INR", "₹": "INR", "swiss franc": "CHF",
  ]

  /// The active codes of ISO 4217, without funds, metals and those for tests.
  private static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
    IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
    MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF
    XPF YER ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension Diagnostic {
  fileprivate static func notACurrency(
    _ written: String, _ field: FieldDescription, meant: String?, isSure: Bool, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-a-currency", "`\(field.key)` must be \(field.form.words), but here it is `\(written)`.", at: range,
      help: meant.map { "Did you mean `\($0)`?" }, suggestion: meant, insteadOf: isSure ? written : nil)
  }
}
