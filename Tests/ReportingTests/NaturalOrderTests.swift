import Testing

@testable import Reporting

@Suite struct NaturalOrderTests {
  @Test(
    "digits count as numbers",
    arguments: [
      ("a2", "a10"), ("a", "a1"), ("a1", "b"), ("1", "2"), ("2", "10"), ("02", "3"), ("2", "02b"), ("a-2-b", "a-2-c"),
      ("a02", "a2"), ("9", "a"), ("", "0"), ("99999999999999999999998", "99999999999999999999999"),
      ("x9y1", "x10y0"),
    ])
  func order(first: String, second: String) {
    #expect(isNaturallyOrdered(first, before: second))
    #expect(!isNaturallyOrdered(second, before: first))
    #expect(!isNaturallyOrdered(first, before: first))
  }
}
