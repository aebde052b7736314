internal import Content
internal import Synchronization

/// Answers what browsers ask for: the site's files, and the preview's own.
final class PreviewPages: Sendable {
  private static let notFound = "404.html"

  private let searched: String?
  private let hosts: HostCheck
  private let state: Mutex<PreviewState>

  /// - Parameter searched: The folder that holds what the search needs; `nil` where there is no search.
  init(searched: String?, hosts: HostCheck, session: String) {
    self.searched = searched
    self.hosts = hosts
    state = Mutex(PreviewState(session: session))
  }

  /// - Returns: What the pages are to be sent.
  func take(_ build: PreviewBuild, of changes: ChangedFiles) -> String {
    state.withLock { state in
      state.take(build, of: changes)
      return state.event
    }
  }

  /// The same of all files of what was built last.
  func takeRest(_ build: PreviewBuild) -> String {
    state.withLock { state in
      state.takeRest(build)
      return state.event
    }
  }

  var event: String { state.withLock { $0.event } }

  /// The address of the first page on the server.
  var base: String { state.withLock { $0.facts.base } }

  func answer(_ request: HTTPRequest) -> HTTPAnswer {
    guard hosts.allows(request.host) else {
      return .plain(403, "The preview answers to the address that it printed, and to no other name.")
    }
    guard Self.isAllowed(method: request.method) else {
      return .plain(405, "The preview only shows pages.", headers: [("Allow", "GET, HEAD")])
    }
    let (base, files) = state.withLock { ($0.facts.base, $0.files) }
    switch SiteAddress(request.path, base: base) {
    case .own(let name): return own(name, request)
    case .refused: return .plain(400, "This is no address of a site.")
    case _ where files == nil: return beforeFirstSite()
    case .aboveBase: return .redirect(to: base)
    case .inside(let path): return inside(path, of: files, request, base: base)
    case .nowhere: return missing(files)
    }
  }

  static func isAllowed(method: String) -> Bool { method == "GET" || method == "HEAD" }

  // MARK: The site's files

  private func inside(
    _ path: String, of files: (any PreviewFiles)?, _ request: HTTPRequest, base: String
  ) -> HTTPAnswer {
    let isFolder = path.isEmpty || path.hasSuffix("/")
    if path.isEmpty, !request.path.hasSuffix("/") { return .redirect(to: base) }
    // The name of the build comes first: a page that is replaced meanwhile is then loaded once too often, not kept.
    let build = state.withLock { $0.build }
    if let bytes = files?.bytes(of: isFolder ? path + "index.html" : path) {
      return isFolder || Self.isPage(path)
        ? Self.page(bytes, build: build, status: 200) : Self.plain(.bytes(bytes), path)
    }
    if let file = ofSearch(path) { return Self.plain(.file(file), path) }
    if !isFolder, files?.contains(path + "/index.html") == true { return .redirect(to: request.path + "/") }
    return missing(files)
  }

  private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") || path.hasSuffix(".htm") }

  private static func plain(_ body: consuming HTTPAnswer.Body, _ path: String) -> HTTPAnswer {
    HTTPAnswer(status: 200, headers: [("Content-Type", ContentType.of(path))], body: body)
  }

  /// The index is made of all pages at once, and lies beside them.
  private func ofSearch(_ path: String) -> ServedFile? {
    guard let searched, path.hasPrefix("pagefind/"), let root = try? Folder(searched) else { return nil }
    return ServedFile(path, in: root)
  }

  private func missing(_ files: (any PreviewFiles)?) -> HTTPAnswer {
    let build = state.withLock { $0.build }
    guard let bytes = files?.bytes(of: Self.notFound) else { return .plain(404, "There is no such page.") }
    return Self.page(bytes, build: build, status: 404)
  }

  private static func page(_ bytes: [UInt8], build: String, status: Int) -> HTTPAnswer {
    html(status, ScriptTag.laid(into: bytes, build: build))
  }

  private static func html(_ status: Int, _ bytes: [UInt8]) -> HTTPAnswer {
    HTTPAnswer(status: status, headers: [("Content-Type", ContentType.of("page.html"))], body: .bytes(bytes))
  }

  private func beforeFirstSite() -> HTTPAnswer {
    let (build, words) = state.withLock { ($0.build, PreviewWords.words($0.language)) }
    let page = """
      <!doctype html>
      <html lang="\(words.language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(words["not_built"])</title>
      <link rel="stylesheet" href="\(SiteAddress.ownFolder)waiting.css">
      </head>
      <body>
      <h1>\(words["not_built"])</h1>
      <p>\(words["no_site"])</p>
      </body>
      </html>

      """
    return Self.html(503, ScriptTag.laid(into: Array(page.utf8), build: build))
  }

  // MARK: The preview's own

  private func own(_ name: String, _ request: HTTPRequest) -> HTTPAnswer {
    switch name {
    case "events":
      HTTPAnswer(status: 200, headers: [("Content-Type", "text/event-stream")], body: .events)
    case "state.json":
      Self.own(name, Array(json(of: request.page).utf8))
    case ScriptTag.script: Self.own(name, PackageResources.preview_js)
    case "preview.css": Self.own(name, PackageResources.preview_css)
    case "waiting.css": Self.own(name, PackageResources.waiting_css)
    default: .plain(404, "The preview has no such file.")
    }
  }

  private static func own(_ name: String, _ bytes: [UInt8]) -> HTTPAnswer {
    HTTPAnswer(status: 200, headers: [("Content-Type", ContentType.of(name))], body: .bytes(bytes))
  }

  /// - Parameter page: The path of the page that asks, as its address has it.
  private func json(of page: String?) -> String {
    state.withLock { state in
      guard let page = page, case .inside(let path) = SiteAddress(page, base: state.facts.base)
      else { return state.json(page: nil) }
      return state.json(page: path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path)
    }
  }
}
