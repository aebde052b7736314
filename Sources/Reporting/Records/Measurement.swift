package import Diagnostics
package import Exact
package import FrontMatter

/// Where an indicator stood before.
package struct Baseline: Placed, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  package let date: PartialDate
  package internal(set) var value: RecordedFigure
  package let note: LocalisedText?
  package internal(set) var revisions: [FigureRevision]?

  package static let date = Field("date", \Baseline.date, "The day for which it holds.")
  package static let value = Field("value", \Baseline.value, "The figure.")
  package static let note = Field(
    "note", \Baseline.note, "What there is to say about it.", form: .prose, example: "Estimated from two months.")
  package static let revisions: Field<Baseline, [FigureRevision]> = Field(
    "revisions", \Baseline.revisions, "What it said before, since when, and why.")

  package static let schema = Schema<Baseline>(
    "baseline",
    [date, value, note, revisions])

  package init?(_ row: inout FieldRow) {
    let date = row[Self.date]
    let value = row[Self.value]
    note = row[Self.note]
    revisions = row[Self.revisions]
    range = row.range
    places = row.places
    guard let date, let value else { return nil }
    self.date = date
    self.value = value
  }
}

/// What may be told of a baseline whose figure is hidden.
package struct HiddenBaseline: Sendable {
  package let date: PartialDate
  package let note: LocalisedText?
  package let range: SourceRange

  init(_ baseline: Baseline) {
    date = baseline.date
    note = baseline.note
    range = baseline.range
  }
}

/// Where an indicator was to be at a date.
package struct Target: Placed, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  package let date: PartialDate
  package internal(set) var value: RecordedFigure
  package internal(set) var revisions: [FigureRevision]?

  package static let date = Field("date", \Target.date, "The day by which it was to be reached.")
  package static let value = Field("value", \Target.value, "The figure.")
  package static let revisions: Field<Target, [FigureRevision]> = Field(
    "revisions", \Target.revisions, "What it said before, since when, and why.")

  package static let schema = Schema<Target>(
    "target",
    [date, value, revisions])

  package init?(_ row: inout FieldRow) {
    let date = row[Self.date]
    let value = row[Self.value]
    revisions = row[Self.revisions]
    range = row.range
    places = row.places
    guard let date, let value else { return nil }
    self.date = date
    self.value = value
  }
}

/// One measured figure: of a day or a period, of all or of a part.
package struct Observation: Fielded, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  package internal(set) var from: PartialDate?
  package internal(set) var to: PartialDate
  private var writtenValue: Observed<RecordedFigure>?
  private var writtenNumerator: Observed<Quantity>?
  private var writtenDenominator: Observed<Quantity>?
  package let place: Reference<Place>?
  package let sex: Sex?
  package let age: String?
  package let ownParts: [GatheredText]
  package let note: LocalisedText?
  package internal(set) var evidence: [Evidence]?
  package internal(set) var revisions: [FigureRevision]?
  /// Is its figure taken out, so that nobody can be recognised?
  package internal(set) var isHidden = false

  package static var isRow: Bool { true }

  package static let value = Field(
    "value", \Observation.writtenValue,
    "The figure, or the word that says why there is none; or else numerator and denominator.")
  package static let numerator = Field("numerator", \Observation.writtenNumerator, "How many of the denominator.")
  package static let denominator = Field(
    "denominator", \Observation.writtenDenominator,
    "Out of how many; where nothing was counted, there is no observation.",
    form: .orWord(.number(in: .above(0)), Missing.inFigures.map(\.rawValue)), example: "8080")
  package static let note = Field(
    "note", \Observation.note, "What there is to say about it.", form: .prose, example: "Estimate")
  package static let evidence = Field("evidence", \Observation.evidence, "Where it can be checked.")
  package static let revisions: Field<Observation, [FigureRevision]> = Field(
    "revisions", \Observation.revisions, "What it said before, since when, and why.")

  package static let schema = Schema<Observation>(
    "observation",
    [from, to, value, numerator, denominator, place, sex, age, breakdowns, note, evidence, revisions],
    needingOneOf: figure)

  private static let figure = FieldAlternatives([value.key], [numerator.key, denominator.key])

  package init?(_ row: inout FieldRow) {
    from = row[Self.from]
    let to = row[Self.to]
    let (figure, above, below) = (row[Self.value], row[Self.numerator], row[Self.denominator])
    (writtenValue, writtenNumerator, writtenDenominator) = (figure, above, below)
    place = row[Self.place]
    sex = row[Self.sex]
    age = row[Self.age]
    ownParts = row.gathered()
    note = row[Self.note]
    evidence = row[Self.evidence]
    revisions = row[Self.revisions]
    range = row.range
    places = row.places
    let word = figure?.missing ?? above?.missing ?? below?.missing
    let hasFigure = Self.figure.areMet(row.isGiven) || word != nil
    // One of the two would be published wrongly, and a number beside `hidden` tells what is hidden.
    if let word, figure?.value != nil || (figure != nil && (above?.value != nil || below?.value != nil)) {
      row.report(.figureBesideWord(word, at: row.range))
    }
    if !hasFigure, Self.figure.areMet(row.mayHave) { row.report(.noFigure(at: row.range)) }
    // Under an unknown key a breakdown may stand, and a part would be taken for the total.
    guard let to, hasFigure, !row.hasErrors, !row.hasUnknownKeys else { return nil }
    self.to = to
  }

  package internal(set) var value: RecordedFigure? {
    get { writtenValue?.value }
    set { writtenValue = newValue.map { .value($0) } }
  }

  package internal(set) var numerator: Quantity? {
    get { writtenNumerator?.value }
    set { writtenNumerator = newValue.map { .value($0) } }
  }

  package internal(set) var denominator: Quantity? {
    get { writtenDenominator?.value }
    set { writtenDenominator = newValue.map { .value($0) } }
  }

  /// The word that stands in place of its figure: the source has none, or holds it back.
  package var word: Missing? { writtenValue?.missing ?? writtenNumerator?.missing ?? writtenDenominator?.missing }

  /// Why it has no figure; `nil` where one is given.
  package var missing: Missing? { isHidden ? .hidden : word }

  package static func fault(ofColumns columns: Set<String>, at range: SourceRange) -> Diagnostic? {
    figure.areMet(columns.contains) ? nil : .noFigureColumn(at: range)
  }
}

/// A figure as its author gave it: a number, or a word that stands for one (`yes`, a level).
package struct RecordedFigure: FieldValue, Hashable, CustomStringConvertible {
  package let quantity: Quantity
  package let word: String?

  package static var form: FieldForm { .figure }
  package static var mayBeBlank: Bool { false }
  package var description: String { word ?? quantity.description }
  package var content: FieldContent { word.map { .choice($0) } ?? .number(quantity) }

  package init(quantity: Quantity, word: String? = nil) {
    self.quantity = quantity
    self.word = word
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    guard !decoding.figureWords.isEmpty else {
      return Quantity.decode(node, as: field, &decoding).map { RecordedFigure(quantity: $0) }
    }
    return FigureWord.decode(node, as: field, &decoding).map { RecordedFigure(quantity: $0.quantity, word: $0.word) }
  }
}

/// A number as it stands in an author's file.
struct GivenFigure {
  let quantity: Quantity
  let place: SourceRange
}

extension Placed {
  /// The figures among these, each with its place.
  fileprivate func given(_ figures: (key: String, quantity: Quantity?)...) -> [GivenFigure] {
    figures.compactMap { key, quantity in quantity.map { GivenFigure(quantity: $0, place: place(ofKey: key)) } }
  }
}

extension Baseline {
  var given: [GivenFigure] { given((Self.value.key, value.quantity)) }
}

extension Target {
  var given: [GivenFigure] { given((Self.value.key, value.quantity)) }
}

extension Observation {
  var given: [GivenFigure] {
    given(
      (Self.value.key, value?.quantity), (Self.numerator.key, numerator), (Self.denominator.key, denominator))
  }
}

extension FigureRevision {
  var given: [GivenFigure] {
    given(
      ("old", old?.quantity), ("old_numerator", oldNumerator), ("old_denominator", oldDenominator),
      ("new", new?.quantity), ("new_numerator", newNumerator), ("new_denominator", newDenominator))
  }
}
