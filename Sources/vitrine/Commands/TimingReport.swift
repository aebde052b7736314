internal import FrontMatter
internal import Site

/// What `--timings` and `--trace` tell of a build.
struct TimingReport {
  let spans: [Timings.Span]

  /// The stages in their order with their seconds; below that in which files are made, each kind of file with the seconds
  /// of all threads together and the number of its files.
  var table: String {
    let stages = spans.filter { $0.worker == 0 }
    let kinds = Dictionary(grouping: spans.filter { $0.worker > 0 }, by: \.name)
      .map { (name: $0.key, seconds: Self.seconds($0.value), files: $0.value.count) }
      .sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
    let names = stages.map(\.name) + kinds.map { "  " + $0.name }
    let width = (names + ["total"]).map(\.count).max() ?? 0
    func line(_ name: String, _ seconds: Double, _ files: String = "") -> String {
      let number = decimal(seconds)
      let gap = String(repeating: " ", count: width - name.count + 8 - number.count)
      return "\(name)\(gap)\(number) s\(files)\n"
    }
    let inner = kinds.map { line("  " + $0.name, $0.seconds, "  \($0.files)") }.joined()
    let lines = stages.map { line($0.name, $0.end - $0.start) + ($0.name == Timings.making ? inner : "") }
    return lines.joined() + line("total", Self.seconds(stages))
  }

  /// Events that the trace viewers of browsers read (chrome://tracing, ui.perfetto.dev): times in microseconds.
  var trace: String {
    let start = spans.map(\.start).min() ?? 0
    let events = spans.map { span in
      func microseconds(_ seconds: Double) -> Document { .plain(String(Int((seconds * 1e6).rounded()))) }
      return Document.group([
        ("name", .text(span.name)), ("ph", .text("X")), ("ts", microseconds(span.start - start)),
        ("dur", microseconds(span.end - span.start)), ("pid", .plain("1")), ("tid", .plain(String(span.worker))),
      ])
    }
    return Document.group([("traceEvents", .list(events))]).json
  }

  private static func seconds(_ spans: [Timings.Span]) -> Double { spans.reduce(0) { $0 + $1.end - $1.start } }
}
