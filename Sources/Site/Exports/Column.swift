internal import FrontMatter
internal import Reporting

/// What stands in the cells of a column.
indirect enum CellForm: Hashable, Sendable {
  case text
  /// A year, a month or a day, ISO 8601.
  case date
  /// A day, ISO 8601.
  case day
  /// A plain decimal.
  case number
  /// A number, or the word that stands for one, such as `yes`.
  case figure
  /// A part of 1, with four decimal places.
  case share
  /// A whole number from 0 on.
  case count
  /// A whole number of days.
  case days
  /// `true` or `false`.
  case flag
  /// One word of a closed list.
  case word([String])
  /// The id of a record of this collection; `nil` where another column names the collection.
  case reference(Reporting.Collection?)
  /// An address on the web.
  case address
  /// Any number of values of one form, joined by `;` where the format has no lists.
  case list(CellForm)

  /// Of a list, the form of its items.
  var items: CellForm? { if case .list(let items) = self { items } else { nil } }

  /// Are its numbers whole, so that none is ever rounded?
  var isWhole: Bool {
    switch self {
    case .count, .days: true
    case .text, .date, .day, .number, .figure, .share, .flag, .word, .reference, .address, .list: false
    }
  }
}

extension CellForm {
  static func word<Word: CaseIterable & RawRepresentable<String>>(_ words: Word.Type) -> CellForm {
    .word(Word.allCases.map(\.rawValue))
  }
}

/// What a column is, without its table: for headers, and for whoever describes the tables.
struct ColumnDescription: Sendable {
  var name: String
  var meaning: ColumnMeaning
  let form: CellForm
  /// Has every row a value?
  var isRequired = false
  /// Between which ends every number lies.
  var range: NumberRange?
  /// What every text is like, ECMA 262: of the whole text.
  var pattern: String?

  /// What it means, in English: one sentence.
  var about: String { meaning.english }

  /// What its numbers count, where that is the same for all of them.
  var unit: String? {
    switch form {
    case .days: "day"
    case .share: "share of 1"
    case .text, .date, .day, .number, .figure, .count, .flag, .word, .reference, .address, .list: nil
    }
  }
}

/// A column of a published table: what it is, and how a row's cell is made.
struct Column<Row> {
  let description: ColumnDescription
  /// The words by which a column beside it says why its cells are empty; `nil` where there is no such column.
  let reasons: [String]?
  let cell: (Row) -> Cell

  private init(_ description: ColumnDescription, reasons: [String]?, _ cell: @escaping (Row) -> Cell) {
    self.description = description
    self.reasons = reasons
    self.cell = cell
  }

  init(_ description: ColumnDescription, _ cell: @escaping (Row) -> Cell) {
    self.init(description, reasons: nil, cell)
  }

  /// - Parameter about: What it means, in English: a sentence that `Manual/Words` has in other languages.
  init(
    _ name: String, _ about: String, _ form: CellForm, reasons: [String]? = nil, _ cell: @escaping (Row) -> Cell
  ) {
    self.init(ColumnDescription(name: name, meaning: .said(about), form: form), reasons: reasons, cell)
  }

  /// A figure that may be missing for a known reason.
  init<Value>(
    _ name: String, _ about: String, _ form: CellForm, _ value: @escaping (Row) -> Observed<Value>,
    _ cell: @escaping (Value) -> Cell
  ) {
    self.init(name, about, form, reasons: Missing.words) { .observed(value($0), cell) }
  }

  var name: String { description.name }

  /// The column that says why this one's cells are empty; `nil` where there is none.
  var reasonDescription: ColumnDescription? {
    reasons.map { ColumnDescription(name: name + "_missing", meaning: .reason(for: name), form: .word($0)) }
  }

  /// The same column of a row that holds this one's.
  func of<Outer>(_ row: @escaping (Outer) -> Row) -> Column<Outer> {
    Column<Outer>(description, reasons: reasons) { [cell] in cell(row($0)) }
  }

  /// The same, where the outer row lends what it holds: a copy of a record for each of its cells would cost.
  func of<Outer>(_ lend: @escaping (Outer, _ cell: (Row) -> Cell) -> Cell) -> Column<Outer> {
    Column<Outer>(description, reasons: reasons) { [cell] in lend($0, cell) }
  }

  /// The same, which is never empty.
  var required: Column {
    var description = description
    description.isRequired = true
    return Column(description, reasons: reasons, cell)
  }

  /// The same, some of whose cells are missing or hidden rather than absent, as a column beside it says.
  func explained(by reasons: [Missing], _ missing: @escaping (Row) -> Missing?) -> Column {
    // What may be missing is not always there.
    var description = description
    description.isRequired = false
    return Column(description, reasons: reasons.map(\.rawValue)) { [cell] row in
      missing(row).map { .missing($0) } ?? cell(row)
    }
  }
}

extension Missing {
  /// Every reason that a figure can have.
  static let words = (allCases + [.acrossBreak, .hidden]).map(\.rawValue)
}
