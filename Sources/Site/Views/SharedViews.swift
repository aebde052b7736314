internal import Template

// What templates get, beside the records' own fields: words that are worked out, never rules.

/// A text with an address.
struct LinkView: TemplateView {
  let text: String
  /// For the attribute `lang`; `nil` where the text is in the page's language.
  let lang: String?
  let url: String

  init(text: String, lang: String? = nil, url: String) {
    self.text = text
    self.lang = lang
    self.url = url
  }

  static let declaration = ViewDeclaration<LinkView>(
    "link",
    [
      .init("text", \.text),
      .init("lang", \.lang),
      .init("url", \.url),
    ])
}

/// A date in the page's language and for machines.
struct DateView: TemplateView {
  let text: String
  let iso: String

  static let declaration = ViewDeclaration<DateView>(
    "date",
    [
      .init("text", \.text),
      .init("iso", \.iso),
    ])
}

/// A cell of a table: a value, or the word that says why there is none.
struct CellView: TemplateView {
  let text: String
  let isMissing: Bool

  static let declaration = ViewDeclaration<CellView>(
    "cell",
    [
      .init("text", \.text),
      .init("is_missing", \.isMissing),
    ])

  init(_ text: String) {
    self.text = text
    isMissing = false
  }

  init(missing reason: String) {
    text = reason
    isMissing = true
  }
}

/// A status of an indicator or a milestone: the word, and the shape that goes with it.
struct StatusView: TemplateView {
  let id: String
  let icon: String
  let word: String

  static let declaration = ViewDeclaration<StatusView>(
    "status",
    [
      .init("id", \.id),
      .init("icon", \.icon),
      .init("word", \.word),
    ])
}

/// A commitment as a tile.
struct TileView: TemplateView {
  let number: String
  let title: String
  let lang: String?
  let url: String
  let level: LevelView
  let isStarred: Bool

  static let declaration = ViewDeclaration<TileView>(
    "tile",
    [
      .init("number", \.number),
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("level", \.level),
      .init("is_starred", \.isStarred),
    ])
}

/// Something to be checked: title, address, who and when.
struct EvidenceView: TemplateView {
  let title: String
  let lang: String?
  let url: String?
  let about: String
  let archive: String?
  let hash: String?

  static let declaration = ViewDeclaration<EvidenceView>(
    "evidence",
    [
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("about", \.about),
      .init("archive", \.archive),
      .init("hash", \.hash),
    ])
}
