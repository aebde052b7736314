internal import Diagnostics
internal import Exact
internal import Reporting

/// One file of the built site: its address, and what its bytes are made from.
package struct Artefact: Sendable {
  /// Below the output folder: `commitments/x/index.html`.
  package let path: String
  let content: Content

  /// Indirect, since a large site has many, which are put into order and handed out.
  indirect enum Content: Sendable {
    case page(PageRequest)
    /// The picture that stands for a page where it is shared.
    case card(PageRequest)
    case table(DataTable)
    /// Records as data.
    case records(RecordFile)
    /// What the tables are, for programs.
    case package
    /// All of them in one file.
    case archive
    /// What the site offers, for catalogues of data.
    case catalogue
    /// All of them in one workbook.
    case workbook
    /// Projects by the standard of the International Aid Transparency Initiative.
    case iati
    /// A chart of a record as SVG, and as PNG.
    case chart(ShownRequest)
    case chartPicture(ShownRequest)
    /// What other sites show of a record, and what tells programs of it.
    case embedding(ShownRequest)
    case oEmbed(ShownRequest)
    /// An event for calendars, by its position, in a language.
    case calendar(Int, language: Int)
    /// The days of which a feed tells, for calendars, by its place among all.
    case dates(Int, language: Int)
    case feed(FeedName, FeedForm)
    /// One of the pictures that are made of a photo.
    case picture(MadePicture)
    /// A file of the Content folder or the theme, as it is.
    case file(PublishableFile)
    /// Bytes that were made already.
    case bytes([UInt8])
  }

  /// What it is, for whoever asks how long which files take.
  package var kind: String {
    switch content {
    case .page(let request):
      switch request.subject {
      case .home: "home"
      case .record(let collection, _): "pages of \(collection.rawValue)"
      case .list, .tag, .part: "lists"
      case .planGroup, .planOrder: "parts of plans"
      case .report(let page): "page \(page.rawValue)"
      case .search, .takenDown, .notFound: "other pages"
      }
    case .card: "cards"
    case .table, .package, .archive, .catalogue, .workbook, .iati: "tables"
    case .records: "records as data"
    case .chart, .chartPicture: "charts"
    case .embedding, .oEmbed: "what other sites show"
    case .calendar, .dates: "calendars"
    case .feed: "feeds"
    case .picture: "pictures"
    case .file: "copied files"
    case .bytes: "ready files"
    }
  }

  /// Does it tell of the tables as they go out, so that it can only be made when they are?
  package var isOfRelease: Bool {
    switch content {
    case .package, .archive, .catalogue, .workbook: true
    case .page(let request): request.name == .report(.data)
    case .card, .table, .iati, .records, .chart, .chartPicture, .embedding, .oEmbed, .calendar, .dates,
      .feed, .picture, .file, .bytes:
      false
    }
  }

  /// Is it a table, of which others tell?
  package var isTable: Bool { if case .table = content { true } else { false } }

  /// Is it made of many records, so that it takes long?
  var isOfMany: Bool {
    switch content {
    case .table, .records(.all): true
    case .page, .card, .records, .package, .archive, .catalogue, .workbook, .iati, .chart, .chartPicture, .embedding,
      .oEmbed, .calendar, .dates, .feed, .picture, .file, .bytes:
      false
    }
  }

  /// Is it a list of which is noted who asks whether it is there, so that not every file depends on that?
  var isNotedList: Bool {
    if case .page(let request) = content, case .part = request.subject { true } else { false }
  }

  /// Is it made of one record, and of what that record refers to?
  var isOfOneRecord: Bool {
    switch content {
    case .page(let request), .card(let request):
      if case .record = request.subject { true } else { false }
    case .records(.record), .records(.rows), .chart, .chartPicture, .embedding, .oEmbed, .calendar: true
    case .table, .records, .package, .archive, .catalogue, .workbook, .iati, .dates, .feed, .picture, .file, .bytes:
      false
    }
  }

  /// Are its bytes those of another file, or made already?
  var isReady: Bool {
    switch content {
    case .picture, .file, .bytes: true
    case .page, .card, .table, .records, .package, .archive, .catalogue, .workbook, .iati, .chart, .chartPicture,
      .embedding, .oEmbed, .calendar, .dates, .feed:
      false
    }
  }

  /// Is it a page that a search can find?
  package var isSearched: Bool { if case .page(let request) = content { request.isSearched } else { false } }

  /// Is it a page for people, for the summary's count?
  package var isPage: Bool { if case .page = content { true } else { false } }
}
