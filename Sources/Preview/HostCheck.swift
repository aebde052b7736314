/// By which names a browser may call the server.
///
/// Somebody's page elsewhere may let its own name lead to this machine, and its script would then read drafts as if they
/// were its own. Such a script is told by the name that it calls the server by.
struct HostCheck: Sendable {
  private let names: Set<String>
  /// Is the server there for all addresses of the machine? A number is nobody's name.
  private let takesNumbers: Bool
  private let port: Int

  /// - Parameter host: What the server was told to listen on.
  init(host: String, port: Int) {
    let own = host.lowercased()
    names = ["localhost", "127.0.0.1", "[::1]", own.contains(":") ? "[\(own)]" : own]
    takesNumbers = own == "0.0.0.0" || own == "::"
    self.port = port
  }

  /// - Parameter header: What stands behind `Host:`.
  func allows(_ header: String?) -> Bool {
    guard let header = header?.lowercased() else { return false }
    let name: Substring
    if let colon = header.lastIndex(of: ":"), !header[colon...].contains("]") {
      guard header[header.index(after: colon)...] == String(port) else { return false }
      name = header[..<colon]
    } else {
      guard port == 80 else { return false }
      name = header[...]
    }
    return names.contains(String(name)) || takesNumbers && Self.isNumber(name)
  }

  private static func isNumber(_ name: Substring) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
