/// A link or image that is written so that Markdown does not read it as one.
enum LinkSlip {
  /// The address has blanks or brackets; with it as it can be written.
  case address(String)
  /// No bracket ends the address.
  case open
  /// `[text] (address)`, with the whole as it is meant.
  case spaced(String)
  /// `[[address]]`, as wikis have it, with the whole as it is meant.
  case doubled(String)
  /// `(text)[address]`, with the whole as it is meant.
  case turned(String)
  /// One of its brackets is missing; with the whole as it is meant, where that is sure.
  case noBracket(String?)
  /// `[text] [name]`, with the whole as it is meant, if the name is that of an address.
  case parted(String, name: ArraySlice<UInt8>)
  /// `! [text](picture)`, with the whole as it is meant.
  case partedImage(String)
}

extension LinkSlip {
  /// How many bytes an address is looked for in.
  static let reach = 500

  /// Where a link ends whose address begins here, behind `](`; `nil` where it is none. A longer one is taken for a link.
  static func endOfLink(_ all: [UInt8], from start: Int) -> Int? {
    let bytes = all[..<min(start + reach, all.count)]
    var index = start
    func byte(_ index: Int) -> UInt8 { index < bytes.endIndex ? bytes[index] : 0 }
    /// What to answer where no link ends.
    func none() -> Int? { index >= bytes.endIndex && bytes.endIndex < all.count ? bytes.endIndex : nil }
    func skipBlanks() -> Bool {
      let from = index
      while byte(index) == 0x20 || byte(index) == 0x09 || byte(index) == 0x0A || byte(index) == 0x0D { index += 1 }
      return index > from
    }
    _ = skipBlanks()
    if byte(index) == UInt8(ascii: "<") {
      index += 1
      while index < bytes.endIndex, bytes[index] != UInt8(ascii: ">") {
        guard bytes[index] != 0x0A, bytes[index] != UInt8(ascii: "<") else { return nil }
        index += 1
      }
      guard index < bytes.endIndex else { return none() }
      index += 1
    } else {
      var depth = 0
      while index < bytes.endIndex, bytes[index] > 0x20 {
        if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex, !bytes[index + 1].isOfWord {
          index += 2
          continue
        }
        if bytes[index] == UInt8(ascii: "(") { depth += 1 }
        if bytes[index] == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        index += 1
      }
      guard depth == 0 else { return none() }
    }
    let hasGap = skipBlanks()
    if byte(index) == UInt8(ascii: ")") { return index + 1 }
    let quotes: [(UInt8, UInt8)] = [
      (UInt8(ascii: "\""), UInt8(ascii: "\"")), (UInt8(ascii: "'"), UInt8(ascii: "'")),
      (UInt8(ascii: "("), UInt8(ascii: ")")),
    ]
    guard hasGap, let quote = quotes.first(where: { $0.0 == byte(index) }) else { return none() }
    index += 1
    while index < bytes.endIndex, bytes[index] != quote.1 { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
    index += 1
    _ = skipBlanks()
    return byte(index) == UInt8(ascii: ")") ? index + 1 : none()
  }

  /// What was meant for an address, here behind `](` where Markdown reads none; `nil` where words stand there.
  static func unread(_ bytes: [UInt8], from start: Int) -> (kind: LinkSlip, destination: Range<Int>)? {
    let line = bytes[start...].prefix(reach).prefix { $0 != 0x0A && $0 != 0x0D }
    guard let end = endOfWritten(line) else {
      let word = line.prefix { $0 > 0x20 }
      return word.isAddress ? (.open, word.startIndex..<word.endIndex) : nil
    }
    var address = line[..<end]
    while address.first == 0x20 { address.removeFirst() }
    // A title stands in quotes behind it, typed ones or a word processor's.
    var title = ""
    for (quote, closing) in [(" \"", "\""), (" '", "'"), (" “", "”"), (" „", "“"), (" «", "»")] {
      guard address.suffix(closing.utf8.count).elementsEqual(closing.utf8),
        let open = address.firstRange(of: Array(quote.utf8))
      else { continue }
      let words = address[open.upperBound...].dropLast(closing.utf8.count)
      title = " \"\(String(decoding: words, as: UTF8.self).replacing("\"", with: "'"))\""
      address = address[..<open.lowerBound]
      break
    }
    address = address.withoutSize
    while address.last == 0x20 { address.removeLast() }
    if address.first == UInt8(ascii: "<") { address.removeFirst() }
    if address.last == UInt8(ascii: ">") { address.removeLast() }
    if let phone = phone(address) { return (.address(phone), line.startIndex..<end) }
    if title.isEmpty, let titled = titled(withoutGap(String(decoding: address, as: UTF8.self))) {
      return (.address(titled), line.startIndex..<end)
    }
    let joined = address.filter { $0 != 0x20 && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }
    guard joined[...].isAddress else { return nil }
    let destination = line.startIndex..<end
    let text = withoutGap(String(decoding: address, as: UTF8.self))
    if text.hasPrefix("tel:") { return (.address(text.filter { !" -()".contains($0) } + title), destination) }
    let isWhole = text.contains("://") || text.hasPrefix("mailto:")
    guard text.utf8.contains(where: { $0 == 0x20 || "()<>\\".utf8.contains($0) }) else {
      return (.address(text + title), destination)
    }
    guard isWhole || address.contains(where: { "<>\\".utf8.contains($0) }) else {
      return (.address("<\(text)>" + title), destination)
    }
    return (.address(encoded(text) + title), destination)
  }

  /// Has an address every letter and digit of what was written, or is it a telephone number? A size behind a picture's is
  /// left out of it.
  static func saysAll(_ address: String, of written: String) -> Bool {
    func words(_ text: String) -> String {
      ["%20", "%28", "%29", "%3C", "%3E"].reduce(text) { $0.replacing($1, with: " ") }
        .filter { $0.isLetter || $0.isNumber }
    }
    return words(address) == words(written) || address.hasPrefix("tel:")
  }

  /// The same without blanks behind `mailto:` and its like.
  private static func withoutGap(_ text: String) -> String {
    let scheme = ["mailto:", "tel:", "https://", "http://"].first { text.lowercased().hasPrefix($0) } ?? ""
    return scheme + text.dropFirst(scheme.count).drop { $0 == " " }
  }

  private static let documents = [
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".zip", ".md", ".html", ".jpg", ".jpeg", ".png",
  ]

  /// An address that is whole, with the words behind it as its title.
  private static func titled(_ text: String) -> String? {
    guard let gap = text.firstIndex(of: " ") else { return nil }
    let (address, words) = (text[..<gap], text[gap...].trimmed)
    let path = address.firstRange(of: "://").map { address[$0.upperBound...].drop { $0 != "/" } }
    let isFile = documents.contains { address.lowercased().hasSuffix($0) }
    let isWhole = isFile || address.hasPrefix("mailto:") || path.map { $0.isEmpty || $0.hasSuffix("/") } ?? false
    guard isWhole, words.contains(where: \.isLetter), !words.contains(where: { "./@?=%#&\"()<>\\".contains($0) }) else {
      return nil
    }
    return "\(address) \"\(words)\""
  }

  /// A telephone number as an address.
  private static func phone(_ written: ArraySlice<UInt8>) -> String? {
    let digits = written.filter(\.isASCIIDigit)
    let rest = written.drop { $0 == UInt8(ascii: "+") }
    guard written.first == UInt8(ascii: "+"), (9...15).contains(digits.count),
      rest.allSatisfy({ $0.isASCIIDigit || " -()".utf8.contains($0) })
    else { return nil }
    return "tel:+" + String(decoding: digits, as: UTF8.self)
  }

  /// Where an address ends that has blanks and brackets in it: before the bracket that closes it, else behind the name
  /// of a file.
  private static func endOfWritten(_ line: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    for index in line.indices {
      if line[index] == UInt8(ascii: "(") { depth += 1 }
      guard line[index] == UInt8(ascii: ")") else { continue }
      if depth == 0 { return index }
      depth -= 1
    }
    return line.indices.first { line[$0] == UInt8(ascii: ")") && line[..<$0].hasExtension }
  }

  /// The address with codes for what ends it.
  static func encoded(_ address: String) -> String {
    var encoded = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case " ": encoded += "%20"
      case "(": encoded += "%28"
      case ")": encoded += "%29"
      case "<": encoded += "%3C"
      case ">": encoded += "%3E"
      case "\\": encoded += "/"
      default: encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded
  }
}

extension ArraySlice<UInt8> {
  /// An address without the size that other programs read behind it: ` =200x100`, ` =50%x`.
  fileprivate var withoutSize: Self {
    guard let sign = firstRange(of: Array(" =".utf8)), sign.upperBound < endIndex,
      self[sign.upperBound...].contains(where: \.isASCIIDigit),
      self[sign.upperBound...].allSatisfy({ $0.isASCIIDigit || "xX*%. ".utf8.contains($0) })
    else { return self }
    return self[..<sign.lowerBound]
  }
}
