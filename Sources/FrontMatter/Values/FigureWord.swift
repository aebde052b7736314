package import Exact

/// A word that stands for a figure: `yes` for 1, a level for its rank.
package struct FigureWord: Sendable, Hashable {
  package let word: String
  package let quantity: Quantity

  package init(_ word: String, stands number: Int) {
    self.word = word
    self.quantity = Quantity(digits: Int128(number), scale: 0) ?? .zero
  }

  /// Reads one of the words that the present record allows for its figures.
  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> FigureWord? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    if let found = decoding.figureWords.first(where: { $0.word == text }) { return found }
    let allowed = decoding.figureWords.map(\.word)
    let answer = meantAnswer(by: text).map { $0 ? "yes" : "no" }.flatMap { allowed.contains($0) ? $0 : nil }
    decoding.report(
      word: answer.map {
        .unknownValue(text, of: field, allowed: allowed, nearest: $0, isSure: false, at: node.range)
      } ?? .unknownValue(text, of: field, allowed: allowed, at: node.range))
    return nil
  }
}
