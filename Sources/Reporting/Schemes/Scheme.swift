internal import Diagnostics
package import FrontMatter

/// The words of an assessment and what they mean, in one version (domain.md 3).
///
/// A class, since every assessment carries its scheme along. Each scheme of a site is made once; two are the same only
/// if they are one object.
package final class Scheme: Sendable {
  /// One variable of a scheme.
  package struct Variable: Sendable {
    package let name: AssessmentVariable
    /// What pages call it, where the scheme's file says so.
    package let title: LocalisedText?
    /// In order, the lowest first.
    package let labels: [Label]
    /// Labels that rate but have no place in the order, such as `withdrawn`.
    package let unordered: [Label]
    /// Every word that may be written, other spellings and words that mean missing among them.
    let readings: [String: Observed<Label>]
    /// Words of this scheme that mean missing, beside the five that always do.
    package let missing: [(word: String, reason: Missing)]
    /// In the scheme that this one maps to.
    package let mapping: [Label: Mapped]

    /// What a word means here; `nil` when the scheme does not know it.
    package func reading(of word: String) -> Observed<Label>? {
      readings[word] ?? Missing.allCases.first { $0.rawValue == word }.map { .missing($0) }
    }

    /// The label's place in the order, from 1; `nil` for one that has none.
    package func code(of label: Label) -> Int? {
      labels.firstIndex { $0.word == label.word }.map { $0 + 1 }
    }
  }

  /// What another scheme says in place of a label.
  package struct Mapped: Sendable {
    package let variable: AssessmentVariable
    package let label: Label
    /// Where the mapping is declared.
    let place: SourceRange
  }

  /// What makes a commitment relevant to open government.
  package enum RelevanceRule: Sendable {
    /// Serving at least one of these values.
    case servesAny(of: Set<OpenGovernmentValue>)
    /// One of these labels of a variable.
    case rated(AssessmentVariable, Set<Label>)
  }

  /// What a star takes, beside relevance.
  package struct StarRule: Sendable {
    package let checkability: Set<Label>
    package let ambition: Set<Label>
    package let completion: Set<Label>
  }

  package let name: String
  /// What pages call it, where its file says so.
  package let title: LocalisedText?
  package let variables: [Variable]
  /// `nil` where the scheme does not judge it.
  package let relevance: RelevanceRule?
  /// The variable that says whether a promise can be checked.
  package let checkability: AssessmentVariable?
  /// The variable that says how much a promise could change.
  package let ambition: AssessmentVariable?
  /// Empty for a scheme without a star.
  package let stars: [StarFormula: StarRule]
  /// The scheme into whose labels its own can be turned.
  package let target: Scheme?

  init(
    name: String, title: LocalisedText?, variables: [Variable], relevance: RelevanceRule?,
    checkability: AssessmentVariable?, ambition: AssessmentVariable?, stars: [StarFormula: StarRule], target: Scheme?
  ) {
    self.name = name
    self.title = title
    self.variables = variables
    self.relevance = relevance
    self.checkability = checkability
    self.ambition = ambition
    self.stars = stars
    self.target = target
  }

  package func variable(_ name: AssessmentVariable?) -> Variable? {
    variables.first { $0.name == name }
  }

  /// The scheme, then those to which mappings lead from it.
  package var andTargets: [Scheme] { [self] + (target?.andTargets ?? []) }

  /// Whether relevance is a matter of the values that a commitment serves.
  var readsValues: Bool {
    if case .servesAny = relevance { true } else { false }
  }
}

extension Scheme: Hashable {
  package static func == (left: Scheme, right: Scheme) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A scheme is given by its name.
extension Scheme: FieldValue {
  package static var form: FieldForm { .openChoice(Schemes.builtIn.all.map(\.name)) }
  package var content: FieldContent { .choice(name) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Scheme? {
    let schemes = Schemes.known(to: decoding.directory)
    guard let name = String.decode(node, as: field, &decoding), !schemes.unreadable.contains(name) else { return nil }
    guard let scheme = schemes[name] else {
      decoding.report(.unknownValue(name, of: field, allowed: schemes.all.map(\.name), at: node.range))
      return nil
    }
    return scheme
  }
}
