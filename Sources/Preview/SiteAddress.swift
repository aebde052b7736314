internal import Content

/// What the path of a request means in a site that is published below a base.
enum SiteAddress: Equatable {
  /// A file or a folder below the output folder; empty for the folder itself.
  case inside(path: String)
  /// The preview's own: what stands behind `/.vitrine/`.
  case own(String)
  /// The root of the server, of a site that is published below a path.
  case aboveBase
  /// Nothing that a site could have.
  case nowhere
  /// No path at all, or one that would lead out of the site.
  case refused

  static let ownFolder = "/\(OutputPath.stateFolder)/"

  /// - Parameters:
  ///   - path: As it was sent.
  ///   - base: `/`, or `/reports/`.
  init(_ path: String, base: String) {
    guard path.hasPrefix("/"), let decoded = percentDecoded(path), !Self.leadsOut(decoded) else {
      self = .refused
      return
    }
    if decoded.hasPrefix(Self.ownFolder) {
      self = .own(String(decoded.dropFirst(Self.ownFolder.count)))
    } else if let inner = Self.inner(decoded, base: base) {
      self = Self.isSound(inner) ? .inside(path: inner) : .nowhere
    } else {
      self = decoded == "/" ? .aboveBase : .nowhere
    }
  }

  private static func leadsOut(_ path: String) -> Bool {
    path.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
      || path.split(separator: "/").contains { $0 == "." || $0 == ".." }
  }

  /// The base with and without its slash is the site's folder.
  private static func inner(_ path: String, base: String) -> String? {
    let base = percentDecoded(base) ?? base
    if path + "/" == base { return "" }
    return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : nil
  }

  private static func isSound(_ path: String) -> Bool {
    let file = path.hasSuffix("/") ? String(path.dropLast()) : path
    return path.isEmpty || OutputPath(file) != nil
  }
}

/// A path without percent signs; `nil` where a sign is half written, a slash or a NUL is hidden behind one, or what comes
/// of it is no text.
func percentDecoded(_ path: String) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(path.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    let digits = rest.prefix(2)
    guard digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), value != 0, value != UInt8(ascii: "/")
    else { return nil }
    bytes.append(value)
    rest = rest.dropFirst(2)
  }
  return String(validating: bytes, as: UTF8.self)
}
