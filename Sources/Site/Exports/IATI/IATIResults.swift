internal import Exact
internal import FrontMatter
internal import Reporting
internal import Spreadsheets

/// The results of an activity with their indicators and figures.
struct IATIResults {
  private let file: IATIFile
  private let activity: IATIProject

  init(_ file: IATIFile, _ activity: IATIProject) {
    self.file = file
    self.activity = activity
  }

  private var report: Report { file.context.report }

  func write(to document: borrowing XMLDocument, _ left: inout IATIFile.LeftOut) {
    let project = activity.project
    let positions = report.backlinks.resultsOfProject[project.header.position] ?? []
    let results = positions.compactMap { file.context.records.results[$0] }.filter { $0.header.isIllustrative != true }
    var (unmeasured, untold, undated) = (0, 0, 0)
    for result in results {
      let indicators = report.indicators(ofResult: result.header.position)
        .filter { $0.header.isIllustrative != true }
      guard !indicators.isEmpty else {
        unmeasured += 1
        continue
      }
      let level = result.level ?? indicators.lazy.compactMap(\.level).first
      write(result.header, level?.iatiType ?? "9", indicators, to: document, &untold, &undated)
    }
    // What measures the project as a whole stands under a result that bears its name.
    let own = file.ownIndicators(of: activity)
    if !own.isEmpty { write(project.header, "9", own, to: document, &untold, &undated) }
    left.add(unmeasured, "result without an indicator", "results without an indicator")
    left.add(untold, "figure that is missing or hidden", "figures that are missing or hidden")
    left.add(undated, "former value of a figure", "former values of figures")
  }

  private func write(
    _ header: RecordHeader, _ type: String, _ indicators: [Indicator], to document: borrowing XMLDocument,
    _ untold: inout Int, _ former: inout Int
  ) {
    let addsUp = indicators.allSatisfy { $0.aggregation == .sum }
    document.element("result", [("type", type), ("aggregation-status", addsUp ? "1" : "0")]) {
      file.texts("title", header.title, to: document)
      file.texts("description", header.summary, to: document)
      for indicator in indicators {
        write(indicator, to: document, &untold)
        let figures = (indicator.observations ?? []).flatMap { $0.revisions ?? [] }
        let planned = (indicator.targets ?? []).flatMap { $0.revisions ?? [] }
        former += figures.count + planned.count + (indicator.baseline?.revisions?.count ?? 0)
      }
    }
  }

  // MARK: Indicators

  private func write(_ indicator: Indicator, to document: borrowing XMLDocument, _ untold: inout Int) {
    document.element(
      "indicator",
      [
        ("measure", indicator.kind.iatiMeasure), ("ascending", indicator.isAscending),
        ("aggregation-status", indicator.aggregation == .sum ? "1" : "0"),
      ]
    ) {
      file.texts("title", indicator.header.title, to: document)
      document.element("description") {
        file.narratives(to: document) { language in
          let (definition, unit) = (indicator.definition?[language], indicator.unit[language])
          let parts = [definition, unit.map { definition == nil ? $0 : "(\($0))" }].compactMap(\.self)
          return parts.isEmpty ? nil : parts.joined(separator: " ")
        }
      }
      if let baseline = indicator.baseline {
        document.element(
          "baseline",
          [
            ("year", String(baseline.date.last.year)), ("iso-date", baseline.date.last.description),
            ("value", baseline.value.quantity.description),
          ]
        ) { writeComment(baseline.value.word, baseline.note, to: document) }
      } else if indicator.hiddenBaseline != nil {
        untold += 1
      }
      var periods = IATIPeriods(indicator, of: activity.project)
      untold += periods.takeFigures(kind: indicator.kind)
      for period in periods.all { write(period, to: document) }
    }
  }

  private func write(_ period: IATIPeriods.Entry, to document: borrowing XMLDocument) {
    document.element("period") {
      document.element("period-start", [("iso-date", period.period.first.description)])
      document.element("period-end", [("iso-date", period.period.last.description)])
      for target in period.targets {
        document.element("target", [("value", target.quantity.description)]) {
          writeComment(target.word, nil, to: document)
        }
      }
      for (value, observation) in period.actuals {
        document.element("actual", [("value", value)]) {
          if let place = observation.place.flatMap({ file.context.records.places[$0] }),
            place.header.isIllustrative != true
          {
            document.element("location", [("ref", place.header.id)])
          }
          let labels = [("sex", observation.sex?.rawValue), ("age", observation.age)]
          for (name, label) in labels + observation.ownParts.map({ ($0.key, Optional($0.text)) }) {
            if let label { document.element("dimension", [("name", name), ("value", label)]) }
          }
          writeComment(observation.value?.word, observation.note, to: document)
        }
      }
    }
  }

  /// - Parameter word: What the number stands for.
  private func writeComment(_ word: String?, _ note: LocalisedText?, to document: borrowing XMLDocument) {
    guard word != nil || note != nil else { return }
    document.element("comment") {
      file.narratives(to: document) { language in
        let note = note?[language]
        // The word is of the default language's table.
        let word = language == 0 || note != nil ? word : nil
        return word == nil && note == nil ? nil : [word, note].compactMap(\.self).joined(separator: ". ")
      }
    }
  }
}

/// The figures of an indicator by the periods for which they speak.
struct IATIPeriods {
  struct Entry {
    let period: Period
    var targets: [RecordedFigure] = []
    var actuals: [(value: String?, observation: Observation)] = []
  }

  private let observations: [Observation]
  private var entries: [Period: Entry] = [:]

  /// By their last days, then by their first.
  var all: [Entry] {
    entries.values.sorted { ($0.period.last, $0.period.first) < ($1.period.last, $1.period.first) }
  }

  init(_ indicator: Indicator, of project: Project) {
    observations = indicator.observations ?? []
    for target in indicator.targets ?? [] {
      let last = target.date.last
      var first = target.date.first
      if indicator.aggregation == .sum {
        // Where periods add up, a target is of all of them.
        first = indicator.baseline?.date.last.adding(days: 1) ?? project.start.first
      }
      let period = Period(first <= last ? first : target.date.first, last)
      entries[period, default: Entry(period: period)].targets.append(target.value)
    }
  }

  /// - Returns: How many have no value that the standard could hold.
  mutating func takeFigures(kind: IndicatorKind) -> Int {
    var untold = 0
    for observation in observations {
      let value =
        observation.value?.quantity.description ?? (try? observation.amount(of: kind)).flatMap(\.self)?.plain
      guard value != nil || kind == .qualitative && observation.note != nil else {
        untold += 1
        continue
      }
      let period = observation.period
      entries[period, default: Entry(period: period)].actuals.append((value, observation))
    }
    return untold
  }
}

extension ResultLevel {
  fileprivate var iatiType: String {
    switch self {
    case .output: "1"
    case .outcome: "2"
    case .impact: "3"
    }
  }
}

extension IndicatorKind {
  fileprivate var iatiMeasure: String {
    switch self {
    case .count, .amount, .ratio, .score: "1"
    case .percentage: "2"
    case .yesNo: "3"
    case .level: "4"
    case .qualitative: "5"
    }
  }
}

extension Indicator {
  /// Whether more is better; `nil` where the record does not say.
  fileprivate var isAscending: String? {
    switch direction {
    case .rising, .keepAbove: "1"
    case .falling, .keepBelow: "0"
    case nil: nil
    }
  }
}
