import Diagnostics

/// All templates of a theme, read, with what each says about the others.
struct Library: Sendable {
  struct Entry {
    let source: Source
    let fullName: String?
    let isShadowed: Bool
  }

  let sources: [Source]
  let outlines: [Outline]
  /// Those that take part: all but the shadowed ones that none of the others calls.
  private(set) var taking: Set<Int> = []
  private let positions: [String: Int]

  init(_ entries: [Entry]) {
    sources = entries.map(\.source)
    outlines = sources.map(Outline.init)
    let names = entries.enumerated().filter { !$1.isShadowed }.map { ($1.source.name, $0) }
    let fullNames = entries.enumerated().compactMap { position, entry in entry.fullName.map { ($0, position) } }
    positions = Dictionary(names + fullNames) { first, _ in first }
    for (position, entry) in entries.enumerated() where !entry.isShadowed { taking.formUnion(reach(of: position)) }
  }

  /// The template of that name.
  func position(of name: String) -> Int? { positions[name] }

  /// The first of the templates that exists.
  func position(of reference: Reference) -> Int? {
    reference.names.lazy.compactMap { positions[$0.text] }.first
  }

  /// A template and those it extends, itself first; `nil` when one is missing or extends itself.
  func chain(from template: Int) -> [Int]? {
    var chain = [template]
    while let parent = outlines[chain[chain.count - 1]].parent {
      guard let position = position(of: parent), !chain.contains(position) else { return nil }
      chain.append(position)
    }
    return chain
  }

  /// That none of the templates named exists.
  func missing(_ reference: Reference) -> Diagnostic {
    let name = reference.names[0]
    return Diagnostic(
      "missing-template", "There is no template `\(name.text)`.", at: name.place,
      help: Fault.help(for: name.text, among: positions.keys.sorted()))
  }

  /// Every template that may take part when this one is rendered, itself first.
  func reach(of template: Int) -> [Int] {
    var reached = [template]
    var next = 0
    while next < reached.count {
      let outline = outlines[reached[next]]
      next += 1
      for position in outline.references.compactMap({ position(of: $0) }) where !reached.contains(position) {
        reached.append(position)
      }
    }
    return reached
  }
}

// MARK: - Faults between templates

extension Library {
  /// Missing templates, circles, and blocks that override nothing.
  func diagnose() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for position in taking.sorted() {
      let outline = outlines[position]
      diagnostics += outline.diagnostics
      let references =
        [outline.parent].compactMap { $0 } + outline.imports.map(\.reference)
        + outline.includes.filter { !$0.ignoresMissing }.map(\.reference)
      diagnostics += references.filter { self.position(of: $0) == nil }.map(missing)
      diagnostics += diagnoseCircles(from: position) + diagnoseBlocks(of: position)
    }
    return diagnostics
  }

  private func diagnoseCircles(from template: Int) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let parent = outlines[template].parent, leads(from: parent, to: template, by: { $0.parent.map { [$0] } ?? [] }) {
      diagnostics.append(circle("extends", parent))
    }
    for inner in outlines[template].imports
    where leads(from: inner.reference, to: template, by: { $0.imports.map(\.reference) }) {
      diagnostics.append(circle("imports", inner.reference))
    }
    return diagnostics
  }

  private func circle(_ verb: String, _ reference: Reference) -> Diagnostic {
    let name = reference.names[0].text
    let others = positions.keys.filter { $0.hasSuffix(":" + name) && positions[$0] != positions[name] }
    return Diagnostic(
      "template-circle", "This template \(verb) itself, by way of `\(name)`.", at: reference.place,
      help: others.min().map { "write `\($0)` for the one in whose place it stands" })
  }

  private func leads(from start: Reference, to goal: Int, by references: (Outline) -> [Reference]) -> Bool {
    guard let first = position(of: start) else { return false }
    var reached = [first]
    var next = 0
    while next < reached.count {
      if reached[next] == goal { return true }
      for found in references(outlines[reached[next]]).compactMap({ position(of: $0) }) where !reached.contains(found) {
        reached.append(found)
      }
      next += 1
    }
    return false
  }

  private func diagnoseBlocks(of template: Int) -> [Diagnostic] {
    guard let chain = chain(from: template), !chain.contains(where: { sources[$0].isBroken }) else { return [] }
    return unknownBlocks(of: template, chain) + unfilledBlocks(of: template, chain)
  }

  /// Required blocks that a template leaves empty; one that others extend may leave it to them.
  private func unfilledBlocks(of template: Int, _ chain: [Int]) -> [Diagnostic] {
    let isExtended = taking.contains { outlines[$0].parent.flatMap { position(of: $0) } == template }
    guard !isExtended else { return [] }
    let parent = outlines[template].parent
    let names = Set(chain.flatMap { outlines[$0].blocks.keys }).sorted()
    return names.compactMap { name in
      guard let shown = chain.lazy.compactMap({ outlines[$0].blocks[name] }).first, shown.isRequired else { return nil }
      return .unfilledBlock(shown.name, extendedAt: parent?.place)
    }
  }

  /// Blocks that override nothing.
  private func unknownBlocks(of template: Int, _ chain: [Int]) -> [Diagnostic] {
    guard chain.count > 1 else { return [] }
    let inherited = Set(chain.dropFirst().flatMap { outlines[$0].blocks.keys })
    return outlines[template].outerBlocks.filter { !inherited.contains($0.name.text) }.map { block in
      Diagnostic(
        "unknown-block", "No template that this one extends has a block `\(block.name.text)`.", at: block.name.place,
        help: Fault.help(for: block.name.text, among: inherited.sorted()))
    }
  }
}
