/// What is wrong with one file: as many diagnostics as somebody may read; those after are counted.
package struct DiagnosticList: Sendable {
  package static let most = 500

  private var told: [Diagnostic] = []
  /// Of what rows have in common: where it is told, and in how many it stands.
  private var common: [RowSaying: (position: Int, rows: Int)] = [:]
  private var untold = 0
  private var firstUntold: SourceRange?
  private var worstUntold = Severity.note
  /// How many errors there were, told or not.
  package private(set) var errors = 0

  package init() {}

  /// Whether those that come are counted, and no longer told: nothing need be guessed for them.
  package var isFull: Bool { told.count >= Self.most }

  package mutating func append(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errors += 1 }
    guard isFull else {
      told.append(diagnostic)
      return
    }
    if untold == 0 { firstUntold = diagnostic.range }
    untold += 1
    worstUntold = max(worstUntold, diagnostic.severity)
  }

  /// Tells what a row has in common with others once, at the first of them, with their number.
  package mutating func append(ofRow diagnostic: Diagnostic) {
    let saying = RowSaying(id: diagnostic.id, message: diagnostic.message, file: diagnostic.range?.file)
    if let known = common[saying] {
      common[saying] = (known.position, known.rows + 1)
      if let range = diagnostic.range { told[known.position].fix?.ranges.append(range) }
      if diagnostic.severity == .error { errors += 1 }
      return
    }
    if !isFull { common[saying] = (told.count, 1) }
    append(diagnostic)
  }

  /// In the order in which they came; the last one says how many more there are.
  package var all: [Diagnostic] {
    var told = told
    for (position, rows) in common.values { told[position] = told[position].standing(inRows: rows) }
    guard untold > 0 else { return told }
    return told + [
      Diagnostic(
        "more-mistakes", "From here on, \(untold) more such messages would follow about this file.",
        severity: worstUntold, at: firstUntold, help: "Mend what is told above, then look again.")
    ]
  }
}

/// What a diagnostic says of a file, wherever in it.
private struct RowSaying: Hashable {
  let id: DiagnosticID
  let message: String
  let file: SourceFile?
}

extension Diagnostic {
  /// The same with the number of the rows of which it holds, where there are several.
  package func standing(inRows rows: Int) -> Diagnostic {
    guard rows > 1 else { return self }
    let sentence = message.hasSuffix(".") ? String(message.dropLast()) : message
    var standing = Diagnostic(
      id, "\(sentence); it stands in \(rows) rows.", severity: severity, at: range, help: help, suggestion: suggestion,
      notes: notes)
    standing.fix = fix
    return standing
  }
}
