internal import Diagnostics

// Lists that are none: what their marks were meant for.
extension BodyPlaces {
  /// The sign and the number of a list of one item that goes on with a sentence: `The loss was` / `- 5 manat`.
  var minusAsMark: SourceRange? {
    let block = bytes[ofBlock]
    let item = block.prefix { $0 != 0x0A }
    guard let mark = item.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "+"),
      item.dropFirst().drop(while: { $0 == 0x20 }).first?.isASCIIDigit == true,
      block.dropFirst(item.count).allSatisfy({ $0 <= 0x20 })
    else { return nil }
    let before = bytes[..<ofBlock.lowerBound].split(separator: 0x0A, omittingEmptySubsequences: false).suffix(2)
    guard before.count == 2, let line = before.first,
      let last = line.last(where: { $0 > 0x20 }), last.isOfWord || last == UInt8(ascii: ","),
      line.contains(where: \.isOfWord), let first = line.first(where: { $0 > 0x20 && $0 != UInt8(ascii: ">") }),
      !"-+*#|".utf8.contains(first)
    else { return nil }
    return range(of: item.startIndex..<item.endIndex)
  }

  /// A date that begins an item, `12. 05. 2016`, with its line as it is meant; line and byte column from 1.
  func dateAsMark(_ number: Int, byteColumn: Int) -> (line: String, range: SourceRange)? {
    guard (1...lineCount).contains(number) else { return nil }
    let item = bytes[bytes(ofLine: number)].dropFirst(max(byteColumn - 1, 0)).prefix { $0 != UInt8(ascii: "\r") }
    // Most items end here.
    guard item.prefix(12).count(where: { $0 == UInt8(ascii: ".") }) > 1,
      item.prefix(16).split(whereSeparator: { !$0.isASCIIDigit }).contains(where: { $0.count == 4 })
    else { return nil }
    let line = String(decoding: item, as: UTF8.self)
    guard let match = line.prefixMatch(of: /([0-9]{1,2})\. *([0-9]{1,2})\. *((?:19|20)[0-9]{2})(?![0-9])/),
      let day = Int(match.1), let month = Int(match.2), (1...31).contains(day), (1...12).contains(month)
    else { return nil }
    let date = "\(match.1).\(match.2).\(match.3)" + line[match.range.upperBound...]
    return (date, range(of: item.startIndex..<item.endIndex))
  }

  /// The item of a list with `*`, where a star above refers to a remark, with its line as it is meant.
  var remarkAsItem: (line: String, range: SourceRange)? {
    let item = restOfLine
    guard item.first == UInt8(ascii: "*"), item.contains(where: \.isOfWord) else { return nil }
    return ("\\" + String(decoding: item, as: UTF8.self), range(of: item.startIndex..<item.endIndex))
  }

  /// Whether this line, from 1, is the fence that ends a block of code.
  func ends(with fence: (sign: UInt8, count: Int), onLine number: Int) -> Bool {
    guard (1...lineCount).contains(number) else { return true }
    let line = bytes[bytes(ofLine: number)].filter { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    return line.count >= fence.count && line.allSatisfy { $0 == fence.sign }
  }
}
