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

  func tagsPage(_ page: Int) -> ListView {
    let tags = order.tags.all.map { tag -> EntryView in
      let name = name(of: tag)
      return EntryView(
        title: name.text, lang: name.lang, url: link(.tag(tag.key, page: 1)),
        about: word("count.records", count: tag.records.count), text: nil, tile: nil)
    }.sorted { language.isOrdered($0.title, before: $1.title) }
    let list = listPage(page, of: Array(tags.indices)) { $0 == 1 ? .report(.tags) : .part(.tags, page: $0) }
    return ListView(
      word("tags_page.answer", count: tags.count), list, groups: [ListGroupView(entries: list.shown.map { tags[$0] })])
  }

  func view(of tag: Tags.Tag, page: Int) -> ListView {
    let list = listPage(page, of: Array(tag.records.indices)) { .tag(tag.key, page: $0) }
    let shown = Dictionary(grouping: list.shown.map { tag.records[$0] }, by: \.collection)
    return ListView(
      word("tags_page.about", count: tag.records.count), list,
      groups: Reporting.Collection.allCases.compactMap { collection in
        shown[collection].map { records in
          ListGroupView(
            heading: WordsView(text: word("nav.\(collection.rawValue)"), lang: nil),
            entries: entries(collection, records.map(\.position)[...]))
        }
      })
  }

  /// Where a record's tags lead.
  func tagLinks(_ header: RecordHeader?) -> [ValueView] {
    (header.map(order.tags) ?? []).map { tag in
      let name = name(of: tag)
      return ValueView(text: name.text, lang: name.lang, url: link(.tag(tag.key, page: 1)))
    }
  }

}
