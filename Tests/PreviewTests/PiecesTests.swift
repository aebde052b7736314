import Diagnostics
import Testing

@testable import Preview

@Suite struct ContentTypeTests {
  @Test(
    "browsers are told what a file is by the end of its name",
    arguments: [
      ("index.html", "text/html; charset=utf-8"), ("a/site.1f.css", "text/css; charset=utf-8"),
      ("x.js", "text/javascript; charset=utf-8"), ("x.json", "application/json; charset=utf-8"),
      ("x.svg", "image/svg+xml; charset=utf-8"), ("sitemap.xml", "application/xml; charset=utf-8"),
      ("x.csv", "text/csv; charset=utf-8"), ("x.TXT", "text/plain; charset=utf-8"), ("x.png", "image/png"),
      ("x.jpg", "image/jpeg"), ("x.webp", "image/webp"), ("x.avif", "image/avif"), ("x.woff2", "font/woff2"),
      ("x.pdf", "application/pdf"), ("event.ics", "text/calendar; charset=utf-8"), ("x.wasm", "application/wasm"),
      ("a.b/none", "application/octet-stream"), ("x.", "application/octet-stream"),
      ("x.unheard-of", "application/octet-stream"), ("", "application/octet-stream"),
    ])
  func type(_ path: String, expected: String) {
    #expect(ContentType.of(path) == expected)
  }
}

@Suite struct ScriptTagTests {
  private static let tag = "<script src=\"/.vitrine/preview.js?build=s-1\"></script>\n"

  @Test(
    "the tag stands at the end of the body, and all else as it was",
    arguments: [
      ("<body>x</body></html>", "<body>x", "</body></html>"), ("<BODY>x</BODY >", "<BODY>x", "</BODY >"),
      ("<p></body> in a text</p></body>", "<p></body> in a text</p>", "</body>"), ("no body", "no body", ""),
      ("", "", ""), ("</bod", "</bod", ""), ("</body", "", "</body"), ("ə</body>", "ə", "</body>"),
    ])
  func tag(_ page: String, before: String, after: String) {
    #expect(
      String(decoding: ScriptTag.laid(into: Array(page.utf8), build: "s-1"), as: UTF8.self) == before + Self.tag + after
    )
  }
}

@Suite struct BurstTests {
  /// When each change comes, and when the burst is over: 0.05 s after the last, or 1 s after the first.
  @Test(
    "what comes close together ends together",
    arguments: [
      ([0.0], 0.05), ([0.0, 0.04, 0.08], 0.13), ([1.0, 1.01], 1.06),
      (Array(stride(from: 0.0, through: 2.0, by: 0.04)), 1.0),
    ])
  func end(_ changes: [Double], expected: Double) throws {
    var burst = Burst()
    #expect(burst.end == nil)
    for change in changes { burst.note(at: change) }
    #expect(abs(try #require(burst.end) - expected) < 1e-9)
    let early = burst.hasEnded(at: expected - 0.001)
    let inTime = burst.hasEnded(at: expected + 0.001)
    #expect(!early && inTime && burst.end == nil)
  }
}

@Suite struct ChangedFilesTests {
  @Test(
    "the look alone has changed where every file is a style sheet",
    arguments: [
      (["Content/theme/assets/css/a.css"], true), (["Themes/x/assets/css/a.css", "Content/theme/b.css"], true),
      (["Content/theme/a.css", "Content/pages/a.md"], false), ([], false),
    ])
  func styles(_ paths: [String], isOfStylesAlone: Bool) {
    #expect(ChangedFiles(paths).isOfStylesAlone == isOfStylesAlone)
  }

  @Test("nothing is known to be a style sheet once changes may have been missed")
  func unknown() {
    var changes = ChangedFiles(["a.css"])
    changes.add(.unknown)
    #expect(!changes.isOfStylesAlone && !changes.isEmpty)
  }
}

@Suite struct NetworkDriveTests {
  private static let mounts = """
    overlay / overlay rw 0 0
    server:/home /home/a nfs4 rw 0 0
    //server/share /mnt/my\\040drive cifs rw 0 0
    sshfs#x /mnt/far fuse.sshfs rw 0 0
    tmpfs /home/a/local tmpfs rw 0 0
    """

  @Test(
    "a path lies on the drive that is mounted nearest above it",
    arguments: [
      ("/srv/site", "overlay", false), ("/home/a/site", "nfs4", true), ("/home/ab/site", "overlay", false),
      ("/home/a", "nfs4", true), ("/home/a/local/site", "tmpfs", false), ("/mnt/my drive/site", "cifs", true),
      ("/mnt/far/site", "fuse.sshfs", true),
    ])
  func kind(_ path: String, kind: String, isOnNetwork: Bool) {
    #expect(NetworkDrive.kind(of: path, mounts: Self.mounts) == kind)
    #expect(NetworkDrive.isOnNetwork(kind) == isOnNetwork)
  }
}

@Suite struct PreviewWordsTests {
  @Test("every language has the same words")
  func keys() {
    let keys = PreviewWords.english.keys
    for words in PreviewWords.all { #expect(words.keys == keys, "\(words.language)") }
    #expect(PreviewWords.words("ka").language == "en")
  }
}

@Suite struct PreviewStateTests {
  private static func build(_ files: MadeUpFiles?, isWhole: Bool = true, _ diagnostics: [Diagnostic] = [])
    -> PreviewBuild
  {
    var names = SourceFiles()
    _ = names.add("Content/a.md")
    var build = PreviewBuild(report: FramedReport(files: names) { _ in Array("<b>: 1\n".utf8) })
    build.diagnostics = diagnostics
    build.files = files
    if !isWhole { build.rest = { [build] in build } }
    build.facts = .init(
      base: "/", language: "az",
      sources: ["a/index.html": .init(file: "Content/a.md", standing: .waiting(day: "2030-01-01"))])
    return build
  }

  @Test("pages are loaded anew for another site, and for nothing else")
  func builds() {
    var state = PreviewState(session: "s")
    #expect(state.build == "s-0")
    state.take(Self.build(nil), of: .unknown)
    #expect(state.build == "s-0" && !state.hasSite)
    let first = MadeUpFiles()
    state.take(Self.build(first, isWhole: false), of: .unknown)
    #expect(state.build == "s-1" && state.hasSite)
    state.takeRest(Self.build(first))
    state.take(Self.build(nil), of: .unknown)
    #expect(state.build == "s-1" && state.files === first)
    #expect(state.event.contains(#""styles":false"#))
    state.take(Self.build(MadeUpFiles()), of: ChangedFiles(["a.css"]))
    #expect(
      state.event == "event: state\ndata: {\"build\":\"s-2\",\"former\":\"s-1\",\"styles\":true,\"serial\":5}\n\n")
  }

  @Test("where the rest of a site is wrong, the last good one is shown again, or none")
  func refuted() {
    var state = PreviewState(session: "s")
    state.take(Self.build(MadeUpFiles(), isWhole: false), of: .unknown)
    state.takeRest(Self.build(nil))
    #expect(!state.hasSite && state.build == "s-1")
    let good = MadeUpFiles()
    state.take(Self.build(good), of: .unknown)
    state.take(Self.build(MadeUpFiles(), isWhole: false), of: .unknown)
    #expect(state.build == "s-3")
    // A reading that cannot be shown refutes nothing that was read before.
    state.take(Self.build(nil, isWhole: false), of: .unknown)
    state.takeRest(Self.build(nil))
    #expect(state.build == "s-3" && state.files !== good)
    state.take(Self.build(MadeUpFiles(), isWhole: false), of: .unknown)
    state.takeRest(Self.build(nil))
    #expect(state.build == "s-5" && state.files === good)
  }

  @Test("a page is told its record, its words, and what is wrong with places and frames")
  func json() {
    var state = PreviewState(session: "s")
    let range = SourceRange(file: SourceFile(index: 0), line: 1, column: 2, length: 1)
    let fault = Diagnostic("odd", "`<b>` is \"odd\".", at: range, suggestion: "b")
    state.take(Self.build(nil, [fault]), of: .unknown)
    let text = state.json(page: "a/index.html")
    #expect(text.contains(#""page":{"file":"Content/a.md","standing":"waiting","day":"2030-01-01"}"#))
    #expect(text.contains(#""language":"az""#) && text.contains("Xətalar"))
    #expect(text.contains(#""error_count":1,"warning_count":0"#))
    #expect(text.contains(#""message":"`<b>` is \"odd\".","file":"Content/a.md","line":1,"column":2"#))
    #expect(text.contains(#""frame":{"line":1,"text":"<b>: 1","carets":" ^"}"#))
    #expect(state.json(page: "other").contains(#""page":null"#))
  }
}
