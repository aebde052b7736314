/// A phrase of a language, with the places where the program fills something in: `{n} of {total}`.
package struct Phrase: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case text(String)
    case name(String)
  }

  private let parts: [Part]

  /// Reads `{name}`; a brace that opens no name stands for itself.
  package init(_ pattern: String) {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else {
        parts.append(.text(String(rest[...close])))
        rest = rest[rest.index(after: close)...]
        continue
      }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.name(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
  }

  /// The names that want filling in.
  package var names: Set<String> {
    Set(parts.compactMap { if case .name(let name) = $0 { name } else { nil } })
  }

  /// The phrase with its names filled in; a name that is not given stays as written.
  package func filled(with values: [String: String]) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let words): text += words
      case .name(let name): text += values[name] ?? "{\(name)}"
      }
    }
  }
}
