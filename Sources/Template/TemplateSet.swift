package import Diagnostics

/// A template as it was read from a file.
package struct TemplateFile: Sendable, Equatable {
  /// What other templates and the host call it: `commitment.html`, `parts/card.html`.
  package let name: String
  /// Where messages about it point.
  package let file: SourceFile
  /// As they were read, whatever they are.
  package let bytes: [UInt8]
  /// A further name: `default:commitment.html` for the theme's that it comes from.
  package let fullName: String?
  /// Another template has its name; it takes part only where its full name is called.
  package let isShadowed: Bool

  package init(name: String, file: SourceFile, bytes: [UInt8], fullName: String? = nil, isShadowed: Bool = false) {
    self.name = name
    self.file = file
    self.bytes = bytes
    self.fullName = fullName
    self.isShadowed = isShadowed
  }
}

extension TemplateFile {
  /// The names of the templates that this one extends, includes or imports; none where it cannot be read.
  package var references: [String] {
    Outline(of: Parser.parse(bytes, name: name, file: file).0).references.flatMap(\.names).map(\.text)
  }
}

/// A name that a template gets from the host, and what it stands for.
package struct Root: Sendable {
  /// As templates write it: `commitment`.
  package let name: String
  /// Optional when pages may be rendered without it.
  package let type: ValueType
  /// What depends on names alone that many pages share is written once and copied.
  package let reach: Reach

  /// On which pages a name has the same value, the fewest first.
  package enum Reach: Comparable, Sendable {
    case page
    /// On all pages of a group, such as those on which the menu shows the same entry as the present one.
    case group
    /// On all pages of a renderer, which gives it to them.
    case renderer
  }

  package init(_ name: String, _ type: ValueType, reach: Reach = .page) {
    self.name = name
    self.type = type
    self.reach = reach
  }
}

/// The templates of a theme, checked and compiled. Any number of threads may render from it, each with its `Renderer`.
package struct TemplateSet: Sendable {
  let programs: [SharedProgram?]
  private let library: Library

  /// Reads, checks and compiles all templates.
  ///
  /// - Parameters:
  ///   - vocabulary: The filters, tests and functions that templates may use.
  ///   - roots: The names that a template gets when a page is rendered by it; `nil` for one that only other templates
  ///     use. Asked for each template by name.
  /// - Returns: The templates, and everything that is wrong with any of them, in no particular order. With errors
  ///   among them the set must not be rendered from.
  package static func compile(
    _ files: [TemplateFile], vocabulary: Vocabulary = Vocabulary(), roots: (String) -> [Root]?
  ) -> (templates: TemplateSet, diagnostics: [Diagnostic]) {
    let parsed = files.map { Parser.parse($0.bytes, name: $0.name, file: $0.file) }
    let library = Library(
      zip(files, parsed).map { Library.Entry(source: $1.0, fullName: $0.fullName, isShadowed: $0.isShadowed) })
    var diagnostics = library.taking.sorted().flatMap { parsed[$0].1 } + library.diagnose()
    let (programs, faults) = compile(library, vocabulary, roots)
    diagnostics += faults + Termination.diagnose(programs)
    var checker = Checker(programs, vocabulary: vocabulary)
    for (template, source) in library.sources.enumerated() where library.position(of: source.name) == template {
      if let roots = roots(source.name) { checker.checkPage(template, roots: roots) }
    }
    checker.checkRest()
    diagnostics += checker.diagnostics
    return (
      TemplateSet(programs: checker.programs.map { $0.map(SharedProgram.init) }, library: library),
      // A template that takes part in several others says its fault only once.
      diagnostics.withoutRepetition()
    )
  }

  private static func compile(
    _ library: Library, _ vocabulary: Vocabulary, _ roots: (String) -> [Root]?
  ) -> ([Program?], [Diagnostic]) {
    let (layouts, layoutFaults) = LayoutMaker.layouts(of: library)
    var (programs, diagnostics): ([Program?], [Diagnostic]) = ([], layoutFaults)
    var closedMacros: [Compiler.MacroID: Bool] = [:]
    for (template, layout) in layouts.enumerated() {
      guard let layout else {
        programs.append(nil)
        continue
      }
      let shared = (roots(library.sources[template].name) ?? []).filter { $0.reach > .page }
      var compiler = Compiler(
        template, layout: layout, in: library, layouts: layouts, vocabulary: vocabulary,
        sharedNames: Dictionary(uniqueKeysWithValues: shared.map { ($0.name, $0.reach) }), closedMacros: closedMacros)
      let (program, faults) = compiler.compile()
      closedMacros = compiler.closedMacros
      programs.append(program)
      diagnostics += faults
    }
    return (programs, diagnostics)
  }

  /// The files of templates that none of these uses, itself or through others; those that another one stands in place
  /// of are not among them.
  package func files(unusedBy names: Set<String>) -> [SourceFile] {
    let used = Set(names.compactMap { position(of: $0) }.flatMap { library.reach(of: $0) })
    return library.sources.enumerated().filter { position(of: $1.name) == $0 && !used.contains($0) }.map(\.element.file)
  }

  /// The places, among the files that were compiled, of those that a template is made of, itself and through others; none where
  /// there is no such template.
  package func files(behind name: String) -> [Int] { position(of: name).map { library.reach(of: $0).sorted() } ?? [] }

  /// Whether the theme has a template of this name that makes sense.
  package func contains(_ name: String) -> Bool { position(of: name).map { programs[$0] != nil } ?? false }

  func position(of name: String) -> Int? { library.position(of: name) }
}
