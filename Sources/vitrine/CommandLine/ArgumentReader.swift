internal import Diagnostics

/// Goes through the arguments of a command: options, as `--site DIR` or `--site=DIR`, and what else is written.
struct ArgumentReader {
  private var rest: ArraySlice<String>
  /// The command line that explains the command.
  private let help: String
  /// The present argument; of an option its name alone.
  private var name = ""
  /// What stands behind the present option's `=`.
  private var attached: String?

  init(_ arguments: [String], help: String) {
    rest = arguments[...]
    self.help = help
  }

  /// Goes to the next argument.
  ///
  /// - Returns: The name of an option, anything else as it is written; `nil` at the end.
  mutating func next() -> String? {
    guard let argument = rest.popFirst() else { return nil }
    (name, attached) = (argument, nil)
    if argument.hasPrefix("-"), let sign = argument.firstIndex(of: "=") {
      (name, attached) = (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    }
    return name
  }

  /// What the present option is given.
  mutating func value() throws(UsageFault) -> String {
    guard let value = attached ?? rest.popFirst(), !value.isEmpty else {
      throw UsageFault(message: "`\(name)` needs a value.", help: help)
    }
    return value
  }

  /// That the present option stands for itself: an empty value.
  func flag() throws(UsageFault) -> String {
    guard attached == nil else { throw UsageFault(message: "`\(name)` takes no value.") }
    return ""
  }

  /// That there is no such option as the present one.
  func unknownOption(among options: [String]) -> UsageFault {
    let nearest = nearMiss(name, among: options)
    return UsageFault(
      message: "There is no option `\(name)`.", help: nearest.map { "Did you mean `\($0)`?" } ?? help)
  }
}
