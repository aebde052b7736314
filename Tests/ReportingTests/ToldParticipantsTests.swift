import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// Counts of participants that are written `hidden`, and what the others tell of them.
@Suite struct ToldParticipantsTests {
  static let cases: [CheckCase] = [
    told(
      "the total less the other sex: 40 − 28", "[{count: 40}, {sex: female, count: 28}, ①{sex: male, count: hidden}]",
      reports: ["① hidden-count-told"]),
    told(
      "the total less the other groups: 40 − 20 − 15",
      "[{count: 40}, {group: Judges, count: 20}, {group: Lawyers, count: 15}, ①{group: Clerks, count: hidden}]",
      reports: ["① hidden-count-told"]),
    told(
      "a group less its other part: 20 − 8",
      "[{group: Judges, count: 20}, {group: Judges, sex: female, count: 8}, ①{group: Judges, sex: male, count: hidden}]",
      reports: ["① hidden-count-told"]),
    told(
      "both sexes make the hidden total: 28 + 12",
      "[①{count: hidden}, {sex: female, count: 28}, {sex: male, count: 12}]", reports: ["① hidden-count-told"]),
    told("two hidden parts", "[{count: 40}, {sex: female, count: hidden}, {sex: male, count: hidden}]", reports: []),
    told("no total", "[{sex: female, count: 28}, {sex: male, count: hidden}]", reports: []),
    told("a total that has no figure", "[{count: no-data}, {sex: female, count: 28}, {sex: male, count: hidden}]"),
    told("a part of which nobody knows", "[{count: 40}, {sex: female, count: 28}, {sex: male, count: not-reported}]"),
    told("one part alone, which need not be all", "[{count: 40}, {group: Judges, count: hidden}]"),
    told("the same of a hidden total", "[{count: hidden}, {group: Judges, count: 20}]"),
    told(
      "parts by two breakdowns, which are no parts of each other",
      "[{count: 40}, {sex: female, count: 28}, {age: 18-29, count: hidden}]"),
    told(
      "a part that the site hides itself, being few",
      "[{count: 40}, {group: Judges, count: 31}, {group: Clerks, count: 4}, {group: Lawyers, count: hidden}]",
      settings: "suppression: {participants: 10}"),
  ]

  private static func told(
    _ description: String, _ participants: String, settings: String = "", reports: [String] = []
  ) -> CheckCase {
    CheckCase(
      description, in: .activities, "participants: \(participants)", settings: settings, reports: reports)
  }

  @Test("a hidden count that the others tell", arguments: cases)
  func checks(row: CheckCase) async throws {
    #expect(row.text.reports(try await reported(row)) == row.reports)
  }
}
