package import Diagnostics

/// Checks that bytes are text an author can have meant, before anything else reads them.
package enum SourceText {
  /// What is wrong with the bytes as text; empty for clean UTF-8 with ordinary line ends.
  ///
  /// Errors stop the file: invalid UTF-8, control characters, line separators that editors do not show as line ends,
  /// what is no character, two versions that a merge has left. Letters that were lost, read in a wrong encoding or turned
  /// around get a warning, a byte order mark and Windows line ends, which are read without trouble, a note.
  package static func check(_ bytes: [UInt8], file: SourceFile) -> [Diagnostic] {
    if let kind = otherKind(bytes) { return [.otherKind(kind, at: SourceRange(file: file, line: 1, column: 1))] }
    // `-` and a zero: two bytes a letter, without the mark that says so.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x2D, 0, 0x2D, 0])
      || bytes.starts(with: [0, 0x2D, 0, 0x2D])
    {
      return [.notUTF8(at: SourceRange(file: file, line: 1, column: 1), savedAs: "UTF-16")]
    }
    if let offset = firstInvalidByte(bytes) {
      return [.notUTF8(at: SourceRange(file: file, ofByte: offset, in: bytes), savedAs: nil)]
    }
    var found: [Diagnostic] = []
    if bytes.starts(with: byteOrderMark) {
      found.append(.byteOrderMark(at: SourceRange(file: file, line: 1, column: 1)))
    }
    if let offset = firstOddCharacter(bytes) {
      let range = SourceRange(file: file, ofByte: offset, in: bytes)
      found.append(.oddCharacter(Array(bytes[offset...].prefix(3)), at: range))
    } else if let newline = bytes.firstIndex(of: UInt8(ascii: "\n")), newline > 0,
      bytes[newline - 1] == UInt8(ascii: "\r")
    {
      found.append(.windowsLineEnds(at: SourceRange(file: file, ofByte: newline - 1, in: bytes)))
    }
    return found + LetterScan(bytes, file: file).diagnostics
  }

  /// What a file is that was only renamed.
  private static func otherKind(_ bytes: [UInt8]) -> String? {
    let kinds: [(start: [UInt8], name: String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a Word document, a spreadsheet or another packed file"),
      ([0xD0, 0xCF, 0x11, 0xE0], "a Word document or a spreadsheet of an old kind"),
      (Array("%PDF".utf8), "a PDF"), (Array("{\\rtf".utf8), "a Word document (RTF)"),
      ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"), (Array("GIF8".utf8), "a picture"),
    ]
    return kinds.first { bytes.starts(with: $0.start) }?.name
  }

  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The first control character, lone carriage return, Unicode line separator (U+0085, U+2028, U+2029), where editors
  /// and YAML count lines differently, or code that stands for no character.
  private static func firstOddCharacter(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x09, 0x0A: break
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: break
      case 0..<0x20, 0x7F: return index
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] <= 0x9F: return index
      case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2]):
        return index
      case 0xEF, 0xF0...0xF4: if isNoCharacter(bytes[index...].prefix(4)) { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether these bytes begin with one of the codes that Unicode keeps free for programs: U+FDD0…U+FDEF, U+FFFE, U+FFFF
  /// and their like in every plane.
  private static func isNoCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return false }
    return (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }
}
