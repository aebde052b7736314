internal import Dispatch
internal import Glibc
internal import Synchronization

/// Watches the folders of a site on a thread of its own, and folds what comes close together.
final class FileWatch: Sendable {
  private let ends: (read: CInt, write: CInt)
  private let ended = DispatchSemaphore(value: 0)
  private let changes = Mutex(ChangedFiles())

  /// What is on its way when this returns is told, whatever happened before is not.
  ///
  /// - Parameters:
  ///   - root: The folder of the site.
  ///   - names: Of the folders below it that count; they need not be there.
  ///   - polls: Whether to look each second instead of asking the kernel.
  ///   - looks: Called with the reason once it looks each second without having been told to.
  ///   - changed: Called after each burst of changes.
  init(
    _ root: String, names: [String], polls: Bool, looks: @escaping @Sendable (LookingReason) -> Void,
    changed: @escaping @Sendable () -> Void
  ) {
    var pipe: [CInt] = [-1, -1]
    unsafe Glibc.pipe(&pipe)
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    ends = (pipe[0], pipe[1])
    let isReady = DispatchSemaphore(value: 0)
    // A thread of its own: one that Swift runs tasks on must not be held for long.
    DispatchQueue(label: "files").async { [self] in
      var watcher = FolderWatcher(root, names: names, polls: polls, looks: looks)
      isReady.signal()
      watch(&watcher, changed)
      ended.signal()
    }
    isReady.wait()
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  /// What has changed since this was last asked.
  func take() -> ChangedFiles {
    changes.withLock { changes in
      defer { changes = ChangedFiles() }
      return changes
    }
  }

  var hasChanges: Bool { changes.withLock { !$0.isEmpty } }

  /// Ends the thread, and waits for its end.
  func stop() {
    unsafe write(ends.write, [UInt8(0)], 1)
    ended.wait()
  }

  // MARK: The thread

  private func watch(_ watcher: inout FolderWatcher, _ changed: () -> Void) {
    var burst = Burst()
    while !isToEnd(orAfter: watcher.pause(before: burst.end, now: secondsNow()), watcher.descriptor) {
      let found = watcher.read()
      if !found.isEmpty {
        changes.withLock { $0.add(found) }
        burst.note(at: secondsNow())
      }
      if burst.hasEnded(at: secondsNow()) { changed() }
    }
  }

  /// Waits for a change, for so many milliseconds, or for the end.
  private func isToEnd(orAfter milliseconds: CInt, _ descriptor: CInt) -> Bool {
    let readable = Int16(POLLIN)
    var awaited = [
      pollfd(fd: ends.read, events: readable, revents: 0), pollfd(fd: descriptor, events: readable, revents: 0),
    ]
    unsafe poll(&awaited, 2, milliseconds)
    return awaited[0].revents != 0
  }
}
