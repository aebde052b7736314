internal import Reporting

/// A page to be made: what of, and in which language.
struct PageRequest: Sendable {
  enum Subject: Sendable {
    case home
    /// By position in the collection.
    case record(Reporting.Collection, Int)
    case list(Reporting.Collection, page: Int)
    case data, method, quality
    /// Of a site that has commitments.
    case overdue
    case changes
    case notFound
  }

  let subject: Subject
  let language: Int
  let name: PageName
}

/// The pages of a site in one language, in the order of their addresses.
struct PagePlan: RecordTableVisitor {
  private let records: Records
  private(set) var subjects: [(subject: PageRequest.Subject, name: PageName)] = [(.home, .home)]

  init(_ records: Records) {
    self.records = records
    Records.visitTables(&self)
    if !records.commitments.isEmpty { subjects.append((.overdue, .overdue)) }
    subjects += [
      (.changes, .changes), (.data, .data), (.quality, .quality), (.method, .method), (.notFound, .notFound),
    ]
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let table = records[keyPath: table]
    let collection = Element.collection
    for position in table.positions {
      guard let slug = table.slugs[position] else { continue }
      subjects.append((.record(collection, position), .record(collection, slug: slug)))
    }
    let listed = table.countedPositions.count
    let pages = (listed + PageContext.listLength - 1) / PageContext.listLength
    // Texts such as "About" are reached from the navigation.
    guard collection != .pages, pages > 0 else { return }
    for page in 1...pages { subjects.append((.list(collection, page: page), .list(collection, page: page))) }
  }
}
