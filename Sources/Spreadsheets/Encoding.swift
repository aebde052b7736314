internal import CICU
internal import FrontMatter

/// How a text file keeps its letters.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1254 = "windows-1254"

  /// That of the file, as far as its bytes say it: by its mark, or because it is UTF-8; else the one that its letters
  /// make likely, and whether that is only a guess.
  static func recognised(in bytes: [UInt8]) -> (encoding: TextEncoding, isSure: Bool) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return (.utf16, true) }
    if ordersBytes(bytes) != nil { return (.utf16, true) }
    if String(validating: bytes, as: UTF8.self) != nil { return (.utf8, true) }
    let high = bytes.filter { $0 >= 0x80 }
    // Words of Cyrillic letters are high bytes one after the other; Latin ones have a few among many low ones.
    let pairs = zip(bytes, bytes.dropFirst()).count { $0 >= 0xC0 && $1 >= 0xC0 }
    if pairs * 2 > high.count { return (.windows1251, false) }
    // ı, ş, ğ, İ, Ş, Ğ stand where Western encodings have þ, ý, ð and their capitals.
    let isTurkish = high.contains { [0xDD, 0xDE, 0xD0, 0xFD, 0xFE, 0xF0].contains($0) }
    return (isTurkish ? .windows1254 : .windows1252, false)
  }

  /// Of a text of two bytes a letter without the mark that says so, which of them comes first: separators of cells and ends of
  /// lines have a zero beside them, and no other text has any.
  private static func ordersBytes(_ bytes: [UInt8]) -> String? {
    guard bytes.count.isMultiple(of: 2), bytes.contains(0) else { return nil }
    let evenZeros = stride(from: 0, to: bytes.count, by: 2).count { bytes[$0] == 0 }
    let zeros = bytes.count { $0 == 0 }
    if evenZeros == 0 { return "utf-16le" }
    return evenZeros == zeros ? "utf-16be" : nil
  }

  /// The text as UTF-8; `nil` where the bytes are none.
  func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    guard self != .utf8 else { return bytes }
    let name = self == .utf16 ? Self.ordersBytes(bytes) ?? rawValue : rawValue
    var status = U_ZERO_ERROR
    var text = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    let count = unsafe text.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        unsafe icu_toUTF8(
          name, target.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(target.count),
          source.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count), &status)
      }
    }
    guard status.rawValue <= U_ZERO_ERROR.rawValue, count <= text.count else { return nil }
    return Array(text.prefix(Int(count)))
  }
}
