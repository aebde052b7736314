internal import Content

/// The files that Vitrine wrote into an output folder, each with what it wrote there: nothing else is ever removed.
struct Manifest: Equatable, Sendable {
  private static let heading = "vitrine output 2"
  private static let anyHeading = "vitrine output "

  /// Each file as it lies there; the largest of several.
  private(set) var files: [OutputPath: Fingerprint] = [:]
  /// While a build moves its files, all that may lie at a path: the former and the new.
  private var several: [OutputPath: Set<Fingerprint>] = [:]
  /// Was it read from lines in order, as they are when no build is under way?
  private var isInOrder = true

  mutating func add(_ path: OutputPath, _ fingerprint: Fingerprint) {
    guard let other = files.updateValue(fingerprint, forKey: path), other != fingerprint else { return }
    files[path] = max(fingerprint, other)
    several[path, default: []].formUnion([fingerprint, other])
  }

  /// Takes over what another says of a file.
  mutating func add(_ path: OutputPath, as other: Manifest) {
    for fingerprint in other.fingerprints(of: path) { add(path, fingerprint) }
  }

  func contains(_ path: OutputPath) -> Bool { files[path] != nil }

  private func fingerprints(of path: OutputPath) -> Set<Fingerprint> {
    several[path] ?? files[path].map { [$0] } ?? []
  }

  /// Does a file lie there still, as Vitrine wrote it?
  func isAsWritten(_ path: OutputPath, in root: borrowing Folder) -> Bool {
    guard let largest = files[path], root.isFree(ofLinksTo: path),
      let bytes = try? root.read(path.text, limit: largest.size)
    else { return false }
    return fingerprints(of: path).contains(Fingerprint(of: bytes))
  }
}

// MARK: - As a file

extension Manifest {
  /// Why bytes are no manifest.
  enum Fault: Error {
    /// It is one, of an older or newer version.
    case otherVersion
    case unreadable
  }

  /// Reads what `bytes` wrote.
  init(reading bytes: [UInt8]) throws(Fault) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard let heading = lines.popFirst(), heading.starts(with: Self.anyHeading.utf8) else { throw .unreadable }
    guard heading.elementsEqual(Self.heading.utf8) else { throw .otherVersion }
    files.reserveCapacity(lines.count)
    var last: OutputPath?
    for line in lines {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
      guard parts.count == 3, let size = Int(String(decoding: parts[0], as: UTF8.self)),
        let sum = UInt64(String(decoding: parts[1], as: UTF8.self), radix: 16),
        let path = String(validating: parts[2], as: UTF8.self).flatMap(OutputPath.init)
      else { throw .unreadable }
      add(path, Fingerprint(size: size, sum: sum))
      if let last, !(last < path) { isInOrder = false }
      last = path
    }
  }

  /// A line a file, by path: size, sum, path.
  var bytes: [UInt8] { Array((Self.heading + "\n").utf8) + lines(of: files.keys.sorted()) }

  /// What stands behind the `bytes` of another where some of its files may be these instead.
  func lines(of paths: [OutputPath]) -> [UInt8] {
    var bytes: [UInt8] = []
    for path in paths {
      for fingerprint in fingerprints(of: path).sorted() {
        bytes += String(fingerprint.size).utf8
        bytes.append(UInt8(ascii: " "))
        bytes += String(fingerprint.sum, radix: 16).utf8
        bytes.append(UInt8(ascii: " "))
        bytes += path.text.utf8
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }
}

extension Folder {
  /// Are the folders above a file real ones, or not there?
  func isFree(ofLinksTo path: OutputPath) -> Bool {
    for folder in path.folders where (try? kind(of: folder.text)) == .link { return false }
    return true
  }
}
