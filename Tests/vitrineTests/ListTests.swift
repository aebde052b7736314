import TestSupport
import Testing

@testable import vitrine

@Suite struct ListTests {
  private static let site = SmallSite([
    "Content/news/a.md": "---\ntitle: Draft\ndate: 2017\ndraft: true\n---\n",
    "Content/news/b.md": "---\ntitle: Later\ndate: 2017\npublish_on: 2018-01-01\n---\n",
    "Content/news/c.md": "---\ntitle: Gone\ndate: 2016\nexpires_on: 2017-01-31\n---\n",
    "Content/news/d.md": "---\ntitle: \"Both \\\"ways\\\"\"\ndate: 2017\n---\n",
    "Content/news/d.az.md": "---\ntitle: Hər iki\n---\n",
    "Content/news/e.md": "---\ntitel: Slip\n---\n",
  ])

  private func list(_ arguments: String..., site: SmallSite = site) async throws -> Outcome {
    guard case .list(let request) = try Command.parse(["list", "--site", site.folder.path] + arguments) else {
      return Outcome(exitCode: .usage)
    }
    return await ListRecords(request: request, environment: .test(in: site.folder.path)).run()
  }

  @Test("each record of a collection stands on a line with what there is to say of it")
  func all() async throws {
    let outcome = try await list("news")
    #expect(outcome.exitCode == .success)
    #expect(
      outcome.data == """
        Content/news/a.md  Draft        en     draft; not in az
        Content/news/b.md  Later        en     waiting until 2018-01-01; not in az
        Content/news/c.md  Gone         en     expired on 2017-01-31; not in az
        Content/news/d.md  Both "ways"  en az
        Content/news/e.md  –            en     has errors: see vitrine check; not in az
        5 of 7 records: 1 draft, 1 waiting, 1 expired, 1 with errors, 4 not in every language.

        """)
  }

  @Test(
    "options choose records that fit one of them",
    arguments: [
      (["--drafts"], ["a"]), (["--waiting"], ["b"]), (["--expired"], ["c"]), (["--drafts", "--expired"], ["a", "c"]),
      (["--untranslated"], ["a", "b", "c", "e"]), (["--waiting", "--publish-date", "2018-01-01"], []),
    ])
  func kinds(options: [String], slugs: [String]) async throws {
    guard
      case .list(let request) = try Command.parse(
        ["list", "news", "--json", "--site", Self.site.folder.path] + options)
    else { return }
    let data = await ListRecords(request: request, environment: .test(in: "/")).run().data
    #expect(data.matches(of: /"slug":"([a-z]+)"/).map { String($0.1) } == slugs)
  }

  @Test("programs get one object a record")
  func json() async throws {
    let lines = try await list("news", "--json").data.split(separator: "\n")
    #expect(
      lines[1] == """
        {"record":"news/b","collection":"news","slug":"b","title":"Later","file":"Content/news/b.md","languages":["en"],\
        "untranslated":["az"],"state":"waiting","date":"2018-01-01"}
        """)
    #expect(lines[4].contains(#""slug":"e","file""#) && lines[4].hasSuffix(#""state":"unreadable"}"#))
  }

  @Test("settings that cannot be read are told in place of a list")
  func settings() async throws {
    let outcome = try await list(site: SmallSite(["Content/site.yaml": "titel: T\n"]))
    #expect(outcome.exitCode == .contentErrors && outcome.data == "")
    #expect(outcome.messages.contains("[unknown-key]"))
  }

  @Test("a collection that there is not is told with the nearest", arguments: ["new", "News"])
  func unknown(word: String) {
    #expect { try Command.parse(["list", word]) } throws: { ($0 as? UsageFault)?.help == "Did you mean `news`?" }
  }
}

@Suite struct DoctorTests {
  private func findings(_ arguments: String..., in site: SmallSite? = nil) throws -> Outcome {
    let place = site.map { ["--site", $0.folder.path] } ?? []
    guard case .doctor(let request) = try Command.parse(["doctor"] + place + arguments) else {
      return Outcome(exitCode: .usage)
    }
    let folder = TemporaryFolder()
    return Doctor(request: request, environment: .test(in: folder.path)).run()
  }

  @Test("the versions of all libraries are told, and nothing is needed where there is no site")
  func program() throws {
    let outcome = try findings()
    #expect(outcome.exitCode == .success)
    #expect(outcome.data.contains("ok      Vitrine \(Usage.version).\n"))
    for name in ["libyaml", "cmark-gfm", "ICU", "libxml2", "libarchive", "libmicrohttpd", "libsodium", "json-c", "CBC"]
    {
      #expect(outcome.data.contains(try Regex("\(name) [0-9]+\\.[0-9]")), "\(name)")
    }
    #expect(outcome.data.contains("note    There is no site here.\n"))
    #expect(outcome.data.hasSuffix("Nothing that is needed is missing.\n"))
  }

  @Test("a site in order has nothing missing, before and after it was built")
  func whole() async throws {
    let site = SmallSite()
    #expect(try findings(in: site).exitCode == .success)
    #expect(try await site.run("build").exitCode == .success)
    let outcome = try findings(in: site)
    #expect(outcome.exitCode == .success, "\(outcome.data)")
    for line in ["Its languages are en, az.", "It has 2 records", "Output was built by Vitrine"] {
      #expect(outcome.data.contains("ok      \(line)"), "\(outcome.data)")
    }
  }

  @Test(
    "what keeps a site from being built is told with what to do",
    arguments: [
      (["Content/site.yaml": "titel: T\n"], "settings"),
      (["Content/site.yaml": "title: T\nas_of: 2017\nbase_url: https://a.az/\ntheme: other\n"], "theme"),
      (["Output/mine.txt": "x"], "output"),
    ])
  func missing(files: [String: String], name: String) throws {
    let outcome = try findings("--json", in: SmallSite(files))
    #expect(outcome.exitCode == .contentErrors)
    let line = outcome.data.split(separator: "\n").first { $0.contains(#""state":"missing""#) }
    #expect(line?.hasPrefix(#"{"name":"\#(name)""#) == true && line?.contains(#""help":"#) == true, "\(outcome.data)")
  }

  @Test("a folder that is named and holds no site is missing")
  func noSite() throws {
    let outcome = try findings("--site", "/nowhere")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.data.contains("missing There is no site in /nowhere.\n"))
  }
}
