import Glibc
import TestSupport
import Testing

@testable import Content

@Suite struct FileLockTests {
  private let folder = TemporaryFolder()

  private enum Result: Equatable { case taken, held(Int?), gone }

  /// Tries to take the lock and lets go of it at once.
  private func attempt() throws -> Result {
    switch try FileLock.attempt("lock", in: folder.path + "/a/b") {
    case .taken: .taken
    case .held(let holder): .held(holder?.process)
    case .gone: .gone
    }
  }

  @Test("a lock is held until it is let go, and says by whom and since when")
  func held() throws {
    let before = time(nil)
    do {
      guard case .taken(let lock) = try FileLock.attempt("lock", in: folder.path + "/a/b") else { throw Unexpected() }
      #expect(try attempt() == .held(Int(getpid())))
      if case .held(let holder) = try FileLock.attempt("lock", in: folder.path + "/a/b") {
        #expect((before...time(nil)).contains(try #require(holder).since))
      }
      _ = consume lock
    }
    #expect(try attempt() == .taken)
  }

  private struct Unexpected: Error {}

  @Test("folders that were made for it go with it, others stay")
  func folders() throws {
    folder.makeFolder("a")
    #expect(try attempt() == .taken)
    #expect(folder.written("a/b") == nil)
    #expect(folder.written("a") != nil)
    folder.makeFolder("a/b")
    #expect(try attempt() == .taken)
    #expect(folder.tree(below: "a/b").isEmpty)
  }

  @Test("what stands where its folder belongs, a file or a link that leads nowhere, is a fault and no reason to wait")
  func noFolder() throws {
    folder.write("x", to: "a/b")
    #expect(throws: FileFault.self) { try attempt() }
    folder.remove("a")
    folder.makeFolder("a")
    folder.link("a/b", to: "nowhere")
    #expect(throws: FileFault.self) { try attempt() }
    folder.remove("a")
    folder.makeFolder("c")
    folder.link("a", to: "c")
    #expect(try attempt() == .taken)
  }

  @Test("a file that a killed process left behind locks nothing")
  func stale() throws {
    folder.makeFolder("a")
    folder.write("1\n", to: "a/b/lock")
    #expect(try attempt() == .taken)
    #expect(folder.read("a/b/lock") == nil)
  }

  @Test("a longer number that a killed process left behind does not run into the holder's")
  func overwritten() throws {
    folder.makeFolder("a")
    folder.write("98765432109876\n", to: "a/b/lock")
    guard case .taken(let lock) = try FileLock.attempt("lock", in: folder.path + "/a/b") else { throw Unexpected() }
    #expect(try attempt() == .held(Int(getpid())))
    _ = consume lock
  }

  @Test("a link in the place of the lock is not followed")
  func link() {
    folder.write("mine", to: "else")
    folder.write("", to: "a/b/.keep")
    folder.link("a/b/lock", to: folder.path + "/else")
    #expect(throws: FileFault.self) { try attempt() }
    #expect(folder.read("else") == "mine")
  }
}
