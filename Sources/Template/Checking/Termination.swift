import Diagnostics

/// Finds macros and templates that call themselves whatever happens, so that no page could ever be finished.
///
/// A function can end when some way through its code leads to its end by calls of functions that can end. What is
/// left calls without end.
struct Termination {
  private let programs: [Program?]
  private var ending: Set<Checker.FunctionID> = []

  static func diagnose(_ programs: [Program?]) -> [Diagnostic] {
    var termination = Termination(programs)
    termination.findEnding()
    return termination.diagnose()
  }

  private init(_ programs: [Program?]) {
    self.programs = programs
  }

  private var functions: [Checker.FunctionID] {
    programs.enumerated().flatMap { template, program in
      (program?.functions.indices ?? 0..<0).map { Checker.FunctionID(template: template, function: $0) }
    }
  }

  /// Looks again at a function only when one that stood in its way turns out to end.
  private mutating func findEnding() {
    var callers: [Checker.FunctionID: [Checker.FunctionID]] = [:]
    var waiting = functions
    while let function = waiting.popLast() {
      guard !ending.contains(function) else { continue }
      let (reachesEnd, blocking) = follow(function)
      if reachesEnd {
        ending.insert(function)
        waiting += callers.removeValue(forKey: function) ?? []
      } else {
        for (callee, _) in blocking { callers[callee, default: []].append(function) }
      }
    }
  }

  /// Whether the end can be reached, and the calls that stand in the way.
  private func follow(
    _ id: Checker.FunctionID
  ) -> (reachesEnd: Bool, blocking: [(callee: Checker.FunctionID, place: SourceRange)]) {
    guard let program = programs[id.template] else { return (true, []) }
    var (reached, waiting) = (Set<Int>(), [program.functions[id.function].entry])
    var blocking: [(callee: Checker.FunctionID, place: SourceRange)] = []
    while let position = waiting.popLast() {
      guard reached.insert(position).inserted else { continue }
      let instruction = program.code[position]
      if case .call(.leave) = instruction { return (true, []) }
      if let callee = callee(instruction, program), !ending.contains(callee) {
        blocking.append((callee, program.places[position]))
        continue
      }
      if case .flow(.jump(let target)) = instruction {
        waiting.append(Int(target))
        continue
      }
      waiting.append(position + 1)
      _ = instruction.retargeted { target in
        waiting.append(Int(target))
        return target
      }
    }
    return (false, blocking)
  }

  private func callee(_ instruction: Instruction, _ program: Program) -> Checker.FunctionID? {
    let id: Checker.FunctionID
    switch instruction {
    case .call(.macro(let number)):
      let call = program.macroCalls[Int(number)]
      id = Checker.FunctionID(template: call.template, function: call.function)
    case .call(.include(let number)), .call(.importModule(let number)):
      id = Checker.FunctionID(template: program.inclusions[Int(number)].template, function: 0)
    default: return nil
    }
    return programs[id.template] == nil ? nil : id
  }

  /// The calls that close a circle.
  private func diagnose() -> [Diagnostic] {
    let endless = functions.filter { !ending.contains($0) }
    let calls = Dictionary(uniqueKeysWithValues: endless.map { ($0, follow($0).blocking) })
    return endless.flatMap { caller in
      (calls[caller] ?? []).filter { leads(from: $0.callee, to: caller, by: calls) }.map { call in
        Diagnostic(
          "template-circle", "This calls itself without end.", at: call.place,
          help: "let it depend on a condition that does not always hold")
      }
    }
  }

  private func leads(
    from start: Checker.FunctionID, to goal: Checker.FunctionID,
    by calls: [Checker.FunctionID: [(callee: Checker.FunctionID, place: SourceRange)]]
  ) -> Bool {
    var (reached, waiting) = (Set<Checker.FunctionID>(), [start])
    while let function = waiting.popLast() {
      if function == goal { return true }
      guard reached.insert(function).inserted else { continue }
      waiting += (calls[function] ?? []).map(\.callee)
    }
    return false
  }
}
