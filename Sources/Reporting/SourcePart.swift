/// Something of a site that the files of its output are made from, and that a change of a record may change alone.
///
/// What is not among them (settings, themes, which records there are and what their addresses are) every file depends on.
package enum SourcePart: Hashable, Sendable {
  /// All that a record says of itself beside its text, with its translations and the tables beside it.
  case fields(Collection, Int)
  /// Its text, in all languages.
  case text(Collection, Int)
  /// Which records come before and after it.
  case neighbours(Collection, Int)
  /// How many commitments of its plan have the ambition of this one.
  case ambitionShare(Int)
  /// The fields of all records of a collection.
  case all(Collection)
  /// The fields of all records.
  case everything
  /// Which tags there are, and how they are written.
  case tags
  /// A template of the theme, with all that it is made of.
  case template(Int)
}

/// The parts of a site with such records, as numbers without gaps: the same as long as there are the same files.
package struct SourcePartNumbers: Sendable {
  /// Of the first record of each collection, in the order of the collections.
  private let firsts: [Int]
  private let records: Int
  private let templates: Int

  private static let collections = Collection.allCases
  /// Of each record alone.
  private static let kinds = 4

  /// - Parameters:
  ///   - counts: How many files of records each collection has.
  ///   - templates: How many templates the theme has.
  package init(_ counts: [Collection: Int], templates: Int) {
    var (firsts, records) = ([Int](), 0)
    for collection in Self.collections {
      firsts.append(records)
      records += counts[collection] ?? 0
    }
    (self.firsts, self.records, self.templates) = (firsts, records, templates)
  }

  package var count: Int { Self.kinds * records + Self.collections.count + 2 + templates }

  package func number(of part: SourcePart) -> Int {
    switch part {
    case .fields(let collection, let position): first(of: collection) + position
    case .text(let collection, let position): records + first(of: collection) + position
    case .neighbours(let collection, let position): 2 * records + first(of: collection) + position
    case .ambitionShare(let position): 3 * records + first(of: .commitments) + position
    case .all(let collection): Self.kinds * records + collection.index
    case .everything: Self.kinds * records + Self.collections.count
    case .tags: Self.kinds * records + Self.collections.count + 1
    case .template(let template): Self.kinds * records + Self.collections.count + 2 + template
    }
  }

  /// The part of such a number.
  package subscript(number: Int) -> SourcePart {
    let (kind, record) = number.quotientAndRemainder(dividingBy: max(1, records))
    if records > 0, kind < Self.kinds {
      let index = (firsts.firstIndex { $0 > record } ?? firsts.count) - 1
      let (collection, position) = (Self.collections[index], record - firsts[index])
      switch kind {
      case 0: return .fields(collection, position)
      case 1: return .text(collection, position)
      case 2: return .neighbours(collection, position)
      default: return .ambitionShare(position)
      }
    }
    let rest = number - Self.kinds * records
    if rest < Self.collections.count { return .all(Self.collections[rest]) }
    switch rest - Self.collections.count {
    case 0: return .everything
    case 1: return .tags
    case let others: return .template(others - 2)
    }
  }

  private func first(of collection: Collection) -> Int { firsts[collection.index] }
}

extension Collection {
  /// Its place among all: looked up for each read, so not searched for.
  fileprivate var index: Int {
    switch self {
    case .projects: 0
    case .objectives: 1
    case .results: 2
    case .activities: 3
    case .indicators: 4
    case .plans: 5
    case .commitments: 6
    case .organisations: 7
    case .places: 8
    case .beneficiaries: 9
    case .cases: 10
    case .news: 11
    case .events: 12
    case .publications: 13
    case .pages: 14
    }
  }
}
