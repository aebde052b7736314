internal import FrontMatter
internal import Localisation
internal import Reporting

// Tags are shown as lists are: all of them, and the records of each.
extension PageContext {
  /// A tag in the page's language, where the site's words have it, else as its records write it.
  func name(of tag: Tags.Tag) -> WordsView {
    if let word = language.knownWord("tag.\(tag.key)") { return WordsView(text: word, lang: nil) }
    return WordsView(text: tag.word, lang: language.index == 0 ? nil : source.settings.languages.first)
  }

  func tagsPage() -> ListView {
    let tags = order.tags.all.map { tag -> EntryView in
      let name = name(of: tag)
      return EntryView(
        title: name.text, lang: name.lang, url: link(.tag(tag.key, page: 1)),
        about: word("count.records", count: tag.records.count), text: nil, tile: nil)
    }.sorted { language.isOrdered($0.title, before: $1.title) }
    return ListView(
      answer: word("tags_page.answer", count: tags.count), lacking: nil, workings: [], isDated: false, hasTable: false,
      groups: [ListGroupView(heading: nil, url: nil, entries: tags, commitments: [], indicators: [])], pages: [],
      previous: nil, next: nil)
  }

  func view(of tag: Tags.Tag, page: Int) -> ListView {
    let list = listPage(page, of: Array(tag.records.indices)) { .tag(tag.key, page: $0) }
    let shown = Dictionary(grouping: list.shown.map { tag.records[$0] }, by: \.collection)
    return ListView(
      answer: word("tags_page.about", count: tag.records.count), lacking: nil, workings: [], isDated: false,
      hasTable: false,
      groups: Reporting.Collection.allCases.compactMap { collection in
        shown[collection].map { records in
          ListGroupView(
            heading: WordsView(text: word("nav.\(collection.rawValue)"), lang: nil), url: nil,
            entries: records.compactMap { entry(collection, $0.position) }, commitments: [], indicators: [])
        }
      }, pages: list.pages, previous: list.previous, next: list.next)
  }

  /// Where a record's tags lead.
  func tagLinks(_ header: RecordHeader?) -> [ValueView] {
    (header.map(order.tags.tags) ?? []).map { tag in
      let name = name(of: tag)
      return ValueView(text: name.text, lang: name.lang, url: link(.tag(tag.key, page: 1)))
    }
  }

  private func entry(_ collection: Reporting.Collection, _ position: Int) -> EntryView? {
    var finder = EntryFinder(context: self, collection: collection, position: position)
    Records.visitTables(&finder)
    return finder.entry
  }

  private struct EntryFinder: RecordTableVisitor {
    let context: PageContext
    let collection: Reporting.Collection
    let position: Int
    var entry: EntryView?

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      guard Element.collection == collection, let record = context.records[keyPath: table][position] else { return }
      entry = context.entry(record, about: context.about(record))
    }
  }
}
