internal import FrontMatter

// What each form of field is as JSON Schema.
extension JSONSchemas {
  static let scalars = ["string", "number", "boolean"]

  /// Nothing written where a value could stand.
  static var nothing: Document { .group([("enum", .list([.plain("null"), .text("")]))]) }

  func property(_ field: FieldDescription, _ definitions: inout Definitions) -> Document.Member {
    var members: [Document.Member] = [.init("description", .text(words.about(field)))]
    if let standard = field.standard { members.append(.init("default", .plainOrText(standard))) }
    if case .group(let form) = form(of: field, &definitions) { members += form }
    return .init(field.key, .group(members))
  }

  private func form(of field: FieldDescription, _ definitions: inout Definitions) -> Document {
    if case .list(let item) = field.form {
      let one = form(item, key: field.key, isRequired: true, &definitions)
      let list = Document.group([
        ("type", .text("array")), ("items", one), ("minItems", field.needsItem ? .plain("1") : nil),
      ])
      return .group([("anyOf", .list([list, one] + (field.isRequired ? [] : [Self.nothing])))])
    }
    return form(field.form, key: field.key, isRequired: field.isRequired, &definitions)
  }

  private func form(
    _ form: FieldForm, key: String, isRequired: Bool, _ definitions: inout Definitions
  ) -> Document {
    let null = isRequired ? [] : ["null"]
    let something = isRequired ? Document.plain("1") : nil
    switch form {
    case .text, .translatedText, .file:
      return .group([("type", .texts(Self.scalars + null)), ("minLength", something)])
    case .wording: return wording(isRequired: isRequired)
    case .code(let code): return Self.code(code, isRequired: isRequired)
    case .date:
      return .group([
        ("type", .texts(["string", "integer"])), ("pattern", .text(Self.datePattern)), ("minimum", .plain("1900")),
        ("maximum", .plain("2100")),
      ])
    case .number(in: let range):
      return .group(
        [("type", .texts(["number", "string"])), ("pattern", .text("^\(Self.number)$"))] + Self.ends(range))
    case .figure:
      // A word stands for a number by the kind of the record.
      return .group([("type", .texts(["number", "string"])), ("pattern", .text("^(\(Self.number)|[^0-9\\W].*)$"))])
    case .count(in: let range):
      return .group([("type", .texts(["integer", "string"])), ("pattern", .text("^[0-9]+$"))] + Self.ends(range))
    case .numbers(let ranges): return numbers(ranges, key: key, isRequired: isRequired, &definitions)
    case .orWord(let form, let words):
      let value = self.form(form, key: key, isRequired: isRequired, &definitions)
      return .group([("anyOf", .list([value, Self.oneOf(words, isRequired: true)]))])
    case .flag:
      return .group([
        ("type", .texts(["boolean", "string"] + null)),
        ("pattern", .text("^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]\(isRequired ? "" : "|"))$")),
      ])
    case .choice(let words, _): return Self.oneOf(words, isRequired: isRequired)
    case .openChoice(let words, _): return Self.oneOf(site.words[key] ?? words, isRequired: isRequired)
    case .reference(let collection):
      return .group([
        ("type", .texts(Self.scalars + null)), ("minLength", something),
        ("examples", site.slugs[collection].map { .texts($0) }),
      ])
    case .address:
      let pattern = #"^([Hh][Tt][Tt][Pp][Ss]?://(?![^/?#\s]*,)|[Mm][Aa][Ii][Ll][Tt][Oo]:)\S*[^\s.,;:]$"#
      return .group([
        ("type", .texts(["string"] + null)), ("pattern", .text(isRequired ? pattern : pattern + "|^$")),
      ])
    case .list(let item):
      let one = self.form(item, key: key, isRequired: true, &definitions)
      return .group([("anyOf", .list([.group([("type", .text("array")), ("items", one)]), one]))])
    case .mapping(let value):
      let names = Document.group([
        ("type", .text("object")),
        ("additionalProperties", self.form(value, key: key, isRequired: false, &definitions)),
      ])
      return isRequired ? names : .group([("anyOf", .list([names, Self.nothing]))])
    case .group(let group), .groupOrText(let group):
      define(group, "", &definitions) { object(of: group, &$0) }
      var ways = [reference(to: group)]
      if case .groupOrText = form { ways.append(.group([("type", .texts(Self.scalars)), ("minLength", .plain("1"))])) }
      if !isRequired { ways += [Self.nothing, Self.nothingFilledIn(group)] }
      return ways.count == 1 ? ways[0] : .group([("anyOf", .list(ways))])
    case .declaredElsewhere: return .group([("type", .texts(Self.scalars + ["object", "null"]))])
    }
  }

  /// A group of which nothing is filled in, as editors of content write it.
  private static func nothingFilledIn(_ group: FieldGroup) -> Document {
    let keys = group.fields.filter { $0.declaringKey == nil }.map(\.key)
    let nothing = Document.list([.plain("null"), .text(""), .list([])])
    return .group([
      ("type", .text("object")), ("propertyNames", .group([("enum", .texts(keys))])),
      ("additionalProperties", .group([("enum", nothing)])),
    ])
  }

  private func wording(isRequired: Bool) -> Document {
    let text = Document.group([
      ("type", .texts(Self.scalars + (isRequired ? [] : ["null"]))), ("minLength", isRequired ? .plain("1") : nil),
    ])
    let inDefault = Document.group([("type", .texts(Self.scalars)), ("minLength", .plain("1"))])
    let inOther = Document.group([("type", .texts(Self.scalars + ["null"]))])
    let languages = site.languages.enumerated().map { Document.Member($1, $0 == 0 ? inDefault : inOther) }
    let inEach = Document.group([
      ("type", .text("object")), ("properties", .group(languages)), ("required", .texts([site.languages[0]])),
      ("additionalProperties", .plain("false")),
    ])
    return .group([("anyOf", .list([text, inEach]))])
  }

  private static func code(_ code: CodeForm, isRequired: Bool) -> Document {
    // Without quotes, YAML reads some as what is no text.
    let mayBeFlag = (try? Regex(code.pattern).wholeMatch(in: "true")) != nil
    let types =
      ["string"] + (code.numbers == nil ? [] : ["number"]) + (mayBeFlag ? ["boolean"] : [])
      + (isRequired ? [] : ["null"])
    return .group([
      ("type", .texts(types)), ("pattern", .text(isRequired ? code.pattern : code.pattern + "|^$")),
      ("minimum", code.numbers.map { .plain(String($0.lowerBound)) }),
      ("maximum", code.numbers.flatMap { $0.upperBound < .max ? .plain(String($0.upperBound)) : nil }),
    ])
  }

  private static func ends(_ range: NumberRange?) -> [(String, Document?)] {
    guard let range else { return [] }
    let gap = range.gap.map { $0.flatMap { [Document.plain(String($0)), .text(String($0))] } }
    return [
      (range.isAbove ? "exclusiveMinimum" : "minimum", .plain(String(range.lower))),
      ("maximum", range.upper.map { .plain(String($0)) }),
      ("not", gap.map { .group([("enum", .list($0))]) }),
    ]
  }

  private func numbers(
    _ ranges: [NumberRange], key: String, isRequired: Bool, _ definitions: inout Definitions
  ) -> Document {
    let items = ranges.map { form(.number(in: $0), key: key, isRequired: true, &definitions) }
    let list = Document.group([
      ("type", .text("array")), ("prefixItems", .list(items)), ("items", .plain("false")),
      ("minItems", .plain(String(ranges.count))),
    ])
    let none = Document.group([("enum", .list([.plain("null"), .text(""), .list([])]))])
    return isRequired ? list : .group([("anyOf", .list([list, none]))])
  }

  /// The words, and as numbers those that YAML reads as such.
  static func oneOf(_ words: [String], isRequired: Bool) -> Document {
    var seen = Set<String>()
    let texts = words.filter { seen.insert($0).inserted }.map { Document.text($0) }
    let numbers = words.filter { Int($0) != nil }.map { Document.plain($0) }
    return .group([("enum", .list(texts + numbers + (isRequired ? [] : [.plain("null"), .text("")])))])
  }

  private static let number = #"-?[0-9]+(\.[0-9]+)?"#
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
