internal import CICU

/// The version of ICU, as the library that is linked in tells it.
package var icuVersion: String {
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
    count = unsafe Int(icu_version(buffer.baseAddress))
  }
  return String(decoding: bytes, as: UTF8.self)
}
