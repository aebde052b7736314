internal import Content
internal import FrontMatter
internal import Reporting

/// What tells the parts of a site from what they were in another build of the same files.
struct SourcePartSums: Sendable {
  private let source: SiteSource
  private let order: SiteOrder
  /// Of the fields of all records, by collection.
  private let collections: [Reporting.Collection: UInt64]
  /// Of the theme's templates.
  private let templates: [UInt64]

  init(_ source: SiteSource, _ order: SiteOrder, _ theme: Theme) {
    (self.source, self.order, templates) = (source, order, theme.sums)
    collections = source.texts.mapValues { texts in WordSum(of: texts.map(\.sums.fields)).value }
  }

  func sum(of part: SourcePart) -> UInt64 {
    switch part {
    case .fields(let collection, let position): return sums(collection, position)?.fields ?? 0
    case .text(let collection, let position): return sums(collection, position)?.text ?? 0
    case .neighbours(.commitments, let position):
      let plan = source.report.records.commitments[position]?.plan.index ?? 0
      return sum(of: order.neighbours(ofCommitment: position, plan: plan))
    case .neighbours(let collection, let position): return sum(of: order.neighbours(of: position, in: collection))
    case .ambitionShare(let position):
      let commitment = source.report.records.commitments[position]
      let share = commitment.flatMap { source.report.sharing(ambitionOf: $0)?.value }
      return WordSum(of: [share?.count, share?.all].map { Self.word($0) }).value
    case .all(let collection): return collections[collection] ?? 0
    case .everything: return WordSum(of: Reporting.Collection.allCases.map { collections[$0] ?? 0 }).value
    case .template(let number): return templates[number]
    case .tags: return WordSum(of: order.tags.all.flatMap { [$0.key, $0.word] }).value
    }
  }

  private func sums(_ collection: Reporting.Collection, _ position: Int) -> DocumentSums? {
    source.text(collection, position)?.sums
  }

  private func sum(of neighbours: (previous: Int?, next: Int?)) -> UInt64 {
    WordSum(of: [neighbours.previous, neighbours.next].map { Self.word($0) }).value
  }

  private static func word(_ number: Int?) -> UInt64 { number.map { UInt64($0) + 1 } ?? 0 }
}

extension WordSum {
  init(of words: [UInt64]) {
    self.init()
    for word in words { add(word) }
  }

  /// Of texts one after the other, each with its length.
  init(of texts: [String]) {
    self.init()
    for text in texts {
      add(Array(text.utf8))
      add(UInt64(text.utf8.count))
    }
  }
}
