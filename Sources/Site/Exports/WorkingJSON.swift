package import Diagnostics
internal import Exact
internal import FrontMatter
package import Reporting

/// Figures and how they were worked out, as JSON; Docs/explain.md states the members.
package struct WorkingJSON {
  private let report: Report
  private let files: SourceFiles?

  /// - Parameter files: For the places of inputs in the author's files; `nil` for what readers get, whose bytes would tell by
  ///   a line or column that something is written there for a later day.
  package init(_ report: Report, _ files: SourceFiles?) {
    self.report = report
    self.files = files
  }

  /// The name of a figure, and of which part it is.
  package func name(of figure: NamedFigure) -> [(String, String)] {
    [("figure", jsonString(figure.name.rawValue))] + (figure.part.map { [("position", String($0.position))] } ?? [])
  }

  /// What came of it.
  package func result(of figure: NamedFigure) -> [(String, String)] {
    figure.steps.last.map { [("result", jsonObject(value($0.result)))] } ?? []
  }

  /// The steps that led to a figure, the one that gives the result last.
  package func steps(of figure: NamedFigure) -> (String, String) { ("steps", list(figure.steps.map(step))) }

  /// Of a figure that is broken down, of what it is a part: the columns of its table and what stands there.
  package func part(_ input: Input) -> [(key: String, label: String)] {
    guard let labels = input.labels else { return [] }
    let place = labels.place.flatMap { report.records.places[$0]?.header.slug }
    let common = [("place", place), ("sex", labels.sex?.rawValue), ("age", labels.age)]
    return common.compactMap { key, label in label.map { (key, $0) } } + labels.own.map { ($0.key, $0.text) }
  }

  private func step(_ step: Step) -> String {
    jsonObject([
      ("rule", jsonString(step.rule.rawValue)), ("text", jsonString(step.english)),
      ("inputs", list(step.inputs.map(input))), ("result", jsonObject(value(step.result))),
    ])
  }

  private func input(_ input: Input) -> String {
    var members = [("role", jsonString(input.role.rawValue))] + value(input.value)
    if let date = input.date { members.append(("date", jsonString(date.description))) }
    let labels = part(input)
    if !labels.isEmpty { members.append(("part", jsonObject(labels.map { ($0.key, jsonString($0.label)) }))) }
    if let files, let place = input.place {
      members += [
        ("file", jsonString(files[place.file])), ("line", String(place.line)), ("column", String(place.column)),
      ]
    }
    return jsonObject(members)
  }

  /// Of what kind a value is, and the value: numbers of things as numbers, amounts and shares as the text of a decimal,
  /// since a program that reads them as binary floating point would round them.
  private func value(_ value: StepValue) -> [(String, String)] {
    let (kind, literal): (String, String) =
      switch value {
      case .amount: ("amount", jsonString(value.english))
      case .share: ("share", jsonString(value.english))
      case .rate: ("rate", jsonString(value.english))
      case .date: ("date", jsonString(value.english))
      case .day: ("date", jsonString(value.english))
      case .days(let days): ("days", String(days))
      case .months(let months): ("months", String(months))
      case .count(let count): ("count", String(count))
      case .counts(let counts): ("counts", jsonObject(counts.map { ($0.word, String($0.count)) }))
      case .part(let count, let total): ("part", jsonObject([("count", String(count)), ("of", String(total))]))
      case .word, .label: ("word", jsonString(value.english))
      case .words(let words): ("words", list(words.map(jsonString)))
      case .labels(let labels): ("words", list(labels.map { jsonString($0.label.word) }))
      case .flag(let flag): ("flag", flag ? "true" : "false")
      case .missing(let reason): ("missing", jsonString(reason.rawValue))
      case .hidden: ("hidden", "null")
      }
    return [("kind", jsonString(kind)), ("value", literal)]
  }

  private func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
}
