package import FrontMatter
internal import Reporting

/// What a site itself adds to the forms of fields.
package struct SiteNames: Sendable {
  /// The words of the fields to which its schemes add, those of the built-in ones among them, by the field's key:
  /// `scheme`, and each variable by which an assessment may rate.
  package var words: [String: [String]]
  /// The variables that only its own schemes have.
  package var ownVariables: [String]
  /// The slugs of each collection's records, which editors propose.
  package var slugs: [String: [String]]
  /// The default one first.
  package var languages: [String]

  package init(
    words: [String: [String]], ownVariables: [String], slugs: [String: [String]], languages: [String]
  ) {
    self.words = words
    self.ownVariables = ownVariables
    self.slugs = slugs
    self.languages = languages
  }
}

/// Schemas of the files that authors write, as JSON Schema 2020-12: what an editor completes and checks by.
///
/// A schema takes whatever the program takes, and refuses what can be told from one file alone.
package struct JSONSchemas: Sendable {
  let words: ManualWords
  let site: SiteNames

  package init(_ language: ManualLanguage, site: SiteNames) {
    words = ManualWords(language)
    self.site = site
  }

  /// Each schema with the name of its file and the files that it is for, as VS Code matches them.
  package var all: [(name: String, files: [String], schema: Document)] {
    FileKind.all.flatMap { kind -> [(name: String, files: [String], schema: Document)] in
      guard let path = kind.path else { return [] }
      let files = path.replacing("NAME", with: kind.collection == nil ? "*" : "**/*")
      let name = kind.collection ?? kind.name
      guard kind.hasTranslations, let ending = files.lastIndex(of: ".") else {
        return [(name, [files], schema(of: kind))]
      }
      let others = site.languages.dropFirst().map { "\(files[..<ending]).\($0)\(files[ending...])" }
      // A name with stars is that of a translation too.
      let own = files.contains("*") ? others.map { "!\($0)" } : []
      return [(name, [files] + own, schema(of: kind))]
        + (others.isEmpty ? [] : [("\(name).translation", others, translation(of: kind))])
    }
  }

  package func schema(of kind: FileKind) -> Document {
    var definitions = Definitions()
    let object = object(of: kind.group, &definitions)
    return whole(words.about(kind), object, definitions)
  }

  /// The schema of a translation, which has texts alone.
  package func translation(of kind: FileKind) -> Document {
    var definitions = Definitions()
    let others = kind.collection == nil ? [] : TranslationHeader.schema.descriptions
    return whole(words.about(kind), texts(of: kind.group, beside: others, &definitions), definitions)
  }

  // MARK: Groups

  /// The groups that are told of once, by name.
  struct Definitions {
    var groups: [(name: String, schema: Document)] = []
  }

  private func whole(_ about: String, _ object: [Document.Member], _ definitions: Definitions) -> Document {
    var members: [Document.Member] = [
      .init("$schema", .text("https://json-schema.org/draft/2020-12/schema")), .init("description", .text(about)),
    ]
    members += object
    if !definitions.groups.isEmpty {
      members.append(.init("$defs", .group(definitions.groups.map { .init($0.name, $0.schema) })))
    }
    return .group(members)
  }

  func reference(to group: FieldGroup, _ suffix: String = "") -> Document {
    .group([Document.Member("$ref", .text("#/$defs/\(key(group))\(suffix)"))])
  }

  private func key(_ group: FieldGroup) -> String { group.name.replacing(" ", with: "-") }

  func object(of group: FieldGroup, _ definitions: inout Definitions) -> [Document.Member] {
    let isOpen = group.fields.contains { $0.declaringKey != nil }
    var properties: [Document.Member] = []
    for field in group.fields where field.declaringKey == nil { properties.append(property(field, &definitions)) }
    if group.name == Assessment.schema.name {
      properties += site.ownVariables.map { .init($0, Self.oneOf(site.words[$0] ?? [], isRequired: false)) }
    }
    return [
      .init("type", .text("object")), .init("properties", .group(properties)),
      .init("required", .texts(group.fields.filter(\.isRequired).map(\.key))),
      .init("additionalProperties", isOpen ? .group([("type", .texts(Self.scalars + ["null"]))]) : .plain("false")),
    ] + alternatives(group)
  }

  private func alternatives(_ group: FieldGroup) -> [Document.Member] {
    guard !group.alternatives.isEmpty else { return [] }
    let all = group.alternatives.map { alternatives in
      Document.group([("anyOf", .list(alternatives.ways.map(given) + wordsAlone(alternatives, group)))])
    }
    return [.init("allOf", .list(all))]
  }

  /// That these are there, and more than named.
  private func given(_ keys: [String]) -> Document {
    let filledIn = Document.group([("not", Self.nothing)])
    return .group([("required", .texts(keys)), ("properties", .group(keys.map { .init($0, filledIn) }))])
  }

  /// A word that says why there is no figure stands for the whole figure.
  private func wordsAlone(_ alternatives: FieldAlternatives, _ group: FieldGroup) -> [Document] {
    group.fields.compactMap { field in
      guard case .orWord(_, let words) = field.form, alternatives.ways.joined().contains(field.key) else { return nil }
      return .group([
        ("required", .texts([field.key])), ("properties", .group([(field.key, Self.oneOf(words, isRequired: true))])),
      ])
    }
  }

  /// - Parameter others: What may stand there too; of an entry that is to be found in the record, `nil`: it repeats
  ///   whatever says which one it means.
  private func texts(
    of group: FieldGroup, beside others: [FieldDescription]?, _ definitions: inout Definitions
  ) -> [Document.Member] {
    var properties: [Document.Member] = []
    for field in group.fields where field.form.holdsTranslatedText {
      let about = Document.Member("description", .text(words.about(field)))
      guard let part = field.form.group else {
        properties.append(.init(field.key, .group([about, .init("type", .texts(Self.scalars + ["null"]))])))
        continue
      }
      define(part, "-texts", &definitions) { texts(of: part, beside: nil, &$0) }
      let item = reference(to: part, "-texts")
      let list = Document.group([("type", .text("array")), ("items", item), ("minItems", .plain("1"))])
      let text = Document.group([("type", .texts(Self.scalars))])
      let isText = if case .groupOrText = field.form { true } else { false }
      properties.append(
        .init(field.key, .group([about, .init("anyOf", .list([list, item, Self.nothing] + (isText ? [text] : [])))])))
    }
    for field in others ?? [] { properties.append(property(field, &definitions)) }
    let isOpen = others == nil && group.fields.contains { $0.declaringKey != nil }
    if others == nil {
      let keys = [GroupTranslation.meaningKey] + group.fields.filter { !$0.form.holdsTranslatedText }.map(\.key)
      properties += keys.map { .init($0, .plain("true")) }
    }
    return [
      .init("type", .text("object")), .init("properties", .group(properties)),
      .init("additionalProperties", .plain(isOpen ? "true" : "false")),
    ]
  }

  func define(
    _ group: FieldGroup, _ suffix: String, _ definitions: inout Definitions,
    _ make: (inout Definitions) -> [Document.Member]
  ) {
    let name = key(group) + suffix
    guard !definitions.groups.contains(where: { $0.name == name }) else { return }
    // Its place is taken before it is made: what it holds may hold it.
    definitions.groups.append((name, .group([Document.Member]())))
    let position = definitions.groups.count - 1
    let members = make(&definitions)
    definitions.groups[position].schema = .group(members)
  }
}
