internal import Diagnostics
internal import Exact
internal import FrontMatter

/// The days of a report: the one that its figures speak for, and the one on which it is published.
struct ReportDays {
  let asOf: Day
  /// `publish_on` and `expires_on` compare with it, figures do not.
  let published: Day
  /// Was the day of publication said, or is it that of the figures for want of a better one?
  let isPublishedGiven: Bool
  /// What is dated after this day is a mistake, whatever earlier day is asked for.
  let knownUntil: Day
  let origin: Report.AsOfOrigin
  /// The fact that sets the day, where neither the site nor an option does.
  let newest: NewestDate?

  /// - Returns: `nil` where nothing gives a day.
  init?(_ records: Records, _ settings: SiteSettings, _ options: Report.Options) {
    let given = options.published ?? settings.published?.last
    let newest = settings.asOf == nil ? Self.newest(of: records, published: given, options) : nil
    guard let asOf = options.asOf ?? settings.asOf?.last ?? newest?.day else { return nil }
    self.asOf = asOf
    published = given ?? asOf
    isPublishedGiven = given != nil
    knownUntil = max(asOf, settings.asOf?.last ?? newest?.day ?? asOf)
    origin = options.asOf != nil ? .option : settings.asOf != nil ? .settings : .newestFact
    self.newest = origin == .newestFact ? newest : nil
  }

  /// What is odd about the days as they are given.
  func faults(_ settings: SiteSettings, _ options: Report.Options, at place: SourceRange) -> [Diagnostic] {
    faultsOfPublication(settings, options, at: place) + [expiredSecurity(settings, at: place)].compactMap(\.self)
  }

  /// What `security` says holds until a day that is gone when the site is published.
  private func expiredSecurity(_ settings: SiteSettings, at place: SourceRange) -> Diagnostic? {
    guard let security = settings.security, security.expires.last < published else { return nil }
    let range = security.places.place(of: SecuritySettings.expires, in: SecuritySettings.schema) ?? place
    return .expiredSecurity(security.expires, published: published, at: range)
  }

  private func faultsOfPublication(
    _ settings: SiteSettings, _ options: Report.Options, at place: SourceRange
  ) -> [Diagnostic] {
    guard published < asOf else { return [] }
    if options.published != nil { return [.publishedBeforeReport("--publish-date", published, asOf: asOf, at: nil)] }
    guard options.asOf == nil else { return [] }
    let range = settings.places.place(of: SiteSettings.published, in: SiteSettings.schema) ?? place
    return [.publishedBeforeReport("published", published, asOf: asOf, at: range)]
  }

  /// The newest fact of the records that are shown. Where the day of publication is not said either, it is that day too,
  /// and a record that is shown from then on may hold a newer fact.
  private static func newest(of records: Records, published: Day?, _ options: Report.Options) -> NewestDate? {
    func newest(on day: Day) -> NewestDate? {
      var absence = RecordAbsence(
        records: records, published: day, pastDay: nil, includesDrafts: options.includesDrafts,
        includesWaiting: false)
      Records.visitTables(&absence)
      return NewestDate.of(absence.records)
    }
    if let published { return newest(on: published) }
    guard var found = newest(on: .earliest) else { return nil }
    while let next = newest(on: found.day), next.day > found.day { found = next }
    return found
  }
}
