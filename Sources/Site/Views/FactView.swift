internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// A row of a list of facts.
struct FactView: TemplateView {
  let label: String
  /// Texts with or without an address; empty when nothing is known.
  let values: [ValueView]
  /// "not reported", when nothing is known.
  let missing: String?

  static let declaration = ViewDeclaration<FactView>(
    "fact",
    [
      .init("label", \.label),
      .init("values", \.values),
      .init("missing", \.missing),
    ])
}

struct ValueView: TemplateView {
  let text: String
  let lang: String?
  let url: String?
  /// Beside it: a role, a period.
  let note: String?

  init(text: String, lang: String? = nil, url: String? = nil, note: String? = nil) {
    self.text = text
    self.lang = lang
    self.url = url
    self.note = note
  }

  static let declaration = ViewDeclaration<ValueView>(
    "value",
    [
      .init("text", \.text),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("note", \.note),
    ])
}

extension PageContext {
  /// So many values of one fact stand on a page.
  private static let mostValues = 40

  /// A fact with some values; an empty list says "none", no list that nothing is reported.
  func fact(_ key: String, values: [ValueView]?) -> FactView {
    var shown = values ?? []
    if shown.count > Self.mostValues {
      shown = shown.prefix(Self.mostValues) + [ValueView(text: rest(shown.count - Self.mostValues))]
    }
    return FactView(
      label: word("fact.\(key)"), values: shown,
      missing: values.map { $0.isEmpty ? word("missing.none") : nil } ?? word("missing.not-reported"))
  }

  /// A fact that says "not reported" when it is not known.
  func fact(_ key: String, _ text: String?) -> FactView {
    fact(key, values: text.map { [ValueView(text: $0)] })
  }

  /// A fact in an author's words.
  func fact(_ key: String, _ text: LocalisedText?) -> FactView {
    fact(key, values: text.map { [ValueView(text: self.text($0), lang: language(of: $0))] })
  }

  func fact(_ key: String, _ links: [LinkView]?) -> FactView {
    fact(key, values: links.map { links in links.map { ValueView(text: $0.text, lang: $0.lang, url: $0.url) } })
  }

  /// From start to end, where an end or a start that is not known is said to be so.
  func span(_ start: PartialDate?, _ end: PartialDate?) -> String? {
    switch (start, end) {
    case (let start?, nil): word("format.no_end", ["from": language.date(start)])
    case (nil, let end?): word("format.no_start", ["to": language.date(end)])
    default: period(start, end)
    }
  }

  /// How many have evidence, "3 of 6"; left out when there are none that could.
  func fact(_ key: String, _ tally: Tally) -> FactView? {
    guard tally.all > 0 else { return nil }
    return fact(key, word("format.of", ["n": language.number(tally.count), "total": language.number(tally.all)]))
  }

  /// A fact that is left out when nothing is said.
  func optionalFact(_ key: String, _ text: String?) -> FactView? {
    text.map { fact(key, $0) }
  }

  func optionalFact(_ key: String, _ text: LocalisedText?) -> FactView? {
    text.map { fact(key, $0) }
  }

  /// A fact with a link to another record, left out when none is named.
  func optionalFact<Element: Record>(
    _ key: String, _ reference: Reference<Element>?, in table: RecordTable<Element>
  ) -> FactView? {
    reference == nil ? nil : fact(key, link(reference, in: table).map { [$0] })
  }
}
