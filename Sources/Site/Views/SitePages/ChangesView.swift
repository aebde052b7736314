internal import Exact
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

  private struct DatedChange {
    let date: PartialDate
    let view: ChangeView
  }

  func changesPage() -> ChangesView {
    let all = (revisions() + ratings() + updates() + withdrawals() + news()).enumerated().sorted {
      ($1.element.date.last, $0.offset) < ($0.element.date.last, $1.offset)
    }.map(\.element)
    let shown = all.prefix(Self.mostChanges)
    var years: [(year: Int, changes: [ChangeView])] = []
    for change in shown {
      if years.last?.year != change.date.last.year { years.append((change.date.last.year, [])) }
      years[years.count - 1].changes.append(change.view)
    }
    return ChangesView(
      answer: all.first.map {
        word("changes_page.answer", ["date": language.date($0.date)], count: all.count)
      } ?? word("changes_page.none"),
      rest: all.count > shown.count
        ? word("changes_page.rest", ["n": language.number(shown.count), "total": language.number(all.count)]) : nil,
      years: years.map { ChangesOfYearView(year: String($0.year), changes: $0.changes) })
  }

  /// Figures that were replaced.
  private func revisions() -> [DatedChange] {
    records.indicators.counted.flatMap { indicator in
      indicator.revisedParts.flatMap { part in
        part.changes.map { change in
          let view = view(of: change, in: part, of: indicator)
          let fromTo = word("changes.from_to", ["old": view.old, "new": view.new])
          return self.change(
            change.revision.date, view.kind, of: indicator, text: view.reason,
            figure: "\(view.figure)\(word("site.colon"))\(fromTo)")
        }
      }
    }
  }

  /// Reviews, each with the number of commitments of a plan that it rated.
  private func ratings() -> [DatedChange] {
    struct Review: Hashable {
      let date: PartialDate
      let by: Int
      let plan: Int
    }
    var order: [Review] = []
    var rated: [Review: Int] = [:]
    for commitment in records.commitments.counted {
      let reviews = Set(
        (commitment.assessments ?? []).map {
          Review(date: $0.date, by: $0.by.index, plan: commitment.plan.index)
        })
      for review in reviews { rated[review, default: 0] += 1 }
      order += reviews.filter { rated[$0] == 1 }.sorted { ($0.date.last, $0.by) < ($1.date.last, $1.by) }
    }
    return order.compactMap { review in
      guard let plan = records.plans[review.plan], let assessor = records.organisations[review.by] else { return nil }
      let text = word(
        "changes_page.rated", ["assessor": self.text(assessor.header.title)], count: rated[review] ?? 0)
      return change(
        review.date, word("changes_page.rating"), of: plan, text: WordsView(text: text, lang: nil))
    }
  }

  private func updates() -> [DatedChange] {
    records.commitments.counted.flatMap { commitment in
      (commitment.updates ?? []).map { update in
        let text: WordsView = words(update.progress)
        return change(update.date, word("changes_page.update"), of: commitment, text: text)
      }
    }
  }

  private func withdrawals() -> [DatedChange] {
    records.commitments.counted.compactMap { commitment in
      commitment.withdrawn.map {
        change($0.date, word("changes_page.withdrawal"), of: commitment, text: words($0.reason))
      }
    }
  }

  private func news() -> [DatedChange] {
    records.news.counted.compactMap { news in
      news.date.map { change($0, word("changes_page.news"), of: news, text: words(news.header.summary)) }
    }
  }

  private func change(
    _ date: PartialDate, _ kind: String, of record: some Record, text: WordsView?, figure: String? = nil
  ) -> DatedChange {
    let link = link(to: record)
    return DatedChange(
      date: date,
      view: ChangeView(
        date: language.date(date), kind: kind, title: link.text, lang: language(of: record.header.title),
        url: link.url, text: text, figure: figure))
  }
}
