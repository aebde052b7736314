import Content
import TestSupport
import Testing
import Threads

@Suite struct FolderStateTests {
  private let folder = TemporaryFolder()

  private func state(jobs: Int = 2) async throws -> FolderState {
    try await FolderState(of: [folder.path + "/a", folder.path + "/b"], by: Workers(jobs: jobs)) { $0 == "/left" }
  }

  private func content() async throws -> UInt64 {
    let state = try await state()
    return state.content(try await state.sums(by: Workers(jobs: 2)))
  }

  private func fill() {
    for number in 0..<70 { folder.write("\(number)", to: "a/\(number % 7)/\(number % 5)/\(number).md") }
    folder.write("x", to: "b/x.md")
    folder.write("private", to: "b/left/x.md")
  }

  @Test("the same is seen by any number of workers", arguments: 1...5)
  func workers(jobs: Int) async throws {
    fill()
    let (one, many) = (try await state(jobs: 1), try await state(jobs: jobs))
    #expect((many.stamps, many.newestChange) == (one.stamps, one.newestChange))
    let sums = try await one.sums(by: Workers(jobs: 1))
    #expect(sums.count == 71)
    #expect(try await many.sums(by: Workers(jobs: jobs)) == sums)
  }

  @Test(
    "bytes, names, empty folders and the folder that holds a file count; what is left out does not",
    arguments: [
      ("a/0/0/0.md", "1", true), ("a/0/0/new.md", "", true), ("a/new/x.md", "", true), ("b/left/x.md", "y", false),
      ("b/left/y.md", "y", false), ("c/x.md", "y", false),
    ])
  func change(path: String, text: String, changes: Bool) async throws {
    fill()
    let before = try await content()
    #expect(try await content() == before)
    folder.write(text, to: path)
    #expect((try await content() != before) == changes)
  }

  @Test("entries asked for by name are that part of a look at all")
  func parts() async throws {
    fill()
    let (one, other): (Set, Set) = (["0", "0/0", "0/0/0.md"], ["x.md", "missing"])
    func all() async throws -> UInt64 { try await FolderState(of: [folder.path + "/a"], by: Workers(jobs: 1)).stamps }
    let before = try await all() &- FolderState.stamps(of: one.union(other), in: folder.path + "/a")
    folder.write("changed", to: "a/0/0/0.md")
    folder.write("new", to: "a/x.md")
    #expect(try await all() &- FolderState.stamps(of: one.union(other), in: folder.path + "/a") == before)
    #expect(FolderState.stamps(of: ["missing"], in: folder.path + "/a") == 0)
  }

  @Test("a folder that is not there is told from an empty one")
  func missing() async throws {
    folder.write("x", to: "a/x.md")
    let missing = try await content()
    folder.write("", to: "b/left/x.md")
    #expect(try await content() != missing)
  }
}
