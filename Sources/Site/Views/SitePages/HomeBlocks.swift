internal import Exact
internal import FrontMatter
internal import Localisation
internal import Pictures
internal import Reporting

extension PageContext {
  func home() -> HomeView {
    let page = records.home
    let content = HomeContent(self)
    let own = page?.blocks.map { $0.compactMap(block) }
    let blocks = own ?? content.standardBlocks.compactMap { block($0.kind, $0.most) }
    let (paired, hasOddEnd) = paired(blocks)
    return HomeView(
      title: page.map { text($0.header.title) } ?? content.title(self), kicker: words(source.settings.country),
      answer: words(page?.header.summary ?? source.settings.summary) ?? content.about(self),
      about: (page?.header.summary ?? source.settings.summary) == nil ? content.namedAbout(self) : nil, blocks: paired,
      hasOddEnd: hasOddEnd)
  }

  /// The table to take away from the first page; `nil` where the site is about no figures.
  var homeTable: String? {
    switch HomeContent(self) {
    case .plans: "commitments"
    case .results, .figures: "indicators"
    case .news: nil
    }
  }

  /// Where the page is wide, lists stand two by two; what is left over takes the whole width.
  ///
  /// - Returns: The blocks, and whether the last one leaves room for the download beside it.
  private func paired(_ blocks: [HomeBlockView]) -> (blocks: [HomeBlockView], hasOddEnd: Bool) {
    var blocks = blocks
    var isOdd = false
    for index in blocks.indices {
      if isOdd, !blocks[index].isHalf { blocks[index - 1].isHalf = false }
      isOdd = blocks[index].isHalf && !isOdd
    }
    return (blocks, isOdd)
  }

  // MARK: Blocks

  /// What an author's block shows; `nil` where there is nothing of it.
  private func block(_ block: HomeBlock) -> HomeBlockView? {
    var view = HomeBlockView(
      block.kind, name: name(block.kind), heading: words(block.title) ?? heading(block.kind), text: words(block.text))
    view.button = button(block)
    switch block.kind {
    case .lead:
      view.figures = rows(block.indicators, in: nil)
      view.image = image(block.image, alt: block.alt, credit: nil, focus: nil, for: .page)
    case .help:
      view.help = [
        optionalFact("where", block.whereabouts), optionalFact("when", block.hours), optionalFact("how", block.way),
        phoneFact(block.phone),
      ].compactMap(\.self)
    case .figures: view.figures = rows(block.indicators, in: nil)
    case .answers: return answers(view, block.plan.map { records.plans[$0] } ?? plansWithCommitments().first)
    case .results: return results(view, of: block.project?.index, most: block.most ?? HomeContent.few)
    case .partners: return partners(view, block.organisations?.compactMap { records.organisations[$0] })
    case .due, .plans, .events, .news, .publications:
      return self.block(block.kind, block.most ?? HomeContent.few, as: view)
    }
    return view
  }

  /// The same where nobody wrote one.
  private func block(_ kind: HomeBlockKind, _ most: Int) -> HomeBlockView? {
    let view = HomeBlockView(kind, name: name(kind), heading: heading(kind))
    return switch kind {
    case .answers: answers(view, plansWithCommitments().first)
    case .results: results(view, of: nil, most: most)
    case .partners: partners(view, nil)
    case .due, .plans, .events, .news, .publications: block(kind, most, as: view)
    case .figures: figures(view, most: most)
    case .lead, .help: nil
    }
  }

  /// Records of a kind, of which there may be many.
  private func block(_ kind: HomeBlockKind, _ most: Int, as block: HomeBlockView) -> HomeBlockView? {
    var view = block
    switch kind {
    case .due:
      view.entries = commitmentsDue().prefix(most).map { entry($0, about: $0.end.map { language.date($0) } ?? "") }
    case .events:
      let next = nextEvents()
      view.entries = next.prefix(most).map { entry($0, about: about($0)) }
      view.more = more(.events, order.listed[.events]?.count ?? 0, shown: view.entries.count)
    case .news: fill(&view, .news, most)
    case .publications: fill(&view, .publications, most)
    case .plans:
      let plans = plansWithCommitments()
      view.plans = plans.isEmpty ? nil : self.view(of: plans, most: most)
      return view.plans == nil ? nil : view
    case .lead, .answers, .figures, .help, .results, .partners: return nil
    }
    view.isHalf = true
    return view.entries.isEmpty ? nil : view
  }

  private func fill(_ view: inout HomeBlockView, _ collection: Reporting.Collection, _ most: Int) {
    let listed = order.listed[collection] ?? []
    view.entries = entries(collection, listed.prefix(most))
    view.more = more(collection, listed.count, shown: most)
  }

  private func name(_ kind: HomeBlockKind) -> String { word("home.\(kind.rawValue)") }

  /// What stands over a block unless its author says otherwise.
  private func heading(_ kind: HomeBlockKind) -> WordsView? {
    switch kind {
    case .lead, .help, .answers: nil
    case .figures, .due, .results, .plans, .events, .news, .publications, .partners:
      WordsView(text: name(kind), lang: nil)
    }
  }

  // MARK: What stands in them

  private func button(_ block: HomeBlock) -> LinkView? {
    guard let words = words(block.button), let url = block.to.flatMap(url) else { return nil }
    return LinkView(text: words.text, lang: words.lang, url: url)
  }

  private func phoneFact(_ phone: String?) -> FactView? {
    guard let phone else { return nil }
    let numbers = phones(SiteContact.phones(in: phone))
    return fact("phone", values: numbers.map { ValueView(text: $0.text, url: $0.url) })
  }

  private func figures(_ block: HomeBlockView, most: Int) -> HomeBlockView? {
    var view = block
    let all = records.indicators.naturalPositions.compactMap { records.indicators[$0] }.filter {
      $0.header.isIllustrative != true && report.figures(of: $0).actual.value.value != nil
    }
    view.figures = all.prefix(most).map { row(of: $0, report.figures(of: $0)) }
    view.more = more(.indicators, order.listed[.indicators]?.count ?? 0, shown: most)
    return all.isEmpty ? nil : view
  }

  /// How the promises of a plan stand; of a site without one, of how many results there are figures.
  private func answers(_ block: HomeBlockView, _ plan: Plan?) -> HomeBlockView? {
    var view = block
    guard let plan else {
      view.answers = answersOfResults()
      view.workings = workingsOfResults()
      return view.answers.isEmpty ? nil : view
    }
    view.plan = self.view(ofPlan: plan.header.position, plan)
    view.planLink = link(to: plan)
    view.about = text(plan.adoptedBy).map { word("answer.home_adopted", ["who": $0]) }
    view.workings = workings(report.totals(ofPlan: plan.header.position).named, Self.counts)
    return view
  }

  private func results(_ block: HomeBlockView, of project: Int?, most: Int) -> HomeBlockView? {
    var view = block
    let own = project.flatMap { report.backlinks.resultsOfProject[$0] }
    let projects = project.map { [$0] } ?? order.listed[.projects] ?? []
    let results = (own ?? records.results.naturalPositions).filter {
      records.results[$0]?.header.isIllustrative != true
    }
    view.projects = entries(.projects, projects.prefix(most))
    view.moreProjects = project == nil ? more(.projects, projects.count, shown: most) : nil
    view.results = self.results(Array(results.prefix(most)), in: .brief)
    view.more = more(.results, order.listed[.results]?.count ?? 0, shown: view.results.count)
    return view.projects.isEmpty && view.results.isEmpty ? nil : view
  }

  /// Its name stands beside it.
  private func logo(_ organisation: Organisation) -> ImageView? {
    image(organisation.header.image, alt: nil, credit: nil, focus: nil, for: .page)
  }

  private func partners(_ block: HomeBlockView, _ named: [Organisation]?) -> HomeBlockView? {
    var view = block
    var seen: Set<Int> = []
    let ofProjects = records.projects.counted.flatMap { $0.partners ?? [] }.map(\.organisation.index)
      .filter { seen.insert($0).inserted }
    let organisations = named ?? ofProjects.compactMap { records.organisations[$0] }
    view.partners = organisations.map { organisation in
      PartnerView(name: link(to: organisation), image: logo(organisation))
    }
    return view.partners.isEmpty ? nil : view
  }

  /// Commitments whose date is still to come, the nearest first.
  private func commitmentsDue() -> [Commitment] {
    let due = records.commitments.counted.filter {
      report.figures(of: $0).timeliness.value.timeliness == .notDue && $0.end != nil
    }
    return due.enumerated().sorted { one, other in
      let (left, right) = (one.element.end?.last ?? .earliest, other.element.end?.last ?? .earliest)
      return (left, one.offset) < (right, other.offset)
    }.map(\.element)
  }

  /// Events that are not over on the day of publication, the nearest first.
  private func nextEvents() -> [Event] {
    let next = records.events.counted.compactMap { event -> (event: Event, first: Day)? in
      guard let start = event.start ?? event.date, (event.end ?? start).last >= report.published else { return nil }
      return (event, start.first)
    }
    return next.enumerated().sorted { ($0.element.first, $0.offset) < ($1.element.first, $1.offset) }
      .map(\.element.event)
  }

  /// The way to a collection's list, where the page shows only some.
  private func more(_ collection: Reporting.Collection, _ count: Int, shown: Int) -> LinkView? {
    count > shown ? LinkView(text: word("list.show_all", count: count), url: link(.list(collection, page: 1))) : nil
  }

  // MARK: Plans

  /// The newest first.
  fileprivate func plansWithCommitments() -> [Plan] {
    let plans = records.plans.shown.filter { report.backlinks.commitmentsOfPlan[$0.header.position]?.isEmpty == false }
    return plans.enumerated().sorted { one, other in
      let (left, right) = (one.element.start.first, other.element.start.first)
      return left == right ? one.offset > other.offset : left > right
    }.map(\.element)
  }

  private func view(of plans: [Plan], most: Int) -> PlansView {
    let all = plans.flatMap { rated(order.parts.commitments(of: $0.header.position)) }
    let totals = report.totals(of: all)
    return PlansView(
      answer: answer(totals), workings: workings(totals.named, Self.counts),
      rows: plans.prefix(most).map { plan in
        let rated = rated(order.parts.commitments(of: plan.header.position))
        return PlanRowView(
          title: text(plan.header.title), lang: language(of: plan.header.title), url: link(to: plan).url,
          about: period(plan.start, plan.end) ?? "", answer: answer(report.totals(ofPlan: plan.header.position)),
          distribution: distribution(rated))
      }, more: more(.plans, plans.count, shown: most))
  }
}

/// What a site holds most of: what its first page is about where its authors do not say.
private enum HomeContent {
  /// Promises of several plans, or of one.
  case plans(several: Bool)
  case results
  case figures
  case news

  /// So many records a block shows unless its author says otherwise.
  static let few = 3
  /// So many records of the kind that a page is about.
  private static let many = 20

  init(_ context: PageContext) {
    let plans = context.plansWithCommitments().count
    func has(_ collection: Reporting.Collection) -> Bool { context.order.listed[collection]?.isEmpty == false }
    self =
      if plans > 0 {
        .plans(several: plans > 1)
      } else if has(.results) {
        .results
      } else if has(.indicators) {
        .figures
      } else {
        has(.projects) ? .results : .news
      }
  }

  var standardBlocks: [(kind: HomeBlockKind, most: Int)] {
    let rest: [(HomeBlockKind, Int)] = [(.due, 5), (.events, Self.few), (.news, 5), (.publications, Self.few)]
    switch self {
    case .plans(several: true): return [(.answers, 1), (.plans, Self.many), (.results, Self.many)] + rest
    case .plans(several: false): return [(.answers, 1), (.results, Self.many)] + rest
    case .results: return [(.answers, 1), (.results, Self.many)] + rest
    case .figures: return [(.figures, Self.many), (.results, Self.few)] + rest
    case .news: return [(.events, 5), (.news, 10), (.publications, 5)]
    }
  }

  private var key: String {
    switch self {
    case .plans: "plans"
    case .results: "results"
    case .figures: "figures"
    case .news: "news"
    }
  }

  func title(_ context: PageContext) -> String {
    if case .news = self { context.siteTitle } else { context.word("home.title_\(key)") }
  }

  /// The same around the publisher's name; `nil` where that is in the page's language.
  func namedAbout(_ context: PageContext) -> AboutView? {
    guard let name = context.words(context.source.settings.publisher), name.lang != nil else { return nil }
    let mark = "\u{FFFC}"
    let parts = context.word("home.about_\(key)", ["who": mark]).split(
      separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? AboutView(before: String(parts[0]), name: name, after: String(parts[1])) : nil
  }

  /// Who publishes the site, and why.
  func about(_ context: PageContext) -> WordsView {
    let who = context.text(context.source.settings.publisher)
    return WordsView(
      text: who.map { context.word("home.about_\(key)", ["who": $0]) } ?? context.word("home.about_\(key)_here"),
      lang: nil)
  }
}
