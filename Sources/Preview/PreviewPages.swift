internal import Content
internal import Synchronization

/// Answers what browsers ask for: the site's files, and the preview's own.
final class PreviewPages: Sendable {
  private static let largestPage = 100_000_000
  private static let notFound = "404.html"

  private let folder: String
  private let hosts: HostCheck
  private let state: Mutex<PreviewState>

  /// - Parameter folder: The one into which the site is built.
  init(folder: String, hosts: HostCheck, session: String) {
    self.folder = folder
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
    let (base, hasSite) = state.withLock { ($0.facts.base, $0.hasSite) }
    switch SiteAddress(request.path, base: base) {
    case .own(let name): return own(name, request)
    case .refused: return .plain(400, "This is no address of a site.")
    case _ where !hasSite: return beforeFirstSite()
    case .aboveBase: return .redirect(to: base)
    case .inside(let path): return inside(path, request, base: base)
    case .nowhere: return missing()
    }
  }

  static func isAllowed(method: String) -> Bool { method == "GET" || method == "HEAD" }

  // MARK: The site's files

  private func inside(_ path: String, _ request: HTTPRequest, base: String) -> HTTPAnswer {
    guard let root = try? Folder(folder) else { return missing() }
    let isFolder = path.isEmpty || path.hasSuffix("/")
    if path.isEmpty, !request.path.hasSuffix("/") { return .redirect(to: base) }
    if let file = ServedFile(isFolder ? path + "index.html" : path, in: root) {
      return Self.isPage(path) || isFolder ? page(file, status: 200) : Self.plainFile(file, path)
    }
    if !isFolder, ServedFile(path + "/index.html", in: root) != nil { return .redirect(to: request.path + "/") }
    return missing()
  }

  private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") || path.hasSuffix(".htm") }

  private static func plainFile(_ file: consuming ServedFile, _ path: String) -> HTTPAnswer {
    HTTPAnswer(status: 200, headers: [("Content-Type", ContentType.of(path))], body: .file(file))
  }

  private func missing() -> HTTPAnswer {
    guard let root = try? Folder(folder), let file = ServedFile(Self.notFound, in: root) else {
      return .plain(404, "There is no such page.")
    }
    return page(file, status: 404)
  }

  private func page(_ file: consuming ServedFile, status: Int) -> HTTPAnswer {
    // The name of the build comes first: a page that is replaced meanwhile is then loaded once too often, not kept.
    let build = state.withLock { $0.build }
    guard let bytes = try? file.read(limit: Self.largestPage) else { return .plain(404, "There is no such page.") }
    return Self.html(status, ScriptTag.laid(into: bytes, build: build))
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
