internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// That a published figure was replaced: which, when, what by, and why.
struct FigureChangeView: TemplateView {
  /// "Counted, 2016, Women".
  let figure: String
  let date: String
  let old: String
  let new: String
  let kind: String
  let reason: WordsView

  static let declaration = ViewDeclaration<FigureChangeView>(
    "change of a figure",
    [
      .init("figure", \.figure),
      .init("date", \.date),
      .init("old", \.old),
      .init("new", \.new),
      .init("kind", \.kind),
      .init("reason", \.reason),
    ])
}

extension PageContext {
  /// The changes of an indicator's figures by the report's date: baseline, targets, observations.
  func changes(of indicator: Indicator) -> [FigureChangeView] {
    indicator.revisedParts.flatMap { part in
      part.changes.map { view(of: $0, in: part, of: indicator) }
    }
  }

  func view(
    of change: FigureChange, in part: Indicator.RevisedPart, of indicator: Indicator
  ) -> FigureChangeView {
    FigureChangeView(
      figure: name(of: part), date: language.date(change.revision.date),
      old: stated(change.revision.oldFigure, of: indicator), new: stated(change.new, of: indicator),
      kind: word("changes.\(change.revision.kind.rawValue)"), reason: words(change.revision.reason))
  }

  private func name(of part: Indicator.RevisedPart) -> String {
    let words =
      switch part {
      case .baseline(let baseline): [word("series.baseline"), language.date(baseline.date)]
      case .target(let target, _): [word("series.target"), language.date(target.date)]
      case .observation(let row, _): [word("series.counted"), period(row.from, row.to), partLabel(of: row.labels)]
      }
    return words.compactMap(\.self).joined(separator: ", ")
  }

  /// A figure and what it is made of: "61% (122 of 200)".
  func stated(_ figure: StatedFigure, of indicator: Indicator) -> String {
    if let reason = figure.missing { return word("missing.\(reason.rawValue)") }
    let value = figure.value.map { amount($0, of: indicator) }
    guard let numerator = figure.numerator, let denominator = figure.denominator else {
      return value ?? word("missing.no-data")
    }
    let (n, total) = (language.number(numerator), language.number(denominator))
    let share = indicator.kind == .percentage ? try? Fraction(100) * Fraction(numerator) / Fraction(denominator) : nil
    guard let percent = value ?? share.map({ amount($0, places: nil, of: indicator) }) else {
      return word("format.of", ["n": n, "total": total])
    }
    return word("format.percent_of", ["percent": percent, "n": n, "total": total])
  }
}
