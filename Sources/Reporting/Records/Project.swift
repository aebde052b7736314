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

  package static let schema = Schema<Project>(
    "project", sharing: RecordHeader.schema, at: \.header,
    [
      Field("goal", \.goal, "What the project is for, in one sentence."),
      Field("start", \.start, "When it began."),
      Field("end", \.end, "When it ended or is to end."),
      Field("date_note", \.dateNote, "The source's words where its dates contradict each other."),
      Field("status", \.status, "Where it stands."),
      Field("status_reason", \.statusReason, "Why it ended early, was extended or suspended."),
      Field("funder", \.funder, "Who pays."),
      Field("budget", \.budget, "How much, in which currency."),
      Field("spent", \.spent, "What was paid out, and by when; no budget."),
      Field("partners", \.partners, "Who takes part, as what and when."),
      Field("languages", \.languages, "The languages in which it works."),
      Field("iati", \.iati, "The project in the International Aid Transparency Initiative's data."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    goal = row["goal"]
    let start: PartialDate? = row["start"]
    end = row["end"]
    dateNote = row["date_note"]
    status = row["status"]
    statusReason = row["status_reason"]
    funder = row["funder"]
    budget = row["budget"]
    spent = row["spent"]
    partners = row["partners"]
    languages = row["languages"]
    iati = row["iati"]
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
    let isKnown = later.known(spent?.to, .spending, at: place(of: "spent")) == spent?.to
    return Project(self, header: later.known(header, of: self), spent: isKnown ? spent : nil)
  }
}

package enum ProjectStatus: String, Vocabulary {
  case planned, active, completed, extended, suspended
  case endedEarly = "ended-early"
}

package struct Budget: Fielded, FieldValue {
  package let amount: Quantity
  package let currency: String

  package static let schema = Schema<Budget>(
    "budget",
    [
      Field("amount", \.amount, "How much, in whole units of the currency."),
      Field("currency", \.currency, "The currency's three letters (ISO 4217), such as USD."),
    ])

  package init?(_ row: inout FieldRow) {
    let amount: Quantity? = row["amount"]
    let currency: String? = row["currency"]
    guard let amount, let currency else { return nil }
    self.amount = amount
    self.currency = currency
  }
}

/// What was paid out of a project's money.
package struct Spending: Fielded, FieldValue {
  package let amount: Quantity
  package let currency: String
  package let to: PartialDate?

  package static let schema = Schema<Spending>(
    "spending",
    [
      Field("amount", \.amount, "How much was paid out."),
      Field("currency", \.currency, "The currency's three letters (ISO 4217), such as USD."),
      Field("to", \.to, "The last day that the amount speaks for."),
    ])

  package init?(_ row: inout FieldRow) {
    let amount: Quantity? = row["amount"]
    let currency: String? = row["currency"]
    to = row["to"]
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

  package static let schema = Schema<Partner>(
    "partner",
    [
      Field("organisation", \.organisation, "Who."),
      Field("role", \.role, "As what, such as implementing."),
      Field("from", \.from, "Since when."),
      Field("to", \.to, "Until when."),
    ])

  package init?(_ row: inout FieldRow) {
    let organisation: Reference<Organisation>? = row["organisation"]
    role = row["role"]
    from = row["from"]
    to = row["to"]
    guard let organisation else { return nil }
    self.organisation = organisation
  }
}

package struct IATIReference: Fielded, FieldValue {
  package let identifier: String?
  package let sector: String?

  package static let schema = Schema<IATIReference>(
    "IATI reference",
    [
      Field("identifier", \.identifier, "The activity's IATI identifier."),
      Field("sector", \.sector, "The DAC sector code, five digits."),
    ])

  package init?(_ row: inout FieldRow) {
    identifier = row["identifier"]
    sector = row["sector"]
  }
}
