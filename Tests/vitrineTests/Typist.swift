import Synchronization

@testable import vitrine

/// Types prepared answers at a terminal, and remembers what was asked; then the input ends.
final class Typist: Sendable {
  private let state: Mutex<(answers: [String], questions: [String])>

  init(_ answers: [String]) {
    state = Mutex((answers, []))
  }

  var questions: [String] { state.withLock { $0.questions } }

  /// The answers that nobody asked for.
  var left: [String] { state.withLock { $0.answers } }

  /// An environment in which this one sits at the terminal.
  func environment(in folder: String) -> Environment {
    var environment = Environment.test(in: folder)
    environment.ask = { question in
      self.state.withLock { state in
        state.questions.append(question)
        return state.answers.isEmpty ? nil : state.answers.removeFirst()
      }
    }
    return environment
  }
}
