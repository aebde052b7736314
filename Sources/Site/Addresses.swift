internal import Diagnostics
internal import Reporting

/// What an address of the site names.
enum PageName: Hashable, Sendable {
  case home
  case record(Reporting.Collection, slug: String)
  /// A collection's list; long ones have several pages, from 1.
  case list(Reporting.Collection, page: Int)
  /// The commitments of a plan that have something in common; long lists have several pages, from 1.
  case planGroup(plan: String, Grouping, key: String, page: Int)
  /// The commitments of a plan in an order; the first page by number is the plan's own.
  case planOrder(plan: String, CommitmentOrder, page: Int)
  case report(ReportPage)
  case search
  /// The records that bear a tag; long lists have several pages, from 1.
  case tag(String, page: Int)
  /// A list that is too long for the page that it belongs to; from 1.
  case part(PartList, page: Int)
  /// What stands at the address of a record that has expired.
  case takenDown(Reporting.Collection, slug: String)
  case notFound

  /// The page of a record. `pages/home.md` is that of the site's first page.
  static func page(of collection: Reporting.Collection, slug: String) -> PageName {
    collection == .pages && slug == Page.slugOfHome ? .home : .record(collection, slug: slug)
  }
}

/// The addresses of the site: where each page is published, and in which file it lies.
struct Addresses: Sendable {
  /// Such as `https://example.org`, without a slash at the end.
  let origin: String
  /// The origin without `https://`.
  let host: String
  /// What every address begins with: `/`, or `/reports/` for a site that is published under a path.
  let base: String
  /// The host in small letters, without `www.`.
  private let bareHost: String?
  private let languages: [String]
  private let slugs: LocalSlugs

  init(baseURL: String, languages: [String], slugs: LocalSlugs = LocalSlugs()) {
    self.slugs = slugs
    let start = baseURL.firstRange(of: "://")?.upperBound ?? baseURL.startIndex
    let slash = baseURL[start...].firstIndex(of: "/") ?? baseURL.endIndex
    origin = String(baseURL[..<slash])
    host = String(baseURL[start..<slash])
    bareHost = WrittenAddress.host(of: baseURL).map(Self.bare)
    let path = baseURL[slash...].prefix { $0 != "?" && $0 != "#" }
    base = path.hasSuffix("/") ? String(path) : path + "/"
    self.languages = languages
  }

  /// What stands behind the host in an address of this site, be it with `www.` or `http://`; `nil` for one elsewhere.
  func path(ofOwn written: String) -> Substring? {
    guard let host = WrittenAddress.host(of: written), Self.bare(host) == bareHost else { return nil }
    let path = written.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst("://".utf8.count).drop {
      !"/?#".utf8.contains($0)
    }
    return Substring(path).hasPrefix(base) ? Substring(path) : nil
  }

  private static func bare(_ host: String) -> String {
    let host = host.lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst("www.".count)) : host
  }

  /// The file below the output folder.
  func file(of page: PageName, in language: Int) -> String {
    page == .notFound ? folder(language) + "404.html" : path(of: page, in: language) + "index.html"
  }

  /// The file of a chart, beside the page of its record.
  ///
  /// - Parameter ending: Of its form.
  func chartFile(_ part: ShownPart, of page: PageName, in language: Int, ending: String = "svg") -> String {
    path(of: page, in: language) + part.name + "." + ending
  }

  /// The file of an event for calendars, beside its page.
  func calendarFile(of slug: String, in language: Int) -> String {
    path(of: .record(.events, slug: slug), in: language) + "event.ics"
  }

  /// The file of what a page's followers take into their calendars, beside the page.
  func calendarFile(of page: PageName, in language: Int) -> String { path(of: page, in: language) + "calendar.ics" }

  /// The file of a record as data, and that of its rows in a table; both speak no language.
  func recordFile(_ collection: Reporting.Collection, slug: String) -> String {
    path(of: .record(collection, slug: slug), in: 0) + "index.json"
  }

  func rowsFile(_ collection: Reporting.Collection, slug: String) -> String {
    path(of: .record(collection, slug: slug), in: 0) + "data.csv"
  }

  /// The file of a page's feed, beside the page.
  func feed(of page: PageName, _ form: FeedForm, archive: Int?, in language: Int) -> String {
    path(of: page, in: language) + form.file(archive: archive)
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

  /// The file of the picture that stands for a page where it is shared.
  ///
  /// - Parameter ending: Of its form.
  func card(of page: PageName, in language: Int, ending: String) -> String {
    path(of: page, in: language) + "card." + ending
  }

  /// The file of what other sites show within a page of theirs, and of what tells programs of it.
  func embedding(_ part: ShownPart, of page: PageName, in language: Int) -> String {
    path(of: page, in: language) + part.folder + "index.html"
  }

  func oEmbed(_ part: ShownPart, of page: PageName, in language: Int) -> String {
    path(of: page, in: language) + part.folder + "oembed.json"
  }

  /// A page or file by its path: what a link to it says, and the file below the output folder.
  func link(toPath path: String, in language: Int) -> (file: String, link: String) {
    guard path.isEmpty || path.hasSuffix("/") else { return (path, link(toFile: path)) }
    let isHome = path.split(separator: "/") == ["pages", Page.slugOfHome[...]]
    let path = folder(language) + (isHome ? "" : localised(path, language))
    return (path + "index.html", link(toFile: path))
  }

  /// The path with the slug of the language, where a record is named.
  private func localised(_ path: String, _ language: Int) -> String {
    let parts = path.split(separator: "/", maxSplits: 2)
    guard parts.count > 1, let collection = Reporting.Collection(rawValue: String(parts[0])) else { return path }
    let slug = slugs.slug(of: String(parts[1]), collection, in: language)
    return "\(collection.rawValue)/\(slug)/" + (parts.count > 2 ? parts[2] : "")
  }

  /// Where a translation gave the address of its page.
  func place(of page: PageName, in language: Int) -> SourceRange? {
    guard case .record(let collection, let slug) = page else { return nil }
    return slugs.place(of: slug, collection, in: language)
  }

  private func folder(_ language: Int) -> String {
    language == 0 ? "" : languages[language] + "/"
  }

  private func path(of page: PageName, in language: Int) -> String {
    func local(_ slug: String, _ collection: Reporting.Collection) -> String {
      slugs.slug(of: slug, collection, in: language)
    }
    let path =
      switch page {
      case .home, .notFound, .record(.pages, slug: Page.slugOfHome), .takenDown(.pages, slug: Page.slugOfHome): ""
      case .record(let collection, let slug), .takenDown(let collection, let slug):
        "\(collection.rawValue)/\(local(slug, collection))/"
      case .list(let collection, let page):
        "\(collection.rawValue)/" + further(page)
      case .planGroup(let plan, let grouping, let key, let page):
        "plans/\(local(plan, .plans))/\(grouping.rawValue)/\(key)/" + further(page)
      case .planOrder(let plan, .number, let page): "plans/\(local(plan, .plans))/" + further(page)
      case .planOrder(let plan, let order, let page):
        "plans/\(local(plan, .plans))/sorted/\(order.rawValue)/" + further(page)
      case .report(let page): page.rawValue + "/"
      case .tag(let key, let page): "tags/\(key)/" + further(page)
      case .part(let list, let page): part(list) + further(page)
      case .search: "search/"
      }
    return folder(language) + path

    func part(_ list: PartList) -> String {
      switch list {
      case .related(let collection, let slug, let relation):
        "\(collection.rawValue)/\(local(slug, collection))/\(relation.rawValue)/"
      case .groups(let plan, let grouping): "plans/\(local(plan, .plans))/\(grouping.rawValue)/"
      case .tags: "\(ReportPage.tags.rawValue)/"
      case .institutions(let timeliness): "\(ReportPage.overdue.rawValue)/\(timeliness.rawValue)/"
      case .overdue(let timeliness, let institution):
        "\(ReportPage.overdue.rawValue)/\(timeliness.rawValue)/" + (institution ?? Self.nobody) + "/"
      case .quality(let collection, let check):
        "\(ReportPage.quality.rawValue)/\(collection.rawValue)/\(check)/"
      }
    }
  }

  /// Stands in addresses where no institution is named. No slug begins so.
  private static let nobody = "-"

  private func further(_ page: Int) -> String { page == 1 ? "" : "page/\(page)/" }
}

/// The path with every byte that an address does not allow written as `%XX` (RFC 3986).
func percentEncoded(_ path: String) -> String {
  let written = path.utf8.span
  guard written.indices.contains(where: { !written[$0].standsInPath }) else { return path }
  let digits = Array("0123456789ABCDEF".utf8)
  var encoded: [UInt8] = []
  for byte in path.utf8 {
    encoded += byte.standsInPath ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
  return String(decoding: encoded, as: UTF8.self)
}

extension UInt8 {
  /// Whether the path of an address holds it as it is.
  fileprivate var standsInPath: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
