internal import Exact
internal import FrontMatter
internal import Reporting

/// Holds the addresses of a site against those that were published.
struct AddressComparison {
  private struct Page {
    let collection: Reporting.Collection
    let slug: String
    let file: String
    let title: String
    let id: String
  }

  private let languages: [String]
  private var pages: [Page] = []
  /// By their old addresses, the names of records.
  private var aliases: [String: String] = [:]
  /// Where a notice stands of a record that has expired: until when it was shown.
  private var notices: [String: String] = [:]

  init(_ source: SiteSource) {
    languages = source.settings.languages
    for collection in Reporting.Collection.allCases {
      for (position, text) in (source.texts[collection] ?? []).enumerated() {
        guard let header = source.report.records.header(collection, position) else { continue }
        pages.append(
          Page(
            collection: collection, slug: text.slug, file: "Content/" + text.path, title: header.title.base,
            id: header.id))
        for alias in header.aliases ?? [] { aliases[alias.bareAddress] = "\(collection.rawValue)/\(text.slug)" }
      }
    }
    let addresses = PublishedSite.addresses(of: source)
    for record in source.report.absent.all {
      guard case .expired(let day) = record.absence else { continue }
      let name = PageName.takenDown(record.collection, slug: record.slug)
      for language in languages.indices { notices[addresses.link(to: name, in: language)] = day.description }
    }
  }

  /// - Parameter isNowInTable: Whether the table of its collection holds a record, and did not.
  func changes(
    former: Set<String>, current: Set<String>, isNowInTable: (Reporting.Collection, _ id: String) -> Bool
  ) -> [PublishedChange] {
    let gone = former.subtracting(current).filter { !Self.isFurther($0) }.sorted()
    let renamed = gone.filter { aliases[$0.bareAddress] != nil }
    let moved = Set(renamed.compactMap { aliases[$0.bareAddress] })
    let others = gone.filter { aliases[$0.bareAddress] == nil }
    let vanished = others.filter { notices[$0] == nil }
    let came = current.subtracting(former)
    let new = pages.filter { page in
      let name = "\(page.collection.rawValue)/\(page.slug)"
      return came.contains { $0.bareAddress == name } && !moved.contains(name)
    }
    let known = Set(former.map(\.bareAddress))
    let entered = pages.filter {
      known.contains("\($0.collection.rawValue)/\($0.slug)") && isNowInTable($0.collection, $0.id)
    }
    return renamed.map {
      PublishedChange(kind: .renamed, subject: $0, after: aliases[$0.bareAddress])
    }
      + vanished.map { PublishedChange(kind: .vanishedAddress, subject: $0, offer: offer(for: $0)) }
      + others.compactMap { address in
        notices[address].map { PublishedChange(kind: .takenDown, subject: address, before: $0) }
      }
      + new.map { PublishedChange(kind: .new, subject: "\($0.collection.rawValue)/\($0.slug)", detail: $0.title) }
      + entered.map {
        PublishedChange(kind: .enteredRecord, subject: "\($0.collection.rawValue)/\($0.id)", detail: $0.title)
      }
  }

  /// A further page of a list, which comes and goes with what is listed.
  private static func isFurther(_ address: String) -> Bool {
    address.split(separator: "/").last.map { $0.allSatisfy(\.isNumber) } ?? false
  }

  /// Where a record that was called so may have gone: the one that has this id.
  private func offer(for address: String) -> PublishedChange.Offer? {
    var parts = address.split(separator: "/").map { String($0) }
    if let first = parts.first, languages.contains(first) { parts.removeFirst() }
    guard parts.count == 2, let collection = Reporting.Collection(rawValue: parts[0]) else { return nil }
    let heir = pages.first { $0.collection == collection && $0.id == parts[1] }
    return PublishedChange.Offer(
      place: heir?.file ?? "the record that took its place, if there is one", text: "aliases: [\(address)]")
  }
}
