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
  /// Which labels of other schemes are counted as which.
  let note: String?

  static let declaration = ViewDeclaration<MatrixView>(
    "matrix",
    [
      .init("answer", \.answer),
      .init("label", \.label),
      .init("columns", \.columns),
      .init("rows", \.rows),
      .init("note", \.note),
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
  let isEmpty: Bool
  /// One for each commitment, unless there are too many.
  let boxes: [BoxFill]

  static let declaration = ViewDeclaration<MatrixCellView>(
    "matrix cell",
    [
      .init("text", \.text),
      .init("is_empty", \.isEmpty),
      .init("boxes", \.boxes),
    ])
}

extension PageContext {
  /// A commitment by both of its ratings; a missing one has its place too.
  private struct Coded {
    let ambition: Observed<SchemeLabel>
    let completion: Observed<SchemeLabel>
  }

  /// Above so many commitments the numbers stand alone.
  private static let largestMatrix = 80

  /// By the plan's scheme, else by that of its first rating that has an ambition.
  ///
  /// - Returns: `nil` where no commitment's ambition was rated.
  func matrix(_ rated: [RatedCommitment], of plan: Plan) -> MatrixView? {
    let schemes = rated.compactMap { $0.figures.conditions?.scheme }
    guard !schemes.isEmpty,
      let scheme = ([plan.scheme] + schemes).compactMap(\.self).first(where: { $0.ambition != nil }),
      let ambition = SchemeScale(scheme, scheme.ambition), let completion = SchemeScale(scheme, .completion)
    else { return nil }
    let ambitions = rated.map { self.ambition(of: $0.commitment) }
    let completions = rated.map(\.figures.shown)
    let coded = zip(ambitions.map(ambition.place), completions.map(completion.place)).map {
      Coded(ambition: $0, completion: $1)
    }
    let columns = completion.levels + completion.others(among: coded.map(\.completion))
    let kinds = ambition.levels.reversed() + ambition.others(among: coded.map(\.ambition))
    let notes = [mappingNote(ambitions, on: ambition), mappingNote(completions, on: completion)].compactMap(\.self)
    return MatrixView(
      answer: matrixAnswer(coded, high: ambition.levels.suffix(2)), label: name(of: ambition.variable, in: scheme),
      columns: columns.map { level($0, on: completion) },
      rows: kinds.map { row(coded, $0, word: level($0, on: ambition).word, columns: columns) },
      note: notes.isEmpty ? nil : notes.joined(separator: " "))
  }

  private func row(
    _ coded: [Coded], _ kind: Observed<SchemeLabel>, word: String, columns: [Observed<SchemeLabel>]
  ) -> MatrixRowView {
    let row = coded.filter { $0.ambition == kind }
    return MatrixRowView(
      word: word,
      of: self.word("format.of", ["n": language.number(row.count), "total": language.number(coded.count)]),
      isMissing: kind.value == nil,
      cells: columns.map { column in
        let count = row.count { $0.completion == column }
        let boxes = coded.count > Self.largestMatrix ? 0 : count
        return MatrixCellView(
          text: language.number(count), isEmpty: count == 0, boxes: Array(repeating: level(column).fill, count: boxes))
      })
  }

  private func matrixAnswer(_ coded: [Coded], high: ArraySlice<Observed<SchemeLabel>>) -> String {
    let complete = coded.filter { $0.completion.value?.label.meaning == .complete }
    guard !complete.isEmpty else { return "" }
    let ambitious = complete.count { high.contains($0.ambition) }
    let levels = language.choice(high.compactMap(\.value).map { inSentence($0) })
    return ambitious == 0
      ? word("answer.matrix_none", ["levels": levels], count: complete.count)
      : word(
        "answer.matrix_some",
        ["n": language.number(ambitious), "total": language.number(complete.count), "levels": levels],
        count: ambitious)
  }

  /// How much a commitment could change, as the newest independent assessment rates it.
  func ambition(of commitment: Commitment) -> Observed<SchemeLabel> {
    report.figures(of: commitment).ambition
  }
}
