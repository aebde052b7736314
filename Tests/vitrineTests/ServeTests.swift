import Foundation
import Glibc
import Publishing
import TestSupport
import Testing

@testable import vitrine

/// `vitrine serve` as a process of its own.
@Suite(.timeLimit(.minutes(2))) struct ServeTests {
  private let site = SmallSite()
  private let temporary = TemporaryFolder()

  private func start(_ options: String...) throws -> ServedSite {
    try ServedSite(site.folder.path, options, temporary: temporary)
  }

  private var folders: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: temporary.path))?.filter { $0 != "said" } ?? []
  }

  private func write(_ title: String, _ more: String = "") {
    site.folder.write("---\ntitle: \(title)\nplan: p\n\(more)---\nText.\n", to: "Content/commitments/c.md")
  }

  @Test("an edit reaches the page, a mistake is told and the last good site stays, and mended it goes on")
  func editing() throws {
    let preview = try start()
    defer { preview.program.kill() }
    let events = try #require(preview.events())
    #expect(preview.ask("/commitments/c/").body.contains("<h1>Promise</h1>"))
    #expect(preview.state().contains(#""page":{"file":"Content/commitments/c.md"}"#))

    write("Another promise")
    #expect(events.hears(#"-2","former""#))
    #expect(preview.ask("/commitments/c/").body.contains("<h1>Another promise</h1>"))

    write("Third promise", "end: June 2014\n")
    #expect(preview.comes(to: "not-a-date"))
    #expect(preview.ask("/commitments/c/").body.contains("<h1>Another promise</h1>"))
    let broken = preview.state()
    #expect(broken.contains(#""error_count":1"#) && broken.contains(#""id":"not-a-date""#))
    #expect(broken.contains(#""file":"Content/commitments/c.md","line":4,"column":6"#))
    #expect(broken.contains(#""frame":{"line":4,"text":"end: June 2014","carets":"     ^^^^^^^^^"}"#))
    for _ in 0..<600 where !preview.messages.contains("error[not-a-date]") { usleep(50_000) }
    #expect(preview.messages.contains("error[not-a-date]"))

    write("Third promise", "---\n[Nowhere](../nothing.md)\n")
    #expect(preview.comes(to: "dead-link"))
    #expect(preview.ask("/commitments/c/").body.contains("<h1>Another promise</h1>"))

    write("Third promise")
    #expect(events.hears(#"-3","former""#))
    #expect(preview.ask("/commitments/c/").body.contains("<h1>Third promise</h1>"))
    #expect(preview.state().contains(#""error_count":0"#))
    #expect(!FileManager.default.fileExists(atPath: site.folder.path + "/Output"))
  }

  @Test("each file that is asked for is the one that a build writes, before and after all of them are made")
  func onDemand() async throws {
    site.folder.write(
      "---\ntitle: Promise\nplan: p\nimage: p.svg\nalt: A drawing\n---\n[Plan](plan.pdf)\n",
      to: "Content/commitments/c.md")
    site.folder.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "Content/commitments/p.svg")
    site.folder.write("%PDF-1.4", to: "Content/commitments/plan.pdf")
    site.folder.write("%PDF-1.4", to: "Content/commitments/private.pdf")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let built = site.folder.tree(below: "Output").filter { !$0.key.hasPrefix(".vitrine") }
    #expect(built.keys.contains("commitments/plan.pdf") && built.count > 20)
    let build = SiteBuild(
      request: BuildRequest(writes: true), environment: .test(in: site.folder.path), root: site.folder.path, output: nil
    )
    var tally = SiteBuild.Tally()
    let material = try #require(try await build.read(nil, &tally))
    let made = try #require(try await build.assemble(material, &tally))
    let files = FilesOnDemand(made)
    #expect(files.bytes(of: "commitments/plan.pdf") == nil, "nothing that was asked for refers to it yet")
    #expect(files.bytes(of: "commitments/c/index.html") != nil)
    func compare() {
      for (path, bytes) in built { #expect(files.bytes(of: path) == bytes, "\(path)") }
      #expect(!files.contains("commitments/private.pdf") && files.bytes(of: "nothing") == nil)
    }
    compare()
    files.isChecked(finding: try await build.publish(made, material, &tally))
    compare()
  }

  @Test("a change of style sheets alone is told as such")
  func styles() throws {
    site.folder.write("a { color: red }", to: "Themes/default/assets/css/a.css")
    let preview = try start()
    defer { preview.program.kill() }
    let events = try #require(preview.events())
    site.folder.write("a { color: blue }", to: "Themes/default/assets/css/a.css")
    #expect(events.hears(#""styles":true"#))
    write("Other")
    #expect(events.hears(#""styles":false"#))
  }

  @Test("the preview goes on while Content is away, and shows it again when it is back")
  func away() throws {
    let preview = try start()
    defer { preview.program.kill() }
    rename("\(site.folder.path)/Content", "\(site.folder.path)/Away")
    #expect(preview.comes(to: "Content/site.yaml: No such file or directory."))
    #expect(preview.ask("/commitments/c/").status == 200)
    rename("\(site.folder.path)/Away", "\(site.folder.path)/Content")
    #expect(preview.comes(to: #""fault":null"#))
    write("Back")
    for _ in 0..<600 where !preview.ask("/commitments/c/").body.contains("Back") { usleep(50_000) }
    #expect(preview.ask("/commitments/c/").body.contains("Back"))
  }

  @Test("a site that cannot be built yet has a page that says so, until it can")
  func beforeFirst() throws {
    write("Promise", "end: June 2014\n")
    let preview = try start()
    defer { preview.program.kill() }
    let page = preview.ask("/")
    #expect(page.status == 503 && page.body.contains("preview.js"))
    #expect(preview.state().contains(#""has_site":false"#) && preview.state().contains("not-a-date"))
    write("Promise")
    #expect(preview.comes(to: #""has_site":true"#))
    #expect(preview.ask("/").status == 200)
  }

  @Test("drafts and records that wait for their day are shown and marked, unless they are not wanted")
  func drafts() throws {
    site.folder.write("---\ntitle: Later\ndate: 2031-01-01\npublish_on: 2031-01-01\n---\n", to: "Content/news/later.md")
    site.folder.write("---\ntitle: Soon\npublish_on: 2031-01-01\n---\n", to: "Content/pages/soon.md")
    site.folder.write("---\ntitle: Draft\ndraft: true\n---\n", to: "Content/pages/draft.md")
    let preview = try start()
    #expect(preview.ask("/pages/draft/").status == 200)
    #expect(preview.ask("/pages/soon/").status == 200)
    #expect(preview.ask("/.vitrine/state.json?page=/pages/draft/").body.contains(#""standing":"draft""#))
    #expect(
      preview.ask("/.vitrine/state.json?page=/pages/soon/").body.contains(#""standing":"waiting","day":"2031-01-01""#))
    #expect(preview.state().contains(#""error_count":0"#))
    preview.program.kill()
    let plain = try start("--no-drafts")
    #expect(plain.ask("/pages/draft/").status == 404 && plain.ask("/pages/soon/").status == 404)
    plain.program.kill()
  }

  @Test(
    "where there is a search, nobody else can read what its index is made of, and nothing is left of it",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func ending(signal: Int32) throws {
    site.folder.write("search();\n", to: "Themes/default/assets/search.js")
    site.folder.write("{{ view.script }}\n", to: "Themes/default/templates/search.html")
    site.folder.write("#!/bin/sh\nmkdir -p \"$4\"; echo 1 > \"$4/pagefind.js\"\n", to: "pagefind")
    chmod(site.folder.path + "/pagefind", 0o755)
    let preview = try start("--search", site.folder.path + "/pagefind")
    for _ in 0..<600 where preview.ask("/pagefind/pagefind.js").status != 200 { usleep(20_000) }
    #expect(preview.ask("/pagefind/pagefind.js").body == "1\n")
    let folder = try #require(folders.first)
    var status = stat()
    #expect(lstat("\(temporary.path)/\(folder)", &status) == 0 && status.st_mode & 0o777 == 0o700)
    let events = preview.events()
    preview.program.kill(by: signal)
    #expect(preview.program.wait() == .exited(0))
    #expect(folders.isEmpty)
    _ = consume events
  }

  @Test("a port that is taken is told of in one sentence, and another is taken where none was asked for")
  func port() throws {
    let first = try start()
    defer { first.program.kill() }
    let said = temporary.path + "/second"
    let second = Program(
      serving: site.folder.path, ["--port", "\(first.port)"], temporary: temporary.path, messages: said)
    #expect(second.wait() == .exited(3))
    #expect(
      TemporaryFolder.readFile(said)
        == "vitrine: Another program has port \(first.port) of 127.0.0.1. Choose another with --port.\n")
    let third = try start()
    defer { third.program.kill() }
    #expect(third.port != first.port)
  }

  @Test("ten thousand requests and broken clients leave nothing behind")
  func manyRequests() async throws {
    let preview = try start("--quiet")
    defer { preview.program.kill() }
    let (port, host) = (preview.port, preview.host)
    func ask(_ count: Int) async -> Int {
      await withTaskGroup(of: Int.self) { group in
        for worker in 0..<20 {
          group.addTask {
            guard let client = RawClient(port: port) else { return 0 }
            let paths = ["/", "/commitments/c/", "/nothing", "/sitemap.xml", "/.vitrine/state.json"]
            return (0..<count / 20).count { number in
              let path = paths[(number + worker) % paths.count]
              return client.ask(path, host: host).status == (path == "/nothing" ? 404 : 200)
            }
          }
        }
        return await group.reduce(0, +)
      }
    }
    #expect(await ask(1_000) == 1_000)
    let (files, memory) = (preview.program.openFiles, preview.program.memory)
    #expect(await ask(10_000) == 10_000)
    let broken = (0..<200).compactMap { _ in RawClient(port: port) }
    for client in broken { client.send("GET / HTTP/1.1\r\nHos") }
    #expect(preview.ask("/").status == 200)
    _ = consume broken
    // Those that the server does not see go are dropped when they have said nothing for long enough.
    for _ in 0..<2_000 where preview.program.openFiles > files { usleep(20_000) }
    #expect(preview.program.openFiles <= files)
    #expect(preview.program.memory < memory + 20_000)
  }
}
