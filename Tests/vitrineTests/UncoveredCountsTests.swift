import TestSupport
import Testing

@testable import vitrine

/// What `vitrine changes` says of hidden counts that the published tables and the new ones tell together.
@Suite struct UncoveredCountsTests {
  private static let indicator =
    "---\ntitle: People\nproject: pr\nunit: u\nkind: count\ndirection: rising\naggregation: sum\n"
  private static let cases = "centre,from,to,sex,contacts\n"
  private static let parts = "b,2014,2014,female,3\nb,2014,2014,male,60\n"
  /// 63 − 60 = 3 and 30 − 26 = 4: both parts are hidden.
  private static let files = [
    "Content/projects/pr.md": "---\ntitle: Pr\nstart: 2012\n---\n",
    "Content/places/b.md": "---\ntitle: Baku\n---\n",
    "Content/cases/legal.md": "---\ntitle: Legal aid\n---\n",
    "Content/cases/legal.csv": cases + "b,2014,2014,,63\n" + parts,
    "Content/indicators/t.md": indicator + "suppression: 10\n---\n",
    "Content/indicators/t.csv": "from,to,sex,value\n2014,2014,,30\n2014,2014,female,4\n2014,2014,male,26\n",
  ]

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let path: String
    let text: String
    let told: [String]

    init(_ description: String, in path: String, _ text: String, told: String...) {
      (testDescription, self.path, self.text, self.told) = (description, path, text, told)
    }
  }

  static let rows: [Row] = [
    Row(
      "a total that is taken out, so that one of its parts is shown", in: "Content/cases/legal.csv", cases + parts,
      told: "cases/legal, centre b, from 2014, to 2014, sex female, contacts: hidden then and now, and it must be 3",
      "cases/legal, centre b, from 2014, to 2014, sex male, contacts: it was hidden, and now stands there as 60"),
    Row(
      "the same in an indicator", in: "Content/indicators/t.csv",
      "from,to,sex,value\n2014,2014,female,4\n2014,2014,male,26\n",
      told: "indicators/t, from 2014, to 2014, sex female: hidden then and now, and it must be 4",
      "indicators/t, from 2014, to 2014, sex male: it was hidden, and now stands there as 26"),
    Row(
      "an indicator of which nothing is hidden any more", in: "Content/indicators/t.md", indicator + "---\n",
      told: "indicators/t, from 2014, to 2014, sex female: it was hidden, and now stands there as 4",
      "indicators/t, from 2014, to 2014, sex male: it was hidden, and now stands there as 26"),
    Row(
      "the next period", in: "Content/cases/legal.csv",
      cases + "b,2014,2014,,63\n" + parts + "b,2015,2015,,80\nb,2015,2015,female,40\nb,2015,2015,male,40\n"),
    Row(
      "a total that was corrected", in: "Content/cases/legal.csv",
      cases + "b,2014,2014,,64\nb,2014,2014,female,3\nb,2014,2014,male,61\n"),
    Row(
      "a total that was corrected and taken out", in: "Content/cases/legal.csv",
      cases + "b,2014,2014,female,3\nb,2014,2014,male,61\n"),
  ]

  @Test("they are told, and no number that no reader can work out", arguments: rows)
  func told(_ row: Row) async throws {
    let site = SmallSite(Self.files)
    let built = try await site.run("build")
    #expect(built.exitCode == .success, "\(built.messages)")
    site.folder.write(row.text, to: row.path)
    let outcome = try await PublishedChangesTests.changes("--strict", of: site)
    let heading = "Hidden counts that the published tables and the new ones tell together (\(row.told.count)):\n"
    let told = row.told.map { "  \($0)\n" }.joined()
    if row.told.isEmpty {
      #expect(!outcome.data.contains("Hidden counts"), "\(outcome.data)")
    } else {
      #expect(outcome.data.contains(heading + told), "\(outcome.data)\(outcome.messages)")
      #expect(outcome.exitCode == .contentErrors)
    }
  }

  @Test("programs get the least and the most that it can be")
  func json() async throws {
    let site = SmallSite(Self.files)
    _ = try await site.run("build")
    site.folder.write(Self.cases + Self.parts, to: "Content/cases/legal.csv")
    let told = try await PublishedChangesTests.changes("--format", "json", of: site).data
    #expect(
      told.contains(
        #"sex female, contacts","before":"hidden","after":"hidden","least":3,"most":3}"#), "\(told)")
  }
}
