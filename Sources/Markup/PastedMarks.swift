/// Marks that came along with a text from a word processor or another page, and lead nowhere here: the number of a footnote,
/// `adopted.[1]`, and that of a comment, `adopted.[LE1]`.
///
/// A number with a blank before it is a reference of the author's own, and so is one that a line below explains.
enum PastedMarks {
  struct Mark {
    /// With the word before it.
    let bytes: Range<Int>
    /// The word alone.
    let word: String
    let label: String
    let isComment: Bool
  }

  /// - Parameters:
  ///   - plain: A block of text without code and addresses.
  ///   - start: Where the block begins in the body.
  static func find(in plain: ArraySlice<UInt8>, from start: Int) -> [Mark] {
    var found: [Mark] = []
    var from = plain.startIndex
    while let opening = plain[from...].firstIndex(of: UInt8(ascii: "[")) {
      from = opening + 1
      let label = plain[from...].prefix { $0 != UInt8(ascii: "]") && $0 > 0x20 }
      let end = label.endIndex + 1
      guard (1...8).contains(label.count), end <= plain.endIndex, plain[label.endIndex] == UInt8(ascii: "]"),
        end == plain.endIndex || !"([:".utf8.contains(plain[end]),
        // Nearly all that stands in brackets is the words of a link.
        plain[label.endIndex - 1].isASCIIDigit
      else { continue }
      let name = String(decoding: label, as: UTF8.self)
      let isNumber = name.wholeMatch(of: /[1-9][0-9]?/) != nil
      guard isNumber || name.wholeMatch(of: /\p{Lu}{1,4}[1-9][0-9]{0,2}/) != nil else { continue }
      guard let word = word(before: opening, in: plain) else { continue }
      found.append(
        Mark(
          bytes: (start + word.lowerBound)..<(start + end), word: String(decoding: plain[word], as: UTF8.self),
          label: name, isComment: !isNumber))
    }
    return found
  }

  /// The word that ends here, with the signs of a sentence behind it: two letters at least, and no digit, which a number in
  /// brackets may belong to (`Article 5[1]`).
  private static func word(before end: Int, in plain: ArraySlice<UInt8>) -> Range<Int>? {
    var start = end
    while start > plain.startIndex, plain[start - 1] > 0x20, plain[start - 1] != UInt8(ascii: "]") { start -= 1 }
    let text = String(decoding: plain[start..<end], as: UTF8.self)
    let isWord = text.wholeMatch(of: /[\p{P}]*[\p{L}'’-]*\p{L}\p{L}[.,;:!?»”"’)]{0,3}/) != nil
    return isWord ? start..<end : nil
  }

  /// Whether a line of the text says what a number stands for: `[1] Law on …`, `1. Law on …`.
  static func isExplained(_ label: String, in bytes: ArraySlice<UInt8>) -> Bool {
    let marks = ["[\(label)]", "\\[\(label)\\]", "\(label). ", "\(label)) "].map { Array($0.utf8) }
    return bytes.split(separator: 0x0A).contains { line in
      let text = line.drop { $0 == 0x20 || "*->".utf8.contains($0) }
      return marks.contains { text.starts(with: $0) }
    }
  }
}
