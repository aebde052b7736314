package import Diagnostics

/// Something that an author places in a text by a line of its own: `::indicator{people-advised}`.
///
/// Notes and quotations are written by the renderer; all others are for the site to make.
package struct MarkdownDirective: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case indicator, commitment, figure, gallery, table, chart, note, quote, video
  }

  package let kind: Kind
  /// What stands in braces, such as a record's name or a file; empty where nothing does.
  package let argument: String
  package let argumentRange: SourceRange
  /// What stands in square brackets: the words of a picture, the heading of a table.
  package let words: String?
  /// Of the whole line.
  package let range: SourceRange

  package init(
    _ kind: Kind, argument: String, at argumentRange: SourceRange, words: String?, range: SourceRange
  ) {
    self.kind = kind
    self.argument = argument
    self.argumentRange = argumentRange
    self.words = words
    self.range = range
  }
}

/// Whether something may, must or may not be given.
enum DirectivePart { case needed, optional, none }

extension MarkdownDirective.Kind {
  /// What belongs in braces.
  var argument: DirectivePart {
    switch self {
    case .indicator, .commitment, .figure, .table, .chart, .video: .needed
    case .quote: .optional
    case .gallery, .note: .none
    }
  }

  /// What belongs in square brackets.
  var words: DirectivePart {
    switch self {
    case .figure, .table, .video: .optional
    case .indicator, .commitment, .chart, .gallery, .note, .quote: .none
    }
  }

  /// What belongs in the lines below, up to the next blank one.
  var text: DirectivePart {
    switch self {
    case .note, .quote: .needed
    case .figure, .video: .optional
    case .indicator, .commitment, .chart, .table, .gallery: .none
    }
  }

  /// How it is written.
  var example: String {
    switch self {
    case .indicator: "::indicator{people-advised}"
    case .commitment: "::commitment{nap1-1-1}"
    case .figure: "::figure[What it shows]{photo.jpg}"
    case .gallery: "::gallery"
    case .table: "::table{data.csv}"
    case .chart: "::chart{people-advised}"
    case .note: "::note"
    case .quote: "::quote{Who said it}"
    case .video: "::video{https://example.org/film}"
    }
  }
}

/// A directive that the site makes, and where it goes.
package struct PlacedDirective: Sendable {
  package let directive: MarkdownDirective
  /// In the body's HTML, counted from its beginning.
  package let offset: Int
  /// The lines below it, as HTML; empty where there are none.
  package let text: [UInt8]
}

/// The parts of a line that is a directive, or was meant for one.
struct DirectiveLine {
  /// How many colons begin it.
  let colons: Int
  /// They, and what stands between them and the name.
  let marks: Range<Int>
  /// Are they wide colons, or is there a blank behind them?
  let isOdd: Bool
  let name: String
  /// Within their brackets, with these.
  let words: Range<Int>?
  let argument: Range<Int>?
  /// What stands behind all that; empty where nothing does.
  let rest: Range<Int>
  /// From the first colon to the last sign.
  let whole: Range<Int>

  var kind: MarkdownDirective.Kind? { MarkdownDirective.Kind(rawValue: name) }

  private static let wideColon = Array("：".utf8)

  /// - Returns: `nil` for a line that nobody meant for a directive.
  init?(_ bytes: ArraySlice<UInt8>, line: Range<Int>) {
    let blank = UInt8(ascii: " ")
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] <= blank { end -= 1 }
    guard let start = bytes[line.lowerBound..<end].firstIndex(where: { $0 != blank }), start < line.lowerBound + 4,
      bytes[start] == UInt8(ascii: ":") || bytes[start] == Self.wideColon[0]
    else { return nil }
    var place = start
    func skip(while isWanted: (UInt8) -> Bool) { while place < end, isWanted(bytes[place]) { place += 1 } }
    skip { $0 == UInt8(ascii: ":") }
    var count = place - start
    while bytes[place..<end].starts(with: Self.wideColon) {
      count += 1
      place += Self.wideColon.count
    }
    guard count > 0 else { return nil }
    skip { $0 == blank }
    (colons, isOdd) = (count, place - start > count)
    let nameStart = place
    marks = start..<nameStart
    guard place < end, bytes[place].isASCIILetter else { return nil }
    skip { $0.isOfWord || $0 == UInt8(ascii: "-") }
    name = String(decoding: bytes[nameStart..<place], as: UTF8.self)
    func part(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Range<Int>? {
      guard place < end, bytes[place] == UInt8(ascii: open),
        let last = bytes[place..<end].firstIndex(of: UInt8(ascii: close))
      else { return nil }
      defer { place = last + 1 }
      return place..<last + 1
    }
    let mark = place
    words = part("[", "]")
    argument = part("{", "}")
    rest = place..<end
    whole = start..<end
    let isKnown = MarkdownDirective.Kind(rawValue: name) != nil
    let hasParts = words != nil || argument != nil
    let isOpen = mark < end && (bytes[mark] == UInt8(ascii: "{") || bytes[mark] == UInt8(ascii: "["))
    // `:note` and `::note of ours` may be anybody's words; what has braces, or stands alone behind two colons, is meant.
    switch colons {
    case _ where isOdd: guard colons > 1, isKnown, hasParts || isOpen else { return nil }
    case 2: guard rest.isEmpty || hasParts || isOpen || isKnown else { return nil }
    default: guard isKnown, hasParts || isOpen || (colons > 2 && rest.isEmpty) else { return nil }
    }
  }
}
