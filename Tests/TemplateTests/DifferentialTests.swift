import Diagnostics
import Exact
import Foundation
import Testing

@testable import Template

/// What Jinja 3.1 makes of some hundred templates: Tests/Fixtures/Template/make_golden.py says how the table is renewed.
struct Golden: Decodable {
  struct Case: Decodable, CustomTestStringConvertible {
    let templates: [[String]]
    /// `nil` where Jinja reports an error.
    let expected: String?

    var testDescription: String { templates.map { $0.joined(separator: ": ") }.joined(separator: " · ") }
  }

  struct Context: Decodable {
    let names: ValueMap

    init(from decoder: any Decoder) throws {
      guard case .map(let map) = try Typed(from: decoder).value else { throw TypedFault() }
      names = map
    }
  }

  let context: Context
  let cases: [Case]

  static let shared: Golden? = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    guard let data = try? Data(contentsOf: folder.appending(path: "Fixtures/Template/golden.json")) else { return nil }
    return try? JSONDecoder().decode(Golden.self, from: data)
  }()
}

/// A value with its kind: `{"text": "x"}`, `{"map": [["key", {"number": "1.5"}]]}`.
private struct Typed: Decodable {
  let value: Value

  private enum Kind: String, CodingKey {
    case none, flag, number, text, html, list, map
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    switch container.allKeys.first {
    case .none?: value = .none
    case .flag: value = .bool(try container.decode(Bool.self, forKey: .flag))
    case .number: value = .number(try Quantity.parse(try container.decode(String.self, forKey: .number)))
    case .text: value = .text(try container.decode(String.self, forKey: .text))
    case .html: value = .html(HTML(trusted: Array(try container.decode(String.self, forKey: .html).utf8)))
    case .list: value = .list(try container.decode([Typed].self, forKey: .list).map(\.value))
    case .map: value = .map(ValueMap(try container.decode([Entry].self, forKey: .map).map { ($0.key, $0.value) }))
    case nil: throw TypedFault()
    }
  }

  private struct Entry: Decodable {
    let key: String
    let value: Value

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      key = try container.decode(String.self)
      value = try container.decode(Typed.self).value
    }
  }
}

private struct TypedFault: Error {}

@Suite("Beside Jinja")
struct DifferentialTests {
  @Test("the table of Jinja's results is there")
  func table() throws {
    #expect(try #require(Golden.shared).cases.count >= 500)
  }

  @Test("a template gives what Jinja gives, byte for byte", arguments: Golden.shared?.cases ?? [])
  func sameAsJinja(example: Golden.Case) throws {
    let names = try #require(Golden.shared).context.names
    let files = example.templates.enumerated().map { number, template in
      TemplateFile(name: template[0], file: SourceFile(index: UInt32(number)), bytes: Array(template[1].utf8))
    }
    let optional = ["gone", "x", "a", "q"].map { Root($0, .optional(.any)) }
    let (templates, diagnostics) = TemplateSet.compile(files) { name in
      name == "page.html" ? names.entries.map { Root($0.key, ValueType(of: $0.value)) } + optional : nil
    }
    var page: [UInt8] = []
    var faults = diagnostics
    if !diagnostics.hasErrors {
      var renderer = Renderer(templates)
      do throws(RenderFault) {
        try renderer.render("page.html", names, into: &page, for: "golden")
      } catch {
        faults.append(error.diagnostic)
      }
    }
    let text = String(decoding: page, as: UTF8.self)
    if let expected = example.expected {
      #expect(faults.map(\.message) == [])
      #expect(Array(text.utf8) == Array(expected.utf8), "\(text.debugDescription) is not \(expected.debugDescription)")
    } else {
      #expect(!faults.isEmpty, "Jinja reports an error, but here is \(text.debugDescription)")
    }
  }
}
