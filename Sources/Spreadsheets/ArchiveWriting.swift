internal import CArchive
internal import Diagnostics

/// Packs files into a ZIP archive in memory, in this order.
///
/// The same files give the same bytes, in whatever time zone: none has a time, in whose place ZIP writes the beginning of
/// 1980.
///
/// - Parameter files: Their names are of ASCII, each once.
package func zipArchive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  let archive = ZipArchive()
  for (name, bytes) in files { archive.add(name, bytes) }
  return archive.finished()
}

/// A ZIP archive that takes one file after the other and keeps them packed (libarchive).
@safe package struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  /// What is written; the library keeps its address.
  private let output: Output

  private final class Output {
    var bytes: [UInt8] = []
  }

  /// - Parameter level: How hard it is packed, 1 to 9; unless given, as zlib thinks fit.
  package init(level: Int? = nil) {
    guard let archive = unsafe archive_write_new() else { internalFault("no memory for an archive") }
    unsafe self.archive = archive
    output = Output()
    unsafe expect(archive_write_set_format_zip(archive))
    unsafe expect(archive_write_zip_set_compression_deflate(archive))
    if let level { unsafe expect(archive_write_set_format_option(archive, "zip", "compression-level", "\(level)")) }
    // No blanks after the end.
    unsafe expect(archive_write_set_bytes_in_last_block(archive, 1))
    let target = unsafe Unmanaged.passUnretained(output).toOpaque()
    unsafe expect(
      archive_write_open(
        archive, target, nil,
        { _, target, bytes, count in
          guard let target = unsafe target, let bytes = unsafe bytes else { return -1 }
          let output = unsafe Unmanaged<Output>.fromOpaque(target).takeUnretainedValue()
          unsafe output.bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
          return count
        }, nil))
  }

  deinit { unsafe archive_write_free(archive) }

  /// - Parameter name: Of ASCII, and no other file's.
  package func add(_ name: String, _ bytes: [UInt8]) {
    let entry = unsafe archive_entry_new()
    defer { unsafe archive_entry_free(entry) }
    unsafe archive_entry_set_pathname(entry, name)
    unsafe archive_entry_set_size(entry, Int64(bytes.count))
    // A plain file that all may read.
    unsafe archive_entry_set_mode(entry, 0o100644)
    unsafe expect(archive_write_header(archive, entry))
    let written = unsafe bytes.withUnsafeBytes { unsafe archive_write_data(archive, $0.baseAddress, $0.count) }
    if written != bytes.count { internalFault("an archive in memory takes no more bytes") }
  }

  /// Ends the archive.
  ///
  /// - Returns: Its bytes.
  package consuming func finished() -> [UInt8] {
    unsafe expect(archive_write_close(archive))
    return output.bytes
  }

  private func expect(_ status: CInt) {
    if status != ARCHIVE_OK { internalFault("an archive in memory cannot be written: \(status)") }
  }
}
