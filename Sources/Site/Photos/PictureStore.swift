internal import Content
internal import Pictures
internal import Synchronization

/// Keeps the pictures that were made, so that the next build makes none of them again, by what they were made of.
///
/// Before the bytes of each lies their `WordSum`: one that is not as it was kept is none, and is made again.
final class PictureStore: Sendable {
  /// Another one for another way of making them.
  private static let version = "pictures-2"

  private let cache: SiteCache
  /// Those that could not be kept on the disk.
  private let inMemory = Mutex<[String: [UInt8]]>([:])

  init(_ cache: SiteCache) {
    self.cache = cache
  }

  /// Where the pictures of a file lie.
  private func folder(of hash: String) -> String { "\(cache.folder)/\(Self.version)/\(hash)" }

  /// - Parameter name: Of the picture, without a slash.
  func kept(_ name: String, of hash: String) -> [UInt8]? {
    if let bytes = (try? FileSystem.read(folder(of: hash) + "/" + name)).flatMap(Self.whole) { return bytes }
    return inMemory.withLock { $0[hash + name] }
  }

  func keep(_ bytes: [UInt8], as name: String, of hash: String) {
    do throws(FileFault) {
      let folder = try cache.make("\(Self.version)/\(hash)")
      try folder.replace(name, with: Self.sum(of: bytes) + bytes, aside: name + ".new")
    } catch {
      inMemory.withLock { $0[hash + name] = bytes }
    }
  }

  /// The bytes of a picture in a kept file; `nil` where they are not those that were kept.
  private static func whole(_ file: [UInt8]) -> [UInt8]? {
    let bytes = Array(file.dropFirst(MemoryLayout<UInt64>.size))
    return file.starts(with: sum(of: bytes)) ? bytes : nil
  }

  private static func sum(of bytes: [UInt8]) -> [UInt8] {
    var sum = WordSum()
    sum.add(bytes)
    return withUnsafeBytes(of: sum.value.littleEndian) { unsafe Array($0) }
  }
}
