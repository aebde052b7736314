internal import Diagnostics

extension BodyWriter {
  /// Looks at how the present block is written: at marks that Markdown does not read as they are meant, and at numbers of
  /// persons.
  mutating func lookForSlips(in kind: WrittenBlock.Kind, _ walk: borrowing MarkdownWalk) {
    guard image == nil else { return }
    let range = places.ofBlock
    guard let marks = BlockMarks(places.bytes[range]) else { return }
    var block = WrittenBlock(places.bytes[range], kind: kind, marks: marks)
    for slip in block.slips() {
      diagnostics.append(slip.diagnostic(at: places.range(of: slip.bytes)))
      if slip.isReference { hasToldReference = true }
    }
    guard marks.hasDigits else { return }
    for number in PersonalNumbers.find(in: block.plain[...], from: range.lowerBound, except: renderer.ownPhones) {
      diagnostics.append(.personalNumber(number.kind, at: places.range(of: number.bytes)))
    }
  }
}

extension BodyWriter {
  /// References in what belongs to no paragraph: a definition's title, what follows the fence of code. cmark writes a
  /// single byte for some, which is no text.
  mutating func checkReferences(in text: Span<UInt8>) {
    guard !hasToldReference,
      text.indices.contains(where: { text[$0] >= 0xF8 || (text[$0] < 0x20 && text[$0] != 0x0A && text[$0] != 0x09) })
    else { return }
    hasToldReference = true
    diagnostics.append(.oddReference("&#…;", at: places.here))
  }
}

/// Which signs a block holds that could be slips: most blocks have none, and are not looked at again.
struct BlockMarks {
  private(set) var hasReferences = false
  private(set) var hasBrackets = false
  private(set) var hasPipes = false
  private(set) var hasHashes = false
  private(set) var hasTabs = false
  private(set) var lines = 1
  /// The number of a person may be letters, but for one digit.
  private(set) var hasDigits = false

  /// `nil` where there is nothing to look at.
  init?(_ bytes: ArraySlice<UInt8>) {
    let span = bytes.span
    for index in span.indices {
      switch span[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigits = true
      case UInt8(ascii: "]"): hasBrackets = true
      case UInt8(ascii: "|"): hasPipes = true
      case UInt8(ascii: "#"): hasHashes = true
      case UInt8(ascii: "&"): hasReferences = true
      case 0x09: hasTabs = true
      case 0x0A: lines += 1
      default: break
      }
    }
    guard hasReferences || hasBrackets || hasPipes || hasHashes || hasTabs || lines > 1 || hasDigits else {
      return nil
    }
  }
}
