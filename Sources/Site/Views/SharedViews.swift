internal import Template

// What templates get, beside the records' own fields: words that are worked out, never rules.

/// A text with an address.
struct LinkView: TemplateView {
  let text: String
  let url: String

  static let declaration = ViewDeclaration<LinkView>(
    "link",
    [
      .init("text", \.text),
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
  let url: String?

  static let declaration = ViewDeclaration<ValueView>(
    "value",
    [
      .init("text", \.text),
      .init("url", \.url),
    ])
}

/// A level of completion as a box: the fuller, the more was done.
struct LevelView: TemplateView {
  /// The class of the box, such as `fill-60`; `nil` when there is no rating.
  let fill: String?
  let word: String

  static let declaration = ViewDeclaration<LevelView>(
    "level",
    [
      .init("fill", \.fill),
      .init("word", \.word),
    ])
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
  let url: String
  let level: LevelView
  let isStarred: Bool

  static let declaration = ViewDeclaration<TileView>(
    "tile",
    [
      .init("number", \.number),
      .init("title", \.title),
      .init("url", \.url),
      .init("level", \.level),
      .init("is_starred", \.isStarred),
    ])
}

/// Something to be checked: title, address, who and when.
struct EvidenceView: TemplateView {
  let title: String
  let url: String?
  let about: String
  let archive: String?

  static let declaration = ViewDeclaration<EvidenceView>(
    "evidence",
    [
      .init("title", \.title),
      .init("url", \.url),
      .init("about", \.about),
      .init("archive", \.archive),
    ])
}

/// How a figure was worked out.
struct WorkingView: TemplateView {
  let title: String
  let steps: [StepView]
  let asOf: String

  static let declaration = ViewDeclaration<WorkingView>(
    "working",
    [
      .init("title", \.title),
      .init("steps", \.steps),
      .init("as_of", \.asOf),
    ])
}

struct StepView: TemplateView {
  let rule: String
  let inputs: [InputView]
  let result: String

  static let declaration = ViewDeclaration<StepView>(
    "step",
    [
      .init("rule", \.rule),
      .init("inputs", \.inputs),
      .init("result", \.result),
    ])
}

struct InputView: TemplateView {
  let name: String
  let value: String
  /// File and line, as a person finds it.
  let place: String?

  static let declaration = ViewDeclaration<InputView>(
    "input",
    [
      .init("name", \.name),
      .init("value", \.value),
      .init("place", \.place),
    ])
}
