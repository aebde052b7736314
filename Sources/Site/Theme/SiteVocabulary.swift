internal import Diagnostics
internal import Exact
internal import Localisation
package import Template

// The filters and functions of templates that know the site and the language of the page.
extension Vocabulary {
  package static let ofTheSite = Vocabulary(
    filters: [dateFilter, isoFilter, numberFilter, addressFilter], functions: [wordFunction])

  /// `{{ commitment.end | date }}`: as precise as the date is, in the page's words.
  private static let dateFilter = Callable("date", takes: .date, gives: .type(.text)) { (call) throws(Fault) in
    .text(try context(of: call).language.date(try call.input.date()))
  }

  /// `<time datetime="{{ commitment.end | iso }}">`.
  private static let isoFilter = Callable("iso", takes: .date, gives: .type(.text)) { (call) throws(Fault) in
    .text(try call.input.date().description)
  }

  /// `{{ plan.number | number }}`: with the language's signs.
  private static let numberFilter = Callable("number", takes: .number, gives: .type(.text)) { (call) throws(Fault) in
    .text(try context(of: call).language.number(try call.input.number()))
  }

  /// `<a href="{{ "data/commitments.csv" | address }}">`: what a link says, wherever the site is published.
  private static let addressFilter = Callable("address", takes: .text, gives: .type(.text)) { (call) throws(Fault) in
    let (page, path) = (try context(of: call), try call.input.text())
    guard let address = page.address(of: path, at: call.place) else {
      let near = nearMiss(path, among: page.paths)
      throw Fault(
        "The site has no page or file `\(path)`", help: near.map { "did you mean `\($0)`?" }, id: "unknown-address")
    }
    return .text(address)
  }

  /// `{{ t("count.records", n=3) }}`, `{{ t("notice.fallback", values={"language": name}) }}`: a word of the site.
  private static let wordFunction = Callable(
    "t", takes: nil,
    [
      .init("key", .text), .init("n", .any, standard: Value.none), .init("values", .any, standard: Value.none),
    ], gives: .type(.text)
  ) { (call) throws(Fault) in
    let language = try context(of: call).language
    let key = try call[0].text()
    var values: Fillings = [:]
    if !call[2].isNone {
      for (name, value) in try call[2].map().entries { values[name] = value.printed ?? "" }
    }
    let count = call[1].isNone ? nil : try call[1].whole()
    guard let word = language.knownWord(key, values, count: count) else { throw noWord(key, in: language) }
    return .text(word)
  }

  private static func noWord(_ key: String, in language: Language) -> Fault {
    Fault("There is no word `\(key)`", help: "write it into strings/\(language.code).yaml", id: "unknown-word")
  }

  private static func context(of call: Call) throws(Fault) -> TemplateContext {
    guard let context = call.context as? TemplateContext else { throw Fault("The page has no language") }
    return context
  }
}
