internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What one assessor said.
struct RatingView: TemplateView {
  let icon: String
  let assessor: String
  let who: String
  let level: LevelView?
  /// In place of a level: that no rating is published.
  let none: String?
  let quote: WordsView?

  static let declaration = ViewDeclaration<RatingView>(
    "rating",
    [
      .init("icon", \.icon),
      .init("assessor", \.assessor),
      .init("who", \.who),
      .init("level", \.level),
      .init("none", \.none),
      .init("quote", \.quote),
    ])
}

/// Levels as rows, assessors as columns.
struct LadderView: TemplateView {
  let icons: [String]
  let rows: [LadderRowView]
  /// Which labels of other schemes are shown as which.
  let note: String?

  static let declaration = ViewDeclaration<LadderView>(
    "ladder",
    [
      .init("icons", \.icons),
      .init("rows", \.rows),
      .init("note", \.note),
    ])
}

struct LadderRowView: TemplateView {
  let level: LevelView
  let cells: [LadderCellView]

  static let declaration = ViewDeclaration<LadderRowView>(
    "ladder row",
    [
      .init("level", \.level),
      .init("cells", \.cells),
    ])
}

struct LadderCellView: TemplateView {
  /// The assessor's sign, where it gave this level.
  let icon: String?
  /// The assessor gave no level at all.
  let isWithoutRating: Bool

  static let declaration = ViewDeclaration<LadderCellView>(
    "ladder cell",
    [
      .init("icon", \.icon),
      .init("is_without_rating", \.isWithoutRating),
    ])
}

struct VerdictView: TemplateView {
  /// `behind`, `on`, `ahead`, `disagree`, `agree`, `plain`.
  let kind: String
  let text: String

  static let declaration = ViewDeclaration<VerdictView>(
    "verdict",
    [
      .init("kind", \.kind),
      .init("text", \.text),
    ])
}

extension PageContext {
  /// What stands in one line of the ratings.
  private struct Said {
    let icon: String
    let assessor: String
    let who: String
    /// `nil` where no rating is published.
    let reading: Observed<SchemeLabel>?
    let scheme: Scheme?
    let quote: WordsView?
  }

  // MARK: List and ladder

  func ratings(of commitment: Commitment) -> [RatingView] {
    said(of: commitment).map { line in
      RatingView(
        icon: line.icon, assessor: line.assessor, who: line.who, level: line.reading.map { level($0) },
        none: line.reading == nil ? word("assessor.none") : nil, quote: line.quote)
    }
  }

  /// What was due, then what each kind of assessor said; government and independent assessors also where they said
  /// nothing.
  private func said(of commitment: Commitment) -> [Said] {
    let counted = commitment.countedAssessments(asOf: report.asOf).filter { $0.rating(of: .completion) != nil }
    var lines: [Said] = []
    if let assessment = commitment.projectingAssessment(asOf: report.asOf) {
      lines.append(
        Said(
          icon: "due", assessor: word("assessor.due"), who: word("assessor.due_note"),
          reading: reading(assessment, .projectedCompletion), scheme: assessment.scheme, quote: nil))
    }
    for kind in AssessorKind.allCases {
      let ratings = counted.filter { $0.kind == kind }
      lines += ratings.map { said($0) }
      if ratings.isEmpty, kind != .civilSociety {
        lines.append(
          Said(
            icon: kind.rawValue, assessor: word("assessor.\(kind.rawValue)"), who: "", reading: nil, scheme: nil,
            quote: nil))
      }
    }
    return lines
  }

  private func said(_ assessment: Assessment) -> Said {
    let by = records.organisations[assessment.by].map { text($0.header.title) }
    return Said(
      icon: assessment.kind.rawValue, assessor: word("assessor.\(assessment.kind.rawValue)"),
      who: [
        by, assessment.stateAt.map { word("review.state_only", ["state": stateAt($0)]) }, published(assessment),
        assessment.page.map(reportPage),
      ].compactMap(\.self).joined(separator: ", "),
      reading: reading(assessment, .completion) ?? .missing(.unclear), scheme: assessment.scheme,
      quote: words(assessment.quote))
  }

  private func published(_ assessment: Assessment) -> String {
    assessment.stateAt == nil
      ? language.date(assessment.date) : word("review.published", ["when": when(assessment.date)])
  }

  /// A number of a page is called so; other words say themselves where in the report they point.
  private func reportPage(_ page: String) -> String {
    page.first?.isNumber == true ? word("assessor.page", ["page": page]) : page
  }

  /// A level of completion, be it reached or due.
  private func reading(_ assessment: Assessment, _ variable: AssessmentVariable) -> Observed<SchemeLabel>? {
    assessment.reading(of: variable)?.map { SchemeLabel($0.label, of: .completion, in: assessment.scheme) }
  }

  /// - Returns: `nil` without a rating, or where they are by several schemes that no mapping joins.
  func ladder(of commitment: Commitment) -> LadderView? {
    let lines = said(of: commitment)
    let given = lines.compactMap(\.reading)
    guard let scale = SchemeScale(commonScheme(of: lines), .completion) else { return nil }
    let placed = lines.map { $0.reading.map(scale.place) }
    let kinds = scale.levels.reversed() + scale.others(among: placed.compactMap(\.self))
    return LadderView(
      icons: lines.map(\.icon),
      rows: kinds.map { kind in
        LadderRowView(
          level: level(kind),
          cells: zip(lines, placed).map { line, reading in
            LadderCellView(icon: reading == kind ? line.icon : nil, isWithoutRating: reading == nil)
          })
      },
      note: mappingNote(given, on: scale))
  }

  /// The first scheme to which mappings lead from every rating.
  private func commonScheme(of lines: [Said]) -> Scheme? {
    let labels = lines.compactMap(\.reading?.value)
    let schemes = lines.compactMap(\.scheme)
    return schemes.lazy.flatMap(\.andTargets).first { scheme in
      labels.allSatisfy { $0.mapped(to: scheme)?.variable == .completion }
    }
  }

  // MARK: Verdicts

  func verdicts(of commitment: Commitment, _ figures: CommitmentFigures) -> [VerdictView] {
    [scheduleVerdict(of: commitment, figures), comparison(figures.completion)].compactMap(\.self)
  }

  private func scheduleVerdict(of commitment: Commitment, _ figures: CommitmentFigures) -> VerdictView? {
    guard let schedule = figures.schedule.value.value else { return nil }
    let projecting = commitment.projectingAssessment(asOf: report.asOf)
    guard let projecting, let projected = reading(projecting, .projectedCompletion)?.value,
      let actual = reading(projecting, .completion)?.value
    else { return nil }
    return VerdictView(
      kind: schedule.rawValue,
      text: word(
        "answer.schedule_\(schedule.rawValue)",
        [
          "projected": inSentence(projected), "actual": inSentence(actual), "review": review(projecting),
        ]))
  }

  private func comparison(_ completion: DeclaredCompletion) -> VerdictView? {
    let judge = completion.judged.value.value
    switch (completion.isConflicting.value.value, completion.government.value.value, judge) {
    case (true, let government?, let independent?):
      let said = [government, independent].map { rating in
        word(
          "answer.ratings_one_says",
          [
            "assessor": word("assessor_in_sentence.\(rating.kind.rawValue)"),
            "level": inSentence(rating.schemeLabel), "review": review(rating),
          ])
      }
      return VerdictView(
        kind: "disagree",
        text: word("answer.ratings_disagree", ["ratings": said.joined(separator: ", ")])
          + mappedMark(government, independent))
    case (false, let government?, let independent?):
      return VerdictView(
        kind: "agree",
        text: word("answer.ratings_agree", ["level": inSentence(government.schemeLabel)])
          + mappedMark(government, independent))
    case (_, let government?, let judge?) where judge == government:
      return VerdictView(kind: "plain", text: word("answer.ratings_no_independent"))
    case (nil, _?, _?):
      let isUnclear = completion.isConflicting.value.missing == .unclear
      return VerdictView(
        kind: "plain", text: word(isUnclear ? "answer.ratings_one_unclear" : "answer.ratings_two_schemes"))
    default: return nil
    }
  }

  /// Says that two ratings were compared by a mapping.
  private func mappedMark(_ one: CompletionRating, _ other: CompletionRating) -> String {
    one.scheme == other.scheme ? "" : " " + word("scheme_words.compared")
  }
}
