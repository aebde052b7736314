/// What an SVG or HTML file would run in a browser, and which files it shows.
///
/// A browser reads such a file by what stands around each tag. Here every `<` with a letter after it counts as one,
/// within remarks and texts too, so that no script is missed; a file that is only about scripts may be taken for one.
struct MarkupScan {
  private(set) var hasScript = false
  /// What its tags and styles refer to, as written but for references such as `&amp;`.
  private(set) var references: [String] = []
  private let bytes: [UInt8]
  /// What the file's own words stand for, which it may put together to a script's address.
  private var entities: [String: String] = [:]

  init(_ file: [UInt8]) {
    // In UTF-16 every second byte of what matters here is 0.
    bytes = file.contains(0) ? file.filter { $0 != 0 } : file
    var steps = 0
    for start in bytes.indices where bytes[start] == UInt8(ascii: "<") && !hasScript {
      let end = readTag(at: start + 1)
      steps += end - start
      // Tags within tags within tags: nobody can tell what it would do, and looking on would take hours.
      if steps > 100_000 + 4 * bytes.count { hasScript = true }
    }
    references += styleReferences(bytes)
  }

  /// Reads a tag behind its `<`.
  ///
  /// - Returns: Where it ends.
  private mutating func readTag(at start: Int) -> Int {
    var index = start
    if byte(index) == UInt8(ascii: "!") { return readDeclaration(at: start) }
    let isInstruction = byte(index) == UInt8(ascii: "?")
    if isInstruction { index += 1 }
    guard byte(index)?.isLetter == true else { return start }
    let name = localName(word(&index) { !Self.isBlank($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") })
    if name == "script" || name == "handler" { hasScript = true }
    while let next = byte(index), next != UInt8(ascii: ">") {
      if Self.isBlank(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "?") {
        index += 1
        continue
      }
      let attribute = localName(
        word(&index) { !Self.isBlank($0) && !"/>=".utf8.contains($0) } + (next == UInt8(ascii: "=") ? "=" : ""))
      if next == UInt8(ascii: "=") { index += 1 }
      skipBlanks(&index)
      guard byte(index) == UInt8(ascii: "=") else { continue }
      index += 1
      skipBlanks(&index)
      judge(attribute, value(&index), isInstruction: isInstruction)
    }
    return index
  }

  /// Reads `<!ENTITY …>` and `<!ATTLIST …>`, by which a file gives its tags texts and attributes that do not stand in them.
  ///
  /// - Returns: Where it ends.
  private mutating func readDeclaration(at start: Int) -> Int {
    var index = start + 1
    let kind = word(&index) { $0.isLetter }.lowercased()
    guard kind == "entity" || kind == "attlist" else { return start }
    var words: [String] = []
    while let next = byte(index), next != UInt8(ascii: ">") {
      if Self.isBlank(next) {
        index += 1
      } else if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
        let value = value(&index)
        // Texts within texts can make anything: nobody can tell what.
        if kind == "entity", value.utf8.contains(where: { "<&%".utf8.contains($0) }) { hasScript = true }
        // Of two with one name the first counts (XML 1.0, section 4.2).
        if kind == "entity", let name = words.first, entities[name] == nil { entities[name] = value }
        judge("", value, isInstruction: false)
      } else {
        let name = word(&index) { !Self.isBlank($0) && !"\"'>".utf8.contains($0) }
        if kind == "attlist", !words.isEmpty { judge(localName(name), "", isInstruction: false) }
        words.append(name)
      }
    }
    return index
  }

  private mutating func judge(_ attribute: String, _ value: String, isInstruction: Bool) {
    let value = resolvingReferences(value, entities)
    let bare = String(decoding: value.utf8.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    if attribute.utf8.count > 4, attribute.hasPrefix("on") { hasScript = true }
    // `attributeName="onclick"` of an animation sets such an attribute.
    if attribute == "attributename", bare.hasPrefix("on") { hasScript = true }
    if bare.contains("javascript:") || bare.contains("vbscript:") || bare.contains("data:text/html") {
      hasScript = true
    }
    if attribute == "srcdoc", MarkupScan(Array(value.utf8)).hasScript { hasScript = true }
    // A style sheet of the kind that writes the page anew.
    if isInstruction, bare.contains("xsl") { hasScript = true }
    if attribute == "href" || attribute == "src" { references.append(value) }
  }

  // MARK: Bytes

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }

  private func skipBlanks(_ index: inout Int) {
    while let next = byte(index), Self.isBlank(next) { index += 1 }
  }

  private func word(_ index: inout Int, while goesOn: (UInt8) -> Bool) -> String {
    let start = index
    while let next = byte(index), goesOn(next) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func value(_ index: inout Int) -> String {
    guard let quote = byte(index), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return word(&index) { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
    }
    index += 1
    let value = word(&index) { $0 != quote }
    index += 1
    return value
  }

  /// `href` of `xlink:href`, in small letters.
  private func localName(_ name: String) -> String {
    name.lowercased().split(separator: ":").last.map { String($0) } ?? ""
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { 0x61...0x7A ~= self | 0x20 }
}

/// An attribute's text with `&#106;`, `&amp;`, what hides a scheme and the file's own words resolved; all other
/// references stay.
private func resolvingReferences(_ text: String, _ entities: [String: String]) -> String {
  guard text.contains("&") else { return text }
  let text =
    entities.isEmpty
    ? text : text.replacing(/&([^\s;&<]{1,60});/) { entities[String($0.output.1)] ?? String($0.output.0) }
  let named = ["amp": "&", "colon": ":", "tab": "\t", "newline": "\n", "quot": "\"", "apos": "'", "lt": "<", "gt": ">"]
  return text.replacing(/&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]{2,7}));?/) { match in
    let (_, hexadecimal, decimal, name) = match.output
    let code = hexadecimal.flatMap { UInt32($0, radix: 16) } ?? decimal.flatMap { UInt32($0) }
    if let scalar = code.flatMap({ Unicode.Scalar($0) }) { return String(scalar) }
    return name.flatMap { named[$0.lowercased()] } ?? String(match.output.0)
  }
}

/// What a style sheet refers to: `url(…)` and `@import "…"`.
func styleReferences(_ bytes: [UInt8]) -> [String] {
  let text = String(decoding: bytes, as: UTF8.self)
  guard text.utf8.contains(UInt8(ascii: "(")) || text.utf8.contains(UInt8(ascii: "@")) else { return [] }
  let address = /(?:[uU][rR][lL]\(\s*|@import\s+)(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'();]+)\s*\))/
  return text.matches(of: address).compactMap { match in
    (match.output.1 ?? match.output.2 ?? match.output.3).map { String($0) }
  }
}
