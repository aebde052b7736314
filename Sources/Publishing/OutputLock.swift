package import Content

/// What to do while another build writes into the same folder.
package struct Waiting: Sendable {
  let patience: Duration
  let begins: @Sendable (FileLock.Holder?) -> Void

  /// - Parameters:
  ///   - patience: How long to wait before giving up.
  ///   - begins: Called once, if there is a wait, with the process that has the lock.
  package init(patience: Duration, begins: @escaping @Sendable (FileLock.Holder?) -> Void) {
    self.patience = patience
    self.begins = begins
  }
}

/// The right to write into an output folder: one build has it at a time.
struct OutputLock: ~Copyable {
  private static let pause = Duration.milliseconds(50)

  private let lock: FileLock

  init(_ root: String, waiting: Waiting) async throws(OutputFault) {
    var waited = Duration.zero
    while true {
      let holder: FileLock.Holder?
      switch try Self.attempt(root) {
      case .taken(let lock):
        self.lock = lock
        return
      case .gone: holder = nil
      case .held(let process): holder = process
      }
      guard waited < waiting.patience else { throw .locked(path: root, holder: holder) }
      // The first look may come before the holder has written its number.
      if waited == Self.pause { waiting.begins(holder) }
      try? await Task.sleep(for: Self.pause)
      waited += Self.pause
    }
  }

  private static func attempt(_ root: String) throws(OutputFault) -> FileLock.Attempt {
    do throws(FileFault) {
      return try FileLock.attempt("lock", in: root + "/" + OutputPath.stateFolder)
    } catch {
      throw .file(error)
    }
  }
}
