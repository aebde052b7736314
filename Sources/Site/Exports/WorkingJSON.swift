package import Diagnostics
internal import Exact
internal import FrontMatter
package import Reporting

/// Figures and how they were worked out, as members of JSON objects; Docs/explain.md states them.
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
  package func appendName(of figure: NamedFigure, to bytes: inout [UInt8]) {
    bytes.appendMember("figure", figure.name.rawValue)
    if let part = figure.part { bytes.appendMember("position", number: part.position) }
  }

  /// What came of it.
  package func appendResult(of figure: NamedFigure, to bytes: inout [UInt8]) {
    if let step = figure.steps.last { append(result: step.result, to: &bytes) }
  }

  /// The steps that led to a figure, the one that gives the result last.
  package func appendSteps(of figure: NamedFigure, to bytes: inout [UInt8]) {
    bytes.beginMember("steps")
    bytes.appendArray { bytes in
      for step in figure.steps {
        bytes.beginItem()
        bytes.appendObject { append(step, to: &$0) }
      }
    }
  }

  private func append(_ step: Step, to bytes: inout [UInt8]) {
    bytes.appendMember("rule", step.rule.rawValue)
    bytes.appendMember("text", step.english)
    bytes.beginMember("inputs")
    bytes.appendArray { bytes in
      for input in step.inputs {
        bytes.beginItem()
        bytes.appendObject { append(input, to: &$0) }
      }
    }
    append(result: step.result, to: &bytes)
  }

  /// Of a figure that is broken down, of what it is a part: the columns of its table and what stands there.
  package func part(_ input: Input) -> [(key: String, label: String)] {
    guard let labels = input.labels else { return [] }
    let place = labels.place.flatMap { report.records.places[$0]?.header.slug }
    let common = [("place", place), ("sex", labels.sex?.rawValue), ("age", labels.age)]
    return common.compactMap { key, label in label.map { (key, $0) } } + labels.own.map { ($0.key, $0.text) }
  }

  private func append(result: StepValue, to bytes: inout [UInt8]) {
    bytes.beginMember("result")
    bytes.appendObject { append(result, to: &$0) }
  }

  private func append(_ input: Input, to bytes: inout [UInt8]) {
    bytes.appendMember("role", input.role.rawValue)
    append(input.value, to: &bytes)
    if let date = input.date { bytes.appendMember("date", date.description) }
    let labels = part(input)
    if !labels.isEmpty {
      bytes.beginMember("part")
      bytes.appendObject { bytes in for (key, label) in labels { bytes.appendMember(key, label) } }
    }
    if let files, let place = input.place {
      bytes.appendMember("file", files[place.file])
      bytes.appendMember("line", number: Int(place.line))
      bytes.appendMember("column", number: Int(place.column))
    }
  }

  /// Of what kind a value is, and the value: numbers of things as numbers, amounts and shares as the text of a decimal,
  /// since a program that reads them as binary floating point would round them.
  private func append(_ value: StepValue, to bytes: inout [UInt8]) {
    bytes.appendMember("kind", value.kind)
    switch value {
    case .amount, .share, .rate, .date, .day, .word, .label, .missing: bytes.appendMember("value", value.english)
    case .days(let number), .months(let number), .count(let number): bytes.appendMember("value", number: number)
    case .counts(let counts):
      bytes.beginMember("value")
      bytes.appendObject { bytes in for count in counts { bytes.appendMember(count.word, number: count.count) } }
    case .part(let count, let total):
      bytes.beginMember("value")
      bytes.appendObject { bytes in
        bytes.appendMember("count", number: count)
        bytes.appendMember("of", number: total)
      }
    case .words(let words):
      bytes.beginMember("value")
      bytes.appendArray(of: words)
    case .labels(let labels):
      bytes.beginMember("value")
      bytes.appendArray(of: labels.map(\.label.word))
    case .flag(let flag):
      bytes.beginMember("value")
      bytes += (flag ? "true" : "false").utf8
    case .hidden:
      bytes.beginMember("value")
      bytes += "null".utf8
    }
  }
}

extension StepValue {
  fileprivate var kind: String {
    switch self {
    case .amount: "amount"
    case .share: "share"
    case .rate: "rate"
    case .date, .day: "date"
    case .days: "days"
    case .months: "months"
    case .count: "count"
    case .counts: "counts"
    case .part: "part"
    case .word, .label: "word"
    case .words, .labels: "words"
    case .flag: "flag"
    case .missing: "missing"
    case .hidden: "hidden"
    }
  }
}
