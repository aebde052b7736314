package import Diagnostics

/// Why a value could not be had, in one plain sentence; the place is added by the one who knows it.
package struct Fault: Error, Hashable, Sendable {
  /// A sentence, with or without its full stop.
  package let message: String
  /// What to do about it.
  package let help: String?
  /// The rule that was broken.
  package let id: DiagnosticID

  package init(_ message: String, help: String? = nil, id: DiagnosticID = "template-value") {
    self.message = message
    self.help = help
    self.id = id
  }

  /// "did you mean …?" for a name that is nearly one of the candidates, else those there are, when they are few.
  static func help(for name: String, among candidates: [String]) -> String? {
    if let near = nearMiss(name, among: candidates) { return "did you mean `\(near)`?" }
    guard 1...12 ~= candidates.count else { return nil }
    return "there is \(oneOf(candidates.sorted(), joining: "and"))"
  }
}
