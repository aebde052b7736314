/// A phrase of a language, with the places where the program fills something in: `{n} of {total}`.
package struct Phrase: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case text(String, startsWithStop: Bool)
    case name(String)

    static func words(_ text: Substring) -> Part {
      .text(String(text), startsWithStop: text.hasPrefix("."))
    }
  }

  private let parts: [Part]
  /// The names that want filling in, each once.
  package let names: [String]

  /// Reads `{name}`; a brace that opens no name stands for itself.
  package init(_ pattern: String) {
    var parts: [Part] = []
    var rest = pattern.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let name = rest[rest.index(after: open)..<close]
      guard !name.isEmpty, name.allSatisfy(Self.isNameByte) else {
        parts.append(.words(Substring(rest[...close])))
        rest = rest[rest.index(after: close)...]
        continue
      }
      if open > rest.startIndex { parts.append(.words(Substring(rest[..<open]))) }
      parts.append(.name(String(Substring(name))))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.words(Substring(rest))) }
    self.parts = parts
    names = parts.reduce(into: []) { names, part in
      if case .name(let name) = part, !names.contains(name) { names.append(name) }
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
  }

  /// The phrase with its names filled in; a name that is not given stays as written. The full stop of an abbreviation
  /// that ends a value, as of `2017 г.`, ends the sentence too.
  ///
  /// - Parameter mark: What begins words of another language, which the phrase then is.
  package func filled(with values: Fillings, standingIn mark: Unicode.Scalar? = nil) -> String {
    if let mark { return "\(mark)\(filled(with: values) { StandInMark.leaving($0, within: mark) })\(StandInMark.end)" }
    if parts.count == 1, case .text(let words, _) = parts[0] { return words }
    return filled(with: values) { $0 }
  }

  private func filled(with values: Fillings, each: (String) -> String) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words, let startsWithStop):
        let endsWithStop = startsWithStop && text.unicodeScalars.last { !StandInMark.isMark($0) } == "."
        if endsWithStop { text += words.dropFirst() } else { text += words }
      case .name(let name): text += each(values[name] ?? "{\(name)}")
      }
    }
    return text
  }
}

/// What is filled into a phrase, by name: a few texts at most, so that a look-up goes through them all.
package struct Fillings: Sendable, ExpressibleByDictionaryLiteral {
  private var texts: [(String, String)]

  package init(dictionaryLiteral elements: (String, String)...) {
    texts = elements
  }

  package subscript(name: String) -> String? {
    get { texts.first { $0.0 == name }?.1 }
    set {
      texts.removeAll { $0.0 == name }
      if let newValue { texts.append((name, newValue)) }
    }
  }
}
