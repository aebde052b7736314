import Content
import Foundation
import TestSupport
import Testing

@testable import vitrine

@Suite struct DataPackageTests {
  private typealias Object = [String: Any]

  private func package(_ folder: TemporaryFolder, _ output: String) throws -> Object {
    let text = try #require(folder.read(output + "/data/datapackage.json"))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  @Test(
    "it tells of every table what is so: columns, rows, bytes, keys", arguments: ["", "/Tests/Fixtures/small-site"])
  func described(site: String) async throws {
    let folder = TemporaryFolder()
    #expect(Program(building: checkout + site, into: folder.path + "/out", jobs: 2).wait() == .exited(0))
    let resources = try #require(try package(folder, "out")["resources"] as? [Object])
    var rows: [String: [[String: String]]] = [:]
    for resource in resources {
      let (name, path) = try #require(both(resource["name"] as? String, resource["path"] as? String))
      let file = try #require(folder.read("out/data/" + path))
      #expect(resource["bytes"] as? Int == file.utf8.count)
      #expect(resource["hash"] as? String == "sha256:" + SHA256.digits(of: Array(file.utf8)))
      rows[name] = readCSV(file)
      #expect(resource["rows"] as? Int == rows[name]?.count)
      let schema = try #require(resource["schema"] as? Object)
      let names = try #require(schema["fields"] as? [Object]).compactMap { $0["name"] as? String }
      #expect(names.joined(separator: ",") == file.prefix { $0 != "\n" }, "\(path)")
      if let key = schema["primaryKey"] as? [String] {
        let keys = rows[name, default: []].map { row in key.map { row[$0] ?? "" } }
        #expect(Set(keys).count == keys.count && !keys.joined().contains(""), "the key of \(path)")
      }
    }
    #expect(Set(folder.files(below: "out/data").keys.filter { $0.hasSuffix(".csv") }).count == resources.count)
    for resource in resources {
      let schema = try #require(resource["schema"] as? Object)
      for key in schema["foreignKeys"] as? [Object] ?? [] {
        let own = try #require(resource["name"] as? String)
        let column = try #require((key["fields"] as? [String])?.first)
        let named = try #require((key["reference"] as? Object)?["resource"] as? String)
        let ids = Set(rows[named.isEmpty ? own : named, default: []].map { $0["id"] })
        let used = Set(rows[own, default: []].compactMap { $0[column] }).subtracting([""])
        #expect(used.allSatisfy(ids.contains), "`\(column)` of \(own) names what \(named) has not")
      }
    }
  }

  private func both<One, Other>(_ one: One?, _ other: Other?) -> (One, Other)? {
    if let one, let other { (one, other) } else { nil }
  }

  @Test("a table that leaves out an invented record is none whose ids a key may name")
  func invented() async throws {
    func keys(_ site: SmallSite) async throws -> Int {
      #expect(try await site.run("build", "--quiet").exitCode == .success)
      let resources = try package(site.folder, "Output")["resources"] as? [Object] ?? []
      let keys = resources.compactMap { $0["schema"] as? Object }.flatMap { $0["foreignKeys"] as? [Object] ?? [] }
      return keys.count { ($0["reference"] as? Object)?["resource"] as? String == "plans" }
    }
    // Of commitments and of roll-ups.
    #expect(try await keys(SmallSite()) == 2)
    let plan = "---\ntitle: O\nkind: ogp\nstart: 2012\nend: 2015\nscheme: irm-2011\nillustrative: true\n---\n"
    #expect(try await keys(SmallSite(["Content/plans/other.md": plan])) == 0)
  }

  @Test(
    "the licence goes out by its name, its address or its words",
    arguments: [
      ("CC-BY-4.0", ["name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0", "title": "CC-BY-4.0"]),
      ("https://a-site.test/terms", ["path": "https://a-site.test/terms", "title": "https://a-site.test/terms"]),
      ("Free for all", ["name": "other", "title": "Free for all"]),
    ])
  func licence(written: String, found: [String: String]) async throws {
    let site = SmallSite([
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/Ä/reports/\nas_of: 2017-08-31\nlicence: \(written)\n"
    ])
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let object = try package(site.folder, "Output")
    #expect(object["licenses"] as? [[String: String]] == [found])
    #expect(object["name"] as? String == "a-site.test-reports")
    #expect(object["as_of"] as? String == "2017-08-31")
  }

  @Test("the data page says how large each table is, and what its columns mean")
  func page() async throws {
    let site = SmallSite()
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let size = try #require(site.folder.read("Output/data/commitments.csv")).utf8.count
    let page = try #require(site.folder.read("Output/data/index.html"))
    #expect(page.contains("<span class=\"note\">1 row · \(max(1, (size + 500) / 1_000)) kB</span>"))
    #expect(page.contains("<a href=\"/data/datapackage.json\">"))
    // As many bytes as the file has, in kilobytes; a commitment, a plan and what is counted of them.
    let packed = try #require(site.folder.tree(below: "Output/data")["all.zip"] ?? nil)
    let rows = site.folder.files(below: "Output/data").filter { $0.key.hasSuffix(".csv") }
      .reduce(0) { $0 + readCSV($1.value).count }
    let told = "\(rows) rows · \((packed.count + 500) / 1_000) kB · Figures as of 31 August 2017"
    #expect(page.contains("ZIP</a> <span class=\"note\">\(told)</span>"))
    #expect(
      page.contains(
        "<dt lang=\"en\" translate=\"no\"><code>title</code> <code>title_az</code> </dt><dd>What it is called, on its page and in lists. <span"
      ))
    #expect(page.contains("<code>completion</code> <code>completion_missing</code>"))
    let translated = try #require(site.folder.read("Output/az/data/index.html"))
    #expect(translated.contains("<dd>Qiymət verən. <span class=\"note\">"))
  }
}
