internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting

/// What the pages of one language are made from.
///
/// A class, since every record that a template reads carries it along, and copying so many parts would cost.
final class PageContext: Sendable {
  let source: SiteSource
  let language: Language
  let addresses: Addresses
  let media: Media
  let order: SiteOrder
  let paths: SitePaths
  /// The files of the site by name, for the places of inputs.
  let files: SourceFiles
  /// The day that every figure speaks for.
  let reportDate: DateView
  /// To the page that states every rule.
  let methodLink: String
  /// The tables as they go out; `nil` before they are made.
  let release: DataRelease?

  init(
    source: SiteSource, language: Language, addresses: Addresses, media: Media, order: SiteOrder, paths: SitePaths,
    files: SourceFiles, release: DataRelease? = nil
  ) {
    self.release = release
    self.source = source
    self.language = language
    self.addresses = addresses
    self.media = media
    self.order = order
    self.paths = paths
    self.files = files
    let asOf = PartialDate(source.report.asOf)
    reportDate = DateView(text: language.date(asOf), iso: asOf.description)
    methodLink = addresses.link(to: .report(.method), in: language.index)
  }

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> PageContext {
    PageContext(
      source: source.noting(by: notes), language: language, addresses: addresses, media: media.noting(by: notes),
      order: order.noting(by: notes), paths: paths, files: files, release: release)
  }

  /// The same for what is no page, so that words which stand in have no marks.
  var unmarked: PageContext {
    PageContext(
      source: source, language: language.unmarked, addresses: addresses, media: media, order: order, paths: paths,
      files: files)
  }

  /// The same once the tables are made.
  func telling(_ release: DataRelease) -> PageContext {
    PageContext(
      source: source, language: language, addresses: addresses, media: media, order: order, paths: paths, files: files,
      release: release)
  }

  var report: Report { source.report }
  var records: Records { source.report.records }

  func word(_ key: String, _ values: Fillings = [:], count: Int? = nil) -> String {
    language.word(key, values, count: count)
  }

  func text(_ text: LocalisedText) -> String { text.text(in: language.index) }
  func text(_ text: LocalisedText?) -> String? { text.map { self.text($0) } }

  // MARK: Links

  func link(_ page: PageName) -> String { addresses.link(to: page, in: language.index) }

  /// The address to which a link of the site's own leads; `nil` where there is no such page today.
  func url(_ target: PageTarget) -> String? {
    target.isOutside ? target.text : paths[target.text].map { link($0.name) }
  }

  func link<Element: Record>(to record: Element) -> LinkView {
    LinkView(
      text: text(record.header.title), lang: language(of: record.header.title),
      url: link(.record(Element.collection, slug: record.slug)))
  }

  func link<Element: Record>(_ reference: Reference<Element>?, in table: RecordTable<Element>) -> LinkView? {
    reference.flatMap { table[$0] }.map { link(to: $0) }
  }

  func links<Element: Record>(_ positions: [Int]?, in table: RecordTable<Element>) -> [LinkView] {
    (positions ?? []).compactMap { table[$0] }.map { link(to: $0) }
  }

  // MARK: Dates and numbers

  /// When something was, within a sentence: "in 2014", "on 1 June 2015".
  func when(_ date: PartialDate) -> String {
    let key =
      switch date.precision {
      case .year: "format.when_year"
      case .month: "format.when_month"
      case .day: "format.when_day"
      }
    return word(key, ["date": language.date(date)])
  }

  /// A date in small print, whose day no line parts from its month and year.
  func unbroken(_ date: PartialDate) -> String {
    language.date(date).replacing(" ", with: "\u{A0}")
  }

  func date(_ date: PartialDate) -> DateView {
    DateView(text: language.date(date), iso: date.description)
  }

  /// "From … to …", or the one date that is known.
  func period(_ start: PartialDate?, _ end: PartialDate?) -> String? {
    switch (start, end) {
    case (let start?, let end?) where start == end: language.date(start)
    case (let start?, let end?): word("format.range", ["from": language.date(start), "to": language.date(end)])
    case (let date?, nil), (nil, let date?): language.date(date)
    case (nil, nil): nil
    }
  }

  /// The number with which the words of "1 of 4 indicators has" agree; "0 of 1 indicator has" goes by the one.
  func agreement(_ count: Int, of total: Int) -> Int { total == 1 ? 1 : count }

  /// "12 of 37 (32%)".
  func share(_ count: Int, of total: Int) -> Fillings {
    ["n": language.number(count), "total": language.number(total), "percent": percent(count, of: total)]
  }

  func percent(_ count: Int, of total: Int) -> String {
    (try? Fraction(Int128(count), over: Int128(total))).map { percent($0) } ?? ""
  }

  /// Calendar years and months, or days below a month, from one day to a later one.
  func duration(from start: Day, to end: Day) -> String {
    let (startYear, startMonth, startDay) = start.components
    let (endYear, endMonth, endDay) = end.components
    let months = (endYear - startYear) * 12 + endMonth - startMonth - (endDay < startDay ? 1 : 0)
    guard months > 0 else { return word("duration.days", count: end - start) }
    let (years, rest) = months.quotientAndRemainder(dividingBy: 12)
    guard years > 0 else { return word("duration.months", count: rest) }
    guard rest > 0 else { return word("duration.years", count: years) }
    return word(
      "duration.years_months",
      ["years": word("duration.years", count: years), "months": word("duration.months", count: rest)])
  }
}
