internal import Content
internal import Pictures
internal import Synchronization

/// Keeps the pictures that were made, so that the next build makes none of them again, by what they were made of.
final class PictureStore: Sendable {
  /// Another one for another way of making them.
  private static let version = "pictures-1"

  private let cache: SiteCache
  /// Those that could not be kept on the disk.
  private let inMemory = Mutex<[String: [UInt8]]>([:])

  init(_ cache: SiteCache) {
    self.cache = cache
  }

  /// Where the pictures of a file lie.
  func folder(of hash: String) -> String { "\(cache.folder)/\(Self.version)/\(hash)" }

  /// - Parameter name: Of the picture, without a slash.
  func kept(_ name: String, of hash: String) -> [UInt8]? {
    if let bytes = try? FileSystem.read(folder(of: hash) + "/" + name) { return bytes }
    return inMemory.withLock { $0[hash + name] }
  }

  func keep(_ bytes: [UInt8], as name: String, of hash: String) {
    do throws(FileFault) {
      let folder = try cache.make("\(Self.version)/\(hash)")
      try folder.replace(name, with: bytes, aside: name + ".new")
    } catch {
      inMemory.withLock { $0[hash + name] = bytes }
    }
  }
}
