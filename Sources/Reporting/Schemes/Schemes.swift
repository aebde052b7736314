package import Diagnostics
package import FrontMatter

/// The assessment schemes that a site can name: the built-in ones and its own.
package struct Schemes: Sendable {
  /// The built-in ones, then the site's by name.
  package private(set) var all: [Scheme] = []
  /// The names of files of which no scheme could be made, so that nobody who names them is at fault.
  package private(set) var unreadable: Set<String> = []
  /// What any of them rates, each variable once; those that no built-in scheme has stand last.
  package private(set) var variables: [AssessmentVariable] = []

  private var byName: [String: Scheme] = [:]

  /// A scheme's file, read as YAML.
  package struct File: Sendable {
    package let name: String
    /// `nil` when it could not be read.
    package let fields: Node?
    package let place: SourceRange

    package init(name: String, fields: Node?, place: SourceRange) {
      self.name = name
      self.fields = fields
      self.place = place
    }
  }

  /// The fields of a scheme's file.
  package static let fileGroup = SchemeFile.schema.group

  /// Those that are built in.
  package static let builtIn: Schemes = {
    var diagnostics: [Diagnostic] = []
    let schemes = Schemes(BuiltInScheme.files, beside: Schemes(), languages: [], diagnostics: &diagnostics)
    if let fault = diagnostics.first { internalFault("a built-in scheme is wrong: \(fault.message)") }
    return schemes
  }()

  private init() {}

  /// The built-in schemes and a site's own.
  ///
  /// - Parameter languages: The codes of the site's, the default one first.
  package init(_ files: [File], languages: [String], diagnostics: inout [Diagnostic]) {
    self.init(files, beside: .builtIn, languages: languages, diagnostics: &diagnostics)
  }

  private init(_ files: [File], beside given: Schemes, languages: [String], diagnostics: inout [Diagnostic]) {
    self = given
    var directory = ReferenceDirectory()
    directory.add(SiteLanguages(codes: languages))
    var entries: [String: SchemeFile] = [:]
    for file in files {
      guard given[file.name] == nil else {
        diagnostics.append(.builtInScheme(file.name, at: file.place))
        continue
      }
      unreadable.insert(file.name)
      guard let fields = file.fields else { continue }
      var row = FieldRow(
        fields, schema: SchemeFile.schema, decoding: Decoding(slug: file.name, directory: directory))
      entries[file.name] = SchemeFile(&row)
      diagnostics += row.decoding.diagnostics
    }
    let names = (all.map(\.name) + entries.keys).sorted()
    var order = MappingOrder(entries, names: names, unreadable: unreadable)
    for file in files where entries[file.name] != nil { order.visit(file.name) }
    diagnostics += order.diagnostics
    for name in order.names {
      guard let entry = entries[name] else { continue }
      var building = SchemeBuilding(entry, target: order.targets[name].flatMap { byName[$0] })
      let scheme = building.scheme(named: name)
      diagnostics += building.diagnostics
      byName[name] = scheme
      unreadable.remove(name)
    }
    all += files.compactMap { given[$0.name] == nil ? byName[$0.name] : nil }
    var seen = Set<AssessmentVariable>()
    variables = all.flatMap { $0.variables.map(\.name) }.filter { seen.insert($0).inserted }
  }

  /// The variables of the site's schemes that the built-in ones do not have.
  package var ownVariables: ArraySlice<AssessmentVariable> { variables.dropFirst(Self.builtIn.variables.count) }

  /// Every word by which a variable may be rated, in the order of the schemes: labels, other spellings of them, and what
  /// says why there is none.
  package func words(of variable: AssessmentVariable) -> [String] {
    var seen = Set<String>()
    let entries = all.compactMap { $0.variable(variable) }
    let labels = entries.flatMap { ($0.labels + $0.unordered).map(\.word) + $0.missing.map(\.word) }
    let spellings = entries.flatMap { $0.readings.keys.sorted() }
    return (labels + Missing.allCases.map(\.rawValue) + spellings).filter { seen.insert($0).inserted }
  }

  package subscript(name: String) -> Scheme? { byName[name] }

  /// Those that the fields of a site can name.
  static func known(to directory: ReferenceDirectory) -> Schemes {
    directory.definitions(Schemes.self) ?? .builtIn
  }
}

/// The order in which schemes are made, each after the one that it maps to.
private struct MappingOrder {
  private let entries: [String: SchemeFile]
  private let known: [String]
  private let unreadable: Set<String>
  private(set) var names: [String] = []
  /// The scheme that each maps to, where it is one.
  private(set) var targets: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ entries: [String: SchemeFile], names: [String], unreadable: Set<String>) {
    self.entries = entries
    self.known = names
    self.unreadable = unreadable
  }

  /// Follows the mappings of a scheme to their end, then puts the schemes on the way in order.
  mutating func visit(_ name: String) {
    var way: [String] = []
    var next: String? = name
    while let name = next, let entry = entries[name], !names.contains(name) {
      way.append(name)
      next = entry.mapsTo.flatMap { target(of: name, $0, way) }
    }
    names += way.reversed()
  }

  private mutating func target(of name: String, _ word: SchemeWord, _ way: [String]) -> String? {
    guard known.contains(word.text) else {
      if !unreadable.contains(word.text) { diagnostics.append(.unknownTarget(word, known.filter { $0 != name })) }
      return nil
    }
    if let start = way.firstIndex(of: word.text) {
      diagnostics.append(.circle(way[start...] + [word.text], at: word.range))
      return nil
    }
    targets[name] = word.text
    return word.text
  }
}
