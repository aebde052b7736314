// Addresses that were copied with what tells by which way somebody came to them.
extension WrittenAddress {
  /// An address without what counts its readers.
  struct Untracked {
    let address: String
    /// What was left out, in its order, each once.
    let parameters: [String]
    /// Whether it was copied out of a chat program.
    let isOfChat: Bool
  }

  /// The same page's address without the parameters that say who shared it and where; `nil` where it has none.
  static func untracked(_ written: String) -> Untracked? {
    guard let sign = written.utf8.firstIndex(of: UInt8(ascii: "?")), let host = host(of: written)?.lowercased(),
      !written.utf8[..<sign].contains(UInt8(ascii: "#"))
    else { return nil }
    let start = written.utf8.index(after: sign)
    let end = written.utf8[start...].firstIndex(of: UInt8(ascii: "#")) ?? written.endIndex
    var kept: [Substring] = []
    var parameters: [String] = []
    var isOfChat = false
    for parameter in written[start..<end].split(separator: "&", omittingEmptySubsequences: false) {
      let name = String(parameter.prefix { $0 != "=" })
      guard isTracking(name, of: host) else {
        kept.append(parameter)
        continue
      }
      if !parameters.contains(name) { parameters.append(name) }
      let value = parameter.dropFirst(name.count + 1).lowercased()
      isOfChat = isOfChat || name.lowercased() == "utm_source" && chats.contains { value.contains($0) }
    }
    guard !parameters.isEmpty else { return nil }
    let query = kept.joined(separator: "&")
    return Untracked(
      address: written[..<sign] + (query.isEmpty ? "" : "?" + query) + written[end...], parameters: parameters,
      isOfChat: isOfChat)
  }

  private static func isTracking(_ name: String, of host: String) -> Bool {
    let name = name.lowercased()
    if name.hasPrefix("utm_") || tracking.contains(name) { return true }
    return ofHosts.contains { hosts, names in
      names.contains(name) && hosts.contains { host == $0 || host.hasSuffix("." + $0) }
    }
  }

  /// Those that mean nothing else at any site: of networks and search engines, of letters to many, of visits.
  private static let tracking: Set = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "yclid", "ysclid", "ymclid", "_openstat",
    "igshid", "igsh", "mc_cid", "mc_eid", "msclkid", "twclid", "ttclid", "li_fat_id", "mibextid", "__cft__[0]",
    "__tn__", "_ga", "_gl", "_hsenc", "_hsmi", "hsctatracking", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id",
    "rb_clid", "wickedid", "phpsessid", "jsessionid",
  ]

  /// Those that may mean something elsewhere.
  private static let ofHosts: [(hosts: [String], names: Set<String>)] = [
    (["youtube.com", "youtu.be"], ["si", "feature", "pp"]), (["spotify.com"], ["si"]),
    (["twitter.com", "x.com"], ["s", "t", "ref_src", "ref_url"]),
    (["facebook.com"], ["ref", "rdid", "share_url", "hc_ref", "fref"]), (["linkedin.com"], ["trk", "rcm"]),
  ]

  private static let chats = ["chatgpt", "openai", "perplexity", "copilot", "gemini", "claude", "deepseek", "grok"]
}

extension Diagnostic {
  /// - Parameter written: With what is to be left out.
  static func tracked(_ written: String, _ meant: WrittenAddress.Untracked, at range: SourceRange) -> Diagnostic {
    let isOne = meant.parameters.count == 1
    return Diagnostic(
      "tracked-address",
      "\(oneOf(meant.parameters, joining: "and")) in this address \(isOne ? "says" : "say") nothing of the page, only "
        + "who came to it, and by which way.", severity: .warning, at: range,
      help: (isOne ? "Leave it out." : "Leave them out.")
        + (meant.isOfChat
          ? " A chat program gave the address: open the page, and see whether it says what it is named for." : ""),
      suggestion: meant.address, insteadOf: written)
  }
}
