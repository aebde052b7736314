/// A sum that tells bytes from others, not a forgery from what was forged.
///
/// FNV-1a over words of eight bytes, folded after each, since every file is summed in every build: one multiplication a word
/// costs a tenth of one a byte.
package struct WordSum: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  @inline(__always) package mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01B3
    value ^= value >> 32
  }

  package mutating func add(_ bytes: [UInt8]) {
    let span = unsafe bytes.span.bytes
    var offset = 0
    while offset + 8 <= span.byteCount {
      add(UInt64(littleEndian: unsafe span.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    for byte in bytes[offset...] { add(UInt64(byte)) }
  }
}
