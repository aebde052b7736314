package import Exact
package import FrontMatter

/// A period, and in it all or a part.
struct Coverage: Hashable {
  let period: Period
  /// A label for each breakdown by which it is a part; none for the total.
  fileprivate(set) var part: [Breakdown: String]

  /// The part of which this one is a part by a breakdown.
  func without(_ breakdown: Breakdown) -> Coverage {
    var whole = self
    whole.part[breakdown] = nil
    return whole
  }
}

/// What a row of figures is about: a period, and in it all or a part.
package protocol ObservedPart: Placed {
  var from: PartialDate? { get }
  var to: PartialDate { get }
  var place: Reference<Place>? { get }
  var sex: Sex? { get }
  var age: String? { get }
  /// By breakdowns of the indicator's own, in the order in which it names them.
  var ownParts: [GatheredText] { get }
}

extension ObservedPart {
  static var from: Field<Self, PartialDate> { Field("from", { $0.from }, "First day of the period that it covers.") }
  static var to: Field<Self, PartialDate> {
    Field("to", { $0.to }, "Last day of the period, or the day of the count.")
  }
  static var place: Field<Self, Reference<Place>> { Field("place", { $0.place }, "The place, when it is a part.") }
  static var sex: Field<Self, Sex> { Field("sex", { $0.sex }, "The sex, when it is a part.") }
  static var age: Field<Self, String> { Field("age", { $0.age }, "The age group, when it is a part.") }

  static var breakdowns: DeclaredField<Self> {
    DeclaredField(
      "breakdowns", gathering: { $0.ownParts }, declaredIn: "expects",
      "The labels of breakdowns that the indicator names in `expects`.", example: "disability: none")
  }

  /// From its `from`; without one, the days that `to` may mean: `to: 2014` alone covers the year.
  package var period: Period {
    Period(from?.first ?? to.first, to.last)
  }

  var coverage: Coverage {
    var part: [Breakdown: String] = [:]
    part[.place] = place.map { String($0.index) }
    part[.sex] = sex?.rawValue
    part[.age] = age
    for own in ownParts { part[Breakdown(name: own.key)] = own.text }
    return Coverage(period: period, part: part)
  }

  /// The ways in which it is a part; none for a total.
  package var breakdowns: [Breakdown] {
    [place.map { _ in .place }, sex.map { _ in .sex }, age.map { _ in .age }].compactMap(\.self)
      + ownParts.map { Breakdown(name: $0.key) }
  }

  /// A row without any breakdown is the total, any other a part of it (domain.md 4.2).
  package var isTotal: Bool {
    place == nil && sex == nil && age == nil && ownParts.isEmpty
  }

  /// The one way in which it is a part; `nil` for a total, and for a part by two ways at once.
  package var breakdown: Breakdown? {
    let breakdowns = breakdowns
    return breakdowns.count == 1 ? breakdowns[0] : nil
  }
}

/// By which labels a row is a part.
package struct PartLabels: Hashable, Sendable {
  /// By position.
  package let place: Int?
  package let sex: Sex?
  package let age: String?
  /// By breakdowns of the indicator's own.
  package let own: [GatheredText]
}

extension ObservedPart {
  package var labels: PartLabels { PartLabels(place: place?.index, sex: sex, age: age, own: ownParts) }
}

extension Observation: ObservedPart {}
extension ObservationRevision: ObservedPart {}
