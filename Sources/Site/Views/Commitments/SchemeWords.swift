internal import FrontMatter
internal import Localisation
internal import Reporting

// What pages call schemes, their variables and their labels: as the scheme's file says, else as the theme does.
extension PageContext {
  func name(of scheme: Scheme) -> String {
    text(scheme.title) ?? language.knownWord("scheme.\(scheme.name)") ?? scheme.name
  }

  func name(of variable: Scheme.Variable, in scheme: Scheme) -> String {
    if let title = text(variable.title) { return title }
    guard let group = variable.name.words else { return variable.name.name.replacing("_", with: " ") }
    return language.knownWord("\(group).label_\(scheme.name)") ?? word("\(group).label")
  }

  func word(_ label: SchemeLabel) -> String {
    text(label.label.title) ?? label.key.map { word($0) } ?? label.label.word
  }

  /// As it stands within a sentence.
  func inSentence(_ label: SchemeLabel) -> String {
    text(label.label.title).map { language.smallFirst($0) } ?? label.key.map { inSentence($0) } ?? label.label.word
  }

  func word(_ reading: Observed<SchemeLabel>) -> String {
    switch reading {
    case .value(let label): word(label)
    case .missing(let reason): word("missing.\(reason.rawValue)")
    }
  }
}

extension SchemeLabel {
  /// The theme's word for it: the one for a built-in scheme's label of the same variable.
  ///
  /// Other words of a theme may have the same key by chance, such as `completion.all`.
  fileprivate var key: String? { Self.keys[variable]?[label.word] }

  /// By variable and word, of the schemes that are built in.
  private static let keys: [AssessmentVariable: [String: String]] = Schemes.builtIn.all.flatMap(\.variables)
    .reduce(into: [:]) { keys, variable in
      guard let group = variable.name.words else { return }
      for word in (variable.labels + variable.unordered).map(\.word) {
        keys[variable.name, default: [:]][word] = "\(group).\(word)"
      }
    }
}

extension AssessmentVariable {
  /// The theme's group of words for it; `nil` for one that no built-in scheme has.
  fileprivate var words: String? {
    switch name {
    case "specificity", "verifiable", "completion", "early_results": name
    case "projected_completion": "completion"
    case "open_government_lens": "lens"
    case "potential_impact", "potential_for_results": "ambition"
    default: nil
    }
  }
}
