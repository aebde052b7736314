internal import CCBC
internal import Synchronization

/// Questions on whole numbers, as the libraries take them: how often each move is made, and what each number comes to by it.
private struct Question {
  let numbers: WholeNumbers
  let solutions: Solutions
  /// The bounded numbers that some move changes; by number its position among them.
  let moving: [Int]
  let rows: [Int: Int32]

  init(_ numbers: WholeNumbers, _ solutions: Solutions) {
    self.numbers = numbers
    self.solutions = solutions
    moving = numbers.bounds.indices.filter { solutions.steps[$0] != 0 && numbers.bounds[$0] != nil }
    rows = Dictionary(uniqueKeysWithValues: zip(moving, Int32(0)...))
  }

  /// Hands a library all that it must know: the moves by what they change, how often each can be made, and between what the
  /// numbers must stay.
  func load(
    _ body: (
      _ starts: [Int32], _ rows: [Int32], _ changes: [Double], _ least: [Double], _ most: [Double], _ low: [Double],
      _ high: [Double]
    ) -> Void
  ) {
    var starts: [Int32] = [0]
    let moves = solutions.moves.map { $0.filter { rows[$0.column] != nil } }
    for move in moves { starts.append((starts.last ?? 0) + Int32(move.count)) }
    let terms = moves.joined()
    let bounds = solutions.ownColumns.map { $0.flatMap { numbers.bounds[$0] } }
    let rowBounds = moving.map { (numbers.bounds[$0] ?? 0...0, solutions.start[$0]) }
    body(
      starts, terms.compactMap { rows[$0.column] }, terms.map { Double($0.change) },
      bounds.map { $0.map { Double($0.lowerBound) } ?? -.greatestFiniteMagnitude },
      bounds.map { $0.map { Double($0.upperBound) } ?? .greatestFiniteMagnitude },
      rowBounds.map { Double($0.lowerBound - $1) }, rowBounds.map { Double($0.upperBound - $1) })
  }

  /// The numbers that moves lead to which a library counted in floating point, if they are whole and every sum comes out.
  func numbers(by counts: UnsafePointer<Double>) -> [Int]? {
    var found = solutions.start
    for (position, move) in solutions.moves.enumerated() {
      let count = unsafe counts[position].rounded()
      guard unsafe abs(counts[position] - count) < 1e-5 else { return nil }
      guard count != 0 else { continue }
      for (column, change) in move { found[column] += change * Int(count) }
    }
    return numbers.fit(found) ? found : nil
  }
}

/// The least or greatest of sums of such numbers, for many sums in turn, by Clp (COIN-OR linear programming): each begins
/// where the one before it ended.
///
/// Fractions are allowed, so that the least and the greatest bound the whole numbers; the numbers that it ends at are
/// whole nearly always.
@safe final class LinearProgram {
  private let question: Question
  private let model: OpaquePointer

  init(_ numbers: WholeNumbers, _ solutions: Solutions) {
    question = Question(numbers, solutions)
    unsafe model = OpaquePointer(Clp_newModel())
    unsafe Clp_setLogLevel(handle, 0)
    question.load { [question] starts, rows, changes, least, most, low, high in
      unsafe Clp_loadProblem(
        handle, Int32(least.count), Int32(question.moving.count), starts, rows, changes, least, most,
        Array(repeating: 0, count: least.count), low, high)
    }
  }

  deinit { unsafe Clp_deleteModel(handle) }

  private var handle: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(model) }

  /// - Parameter sum: By number its factor.
  /// - Returns: The least that the sum can be, and the numbers for it where they are whole; `nil` where that was not to
  ///   be found.
  func least(_ factor: (Int) -> Int) -> (value: Double, numbers: [Int]?)? {
    let objective = question.solutions.moves.map { move in
      Double(move.reduce(0) { $0 + $1.change * factor($1.column) })
    }
    unsafe Clp_chgObjCoefficients(handle, objective)
    guard unsafe Clp_primal(handle, 0) == 0, let counts = unsafe Clp_getColSolution(handle) else { return nil }
    let start = question.solutions.start
    let value = objective.indices.reduce(Double(start.indices.reduce(0) { $0 + factor($1) * start[$1] })) {
      unsafe $0 + objective[$1] * counts[$1]
    }
    return (value, unsafe question.numbers(by: counts))
  }

  /// - Parameter sums: What is made least in turn where fractions come out: another corner may be whole.
  /// - Returns: Numbers among which one is as given; `nil` where there are none, or none that are whole was found.
  func solution(where column: Int, is value: Int, by sums: some Sequence<(Int) -> Int>) -> [Int]? {
    guard let row = question.rows[column], let bounds = question.numbers.bounds[column] else { return nil }
    let start = question.solutions.start[column]
    func bound(_ range: ClosedRange<Int>) {
      unsafe Clp_rowLower(handle)[Int(row)] = Double(range.lowerBound - start)
      unsafe Clp_rowUpper(handle)[Int(row)] = Double(range.upperBound - start)
    }
    bound(value...value)
    defer { bound(bounds) }
    guard unsafe Clp_dual(handle, 0) == 0, let counts = unsafe Clp_getColSolution(handle) else { return nil }
    if let found = unsafe question.numbers(by: counts) { return found }
    for factor in sums {
      if let found = least(factor)?.numbers { return found }
    }
    return nil
  }
}

/// Finds such numbers where fractions would do in their place, by Cbc (COIN-OR branch and cut).
enum IntegerProgram {
  /// How many branches are looked at before the answer is given up: a number, not a time, so that each machine says the
  /// same.
  static let mostNodes: Int32 = 500

  /// Cbc keeps what it is asked to do in variables of the whole process.
  private static let library = Mutex(())

  /// - Returns: Numbers among which one is as given; `nil` where there are none, or where that was too much work.
  static func solution(of numbers: WholeNumbers, _ solutions: Solutions, where column: Int, is value: Int) -> [Int]? {
    let question = Question(numbers, solutions)
    guard let row = question.rows[column] else { return nil }
    return library.withLock { _ in
      let model = unsafe Cbc_newModel()
      defer { unsafe Cbc_deleteModel(model) }
      unsafe Cbc_setLogLevel(model, 0)
      unsafe Cbc_setParameter(model, "log", "0")
      question.load { starts, rows, changes, least, most, low, high in
        unsafe Cbc_loadProblem(
          model, Int32(least.count), Int32(question.moving.count), starts, rows, changes, least, most,
          Array(repeating: 0, count: least.count), low, high)
        for move in least.indices { unsafe Cbc_setInteger(model, Int32(move)) }
      }
      unsafe Cbc_setRowLower(model, row, Double(value - solutions.start[column]))
      unsafe Cbc_setRowUpper(model, row, Double(value - solutions.start[column]))
      unsafe Cbc_setMaximumNodes(model, mostNodes)
      unsafe Cbc_solve(model)
      guard unsafe Cbc_isProvenOptimal(model) != 0, let counts = unsafe Cbc_getColSolution(model) else { return nil }
      return unsafe question.numbers(by: counts)
    }
  }
}
