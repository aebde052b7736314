internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting
internal import Spreadsheets

/// `data/iati.xml`: projects by the standard of the International Aid Transparency Initiative, version 2.03, in the order of
/// its schema. Docs/open-data.md has the mapping. Nothing in it is of a clock.
struct IATIFile {
  static let path = "data/iati.xml"

  let context: PageContext
  private let projects: [IATIProject]

  /// - Parameter context: Of the default language.
  init(_ context: PageContext) {
    self.context = context
    projects = IATIProject.all(context.report)
  }

  /// - Returns: The document, and what the standard has no place for.
  func made() -> (bytes: [UInt8], notes: [Diagnostic]) {
    let document = XMLDocument()
    var notes: [Diagnostic] = []
    document.element("iati-activities", [("version", "2.03")]) {
      for project in projects {
        var left = LeftOut()
        write(project, to: document, &left)
        if !left.words.isEmpty {
          notes.append(.moreThanIATIHolds(left.words, at: project.project.place(of: Project.iati)))
        }
      }
    }
    return (document.finished(), notes)
  }

  /// What was left out of a project, in the order in which it was met.
  struct LeftOut {
    private(set) var words: [String] = []

    mutating func add(_ count: Int, _ one: String, _ many: String? = nil) {
      if count > 0 { words.append("\(count) \(count == 1 ? one : many ?? one + "s")") }
    }

    mutating func add(_ what: String) { words.append(what) }
  }

  private func write(_ activity: IATIProject, to document: borrowing XMLDocument, _ left: inout LeftOut) {
    let project = activity.project
    let settings = context.source.settings
    // The parts, each of which tells what it leaves out, are written in order.
    let parts = IATIParts(self, activity)
    let updated = project.header.updated.map { min($0.last, context.report.asOf) }
    document.element(
      "iati-activity",
      [
        ("xml:lang", code(of: settings.languages[0])),
        ("default-currency", (project.budget?.currency ?? project.spent?.currency)?.code),
        ("last-updated-datetime", updated.map { "\($0)T00:00:00Z" }),
      ]
    ) {
      parts.writeHead(to: document)
      parts.writeParticipants(to: document, &left)
      parts.writeTimes(to: document, &left)
      parts.writeContact(to: document)
      parts.writePlaces(to: document)
      parts.writeMoney(to: document, &left)
      parts.writeDocuments(to: document)
      parts.writeRelated(to: document, among: projects)
      IATIResults(self, activity).write(to: document, &left)
    }
    left.add(context.report.backlinks.objectivesOfProject[project.header.position]?.count ?? 0, "objective")
    left.add(
      context.report.backlinks.activitiesOfProject[project.header.position]?.count ?? 0, "activity", "activities")
  }

  /// The code of a language, as the standard's list has it: two letters.
  func code(of language: String) -> String { String(language.prefix { $0 != "-" }) }

  /// A text in each language in which it is given.
  func narratives(_ text: LocalisedText, to document: borrowing XMLDocument) {
    narratives(to: document) { text[$0] }
  }

  func narratives(to document: borrowing XMLDocument, _ text: (Int) -> String?) {
    for (index, language) in context.source.settings.languages.enumerated() {
      guard let text = text(index) else { continue }
      document.element("narrative", [("xml:lang", index == 0 ? nil : code(of: language))], text: text)
    }
  }

  func texts(_ name: String, _ text: LocalisedText?, to document: borrowing XMLDocument) {
    guard let text else { return }
    document.element(name) { narratives(text, to: document) }
  }

  /// The places where the project works or whose figures it tells, by id.
  func places(of activity: IATIProject) -> [Place] {
    let (report, records) = (context.report, context.records)
    let activities = report.backlinks.activitiesOfProject[activity.project.header.position] ?? []
    var positions = Set(activities.flatMap { records.activities[$0]?.sites ?? [] }.map(\.index))
    for indicator in indicators(of: activity) {
      positions.formUnion((indicator.observations ?? []).compactMap { $0.place?.index })
    }
    return records.places.counted.filter { positions.contains($0.header.position) }
  }

  /// Those of its results, then its own.
  private func indicators(of activity: IATIProject) -> [Indicator] {
    let position = activity.project.header.position
    let results = context.report.backlinks.resultsOfProject[position] ?? []
    return results.flatMap { context.report.indicators(ofResult: $0) } + ownIndicators(of: activity)
  }

  func ownIndicators(of activity: IATIProject) -> [Indicator] {
    (context.report.backlinks.indicatorsOfProject[activity.project.header.position] ?? [])
      .compactMap { context.records.indicators[$0] }.filter { $0.header.isIllustrative != true }
  }
}
