internal import Diagnostics
internal import Markup
internal import Reporting

/// What an author meant by an address in a text that names no file as it is written.
struct MeantAddress {
  /// The paths of records' files in the Content folder.
  private let files: [String: String]
  private let base: String
  private let languages: Set<String>

  /// - Parameter files: By the addresses of their pages, such as `projects/legal-aid`.
  init(files: [String: String], base: String, languages: [String]) {
    self.files = files
    self.base = base
    self.languages = Set(languages)
  }

  enum Meaning {
    /// Told with what to write.
    case fault(Diagnostic)
    /// A page of the site that is no record: `data`.
    case page(PageName)
  }

  /// - Parameters:
  ///   - link: Whose target is a file that does not exist.
  ///   - relative: A path in the Content folder, as texts of this folder write it.
  func meaning(of link: MarkdownLink, path: String, relative: (String) -> String) -> Meaning? {
    let written = link.written
    if WrittenAddress.isOfOwnComputer(written) { return .fault(.ownComputer(written, at: link.range)) }
    if Self.isHost(path) { return .fault(.noScheme(written, meant: "https://" + written, at: link.range)) }
    for scheme in ["https", "http"] where written.hasPrefix(scheme + "//") {
      let meant = scheme + "://" + written.dropFirst(scheme.count + 2)
      return .fault(.noScheme(written, meant: meant, at: link.range))
    }
    if Self.isLetterBox(path) { return .fault(.noScheme(written, meant: "mailto:" + written, at: link.range)) }
    if let digits = Self.phone(path) { return .fault(.noScheme(written, meant: "tel:" + digits, at: link.range)) }
    return page(path, of: link, relative) ?? nameOfPage(path, of: link, relative)
  }

  /// The file of a record as another program would call its page, `../projects/legal-aid.html`, or without an ending.
  private func nameOfPage(_ path: String, of link: MarkdownLink, _ relative: (String) -> String) -> Meaning? {
    var parts = path.split(separator: "/")
    while parts.first == ".." || parts.first == "." { parts.removeFirst() }
    let name = parts.joined(separator: "/")
    let stem = [".html", ".htm"].first { name.hasSuffix($0) }.map { name.dropLast($0.count) } ?? name[...]
    guard link.kind == .link, let file = files[String(stem)] else { return nil }
    let anchor = link.written.firstIndex(of: "#").map { link.written[$0...] } ?? ""
    return .fault(.deadLink(link.written, among: [], meant: relative(file) + anchor, at: link.range))
  }

  /// An address as it stands in the browser: `/az/projects/legal-aid/`.
  private func page(_ path: String, of link: MarkdownLink, _ relative: (String) -> String) -> Meaning? {
    guard path.hasPrefix("/") || path.hasSuffix("/") else { return nil }
    let inner = path.hasPrefix(base) ? path.dropFirst(base.count) : path[...]
    var parts = inner.split(separator: "/")
    if parts.last == "index.html" { parts.removeLast() }
    let isOfLanguage = parts.first.map { languages.contains(String($0)) } == true
    if isOfLanguage { parts.removeFirst() }
    while parts.first == ".." || parts.first == "." { parts.removeFirst() }
    let address = parts.joined(separator: "/")
    if let file = files[address] {
      let anchor = link.written.firstIndex(of: "#").map { link.written[$0...] } ?? ""
      return .fault(
        .addressOfBrowser(
          link.written, meant: relative(file) + anchor, isSure: !isOfLanguage && anchor.isEmpty, at: link.range))
    }
    switch address {
    case "data": return .page(.report(.data))
    case "method": return .page(.report(.method))
    case "quality": return .page(.report(.quality))
    default:
      guard let collection = Reporting.Collection(rawValue: address),
        files.keys.contains(where: { $0.hasPrefix(address + "/") })
      else { return nil }
      return .page(.list(collection, page: 1))
    }
  }

  /// Whether this begins with the name of a site: `www.e-qanun.az`, `gov.az/law`.
  private static func isHost(_ path: String) -> Bool {
    let host = path.prefix { $0 != "/" }.lowercased()
    guard !host.contains("@"), host.utf8.allSatisfy({ $0 > 0x20 }) else { return false }
    if host.hasPrefix("www.") { return host.count > 6 }
    guard let dot = host.lastIndex(of: "."), dot > host.startIndex else { return false }
    return domains.contains(String(host[host.index(after: dot)...]))
  }

  /// Endings of sites' names that are endings of no files.
  private static let domains: Set = [
    "az", "com", "org", "net", "int", "gov", "edu", "info", "eu", "uk", "de", "fr", "ru", "ge", "tr", "ua", "kz", "by",
    "am", "io",
  ]

  private static func isLetterBox(_ path: String) -> Bool {
    let parts = path.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !path.contains("/")
  }

  private static func phone(_ path: String) -> String? {
    let digits = path.filter(\.isNumber)
    let isNumber = path.allSatisfy { ($0.isASCII && $0.isNumber) || "+-() ".contains($0) }
    guard isNumber, path.first == "+" || digits.first == "0", (7...15).contains(digits.count) else { return nil }
    return (path.first == "+" ? "+" : "") + digits
  }
}
