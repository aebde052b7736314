internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Markup
internal import Reporting
internal import Spreadsheets

/// What directives of texts ask for, and why it cannot be shown.
struct DirectiveTargets: Sendable {
  private let source: SiteSource
  private let media: Media

  init(_ source: SiteSource, media: Media) {
    self.source = source
    self.media = media
  }

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> DirectiveTargets {
    DirectiveTargets(source.noting(by: notes), media: media.noting(by: notes))
  }

  private var report: Report { source.report }

  /// The position of the record that a directive names.
  func position(of directive: MarkdownDirective) -> Int? {
    collection(of: directive.kind).flatMap { source.texts[$0]?.firstIndex { $0.slug == directive.argument } }
  }

  private func collection(of kind: MarkdownDirective.Kind) -> Reporting.Collection? {
    switch kind {
    case .indicator, .chart: .indicators
    case .commitment: .commitments
    case .figure, .gallery, .table, .note, .quote, .video: nil
    }
  }

  /// What is wrong with one; `nil` where it can be shown.
  ///
  /// - Parameter page: The record in whose text it stands.
  func refusal(_ directive: MarkdownDirective, in page: RecordHeader?, from folder: String) -> Diagnostic? {
    switch directive.kind {
    case .indicator, .chart, .commitment: refusalOfRecord(directive)
    case .figure: refusalOfFigure(directive, in: page, from: folder)
    case .gallery: page?.pictures?.isEmpty ?? true ? .galleryWithoutPictures(at: directive.range) : nil
    case .table: refusalOfTable(directive, from: folder)
    case .video: refusalOfVideo(directive, from: folder)
    case .note, .quote: nil
    }
  }

  private func refusalOfRecord(_ directive: MarkdownDirective) -> Diagnostic? {
    guard let collection = collection(of: directive.kind) else { return nil }
    guard let position = position(of: directive) else {
      return .noSuchRecord(
        directive.argument, in: collection, among: source.texts[collection]?.map(\.slug) ?? [],
        at: directive.argumentRange)
    }
    if let absent = report.absent[collection, position] {
      return .textLinkToHidden(directive.argument, absent, at: directive.argumentRange)
    }
    if directive.kind == .chart, let indicator = report.records.indicators[position],
      !indicator.hasChart(asOf: report.asOf)
    {
      return .indicatorWithoutChart(directive.argument, at: directive.argumentRange)
    }
    return nil
  }

  private func refusalOfFigure(
    _ directive: MarkdownDirective, in page: RecordHeader?, from folder: String
  ) -> Diagnostic? {
    guard let address = media.address(of: directive.argument, from: folder) else {
      return missing(directive.argument, from: folder, at: directive.argumentRange)
    }
    if let words = directive.words {
      return PictureWords.fault(of: words, file: directive.argument, at: directive.range)
    }
    return self.picture(at: address, of: page) == nil ? .figureWithoutWords(at: directive.range) : nil
  }

  /// What a record says of one of its pictures.
  func picture(
    at address: String, of page: RecordHeader?
  ) -> (alt: LocalisedText, credit: LocalisedText?, focus: PictureFocus?)? {
    guard let page else { return nil }
    if let image = page.image, media.address(of: image) == address, let alt = page.alt {
      return (alt, page.credit, page.focus)
    }
    return page.pictures?.first { media.address(of: $0.image) == address }.map { ($0.alt, $0.credit, $0.focus) }
  }

  private func refusalOfTable(_ directive: MarkdownDirective, from folder: String) -> Diagnostic? {
    guard directive.argument.lowercased().hasSuffix(".csv") else {
      return .tableOfOtherKind(directive.argument, at: directive.argumentRange)
    }
    guard media.address(of: directive.argument, from: folder) != nil else {
      return media.faultOfTable(directive.argument, from: folder, at: directive.argumentRange)
        ?? missing(directive.argument, from: folder, at: directive.argumentRange)
    }
    var diagnostics: [Diagnostic] = []
    let table = table(directive, from: folder, diagnostics: &diagnostics)
    return table == nil ? diagnostics.first : nil
  }

  func table(
    _ directive: MarkdownDirective, from folder: String, diagnostics: inout [Diagnostic]
  ) -> (table: PlainTable, address: String)? {
    guard let address = media.address(of: directive.argument, from: folder), let file = media.sources[address],
      let bytes = try? FileSystem.read(source.root + "/Content/" + address, limit: SiteFiles.largestTable),
      let table = PlainTable(bytes, file: file, diagnostics: &diagnostics)
    else { return nil }
    return (table, address)
  }

  private func refusalOfVideo(_ directive: MarkdownDirective, from folder: String) -> Diagnostic? {
    let video = VideoArgument(directive.argument)
    if let picture = video.picture, media.address(of: picture, from: folder) == nil {
      return missing(picture, from: folder, at: directive.argumentRange)
    }
    if video.isOnTheWeb {
      guard case .address? = try? LinkTarget(video.film) else {
        return .filmWithoutAddress(video.film, at: directive.argumentRange)
      }
      return nil
    }
    return media.address(of: video.film, from: folder) == nil
      ? missing(video.film, from: folder, at: directive.argumentRange) : nil
  }

  private func missing(_ path: String, from folder: String, at range: SourceRange) -> Diagnostic {
    .missingFile(path, from: folder, among: media.all.sorted(), at: range)
  }

  /// The files that a directive has go out as they are, and the pictures that it shows.
  func files(of directive: MarkdownDirective, from folder: String) -> (files: [String], pictures: [String]) {
    func address(_ path: String?) -> [String] {
      [path.flatMap { media.address(of: $0, from: folder) }].compactMap(\.self)
    }
    switch directive.kind {
    case .figure: return ([], address(directive.argument))
    case .table: return (address(directive.argument), [])
    case .video:
      let video = VideoArgument(directive.argument)
      return (video.isOnTheWeb ? [] : address(video.film), address(video.picture))
    case .indicator, .commitment, .chart, .gallery, .note, .quote: return ([], [])
    }
  }
}

/// A film, and perhaps a picture for it: `https://example.org/film opening.jpg`.
struct VideoArgument {
  let film: String
  let picture: String?

  init(_ written: String) {
    let parts = written.split(separator: " ", maxSplits: 1)
    film = parts.first.map { String($0) } ?? ""
    picture = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : nil
  }

  var isOnTheWeb: Bool { film.contains("://") }
}

extension Diagnostic {
  fileprivate static func noSuchRecord(
    _ slug: String, in collection: Reporting.Collection, among slugs: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "directive-target", "There is no record `\(slug)` in \(collection.rawValue).", at: range,
      help: "Write the name of its file without `.md`.", suggestion: nearMiss(slug, among: slugs),
      insteadOf: sureMiss(slug, among: slugs) != nil ? slug : nil)
  }

  fileprivate static func indicatorWithoutChart(_ slug: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-target", "The indicator `\(slug)` has nothing to draw: one figure alone, or words.", at: range,
      help: "Write `::indicator{\(slug)}`.")
  }

  fileprivate static func galleryWithoutPictures(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-target", "`::gallery` shows the `pictures` of this record, and it has none.", at: range,
      help: "Write them into the fields: `pictures: [{image: opening.jpg, alt: Visitors at the opening}]`.")
  }

  fileprivate static func figureWithoutWords(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-argument", "This picture has no words for those who cannot see it.", at: range,
      help: "Say in square brackets what it shows: `::figure[Visitors at the opening]{opening.jpg}`.")
  }

  fileprivate static func tableOfOtherKind(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-target", "`\(path)` is no CSV file, and a page shows a table of such a file.", at: range,
      help: "Save the sheet as CSV (UTF-8) beside this text, or link to the workbook.")
  }

  fileprivate static func filmWithoutAddress(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "directive-target", "`\(written)` is no address that a browser opens.", at: range,
      help: "Write the address of the film's page, which begins with https://, or a file of the site.")
  }
}
