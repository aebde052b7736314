package import Diagnostics
package import Exact
package import FrontMatter

/// What an organisation set out to do, with whom and with whose money.
package final class Project: Record {
  package static let collection = Collection.projects

  package let header: RecordHeader
  package let places: FieldPlaces
  package let goal: LocalisedText?
  package let start: PartialDate
  package let end: PartialDate?
  package let dateNote: LocalisedText?
  package let status: ProjectStatus?
  package let statusReason: LocalisedText?
  package let funder: Reference<Organisation>?
  package let budget: Budget?
  package let spent: Spending?
  package let partners: [Partner]?
  package let languages: [String]?
  package let iati: IATIReference?

  package static let goal = Field(
    "goal", \Project.goal, "What the project is for, in one sentence.", form: .prose,
    example: "Citizens use their rights, and public bodies answer them.")
  package static let start = Field("start", \Project.start, "When it began.")
  package static let end = Field("end", \Project.end, "When it ended or is to end.")
  package static let dateNote = Field(
    "date_note", \Project.dateNote, "The source's words where its dates contradict each other.", form: .prose,
    example: #""The report gives an end before the start.""#)
  package static let status = Field("status", \Project.status, "Where it stands.")
  package static let statusReason = Field(
    "status_reason", \Project.statusReason, "Why it ended early, was extended or suspended.", form: .prose,
    example: "The law on grants changed.")
  package static let funder = Field("funder", \Project.funder, "Who pays.")
  package static let budget = Field("budget", \Project.budget, "How much, in which currency.")
  package static let spent = Field("spent", \Project.spent, "What was paid out, and by when; no budget.")
  package static let partners = Field("partners", \Project.partners, "Who takes part, as what and when.")
  package static let languages = Field(
    "languages", \Project.languages, "The languages in which it works.", example: "[az, en]")
  package static let iati = Field(
    "iati", \Project.iati, "The project in the International Aid Transparency Initiative's data.")

  package static let schema = Schema<Project>(
    "project", sharing: RecordHeader.schema, at: \.header,
    [goal, start, end, dateNote, status, statusReason, funder, budget, spent, partners, languages, iati])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    goal = row[Self.goal]
    let start = row[Self.start]
    end = row[Self.end]
    dateNote = row[Self.dateNote]
    status = row[Self.status]
    statusReason = row[Self.statusReason]
    funder = row[Self.funder]
    budget = row[Self.budget]
    spent = row[Self.spent]
    partners = row[Self.partners]
    languages = row[Self.languages]
    iati = row[Self.iati]
    places = row.places
    guard let header, let start else { return nil }
    self.header = header
    self.start = start
  }

  private init(_ other: Project, header: RecordHeader, spent: Spending?) {
    self.header = header
    places = other.places
    goal = other.goal
    start = other.start
    end = other.end
    dateNote = other.dateNote
    status = other.status
    statusReason = other.statusReason
    funder = other.funder
    budget = other.budget
    self.spent = spent
    partners = other.partners
    languages = other.languages
    iati = other.iati
  }

  package func asItStood(_ later: inout LaterFacts) -> Project {
    let isKnown = later.known(spent?.to, .spending, at: place(of: Project.spent)) == spent?.to
    return Project(self, header: later.known(header, of: self), spent: isKnown ? spent : nil)
  }
}

package enum ProjectStatus: String, Vocabulary {
  case planned, active, completed, extended, suspended
  case endedEarly = "ended-early"

  package static var named: String? { "project_status" }
}

package struct Budget: Fielded, FieldValue {
  package let amount: Quantity
  package let currency: Currency

  package static let amount = Field(
    "amount", \Budget.amount, "How much, in whole units of the currency.", example: "250000")
  package static let currency = Field(
    "currency", \Budget.currency, "The currency's three letters (ISO 4217), such as USD.")

  package static let schema = Schema<Budget>(
    "budget",
    [amount, currency])

  package init?(_ row: inout FieldRow) {
    let amount = row[Self.amount]
    let currency = row[Self.currency]
    guard let amount, let currency else { return nil }
    self.amount = amount
    self.currency = currency
  }
}

/// What was paid out of a project's money.
package struct Spending: Fielded, FieldValue {
  package let amount: Quantity
  package let currency: Currency
  package let to: PartialDate?

  package static let amount = Field("amount", \Spending.amount, "How much was paid out.", example: "180000")
  package static let currency = Field(
    "currency", \Spending.currency, "The currency's three letters (ISO 4217), such as USD.")
  package static let to = Field("to", \Spending.to, "The last day that the amount speaks for.")

  package static let schema = Schema<Spending>(
    "spending",
    [amount, currency, to])

  package init?(_ row: inout FieldRow) {
    let amount = row[Self.amount]
    let currency = row[Self.currency]
    to = row[Self.to]
    guard let amount, let currency else { return nil }
    self.amount = amount
    self.currency = currency
  }
}

/// An organisation's part in a project or an activity.
package struct Partner: Fielded, FieldValue {
  package let organisation: Reference<Organisation>
  package let role: LocalisedText?
  package let from: PartialDate?
  package let to: PartialDate?

  package static let organisation = Field("organisation", \Partner.organisation, "Who.")
  package static let role = Field("role", \Partner.role, "As what, such as implementing.", example: "implementing")
  package static let from = Field("from", \Partner.from, "Since when.")
  package static let to = Field("to", \Partner.to, "Until when.")

  package static let schema = Schema<Partner>(
    "partner",
    [organisation, role, from, to])

  package init?(_ row: inout FieldRow) {
    let organisation = row[Self.organisation]
    role = row[Self.role]
    from = row[Self.from]
    to = row[Self.to]
    guard let organisation else { return nil }
    self.organisation = organisation
  }

  package func knownPlace(ofKey key: String) -> SourceRange? { organisation.range }
}
