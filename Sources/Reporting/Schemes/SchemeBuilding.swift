internal import Diagnostics
internal import FrontMatter

/// Makes a scheme of its file, and checks what its words say together.
struct SchemeBuilding {
  private let file: SchemeFile
  private let target: Scheme?
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter target: The scheme that the file maps to, made before it.
  init(_ file: SchemeFile, target: Scheme?) {
    self.file = file
    self.target = target
  }

  mutating func scheme(named name: String) -> Scheme {
    var variables: [Scheme.Variable] = []
    for entry in file.variables {
      checkName(entry.name)
      if variables.contains(where: { $0.name.name == entry.name.text }) {
        diagnostics.append(.variableTwice(entry.name))
      } else {
        variables.append(variable(entry))
      }
    }
    let checkability = find(file.checkability, of: variables)
    let ambition = find(file.ambition, of: variables)
    return Scheme(
      name: name, title: file.title, variables: variables, relevance: relevance(variables),
      checkability: checkability?.name, ambition: ambition?.name,
      stars: stars(variables, checkability: checkability, ambition: ambition), target: target)
  }

  // MARK: Variables

  private mutating func checkName(_ name: SchemeWord) {
    let isPlain = name.text.wholeMatch(of: /[a-z][a-z0-9_]{0,59}/) != nil
    if !isPlain || Assessment.takenNames.contains(name.text) {
      diagnostics.append(.oddVariable(name, isTaken: isPlain))
    }
  }

  private mutating func variable(_ entry: VariableEntry) -> Scheme.Variable {
    // What was found when somebody looked and found nothing has no place among the others.
    let ranked = entry.labels.filter { $0.means != .nothingFound }
    if entry.name.text == AssessmentVariable.completion.name, ranked.count > Label.Rank.most {
      diagnostics.append(.tooManyLevels(ranked.count, at: entry.labels[Label.Rank.most].range))
    }
    var place = -1
    let labels = entry.labels.map { label in
      guard label.means != .nothingFound else { return self.label(label, rank: nil) }
      place += 1
      return self.label(label, rank: Label.Rank(place: place, count: ranked.count))
    }
    let unordered = entry.unordered.map { label($0, rank: nil) }
    for label in entry.labels where label.means?.isOfLevel == false { diagnostics.append(.meaningOfNoLevel(label)) }
    for label in entry.unordered where label.means?.isOfLevel == true { diagnostics.append(.meaningOfLevel(label)) }
    return Scheme.Variable(
      name: AssessmentVariable(entry.name.text), title: entry.title, labels: labels, unordered: unordered,
      readings: readings(entry, labels + unordered), missing: entry.missing.map { ($0.label.text, $0.means) },
      mapping: mapping(entry, labels + unordered))
  }

  private func label(_ entry: LabelEntry, rank: Label.Rank?) -> Label {
    Label(
      word: entry.label.text, title: entry.title, meaning: entry.means, rank: rank,
      isHigh: entry.isHigh ?? (entry.means == .complete))
  }

  /// Every word of a variable; one that stands for two things is reported.
  private mutating func readings(_ entry: VariableEntry, _ labels: [Label]) -> [String: Observed<Label>] {
    var readings: [String: Observed<Label>] = [:]
    var places: [String: SchemeWord] = [:]
    func take(_ word: SchemeWord, _ reading: Observed<Label>) -> Diagnostic? {
      guard let first = places[word.text] else {
        places[word.text] = word
        readings[word.text] = reading
        return nil
      }
      return .wordTwice(word, first: first)
    }
    let entries = zip(entry.labels + entry.unordered, labels)
    diagnostics += entries.compactMap { take($0.label, .value($1)) }
    diagnostics += entry.missing.compactMap { take($0.label, .missing($0.means)) }
    diagnostics += entries.flatMap { entry, label in entry.aliases.compactMap { take($0, .value(label)) } }
    return readings
  }

  // MARK: Mapping

  private mutating func mapping(_ entry: VariableEntry, _ labels: [Label]) -> [Label: Scheme.Mapped] {
    let entries = entry.labels + entry.unordered
    guard file.mapsTo != nil else {
      let words = [entry.mapsTo] + entries.map(\.mapsTo)
      diagnostics += words.compactMap(\.self).map { .mapsToNothing($0) }
      return [:]
    }
    let mapped = entries.contains { $0.mapsTo != nil }
    guard let target, mapped || entry.mapsTo != nil else { return [:] }
    let name = entry.mapsTo ?? entry.name
    guard let other = target.variable(AssessmentVariable(name.text)) else {
      diagnostics.append(.unknownVariable(name, of: target.name, target.variables.map(\.name.name)))
      return [:]
    }
    var mapping: [Label: Scheme.Mapped] = [:]
    for (entry, label) in zip(entries, labels) {
      guard let word = entry.mapsTo, let wanted = self.label(word, of: other, in: target.name) else { continue }
      mapping[label] = Scheme.Mapped(variable: other.name, label: wanted, place: word.range)
    }
    return mapping
  }

  // MARK: Words that name others

  private mutating func find(_ word: SchemeWord?, of variables: [Scheme.Variable]) -> Scheme.Variable? {
    guard let word else { return nil }
    if let found = variables.first(where: { $0.name.name == word.text }) { return found }
    diagnostics.append(.unknownVariable(word, of: nil, variables.map(\.name.name)))
    return nil
  }

  /// - Parameter scheme: The other scheme that the variable belongs to; `nil` for this one.
  private mutating func label(_ word: SchemeWord, of variable: Scheme.Variable, in scheme: String?) -> Label? {
    let labels = variable.labels + variable.unordered
    if let found = labels.first(where: { $0.word == word.text }) { return found }
    diagnostics.append(.unknownLabel(word, of: variable.name.name, in: scheme, labels.map(\.word)))
    return nil
  }

  private mutating func labels(_ words: [SchemeWord], of variable: Scheme.Variable) -> Set<Label> {
    Set(words.compactMap { label($0, of: variable, in: nil) })
  }

  private mutating func relevance(_ variables: [Scheme.Variable]) -> Scheme.RelevanceRule? {
    guard let entry = file.relevance else { return nil }
    switch (entry.values, entry.variable, entry.labels) {
    case (let values?, nil, nil): return .servesAny(of: Set(values))
    case (nil, let word?, let words?):
      return find(word, of: variables).map { .rated($0.name, labels(words, of: $0)) }
    default:
      diagnostics.append(.oddRelevance(at: entry.range))
      return nil
    }
  }

  private mutating func stars(
    _ variables: [Scheme.Variable], checkability: Scheme.Variable?, ambition: Scheme.Variable?
  ) -> [StarFormula: Scheme.StarRule] {
    var stars: [StarFormula: Scheme.StarRule] = [:]
    for entry in file.stars ?? [] {
      guard let completion = variables.first(where: { $0.name == .completion }), let checkability, let ambition,
        file.relevance != nil
      else {
        // A misspelt name has its own message.
        if diagnostics.isEmpty { diagnostics.append(.starWithoutCondition(at: entry.range)) }
        continue
      }
      if stars[entry.formula] != nil { diagnostics.append(.starTwice(entry.formula.rawValue, at: entry.range)) }
      stars[entry.formula] = Scheme.StarRule(
        checkability: labels(entry.checkability, of: checkability), ambition: labels(entry.ambition, of: ambition),
        completion: labels(entry.completion, of: completion))
    }
    return stars
  }
}

extension Label.Rank {
  /// So many levels of completion are told apart by how full their boxes are.
  static let most = 8
}

extension Assessment {
  /// Names that no variable of a scheme may have: those of other fields, and of other columns of the published table.
  static let takenNames: Set<String> = [
    "date", "state_at", "by", "kind", "scheme", "values", "starred", "quote", "page", "evidence",
    "commitment", "position", "relevant", "star", "relevant_missing", "star_missing",
  ]
}
