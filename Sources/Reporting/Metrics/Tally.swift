/// How many of those of which it can be told: the late, the highly complete, the starred of a plan.
package struct Tally: Hashable, Sendable {
  package let count: Int
  /// Those of which it can be told.
  package let base: Int
  /// All, with those of which it cannot.
  package let all: Int

  package init(_ answers: some Swift.Collection<Observed<Bool>>) {
    count = answers.count { $0 == .value(true) }
    base = answers.count { $0.value != nil }
    all = answers.count
  }

  /// Of each of which it can be told.
  init(count: Int, all: Int) {
    self.count = count
    base = all
    self.all = all
  }
}

extension Tally: StepResult {
  var stepValue: StepValue { .part(count, of: all) }
}
