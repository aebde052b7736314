internal import Threads

/// The records of one collection, found by the position that references carry.
package struct RecordTable<Element: Record>: Sendable {
  /// By position in the directory; `nil` where a file could not be read or is not shown.
  private var all: [Element?]
  private var order = Order()
  /// Where reading is noted, and the number there of the first record's fields; `nil` where nobody wants to know.
  private var noting: (notes: ReadNotes, first: Int)?

  private struct Order {
    var positions: [Int] = []
    var counted: [Int] = []
    var natural: [Int] = []
    var slugs: [String?] = []
  }

  /// - Precondition: each record knows the position at which it stands.
  package init(_ all: [Element?]) {
    self.all = all
    putInOrder()
  }

  private mutating func putInOrder() {
    let headers = all.map { $0?.header }
    precondition(headers.indices.allSatisfy { headers[$0].map(\.position) ?? $0 == $0 })
    order.slugs = headers.map { $0?.slug }
    let shown = headers.compactMap(\.self).map { (position: $0.position, id: $0.id) }
    order.positions = shown.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }.map(\.position)
    order.natural = shown.sorted { isNaturallyOrdered($0.id, before: $1.id) }.map(\.position)
    order.counted = order.positions.filter { headers[$0]?.isIllustrative != true }
  }

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> RecordTable {
    var table = self
    table.noting = (notes, notes.numbers.number(of: .fields(Element.collection, 0)))
    return table
  }

  private func noteAll() { noting?.notes.note(.all(Element.collection)) }

  // MARK: Reading

  // Which records are shown, and under which slugs, every file depends on: none of it is noted.

  /// The positions of those that are shown, by id.
  package var positions: [Int] { order.positions }

  /// The same, in the order in which people count: `step-2` before `step-10`.
  package var naturalPositions: [Int] { order.natural }

  /// By position, as files are named: asked for by whoever lists addresses.
  package var slugs: [String?] { order.slugs }

  /// The positions of those that figures, lists and exports count, by id: all but the invented ones.
  package var countedPositions: [Int] {
    noteAll()
    return order.counted
  }

  package var count: Int { positions.count }
  package var isEmpty: Bool { positions.isEmpty }

  /// The record at a position; `nil` when it is not shown.
  package subscript(position: Int) -> Element? {
    guard position >= 0, position < all.count else { return nil }
    if let noting { noting.notes.note(noting.first + position) }
    return all[position]
  }

  package subscript(reference: Reference<Element>) -> Element? { self[reference.index] }

  /// Something made of each record that is shown, by position.
  func map<Made: Sendable>(by workers: Workers, _ make: @escaping @Sendable (Element) -> Made) async -> [Made?] {
    noteAll()
    return await workers.map(all.count) { [all] range in all[range].map { $0.map(make) } }.flatMap(\.self)
  }

  /// Those that are shown, by id.
  package var shown: [Element] {
    noteAll()
    return positions.compactMap { all[$0] }
  }

  /// Those that figures, lists of results and exports count: all but the invented ones.
  package var counted: [Element] { countedPositions.compactMap { all[$0] } }

  /// Puts in each record's place what is made of it, which has its id and position.
  mutating func update(_ make: (Element) -> Element) { all = all.map { $0.map(make) } }

  /// Takes records out of sight. Positions stay as they are.
  mutating func hide(_ isHidden: (Element) -> Bool) {
    let hidden = positions.filter { all[$0].map(isHidden) ?? false }
    guard !hidden.isEmpty else { return }
    for position in hidden { all[position] = nil }
    putInOrder()
  }
}

/// Whether one text stands before another where digits are read as numbers; of numbers that are alike, and where nothing
/// else tells them apart, by bytes.
func isNaturallyOrdered(_ one: String, before other: String) -> Bool {
  var (left, right) = (Substring(one).utf8, Substring(other).utf8)
  while let first = left.first, let second = right.first {
    guard isDigit(first), isDigit(second) else {
      if first != second { return first < second }
      left.removeFirst()
      right.removeFirst()
      continue
    }
    let (number, otherNumber) = (takeNumber(&left), takeNumber(&right))
    if number.count != otherNumber.count { return number.count < otherNumber.count }
    if !number.elementsEqual(otherNumber) { return number.lexicographicallyPrecedes(otherNumber) }
  }
  if left.isEmpty != right.isEmpty { return left.isEmpty }
  return one.utf8.lexicographicallyPrecedes(other.utf8)
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// The digits at the beginning, without zeros before them.
private func takeNumber(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
  let digits = text.prefix(while: isDigit)
  text = text.dropFirst(digits.count)
  return digits.drop { $0 == UInt8(ascii: "0") }
}
