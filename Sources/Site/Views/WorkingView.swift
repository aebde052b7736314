internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// How a figure was worked out.
struct WorkingView: TemplateView {
  let title: String
  fileprivate(set) var steps: [StepView]
  /// After the last of those shown: that there are more.
  fileprivate(set) var rest: String?
  let asOf: String
  /// The page that states every rule.
  let methodUrl: String

  static let declaration = ViewDeclaration<WorkingView>(
    "working",
    [
      .init("title", \.title),
      .init("steps", \.steps),
      .init("rest", \.rest),
      .init("as_of", \.asOf),
      .init("method_url", \.methodUrl),
    ])
}

struct StepView: TemplateView {
  let rule: String
  /// Where the method page states it.
  let ruleUrl: String
  let inputs: [InputView]
  /// After the last of those shown: that there are more.
  let rest: String?
  let result: String

  static let declaration = ViewDeclaration<StepView>(
    "step",
    [
      .init("rule", \.rule),
      .init("rule_url", \.ruleUrl),
      .init("inputs", \.inputs),
      .init("rest", \.rest),
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
  /// How figures came about: each rule with what it was given, where that stands, and what came of it.
  ///
  /// - Parameter names: The figures to show, in this order; all when `nil`.
  func workings(_ figures: [NamedFigure], _ names: [NamedFigure.Name]? = nil) -> [WorkingView] {
    let chosen = names.map { names in names.flatMap { name in figures.filter { $0.name == name } } } ?? figures
    let shown = chosen.prefix(Self.mostWorkings)
    let steps = shown.flatMap(\.steps)
    let inputs = steps.reduce(0) { $0 + $1.inputs.count }
    let most = inputs > Self.mostInputs ? max(Self.fewestInputs, Self.fewInputs / steps.count) : inputs
    var views = shown.map { working($0, inputs: most) }
    if chosen.count > shown.count { views[views.count - 1].rest = rest(chosen.count - shown.count) }
    return views
  }

  /// So many figures are worked out together, with so many inputs in all. Where there are more, they share few, of which
  /// each step has some.
  private static let mostWorkings = 60
  private static let mostInputs = 500
  private static let fewInputs = 100
  private static let fewestInputs = 4

  /// "and 12 more": the tables have them.
  func rest(_ count: Int) -> String { word("working.more", count: count) }

  /// - Parameter title: Of the figure; where it stands on a page that shows many records, the record's.
  /// - Parameter most: So many inputs of each step are shown.
  func working(_ figure: NamedFigure, titled title: String? = nil, inputs most: Int = 50) -> WorkingView {
    let name = word("figure.\(figure.name.rawValue)")
    return WorkingView(
      title: title ?? figure.part.map { name + word("site.colon") + text($0.title) } ?? name,
      steps: figure.steps.map { step($0, most: most) },
      asOf: reportDate.text, methodUrl: methodLink)
  }

  private func step(_ step: Step, most: Int) -> StepView {
    let inputs = step.inputs.prefix(most)
    let values = inputs.map(shown)
    let result = shown(step.result, words: step.rule.resultWords)
    return StepView(
      rule: sentence(of: step, values, of: inputs, result: result),
      ruleUrl: methodLink + "#" + step.rule.rawValue,
      inputs: zip(inputs, values).map { input, value in
        InputView(
          name: name(of: input), value: value,
          place: input.place.map {
            word("working.source_line", ["file": files[$0.file], "line": String($0.line)])
          })
      },
      rest: step.inputs.count > most ? rest(step.inputs.count - most) : nil, result: result)
  }

  /// What it is to the rule, and of a part, of what: "Part (Women)".
  private func name(of input: Input) -> String {
    let part = input.labels.flatMap(partLabel).map { " (\($0))" }
    return word("role.\(input.role.rawValue)") + (part ?? "")
  }

  /// The rule as a sentence with what it was given, in the page's language.
  func sentence(of step: Step) -> String {
    sentence(
      of: step, step.inputs.map(shown), of: step.inputs[...], result: shown(step.result, words: step.rule.resultWords))
  }

  /// - Parameters:
  ///   - shown: The step's inputs as they are shown.
  ///   - inputs: Those that are; of very many, the first.
  private func sentence(
    of step: Step, _ shown: [String], of inputs: ArraySlice<Input>, result: String
  ) -> String {
    let key = "rule.\(step.rule.rawValue)"
    var values: Fillings = ["result": result]
    for name in language.names(of: key) where name != "result" {
      var given = ""
      for (index, shown) in zip(inputs.indices, shown) where inputs[index].role.rawValue == name {
        given += given.isEmpty ? shown : language.numberSeparator + shown
      }
      let left = step.inputs.indices.dropFirst(inputs.count).count { step.inputs[$0].role.rawValue == name }
      if left > 0 { given += " " + rest(left) }
      values[name] = given.isEmpty ? word("working.nothing") : given
    }
    return word(key, values)
  }

  func shown(_ input: Input) -> String {
    shown(input.value, words: input.role.words) + (input.date.map { " (\(language.date($0)))" } ?? "")
  }

  /// A value of a working in the page's language.
  ///
  /// - Parameter groups: The groups of words in which a word of a vocabulary is looked up.
  private func shown(_ value: StepValue, words groups: [String]) -> String {
    switch value {
    case .amount: language.number(plain: value.english)
    case .share(let share): language.number(plain: share.decimal(places: 4))
    case .rate(let rate): language.number(plain: rate.decimal(significantDigits: 12))
    case .date(let date): language.date(date)
    case .day(let day): language.date(day)
    case .days(let days): word("duration.days", count: days)
    case .months(let months): word("duration.months", count: months)
    case .count(let count): language.number(count)
    case .counts(let counts):
      counts.map { shown($0.word, in: groups) + " " + language.number($0.count) }
        .joined(separator: language.numberSeparator)
    case .part(let count, let total):
      word("format.of", ["n": language.number(count), "total": language.number(total)])
    case .word(let text): shown(text, in: groups)
    case .words(let words):
      words.isEmpty ? word("working.nothing") : words.map { shown($0, in: groups) }.joined(separator: ", ")
    case .label(let label): inSentence(label)
    case .labels(let labels):
      labels.isEmpty ? word("working.nothing") : labels.map { inSentence($0) }.joined(separator: ", ")
    case .flag(let flag): inSentence("answer_word.\(flag ? "yes" : "no")")
    case .missing(let reason): word("missing.\(reason.rawValue)")
    case .hidden: word("missing.hidden")
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
    case .values, .threshold: ["values"]
    case .milestone, .status: ["milestone_word"]
    case .direction: ["direction_word"]
    case .indicator: ["status", "pace"]
    case .assessor: ["assessor_in_sentence"]
    default: []
    }
  }
}

extension Rule {
  /// Where the words of what comes of it are found.
  fileprivate var resultWords: [String] {
    switch self {
    case .schedule: ["schedule"]
    case .timelinessWithdrawn, .timelinessRatedWithdrawn, .timelinessComplete, .lateWithoutEnd, .lateNotYet, .late,
      .lateByMilestones, .timelinessUnclear, .notReviewedSince, .timelinessCounts:
      ["timeliness"]
    case _ where rawValue.hasPrefix("milestone"): ["milestone_word"]
    case _ where rawValue.hasPrefix("course"): ["direction_word"]
    case _ where rawValue.hasPrefix("status"): ["status", "pace"]
    case _ where rawValue.hasPrefix("no-rate"): ["no_rate"]
    default: ["no_rate"]
    }
  }
}
