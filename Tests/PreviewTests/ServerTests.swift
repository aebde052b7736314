import Diagnostics
import Dispatch
import Glibc
import TestSupport
import Testing

@testable import Preview

/// The few files of a site that is made up.
final class MadeUpFiles: PreviewFiles {
  private let files: [String: String]

  init(_ files: [String: String] = [:]) { self.files = files }

  func contains(_ path: String) -> Bool { files[path] != nil }
  func bytes(of path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
}

/// A server on a port of its own over a few files, with a search.
private struct RunningServer: ~Copyable {
  let folder: TemporaryFolder
  let port: Int
  let context: ServerContext
  private let server: HTTPServer

  init(base: String = "/", hasSite: Bool = true) throws {
    let folder = TemporaryFolder()
    folder.write("index", to: "pagefind/a.pf")
    folder.write("secret", to: ".vitrine/manifest")
    folder.link("pagefind/out.html", to: "/etc/passwd")
    folder.link("pagefind/etc", to: "/etc")
    let socket = try ListeningSocket(host: "127.0.0.1", port: 0)
    let port = socket.port
    let pages = PreviewPages(
      searched: folder.path, hosts: HostCheck(host: "127.0.0.1", port: port), session: "s")
    var build = PreviewBuild(report: FramedReport(files: SourceFiles()) { _ in nil })
    if hasSite {
      build.files = MadeUpFiles([
        "index.html": "<body>home</body>", "a/index.html": "<body>ə</body>", "404.html": "<body>missing</body>",
        "assets/site.css": "a{}",
      ])
    }
    build.facts = .init(base: base, language: "en", sources: [:])
    _ = pages.take(build, of: .unknown)
    let context = ServerContext(firstEvent: { pages.event }, answer: { pages.answer($0) })
    guard let server = HTTPServer(socket, context) else { throw ListeningSocket.Fault.refused(reason: "no thread") }
    self.folder = folder
    self.port = port
    self.context = context
    self.server = server
  }

  var host: String { "127.0.0.1:\(port)" }

  func ask(_ path: String, method: String = "GET", host: String? = nil) -> RawClient.Answer {
    RawClient(port: port)?.ask(path, method: method, host: host ?? self.host) ?? .init(head: "", body: "")
  }
}

@Suite(.timeLimit(.minutes(2))) struct ServerTests {
  @Test("pages, files and folders are served, each as what it is")
  func serving() throws {
    let server = try RunningServer()
    let home = server.ask("/")
    #expect(home.status == 200)
    #expect(home.body == "<body>home<script src=\"/.vitrine/preview.js?build=s-1\"></script>\n</body>")
    #expect(home.head.contains("Content-Type: text/html; charset=utf-8"))
    #expect(home.head.contains("Cache-Control: no-store"))
    #expect(server.ask("/assets/site.css").body == "a{}")
    #expect(server.ask("/a").head.contains("Location: /a/"))
    #expect(server.ask("/a/").body.contains("ə"))
    #expect(server.ask("/a/?q=1").status == 200)
    let missing = server.ask("/nothing")
    #expect(missing.status == 404 && missing.body.contains("missing"))
    #expect(server.ask("/assets/").status == 404)
    #expect(server.ask("/pagefind/a.pf").body == "index")
    #expect(server.ask("/.vitrine/preview.js").body.contains("EventSource"))
    #expect(server.ask("/.vitrine/preview.css").head.contains("text/css"))
    #expect(server.ask("/.vitrine/state.json?page=/a/").body.contains(#""build":"s-1""#))
  }

  @Test("HEAD tells what GET would, without the body")
  func head() throws {
    let server = try RunningServer()
    let client = try #require(RawClient(port: server.port))
    for path in ["/", "/assets/site.css", "/nothing", "/.vitrine/events"] {
      let answer = client.ask(path, method: "HEAD", host: server.host)
      #expect(answer.status == (path == "/nothing" ? 404 : 200), "\(path)")
      #expect(answer.body.isEmpty, "\(path)")
    }
  }

  @Test(
    "nothing outside the site is served",
    arguments: [
      "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/a/../../etc/passwd",
      "/.vitrine/manifest", "/%2evitrine/manifest", "/.vitrine/../.vitrine/manifest", "/etc/passwd",
      "/pagefind/out.html", "/pagefind/etc/passwd", "/pagefind/../.vitrine/manifest", "//etc/passwd",
      "/index.html%00.css", "/a%5c..%5c..%5cetc%5cpasswd", "/etc/",
      "/\(String(repeating: "a/", count: 3_000))",
      "/\(String(repeating: "a", count: 60_000))",
    ])
  func traversal(_ path: String) throws {
    let server = try RunningServer()
    let answer = server.ask(path)
    #expect(answer.status >= 400, "\(path.prefix(80))")
    #expect(!answer.body.contains("root:") && !answer.body.contains("secret"))
  }

  @Test("whoever calls the preview by another name, or wants to change something, is refused")
  func refused() throws {
    let server = try RunningServer()
    #expect(server.ask("/", host: "evil.test:\(server.port)").status == 403)
    #expect(server.ask("/.vitrine/state.json", host: "evil.test").status == 403)
    #expect(server.ask("/", host: "localhost:\(server.port)").status == 200)
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "NONSENSE"] {
      let answer = server.ask("/", method: method)
      #expect(answer.status == 405 && answer.head.contains("Allow: GET, HEAD"), "\(method)")
    }
    let client = try #require(RawClient(port: server.port))
    client.send("GET / HTTP/1.0\r\n\r\n")
    #expect(client.receive().contains(" 403 "))
  }

  @Test("a site below a path is served there, and the root leads to it")
  func base() throws {
    let server = try RunningServer(base: "/reports/")
    #expect(server.ask("/").head.contains("Location: /reports/"))
    #expect(server.ask("/reports").head.contains("Location: /reports/"))
    #expect(server.ask("/reports/a").head.contains("Location: /reports/a/"))
    #expect(server.ask("/reports/a/").status == 200)
    #expect(server.ask("/a/").status == 404)
  }

  @Test("before there is a site, every page says so")
  func beforeFirst() throws {
    let server = try RunningServer(hasSite: false)
    let answer = server.ask("/a/")
    #expect(answer.status == 503 && answer.body.contains("could not be built") && answer.body.contains("preview.js"))
  }

  @Test("clients that begin and never end, or send nonsense, keep nobody else waiting")
  func halfOpen() throws {
    let server = try RunningServer()
    let slow = (0..<300).compactMap { _ in RawClient(port: server.port) }
    for (number, client) in slow.enumerated() {
      let starts = ["GET / HT", "GET / HTTP/1.1\r\nHost: ", "", "\u{0}\u{1}\r\n\r\n", "GET /\r\n\r\n", "\r\n\r\n\r\n"]
      client.send(starts[number % starts.count])
    }
    #expect(server.ask("/").status == 200)
    _ = consume slow
    #expect(server.ask("/").status == 200)
  }

  @Test("a client that does not say in time what it wants loses its connection, others keep theirs")
  func slow() {
    var pairs: [[CInt]] = []
    for _ in 0..<2 {
      var pair: [CInt] = [-1, -1]
      socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair)
      pairs.append(pair)
    }
    let connections = Connections()
    connections.isAwaited(pairs[0][0], since: 0)
    connections.isAwaited(pairs[1][0], since: 15)
    connections.dropSlow(at: 21)
    var byte: UInt8 = 0
    let wait = CInt(MSG_DONTWAIT)
    #expect(recv(pairs[0][1], &byte, 1, wait) == 0)
    #expect(recv(pairs[1][1], &byte, 1, wait) == -1)
    for end in pairs.joined() { close(end) }
  }

  @Test("events reach every page, and pages that have gone are forgotten")
  func events() throws {
    let server = try RunningServer()
    let clients = (0..<40).compactMap { _ in RawClient(port: server.port) }
    for client in clients {
      client.send("GET /.vitrine/events HTTP/1.1\r\nHost: \(server.host)\r\n\r\n")
      #expect(client.receive(until: "\n\n").contains(#""build":"s-1""#))
    }
    server.context.streams.send("event: x\ndata: 1\n\n")
    for client in clients { #expect(client.receive(until: "\n\n").contains("event: x")) }
    #expect(server.context.streams.count == 40)
    _ = consume clients
    for _ in 0..<100 where server.context.streams.count > 0 {
      server.context.streams.sendSignOfLife()
      usleep(20_000)
    }
    #expect(server.context.streams.count == 0)
  }

  @Test("a server with pages that listen ends at once")
  func ending() throws {
    let server = try RunningServer()
    let client = try #require(RawClient(port: server.port))
    client.send("GET /.vitrine/events HTTP/1.1\r\nHost: \(server.host)\r\n\r\n")
    _ = client.receive(until: "\n\n")
    _ = consume server
    while true {
      let text = client.receive()
      if text.isEmpty { break }
    }
  }

  @Test("of two that want the same port, the second is told so")
  func taken() throws {
    let first = try ListeningSocket(host: "127.0.0.1", port: 0)
    #expect(throws: ListeningSocket.Fault.isTaken) { _ = try ListeningSocket(host: "127.0.0.1", port: first.port) }
    #expect(throws: ListeningSocket.Fault.self) { _ = try ListeningSocket(host: "no.such.host.invalid", port: 0) }
    #expect(throws: ListeningSocket.Fault.self) { _ = try ListeningSocket(host: "192.0.2.1", port: 0) }
  }
}
