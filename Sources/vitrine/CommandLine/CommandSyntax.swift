/// One command: how it is called, what it says of itself, and what its arguments ask for.
///
/// Reading, help, completion and the manual page all come from here (`CommandSyntax.all`).
struct CommandSyntax: Sendable {
  /// As it is written: `build`, `theme check`.
  let name: String
  /// One sentence.
  let about: String
  /// What else there is to say, by paragraphs.
  let details: [String]
  /// What it is given beside its options, in this order.
  let operands: [ArgumentValue]
  let options: [OptionText]
  /// What the program's exit code tells after it; `nil` where that is as with any program.
  let exitCodes: String?
  /// Reads what stands behind the command's name.
  let read: @Sendable ([String]) throws(UsageFault) -> Command

  init<Request: Sendable>(
    _ name: String, _ about: String, details: [String] = [], from start: Request, operand: Operand<Request>? = nil,
    options: [Option<Request>] = [], exitCodes: String? = nil,
    _ command: @escaping @Sendable (Request) throws(UsageFault) -> Command
  ) {
    self.name = name
    self.about = about
    self.details = details
    operands = [operand?.value, operand?.next].compactMap(\.self)
    self.options = options.map(\.text)
    self.exitCodes = exitCodes
    read = { arguments throws(UsageFault) in
      var request = start
      var reader = ArgumentReader(arguments, help: "vitrine help \(name)")
      var given: Set<String> = []
      while let argument = reader.next() {
        if let option = options.first(where: { $0.text.name == argument }) {
          // A flag says the same again; of two values one would be lost.
          if option.text.value != nil, !given.insert(argument).inserted {
            throw UsageFault(message: "`\(argument)` is given twice.", help: "Write it once, with what is meant.")
          }
          try option.set(&request, option.text.value == nil ? reader.flag() : reader.value())
        } else if argument.hasPrefix("-") {
          throw reader.unknownOption(among: options.map(\.text.name) + ["--help"])
        } else if let operand {
          try operand.set(&request, argument)
        } else {
          throw UsageFault(message: "`\(argument)` is not an option.", help: "Options begin with `--`.")
        }
      }
      return try command(request)
    }
  }

  /// The words of its name.
  var words: [String] { name.split(separator: " ").map(String.init) }

  /// How it is called: `vitrine explain RECORD [options]`.
  var usage: String {
    (["vitrine", name] + operands.map(\.placeholder) + (options.isEmpty ? [] : ["[options]"])).joined(separator: " ")
  }
}
