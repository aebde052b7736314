internal import CCBC
internal import Synchronization

/// Whole numbers between bounds that make some sums come out.
struct WholeNumbers {
  /// The numbers that stand in a sum with their factors, and what it comes to.
  struct Row {
    let terms: [(column: Int, factor: Int)]
    let result: Int
  }

  var bounds: [ClosedRange<Int>]
  let rows: [Row]

  /// The numbers that a library counted in floating point, if they are whole and every sum comes out.
  fileprivate func checked(_ solution: UnsafePointer<Double>) -> [Int]? {
    var numbers: [Int] = []
    numbers.reserveCapacity(bounds.count)
    for column in bounds.indices {
      let number = unsafe solution[column].rounded()
      guard unsafe abs(solution[column] - number) < 1e-5, bounds[column].contains(Int(number)) else { return nil }
      numbers.append(Int(number))
    }
    let fits = rows.allSatisfy { row in row.terms.reduce(0) { $0 + $1.factor * numbers[$1.column] } == row.result }
    return fits ? numbers : nil
  }

  /// The sums by column, as the libraries take them.
  fileprivate var matrix: (starts: [Int32], rows: [Int32], factors: [Double]) {
    var columns = Array(repeating: [(row: Int, factor: Int)](), count: bounds.count)
    for (number, row) in rows.enumerated() {
      for term in row.terms { columns[term.column].append((number, term.factor)) }
    }
    var starts: [Int32] = [0]
    for column in columns { starts.append((starts.last ?? 0) + Int32(column.count)) }
    let terms = columns.joined()
    return (starts, terms.map { Int32($0.row) }, terms.map { Double($0.factor) })
  }
}

/// The least or greatest of sums of such numbers, for many sums in turn, by Clp (COIN-OR linear programming): each begins
/// where the one before it ended.
///
/// Fractions are allowed, so that the least and the greatest bound the whole numbers; the numbers that it ends at are
/// whole nearly always.
@safe final class LinearProgram {
  private let numbers: WholeNumbers
  private let model: OpaquePointer

  init(_ numbers: WholeNumbers) {
    self.numbers = numbers
    let matrix = numbers.matrix
    let results = numbers.rows.map { Double($0.result) }
    unsafe model = OpaquePointer(Clp_newModel())
    unsafe Clp_setLogLevel(handle, 0)
    unsafe Clp_loadProblem(
      handle, Int32(numbers.bounds.count), Int32(numbers.rows.count), matrix.starts, matrix.rows, matrix.factors,
      numbers.bounds.map { Double($0.lowerBound) }, numbers.bounds.map { Double($0.upperBound) },
      Array(repeating: 0, count: numbers.bounds.count), results, results)
  }

  deinit { unsafe Clp_deleteModel(handle) }

  private var handle: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(model) }

  /// - Parameter sum: The columns with their factors.
  /// - Returns: The least that the sum can be, and the numbers for it where they are whole; `nil` where that was not to
  ///   be found.
  func least(_ sum: [(column: Int, factor: Int)]) -> (value: Double, numbers: [Int]?)? {
    var objective = Array(repeating: 0.0, count: numbers.bounds.count)
    for (column, factor) in sum { objective[column] += Double(factor) }
    unsafe Clp_chgObjCoefficients(handle, objective)
    guard unsafe Clp_primal(handle, 0) == 0, let solution = unsafe Clp_getColSolution(handle) else { return nil }
    let value = sum.reduce(0.0) { unsafe $0 + Double($1.factor) * solution[$1.column] }
    return (value, unsafe numbers.checked(solution))
  }

  /// - Returns: Numbers among which one is as given; `nil` where there are none, or none that are whole was found.
  func solution(where column: Int, is value: Int) -> [Int]? {
    func bound(_ range: ClosedRange<Int>) {
      unsafe Clp_columnLower(handle)[column] = Double(range.lowerBound)
      unsafe Clp_columnUpper(handle)[column] = Double(range.upperBound)
    }
    bound(value...value)
    defer { bound(numbers.bounds[column]) }
    guard unsafe Clp_dual(handle, 0) == 0, let solution = unsafe Clp_getColSolution(handle) else { return nil }
    return unsafe numbers.checked(solution)
  }
}

/// Finds such numbers where fractions would do in their place, by Cbc (COIN-OR branch and cut).
enum IntegerProgram {
  /// How many branches are looked at before the answer is given up: a number, not a time, so that each machine says the
  /// same.
  static let mostNodes: Int32 = 500

  /// Cbc keeps what it is asked to do in variables of the whole process.
  private static let library = Mutex(())

  /// - Returns: `nil` where there are none, or where that was too much work.
  static func solution(of numbers: WholeNumbers) -> [Int]? {
    library.withLock { _ in
      let matrix = numbers.matrix
      let results = numbers.rows.map { Double($0.result) }
      let model = unsafe Cbc_newModel()
      defer { unsafe Cbc_deleteModel(model) }
      unsafe Cbc_setLogLevel(model, 0)
      unsafe Cbc_setParameter(model, "log", "0")
      unsafe Cbc_loadProblem(
        model, Int32(numbers.bounds.count), Int32(numbers.rows.count), matrix.starts, matrix.rows, matrix.factors,
        numbers.bounds.map { Double($0.lowerBound) }, numbers.bounds.map { Double($0.upperBound) },
        Array(repeating: 0, count: numbers.bounds.count), results, results)
      for column in numbers.bounds.indices { unsafe Cbc_setInteger(model, Int32(column)) }
      unsafe Cbc_setMaximumNodes(model, mostNodes)
      unsafe Cbc_solve(model)
      guard unsafe Cbc_isProvenOptimal(model) != 0, let found = unsafe Cbc_getColSolution(model) else { return nil }
      return unsafe numbers.checked(found)
    }
  }
}
