import Diagnostics
import TestSupport
import Testing

@testable import Markup

@Suite struct DirectiveTests {
  /// A body, what the site is asked to make in it, and what is told.
  struct Body: CustomTestStringConvertible, Sendable {
    let marked: String
    let placed: [String]
    let reports: [String]

    init(_ marked: String, placed: [String] = [], _ reports: String...) {
      self.marked = marked
      self.placed = placed
      self.reports = reports
    }

    var testDescription: String { String(marked.prefix(60)).debugDescription }
  }

  @Test(
    "a directive on a line of its own is the site's to make, with what stands in its brackets and below it",
    arguments: [
      Body("::indicator{people-advised}", placed: ["indicator(people-advised)"]),
      Body("ə\n\n::commitment{ nap1-1-1 }\n\nb", placed: ["commitment(nap1-1-1)"]),
      Body("::chart{a}\n::chart{b}", placed: ["chart(a)", "chart(b)"]),
      Body("::gallery", placed: ["gallery()"]), Body("::table{data.csv}", placed: ["table(data.csv)"]),
      Body("::table[By city]{data.csv}", placed: ["table[By city](data.csv)"]),
      Body("::figure{a.jpg}\nThe *centre* in Ganja.", placed: ["figure(a.jpg) The <em>centre</em> in Ganja."]),
      Body("::figure[Two ə]{a b.jpg}", placed: ["figure[Two ə](a b.jpg)"]),
      Body("::video[The film]{https://a.az/b}", placed: ["video[The film](https://a.az/b)"]),
      Body("::chart{a}\n::figure{a_b_c.jpg}\nOne\ntwo.", placed: ["chart(a)", "figure(a_b_c.jpg) One\ntwo."]),
      Body("```\n::indicator{x}\n```"), Body("Write `::indicator{x}` there."), Body("std::vector and ::foo of ours"),
      Body("Note:: a thing. :note of ours\n\n:smile: ::"), Body("\\::indicator{x}"),
    ])
  func placed(body: Body) {
    let rendering = Rendering(body.marked)
    #expect(rendering.reports == body.reports)
    #expect(rendering.body?.placed.map(\.described) == body.placed)
    #expect(openTags(rendering.html).isEmpty)
  }

  @Test("what the site makes goes where its line stands")
  func places() {
    let rendering = Rendering("One\n\n::chart{a}\n\n## Two\n\n::figure{b}\nA caption\n\nThree")
    let (html, placed) = (rendering.html, rendering.body?.placed ?? [])
    #expect(html == "<p>One</p>\n<h2 id=\"two\">Two</h2>\n<p>Three</p>\n")
    #expect(placed.map(\.offset) == [11, 11 + 22])
    #expect(rendering.body?.firstParagraph == "One")
  }

  @Test(
    "a note and a quotation hold the lines below them",
    arguments: [
      Fragment(
        "::note\nCall *first*,\nthen come.",
        "<div class=\"notice notice-note\" role=\"note\">\n<p class=\"notice-title\">Note</p>\n"
          + "<p>Call <em>first</em>,\nthen come.</p>\n</div>\n"),
      Fragment(
        "::quote{A & B}\nIt [helped](b.md).\n\nə",
        "<figure class=\"quotation\">\n<blockquote>\n<p>It <a href=\"b.md\">helped</a>.</p>\n</blockquote>\n"
          + "<figcaption>A &amp; B</figcaption>\n</figure>\n<p>ə</p>\n"),
      Fragment(
        "::quote{A\0}\nIt helped.",
        "<figure class=\"quotation\">\n<blockquote>\n<p>It helped.</p>\n</blockquote>\n"
          + "<figcaption>A\u{FFFD}</figcaption>\n</figure>\n"),
      Fragment(
        "::quote\nIt helped.",
        "<figure class=\"quotation\">\n<blockquote>\n<p>It helped.</p>\n</blockquote>\n</figure>\n"),
    ])
  func texts(fragment: Fragment) {
    let rendering = Rendering(fragment.markdown)
    #expect(rendering.html == fragment.expected)
    #expect(rendering.reports.isEmpty)
  }

  @Test(
    "what is no directive, or a wrong one, is told where it stands with what to write",
    arguments: [
      Body("①::indikator{x}", "① unknown-directive: ::indicator"), Body("ə\n\n①::map{baku}", "① unknown-directive"),
      Body("①:::note\nText", "① directive-form: ::"), Body("①:indicator{x}", "① directive-form: ::"),
      Body("①:: indicator{x}", "① directive-form: ::"), Body("①：：indicator{x}", "① directive-form: ::"),
      Body("①:：chart{x", "① directive-form: ::"), Body(":: see x"), Body("： :: indicator"),
      Body("::indicator ①{x}", "① directive-form"), Body("::indicator①{x", "① directive-form"),
      Body("::chart{x} ①and more", "① directive-form"), Body("::note ①Call first.", "① directive-form"),
      Body("①::indicator", "① directive-argument"), Body("ə\n\n::figure[A]①{ }", "① directive-argument"),
      Body("::gallery①{a.jpg}", placed: [], "① directive-argument: "),
      Body("::note①{A}\nText", "① directive-argument: "),
      Body("::chart①[A]{x}", "① directive-argument: "), Body("①::note", "① directive-text"),
      Body("①::quote{A}\n\nText", "① directive-text"),
      Body("::chart{x}\n①And more.", placed: ["chart(x)"], "① directive-text"),
      Body("::note\n①::indicator{x}", "① directive-place"), Body("::quote\nə\n①::note\nB", "① directive-place"),
      Body("Text\n①::chart{x}", "① directive-place"), Body("- ①::chart{x}", "① directive-place"),
      Body("> ①::note", "① directive-place"), Body("ə see ①::indicator{x}.", "① directive-place"),
    ])
  func told(body: Body) {
    let rendering = Rendering(body.marked)
    #expect(rendering.reports == body.reports)
    #expect(rendering.body?.placed.map(\.described) == body.placed)
    #expect(openTags(rendering.html).isEmpty)
  }
}

extension PlacedDirective {
  fileprivate var described: String {
    let words = directive.words.map { "[\($0)]" } ?? ""
    let below = text.isEmpty ? "" : " " + String(decoding: text, as: UTF8.self)
    return directive.kind.rawValue + words + "(\(directive.argument))" + below
  }
}
