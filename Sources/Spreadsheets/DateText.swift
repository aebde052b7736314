internal import Exact

/// A date as an office writes it.
enum DateText {
  case date(PartialDate)
  case span(PartialDate, PartialDate)
  /// `05/04/2013`: with the day first, and with the month first.
  case ambiguous(dayFirst: PartialDate, monthFirst: PartialDate)
  /// `31.03.13`, in this century and in the last.
  case shortYear(PartialDate, PartialDate)
  case financialYear
  case none

  init(_ text: String) {
    do throws(DateFault) {
      self = .date(try PartialDate.parse(text.trimmed))
    } catch {
      self =
        switch error {
        case .span(let from, let to): .span(from, to)
        case .ambiguous(let dayFirst, let monthFirst): .ambiguous(dayFirst: dayFirst, monthFirst: monthFirst)
        case .shortYear(let date):
          date.first.adding(months: -1_200).map { .shortYear(date, PartialDate($0)) } ?? .none
        case .financialYear: .financialYear
        case .notADate(let meant?): .date(meant)
        case .notADate(nil): Self.shortMonth(text.trimmed) ?? .none
        default: .none
        }
    }
  }

  /// `Sep-15`, as spreadsheets show a month.
  private static func shortMonth(_ text: String) -> DateText? {
    guard let match = text.wholeMatch(of: /(\p{L}{3,})[.\-]+(\d{2})/),
      case .date(let date) = DateText("\(match.1) 20\(match.2)"), date.precision == .month
    else { return nil }
    return date.first.adding(months: -1_200).map {
      .shortYear(date, PartialDate(year: $0.year, month: $0.components.month) ?? PartialDate($0))
    }
  }

  /// The order that it shows: one of its first two numbers is no month.
  static func order(shownBy text: String) -> DateOrder? {
    guard let match = text.trimmed.wholeMatch(of: /(\d{1,2})[\/-](\d{1,2})[\/-]\d{4}/), let one = Int(match.1),
      let other = Int(match.2)
    else { return nil }
    if one > 12 { return .dayFirst }
    return other > 12 ? .monthFirst : nil
  }
}
