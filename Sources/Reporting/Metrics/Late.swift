package import Exact

extension Commitment {
  /// Whether its end has passed without completion.
  ///
  /// Not late when complete, withdrawn or unclear; missing when its end has passed and nobody has rated it.
  /// - Source: domain.md 4.3
  package func late(_ completion: Observed<CompletionRating>, asOf: Day) -> Figure<Observed<Bool>> {
    let reportDate = Input(.asOf, .day(asOf))
    guard let end else { return Figure(.missing(.notReported), by: .lateWithoutEnd, from: [reportDate]) }
    let inputs = [Input(.end, .date(end), at: place(of: "end")), reportDate]
    guard end.last < asOf else { return Figure(.value(false), by: .lateNotYet, from: inputs) }
    let isLate = completion.map { ![.complete, .unclear, .withdrawn].contains($0.label.meaning) }
    let rating = completion.value.map { [$0.input(as: .completion)] } ?? []
    return Figure(isLate, by: .late, from: inputs + rating)
  }
}
