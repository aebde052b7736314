package import Diagnostics

/// A field of a record type as others see it, whatever its value is.
package protocol FieldDeclaration<Record>: Sendable {
  associatedtype Record: Sendable

  var declared: DeclaredField<Record> { get }
}

/// A field of a record type: its key, what may stand there, and how to read it back out of a record. Who takes it out of
/// a row, or asks where it stands, names this constant.
package struct Field<Record: Sendable, Value: FieldValue>: FieldDeclaration {
  package let declared: DeclaredField<Record>

  /// The name in front matter and in CSV headers.
  package var key: String { declared.description.key }

  /// A field that must be given.
  ///
  /// - Parameters:
  ///   - form: Where it is narrower than that of any such value.
  ///   - example: What may stand there, as YAML on one line, where its form alone gives no good one.
  ///   - standard: What holds where it is not given, as YAML.
  ///   - needsItem: Must the list have an item?
  ///   - beside: May the items of the list stand as rows of a table beside the record?
  ///   - isFact: Does the record's page show it among its facts? Its word is `fact.<key>`.
  ///   - isParent: Does it name the record that this one is a part of?
  package init(
    _ key: String, _ value: @escaping @Sendable (Record) -> Value, _ about: String, form: FieldForm = Value.form,
    example: String? = nil, standard: String? = nil, needsItem: Bool = false, beside: TableBeside = .never,
    isFact: Bool = false,
    isParent: Bool = false
  ) {
    declared = DeclaredField(
      description: FieldDescription(
        key: key, form: form, isRequired: true, about: about, example: example, standard: standard,
        needsItem: needsItem, beside: beside, isFact: isFact, isParent: isParent),
      read: { value($0).content }, values: OwnValue(key: key, value: value))
  }

  /// A field that may be left out.
  ///
  /// - Parameter isHandedOn: Are its items given to the parts that they are about, so that they are found there?
  package init(
    _ key: String, _ value: @escaping @Sendable (Record) -> Value?, _ about: String, form: FieldForm = Value.form,
    example: String? = nil, standard: String? = nil, needsItem: Bool = false, beside: TableBeside = .never,
    isFact: Bool = false,
    isInstruction: Bool = false, isParent: Bool = false, isHandedOn: Bool = false
  ) {
    declared = DeclaredField(
      description: FieldDescription(
        key: key, form: form, isRequired: false, about: about, example: example, standard: standard,
        needsItem: needsItem, beside: beside, isFact: isFact, isInstruction: isInstruction,
        isParent: isParent),
      read: { value($0)?.content ?? .absent }, values: isHandedOn ? nil : OwnValue(key: key, value: value))
  }
}

/// The description of a field, and how to read it back out of a record.
package struct DeclaredField<Record: Sendable>: FieldDeclaration {
  package let description: FieldDescription
  /// The field's value in a record, for tables, templates and exports.
  package let read: @Sendable (Record) -> FieldContent
  /// For searches; `nil` of what is found in other fields.
  let values: (any SearchedField<Record>)?

  package var declared: DeclaredField { self }

  fileprivate init(
    description: FieldDescription, read: @escaping @Sendable (Record) -> FieldContent,
    values: (any SearchedField<Record>)?
  ) {
    self.description = description
    self.read = read
    self.values = values
  }

  /// A field that nobody writes by its name: it gathers what stands under keys that the record declares in a field of
  /// its own.
  ///
  /// - Parameter example: A key of its own with what may stand there, as YAML on one line.
  package init(
    _ key: String, gathering texts: @escaping @Sendable (Record) -> [GatheredText],
    declaredIn declaringKey: String,
    _ about: String, example: String
  ) {
    description = FieldDescription(
      key: key, form: .list(.group(GatheredText.group)), isRequired: false, about: about, example: example,
      declaringKey: declaringKey)
    read = { .list(texts($0).map(\.content)) }
    values = nil
  }

  /// The same field with the name of what declares it, unless it has one.
  fileprivate func declared(by home: String) -> DeclaredField {
    guard description.home.isEmpty else { return self }
    var description = description
    description.home = home
    return DeclaredField(description: description, read: read, values: values)
  }

  /// The same field, reached through the record that holds the one it was declared for.
  func inside<Outer>(_ path: any KeyPath<Outer, Record> & Sendable) -> DeclaredField<Outer> {
    DeclaredField<Outer>(
      description: description, read: { [read] in read($0[keyPath: path]) },
      values: values.map { ValueInside(part: path, field: $0) })
  }
}

/// The fields of a record type, declared once: decoding, messages, tables and the manual all come from here.
package struct Schema<Record: Sendable>: Sendable {
  package let fields: [DeclaredField<Record>]
  /// The fields without their readers, in the same order, and what the record is called.
  package let group: FieldGroup
  /// Those that name the record of which such a record is a part, the nearest first.
  package let parents: [DeclaredField<Record>]
  /// By type of value, the fields in which such a value may stand.
  let holders: [ObjectIdentifier: [any SearchedField<Record>]]

  /// What one such record is called in a sentence: "commitment".
  package var name: String { group.name }
  package var descriptions: [FieldDescription] { group.fields }

  /// - Parameter alternatives: Fields of which one must be given; decoding is left to say so.
  package init(
    _ name: String, _ fields: [any FieldDeclaration<Record>], needingOneOf alternatives: FieldAlternatives...
  ) {
    self.init(name, fields.map { $0.declared }, alternatives)
  }

  /// A schema that begins with the fields of a part that several record types share.
  package init<Part>(
    _ name: String, sharing part: Schema<Part>, at path: any KeyPath<Record, Part> & Sendable,
    _ fields: [any FieldDeclaration<Record>], needingOneOf alternatives: FieldAlternatives...
  ) {
    self.init(
      name, part.fields.map { $0.inside(path) } + fields.map { $0.declared }, part.group.alternatives + alternatives)
  }

  private init(_ name: String, _ fields: [DeclaredField<Record>], _ alternatives: [FieldAlternatives]) {
    self.fields = fields.map { $0.declared(by: name) }
    group = FieldGroup(name: name, fields: self.fields.map(\.description), alternatives: alternatives)
    parents = self.fields.filter(\.description.isParent)
    var holders: [ObjectIdentifier: [any SearchedField<Record>]] = [:]
    for values in self.fields.compactMap(\.values) {
      for kind in values.kinds { holders[kind, default: []].append(values) }
    }
    self.holders = holders
  }
}

/// A value made of fields: a record, or a group inside one such as a milestone.
package protocol Fielded: Sendable {
  static var schema: Schema<Self> { get }

  /// May it be one row of thousands? Then a word that many of them have wrong is told once.
  static var isRow: Bool { get }

  /// What is wrong with a table of such rows that has these columns and no others; `nil` where its rows can be whole.
  static func fault(ofColumns columns: Set<String>, at range: SourceRange) -> Diagnostic?

  /// Fields beside those of the schema, which the site itself defines.
  static func ownFields(_ directory: ReferenceDirectory) -> [FieldDescription]

  /// Where else stands what other programs have under a key of such a record, as a sentence; `nil` of most keys.
  static func home(ofKey key: String) -> String?

  /// Where what stands under a key is written, or the whole; `nil` where it keeps neither.
  func knownPlace(ofKey key: String) -> SourceRange?

  /// Takes each field out of the row; `nil` when the value makes no sense without one that is missing or wrong.
  ///
  /// The row has checked names and required fields; each field reports its own faults as it is taken.
  init?(_ row: inout FieldRow)
}

extension Fielded {
  static var group: FieldGroup { schema.group }

  package static var isRow: Bool { false }

  package static func fault(ofColumns columns: Set<String>, at range: SourceRange) -> Diagnostic? { nil }

  package static func ownFields(_ directory: ReferenceDirectory) -> [FieldDescription] { [] }

  package static func home(ofKey key: String) -> String? { nil }

  package func knownPlace(ofKey key: String) -> SourceRange? { nil }
}
