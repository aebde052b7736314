internal import Reporting

/// What an address of the site names.
enum PageName: Hashable, Sendable {
  case home
  case record(Reporting.Collection, slug: String)
  /// A collection's list; long ones have several pages, from 1.
  case list(Reporting.Collection, page: Int)
  case data
  case notFound
}

/// The addresses of the site: where each page is published, and in which file it lies.
struct Addresses: Sendable {
  /// Such as `https://example.org`, without a slash at the end.
  let origin: String
  /// What every address begins with: `/`, or `/reports/` for a site that is published under a path.
  let base: String
  private let languages: [String]

  init(baseURL: String, languages: [String]) {
    let start = baseURL.firstRange(of: "://")?.upperBound ?? baseURL.startIndex
    let slash = baseURL[start...].firstIndex(of: "/") ?? baseURL.endIndex
    origin = String(baseURL[..<slash])
    let path = baseURL[slash...].prefix { $0 != "?" && $0 != "#" }
    base = path.hasSuffix("/") ? String(path) : path + "/"
    self.languages = languages
  }

  /// The file below the output folder.
  func file(of page: PageName, in language: Int) -> String {
    page == .notFound ? folder(language) + "404.html" : path(of: page, in: language) + "index.html"
  }

  /// What a link to the page says, from the root of its host.
  func link(to page: PageName, in language: Int) -> String {
    base + percentEncoded(page == .notFound ? folder(language) + "404.html" : path(of: page, in: language))
  }

  /// The whole address, for canonical links and site maps.
  func absolute(_ page: PageName, in language: Int) -> String {
    origin + link(to: page, in: language)
  }

  /// A link to a file below the output folder.
  func link(toFile path: String) -> String {
    base + percentEncoded(path)
  }

  private func folder(_ language: Int) -> String {
    language == 0 ? "" : languages[language] + "/"
  }

  private func path(of page: PageName, in language: Int) -> String {
    let path =
      switch page {
      case .home, .notFound: ""
      case .record(let collection, let slug): "\(collection.rawValue)/\(slug)/"
      case .list(let collection, let page):
        page == 1 ? "\(collection.rawValue)/" : "\(collection.rawValue)/page/\(page)/"
      case .data: "data/"
      }
    return folder(language) + path
  }
}

/// The path with every byte that an address does not allow written as `%XX` (RFC 3986).
func percentEncoded(_ path: String) -> String {
  let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8
  guard path.utf8.contains(where: { !allowed.contains($0) }) else { return path }
  var encoded = ""
  for byte in path.utf8 {
    if allowed.contains(byte) {
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
  return encoded
}
