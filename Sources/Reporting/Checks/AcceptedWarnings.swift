package import Diagnostics
internal import FrontMatter

/// Turns warnings that a record accepts into notes.
///
/// An acceptance covers every warning of its name about the record, in whichever of its files: front matter and text,
/// the table beside them, a translation. One that fits nothing any more is a warning itself.
package struct AcceptedWarnings: RecordTableVisitor {
  private struct Key: Hashable {
    /// The record's own.
    let file: SourceFile
    let message: String
  }

  private let records: Records
  /// Of tables and translations, the file of the record to which they belong.
  private let owners: [SourceFile: SourceFile]
  private var accepted: [Key: Acceptance] = [:]
  /// In the order of the records.
  private var keys: [Key] = []
  private var repeated: [Acceptance] = []
  /// Those of the settings, for every record.
  private var everywhere: [String: Acceptance] = [:]

  /// - Parameters:
  ///   - settings: What they accept holds of every file.
  ///   - owners: Of tables and translations, the file of the record to which they belong.
  package init(_ records: Records, _ settings: SiteSettings, owners: [SourceFile: SourceFile]) {
    self.records = records
    self.owners = owners
    for acceptance in settings.accepted ?? [] {
      if everywhere[acceptance.message] == nil {
        everywhere[acceptance.message] = acceptance
      } else {
        repeated.append(acceptance)
      }
    }
    Records.visitTables(&self)
  }

  package mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].shown {
      guard let acceptances = record.header.accepted else { continue }
      let file = record.header.range.file
      for acceptance in acceptances {
        let key = Key(file: file, message: acceptance.message)
        if accepted[key] == nil {
          accepted[key] = acceptance
          keys.append(key)
        } else {
          repeated.append(acceptance)
        }
      }
    }
  }

  package func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !accepted.isEmpty || !everywhere.isEmpty else { return diagnostics }
    return diagnostics.map { diagnostic in
      guard let key = key(of: diagnostic), let acceptance = accepted[key] ?? everywhere[key.message] else {
        return diagnostic
      }
      var note = diagnostic
      note.severity = .note
      note.help = "Accepted: \(acceptance.reason.base)"
      return note
    }
  }

  /// What is wrong with the acceptances, once every warning is known.
  package func faults(among diagnostics: [Diagnostic]) -> [Diagnostic] {
    let fitting = Set(diagnostics.compactMap(key))
    // What could not be read may be what the acceptance is about.
    let unread = Set(diagnostics.filter { $0.severity == .error }.compactMap(owner))
    let unused = keys.filter { !fitting.contains($0) && !unread.contains($0.file) }.compactMap { accepted[$0] }
    let told = Set(fitting.map(\.message))
    let idle = everywhere.values.filter { !told.contains($0.message) }.sorted { $0.message < $1.message }
    return (unused + (unread.isEmpty ? idle : [])).map { .unusedAcceptance($0) } + repeated.map { .acceptedTwice($0) }
  }

  /// What would accept it; `nil` for what is no warning about a file.
  private func key(of diagnostic: Diagnostic) -> Key? {
    guard diagnostic.severity == .warning, let file = owner(of: diagnostic) else { return nil }
    return Key(file: file, message: diagnostic.id.name)
  }

  /// The record's own file, of which a diagnostic speaks.
  private func owner(of diagnostic: Diagnostic) -> SourceFile? {
    diagnostic.range.map { owners[$0.file] ?? $0.file }
  }
}

extension Diagnostic {
  fileprivate static func unusedAcceptance(_ acceptance: Acceptance) -> Diagnostic {
    Diagnostic(
      "unused-acceptance", "There is no warning `\(acceptance.message)` here to accept.",
      severity: .warning, at: acceptance.range, help: "Delete the entry, or correct its `message`.")
  }

  fileprivate static func acceptedTwice(_ acceptance: Acceptance) -> Diagnostic {
    Diagnostic(
      "accepted-twice", "`\(acceptance.message)` is accepted by another entry here already.",
      severity: .warning, at: acceptance.range, help: "Keep one of the two: it accepts every such warning.")
  }
}
