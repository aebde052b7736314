package import FrontMatter

/// The records of a site, by collection.
package struct Records: Sendable {
  package var projects = RecordTable<Project>([])
  package var objectives = RecordTable<Objective>([])
  package var results = RecordTable<Result>([])
  package var activities = RecordTable<Activity>([])
  package var indicators = RecordTable<Indicator>([])
  package var plans = RecordTable<Plan>([])
  package var commitments = RecordTable<Commitment>([])
  package var organisations = RecordTable<Organisation>([])
  package var places = RecordTable<Place>([])
  package var beneficiaries = RecordTable<Beneficiary>([])
  package var cases = RecordTable<CaseStatistics>([])
  package var news = RecordTable<News>([])
  package var events = RecordTable<Event>([])
  package var publications = RecordTable<Publication>([])
  package var pages = RecordTable<Page>([])

  package init() {}

  /// Shows a visitor each collection once, in the order of `Collection`.
  package static func visitTables(_ visitor: inout some RecordTableVisitor) {
    visitor.visit(\.projects)
    visitor.visit(\.objectives)
    visitor.visit(\.results)
    visitor.visit(\.activities)
    visitor.visit(\.indicators)
    visitor.visit(\.plans)
    visitor.visit(\.commitments)
    visitor.visit(\.organisations)
    visitor.visit(\.places)
    visitor.visit(\.beneficiaries)
    visitor.visit(\.cases)
    visitor.visit(\.news)
    visitor.visit(\.events)
    visitor.visit(\.publications)
    visitor.visit(\.pages)
  }

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> Records {
    var noting = Noting(records: self, notes: notes)
    Self.visitTables(&noting)
    return noting.records
  }

  private struct Noting: RecordTableVisitor {
    var records: Records
    let notes: ReadNotes

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      records[keyPath: table] = records[keyPath: table].noting(by: notes)
    }
  }
}

extension Records {
  /// The tables that may stand beside the records of each collection that takes any.
  package static let tables: [String: TablesBeside] = {
    var collector = TableFields()
    visitTables(&collector)
    return collector.tables
  }()

  /// Which kinds of record, and of their parts, have which fields.
  package static let fieldHomes: FieldHomes = {
    var collector = FieldGroups()
    visitTables(&collector)
    return FieldHomes(collector.groups + [TranslationHeader.schema.group])
  }()

  private struct FieldGroups: RecordTableVisitor {
    var groups: [FieldGroup] = []

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      groups.append(Element.schema.group)
    }
  }

  private struct TableFields: RecordTableVisitor {
    var tables: [String: TablesBeside] = [:]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      let fields = Element.schema.descriptions.filter { $0.beside != .never }
      guard !fields.isEmpty else { return }
      tables[Element.collection.rawValue] = TablesBeside(
        fields.map(\.key), areAllTables: fields.contains { $0.beside == .usual })
    }
  }
}

/// Does the same with each collection, whatever its type of record: loading, checking, making pages.
package protocol RecordTableVisitor {
  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>)
}
