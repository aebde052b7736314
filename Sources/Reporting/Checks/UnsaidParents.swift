internal import Diagnostics
internal import FrontMatter

/// Places that probably lie in others, though nobody says so: their counts would tell each other's small ones.
///
/// - Source: domain.md 4.2
struct UnsaidParents {
  private let places: RecordTable<Place>
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter rows: All that is known of the places, in the order of their files.
  init(_ rows: [CaseCount], among places: RecordTable<Place>) {
    self.places = places
    let isCounted = Set(rows.map(\.centre.index))
    for place in places.shown where isCounted.contains(place.header.position) && place.parent == nil {
      if let around = suggestedByName(place) {
        diagnostics.append(.parentSuggestedByName(place, around: around))
      }
    }
    if let (row, parts) = suggestedByTotal(rows.filter(\.dimensions.isEmpty)) {
      diagnostics.append(.parentSuggestedByTotal(row, of: row.centre.index, parts, among: places))
    }
  }

  /// `Baku, Sabail` probably lies in `Baku`.
  private func suggestedByName(_ place: Place) -> Place? {
    let words = Self.words(place)
    return places.shown.first { other in
      let others = Self.words(other)
      return others.count < words.count && !others.isEmpty && other.parent?.index != place.header.position
        && (words.starts(with: others) || words.suffix(others.count).elementsEqual(others))
    }
  }

  private static func words(_ place: Place) -> [Substring] {
    place.header.title.base.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  /// A place whose counts are those of all others together, in every period of which all are given.
  private func suggestedByTotal(_ rows: [CaseCount]) -> (row: CaseCount, parts: [Int])? {
    var fitting: [Int: (row: CaseCount, parts: [Int], periods: Int)] = [:]
    var differing: Set<Int> = []
    for measure in CaseMeasure.allCases {
      let periods = Dictionary(grouping: rows.filter { $0[measure] != nil }, by: \.period)
      for (_, rows) in periods.sorted(by: { $0.key.isBefore($1.key) }) {
        let outermost = rows.filter { places[$0.centre.index]?.parent == nil }
        guard outermost.count > 2 else { continue }
        let all = outermost.reduce(0) { $0 + ($1[measure]?.number ?? 0) }
        for row in outermost {
          let place = row.centre.index
          guard let count = row[measure]?.number, count > 0, 2 * count == all else {
            differing.insert(place)
            continue
          }
          let parts = outermost.map(\.centre.index).filter { $0 != place }
          fitting[place] = fitting[place].map { ($0.row, $0.parts, $0.periods + 1) } ?? (row, parts, 1)
        }
      }
    }
    let found = fitting.filter { !differing.contains($0.key) }.sorted { $0.key < $1.key }.first?.value
    return found.map { ($0.row, $0.parts) }
  }
}

extension Diagnostic {
  static func parentSuggestedByName(_ place: Place, around: Place) -> Diagnostic {
    Diagnostic(
      "parent-not-said",
      "By its name, \(place.header.title.base) lies in \(around.header.title.base), but it has no `parent`.",
      severity: .warning, at: place.place(of: RecordHeader.title),
      help: "Write `parent: \(around.header.slug)` here if so: small counts are kept from those who add up places.")
  }

  static func parentSuggestedByTotal(
    _ row: CaseCount, of place: Int, _ parts: [Int], among places: RecordTable<Place>
  ) -> Diagnostic {
    let slug = places[place]?.header.slug ?? ""
    return Diagnostic(
      "parent-not-said",
      "The counts of `\(slug)` are those of \(parts.count) other places together, but none of them lies in it.",
      severity: .warning, at: row.range,
      help: "Write `parent: \(slug)` in the files of those that do: small counts are kept from those who add up places."
    )
  }
}
