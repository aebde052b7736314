/// One thing that a site says otherwise than what was published.
package struct PublishedChange: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A published figure is another one, and no revision says so.
    case unrecordedFigure = "figure-without-revision"
    /// A published figure is no longer there.
    case vanishedFigure = "figure-vanished"
    /// A count of people or cases is another one; such counts have no revisions.
    case count = "count-changed"
    /// A figure was replaced, as a revision says.
    case revisedFigure = "figure-revised"
    /// Two tables tell together what one of them hides.
    case uncoveredCount = "hidden-count-uncovered"
    /// A date, a status, a rating or another fact is another one, new or gone.
    case statement = "statement-changed"
    /// A title, a summary or another text in a table is another one.
    case text = "text-changed"
    case vanishedRecord = "record-vanished"
    /// A record whose page was there, and which no table held, is in tables and figures: it is no longer called invented.
    case enteredRecord = "record-entered"
    case vanishedAddress = "address-vanished"
    /// A page is gone, and at its address a notice says that it was taken down.
    case takenDown = "page-taken-down"
    case renamed
    case new
    case untranslated
  }

  package let kind: Kind
  /// A record (`indicators/people`), a part of one (`commitments/x/milestones/2`) or an address (`/plans/ogp/`).
  package let subject: String
  /// What a part is called.
  package var title: String?
  /// Which of its figures or facts, what it is called, or in which language.
  package var detail: String?
  package var before: String?
  package var after: String?
  /// Of a hidden count: all that readers of both tables are left with.
  package var numbers: ClosedRange<Int>?
  /// What to write, and where.
  package var offer: Offer?

  package struct Offer: Sendable {
    package let place: String
    package let text: String
  }
}

extension PublishedChange.Kind {
  /// Must it not go out without a word?
  package var isFault: Bool { self == .unrecordedFigure || self == .vanishedFigure || self == .uncoveredCount }
}
