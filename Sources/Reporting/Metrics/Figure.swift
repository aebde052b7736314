package import Diagnostics

/// A computed value with its working and what is odd about it, made together so that they cannot disagree.
///
/// A report makes each figure once and keeps it: a page, lists and tables show the same one.
package struct Figure<Value: Sendable>: Sendable {
  package let value: Value
  /// From the first to the one whose result is the value.
  package let steps: [Step]
  package let warnings: [Diagnostic]

  package init(_ value: Value, steps: [Step], warnings: [Diagnostic] = []) {
    self.value = value
    self.steps = steps
    self.warnings = warnings
  }

  /// What the figure rests on, in the order in which the steps use it.
  package var inputs: [Input] { steps.flatMap(\.inputs) }
}

extension Figure where Value: StepResult {
  /// A value that one rule gives; the step's result is the value itself.
  init(_ value: Value, by rule: Rule, from inputs: [Input], after earlier: [Step] = [], warnings: [Diagnostic] = []) {
    self.init(value, steps: earlier + [Step(rule, from: inputs, gives: value.stepValue)], warnings: warnings)
  }
}
