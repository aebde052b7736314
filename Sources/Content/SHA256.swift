internal import CSodium
internal import Diagnostics

/// The SHA-256 of a file's bytes, by libsodium: who has the file can tell that it is the one that was published.
package enum SHA256 {
  /// 64 digits, 0 to 9 and a to f.
  package static func digits(of bytes: [UInt8]) -> String {
    guard isReady else { internalFault("libsodium does not start") }
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    unsafe crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    return hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// Its manual wants it to be started once, before anything else; threads that come at once wait.
  private static let isReady = sodium_init() >= 0
}
