import Diagnostics

/// Names, filters and calls that do not match anything.
extension Diagnostic {
  static func unknownFilter(_ name: Name, among known: [String]) -> Diagnostic {
    let help =
      name.text == "safe"
      ? "text is always escaped; only what the site provides as HTML is written as it stands"
      : Fault.help(for: name.text, among: known)
    return Diagnostic("unknown-filter", "There is no filter `\(name.text)`.", at: name.place, help: help)
  }

  static func unknownTest(_ name: Name, among known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-test", "There is no test `\(name.text)`.", at: name.place, help: Fault.help(for: name.text, among: known)
    )
  }

  static func notCallable(_ callee: Expression, functions: [String]) -> Diagnostic {
    switch callee.kind {
    case .name(let name):
      return Diagnostic(
        "unknown-function", "There is no function or macro `\(name)`.", at: callee.place,
        help: Fault.help(for: name, among: functions))
    case .member(_, let name, _):
      return Diagnostic(
        "unknown-function", "`\(name.text)` cannot be called: values have no functions of their own.", at: name.place,
        help: "many are filters: `… | \(name.text)`")
    default:
      return Diagnostic("unknown-function", "This cannot be called.", at: callee.place)
    }
  }

  static func notAMacro(_ callee: Expression) -> Diagnostic {
    Diagnostic(
      "unknown-function", "This is no macro, so it cannot take what the `call` tag encloses.", at: callee.place)
  }

  static func notAValue(_ name: Name, _ binding: Binding?) -> Diagnostic {
    switch binding {
    case .caller:
      Diagnostic(
        "not-a-value", "`caller` can only be called.", at: name.place,
        help: "ask `caller is defined` whether it is there")
    case .macro: Diagnostic("not-a-value", "`\(name.text)` is a macro: it can only be called.", at: name.place)
    case .module:
      Diagnostic("not-a-value", "`\(name.text)` is an imported template: only its members can be used.", at: name.place)
    default: Diagnostic("unknown-name", "There is no `\(name.text)`.", at: name.place)
    }
  }

  static func alreadyMeans(_ name: Name, _ binding: Binding?) -> Diagnostic {
    let meaning =
      switch binding {
      case .macro: "a macro"
      case .module: "an imported template"
      case .loop: "the loop"
      default: "something of the language"
      }
    return Diagnostic(
      "name-taken", "`\(name.text)` is already \(meaning) here and cannot be set.", at: name.place,
      help: "choose another name")
  }

  static func notANamespace(_ name: Name) -> Diagnostic {
    Diagnostic(
      "not-a-value", "`\(name.text)` has no members that could be set.", at: name.place,
      help: "make it with `{% set \(name.text) = namespace(…) %}`")
  }

  static func unknownLoopMember(_ name: Name) -> Diagnostic {
    Diagnostic(
      "unknown-member", "A loop has no `\(name.text)` that can be used like this.", at: name.place,
      help: Fault.help(for: name.text, among: LoopMember.allCases.map(\.rawValue) + ["cycle", "changed"]))
  }

  static func tooManyArguments(of callee: String, limit: Int, at place: SourceRange) -> Diagnostic {
    let most = limit == 0 ? "no arguments" : limit == 1 ? "only one argument" : "only \(limit) arguments"
    return Diagnostic("template-argument", "`\(callee)` takes \(most).", at: place)
  }

  static func unknownArgument(_ name: Name, of callee: String, among parameters: [String]) -> Diagnostic {
    Diagnostic(
      "template-argument", "`\(callee)` has no parameter `\(name.text)`.", at: name.place,
      help: Fault.help(for: name.text, among: parameters))
  }

  static func argumentTwice(_ name: Name) -> Diagnostic {
    Diagnostic("template-argument", "The argument `\(name.text)` is given twice.", at: name.place)
  }

  static func missingArgument(_ parameter: String, of callee: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-argument", "`\(callee)` needs the argument `\(parameter)`.", at: place)
  }

  static func missingArgument(_ wanted: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-argument", "This needs \(wanted) as its argument.", at: place)
  }

  static func mustBeWritten(_ what: String, _ form: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      "template-argument", "\(what.capitalizedFirst) must be written out here, so that it can be checked.", at: place,
      help: "write \(form)")
  }

  static func notWithinMap(_ name: Name) -> Diagnostic {
    Diagnostic(
      "template-argument", "`map` cannot apply `\(name.text)`.", at: name.place,
      help: "go through the list with `for`; for an absent member write `map(attribute=…, default=…)`")
  }

  static func macroWithoutCaller(_ macro: Macro, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      "macro-without-caller", "The macro `\(macro.name.text)` never calls `caller`, so what this encloses is lost.",
      at: place, notes: [Note("The macro is here.", at: macro.name.place)])
  }

  static func notExported(_ name: Name, by template: String, among names: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-name", "`\(template)` has no macro or name `\(name.text)`.", at: name.place,
      help: Fault.help(for: name.text, among: names))
  }

  static func unknownBlock(_ name: Name, among names: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-block", "There is no block `\(name.text)`.", at: name.place,
      help: Fault.help(for: name.text, among: names))
  }

  /// - Parameter place: The tag that extends the template with the block; `nil` where the template has it itself.
  static func unfilledBlock(_ block: Name, extendedAt place: SourceRange?) -> Diagnostic {
    Diagnostic(
      "unfilled-block", "The block `\(block.text)` must be filled by a template that extends this one.",
      at: place ?? block.place, notes: place == nil ? [] : [Note("The block is here.", at: block.place)])
  }

  static func nothingAbove(_ block: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("unknown-block", "No template above has a block `\(block)` for `super()` to write.", at: place)
  }

  static func blockInItself(_ block: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-circle", "The block `\(block)` contains itself.", at: place)
  }

  static func refusedContext(_ context: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("unsafe-context", "A value cannot be made safe \(context).", at: place)
  }

  static func unevenLoop(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      "unsafe-context", "Each round of this loop must end at the same kind of place in the HTML where it began.",
      at: place)
  }
}
