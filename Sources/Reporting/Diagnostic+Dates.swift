internal import Diagnostics
internal import Exact

// What can be wrong with dates: with their order, and with the day that the report speaks for.
extension Diagnostic {
  static func noReportDate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-report-date", "No record has a date of a fact, so it is not known which day the figures speak for.",
      at: range, help: "Write it into site.yaml, such as `as_of: 2017-08-31`.")
  }

  /// - Parameter name: What gives the day: a setting or an option.
  static func publishedBeforeReport(
    _ name: String, _ published: Day, asOf: Day, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      "published-before-report",
      "`\(name)` (\(published)) lies before the day that the figures speak for (\(asOf)).", severity: .warning,
      at: range, help: "Write the day on which the site is published, which comes after the day of its figures.")
  }

  static func expiredSecurity(_ expires: PartialDate, published: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "expired-security-contact",
      "`expires` (\(expires)) lies before the day on which the site is published (\(published)), so nobody may rely on "
        + ".well-known/security.txt.",
      severity: .warning, at: range,
      help: "Write a day to come, at most a year ahead, once the contact is known to hold.")
  }

  static func heldBack(_ fact: DatedFact, _ date: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "held-back",
      "The \(fact.rawValue) of \(date) lies after the day that the report speaks for (\(asOf)), so it is not published.",
      severity: .note, at: range)
  }

  static func moreHeldBack(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "more-held-back", "From here on, \(count) more that lie after the day of the report are not published.",
      severity: .note, at: range)
  }

  static func expiresBeforePublish(
    _ expires: PartialDate, _ publish: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "expires-before-publish",
      "`expires_on` (\(expires)) lies before `publish_on` (\(publish)), so the record is never shown.", at: range,
      help: "Exchange the two, or correct one.")
  }

  static func accessedAfterPublication(_ accessed: PartialDate, published: Day?, at range: SourceRange) -> Diagnostic {
    let reason =
      published.map { "lies after the day of publication (\($0))" }
      ?? "lies more than ten years after the day of the figures"
    return Diagnostic(
      "accessed-in-future", "`accessed` (\(accessed)) \(reason).", severity: .warning, at: range,
      help: "Correct the date, or `published` in site.yaml.")
  }

  static func oddDate(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-date",
      "The date \(date) lies more than 50 years from every other date of the record and of its plan or project.",
      severity: .warning, at: range,
      help: "Correct the year; or, where it is right, accept the warning with the reason.")
  }

  static func endBeforeStart(
    _ end: PartialDate, _ start: PartialDate, names: (start: String, end: String), at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "end-before-start", "`\(names.end)` (\(end)) lies before `\(names.start)` (\(start)).", at: range,
      help: "Correct one of them.")
  }

  static func endBeforeStartUnexplained(_ end: PartialDate, _ start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "end-before-start", "`end` (\(end)) lies before `start` (\(start)).", at: range,
      help: "Correct one of them. If the source itself says so, keep both and give its words in `date_note`.")
  }

  static func endBeforeStartInSource(_ end: PartialDate, _ start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "end-before-start", "`end` (\(end)) lies before `start` (\(start)), as `date_note` explains.",
      severity: .warning, at: range, help: "The page says so, and nothing is altered.")
  }

  private static func observationInFuture(_ to: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    let isPartial = to.precision != .day && to.first <= asOf
    return Diagnostic(
      "observation-in-future",
      "`to` (\(to)) ends after the day that the report speaks for (\(asOf)), so the observation is not counted.",
      severity: .warning, at: range,
      help: isPartial
        ? "It stands for its last day, \(to.last). Write the day of the count when that was earlier."
        : "Correct the date, or `as_of` in site.yaml.")
  }

  private static func revisionInFuture(_ date: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "revision-in-future",
      "The revision of \(date) lies after the day that the report speaks for (\(asOf)), so the old figure still counts.",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }

  private static func doneInFuture(_ done: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "done-in-future", "`done` (\(done)) lies after the day that the report speaks for (\(asOf)); it is not counted.",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }

  /// That a fact is dated after the report's day, which its author may not expect; `nil` for what is only left out.
  static func later(_ fact: DatedFact, _ date: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic? {
    let id: DiagnosticID
    switch fact {
    case .observation: return observationInFuture(date, asOf: asOf, at: range)
    case .revision: return revisionInFuture(date, asOf: asOf, at: range)
    case .completion: return date.first > asOf ? doneInFuture(date, asOf: asOf, at: range) : nil
    case .assessment: id = "assessment-in-future"
    case .update: id = "update-in-future"
    case .withdrawal: id = "withdrawal-in-future"
    default: return nil
    }
    return Diagnostic(
      id, "The \(fact.rawValue) of \(date) lies after the day that the report speaks for (\(asOf)); it is not counted.",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }
}
