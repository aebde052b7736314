package import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting

extension SiteSource {
  /// Numbers in texts and records that are the same as a hidden count: they may count the same people.
  ///
  /// Small counts are looked for in the texts of statistics alone: 3 stands everywhere.
  package func equalFigures() -> [Diagnostic] {
    let hidden = Dictionary(report.hiddenCounts.map { ($0.count, $0) }) { first, _ in first }
    guard !hidden.isEmpty else { return [] }
    let large = hidden.filter { !$0.value.isSmall }
    var found: [Diagnostic] = []
    for (collection, texts) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for text in texts {
        for body in [text.body].compactMap(\.self) + text.translations.map(\.body) {
          found += body.numbers(among: collection == .cases ? hidden : large)
        }
      }
    }
    for indicator in report.records.indicators.shown {
      for row in indicator.observations ?? [] {
        guard let count = Int(row.value?.quantity.description ?? ""), let same = large[count] else { continue }
        found.append(.equalFigure(same, at: row.range))
      }
    }
    for activity in report.records.activities.shown {
      let counts = (activity.participants ?? []).map { $0.count?.number } + (activity.outputs ?? []).map(\.count)
      for count in counts.compactMap(\.self) {
        guard let same = large[count] else { continue }
        found.append(.equalFigure(same, at: activity.place(of: Activity.participants)))
      }
    }
    return found
  }
}

extension RecordText.Body {
  /// Where a text names one of these numbers, as `1284`, `1,284` or `1 284`.
  fileprivate func numbers(among hidden: [Int: HiddenCount]) -> [Diagnostic] {
    let separators: Set<Unicode.Scalar> = [" ", ",", ".", "'", "\u{A0}", "\u{202F}"]
    var found: [Diagnostic] = []
    for (offset, text) in String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let scalars = Array(text)
      func digits(from start: Int) -> Int { scalars[start...].prefix(while: { "0"..."9" ~= $0 }).count }
      var next = 0
      while next < scalars.count {
        let start = next
        var end = start + digits(from: start)
        guard end > start else {
          next += 1
          continue
        }
        while end + 3 < scalars.count, separators.contains(scalars[end]), digits(from: end + 1) == 3 { end += 4 }
        next = end
        let written = scalars[start..<end].filter { "0"..."9" ~= $0 }
        guard let number = Int(written.map { String($0) }.joined()), let same = hidden[number] else { continue }
        found.append(
          .equalFigure(
            same, at: SourceRange(file: file, line: line + offset, column: start + 1, length: end - start)))
      }
    }
    return found
  }
}
