internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What a page says to programs, in the words of schema.org (JSON-LD): what it is, where it stands, who publishes it.
///
/// `tojson` writes it so that it may stand in a `<script>`. Every date is the content's own. The members of each object are
/// named in the order in which JSON that stands in HTML has them.
struct LinkedData: TemplateValue, TemplateObject {
  let context: PageContext
  let request: PageRequest
  let parts: PageContext.Parts

  static var valueType: ValueType { .any }
  private static let shape = Shape("linked data", [])

  var templateValue: Value? { .object(self) }
  var shape: Shape { Self.shape }

  func member(at position: Int) -> Value? { nil }

  var json: HTMLSafeJSON? {
    var json = HTMLSafeJSON()
    json.object { json in
      json.member("@context", "https://schema.org")
      json.member("@graph")
      json.array { json in
        json.item()
        json.object(writePage)
        json.item()
        json.object(writeBreadcrumbs)
        if settings.publisher != nil {
          json.item()
          json.object(writePublisher)
        }
      }
    }
    return json
  }

  private var settings: SiteSettings { context.source.settings }
  private var canonical: String { context.addresses.absolute(request.name, in: context.language.index) }
  private var home: String { context.addresses.absolute(.home, in: 0) }

  // MARK: Who

  private var publisherID: String { home + "#publisher" }

  private func writePublisher(_ json: inout HTMLSafeJSON) {
    json.member("@id", publisherID)
    json.member("@type", "NGO")
    json.member("name", context.text(settings.publisher))
    json.member("url", home)
  }

  /// The publisher by its name within the page.
  private func writeReference(as name: String, _ json: inout HTMLSafeJSON) {
    guard settings.publisher != nil else { return }
    json.member(name)
    json.object { $0.member("@id", publisherID) }
  }

  // MARK: What

  /// What some pages say beside what all do.
  private struct About {
    var type = "WebPage"
    var author: [String] = []
    var organizer: [String]?
    var datePublished: PartialDate?
    var startDate: PartialDate?
    var endDate: PartialDate?
    var location: LinkView?
    var hasHeadline = false
    var isDataset = false
  }

  private var about: About {
    switch request.subject {
    case .report(.data): return About(type: "Dataset", isDataset: true)
    case .record(.news, let position):
      let news = context.records.news[position]
      return About(type: "Article", author: news?.authors ?? [], datePublished: news?.date, hasHeadline: true)
    case .record(.publications, let position):
      let publication = context.records.publications[position]
      return About(author: publication?.authors ?? [], datePublished: publication?.date)
    case .record(.events, let position):
      guard let event = context.records.events[position] else { return About(type: "Event") }
      return About(
        type: "Event", organizer: event.authors ?? [], startDate: event.date ?? event.start,
        endDate: event.end ?? event.date, location: context.link(event.site, in: context.records.places))
    case .record, .home, .list, .planGroup, .planOrder, .report, .tag, .part, .search, .takenDown, .notFound:
      return About()
    }
  }

  private func writePage(_ json: inout HTMLSafeJSON) {
    let about = about
    json.member("@id", canonical)
    json.member("@type", about.type)
    writePeople(about.author, as: "author", &json)
    if about.isDataset { writeReference(as: "creator", &json) }
    json.member("dateModified", parts.header?.updated?.description)
    json.member("datePublished", about.datePublished?.description)
    json.member("description", parts.description.isEmpty ? nil : parts.description)
    if about.isDataset { writeDownloads(&json) }
    json.member("endDate", about.endDate?.description)
    if about.isDataset { writeTables(&json) }
    json.member("headline", about.hasHeadline ? parts.heading : nil)
    json.member("inLanguage", context.language.code)
    json.member("isPartOf")
    json.object { json in
      json.member("@type", "WebSite")
      json.member("name", context.siteTitle)
      json.member("url", home)
    }
    json.member("license", licence)
    if let location = about.location {
      json.member("location")
      json.object { json in
        json.member("@type", "Place")
        json.member("name", location.text)
        json.member("url", context.addresses.origin + location.url)
      }
    }
    json.member("name", parts.heading)
    if let organizer = about.organizer {
      if organizer.isEmpty {
        writeReference(as: "organizer", &json)
      } else {
        writePeople(organizer, as: "organizer", &json)
      }
    }
    writeReference(as: "publisher", &json)
    json.member("startDate", about.startDate?.description)
    json.member("url", canonical)
  }

  /// By name alone: whether it is a person's or an organisation's is not known.
  private func writePeople(_ names: [String], as member: String, _ json: inout HTMLSafeJSON) {
    guard !names.isEmpty else { return }
    json.member(member)
    json.array { json in
      for name in names {
        json.item()
        json.text(name)
      }
    }
  }

  private func writeDownloads(_ json: inout HTMLSafeJSON) {
    json.member("distribution")
    json.array { json in
      for table in DataTable.all(context.source) {
        json.item()
        json.object { json in
          json.member("@type", "DataDownload")
          json.member("contentUrl", context.addresses.origin + context.link(toTable: table.name).url)
          json.member("encodingFormat", "text/csv")
          json.member("name", table.file)
        }
      }
    }
  }

  /// Each table as a set of data of its own.
  private func writeTables(_ json: inout HTMLSafeJSON) {
    json.member("hasPart")
    json.array { json in
      for table in DataTable.all(context.source) {
        let address = context.addresses.origin + context.link(toTable: table.name).url
        json.item()
        json.object { json in
          json.member("@id", address)
          json.member("@type", "Dataset")
          writeReference(as: "creator", &json)
          json.member("dateModified", context.report.asOf.description)
          json.member("description", StandInMark.bare(context.meaning(ofTable: table.name)) + " – " + context.siteTitle)
          json.member("distribution")
          json.object { json in
            json.member("@type", "DataDownload")
            json.member("contentUrl", address)
            json.member("encodingFormat", "text/csv")
          }
          json.member("license", licence)
          json.member("name", context.siteTitle + " – " + table.name)
          json.member("url", canonical)
        }
      }
    }
  }

  /// By its address in the list of SPDX where it is written as there, `CC-BY-4.0`.
  private var licence: String? {
    settings.licence.map { licence in
      licence.contains(" ") || licence.contains(":") ? licence : "https://spdx.org/licenses/" + licence
    }
  }

  // MARK: Where

  private func writeBreadcrumbs(_ json: inout HTMLSafeJSON) {
    let steps =
      parts.trail.map { (text: $0.text, url: context.addresses.origin + $0.url) }
      + [(text: parts.heading, url: canonical)]
    json.member("@type", "BreadcrumbList")
    json.member("itemListElement")
    json.array { json in
      for (number, step) in steps.enumerated() {
        json.item()
        json.object { json in
          json.member("@type", "ListItem")
          json.member("item", step.url)
          json.member("name", step.text)
          json.member("position", number: number + 1)
        }
      }
    }
  }
}
