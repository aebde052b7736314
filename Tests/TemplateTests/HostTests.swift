import Diagnostics
import Exact
import TestSupport
import Testing

@testable import Template

@Suite("Hosts")
struct HostTests {
  static let vocabulary = Vocabulary(
    filters: [
      Callable("greet", takes: .text, [.init("mark", .text, standard: "!")], gives: .type(.text)) {
        (call) throws(Fault) in
        .text("\(call.context as? String ?? "Hello"), \(try call.input.text())\(try call[0].text())")
      }
    ],
    tests: [
      Callable("long", takes: .text, gives: .type(.flag)) { (call) throws(Fault) in
        .bool(try call.input.text().count > 5)
      }
    ],
    functions: [
      Callable("link", takes: nil, [.init("to", .text)], gives: .type(.text)) { (call) throws(Fault) in
        guard try call[0].text() != "gone" else { throw Fault("There is no such page", help: "look again") }
        return .text("/\(try call[0].text())/")
      }
    ])

  /// A function that always fails.
  static let failing = Vocabulary(
    functions: [
      Callable("note", takes: nil, [.init("text", .text)], gives: .type(.text)) { (_) throws(Fault) in
        throw Fault("There is no such page")
      }
    ])

  @Test("a host's filters, tests and functions get their arguments and the context of the page")
  func vocabulary() throws {
    let theme = Theme(
      "{{ 'a'|greet }} {{ 'b'|greet(mark='?') }} {{ 'abcdef' is long }} {{ link('x') }} {{ ['a', 'b']|map('greet', '.')|join }}",
      vocabulary: Self.vocabulary)
    #expect(try theme.render(context: "Salam") == "Salam, a! Salam, b? true /x/ Salam, a.Salam, b.")
  }

  @Test("a fault of a host's function is reported at the call")
  func fault() {
    let marked = MarkedText("a {{ ①link('gone') }}")
    expect(
      Theme(marked.text, vocabulary: Self.vocabulary), reports: "template-value", at: marked,
      saying: "There is no such page.", help: "look again")
  }

  @Test("several threads render from one set of templates")
  func threads() async throws {
    let theme = Theme(
      "{% for i in range(50) %}{{ i }}{% set x %}{{ n }}{% endset %}{{ x }}{% endfor %}", roots: [Root("n", .number)])
    let templates = theme.templates
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<8 {
        group.addTask {
          var renderer = Renderer(templates)
          for _ in 0..<50 {
            var page: [UInt8] = []
            try renderer.render("page.html", ["n": Value(worker)], into: &page, for: "x")
            #expect(String(decoding: page, as: UTF8.self) == (0..<50).map { "\($0)\(worker)" }.joined())
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("a set tells which templates it has that make sense")
  func contents() {
    let theme = Theme(["page.html": "{% extends 'b' %}{% include 'p' ignore missing %}", "b": "", "o": "{{"])
    #expect(theme.templates.contains("page.html"))
    #expect(!theme.templates.contains("gone.html"))
    #expect(!theme.templates.contains("o"))
  }

  @Test("members that only other names show are read by name, others by position")
  func shapes() throws {
    let source =
      "{{ a.title }}{% for x in [a, b] %}{{ x.title }}{% endfor %}{{ b == b }}{{ a.lead == b }}{{ a.lead in [b] }}"
    let theme = Theme(
      source,
      roots: [
        Root("a", .object { CommitmentView.commitmentShape }),
        Root("b", .object { OrganisationView.organisationShape }),
      ])
    let values: ValueMap = [
      "a": .object(CommitmentView(title: "A", lead: "B")), "b": .object(OrganisationView(name: "B")),
    ]
    #expect(try theme.render(values) == "AABtruetruetrue")
  }
}
