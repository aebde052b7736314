internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter

/// What a theme says of itself: its `theme.yaml`.
struct ThemeManifest: Fielded {
  let isStandalone: Bool?
  let options: ThemeOptionList?

  static let isStandalone = Field(
    "standalone", \ThemeManifest.isStandalone, "true for a theme that takes no file from the default theme.")
  static let options = Field("options", \ThemeManifest.options, "What sites may choose, by name.")

  static let schema = Schema<ThemeManifest>(
    "theme.yaml",
    [isStandalone, options])

  init?(_ row: inout FieldRow) {
    isStandalone = row[Self.isStandalone]
    options = row[Self.options]
  }

  /// - Returns: `nil` when the file cannot be read as YAML; then `diagnostics` says why.
  init?(_ bytes: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) {
    guard let fields = readFields(bytes, file: file, diagnostics: &diagnostics) else { return nil }
    var row = FieldRow(
      fields, schema: Self.schema, decoding: Decoding(slug: "theme", directory: ReferenceDirectory()))
    self.init(&row)
    diagnostics += row.decoding.diagnostics
  }
}

/// The options of a theme, by name, in their order.
struct ThemeOptionList: FieldValue {
  let options: [(name: String, option: ThemeOption)]

  static var form: FieldForm { .declaredElsewhere }
  var content: FieldContent { .absent }

  static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> ThemeOptionList? {
    guard case .mapping(let entries) = node.content else {
      decoding.report(.notOptions(at: node.range))
      return nil
    }
    return ThemeOptionList(
      options: entries.compactMap { entry in
        // The name of the theme stands beside the options in site.yaml.
        guard entry.key != "name", entry.key.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil else {
          decoding.report(.oddOptionName(entry.key, at: entry.keyRange))
          return nil
        }
        let field = FieldDescription(key: entry.key, form: ThemeOption.form, isRequired: false, about: "")
        return ThemeOption.decode(entry.value, as: field, &decoding).map { (entry.key, $0) }
      })
  }
}

/// Something that a site may choose about its theme.
struct ThemeOption: Fielded, FieldValue {
  enum Kind: String, FrontMatter.Vocabulary {
    case text, flag, colour
    /// A file of the Content folder.
    case file
    /// Pages of the site, for a navigation.
    case pages
  }

  let kind: Kind
  let about: String
  let standard: Unread?
  let contrast: ContrastDemand?

  static let kind = Field("type", \ThemeOption.kind, "What may be chosen: text, flag, colour, file or pages.")
  static let about = Field("about", \ThemeOption.about, "What it is for.")
  static let standard = Field("default", \ThemeOption.standard, "What holds where a site chooses nothing.")
  static let contrast = Field("contrast", \ThemeOption.contrast, "How well a colour must be seen.")

  static let schema = Schema<ThemeOption>(
    "theme's option",
    [kind, about, standard, contrast])

  init?(_ row: inout FieldRow) {
    let kind = row[Self.kind]
    let about = row[Self.about]
    standard = row[Self.standard]
    contrast = row[Self.contrast]
    guard let kind, let about else { return nil }
    self.kind = kind
    self.about = about
  }

  /// What may be written for it.
  var chosenForm: FieldForm {
    switch kind {
    case .text: .text
    case .flag: .flag
    case .colour: Colour.form
    case .file: .file
    case .pages: .list(.text)
    }
  }
}

/// How well a colour must be seen upon another.
struct ContrastDemand: Fielded, FieldValue {
  /// A colour, or the option that gives one.
  let other: String
  /// As WCAG measures it, from 1 to 21.
  let least: Quantity
  let range: SourceRange

  static let other = Field("to", \ContrastDemand.other, "The other colour, or the name of the option that gives it.")
  static let least = Field("at_least", \ContrastDemand.least, "The least contrast, such as 4.5.")

  static let schema = Schema<ContrastDemand>(
    "demand of contrast",
    [other, least])

  init?(_ row: inout FieldRow) {
    let other = row[Self.other]
    let least = row[Self.least]
    range = row.range
    guard let other, let least else { return nil }
    self.other = other
    self.least = least
  }
}
