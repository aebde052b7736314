internal import CArchive

/// A ZIP archive in memory, whose parts are unpacked as they are asked for (libarchive).
///
/// What comes out is bounded, whatever the archive says of itself.
@safe struct Archive {
  /// Bytes that a part may have.
  static let largestPart = 256_000_000
  /// How many times larger than the whole archive a part may be, once it is larger than a million bytes.
  static let largestRatio = 200
  private static let mostParts = 10_000

  private let bytes: [UInt8]
  let names: Set<String>

  /// - Throws: When it is none, is encrypted, or has two parts of one name.
  init(_ bytes: [UInt8]) throws(WorkbookFault) {
    self.bytes = bytes
    // libarchive reads one that is cut off as far as it goes, which may be without its last sheet.
    guard let count = Self.entries(in: bytes) else { throw .damaged }
    var names: Set<String> = []
    try unsafe Self.visit(bytes) { (name, entry, _) throws(WorkbookFault) in
      if unsafe archive_entry_is_encrypted(entry) != 0 { throw .encrypted }
      guard names.count < Self.mostParts, names.insert(name).inserted else { throw .damaged }
      return true
    }
    guard names.count == count else { throw .damaged }
    self.names = names
  }

  /// How many parts the archive says at its end that it has; `nil` where it does not end as archives do (APPNOTE.TXT,
  /// 4.3.16).
  private static func entries(in bytes: [UInt8]) -> Int? {
    let length = 22
    guard bytes.count >= length else { return nil }
    for start in stride(from: bytes.count - length, through: max(0, bytes.count - length - 65_535), by: -1) {
      guard bytes[start...].starts(with: [0x50, 0x4B, 0x05, 0x06]),
        start + length + Int(bytes[start + 20]) + Int(bytes[start + 21]) << 8 == bytes.count
      else { continue }
      return Int(bytes[start + 10]) + Int(bytes[start + 11]) << 8
    }
    return nil
  }

  /// Hands over a part, piece by piece. What was handed over counts only when no error comes after it.
  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(WorkbookFault) -> Void) throws(WorkbookFault) {
    var isFound = false
    try unsafe Self.visit(bytes) { (found, _, archive) throws(WorkbookFault) in
      guard found == name else { return true }
      isFound = true
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
      defer { unsafe piece.deallocate() }
      var total = 0
      while true {
        let count = unsafe archive_read_data(archive, piece.baseAddress, piece.count)
        if count == 0 { return false }
        guard count > 0 else { throw .damaged }
        total += count
        let isBomb = total > 1_000_000 && total / Self.largestRatio > bytes.count
        guard total <= Self.largestPart, !isBomb else { throw .tooLarge }
        try unsafe take(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      }
    }
    guard isFound else { throw .damaged }
  }

  /// - Parameter body: Answers whether to go on.
  private static func visit(
    _ bytes: [UInt8],
    _ body: (_ name: String, _ entry: OpaquePointer, _ archive: OpaquePointer) throws(WorkbookFault) -> Bool
  ) throws(WorkbookFault) {
    guard let archive = unsafe archive_read_new() else { throw .damaged }
    defer { unsafe archive_read_free(archive) }
    var fault: WorkbookFault?
    unsafe bytes.withUnsafeBytes { memory in
      unsafe archive_read_support_format_zip(archive)
      guard unsafe archive_read_open_memory(archive, memory.baseAddress, memory.count) == ARCHIVE_OK else {
        fault = .damaged
        return
      }
      var entry: OpaquePointer?
      while true {
        let status = unsafe archive_read_next_header(archive, &entry)
        if status == ARCHIVE_EOF { return }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = unsafe entry,
          let path = unsafe archive_entry_pathname(entry)
        else {
          fault = .damaged
          return
        }
        do throws(WorkbookFault) {
          guard unsafe try body(String(cString: path), entry, archive) else { return }
        } catch {
          fault = error
          return
        }
      }
    }
    if let fault { throw fault }
  }
}

/// Why a workbook cannot be read.
enum WorkbookFault: Error, Hashable {
  /// No archive, cut off, or a checksum that does not hold.
  case damaged
  case encrypted
  /// A workbook of the former kind: `.xls` by content.
  case old
  /// A web page or another text under a workbook's name.
  case otherKind(String)
  /// It unpacks to more than can be meant.
  case tooLarge
  /// A document type, which no spreadsheet writes.
  case declaration
}
