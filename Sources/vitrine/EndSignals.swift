internal import Dispatch
internal import Glibc
internal import Synchronization

/// Lets the program end in order when it is asked to: by Ctrl-C, by the system, by a terminal that closes.
///
/// Who asks a second time ends it at once.
final class EndSignals: Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// What a handler of signals may use: a number to write to.
  private static let end = Atomic<CInt>(-1)

  private let pipe: (read: CInt, write: CInt)

  /// - Parameter asked: Called on a thread of its own, once.
  init(_ asked: @escaping @Sendable () -> Void) {
    var ends: [CInt] = [-1, -1]
    Glibc.pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipe = (ends[0], ends[1])
    Self.end.store(ends[1], ordering: .sequentiallyConsistent)
    for one in Self.signals {
      signal(one) { one in
        signal(one, SIG_DFL)
        _ = write(EndSignals.end.load(ordering: .sequentiallyConsistent), "x", 1)
      }
    }
    let descriptor = pipe.read
    DispatchQueue(label: "end").async {
      var byte: UInt8 = 0
      var count = read(descriptor, &byte, 1)
      while count < 0, errno == EINTR { count = read(descriptor, &byte, 1) }
      if count > 0 { asked() }
      close(descriptor)
    }
  }

  /// Signals end the program again as they do any.
  func stop() {
    for one in Self.signals { signal(one, SIG_DFL) }
    close(pipe.write)
  }
}
