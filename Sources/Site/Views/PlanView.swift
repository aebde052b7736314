internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What a plan's page says, and what the home page says of its first plan.
struct PlanView: TemplateView {
  let kicker: String
  let answer: String
  /// Whose ratings these are, and when they were given.
  let rated: String?
  let counts: PlanCountsView
  let distribution: DistributionView
  let areas: [AreaView]
  let matrix: MatrixView?
  let rows: [CommitmentRowView]
  let facts: [FactView]

  static let declaration = ViewDeclaration<PlanView>(
    "plan",
    [
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("rated", \.rated),
      .init("counts", \.counts),
      .init("distribution", \.distribution),
      .init("areas", \.areas),
      .init("matrix", \.matrix),
      .init("rows", \.rows),
      .init("facts", \.facts),
    ])
}

/// The four numbers of a plan.
struct PlanCountsView: TemplateView {
  let total: String
  let areas: String
  let years: String
  let done: String
  let donePercent: String
  let late: String
  let unknown: String
  /// "of 37".
  let base: String

  static let declaration = ViewDeclaration<PlanCountsView>(
    "plan counts",
    [
      .init("total", \.total),
      .init("areas", \.areas),
      .init("years", \.years),
      .init("done", \.done),
      .init("done_percent", \.donePercent),
      .init("late", \.late),
      .init("unknown", \.unknown),
      .init("base", \.base),
    ])
}

/// How many there are of each kind, as one bar with its table.
struct DistributionView: TemplateView {
  let label: String
  let segments: [SegmentView]
  let total: String
  let totalLabel: String

  static let declaration = ViewDeclaration<DistributionView>(
    "distribution",
    [
      .init("label", \.label),
      .init("segments", \.segments),
      .init("total", \.total),
      .init("total_label", \.totalLabel),
    ])
}

struct SegmentView: TemplateView {
  /// The level or status, for the look of the segment.
  let id: String
  let fill: String?
  let icon: String?
  let word: String
  let count: String
  let percent: String
  /// Where it begins and how wide it is, in per cent of the bar.
  let x: String
  let width: String
  /// Is it wide enough for its number?
  let isWide: Bool

  static let declaration = ViewDeclaration<SegmentView>(
    "segment",
    [
      .init("id", \.id),
      .init("fill", \.fill),
      .init("icon", \.icon),
      .init("word", \.word),
      .init("count", \.count),
      .init("percent", \.percent),
      .init("x", \.x),
      .init("width", \.width),
      .init("is_wide", \.isWide),
    ])
}

/// The commitments of one theme.
struct AreaView: TemplateView {
  let name: String
  /// "4 of 7".
  let share: String
  let tiles: [TileView]

  static let declaration = ViewDeclaration<AreaView>(
    "area",
    [
      .init("name", \.name),
      .init("share", \.share),
      .init("tiles", \.tiles),
    ])
}

/// Ambition against completion, as counts.
struct MatrixView: TemplateView {
  let answer: String
  let columns: [LevelView]
  let rows: [MatrixRowView]

  static let declaration = ViewDeclaration<MatrixView>(
    "matrix",
    [
      .init("answer", \.answer),
      .init("columns", \.columns),
      .init("rows", \.rows),
    ])
}

struct MatrixRowView: TemplateView {
  let word: String
  let of: String
  let cells: [MatrixCellView]

  static let declaration = ViewDeclaration<MatrixRowView>(
    "matrix row",
    [
      .init("word", \.word),
      .init("of", \.of),
      .init("cells", \.cells),
    ])
}

struct MatrixCellView: TemplateView {
  let count: Int
  let text: String
  let fill: String

  static let declaration = ViewDeclaration<MatrixCellView>(
    "matrix cell",
    [
      .init("count", \.count),
      .init("text", \.text),
      .init("fill", \.fill),
    ])
}

/// A commitment in a plan's list: both ratings side by side.
struct CommitmentRowView: TemplateView {
  let tile: TileView
  let area: String?
  let government: String
  let independent: String
  let isConflicting: Bool
  let potential: String
  let due: String
  let isLate: Bool

  static let declaration = ViewDeclaration<CommitmentRowView>(
    "commitment row",
    [
      .init("tile", \.tile),
      .init("area", \.area),
      .init("government", \.government),
      .init("independent", \.independent),
      .init("is_conflicting", \.isConflicting),
      .init("potential", \.potential),
      .init("due", \.due),
      .init("is_late", \.isLate),
    ])
}

/// A commitment with its figures, for what is counted over many.
struct RatedCommitment {
  let commitment: Commitment
  let figures: CommitmentFigures
}

extension PageContext {
  func view(ofPlan position: Int, _ plan: Plan) -> PlanView {
    let rated = ratedCommitments(ofPlan: position)
    return PlanView(
      kicker: plan.number.map { word("record.plan_number", ["number": language.number($0)]) } ?? word("record.plan"),
      answer: answer(rated), rated: ratedBy(rated), counts: counts(rated, of: plan),
      distribution: distribution(rated, scheme: plan.scheme ?? .irm2011), areas: areas(rated), matrix: matrix(rated),
      rows: rated.map(row), facts: facts(of: plan))
  }

  /// The plan's commitments that count, by their number.
  func ratedCommitments(ofPlan position: Int) -> [RatedCommitment] {
    (order.commitmentsOfPlan[position] ?? []).compactMap { records.commitments[$0] }
      .filter { $0.header.isIllustrative != true }
      .map { RatedCommitment(commitment: $0, figures: report.figures(of: $0)) }
  }

  // MARK: Sentences

  func answer(_ rated: [RatedCommitment]) -> String {
    let high = Tally(rated.map(\.figures.highCompletion.value))
    guard high.all > 0 else { return word("answer.plan_none") }
    guard high.base > 0 else { return word("answer.plan_nobody") }
    let total = language.number(high.all)
    var sentence = word(
      "answer.plan_done",
      ["done": language.number(high.count), "total": total, "percent": percent(high.count, of: high.all)])
    let unknown = unknownCount(rated)
    if unknown > 0 { sentence += word("answer.plan_unknown", count: unknown) }
    sentence += "."
    let late = Tally(rated.map(\.figures.late.value)).count
    if late > 0 {
      sentence += " " + word("answer.plan_late", ["late": language.number(late), "total": total])
    }
    return sentence
  }

  /// Those of which nobody could tell, or of which nobody said anything.
  private func unknownCount(_ rated: [RatedCommitment]) -> Int {
    rated.count { ($0.figures.completion.newest.value.value?.label ?? .unclear) == .unclear }
  }

  /// "Completion as rated by … , 2014": named where all newest ratings are one assessor's of one date.
  private func ratedBy(_ rated: [RatedCommitment]) -> String? {
    let ratings = rated.compactMap(\.figures.completion.newest.value.value)
    guard let first = ratings.first, ratings.allSatisfy({ $0.by == first.by || $0.by.index == first.by.index }),
      ratings.allSatisfy({ $0.date == first.date }), let by = records.organisations[first.by]
    else { return nil }
    return word("answer.plan_rated", ["assessor": text(by.header.title), "date": language.date(first.date)])
  }

  private func counts(_ rated: [RatedCommitment], of plan: Plan) -> PlanCountsView {
    let high = Tally(rated.map(\.figures.highCompletion.value))
    let themes = Set(rated.compactMap { $0.commitment.theme?.base })
    let total = language.number(high.all)
    return PlanCountsView(
      total: total, areas: word("count.areas", count: themes.count),
      years: word(
        "format.years",
        ["from": String(plan.start.first.components.year), "to": String(plan.end.last.components.year)]),
      done: language.number(high.count), donePercent: percent(high.count, of: high.all),
      late: language.number(Tally(rated.map(\.figures.late.value)).count),
      unknown: language.number(unknownCount(rated)), base: word("format.base", ["total": total]))
  }

  // MARK: Distribution

  private func distribution(_ rated: [RatedCommitment], scheme: SchemeName) -> DistributionView {
    let order = scheme.scheme.variable(.completion)
    let labels = (order?.labels.reversed() ?? []) + (order?.unordered ?? [])
    let values = rated.map(\.figures.completion.newest.value)
    var groups = labels.map { label in
      (id: label.word, level: level(label, in: scheme), count: values.count { $0.value?.label == label })
    }
    for reason in Missing.allCases {
      let count = values.count { $0.missing == reason }
      groups.append((reason.rawValue, level(.missing(reason)), count))
    }
    return DistributionView(
      label: word("completion.label"),
      segments: segments(groups.map { (id: $0.id, level: $0.level, icon: nil, count: $0.count) }),
      total: language.number(rated.count), totalLabel: word("completion.all"))
  }

  /// The segments of a bar, each as wide as its share; empty ones are left out.
  func segments(_ groups: [(id: String, level: LevelView, icon: String?, count: Int)]) -> [SegmentView] {
    let total = groups.reduce(0) { $0 + $1.count }
    var before = 0
    return groups.compactMap { group in
      guard group.count > 0 else { return nil }
      defer { before += group.count }
      return SegmentView(
        id: group.id, fill: group.level.fill, icon: group.icon, word: group.level.word,
        count: language.number(group.count), percent: percent(group.count, of: total),
        x: Self.share(before, of: total), width: Self.share(group.count, of: total),
        isWide: group.count * 10 >= total)
    }
  }

  /// A share in per cent with three places, for drawing.
  private static func share(_ count: Int, of total: Int) -> String {
    (try? Fraction(Int128(count) * 100, over: Int128(total)))?.decimal(places: 3) ?? "0"
  }

  // MARK: Areas, matrix, rows

  private func areas(_ rated: [RatedCommitment]) -> [AreaView] {
    var order: [String] = []
    var groups: [String: [RatedCommitment]] = [:]
    for one in rated {
      let name = one.commitment.theme?.base ?? ""
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(one)
    }
    return order.compactMap { name in
      guard let group = groups[name], let first = group.first else { return nil }
      let high = Tally(group.map(\.figures.highCompletion.value))
      return AreaView(
        name: text(first.commitment.theme) ?? word("missing.no-data"),
        share: word("format.of", ["n": language.number(high.count), "total": language.number(high.all)]),
        tiles: group.map { tile(of: $0.commitment, $0.figures) })
    }
  }

  private func matrix(_ rated: [RatedCommitment]) -> MatrixView? {
    guard let scheme = rated.compactMap({ $0.commitment.conditionsAssessment(asOf: report.asOf)?.scheme }).first,
      let ambition = scheme.scheme.variable(scheme.scheme.ambition),
      let completion = scheme.scheme.variable(.completion)
    else { return nil }
    let columns =
      completion.labels
      + completion.unordered.filter { label in
        rated.contains { $0.figures.completion.newest.value.value?.label == label }
      }
    let coded = rated.compactMap { one -> (ambition: Label, completion: Label)? in
      guard
        let potential = one.commitment.conditionsAssessment(asOf: report.asOf)?.reading(of: ambition.name)?.value,
        let reached = one.figures.completion.newest.value.value?.label
      else { return nil }
      return (potential, reached)
    }
    let rows = ambition.labels.reversed().map { label in
      let row = coded.filter { $0.ambition == label }
      return MatrixRowView(
        word: word("ambition.\(label.word)"),
        of: word("format.of", ["n": language.number(row.count), "total": language.number(rated.count)]),
        cells: columns.map { column in
          let count = row.count { $0.completion == column }
          return MatrixCellView(
            count: count, text: language.number(count), fill: level(column, in: scheme).fill ?? "fill-unknown")
        })
    }
    return MatrixView(
      answer: matrixAnswer(coded, high: ambition.labels.suffix(2)), columns: columns.map { level($0, in: scheme) },
      rows: rows)
  }

  private func matrixAnswer(_ coded: [(ambition: Label, completion: Label)], high: ArraySlice<Label>) -> String {
    let complete = coded.filter { $0.completion == .complete }
    guard !complete.isEmpty else { return "" }
    let ambitious = complete.count { high.contains($0.ambition) }
    let levels = oneOf(high.map { word("ambition.\($0.word)").lowercased() })
    return ambitious == 0
      ? word("answer.matrix_none", ["levels": levels], count: complete.count)
      : word(
        "answer.matrix_some",
        ["n": language.number(ambitious), "total": language.number(complete.count), "levels": levels])
  }

  func row(_ rated: RatedCommitment) -> CommitmentRowView {
    let (commitment, figures) = (rated.commitment, rated.figures)
    let potential = commitment.conditionsAssessment(asOf: report.asOf).flatMap { assessment in
      assessment.reading(of: assessment.scheme.scheme.ambition)
    }
    let potentialWord: String =
      switch potential {
      case .value(let label): word("ambition.\(label.word)")
      case .missing(let reason): word("missing.\(reason.rawValue)")
      case nil: word("missing.not-reviewed")
      }
    return CommitmentRowView(
      tile: tile(of: commitment, figures), area: text(commitment.theme),
      government: level(figures.completion.government.value).word,
      independent: level(figures.completion.independent.value).word,
      isConflicting: figures.completion.isConflicting.value == .value(true), potential: potentialWord,
      due: commitment.end.map { language.date($0) } ?? word("missing.not-reported"),
      isLate: figures.late.value == .value(true))
  }

  private func facts(of plan: Plan) -> [FactView] {
    let adopted = [text(plan.adoptedBy), plan.adoptedOn.map { language.date($0) }].compactMap(\.self)
    return [
      fact("adopted", adopted.isEmpty ? nil : adopted.joined(separator: ", ")),
      fact("runs", period(plan.start, plan.end)), optionalFact("date_note", text(plan.dateNote)),
      fact("kind", word("plan_kind.\(plan.kind.rawValue)")),
      fact("state", plan.status.map { word("plan_status.\($0.rawValue)") }),
      optionalFact("rated_with", plan.scheme?.rawValue), optionalFact("star_formula", plan.starFormula?.rawValue),
      plan.url.map {
        FactView(label: word("fact.url"), values: [ValueView(text: $0.text, url: $0.text)], missing: nil)
      },
    ].compactMap(\.self)
  }
}

extension Commitment {
  /// By the parts of the number, 2.10 after 2.9, then by id.
  func isNumbered(before other: Commitment) -> Bool {
    func parts(_ commitment: Commitment) -> [Int] {
      (commitment.number ?? "").split(separator: ".").map { Int($0) ?? .max }
    }
    let (left, right) = (parts(self), parts(other))
    if left != right { return left.lexicographicallyPrecedes(right) }
    return header.id < other.header.id
  }
}
