internal import Reporting
internal import Template

/// How full a box is drawn: the fuller, the more was done (visual.md 2). Templates get the class of the box.
enum BoxFill: Hashable, TemplateValue {
  /// In per cent of its height.
  case part(Int)
  /// Dashed and hatched: it is not known.
  case unknown
  /// Dashed and empty: somebody looked and found nothing.
  case empty
  case withdrawn

  static var valueType: ValueType { .text }

  var templateValue: Value? {
    switch self {
    case .part(let percent): .text("fill-\(percent)")
    case .unknown: "fill-unknown"
    case .empty: "fill-none"
    case .withdrawn: "fill-withdrawn"
    }
  }

  /// The colour of the filled part; `nil` where nothing is filled.
  var tone: String? {
    switch self {
    case .part(0), .unknown, .empty, .withdrawn: nil
    case .part(...30): "limited"
    case .part(...60): "substantial"
    case .part: "complete"
    }
  }

  init(_ label: Label) {
    switch label {
    case .notStarted: self = .part(0)
    case .limited: self = .part(30)
    case .substantial: self = .part(60)
    case .complete: self = .part(100)
    case .withdrawn: self = .withdrawn
    case "no-evidence": self = .empty
    default: self = .unknown
    }
  }
}

/// A level of completion as a box.
struct LevelView: TemplateView {
  let fill: BoxFill
  let word: String

  static let declaration = ViewDeclaration<LevelView>(
    "level",
    [
      .init("fill", \.fill),
      .init("word", \.word),
    ])
}

extension PageContext {
  func level(_ completion: Observed<CompletionRating>) -> LevelView {
    level(completion.map(\.label))
  }

  func level(_ completion: Observed<Label>) -> LevelView {
    switch completion {
    case .value(let label): LevelView(fill: BoxFill(label), word: word("completion.\(label.word)"))
    case .missing(let reason): LevelView(fill: .unknown, word: word("missing.\(reason.rawValue)"))
    }
  }
}
