internal import Synchronization

/// How long the stages of a build took, and what each thread made when. The clock is the caller's: nothing here reads one.
package final class Timings: Sendable {
  /// Something that was done, from one moment to another.
  package struct Span: Sendable {
    package let name: String
    /// Seconds of the clock.
    package let start: Double
    package let end: Double
    /// Of the thread that did it, from 1; 0 for the stages of the whole build.
    package let worker: Int
  }

  /// The stage in which each thread makes files.
  package static let making = "files made"

  private struct State {
    var spans: [Span] = []
    var stage: (name: String, start: Double)?
    var workers = 0
  }

  private let now: @Sendable () -> Double
  private let state = Mutex(State())

  /// - Parameter now: Seconds of a clock that only goes forward.
  package init(now: @escaping @Sendable () -> Double) {
    self.now = now
  }

  /// A stage of the build begins, and the one before has ended; `nil` when it was the last.
  package func begin(_ name: String?) {
    let now = now()
    state.withLock { state in
      if let stage = state.stage {
        state.spans.append(Span(name: stage.name, start: stage.start, end: now, worker: 0))
      }
      state.stage = name.map { ($0, now) }
    }
  }

  /// A number for a thread that begins to work.
  package func newWorker() -> Int {
    state.withLock { state in
      state.workers += 1
      return state.workers
    }
  }

  package func measure<Made, Fault: Error>(
    _ name: String, by worker: Int, _ make: () throws(Fault) -> Made
  ) throws(Fault) -> Made {
    let start = now()
    let made = try make()
    let span = Span(name: name, start: start, end: now(), worker: worker)
    state.withLock { $0.spans.append(span) }
    return made
  }

  /// In the order in which they ended.
  package var spans: [Span] { state.withLock { $0.spans } }
}
