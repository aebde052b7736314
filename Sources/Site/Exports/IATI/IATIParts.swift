internal import Exact
internal import FrontMatter
internal import Reporting
internal import Spreadsheets

/// The parts of an activity before its results, in the order of the standard's schema.
struct IATIParts {
  private let file: IATIFile
  private let activity: IATIProject

  init(_ file: IATIFile, _ activity: IATIProject) {
    self.file = file
    self.activity = activity
  }

  private var context: PageContext { file.context }
  private var project: Project { activity.project }
  private var asOf: Day { context.report.asOf }

  func writeHead(to document: borrowing XMLDocument) {
    document.element("iati-identifier", text: activity.identifier)
    document.element(
      "reporting-org",
      [("ref", activity.reporterIdentifier), ("type", activity.reporter.kind.iatiType ?? "90")]
    ) { file.narratives(activity.reporter.header.title, to: document) }
    file.texts("title", project.header.title, to: document)
    let summary = project.header.summary ?? project.goal ?? project.header.title
    document.element("description", [("type", "1")]) { file.narratives(summary, to: document) }
    if let goal = project.goal {
      document.element("description", [("type", "2")]) { file.narratives(goal, to: document) }
    }
  }

  func writeParticipants(to document: borrowing XMLDocument, _ left: inout IATIFile.LeftOut) {
    func write(_ organisation: Organisation, role: String, activityID: String? = nil) {
      document.element(
        "participating-org",
        [
          ("role", role), ("ref", organisation.identifier), ("type", organisation.kind.iatiType),
          ("activity-id", activityID),
        ]
      ) { file.narratives(organisation.header.title, to: document) }
    }
    if let funder = project.funder.flatMap({ context.records.organisations[$0] }) {
      let parent = activity.project.iati?.parent
      let isOfFunder = funder.identifier.map { parent?.hasPrefix($0 + "-") ?? false } ?? false
      write(funder, role: "1", activityID: isOfFunder ? parent : nil)
    }
    write(activity.reporter, role: "2")
    var odd = 0
    for partner in project.partners ?? [] {
      guard let organisation = context.records.organisations[partner.organisation] else { continue }
      let role = partner.role.flatMap(Self.role)
      if partner.role != nil, role == nil { odd += 1 }
      write(organisation, role: role ?? "4")
    }
    let own = "none of the standard's"
    left.add(odd, "role of a partner that is \(own)", "roles of partners that are \(own)")
    let timed = (project.partners ?? []).count { $0.from != nil || $0.to != nil }
    left.add(timed, "time of a partner", "times of partners")
  }

  /// The standard's roles by what people call them.
  private static func role(_ role: LocalisedText) -> String? {
    let word = role.base.lowercased()
    let roles = [
      ("1", ["fund", "maliyyə", "финанс", "донор"]), ("2", ["accountable", "hesabatlı", "ответствен"]),
      ("3", ["extending", "vasitəçi", "посредник"]), ("4", ["implement", "icraçı", "исполн"]),
    ]
    return roles.first { $0.1.contains { word.contains($0) } }?.0
  }

  // MARK: Times

  func writeTimes(to document: borrowing XMLDocument, _ left: inout IATIFile.LeftOut) {
    document.element("activity-status", [("code", status)])
    func write(_ type: String, _ day: Day, _ date: PartialDate) {
      document.element("activity-date", [("type", type), ("iso-date", day.description)]) {
        // A date of the standard is a day; what is known is told beside it.
        if date.precision != .day { document.element("narrative", text: date.description) }
      }
    }
    write(project.start.first <= asOf ? "2" : "1", project.start.first, project.start)
    guard let end = project.end else { return }
    guard end.last >= project.start.first else { return left.add("an end before the start") }
    write(hasEnded ? "4" : "3", end.last, end)
  }

  private var hasEnded: Bool {
    guard let end = project.end, end.last <= asOf else { return false }
    return [nil, .completed, .endedEarly].contains(project.status)
  }

  private var status: String {
    switch project.status {
    case .planned: "1"
    case .active, .extended: "2"
    case .completed, .endedEarly: "4"
    case .suspended: "6"
    case nil: hasEnded ? "4" : project.start.first > asOf ? "1" : "2"
    }
  }

  // MARK: Whom to ask, and where

  func writeContact(to document: borrowing XMLDocument) {
    let settings = context.source.settings
    guard let contact = settings.contact else { return }
    document.element("contact-info", [("type", "1")]) {
      file.texts("organisation", settings.publisher, to: document)
      file.texts("department", contact.name, to: document)
      for phone in contact.phones { document.element("telephone", text: String(phone.trimmingPrefix { $0 == " " })) }
      if let email = contact.email { document.element("email", text: email.text) }
      if let url = contact.url { document.element("website", text: url.text.asURI) }
      file.texts("mailing-address", contact.address, to: document)
    }
  }

  func writePlaces(to document: borrowing XMLDocument) {
    document.element("recipient-country", [("code", activity.country)])
    for place in file.places(of: activity) {
      document.element("location", [("ref", place.header.id)]) {
        file.texts("name", place.header.title, to: document)
        guard let point = place.point else { return }
        document.element("point", [("srsName", "http://www.opengis.net/def/crs/EPSG/0/4326")]) {
          document.element("pos", text: "\(point.latitude) \(point.longitude)")
        }
      }
    }
    document.element("sector", [("vocabulary", "1"), ("code", activity.sector)])
    let table = context.addresses.origin + context.addresses.link(toFile: "data/commitments.csv")
    for reference in project.iati?.commitments ?? [] {
      // The table that is the tags' vocabulary has no invented ones.
      guard let commitment = context.records.commitments[reference], commitment.header.isIllustrative != true
      else { continue }
      document.element(
        "tag", [("vocabulary", "99"), ("vocabulary-uri", table), ("code", commitment.header.id)]
      ) { file.narratives(commitment.header.title, to: document) }
    }
  }

  // MARK: Money

  func writeMoney(to document: borrowing XMLDocument, _ left: inout IATIFile.LeftOut) {
    if let budget = project.budget {
      if let end = project.end, end.last >= project.start.first {
        for part in IATIBudget.parts(of: budget.amount, from: project.start.first, to: end.last) {
          document.element("budget", [("type", "1"), ("status", "1")]) {
            document.element("period-start", [("iso-date", part.first.description)])
            document.element("period-end", [("iso-date", part.last.description)])
            write(part.amount, budget.currency, on: part.first, to: document)
          }
        }
      } else {
        left.add("a budget without the project's end")
      }
    }
    guard let spent = project.spent else { return }
    guard let day = spent.to?.last else { return left.add("what was paid out, whose day is not said") }
    // Who pays the activity itself disburses; others spend.
    let isFunder = project.funder?.index == activity.reporter.header.position
    document.element("transaction") {
      document.element("transaction-type", [("code", isFunder ? "3" : "4")])
      document.element("transaction-date", [("iso-date", day.description)])
      write(spent.amount.description, spent.currency, on: day, to: document)
    }
  }

  private func write(_ amount: String, _ currency: Currency, on day: Day, to document: borrowing XMLDocument) {
    document.element("value", [("currency", currency.code), ("value-date", day.description)], text: amount)
  }

  // MARK: Documents

  func writeDocuments(to document: borrowing XMLDocument) {
    for index in context.source.settings.languages.indices {
      let page = context.addresses.absolute(.record(.projects, slug: project.slug), in: index)
      write(page, "text/html", category: "A12", title: project.header.title, language: index, to: document)
    }
    for evidence in project.header.evidence ?? [] {
      let path = evidence.file.flatMap { context.media.address(of: $0) }
      let file = path.map { context.addresses.origin + context.addresses.link(toFile: $0) }
      guard let address = evidence.url?.text.asURI ?? file else { continue }
      write(
        address, Self.format(of: path ?? address), category: "A08", title: evidence.title, date: evidence.date,
        to: document)
    }
  }

  private func write(
    _ address: String, _ format: String, category: String, title: LocalisedText, language: Int? = nil,
    date: PartialDate? = nil, to document: borrowing XMLDocument
  ) {
    document.element("document-link", [("url", address), ("format", format)]) {
      document.element("title") {
        // A page in a language has its title in it, where that is translated.
        let only = language.map { title[$0] == nil ? 0 : $0 }
        file.narratives(to: document) { only == nil || only == $0 ? title[$0] : nil }
      }
      document.element("category", [("code", category)])
      // The standard's list has languages of two letters alone.
      let code = language.map { file.code(of: context.source.settings.languages[$0]) }
      if let code, code.utf8.count == 2 { document.element("language", [("code", code)]) }
      if let date, date.precision == .day { document.element("document-date", [("iso-date", date.description)]) }
    }
  }

  private static let formats = [
    "pdf": "application/pdf", "csv": "text/csv", "json": "application/json", "xml": "application/xml",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "zip": "application/zip", "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet", "odt": "application/vnd.oasis.opendocument.text",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
  ]

  private static func format(of address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let ending = path.split(separator: "/").last?.split(separator: ".").last ?? ""
    return formats[ending.lowercased()] ?? "text/html"
  }

  // MARK: Other activities

  func writeRelated(to document: borrowing XMLDocument, among projects: [IATIProject]) {
    func write(_ identifier: String, _ type: String) {
      document.element("related-activity", [("ref", identifier), ("type", type)])
    }
    let parent = project.iati?.parent
    if let parent { write(parent, "1") }
    for other in projects where other.identifier != activity.identifier {
      if other.project.iati?.parent == activity.identifier { write(other.identifier, "2") }
      if let parent, other.project.iati?.parent == parent { write(other.identifier, "3") }
    }
  }
}

extension OrganisationKind {
  /// The code of its type in the standard's list; `nil` where the kind does not tell.
  fileprivate var iatiType: String? {
    switch self {
    case .government: "10"
    case .ngo: "22"
    case .funder, .media, .other: nil
    }
  }
}

extension String {
  /// The address with everything written as `%XX` that an address has not as it is, such as a blank or a letter beyond ASCII.
  fileprivate var asURI: String {
    guard utf8.contains(where: { $0 <= 0x20 || $0 > 0x7E || "<>\"{}|\\^`".utf8.contains($0) }) else { return self }
    return String(
      decoding: utf8.flatMap { byte -> [UInt8] in
        byte <= 0x20 || byte > 0x7E || "<>\"{}|\\^`".utf8.contains(byte)
          ? Array(percentEncoded(byte).utf8) : [byte]
      }, as: UTF8.self)
  }
}

private func percentEncoded(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.utf8.count == 1 ? "%0" + digits : "%" + digits
}
