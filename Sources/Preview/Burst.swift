/// Folds changes that come close after each other into one: an editor that saves is several changes, a copied folder
/// thousands.
///
/// Moments are seconds of a clock that only goes forward.
struct Burst {
  /// So long nothing has to happen.
  static let quiet = 0.05
  /// What never becomes quiet is taken as it is after so long.
  static let longest = 1.0

  private var began: Double?
  private var last = 0.0

  /// That something has changed.
  mutating func note(at now: Double) {
    if began == nil { began = now }
    last = now
  }

  /// When it will have ended, unless more comes; `nil` where nothing has begun.
  var end: Double? {
    began.map { min(last + Self.quiet, $0 + Self.longest) }
  }

  /// Has it ended? Then the next change begins another.
  mutating func hasEnded(at now: Double) -> Bool {
    guard let end, now >= end else { return false }
    began = nil
    return true
  }
}
