internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting
internal import Site

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
    let labels = working.part(input).map { ", \($0.key): \($0.label)" }.joined()
    return "\(input.role.rawValue): \(input.value.english)\(date)\(labels)\(place)"
  }

  // MARK: For programs

  /// One object a figure, one a line; Docs/explain.md states the keys.
  var json: String {
    figures.map { figure in
      let asOf = ("as_of", jsonString(report.asOf.description))
      return jsonObject(
        [("record", jsonString(record.name))] + working.name(of: figure) + [asOf] + working.result(of: figure)
          + [working.steps(of: figure)]) + "\n"
    }.joined()
  }

  private var working: WorkingJSON { WorkingJSON(report, files) }
}
