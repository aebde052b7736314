/// What tells a file's bytes from others: enough to see that somebody changed it, not that somebody forged it.
struct Fingerprint: Hashable, Comparable, Sendable {
  /// In bytes.
  let size: Int
  let sum: UInt64

  init(size: Int, sum: UInt64) {
    self.size = size
    self.sum = sum
  }

  /// FNV-1a over words of eight bytes, folded after each, since every file is summed in every build: one multiplication
  /// a word costs a tenth of one a byte.
  init(of bytes: [UInt8]) {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ word: UInt64) {
      sum = (sum ^ word) &* 0x0000_0100_0000_01B3
      sum ^= sum >> 32
    }
    let span = bytes.span.bytes
    var offset = 0
    while offset + 8 <= span.byteCount {
      add(UInt64(littleEndian: span.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    for byte in bytes[offset...] { add(UInt64(byte)) }
    size = bytes.count
    self.sum = sum
  }

  static func < (one: Fingerprint, other: Fingerprint) -> Bool {
    (one.size, one.sum) < (other.size, other.sum)
  }
}
