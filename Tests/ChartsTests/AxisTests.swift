import Exact
import Testing

@testable import Charts

private func figure(_ text: String) throws -> Fraction { Fraction(try Quantity.parse(text)) }

@Suite struct ValueAxisTests {
  @Test(
    "ticks are 3 to 6 round numbers",
    arguments: [
      // Whole: 45 needs 5 steps of 10, since 4 of 10 fall short.
      (.counts, ["0", "15", "45"], ["0", "10", "20", "30", "40", "50"]),
      (.counts, ["3"], ["0", "1", "2", "3"]),
      // No tick at half a person.
      (.counts, ["1"], ["0", "1", "2"]),
      (.counts, ["12"], ["0", "5", "10", "15"]),
      (.counts, ["8080"], ["0", "2000", "4000", "6000", "8000", "10000"]),
      (.amounts, ["40", "80"], ["0", "20", "40", "60", "80"]),
      (.amounts, ["0.3", "1.2"], ["0", "0.25", "0.5", "0.75", "1", "1.25"]),
      (.amounts, ["-12", "30"], ["-20", "-10", "0", "10", "20", "30"]),
      (.amounts, ["-3", "-1"], ["-3", "-2", "-1", "0"]),
      // All equal: 10 % around, 45 to 55.
      (.amounts, ["50", "50", "50"], ["45", "47.5", "50", "52.5", "55"]),
      (.counts, ["0", "0"], ["0", "1", "2"]),
      (
        .amounts, ["1000000000000", "200000000000"],
        [
          "0", "200000000000", "400000000000", "600000000000", "800000000000", "1000000000000",
        ]
      ),
      (.amounts, ["0.00001", "0.00004"], ["0", "0.00001", "0.00002", "0.00003", "0.00004"]),
      (.amounts, ["0.000000000000000001"], ["0", "0.000000000000000001", "0.000000000000000002"]),
      (.scale, ["1", "1.4", "3"], ["1", "1.5", "2", "2.5", "3"]),
      (.scale, ["0", "0"], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
      (.levels, ["1", "7"], ["1", "2", "3", "4", "5", "6", "7"]),
      (.amounts, [], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ] as [(ValueAxis.Kind, [String], [String])])
  func ticks(kind: ValueAxis.Kind, figures: [String], ticks: [String]) throws {
    let axis = ValueAxis(try figures.map { try figure($0) }, kind: kind)
    #expect(axis.ticks == (try ticks.map { try figure($0) }))
  }

  @Test("sums beyond 10¹⁸ and fractions without end keep their places")
  func large() throws {
    let huge = try Fraction(Int128(10) * 1_000_000_000_000_000_000_000, over: 3)
    let axis = ValueAxis([huge, 0], kind: .amounts)
    #expect(axis.ticks.count == 5)
    // 3,333… of 4,000: 83.33 %.
    #expect(axis.place(of: huge).hundredths == 8333)
  }

  @Test(
    "a figure's place is exact to a hundredth of a per cent",
    arguments: [("0", "0"), ("15", "30"), ("45", "90"), ("33.333", "66.67"), ("50", "100")])
  func places(value: String, percent: String) throws {
    // The axis goes from 0 to 50.
    let axis = ValueAxis([0, 45], kind: .counts)
    #expect(axis.place(of: try figure(value)).plain == percent)
  }
}

@Suite struct DateAxisTests {
  @Test(
    "dates stand at round places and fit side by side",
    arguments: [
      ("2012-09-05", "2015-12-31", 250, ["2012", "2013", "2014", "2015"]),
      ("2012-12-31", "2018-12-31", 250, ["2012", "2014", "2016", "2018"]),
      ("2014-01-01", "2014-12-31", 640, ["2014-01", "2014-03", "2014-05", "2014-07", "2014-09", "2014-11"]),
      ("2014-01-01", "2014-06-30", 640, ["2014-01", "2014-02", "2014-03", "2014-04", "2014-05", "2014-06"]),
      ("2014-05-05", "2014-05-05", 400, ["2014-05-04", "2014-05-05", "2014-05-06"]),
      ("1991-01-01", "2017-06-30", 250, ["1995", "2000", "2005", "2010", "2015"]),
      (
        "0001-01-01", "9999-12-31", 250,
        [
          "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000",
        ]
      ),
    ])
  func dates(first: String, last: String, width: Int, ticks: [String]) throws {
    let days = try PartialDate.parse(first).first...PartialDate.parse(last).last
    let axis = DateAxis(days, width: width) { $0.description }
    #expect(axis.ticks.map(\.date.description) == ticks)
  }

  @Test("a year's label stands in the middle of the year, its days within it")
  func middle() throws {
    let days = try PartialDate.parse("2013").first...PartialDate.parse("2016").last
    let axis = DateAxis(days, width: 288) { $0.description }
    // 182 of 1,460 days.
    #expect(axis.ticks.first?.place.plain == "12.47")
    #expect(axis.place(of: axis.last).plain == "100")
  }

  @Test("longer words get fewer dates")
  func longWords() throws {
    let days = try PartialDate.parse("2014").first...PartialDate.parse("2014").last
    let count = { (word: String) in DateAxis(days, width: 250) { "\(word) \($0.first.components.month)" }.ticks.count }
    #expect(count("m") > count("сентябрь 2014 г."))
  }
}
