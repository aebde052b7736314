package import Diagnostics
package import Exact

/// A figure set for a date: a baseline or a target.
package struct DatedValue: Hashable, Sendable {
  package let value: Fraction
  /// The decimal places with which it was written; `nil` for a share that was worked out from its parts.
  let places: Int?
  package let date: PartialDate
  /// The first day that it covers; of a single date the day for which it stands.
  let firstDay: Day
  package let place: SourceRange

  init(value: Fraction, places: Int?, date: PartialDate, firstDay: Day? = nil, place: SourceRange) {
    self.value = value
    self.places = places
    self.date = date
    self.firstDay = firstDay ?? date.last
    self.place = place
  }

  init(_ figure: RecordedFigure, date: PartialDate, place: SourceRange) {
    self.init(
      value: Fraction(figure.quantity), places: Int(figure.quantity.scale), date: date, place: place)
  }

  /// The day for which it stands: the last that the date may mean.
  package var day: Day { date.last }
  /// The year for which it stands when growth is told by years: that in which its period begins.
  var year: Int { firstDay.year }
  var days: Period { Period(firstDay, day) }

  func input(as role: Input.Role) -> Input {
    Input(role, .amount(value, places: places), on: date, at: place)
  }
}

/// How an indicator is judged: by its kind, targets, baseline and direction alone, whatever was measured.
package enum Course: Hashable, Sendable {
  /// In words; there is nothing to compute.
  case qualitative
  case noTarget
  /// The declared direction and the figures contradict each other, or there is no telling it.
  case unclear
  /// From a start to a goal that differs from it.
  case path(from: Fraction, to: DatedValue, isRising: Bool)
  /// To a goal from nobody knows where.
  case goal(DatedValue, isRising: Bool)
  /// The goal equals the start: it is to be held.
  case hold(DatedValue, isRising: Bool)
  /// A ceiling or floor, by date in order; the one in force when it was measured decides.
  case limit([DatedValue], isCeiling: Bool)

  /// Whether there can be an attainment, so that the indicator has weight in a roll-up.
  package var canHaveAttainment: Bool {
    switch self {
    case .path: true
    case .goal(let goal, let isRising): isRising && goal.value > .zero
    case .qualitative, .noTarget, .unclear, .hold, .limit: false
    }
  }

  /// Why there is no way to be measured along; `nil` where there is a target to reach.
  var reasonForNoGoal: Missing? {
    switch self {
    case .qualitative, .hold, .limit: .notApplicable
    case .noTarget: .notReported
    case .unclear: .unclear
    case .path, .goal: nil
    }
  }

  /// The final target; for a limit the one in force on the day.
  func target(on day: Day) -> DatedValue? {
    switch self {
    case .qualitative, .noTarget, .unclear: nil
    case .path(_, let goal, _), .goal(let goal, _), .hold(let goal, _): goal
    case .limit(let limits, _): limits.last { $0.day <= day } ?? limits.first
    }
  }

  /// Whether the figure is on the right side of the target that holds on its day.
  func isMet(by actual: Actual) -> Bool {
    guard let target = target(on: actual.day)?.value else { return false }
    switch self {
    case .qualitative, .noTarget, .unclear: return false
    case .path(_, _, let isRising), .goal(_, let isRising), .hold(_, let isRising):
      return isRising ? actual.value >= target : actual.value <= target
    case .limit(_, let isCeiling):
      return isCeiling ? actual.value <= target : actual.value >= target
    }
  }
}

extension Course: StepResult {
  var stepValue: StepValue {
    switch self {
    case .qualitative: .word("qualitative")
    case .noTarget: .missing(.notReported)
    case .unclear: .missing(.unclear)
    case .path(_, _, let isRising), .goal(_, let isRising), .hold(_, let isRising):
      .word((isRising ? Direction.rising : .falling).rawValue)
    case .limit(_, let isCeiling): .word((isCeiling ? Direction.keepBelow : .keepAbove).rawValue)
    }
  }
}

extension Indicator {
  /// The targets by date; of two for one day the later in the file.
  var sortedTargets: [DatedValue] {
    let all = (targets ?? []).map {
      DatedValue($0.value, date: $0.date, place: $0.range)
    }
    return all.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// Where it stood before, and when.
  var start: DatedValue? {
    baseline.map { DatedValue($0.value, date: $0.date, place: $0.range) }
  }

  /// How the indicator is judged; nothing is guessed where direction and figures disagree.
  ///
  /// - Source: domain.md 4.1, "attainment", "direction"
  package func course() -> Figure<Course> {
    guard kind != .qualitative else { return Figure(.qualitative, by: .courseQualitative, from: []) }
    let targets = sortedTargets
    guard let goal = targets.last else { return Figure(.noTarget, by: .courseWithoutTarget, from: []) }
    var odd = zip(targets, targets.dropFirst()).filter { $0.day == $1.day }.map(Diagnostic.twoTargets)
    func figure(_ course: Course, _ rule: Rule, _ inputs: [Input], _ warnings: [Diagnostic] = []) -> Figure<Course> {
      Figure(course, by: rule, from: inputs + directionInputs, warnings: odd + warnings)
    }

    if let isCeiling = direction?.isCeiling {
      return figure(.limit(targets, isCeiling: isCeiling), .courseLimit, targets.map { $0.input(as: .limit) })
    }
    let target = goal.input(as: .target)
    guard let from = isSummed ? .zero : start?.value else {
      let hidden = hiddenBaseline.map(hiddenInputs) ?? []
      guard let isRising = direction?.isRising else {
        return figure(
          .unclear, hidden.isEmpty ? .courseUnclear : .actualHidden, [target] + hidden,
          [.directionUnknown(at: goal.place)])
      }
      let warnings = isRising ? [] : [Diagnostic.fallingWithoutBaseline(at: goal.place)]
      guard hidden.isEmpty else {
        return figure(.goal(goal, isRising: isRising), .actualHidden, [target] + hidden, warnings)
      }
      return figure(.goal(goal, isRising: isRising), .courseWithoutBaseline, [target], warnings)
    }
    let early = isSummed ? [] : targets.filter { target in start.map { target.day <= $0.day } ?? false }
    odd += early.map { $0 == goal ? .targetNotAfterStart($0, isSummed: false) : .targetBeforeStart($0) }
    let inputs = [isSummed ? Input(.baseline, .amount(.zero)) : start?.input(as: .baseline), target].compactMap(\.self)
    guard goal.value != from else {
      guard let isRising = direction?.isRising else {
        return figure(.unclear, .courseUnclear, inputs, [.directionNeededToHold(at: goal.place)])
      }
      return figure(.hold(goal, isRising: isRising), .courseHold, inputs)
    }
    let isRising = goal.value > from
    if let declared = direction, declared.isRising != isRising {
      let warning = Diagnostic.directionUnclear(
        declared, from: from, to: goal.value, at: place(of: Indicator.direction))
      return figure(.unclear, .courseUnclear, inputs, [warning])
    }
    let beyond = targets.filter { isRising ? $0.value > goal.value : $0.value < goal.value }
    return figure(
      .path(from: from, to: goal, isRising: isRising), .coursePath, inputs,
      beyond.map { .interimBeyondGoal($0, goal) })
  }
}

extension Direction {
  /// `nil` for a limit, which is neither.
  var isRising: Bool? {
    switch self {
    case .rising: true
    case .falling: false
    case .keepBelow, .keepAbove: nil
    }
  }

  /// `nil` for what is no limit.
  var isCeiling: Bool? {
    switch self {
    case .rising, .falling: nil
    case .keepBelow: true
    case .keepAbove: false
    }
  }
}
