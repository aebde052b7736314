internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting

/// Which files the built site has: every address once.
struct ArtefactPlan: Sendable {
  private(set) var artefacts: [Artefact] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let source: SiteSource
  private let addresses: Addresses
  private let plan: PagePlan
  private let order: SiteOrder
  private var taken: Set<String> = []
  /// In small letters: many file systems and web servers tell no capitals apart.
  private var takenInSmallLetters: Set<String> = []
  private var folders: Set<String> = []

  init(source: SiteSource, addresses: Addresses, order: SiteOrder) {
    self.source = source
    self.addresses = addresses
    self.plan = PagePlan(source.report.records, order)
    self.order = order
  }

  private var languages: Range<Int> { source.settings.languages.indices }

  /// - Returns: Whether the address was free; else that it is not is told.
  @discardableResult
  private mutating func add(_ path: String, _ content: Artefact.Content, at range: SourceRange? = nil) -> Bool {
    // A file cannot lie where another needs a folder.
    let above = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
    guard !folders.contains(path), !above.contains(where: taken.contains), taken.insert(path).inserted else {
      diagnostics.append(.sameAddress("/" + path, at: range))
      return false
    }
    guard takenInSmallLetters.insert(path.lowercased()).inserted else {
      diagnostics.append(.sameAddressButForCapitals("/" + path, at: range))
      return false
    }
    folders.formUnion(above)
    artefacts.append(Artefact(path: path, content: content))
    return true
  }

  /// So that no worker is left with one of them when the others have done.
  mutating func putLargestFirst() {
    artefacts = artefacts.filter(\.isOfMany) + artefacts.filter { !$0.isOfMany }
  }

  // MARK: Pages

  /// - Parameter withCards: Has the theme a template for the pictures that stand for pages where they are shared?
  mutating func addPages(withCards: Bool) {
    for language in languages {
      for (subject, name) in plan.subjects {
        let request = PageRequest(subject: subject, language: language, name: name)
        let isAdded = add(
          addresses.file(of: name, in: language), .page(request),
          at: addresses.place(of: name, in: language) ?? range(of: subject))
        // What lies below the page has no address either.
        guard isAdded else { continue }
        if case .record(.events, let position) = subject { addCalendar(of: position, in: language) }
        for part in source.report.shownParts(of: subject) { add(part, of: request) }
        guard withCards, order.cards.isOwn(of: name) else { continue }
        add(addresses.card(of: name, in: language, ending: order.cards.ending), .card(request), at: range(of: subject))
      }
    }
    var aliases = Aliases(records: source.report.records)
    Records.visitTables(&aliases)
    for alias in aliases.found { add(alias) }
  }

  /// The records as data.
  mutating func addRecords() {
    let tables = Dictionary(DataTable.all(source).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (subject, name) in plan.subjects {
      guard case .record(let collection, let position) = subject, case .record(_, let slug) = name else { continue }
      let place = RecordPlace(collection: collection, position: position)
      add(addresses.recordFile(collection, slug: slug), .records(.record(place)), at: range(of: subject))
      guard let rows = source.report.rows(of: place), let table = tables[rows] else { continue }
      add(addresses.rowsFile(collection, slug: slug), .records(.rows(place, table)), at: range(of: subject))
    }
  }

  mutating func addFeeds() {
    for language in languages {
      for (index, feed) in order.feeds.all.enumerated() {
        if feed.hasCalendar {
          add(addresses.calendarFile(of: feed.page, in: language), .dates(index, language: language))
        }
        for archive in [nil] + (0..<feed.archives).map({ $0 + 1 }) {
          for form in FeedForm.allCases {
            add(
              addresses.feed(of: feed.page, form, archive: archive, in: language),
              .feed(FeedName(index: index, archive: archive, language: language), form))
          }
        }
      }
    }
  }

  /// The page that searches, in each language.
  mutating func addSearch(script: ThemeFiles.Asset) {
    for language in languages {
      let request = PageRequest(subject: .search, language: language, name: .search)
      add(addresses.file(of: .search, in: language), .page(request))
    }
    add(script.name, .bytes(script.bytes))
    // The index comes to lie there.
    taken.insert("pagefind")
  }

  /// What stands at the addresses of records that have expired, where nothing else does. No list and no table names them.
  mutating func addTakenDown() {
    for record in source.report.absent.all {
      guard case .expired(let day) = record.absence else { continue }
      let name = PageName.takenDown(record.collection, slug: record.slug)
      for language in languages {
        let path = addresses.file(of: name, in: language)
        guard !takenInSmallLetters.contains(path.lowercased()), !folders.contains(path) else { continue }
        add(path, .page(PageRequest(subject: .takenDown(day), language: language, name: name)), at: record.place)
      }
    }
  }

  private mutating func add(_ part: ShownPart, of page: PageRequest) {
    let (request, range) = (ShownRequest(page: page, part: part), range(of: page.subject))
    add(addresses.embedding(part, of: page.name, in: page.language), .embedding(request), at: range)
    add(addresses.oEmbed(part, of: page.name, in: page.language), .oEmbed(request), at: range)
    guard part != .record else { return }
    add(addresses.chartFile(part, of: page.name, in: page.language), .chart(request), at: range)
    guard order.cards.drawing != nil else { return }
    add(
      addresses.chartFile(part, of: page.name, in: page.language, ending: "png"), .chartPicture(request), at: range)
  }

  private mutating func addCalendar(of position: Int, in language: Int) {
    guard let event = source.report.records.events[position], event.days != nil else { return }
    add(
      addresses.calendarFile(of: event.slug, in: language), .calendar(position, language: language),
      at: event.header.range)
  }

  private func range(of subject: PageRequest.Subject) -> SourceRange? {
    switch subject {
    case .record(let collection, let position): source.report.records.header(collection, position)?.range
    case .planGroup(let plan, _, _, _), .planOrder(let plan, _, _): source.report.records.plans[plan]?.header.range
    case .home, .list, .report, .tag, .part, .search, .takenDown, .notFound: nil
    }
  }

  /// Bytes of an old address; a file system takes 4,096 with the folders above.
  private static let longestAlias = 1_000

  private mutating func add(_ alias: Aliases.Alias) {
    guard alias.path.utf8.count <= Self.longestAlias else {
      diagnostics.append(.oddAlias(alias.path, at: alias.range))
      return
    }
    let parts = alias.path.split(separator: "/", omittingEmptySubsequences: true)
    let isFile = parts.last?.hasSuffix(".html") == true
    let path = parts.joined(separator: "/") + (isFile ? "" : "/index.html")
    guard alias.path.hasPrefix("/"), OutputPath(path) != nil,
      !alias.path.unicodeScalars.contains(where: { "?#\\".unicodeScalars.contains($0) })
    else {
      diagnostics.append(.oddAlias(alias.path, at: alias.range))
      return
    }
    // An old address below a language's folder was that of the page in this language.
    let codes = source.settings.languages
    let language = codes.indices.dropFirst().first { path.hasPrefix(codes[$0] + "/") } ?? 0
    let page = RedirectPage(
      target: addresses.absolute(alias.page, in: language), title: alias.title.text(in: language),
      language: alias.title[language] == nil ? codes[0] : codes[language])
    add(path, .bytes(page.bytes), at: alias.range)
  }

  // MARK: Other files

  /// Files of ours in whose place one of `Content/public` may stand.
  private static let replaceable: Set = [
    "robots.txt", "assets/icon.svg", "_headers", SiteContactFiles.securityPath, SiteContactFiles.humansPath,
  ]

  /// - Parameters:
  ///   - files: Those that go out whatever refers to them.
  ///   - assets: The same, of files that are made for the site.
  mutating func addFiles(_ files: [PublishableFile], _ assets: [ThemeFiles.Asset]) {
    add(WorkbookFile.path, .workbook)
    for table in DataTable.all(source) { add(table.path, .table(table)) }
    add(DataPackage.path, .package)
    add(Catalogue.path, .catalogue)
    add(DataRelease.archivePath, .archive)
    if !IATIProject.all(source.report).isEmpty { add(IATIFile.path, .iati) }
    for collection in Reporting.Collection.allCases {
      for form in RecordFile.Form.allCases {
        add(RecordFile.path(of: collection, form), .records(.all(collection, form)))
      }
      add(RecordSchema.path(of: collection), .records(.schema(collection)))
    }
    for asset in assets { add(asset.name, .bytes(asset.bytes)) }
    func address(_ path: String) -> String { addresses.origin + addresses.link(toFile: path) }
    for (path, bytes) in siteMap().files(address: address) { add(path, .bytes(bytes)) }
    let replaced = Self.replaceable.intersection(files.filter { $0.origin == .open }.map(\.address))
    let contact = SiteContactFiles(source, addresses)
    let own = [
      ("robots.txt", SiteMap.robots(siteMap: address(SiteMap.path))),
      ("_headers", SiteContactFiles.headers(addresses, languages: source.settings.languages)),
      (SiteContactFiles.securityPath, contact.security), (SiteContactFiles.humansPath, contact.humans),
    ]
    for case (let path, let bytes?) in own where !replaced.contains(path) { add(path, .bytes(bytes)) }
    for file in files where file.origin == .open || !replaced.contains(file.address) { add(file) }
  }

  /// The artefacts of further files, where their addresses are free.
  mutating func addReferred(_ files: [PublishableFile], _ pictures: [MadePicture]) -> [Artefact] {
    let count = artefacts.count
    for picture in pictures { add(picture.address, .picture(picture), at: picture.range) }
    for file in files { add(file) }
    return Array(artefacts[count...])
  }

  private mutating func add(_ file: PublishableFile) {
    add(file.address, .file(file), at: file.start)
  }

  private func siteMap() -> SiteMap {
    // The same records in another order are nothing that a search should find.
    let listed = plan.subjects.filter { subject, name in
      if case .planOrder = subject { false } else { name != .notFound }
    }
    return SiteMap(
      entries: listed.map { subject, name in
        let pages = languages.map { language in
          (language: source.settings.languages[language], url: addresses.absolute(name, in: language))
        }
        return SiteMap.Entry(addresses: pages, updated: updated(subject))
      })
  }

  private func updated(_ subject: PageRequest.Subject) -> PartialDate? {
    guard case .record(let collection, let position) = subject else { return nil }
    return source.report.records.header(collection, position)?.updated
  }
}

/// The old addresses that records name.
private struct Aliases: RecordTableVisitor {
  struct Alias {
    let path: String
    let page: PageName
    let title: LocalisedText
    let range: SourceRange
  }

  let records: Records
  var found: [Alias] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].shown {
      for (position, alias) in (record.header.aliases ?? []).enumerated() {
        found.append(
          Alias(
            path: alias, page: .record(Element.collection, slug: record.slug), title: record.header.title,
            range: record.place(ofItem: position, of: RecordHeader.aliases)))
      }
    }
  }
}
