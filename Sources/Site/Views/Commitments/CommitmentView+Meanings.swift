internal import Localisation
internal import Reporting

extension PageContext {
  /// What each level of completion means, of the scheme that a commitment was rated with.
  func meanings(of commitment: Commitment) -> [FactView] {
    guard let scheme = commitment.assessments?.first?.scheme,
      let completion = scheme.variables.first(where: { $0.name == .completion })
    else { return [] }
    let labels = completion.labels.reversed() + completion.unordered
    let meanings = labels.compactMap { label in
      language.knownWord("completion_meaning.\(label.word)").map { meaning in
        FactView(
          label: word(SchemeLabel(label, of: .completion, in: scheme)), values: [ValueView(text: meaning)], missing: nil
        )
      }
    }
    return meanings.count == labels.count ? meanings : []
  }
}
