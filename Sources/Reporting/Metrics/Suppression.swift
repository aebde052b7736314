internal import Exact

/// Which counts of people are hidden, so that nobody can be recognised.
///
/// A count from 1 to below the limit is hidden; 0 is shown. Where the sums that readers can check would give a hidden
/// count away, the smallest other count of such a sum is hidden with it, again and again until none can be worked out.
///
/// It ends, and it succeeds: each step hides one more, and with every count above 0 hidden no sum tells anything, since
/// any multiple of the counts fits as well.
/// - Source: domain.md 4.2
struct Suppression {
  /// A sum that readers know to hold: the cells of one side add up to as much as those of the other.
  struct Line {
    let total: [Int]
    let parts: [Int]

    var cells: [Int] { total + parts }
  }

  /// By cell; `nil` for a figure that sums speak of and nobody publishes, such as a total that no row gives.
  private let counts: [Int?]
  private let lines: [Line]
  private let linesOfCell: [[Int]]
  /// What readers are not told, by cell.
  private(set) var isHidden: [Bool]

  /// - Parameters:
  ///   - counts: In the order of their labels, which decides between equal ones.
  ///   - lines: The first that needs another cell chooses it.
  init(_ counts: [Int?], lines: [Line], limit: Int) {
    self.counts = counts
    self.lines = lines
    isHidden = counts.map { $0.map { $0 > 0 && $0 < limit } ?? true }
    var linesOfCell = Array(repeating: [Int](), count: counts.count)
    for (number, line) in lines.enumerated() {
      for cell in line.cells { linesOfCell[cell].append(number) }
    }
    self.linesOfCell = linesOfCell
    hideWithinLines()
    while hideWhereLinesTell() { hideWithinLines() }
  }

  // MARK: One line alone

  private mutating func hideWithinLines() {
    var isStable = false
    while !isStable {
      isStable = true
      for line in lines where tellsHidden(line) {
        guard let cell = smallestShown(in: line.cells) else { continue }
        isHidden[cell] = true
        isStable = false
      }
    }
  }

  private func tellsHidden(_ line: Line) -> Bool {
    let (total, parts) = (line.total.filter { isHidden[$0] }, line.parts.filter { isHidden[$0] })
    return total.isEmpty ? tells(parts) : parts.isEmpty && tells(total)
  }

  /// Does the sum of these hidden cells give them away? One alone is told, and so are any number that are 1 each: 0
  /// would be shown, so that three that add up to 3 are known.
  private func tells(_ cells: [Int]) -> Bool {
    guard !cells.isEmpty, cells.allSatisfy({ counts[$0] != nil }) else { return false }
    return cells.count == 1 || cells.allSatisfy { counts[$0] == 1 }
  }

  private func smallestShown(in cells: some Sequence<Int>) -> Int? {
    cells.filter { !isHidden[$0] && counts[$0] ?? 0 > 0 }.min { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
  }

  // MARK: All lines together

  /// Hides a cell for each hidden count that lines taken together give away.
  ///
  /// Whether that was enough shows when they are solved again, which costs more than all the rest.
  /// - Returns: `false` when they give none away.
  private mutating func hideWhereLinesTell() -> Bool {
    var hidAny = false
    var passed: Set<Int> = []
    for told in toldByElimination() {
      // What was hidden for one may have hidden the next.
      let around = told.flatMap { linesOfCell[$0] }
      guard passed.isDisjoint(with: around), let cell = smallestShown(around: told) else { continue }
      isHidden[cell] = true
      passed.formUnion(around)
      passed.formUnion(linesOfCell[cell])
      hidAny = true
    }
    return hidAny
  }

  /// In the lines of the cells, else in those that share a hidden cell with them, and so on.
  private func smallestShown(around cells: [Int]) -> Int? {
    var reached = cells
    var passed: Set<Int> = []
    while true {
      let next = Set(reached.flatMap { linesOfCell[$0] }).subtracting(passed)
      if next.isEmpty { return nil }
      if let cell = smallestShown(in: next.flatMap { lines[$0].cells }) { return cell }
      passed.formUnion(next)
      reached = next.flatMap { lines[$0].cells }.filter { isHidden[$0] }
    }
  }

  /// Solves the lines for their hidden cells.
  ///
  /// - Returns: The counts that come out, alone or as some that are 1 each, in their order.
  private func toldByElimination() -> [[Int]] {
    var system = LinearSystem()
    do throws(ArithmeticFault) {
      for line in lines {
        var row: [Int: Fraction] = [:]
        for (cells, sign) in [(line.total, Fraction.one), (line.parts, -Fraction.one)] {
          for cell in cells where isHidden[cell] { row[cell] = try (row[cell] ?? .zero) + sign }
        }
        try system.add(row)
      }
    } catch {
      // Too intricate to be sure: then it is not.
      return counts.indices.filter { isHidden[$0] && counts[$0] != nil }.map { [$0] }
    }
    return system.rows.values.filter { row in
      Set(row.values.map { $0 > .zero }).count == 1 && tells(Array(row.keys))
    }.map { $0.keys.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// Equations in reduced form, by Gauss and Jordan: each has an unknown that stands in no other.
///
/// What the unknowns add up to does not matter here, only whether it is known.
private struct LinearSystem {
  /// By the unknown that stands in this row alone.
  private(set) var rows: [Int: [Int: Fraction]] = [:]
  /// The rows in which an unknown stands.
  private var users: [Int: Set<Int>] = [:]

  /// - Parameter row: The factor of each unknown.
  mutating func add(_ row: [Int: Fraction]) throws(ArithmeticFault) {
    var row = row.filter { $0.value != .zero }
    for pivot in row.keys.sorted() {
      if let known = rows[pivot], let factor = row[pivot] { try Self.subtract(known, times: factor, from: &row) }
    }
    guard let pivot = row.keys.min(), let factor = row[pivot] else { return }
    for unknown in row.keys { row[unknown] = try (row[unknown] ?? .zero) / factor }
    for user in users[pivot] ?? [] {
      guard var other = rows[user], let factor = other[pivot] else { continue }
      try Self.subtract(row, times: factor, from: &other)
      replace(user, with: other)
    }
    replace(pivot, with: row)
  }

  private mutating func replace(_ pivot: Int, with row: [Int: Fraction]) {
    for unknown in (rows[pivot] ?? [:]).keys { users[unknown]?.remove(pivot) }
    for unknown in row.keys { users[unknown, default: []].insert(pivot) }
    rows[pivot] = row
  }

  private static func subtract(
    _ other: [Int: Fraction], times factor: Fraction, from row: inout [Int: Fraction]
  ) throws(ArithmeticFault) {
    for (unknown, value) in other {
      let rest = try (row[unknown] ?? .zero) - value * factor
      row[unknown] = rest == .zero ? nil : rest
    }
  }
}
