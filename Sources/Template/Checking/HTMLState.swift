/// One place in the HTML, and what the tokenizer has gathered on the way to it.
struct HTMLState: Hashable {
  enum Place: Hashable {
    case text
    /// Behind `<`, perhaps the start of a tag.
    case opening
    case tagName
    /// In a tag, between attributes or in the name of one.
    case tag
    case beforeValue
    case value(quote: UInt8, attribute: String)
    case unquoted
    case comment
    /// `<!doctype …>`.
    case declaration
    /// In an element whose content is no markup: `script`, `style`, `title`, `textarea`.
    case content(of: String)
  }

  private(set) var place = Place.text
  private var element = ""
  private var attribute = ""
  private var isClosingTag = false
  /// The start of an attribute's value, as far as it may be the scheme of an address.
  private var scheme = ""
  /// Something has come behind which there can be no scheme.
  private var isPastScheme = false
  /// The last bytes, to find `-->` and `</script`.
  private var tail = ""

  private static let contentElements: Set<String> = ["script", "style", "title", "textarea"]
  private static let addressAttributes: Set<String> = [
    "href", "src", "action", "formaction", "poster", "cite", "data", "background", "xlink:href", "ping", "manifest",
    "srcset", "longdesc", "usemap",
  ]

  var isBetweenTags: Bool {
    switch place {
    case .text, .comment, .content(of: "title"), .content(of: "textarea"): true
    default: false
    }
  }

  func verdict(isJSON: Bool) -> HTMLContext.Verdict {
    switch place {
    case .text, .comment, .content(of: "title"), .content(of: "textarea"): .allowed(.text)
    case .content(of: "script"): isJSON ? .allowed(.text) : .refused("inside `<script>`")
    case .content(let element): .refused("inside `<\(element)>`")
    case .tagName: element.isEmpty ? .refused("as the name of a tag") : .allowed(.number)
    case .opening: .refused("as the name of a tag")
    case .tag: .refused("in a tag outside of a quoted attribute")
    case .beforeValue, .unquoted: .refused("in an attribute without quotes")
    case .declaration: .refused("in a declaration")
    case .value(_, let attribute): verdict(inAttribute: attribute)
    }
  }

  private func verdict(inAttribute attribute: String) -> HTMLContext.Verdict {
    if attribute.hasPrefix("on") { return .refused("in the attribute `\(attribute)`, which is a script") }
    if attribute == "srcdoc" { return .refused("in the attribute `srcdoc`, which is a page of its own") }
    if attribute == "style" { return .allowed(.number) }
    guard Self.addressAttributes.contains(attribute) else { return .allowed(.attribute) }
    if AddressScheme.isHarmful(scheme) { return .refused("in an address that begins with `\(scheme)`") }
    return .allowed(isPastScheme ? .attribute : .address)
  }

  mutating func noteOutput() {
    switch place {
    case .tagName: element += "0"
    case .beforeValue: place = .unquoted
    default: tail = ""
    }
  }
}

// MARK: - Reading

extension HTMLState {
  mutating func read(_ byte: UInt8) {
    switch place {
    case .text:
      if byte == UInt8(ascii: "<") { place = .opening }
    case .opening: readOpening(byte)
    case .tagName: readTagName(byte)
    case .tag: readTag(byte)
    case .beforeValue: readBeforeValue(byte)
    case .value(let quote, _): readValue(byte, quote: quote)
    case .unquoted:
      if byte == UInt8(ascii: ">") { endTag() } else if Self.isSpace(byte) { startAttribute() }
    case .comment:
      note(byte)
      if tail.hasSuffix("-->") { place = .text }
    case .declaration:
      note(byte)
      if tail.hasSuffix("--") && tail.count == 2 {
        startComment()
      } else if byte == UInt8(ascii: ">") {
        place = .text
      }
    case .content(let element): readContent(byte, of: element)
    }
  }

  private mutating func readOpening(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "/"): (place, element, isClosingTag) = (.tagName, "", true)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): (place, tail) = (.declaration, "")
    case _ where Self.isLetter(byte): (place, element, isClosingTag) = (.tagName, Self.lower(byte), false)
    case UInt8(ascii: "<"): break
    default: place = .text
    }
  }

  private mutating func readTagName(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      endTag()
    } else if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
      startAttribute()
    } else {
      element += Self.lower(byte)
    }
  }

  private mutating func readTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ">"): endTag()
    case UInt8(ascii: "="): (place, scheme, isPastScheme) = (.beforeValue, "", false)
    case UInt8(ascii: "/"): attribute = ""
    case _ where Self.isSpace(byte): tail = " "
    default:
      if tail == " " { (attribute, tail) = ("", "") }
      attribute += Self.lower(byte)
    }
  }

  private mutating func readBeforeValue(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): place = .value(quote: byte, attribute: attribute)
    case UInt8(ascii: ">"): endTag()
    case _ where Self.isSpace(byte): break
    default: place = .unquoted
    }
  }

  private mutating func readValue(_ byte: UInt8, quote: UInt8) {
    guard byte != quote else { return startAttribute() }
    guard !isPastScheme else { return }
    scheme += Self.lower(byte)
    let ends = ":/?#"
    let isImage = scheme.hasPrefix("data:") && scheme.utf8.count < 15
    if (ends.utf8.contains(byte) && !isImage && !AddressScheme.isHarmful(scheme)) || scheme.utf8.count > 64 {
      isPastScheme = true
    }
  }

  private mutating func readContent(_ byte: UInt8, of element: String) {
    note(byte)
    if tail.hasSuffix("</" + element) {
      (place, self.element, isClosingTag, tail) = (.tagName, element, true, "")
    }
  }

  private mutating func startAttribute() {
    (place, attribute, tail) = (.tag, "", "")
  }

  private mutating func startComment() {
    (place, tail) = (.comment, "")
  }

  private mutating func endTag() {
    let isContent = !isClosingTag && Self.contentElements.contains(element)
    place = isContent ? .content(of: element) : .text
    (element, attribute, tail, scheme, isClosingTag, isPastScheme) = ("", "", "", "", false, false)
  }

  /// Remembers the last dozen bytes, in lower case.
  private mutating func note(_ byte: UInt8) {
    tail += Self.lower(byte)
    if tail.utf8.count > 12 { tail.removeFirst() }
  }

  private static func lower(_ byte: UInt8) -> String {
    String(Unicode.Scalar(isLetter(byte) ? byte | 0x20 : byte))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) }
}
