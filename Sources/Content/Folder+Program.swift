internal import Glibc

extension Folder {
  /// How a program came to its end.
  package enum Ending: Equatable, Sendable {
    case exited(code: CInt)
    case killed(signal: CInt)
    /// Not begun, or ended in a way that cannot be learnt, with the system's reason.
    case unknown(reason: String)
  }

  /// Runs a program and waits for its end.
  ///
  /// It gets none of this process's variables, nothing to read, and every signal as a program from a shell would: this
  /// process ignores some, and the threads that Swift runs tasks on block nearly all.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - messages: The file in this folder that takes what it prints.
  package func run(_ program: String, _ arguments: [String], messages: String) -> Ending {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, path + "/" + messages, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, CShort(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var variables: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    guard code == 0 else { return .unknown(reason: FileFault(path: program, code: code).reason) }
    var status: CInt = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return .unknown(reason: FileFault(path: program).reason) }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited(code: status >> 8 & 0xFF) : .killed(signal: signal)
  }
}
