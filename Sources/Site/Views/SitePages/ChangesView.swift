internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What has become known or was changed, the newest first.
struct ChangesView: TemplateView {
  let answer: String
  /// That older changes stand on the pages of their records alone.
  let rest: String?
  let years: [ChangesOfYearView]

  static let declaration = ViewDeclaration<ChangesView>(
    "list of changes",
    [
      .init("answer", \.answer),
      .init("rest", \.rest),
      .init("years", \.years),
    ])
}

struct ChangesOfYearView: TemplateView {
  let year: String
  let changes: [ChangeView]

  static let declaration = ViewDeclaration<ChangesOfYearView>(
    "changes of a year",
    [
      .init("year", \.year),
      .init("changes", \.changes),
    ])
}

struct ChangeView: TemplateView {
  let date: String
  /// "News", "Rating", "Correction of an error".
  let kind: String
  let title: String
  let lang: String?
  let url: String
  /// What happened, or why a figure was changed.
  let text: WordsView?
  /// "Counted, 2016: 61% → 65%", where a figure was replaced.
  let figure: String?

  static let declaration = ViewDeclaration<ChangeView>(
    "change",
    [
      .init("date", \.date),
      .init("kind", \.kind),
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("text", \.text),
      .init("figure", \.figure),
    ])
}

extension PageContext {
  /// Readers of a page look at the newest.
  private static let mostChanges = 200

  func changesPage() -> ChangesView {
    let all = order.feeds.report.changes
    let shown = all.suffix(Self.mostChanges).reversed()
    var years: [(year: Int, changes: [ChangeView])] = []
    for change in shown {
      if years.last?.year != change.date.last.year { years.append((change.date.last.year, [])) }
      if let view = view(of: change) { years[years.count - 1].changes.append(view) }
    }
    return ChangesView(
      answer: all.last.map {
        word("changes_page.answer", ["date": language.date($0.date)], count: all.count)
      } ?? word("changes_page.none"),
      rest: all.count > shown.count
        ? word("changes_page.rest", ["n": language.number(shown.count), "total": language.number(all.count)]) : nil,
      years: years.map { ChangesOfYearView(year: String($0.year), changes: $0.changes) })
  }

  /// `nil` where its record is not shown.
  func view(of change: Change) -> ChangeView? {
    switch change.event {
    case .revision(let position, let part, let index):
      return records.indicators[position].map { indicator in
        let part = indicator.revisedParts[part]
        let view = view(of: part.changes[index], in: part, of: indicator)
        let fromTo = word("changes.from_to", ["old": view.old, "new": view.new])
        return self.change(
          change, view.kind, of: indicator, text: view.reason,
          figure: "\(view.figure)\(word("site.colon"))\(fromTo)")
      }
    case .review(let position, let by, let count):
      guard let plan = records.plans[position], let assessor = records.organisations[by] else { return nil }
      let text = word("changes_page.rated", ["assessor": self.text(assessor.header.title)], count: count)
      return self.change(change, word("changes_page.rating"), of: plan, text: WordsView(text: text, lang: nil))
    case .rating(let position, let index):
      guard let commitment = records.commitments[position], let rating = commitment.assessments?[index] else {
        return nil
      }
      let level = rating.reading(of: .completion).map { self.level($0).word }
      let who = records.organisations[rating.by].map { self.text($0.header.title) }
      let text = [who, level].compactMap(\.self).joined(separator: word("site.colon"))
      return self.change(
        change, word("changes_page.rating"), of: commitment, text: text.isEmpty ? nil : WordsView(text: text, lang: nil)
      )
    case .update(let position, let index):
      return step(change, "update", of: position) { $0.updates?[index].progress }
    case .milestone(let position, let index):
      return step(change, "milestone", of: position) { $0.milestones?[index].title }
    case .withdrawal(let position): return step(change, "withdrawal", of: position) { $0.withdrawn?.reason }
    case .news(let position):
      return records.news[position].map {
        self.change(change, word("changes_page.news"), of: $0, text: words($0.header.summary))
      }
    }
  }

  private func step(
    _ change: Change, _ key: String, of position: Int, text: (Commitment) -> LocalisedText?
  ) -> ChangeView? {
    records.commitments[position].map { commitment in
      self.change(change, word("changes_page.\(key)"), of: commitment, text: words(text(commitment)))
    }
  }

  private func change(
    _ change: Change, _ kind: String, of record: some Record, text: WordsView?, figure: String? = nil
  ) -> ChangeView {
    let link = link(to: record)
    return ChangeView(
      date: language.date(change.date), kind: kind, title: link.text, lang: link.lang, url: link.url, text: text,
      figure: figure)
  }
}
