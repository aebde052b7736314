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
  private let words: ManualWords
  private let site: SiteNames

  package init(_ language: ManualLanguage, site: SiteNames) {
    words = ManualWords(language)
    self.site = site
  }

  /// Each schema with the name of its file and the files that it is for, as VS Code matches them.
  package var all: [(name: String, files: [String], schema: Document)] {
    FileKind.all.flatMap { kind -> [(name: String, files: [String], schema: Document)] in
      guard let path = kind.path else { return [] }
      guard let collection = kind.collection else {
        return [(kind.name, [path.replacing("NAME", with: "*")], schema(of: kind))]
      }
      let others = site.languages.dropFirst().map { "Content/\(collection)/**/*.\($0).md" }
      let own = others.map { "!\($0)" }
      return [("\(collection)", ["Content/\(collection)/**/*.md"] + own, schema(of: kind))]
        + (others.isEmpty ? [] : [("\(collection).translation", others, translation(of: kind))])
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
    return whole(words.about(kind), texts(of: kind.group, isPart: false, &definitions), definitions)
  }

  // MARK: Groups

  /// The groups that are told of once, by name.
  private struct Definitions {
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

  private func reference(to group: FieldGroup, _ suffix: String = "") -> Document {
    .group([Document.Member("$ref", .text("#/$defs/\(key(group))\(suffix)"))])
  }

  private func key(_ group: FieldGroup) -> String { group.name.replacing(" ", with: "-") }

  private func object(of group: FieldGroup, _ definitions: inout Definitions) -> [Document.Member] {
    let isOpen = group.fields.contains { $0.declaringKey != nil }
    var properties: [Document.Member] = []
    for field in group.fields where field.declaringKey == nil { properties.append(property(field, &definitions)) }
    if group.name == Assessment.schema.name {
      properties += site.ownVariables.map { .init($0, oneOf(site.words[$0] ?? [], isRequired: false)) }
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
      Document.group([("anyOf", .list(alternatives.ways.map { .group([("required", .texts($0))]) }))])
    }
    return [.init("allOf", .list(all))]
  }

  private func texts(of group: FieldGroup, isPart: Bool, _ definitions: inout Definitions) -> [Document.Member] {
    var properties: [Document.Member] = []
    for field in group.fields where field.form.holdsTranslatedText {
      let about = Document.Member("description", .text(words.about(field)))
      guard let part = field.form.group else {
        properties.append(.init(field.key, .group([about, .init("type", .texts(Self.scalars + ["null"]))])))
        continue
      }
      define(part, "-texts", &definitions) { texts(of: part, isPart: true, &$0) }
      let item = reference(to: part, "-texts")
      let list = Document.group([("type", .text("array")), ("items", item)])
      properties.append(.init(field.key, .group([about, .init("anyOf", .list([list, item]))])))
    }
    return [
      .init("type", .text("object")), .init("properties", .group(properties)),
      // An entry repeats fields of the record to say which part it means.
      .init("additionalProperties", .plain(isPart ? "true" : "false")),
    ]
  }

  private func define(
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

  // MARK: Fields

  private static let scalars = ["string", "number", "boolean"]

  private func property(_ field: FieldDescription, _ definitions: inout Definitions) -> Document.Member {
    var members: [Document.Member] = [.init("description", .text(words.about(field)))]
    if let standard = field.standard { members.append(.init("default", .plainOrText(standard))) }
    guard
      case .group(let form) = form(
        field.form, key: field.key, isRequired: field.isRequired, &definitions)
    else {
      return .init(field.key, .group(members))
    }
    return .init(field.key, .group(members + form))
  }

  private func form(
    _ form: FieldForm, key: String, isRequired: Bool, _ definitions: inout Definitions
  ) -> Document {
    let nothing = isRequired ? [] : ["null"]
    switch form {
    case .text, .translatedText:
      return .group([
        ("type", .texts(Self.scalars + nothing)), ("minLength", isRequired ? .plain("1") : nil),
      ])
    case .wording:
      return .group([("type", .texts(Self.scalars + ["object"] + nothing))])
    case .code(let code):
      return .group([("type", .texts(["string"] + nothing)), ("pattern", .text(code.pattern))])
    case .date:
      return .group([
        ("type", .texts(["string", "integer"])), ("pattern", .text(Self.datePattern)), ("minimum", .plain("1900")),
        ("maximum", .plain("2100")),
      ])
    case .number(in: let range):
      return .group([
        ("type", .texts(["number", "string"])), ("pattern", .text(Self.numberPattern)),
        ("minimum", range.map { .plain(String($0.lowerBound)) }),
        ("maximum", range.map { .plain(String($0.upperBound)) }),
      ])
    case .figure:
      // A word stands for a number by the kind of the record.
      return .group([("type", .texts(["number", "string"])), ("pattern", .text("^(\(Self.number)|[^0-9\\W].*)$"))])
    case .count(in: let range):
      return .group([
        ("type", .texts(["integer", "string"])), ("pattern", .text("^[0-9]+$")),
        ("minimum", .plain(String(range.lowerBound))),
        ("maximum", range.upperBound < .max ? .plain(String(range.upperBound)) : nil),
      ])
    case .orWord(let form, let words):
      return .group([
        (
          "anyOf",
          .list([self.form(form, key: key, isRequired: isRequired, &definitions), oneOf(words, isRequired: true)])
        )
      ])
    case .flag:
      return .group([
        ("type", .texts(["boolean", "string"] + nothing)),
        ("pattern", .text("^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]\(isRequired ? "" : "|"))$")),
      ])
    case .choice(let words, _): return oneOf(words, isRequired: isRequired)
    case .openChoice(let words, _): return oneOf(site.words[key] ?? words, isRequired: isRequired)
    case .reference(let collection):
      return .group([
        ("type", .texts(Self.scalars + nothing)), ("minLength", isRequired ? .plain("1") : nil),
        ("examples", site.slugs[collection].map { .texts($0) }),
      ])
    case .address:
      let pattern = #"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)\S+$"#
      return .group([
        ("type", .texts(["string"] + nothing)), ("pattern", .text(isRequired ? pattern : pattern + "|^$")),
      ])
    case .file: return .group([("type", .texts(Self.scalars + nothing))])
    case .list(let item):
      let one = self.form(item, key: key, isRequired: true, &definitions)
      var ways = [Document.group([("type", .text("array")), ("items", one)]), one]
      if !isRequired { ways.append(.group([("enum", .list([.plain("null"), .text("")]))])) }
      return .group([("anyOf", .list(ways))])
    case .mapping(let value):
      return .group([
        ("type", .texts(["object"] + nothing)),
        ("additionalProperties", self.form(value, key: key, isRequired: false, &definitions)),
      ])
    case .group(let group), .groupOrText(let group):
      define(group, "", &definitions) { object(of: group, &$0) }
      var ways = [reference(to: group)]
      if case .groupOrText = form { ways.append(.group([("type", .texts(Self.scalars + nothing))])) }
      if !isRequired { ways.append(.group([("enum", .list([.plain("null"), .text("")]))])) }
      return ways.count == 1 ? ways[0] : .group([("anyOf", .list(ways))])
    case .declaredElsewhere: return .group([("type", .texts(Self.scalars + ["object", "null"]))])
    }
  }

  /// The words, and as numbers those that YAML reads as such.
  private func oneOf(_ words: [String], isRequired: Bool) -> Document {
    var seen = Set<String>()
    let texts = words.filter { seen.insert($0).inserted }.map { Document.text($0) }
    let numbers = words.filter { Int($0) != nil }.map { Document.plain($0) }
    return .group([("enum", .list(texts + numbers + (isRequired ? [] : [.plain("null"), .text("")])))])
  }

  private static let number = #"-?[0-9]+(\.[0-9]+)?"#
  private static let numberPattern = "^\(number)$"
  private static let datePattern =
    "^(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
}

extension Document {
  /// A word of YAML as JSON takes it.
  fileprivate static func plainOrText(_ written: String) -> Document {
    if written.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?|true|false/) != nil { return .plain(written) }
    if written.hasPrefix("["), written.hasSuffix("]") {
      return .texts(written.dropFirst().dropLast().split(separator: ",").map { String($0.trimmingPrefix(" ")) })
    }
    return .text(written)
  }
}
