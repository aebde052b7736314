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

  private func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      guard utf8.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    guard !isPlain else { return }
    for unit in text.utf16 {
      switch unit {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x3C, 0x3E, 0x26, 0x27, 0..<0x20, 0x7F...: writeCode(unit, into: &bytes)
      default: bytes.append(UInt8(unit))
      }
    }
  }

  /// Does it stand for itself in every text that holds it?
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x5C, 0x3C, 0x3E, 0x26, 0x27: false
    default: 0x20..<0x7F ~= byte
    }
  }

  private func writeCode(_ unit: UInt16, into bytes: inout [UInt8]) {
    let digits = String(unit, radix: 16)
    bytes += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
  }
}
