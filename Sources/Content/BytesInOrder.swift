internal import Glibc

extension Span<UInt8> {
  /// Are these the same bytes?
  package func isSame(as other: Span<UInt8>) -> Bool { count == other.count && difference(from: other) == 0 }

  /// Do these bytes come before others, as they are ordered by their numbers?
  package func isBefore(_ other: Span<UInt8>) -> Bool {
    let difference = difference(from: other)
    return difference < 0 || difference == 0 && count < other.count
  }

  /// Below 0, 0, or above: of the first byte that differs as far as both go.
  private func difference(from other: Span<UInt8>) -> Int32 {
    unsafe withUnsafeBytes { one in
      unsafe other.withUnsafeBytes { other in
        guard let first = one.baseAddress, let second = other.baseAddress else { return 0 }
        return unsafe memcmp(first, second, min(one.count, other.count))
      }
    }
  }
}
