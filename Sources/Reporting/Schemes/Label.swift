package import Diagnostics
package import FrontMatter

/// A word by which a scheme rates, such as `substantial`. Stored as the word, never as a number: the Open Government
/// Partnership's own codes shifted between releases.
package struct Label: Hashable, Sendable, CustomStringConvertible {
  /// What a label says beside its place in the order.
  package enum Meaning: String, Vocabulary {
    case complete
    case notStarted = "not-started"
    /// Somebody looked, and found nothing to show for it.
    case nothingFound = "nothing-found"
    case withdrawn
    /// Somebody looked, and could not tell.
    case unclear

    /// Does it belong to a label that has a place in the order?
    var isOfLevel: Bool { self != .withdrawn && self != .unclear }
  }

  /// A place in the order, among the labels that say how much there is.
  package struct Rank: Hashable, Sendable {
    /// From 0, the lowest.
    package let place: Int
    package let count: Int
  }

  package let word: String
  /// What pages call it, where the scheme's file says so.
  package let title: LocalisedText?
  package let meaning: Meaning?
  /// `nil` for one that is in no order, or under which nothing was found.
  package let rank: Rank?
  /// Whether it counts as high.
  package let isHigh: Bool

  package var description: String { word }
}

/// A variable that an assessment rates in words, by the name of its field.
package struct AssessmentVariable: Hashable, Sendable {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  // Those that figures are made of.
  package static let completion = AssessmentVariable("completion")
  package static let projectedCompletion = AssessmentVariable("projected_completion")
  package static let earlyResults = AssessmentVariable("early_results")
}

/// A word of a scheme as somebody wrote it, with its place.
///
/// Which words there are is for the scheme to say; its check reports one that it does not know.
package struct SchemeWord: FieldValue, Hashable {
  package let text: String
  package let range: SourceRange

  package static var form: FieldForm { .text }
  package var content: FieldContent { .choice(text) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> SchemeWord? {
    String.decode(node, as: field, &decoding).map { SchemeWord(text: $0, range: node.range) }
  }
}
