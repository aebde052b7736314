package import Diagnostics
internal import FrontMatter

/// Turns warnings that a record accepts into notes; an acceptance that fits nothing any more is a warning itself.
package struct AcceptedWarnings: RecordTableVisitor {
  private let records: Records
  private var accepted: [Key: Acceptance] = [:]

  private struct Key: Hashable {
    let file: SourceFile
    let message: String
  }

  package init(_ records: Records) {
    self.records = records
    Records.visitTables(&self)
  }

  package mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].shown {
      for acceptance in record.header.accepted ?? [] {
        accepted[Key(file: record.header.range.file, message: acceptance.message)] = acceptance
      }
    }
  }

  package func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !accepted.isEmpty else { return diagnostics }
    var unused = accepted
    let applied = diagnostics.map { diagnostic in
      guard diagnostic.severity == .warning, let file = diagnostic.range?.file else { return diagnostic }
      let key = Key(file: file, message: diagnostic.id.name)
      guard let acceptance = accepted[key] else { return diagnostic }
      unused[key] = nil
      var note = diagnostic
      note.severity = .note
      note.help = "Accepted: \(acceptance.reason.base)"
      return note
    }
    return applied + unused.values.map { .unusedAcceptance($0) }
  }
}

extension Diagnostic {
  fileprivate static func unusedAcceptance(_ acceptance: Acceptance) -> Diagnostic {
    Diagnostic(
      "unused-acceptance", "There is no warning `\(acceptance.message)` about this record to accept.",
      severity: .warning, at: acceptance.range, help: "Delete the entry, or correct its `message`.")
  }
}
