internal import CArchive
internal import Diagnostics

/// A file as an archive holds it, packed once for however many (libarchive and zlib).
package struct PackedFile: Sendable {
  /// As RFC 1951 has it.
  fileprivate let bytes: [UInt8]
  fileprivate let size: UInt32
  /// CRC-32.
  fileprivate let sum: UInt32

  /// - Parameter level: How hard it is packed, 1 to 9; unless given, as zlib thinks fit.
  package init(_ content: [UInt8], level: Int? = nil) {
    let archive = WrittenArchive(level: level)
    archive.add(content)
    // RFC 1952: ten bytes, of which the fourth says what follows; at the end sum and size.
    let packed = archive.finished()
    guard packed.count >= 18, packed[3] == 0, let size = UInt32(exactly: content.count) else {
      internalFault("a file of \(content.count) bytes cannot be packed")
    }
    bytes = Array(packed[10..<packed.count - 8])
    self.size = size
    sum = packed[packed.count - 8..<packed.count - 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// Puts packed files into a ZIP archive, in this order.
///
/// The same files give the same bytes, in whatever time zone: none has a time, in whose place stands the beginning of 1980.
///
/// - Parameter files: Their names are of ASCII, each once.
package func zipArchive(_ files: [(name: String, file: PackedFile)]) -> [UInt8] {
  var (archive, index): ([UInt8], [UInt8]) = ([], [])
  archive.reserveCapacity(files.reduce(100) { $0 + $1.file.bytes.count + 200 })
  for (name, file) in files {
    guard let start = UInt32(exactly: archive.count) else { internalFault("an archive holds no more than 4 GB") }
    // Version 2.0, no flags, deflated, 1 January 1980.
    var facts: [UInt8] = [20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0]
    for number in [file.sum, UInt32(file.bytes.count), file.size] { facts.append(number) }
    facts.append(UInt16(name.utf8.count))
    facts += [0, 0]
    archive += [0x50, 0x4B, 3, 4] + facts
    archive += name.utf8
    archive += file.bytes
    // Made on Unix: a plain file that all may read.
    index += [0x50, 0x4B, 1, 2, 20, 3] + facts + [0, 0, 0, 0, 0, 0]
    index.append(UInt32(0o100644) << 16)
    index.append(start)
    index += name.utf8
  }
  guard let start = UInt32(exactly: archive.count), let count = UInt16(exactly: files.count) else {
    internalFault("an archive holds no more than 4 GB and 65,535 files")
  }
  archive += index
  archive += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
  for number in [count, count] { archive.append(number) }
  for number in [UInt32(index.count), start] { archive.append(number) }
  return archive + [0, 0]
}

extension [UInt8] {
  /// The least byte first.
  fileprivate mutating func append<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
    for shift in stride(from: 0, to: Number.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}

/// Owns a libarchive writer that packs one file as gzip does, into memory.
@safe private struct WrittenArchive: ~Copyable {
  private let archive: OpaquePointer
  /// What is written; the library keeps its address.
  private let output: Output

  private final class Output {
    var bytes: [UInt8] = []
  }

  init(level: Int?) {
    guard let archive = unsafe archive_write_new() else { internalFault("no memory for an archive") }
    unsafe self.archive = archive
    output = Output()
    unsafe expect(archive_write_set_format_raw(archive))
    unsafe expect(archive_write_add_filter_gzip(archive))
    if let level { unsafe expect(archive_write_set_filter_option(archive, "gzip", "compression-level", "\(level)")) }
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

  func add(_ bytes: [UInt8]) {
    let entry = unsafe archive_entry_new()
    defer { unsafe archive_entry_free(entry) }
    unsafe archive_entry_set_filetype(entry, 0o100000)
    unsafe archive_entry_set_size(entry, Int64(bytes.count))
    unsafe expect(archive_write_header(archive, entry))
    let written = unsafe bytes.withUnsafeBytes { unsafe archive_write_data(archive, $0.baseAddress, $0.count) }
    if written != bytes.count { internalFault("an archive in memory takes no more bytes") }
  }

  consuming func finished() -> [UInt8] {
    unsafe expect(archive_write_close(archive))
    return output.bytes
  }

  private func expect(_ status: CInt) {
    if status != ARCHIVE_OK { internalFault("an archive in memory cannot be written: \(status)") }
  }
}
