internal import Diagnostics
internal import FrontMatter

/// A scheme as its file writes it: `Content/schemes/<name>.yaml`, and the built-in ones alike.
///
/// What the words of the file mean together is for `Schemes` to find out.
struct SchemeFile: Fielded {
  let range: SourceRange
  let places: FieldPlaces
  let title: LocalisedText?
  let mapsTo: SchemeWord?
  let variables: [VariableEntry]
  let checkability: SchemeWord?
  let ambition: SchemeWord?
  let relevance: RelevanceEntry?
  let stars: [StarEntry]?

  static let writtenTitle = Field(
    "title", \SchemeFile.writtenTitle, "What pages call it; in each language, such as {en: Steps, az: Addımlar}.",
    example: "Steps")
  static let mapsTo = Field(
    "maps_to", \SchemeFile.mapsTo, "The scheme into whose labels those of this one can be turned.", example: "irm-2021")
  static let variables = Field(
    "variables", \SchemeFile.variables, "What it rates, each with its labels.",
    needsItem: true)
  static let checkability = Field(
    "checkability", \SchemeFile.checkability, "The variable that says whether a promise can be checked.",
    example: "verifiable")
  static let ambition = Field(
    "ambition", \SchemeFile.ambition, "The variable that says how much a promise could change.",
    example: "potential_impact")
  static let relevance = Field(
    "relevance", \SchemeFile.relevance, "What makes a commitment relevant to open government.")
  static let stars = Field("stars", \SchemeFile.stars, "What a star takes, by formula.")

  static let schema = Schema<SchemeFile>(
    "scheme",
    [writtenTitle, mapsTo, variables, checkability, ambition, relevance, stars])

  private var writtenTitle: Wording? { title.map(Wording.init) }

  init?(_ row: inout FieldRow) {
    let title = row[Self.writtenTitle]
    mapsTo = row[Self.mapsTo]
    let variables = row[Self.variables]
    checkability = row[Self.checkability]
    ambition = row[Self.ambition]
    relevance = row[Self.relevance]
    stars = row[Self.stars]
    range = row.range
    places = row.places
    // Variables that are all wrong have their own messages.
    guard let variables, !variables.isEmpty else { return nil }
    self.title = title?.text
    self.variables = variables
  }
}

/// One variable of a scheme's file.
struct VariableEntry: Fielded, FieldValue {
  let range: SourceRange
  let name: SchemeWord
  let title: LocalisedText?
  let mapsTo: SchemeWord?
  let labels: [LabelEntry]
  let unordered: [LabelEntry]
  let missing: [MissingEntry]

  static let name = Field(
    "name", \VariableEntry.name, "The name of its field in an assessment, such as completion.",
    form: .code(
      CodeForm(
        "variable", "small letters, digits and low lines, and no other field of an assessment",
        pattern: "^(?!(\(Assessment.takenNames.sorted().joined(separator: "|")))$)[a-z][a-z0-9_]{0,59}$",
        example: "completion")))
  static let writtenTitle = Field("title", \VariableEntry.writtenTitle, "What pages call it.", example: "Completion")
  static let mapsTo = Field(
    "maps_to", \VariableEntry.mapsTo, "The variable of the other scheme; the one of the same name unless given.",
    example: "completion")
  static let labels = Field(
    "labels", \VariableEntry.labels, "The words by which it is rated, the lowest first.",
    needsItem: true)
  static let givenUnordered = Field(
    "unordered", \VariableEntry.givenUnordered, "Words that rate but have no place in the order, such as withdrawn.")
  static let givenMissing = Field("missing", \VariableEntry.givenMissing, "Words that say why there is no rating.")

  static let schema = Schema<VariableEntry>(
    "variable",
    [name, writtenTitle, mapsTo, labels, givenUnordered, givenMissing])

  private var writtenTitle: Wording? { title.map(Wording.init) }
  private var givenUnordered: [LabelEntry]? { unordered }
  private var givenMissing: [MissingEntry]? { missing }

  init?(_ row: inout FieldRow) {
    let name = row[Self.name]
    let title = row[Self.writtenTitle]
    mapsTo = row[Self.mapsTo]
    let labels = row[Self.labels]
    unordered = row[Self.givenUnordered] ?? []
    missing = row[Self.givenMissing] ?? []
    range = row.range
    guard let name, let labels else { return nil }
    self.name = name
    self.title = title?.text
    self.labels = labels
  }
}

/// One label of a variable.
struct LabelEntry: Fielded, FieldValue {
  let range: SourceRange
  let places: FieldPlaces
  let label: SchemeWord
  let title: LocalisedText?
  let aliases: [SchemeWord]
  let means: Label.Meaning?
  let isHigh: Bool?
  let mapsTo: SchemeWord?

  static let label = Field("label", \LabelEntry.label, "The word that assessments write.", example: "half-done")
  static let writtenTitle = Field("title", \LabelEntry.writtenTitle, "What pages call it.", example: "Half done")
  static let givenAliases = Field(
    "aliases", \LabelEntry.givenAliases, "Other spellings of the word, as found in published data.",
    example: "[Half done]")
  static let means = Field("means", \LabelEntry.means, "What it says beside its place in the order.")
  static let isHigh = Field(
    "high", \LabelEntry.isHigh, "Whether it counts as high; that of what is complete does unless given.")
  static let mapsTo = Field(
    "maps_to", \LabelEntry.mapsTo, "The label of the other scheme that says the same.", example: "limited")

  static let schema = Schema<LabelEntry>(
    "label",
    [label, writtenTitle, givenAliases, means, isHigh, mapsTo])

  private var writtenTitle: Wording? { title.map(Wording.init) }
  private var givenAliases: [SchemeWord]? { aliases }

  init?(_ row: inout FieldRow) {
    let label = row[Self.label]
    let title = row[Self.writtenTitle]
    aliases = row[Self.givenAliases] ?? []
    means = row[Self.means]
    isHigh = row[Self.isHigh]
    mapsTo = row[Self.mapsTo]
    range = row.range
    places = row.places
    guard let label else { return nil }
    self.label = label
    self.title = title?.text
  }
}

/// A word that says why there is no rating.
struct MissingEntry: Fielded, FieldValue {
  let label: SchemeWord
  let means: Missing

  static let label = Field("label", \MissingEntry.label, "The word that assessments write.", example: "not-reviewed")
  static let means = Field("means", \MissingEntry.means, "Why there is no rating.")

  static let schema = Schema<MissingEntry>(
    "word for what is missing",
    [label, means])

  init?(_ row: inout FieldRow) {
    let label = row[Self.label]
    let means = row[Self.means]
    guard let label, let means else { return nil }
    self.label = label
    self.means = means
  }
}

extension Missing: Vocabulary {}

/// What makes a commitment relevant: a value that it serves, or a label of a variable.
struct RelevanceEntry: Fielded, FieldValue {
  let range: SourceRange
  let values: [OpenGovernmentValue]?
  let variable: SchemeWord?
  let labels: [SchemeWord]?

  static let values = Field("values", \RelevanceEntry.values, "Serving one of these is enough.")
  static let variable = Field(
    "variable", \RelevanceEntry.variable, "Or the variable that says it.", example: "open_government_lens")
  static let labels = Field("labels", \RelevanceEntry.labels, "Those of its labels that say yes.", example: #"["yes"]"#)

  static let schema = Schema<RelevanceEntry>(
    "rule of relevance",
    [values, variable, labels], needingOneOf: FieldAlternatives([values.key], [variable.key, labels.key]))

  init?(_ row: inout FieldRow) {
    values = row[Self.values]
    variable = row[Self.variable]
    labels = row[Self.labels]
    range = row.range
  }
}

/// The labels that a star takes by a formula.
struct StarEntry: Fielded, FieldValue {
  let range: SourceRange
  let formula: StarFormula
  let checkability: [SchemeWord]
  let ambition: [SchemeWord]
  let completion: [SchemeWord]

  static let formula = Field("formula", \StarEntry.formula, "The plan's `star_formula` by which it is given.")
  static let checkability = Field(
    "checkability", \StarEntry.checkability, "The labels of the variable of checkability that are enough.",
    example: #"["yes"]"#)
  static let ambition = Field(
    "ambition", \StarEntry.ambition, "The labels of the variable of ambition that are enough.",
    example: "[transformative]")
  static let completion = Field(
    "completion", \StarEntry.completion, "The labels of completion that are enough.", example: "[substantial, complete]"
  )

  static let schema = Schema<StarEntry>(
    "star",
    [formula, checkability, ambition, completion])

  init?(_ row: inout FieldRow) {
    let formula = row[Self.formula]
    let checkability = row[Self.checkability]
    let ambition = row[Self.ambition]
    let completion = row[Self.completion]
    range = row.range
    guard let formula, let checkability, let ambition, let completion else { return nil }
    self.formula = formula
    self.checkability = checkability
    self.ambition = ambition
    self.completion = completion
  }
}

/// A text in one language, the site's first, or in several: `{en: Half done, az: Yarımçıq}`.
struct Wording: FieldValue {
  let text: LocalisedText

  static var form: FieldForm { .wording }
  var content: FieldContent { .translatedText(text) }

  static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Wording? {
    guard case .mapping(let entries) = node.content else {
      return String.decode(node, as: field, &decoding).map { Wording(text: LocalisedText($0)) }
    }
    let languages = decoding.directory.definitions(SiteLanguages.self)?.codes ?? []
    var base: String?
    var others: [(language: Int, text: String)] = []
    for entry in entries {
      guard let language = languages.firstIndex(of: entry.key) else {
        decoding.report(.unknownLanguage(entry.key, of: field.key, languages, at: entry.keyRange))
        continue
      }
      guard !entry.value.isBlank, let text = String.decode(entry.value, as: field, &decoding) else { continue }
      if language == 0 { base = text } else { others.append((language, text)) }
    }
    guard let base else {
      decoding.report(.defaultLanguageMissing(field.key, languages.first ?? "", at: node.range))
      return nil
    }
    return Wording(text: LocalisedText(base, translations: others))
  }
}

/// The codes of the site's languages, the default one first.
struct SiteLanguages: Sendable {
  let codes: [String]
}
