internal import Content

/// Why changes are looked for each second, where the kernel was to be asked.
package enum LookingReason: Equatable, Sendable {
  case hasTooManyWatches
  case refused(reason: String)
  /// Changes made on other machines reach no kernel but theirs.
  case isOnNetwork
}

/// Sees what changes in the folders of a site: through the kernel, or by looking each second where that cannot be had.
struct FolderWatcher: ~Copyable {
  /// Milliseconds between two looks; also before the kernel is asked again where the site's folder has gone.
  private static let lookEach: CInt = 1_000

  private let root: String
  private let names: [String]
  private let looks: (LookingReason) -> Void
  private var tree: InotifyTree?
  /// What there is to wait for; -1 where there is nothing but time.
  private(set) var descriptor: CInt = -1
  /// Is the site's folder not there, so that the kernel must be asked again?
  private var isLost = false
  private var snapshot: TreeSnapshot?

  init(_ root: String, names: [String], polls: Bool, looks: @escaping (LookingReason) -> Void) {
    self.root = root
    self.names = names
    self.looks = looks
    if polls {
      snapshot = TreeSnapshot(root, names: names)
    } else if names.contains(where: { NetworkDrive.holds(root + "/" + $0) }) {
      lookEachSecond(.isOnNetwork)
    } else {
      do throws(InotifyTree.Fault) {
        let tree = try InotifyTree(root, names: names)
        (descriptor, isLost) = (tree.descriptor, tree.isLost)
        self.tree = consume tree
      } catch {
        lookEachSecond(Self.reason(error))
      }
    }
  }

  private static func reason(_ fault: InotifyTree.Fault) -> LookingReason {
    switch fault {
    case .hasTooMany: .hasTooManyWatches
    case .refused(let reason): .refused(reason: reason)
    }
  }

  private mutating func lookEachSecond(_ reason: LookingReason) {
    tree = nil
    descriptor = -1
    snapshot = TreeSnapshot(root, names: names)
    looks(reason)
  }

  /// How many milliseconds to wait at most; -1 for as long as it takes.
  ///
  /// - Parameter end: When the present burst will have ended.
  func pause(before end: Double?, now: Double) -> CInt {
    if let end { return CInt(max(0, min((end - now) * 1_000, 1_000)).rounded(.up)) }
    return snapshot != nil || isLost ? Self.lookEach : -1
  }

  /// What has changed since it was last asked.
  mutating func read() -> ChangedFiles {
    if let former = snapshot {
      let now = TreeSnapshot(root, names: names)
      snapshot = now
      return now.changes(since: former)
    }
    do throws(InotifyTree.Fault) {
      return try readKernel()
    } catch {
      lookEachSecond(Self.reason(error))
      return .unknown
    }
  }

  private mutating func readKernel() throws(InotifyTree.Fault) -> ChangedFiles {
    guard var tree = tree.take() else { return ChangedFiles() }
    var changes = try tree.read()
    if tree.isLost {
      try tree.watchAll()
      // Back again, with whatever happened meanwhile.
      if !tree.isLost { changes.add(.unknown) }
    }
    isLost = tree.isLost
    self.tree = consume tree
    return changes
  }
}
