internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// How a figure was worked out.
struct WorkingView: TemplateView {
  let title: String
  let steps: [StepView]
  let asOf: String

  static let declaration = ViewDeclaration<WorkingView>(
    "working",
    [
      .init("title", \.title),
      .init("steps", \.steps),
      .init("as_of", \.asOf),
    ])
}

struct StepView: TemplateView {
  let rule: String
  let inputs: [InputView]
  let result: String

  static let declaration = ViewDeclaration<StepView>(
    "step",
    [
      .init("rule", \.rule),
      .init("inputs", \.inputs),
      .init("result", \.result),
    ])
}

struct InputView: TemplateView {
  let name: String
  let value: String
  /// File and line, as a person finds it.
  let place: String?

  static let declaration = ViewDeclaration<InputView>(
    "input",
    [
      .init("name", \.name),
      .init("value", \.value),
      .init("place", \.place),
    ])
}

extension PageContext {
  /// How a figure came about: each rule with what it was given, where that stands, and what came of it.
  func working(_ figure: String, _ steps: [Step]) -> WorkingView {
    WorkingView(title: word("figure.\(figure)"), steps: steps.map(step), asOf: reportDate.text)
  }

  private func step(_ step: Step) -> StepView {
    let values = step.inputs.map(shown)
    let result = shown(step.result, words: step.rule.resultWords)
    return StepView(
      rule: sentence(of: step),
      inputs: zip(step.inputs, values).map { input, value in
        InputView(
          name: word("role.\(input.role.rawValue)"), value: value,
          place: input.place.map {
            word("working.source_line", ["file": files[$0.file], "line": String($0.line)])
          })
      },
      result: result)
  }

  /// The rule as a sentence with what it was given, in the page's language.
  func sentence(of step: Step) -> String {
    let key = "rule.\(step.rule.rawValue)"
    let inputs = step.inputs.map(shown)
    var values: Fillings = ["result": shown(step.result, words: step.rule.resultWords)]
    for name in language.names(of: key) where name != "result" {
      let given = zip(step.inputs, inputs).filter { $0.0.role.rawValue == name }.map(\.1)
      values[name] = given.isEmpty ? word("working.nothing") : given.joined(separator: ", ")
    }
    return word(key, values)
  }

  private func shown(_ input: Input) -> String {
    shown(input.value, words: input.role.words) + (input.date.map { " (\(language.date($0)))" } ?? "")
  }

  /// A value of a working in the page's language.
  ///
  /// - Parameter groups: The groups of words in which a word of a vocabulary is looked up.
  private func shown(_ value: StepValue, words groups: [String]) -> String {
    switch value {
    case .amount(let amount): language.number(plain: amount.plain)
    case .share(let share): language.number(plain: share.decimal(places: 4))
    case .rate(let rate): language.number(plain: rate.decimal(significantDigits: 12))
    case .date(let date): language.date(date)
    case .day(let day): language.date(day)
    case .days(let days): word("duration.days", count: days)
    case .months(let months): word("duration.months", count: months)
    case .count(let count): language.number(count)
    case .word(let text): shown(text, in: groups)
    case .words(let words):
      words.isEmpty ? word("working.nothing") : words.map { shown($0, in: groups) }.joined(separator: ", ")
    case .flag(let flag): inSentence("answer_word.\(flag ? "yes" : "no")")
    case .missing(let reason): word("missing.\(reason.rawValue)")
    }
  }

  /// A word of a vocabulary, else the author's word as it stands.
  private func shown(_ text: String, in groups: [String]) -> String {
    groups.lazy.map { "\($0).\(text)" }.first { self.language.hasWord($0) }.map { inSentence($0) } ?? text
  }
}

extension Input.Role {
  /// Where the words of such an input are found.
  fileprivate var words: [String] {
    switch self {
    case .completion, .projected, .government, .independent: ["completion"]
    case .rating, .threshold: ["completion", "ambition", "specificity", "verifiable"]
    case .values: ["values"]
    case .relevant: ["lens"]
    case .milestone, .status: ["milestone_word"]
    case .direction: ["direction_word"]
    default: []
    }
  }
}

extension Rule {
  /// Where the words of what comes of it are found.
  fileprivate var resultWords: [String] {
    switch self {
    case .schedule: ["schedule"]
    case _ where rawValue.hasPrefix("milestone"): ["milestone_word"]
    case _ where rawValue.hasPrefix("course"): ["direction_word"]
    case _ where rawValue.hasPrefix("status"): ["status", "pace"]
    case _ where rawValue.hasPrefix("no-rate"): ["no_rate"]
    default: ["completion", "no_rate"]
    }
  }
}
