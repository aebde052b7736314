package import Diagnostics
package import Exact

/// One step of a working: the rule, what it was given, and what came of it.
///
/// It is data, so that each language and each export words it in its own way; `english` is the one that `explain`
/// prints.
package struct Step: Hashable, Sendable {
  package let rule: Rule
  package let inputs: [Input]
  package let result: StepValue

  init(_ rule: Rule, from inputs: [Input], gives result: StepValue) {
    self.rule = rule
    self.inputs = inputs + rule.constants
    self.result = result
  }
}

/// Something that a step was given.
package struct Input: Hashable, Sendable {
  /// What it is to the rule. The words appear in exports and never change once released.
  package enum Role: String, CaseIterable, Sendable {
    case asOf = "as_of"
    case start, end, due, done, overdue, withdrawn, status
    case total, completion, projected = "projected_completion"
    case government, judge, mapped
    case assessor, stateAt = "state_at", published
    case specificity, values, relevant, ambition, rating, evidence, milestone
    case direction, indicator, baseline, target, interimTarget = "interim_target", limit, observation, part
    case seriesBreak = "break", targetMet = "target_met"
    case baseYear = "base_year", years, observedGrowth = "observed_growth", requiredGrowth = "required_growth"
    case rate, digits, power
    case actual, attainment, elapsed, pace, threshold, period = "frequency", weight, share
    case record
  }

  package let role: Role
  package let value: StepValue
  /// The date to which the value belongs, where it is not itself one.
  package let date: PartialDate?
  /// Where it stands in the author's file; `nil` for what was computed or set for the whole site.
  package let place: SourceRange?
  /// Of a figure that is broken down, of what it is a part.
  package let labels: PartLabels?

  init(
    _ role: Role, _ value: StepValue, on date: PartialDate? = nil, at place: SourceRange? = nil,
    labels: PartLabels? = nil
  ) {
    self.role = role
    self.value = value
    self.date = date
    self.place = place
    self.labels = labels
  }
}

/// How many there are of what a word names.
package struct WordCount: Hashable, Sendable {
  package let word: String
  package let count: Int
}

/// A value in a working.
package enum StepValue: Hashable, Sendable {
  /// An amount in the indicator's unit; with the decimal places that its author wrote, where somebody did.
  case amount(Fraction, places: Int? = nil)
  /// A share, 1 = all.
  case share(Fraction)
  /// A yearly rate or one over another, with 12 significant digits.
  case rate(Fraction)
  case date(PartialDate)
  case day(Day)
  case days(Int)
  case months(Int)
  case count(Int)
  /// How many of each word of a vocabulary.
  case counts([WordCount])
  /// So many of a whole.
  case part(Int, of: Int)
  /// A word of a vocabulary.
  case word(String)
  case words([String])
  /// A word of a scheme.
  case label(SchemeLabel)
  case labels([SchemeLabel])
  case flag(Bool)
  case missing(Missing)
  /// A count that is not told, so that nobody can be recognised.
  case hidden
}

/// A value that a step can end in.
protocol StepResult: Sendable {
  var stepValue: StepValue { get }
}

extension Bool: StepResult {
  var stepValue: StepValue { .flag(self) }
}

extension Int: StepResult {
  var stepValue: StepValue { .count(self) }
}

extension Fraction: StepResult {
  /// Amounts say so themselves; a bare fraction is a share.
  var stepValue: StepValue { .share(self) }
}

extension Observed: StepResult where Value: StepResult {
  var stepValue: StepValue {
    switch self {
    case .value(let value): value.stepValue
    case .missing(let reason): .missing(reason)
    }
  }
}
