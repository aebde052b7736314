import Glibc
import TestSupport
import Testing

/// Builds that end before they are done: each leaves whole files of one version or the other, and the next build makes
/// what a clean one would have made.
@Suite struct KilledBuildTests {
  private let site = TwoVersions()

  /// How often each state was seen.
  private typealias Counts = [String: Int]

  /// Looks at what a build has left, then builds again.
  ///
  /// - Returns: What was left, and how long the whole build then took.
  private func check(
    from former: TwoVersions.Version, to new: TwoVersions.Version, _ comment: Comment
  ) -> (state: String, microseconds: Int) {
    let state = TwoVersions.state(of: site.tree, from: former.clean, to: new.clean)
    #expect(state != .torn, comment)
    let microseconds = site.build(new)
    let (left, clean) = (site.tree, new.clean)
    let odd = Set(left.keys).union(clean.keys).filter { left[$0] != clean[$0] }.sorted()
    #expect(odd == [], comment)
    return (state.rawValue, microseconds)
  }

  private func describe(_ counts: Counts) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  @Test("a build that is killed at any moment leaves whole files, and the next build is as good as a clean one")
  func killed() {
    let seed = UInt64.random(in: 0...9999)
    let wanted = checksAll ? 200 : 50
    var random = SplitMix(state: seed)
    var (former, new) = (site.first, site.second)
    site.build(former)
    // How long a whole build takes, in microseconds: measured again and again, since others use the machine too.
    var whole = site.build(new)
    swap(&former, &new)
    var kills = 0
    var early = 0
    var counts: Counts = [:]
    while kills < wanted, early < 2 * wanted {
      // Every other one late, for the moves are but the last few hundredths of a build.
      let moments = kills.isMultiple(of: 2) ? 0...whole : whole * 3 / 4...whole * 5 / 4
      let delay = Int.random(in: moments, using: &random)
      let program = site.start(new, jobs: 2)
      usleep(UInt32(delay))
      program.kill()
      if program.wait() == .killed {
        kills += 1
        let checked = check(from: former, to: new, "seed \(seed), killed after \(delay) of \(whole) µs")
        counts[checked.state, default: 0] += 1
        whole = checked.microseconds
      } else {
        early += 1
        whole = min(whole, delay)
      }
      swap(&former, &new)
    }
    #expect(kills == wanted)
    print(
      "Killed \(kills) builds at random, seed \(seed); \(early) had ended before. States left: \(describe(counts)).")
  }

  @Test(
    "a build that is killed before any one of its changes leaves whole files, and the next build is as good as a clean one",
    .enabled(if: Shim.isPossible, "there is no C compiler"))
  func killedAtEachCall() throws {
    let faults = try #require(FaultyBuild(site))
    var counts: Counts = [:]
    var kills = 0
    try faults.forEachChange { former, new, number, change in
      #expect(faults.build(new, failing: number, with: "kill") == .killed)
      kills += 1
      counts[
        check(from: former, to: new, "killed at call \(number), \(change.kind) \(change.path)").state, default: 0] += 1
    }
    #expect(kills > 80)
    #expect(counts["between"] ?? 0 > 10)
    print("Killed \(kills) builds, one before each change. States left: \(describe(counts)).")
  }

  /// Errors that a disk gives.
  private static let errors = [("ENOSPC", ENOSPC), ("EIO", EIO), ("EACCES", EACCES)]

  @Test(
    "a build in which any one change fails ends with code 3 and says what failed, and the next build is as good as a clean one",
    .enabled(if: Shim.isPossible, "there is no C compiler"))
  func failing() throws {
    let faults = try #require(FaultyBuild(site))
    var counts: Counts = [:]
    var injected: Counts = [:]
    try faults.forEachChange { former, new, number, change in
      // The first call of a kind fails in the first way, the next in the second.
      let earlier = injected.filter { $0.key.hasSuffix(change.kind) }.values.reduce(0, +)
      let (name, code) = Self.errors[earlier % Self.errors.count]
      let comment: Comment = "call \(number), \(change.kind) \(change.path), \(name)"
      let ending = faults.build(new, failing: number, with: "\(code)")
      if change.isAfterTheEnd {
        #expect(ending == .exited(0), comment)
      } else {
        #expect(ending == .exited(3), comment)
        let messages = faults.messages
        #expect(messages.hasPrefix("vitrine: \(site.output)"), comment)
        #expect(messages.hasSuffix(": \(String(cString: strerror(code))).\n"), comment)
        #expect(messages.count { $0 == "\n" } == 1, comment)
        let leftovers = site.tree.keys.filter { $0.hasPrefix(".vitrine/") && $0 != ".vitrine/manifest" }
        #expect(leftovers == [], comment)
      }
      injected["\(name) \(change.kind)", default: 0] += 1
      counts[check(from: former, to: new, comment).state, default: 0] += 1
    }
    for kind in ["open", "write", "close", "mkdir", "rename", "unlink", "rmdir"] {
      for (name, _) in Self.errors { #expect(injected["\(name) \(kind)"] != nil, "\(name) \(kind) was never seen") }
    }
    print(
      "Failed calls: \(describe(injected)); in all \(injected.values.reduce(0, +)). States left: \(describe(counts)).")
  }
}

/// Builds in which the system fails at a chosen change of the output folder.
private struct FaultyBuild {
  private let site: TwoVersions
  private let shim: Shim
  private let log: String
  private let said: String

  init?(_ site: TwoVersions) {
    guard let shim = Shim("faults") else { return nil }
    self.site = site
    self.shim = shim
    log = site.folder.path + "/log"
    said = site.folder.path + "/messages"
  }

  /// A call that changes the output folder: what it does, to which path from there.
  struct Change {
    let kind: String
    let path: String

    /// When all is done, the lock is let go, and folders that were made are removed if nothing came into them; a lock
    /// file that stays locks nothing.
    var isAfterTheEnd: Bool {
      switch kind {
      case "unlink", "close": path.hasPrefix("/.vitrine/lock")
      case "rmdir": path.isEmpty || path == "/.vitrine"
      default: false
      }
    }
  }

  func build(_ version: TwoVersions.Version, failing number: Int, with error: String) -> Program.Ending {
    let variables = [
      shim.variable, "FAULT_BELOW=\(site.output)", "FAULT_AT=\(number)", "FAULT_ERRNO=\(error)", "FAULT_LOG=\(log)",
    ]
    site.folder.remove("log")
    // One thread, so that each build makes its changes in the same order.
    return site.start(version, variables: variables, jobs: 1, messages: said).wait()
  }

  /// What the last build said.
  var messages: String { TemporaryFolder.readFile(said) ?? "" }

  /// Calls `body` for each change that a build makes, of the first version into nothing, then of the second over it.
  ///
  /// - Parameter body: Must leave a clean build of the new version.
  func forEachChange(
    _ body: (_ former: TwoVersions.Version, _ new: TwoVersions.Version, _ number: Int, _ change: Change) -> Void
  ) throws {
    let (first, second) = (try changes(site.first), try changes(site.second))
    let (triedOfFirst, triedOfSecond) = (Self.tried(of: first), Self.tried(of: second))
    for number in 1...max(first.count, second.count) {
      let (isFirstTried, isSecondTried) = (triedOfFirst.contains(number), triedOfSecond.contains(number))
      guard isFirstTried || isSecondTried else { continue }
      site.folder.remove("out")
      if isFirstTried {
        body(site.nothing, site.first, number, first[number - 1])
      } else {
        site.build(site.first)
      }
      if isSecondTried { body(site.first, site.second, number, second[number - 1]) }
    }
  }

  /// The numbers of the changes that are tried, from 1: one file is made like the other, so a few of each kind, spread over
  /// all, within `.vitrine` and beside it; every one where `VITRINE_CHECK_ALL` is set.
  private static func tried(of changes: [Change]) -> Set<Int> {
    guard !checksAll else { return Set(1...changes.count) }
    let kinds = Dictionary(grouping: changes.indices) { index in
      changes[index].kind + (changes[index].path.hasPrefix("/.vitrine") ? " within" : "")
    }
    return Set(
      kinds.values.flatMap { alike in alike.indices.filter { $0 * 6 % alike.count < 6 }.map { alike[$0] + 1 } })
  }

  /// The changes that a build makes when nothing fails.
  private func changes(_ version: TwoVersions.Version) throws -> [Change] {
    #expect(build(version, failing: 0, with: "0") == .exited(0))
    let lines = (TemporaryFolder.readFile(log) ?? "").split(separator: "\n")
    try #require(!lines.isEmpty, "the shim saw no call")
    return lines.map { line in
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return Change(kind: String(parts[0]), path: parts.count > 1 ? String(parts[1]) : "")
    }
  }
}

/// The same numbers for the same seed, on every machine.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
