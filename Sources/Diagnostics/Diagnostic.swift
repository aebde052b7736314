/// The lasting name of a rule, such as `unknown-key`: programs and people look it up, so it never changes once released.
package struct DiagnosticID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let name: String

  package init(stringLiteral name: StaticString) {
    self.name = name.description
  }

  package var description: String { name }
}

/// How much a diagnostic weighs. `--strict` turns warnings into errors.
package enum Severity: String, Sendable, Comparable {
  case note, warning, error

  private var weight: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
}

/// One thing to tell the author: a plain sentence about a place in a file, and what to write instead.
///
/// Each rule has one static factory, in an extension beside its kin (`Diagnostic+….swift`).
package struct Diagnostic: Hashable, Sendable {
  /// Another place that explains the first one: "the other page is here".
  package struct Note: Hashable, Sendable {
    package let message: String
    package let range: SourceRange?

    package init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  package let id: DiagnosticID
  package var severity: Severity
  /// One sentence in the reader's words.
  package let message: String
  /// What to do about it: "did you mean `lead`?", the allowed values.
  package var help: String?
  /// `nil` when no file is to blame, such as a folder that holds no site.
  package let range: SourceRange?
  /// The text to put in the range's place.
  package var suggestion: String?
  /// The same where nothing else can be meant, so that a program may put it there; `nil` where its author must say.
  package internal(set) var fix: Fix?
  /// Readings of a table of which its author alone knows the right one.
  package let answers: [TableAnswer]
  package var notes: [Note]
  /// Whether the report for people shows the line: not of a file that stays at home, since what a list of applicants says
  /// is not for the log of a build either.
  package let showsLine: Bool

  /// - Parameter mistaken: What stands in the range, without quotes around it, where the suggestion alone can be meant by
  ///   it and says no less. In fields it must be a text that needs no quotes, or have its own.
  package init(
    _ id: DiagnosticID, _ message: String, severity: Severity = .error, at range: SourceRange?, help: String? = nil,
    suggestion: String? = nil, insteadOf mistaken: String? = nil, answers: [TableAnswer] = [], notes: [Note] = [],
    showsLine: Bool = true
  ) {
    self.id = id
    self.severity = severity
    self.message = Self.shortened(message)
    self.range = range
    self.help = help
    self.suggestion = suggestion.flatMap { $0.utf8.count > Self.longestMessage ? nil : $0 }
    self.answers = answers
    self.notes = notes
    self.showsLine = showsLine
    if let range, let mistaken, let meant = self.suggestion {
      fix = Fix(written: mistaken, meant: meant, ranges: [range])
    }
  }

  /// Bytes. A message that quotes a value of ten megabytes says nothing more than one that quotes its beginning.
  private static let longestMessage = 2_000

  private static func shortened(_ message: String) -> String {
    guard message.utf8.count > longestMessage else { return message }
    return String(message.unicodeScalars.prefix(200)) + " … " + String(message.unicodeScalars.suffix(100))
  }
}

extension [Diagnostic] {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  package func count(_ severity: Severity) -> Int { count { $0.severity == severity } }

  /// With every warning an error, as `--strict` asks.
  package func strict() -> [Diagnostic] {
    map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.severity == .warning { diagnostic.severity = .error }
      return diagnostic
    }
  }

  /// By file name, then place. The same thing said of one place stands once, however many pages came upon it.
  package func inOrder(_ files: SourceFiles) -> [Diagnostic] {
    func key(_ diagnostic: Diagnostic) -> (String, UInt32, UInt32, String, String) {
      guard let range = diagnostic.range else { return ("", 0, 0, diagnostic.id.name, diagnostic.message) }
      return (files[range.file], range.line, range.column, diagnostic.id.name, diagnostic.message)
    }
    return withoutRepetition().sorted { key($0) < key($1) }
  }

  /// The same thing said of one place, whatever way led there, stands once.
  package func withoutRepetition() -> [Diagnostic] {
    var seen = Set<Saying>()
    return filter { seen.insert(Saying(id: $0.id, message: $0.message, range: $0.range)).inserted }
  }
}

/// What a diagnostic says of which place, whatever its notes.
private struct Saying: Hashable {
  let id: DiagnosticID
  let message: String
  let range: SourceRange?
}
