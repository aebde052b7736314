internal import Diagnostics
internal import Exact
internal import FrontMatter

/// A row whose date is a word for all of them.
struct TotalRow {
  let word: String
  let range: SourceRange
  fileprivate let labels: [String: String]
  fileprivate let figures: [String: Quantity]
  /// How many rows with a date of their own stand above it.
  fileprivate let above: Int

  init(_ cell: Cell, labels: [Node.Entry], figures: [String: Quantity], above: Int) {
    (word, range) = (cell.text.trimmed, cell.range)
    (self.figures, self.above) = (figures, above)
    self.labels = Dictionary(labels.map { ($0.key, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
  }
}

/// A row that totals may add up.
struct SummedRow {
  let labels: [String: String]
  fileprivate let row: Node

  fileprivate func number(_ field: String) -> Quantity? {
    row.value(of: field)?.text.flatMap { try? Quantity.parse($0) }
  }
}

/// How a total stands to what it is of.
enum TotalComparison {
  case same
  /// - Parameter field: `nil` where the table has one column of figures.
  case different(field: String?, told: String, made: String)
  /// Nothing says whether the rows make one figure, or one of them cannot be read.
  case unknown
}

// Totals are never published: the rows that they add up are. One that differs tells that something was typed wrongly.
extension TableReading {
  /// The figures of a row that can be read as numbers.
  func counted(in row: Sheet.Row) -> [String: Quantity] {
    var figures: [String: Quantity] = [:]
    for column in head.columns {
      guard case .field(let field) = column.kind, fields.role(of: field) == .figure,
        let cell = row.cell(column.number)
      else { continue }
      figures[field] = quantity(of: cell)
    }
    return figures
  }

  private func quantity(of cell: Cell) -> Quantity? {
    guard case .figure(let text, _) = reading(of: cell) else { return nil }
    return try? Quantity.parse(text)
  }

  /// - Parameter totals: All such rows, between which parts of the table stand.
  func compared(_ total: TotalRow, with rows: [SummedRow], of totals: [TotalRow]) -> TotalComparison {
    // A table that is mostly of totals has no end of sums.
    guard fields.addsUp, !total.figures.isEmpty, totals.count * rows.count < 1_000_000 else { return .unknown }
    let alike = totals.filter { $0.labels == total.labels }.map(\.above)
    let before = alike.last { $0 < total.above } ?? 0
    let after = alike.first { $0 > total.above } ?? rows.count
    // Above it since the one before, all of them, or below it where a total stands first.
    let parts = [rows[before..<total.above], rows[...], rows[total.above..<after]].filter { !$0.isEmpty }
    var different: TotalComparison?
    for (field, told) in total.figures.sorted(by: { $0.key < $1.key }) {
      let made = parts.flatMap { sums(of: field, in: $0, labelled: total.labels) }
      guard let first = made.first else { return .unknown }
      let isMet = made.contains { sum in sum.isMet(by: told, exactly: fields.countsWhole) }
      // Where the last one stands again, it is a running total or a stock.
      let last = rows.last { $0.labels == total.labels }.flatMap { $0.number(field) }
      if !isMet, last == told { return .unknown }
      if !isMet, different == nil {
        let name = total.figures.count > 1 ? field : nil
        different = .different(field: name, told: told.description, made: first.plain)
      }
    }
    guard let different else { return .same }
    return lacksFigure ? .unknown : different
  }

  /// What rows make that have these labels, by what else they are told apart: each way makes the whole.
  private func sums(of field: String, in rows: ArraySlice<SummedRow>, labelled wanted: [String: String]) -> [SumOfRows]
  {
    var groups: [Set<String>: SumOfRows?] = [:]
    for row in rows where wanted.allSatisfy({ row.labels[$0.key] == $0.value }) {
      let further = Set(row.labels.keys).subtracting(wanted.keys)
      guard let number = row.number(field), let sum = groups[further, default: SumOfRows()] else {
        groups[further] = .some(nil)
        continue
      }
      groups[further] = .some(sum.adding(number))
    }
    if groups[[]] == .some(nil) { return [] }
    return groups.sorted { $0.key.count < $1.key.count }.compactMap(\.value)
  }

  func summed(_ row: Node) -> SummedRow {
    let labels = row.entries.filter { fields.role(of: $0.key) == .label }.map { ($0.key, $0.value.text ?? "") }
    return SummedRow(labels: Dictionary(labels, uniquingKeysWith: { first, _ in first }), row: row)
  }

  /// Holds what stands in a column of totals against the figures of the row's periods.
  mutating func compare(_ row: Sheet.Row, with total: TableHead.Column) {
    guard fields.addsUp, let cell = row.cell(total.number), let told = quantity(of: cell) else { return }
    // Years beside their quarters would count twice.
    let lengths = Set(head.periods.map { DateText($0.header.text.trimmed).length })
    let cells = head.periods.compactMap { row.cell($0.number) }
    let figures = cells.compactMap { quantity(of: $0) }
    guard lengths.count == 1, !cells.isEmpty, figures.count == cells.count,
      let sum = figures.reduce(SumOfRows(), { $0?.adding($1) }), !sum.isMet(by: told, exactly: fields.countsWhole)
    else { return }
    diagnostics.append(.columnNotMet(told: told.description, made: sum.plain, at: cell.range))
  }
}

extension DateText {
  /// In months; 0 where it is a day or nothing.
  fileprivate var length: Int {
    switch self {
    case .date(let date): date.precision == .year ? 12 : date.precision == .month ? 1 : 0
    case .span(let from, let to):
      12 * (to.last.components.year - from.first.components.year) + to.last.components.month
        - from.first.components.month + 1
    default: 0
    }
  }
}

/// What figures make, and how exactly that is known.
private struct SumOfRows: Equatable {
  private var sum = Fraction.zero
  private var count = 0
  private var places: Int8 = 0

  var plain: String { sum.decimal(places: Int(places)) }

  func adding(_ quantity: Quantity) -> SumOfRows? {
    guard let sum = try? sum + Fraction(quantity) else { return nil }
    var copy = self
    (copy.sum, copy.count, copy.places) = (sum, count + 1, max(places, quantity.scale))
    return copy
  }

  /// - Parameter isExact: Nothing was rounded.
  func isMet(by total: Quantity, exactly isExact: Bool) -> Bool {
    if isExact || count < 2 { return Fraction(total) == sum }
    // Each figure and the total may have been rounded by a half of its last place.
    guard let difference = try? Fraction(total) - sum,
      let unit = Quantity(digits: 1, scale: Int(min(places, total.scale))),
      let most = try? Fraction(unit) * Fraction(Int128(count + 1), over: 2)
    else { return true }
    return max(difference, -difference) <= most
  }
}
