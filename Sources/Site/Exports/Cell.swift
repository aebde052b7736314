internal import Exact
internal import Reporting

/// What stands in a cell of a published table, whatever format is to write it.
enum Cell {
  /// Nothing is said, and nothing lacks.
  case absent
  /// There is no value, for the reason that this word names.
  case missing(String)
  /// There is a value, and it is not told, so that nobody can be recognised.
  case hidden
  /// Words of people, words of closed lists, ids.
  case text(String)
  /// A plain decimal, as it is printed.
  case number(String)
  case date(PartialDate)
  case flag(Bool)
  case list([Cell])

  static func missing(_ reason: Missing) -> Cell { reason == .hidden ? .hidden : .missing(reason.rawValue) }
  static func missing(_ reason: NoRate) -> Cell { reason == .hidden ? .hidden : .missing(reason.rawValue) }

  /// A list of those that are there: what names a record out of sight is no item.
  static func given(_ items: [Cell]) -> Cell {
    .list(items.filter { if case .absent = $0 { false } else { true } })
  }

  static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .absent }
  static func date(_ date: PartialDate?) -> Cell { date.map { .date($0) } ?? .absent }
  static func count(_ count: Int?) -> Cell { count.map { .number(String($0)) } ?? .absent }
  static func number(_ number: Quantity?) -> Cell { number.map { .number($0.description) } ?? .absent }

  /// A share with four decimal places, a half away from zero.
  static func share(_ share: Fraction) -> Cell { .number(share.decimal(places: 4)) }

  /// The id of a record that is named.
  static func record(_ record: (any Record)?) -> Cell { .text(record?.header.id) }

  /// A figure as its author gave it: the number, or the word that stands for it.
  static func figure(_ figure: RecordedFigure?) -> Cell {
    figure.map { figure in figure.word.map { .text($0) } ?? .number(figure.quantity) } ?? .absent
  }

  /// What is known of a figure: its value, or why there is none.
  static func observed<Value>(_ figure: Observed<Value>, _ cell: (Value) -> Cell) -> Cell {
    switch figure {
    case .value(let value): cell(value)
    case .missing(let reason): .missing(reason)
    }
  }

  /// Why it is empty, where that is known.
  var reason: String? {
    switch self {
    case .missing(let reason): reason
    case .hidden: Missing.hidden.rawValue
    case .absent, .text, .number, .date, .flag, .list: nil
    }
  }
}
