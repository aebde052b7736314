/// A map from texts to values that keeps the order in which its keys were added.
package struct ValueMap: Sendable {
  /// A key with its value.
  package typealias Entry = (key: String, value: Value)

  /// Above this many entries a look-up goes through an index.
  private static let linearLimit = 16

  /// In the order in which the keys were added.
  package private(set) var entries: [Entry] = []
  private var positions: [String: Int] = [:]

  package init() {}

  package init(_ entries: some Sequence<Entry>) {
    self.entries.reserveCapacity(entries.underestimatedCount)
    for (key, value) in entries { self[key] = value }
  }

  /// Whether it has no keys.
  package var isEmpty: Bool { entries.isEmpty }
  /// How many keys it has.
  package var count: Int { entries.count }
  var keys: [String] { entries.map(\.key) }

  /// The value of a key. Setting a new key adds it at the end; setting `nil` changes nothing.
  package subscript(key: String) -> Value? {
    get { position(of: key).map { entries[$0].value } }
    set {
      guard let newValue else { return }
      if let position = position(of: key) {
        entries[position].value = newValue
      } else {
        entries.append((key, newValue))
        noteLast()
      }
    }
  }

  private func position(of key: String) -> Int? {
    entries.count > Self.linearLimit ? positions[key] : entries.firstIndex { $0.key == key }
  }

  private mutating func noteLast() {
    if entries.count == Self.linearLimit + 1 {
      for (position, entry) in entries.enumerated() { positions[entry.key] = position }
    } else if entries.count > Self.linearLimit {
      positions[entries[entries.count - 1].key] = entries.count - 1
    }
  }
}

extension ValueMap: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements.lazy.map { (key: $0.0, value: $0.1) })
  }
}
