internal import Exact
internal import Localisation
internal import Reporting

/// Figures of indicators as a page writes them.
extension PageContext {
  /// A figure in the indicator's way: a share with its sign, a level in its word, a plain number.
  func amount(_ value: Fraction, of indicator: Indicator) -> String {
    switch indicator.kind {
    case .percentage: percentage(value)
    case .yesNo: word("answer_word.\(value == .zero ? "no" : "yes")")
    case .level: indicator.level(ofRank: value) ?? value.plain
    default: language.number(plain: value.plain)
    }
  }

  /// A percentage as given; one that was computed, and has many places, as whole per cent.
  private func percentage(_ value: Fraction) -> String {
    let plain = value.plain
    let places = plain.firstIndex(of: ".").map { plain[$0...].count - 1 } ?? 0
    guard places > 2, let share = try? value / Fraction(100) else { return language.percent(plain) }
    return percent(share)
  }

  func amount(_ figure: RecordedFigure, of indicator: Indicator) -> String {
    switch indicator.kind {
    case .percentage: language.percent(figure.quantity.description)
    case .yesNo, .level: amount(Fraction(figure.quantity), of: indicator)
    default: language.number(figure.quantity)
    }
  }

  /// The unit within a sentence; empty where the figure says it.
  func unit(of indicator: Indicator) -> String {
    switch indicator.kind {
    case .percentage, .yesNo, .level, .qualitative: ""
    default: text(indicator.unit)
    }
  }

  func percent(_ share: Fraction) -> String {
    guard let printed = try? PrintedPercentage(share) else { return "" }
    return switch printed {
    case .whole(let whole): language.percent(String(whole))
    case .over99: word("format.over", ["n": language.percent("99")])
    case .under1: word("format.under", ["n": language.percent("1")])
    case .underMinus1: word("format.under", ["n": language.percent("-1")])
    }
  }
}
