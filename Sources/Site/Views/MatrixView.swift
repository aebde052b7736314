internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// Ambition against completion, as counts.
struct MatrixView: TemplateView {
  let answer: String
  /// What the rows are.
  let label: String
  let columns: [LevelView]
  let rows: [MatrixRowView]

  static let declaration = ViewDeclaration<MatrixView>(
    "matrix",
    [
      .init("answer", \.answer),
      .init("label", \.label),
      .init("columns", \.columns),
      .init("rows", \.rows),
    ])
}

struct MatrixRowView: TemplateView {
  let word: String
  /// "13 of 37".
  let of: String
  let isMissing: Bool
  let cells: [MatrixCellView]

  static let declaration = ViewDeclaration<MatrixRowView>(
    "matrix row",
    [
      .init("word", \.word),
      .init("of", \.of),
      .init("is_missing", \.isMissing),
      .init("cells", \.cells),
    ])
}

struct MatrixCellView: TemplateView {
  let text: String
  /// One for each commitment.
  let boxes: [BoxFill]

  static let declaration = ViewDeclaration<MatrixCellView>(
    "matrix cell",
    [
      .init("text", \.text),
      .init("boxes", \.boxes),
    ])
}

extension PageContext {
  /// A commitment by both of its ratings; a missing one has its place too.
  private struct Coded: Hashable {
    let ambition: Observed<Label>
    let completion: Observed<Label>
  }

  /// - Returns: `nil` where no commitment's ambition was rated.
  func matrix(_ rated: [RatedCommitment]) -> MatrixView? {
    let schemes = rated.compactMap { $0.commitment.conditionsAssessment(asOf: report.asOf)?.scheme }
    guard let scheme = schemes.first?.scheme, let ambition = scheme.variable(scheme.ambition),
      let completion = scheme.variable(.completion)
    else { return nil }
    let coded = rated.map { one in
      Coded(
        ambition: self.ambition(of: one.commitment),
        completion: one.figures.completion.newest.value.map(\.label))
    }
    let missing = Missing.allCases.map { Observed<Label>.missing($0) }
    let unordered = completion.unordered.map { Observed.value($0) }
    let columns =
      completion.labels.map { .value($0) }
      + (unordered + missing).filter { column in coded.contains { $0.completion == column } }
    let kinds =
      ambition.labels.reversed().map { .value($0) }
      + missing.filter { kind in coded.contains { $0.ambition == kind } }
    let ownLabel = "ambition.label_\(scheme.name.rawValue)"
    return MatrixView(
      answer: matrixAnswer(coded, high: ambition.labels.suffix(2)),
      label: word(language.hasWord(ownLabel) ? ownLabel : "ambition.label"), columns: columns.map { level($0) },
      rows: kinds.map { row(coded, $0, columns: columns) })
  }

  private func row(_ coded: [Coded], _ kind: Observed<Label>, columns: [Observed<Label>]) -> MatrixRowView {
    let row = coded.filter { $0.ambition == kind }
    return MatrixRowView(
      word: ambitionWord(kind),
      of: word("format.of", ["n": language.number(row.count), "total": language.number(coded.count)]),
      isMissing: kind.value == nil,
      cells: columns.map { column in
        let count = row.count { $0.completion == column }
        return MatrixCellView(
          text: language.number(count), boxes: Array(repeating: level(column).fill, count: count))
      })
  }

  private func matrixAnswer(_ coded: [Coded], high: ArraySlice<Label>) -> String {
    let complete = coded.filter { $0.completion == .value(.complete) }
    guard !complete.isEmpty else { return "" }
    let ambitious = complete.count { $0.ambition.value.map(high.contains) ?? false }
    let levels = oneOf(high.map { inSentence("ambition.\($0.word)") })
    return ambitious == 0
      ? word("answer.matrix_none", ["levels": levels], count: complete.count)
      : word(
        "answer.matrix_some",
        ["n": language.number(ambitious), "total": language.number(complete.count), "levels": levels])
  }

  /// How much a commitment could change, as the newest independent assessment rates it.
  func ambition(of commitment: Commitment) -> Observed<Label> {
    commitment.ambition(asOf: report.asOf)
  }

  func ambitionWord(_ ambition: Observed<Label>) -> String {
    switch ambition {
    case .value(let label): word("ambition.\(label.word)")
    case .missing(let reason): word("missing.\(reason.rawValue)")
    }
  }
}
