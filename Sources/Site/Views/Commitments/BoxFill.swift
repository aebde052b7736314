internal import Reporting
internal import Template

/// How full a box is drawn: the fuller, the more was done. Templates get the class of the box.
enum BoxFill: Hashable, TemplateValue {
  /// In per cent of its height.
  case part(Int)
  /// Dashed and hatched: it is not known.
  case unknown
  /// Dashed and empty: somebody looked and found nothing.
  case empty
  case withdrawn
  /// What a government says of itself and nobody else has rated: the level as a line, never as a fill.
  case outline(Int)
  /// Nobody has rated it: the share of its milestones that are done, in tenths.
  case milestones(tenths: Int)

  static var valueType: ValueType { .text }

  var templateValue: Value? {
    switch self {
    case .part(let percent): .text("fill-\(percent)")
    case .unknown: "fill-unknown"
    case .empty: "fill-none"
    case .withdrawn: "fill-withdrawn"
    case .outline(let percent): .text("fill-\(percent) fill-own")
    case .milestones(let tenths): .text("fill-steps steps-\(tenths)")
    }
  }

  /// The colour of the filled part; `nil` where nothing is filled.
  var tone: String? {
    switch self {
    case .part(0), .unknown, .empty, .withdrawn, .outline, .milestones: nil
    case .part(...30): "limited"
    case .part(...60): "substantial"
    case .part: "complete"
    }
  }

  /// Of n levels the k-th, from 0, fills 60·k/(n−2) per cent, the last all of it.
  init(_ label: Label) {
    switch (label.meaning, label.rank) {
    case (.withdrawn, _): self = .withdrawn
    case (.nothingFound, _): self = .empty
    case (_, let rank?) where rank.place == rank.count - 1: self = .part(100)
    case (_, let rank?): self = .part(60 * rank.place / max(1, rank.count - 2))
    case (_, nil): self = .unknown
    }
  }
}

/// A level of completion as a box.
struct LevelView: TemplateView, Hashable {
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
    level(completion.map(\.schemeLabel))
  }

  func level(_ reading: Observed<SchemeLabel>) -> LevelView {
    LevelView(fill: reading.value.map { BoxFill($0.label) } ?? .unknown, word: word(reading))
  }
}
