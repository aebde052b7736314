/// What is wrong with one file: as many diagnostics as somebody may read; those after are counted.
package struct DiagnosticList: Sendable {
  package static let most = 500

  private var told: [Diagnostic] = []
  private var untold = 0
  private var firstUntold: SourceRange?
  private var worstUntold = Severity.note

  package init() {}

  /// Whether those that come are counted, and no longer told: nothing need be guessed for them.
  package var isFull: Bool { told.count >= Self.most }

  package mutating func append(_ diagnostic: Diagnostic) {
    guard isFull else {
      told.append(diagnostic)
      return
    }
    if untold == 0 { firstUntold = diagnostic.range }
    untold += 1
    worstUntold = max(worstUntold, diagnostic.severity)
  }

  /// In the order in which they came; the last one says how many more there are.
  package var all: [Diagnostic] {
    guard untold > 0 else { return told }
    return told + [
      Diagnostic(
        "more-mistakes", "From here on, \(untold) more such messages would follow about this file.",
        severity: worstUntold, at: firstUntold, help: "Mend what is told above, then look again.")
    ]
  }
}
