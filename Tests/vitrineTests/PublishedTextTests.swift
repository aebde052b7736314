import FrontMatter
import TestSupport
import Testing

@testable import vitrine

/// What stands in a field, seen by readers of the page and of the table.
@Suite struct PublishedTextTests {
  private static let pieces = [
    "Room", "Şəki", "Ёжик", "5", " ", " ", "#", ": ", "'", "\"", "& ", "&x;", "!", "%", "@", "`", "|", ">", "-", "{",
    "}",
    "{{ x }}", "{% x %}", "[x](y)", "<b>", "</h1>", "</script>", "<!--", "~", "\\", "=", "+", ";", ",", "\u{200B}",
    "\u{A0}", "e\u{301}", "👩‍👩‍👧", "$1", "\u{FEFF}",
  ]

  @Test("any text of a title stands on its page, in the title of the window and in its table as it is written")
  func titles() async throws {
    var random = SeededNumbers(state: 11)
    var titles: [String] = []
    while titles.count < 60 {
      let text = (0..<6).map { _ in random.choice(Self.pieces) }.joined()
      // Blanks at the ends of a title show nowhere.
      if text.first != " ", text.last != " " { titles.append(text) }
    }
    let site = SmallSite()
    for (number, title) in titles.enumerated() {
      let fields = Document.group([("title", .text(title)), ("plan", .text("p"))]).yaml
      site.folder.write("---\n\(fields)---\n", to: "Content/commitments/t\(number).md")
    }
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let rows = readCSV(site.folder.read("Output/data/commitments.csv") ?? "")
    for (number, title) in titles.enumerated() {
      let page = site.folder.read("Output/commitments/t\(number)/index.html") ?? ""
      #expect(page.contains("<title>\(Self.escaped(title)) – T</title>"), "\(title.debugDescription): \(page)")
      #expect(page.contains("<h1>\(Self.escaped(title))</h1>"), "\(title.debugDescription): \(page)")
      // A sheet would take it for a formula.
      let cell = "=+-@".contains(title.first ?? " ") ? "'" + title : title
      #expect(rows.first { $0["id"] == "t\(number)" }?["title"] == cell, "\(title.debugDescription)")
    }
  }

  private static func escaped(_ text: String) -> String {
    let signs: [Unicode.Scalar: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&#34;", "'": "&#39;"]
    return text.unicodeScalars.map { signs[$0] ?? String($0) }.joined()
  }
}
