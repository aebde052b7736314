internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting

/// A project of which the record says what the International Aid Transparency Initiative's standard cannot do without.
struct IATIProject {
  let project: Project
  let identifier: String
  let sector: String
  let country: String
  let reporter: Organisation
  let reporterIdentifier: String

  private init?(_ project: Project, _ reference: IATIReference, _ records: Records) {
    let reporter = Self.reporter(reference, records)
    guard let identifier = reference.identifier, let sector = reference.sector, let country = reference.country,
      let reporter, let reporterIdentifier = reporter.identifier, Self.lacking(reference, records).isEmpty
    else { return nil }
    self.project = project
    self.identifier = identifier
    self.sector = sector
    self.country = country.code
    self.reporter = reporter
    self.reporterIdentifier = reporterIdentifier
  }

  /// Those of a report that go out, by id.
  static func all(_ report: Report) -> [IATIProject] {
    report.records.projects.counted.compactMap { project in
      project.iati.flatMap { IATIProject(project, $0, report.records) }
    }
  }

  /// Whose identifier begins the activity's, unless the record says who reports.
  private static func reporter(_ reference: IATIReference, _ records: Records) -> Organisation? {
    if let named = reference.reportingOrganisation { return records.organisations[named] }
    guard let identifier = reference.identifier else { return nil }
    func length(_ organisation: Organisation) -> Int? {
      organisation.identifier.flatMap { identifier.hasPrefix($0 + "-") ? $0.utf8.count : nil }
    }
    return records.organisations.counted.filter { length($0) != nil }
      .max { (length($0) ?? 0) < (length($1) ?? 0) }
  }

  /// What its record does not say, of what the standard cannot do without.
  private static func lacking(_ reference: IATIReference, _ records: Records) -> [String] {
    let isSector = reference.sector.map { $0.utf8.count == 5 && $0.allSatisfy { $0.isASCII && $0.isNumber } } ?? false
    let reporter = reporter(reference, records)?.identifier
    let isOwn = reporter != nil && reporter != reference.identifier
    return [
      reference.identifier == nil ? "`identifier`" : nil, isSector ? nil : "`sector` of five digits",
      reference.country == nil ? "`country`" : nil,
      isOwn ? nil : "a `reporting_org` with an `identifier` other than the activity's",
    ].compactMap(\.self)
  }

  /// That projects with an identifier do not go out and what their records lack, and what others would refuse of those that do.
  static func faults(_ report: Report) -> [Diagnostic] {
    notes(report) + all(report).flatMap(\.oddities) + taken(report)
  }

  /// What is said of the activity's names and sector that the standard's own rules refuse.
  private var oddities: [Diagnostic] {
    func place<Value>(_ field: Field<IATIReference, Value>) -> SourceRange {
      project.iati?.places.place(of: field, in: IATIReference.schema) ?? project.place(of: Project.iati)
    }
    var names = [(identifier, place(IATIReference.identifier))]
    if let parent = project.iati?.parent { names.append((parent, place(IATIReference.parent))) }
    return names.filter { Self.isOdd($0.0) }.map { .oddActivity($0.0, at: $0.1) }
      + (iatiSectors.contains(sector) ? [] : [.unknownSector(sector, at: place(IATIReference.sector))])
  }

  private static func isOdd(_ identifier: String) -> Bool {
    identifier.unicodeScalars.contains { "/&|?".unicodeScalars.contains($0) || $0.properties.isWhitespace }
  }

  /// An activity is told from all others by its identifier, so a second one of the same name is a mistake.
  private static func taken(_ report: Report) -> [Diagnostic] {
    var first: [String: IATIProject] = [:]
    return all(report).compactMap { activity in
      guard let other = first[activity.identifier] else {
        first[activity.identifier] = activity
        return nil
      }
      let range = activity.project.iati?.places.place(of: IATIReference.identifier, in: IATIReference.schema)
      return .activityTwice(
        activity.identifier, of: other.project.header.title.base,
        at: range ?? activity.project.place(of: Project.iati))
    }
  }

  private static func notes(_ report: Report) -> [Diagnostic] {
    report.records.projects.counted.compactMap { project in
      guard let reference = project.iati else { return nil }
      let lacking = lacking(reference, report.records)
      return lacking.isEmpty ? nil : .notInIATI(lacking: lacking, at: project.place(of: Project.iati))
    }
  }
}

extension Diagnostic {
  fileprivate static func notInIATI(lacking: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-in-iati", "The project is not in data/iati.xml, since `iati` lacks \(lacking.joined(separator: ", ")).",
      severity: .note, at: range)
  }

  fileprivate static func oddActivity(_ identifier: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-activity-identifier",
      "An IATI identifier has no blanks and no `/`, `&`, `|` or `?`, unlike `\(identifier)`.",
      severity: .warning, at: range, help: "Write it as its publisher does, such as `US-GOV-1-AID-112-A-12-00003`.")
  }

  fileprivate static func activityTwice(_ identifier: String, of other: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "activity-twice", "The project `\(other)` has the IATI identifier `\(identifier)` too.", at: range,
      help: "Give each activity an identifier of its own, or the block `iati` to one of the projects alone.")
  }

  fileprivate static func unknownSector(_ sector: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-sector",
      "`\(sector)` is no purpose code of the OECD's Development Assistance Committee that is known here.",
      severity: .warning, at: range,
      help: "The list stands at https://iatistandard.org/en/iati-standard/203/codelists/sector/.")
  }

  static func moreThanIATIHolds(_ left: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "more-than-iati-holds",
      "IATI 2.03 has no place for all of the project, so data/iati.xml leaves out: \(left.joined(separator: ", ")).",
      severity: .note, at: range)
  }
}
