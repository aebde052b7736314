internal import Content

/// What tells a file's bytes from others: enough to see that somebody changed it, not that somebody forged it.
struct Fingerprint: Hashable, Comparable, Sendable {
  /// In bytes.
  let size: Int
  let sum: UInt64

  init(size: Int, sum: UInt64) {
    self.size = size
    self.sum = sum
  }

  init(of bytes: [UInt8]) {
    var sum = WordSum()
    sum.add(bytes)
    size = bytes.count
    self.sum = sum.value
  }

  static func < (one: Fingerprint, other: Fingerprint) -> Bool {
    (one.size, one.sum) < (other.size, other.sum)
  }
}
