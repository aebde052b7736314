internal import Exact

/// What stands for an option's value or an operand in texts, and what a shell may put there.
enum ArgumentValue: Sendable {
  case folder(String)
  case file(String)
  case word(String, among: [String])
  case text(String)

  var placeholder: String {
    switch self {
    case .folder(let name), .file(let name), .text(let name): name
    case .word(let name, among: _): name
    }
  }
}

/// An option as people read it.
struct OptionText: Sendable {
  /// With its hyphens.
  let name: String
  /// `nil` for one that stands for itself.
  let value: ArgumentValue?
  let about: String
}

/// An option of a command: what is read of it, and what it sets in what the command is asked for.
struct Option<Request>: Sendable {
  let text: OptionText
  let set: @Sendable (inout Request, _ value: String) throws(UsageFault) -> Void
}

extension Option {
  typealias Path<Value> = WritableKeyPath<Request, Value> & Sendable

  static func flag(_ name: String, _ path: any Path<Bool>, _ about: String) -> Self {
    Option(text: OptionText(name: name, value: nil, about: about)) { request, _ in request[keyPath: path] = true }
  }

  static func text(_ name: String, _ value: ArgumentValue, _ path: any Path<String?>, _ about: String) -> Self {
    Option(text: OptionText(name: name, value: value, about: about)) { request, text in request[keyPath: path] = text }
  }

  static func day(_ name: String, _ path: any Path<Day?>, _ about: String) -> Self {
    Option(text: OptionText(name: name, value: .text("DATE"), about: about)) { request, text throws(UsageFault) in
      request[keyPath: path] = try Day(argument: text, of: name)
    }
  }

  /// One of the words of a closed list.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ placeholder: String, _ path: any Path<Choice>, _ about: String
  ) -> Self {
    choice(name, placeholder, about) { request, choice in request[keyPath: path] = choice }
  }

  /// The same of a choice that need not be made.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ placeholder: String, _ path: any Path<Choice?>, _ about: String
  ) -> Self {
    choice(name, placeholder, about) { request, choice in request[keyPath: path] = choice }
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ placeholder: String, _ about: String,
    _ set: @escaping @Sendable (inout Request, Choice) -> Void
  ) -> Self {
    let words = Choice.allCases.map(\.rawValue)
    let text = OptionText(name: name, value: .word(placeholder, among: words), about: about)
    return Option(text: text) { request, text throws(UsageFault) in
      guard let choice = Choice(rawValue: text) else {
        throw UsageFault(word: text, of: name, among: words)
      }
      set(&request, choice)
    }
  }

  static func format<Format: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ path: any Path<Format>, _ about: String
  ) -> Self {
    .choice("--format", "FORM", path, about)
  }

  /// The same option of a command whose request holds this one's.
  func within<Outer>(_ path: any WritableKeyPath<Outer, Request> & Sendable) -> Option<Outer> {
    Option<Outer>(text: text) { [set] outer, value throws(UsageFault) in try set(&outer[keyPath: path], value) }
  }

  // MARK: Options of several commands

  static func site(_ path: any Path<String?>) -> Self {
    .text(
      "--site", .folder("DIR"), path,
      "The folder that holds Content/site.yaml; unless given, the current one or the nearest above.")
  }

  static func asOf(_ path: any Path<Day?>) -> Self {
    .day("--as-of", path, "The day that every figure speaks for, such as 2017-08-31; else that of site.yaml.")
  }

  static func published(_ path: any Path<Day?>) -> Self {
    .day(
      "--publish-date", path,
      "The day of publication, with which publish_on and expires_on compare; else published of site.yaml, else the day "
        + "of the figures.")
  }
}

/// What a command is given beside its options.
struct Operand<Request>: Sendable {
  let value: ArgumentValue
  /// What may follow it.
  var next: ArgumentValue?
  /// Takes each in turn.
  let set: @Sendable (inout Request, _ value: String) throws(UsageFault) -> Void
}

extension Day {
  /// The last day of a date that an option names.
  fileprivate init(argument text: String, of option: String) throws(UsageFault) {
    self = try PartialDate(argument: text, of: option).last
  }
}

extension PartialDate {
  /// A date that an option or a field names.
  init(argument text: String, of name: String) throws(UsageFault) {
    let date: PartialDate
    do throws(DateFault) {
      date = try PartialDate.parse(text)
    } catch {
      let help = error.suggestion.map { "Did you mean `\($0)`?" } ?? "Write for example 2017-08-31."
      throw UsageFault(message: "`\(name)` must be a date, but here it is `\(text)`.", help: help)
    }
    guard PartialDate.years.contains(date.first.year) else {
      throw UsageFault(
        message: "`\(name)` must lie between \(PartialDate.years.lowerBound) and \(PartialDate.years.upperBound), "
          + "but here it is `\(text)`.")
    }
    self = date
  }
}
