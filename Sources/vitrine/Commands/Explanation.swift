internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting

/// The figures of a record with their working, as `explain` prints them.
struct Explanation {
  let record: FoundRecord
  let figures: [NamedFigure]
  let report: Report
  let files: SourceFiles

  // MARK: For people

  var text: String {
    let head = [
      "\(record.name): \(record.header.title.base)",
      "\(files[record.header.range.file]), figures as of \(report.asOf)",
    ]
    return (head + figures.flatMap { [""] + lines($0) }).joined(separator: "\n") + "\n"
  }

  private func lines(_ figure: NamedFigure) -> [String] {
    let part = figure.part.map { " \($0.position), \($0.title.base)" } ?? ""
    let result = figure.steps.last.map { ": \($0.result.english)" } ?? ""
    return ["\(figure.name.rawValue)\(part)\(result)"]
      + figure.steps.flatMap { step in
        ["  \(step.english)"] + step.inputs.map { "    \(line($0))" }
      }
  }

  private func line(_ input: Input) -> String {
    let date = input.date.map { " (\($0))" } ?? ""
    let place = input.place.map { "  \(files[$0.file]):\($0.line)" } ?? ""
    let labels = part(input).map { ", \($0.key): \($0.label)" }.joined()
    return "\(input.role.rawValue): \(input.value.english)\(date)\(labels)\(place)"
  }

  /// Of a figure that is broken down, of what it is a part: the columns of its table and what stands there.
  private func part(_ input: Input) -> [(key: String, label: String)] {
    guard let labels = input.labels else { return [] }
    let place = labels.place.flatMap { report.records.places[$0]?.header.slug }
    let common = [("place", place), ("sex", labels.sex?.rawValue), ("age", labels.age)]
    return common.compactMap { key, label in label.map { (key, $0) } } + labels.own.map { ($0.key, $0.text) }
  }

  // MARK: For programs

  /// One object a figure, one a line; Docs/explain.md states the keys.
  var json: String {
    figures.map { figure in
      var members = [
        ("record", jsonString(record.name)), ("figure", jsonString(figure.name.rawValue)),
      ]
      if let part = figure.part { members.append(("position", String(part.position))) }
      members.append(("as_of", jsonString(report.asOf.description)))
      if let last = figure.steps.last { members.append(("result", jsonObject(value(last.result)))) }
      members.append(("steps", list(figure.steps.map(step))))
      return jsonObject(members) + "\n"
    }.joined()
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
    if let place = input.place {
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
