internal import Exact
internal import FrontMatter
internal import Reporting
internal import Template

/// A record as its author wrote it, for templates: every field by its name in front matter, and `link`, the address of its page.
///
/// `commitment.lead.title` follows the reference to the organisation.
struct RecordObject<Element: Record>: TemplateObject {
  let record: Element
  let context: PageContext

  var shape: Shape { RecordShapes.shape(of: Element.collection) }

  func member(at position: Int) -> Value? {
    let fields = Element.schema.fields
    guard fields.indices.contains(position) else {
      return .text(context.link(.record(Element.collection, slug: record.slug)))
    }
    return context.value(of: fields[position].read(record), as: fields[position].description.form)
  }

  func isSame(as other: any TemplateObject) -> Bool {
    (other as? Self)?.record.header.range == record.header.range
  }
}

/// A group of fields inside a record.
struct GroupObject: TemplateObject {
  let shape: Shape
  let parts: [FieldDescription]
  let contents: [FieldContent]
  let context: PageContext

  func member(at position: Int) -> Value? {
    parts.indices.contains(position) ? context.value(of: contents[position], as: parts[position].form) : nil
  }
}

/// The names that templates may read of each kind of record, made once from the schemas.
enum RecordShapes {
  static func shape(of collection: Reporting.Collection) -> Shape {
    all[collection] ?? Shape(collection.singular, [])
  }

  private static let all: [Reporting.Collection: Shape] = {
    var shapes = Collector()
    Records.visitTables(&shapes)
    return shapes.shapes
  }()

  private struct Collector: RecordTableVisitor {
    var shapes: [Reporting.Collection: Shape] = [:]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      let members = Element.schema.descriptions.map { Shape.Member($0.key, RecordShapes.type(of: $0)) }
      shapes[Element.collection] = Shape(Element.collection.singular, members + [Shape.Member("link", .text)])
    }
  }

  private static func type(of field: FieldDescription) -> ValueType {
    let type = type(of: field.form, name: field.key)
    return field.isRequired ? type : .optional(type)
  }

  private static func type(of form: FieldForm, name: String) -> ValueType {
    switch form {
    case .text, .translatedText, .wording, .code, .choice, .openChoice, .address, .file, .declaredElsewhere:
      return .text
    case .date: return .date
    case .number, .figure, .count: return .number
    case .numbers: return .list(.number)
    case .flag: return .flag
    case .orWord(let form, _): return self.type(of: form, name: name)
    case .reference(let collection):
      guard let target = Reporting.Collection(rawValue: collection) else { return .any }
      return .object { shape(of: target) }
    case .list(let item): return .list(type(of: item, name: name))
    case .mapping: return .any
    case .group(let parts), .groupOrText(let parts):
      let shape = groupShape(parts.fields, name: name)
      return .object { shape }
    }
  }

  /// The shape of a group of fields.
  static func groupShape(_ parts: [FieldDescription], name: String) -> Shape {
    Shape(name, parts.map { Shape.Member($0.key, type(of: $0)) })
  }
}

extension PageContext {
  /// A field's value in the page's language; `nil` when it is absent, or names a record that is not shown.
  func value(of content: FieldContent, as form: FieldForm) -> Value? {
    switch (content, form) {
    case (.absent, _), (.written, _): nil
    case (.choice(let word), .orWord(_, let words)) where words.contains(word): nil
    case (.text(let text), _), (.choice(let text), _): .text(text)
    case (.translatedText(let text), _): .text(self.text(text))
    case (.date(let date), _): .date(date)
    case (.number(let number), _): .number(number)
    case (.count(let count), _): Value(count)
    case (.flag(let flag), _): .bool(flag)
    case (.reference(let collection, let index), _):
      Reporting.Collection(rawValue: collection).flatMap { object($0, index) }.map { .object($0) }
    case (.list(let items), .list(let item)): .list(items.compactMap { value(of: $0, as: item) })
    case (.list(let items), .numbers): .list(items.compactMap { value(of: $0, as: .number(in: nil)) })
    case (.group(let contents), .group(let parts)), (.group(let contents), .groupOrText(let parts)):
      .object(
        GroupObject(
          shape: RecordShapes.groupShape(parts.fields, name: "group"), parts: parts.fields,
          contents: contents.map(\.content),
          context: self))
    case (.list, _), (.group, _): nil
    }
  }

  /// A record as templates read it; `nil` when it is not shown.
  func object(_ collection: Reporting.Collection, _ position: Int) -> (any TemplateObject)? {
    records.record(collection, position).map { object($0) }
  }

  private func object(_ record: some Record) -> any TemplateObject {
    RecordObject(record: record, context: self)
  }
}
