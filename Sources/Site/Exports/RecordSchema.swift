internal import FrontMatter
internal import Manual
internal import Reporting

/// What a record's JSON is like, as JSON Schema 2020-12: from the fields and columns that write it.
struct RecordSchema {
  /// Goes up where what was right before is no longer.
  private static let version = 1

  static func path(of collection: Reporting.Collection) -> String {
    "data/schemas/\(version)/\(collection.rawValue).json"
  }

  let words: ManualWords
  let tables: [(name: String, table: DataTable.Prepared)]

  func document<Element: Record>(of kind: Element.Type, at address: String) -> Document {
    let collection = Element.collection
    let fields = Element.schema.descriptions.filter { RecordJSON.isTold($0, tables: tables.lazy.map(\.name)) }
    let parts = tables.filter { $0.table.owners.contains(collection) }.map { name, table in
      (name, Self.list(of: row(table)) as Document?)
    }
    let members: [(String, Document?)] =
      [
        ("$schema", Self.string), ("collection", Self.group([("const", .text(collection.rawValue))])),
        ("id", Self.string), ("as_of", Self.group([("type", .text("string")), ("format", .text("date"))])),
        ("urls", Self.group([("$ref", .text("#/$defs/text"))])), ("fields", object(fields)),
      ] + parts + [("figures", Self.list(of: Self.group([("$ref", .text("#/$defs/figure"))])))]
    return .group([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("$id", .text(address)),
      ("type", .text("object")), ("properties", .group(members)),
      ("required", .texts(["collection", "id", "as_of", "urls", "fields"])), ("$defs", definitions),
    ])
  }

  private static let string = group([("type", .text("string"))])

  private static func group(_ members: [(String, Document?)]) -> Document { .group(members) }

  private static func list(of item: Document) -> Document { group([("type", .text("array")), ("items", item)]) }

  private var definitions: Document {
    let strings = Self.group([("type", .text("object")), ("additionalProperties", Self.string)])
    let missing = Self.group([
      ("type", .text("object")), ("properties", .group([("missing", Self.string)])), ("required", .texts(["missing"])),
    ])
    let reference = Self.group([
      ("type", .text("object")), ("properties", .group([("collection", Self.string), ("id", Self.string)])),
      ("required", .texts(["collection", "id"])),
    ])
    let result = Self.group([
      ("type", .text("object")), ("properties", .group([("kind", Self.string)])),
      ("required", .texts(["kind", "value"])),
    ])
    let step = Self.group([
      ("type", .text("object")),
      (
        "properties",
        .group([("rule", Self.string), ("text", Self.string), ("inputs", Self.list(of: result)), ("result", result)])
      ), ("required", .texts(["rule", "text", "inputs", "result"])),
    ])
    let figure = Self.group([
      ("type", .text("object")),
      (
        "properties",
        .group([
          ("figure", Self.string), ("position", Self.group([("type", .text("integer"))])), ("result", result),
          ("steps", Self.list(of: step)),
        ])
      ), ("required", .texts(["figure"])),
    ])
    return .group([("text", strings), ("missing", missing), ("reference", reference), ("figure", figure)])
  }

  // MARK: Fields

  private func object(_ fields: [FieldDescription]) -> Document {
    let members = fields.map { field -> (String, Document?) in
      guard case .group(let form) = form(field.form) else { return (field.key, nil) }
      return (field.key, .group([Document.Member("description", .text(words.about(field)))] + form))
    }
    return Self.group([
      ("type", .text("object")), ("properties", .group(members)),
      ("required", .texts(fields.filter { $0.isRequired && $0.form.isAlwaysTold }.map(\.key))),
      ("additionalProperties", .plain("false")),
    ])
  }

  private func form(_ form: FieldForm) -> Document {
    switch form {
    case .text, .openChoice, .address, .file, .figure: Self.string
    case .translatedText: Self.group([("$ref", .text("#/$defs/text"))])
    case .wording: Self.group([("anyOf", .list([Self.string, Self.group([("$ref", .text("#/$defs/text"))])]))])
    case .code(let code): Self.group([("type", .text("string")), ("pattern", .text(code.pattern))])
    case .date: Self.group([("type", .text("string")), ("pattern", .text(CellForm.datePattern))])
    case .number: Self.group([("type", .text("string")), ("pattern", .text(#"^-?[0-9]+(\.[0-9]+)?$"#))])
    case .count(let range):
      Self.group([("type", .text("integer")), ("minimum", .plain(String(range.lower)))])
    case .numbers: Self.list(of: self.form(.number(in: nil)))
    case .flag: Self.group([("type", .text("boolean"))])
    case .choice(let words, _): Self.group([("enum", .texts(words))])
    case .reference: Self.group([("$ref", .text("#/$defs/reference"))])
    case .orWord(let value, _):
      Self.group([("anyOf", .list([self.form(value), Self.group([("$ref", .text("#/$defs/missing"))])]))])
    case .list(let item): Self.list(of: self.form(item))
    case .mapping(let value):
      Self.group([("type", .text("object")), ("additionalProperties", self.form(value))])
    case .group(let group), .groupOrText(let group): object(group.fields.filter { $0.key != "revisions" })
    case .declaredElsewhere: Self.group([("type", .text("object"))])
    }
  }

  // MARK: Rows

  private func row(_ table: DataTable.Prepared) -> Document {
    let members = table.columns.map { column -> (String, Document?) in
      guard case .group(let form) = cell(column.form) else { return (column.name, nil) }
      return (column.name, .group([Document.Member("description", .text(column.meaning.text(in: words)))] + form))
    }
    return Self.group([
      ("type", .text("object")), ("properties", .group(members)),
      ("required", .texts(table.columns.filter(\.isRequired).map(\.name))), ("additionalProperties", .plain("false")),
    ])
  }

  private func cell(_ form: CellForm) -> Document {
    switch form {
    case .text, .figure, .reference, .address: Self.string
    case .date: Self.group([("type", .text("string")), ("pattern", .text(CellForm.datePattern))])
    case .day: Self.group([("type", .text("string")), ("format", .text("date"))])
    case .number, .share: Self.group([("type", .text("string")), ("pattern", .text(#"^-?[0-9]+(\.[0-9]+)?$"#))])
    case .count, .days: Self.group([("type", .text("integer"))])
    case .flag: Self.group([("type", .text("boolean"))])
    case .word(let words): Self.group([("enum", .texts(words))])
    case .list(let items): Self.list(of: cell(items))
    }
  }
}

extension FieldForm {
  /// Has a record whose field is required always a value there?
  fileprivate var isAlwaysTold: Bool {
    if case .orWord(let form, _) = self { form.isAlwaysInCell } else { isAlwaysInCell }
  }
}
