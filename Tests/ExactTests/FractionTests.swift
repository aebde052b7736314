import Testing

@testable import Exact

/// The largest prime below 2¹²⁷ is 2¹²⁷ − 1 itself: nothing reduces against it.
private let largest = Int128.max

@Suite struct FractionTests {
  @Test(
    "a fraction is reduced and its lower number above zero",
    arguments: [
      (6, 8, 3, 4), (-6, 8, -3, 4), (6, -8, -3, 4), (-6, -8, 3, 4), (0, -5, 0, 1), (largest, largest, 1, 1),
      (largest, -1, -largest, 1),
    ] as [(Int128, Int128, Int128, Int128)])
  func reduces(numerator: Int128, denominator: Int128, top: Int128, bottom: Int128) throws {
    let fraction = try Fraction(numerator, over: denominator)
    #expect((fraction.numerator, fraction.denominator) == (top, bottom))
  }

  @Test("nothing is divided by zero, and −2¹²⁷ is refused")
  func refused() {
    #expect(throws: ArithmeticFault.divisionByZero) { try Fraction(1, over: 0) }
    #expect(throws: ArithmeticFault.divisionByZero) { try Fraction.one / .zero }
    #expect(throws: ArithmeticFault.overflow) { try Fraction(.min, over: 3) }
    #expect(throws: ArithmeticFault.overflow) { try Fraction(3, over: .min) }
  }

  @Test(
    "a quantity becomes the same value",
    arguments: [
      ("1.50", "3/2"), ("-0.25", "-1/4"), ("8080", "8080"), ("0.00", "0"),
      ("0.000000000000000008", "1/125000000000000000"),
    ])
  func fromQuantity(written: String, fraction: String) throws {
    #expect(Fraction(try Quantity.parse(written)).description == fraction)
  }

  @Test(
    "hundredths are thresholds",
    arguments: [(90, "9/10"), (60, "3/5"), (10, "1/10"), (0, "0"), (-50, "-1/2")] as [(Int16, String)])
  func hundredths(count: Int16, fraction: String) {
    #expect(Fraction.hundredths(count).description == fraction)
  }

  @Test(
    "the four operations are exact",
    arguments: [
      // 1/6 + 1/10 = 5/30 + 3/30 = 8/30; 1/6 · 1/10; (1/6) / (1/10) = 10/6
      ((1, 6), (1, 10), "4/15", "1/15", "1/60", "5/3"),
      // −1/2 + 1/2
      ((-1, 2), (1, 2), "0", "-1", "-1/4", "-1"),
      // 2/3 · 3 = 2, where decimals give 1.9999…
      ((2, 3), (3, 1), "11/3", "-7/3", "2", "2/9"),
      ((3, 4), (-2, 5), "7/20", "23/20", "-3/10", "-15/8"),
    ] as [((Int128, Int128), (Int128, Int128), String, String, String, String)])
  func operations(
    left: (Int128, Int128), right: (Int128, Int128), sum: String, difference: String, product: String, quotient: String
  ) throws {
    let (left, right) = (try Fraction(left.0, over: left.1), try Fraction(right.0, over: right.1))
    #expect(try (left + right).description == sum)
    #expect(try (left - right).description == difference)
    #expect(try (left * right).description == product)
    #expect(try (left / right).description == quotient)
  }

  @Test("a result beyond 128 bits is reported, one that reduces to fit is not")
  func overflow() throws {
    let (big, small) = (try Fraction(largest, over: 1), try Fraction(1, over: largest))
    #expect(throws: ArithmeticFault.overflow) { try big + .one }
    #expect(throws: ArithmeticFault.overflow) { try -big - .one }
    #expect(throws: ArithmeticFault.overflow) { try big * 2 }
    #expect(throws: ArithmeticFault.overflow) { try small / 2 }
    #expect(throws: ArithmeticFault.overflow) { try big + small }
    #expect(try big * small == .one)
    #expect(try big - big == .zero)
  }

  @Test("comparing never overflows")
  func compares() throws {
    let (big, small) = (try Fraction(largest, over: 1), try Fraction(1, over: largest))
    let almostOne = try Fraction(largest - 1, over: largest)
    #expect(small < big)
    #expect(-big < -small)
    #expect(.zero < small)
    #expect(almostOne < .one)
    #expect(try Fraction(largest - 2, over: largest - 1) < almostOne)
    #expect(try Fraction(-1, over: 3) < Fraction(-33, over: 100))
    #expect(try !(Fraction(9, over: 10) < .hundredths(90)))
    #expect(Fraction(3).clamped(to: 0...1) == .one)
    #expect((-big).clamped(to: 0...1) == .zero)
  }

  @Test(
    "a fraction is rounded when it is printed, a half away from zero",
    arguments: [
      (2192, 2922, 4, "0.7502"),  // 2192 / 2922 = 0.75017…
      (1, 2, 0, "1"), (-1, 2, 0, "-1"), (3, 2, 0, "2"), (5, 2, 0, "3"), (1, 3, 0, "0"),
      (1, 20_000, 4, "0.0001"), (-1, 20_000, 4, "-0.0001"),  // exactly half of the last place
      (-1, 20_001, 4, "0.0000"), (1, 20_001, 4, "0.0000"), (-1, 3, 0, "0"),
      (99_995, 100_000, 4, "1.0000"), (-99_995, 100_000, 4, "-1.0000"),  // carried over
      (1, 3, 18, "0.333333333333333333"), (12, 1, 2, "12.00"),
      (largest, 1, 1, "170141183460469231731687303715884105727.0"),
      (largest - 1, largest, 18, "1.000000000000000000"), (1, largest, 18, "0.000000000000000000"),
    ] as [(Int128, Int128, Int, String)])
  func prints(numerator: Int128, denominator: Int128, places: Int, printed: String) throws {
    let fraction = try Fraction(numerator, over: denominator)
    #expect(fraction.decimal(places: places) == printed)
    if printed.count < 20 { #expect(try fraction.rounded(toPlaces: places).description == printed) }
  }

  @Test(
    "a written figure is an exact one rounded to its places, a half either way",
    arguments: [
      ("1/3", "0.33", true), ("1/3", "0.34", false), ("1/3", "0", true), ("1/3", "0.3333333333333333", true),
      ("1/8", "0.12", true), ("1/8", "0.13", true), ("1/8", "0.125", true), ("1/8", "0.1250", true),
      ("-1/8", "-0.12", true), ("-1/8", "0.12", false), ("2", "2.00000000000000000", true),
      ("2", "2.00000000000000001", false),
    ])
  func rounds(exact: String, written: String, expected: Bool) throws {
    let halves = exact.split(separator: "/").compactMap { Int128($0) }
    let fraction = try Fraction(halves[0], over: halves.count > 1 ? halves[1] : 1)
    #expect(try fraction.rounds(to: try Quantity.parse(written)) == expected)
  }

  @Test("a rounded value has at most 18 digits")
  func roundingLimit() {
    #expect(throws: ArithmeticFault.overflow) { try Fraction(1_000_000_000_000_000_000).rounded(toPlaces: 0) }
    #expect(throws: ArithmeticFault.overflow) { try Fraction(12).rounded(toPlaces: 18) }
  }

  @Test("sums of random fractions do not depend on their order", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func orderOfSums(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(below limit: UInt64) -> Int128 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int128((state >> 33) % limit)
    }
    let terms = try (0..<12).map { _ in try Fraction(next(below: 2000) - 1000, over: next(below: 360) + 1) }
    let forwards = try terms.reduce(Fraction.zero) { try $0 + $1 }
    let backwards = try terms.reversed().reduce(Fraction.zero) { try $0 + $1 }
    #expect(forwards == backwards, "seed \(seed)")
  }
}
