internal import Diagnostics
package import FrontMatter

/// Why there is no figure: never 0 and never left out.
package enum Missing: String, Hashable, Sendable {
  /// Whoever should have said it has not.
  case notReported = "not-reported"
  /// Nobody has looked into it yet.
  case notReviewed = "not-reviewed"
  /// It was looked into, and there is nothing to be had.
  case noData = "no-data"
  /// The question makes no sense here.
  case notApplicable = "not-applicable"
  /// It was looked into, and the answer cannot be told.
  case unclear
  /// A break in the series lies between the figures; it follows from the record, and nobody writes it.
  case acrossBreak = "across-break"
  /// It rests on a count that is not told, so that nobody can be recognised: by this site, or by its source.
  case hidden
}

extension Missing: CaseIterable {
  /// The five that may be written in place of a rating (domain.md 3).
  package static let allCases: [Missing] = [.notReported, .notReviewed, .noData, .notApplicable, .unclear]
}

/// A value, or the reason why there is none.
package enum Observed<Value: Sendable>: Sendable {
  case value(Value)
  case missing(Missing)

  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  package var missing: Missing? {
    if case .missing(let reason) = self { reason } else { nil }
  }

  /// The value made into another, or the same reason.
  package func map<Other, Fault: Error>(
    _ transform: (Value) throws(Fault) -> Other
  ) throws(Fault) -> Observed<Other> {
    switch self {
    case .value(let value): .value(try transform(value))
    case .missing(let reason): .missing(reason)
    }
  }
}

extension Missing {
  /// Those that may be written in place of a figure (domain.md 3).
  package static let inFigures = [hidden] + allCases

  /// What people write in their place, without blanks, hyphens and capitals.
  private static let readings: [String: Missing] = [
    "suppressed": .hidden, "withheld": .hidden, "confidential": .hidden, "gizli": .hidden, "gizlədilib": .hidden,
    "məxfi": .hidden, "скрыто": .hidden, "конфиденциально": .hidden, "nodata": .noData, "məlumatyoxdur": .noData,
    "нетданных": .noData, "нр": .notReported, "nr": .notReported, "bildirilməyib": .notReported,
    "hesabatverilməyib": .notReported, "несообщалось": .notReported, "несообщено": .notReported,
    "yoxlanılmayıb": .notReviewed, "непроверено": .notReviewed, "tətbiqolunmur": .notApplicable,
    "неприменимо": .notApplicable, "aydındeyil": .unclear, "неясно": .unclear,
  ]

  /// The word that is meant by a text that is none of a figure's, such as `No data`.
  static func inFigure(meantBy text: String) -> Missing? {
    let letters = String(text.lowercased().filter { $0.isLetter })
    guard !text.contains(where: { $0.isNumber }) else { return nil }
    return inFigures.first { $0.rawValue.filter { $0.isLetter } == letters } ?? readings[letters]
  }
}

extension Observed: FieldValue where Value: FieldValue {
  package static var form: FieldForm { .orWord(Value.form, Missing.inFigures.map(\.rawValue)) }
  package static var mayBeBlank: Bool { Value.mayBeBlank }

  package var content: FieldContent {
    switch self {
    case .value(let value): value.content
    case .missing(let reason): .choice(reason.rawValue)
    }
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    guard case .scalar(let text, _) = node.content, let reason = Missing.inFigure(meantBy: text) else {
      return Value.decode(node, as: field, &decoding).map { .value($0) }
    }
    if reason.rawValue == text { return .missing(reason) }
    decoding.report(
      word: .unknownValue(
        text, of: field, allowed: Missing.inFigures.map(\.rawValue), nearest: reason.rawValue,
        isSure: sureMiss(text, among: Missing.inFigures.map(\.rawValue)) == reason.rawValue, at: node.range))
    return nil
  }
}

extension Observed: Equatable where Value: Equatable {}
extension Observed: Hashable where Value: Hashable {}
