import Foundation
import Glibc
import TestSupport

/// The program as a process of its own, for what belongs to a process: zone, locale, umask, user, and its death.
struct Program {
  /// Where the build has put it: beside the tests.
  static let path: String = {
    guard let path = realpath("/proc/self/exe", nil) else { return "vitrine" }
    defer { free(path) }
    return String(cString: path).split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/vitrine"
  }()

  enum Ending: Equatable {
    case exited(Int32)
    case killed
  }

  private let process: pid_t

  /// Starts `vitrine build`.
  ///
  /// - Parameter messages: The file that takes what it says.
  init(
    building site: String, into output: String, variables: [String] = [], jobs: Int, isQuiet: Bool = true,
    messages: String = "/dev/null"
  ) {
    self.init(
      ["/usr/bin/env"] + variables
        + [Self.path, "build", "--site", site, "--output", output, "--jobs", "\(jobs)"] + (isQuiet ? ["--quiet"] : []),
      messages: messages)
  }

  /// Starts `vitrine check` with at most 512 MB of memory of its own. One that hangs is killed after two minutes: that
  /// many since a debug build on a busy machine is slow, not since a check may take so long.
  init(checking site: String, messages: String) {
    self.init(
      [
        "/bin/sh", "-c", #"ulimit -d 524288 && exec timeout -s KILL 120 "$0" check --site "$1" --jobs 2"#, Self.path,
        site,
      ], messages: messages)
  }

  /// Starts `vitrine build --search`, from a shell that ignores a signal.
  init(building site: String, withSearchBy pagefind: String, ignoring signal: String, messages: String) {
    self.init(
      [
        "/bin/sh", "-c", #"trap '' "$3" && exec "$0" build --site "$1" --search "$2""#, Self.path, site, pagefind,
        signal,
      ], messages: messages)
  }

  /// Starts `vitrine serve`, with a folder of its own for what is temporary.
  init(serving site: String, _ options: [String] = [], temporary folder: String, messages: String) {
    self.init(
      ["/usr/bin/env", "TMPDIR=\(folder)", Self.path, "serve", "--site", site] + options, messages: messages)
  }

  private init(_ arguments: [String], messages: String) {
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var process: pid_t = 0
    precondition(
      posix_spawn(&process, arguments[0], &actions, nil, &words, environ) == 0, "\(arguments[0]) cannot be started")
    self.process = process
  }

  func kill(by signal: Int32 = SIGKILL) { Glibc.kill(process, signal) }

  /// How many files it has open.
  var openFiles: Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count) ?? 0 }

  /// The memory that it has, in kilobytes.
  var memory: Int {
    let status = TemporaryFolder.readFile("/proc/\(process)/status") ?? ""
    return status.firstMatch(of: /VmRSS:\s+(\d+) kB/).flatMap { Int($0.1) } ?? 0
  }

  /// Waits on a thread of its own: tests share two with each other, and time limits run on while those are held.
  func ended() async -> Ending {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: wait()) }
    }
  }

  func wait() -> Ending {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed
  }
}

/// A C file of Tests/Fixtures/Shims, compiled, to be loaded before the program.
struct Shim {
  private let folder = TemporaryFolder()
  private let name: String

  /// - Returns: `nil` when there is no C compiler.
  init?(_ name: String) {
    self.name = name
    let source = "\(checkout)/Tests/Fixtures/Shims/\(name).c"
    guard system("cc -shared -fPIC -O1 -o \(folder.path)/\(name).so \(source) -ldl") == 0 else { return nil }
  }

  /// Is there a C compiler?
  static let isPossible = system("command -v cc > /dev/null") == 0

  var variable: String { "LD_PRELOAD=\(folder.path)/\(name).so" }
}
