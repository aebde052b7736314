import Testing

@testable import Exact

@Suite struct PartialDateTests {
  @Test(
    "a date keeps its precision and stands for all its days",
    arguments: [
      ("2014", .year, "2014-01-01", "2014-12-31"), ("2014-09", .month, "2014-09-01", "2014-09-30"),
      ("2024-02", .month, "2024-02-01", "2024-02-29"), ("2014-09-30", .day, "2014-09-30", "2014-09-30"),
      ("0001", .year, "0001-01-01", "0001-12-31"),
    ] as [(String, PartialDate.Precision, String, String)])
  func reads(text: String, precision: PartialDate.Precision, first: String, last: String) throws {
    let date = try PartialDate.parse(text)
    #expect(date.precision == precision)
    #expect((date.first.description, date.last.description) == (first, last))
    #expect(date.description == text)
  }

  @Test(
    "a date that does not exist says which part",
    arguments: [
      ("2024-13-45", .noSuchMonth(13, year: 2024)), ("2024-00", .noSuchMonth(0, year: 2024)),
      ("2023-02-29", .noSuchDay(29, month: 2, year: 2023, lastDay: 28)),
      ("2024-04-31", .noSuchDay(31, month: 4, year: 2024, lastDay: 30)),
      ("2024-04-00", .notADate(meant: PartialDate(year: 2024, month: 4))),
      ("99 99 2014", .noSuchMonth(99, year: 2014)), ("31.06.2014", .noSuchDay(31, month: 6, year: 2014, lastDay: 30)),
      ("31 June 2014", .noSuchDay(31, month: 6, year: 2014, lastDay: 30)),
      ("", .empty), (" ", .empty), ("0000", .notADate(meant: nil)),
    ] as [(String, DateFault)])
  func impossible(text: String, fault: DateFault) {
    #expect(throws: fault) { try PartialDate.parse(text) }
  }

  @Test(
    "a date in local style suggests the ISO form where one reading is plain",
    arguments: [
      ("30.06.2014", "2014-06-30"), ("05.06.2014", "2014-06-05"), ("30/06/2014", "2014-06-30"),
      ("05/18/2017", "2017-05-18"), ("18/05/2017", "2017-05-18"), ("05/05/2017", "2017-05-05"),
      ("30-06-2014", "2014-06-30"),
      ("2014/06/30", "2014-06-30"), ("2014-6-3", "2014-06-03"), ("2014.06.30", "2014-06-30"), ("2014-6", "2014-06"),
      ("2014/06", "2014-06"), ("06/2014", "2014-06"), ("06.2014", "2014-06"), ("20140630", "2014-06-30"),
      ("2014–06–30", "2014-06-30"), ("30‑06‑2014", "2014-06-30"), ("2014-06-30T00:00:00Z", "2014-06-30"),
      ("2014-06-30T00:00:00.000+04:00", "2014-06-30"), ("2014-06-30 00:00", "2014-06-30"),
      (" 2014-06-30 ", "2014-06-30"),
      ("June 2014", "2014-06"), ("Jun 2014", "2014-06"), ("JUNE 2014", "2014-06"), ("Sept. 2014", "2014-09"),
      ("30 June 2014", "2014-06-30"), ("30th June 2014", "2014-06-30"), ("June 30, 2014", "2014-06-30"),
      ("30 İyun 2014", "2014-06-30"), ("iyun 2014", "2014-06"), ("3 oktyabr 2014-cü il", "2014-10-03"),
      ("30 июня 2014 г.", "2014-06-30"), ("Июнь 2014", "2014-06"), ("1 мая 2014 года", "2014-05-01"),
      ("30.06.2014-cü il", "2014-06-30"), ("30.06.2014 г.", "2014-06-30"), ("30.06.2014г.", "2014-06-30"),
      ("2014—06—30", "2014-06-30"), ("2014 06 30", "2014-06-30"), ("2O14-06-3О", "2014-06-30"),
      ("2014-06-xx", "2014-06"), ("2014-06-??", "2014-06"), ("2014-xx-xx", "2014"), ("2014-00-00", "2014"),
      ("2014-06-30;", "2014-06-30"), ("'2014", "2014"), ("’2014-06-30", "2014-06-30"), ("12.II.2014", "2014-02-12"),
    ])
  func localStyles(text: String, iso: String) throws {
    let fault = #expect(throws: DateFault.self) { try PartialDate.parse(text) }
    #expect(fault?.suggestion == iso)
  }

  @Test("day and month that may be swapped suggest nothing", arguments: ["05/06/2017", "5-6-2017"])
  func ambiguous(text: String) throws {
    let (dayFirst, monthFirst) = (try PartialDate.parse("2017-06-05"), try PartialDate.parse("2017-05-06"))
    let fault = #expect(throws: DateFault.ambiguous(dayFirst, monthFirst)) { try PartialDate.parse(text) }
    #expect(fault?.suggestion == nil)
  }

  @Test(
    "what says more than one day, or a day in other signs, is told as what it is",
    arguments: [
      ("2016-17", .financialYear(first: 2016), nil), ("2019/20", .financialYear(first: 2019), nil),
      ("2019–20", .financialYear(first: 2019), nil), ("1999/2000", .financialYear(first: 1999), nil),
      ("41885", .serial(PartialDate(year: 2014, month: 9, day: 3)!), "2014-09-03"),
      ("28/02/17", .shortYear(PartialDate(year: 2017, month: 2, day: 28)!), "2017-02-28"),
      ("30.06.14", .shortYear(PartialDate(year: 2014, month: 6, day: 30)!), "2014-06-30"),
      ("31-Jan-19", .shortYear(PartialDate(year: 2019, month: 1, day: 31)!), "2019-01-31"),
      ("1 мая 98", .shortYear(PartialDate(year: 1998, month: 5, day: 1)!), "1998-05-01"),
      (
        "05/06/17", .ambiguous(PartialDate(year: 2017, month: 6, day: 5)!, PartialDate(year: 2017, month: 5, day: 6)!),
        nil
      ),
      ("2018*", .marked(PartialDate(year: 2018)!), "2018"),
      ("2018-05 (p)", .marked(PartialDate(year: 2018, month: 5)!), "2018-05"),
      ("2016.0", .notADate(meant: PartialDate(year: 2016)!), "2016"), ("Ongoing", .ongoing, nil),
      ("davam edir", .ongoing, nil),
      ("II kvartal 2014", .span(PartialDate(year: 2014, month: 4)!, PartialDate(year: 2014, month: 6)!), nil),
      ("I yarım 2015", .span(PartialDate(year: 2015, month: 1)!, PartialDate(year: 2015, month: 6)!), nil),
      ("1Q2015", .span(PartialDate(year: 2015, month: 1)!, PartialDate(year: 2015, month: 3)!), nil),
      ("the first quarter of 2015", .span(PartialDate(year: 2015, month: 1)!, PartialDate(year: 2015, month: 3)!), nil),
      ("birinci rüb 2015", .span(PartialDate(year: 2015, month: 1)!, PartialDate(year: 2015, month: 3)!), nil),
      (
        "второе полугодие 2015 года", .span(PartialDate(year: 2015, month: 7)!, PartialDate(year: 2015, month: 12)!),
        nil
      ),
      ("VI.2015", .notADate(meant: PartialDate(year: 2015, month: 6)), "2015-06"),
      ("IV.2015", .notADate(meant: nil), nil),
      ("as of 31.12.2015", .notADate(meant: PartialDate(year: 2015, month: 12, day: 31)), "2015-12-31"),
      ("31.12.2015 tarixinə", .notADate(meant: PartialDate(year: 2015, month: 12, day: 31)), "2015-12-31"),
      ("по состоянию на 31.12.2015", .notADate(meant: PartialDate(year: 2015, month: 12, day: 31)), "2015-12-31"),
      ("2015-ci ilin sonu", .notADate(meant: PartialDate(year: 2015, month: 12)), "2015-12"),
      ("end of 2015", .notADate(meant: PartialDate(year: 2015, month: 12)), "2015-12"),
      ("в начале 2015 года", .notADate(meant: nil), nil),
      ("2013-Q2", .span(PartialDate(year: 2013, month: 4)!, PartialDate(year: 2013, month: 6)!), nil),
      (
        "2026-W45", .span(PartialDate(year: 2026, month: 11, day: 2)!, PartialDate(year: 2026, month: 11, day: 8)!), nil
      ),
      (
        "W53 2026", .span(PartialDate(year: 2026, month: 12, day: 28)!, PartialDate(year: 2027, month: 1, day: 3)!), nil
      ),
      (
        "week 1 of 2016",
        .span(PartialDate(year: 2016, month: 1, day: 4)!, PartialDate(year: 2016, month: 1, day: 10)!), nil
      ),
      ("2025-W53", .notADate(meant: nil), nil), ("2026-W54", .notADate(meant: nil), nil),
      ("2026 - 11 - 05", .notADate(meant: PartialDate(year: 2026, month: 11, day: 5)), "2026-11-05"),
      ("۲۰۲۶-۱۱-۰۵", .notADate(meant: PartialDate(year: 2026, month: 11, day: 5)), "2026-11-05"),
      ("٢٠١٤", .notADate(meant: PartialDate(year: 2014)!), "2014"),
      ("Q4 2017", .span(PartialDate(year: 2017, month: 10)!, PartialDate(year: 2017, month: 12)!), nil),
      ("2017 H1", .span(PartialDate(year: 2017, month: 1)!, PartialDate(year: 2017, month: 6)!), nil),
      ("2014-cü ilin 9 ayı", .span(PartialDate(year: 2014, month: 1)!, PartialDate(year: 2014, month: 9)!), nil),
      ("9 месяцев 2014 г.", .span(PartialDate(year: 2014, month: 1)!, PartialDate(year: 2014, month: 9)!), nil),
      ("9 months of 2014", .span(PartialDate(year: 2014, month: 1)!, PartialDate(year: 2014, month: 9)!), nil),
      ("2014-2016", .span(PartialDate(year: 2014)!, PartialDate(year: 2016)!), nil),
    ] as [(String, DateFault, String?)])
  func special(text: String, fault: DateFault, suggestion: String?) {
    #expect(throws: fault) { try PartialDate.parse(text) }
    #expect(fault.suggestion == suggestion)
  }

  @Test(
    "a time of day may make it another day, so none is suggested",
    arguments: ["2018-05-31T21:00:00Z", "2014-06-30T10:00:00.000Z", "2014-06-30 10:00", "2014-06-30T00:00:01"])
  func timeOfDay(text: String) {
    let fault = #expect(throws: DateFault.timeOfDay) { try PartialDate.parse(text) }
    #expect(fault?.suggestion == nil)
  }

  @Test(
    "no date at all suggests nothing",
    arguments: [
      "soon", "Juneteenth 2014", "14", "99999", "2014-", "-2014", "2014--01", "Q5 2014", "14-06-03", "2014-03-01*x",
      "June",
      "30 June", "2014-06-30-01", "June June 2014", "1/2/3/2014",
    ])
  func noDates(text: String) {
    #expect(throws: DateFault.notADate(meant: nil)) { try PartialDate.parse(text) }
  }

  @Test("a date is made from its parts, and a day needs a month")
  func parts() {
    #expect(PartialDate(year: 2014, month: 6, day: 30)?.description == "2014-06-30")
    #expect(PartialDate(year: 2014, day: 30) == nil)
    #expect(PartialDate(year: 2014, month: 6)?.contains(Day(year: 2014, month: 6, day: 30) ?? .earliest) == true)
    #expect(PartialDate(year: 2014, month: 6)?.contains(.earliest) == false)
  }
}
