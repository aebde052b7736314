import Testing

@testable import Preview

@Suite struct SiteAddressTests {
  @Test(
    "a path leads into the site, to the preview's own files, or nowhere",
    arguments: [
      ("/", "/", SiteAddress.inside(path: "")), ("/a/", "/", .inside(path: "a/")),
      ("/a/b.css", "/", .inside(path: "a/b.css")), ("/%C9%99.html", "/", .inside(path: "ə.html")),
      ("/a%20b/", "/", .inside(path: "a b/")), ("/a+b", "/", .inside(path: "a+b")),
      ("/reports/", "/reports/", .inside(path: "")), ("/reports", "/reports/", .inside(path: "")),
      ("/reports/a/", "/reports/", .inside(path: "a/")), ("/", "/reports/", .aboveBase),
      ("/reportsx", "/reports/", .nowhere), ("/other/", "/reports/", .nowhere),
      ("/b%20c/x", "/b%20c/", .inside(path: "x")),
      ("/.vitrine/events", "/", .own("events")), ("/.vitrine/events", "/reports/", .own("events")),
      ("/%2evitrine/manifest", "/", .own("manifest")),
      ("/reports/.vitrine/manifest", "/reports/", .nowhere),
      ("/a//b", "/", .nowhere), ("//", "/", .nowhere), ("/\(String(repeating: "n", count: 256))", "/", .nowhere),
      ("", "/", .refused), ("*", "/", .refused), ("http://127.0.0.1/", "/", .refused),
      ("/..", "/", .refused), ("/a/../b", "/", .refused), ("/%2e%2e/etc/passwd", "/", .refused),
      ("/.%2E/x", "/", .refused), ("/./x", "/", .refused), ("/.vitrine/../x", "/", .refused),
      ("/..%2fx", "/", .refused), ("/a%2Fb", "/", .refused), ("/a%00", "/", .refused), ("/a%0a", "/", .refused),
      ("/a%7F", "/", .refused), ("/a\\b", "/", .refused), ("/a%5c..%5cb", "/", .refused), ("/%", "/", .refused),
      ("/%4", "/", .refused), ("/%zz", "/", .refused), ("/%+1", "/", .refused), ("/%ff", "/", .refused),
      ("/%c0%ae%c0%ae/", "/", .refused),
    ])
  func path(_ path: String, base: String, expected: SiteAddress) {
    #expect(SiteAddress(path, base: base) == expected)
  }
}

@Suite struct HostCheckTests {
  @Test(
    "a browser may call the preview by the names of this machine and the one that was asked for, with the port",
    arguments: [
      ("localhost:8000", true), ("LOCALHOST:8000", true), ("127.0.0.1:8000", true), ("[::1]:8000", true),
      ("desk.lan:8000", true), ("desk.lan:8001", false), ("desk.lan", false), ("evil.test:8000", false),
      ("localhost.evil.test:8000", false), ("127.0.0.1.evil.test:8000", false), ("localhost", false),
      ("localhost:", false), (":8000", false), ("", false), ("localhost:80000", false), ("localhost:8000:8000", false),
      ("user@localhost:8000", false), ("[::1]", false), ("10.0.0.7:8000", false), ("localhost: 8000", false),
    ])
  func named(_ host: String, isAllowed: Bool) {
    #expect(HostCheck(host: "desk.lan", port: 8000).allows(host) == isAllowed)
  }

  @Test(
    "where all addresses of the machine were asked for, each number is one, and no name",
    arguments: [
      ("10.0.0.7:8000", true), ("[fe80::1]:8000", true), ("evil.test:8000", false), ("1.2.3.evil:8000", false),
      ("1.2.3.4.5:8000", false), ("256.1.1.1:8000", false), ("[evil]:8000", false), ("localhost:8000", true),
    ])
  func numbers(_ host: String, isAllowed: Bool) {
    #expect(HostCheck(host: "0.0.0.0", port: 8000).allows(host) == isAllowed)
  }

  @Test("a browser leaves out port 80, and a request without a name is refused")
  func withoutPort() {
    #expect(HostCheck(host: "127.0.0.1", port: 80).allows("localhost"))
    #expect(HostCheck(host: "127.0.0.1", port: 80).allows("[::1]"))
    #expect(!HostCheck(host: "127.0.0.1", port: 8000).allows(nil))
    #expect(HostCheck(host: "::1", port: 8000).allows("[::1]:8000"))
  }
}
