internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// How many there are of each kind, as one bar with its table.
struct DistributionView: TemplateView {
  let label: String
  /// What the drawing shows, in a sentence.
  let description: String
  let segments: [SegmentView]
  let total: String
  let totalPercent: String
  let totalLabel: String
  /// Which labels of other schemes are counted as which.
  let note: String?

  static let declaration = ViewDeclaration<DistributionView>(
    "distribution",
    [
      .init("label", \.label),
      .init("description", \.description),
      .init("segments", \.segments),
      .init("total", \.total),
      .init("total_percent", \.totalPercent),
      .init("total_label", \.totalLabel),
      .init("note", \.note),
    ])
}

struct SegmentView: TemplateView {
  let word: String
  let count: String
  let percent: String
  /// Of a level of completion.
  let fill: BoxFill?
  /// Of a status.
  let icon: String?
  /// The end of the class that colours it; `nil` where nothing is coloured.
  let tone: String?
  let isUnknown: Bool
  /// Where it begins and how wide it is, in per cent of the bar.
  let x: String
  let width: String
  /// Where its filled part begins and how high it is, in per cent of the bar; `nil` where nothing is filled.
  let top: Int?
  let height: Int?
  /// Is it wide enough for its number?
  let isWide: Bool

  static let declaration = ViewDeclaration<SegmentView>(
    "segment",
    [
      .init("word", \.word),
      .init("count", \.count),
      .init("percent", \.percent),
      .init("fill", \.fill),
      .init("icon", \.icon),
      .init("tone", \.tone),
      .init("is_unknown", \.isUnknown),
      .init("x", \.x),
      .init("width", \.width),
      .init("top", \.top),
      .init("height", \.height),
      .init("is_wide", \.isWide),
    ])
}

extension PageContext {
  /// How many of one kind, before the bar is drawn.
  struct Share {
    enum Look {
      case level(BoxFill)
      case status(IndicatorStatus)
    }

    let word: String
    let look: Look
    let count: Int
  }

  /// The bar of these shares; empty ones are left out.
  func distribution(_ shares: [Share], label: String, totalLabel: String, note: String? = nil) -> DistributionView {
    let shown = shares.filter { $0.count > 0 }
    let total = shown.reduce(0) { $0 + $1.count }
    var before = 0
    let segments = shown.map { share in
      defer { before += share.count }
      return segment(share, from: before, of: total)
    }
    let parts = segments.map { $0.word + word("site.colon") + $0.count }
    return DistributionView(
      label: label, description: label + word("site.colon") + parts.joined(separator: ", "), segments: segments,
      total: language.number(total), totalPercent: percent(total, of: total), totalLabel: totalLabel,
      note: note)
  }

  private func segment(_ share: Share, from before: Int, of total: Int) -> SegmentView {
    var (fill, icon): (BoxFill?, String?)
    var tone: String?
    var height: Int?
    switch share.look {
    case .level(let level):
      (fill, tone) = (level, level.tone)
      if case .part(let percent) = level, percent > 0 { height = percent }
    case .status(let status): (icon, tone) = (status.icon, status.tone)
    }
    return SegmentView(
      word: share.word, count: language.number(share.count), percent: percent(share.count, of: total), fill: fill,
      icon: icon, tone: tone, isUnknown: fill == .unknown || tone == "unknown",
      x: Self.length(before, of: total), width: Self.length(share.count, of: total), top: height.map { 100 - $0 },
      height: height, isWide: share.count * 100 >= total * (share.count < 100 ? 10 : 15))
  }

  /// A share in per cent with three places, for drawing.
  private static func length(_ count: Int, of total: Int) -> String {
    (try? Fraction(Int128(count) * 100, over: Int128(total)))?.decimal(places: 3) ?? "0"
  }
}

extension IndicatorStatus {
  /// The shape that goes with the status.
  var icon: String {
    switch self {
    case .noBaseline: "no-target"
    case .directionUnclear, .notComparable, .noRate: "no-data"
    // Four steps of progress have the shapes of the four steps of pace.
    case .substantial: IndicatorStatus.onTrack.rawValue
    case .moderate: IndicatorStatus.behind.rawValue
    case .limited: IndicatorStatus.offTrack.rawValue
    case .deterioration: IndicatorStatus.reversed.rawValue
    default: rawValue
    }
  }

  /// The colour of its part of a bar: its own where it judges, the one of what is not known, else a plain one.
  var tone: String {
    switch self {
    case .achieved, .onTrack, .behind, .offTrack, .reversed, .partlyMet, .missed: rawValue
    case .notMeasuredAtEnd, .directionUnclear, .notComparable, .noData, .noRate: "unknown"
    case .substantial, .moderate, .limited, .deterioration: icon
    case .tooEarly, .noBaseline, .noTarget, .qualitative: "plain"
    }
  }
}
