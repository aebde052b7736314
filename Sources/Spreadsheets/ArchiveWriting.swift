internal import CArchive
internal import Diagnostics

/// Packs files into a ZIP archive in memory, in this order (libarchive).
///
/// The same files give the same bytes, in whatever time zone: none has a time, in whose place ZIP writes the beginning of
/// 1980.
///
/// - Parameter files: Their names are of ASCII, each once.
package func zipArchive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  // Deflate adds 5 bytes to each 16 kB that it cannot make smaller; each name stands twice beside 200 bytes.
  let room = files.reduce(1_000) { $0 + $1.bytes.count + $1.bytes.count / 1_000 + 2 * $1.name.utf8.count + 500 }
  return unsafe [UInt8](unsafeUninitializedCapacity: room) { memory, count in
    let archive = unsafe WrittenArchive(into: UnsafeMutableRawBufferPointer(memory))
    for (name, bytes) in files { archive.add(name, bytes) }
    count = archive.close()
  }
}

/// Owns a libarchive writer into memory that outlives it.
@safe private struct WrittenArchive: ~Copyable {
  private let archive: OpaquePointer
  /// How many bytes are written; the library keeps its address.
  private let used: UnsafeMutablePointer<Int>

  init(into memory: UnsafeMutableRawBufferPointer) {
    guard let archive = unsafe archive_write_new() else { internalFault("no memory for an archive") }
    unsafe self.archive = archive
    unsafe used = .allocate(capacity: 1)
    unsafe used.initialize(to: 0)
    unsafe expect(archive_write_set_format_zip(archive))
    unsafe expect(archive_write_zip_set_compression_deflate(archive))
    unsafe expect(archive_write_open_memory(archive, memory.baseAddress, memory.count, used))
  }

  deinit {
    unsafe archive_write_free(archive)
    unsafe used.deallocate()
  }

  func add(_ name: String, _ bytes: [UInt8]) {
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

  /// - Returns: How many bytes the whole archive has.
  func close() -> Int {
    unsafe expect(archive_write_close(archive))
    return unsafe used.pointee
  }

  private func expect(_ status: CInt) {
    if status != ARCHIVE_OK { internalFault("an archive in memory cannot be written: \(status)") }
  }
}
