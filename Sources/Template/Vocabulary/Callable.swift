/// A filter, a test or a function: a name, what it takes and gives, and what it does.
///
///     Callable("padded", takes: .text, [Parameter("width", .number, standard: 8)], gives: .type(.text)) {
///       (call: Call) throws(Fault) in
///       .text(pad(try call.input.text(), to: try call[0].whole()))
///     }
///
/// A class, since every use of it in every template carries it along.
package final class Callable: Sendable {
  /// What an argument is called and what it may be.
  package struct Parameter: Sendable {
    /// The name that an argument may be given by.
    package let name: String
    /// `.any` for whatever it may be.
    package let type: ValueType
    /// The value when none is given; without one the argument is required.
    package let standard: Value?

    package init(_ name: String, _ type: ValueType, standard: Value? = nil) {
      self.name = name
      self.type = type
      self.standard = standard
    }
  }

  /// What type comes out, as far as it is known before rendering.
  package enum Result: Sendable {
    case type(ValueType)
    /// Of the type that goes in.
    case input
    /// An item of the list that goes in.
    case item
    /// A list of such items.
    case items
    /// A list of lists of such items.
    case rows
    /// A list of groups of such items.
    case groups
    /// A list of the items' members, named by the first argument.
    case members
  }

  /// - Returns: `nil` for what is absent, such as the first item of an empty list.
  package typealias Body = @Sendable (Call) throws(Fault) -> Value?

  /// As templates write it.
  package let name: String
  /// What it is applied to; `nil` for a function, which is called by its name alone.
  package let input: ValueType?
  /// In the order in which arguments are given.
  package let parameters: [Parameter]
  /// What comes out.
  package let result: Result
  /// HTML that goes in comes out as HTML: the filter changes letters or space, and cuts nothing.
  let keepsHTML: Bool
  let body: Body

  /// - Parameter input: What a filter or test is applied to; `nil` for a function.
  package convenience init(
    _ name: String, takes input: ValueType?, _ parameters: [Parameter] = [], gives result: Result, body: @escaping Body
  ) {
    self.init(name, takes: input, parameters, gives: result, keepsHTML: false, body: body)
  }

  init(
    _ name: String, takes input: ValueType?, _ parameters: [Parameter], gives result: Result, keepsHTML: Bool,
    body: @escaping Body
  ) {
    self.name = name
    self.input = input
    self.parameters = parameters
    self.result = result
    self.keepsHTML = keepsHTML
    self.body = body
  }
}

/// The filters, tests and functions that templates may use.
package struct Vocabulary: Sendable {
  /// By name, as are the others.
  package private(set) var filters: [String: Callable] = [:]
  /// What may stand behind `is`.
  package private(set) var tests: [String: Callable] = [:]
  /// What may be called by its name.
  package private(set) var functions: [String: Callable] = [:]

  /// The language's own, and the host's. A host's entry takes the place of one of the same name.
  package init(filters: [Callable] = [], tests: [Callable] = [], functions: [Callable] = []) {
    for filter in Self.ownFilters + filters { self.filters[filter.name] = filter }
    for test in Self.ownTests + tests { self.tests[test.name] = test }
    for function in Self.ownFunctions + functions { self.functions[function.name] = function }
  }
}
