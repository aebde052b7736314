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
    let words = bytes.count / 8
    unsafe bytes.withUnsafeBytes { bytes in
      for index in 0..<words {
        add(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)))
      }
    }
    for byte in bytes[(words * 8)...] { add(UInt64(byte)) }
  }
}
