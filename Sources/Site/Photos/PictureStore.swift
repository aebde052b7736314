internal import Content
internal import Pictures
internal import Synchronization

/// Keeps the pictures that were made, so that the next build makes none of them again: in `.vitrine-cache` beside Content,
/// by what they were made of. It may be deleted at any time.
final class PictureStore: Sendable {
  static let folderName = ".vitrine-cache"
  /// Another one for another way of making them.
  private static let version = "pictures-1"

  private let root: String
  /// Those that could not be kept on the disk.
  private let inMemory = Mutex<[String: [UInt8]]>([:])

  /// - Parameter site: The folder that holds `Content`.
  init(site: String) {
    root = site + "/" + Self.folderName
  }

  /// Where the pictures of a file lie.
  func folder(of hash: String) -> String { "\(root)/\(Self.version)/\(hash)" }

  /// - Parameter name: Of the picture, without a slash.
  func kept(_ name: String, of hash: String) -> [UInt8]? {
    if let bytes = try? FileSystem.read(folder(of: hash) + "/" + name) { return bytes }
    return inMemory.withLock { $0[hash + name] }
  }

  func keep(_ bytes: [UInt8], as name: String, of hash: String) {
    do throws(FileFault) {
      let isNew = try !FileSystem.makeFolders(folder(of: hash)).isEmpty
      // Whoever keeps a site in git need not know of it.
      if isNew, !FileSystem.exists(root + "/.gitignore") {
        try Folder(root).replace(".gitignore", with: Array("*\n".utf8), aside: ".gitignore.new")
      }
      try Folder(folder(of: hash)).replace(name, with: bytes, aside: name + ".new")
    } catch {
      inMemory.withLock { $0[hash + name] = bytes }
    }
  }
}
