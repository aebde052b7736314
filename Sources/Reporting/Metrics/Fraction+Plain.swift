package import Exact

extension Fraction {
  /// For messages and workings: the exact decimal where it has at most six places, else four places rounded.
  package var plain: String {
    let places = (0...6).first { places in
      (try? self * Fraction((0..<places).reduce(1) { power, _ in power * 10 }))?.denominator == 1
    }
    return decimal(places: places ?? 4)
  }
}
