internal import Diagnostics
internal import Markup

/// A style sheet as its author wrote it.
struct WrittenStyle: Sendable {
  let file: SourceFile
  let bytes: [UInt8]
  /// Below the output folder: from where browsers follow its addresses.
  let folder: String
  /// Is it joined with others of the theme into one?
  let isJoined: Bool
}

/// Finds addresses in style sheets that lead to nothing in the site: browsers leave out such a picture or font without a word.
struct StyleAddresses {
  /// All files of the site, below the output folder.
  private let known: Set<String>
  /// What every address of the site begins with.
  private let base: String
  private var guesses = 0

  init(known: Set<String>, base: String) {
    self.known = known
    self.base = base
  }

  mutating func faults(in sheet: WrittenStyle) -> [Diagnostic] {
    var reader = StyleAddressReader(sheet.bytes)
    return reader.read().compactMap { address in
      guard let meaning = meaning(of: address.text, from: sheet.folder), !isThere(meaning.path) else { return nil }
      guesses += 1
      let start = SourceRange(file: sheet.file, ofByte: address.start, in: sheet.bytes)
      return .deadInStyle(
        address.text, in: sheet, meant: guesses <= mostGuesses ? nearest(to: meaning, from: sheet) : nil,
        at: SourceRange(
          file: sheet.file, line: Int(start.line), column: Int(start.column),
          length: address.text.unicodeScalars.count))
    }
  }

  private struct Meaning {
    /// Below the output folder; `nil` where the steps lead out of it.
    let path: String?
    /// As written, without what stands behind `?` and `#`.
    let written: String
    var isFromRoot: Bool { written.hasPrefix("/") }
  }

  /// What an address names in the site; `nil` where it names no file of ours: another site, a part of the page, bytes
  /// written out, a folder beside the site on the same server.
  private func meaning(of text: String, from folder: String) -> Meaning? {
    guard !text.hasPrefix("//"), !text.contains("\\"), case .file(let written, _)? = try? LinkTarget(text) else {
      return nil
    }
    guard written.hasPrefix("/") else {
      return Meaning(path: Media.resolve(written, from: folder), written: written)
    }
    guard written.hasPrefix(base) else {
      let path = String(written.dropFirst())
      return known.contains(path) ? Meaning(path: nil, written: written) : nil
    }
    return Meaning(path: Media.resolve(String(written.dropFirst(base.count)), from: ""), written: written)
  }

  private func isThere(_ path: String?) -> Bool {
    guard let path else { return false }
    return known.contains(path) || known.contains(path.isEmpty ? "index.html" : path + "/index.html")
      // Its files come last of all.
      || path.hasPrefix("pagefind/")
  }

  /// What was probably meant, as it is written in this sheet: mostly an address from where the sheet lies in its own folder.
  private func nearest(to meaning: Meaning, from sheet: WrittenStyle) -> String? {
    func written(_ path: String) -> String {
      meaning.isFromRoot ? base + path : Media.relative(path, to: sheet.folder)
    }
    let steps = meaning.written.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    let places = [steps, "assets/" + steps].filter { known.contains($0) }
    return places.first.map(written)
      ?? nearMiss(
        meaning.path.map(written) ?? meaning.written, among: known.lazy.filter { !Self.isPage($0) }.map(written))
  }

  private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") || path.hasSuffix(".css") }
}

/// The addresses of a style sheet with their places, outside of remarks and of texts that are no addresses.
private struct StyleAddressReader {
  struct Address {
    let text: String
    /// In bytes.
    let start: Int
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() -> [Address] {
    var found: [Address] = []
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = text()
      case UInt8(ascii: "/") where bytes[index...].starts(with: "/*".utf8):
        index = bytes[(index + 2)...].firstRange(of: Array("*/".utf8))?.upperBound ?? bytes.count
      case _ where takes("url("): if let address = address() { found.append(address) }
      case _ where takes("@import"):
        skipBlanks()
        if index < bytes.count, Self.isQuote(bytes[index]) { found.append(text()) }
      default: index += 1
      }
    }
    return found
  }

  /// Whether these letters stand here, in small or in capitals, and begin a word; then they are passed.
  private mutating func takes(_ word: String) -> Bool {
    guard let first = word.utf8.first, bytes[index] | 0x20 == first | 0x20 else { return false }
    let isWithin = index > 0 && (Self.isLetter(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: "-"))
    let here = bytes[index...].prefix(word.utf8.count).map { Self.isLetter($0) ? $0 | 0x20 : $0 }
    guard !isWithin, here.elementsEqual(word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  /// What stands in `url(…)`, in quotes or not.
  private mutating func address() -> Address? {
    skipBlanks()
    guard index < bytes.count else { return nil }
    if Self.isQuote(bytes[index]) { return text() }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ")"), !Self.isBlank(bytes[index]) { index += 1 }
    return Address(text: String(decoding: bytes[start..<index], as: UTF8.self), start: start)
  }

  /// What stands in quotes; a line end ends what nobody closed.
  private mutating func text() -> Address {
    let quote = bytes[index]
    let start = index + 1
    index = start
    while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "\n") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(index, bytes.count)
    index = end + 1
    return Address(text: String(decoding: bytes[start..<end], as: UTF8.self), start: start)
  }

  private mutating func skipBlanks() {
    while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }
  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
}

extension Diagnostic {
  /// - Parameter meant: As it is to be written.
  fileprivate static func deadInStyle(
    _ written: String, in sheet: WrittenStyle, meant: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dead-in-style", "This style sheet uses `\(written)`, which does not exist, so readers will not see it.",
      severity: .warning, at: range,
      help: sheet.isJoined
        ? "The theme's style sheets are joined into one in `assets`: write the path from there, such as `fonts/own.woff2`."
        : "Write the path to a file from the folder of this one.",
      suggestion: meant)
  }
}
