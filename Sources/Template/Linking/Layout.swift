import Diagnostics

/// Where a template, with those it extends, keeps its names, its macros and the templates that it imports.
///
/// All of them share one row of slots: first a slot for each name that is set or read in their bodies, then the slots
/// of each imported template.
struct Layout: Sendable {
  /// Itself first, then those it extends.
  let chain: [Int]
  let slots: [String: Int32]
  /// The names in the order of their slots.
  let names: [String]
  /// The place of each import tag, with where the imported template's slots begin.
  let importOffsets: [SourceRange: Int32]
  let size: Int32
  /// The macros of the bodies, with the number of their function. Function 0 is the body.
  let macros: [(macro: Macro, function: Int)]

  func macro(named name: String) -> (macro: Macro, function: Int)? {
    macros.first { $0.macro.name.text == name }
  }
}

/// Lays out all templates of a library.
struct LayoutMaker {
  private enum State {
    case untouched, started
    /// `nil` for a template that makes no sense.
    case made(Layout?)
  }

  /// The most names that a template, with those it extends and includes, may use.
  static let nameLimit = 5_000

  private let library: Library
  private var states: [State]
  private var diagnostics: [Diagnostic] = []

  /// One for each template; `nil` where it, or what it extends or imports, makes no sense.
  static func layouts(of library: Library) -> (layouts: [Layout?], diagnostics: [Diagnostic]) {
    var maker = LayoutMaker(library)
    return (library.sources.indices.map { maker.layout(of: $0) }, maker.diagnostics)
  }

  private init(_ library: Library) {
    self.library = library
    self.states = library.sources.map { _ in .untouched }
  }

  private mutating func layout(of template: Int) -> Layout? {
    switch states[template] {
    case .made(let layout): return layout
    case .started: return nil
    case .untouched: break
    }
    states[template] = .started
    let layout = makeLayout(of: template)
    states[template] = .made(layout)
    return layout
  }

  private mutating func makeLayout(of template: Int) -> Layout? {
    guard library.taking.contains(template), let chain = library.chain(from: template),
      !chain.contains(where: { library.sources[$0].isBroken })
    else { return nil }
    let outlines = chain.map { library.outlines[$0] }
    let names = outlines.reduce(into: readNames(from: template)) { $0.formUnion($1.assignedNames) }.sorted()
    guard names.count <= Self.nameLimit else {
      diagnostics.append(
        Diagnostic(
          "template-too-large", "This template uses more than \(Self.nameLimit) names.",
          at: SourceRange(file: library.sources[template].file, line: 1, column: 1)))
      return nil
    }
    var size = Int32(names.count)
    var importOffsets: [SourceRange: Int32] = [:]
    for inner in outlines.flatMap(\.imports) {
      guard let position = library.position(of: inner.reference), let imported = layout(of: position) else { continue }
      importOffsets[inner.place] = size
      guard Int(size) + Int(imported.size) < 1_000_000 else { return nil }
      size += imported.size
    }
    let macros = outlines.flatMap(\.macros).enumerated().map { (macro: $1, function: $0 + 1) }
    return Layout(
      chain: chain, slots: Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) }), names: names,
      importOffsets: importOffsets, size: size, macros: macros)
  }

  /// The names read by a template, what it extends, and what these include or import with their context.
  private func readNames(from template: Int) -> Set<String> {
    var reached = [template]
    var names: Set<String> = []
    var next = 0
    while next < reached.count {
      let outline = library.outlines[reached[next]]
      next += 1
      names.formUnion(outline.readNames)
      let references =
        [outline.parent].compactMap { $0 } + outline.includes.filter(\.isWithContext).map(\.reference)
        + outline.imports.filter(\.isWithContext).map(\.reference)
      for position in references.compactMap({ library.position(of: $0) }) where !reached.contains(position) {
        reached.append(position)
      }
    }
    return names
  }
}
