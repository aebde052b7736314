package import Exact

/// The shares from which a status holds; a site may set its own, and its method page prints those in force.
///
/// - Source: pace by the Global Fund's bands (domain.md 4.1), yearly rates by Statistics Canada's (cagr.md)
package struct Thresholds: Hashable, Sendable {
  /// Pace from which an indicator is on track; 0.90 unless set.
  package var onTrack = Fraction.hundredths(90)
  /// Pace from which it is behind rather than off track; 0.60 unless set.
  package var behind = Fraction.hundredths(60)
  /// Attainment from which a target that was missed counts as partly met; 0.90 unless set.
  package var partlyMet = Fraction.hundredths(90)
  /// Elapsed share below which it is too early to tell; 0.10 unless set.
  package var tooEarly = Fraction.hundredths(10)
  /// Reporting periods after which a figure is out of date; 1.5 unless set.
  package var stalePeriods = Fraction.hundredths(150)

  /// Observed over required yearly rate from which progress is substantial; 0.95 unless set.
  package var substantial = Fraction.hundredths(95)
  /// The same from which it is moderate; 0.60 unless set.
  package var moderate = Fraction.hundredths(60)
  /// Without a target, the yearly rate from which progress is substantial; 0.015 unless set.
  package var growthSubstantial = Fraction.thousandths(15)
  /// The same from which it is moderate; 0.005 unless set.
  package var growthModerate = Fraction.thousandths(5)

  package static let standard = Thresholds(nil)

  /// Those of a site by the names under which it sets them, and whether it does.
  package static func inForce(_ settings: ThresholdSettings?) -> [(name: String, value: Fraction, isOwn: Bool)] {
    let thresholds = Thresholds(settings)
    return [
      ("on_track", thresholds.onTrack, settings?.onTrack != nil),
      ("behind", thresholds.behind, settings?.behind != nil),
      ("partly_met", thresholds.partlyMet, settings?.partlyMet != nil),
      ("too_early", thresholds.tooEarly, settings?.tooEarly != nil),
      ("substantial", thresholds.substantial, settings?.substantial != nil),
      ("moderate", thresholds.moderate, settings?.moderate != nil),
      ("growth_substantial", thresholds.growthSubstantial, settings?.growthSubstantial != nil),
      ("growth_moderate", thresholds.growthModerate, settings?.growthModerate != nil),
      ("stale", thresholds.stalePeriods, settings?.stale != nil),
    ]
  }

  /// Those that the site sets, and the standard for the others.
  package init(_ settings: ThresholdSettings?) {
    if let share = settings?.onTrack { onTrack = Fraction(share) }
    if let share = settings?.behind { behind = Fraction(share) }
    if let share = settings?.partlyMet { partlyMet = Fraction(share) }
    if let share = settings?.tooEarly { tooEarly = Fraction(share) }
    if let rate = settings?.substantial { substantial = Fraction(rate) }
    if let rate = settings?.moderate { moderate = Fraction(rate) }
    if let rate = settings?.growthSubstantial { growthSubstantial = Fraction(rate) }
    if let rate = settings?.growthModerate { growthModerate = Fraction(rate) }
    if let periods = settings?.stale { stalePeriods = Fraction(periods) }
  }
}
