/// A linear congruential generator: the same numbers for the same seed, on every machine.
package struct SeededNumbers: RandomNumberGenerator {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  /// 0 and up; the low bits of such a generator hardly change, so the high ones are taken.
  package mutating func number(below limit: Int) -> Int { Int((next() >> 33) % UInt64(limit)) }

  package mutating func choice<Element>(_ among: [Element]) -> Element { among[number(below: among.count)] }
}
