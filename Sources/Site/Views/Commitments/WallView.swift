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
  /// The way to all areas, where there are more.
  let more: LinkView?

  /// Above so many an area is one bar.
  static let mostBoxes = 100

  static let declaration = ViewDeclaration<WallView>(
    "wall",
    [
      .init("text", \.text),
      .init("legend", \.legend),
      .init("has_stars", \.hasStars),
      .init("is_small", \.isSmall),
      .init("areas", \.areas),
      .init("more", \.more),
    ])
}

/// The commitments of one area.
struct AreaView: TemplateView {
  let name: String
  let lang: String?
  /// Its page, where there is more than one area.
  let url: String?
  /// How many are complete or nearly so: "4 of 7".
  let share: String
  /// In place of the boxes where these would be too many.
  let bar: DistributionView?
  let tiles: [TileView]

  static let declaration = ViewDeclaration<AreaView>(
    "area",
    [
      .init("name", \.name),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("share", \.share),
      .init("bar", \.bar),
      .init("tiles", \.tiles),
    ])
}

extension PageContext {
  /// Above so many boxes they are drawn small.
  private static let largeWall = 60

  func wall(_ rated: [RatedCommitment], _ common: CompletionRating?, of plan: Plan) -> WallView {
    let assessor = common.flatMap { records.organisations[$0.by] }.map { text($0.header.title) }
    let isBars = rated.count > WallView.mostBoxes
    let plain = isBars ? "answer.home_wall_bars" : "answer.home_wall_many"
    return WallView(
      text: isBars
        ? word(plain)
        : assessor.map { word("answer.home_wall", ["assessor": $0, "review": common.map { review($0) } ?? ""]) }
          ?? word(plain),
      legend: legend(rated), hasStars: !isBars && rated.contains { $0.figures.star.value == .value(true) },
      isSmall: rated.count > Self.largeWall, areas: areas(of: plan, isBars: isBars),
      more: more(.groups(plan: plan.slug, .theme), order.parts.areas(of: plan.header.position).count))
  }

  private func legend(_ rated: [RatedCommitment]) -> [LevelView] {
    let readings = rated.filter { !$0.figures.isToldByMilestones }.map(\.figures.shown)
    let schemes = Set(readings.compactMap(\.value?.scheme)).sorted { $0.name < $1.name }
    let levels = schemes.compactMap { SchemeScale($0, .completion) }.flatMap { $0.levels.reversed() + $0.unordered }
    let kinds = levels + Missing.allCases.map { .missing($0) }
    var seen = Set<LevelView>()
    var legend = kinds.filter(Set(readings).contains).map { level($0) }.filter { seen.insert($0).inserted }
    if rated.contains(where: { if case .outline = level(of: $0.figures).fill { true } else { false } }) {
      legend.append(LevelView(fill: .outline(60), word: word("legend.own")))
    }
    if rated.contains(where: \.figures.isToldByMilestones) {
      legend.append(LevelView(fill: .milestones(tenths: 5), word: word("legend.milestones")))
    }
    return legend
  }

  private func areas(of plan: Plan, isBars: Bool) -> [AreaView] {
    let groups = order.parts.areas(of: plan.header.position)
    let isLong = order.has(.groups(plan: plan.slug, .theme))
    return groups.prefix(isLong ? PartLists.fewOnPage : groups.count).map { one in
      let rated = rated(one.group.commitments)
      let high = Tally(rated.map(\.figures.highCompletion.value))
      let name =
        one.group.value == .none ? WordsView(text: word("fact.area_none"), lang: nil) : name(of: one.group.value)
      return AreaView(
        name: name.text, lang: name.lang,
        url: groups.count > 1 ? link(.planGroup(plan: plan.slug, .theme, key: one.key, page: 1)) : nil,
        share: word("format.of", ["n": language.number(high.count), "total": language.number(high.all)]),
        bar: isBars ? distribution(rated) : nil,
        tiles: isBars ? [] : rated.map { tile(of: $0.commitment, $0.figures) })
    }
  }

  func tile(of commitment: Commitment, _ figures: CommitmentFigures) -> TileView {
    TileView(
      number: commitment.number ?? "", title: text(commitment.header.title),
      lang: language(of: commitment.header.title), url: link(.record(.commitments, slug: commitment.slug)),
      level: level(of: figures), isStarred: figures.star.value == .value(true))
  }
}
