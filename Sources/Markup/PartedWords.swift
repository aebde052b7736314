/// Words that the lines of a printed page part with a hyphen: copied along, they are shown with a blank in them.
enum PartedWords {
  struct Parted {
    let bytes: Range<Int>
    let beginning: String
    let end: String
  }

  /// - Parameters:
  ///   - plain: A block of text without code and addresses.
  ///   - start: Where the block begins in the body.
  static func find(in plain: [UInt8], from start: Int) -> [Parted] {
    var found: [Parted] = []
    for index in plain.indices where plain[index] == 0x0A && index > 2 && plain[index - 1] == UInt8(ascii: "-") {
      let first = plain[..<(index - 1)].lastIndex { !isOfWord($0) }.map { $0 + 1 } ?? 0
      guard let second = plain[(index + 1)...].firstIndex(where: { $0 != 0x20 && $0 != UInt8(ascii: ">") }) else {
        continue
      }
      let end = plain[second...].firstIndex { !isOfWord($0) } ?? plain.count
      let (beginning, rest) = (
        String(decoding: plain[first..<(index - 1)], as: UTF8.self),
        String(decoding: plain[second..<end], as: UTF8.self)
      )
      guard beginning.last?.isLetter == true, rest.first?.isLowercase == true, !joining.contains(rest) else { continue }
      found.append(Parted(bytes: (start + first)..<(start + end), beginning: beginning, end: rest))
    }
    return found
  }

  private static func isOfWord(_ byte: UInt8) -> Bool { byte.isOfWord || byte >= 0x80 }

  /// `pre- and post-`: the hyphen stands for what follows further on.
  private static let joining: Set = ["and", "or", "to", "nor", "və", "ya", "ilə", "и", "или", "до", "und", "bis"]
}
