internal import Diagnostics
internal import Localisation
internal import Reporting

// Files that lie beside pages: charts, calendars, feeds.
extension PageMaker {
  /// A chart of a record as a file of its own.
  func chart(_ request: ShownRequest) -> [UInt8] {
    contexts[request.page.language].unmarked.chartFile(request)?.bytes ?? []
  }

  /// An event as a file for calendars.
  func calendar(ofEvent position: Int, in language: Int) -> [UInt8] {
    let context = contexts[language].unmarked
    return context.records.events[position].flatMap { context.calendar($0) }?.bytes ?? []
  }

  /// The days of which a feed tells.
  func dates(_ index: Int, in language: Int) -> [UInt8] {
    let context = contexts[language].unmarked
    return context.calendar(of: context.order.feeds.all[index]).bytes
  }

  /// The tables as they go out, and what tells of them in the default language.
  func release(_ tables: [PublishedTable]) -> DataRelease {
    contexts[0].unmarked.release(tables, languages: contexts.map(\.unmarked))
  }

  /// What other sites show of a record, and what tells programs of it.
  func embeddedPage(_ request: ShownRequest) -> [UInt8] {
    contexts[request.page.language].unmarked.embeddedPage(of: request)?.bytes ?? []
  }

  func oEmbed(_ request: ShownRequest) -> [UInt8] { contexts[request.page.language].unmarked.oEmbed(of: request) }

  /// A table as it goes out.
  func published(_ table: DataTable) -> PublishedTable {
    PublishedTable(table, isRightToLeft: contexts[0].language.direction == "rtl")
  }

  /// Projects by the standard of the International Aid Transparency Initiative, and what it has no place for.
  func iati() -> (bytes: [UInt8], notes: [Diagnostic]) { IATIFile(contexts[0].unmarked).made() }

  /// - Parameter notes: Those by which is noted what this maker reads.
  func recordFileWriter(noting notes: ReadNotes) -> RecordFileWriter {
    RecordFileWriter(contexts[0].unmarked, noting: notes)
  }

  /// What a feed tells, in whichever form.
  func entries(of name: FeedName) -> [FeedFile.Entry] {
    let context = contexts[name.language].unmarked
    return context.entries(of: context.order.feeds.all[name.index], archive: name.archive)
  }

  func feed(_ name: FeedName, _ form: FeedForm, _ entries: [FeedFile.Entry]) -> [UInt8] {
    let context = contexts[name.language].unmarked
    return context.file(context.order.feeds.all[name.index], archive: name.archive, form, entries).bytes(form)
  }
}

extension PageContext {
  /// The files that give a record as data.
  func data(of place: RecordPlace, slug: String) -> [DataLinkView] {
    let rows = report.rows(of: place).map { _ in
      DataLinkView(
        text: word("download.these_rows"),
        url: addresses.link(toFile: addresses.rowsFile(place.collection, slug: slug)),
        type: "text/csv")
    }
    let record = DataLinkView(
      text: word("download.this_record"),
      url: addresses.link(toFile: addresses.recordFile(place.collection, slug: slug)), type: "application/json")
    return [rows, record].compactMap(\.self)
  }

  func link(toTable name: String) -> LinkView {
    LinkView(text: "\(name).csv", url: addresses.link(toFile: "data/\(name).csv"))
  }

  /// The files of a page's charts. One of several is called by what it shows.
  func chartLinks(_ request: PageRequest) -> [LinkView] {
    report.shownParts(of: request.subject).filter { $0 != .record }.flatMap { part in
      let name = heading(of: ShownRequest(page: request, part: part)).map { word("site.colon") + $0 } ?? ""
      return (order.cards.drawing == nil ? ["svg"] : ["svg", "png"]).map { ending in
        let file = addresses.chartFile(part, of: request.name, in: language.index, ending: ending)
        return LinkView(
          text: "\(word("download.the_chart"))\(name), \(ending.uppercased())", url: addresses.link(toFile: file))
      }
    }
  }

  /// What the site offers, for catalogues of data.
  var catalogueLink: DataLinkView {
    DataLinkView(
      text: word("data_page.catalogue"), url: addresses.link(toFile: Catalogue.path), type: "application/ld+json")
  }

  /// The records before and after one in time.
  func neighbours(
    of position: Int, in collection: Reporting.Collection
  ) -> (previous: LinkView?, next: LinkView?) {
    func link(_ position: Int?) -> LinkView? {
      position.flatMap { records.header(collection, $0) }.map { header in
        LinkView(
          text: text(header.title), lang: language(of: header.title),
          url: self.link(.record(collection, slug: header.slug)))
      }
    }
    let (previous, next) = order.neighbours(of: position, in: collection)
    return (link(previous), link(next))
  }

  /// The commitments before and after this one in its plan.
  func neighbours(of commitment: Commitment) -> (previous: LinkView?, next: LinkView?) {
    func link(_ position: Int?) -> LinkView? {
      guard let neighbour = position.flatMap({ records.commitments[$0] }) else { return nil }
      let view = self.link(to: neighbour)
      let text = [neighbour.number, view.text].compactMap(\.self).joined(separator: " ")
      return LinkView(text: text, lang: view.lang, url: view.url)
    }
    let (previous, next) = order.neighbours(ofCommitment: commitment.header.position, plan: commitment.plan.index)
    return (link(previous), link(next))
  }
}
