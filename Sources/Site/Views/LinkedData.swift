internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What a page says to programs, in the words of schema.org (JSON-LD): what it is, where it stands, who publishes it.
///
/// Worked out when a template asks for it; `tojson` writes it so that it may stand in a `<script>`. Every date is the
/// content's own.
struct LinkedData: TemplateValue {
  let context: PageContext
  let request: PageRequest
  let parts: PageContext.Parts

  static var valueType: ValueType { .any }

  var templateValue: Value? {
    .map(["@context": "https://schema.org", "@graph": .list([page, breadcrumbs, publisher].compactMap(\.self))])
  }

  private var settings: SiteSettings { context.source.settings }
  private var canonical: String { context.addresses.absolute(request.name, in: context.language.index) }
  private var home: String { context.addresses.absolute(.home, in: 0) }

  // MARK: Who

  private var publisherID: Value { .text(home + "#publisher") }

  private var publisher: Value? {
    context.text(settings.publisher).map {
      .map(["@type": "NGO", "@id": publisherID, "name": .text($0), "url": .text(home)])
    }
  }

  /// The publisher by its name within the page.
  private var reference: Value? { settings.publisher.map { _ in .map(["@id": publisherID]) } }

  // MARK: What

  private var page: Value {
    var page: ValueMap = [
      "@id": .text(canonical), "url": .text(canonical), "name": .text(parts.heading),
      "inLanguage": .text(context.language.code),
      "isPartOf": .map(["@type": "WebSite", "name": .text(context.siteTitle), "url": .text(home)]),
    ]
    page["description"] = parts.description.isEmpty ? nil : .text(parts.description)
    page["publisher"] = reference
    page["dateModified"] = parts.header?.updated.map { .text($0.description) }
    page["license"] = licence
    switch request.subject {
    case .report(.data):
      page["@type"] = "Dataset"
      page["creator"] = reference
      page["distribution"] = .list(DataTable.all(context.source).map { download($0.name) })
    case .record(let collection, let position): add(collection, position, to: &page)
    case .home, .list, .planGroup, .planOrder, .report, .tag, .part, .search, .notFound: page["@type"] = "WebPage"
    }
    return .map(page)
  }

  private func add(_ collection: Reporting.Collection, _ position: Int, to page: inout ValueMap) {
    switch collection {
    case .news:
      page["@type"] = "Article"
      page["headline"] = .text(parts.heading)
      page["datePublished"] = context.records.news[position]?.date.map { .text($0.description) }
      page["author"] = people(context.records.news[position]?.authors)
    case .events:
      page["@type"] = "Event"
      if let event = context.records.events[position] { add(event, to: &page) }
    case .projects, .objectives, .results, .activities, .indicators, .plans, .commitments, .organisations, .places,
      .beneficiaries, .cases, .publications, .pages:
      page["@type"] = "WebPage"
    }
  }

  private func add(_ event: Event, to page: inout ValueMap) {
    page["startDate"] = (event.date ?? event.start).map { .text($0.description) }
    page["endDate"] = (event.end ?? event.date).map { .text($0.description) }
    page["location"] = context.link(event.site, in: context.records.places).map {
      .map(["@type": "Place", "name": .text($0.text), "url": .text(context.addresses.origin + $0.url)])
    }
    page["organizer"] = people(event.authors) ?? reference
  }

  private func people(_ names: [String]?) -> Value? {
    // By name alone: whether it is a person's or an organisation's is not known.
    names.flatMap { $0.isEmpty ? nil : .list($0.map { .text($0) }) }
  }

  private func download(_ table: String) -> Value {
    let address = context.addresses.origin + context.link(toTable: table).url
    return .map([
      "@type": "DataDownload", "name": .text(table + ".csv"), "contentUrl": .text(address),
      "encodingFormat": "text/csv",
    ])
  }

  /// By its address in the list of SPDX where it is written as there, `CC-BY-4.0`.
  private var licence: Value? {
    settings.licence.map { licence in
      licence.contains(" ") || licence.contains(":") ? .text(licence) : .text("https://spdx.org/licenses/" + licence)
    }
  }

  // MARK: Where

  private var breadcrumbs: Value {
    let steps = parts.trail.map { (text: $0.text, url: context.addresses.origin + $0.url) }
    return .map([
      "@type": "BreadcrumbList",
      "itemListElement": .list(
        (steps + [(parts.heading, canonical)]).enumerated().map { number, step in
          .map(["@type": "ListItem", "position": Value(number + 1), "name": .text(step.text), "item": .text(step.url)])
        }),
    ])
  }
}
