package import Diagnostics

/// A piece of a text that is not meant for readers.
struct Leftover {
  private enum Kind {
    case unfinished
    case program(ProgramMarks.Kind)
  }

  private let kind: Kind
  /// What is left, as it stands.
  private let mark: String
  /// With the word beside it that is to be kept.
  let bytes: Range<Int>
  private let word: String?

  /// - Parameters:
  ///   - plain: A text without code and addresses.
  ///   - isQuoted: Whether it is somebody else's words, in which blanks are that one's own.
  static func find(in plain: ArraySlice<UInt8>, _ marks: BlockMarks, isQuoted: Bool) -> [Leftover] {
    var found: [Leftover] = []
    func text(_ range: Range<Int>) -> String { String(decoding: plain[range], as: UTF8.self) }
    if !isQuoted, marks.mayBeUnfinished {
      found += UnfinishedText.find(in: plain).map {
        Leftover(kind: .unfinished, mark: text($0), bytes: $0, word: nil)
      }
    }
    if marks.mayBeOfProgram || marks.mayBeForeign {
      found += ProgramMarks.find(in: plain).map {
        Leftover(kind: .program($0.kind), mark: text($0.mark), bytes: $0.bytes, word: $0.word)
      }
    }
    return found
  }

  /// - Parameter written: What stands in the range, where the word beside it can be put there.
  func diagnostic(at range: SourceRange, written: String? = nil) -> Diagnostic {
    switch kind {
    case .unfinished: .unfinished(mark, at: range)
    case .program(let kind):
      .leftByProgram(mark, kind, word: written == nil ? nil : word, insteadOf: written, at: range)
    }
  }
}

/// What is told of a field's text, which holds no marks: what is not meant for readers, and numbers by which a person could
/// be called or known.
///
/// - Parameters:
///   - isQuoted: Whether it is somebody else's words.
///   - own: Telephone numbers of the site's own; `nil` where all are.
package func slips(
  inField text: String, at range: SourceRange, isQuoted: Bool, except own: [String]?
) -> [Diagnostic] {
  if !isQuoted, UnfinishedText.isWhole(text) { return [.unfinished(text, at: range)] }
  guard let marks = BlockMarks(text.utf8.span) else { return [] }
  let plain = Array(text.utf8)[...]
  var found = Leftover.find(in: plain, marks, isQuoted: isQuoted).map { $0.diagnostic(at: range) }
  if marks.hasDigits, let own {
    let own = own.map { $0.utf8.filter(\.isASCIIDigit) }
    found += PersonalNumbers.find(in: plain, from: 0, except: own).map { .personalNumber($0.kind, at: range) }
  }
  return found
}

extension Diagnostic {
  fileprivate static func unfinished(_ mark: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unfinished-text", "`\(mark)` stands for what is still to be written, and would be shown.", severity: .warning,
      at: range, help: "Write what belongs here; or delete it.")
  }

  fileprivate static func leftByProgram(
    _ mark: String, _ kind: ProgramMarks.Kind, word: String?, insteadOf written: String?, at range: SourceRange
  ) -> Diagnostic {
    let (what, help) =
      switch kind {
      case .source:
        (
          "is a chat program's mark of its source",
          "It leads nowhere here: delete it, or link to the source itself."
        )
      case .letter: ("is left of a letter", "Delete it, and what else belongs to the letter alone.")
      case .contents:
        (
          "is left of a word processor's table of contents",
          "Delete such lines: the page makes its own contents of the headings."
        )
      case .answer:
        ("is a chat program's own word", "Delete it, and see whether what stands beside it is true.")
      case .reference:
        (
          "is what a word processor shows where its own reference leads nowhere",
          "Write what was referred to; or delete it."
        )
      case .figure:
        (
          "is what a spreadsheet shows where it could not work a figure out",
          "Write the figure; or say that there is none."
        )
      }
    return Diagnostic(
      "pasted-mark", "`\(mark)` \(what), and would be shown.", severity: .warning, at: range, help: help,
      suggestion: word, insteadOf: word == nil ? nil : written)
  }
}
