import Content
import TestSupport
import Testing

@testable import vitrine

/// The default theme in a language that is written from right to left.
@Suite struct RightToLeftTests {
  /// Words that mean a side of the screen, where the start and the end of a line should be meant.
  private static var physical: Regex<Substring> {
    /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/
  }

  @Test("the style sheets of the theme speak of start and end, never of left and right")
  func logical() throws {
    let folder = checkout + "/Themes/default/assets/css"
    let sheets = try files(in: folder) + files(in: folder + "/top")
    #expect(sheets.count > 20)
    for (name, style) in sheets {
      let found = style.split(separator: "\n").filter { $0.contains(Self.physical) }
      #expect(found.isEmpty, "\(name): \(found)")
    }
    for line in ["  margin-left: 1px;", "a{left:0}", "text-align: right", "  float:left"] {
      #expect(line.contains(Self.physical), "\(line)")
    }
    for line in ["  margin-inline-start: 1px;", "linear-gradient(to left, red, blue)", "  text-align: end"] {
      #expect(!line.contains(Self.physical), "\(line)")
    }
  }

  @Test("a site in Arabic is turned round, counts by six forms, and its charts keep their order of time")
  func arabic() async throws {
    let site = SmallSite([
      "Content/site.yaml":
        "title: وعود مفتوحة\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, ar]\n",
      "Content/strings/ar.yaml": """
      nav: {home: الرئيسية, commitments: الالتزامات}
      count:
        records: {zero: لا سجلات, one: سجل واحد, two: سجلان, few: "{n} سجلات", many: "{n} سجلاً", other: "{n} سجل"}
      """,
      "Content/commitments/c.ar.md": "---\ntitle: نشر الميزانية\n---\nالنص مع [الخطة](../plans/p.md).\n",
      "Content/projects/x.md": "---\ntitle: Project\nstart: 2014\n---\n",
      "Content/indicators/i.md": """
      ---
      title: People advised
      project: x
      kind: count
      unit: people
      aggregation: latest
      baseline: {date: 2014, value: 10}
      targets: [{date: 2018, value: 1500}]
      observations: [{to: 2015, value: 400}, {to: 2016, value: 1200}]
      ---

      """,
    ])
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/ar/commitments/c/index.html"))
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("<h1>نشر الميزانية</h1>"))
    #expect(page.contains("<a href=\"/ar/plans/p/\">الخطة</a>"))
    #expect(page.contains("٣١ أغسطس ٢٠١٧"))
    // What is not translated says which language it is in.
    #expect(page.contains("lang=\"en\">Plan</a>"))
    let indicator = try #require(site.folder.read("Output/ar/indicators/i/index.html"))
    #expect(indicator.contains("١٬٢٠٠"))
  }

  private func files(in folder: String) throws -> [(name: String, text: String)] {
    try FileSystem.names(in: folder).filter { FileSystem.isFile(folder + "/" + $0) }.map { name in
      (name, String(decoding: try FileSystem.read(folder + "/" + name), as: UTF8.self))
    }
  }
}
