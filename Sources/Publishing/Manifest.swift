internal import Content

/// The files that Vitrine wrote into an output folder, each with what it wrote there: nothing else is ever removed.
struct Manifest: Equatable, Sendable {
  private static let heading = "vitrine output 2"
  private static let anyHeading = "vitrine output "

  /// More than one fingerprint while a build moves its files: the former and the new.
  private(set) var files: [OutputPath: Set<Fingerprint>] = [:]

  mutating func add(_ path: OutputPath, _ fingerprint: Fingerprint) {
    files[path, default: []].insert(fingerprint)
  }

  func contains(_ path: OutputPath) -> Bool { files[path] != nil }

  /// Does a file lie there still, as Vitrine wrote it?
  func isAsWritten(_ path: OutputPath, in root: borrowing Folder) -> Bool {
    guard let fingerprints = files[path], let largest = fingerprints.max()?.size, root.isFree(ofLinksTo: path),
      let bytes = try? root.read(path.text, limit: largest)
    else { return false }
    return fingerprints.contains(Fingerprint(of: bytes))
  }

  func merging(_ other: Manifest) -> Manifest {
    var merged = self
    merged.files.merge(other.files) { $0.union($1) }
    return merged
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
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .unreadable }
    var lines = text.split(separator: "\n")[...]
    guard let heading = lines.popFirst(), heading.hasPrefix(Self.anyHeading) else { throw .unreadable }
    guard heading == Self.heading else { throw .otherVersion }
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, let size = Int(parts[0]), let sum = UInt64(parts[1], radix: 16),
        let path = OutputPath(String(parts[2]))
      else { throw .unreadable }
      add(path, Fingerprint(size: size, sum: sum))
    }
  }

  /// A line a file, by path: size, sum, path.
  var bytes: [UInt8] {
    var bytes = Array((Self.heading + "\n").utf8)
    for (path, fingerprints) in files.sorted(by: { $0.key < $1.key }) {
      for fingerprint in fingerprints.sorted() {
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
