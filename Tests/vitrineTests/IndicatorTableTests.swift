import TestSupport
import Testing

@testable import vitrine

/// What can be wrong in the CSV beside an indicator, each told at its cell.
@Suite struct IndicatorTableTests {
  private static let indicator = """
    ---
    title: I
    project: j
    unit: people
    kind: count
    aggregation: latest
    ---

    """

  private static func table(_ description: String, _ rows: String, reports: [String]) -> Mistake {
    Mistake(
      description,
      [
        "Content/indicators/i.md": indicator, "Content/indicators/i.csv": rows,
        "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      ], reports: reports)
  }

  static let mistakes: [Mistake] = [
    table("a thousands comma", "to,value\n2014,①\"1,000\"\n", reports: ["①: error[not-a-number]"]),
    table("a decimal comma", "to,value\n2014,①\"16,2\"\n", reports: ["①: error[not-a-number]"]),
    table("a per cent sign", "to,value\n2014,①50%\n", reports: ["①: error[not-a-number]"]),
    table("words where there is no figure", "to,value\n2014,①N/A\n", reports: ["①: error[not-a-number]"]),
    table("text where a number belongs", "to,value\n2014,①many\n", reports: ["①: error[not-a-number]"]),
    table("an empty figure is not 0", "to,value\n2013,1\n①2014,\n", reports: ["①: error[no-figure]"]),
    table("an empty date", "to,value\n①,1\n", reports: ["①: error[missing-field]"]),
    table("a date in local style", "to,value\n①31.12.2014,1\n", reports: ["①: error[not-a-date]"]),
    table(
      "a dimension that is not known, told once", "to,①gender,value\n2013,f,1\n2014,f,2\n",
      reports: ["①: error[unknown-key]"]),
    table("two columns of one name", "to,value,①value\n2014,1,2\n", reports: ["①: error[duplicate-column]"]),
    table("a column without a name", "to,value,①\n2014,1,x\n", reports: ["①: error[column-without-name]"]),
    table("a row twice", "to,sex,value\n2014,f,1\n①2014,f,1\n", reports: ["①: error[duplicate-observation]"]),
    table("a place that is not there", "to,place,value\n2014,①baku,1\n", reports: ["①: error[dangling-reference]"]),
    table("a period that runs backwards", "from,to,value\n①2014,2013,1\n", reports: ["①: error[end-before-start]"]),
    table("a cell too many", "to,value\n①2014,1,2\n", reports: ["①: error[wrong-cell-count]"]),
    table(
      "a revision, which has no place in a table", "to,value,revisions\n2014,1,①was 2\n",
      reports: ["①: error[not-a-group]"]),
  ]

  @Test("each mistake is told once, at its cell, and nothing is written", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == mistake.expected)
    #expect(site.folder.read("Output/index.html") == nil)
  }
}
