internal import FrontMatter
internal import Localisation
internal import Reporting

extension PageContext {
  /// The facts that a record's fields declare to be some, in the order of the schema; one that is not given is left out.
  func declaredFacts<Element: Record>(of record: Element) -> [FactView] {
    Element.schema.fields.compactMap { field in
      guard field.description.isFact else { return nil }
      let values = values(of: field.read(record), as: field.description.form)
      return values.isEmpty ? nil : fact(field.description.key, values: values)
    }
  }

  private func values(of content: FieldContent, as form: FieldForm) -> [ValueView] {
    switch (content, form) {
    case (.text(let text), .address): [ValueView(text: text, url: text)]
    case (.text(let text), _): [ValueView(text: text)]
    case (.translatedText(let text), _): [ValueView(text: self.text(text), lang: language(of: text))]
    case (.date(let date), _): [ValueView(text: language.date(date))]
    case (.number(let number), _): [ValueView(text: language.number(number))]
    case (.count(let count), _): [ValueView(text: language.number(count))]
    case (.flag(let flag), _): [ValueView(text: word(flag ? "answer_word.yes" : "answer_word.no"))]
    case (.choice(let choice), .choice(_, named: let family?)): [ValueView(text: word("\(family).\(choice)"))]
    case (.choice(let choice), .orWord(_, let words)) where words.contains(choice):
      [ValueView(text: word("missing.\(choice)"))]
    case (.choice(let choice), _): [ValueView(text: choice)]
    case (.reference(let collection, let index), _):
      Reporting.Collection(rawValue: collection).flatMap { target in
        records.header(target, index).map { header in
          ValueView(
            text: text(header.title), lang: language(of: header.title),
            url: link(.record(target, slug: header.slug)))
        }
      }.map { [$0] } ?? []
    case (.list(let items), .list(let item)): items.flatMap { values(of: $0, as: item) }
    case (.list(let items), .numbers): items.flatMap { values(of: $0, as: .number(in: nil)) }
    case (.absent, _), (.list, _), (.group, _), (.written, _): []
    }
  }
}
