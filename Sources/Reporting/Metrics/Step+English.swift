internal import Diagnostics
internal import Exact

extension Step {
  /// The step as one sentence, for `explain`: the rule in words with what it was given, then the result.
  package var english: String {
    var sentence = ""
    for part in Self.sentences[rule] ?? [] {
      switch part {
      case .words(let words): sentence += words
      case .name(let name): append(name, to: &sentence)
      }
    }
    return sentence
  }

  /// Appends what stands for a name in braces: the result, or the inputs of that role.
  private func append(_ name: String, to sentence: inout String) {
    if name == "result" { return sentence += result.english }
    var isFirst = true
    for index in inputs.indices where inputs[index].role.rawValue == name {
      if !isFirst { sentence += ", " }
      sentence += inputs[index].english
      isFirst = false
    }
    if isFirst { sentence += "nothing" }
  }

  private enum SentencePart {
    case words(String)
    case name(String)
  }

  /// The sentence of each rule, parted once.
  private static let sentences = Dictionary(uniqueKeysWithValues: Rule.allCases.map { ($0, parts(of: $0.english)) })

  private static func parts(of sentence: String) -> [SentencePart] {
    var parts: [SentencePart] = []
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts += [.words(String(rest[..<open])), .name(String(rest[rest.index(after: open)..<close]))]
      rest = rest[rest.index(after: close)...]
    }
    return parts + [.words(String(rest))]
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
