internal import Diagnostics
internal import Exact
internal import Localisation
internal import Template

// The filters and functions of templates that know the site's languages. Each reads the page's language from the
// context that a page is rendered with.
extension Vocabulary {
  static let ofTheSite = Vocabulary(filters: [dateFilter, isoFilter, numberFilter], functions: [wordFunction])

  /// `{{ commitment.end | date }}`: as precise as the date is, in the page's words.
  private static let dateFilter = Callable("date", takes: .date, gives: .type(.text)) { (call) throws(Fault) in
    .text(try language(of: call).date(try call.input.date()))
  }

  /// `<time datetime="{{ commitment.end | iso }}">`.
  private static let isoFilter = Callable("iso", takes: .date, gives: .type(.text)) { (call) throws(Fault) in
    .text(try call.input.date().description)
  }

  /// `{{ plan.number | number }}`: with the language's signs.
  private static let numberFilter = Callable("number", takes: .number, gives: .type(.text)) { (call) throws(Fault) in
    .text(try language(of: call).number(try call.input.number()))
  }

  /// `{{ t("count.records", n=3) }}`, `{{ t("notice.fallback", values={"language": name}) }}`: a word of the site.
  private static let wordFunction = Callable(
    "t", takes: nil,
    [
      .init("key", .text), .init("n", .any, standard: Value.none), .init("values", .any, standard: Value.none),
    ], gives: .type(.text)
  ) { (call) throws(Fault) in
    let language = try language(of: call)
    let key = try call[0].text()
    var values: Fillings = [:]
    if !call[2].isNone {
      for (name, value) in try call[2].map().entries { values[name] = value.printed ?? "" }
    }
    let count = call[1].isNone ? nil : try call[1].whole()
    guard let word = language.knownWord(key, values, count: count) else {
      throw Fault("There is no word `\(key)`", help: "write it into strings/\(language.code).yaml", id: "unknown-word")
    }
    return .text(word)
  }

  private static func language(of call: Call) throws(Fault) -> Language {
    guard let language = call.context as? Language else { throw Fault("The page has no language") }
    return language
  }
}
