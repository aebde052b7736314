internal import Diagnostics

/// A paragraph, heading or table as its author wrote it, looked through for marks that Markdown does not read as they
/// are meant.
struct WrittenBlock {
  let bytes: ArraySlice<UInt8>
  /// `nil` for a table.
  let place: BlockPlace?
  let marks: BlockMarks
  /// The block without what is not plain text: code, tags, remarks, addresses and escaped signs are blotted out.
  private(set) var plain: [UInt8]
  private var found: [Slip] = []
  /// Whether a star stands behind a word or figure, as the mark of a remark.
  private(set) var hasRemarkMark = false
  /// Numbers of backticks that nothing closes, so that a row of them is not looked through for each.
  private var openTicks: Set<Int> = []
  /// Brackets looked at; a block with thousands is no author's.
  private var brackets = 0
  private static let mostBrackets = 2_000
  private static let mostUnclosed = 20
  private var paths = 0
  private static let mostPaths = 200
  private var lacksTagEnd = false
  private var lacksRemarkEnd = false

  /// What blots out code and escaped signs, which begin no reference, and all else that is not plain text.
  private static let blotOfCode: UInt8 = 2
  private static let blot: UInt8 = 1

  init(_ bytes: ArraySlice<UInt8>, place: BlockPlace?, marks: BlockMarks) {
    self.bytes = bytes
    self.place = place
    self.marks = marks
    plain = Array(bytes)
  }

  /// A mark that is not read as it was meant, and where it stands.
  struct Slip {
    let kind: Kind
    let bytes: Range<Int>

    enum Kind {
      case link(LinkSlip)
      case lines(LineSlip)
      case stars(StarSlip)
      /// The path of a file on somebody's computer, as it can be written.
      case path(String)
      /// A reference such as `&#0;`.
      case reference(String)
    }

    var isReference: Bool { if case .reference = kind { true } else { false } }

    /// - Parameter written: What stands there.
    func diagnostic(of written: String, at range: SourceRange) -> Diagnostic {
      switch kind {
      case .link(let slip): .badLink(slip, of: written, at: range)
      case .lines(let slip): .badLines(slip, of: written, at: range)
      case .stars(let slip): .badStars(slip, at: range)
      case .path(let path): .lostBackslash(path, at: range)
      case .reference(let text): .oddReference(text, at: range)
      }
    }
  }

  mutating func slips() -> [Slip] {
    readInlines()
    if marks.hasReferences { readReferences() }
    if marks.hasStars {
      let stars = StarRuns(of: "*", bytes, plain: plain)
      found += stars.slips().map { Slip(kind: .stars($0.kind), bytes: $0.bytes) }
      hasRemarkMark = stars.hasRemarkMark
    }
    if marks.hasLowLines {
      found += StarRuns(of: "_", bytes, plain: plain).slips().map { Slip(kind: .stars($0.kind), bytes: $0.bytes) }
    }
    if let place {
      let lines = WrittenLines(bytes, plain: plain, place: place)
      found += lines.slips().map { Slip(kind: .lines($0.kind), bytes: $0.bytes) }
    }
    return found
  }

  // MARK: Inlines

  private func byte(_ index: Int) -> UInt8 { plain.indices.contains(index) ? plain[index] : 0 }

  private mutating func blot(_ range: Range<Int>, with sign: UInt8 = Self.blot) {
    for index in range where plain[index] != 0x0A { plain[index] = sign }
  }

  private mutating func readInlines() {
    var openings: [Int] = []
    var index = 0
    while index < plain.count {
      switch plain[index] {
      case UInt8(ascii: "\\") where index + 1 < plain.count:
        if let end = endOfPath(from: index) {
          index = end
          continue
        }
        if !byte(index + 1).isOfWord { blot(index..<(index + 2), with: Self.blotOfCode) }
        index += 2
      case UInt8(ascii: "`"): index = endOfCode(from: index)
      case UInt8(ascii: "<"): index = endOfTag(from: index)
      case UInt8(ascii: "["):
        openings.append(index)
        index += 1
      case UInt8(ascii: "]"):
        if let opening = openings.popLast() {
          index = readLink(opening: opening, closing: index)
        } else {
          index = readUnopenedLink(closing: index)
        }
      case UInt8(ascii: "h"), UInt8(ascii: "w"), UInt8(ascii: "H"), UInt8(ascii: "W"):
        index = endOfAddress(from: index)
      default: index += 1
      }
    }
    for opening in openings.suffix(Self.mostUnclosed) { readUnclosedLink(opening: opening) }
  }

  /// The path of a file on somebody's computer, of which Markdown would take backslashes: `\\server\…`, `C:\…`.
  private mutating func endOfPath(from start: Int) -> Int? {
    let isShare = byte(start + 1) == UInt8(ascii: "\\") && byte(start + 2).isOfWord
    let isDrive = start > 1 && byte(start - 1) == UInt8(ascii: ":") && byte(start - 2).isASCIILetter
    let first = isDrive ? start - 2 : start
    let isName = byte(start + 1).isOfWord || byte(start + 1) == UInt8(ascii: "_")
    guard isShare || (isDrive && isName), first == 0 || !byte(first - 1).isOfWord else { return nil }
    var path = plain[start...].prefix { $0 > 0x20 && !"\"<>|".utf8.contains($0) }
    while let last = path.last, ".,;:!?)".utf8.contains(last) { path.removeLast() }
    let isLost = path.indices.dropLast().contains { index in
      path[index] == UInt8(ascii: "\\") && path[index + 1] > 0x20 && !path[index + 1].isOfWord
    }
    guard isLost, paths < Self.mostPaths, isDrive || path.dropFirst(2).contains(UInt8(ascii: "\\")) else { return nil }
    paths += 1
    add(.path("`" + text(first..<path.endIndex) + "`"), first..<path.endIndex)
    blot(first..<path.endIndex, with: Self.blotOfCode)
    return path.endIndex
  }

  private mutating func endOfCode(from start: Int) -> Int {
    let ticks = plain[start...].prefix { $0 == UInt8(ascii: "`") }.count
    guard !openTicks.contains(ticks) else { return start + ticks }
    var index = start + ticks
    while let next = plain[index...].firstIndex(of: UInt8(ascii: "`")) {
      let length = plain[next...].prefix { $0 == UInt8(ascii: "`") }.count
      if length == ticks {
        blot(start..<(next + length), with: Self.blotOfCode)
        return next + length
      }
      index = next + length
    }
    openTicks.insert(ticks)
    return start + ticks
  }

  /// Tags, remarks and addresses in angle brackets.
  private mutating func endOfTag(from start: Int) -> Int {
    let isRemark = plain[start...].starts(with: "<!--".utf8)
    let next = byte(start + 1)
    guard isRemark || next.isASCIILetter || next == UInt8(ascii: "/") else { return start + 1 }
    guard isRemark ? !lacksRemarkEnd : !lacksTagEnd else { return start + 1 }
    let rest = plain[start...]
    let end =
      isRemark
      ? rest.firstRange(of: Array("-->".utf8))?.upperBound
      : rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    if isRemark { lacksRemarkEnd = end == nil } else { lacksTagEnd = end == nil }
    guard let end else { return start + 1 }
    blot(start..<end)
    return end
  }

  /// An address that stands bare in the text.
  private mutating func endOfAddress(from start: Int) -> Int {
    if start > 0, byte(start - 1).isOfWord { return start + 1 }
    let beginning = plain[start...].prefix(8).map { $0.isASCIILetter ? $0 | 0x20 : $0 }
    guard ["https://", "http://", "www."].contains(where: { beginning.starts(with: $0.utf8) }) else { return start + 1 }
    var end = plain[start...].firstIndex { $0 <= 0x20 || "<>)]|".utf8.contains($0) } ?? plain.count
    while "?!.,:;*_~'\"".utf8.contains(byte(end - 1)) { end -= 1 }
    blot(start..<end)
    return end
  }

  /// Reads what stands behind the closing bracket of a link.
  /// - Returns: Where to read on.
  private mutating func readLink(opening: Int, closing: Int) -> Int {
    brackets += 1
    guard brackets < Self.mostBrackets else { return closing + 1 }
    let label = (opening + 1)..<closing
    let next = byte(closing + 1)
    if next == UInt8(ascii: "(") {
      if let end = LinkSlip.endOfLink(plain, from: closing + 2) {
        readPartedImage(opening: opening, destination: (closing + 2)..<(end - 1))
        blot((closing + 1)..<end)
        return end
      }
      if !isNumber(label), let slip = LinkSlip.unread(plain, from: closing + 2) {
        add(.link(slip.kind), slip.destination)
        blot(slip.destination)
        return slip.destination.upperBound
      }
    } else if next == UInt8(ascii: "]"), opening > 0, byte(opening - 1) == UInt8(ascii: "["), plain[label].isAddress {
      let address = text(label)
      add(.link(.doubled("[\(address)](\(address))")), (opening - 1)..<(closing + 2))
    } else if opening > 0, byte(opening - 1) == UInt8(ascii: ")") {
      readTurnedLink(opening: opening, closing: closing)
    } else if [0x20, 0x0A, 0x0D, 0xC2].contains(next), !isNumber(label),
      opening == 0 || byte(opening - 1) != UInt8(ascii: "]")
    {
      readSpacedLink(opening: opening, closing: closing)
    } else if next == UInt8(ascii: ":") {
      // A definition, whose address is no text.
      let end = plain[closing...].firstIndex(of: 0x0A) ?? plain.count
      if plain[(closing + 2)..<end].drop(while: { $0 == 0x20 }).prefix(while: { $0 > 0x20 }).isAddress {
        blot((closing + 1)..<end)
      }
    }
    return closing + 1
  }

  /// `[text(address)`.
  private mutating func readUnclosedLink(opening: Int) {
    let line = plain[(opening + 1)...].prefix(LinkSlip.reach).prefix { $0 != 0x0A }
    guard let start = line.firstIndex(of: UInt8(ascii: "(")), start > opening + 1, byte(start - 1).isOfWord,
      let end = line[start...].firstIndex(of: UInt8(ascii: ")")), plain[(start + 1)..<end].isAddress
    else { return }
    let link = "[\(text((opening + 1)..<start))](\(text((start + 1)..<end)))"
    add(.link(.noBracket(link)), opening..<(end + 1))
  }

  /// `text](address)`.
  /// - Returns: Where to read on.
  private mutating func readUnopenedLink(closing: Int) -> Int {
    brackets += 1
    guard brackets < Self.mostBrackets, byte(closing + 1) == UInt8(ascii: "("), byte(closing - 1) > 0x20,
      let end = plain[closing...].prefix(LinkSlip.reach).prefix(while: { $0 != 0x0A }).firstIndex(
        of: UInt8(ascii: ")")),
      plain[(closing + 2)..<end].isAddress
    else { return closing + 1 }
    let line = plain[..<closing].suffix(LinkSlip.reach).reversed().prefix { $0 != 0x0A }.reversed()
    let word = line.reversed().prefix { $0 > 0x20 }.count
    let isSure = line.allSatisfy { $0 > 0x20 }
    add(
      .link(.noBracket(isSure ? "[" + text((closing - word)..<(end + 1)) : nil)), (closing - word)..<(end + 1))
    return end + 1
  }

  /// `! [text](picture)`.
  private mutating func readPartedImage(opening: Int, destination: Range<Int>) {
    guard opening > 1, byte(opening - 1) == 0x20, byte(opening - 2) == UInt8(ascii: "!"), byte(opening - 3) <= 0x20,
      !destination.isEmpty, case let address = text(destination).lowercased(),
      [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"].contains(where: { address.contains($0) })
    else { return }
    add(
      .link(.partedImage("!" + text(opening..<(destination.upperBound + 1)))),
      (opening - 2)..<(destination.upperBound + 1))
  }

  /// `[text] [name]`.
  private mutating func readPartedReference(opening: Int, closing: Int) {
    guard byte(closing + 1) == 0x20, byte(closing + 2) == UInt8(ascii: "["), byte(closing + 3) != UInt8(ascii: "^"),
      let end = plain[(closing + 3)...].prefix(LinkSlip.reach).firstIndex(where: {
        $0 == UInt8(ascii: "]") || $0 == 0x0A
      }),
      byte(end) == UInt8(ascii: "]"), !"([:".utf8.contains(byte(end + 1)), end > closing + 3
    else { return }
    let offset = bytes.startIndex
    let link = text(opening..<(closing + 1)) + text((closing + 2)..<(end + 1))
    add(
      .link(.parted(link, name: bytes[(offset + closing + 3)..<(offset + end)])), opening..<(end + 1))
  }

  /// `[text] (address)`.
  private mutating func readSpacedLink(opening: Int, closing: Int) {
    readPartedReference(opening: opening, closing: closing)
    var start = closing + 1
    while [0x20, 0x0A, 0x0D, 0xC2, 0xA0].contains(byte(start)) { start += 1 }
    guard byte(start) == UInt8(ascii: "("), start - closing <= 4,
      let end = plain[start...].prefix(LinkSlip.reach).firstIndex(where: { $0 == UInt8(ascii: ")") || $0 == 0x0A }),
      byte(end) == UInt8(ascii: ")"), plain[(start + 1)..<end].isAddress
    else { return }
    let whole = opening..<(end + 1)
    add(.link(.spaced(text(opening..<(closing + 1)) + text(start..<(end + 1)))), whole)
  }

  /// `(text)[address]`.
  private mutating func readTurnedLink(opening: Int, closing: Int) {
    guard closing - opening < LinkSlip.reach, plain[(opening + 1)..<closing].isAddress,
      byte(closing + 1) != UInt8(ascii: "("),
      let start = plain[..<(opening - 1)].suffix(LinkSlip.reach).lastIndex(where: {
        $0 == UInt8(ascii: "(") || $0 == 0x0A
      }),
      byte(start) == UInt8(ascii: "("), start + 1 < opening - 1
    else { return }
    let link = "[\(text((start + 1)..<(opening - 1)))](\(text((opening + 1)..<closing)))"
    add(.link(.turned(link)), start..<(closing + 1))
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    plain[range].first == UInt8(ascii: "^") || plain[range].allSatisfy { $0.isASCIIDigit || $0 == 0x20 }
  }

  private func text(_ range: Range<Int>) -> String {
    String(
      decoding: bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)], as: UTF8.self)
  }

  private mutating func add(_ kind: Slip.Kind, _ range: Range<Int>) {
    let start = bytes.startIndex
    found.append(Slip(kind: kind, bytes: (start + range.lowerBound)..<(start + range.upperBound)))
  }

  /// References to signs that belong in no text.
  private mutating func readReferences() {
    var start = bytes.startIndex
    while let ampersand = bytes[start...].firstIndex(of: UInt8(ascii: "&")) {
      start = ampersand + 1
      guard plain[ampersand - bytes.startIndex] != Self.blotOfCode, let length = bytes[ampersand...].oddReference else {
        continue
      }
      let range = (ampersand - bytes.startIndex)..<(ampersand - bytes.startIndex + length)
      add(.reference(text(range)), range)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Bytes of a reference here, such as `&#0;`, to a control sign or to what is no character; `nil` for none.
  fileprivate var oddReference: Int? {
    guard let numeral, numeral.length > 3, self[startIndex + numeral.length - 1] == UInt8(ascii: ";") else {
      return nil
    }
    let isOdd =
      switch numeral.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: false
      case 0...0x9F, 0xD800...0xDFFF, 0xFDD0...0xFDEF, 0x110000...: true
      default: numeral.value & 0xFFFE == 0xFFFE
      }
    return isOdd ? numeral.length : nil
  }

  /// Whether this is an address rather than words: of a file, of a site or of a letter box.
  var isAddress: Bool {
    guard count > 2, !contains(where: { $0 <= 0x20 && $0 != 1 }) else { return false }
    // What was blotted out is an address already.
    if allSatisfy({ $0 == 1 }) { return true }
    let text = String(decoding: self, as: UTF8.self)
    if ["www.", "../", "./", "/", "#", "mailto:", "tel:", "http:", "https:"].contains(where: { text.hasPrefix($0) }) {
      return true
    }
    let isLetters = text.contains("@") && text.contains(".")
    return isLetters || hasExtension
  }

  /// Whether this ends with a name's ending, such as `.pdf`.
  var hasExtension: Bool {
    guard let dot = lastIndex(of: UInt8(ascii: ".")), dot > startIndex else { return false }
    let ending = self[(dot + 1)...].prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    return (2...5).contains(ending.count) && ending.first.map(\.isASCIILetter) == true
      && ending.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } && self[startIndex..<dot].contains { $0.isOfWord }
  }
}
