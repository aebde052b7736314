internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// The fields of a record's file, to which its former addresses and its lasting id are added.
struct RecordHead {
  private let bytes: [UInt8]
  private let name: String

  /// - Parameter name: As people see it.
  init(_ bytes: [UInt8], named name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// - Parameters:
  ///   - former: The addresses that the record leaves.
  ///   - new: Those that it gets, which may have been its own before.
  func renamed(from slug: String, leaving former: [String], becoming new: [String]) throws(RecordRenaming.Refusal)
    -> [UInt8]
  {
    let head = try read(bytes)
    let given = head.fields.value(of: RecordHeader.aliases.key).map { $0.isBlank ? [] : $0.items } ?? []
    // An address that becomes the record's own again is none of its old ones.
    let back = given.filter { new.map(\.bareAddress).contains(($0.text ?? "").bareAddress) }
    let leaving = former.filter { address in !given.contains { ($0.text ?? "").bareAddress == address.bareAddress } }
    let swapped = zip(back.map(\.range), leaving)
    var after = bytes
    for (range, address) in swapped.reversed() { after = replacing([range], in: after) { _ in address }.bytes }
    let added = Array(leaving.dropFirst(back.count))
    if head.fields.value(of: "id") == nil { after = try adding(idLine(slug), before: after) }
    if !added.isEmpty { after = try adding(added, to: after) }
    try check(after, keeps: head.fields, with: former)
    return after
  }

  private func idLine(_ slug: String) -> String { Document.group([("id", .text(slug))]).yaml }

  private func read(_ bytes: [UInt8]) throws(RecordRenaming.Refusal) -> FrontMatterFile {
    var found: [Diagnostic] = []
    guard let file = FrontMatterFile(bytes, file: SourceFile(index: 0), diagnostics: &found), !found.hasErrors else {
      throw RecordRenaming.Refusal("The fields of \(name) cannot be read.", help: "Run: vitrine check")
    }
    return file
  }

  /// Adds items to `aliases`, in the way in which it is written.
  private func adding(_ addresses: [String], to bytes: [UInt8]) throws(RecordRenaming.Refusal) -> [UInt8] {
    let fields = try read(bytes).fields
    let key = RecordHeader.aliases.key
    guard let entry = fields.entries.first(where: { $0.key == key }) else {
      return try adding("\(key):\n" + addresses.map { "  - \($0)\n" }.joined(), before: bytes)
    }
    let list = addresses.joined(separator: ", ")
    if entry.value.isBlank {
      var value = entry.keyRange
      (value.column, value.endColumn) = (value.endColumn, value.endColumn + 1)
      return replacing([value], in: bytes) { "\($0) [\(list)]" }.bytes
    }
    guard case .sequence(let items) = entry.value.content else {
      return replacing([entry.value.range], in: bytes) { "[\($0), \(list)]" }.bytes
    }
    guard let last = items.last else { return replacing([entry.value.range], in: bytes) { _ in "[\(list)]" }.bytes }
    var end = last.range
    (end.line, end.column) = (end.endLine, end.endColumn)
    let written = line(Int(last.range.line), of: bytes) ?? ""
    let lead = written.unicodeScalars.prefix(Int(last.range.column) - 1)
    guard lead.allSatisfy({ $0 == " " || $0 == "-" }), lead.contains("-") else {
      return replacing([end], in: bytes) { _ in ", " + list }.bytes
    }
    end.column = UInt32(written.unicodeScalars.count + 1)
    end.endColumn = end.column
    let ending = ending(of: bytes)
    return replacing([end], in: bytes) { _ in addresses.map { ending + String(lead) + $0 }.joined() }.bytes
  }

  /// Writes further fields below the others.
  private func adding(_ lines: String, before bytes: [UInt8]) throws(RecordRenaming.Refusal) -> [UInt8] {
    let fence = SourceRange(file: SourceFile(index: 0), line: try read(bytes).bodyLine - 1, column: 1)
    let ending = ending(of: bytes)
    return replacing([fence], in: bytes) { _ in lines.replacing("\n", with: ending) }.bytes
  }

  private func ending(of bytes: [UInt8]) -> String {
    bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true
      ? "\r\n" : "\n"
  }

  /// That nothing else was changed, however the fields are written.
  private func check(
    _ after: [UInt8], keeps fields: Node, with addresses: [String]
  ) throws(RecordRenaming.Refusal) {
    let now = try read(after).fields
    let keys = [RecordHeader.aliases.key, "id"]
    let isKept =
      fields.entries.map(\.key).filter { !keys.contains($0) }
      == now.entries.map(\.key).filter {
        !keys.contains($0)
      }
    let aliases = now.value(of: RecordHeader.aliases.key)?.texts.map(\.bareAddress) ?? []
    guard isKept, addresses.map(\.bareAddress).allSatisfy(aliases.contains) else {
      throw RecordRenaming.Refusal(
        "The old address cannot be added to the fields of \(name) as they are written.",
        help: "Write each of its fields on a line of its own.")
    }
  }
}
