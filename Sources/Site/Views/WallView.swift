internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// Every commitment of a plan as a box, by area.
struct WallView: TemplateView {
  /// What a box is, and who judged.
  let text: String
  /// The levels that occur, the highest first.
  let legend: [LevelView]
  let hasStars: Bool
  /// So many that the boxes are drawn small, without numbers.
  let isSmall: Bool
  let areas: [AreaView]

  static let declaration = ViewDeclaration<WallView>(
    "wall",
    [
      .init("text", \.text),
      .init("legend", \.legend),
      .init("has_stars", \.hasStars),
      .init("is_small", \.isSmall),
      .init("areas", \.areas),
    ])
}

/// The commitments of one area.
struct AreaView: TemplateView {
  let name: String
  let lang: String?
  /// How many are complete or nearly so: "4 of 7".
  let share: String
  let tiles: [TileView]

  static let declaration = ViewDeclaration<AreaView>(
    "area",
    [
      .init("name", \.name),
      .init("lang", \.lang),
      .init("share", \.share),
      .init("tiles", \.tiles),
    ])
}

extension PageContext {
  /// Above so many boxes they are drawn small (visual.md 3).
  private static let largeWall = 120

  func wall(_ rated: [RatedCommitment]) -> WallView {
    let assessor = commonRating(rated).flatMap { records.organisations[$0.by] }.map { text($0.header.title) }
    return WallView(
      text: assessor.map { word("answer.home_wall", ["assessor": $0]) } ?? word("answer.home_wall_many"),
      legend: legend(rated), hasStars: rated.contains { $0.figures.star.value == .value(true) },
      isSmall: rated.count > Self.largeWall, areas: areas(rated))
  }

  private func legend(_ rated: [RatedCommitment]) -> [LevelView] {
    let readings = rated.map { $0.figures.completion.newest.value.map(\.schemeLabel) }
    let schemes = Set(readings.compactMap(\.value?.scheme)).sorted { $0.name < $1.name }
    let levels = schemes.compactMap { SchemeScale($0, .completion) }.flatMap { $0.levels.reversed() + $0.unordered }
    let kinds = levels + Missing.allCases.map { .missing($0) }
    var seen = Set<LevelView>()
    return kinds.filter(Set(readings).contains).map { level($0) }.filter { seen.insert($0).inserted }
  }

  private func areas(_ rated: [RatedCommitment]) -> [AreaView] {
    var order: [String] = []
    var groups: [String: [RatedCommitment]] = [:]
    for one in rated {
      let name = one.commitment.theme?.base ?? ""
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(one)
    }
    return order.compactMap { name in
      guard let group = groups[name], let theme = group.first?.commitment.theme else {
        return groups[name].map { area(word("fact.area_none"), lang: nil, $0) }
      }
      return area(text(theme), lang: language(of: theme), group)
    }
  }

  private func area(_ name: String, lang: String?, _ group: [RatedCommitment]) -> AreaView {
    let high = Tally(group.map(\.figures.highCompletion.value))
    return AreaView(
      name: name, lang: lang,
      share: word("format.of", ["n": language.number(high.count), "total": language.number(high.all)]),
      tiles: group.map { tile(of: $0.commitment, $0.figures) })
  }

  func tile(of commitment: Commitment, _ figures: CommitmentFigures) -> TileView {
    TileView(
      number: commitment.number ?? "", title: text(commitment.header.title),
      lang: language(of: commitment.header.title), url: link(.record(.commitments, slug: commitment.slug)),
      level: level(figures.completion.newest.value), isStarred: figures.star.value == .value(true))
  }
}
