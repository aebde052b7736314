internal import Glibc

/// A program that is not ours, to be run.
package struct ForeignProgram: Sendable {
  /// How it came to its end.
  package enum Ending: Equatable, Sendable {
    case exited(code: CInt)
    case killed(signal: CInt)
    /// Not begun, or ended in a way that cannot be learnt, with the system's reason.
    case unknown(reason: String)
  }

  private let name: String
  private let arguments: [String]
  private let messages: String
  /// Does it get this process's variables, and what is sent to this process's group?
  private let belongsToUser: Bool

  /// One that works for us: it gets none of this process's variables.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - messages: The file that takes what it prints.
  package init(at path: String, _ arguments: [String], messages: String) {
    (name, self.arguments, self.messages, belongsToUser) = (path, arguments, messages, false)
  }

  /// One that is the user's, such as a browser: it gets this process's variables, and is not ended with it.
  ///
  /// - Parameter name: Looked for as a shell looks for it.
  package init(ofUser name: String, _ arguments: [String]) {
    (self.name, self.arguments, messages, belongsToUser) = (name, arguments, "/dev/null", true)
  }

  /// Runs it and waits for its end.
  ///
  /// It gets nothing to read, and every signal as a program from a shell would: this process ignores some, and the threads
  /// that Swift runs tasks on block nearly all.
  package func run() -> Ending {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let group = belongsToUser ? POSIX_SPAWN_SETPGROUP : 0
    unsafe posix_spawnattr_setflags(&attributes, CShort(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))

    var words = unsafe ([name] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var none: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var process: pid_t = 0
    let code = unsafe none.withUnsafeMutableBufferPointer { none in
      unsafe posix_spawnp(
        &process, name, &actions, &attributes, &words, belongsToUser ? environ : none.baseAddress)
    }
    guard code == 0 else { return .unknown(reason: FileFault(path: name, code: code).reason) }
    var status: CInt = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return .unknown(reason: FileFault(path: name).reason) }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited(code: status >> 8 & 0xFF) : .killed(signal: signal)
  }
}
