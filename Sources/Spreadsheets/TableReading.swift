internal import Diagnostics
internal import Exact
internal import FrontMatter

/// Reads the rows below a table's head.
struct TableReading {
  let sheet: Sheet
  let head: TableHead
  let fields: TableFields
  let settings: TableSettings
  var diagnostics = DiagnosticList()
  private(set) var hasLeftOut = false
  /// A figure was left out, so that nobody knows what the others make with it.
  private(set) var lacksFigure = false
  /// Which figure some row gives is not certain.
  private var isUncertain = false
  /// What was decided, for the one note that says it.
  private var decided: [String] = []
  private var traits: Set<Cell.Trait> = []
  private var decimal: DecimalSign = .point
  private var order: DateOrder?
  /// Of texts that stood in a cell before, by field: what they are read as; `nil` for a label of all.
  private var labels: [String: [String: String?]] = [:]
  /// Columns of merged headers that were told.
  var toldHeaders: Set<Int> = []
  /// Columns of no field that say the same in every row.
  private(set) var alike: Set<Int> = []
  /// Rows that by their words are of all dates.
  private var totals: [TotalRow] = []
  /// Whether it was asked which of two a date of the table is: one answer is for all.
  private var hasAsked = false

  init(_ sheet: Sheet, _ head: TableHead, _ fields: TableFields, _ settings: TableSettings) {
    (self.sheet, self.head, self.fields, self.settings) = (sheet, head, fields, settings)
  }

  var found: [Diagnostic] { diagnostics.all }

  private var body: ArraySlice<Sheet.Row> { sheet.rows[(head.row + 1)...] }

  /// - Returns: `nil` where something that every row needs is not certain.
  mutating func rows() -> [Node]? {
    alike = columnsAlike
    checkHead()
    decideDates()
    decideNumbers()
    var rows: [Node] = []
    var (beside, cellsBeside, hidden, repeated) = (0, 0, 0, 0)
    for row in body {
      if repeatsHead(row) {
        repeated += 1
      } else if numbersColumns(row) {
        decided.append("the row that numbers the columns left out")
      } else if let cell = rowInOneCell(row) {
        refuse(.rowInOneCell(cell.text.trimmed, at: cell.range))
      } else if isBesideTable(row) {
        beside += 1
      } else {
        cellsBeside += wordsBeyondHead(in: row)
        let read = read(row, below: rows.count)
        if row.isHidden, !read.isEmpty { hidden += 1 }
        rows += read
      }
    }
    if head.row > 0 { decided.append("\(head.row == 1 ? "1 row" : "\(head.row) rows") of titles above the table") }
    if repeated > 0 {
      decided.append("\(repeated == 1 ? "1 row that repeats" : "\(repeated) rows that repeat") the header left out")
    }
    let unseen = head.columns.filter { sheet.hiddenColumns.contains($0.number) && $0.isRead && hasCells($0) }
    if !unseen.isEmpty {
      let titles = unseen.map { "`\($0.header.text.trimmed)`" }
      decided.append("the hidden \(titles.count == 1 ? "column" : "columns") \(enumerated(titles, joining: "and"))")
    }
    if hidden > 0 { decided.append("\(hidden == 1 ? "1 hidden row" : "\(hidden) hidden rows")") }
    if beside > 0 { decided.append("\(beside == 1 ? "1 row" : "\(beside) rows") of words beside it") }
    if cellsBeside > 0 {
      decided.append("\(cellsBeside == 1 ? "1 cell" : "\(cellsBeside) cells") of words beside its rows")
    }
    if !alike.isEmpty {
      let titles = head.columns.filter { alike.contains($0.number) }.map { "`\($0.header.text.trimmed)`" }
      decided.append(
        "without \(titles.isEmpty ? "the column of words" : enumerated(titles, joining: "and")), the same in every row")
    }
    let summed = totals.isEmpty ? [] : rows.map(summed)
    for total in totals {
      diagnostics.append(.totalOfPeriods(total.word, compared(total, with: summed, of: totals), at: total.range))
    }
    guard !isUncertain else { return nil }
    tellDecisions()
    return rows
  }

  /// Columns of no field that are called as a time, where rows have their dates, too; several, for one may be a note.
  private var periodsInRows: Set<Int> {
    let columns = head.columns.filter { column in
      guard column.kind == .unknown else { return false }
      switch DateText(column.header.text.trimmed) {
      case .date, .span: return true
      default: return false
      }
    }
    return columns.count > 1 ? Set(columns.map(\.number)) : []
  }

  private func hasCells(_ column: TableHead.Column) -> Bool {
    body.contains { row in row.cell(column.number).map { !$0.isEmpty } ?? false }
  }

  /// Does a row say the same as the header, as in a table that was printed on several pages?
  private func repeatsHead(_ row: Sheet.Row) -> Bool {
    let own = row.cells.filter { !$0.isEmpty }
    return own.count > 1
      && own.allSatisfy { cell in
        guard case .text(let text) = cell.value else { return false }
        return head.columns.contains { $0.number == cell.column && $0.header.text.trimmed == text.trimmed }
      }
  }

  // MARK: The head

  private mutating func checkHead() {
    if let wide = WideRows(head, body, fields, alike: alike) { return refuse(wide.diagnostic) }
    var seen: [String: TableHead.Column] = [:]
    for column in head.columns {
      let header = column.header.text.trimmed
      if header.hasLostLetters { refuse(.lostLetters(header, at: column.header.range)) }
      switch column.kind {
      case .unknown where head.column("to") != nil && periodsInRows.contains(column.number):
        if !seen.keys.contains("") { refuse(.timesInBoth(header, at: column.header.range)) }
        seen[""] = column
      case .field(let field):
        if fields.role(of: field) == nil {
          refuse(.noSuchField(field, of: header, known: fields.names, at: column.header.range))
        }
        if let first = seen[field] {
          refuse(.columnTwice(field, at: column.header.range, first: first.header.range))
        }
        seen[field] = column
      // Beside figures of periods it adds them up; alone, nobody knows what it is.
      case .total where head.periods.isEmpty:
        refuse(.unknownHeader(header, known: fields.names, at: column.header.range))
      case .unknown where head.column("to") != nil && HeaderWords.isPartOfYear(header):
        refuse(.partOfDate(header, at: column.header.range))
      case .unknown where numbersRows(column): decided.append("`\(header)` as the numbers of the rows")
      case .unknown where !header.hasLostLetters && !alike.contains(column.number):
        refuse(.unknownHeader(header, known: fields.names, at: column.header.range))
      default: break
      }
    }
  }

  // MARK: What all cells of a kind decide

  private func cells(_ role: TableFields.Role, but other: String? = nil) -> [Cell] {
    let columns = head.columns.filter { column in
      switch column.kind {
      case .field(let field): fields.role(of: field) == role && field != other
      case .period: role == .figure
      default: false
      }
    }
    let numbers = Set(columns.map(\.number))
    return body.flatMap { row in row.cells.filter { numbers.contains($0.column) } }
  }

  private mutating func decideDates() {
    let texts = cells(.date).compactMap { cell -> (cell: Cell, text: String)? in
      if case .text(let text) = cell.value { (cell, text) } else { nil }
    }
    let shown = Set(texts.compactMap { DateText.order(shownBy: $0.text) })
    if shown.count > 1, let odd = texts.last(where: { DateText.order(shownBy: $0.text) != nil }) {
      return refuse(.datesInTwoOrders(at: odd.cell.range))
    }
    order = settings.dates ?? shown.first
    if let order, !shown.isEmpty {
      decided.append("dates as \(order == .dayFirst ? "day, month, year" : "month, day, year")")
    }
    let isFinancial = texts.contains { if case .financialYear = DateText($0.text) { true } else { false } }
    for cell in cells(.date) {
      guard case .date(let date) = cell.value else { continue }
      if isFinancial, date.precision == .month {
        refuse(.dateAmongFinancialYears(date, at: cell.range))
      } else if date.first.year < 1910, let year = date.asSerial {
        refuse(.yearInDateCell(date, year: year, at: cell.range))
      }
    }
  }

  /// A line through a figure says that somebody took it back.
  private mutating func checkStruck() {
    for cell in cells(.figure) where cell.traits.contains(.struck) && !cell.isEmpty {
      refuse(.struckFigure(cell.text.trimmed, at: cell.range))
    }
  }

  /// A figure in a merged cell may be that of one row, of all together or of each.
  private mutating func checkMerged() {
    var seen: Set<SourceRange> = []
    // What something was counted out of may be the same for several rows.
    for cell in cells(.figure, but: "denominator") where cell.traits.contains(.merged) {
      let isFigure =
        switch cell.value {
        case .number: true
        case .text(let text): FigureText(text) != nil
        default: false
        }
      if isFigure, seen.insert(cell.range).inserted { refuse(.mergedFigure(cell.text.trimmed, at: cell.range)) }
    }
  }

  /// Words above the figures that they are thousands, of which the record's unit says nothing.
  private mutating func checkScale() {
    let scale = fields.unit.flatMap { FigureScale(in: $0) }
    let headers = head.columns.filter { column in
      if case .field(let field) = column.kind { fields.role(of: field) == .figure } else { false }
    }.map(\.header)
    let titles = sheet.rows[..<head.row].flatMap(\.cells)
    let said = headers.map { ($0, FigureScale(in: $0.text)) } + titles.map { ($0, FigureScale(ofTitle: $0.text)) }
    guard let (cell, found) = said.first(where: { $0.1 != nil && $0.1 != scale }), let found else { return }
    refuse(.scaledFigures(cell.text.trimmed, found, unit: fields.unit, at: cell.range))
  }

  private mutating func decideNumbers() {
    checkStruck()
    checkMerged()
    checkScale()
    if fields.countsWhole, let share = cells(.figure).first(where: \.isPercentage) {
      let text = share.text.trimmed
      refuse(.percentOfCount(text.hasSuffix("%") ? text : text + "%", at: share.range))
    }
    var signs: Set<DecimalSign> = []
    var open: (cell: Cell, text: FigureText, sign: DecimalSign)?
    var hasPercent = false
    for cell in cells(.figure) {
      guard case .text(let written) = cell.value, let figure = FigureText(written) else { continue }
      hasPercent = hasPercent || figure.hasPercent
      switch figure.evidence {
      case .none: break
      case .decimal(let sign): signs.insert(sign)
      case .ambiguous(let sign): open = open ?? (cell, figure, sign)
      }
    }
    if hasPercent { decided.append("percent signs as percent") }
    if let said = settings.decimal {
      decimal = said
    } else if signs.count > 1 {
      refuse(.twoDecimalSigns(at: (open?.cell ?? cells(.figure).first)?.range))
    } else if let sign = signs.first {
      decimal = sign
      decided.append(sign == .comma ? "commas as decimals" : "points as decimals")
    } else if let open {
      refuse(
        .figureInTwoWays(
          open.cell.text.trimmed, point: open.text.plain(.point), comma: open.text.plain(.comma),
          at: open.cell.range))
    }
  }

  private mutating func tellDecisions() {
    for (trait, words) in Cell.Trait.said where traits.contains(trait) { decided.append(words) }
    let all = sheet.remarks + decided
    guard !all.isEmpty, let first = head.columns.first else { return }
    diagnostics.append(.tableAsRead(all, at: first.header.range))
  }

  // MARK: Rows

  private mutating func read(_ row: Sheet.Row, below above: Int) -> [Node] {
    var entries: [Node.Entry] = []
    var range: SourceRange?
    var total: Cell?
    for column in head.columns {
      guard let cell = row.cell(column.number) else { continue }
      range = range.map { $0.joined(to: cell.range) } ?? cell.range
      traits.formUnion(cell.traits)
      guard case .field(let field) = column.kind, let role = fields.role(of: field) else { continue }
      switch role {
      case .date:
        // What adds up all dates is of none.
        if case .text(let text) = cell.value, HeaderWords.beginsWithTotal(text) {
          total = cell
          continue
        }
        entries += date(cell, of: field, column)
      case .label: if let text = label(cell, of: field) { entries.append(entry(field, text, cell, column)) }
      case .text:
        if cell.text.hasLostLetters, !cell.text.contains("/") { refuse(.lostLetters(cell.text, at: cell.range)) }
        entries.append(entry(field, cell.text, cell, column))
      case .figure: break
      }
    }
    guard let range else { return [] }
    if let total {
      hasLeftOut = true
      totals.append(TotalRow(total, labels: entries, figures: counted(in: row), above: above))
      return []
    }
    let isDated = !fields.hasDates || !head.periods.isEmpty || entries.contains { fields.role(of: $0.key) == .date }
    guard isDated else {
      let date = head.columns.first { column in
        if case .field(let field) = column.kind { fields.role(of: field) == .date } else { false }
      }
      let column = sheet.name.isEmpty ? 1 : date?.number ?? 1
      refuse(.rowWithoutDate(at: SourceRange(file: range.file, line: row.number, column: column)))
      return []
    }
    return head.periods.isEmpty
      ? [figures(of: row, entries, range)].compactMap(\.self) : periods(of: row, entries)
  }

  private func entry(_ key: String, _ text: String, _ cell: Cell, _ column: TableHead.Column) -> Node.Entry {
    Node.Entry(
      key: key, keyRange: column.header.range, value: Node(.scalar(text, isQuoted: true), at: cell.range))
  }

  private mutating func date(_ cell: Cell, of field: String, _ column: TableHead.Column) -> [Node.Entry] {
    func entries(_ from: PartialDate?, _ to: PartialDate) -> [Node.Entry] {
      (from.map { [entry("from", $0.description, cell, column)] } ?? [])
        + [entry(field, to.description, cell, column)]
    }
    guard case .text(let text) = cell.value else { return [entry(field, cell.text, cell, column)] }
    switch DateText(text) {
    case .date(let date): return entries(nil, date)
    case .span(let from, let to):
      decided.addOnce("quarters and halves of a year as their first and last month")
      return entries(field == "to" && takesStart ? from : nil, to)
    case .ambiguous(let dayFirst, let monthFirst):
      guard let order else {
        askOnce(.dateInTwoWays(text, dayFirst, monthFirst, at: cell.range))
        return [entry(field, dayFirst.description, cell, column)]
      }
      return entries(nil, order == .dayFirst ? dayFirst : monthFirst)
    case .shortYear(let one, let other):
      askOnce(.yearInTwoWays(text, one, other, at: cell.range))
      return [entry(field, one.description, cell, column)]
    case .financialYear:
      refuse(.financialYear(text, at: cell.range))
      return [entry(field, text, cell, column)]
    // The field itself says what is wrong with it.
    case .none: return [entry(field, text, cell, column)]
    }
  }

  /// Whether the first month of a quarter has a place of its own.
  private var takesStart: Bool { fields.role(of: "from") != nil && head.column("from") == nil }

  private mutating func label(_ cell: Cell, of field: String) -> String? {
    if case .date(let date) = cell.value {
      refuse(.dateAsLabel(date, field, at: cell.range))
      return nil
    }
    let text = cell.text
    if let known = labels[field]?[text] { return known }
    if text.hasLostLetters { refuse(.lostLetters(text, at: cell.range)) }
    let label = HeaderWords.isTotal(text) ? nil : fields.meaning(field, text) ?? text.trimmed
    labels[field, default: [:]][text] = .some(label)
    return label
  }

  // MARK: Figures

  enum Reading {
    case figure(String, mark: String?)
    case left(Diagnostic)
  }

  func reading(of cell: Cell) -> Reading {
    switch cell.value {
    case .number(let number): return .figure(number, mark: nil)
    case .failed(let word): return .left(.lostFigure(word, at: cell.range))
    case .uncomputed: return .left(.uncomputedFigure(at: cell.range))
    case .date(let date): return .left(.dateAsFigure(date, at: cell.range))
    case .text(let text): return reading(of: text.trimmed, cell.range)
    }
  }

  private func reading(of text: String, _ range: SourceRange) -> Reading {
    if ["true", "false"].contains(text.lowercased()) { return .left(.answerAsFigure(text, at: range)) }
    if let figure = FigureText(text), let plain = figure.plain(decimal) { return .figure(plain, mark: figure.mark) }
    do throws(QuantityFault) {
      return .figure(try Quantity.parse(text).description, mark: nil)
    } catch {
      switch error.reason {
      case .bound: return .left(.boundAsFigure(text, at: range))
      case .shortened, .spreadsheetError, .formula: return .left(.lostFigure(text, at: range))
      case .saysMissing where Self.words.contains(text.lowercased()): return .figure(text.lowercased(), mark: nil)
      case .saysMissing: return .left(.cellWithoutFigure(text, at: range))
      case .mark(let mark): return .figure(error.suggestion ?? text, mark: error.suggestion == nil ? nil : mark)
      // The field itself says what is wrong with it.
      default: return .figure(text, mark: nil)
      }
    }
  }

  /// Those that our own tables have in place of a figure.
  private static let words: Set = [
    "hidden", "not-reported", "not-reviewed", "no-data", "not-applicable", "unclear",
  ]

  mutating func refuse(_ diagnostic: Diagnostic) {
    isUncertain = true
    diagnostics.append(diagnostic)
  }

  private mutating func askOnce(_ diagnostic: Diagnostic) {
    if !hasAsked { refuse(diagnostic) }
    hasAsked = true
  }

  private mutating func leaveOut(_ diagnostic: Diagnostic) {
    (hasLeftOut, lacksFigure) = (true, true)
    diagnostics.append(diagnostic)
  }

  private mutating func figures(of row: Sheet.Row, _ labels: [Node.Entry], _ range: SourceRange) -> Node? {
    var entries = labels
    var marks: [String] = []
    let columns = head.columns.filter {
      if case .field(let f) = $0.kind { fields.role(of: f) == .figure } else { false }
    }
    let hasCounts = ["numerator", "denominator"].allSatisfy { key in
      head.column(key).flatMap { row.cell($0.number) }.map { !$0.isEmpty } ?? false
    }
    var isEmpty = true
    for column in columns {
      guard case .field(let field) = column.kind, let cell = row.cell(column.number) else { continue }
      isEmpty = false
      switch reading(of: cell) {
      // A share beside its two counts was made of them.
      case .figure where field == "value" && hasCounts: break
      case .figure(let text, let mark):
        entries.append(entry(field, text, cell, column))
        if let mark { marks.append(mark) }
      case .left(let diagnostic):
        leaveOut(diagnostic)
        return nil
      }
    }
    guard !isEmpty else {
      leaveOut(.rowWithoutFigure(at: range))
      return nil
    }
    addMarks(marks, to: &entries)
    return Node(.mapping(entries), at: range)
  }

  private func addMarks(_ marks: [String], to entries: inout [Node.Entry]) {
    guard !marks.isEmpty, fields.role(of: "note") != nil, let last = entries.last else { return }
    let mark = marks.joined(separator: " ")
    if let place = entries.firstIndex(where: { $0.key == "note" }), let note = entries[place].value.text {
      let value = Node(.scalar("\(note) \(mark)", isQuoted: true), at: entries[place].value.range)
      entries[place] = Node.Entry(key: "note", keyRange: entries[place].keyRange, value: value)
    } else {
      entries.append(
        Node.Entry(
          key: "note", keyRange: last.keyRange, value: Node(.scalar(mark, isQuoted: true), at: last.value.range)))
    }
  }

  /// A row a column of the header's periods.
  private mutating func periods(of row: Sheet.Row, _ labels: [Node.Entry]) -> [Node] {
    decided.addOnce("each column of a year, month or quarter as figures of it")
    if let total = head.columns.first(where: { $0.kind == .total }) {
      decided.addOnce("without the column of all periods")
      compare(row, with: total)
    }
    return head.periods.compactMap { column in
      guard case .period(let header) = column.kind else { return nil }
      guard let cell = row.cell(column.number) else {
        let place = row.cells.first?.range ?? column.header.range
        leaveOut(.noFigureOf(header, at: place))
        return nil
      }
      switch reading(of: cell) {
      case .figure(let text, let mark):
        var entries = labels + date(column.header, of: "to", column) + [entry("value", text, cell, column)]
        addMarks([mark].compactMap(\.self), to: &entries)
        return Node(.mapping(entries), at: cell.range)
      case .left(let diagnostic):
        leaveOut(diagnostic)
        return nil
      }
    }
  }
}

extension [String] {
  fileprivate mutating func addOnce(_ words: String) { if !contains(words) { append(words) } }
}

extension PartialDate {
  /// The number of the day, as spreadsheets count, where that is a year.
  fileprivate var asSerial: Int? {
    guard let start = PartialDate(year: 1899, month: 12, day: 30) else { return nil }
    let number = Int(first.number - start.first.number)
    return PartialDate.years.contains(number) ? number : nil
  }
}

extension Cell.Trait {
  /// What is said of the cells that have it, in order.
  fileprivate static let said: [(Cell.Trait, String)] = [
    (.merged, "merged cells for all rows that they cover"), (.percent, "cells shown as percentages as percent"),
    (.formula, "the kept results of formulas"), (.timeOfDay, "days without their time"),
    (.comment, "cells without their comments"), (.negativeInBrackets, "numbers in brackets as negative"),
  ]
}
