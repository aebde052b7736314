import FrontMatter
import Testing

@testable import Manual
@testable import Reporting

@Suite struct StarterSiteTests {
  @Test("each text of a new site is of a record, and each record has its texts in every language")
  func texts() {
    let all = StarterSite(
      .all, settings: ["title": .text("T")], languages: ["en", "az", "ru"], unknownLanguages: [], today: "2026-12-01",
      host: nil)
    let records = all.files.map(\.path).filter {
      $0.hasPrefix("Content/") && $0.hasSuffix(".md") && !$0.contains("example-pages")
    }
    for language in ManualLanguage.allCases {
      let ending = language == .english ? ".md" : ".\(language.rawValue).md"
      let expected = StarterTexts(language).records.map { "Content/\($0)\(ending)" }
      let own = records.filter {
        $0.split(separator: ".").count == (language == .english ? 2 : 3) && $0.hasSuffix(ending)
      }
      #expect(own.sorted() == expected.sorted())
    }
    #expect(Set(records.compactMap { $0.split(separator: "/").dropFirst().first }).count == Collection.allCases.count)
  }
}
