internal import Diagnostics
internal import Exact

extension Step {
  /// The step as one sentence, for `explain`: the rule in words with what it was given, then the result.
  package var english: String {
    var sentence = ""
    var rest = rule.english[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      sentence += rest[..<open]
      sentence += text(of: rest[rest.utf8.index(after: open)..<close])
      rest = rest[rest.utf8.index(after: close)...]
    }
    return sentence + rest
  }

  /// What stands for a name in braces: the result, or the inputs of that role.
  private func text(of name: Substring) -> String {
    if name == "result" { return result.english }
    let given = inputs.filter { $0.role.rawValue == name }
    return given.isEmpty ? "nothing" : given.map(\.english).joined(separator: ", ")
  }
}

extension Input {
  fileprivate var english: String {
    value.english + (date.map { " (\($0))" } ?? "")
  }
}

extension StepValue {
  /// Plain digits and ISO dates; shares with four places.
  package var english: String {
    switch self {
    case .amount(let amount, let places): places.map { amount.decimal(places: $0) } ?? amount.plain
    case .share(let share): share.decimal(places: 4)
    case .rate(let rate): rate.decimal(significantDigits: 12)
    case .date(let date): date.description
    case .day(let day): day.description
    case .days(let days): days == 1 ? "1 day" : "\(days) days"
    case .months(let months): months == 1 ? "1 month" : "\(months) months"
    case .count(let count): String(count)
    case .counts(let counts): counts.map { "\($0.word) \($0.count)" }.joined(separator: ", ")
    case .part(let count, let total): "\(count) of \(total)"
    case .word(let word): word
    case .words(let words): words.isEmpty ? "none" : words.joined(separator: ", ")
    case .label(let label): label.label.word
    case .labels(let labels): labels.isEmpty ? "none" : labels.map(\.label.word).joined(separator: ", ")
    case .flag(let flag): flag ? "yes" : "no"
    case .missing(let reason): reason.rawValue
    case .hidden: "hidden"
    }
  }
}
