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
    var fields = EqualFigures(
      records: report.records, languages: settings.languages.count, hidden: hidden,
      large: hidden.filter { !$0.value.isSmall })
    Records.visitTables(&fields)
    var found: [Diagnostic] = []
    for (collection, texts) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for text in texts {
        for body in [text.body].compactMap(\.self) + text.translations.map(\.body) {
          found += body.numbers(among: collection == .cases ? hidden : fields.large)
        }
      }
    }
    return found + fields.found
  }
}

/// Such numbers in the fields of records.
private struct EqualFigures: RecordTableVisitor {
  let records: Records
  let languages: Int
  let hidden: [Int: HiddenCount]
  let large: [Int: HiddenCount]
  var found: [Diagnostic] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let sought = Element.collection == .cases ? hidden : large
    for record in records[keyPath: table].shown {
      var texts: [(text: String, trail: ValueTrail)] = []
      record.forEach(LocalisedText.self) { text, trail in
        texts += (0..<languages).compactMap { text[$0] }.map { ($0, trail) }
      }
      record.forEach(String.self) { texts.append(($0, $1)) }
      for (text, trail) in texts {
        for number in WrittenNumber.all(in: Array(text.unicodeScalars)) {
          if let same = sought[number.value] { found.append(.equalFigure(same, at: record.place(of: trail))) }
        }
      }
      switch record.byKind {
      case .indicator(let indicator):
        for row in indicator.observations ?? [] {
          guard let count = Int(row.value?.quantity.description ?? ""), let same = large[count] else { continue }
          found.append(.equalFigure(same, at: row.range))
        }
      case .activity(let activity):
        let counts = (activity.participants ?? []).map { $0.count?.number } + (activity.outputs ?? []).map(\.count)
        for same in counts.compactMap({ $0.flatMap { large[$0] } }) {
          found.append(.equalFigure(same, at: activity.place(of: Activity.participants)))
        }
      case .project, .objective, .result, .plan, .commitment, .organisation, .place, .beneficiary, .cases, .news,
        .event, .publication, .page:
        break
      }
    }
  }
}

/// A whole number in a text, as `1284`, `1,284` or `1 284`.
private struct WrittenNumber {
  let value: Int
  /// In scalars.
  let range: Range<Int>

  static func all(in scalars: [Unicode.Scalar]) -> [WrittenNumber] {
    let separators: Set<Unicode.Scalar> = [" ", ",", ".", "'", "\u{A0}", "\u{202F}"]
    var found: [WrittenNumber] = []
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
      guard let value = Int(written.map { String($0) }.joined()) else { continue }
      found.append(WrittenNumber(value: value, range: start..<end))
    }
    return found
  }
}

extension RecordText.Body {
  /// Where a text names one of these numbers.
  fileprivate func numbers(among hidden: [Int: HiddenCount]) -> [Diagnostic] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { offset, text in
        WrittenNumber.all(in: Array(text)).compactMap { number in
          hidden[number.value].map { same in
            let range = SourceRange(
              file: file, line: line + offset, column: number.range.lowerBound + 1, length: number.range.count)
            return .equalFigure(same, at: range)
          }
        }
      }
  }
}
