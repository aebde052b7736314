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
    var bytes: [UInt8] = []
    for figure in figures {
      bytes.appendObject { bytes in
        bytes.appendMember("record", record.name)
        working.appendName(of: figure, to: &bytes)
        bytes.appendMember("as_of", report.asOf.description)
        working.appendResult(of: figure, to: &bytes)
        working.appendSteps(of: figure, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var working: WorkingJSON { WorkingJSON(report, files) }
}
