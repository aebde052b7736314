import Diagnostics
import JSONData
import TestSupport
import Testing

@testable import Template

extension JinjaTable {
  /// The names of all templates: those of the JSON text, and those that stand for HTML.
  static let names: ValueMap = {
    var diagnostics: [Diagnostic] = []
    guard case .map(var names) = JSONText.read(context, file: SourceFile(index: 0), diagnostics: &diagnostics) else {
      return [:]
    }
    for (name, html) in shared?.markup ?? [:] { names[name] = .html(HTML(trusted: Array(html.utf8))) }
    return names
  }()
}

extension JinjaTable.Case: CustomTestStringConvertible {
  /// The templates themselves.
  public var testDescription: String { description }
}

/// The same table is held against `vitrine theme render` in `ThemeCommandTests`; here the types of the names are known.
@Suite("Beside Jinja")
struct DifferentialTests {
  @Test("the table of Jinja's results is there")
  func table() throws {
    #expect(try #require(JinjaTable.shared).cases.count >= 500)
    #expect(JinjaTable.names["rows"] != nil)
  }

  @Test(
    "a template gives what Jinja gives, byte for byte, or what the documentation says instead",
    arguments: JinjaTable.shared?.cases ?? [])
  func sameAsJinja(example: JinjaTable.Case) throws {
    let files = example.templates.enumerated().map { number, template in
      TemplateFile(name: template[0], file: SourceFile(index: UInt32(number)), bytes: Array(template[1].utf8))
    }
    let optional = ["gone", "x", "a", "b", "c", "f", "q", "v"].map { Root($0, .optional(.any)) }
    let (templates, diagnostics) = TemplateSet.compile(files) { name in
      name == "page.html" ? JinjaTable.names.entries.map { Root($0.key, ValueType(of: $0.value)) } + optional : nil
    }
    var (page, again): ([UInt8], [UInt8]) = ([], [])
    var faults = diagnostics
    if !diagnostics.hasErrors {
      var renderer = Renderer(templates)
      do throws(RenderFault) {
        try renderer.render("page.html", JinjaTable.names, into: &page, for: "golden")
        try renderer.render("page.html", JinjaTable.names, into: &again, for: "the same page again")
      } catch {
        faults.append(error.diagnostic)
      }
    }
    #expect(!faults.isEmpty || again == page, "what was kept from the first page changed the second")
    let text = String(decoding: page, as: UTF8.self)
    if let expected = example.expected {
      #expect(faults.map(\.message) == [])
      #expect(Array(text.utf8) == Array(expected.utf8), "\(text.debugDescription) is not \(expected.debugDescription)")
    } else {
      #expect(!faults.isEmpty, "an error is expected, but here is \(text.debugDescription)")
    }
  }
}
