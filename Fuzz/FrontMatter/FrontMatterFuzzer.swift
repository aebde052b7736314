import Diagnostics
import FrontMatter
import FuzzSupport
import Reporting

/// Reads any bytes as a record's file, and its fields as a commitment's and an indicator's.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let lines = Lines(bytes)
  var diagnostics: [Diagnostic] = []
  let read = FrontMatterFile(bytes, file: SourceFile(index: 0), diagnostics: &diagnostics)
  lines.require(diagnostics, in: bytes)

  var again: [Diagnostic] = []
  let second = FrontMatterFile(bytes, file: SourceFile(index: 0), diagnostics: &again)
  require(again == diagnostics, "a second reading says otherwise")
  guard let read else {
    require(diagnostics.hasErrors && second == nil, "a file is refused without a reason")
    return 0
  }
  require(!diagnostics.hasErrors, "a file with errors is read")
  require(second.map { same($0.fields, read.fields) } == true, "a second reading gives other fields")
  require(
    bytes[..<read.bodyStart].count { $0 == 0x0A } + 1 == read.bodyLine || read.bodyStart == bytes.count,
    "the text begins on line \(read.bodyLine), but not at byte \(read.bodyStart)")
  check(read.fields, lines)
  decode(Commitment.self, read.fields, lines, bytes)
  decode(Indicator.self, read.fields, lines, bytes)
  return 0
}

private func decode<Element: Record>(_ type: Element.Type, _ fields: Node, _ lines: Lines, _ bytes: [UInt8]) {
  var directory = ReferenceDirectory()
  directory.add("plans", slugs: ["p", "ogp-2012-2015"])
  var row = FieldRow(fields, schema: Element.schema, decoding: Decoding(slug: "a", directory: directory))
  let record = Element(&row)
  require(record != nil || row.decoding.diagnostics.hasErrors, "a record is refused without a reason")
  lines.require(row.decoding.diagnostics, in: bytes)
}

/// Every field and value stands within the text; no key stands twice beside itself.
private func check(_ node: Node, _ lines: Lines) {
  lines.require(node.range, of: "a value")
  switch node.content {
  case .scalar, .table: break
  case .sequence(let items):
    for item in items { check(item, lines) }
  case .mapping(let entries):
    require(Set(entries.map(\.key)).count == entries.count, "a key is given twice")
    for entry in entries {
      lines.require(entry.keyRange, of: "the field \(entry.key)")
      check(entry.value, lines)
    }
  }
}

private func same(_ left: Node, _ right: Node) -> Bool {
  guard left.range == right.range else { return false }
  switch (left.content, right.content) {
  case (.scalar(let one, let isQuoted), .scalar(let other, let isOtherQuoted)):
    return one == other && isQuoted == isOtherQuoted
  case (.sequence(let one), .sequence(let other)):
    return one.count == other.count && zip(one, other).allSatisfy { same($0, $1) }
  case (.mapping(let one), .mapping(let other)):
    return one.count == other.count && zip(one, other).allSatisfy { $0.key == $1.key && same($0.value, $1.value) }
  default: return false
  }
}
