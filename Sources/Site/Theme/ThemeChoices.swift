internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting
internal import Template

/// What a site has chosen about its theme, or else what the theme says holds.
struct ThemeChoices: Sendable {
  enum Choice: Sendable {
    case text(String)
    case flag(Bool)
    case colour(Colour)
    case file(FilePath)
    case pages([FilePath])
  }

  /// In the order in which the theme declares them; `nil` where nothing is chosen.
  private var choices: [(name: String, option: ThemeOption, choice: Choice?)]
  /// What templates may read as `theme`.
  let shape: Shape

  /// - Parameter manifests: A layer's options stand in place of those of the same name in the layers after it.
  init(_ manifests: [ThemeManifest], theme: String, settings: ThemeSettings?, diagnostics: inout [Diagnostic]) {
    var options: [(name: String, option: ThemeOption)] = []
    for (name, option) in manifests.reversed().flatMap({ $0.options?.options ?? [] }) {
      if let place = options.firstIndex(where: { $0.name == name }) {
        options[place].option = option
      } else {
        options.append((name, option))
      }
    }
    shape = Shape("theme", options.map { Shape.Member($0.name, Self.type(of: $0.option)) })
    choices = options.map { ($0.name, $0.option, nil) }
    let standards = options.compactMap { name, option in
      option.standard.map { Node.Entry(key: name, keyRange: $0.node.range, value: $0.node) }
    }
    if let first = standards.first {
      _ = take(from: Node(.mapping(standards), at: first.keyRange), of: "theme", &diagnostics)
    }
    let chosen = settings?.choices.map { take(from: $0, of: "choice for the theme \(theme)", &diagnostics) } ?? []
    diagnostics += contrastFaults(chosen)
  }

  /// - Returns: The names of the options that were taken.
  private mutating func take(from node: Node, of name: String, _ diagnostics: inout [Diagnostic]) -> Set<String> {
    let own = FieldDescription(key: "name", form: .text, isRequired: false, about: "The name of the theme.")
    let fields = choices.map {
      FieldDescription(key: $0.name, form: $0.option.chosenForm, isRequired: false, about: $0.option.about)
    }
    let decoding = Decoding(
      slug: "theme", directory: ReferenceDirectory(), within: SiteSettings.schema.descriptions)
    var row = FieldRow(node, of: name, descriptions: [own] + fields, decoding: decoding)
    let _: String? = row[key: own.key]
    var taken: Set<String> = []
    for (position, (name, option, _)) in choices.enumerated() {
      guard let choice = Self.take(name, option.kind, from: &row) else { continue }
      choices[position].choice = choice
      taken.insert(name)
    }
    diagnostics += row.decoding.diagnostics
    return taken
  }

  private static func take(_ name: String, _ kind: ThemeOption.Kind, from row: inout FieldRow) -> Choice? {
    switch kind {
    case .text: (row[key: name] as String?).map { .text($0) }
    case .flag: (row[key: name] as Bool?).map { .flag($0) }
    case .colour: (row[key: name] as Colour?).map { .colour($0) }
    case .file: (row[key: name] as FilePath?).map { .file($0) }
    case .pages: (row[key: name] as [FilePath]?).map { .pages($0) }
    }
  }

  /// What `shape` is made of, for a comparison of two.
  var members: [String] {
    choices.map { "\($0.name) \($0.option.kind.rawValue) \($0.option.standard == nil)" }
  }

  private static func type(of option: ThemeOption) -> ValueType {
    let type: ValueType =
      switch option.kind {
      case .text, .colour, .file: .text
      case .flag: .flag
      case .pages: .list(NavLinkView.valueType)
      }
    return option.standard == nil ? .optional(type) : type
  }

  /// What is chosen of an option that is true or false; `nil` where the theme has no such option.
  func flag(_ name: String) -> Bool? {
    if case .flag(let flag)? = choices.first(where: { $0.name == name })?.choice { flag } else { nil }
  }

  // MARK: Colours

  /// A style sheet that gives each colour the name of its option, `--brand`: pages need no style of their own, which
  /// a strict content security policy forbids.
  var styleSheet: [UInt8] {
    let lines = choices.compactMap { name, _, choice in
      if case .colour(let colour)? = choice { "  --\(name.replacing("_", with: "-")): \(colour.text);\n" } else { nil }
    }
    return lines.isEmpty ? [] : Array((":root {\n" + lines.joined() + "}\n\n").utf8)
  }

  private func colour(of name: String) -> Colour? {
    if case .colour(let colour)? = choices.first(where: { $0.name == name })?.choice { colour } else { nil }
  }

  private func contrastFaults(_ chosen: Set<String>) -> [Diagnostic] {
    var faulty: Set<String> = []
    return choices.compactMap { name, option, choice in
      guard let demand = option.contrast, case .colour(let colour)? = choice else { return nil }
      guard let other = Colour(demand.other, range: demand.range) ?? self.colour(of: demand.other) else {
        return .contrastToNothing(demand.other, among: choices.map(\.name), at: demand.range)
      }
      guard let least = Double(demand.least.description), contrast(colour, other) < least else { return nil }
      // When the other colour is put right, this one may be right too.
      guard faulty.insert(name).inserted, !faulty.contains(demand.other) else { return nil }
      // Where the site has chosen the other colour alone, that is the one to change.
      let isOther = !chosen.contains(name) && chosen.contains(demand.other)
      return .lowContrast(
        name, colour, to: demand.other, other, least: demand.least,
        suggestion: isOther ? nil : colour.shifted(to: least, against: other), at: isOther ? other.range : colour.range)
    }
  }

  // MARK: Files and pages

  /// Files that are not there or no pictures, and pages that the site does not have.
  func faults(media: Media, pages: SitePaths) -> [Diagnostic] {
    choices.flatMap { name, _, choice -> [Diagnostic] in
      switch choice {
      case .file(let file)?:
        media.address(of: file.text, from: "").map { media.faults(ofPicture: $0, at: file.range) }
          ?? [
            media.faultOfTable(file.text, from: "", at: file.range)
              ?? .missingFile(file.text, among: media.all.sorted(), at: file.range)
          ]
      case .pages(let paths)?:
        paths.compactMap { pages.fault(of: $0.text, in: name, at: $0.range) }
      default: []
      }
    }
  }

  /// The files that some option names.
  func files(_ media: Media) -> [FileReference] {
    choices.compactMap { _, _, choice in
      guard case .file(let file)? = choice else { return nil }
      return media.address(of: file.text, from: "").map { FileReference(address: $0, range: file.range) }
    }
  }

  /// The pages that some option names.
  func pages(_ paths: SitePaths) -> [PageName] {
    choices.flatMap { choice in
      if case .pages(let named)? = choice.choice { named.compactMap { paths[$0.text]?.name } } else { [PageName]() }
    }
  }

  /// What templates get on a page.
  ///
  /// - Parameter isCurrent: Is this the page, or the part of the site to which it belongs?
  func value(_ context: PageContext, _ paths: SitePaths, isCurrent: (PageName) -> Bool) -> Value {
    .object(
      ThemeObject(
        shape: shape,
        values: choices.map { _, _, choice in
          switch choice {
          case nil: nil
          case .text(let text)?: .text(text)
          case .flag(let flag)?: .bool(flag)
          case .colour(let colour)?: .text(colour.text)
          case .file(let file)?:
            context.media.address(of: file.text, from: "").map { .text(context.addresses.link(toFile: $0)) }
          case .pages(let named)?:
            named.compactMap { paths[$0.text] }.map { page in
              NavLinkView(
                text: context.name(of: page.subject), url: context.link(page.name), isCurrent: isCurrent(page.name))
            }.templateValue
          }
        }))
  }
}

/// The choices as templates read them.
private struct ThemeObject: TemplateObject {
  let shape: Shape
  let values: [Value?]

  func member(at position: Int) -> Value? { values.indices.contains(position) ? values[position] : nil }
}
