internal import Content
internal import Synchronization

/// The folder into which a site is built, by one build at a time.
///
/// New files are gathered aside and moved into place at the end, each by one rename, a folder that is new with all that
/// it holds: a reader sees the old file or the new one, and a build that fails leaves everything as it was. What will be
/// there is noted before the first move, what is there after the last: a build that is killed between leaves whole files,
/// all of them known to the next one.
///
/// That holds however the process ends, not when the power does: nothing waits for the disk. What a power cut leaves, the
/// next build compares byte for byte and puts right.
package final class OutputFolder: Sendable {
  static let staging = "staging"
  private static let manifest = "manifest"
  private static let newManifest = "manifest.new"

  private static func stateFile(_ name: String) -> String { OutputPath.stateFolder + "/" + name }

  private let lock: OutputLock
  let root: Folder
  /// Where the output's own state lies, and the new files until they move.
  let own: Folder
  private let former: Manifest
  private let made = Mutex(Made())

  /// The files of this build so far.
  private struct Made {
    var files = Manifest()
    var staged: [OutputPath] = []
  }

  /// What a build did to the folder.
  package struct Outcome: Sendable {
    package let written: Int
    package let unchanged: Int
    package let removed: Int
    /// Files that no longer belong but are not as Vitrine wrote them: they stay, and are no longer its own.
    package let kept: [String]
    /// What was added to the folder's `FolderState.stamps`; `nil` where so much has changed that looking at all of it anew
    /// takes no longer.
    package let change: UInt64?
  }

  /// Opens a folder that is empty, missing, or was written by Vitrine before; waits while another build has it.
  ///
  /// Changes nothing yet but to make the folder.
  package init(_ path: String, waiting: Waiting) async throws(OutputFault) {
    guard try Self.mayBeOurs(path) else { throw .notOurs(path: path) }
    lock = try await OutputLock(path, waiting: waiting)
    do throws(FileFault) {
      root = try Folder(path)
      own = try root.folder(OutputPath.stateFolder)
      // What a killed build has left.
      try own.removeTree(Self.staging)
      try own.removeTree(Self.searching)
      try own.removeFile(Self.newManifest)
    } catch {
      throw .file(error)
    }
    former = try Self.manifest(in: own, of: path)
  }

  /// Is there nothing in a folder, or Vitrine's state beside the rest?
  package static func mayBeOurs(_ path: String) throws(OutputFault) -> Bool {
    guard FileSystem.isFolder(path) else { return true }
    do throws(FileFault) {
      // In this order: another build may be filling the folder, and the manifest comes before the first file.
      let isEmpty = try FileSystem.names(in: path).allSatisfy { $0 == ".gitkeep" || $0 == OutputPath.stateFolder }
      return isEmpty || FileSystem.isFile(path + "/" + stateFile(manifest))
    } catch {
      throw .file(error)
    }
  }

  /// What tells the files that Vitrine wrote into a folder from those of another build; `nil` where it wrote none.
  package static func digest(of path: String) -> String? {
    (try? FileSystem.read(path + "/" + stateFile(manifest))).map(SHA256.digits)
  }

  /// Did the last build into a folder leave nothing of its own but what it notes, as one does that is done?
  package static func isAtRest(_ path: String) -> Bool {
    (try? FileSystem.names(in: "\(path)/\(OutputPath.stateFolder)")) == [Self.manifest]
  }

  /// Is every file in a folder that Vitrine wrote still as it wrote it? Each is read.
  package static func isAsWritten(_ path: String) -> Bool {
    guard let root = try? Folder(path), let own = try? root.folder(OutputPath.stateFolder),
      let manifest = try? manifest(in: own, of: path)
    else { return false }
    return manifest.files.keys.allSatisfy { manifest.isAsWritten($0, in: root) }
  }

  private static func manifest(in own: borrowing Folder, of path: String) throws(OutputFault) -> Manifest {
    let bytes: [UInt8]
    do throws(FileFault) {
      guard try own.kind(of: manifest) != nil else { return Manifest() }
      bytes = try own.read(manifest)
    } catch {
      throw .file(error)
    }
    do throws(Manifest.Fault) {
      return try Manifest(reading: bytes)
    } catch {
      switch error {
      case .otherVersion: throw .otherVersion(path: path)
      case .unreadable: throw .notOurs(path: path)
      }
    }
  }

  // MARK: Putting files

  /// Writes a file aside, unless the same bytes stand in its place already. May be called from several threads at once.
  package func put(_ bytes: [UInt8], at path: String) throws(OutputFault) {
    guard let path = OutputPath(path) else {
      throw .file(FileFault(path: path, reason: "This cannot be the name of a file in the output folder"))
    }
    do throws(FileFault) {
      try put(bytes, at: path)
    } catch {
      throw .file(error)
    }
  }

  func put(_ bytes: [UInt8], at path: OutputPath) throws(FileFault) {
    let isUnchanged = former.contains(path) && isInPlace(path, bytes)
    if !isUnchanged { try stage(bytes, path) }
    let fingerprint = Fingerprint(of: bytes)
    made.withLock { made in
      made.files.add(path, fingerprint)
      if !isUnchanged { made.staged.append(path) }
    }
  }

  /// Leaves a file as it lies there from the build before, unread; whoever asks for it knows that it is the same.
  ///
  /// - Returns: Whether there is one that Vitrine wrote.
  func keep(_ path: String) -> Bool {
    guard let path = OutputPath(path), former.contains(path) else { return false }
    made.withLock { $0.files.add(path, as: former) }
    return true
  }

  private func isInPlace(_ path: OutputPath, _ bytes: [UInt8]) -> Bool {
    guard root.isFree(ofLinksTo: path), let former = try? root.read(path.text, limit: bytes.count) else { return false }
    return former.span.isSame(as: bytes.span)
  }

  private func stage(_ bytes: [UInt8], _ path: OutputPath) throws(FileFault) {
    let folder = path.folders.last.map { "/" + $0.text } ?? ""
    try own.makeFolder(Self.staging + folder)
    try own.write(bytes, to: Self.staging + "/" + path.text)
  }

  // MARK: Ending

  /// Moves the new files into place, removes those that no longer belong, and notes what is there.
  ///
  /// - Throws: When something cannot be moved or removed; then each file is the former or the new one, and the next build
  ///   goes on from there. When somebody else's file is in the way, nothing has changed.
  package func commit() throws(OutputFault) -> Outcome {
    do throws(FileFault) {
      return try switchOver(made.withLock { $0 })
    } catch {
      discard()
      throw .file(error)
    }
  }

  private func switchOver(_ made: Made) throws(FileFault) -> Outcome {
    let stale = Set(former.files.keys.filter { !made.files.contains($0) })
    let plan = try MovePlan(of: made.staged, stale: stale, former: former, in: root)
    func note(_ manifest: [UInt8]) throws(FileFault) {
      try own.replace(Self.manifest, with: manifest, aside: Self.newManifest)
    }
    let changing = made.staged.count + stale.count
    let entries =
      changing > former.files.count / 4
      ? nil : Set((made.staged + stale).flatMap { $0.folders + [$0] }.map(\.text) + [Self.stateFile(Self.manifest)])
    let before = entries.map { FolderState.stamps(of: $0, in: root.path) }
    if !made.staged.isEmpty { try note(former.bytes + made.files.lines(of: made.staged)) }
    var removed = 0
    var kept: [String] = []
    func removeStale(_ paths: [OutputPath]) throws(FileFault) {
      for path in paths {
        switch try remove(path, keeping: plan.entered) {
        case .isRemoved: removed += 1
        case .isMissing: break
        case .isChanged: kept.append(path.text)
        }
      }
    }
    try removeStale(plan.obstacles)
    for path in plan.moves { try own.move(Self.staging + "/" + path.text, to: path.text, in: root) }
    // After the moves, so that no page in between links to one that is gone.
    try removeStale(stale.subtracting(plan.obstacles).sorted())
    try own.removeTree(Self.staging)
    if !made.staged.isEmpty || made.files != former { try note(made.files.bytes) }
    return Outcome(
      written: made.staged.count, unchanged: made.files.files.count - made.staged.count, removed: removed, kept: kept,
      change: entries.flatMap { entries in before.map { FolderState.stamps(of: entries, in: root.path) &- $0 } })
  }

  private enum Removal { case isRemoved, isMissing, isChanged }

  /// Removes a former file if it is as Vitrine wrote it, and the folders that it leaves empty.
  ///
  /// - Parameter folders: Those into which a file moves.
  private func remove(_ path: OutputPath, keeping folders: Set<OutputPath>) throws(FileFault) -> Removal {
    guard root.isFree(ofLinksTo: path) else { return .isChanged }
    let isMissing = try root.kind(of: path.text) == nil
    guard isMissing || former.isAsWritten(path, in: root) else { return .isChanged }
    if !isMissing { try root.removeFile(path.text) }
    // Also when it is missing: a build may have been killed before it came to the folders.
    for folder in path.folders.reversed() {
      guard !folders.contains(folder), try root.removeEmptyFolder(folder.text) else { break }
    }
    return isMissing ? .isMissing : .isRemoved
  }

  /// Forgets the new files; what was there before stays.
  package func discard() {
    try? own.removeTree(Self.staging)
  }
}
