internal import FrontMatter
internal import Localisation
internal import Reporting

// The lists that have pages of their own are shown as all lists are.
extension PageContext {
  /// Rows of a table on a page, milestones and the like: the first or last of very many, then what says so and leads to the
  /// table that has them all.
  func cut<Row>(
    _ rows: [Row], to most: Int, newest isNewest: Bool = false, allIn table: String
  ) -> (shown: ArraySlice<Row>, more: LinkView?) {
    guard rows.count > most else { return (rows[...], nil) }
    let link = link(toTable: table)
    let text = word(
      isNewest ? "list.newest_shown" : "list.some_shown",
      ["n": language.number(most), "total": language.number(rows.count), "table": link.text])
    return (isNewest ? rows.suffix(most) : rows.prefix(most), LinkView(text: text, url: link.url))
  }

  /// The way to all of a list, where it has pages of its own.
  func more(_ list: PartList, _ count: Int, key: String = "list.show_all") -> LinkView? {
    order.has(list) ? LinkView(text: word(key, count: count), url: link(.part(list, page: 1))) : nil
  }

  /// What belongs to a record: all of it, or the first few and the way to all; `nil` where nothing does.
  func list<Element: Record>(_ relation: Relation, of record: Element) -> EntryListView? {
    let position = record.header.position
    guard let (collection, related) = report.related(relation, of: Element.collection, position), !related.isEmpty
    else { return nil }
    let more = more(.related(Element.collection, slug: record.slug, relation), related.count)
    let shown = more == nil ? related[...] : related.prefix(PartLists.fewOnPage)
    return EntryListView(
      heading: word("heading." + relation.heading(on: Element.collection)), entries: entries(collection, shown),
      more: more)
  }

  /// The heading of a list's pages, and one of them.
  func view(of entry: PartLists.Entry, page: Int) -> (title: String, view: ListView) {
    func list(_ count: Int) -> ListPage { listPage(page, of: Array(0..<count)) { .part(entry.list, page: $0) } }
    switch entry.content {
    case .related(let owner, let position, let relation, let collection, let positions):
      let list = list(positions.count)
      let name = records.header(owner, position).map { text($0.title) } ?? ""
      if relation == .results {
        let results = results(list.shown.map { positions[$0] }, in: .brief)
        return (
          title(word("heading.results"), name),
          ListView(recordCount(collection, positions.count), list, groups: [ListGroupView(results: results)])
        )
      }
      return (
        title(word("heading." + relation.heading(on: owner)), name),
        ListView(
          recordCount(collection, positions.count), list, groups: groups(collection, list.shown.map { positions[$0] }))
      )
    case .groups(let plan, let grouping):
      let groups = order.parts.groups(of: plan, by: grouping)
      let list = list(groups.count)
      let slug = records.plans[plan]?.slug ?? ""
      let entries = list.shown.map { groups[$0] }.map { one in
        let name = self.name(of: one.group.value)
        return EntryView(
          title: name.text, lang: name.lang, url: link(.planGroup(plan: slug, grouping, key: one.key, page: 1)),
          about: word("count.commitments", count: one.group.commitments.count), text: nil, tile: nil)
      }
      let name = records.plans[plan].map { text($0.header.title) } ?? ""
      return (
        title(word("filter.\(grouping.rawValue)"), name),
        ListView(word("list.groups", count: groups.count), list, groups: [ListGroupView(entries: entries)])
      )
    case .tags: return (word("tags_page.title"), tagsPage(page))
    case .institutions(let groups):
      let list = list(groups.count)
      let kind = groups.first?.items.first?.timeliness ?? .late
      let entries = list.shown.map { groups[$0] }.map { group in
        let name = self.name(of: group)
        return EntryView(
          title: name.text, lang: name.lang, url: link(.part(self.list(of: group, kind), page: 1)),
          about: counts(group.items), text: nil, tile: nil)
      }
      return (
        word(kind),
        ListView(
          word("overdue_page.institutions", count: groups.count) + " " + word("overdue_page.text_\(kind.rawValue)"),
          list, groups: [ListGroupView(entries: entries)])
      )
    case .overdue(let group):
      let list = list(group.items.count)
      let items = list.shown.map { group.items[$0] }
      let kind = group.items.first?.timeliness ?? .late
      return (
        title(word(kind), name(of: group).text),
        ListView(
          counts(group.items) + ". " + word("overdue_page.text_\(kind.rawValue)"), list, workings: workings(of: items),
          groups: [ListGroupView(overdue: items.map(view))])
      )
    case .quality(let place, let check):
      let quality = report.quality[place]
      let answer = quality.answers[check]
      let list = list(answer.findings.count)
      let entries = list.shown.map { answer.findings[$0] }.map { finding in
        let detail = detail(finding.detail)
        // What is none of our words stands as its author wrote it, such as the title of a source.
        let isOfAuthor = detail == finding.detail && language.index != 0
        return EntryView(
          title: text(finding.header.title), lang: language(of: finding.header.title),
          url: link(.record(finding.collection, slug: finding.header.slug)), about: "",
          text: detail.isEmpty
            ? nil : WordsView(text: detail, lang: isOfAuthor ? source.settings.languages.first : nil), tile: nil)
      }
      return (
        title(word("quality_check.\(answer.check.name)"), word("nav.\(quality.collection.rawValue)")),
        ListView(share(of: answer), list, groups: [ListGroupView(entries: entries)])
      )
    }
  }

  /// The way from the home page to that of which a list is part, and its collection.
  func trail(to entry: PartLists.Entry) -> (Reporting.Collection?, [LinkView]) {
    let home = LinkView(text: word("nav.home"), url: link(.home))
    switch entry.content {
    case .related(let collection, let position, _, _, _):
      var trail = TrailFinder(context: self, collection: collection, position: position)
      Records.visitTables(&trail)
      return (collection, trail.found)
    case .groups(let plan, _): return (.plans, records.plans[plan].map { trail(to: $0) + [link(to: $0)] } ?? [home])
    case .tags: return (nil, [home])
    case .institutions: return (nil, [home, link(to: .overdue)])
    case .overdue(let group):
      let kind = group.items.first?.timeliness ?? .late
      let all = order.has(.institutions(kind)) ? link(.part(.institutions(kind), page: 1)) : nil
      return (nil, [home, link(to: .overdue)] + [all.map { LinkView(text: word(kind), url: $0) }].compactMap(\.self))
    case .quality: return (nil, [home, link(to: .quality)])
    }
  }

  private struct TrailFinder: RecordTableVisitor {
    let context: PageContext
    let collection: Reporting.Collection
    let position: Int
    var found: [LinkView] = []

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      guard Element.collection == collection, let record = context.records[keyPath: table][position] else { return }
      found = context.trail(to: record) + [context.link(to: record)]
    }
  }

  private func title(_ heading: String, _ name: String) -> String { heading + word("site.colon") + name }
}
