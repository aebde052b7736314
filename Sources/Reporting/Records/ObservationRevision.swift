package import Diagnostics
package import Exact
package import FrontMatter

/// A revision that stands apart from its observation, as a row of `<indicator>.revisions.csv`: it names the period and
/// the part whose figure was replaced.
package struct ObservationRevision: Fielded, FieldValue {
  package let revision: FigureRevision
  package let from: PartialDate?
  package let to: PartialDate
  package let place: Reference<Place>?
  package let sex: Sex?
  package let age: String?
  package let ownParts: [GatheredText]

  package var range: SourceRange { revision.range }
  package let places: FieldPlaces

  package static var isRow: Bool { true }

  package static let schema = Schema<ObservationRevision>(
    "revision of an observation", sharing: FigureRevision.schema, at: \.revision,
    [from, to, place, sex, age, breakdowns])

  package init?(_ row: inout FieldRow) {
    let revision = FigureRevision(&row)
    from = row[Self.from]
    let to = row[Self.to]
    place = row[Self.place]
    sex = row[Self.sex]
    age = row[Self.age]
    ownParts = row.gathered()
    places = row.places
    // As in an observation, an unknown key may be a breakdown.
    guard let revision, let to, !row.hasUnknownKeys else { return nil }
    self.revision = revision
    self.to = to
  }
}

extension [Observation] {
  /// Gives each revision to the observation of its period and part.
  ///
  /// - Returns: What is wrong with those that find none.
  mutating func take(_ revisions: [ObservationRevision]) -> [Diagnostic] {
    guard !revisions.isEmpty else { return [] }
    let positions = Dictionary(zip(map(\.coverage), indices)) { first, _ in first }
    return revisions.compactMap { told in
      guard let position = positions[told.coverage] else {
        return .revisionOfNothing(told, ofPeriod: first { $0.period == told.period })
      }
      self[position].revisions = (self[position].revisions ?? []) + [told.revision]
      return nil
    }
  }
}

extension Diagnostic {
  /// - Parameter sibling: An observation of the same period, if there is one.
  fileprivate static func revisionOfNothing(
    _ told: ObservationRevision, ofPeriod sibling: Observation?
  ) -> Diagnostic {
    let subject = told.isTotal ? "total" : "figure for this part"
    return Diagnostic(
      "revision-of-nothing", "No \(subject) is given for the period to \(told.to), so nothing is revised.",
      at: told.place(of: ObservationRevision.to),
      help: sibling == nil
        ? "Write `from` and `to` as they stand at the observation."
        : "Write the breakdowns as they stand at the observation.",
      notes: sibling.map { [Note("The period has this figure.", at: $0.range)] } ?? [])
  }
}
