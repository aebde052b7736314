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

  static let schema = Schema<SchemeFile>(
    "scheme",
    [
      Field("title", \.writtenTitle, "What pages call it; in each language, such as {en: Steps, az: Addımlar}."),
      Field("maps_to", \.mapsTo, "The scheme into whose labels those of this one can be turned."),
      Field("variables", \.variables, "What it rates, each with its labels."),
      Field("checkability", \.checkability, "The variable that says whether a promise can be checked."),
      Field("ambition", \.ambition, "The variable that says how much a promise could change."),
      Field("relevance", \.relevance, "What makes a commitment relevant to open government."),
      Field("stars", \.stars, "What a star takes, by formula."),
    ])

  private var writtenTitle: Wording? { title.map(Wording.init) }

  init?(_ row: inout FieldRow) {
    let title: Wording? = row["title"]
    mapsTo = row["maps_to"]
    let variables: [VariableEntry]? = row["variables"]
    checkability = row["checkability"]
    ambition = row["ambition"]
    relevance = row["relevance"]
    stars = row["stars"]
    range = row.range
    places = row.places
    guard let variables else { return nil }
    guard !variables.isEmpty else {
      // Variables that are all wrong have their own messages.
      if row.decoding.diagnostics.isEmpty {
        row.report(.noVariable(at: places.place(of: "variables", in: Self.schema) ?? range))
      }
      return nil
    }
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

  static let schema = Schema<VariableEntry>(
    "variable",
    [
      Field("name", \.name, "The name of its field in an assessment, such as completion."),
      Field("title", \.writtenTitle, "What pages call it."),
      Field("maps_to", \.mapsTo, "The variable of the other scheme; the one of the same name unless given."),
      Field("labels", \.labels, "The words by which it is rated, the lowest first."),
      Field("unordered", \.givenUnordered, "Words that rate but have no place in the order, such as withdrawn."),
      Field("missing", \.givenMissing, "Words that say why there is no rating."),
    ])

  private var writtenTitle: Wording? { title.map(Wording.init) }
  private var givenUnordered: [LabelEntry]? { unordered }
  private var givenMissing: [MissingEntry]? { missing }

  init?(_ row: inout FieldRow) {
    let name: SchemeWord? = row["name"]
    let title: Wording? = row["title"]
    mapsTo = row["maps_to"]
    let labels: [LabelEntry]? = row["labels"]
    unordered = row["unordered"] ?? []
    missing = row["missing"] ?? []
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

  static let schema = Schema<LabelEntry>(
    "label",
    [
      Field("label", \.label, "The word that assessments write."),
      Field("title", \.writtenTitle, "What pages call it."),
      Field("aliases", \.givenAliases, "Other spellings of the word, as found in published data."),
      Field("means", \.means, "What it says beside its place in the order."),
      Field("high", \.isHigh, "Whether it counts as high; that of what is complete does unless given."),
      Field("maps_to", \.mapsTo, "The label of the other scheme that says the same."),
    ])

  private var writtenTitle: Wording? { title.map(Wording.init) }
  private var givenAliases: [SchemeWord]? { aliases }

  init?(_ row: inout FieldRow) {
    let label: SchemeWord? = row["label"]
    let title: Wording? = row["title"]
    aliases = row["aliases"] ?? []
    means = row["means"]
    isHigh = row["high"]
    mapsTo = row["maps_to"]
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

  static let schema = Schema<MissingEntry>(
    "word for what is missing",
    [
      Field("label", \.label, "The word that assessments write."),
      Field("means", \.means, "Why there is no rating."),
    ])

  init?(_ row: inout FieldRow) {
    let label: SchemeWord? = row["label"]
    let means: Missing? = row["means"]
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

  static let schema = Schema<RelevanceEntry>(
    "rule of relevance",
    [
      Field("values", \.values, "Serving one of these is enough."),
      Field("variable", \.variable, "Or the variable that says it."),
      Field("labels", \.labels, "Those of its labels that say yes."),
    ])

  init?(_ row: inout FieldRow) {
    values = row["values"]
    variable = row["variable"]
    labels = row["labels"]
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

  static let schema = Schema<StarEntry>(
    "star",
    [
      Field("formula", \.formula, "The plan's `star_formula` by which it is given."),
      Field("checkability", \.checkability, "The labels of the variable of checkability that are enough."),
      Field("ambition", \.ambition, "The labels of the variable of ambition that are enough."),
      Field("completion", \.completion, "The labels of completion that are enough."),
    ])

  init?(_ row: inout FieldRow) {
    let formula: StarFormula? = row["formula"]
    let checkability: [SchemeWord]? = row["checkability"]
    let ambition: [SchemeWord]? = row["ambition"]
    let completion: [SchemeWord]? = row["completion"]
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

  static var form: FieldForm { .translatedText }
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
      guard let text = String.decode(entry.value, as: field, &decoding) else { continue }
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
