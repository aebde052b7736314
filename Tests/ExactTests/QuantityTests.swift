import Testing

@testable import Exact

@Suite struct QuantityTests {
  @Test(
    "a plain decimal keeps its places as written",
    arguments: [
      ("0", 0, 0, "0"), ("8080", 8080, 0, "8080"), ("1.50", 150, 2, "1.50"), ("-0.5", -5, 1, "-0.5"),
      ("-0", 0, 0, "0"), ("-0.00", 0, 2, "0.00"), ("007", 7, 0, "7"), ("0.05", 5, 2, "0.05"),
      ("999999999999999999", 999_999_999_999_999_999, 0, "999999999999999999"),
      ("-999999999999999999", -999_999_999_999_999_999, 0, "-999999999999999999"),
      ("0.000000000000000001", 1, 18, "0.000000000000000001"),
      ("0000000000000000000001", 1, 0, "1"), ("123456789.012345678", 123_456_789_012_345_678, 9, "123456789.012345678"),
    ] as [(String, Int64, Int8, String)])
  func reads(text: String, digits: Int64, scale: Int8, printed: String) throws {
    let quantity = try Quantity.parse(text)
    #expect((quantity.digits, quantity.scale) == (digits, scale))
    #expect(quantity.description == printed)
    #expect(try Quantity.parse(printed) == quantity)
  }

  @Test(
    "what is not a plain decimal is refused, with the number meant where one is plain",
    arguments: [
      ("", .empty, nil), ("  ", .empty, nil),
      ("8,080", .thousandsSeparator, "8080"), ("1,234", .thousandsSeparator, "1234"),
      ("1,234,567", .thousandsSeparator, "1234567"), ("-1,234.5", .thousandsSeparator, "-1234.5"),
      ("1.234.567", .thousandsSeparator, "1234567"), ("1.234,5", .thousandsSeparator, "1234.5"),
      ("8 080", .thousandsSeparator, "8080"), ("8\u{A0}080,5", .thousandsSeparator, "8080.5"),
      ("8’080", .thousandsSeparator, "8080"), ("8\u{2009}080", .thousandsSeparator, "8080"),
      ("16,2", .decimalComma, "16.2"), ("0,123", .decimalComma, "0.123"), ("1234,567", .decimalComma, "1234.567"),
      ("-0,5", .decimalComma, "-0.5"),
      ("50%", .percentSign, "50"), ("16,2 %", .percentSign, "16.2"), ("-3%", .percentSign, "-3"),
      ("%", .percentSign, nil),
      ("N/A", .saysMissing, nil), ("n/a", .saysMissing, nil), ("–", .saysMissing, nil), ("null", .saysMissing, nil),
      ("..", .saysMissing, nil), (":", .saysMissing, nil), ("~", .saysMissing, nil),
      ("1000000000000000000", .tooManyDigits, nil), ("0.0000000000000000001", .tooManyDigits, nil),
      ("1.000000000000000000", .tooManyDigits, nil), ("1,000,000,000,000,000,000", .tooManyDigits, nil),
      (String(repeating: "9", count: 400), .tooManyDigits, nil),
      ("+5", .notANumber, "5"), ("−5", .notANumber, "-5"), (".5", .notANumber, "0.5"), ("5.", .notANumber, "5"),
      (" 5 ", .notANumber, "5"), ("12,34,567", .thousandsSeparator, "1234567"), ("1,2,345", .notANumber, nil),
      ("1.2.3", .notANumber, nil), ("--5", .notANumber, nil), ("0x1F", .notANumber, nil), ("Low", .notANumber, nil),
      ("2018-05-31", .notANumber, nil), ("5 of 6", .share(part: "5", of: "6"), nil),
      ("5 из 6", .share(part: "5", of: "6"), nil), ("6-dan 5-i", .share(part: "5", of: "6"), nil),
      ("20-dən 12", .share(part: "12", of: "20"), nil), ("6 of 5", .notANumber, nil), ("12/11", .notANumber, nil),
      ("(12)", .bracketed("12"), nil), ("(1,234)", .bracketed("1234"), nil), ("1_000", .thousandsSeparator, "1000"),
      ("1·5", .decimalComma, "1.5"), ("1:5", .notANumber, nil), ("12°5", .notANumber, nil),
      ("əlçatmaz", .saysMissing, nil), ("not available", .saysMissing, nil),
      ("17*", .mark("*"), "17"), ("17 (e)", .mark("(e)"), "17"), ("17r", .mark("r"), "17"), ("17²", .mark("²"), "17"),
      ("12 (p)", .mark("(p)"), "12"), ("1,234†", .mark("†"), "1234"), ("17 [1]", .mark("[1]"), "17"),
      ("~80", .approximate("~"), "80"), ("ca. 80", .approximate("ca."), "80"), ("about 5", .approximate("about "), "5"),
      ("təxminən 8,080", .approximate("təxminən "), "8080"),
      ("12 тыс.", .magnitude("тыс."), "12000"), ("1.2 million", .magnitude("million"), "1200000"),
      ("1.23456 k", .magnitude("k"), "1234.56"), ("12 min", .magnitude("min"), nil),
      ("0.5 млн", .magnitude("млн"), "500000"), ("1.2M", .magnitude("M"), nil),
      ("1/2", .share(part: "1", of: "2"), nil),
      ("1О", .letterForDigit("О"), "10"), ("4О0", .letterForDigit("О"), "400"), ("l2", .letterForDigit("l"), "12"),
      ("≥ 40", .bound(isUpper: false), nil), ("<10", .bound(isUpper: true), nil), (">5", .bound(isUpper: false), nil),
      ("less than 5", .bound(isUpper: true), nil), ("at least 5", .bound(isUpper: false), nil),
      ("1-4", .range, nil), ("10–20", .range, nil), ("1 to 4", .range, nil),
      ("70‰", .smallShare("‰"), nil), ("7 ‱", .smallShare("‱"), nil),
      ("½", .fraction, "0.5"), ("2½", .fraction, "2.5"), ("٣", .otherDigits, "3"), ("٢٫٥", .otherDigits, "2.5"),
      ("９", .otherDigits, "9"),
      ("4.1E+02", .shortened, nil), ("1e3", .shortened, nil), ("#NAME?", .spreadsheetError, nil),
      ("#REF!", .spreadsheetError, nil), ("#ЗНАЧ!", .spreadsheetError, nil), ("=3+4", .formula, nil),
      ("'25", .apostrophe, "25"), ("nd", .saysMissing, nil), ("#N/A", .saysMissing, nil),
      ("нет данных", .saysMissing, nil),
      ("$3,100", .currency, "3100"), ("25 AZN", .currency, "25"), ("€5", .currency, "5"), ("3,5 ₼", .currency, "3.5"),
      ("25 people", .unit("people"), "25"), ("120 nəfər", .unit("nəfər"), "120"), ("1,200 km", .unit("km"), "1200"),
      ("5\u{A0}", .invisible("\u{A0}"), "5"), ("5\u{200B}0", .invisible("\u{200B}"), "50"),
      ("\u{FEFF}8,080", .invisible("\u{FEFF}"), "8080"),
      ("-", .saysMissing, nil), (",", .decimalComma, nil),
    ] as [(String, QuantityFault.Reason, String?)])
  func refuses(text: String, reason: QuantityFault.Reason, suggestion: String?) {
    #expect(throws: QuantityFault(reason, suggestion: suggestion)) { try Quantity.parse(text) }
  }

  @Test(
    "order and equality go by the value, not by the places",
    arguments: [
      ("1.5", "1.50", 0), ("0", "-0.00", 0), ("-1", "0.5", -1), ("0.30", "0.3", 0), ("2", "10", -1),
      ("999999999999999999", "0.000000000000000001", 1), ("-2", "-1.99999999999999999", -1),
    ])
  func compares(left: String, right: String, order: Int) throws {
    let (left, right) = (try Quantity.parse(left), try Quantity.parse(right))
    #expect((left == right, left < right, right < left) == (order == 0, order < 0, order > 0))
    if order == 0 { #expect(left.hashValue == right.hashValue) }
  }

  @Test("a quantity made from digits has at most 18 of them and 18 places")
  func limits() {
    #expect(Quantity(digits: 150, scale: 2)?.description == "1.50")
    #expect(Quantity(digits: 1_000_000_000_000_000_000, scale: 0) == nil)
    #expect(Quantity(digits: 1, scale: 19) == nil)
    #expect(Quantity(digits: 1, scale: -1) == nil)
  }
}
