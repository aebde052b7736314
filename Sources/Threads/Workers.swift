internal import Synchronization

/// Runs work over a range of items on several threads, in chunks; never a task an item.
///
/// Each worker takes the next chunk from a shared cursor until none is left, so a slow chunk holds nobody up.
package struct Workers: Sendable {
  /// Threads that work at once, at least 1.
  package let jobs: Int

  package init(jobs: Int) {
    self.jobs = max(1, jobs)
  }

  /// Does the work for each chunk; the results stand in the order of the chunks, whoever did them.
  package func map<Outcome: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Range<Int>) -> Outcome
  ) async -> [Outcome] {
    await map(count, keeping: {}) { _, range in work(range) }
  }

  /// The same, where each thread keeps something from chunk to chunk.
  package func map<State, Outcome: Sendable>(
    _ count: Int, keeping state: @escaping @Sendable () -> State,
    _ work: @escaping @Sendable (inout State, Range<Int>) -> Outcome
  ) async -> [Outcome] {
    guard count > 0 else { return [] }
    // Small enough that the workers end together, large enough that the cursor costs nothing.
    let size = max(1, min(32, count / (jobs * 16)))
    let cursor = Cursor(count: count, size: size)
    let outcomes = await withTaskGroup(of: [(Int, Outcome)].self) { group in
      for _ in 0..<jobs {
        group.addTask {
          var state = state()
          var done: [(Int, Outcome)] = []
          while let range = cursor.take() { done.append((range.lowerBound, work(&state, range))) }
          return done
        }
      }
      var all: [(Int, Outcome)] = []
      for await done in group { all += done }
      return all
    }
    return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Does two things at once where there are threads for both, else one after the other.
  package func both<One: Sendable, Other: Sendable>(
    _ one: @escaping @Sendable () async -> One, _ other: @escaping @Sendable () async -> Other
  ) async -> (One, Other) {
    guard jobs > 1 else { return (await one(), await other()) }
    async let beside = other()
    let made = await one()
    return (made, await beside)
  }
}

private final class Cursor: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let size: Int

  init(count: Int, size: Int) {
    self.count = count
    self.size = size
  }

  func take() -> Range<Int>? {
    let start = next.wrappingAdd(size, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + size, count) : nil
  }
}
