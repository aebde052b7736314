package import Exact

/// From which pace on an indicator is said to be on track or behind; a site may set its own.
///
/// - Source: the defaults follow the Global Fund's bands (domain.md 4.1)
package struct Thresholds: Hashable, Sendable {
  /// Pace from which it is on track: 0.90 unless set.
  package let onTrack: Fraction
  /// Pace from which it is behind rather than off track: 0.60 unless set.
  package let behind: Fraction

  package static let standard = Thresholds(onTrack: .hundredths(90), behind: .hundredths(60))

  /// Elapsed share below which it is too early to tell.
  static let tooEarly = Fraction.hundredths(10)
  /// Attainment from which a target that was missed counts as partly met.
  static let partlyMet = Fraction.hundredths(90)

  package init(onTrack: Fraction, behind: Fraction) {
    self.onTrack = onTrack
    self.behind = behind
  }
}
