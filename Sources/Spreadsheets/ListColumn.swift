package import Diagnostics
internal import Exact

/// How the cells of a list's column are read.
package enum ColumnForm: Sendable {
  case date, number, text
}

extension OfficeList {
  /// What a cell says, as an author would write it in a field.
  package struct Value: Sendable {
    package let text: String
    package let range: SourceRange

    package init(text: String, range: SourceRange) {
      (self.text, self.range) = (text, range)
    }
  }

  /// What the cells of a column say, by the place of their row among `rows`: a column decides for all of its cells what stands
  /// first in dates and what before decimals.
  ///
  /// - Parameter diagnostics: What is not certain, or was lost.
  package func values(
    of column: Column, as form: ColumnForm, except left: Set<Int>, answers: Answers, diagnostics: inout [Diagnostic]
  ) -> [Int: Value] {
    let cells = rows.indices.filter { !left.contains($0) }.compactMap { row in
      cell(row, column.number).map { (row: row, cell: $0) }
    }
    var reading = ColumnReading(column, cells.map(\.cell), form, answers)
    var values: [Int: Value] = [:]
    for (row, cell) in cells {
      if let text = reading.text(of: cell) { values[row] = Value(text: text, range: cell.range) }
    }
    diagnostics += reading.found
    return values
  }
}

private struct ColumnReading {
  private let name: String
  private let form: ColumnForm
  private var order: DateOrder?
  private var decimal: DecimalSign = .point
  private var hasAsked = false
  private(set) var found: [Diagnostic] = []

  init(_ column: OfficeList.Column, _ cells: [Cell], _ form: ColumnForm, _ answers: OfficeList.Answers) {
    (name, self.form) = (column.name, form)
    let texts = cells.compactMap { cell -> (cell: Cell, text: String)? in
      if case .text(let text) = cell.value { (cell, text) } else { nil }
    }
    switch form {
    case .date: decideDates(texts, answers)
    case .number:
      checkFigures(cells, below: column)
      decideNumbers(texts, answers)
    case .text: break
    }
  }

  private mutating func decideDates(_ texts: [(cell: Cell, text: String)], _ answers: OfficeList.Answers) {
    let shown = Set(texts.compactMap { DateText.order(shownBy: $0.text) })
    order = answers.dates ?? shown.first
    guard shown.count > 1, let odd = texts.last(where: { DateText.order(shownBy: $0.text) != nil }) else { return }
    found.append(.datesInTwoOrders(at: odd.cell.range))
  }

  /// One number over several rows is nobody's for sure, and one of thousands is none.
  private mutating func checkFigures(_ cells: [Cell], below column: OfficeList.Column) {
    for cell in cells where cell.traits.contains(.struck) {
      found.append(.struckFigure(cell.text.trimmed, at: cell.range))
    }
    var seen: Set<SourceRange> = []
    for cell in cells where cell.traits.contains(.merged) && seen.insert(cell.range).inserted {
      if case .number = cell.value { found.append(.mergedFigure(cell.text.trimmed, at: cell.range)) }
    }
    if let scale = FigureScale(in: name) { found.append(.scaledFigures(name, scale, unit: nil, at: column.range)) }
  }

  private mutating func decideNumbers(_ texts: [(cell: Cell, text: String)], _ answers: OfficeList.Answers) {
    var signs: Set<DecimalSign> = []
    var open: (cell: Cell, figure: FigureText, sign: DecimalSign)?
    for (cell, text) in texts {
      guard let figure = FigureText(text) else { continue }
      switch figure.evidence {
      case .none: break
      case .decimal(let sign): signs.insert(sign)
      case .ambiguous(let sign): open = open ?? (cell, figure, sign)
      }
    }
    if let said = answers.decimal {
      decimal = said
    } else if signs.count > 1 {
      found.append(.twoDecimalSigns(ofList: texts.first?.cell.range))
    } else if let sign = signs.first {
      decimal = sign
    } else if let open {
      let readings = [open.sign, open.sign == .comma ? .point : .comma].map(open.figure.plain)
      found.append(.figureInTwoWays(ofList: open.cell.text.trimmed, readings, at: open.cell.range))
    }
  }

  /// `nil` where it is not certain, which is told.
  mutating func text(of cell: Cell) -> String? {
    switch cell.value {
    case .failed(let word): return refuse(.lostCell(word, at: cell.range))
    case .uncomputed: return refuse(.uncomputedCell(at: cell.range))
    case .date(let date): return text(of: date, cell)
    case .number:
      // The field itself says what is wrong with a percentage.
      return form == .date ? year(cell) : form == .number && cell.isPercentage ? cell.text + "%" : cell.text
    case .text(let text):
      switch form {
      case .text:
        return text.hasLostLetters && cell.traits.isDisjoint(with: [.formula])
          ? refuse(.lostLetters(text.trimmed, at: cell.range)) : text.trimmed
      case .date: return date(text.trimmed, cell)
      case .number: return number(text.trimmed, cell)
      }
    }
  }

  private mutating func refuse(_ diagnostic: Diagnostic) -> String? {
    found.append(diagnostic)
    return nil
  }

  private mutating func text(of date: PartialDate, _ cell: Cell) -> String? {
    switch form {
    case .date where date.first.year < 1910: refuse(.dateBeforeItsTime(date, at: cell.range))
    case .date: date.description
    case .number: refuse(.dateAsNumber(date, at: cell.range))
    case .text: refuse(.dateAsText(date, name, at: cell.range))
    }
  }

  /// `2014` typed as a number; the field itself says what is wrong with any other.
  private func year(_ cell: Cell) -> String { cell.text }

  private mutating func date(_ text: String, _ cell: Cell) -> String? {
    switch DateText(text) {
    case .date(let date): return date.description
    case .span(let from, let to): return refuse(.spanAsDate(text, from, to, at: cell.range))
    case .ambiguous(let dayFirst, let monthFirst):
      guard let order else {
        if !hasAsked { found.append(.dateInTwoWays(ofList: text, dayFirst, monthFirst, at: cell.range)) }
        hasAsked = true
        return nil
      }
      return (order == .dayFirst ? dayFirst : monthFirst).description
    case .shortYear(let one, let other): return refuse(.yearInTwoWays(text, one, other, at: cell.range))
    case .financialYear: return refuse(.financialYearAsDate(text, at: cell.range))
    case .none: return refuse(.noDate(text, name, at: cell.range))
    }
  }

  private func number(_ text: String, _ cell: Cell) -> String {
    // The field itself says what is wrong with anything else.
    guard let figure = FigureText(text), figure.mark == nil, !figure.hasPercent else { return text }
    return figure.plain(decimal) ?? text
  }
}
