internal import Content
internal import Glibc

/// A file that lies in a folder, open for reading.
struct ServedFile: ~Copyable {
  /// In bytes.
  let size: Int
  private let descriptor: CInt

  /// - Parameter path: Below the folder; no link on it is followed.
  /// - Returns: `nil` where there is no ordinary file, or the file cannot be had.
  init?(_ path: String, in folder: borrowing Folder) {
    do throws(FileFault) {
      let opened = try folder.openBelow(path)
      (descriptor, size) = (opened.descriptor, opened.size)
    } catch {
      return nil
    }
  }

  /// Hands the descriptor to whoever closes it from now on.
  consuming func handOver() -> CInt {
    let descriptor = descriptor
    discard self
    return descriptor
  }

  deinit { close(descriptor) }
}
