/// What stands before the first colon of an address.
enum AddressScheme {
  private static let harmful = ["javascript:", "vbscript:", "data:"]
  /// Pictures do no harm, but for those that may hold scripts themselves.
  private static let allowedData = "data:image/"
  private static let picturesWithScripts = "data:image/svg"
  /// No scheme is longer than this, with the entities in it.
  private static let window = 64

  /// Whether a browser would run what follows. The address is in lower case.
  static func isHarmful(_ address: String) -> Bool {
    let plain = String(address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F })
    if plain.hasPrefix(allowedData) { return plain.hasPrefix(picturesWithScripts) }
    return harmful.contains { plain.hasPrefix($0) }
  }

  /// Whether an attribute's value, as it was written to the page, begins with such a scheme, plainly or hidden behind
  /// entities. Those that escaping makes of quotes are harmless.
  ///
  /// Most addresses begin with a sign that no such scheme begins with, and are let through at once.
  static func isHarmful(written bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first <= 0x20 || first >= 0x7F || "&jJvVdD".utf8.contains(first) else {
      return false
    }
    let start = String(decoding: bytes.prefix(window), as: UTF8.self).lowercased()
    let scheme = start.prefix { !"/?".contains($0) }
    let hiding = ["&#", "&colon", "&tab", "&newline"]
    let plain = ["&#39;", "&#34;"]
    for entity in hiding {
      if let place = String(scheme).firstScalarRange(of: entity)?.lowerBound,
        !plain.contains(where: { scheme[place...].hasPrefix($0) })
      {
        return true
      }
    }
    return isHarmful(start)
  }
}
