internal import Diagnostics
internal import FrontMatter
internal import Reporting

extension FieldDescription {
  /// The field with a value that the parser takes.
  func sample(depth: Int = 0) -> Document {
    if let example {
      var diagnostics: [Diagnostic] = []
      let line = Array("\(key): \(example)".utf8)
      guard
        let read = readYAML(line[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics)?
          .value(of: key)
      else { internalFault("the example of \(home).\(key) is no YAML") }
      return Document(read)
    }
    // A day at which something begins lies before one at which it ends.
    if case .date = form, ["from", "start"].contains(key) { return .plain("2014-01-01") }
    return form.sample(depth: depth)
  }

  /// The field as a line of a file, or as lines.
  package var exampleText: String {
    // Of keys that a record declares itself, the example names one.
    if declaringKey != nil, let example { return example }
    var text = Document.group([(key, sample())]).yaml
    while text.last == "\n" { text.removeLast() }
    return text
  }
}

extension FieldForm {
  fileprivate func sample(depth: Int) -> Document {
    switch self {
    case .text, .translatedText, .wording: .text("…")
    case .code(let code): .text(code.example)
    case .date: .plain("2014-06-30")
    case .number(in: let range): .plain(range.map { String($0.isAbove ? $0.lower + 1 : $0.lower) } ?? "16.2")
    case .figure: .plain("8080")
    case .count(in: let range): .plain(range.upper == nil ? "120" : String(range.lower))
    case .numbers(let ranges): .list(ranges.map { FieldForm.number(in: $0).sample(depth: depth) })
    case .orWord(let form, _): form.sample(depth: depth)
    case .flag: .plain("true")
    case .choice(let words, _), .openChoice(let words, _): .text(words.first ?? "…")
    case .reference(let collection): .text(Collection(rawValue: collection)?.exampleSlug ?? collection)
    case .address: .text("https://forum.az/report")
    case .file: .text("report.pdf")
    case .list(let item): .list([item.sample(depth: depth)])
    case .mapping(let value): .group([("İl", value.sample(depth: depth))])
    case .group(let group), .groupOrText(let group): group.sample(depth: depth + 1)
    case .declaredElsewhere: .text("default")
    }
  }
}

extension FieldGroup {
  /// What is needed, and some of what may be given.
  func sample(depth: Int = 0) -> Document {
    let ways = alternatives.compactMap(\.ways.first).flatMap { $0 }
    let plain = fields.filter { $0.form.group == nil && $0.declaringKey == nil }
    var keys = Set(plain.filter { $0.isRequired || ways.contains($0.key) }.map(\.key))
    for field in plain where keys.count < 3 && !alternatives.contains(where: { $0.ways.joined().contains(field.key) }) {
      keys.insert(field.key)
    }
    let chosen = fields.filter { keys.contains($0.key) || ($0.isRequired && depth < 2) }
    return .group(chosen.map { ($0.key, $0.sample(depth: depth)) })
  }
}

extension Collection {
  /// A record that examples name.
  package var exampleSlug: String {
    switch self {
    case .projects: "apt-project"
    case .objectives: "transparency"
    case .results: "citizens-empowered"
    case .activities: "legal-aid"
    case .indicators: "people-advised"
    case .plans: "ogp-2012-2015"
    case .commitments: "answers-in-time"
    case .organisations: "transparency-azerbaijan"
    case .places: "ganja"
    case .beneficiaries: "citizens"
    case .cases: "legal-aid-2014"
    case .news: "new-centre"
    case .events: "open-day"
    case .publications: "first-report"
    case .pages: "about"
    }
  }
}
