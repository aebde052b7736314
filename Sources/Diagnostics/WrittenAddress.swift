/// What an address says to those who know nothing of the site: whether others can follow it, and where it really leads.
package enum WrittenAddress {
  /// Whether this is a path on the computer that it was written on: `C:\Users\…`, `file:///…`, `/home/…`, `\\server\…`.
  package static func isOfOwnComputer(_ written: String) -> Bool {
    let start = Array(written.utf8.prefix(3))
    if start.count > 2, ("a"..."z").contains(Unicode.Scalar(start[0] | 0x20)), start[1] == UInt8(ascii: ":"),
      start[2] == UInt8(ascii: "/") || start[2] == UInt8(ascii: "\\")
    {
      return true
    }
    return written.lowercased().hasPrefix("file:")
      || ["\\", "/Users/", "/home/", "/Volumes/", "/media/", "/mnt/", "~/"].contains { written.hasPrefix($0) }
  }

  /// The name of a file on somebody's computer, without its folders.
  package static func fileName(of path: String) -> String {
    let name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
    return name.replacing("%20", with: " ")
  }

  /// Whether only computers of one house can open it: `http://localhost:8000/`, `http://192.168.1.5/`, `http://intranet/`.
  package static func isOfOwnNetwork(_ written: String) -> Bool {
    guard let host = host(of: written)?.lowercased(), !host.hasPrefix("[") else { return false }
    if !host.contains(".") { return true }
    if [".local", ".lan", ".intranet", ".internal"].contains(where: host.hasSuffix) { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard numbers.count == 4, let first = numbers[0], let second = numbers[1] else { return false }
    switch (first, second) {
    case (10, _), (127, _), (192, 168), (172, 16...31): return true
    default: return false
    }
  }

  /// `https://a.az` of `http://https://a.az`.
  private static func behindFirstScheme(_ written: String) -> String? {
    // Reading the pattern takes longer than all else that is asked of an address.
    guard ["http://http", "https://http"].contains(where: written.hasPrefix) else { return nil }
    return written.wholeMatch(of: /https?:\/\/(https?):?\/\/(.+)/).map { "\($0.1)://\($0.2)" }
  }

  /// Whether it leads into somebody's letters, which open for nobody else.
  private static func isOfOwnAccount(_ written: String) -> Bool {
    let rest = written.lowercased().drop { $0 != ":" }.dropFirst("://".count)
    return accounts.contains { rest.hasPrefix($0) }
  }

  private static let accounts = [
    "mail.google.com/", "e.mail.ru/", "mail.yandex.ru/", "mail.yandex.com/", "mail.yahoo.com/", "outlook.live.com/mail",
    "outlook.office.com/mail", "outlook.office365.com/mail",
  ]

  /// The address to which one leads that only counts who follows it, such as a result copied from a search engine.
  package static func behindRedirect(_ written: String) -> String? {
    guard let host = host(of: written)?.lowercased() else { return nil }
    let redirects = redirects.filter { $0.isHost(host) }
    guard !redirects.isEmpty else { return nil }
    let rest = written.drop { $0 != ":" }.dropFirst("://".count).drop { !"/?#".contains($0) }
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    guard let redirect = redirects.first(where: { (path.isEmpty ? "/" : path) == $0.path }) else {
      return nil
    }
    for parameter in rest.dropFirst(path.count + 1).prefix(while: { $0 != "#" }).split(separator: "&") {
      guard let sign = parameter.firstIndex(of: "="), redirect.keys.contains(String(parameter[..<sign])) else {
        continue
      }
      let target = decoded(parameter[parameter.index(after: sign)...])
      if let target, target.hasPrefix("https://") || target.hasPrefix("http://") {
        return untracked(target)?.address ?? target
      }
    }
    return nil
  }

  private struct Redirect {
    let hosts: [String]
    let path: String
    let keys: Set<String>

    func isHost(_ host: String) -> Bool { hosts.contains { host == $0 || host.hasSuffix("." + $0) } }
  }

  private static let redirects = [
    Redirect(
      hosts: ["google.com", "google.az", "google.ru", "google.de", "google.com.tr", "google.co.uk"], path: "/url",
      keys: ["q", "url"]),
    Redirect(hosts: ["scholar.google.com"], path: "/scholar_url", keys: ["url"]),
    Redirect(
      hosts: ["translate.google.com", "translate.google.az", "translate.google.ru"], path: "/translate", keys: ["u"]),
    Redirect(hosts: ["facebook.com", "instagram.com"], path: "/l.php", keys: ["u"]),
    Redirect(hosts: ["l.instagram.com"], path: "/", keys: ["u"]),
    Redirect(hosts: ["safelinks.protection.outlook.com"], path: "/", keys: ["url"]),
    Redirect(hosts: ["vk.com"], path: "/away.php", keys: ["to"]),
    Redirect(hosts: ["youtube.com"], path: "/redirect", keys: ["q"]),
    Redirect(hosts: ["linkedin.com"], path: "/redir/redirect", keys: ["url"]),
    Redirect(hosts: ["slack-redir.net"], path: "/link", keys: ["url"]),
    Redirect(hosts: ["steamcommunity.com"], path: "/linkfilter/", keys: ["url", "u"]),
  ]

  /// The host of a web address in its own spelling, without user and port; `nil` for anything else.
  package static func host(of written: String) -> String? {
    let start = String(decoding: written.utf8.prefix("https://".utf8.count), as: UTF8.self).lowercased()
    guard let scheme = ["https://", "http://"].first(where: { start.hasPrefix($0) }) else { return nil }
    let authority = Substring(written.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) })
    let host = authority.split(separator: "@").last ?? authority
    return host.isEmpty ? nil : String(host.hasPrefix("[") ? host : host.prefix { $0 != ":" })
  }

  /// With the letters for its codes, but for those of signs that end an address.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count > 1,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      rest = rest.dropFirst(2)
      guard code > 0x20, code != 0x7F, !"()<>\"\\`".utf8.contains(code) else {
        bytes += Array("%".utf8) + Array(text.utf8)[(rest.startIndex - 2)..<rest.startIndex]
        continue
      }
      bytes.append(code)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension WrittenAddress {
  /// The address that a text alone is, with what it lacks before it: `www.forum.az`, `forum.az/law`; `nil` where it is none.
  package static func bare(_ text: String) -> String? {
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return text.contains(" ") ? nil : text }
    guard text.utf8.contains(UInt8(ascii: ".")), !text.contains("@"), !text.contains(" ") else { return nil }
    let host = text.lowercased().prefix { $0 != "/" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let areLabels = labels.allSatisfy { label in
      !label.isEmpty && label.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 >= UInt8(ascii: "0") && $0.isOfHost }
    }
    guard labels.count > 1, areLabels, let last = labels.last, last.count > 1, last.utf8.allSatisfy({ $0 >= 0x61 }),
      host.hasPrefix("www.") || host.utf8.count < text.utf8.count || domains.contains(String(last))
    else { return nil }
    return "https://" + text
  }

  /// Of the first sites' neighbourhood; another ending may be a file's.
  private static let domains: Set = ["az", "org", "com", "net", "int", "eu", "gov", "ru", "ge", "tr", "uk", "info"]
}

extension UInt8 {
  fileprivate var isOfHost: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }
}

// Addresses with something around them or in them that is none of theirs.
extension WrittenAddress {
  /// The address that is meant, and what is wrong with the one that is written; `nil` where nobody can tell.
  package static func meant(by written: String) -> (address: String, reason: String)? {
    if let match = written.wholeMatch(of: /\[[^\]]*\]\((?<address>[^\s()]+)\)/) {
      return whole(match.address).map { ($0, "Write the address alone: the marks of a link belong in a text.") }
    }
    for (opening, closing) in [("<", ">"), ("(", ")"), ("«", "»"), ("“", "”"), ("„", "“"), ("[", "]")]
    where written.hasPrefix(opening) && written.hasSuffix(closing) && written.count > 2 {
      return whole(written.dropFirst().dropLast()).map {
        ($0, "Write the address alone, without what stands around it.")
      }
    }
    if written.contains(where: { $0 == "\\" }), written.contains(":\\") {
      let slashed = written.replacing("\\", with: "/")
      let address = slashed.contains("://") ? slashed : slashed.replacing(":/", with: "://")
      return whole(address[...]).map { ($0, "An address has `/` in place of `\\`.") }
    }
    if written.first?.isWhitespace == true || written.last?.isWhitespace == true {
      let bare = written.split(whereSeparator: \.isWhitespace)
      return bare.count == 1 ? whole(bare[0]).map { ($0, "Blanks stand before or behind it.") } : nil
    }
    if let end = written.last, ".,;:".contains(end) {
      let bare = String(written.reversed().drop { ".,;:".contains($0) }.reversed())
      return whole(bare[...]).map { ($0, "It ends with `\(end)`, which belongs to a sentence.") }
    }
    if let host = host(of: written), let start = written.firstRange(of: host) {
      if let latin = lookalike(host) {
        return (
          written.replacingCharacters(in: start, with: latin),
          "Letters of two alphabets stand in the name of the site, which makes it another one."
        )
      }
      if host.contains(",") {
        let meant = written.replacingCharacters(in: start, with: host.replacing(",", with: "."))
        return whole(meant[...]).map { ($0, "A comma stands in the name of the site.") }
      }
    }
    if written.wholeMatch(of: /[\p{L}0-9._%+-]+@[\p{L}0-9-]+(\.[\p{L}0-9-]+)+/) != nil {
      return ("mailto:" + written, "This is an address for letters.")
    }
    if let match = written.wholeMatch(of: /(?<scheme>[A-Za-z]{3,7})(?<sign>:?\/{1,3}|:(?=www\.))(?<rest>[^\s\/].*)/) {
      let scheme = match.scheme.lowercased()
      let meant = scheme == "http" || scheme == "https" ? scheme : nearMiss(scheme, among: ["https", "http"])
      guard let meant, match.sign != "://" || meant != scheme else { return nil }
      return whole(Substring("\(meant)://\(match.rest)")).map { ($0, "An address begins with `\(meant)://`.") }
    }
    return nil
  }

  /// An address that can be linked to, with `https` where no scheme is written.
  private static func whole(_ text: Substring) -> String? {
    let address = text.contains("://") ? String(text) : "https://" + text
    guard let host = host(of: address), host.wholeMatch(of: /[\p{L}0-9-]+(\.[\p{L}0-9-]+)+/) != nil,
      address.utf8.allSatisfy({ $0 > 0x20 })
    else { return nil }
    return address
  }

  /// Whether the address is one with a sign too much at its end, or a name of a site in letters of two scripts, which looks
  /// like another one.
  package static func isSlip(_ written: String) -> Bool {
    if let end = written.last, ".,;:".contains(end) { return true }
    guard let host = host(of: written) else { return false }
    return host.contains(",") || lookalike(host) != nil
  }

  /// The name of a site in Latin letters, where some of it are letters of Russian that look the same.
  private static func lookalike(_ host: String) -> String? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { part -> String? in
      let isMixed =
        part.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        && part.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
      return isMixed ? String(part.map { latin[$0] ?? $0 }) : nil
    }
    guard parts.contains(where: { $0 != nil }) else { return nil }
    return zip(parts, host.split(separator: ".", omittingEmptySubsequences: false)).map { $0 ?? String($1) }
      .joined(separator: ".")
  }

  private static let latin: [Character: Character] = [
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
    "х": "x", "і": "i",
  ]
}

extension WrittenAddress {
  /// What is told of an address that can be linked to.
  package static func faults(of written: String, at range: SourceRange) -> [Diagnostic] {
    if let meant = behindFirstScheme(written) { return [.schemeTwice(written, meant: meant, at: range)] }
    if isOfOwnNetwork(written) { return [.ownNetwork(at: range)] }
    if let target = behindRedirect(written) { return [.redirect(written, to: target, at: range)] }
    if isOfOwnAccount(written) { return [.ownAccount(at: range)] }
    return untracked(written).map { [.tracked(written, $0, at: range)] } ?? []
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

extension Diagnostic {
  /// - Parameter fields: What to write in place of the field, where a name alone may not stand in it.
  package static func ownComputer(_ written: String, as fields: String? = nil, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "own-computer", "This is a file on your own computer, which nobody else can open.", at: range,
      help: "Save it beside this text in the Content folder, and write "
        + (fields.map { "`\($0)` in place of this." }
          ?? "the name of its file: `\(WrittenAddress.fileName(of: written))`."))
  }

  fileprivate static func schemeTwice(_ written: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "scheme-twice", "`https://` begins this address twice, so that it leads nowhere.", severity: .warning, at: range,
      help: "Keep one of them.", suggestion: meant)
  }

  fileprivate static func ownNetwork(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "own-computer", "Only your own computer, or those of your office, can open this address.", severity: .warning,
      at: range, help: "Write the address under which readers find it; or save it as a file of this site.")
  }

  fileprivate static func ownAccount(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "own-computer", "This leads into somebody's own letters, which open for nobody else.",
      severity: .warning, at: range,
      help: "Save what is meant as a file of this site, or write the address of a page that everybody can open.")
  }

  /// - Parameter meant: Where it leads.
  fileprivate static func redirect(_ written: String, to meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "redirect-address", "This address leads by way of another site, which learns who follows it, and may end.",
      severity: .warning, at: range, help: "Write the address of the page itself.", suggestion: meant,
      insteadOf: written)
  }
}
