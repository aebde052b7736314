internal import Diagnostics

// What can be wrong with a record whose fields can all be read.
extension Diagnostic {
  static func noFigure(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "An observation needs a `value`, or a `numerator` and a `denominator`.", at: range,
      help: "When nothing was measured, delete the observation: the page says that the figure is missing.")
  }
}
