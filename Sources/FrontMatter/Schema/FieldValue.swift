package import Diagnostics
package import Exact

/// A type of value that a field can have.
package protocol FieldValue: Sendable {
  static var form: FieldForm { get }

  /// May an empty value stand for "not given"? A number or a date may not: an empty one is a figure forgotten.
  static var mayBeBlank: Bool { get }

  /// Reads the value; reports what is wrong and returns `nil`.
  static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self?

  var content: FieldContent { get }

  /// The types of value that may be found in one of these, itself among them.
  static var kinds: Set<ObjectIdentifier> { get }

  /// Shows each value of a kind that is found in it, or it itself.
  ///
  /// - Parameter trail: How one has come to it.
  func forEach<Found: FieldValue>(
    _ kind: Found.Type, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void)

  /// Where a value inside it stands; `nil` where it does not know.
  ///
  /// - Parameter trail: From the field in which it stands itself.
  func place(of trail: RestOfTrail) -> SourceRange?
}

extension FieldValue {
  package static var mayBeBlank: Bool { true }
}

/// A field's value as tables, templates and exports take it.
package enum FieldContent: Sendable {
  /// The fields that quote: the words of a source stay as they are.
  package static let quoted: Set<String> = ["original_text", "date_note", "quote", "evidence"]

  /// Not given: missing, which is not the same as an empty list or 0.
  case absent
  case text(String)
  case translatedText(LocalisedText)
  case date(PartialDate)
  case number(Quantity)
  case count(Int)
  case flag(Bool)
  /// One word of a closed list.
  case choice(String)
  /// A record, by collection and position in it.
  case reference(collection: String, index: Int)
  case list([FieldContent])
  /// A group of fields; `read` gives them in the order of its schema.
  case group([(key: String, content: FieldContent)])
  /// What another file declares, as it was written.
  case written(Node)
}

/// What decoding needs to know, and what it has found out.
package struct Decoding: Sendable {
  /// The name of the file without its ending.
  package let slug: String
  /// The record's place in its collection, the one that references to it carry.
  package let position: Int
  /// Every record that a reference may name.
  package let directory: ReferenceDirectory
  /// The record's faults so far.
  var found = DiagnosticList()
  /// The words that stand for figures in the present record; none when its figures are numbers.
  package internal(set) var figureWords: [FigureWord] = []
  /// The keys that the present record declares for its rows.
  package internal(set) var declaredKeys: [String] = []
  /// The columns of the table whose rows are being read; `nil` outside of tables.
  var columns: Set<String>?
  /// Those of them in which a comma stands for the decimal sign somewhere.
  var decimalCommas: Set<String> = []
  /// Is a row being read, of which there may be thousands?
  var isInRow = false
  /// Is it one of a table?
  var isInTable = false
  /// Is the present value one of several in a list?
  package var isItem = false
  /// The fields of the present group or record.
  var fields: [FieldDescription] = []
  /// The present field in other languages; set by the row.
  var translated: [(language: Int, node: Node)] = []

  /// - Parameter fields: Those of the record around what is read.
  package init(
    slug: String, position: Int = 0, directory: ReferenceDirectory, within fields: [FieldDescription] = []
  ) {
    self.fields = fields
    self.slug = slug
    self.position = position
    self.directory = directory
  }

  /// The same for a group of fields.
  func within(_ kind: any Fielded.Type) -> Decoding {
    var inner = self
    inner.isItem = false
    if kind.isRow { inner.isInRow = true }
    return inner
  }

  /// The record's faults, in the order in which they were found.
  package var diagnostics: [Diagnostic] { found.all }

  /// How many of them are errors.
  package var errors: Int { found.errors }

  /// Whether faults are only counted from now on, so that nothing need be guessed for them.
  package var isFull: Bool { found.isFull }

  package mutating func report(_ diagnostic: Diagnostic) {
    found.append(diagnostic)
  }

  /// Reports a word that its field does not know; of rows, all those that have it are told of at once.
  package mutating func report(word diagnostic: Diagnostic) {
    if isInRow { found.append(ofRow: diagnostic) } else { found.append(diagnostic) }
  }
}

/// What fields can name: the records of a site by collection and slug, known from the files' names before any of them
/// is read, and what the site itself defines.
package struct ReferenceDirectory: Sendable {
  private var slugs: [String: [String: Int]] = [:]
  private var sorted: [String: [String]] = [:]
  /// By collection and title, in any language, the slug of the record; `nil` where two records have it.
  private var titles: [String: [String: String?]] = [:]
  /// By their type.
  private var definitions: [ObjectIdentifier: any Sendable] = [:]

  package init() {}

  /// - Parameter slugs: In the order of the collection.
  package mutating func add(_ collection: String, slugs: [String]) {
    self.slugs[collection] = Dictionary(zip(slugs, slugs.indices), uniquingKeysWith: { first, _ in first })
    sorted[collection] = slugs.sorted()
  }

  /// What records are called, for those who write that in place of the slug.
  package mutating func add(_ collection: String, title: String, of slug: String) {
    let key = Self.key(ofTitle: title)
    let known = titles[collection]?[key]
    titles[collection, default: [:]][key] = .some(known.map { $0 == slug ? slug : nil } ?? slug)
  }

  /// A title without what people write in two ways: capitals (`I` and `İ` too) and blanks.
  private static func key(ofTitle title: String) -> String {
    title.inSmallLetters.replacing("ı", with: "i").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Hands what the site defines, such as its assessment schemes, to the fields that name it.
  package mutating func add<Definitions: Sendable>(_ definitions: Definitions) {
    self.definitions[ObjectIdentifier(Definitions.self)] = definitions
  }

  package func definitions<Definitions>(_ type: Definitions.Type) -> Definitions? {
    definitions[ObjectIdentifier(type)] as? Definitions
  }

  package func index(of slug: String, in collection: String) -> Int? {
    slugs[collection]?[slug]
  }

  /// The slug of the one record that has this title.
  package func slug(titled title: String, in collection: String) -> String? {
    titles[collection]?[Self.key(ofTitle: title)] ?? nil
  }

  /// The slug that was probably meant, and whether it alone can be.
  package func nearest(to slug: String, in collection: String) -> (slug: String, isSure: Bool)? {
    let known = sorted[collection] ?? []
    if let named = self.slug(titled: slug, in: collection) { return (named, isSure: true) }
    // A title, or the file's name with its ending or folder, may be written in place of the slug.
    let name = (slug.split(separator: "/").last.map(String.init) ?? slug).lowercased()
    let asSlug = String(
      (name.hasSuffix(".md") ? String(name.dropLast(3)) : name).map { $0.isLetter || $0.isNumber ? $0 : "-" })
    if known.contains(asSlug) { return (asSlug, isSure: true) }
    let sure = sureMiss(slug, among: known)
    return (sure ?? nearMiss(slug, among: known) ?? nearMiss(asSlug, among: known)).map { ($0, isSure: sure != nil) }
  }
}
