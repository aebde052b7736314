/// What the destination of a link or image names, told from its text alone.
package enum LinkTarget: Hashable, Sendable {
  /// Another record or page: a relative path ending in `.md`, percent-decoded, and the part of it.
  case page(path: String, anchor: String?)
  /// Any other path, such as a picture or a document, percent-decoded; `suffix` is `?…#…` as written, or empty.
  case file(path: String, suffix: String)
  /// A part of the same page, percent-decoded; empty for the top.
  case anchor(String)
  /// A whole address: http, https, mailto or tel.
  case address(String)

  /// - Parameter written: The destination with Markdown's escapes and entities resolved.
  package init(_ written: String) throws(LinkFault) {
    let written = written.trimmingSpaces()
    let bytes = written.utf8
    if bytes.isEmpty { throw .empty }
    if let danger = Self.danger(in: bytes) { throw .unsafe(danger) }

    let path = written[..<(bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex)]
    if let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")), !path[..<colon].utf8.contains(UInt8(ascii: "/")) {
      self = .address(try Self.address(written, colon: colon))
      return
    }
    let suffix = written[path.endIndex...]
    let anchor = suffix.utf8.firstIndex(of: UInt8(ascii: "#")).map { suffix[$0...].dropFirst() }
    if path.isEmpty {
      guard let anchor else { throw .empty }
      self = .anchor(try Self.decoded(anchor, isPath: false))
    } else if path.hasSuffix(".md"), suffix.utf8.first != UInt8(ascii: "?") {
      self = .page(
        path: try Self.decoded(path, isPath: true),
        anchor: try anchor.map { text throws(LinkFault) in try Self.decoded(text, isPath: false) })
    } else {
      self = .file(path: try Self.decoded(path, isPath: true), suffix: String(suffix))
    }
  }

  /// Schemes that may stand in a page; all others, `javascript:` and `data:` first, could run as a program.
  static let schemes = ["http", "https", "mailto", "tel"]

  private static func danger(in bytes: String.UTF8View) -> LinkFault.Danger? {
    var (last, before): (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F || (last == 0xC2 && (byte < 0xA0 || byte == 0xAD)) { return .controlCharacter }
      switch (before, last, byte) {
      // Joiners are letters of some scripts.
      case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x81, 0xA0...0xA4), (0xEF, 0xBB, 0xBF):
        return .controlCharacter
      default: break
      }
      if byte == UInt8(ascii: "\\") { return .backslash }
      (before, last) = (last, byte)
    }
    return bytes.starts(with: "//".utf8) ? .noScheme : nil
  }

  private static func address(_ written: String, colon: String.Index) throws(LinkFault) -> String {
    let scheme = written[..<colon]
    guard schemes.contains(scheme.lowercased()) else { throw .unsafe(.scheme(String(scheme))) }
    let rest = written[colon...].utf8.dropFirst()
    if scheme.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "h") {
      guard rest.starts(with: "//".utf8), let first = rest.dropFirst(2).first, !"/?#:@".utf8.contains(first) else {
        throw .noHost
      }
    } else if rest.isEmpty {
      throw .empty
    }
    return written
  }

  /// Resolves `%20` and its like; a `%` without two digits stands for itself.
  ///
  /// A path in which codes hide a slash, a control character or `..` is refused: readers and programs would see
  /// different paths.
  private static func decoded(_ text: Substring, isPath: Bool) throws(LinkFault) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let written = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < written.count {
      guard written[index] == UInt8(ascii: "%"), index + 2 < written.count,
        let high = written[index + 1].hexDigit, let low = written[index + 2].hexDigit
      else {
        bytes.append(written[index])
        index += 1
        continue
      }
      let byte = high << 4 | low
      if byte < 0x20 || byte == 0x7F { throw .unsafe(.controlCharacter) }
      if isPath, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ".") {
        throw .unsafe(.hiddenPath)
      }
      bytes.append(byte)
      index += 3
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .unsafe(.notText) }
    return decoded
  }
}

/// Why a destination names nothing that may be linked.
package enum LinkFault: Error, Hashable, Sendable {
  package enum Danger: Hashable, Sendable {
    case scheme(String)
    case noScheme, backslash, controlCharacter, hiddenPath, notText
  }

  /// Nothing is written.
  case empty
  /// `http:` or `https:` without `//` and a name.
  case noHost
  /// It could run as a program, or lead elsewhere than it seems to.
  case unsafe(Danger)
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    guard utf8.first == 0x20 || utf8.last == 0x20 else { return self }
    return String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
