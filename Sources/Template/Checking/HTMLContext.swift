import Diagnostics

/// Where in the HTML the writing stands, as far as the text of a template tells; several places after branches that
/// end differently.
///
/// It follows the tokenizer of the HTML standard in what matters for safety: elements, attributes and their quotes,
/// comments, and elements whose content is no markup.
struct HTMLContext {
  /// What may be written at a place.
  enum Verdict {
    case allowed(OutputMode)
    /// Where it is: "inside `<script>`".
    case refused(String)
  }

  private var states: Set<HTMLState> = [HTMLState()]

  mutating func read(_ text: [UInt8]) {
    states = Set(
      states.map { state in
        var state = state
        for byte in text { state.read(byte) }
        return state
      })
  }

  /// What may be written here, which then has been written.
  mutating func noteOutput(isJSON: Bool = false) -> Verdict {
    var mode = OutputMode.text
    var refusals: [String] = []
    for state in states {
      switch state.verdict(isJSON: isJSON) {
      case .allowed(let needed): mode = mode.stricter(than: needed) ? mode : needed
      case .refused(let place): refusals.append(place)
      }
    }
    states = Set(
      states.map { state in
        var state = state
        state.noteOutput()
        return state
      })
    return refusals.min().map { .refused($0) } ?? .allowed(mode)
  }

  /// Whether markup may be written here.
  var isBetweenTags: Bool { states.allSatisfy(\.isBetweenTags) }

  func joined(with other: HTMLContext) -> HTMLContext {
    var joined = self
    joined.states.formUnion(other.states)
    return joined
  }

  /// Whether it is the same kind of place, so that what was found safe here is safe there.
  func isLike(_ other: HTMLContext) -> Bool { Set(states.map(\.place)) == Set(other.states.map(\.place)) }

  /// Why what began between tags cannot end here.
  func refusalOfEnd(at place: SourceRange) -> Diagnostic? {
    guard !isLike(HTMLContext()) else { return nil }
    return Diagnostic("unsafe-context", "This ends within a tag, quotes or an element that is never closed.", at: place)
  }
}

extension OutputMode {
  /// Whether it allows less.
  fileprivate func stricter(than other: OutputMode) -> Bool {
    func rank(_ mode: OutputMode) -> Int {
      switch mode {
      case .text: 0
      case .attribute: 1
      case .address: 2
      case .number: 3
      }
    }
    return rank(self) > rank(other)
  }
}
