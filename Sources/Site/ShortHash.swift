/// A few letters and digits that tell two texts or files apart; no more is asked of them (FNV-1a, 64 bits).
func shortHash(_ bytes: some Sequence<UInt8>) -> String {
  String(bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 36)
}
