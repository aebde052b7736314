internal import Exact
internal import Localisation
internal import Reporting

/// Figures of indicators as a page writes them.
extension PageContext {
  /// A figure in the indicator's way: a share with its sign, a level in its word, a plain number.
  ///
  /// - Parameter places: With which its author wrote it; of what nobody wrote, the most among the series' own values, or a
  ///   whole per cent where there are none.
  /// - Source: domain.md 4.1, "printing"
  func amount(_ value: Fraction, places: Int?, of indicator: Indicator) -> String {
    let places = (places ?? indicator.mostPlaces).map { value.placesThatTell(from: $0, of: indicator.kind) }
    switch indicator.kind {
    case .percentage:
      guard let places else { return (try? value / 100).map { percent($0) } ?? "" }
      return language.percent(value.decimal(places: places))
    case .yesNo: return word("answer_word.\(value == .zero ? "no" : "yes")")
    case .level: return indicator.level(ofRank: value) ?? value.plain
    case .count: return language.number(plain: value.decimal(places: 0))
    case .amount, .ratio, .score, .qualitative:
      return language.number(plain: places.map { value.decimal(places: $0) } ?? value.plain)
    }
  }

  /// A planned or forecast figure: with the most places of the series' own values, and as many more as tell it from the
  /// figure beside it.
  func amount(_ value: Fraction, beside other: Fraction, of indicator: Indicator) -> String {
    amount(indicator.reachedLevel(value), places: indicator.places(telling: value, from: other), of: indicator)
  }

  func amount(_ figure: RecordedFigure, of indicator: Indicator) -> String {
    amount(Fraction(figure.quantity), places: Int(figure.quantity.scale), of: indicator)
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

extension Indicator {
  fileprivate func places(telling value: Fraction, from other: Fraction) -> Int {
    value.places(from: mostPlaces ?? 0, telling: [other])
  }
}

extension Fraction {
  /// Decimal places from `least` on that tell it from all of these; up to six, which tell whatever a reader would.
  fileprivate func places(from least: Int, telling others: [Fraction]) -> Int {
    let others = others.filter { $0 != self }
    guard !others.isEmpty, least < 6 else { return least }
    return (least...6).first { places in
      let text = decimal(places: places)
      return others.allSatisfy { $0.decimal(places: places) != text }
    } ?? least
  }

  /// So many that what is not 0 is never shown as 0, nor a share of not quite all as 100 %.
  fileprivate func placesThatTell(from least: Int, of kind: IndicatorKind) -> Int {
    switch kind {
    case .percentage: places(from: least, telling: [.zero, Fraction(100)])
    case .amount, .ratio, .score: places(from: least, telling: [.zero])
    case .count, .level, .yesNo, .qualitative: least
    }
  }
}
