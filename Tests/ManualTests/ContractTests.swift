import FrontMatter
import TestSupport
import Testing

@testable import Manual

/// Docs/domain.md, the contract with those who write, names the fields that there are, and no others.
@Suite struct ContractTests {
  private static func contract() throws -> String {
    try #require(TemporaryFolder.readFile(checkout + "/Docs/domain.md"))
  }

  private static let groups: [FieldGroup] = {
    var found: [FieldGroup] = []
    func add(_ group: FieldGroup) {
      guard !found.contains(where: { $0.name == group.name }) else { return }
      found.append(group)
      for field in group.fields { if let inner = field.form.group, field.declaringKey == nil { add(inner) } }
    }
    for kind in FileKind.all { add(kind.group) }
    return found
  }()

  @Test("every key is documented")
  func keys() throws {
    let words = Set(try Self.contract().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    for group in Self.groups {
      let missing = group.fields.filter { $0.declaringKey == nil && !words.contains($0.key) }.map(\.key)
      #expect(missing == [], "\(group.name): name them in Docs/domain.md")
    }
  }

  @Test("every key that the table of records names exists")
  func documented() throws {
    let contract = try Self.contract()
    let table = try #require(contract.split(separator: "| collection | fields beside the common ones |").last)
    let rows = table.split(separator: "\n").prefix { $0.hasPrefix("|") }.dropFirst()
    #expect(rows.count == 16)
    for row in rows {
      let cells = row.split(separator: "|", maxSplits: 1)
      let names = cells[0].replacing(/\(.*?\)/, with: "").split(separator: ",").map { $0.trimmed }
      let known = names.flatMap { name in
        Self.groups.filter { group in
          FileKind.all.contains { $0.collection == name && $0.group.name == group.name }
            || group.name == name || group.name == "piece of \(name)"
        }
      }
      #expect(!known.isEmpty, "\(names)")
      let keys = known.reduce(into: Set<String>()) { $0.formUnion(Self.allKeys(of: $1)) }
      // What stands in brackets tells of values; a cell of the table on cases begins with a sentence.
      let told = cells[1].replacing(/\(.*?\)/, with: "").replacing(
        "legal-aid statistics, rows in the CSV beside:", with: "")
      let words = told.split { ",{}[]|+".contains($0) }.map { $0.trimmed.split(separator: " ").first ?? "" }
      for word in words where word.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil {
        let isValue = Self.values.contains(String(word)) || word == "the"
        #expect(keys.contains(String(word)) || isValue, "\(names): \(word)")
      }
    }
  }

  /// Those of a group and of the groups inside it.
  private static func allKeys(of group: FieldGroup, depth: Int = 0) -> Set<String> {
    group.fields.reduce(into: []) { keys, field in
      keys.insert(field.key)
      if depth < 3, let inner = field.form.group { keys.formUnion(allKeys(of: inner, depth: depth + 1)) }
    }
  }

  private static let values: Set<String> = groups.reduce(into: []) { words, group in
    for field in group.fields { words.formUnion(field.form.allowed ?? []) }
    // Latitude and longitude, and what an indicator expects.
    words.formUnion(["lat", "lon", "disaggregations"])
  }
}

extension Substring {
  fileprivate var trimmed: String { String(trimmingPrefix(" ").reversed().drop { $0 == " " }.reversed()) }
}
