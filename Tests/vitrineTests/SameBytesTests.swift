import Glibc
import TestSupport
import Testing

@testable import vitrine

/// The checkout, found from this file.
let checkout = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

@Suite(.serialized) struct SameBytesTests {
  private func build(jobs: Int, into folder: TemporaryFolder) async throws -> [String: String] {
    guard
      case .build(let request) = try Command.parse([
        "build", "--site", checkout, "--output", folder.path + "/out", "--jobs", String(jobs), "--quiet",
      ])
    else { return [:] }
    let environment = Environment(
      currentFolder: checkout, programFolder: checkout, processors: 2, isTerminal: false, isColoured: false)
    let outcome = await Build(request: request, environment: environment).run()
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return folder.files(below: "out")
  }

  @Test("the example site is the same, byte for byte, in another folder, zone, locale, umask and with one thread")
  func sameBytes() async throws {
    let one = TemporaryFolder()
    let other = TemporaryFolder()
    let first = try await build(jobs: 4, into: one)
    #expect(first.count > 300)
    setenv("TZ", "Asia/Tokyo", 1)
    setenv("LC_ALL", "tr_TR.UTF-8", 1)
    tzset()
    setlocale(LC_ALL, "")
    let former = umask(0o077)
    defer {
      umask(former)
      unsetenv("TZ")
      unsetenv("LC_ALL")
      setlocale(LC_ALL, "C")
    }
    let second = try await build(jobs: 1, into: other)
    #expect(first.keys.sorted() == second.keys.sorted())
    for (name, text) in first { #expect(second[name] == text, "\(name) differs") }
  }

  @Test("built again, nothing is written")
  func again() async throws {
    let folder = TemporaryFolder()
    let first = try await build(jobs: 2, into: folder)
    let before = folder.written("out/index.html")
    let second = try await build(jobs: 2, into: folder)
    #expect(first == second)
    #expect(folder.written("out/index.html") == before)
  }
}
