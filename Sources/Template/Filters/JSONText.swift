import Diagnostics

/// Values as JSON that is safe in HTML, in the form of Jinja's `tojson`: keys sorted, ASCII only, and no character that
/// could end a script or an attribute in single quotes.
struct JSONText {
  /// How deep values may lie within each other.
  private static let depthLimit = 50

  /// Spaces for each level, or `nil` for one line.
  let indent: Int?

  func write(_ value: Value) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(value, depth: 0, into: &bytes)
    return bytes
  }

  private func write(_ value: Value, depth: Int, into bytes: inout [UInt8]) throws(Fault) {
    guard depth < Self.depthLimit else { throw Fault("These values lie too deep within each other for JSON") }
    switch value {
    case .none: bytes += "null".utf8
    case .bool, .number: bytes += (value.printed ?? "").utf8
    case .date, .text, .html: write(value.printed ?? "", into: &bytes)
    case .list(let items):
      try enclose("[", "]", count: items.count, depth: depth, into: &bytes) { (number, bytes) throws(Fault) in
        try write(items[number], depth: depth + 1, into: &bytes)
      }
    case .map(let map):
      let entries = inOrder(map.entries)
      try enclose("{", "}", count: entries.count, depth: depth, into: &bytes) { (number, bytes) throws(Fault) in
        write(entries[number].key, into: &bytes)
        bytes += ": ".utf8
        try write(entries[number].value, depth: depth + 1, into: &bytes)
      }
    case .record(let record):
      if let json = record.object.json {
        bytes += json.bytes
        return
      }
      guard let parts = record.object.parts else {
        throw Fault(
          "\(value.kind) cannot be written as JSON".capitalizedFirst, help: "make a map of the members it needs")
      }
      try write(.list(parts), depth: depth, into: &bytes)
    }
  }

  private func inOrder(_ entries: [(key: String, value: Value)]) -> [(key: String, value: Value)] {
    func isOrdered(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }
    return zip(entries, entries.dropFirst()).allSatisfy { isOrdered($0.key, $1.key) }
      ? entries : entries.sorted { isOrdered($0.key, $1.key) }
  }

  private func enclose(
    _ opening: StaticString, _ closing: StaticString, count: Int, depth: Int, into bytes: inout [UInt8],
    _ write: (Int, inout [UInt8]) throws(Fault) -> Void
  ) throws(Fault) {
    opening.withUTF8Buffer { bytes.append(contentsOf: $0) }
    for number in 0..<count {
      if number > 0 { bytes += (indent == nil ? ", " : ",").utf8 }
      breakLine(depth: depth + 1, into: &bytes)
      try write(number, &bytes)
    }
    if count > 0 { breakLine(depth: depth, into: &bytes) }
    closing.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private func breakLine(depth: Int, into bytes: inout [UInt8]) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: min(indent, 100) * depth)
  }

  private func write(_ text: String, into bytes: inout [UInt8]) { HTMLSafeJSON.write(text, into: &bytes) }
}
