internal import Localisation
internal import Reporting
internal import Template

/// What is missing, out of date or contradictory: a table of checks and collections.
struct QualityView: TemplateView {
  let answer: String
  /// The collections about which there is a finding, with how many records each has.
  let columns: [QualityColumnView]
  let rows: [QualityRowView]
  /// What was asked, and of which there is no finding.
  let clear: [String]
  /// Contradictions that are accepted for the whole site, with the reason.
  let accepted: [WordsView]

  static let declaration = ViewDeclaration<QualityView>(
    "data quality",
    [
      .init("answer", \.answer),
      .init("columns", \.columns),
      .init("rows", \.rows),
      .init("clear", \.clear),
      .init("accepted", \.accepted),
    ])
}

struct QualityColumnView: TemplateView {
  let heading: String
  let count: String

  static let declaration = ViewDeclaration<QualityColumnView>(
    "quality column",
    [
      .init("heading", \.heading),
      .init("count", \.count),
    ])
}

/// One check, and what it found of each collection.
struct QualityRowView: TemplateView {
  let check: String
  let cells: [QualityCellView]

  static let declaration = ViewDeclaration<QualityRowView>(
    "quality row",
    [
      .init("check", \.check),
      .init("cells", \.cells),
    ])
}

struct QualityCellView: TemplateView {
  /// "3 of 37" records; empty where the collection is not asked.
  let share: String
  /// The list of findings, if there is any.
  let url: String?

  static let declaration = ViewDeclaration<QualityCellView>(
    "quality cell",
    [
      .init("share", \.share),
      .init("url", \.url),
    ])
}

extension PageContext {
  func qualityPage() -> QualityView {
    let quality = report.quality
    let findings = quality.flatMap(\.answers).reduce(0) { $0 + $1.findings.count }
    let records = quality.reduce(0) { $0 + $1.records }
    let columns = quality.filter { $0.answers.contains { !$0.findings.isEmpty } }
    func isFound(_ check: QualityCheck) -> Bool {
      columns.contains { $0.answers.contains { $0.check.name == check.name && !$0.findings.isEmpty } }
    }
    let asked = QualityCheck.all.filter { check in
      quality.contains { $0.answers.contains { $0.check.name == check.name } }
    }
    return QualityView(
      answer: word("quality_page.answer", ["records": word("count.records", count: records)], count: findings),
      columns: columns.map { group in
        QualityColumnView(
          heading: word("nav.\(group.collection.rawValue)"),
          count: language.number(group.records))
      },
      rows: asked.filter(isFound).map { check in
        QualityRowView(
          check: word("quality_check.\(check.name)"), cells: columns.map { cell(check, of: $0) })
      },
      clear: asked.filter { !isFound($0) }.map { word("quality_check.\($0.name)") },
      accepted: (report.settings.accepted ?? []).map { words($0.reason) })
  }

  private func cell(_ check: QualityCheck, of group: CollectionQuality) -> QualityCellView {
    guard let answer = group.answers.first(where: { $0.check.name == check.name }) else {
      return QualityCellView(share: "", url: nil)
    }
    let list = PartList.quality(group.collection, check: check.name)
    return QualityCellView(
      share: share(of: answer), url: order.has(list) ? link(.part(list, page: 1)) : nil)
  }

  /// "3 of 37" records.
  func share(of answer: CollectionQuality.Answer) -> String {
    word("format.of", ["n": language.number(answer.records), "total": language.number(answer.asked)])
  }

  /// A word of the detail's kind where there is one: a language, a breakdown, a date.
  func detail(_ detail: String) -> String {
    let groups = ["language_name", "breakdown", "table", "quality_detail"]
    return groups.lazy.map { "\($0).\(detail)" }.first { self.language.hasWord($0) }.map { word($0) } ?? detail
  }
}
