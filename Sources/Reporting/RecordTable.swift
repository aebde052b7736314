/// The records of one collection, found by the position that references carry.
package struct RecordTable<Element: Record>: Sendable {
  /// By position in the directory; `nil` where a file could not be read or is not shown.
  private var all: [Element?]
  /// The positions of those that are shown, by id.
  package private(set) var positions: [Int]

  /// - Precondition: each record knows the position at which it stands.
  package init(_ all: [Element?]) {
    precondition(all.indices.allSatisfy { all[$0].map(\.header.position) ?? $0 == $0 })
    self.all = all
    self.positions = Self.sortedPositions(all)
  }

  private static func sortedPositions(_ all: [Element?]) -> [Int] {
    let shown = all.indices.compactMap { index in all[index].map { (index, $0.header.id) } }
    return shown.sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }.map(\.0)
  }

  package var count: Int { positions.count }
  package var isEmpty: Bool { positions.isEmpty }

  /// The record at a position; `nil` when it is not shown.
  package subscript(position: Int) -> Element? {
    all.indices.contains(position) ? all[position] : nil
  }

  package subscript(reference: Reference<Element>) -> Element? { self[reference.index] }

  /// Something made of each record that is shown, by position.
  func map<Made>(_ make: (Element) -> Made) -> [Made?] { all.map { $0.map(make) } }

  /// Those that are shown, by id.
  package var shown: [Element] { positions.compactMap { all[$0] } }

  /// Those that figures, lists of results and exports count: all but the invented ones.
  package var counted: [Element] { shown.filter { $0.header.isIllustrative != true } }

  /// Takes records out of sight. Positions stay as they are.
  mutating func hide(_ isHidden: (Element) -> Bool) {
    for index in all.indices {
      if let record = all[index], isHidden(record) { all[index] = nil }
    }
    positions = Self.sortedPositions(all)
  }
}
