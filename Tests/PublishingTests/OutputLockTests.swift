import Content
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Publishing

@Suite struct OutputLockTests {
  private let folder = TemporaryFolder()

  private func open(patience: Duration, begins: @escaping @Sendable (FileLock.Holder?) -> Void = { _ in }) async throws
    -> OutputFolder
  {
    try await OutputFolder(folder.path + "/out", waiting: Waiting(patience: patience, begins: begins))
  }

  @Test("a second build gives up when its patience ends, says who has the folder, and has changed nothing")
  func givesUp() async throws {
    let first = try await open(patience: .zero)
    try first.put([0x78], at: "index.html")
    let told = Mutex<[FileLock.Holder?]>([])
    await #expect {
      try await open(patience: .milliseconds(200)) { holder in told.withLock { $0.append(holder) } }
    } throws: { fault in
      guard case OutputFault.locked(_, let holder) = fault else { return false }
      return holder?.process == Int(getpid())
    }
    #expect(told.withLock { $0.map { $0?.process } } == [Int(getpid())])
    #expect(try first.commit().written == 1)
    #expect(folder.read("out/index.html") == "x")
  }

  @Test("a second build waits for the first, and then sees what the first has written")
  func waits() async throws {
    var first: OutputFolder? = try await open(patience: .zero)
    try first?.put(Array("first".utf8), at: "index.html")
    try first?.put(Array("first".utf8), at: "old.html")
    let (waits, continuation) = AsyncStream.makeStream(of: Void.self)
    async let second = Task.detached { [self] in
      let output = try await open(patience: .seconds(20)) { _ in continuation.finish() }
      try output.put(Array("first".utf8), at: "index.html")
      return try output.commit()
    }.value
    for await _ in waits {}
    _ = try first?.commit()
    first = nil
    let outcome = try await second
    #expect((outcome.written, outcome.unchanged, outcome.removed) == (0, 1, 1))
    #expect(folder.tree(below: "out").keys.sorted() == [".vitrine", ".vitrine/manifest", "index.html"])
  }

  @Test("a second build that waits for one which gives up its new folder makes the folder again")
  func folderGone() async throws {
    var first: OutputFolder? = try await open(patience: .zero)
    let (waits, continuation) = AsyncStream.makeStream(of: Void.self)
    async let second = Task.detached { [self] in
      let output = try await open(patience: .seconds(20)) { _ in continuation.finish() }
      try output.put([0x78], at: "index.html")
      return try output.commit()
    }.value
    for await _ in waits {}
    first?.discard()
    first = nil
    #expect(try await second.written == 1)
    #expect(folder.read("out/index.html") == "x")
  }

  @Test("a lock file that a killed build left behind does not make anybody wait")
  func stale() async throws {
    folder.write("4711\n", to: "out/.vitrine/lock")
    let output = try await open(patience: .zero)
    try output.put([0x78], at: "index.html")
    #expect(try output.commit().written == 1)
  }
}
