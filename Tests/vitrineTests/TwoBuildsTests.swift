import Content
import Glibc
import TestSupport
import Testing

/// Two builds at once into one folder.
@Suite struct TwoBuildsTests {
  private let site = TwoVersions()

  @Test("of two builds at once, one waits for the other; what is left is one of them, whole")
  func atOnce() {
    var counts = (first: 0, second: 0)
    for _ in 0..<10 {
      let (one, other) = (site.start(site.first, jobs: 1), site.start(site.second, jobs: 1))
      #expect((one.wait(), other.wait()) == (.exited(0), .exited(0)))
      let tree = site.tree
      #expect(tree == site.first.clean || tree == site.second.clean)
      if tree == site.first.clean { counts.first += 1 } else { counts.second += 1 }
    }
    print(
      "Two builds at once: \(counts.first) times the first was the last to write, \(counts.second) times the second.")
  }

  @Test("a build that waits says for which process, and goes on when that has ended")
  func waiting() throws {
    let folder = "\(site.output)/\(OutputPath.stateFolder)"
    guard case .taken(let lock) = try FileLock.attempt("lock", in: folder) else {
      Issue.record("nobody else can have the lock")
      return
    }
    let said = site.folder.path + "/said"
    let program = Program(building: site.first.site, into: site.output, jobs: 1, isQuiet: false, messages: said)
    var messages = ""
    for _ in 0..<600 where !messages.hasSuffix("\n") {
      usleep(50_000)
      messages = TemporaryFolder.readFile(said) ?? ""
    }
    let sentence =
      /vitrine: Another build \(process (\d+), for \d+ s\) is writing into \S+\/out; waiting for it to end\.\n/
    #expect(messages.wholeMatch(of: sentence)?.1 == "\(getpid())")
    _ = consume lock
    #expect(program.wait() == .exited(0))
    #expect(site.tree == site.first.clean)
  }
}
