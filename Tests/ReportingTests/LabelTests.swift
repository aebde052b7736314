import Diagnostics
import TestSupport
import Testing

@testable import Reporting

/// Labels of breakdowns: which are the same, which a spreadsheet made, and which ages they speak of.
@Suite struct LabelTests {
  @Test(
    "a label is told from another by more than capitals, spaces and invisible characters",
    arguments: [
      ("male", "Male "), ("MALE", "male"), ("14 - 17", "14-17"), ("n\u{200B}one", "none"), ("a\u{A0}b", "A b"),
      ("\u{FEFF}old", "old"), ("İş", "iş"), ("ТОРПАҚ", "торпақ"),
    ])
  func folded(one: String, other: String) {
    #expect(foldedLabel(one) == foldedLabel(other))
  }

  @Test(
    "what people write for a sex is understood in three languages",
    arguments: [
      ("f", .female), ("F.", .female), ("Women", .female), ("females", .female), ("qadın", .female),
      ("Qadınlar", .female),
      ("женщины", .female), ("Жен.", .female), ("m", .male), ("men", .male), ("Male ", .male), ("MALE", .male),
      ("kişi", .male), ("KİŞİ", .male), ("мужчины", .male), ("М", .male), ("digər", .other), ("другой", .other),
      ("not recorded", .unknown), ("naməlum", .unknown), ("неизвестно", .unknown), ("femal", .female), ("land", nil),
    ] as [(String, Sex?)])
  func sexes(written: String, meant: Sex?) {
    #expect(Sex.meant(by: written) == meant)
  }

  @Test(
    "a label that a spreadsheet made of a range is known, with the range where it can be told",
    arguments: [
      ("14-Oct", "10-14"), ("Oct-14", "10-14"), ("5-Sep", "5-9"), ("Sep-10", "9-10"), ("14.окт", "10-14"),
      ("10-Noy", "10-11"), ("05/09/2023", "5-9"), ("12/06/2024", "6-12"), ("05.09.2023", "5-9"),
      ("5/9/2023 00:00", "5-9"), ("5-May", "?"),
    ])
  func spreadsheet(label: String, meant: String) throws {
    for isAge in [true, false] {
      #expect(try #require(SpreadsheetLabel(label, isAge: isAge)).meant ?? "?" == meant)
    }
  }

  @Test(
    "in ages alone, days in full and numbers of days are told too",
    arguments: [
      // Day 45000 is 15 March 2023, day 45056 the 10th of May; day 45200 the first of October, which may be 10 and a year.
      ("2023-09-05", "5-9"), ("45000", "3-15"), ("45056", "5-10"), ("45200", "?"), ("14 Oct", "10-14"),
      ("14-Oct-2023", "10-14"), ("5/9/23", "5-9"),
    ])
  func ages(label: String, meant: String) throws {
    #expect(try #require(SpreadsheetLabel(label, isAge: true)).meant ?? "?" == meant)
    #expect(SpreadsheetLabel(label, isAge: false) == nil)
  }

  @Test(
    "labels that people write are left alone",
    arguments: [
      "10-14", "5–9", "65+", "18", "under 18", "adult", "2014", "1-10", "Oct", "may-be", "Mark-5", "13/14/2023",
      "100000",
      "18 лет и старше", "0-4",
    ])
  func right(label: String) {
    for isAge in [true, false] { #expect(SpreadsheetLabel(label, isAge: isAge) == nil) }
  }

  @Test(
    "ages are read from labels in three languages",
    arguments: [
      ("10-19", 10...19), ("10 – 19", 10...19), ("10 to 19 years", 10...19), ("от 10 до 19", 10...19),
      ("15+", 15...Int.max),
      ("65 and over", 65...Int.max), ("18 лет и старше", 18...Int.max), ("65 və yuxarı", 65...Int.max),
      ("over 64", 65...Int.max), (">64", 65...Int.max), ("under 18", 0...17), ("<18", 0...17), ("до 18", 0...17),
      ("≤17", 0...17), ("18", 18...18), ("18 years", 18...18), ("18 yaş", 18...18), ("18 лет", 18...18), ("adult", nil),
      ("class 5", nil), ("19-10", nil), ("5, 9", nil), ("", nil),
    ] as [(String, ClosedRange<Int>?)])
  func agesMeant(label: String, ages: ClosedRange<Int>?) {
    #expect(Reporting.agesMeant(by: label) == ages)
  }
}
