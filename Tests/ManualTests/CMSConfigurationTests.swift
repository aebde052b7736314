import Diagnostics
import FrontMatter
import Reporting
import Testing

@testable import Manual

/// What Decap CMS and Sveltia CMS take for a configuration, by their published schemas, and what ours must say.
@Suite struct CMSConfigurationTests {
  private static func configuration(_ system: ContentSystem, languages: [String] = ["en", "az"]) throws -> Document {
    let site = SiteNames(
      words: ["scheme": ["irm-2011", "steps"], "completion": ["half", "full"]], ownVariables: ["depth"], slugs: [:],
      languages: languages)
    let text = CMSConfiguration(system, language: .english, site: site) { key in
      ["nav.plans": "Action plans", "plan_status.active": "In force"][key]
    }.text
    var diagnostics: [Diagnostic] = []
    let node = readYAML(Array(text.utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics)
    return Document(try #require(node, "\(diagnostics.map(\.message))"))
  }

  @Test("the whole has what such a configuration needs", arguments: ContentSystem.allCases)
  func whole(system: ContentSystem) throws {
    let whole = try Self.configuration(system)
    #expect(whole["backend"]?["name"] != nil)
    #expect(whole["media_folder"] != nil)
    #expect(whole["i18n"]?["structure"]?.text == "multiple_files")
    #expect(whole["i18n"]?["locales"]?.items.compactMap(\.text) == ["en", "az"])
    #expect(whole["i18n"]?["default_locale"]?.text == "en")
    let collections = whole["collections"]?.items ?? []
    #expect(collections.compactMap { $0["name"]?.text } == Collection.allCases.map(\.rawValue))
    for collection in collections {
      for key in ["label", "folder", "fields", "create", "slug", "extension", "format"] {
        #expect(collection[key] != nil, "\(key)")
      }
      #expect(collection["i18n"]?.text == "true")
      try check(collection["fields"]?.items ?? [], among: collections, isTranslated: true)
    }
  }

  private static let widgets: Set<String> = [
    "string", "text", "markdown", "number", "datetime", "select", "boolean", "relation", "list", "object", "image",
    "file", "hidden", "keyvalue",
  ]

  private func check(_ fields: [Document], among collections: [Document], isTranslated: Bool) throws {
    #expect(!fields.isEmpty)
    let names = fields.compactMap { $0["name"]?.text }
    #expect(Set(names).count == names.count && names.count == fields.count, "\(names)")
    for field in fields {
      let (name, widget) = (field["name"]?.text ?? "", field["widget"]?.text ?? "")
      #expect(Self.widgets.contains(widget), "\(name)")
      #expect(field["label"]?.text?.isEmpty == false, "\(name)")
      if let translated = field["i18n"] {
        #expect(translated.text == "true" && isTranslated, "\(name)")
        #expect(["string", "text", "markdown", "object"].contains(widget), "a figure or word is translated: \(name)")
      }
      switch widget {
      case "select":
        let options = field["options"]?.items ?? []
        #expect(!options.isEmpty && options.allSatisfy { $0["label"]?.text != nil && $0["value"]?.text != nil })
      case "relation":
        #expect(collections.contains { $0["name"]?.text == field["collection"]?.text }, "\(name)")
        #expect(field["value_field"]?.text == "{{slug}}")
        #expect(field["search_fields"]?.items.isEmpty == false)
      case "list":
        #expect((field["fields"] != nil) != (field["field"] != nil), "\(name)")
        if let parts = field["fields"] { try check(parts.items, among: collections, isTranslated: false) }
      case "object":
        try check(field["fields"]?.items ?? [], among: collections, isTranslated: isTranslated)
      case "datetime":
        #expect(field["format"]?.text == "YYYY-MM-DD" && field["time_format"]?.text == "false")
      default: break
      }
      if let pattern = field["pattern"] {
        #expect(pattern.items.count == 2)
        _ = try Regex(pattern.items[0].text ?? "(")
      }
    }
  }

  @Test("words of the site stand in it: its languages, schemes and what it calls things")
  func words() throws {
    let collections = try Self.configuration(.decap)["collections"]?.items ?? []
    func fields(_ name: String) -> [Document] {
      collections.first { $0["name"]?.text == name }?["fields"]?.items ?? []
    }
    func field(_ name: String, _ fields: [Document]) -> Document? { fields.first { $0["name"]?.text == name } }
    #expect(collections.first { $0["name"]?.text == "plans" }?["label"]?.text == "Action plans")
    let status = field("status", fields("plans"))?["options"]?.items ?? []
    #expect(status.map { $0["label"]?.text } == ["In force", "ended", "inactive"])
    #expect(status.map { $0["value"]?.text } == ["active", "ended", "inactive"])
    let rating = field("assessments", fields("commitments"))?["fields"]?.items ?? []
    #expect(field("scheme", rating)?["options"]?.items.map { $0["value"]?.text } == ["irm-2011", "steps"])
    #expect(field("completion", rating)?["options"]?.items.map { $0["value"]?.text } == ["half", "full"])
    #expect(field("title", fields("plans"))?["i18n"]?.text == "true")
    #expect(field("start", fields("plans"))?["i18n"] == nil)
    // What stands in a CSV file beside the record is not for such an editor.
    #expect(field("observations", fields("indicators")) == nil)
    #expect(field("body", fields("plans"))?["widget"]?.text == "markdown")
  }

  @Test(
    "a group that may be left out can be left empty in Decap, and left out in Sveltia",
    arguments: ContentSystem.allCases)
  func optionalGroups(system: ContentSystem) throws {
    var groups = 0
    func check(_ fields: [Document], _ path: String) {
      for field in fields {
        let parts = field["fields"]?.items ?? []
        let here = "\(path).\(field["name"]?.text ?? "")"
        if field["widget"]?.text == "object" {
          groups += 1
          #expect(field["required"]?.text == "false")
          let needed = parts.filter { $0["required"]?.text == "true" }.compactMap { $0["name"]?.text }
          if system == .decap { #expect(needed == [], "\(here)") }
          if system == .sveltia, here == "projects.budget" { #expect(needed == ["amount", "currency"]) }
        }
        check(parts, here)
      }
    }
    for collection in try Self.configuration(system)["collections"]?.items ?? [] {
      check(collection["fields"]?.items ?? [], collection["name"]?.text ?? "")
    }
    #expect(groups >= 6)
  }

  @Test("a site of one language has nothing to translate")
  func oneLanguage() throws {
    let whole = try Self.configuration(.sveltia, languages: ["az"])
    #expect(whole["i18n"] == nil)
    #expect(!"\(whole)".contains("i18n"))
  }
}

extension Document {
  fileprivate subscript(key: String) -> Document? {
    if case .group(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  fileprivate var items: [Document] { if case .list(let items) = self { items } else { [] } }

  fileprivate var text: String? {
    switch self {
    case .text(let text), .plain(let text): text
    case .list, .group: nil
    }
  }
}
