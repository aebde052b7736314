/// Between what the hidden counts are for a reader before any sum.
struct Leeway {
  /// By node, the least number that readers must take for possible.
  private(set) var least: [Int]
  /// By node, the greatest one; `boundless` where nothing bounds it.
  private(set) var most: [Int]
  private let limit: Int
  private static let boundless = Int.max / 4

  /// - Parameter limit: Counts from 1 to below it are small.
  init(least: [Int], limit: Int) {
    self.least = least
    self.limit = limit
    most = Array(repeating: Self.boundless, count: least.count)
  }

  func isSurelySmall(_ node: Int) -> Bool { most[node] < limit }

  /// Nothing else can have hidden it.
  mutating func mustBeSmall(_ node: Int) {
    most[node] = limit - 1
  }

  /// It was to be shown, and is hidden for the sake of others.
  mutating func mustBeLarge(_ node: Int) {
    least[node] = limit
  }

  /// Readers do not see that it is there, so that nothing is known of it.
  mutating func leaveOut(_ node: Int) {
    least[node] = 0
    most[node] = Self.boundless
  }
}
