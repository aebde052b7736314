internal import FrontMatter

/// A content system that edits files of a repository in the browser.
package enum ContentSystem: String, CaseIterable, Sendable {
  case decap, sveltia
}

/// The configuration of a content system for a site's collections: `admin/config.yml`.
///
/// Texts that a translation may give have `i18n: true`; figures, dates, statuses and references have none, so that they
/// never stand in a translation's file.
package struct CMSConfiguration: Sendable {
  private let system: ContentSystem
  private let words: ManualWords
  private let site: SiteNames
  /// What the site calls a key of its theme's words, such as `nav.commitments`.
  private let name: @Sendable (String) -> String?

  package init(
    _ system: ContentSystem, language: ManualLanguage, site: SiteNames,
    name: @escaping @Sendable (String) -> String?
  ) {
    self.system = system
    words = ManualWords(language)
    self.site = site
    self.name = name
  }

  /// The file, with remarks on what is to be filled in.
  package var text: String { Self.remarks(system) + document.yaml }

  private static func remarks(_ system: ContentSystem) -> String {
    """
    # The collections of this site for \(system == .decap ? "Decap CMS" : "Sveltia CMS"), made by \
    `vitrine schema --cms \(system.rawValue)`: make it
    # again when a field, a language or a scheme is added. It belongs into admin/config.yml beside the page that loads the
    # content system. Write in `backend` where the repository lies.

    """
  }

  var document: Document {
    let hasLanguages = site.languages.count > 1
    let backend: Document =
      switch system {
      case .decap: .group([("name", .text("git-gateway")), ("branch", .text("main"))])
      case .sveltia:
        .group([("name", .text("github")), ("repo", .text("OWNER/REPOSITORY")), ("branch", .text("main"))])
      }
    let languages = Document.group([
      ("structure", .text("multiple_files")), ("locales", .texts(site.languages)),
      ("default_locale", .text(site.languages[0])),
      ("omit_default_locale_from_file_path", system == .sveltia ? .plain("true") : nil),
    ])
    return .group([
      ("backend", backend), ("media_folder", .text("Content/media")), ("public_folder", .text("/media")),
      ("i18n", hasLanguages ? languages : nil),
      // Fields that are left blank are not written at all.
      ("output", system == .sveltia ? .group([("omit_empty_optional_fields", .plain("true"))]) : nil),
      ("slug", .group([("encoding", .text("ascii")), ("clean_accents", .plain("true"))])),
      ("collections", .list(FileKind.all.filter { $0.collection != nil }.map { collection($0, hasLanguages) })),
    ])
  }

  private func collection(_ kind: FileKind, _ hasLanguages: Bool) -> Document {
    let folder = kind.collection ?? ""
    let body = Document.group([
      ("name", .text("body")), ("label", .text(name("heading.text") ?? "Text")), ("widget", .text("markdown")),
      ("required", .plain("false")), ("i18n", hasLanguages ? .plain("true") : nil),
      ("hint", .text(words.word("body"))),
    ])
    return .group([
      ("name", .text(folder)), ("label", .text(name("nav.\(folder)") ?? folder.capitalized)),
      ("label_singular", .text(name("record.\(kind.name)") ?? kind.name.capitalized)),
      ("description", .text(words.about(kind))), ("folder", .text("Content/\(folder)")), ("create", .plain("true")),
      ("slug", .text("{{slug}}")), ("identifier_field", .text("title")), ("extension", .text("md")),
      ("format", .text("yaml-frontmatter")),
      // Files lie beside the record that names them.
      ("media_folder", .text("")), ("public_folder", .text("")),
      ("i18n", hasLanguages ? .plain("true") : nil),
      ("fields", .list(fields(ordered(kind), hasLanguages) + [body])),
    ])
  }

  /// The title first, then what the kind has of its own, then what every record may have.
  private func ordered(_ kind: FileKind) -> [FieldDescription] {
    let title = kind.group.fields.filter { $0.key == "title" }
    let own = kind.ownFields.filter { $0.key != "title" }
    let others = kind.group.fields.filter { $0.home == FieldDescription.homeOfAll && $0.key != "title" }
    return title + own + others
  }

  /// - Parameter hasLanguages: Can their texts be translated?
  private func fields(_ fields: [FieldDescription], _ hasLanguages: Bool) -> [Document] {
    // What a CSV file holds, and what a record declares itself, an editor of fields cannot write.
    fields.filter { $0.declaringKey == nil && $0.beside != .usual }.map { field($0, hasLanguages) }
  }

  private func field(_ field: FieldDescription, _ hasLanguages: Bool) -> Document {
    // An entry of a translated list says which one it means, which such an editor cannot.
    let isTranslated = hasLanguages && field.form.holdsTranslatedText && !field.form.isListOfGroups
    let members: [(String, Document?)] = [
      ("name", .text(field.key)), ("label", .text(label(field))),
      ("required", .plain(String(field.isRequired))), ("hint", .text(words.about(field))),
      ("i18n", isTranslated ? .plain("true") : nil),
    ]
    return .group(members + widget(field.form, field, hasLanguages))
  }

  private func label(_ field: FieldDescription) -> String {
    name("fact.\(field.key)") ?? field.key.replacing("_", with: " ").capitalizedFirst
  }

  private func widget(
    _ form: FieldForm, _ field: FieldDescription, _ hasLanguages: Bool
  ) -> [(String, Document?)] {
    func widget(_ name: String) -> (String, Document?) { ("widget", .text(name)) }
    switch form {
    case .text, .translatedText(isLong: false), .wording, .declaredElsewhere: return [widget("string")]
    case .translatedText(isLong: true): return [widget("text")]
    case .code(let code): return [widget("string"), ("pattern", .texts([code.pattern, words.form(form)]))]
    case .address: return [widget("string"), ("pattern", .texts(["^(https?://|mailto:)\\S+$", words.form(form)]))]
    case .date:
      return [
        widget("datetime"), ("format", .text("YYYY-MM-DD")), ("date_format", .text("YYYY-MM-DD")),
        ("time_format", .plain("false")), ("picker_utc", system == .decap ? .plain("true") : nil),
      ]
    case .number(in: let range):
      return [widget("number"), ("value_type", .text("float"))] + (range.map(ends) ?? [])
    case .figure, .orWord: return [widget("string")]
    case .count(in: let range):
      return [widget("number"), ("value_type", .text("int"))] + ends(range)
    case .numbers(let ranges):
      let one: [(String, Document?)] = [
        ("name", .text("item")), ("label", .text(label(field))), widget("number"), ("value_type", .text("float")),
      ]
      return [widget("list"), ("field", .group(one)), ("min", .plain("0")), ("max", .plain(String(ranges.count)))]
    case .flag: return [widget("boolean")]
    case .choice(let words, let named):
      return [widget("select"), ("options", options(words, named))]
    case .openChoice(let words, let named):
      return [widget("select"), ("options", options(site.words[field.key] ?? words, named))]
    case .reference(let collection): return [widget("relation")] + relation(collection)
    case .file: return [widget(field.key == "image" ? "image" : "file")]
    case .list(let item): return list(item, field)
    // Decap has no widget for names of the author's own.
    case .mapping: return [widget(system == .sveltia ? "keyvalue" : "hidden")]
    case .group(let group), .groupOrText(let group):
      // Decap shows the fields of a group that may be left out, and would not save a record without those that it needs.
      let mayStayEmpty = system == .decap && !field.isRequired
      let parts = mayStayEmpty ? group.fields.map(\.optional) : group.fields
      return [widget("object"), ("collapsed", .plain("true")), ("fields", .list(fields(parts, hasLanguages)))]
    }
  }

  private func ends(_ range: NumberRange) -> [(String, Document?)] {
    [("min", .plain(String(range.lower))), ("max", range.upper.map { .plain(String($0)) })]
  }

  private func list(_ item: FieldForm, _ field: FieldDescription) -> [(String, Document?)] {
    switch item {
    case .reference(let collection):
      return [("widget", .text("relation")), ("multiple", .plain("true"))] + relation(collection)
    case .choice(let words, let named), .openChoice(let words, let named):
      return [("widget", .text("select")), ("multiple", .plain("true")), ("options", options(words, named))]
    case .group(let group):
      return [
        ("widget", .text("list")), ("collapsed", .plain("true")), ("fields", .list(fields(group.fields, false))),
      ]
    default:
      let one = [("name", Document?.some(.text("item"))), ("label", .text(label(field)))]
      return [
        ("widget", .text("list")),
        ("field", .group(one + widget(item, field, false))),
      ]
    }
  }

  private func relation(_ collection: String) -> [(String, Document?)] {
    [
      ("collection", .text(collection)), ("value_field", .text("{{slug}}")), ("search_fields", .texts(["title"])),
      ("display_fields", .texts(["title"])),
    ]
  }

  /// Each word with what the site calls it.
  private func options(_ words: [String], _ named: String?) -> Document {
    .list(
      words.map { word in
        let label = named.flatMap { name("\($0).\(word)") } ?? word
        return .group([("label", .text(label)), ("value", .text(word))])
      })
  }
}

extension FieldForm {
  fileprivate var isListOfGroups: Bool { if case .list(.group) = self { true } else { false } }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  fileprivate var capitalized: String {
    split(separator: "_").map { String($0).capitalizedFirst }.joined(separator: " ")
  }
}
