internal import Localisation
internal import Reporting
internal import Template

/// What is missing, out of date or contradictory, by collection.
struct QualityView: TemplateView {
  let answer: String
  let groups: [QualityGroupView]
  /// Contradictions that are accepted for the whole site, with the reason.
  let accepted: [WordsView]

  static let declaration = ViewDeclaration<QualityView>(
    "data quality",
    [
      .init("answer", \.answer),
      .init("groups", \.groups),
      .init("accepted", \.accepted),
    ])
}

struct QualityGroupView: TemplateView {
  /// The collection, also the part's id.
  let id: String
  let heading: String
  /// How many records it has.
  let count: String
  let rows: [QualityRowView]

  static let declaration = ViewDeclaration<QualityGroupView>(
    "quality group",
    [
      .init("id", \.id),
      .init("heading", \.heading),
      .init("count", \.count),
      .init("rows", \.rows),
    ])
}

/// One check, with the records about which it found something.
struct QualityRowView: TemplateView {
  let check: String
  /// "3 of 37" records.
  let share: String
  /// Each finding, a row of the table.
  let findings: [QualityFindingView]

  static let declaration = ViewDeclaration<QualityRowView>(
    "quality row",
    [
      .init("check", \.check),
      .init("share", \.share),
      .init("findings", \.findings),
    ])
}

struct QualityFindingView: TemplateView {
  let title: String
  let lang: String?
  let url: String
  let detail: String

  static let declaration = ViewDeclaration<QualityFindingView>(
    "quality finding",
    [
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("detail", \.detail),
    ])
}

extension PageContext {
  func qualityPage() -> QualityView {
    let quality = report.quality
    let findings = quality.flatMap(\.answers).reduce(0) { $0 + $1.findings.count }
    let records = quality.reduce(0) { $0 + $1.records }
    return QualityView(
      answer: word("quality_page.answer", ["records": word("count.records", count: records)], count: findings),
      groups: quality.map { group in
        QualityGroupView(
          id: group.collection.rawValue, heading: word("nav.\(group.collection.rawValue)"),
          count: word("list_count.\(group.collection.rawValue)", count: group.records), rows: group.answers.map(row))
      },
      accepted: (report.settings.accepted ?? []).map { words($0.reason) })
  }

  private func row(_ answer: CollectionQuality.Answer) -> QualityRowView {
    QualityRowView(
      check: word("quality_check.\(answer.check.name)"),
      share: word("format.of", ["n": language.number(answer.records), "total": language.number(answer.asked)]),
      findings: answer.findings.map { finding in
        QualityFindingView(
          title: text(finding.header.title), lang: language(of: finding.header.title),
          url: link(.record(finding.collection, slug: finding.header.slug)), detail: detail(finding.detail))
      })
  }

  /// A word of the detail's kind where there is one: a language, a breakdown, a date.
  private func detail(_ detail: String) -> String {
    let groups = ["language_name", "breakdown", "table", "quality_detail"]
    return groups.lazy.map { "\($0).\(detail)" }.first { self.language.hasWord($0) }.map { word($0) } ?? detail
  }
}
