import Diagnostics

/// A word that the author chose, and where it stands.
struct Name: Sendable {
  let text: String
  let place: SourceRange
}

/// What has a value.
struct Expression: Sendable {
  indirect enum Kind: Sendable {
    /// Already reported; nothing more is said about it.
    case invalid
    case literal(Value)
    case name(String)
    case list([Expression])
    case map([(key: Expression, value: Expression)])
    /// `a.b`, and `a?.b`, which is absent when `a` is.
    case member(Expression, Name, isOptional: Bool)
    case item(Expression, Expression)
    case slice(Expression, Bounds)
    case call(Expression, Arguments)
    case filter(Expression, Application)
    /// `a is odd`.
    case test(Expression, Application)
    case not(Expression)
    case sign(Expression, isNegative: Bool)
    case operation(Operator, Expression, Expression)
    /// `a < b <= c`: each neighbouring pair must hold; every part is evaluated once.
    case comparison(Expression, [(comparison: Comparison, operand: Expression)])
    case and(Expression, Expression)
    case or(Expression, Expression)
    /// `a if condition else b`.
    case choice(condition: Expression, then: Expression, otherwise: Expression?)
  }

  let kind: Kind
  let place: SourceRange
  /// How many expressions lie within each other below this one, and itself.
  let depth: Int

  /// `[from:to:step]`.
  struct Bounds: Sendable {
    let from: Expression?
    let to: Expression?
    let step: Expression?
  }
}

/// What stands in the parentheses of a call.
struct Arguments: Sendable {
  var positional: [Expression] = []
  var named: [(name: Name, value: Expression)] = []

  var all: [Expression] { positional + named.map(\.value) }
}

/// A filter or test with its arguments.
struct Application: Sendable {
  let name: Name
  let arguments: Arguments
}

/// `+ - ~ * / // % **`.
enum Operator: Sendable {
  case plus, minus, join, times, divide, floorDivide, remainder, power

  init?(_ symbol: Symbol) {
    switch symbol {
    case .plus: self = .plus
    case .minus: self = .minus
    case .tilde: self = .join
    case .times: self = .times
    case .divide: self = .divide
    case .floorDivide: self = .floorDivide
    case .remainder: self = .remainder
    case .power: self = .power
    default: return nil
    }
  }

  /// How tightly it binds: a higher one first. All bind to the left, `**` too, as in Jinja.
  var precedence: Int {
    switch self {
    case .plus, .minus: 1
    case .join: 2
    case .times, .divide, .floorDivide, .remainder: 3
    case .power: 4
    }
  }
}

/// `== != < <= > >= in not in`.
enum Comparison: Sendable {
  case equal, notEqual, less, atMost, greater, atLeast, contained, notContained

  init?(_ symbol: Symbol) {
    switch symbol {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .atMost: self = .atMost
    case .greater: self = .greater
    case .atLeast: self = .atLeast
    default: return nil
    }
  }
}
