internal import Diagnostics
internal import FrontMatter

// What can be wrong with a site's own assessment schemes.
extension Diagnostic {
  static func builtInScheme(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "built-in-scheme", "The scheme `\(name)` is built in, and no file may change what it says.", at: range,
      help: "Give the file another name, such as \(name)-own.yaml.")
  }

  static func variableTwice(_ name: SchemeWord) -> Diagnostic {
    Diagnostic(
      "variable-twice", "The variable `\(name.text)` is declared twice.", at: name.range,
      help: "Rename or delete one of the two.")
  }

  static func oddVariable(_ name: SchemeWord, isTaken: Bool) -> Diagnostic {
    Diagnostic(
      "odd-variable", "A variable cannot be called `\(name.text)`.", at: name.range,
      help: isTaken
        ? "Assessments have another field or column of that name."
        : "Use small letters, digits and `_`, such as `completion` or `quality_of_work`.")
  }

  static func tooManyLevels(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "too-many-levels",
      "Completion has \(count) levels here, but a box can be drawn in \(Label.Rank.most) ways that are told apart.",
      at: range, help: "Join neighbouring levels into one; the words left out can be its `aliases`.")
  }

  static func meaningOfNoLevel(_ entry: LabelEntry) -> Diagnostic {
    Diagnostic(
      "odd-meaning",
      "`\(entry.label.text)` means `\(entry.means?.rawValue ?? "")`, which has no place in the order.",
      at: entry.placeOfMeaning, help: "Move it from `labels` to `unordered`.")
  }

  static func meaningOfLevel(_ entry: LabelEntry) -> Diagnostic {
    Diagnostic(
      "odd-meaning", "`\(entry.label.text)` means `\(entry.means?.rawValue ?? "")`, but it is no level.",
      at: entry.placeOfMeaning, help: "Move it from `unordered` to its place in `labels`.")
  }

  static func wordTwice(_ word: SchemeWord, first: SchemeWord) -> Diagnostic {
    Diagnostic(
      "label-twice", "`\(word.text)` stands for two things in one variable.", at: word.range,
      help: "Keep it at the one that it means.", notes: [Note("The other one is here.", at: first.range)])
  }

  static func unknownTarget(_ word: SchemeWord, _ known: [String]) -> Diagnostic {
    let nearest = nearMiss(word.text, among: known)
    return Diagnostic(
      "unknown-scheme", "There is no scheme `\(word.text)` to map to.", at: word.range,
      help: help(nearest, "The schemes are", known), suggestion: nearest)
  }

  static func circle(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "mapping-circle",
      names.count == 2
        ? "The scheme maps to itself." : "The mappings go round in a circle: \(oneOf(names, joining: "and back to")).",
      at: range, help: "Delete `maps_to` in one of the files.")
  }

  static func mapsToNothing(_ word: SchemeWord) -> Diagnostic {
    Diagnostic(
      "maps-to-nothing", "`\(word.text)` belongs to another scheme, but this file does not say to which.",
      at: word.range, help: "Write `maps_to` with the scheme's name at the top of the file.")
  }

  /// - Parameter scheme: The other scheme that was searched; `nil` for the file's own.
  static func unknownVariable(_ word: SchemeWord, of scheme: String?, _ known: [String]) -> Diagnostic {
    let nearest = nearMiss(word.text, among: known)
    return Diagnostic(
      "unknown-variable", "\(owner(scheme)) has no variable `\(word.text)`.", at: word.range,
      help: help(nearest, "Its variables are", known), suggestion: nearest)
  }

  static func unknownLabel(
    _ word: SchemeWord, of variable: String, in scheme: String?, _ known: [String]
  ) -> Diagnostic {
    let nearest = nearMiss(word.text, among: known)
    return Diagnostic(
      "unknown-label", "`\(variable)` has no label `\(word.text)` in \(scheme.map { "`\($0)`" } ?? "this scheme").",
      at: word.range, help: help(nearest, "Its labels are", known), suggestion: nearest)
  }

  static func oddRelevance(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-relevance", "`relevance` must say either `values`, or a `variable` and its `labels`.", at: range,
      help: "Write for example {values: [information, participation]}.")
  }

  static func starWithoutCondition(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "star-without-condition",
      "A star takes `checkability`, `ambition`, `relevance` and a variable `completion`, and one of them is not here.",
      at: range, help: "Say which variables they are, or delete `stars`.")
  }

  static func starTwice(_ formula: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "star-twice", "The star by the formula of \(formula) is declared twice.", at: range,
      help: "Delete one of the two.")
  }

  static func unknownLanguage(_ code: String, of key: String, _ known: [String], at range: SourceRange) -> Diagnostic {
    let nearest = nearMiss(code, among: known)
    return Diagnostic(
      "unknown-language", "`\(key)` is given in `\(code)`, which is none of the site's languages.", at: range,
      help: help(nearest, "They are", known), suggestion: nearest)
  }

  static func defaultLanguageMissing(_ key: String, _ code: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "default-language-missing", "`\(key)` is not given in `\(code)`, the site's default language.", at: range,
      help: "Add it, or write one text alone.")
  }

  private static func owner(_ scheme: String?) -> String {
    scheme.map { "The scheme `\($0)`" } ?? "This scheme"
  }

  private static func help(_ nearest: String?, _ lead: String, _ known: [String]) -> String {
    nearest.map { "Did you mean `\($0)`?" } ?? "\(lead) \(oneOf(known, joining: "and"))."
  }
}

extension LabelEntry {
  fileprivate var placeOfMeaning: SourceRange { places.place(of: Self.means, in: Self.schema) ?? range }
}
