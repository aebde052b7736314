internal import Glibc

extension Folder {
  /// How a program came to its end.
  package enum Ending: Equatable {
    /// With 0.
    case well
    /// With another number, or by force.
    case badly
    /// Never begun, with the system's reason.
    case notStarted(reason: String)
  }

  /// Runs a program and waits for its end. It gets none of this process's variables, and nothing to read.
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
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var variables: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, program, &actions, nil, &words, &variables)
    guard code == 0 else { return .notStarted(reason: FileFault(path: program, code: code).reason) }
    var status: CInt = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? .well : .badly
  }
}
