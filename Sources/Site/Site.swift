package import Content
package import Diagnostics
internal import FrontMatter
internal import Localisation
internal import Markup
internal import Reporting
internal import Template
internal import Threads

/// A report with its theme and languages: everything from which the files of the built site are made. It is large and never
/// changes, so all share one.
package final class Site: Sendable {
  /// Every file of the built site, by address.
  package var artefacts: [Artefact] { plan.artefacts }
  /// What every address begins with: `/`, or `/reports/` for a site that is published under a path.
  package let base: String
  private let pages: PageMaker
  private let plan: ArtefactPlan
  private let files: PublishableFiles
  private let parts: SourcePartSums
  private let numbers: SourcePartNumbers
  /// What is read for what stands around every page.
  private let aroundPages: ReadNotes
  /// What every file depends on, to tell whether another build made the same.
  let frame: UInt64
  private let pictures: ShownPictures
  /// What draws cards and charts as PNG; `nil` where nothing does.
  private let drawing: PictureDrawing?
  /// Are there pictures that stand for pages where they are shared?
  package let hasCards: Bool

  /// Puts a site together: theme, words, pages, tables.
  ///
  /// - Returns: `nil` when there is nothing to make pages with; then `diagnostics` says why.
  /// - Throws: When a file of the theme cannot be read.
  package init?(
    _ source: SiteSource, options: BuildOptions, themes: ThemeSearch, files: inout SourceFiles,
    diagnostics: inout [Diagnostic]
  ) async throws(FileFault) {
    let settings = source.settings
    guard let baseURL = options.baseURL ?? settings.baseURL?.text else {
      // A wrong or misspelt one has its own message.
      let isToldAlready = diagnostics.contains {
        $0.severity == .error && $0.range?.file == source.settingsRange.file
      }
      if !isToldAlready { diagnostics.append(.noBaseURL(at: source.settingsRange)) }
      return nil
    }
    guard
      let inventory = try ThemeInventory(settings, themes: themes, files: &files, diagnostics: &diagnostics)
    else { return nil }
    let themeFiles = try ThemeFiles(inventory, kept: options.kept, files: &files, diagnostics: &diagnostics)
    let choices = ThemeChoices(
      inventory.manifests, theme: inventory.name, settings: settings.theme, diagnostics: &diagnostics)
    let searchScript = options.hasSearch ? themeFiles.searchScript : nil
    if options.hasSearch, searchScript == nil {
      diagnostics.append(.missingSearchScript(theme: inventory.name))
      return nil
    }
    let media = Media(source, pictures: options.pictures)
    pictures = media.pictures
    let cache = options.pictures.cache ?? SiteCache(site: source.root)
    let drawing = options.pictureProgram.map { PictureDrawing(program: $0, store: PictureStore(cache)) }
    let hasQuality = choices.flag("quality") ?? true
    /// What is kept from the build before, and the number of the report there.
    let kept = options.kept.flatMap { kept in source.reportNumber.map { (stages: kept, report: $0) } }
    let (order, compiled) = await Workers(jobs: options.jobs).both(
      {
        func make() -> SiteOrder { SiteOrder(source.report, hasQuality: hasQuality, drawing: drawing) }
        return kept.map { $0.stages.order(of: $0.report, hasQuality: hasQuality, make: make) } ?? make()
      },
      { Theme.compiled(themeFiles, choices, kept: options.kept) })
    self.drawing = drawing
    let paths = SitePaths(source, order)
    diagnostics +=
      choices.faults(media: media, pages: paths) + paths.faults(of: source.report.records)
      + paths.faults(of: settings)
    var needed = PageMaker.templates(for: source.report.records)
    if options.hasSearch { needed.insert(Theme.searchTemplate) }
    guard
      let theme = Theme(
        themeFiles, compiled, name: inventory.name, needs: needed, diagnostics: &diagnostics)
    else { return nil }
    hasCards = theme.hasCards
    diagnostics += theme.unusedTemplates(in: themeFiles)
    let styleSheets = themeFiles.styleSheets(choices)
    let addresses = Addresses(baseURL: baseURL, languages: settings.languages, slugs: LocalSlugs(source))
    base = addresses.base
    let languages = Self.languages(source, themeFiles, theme: inventory.name, diagnostics: &diagnostics)
    if let fault = countryAsCode(settings, languages[0]) { diagnostics.append(fault) }
    if let severity = options.untranslated {
      diagnostics +=
        MissingTranslations(
          source, languages: languages, severity: severity, listsAll: options.listsUntranslated
        ).diagnostics
    }
    let contexts = languages.map {
      PageContext(
        source: source, language: $0.marked, addresses: addresses, media: media, order: order, paths: paths,
        files: files)
    }
    parts = SourcePartSums(source, order, theme)
    numbers = SourcePartNumbers(source.texts.mapValues(\.count), templates: theme.names.count)
    let aroundPages = ReadNotes(numbers)
    self.aroundPages = aroundPages
    let publishable = PublishableFiles(
      source, themeFiles, choices, styleSheets: styleSheets, media: media, base: addresses.base)
    let withCards = theme.hasCards
    func makePlan() -> ArtefactPlan {
      var plan = ArtefactPlan(source: source, addresses: addresses, order: order)
      if let searchScript { plan.addSearch(script: searchScript) }
      plan.addPages(withCards: withCards)
      plan.addRecords()
      plan.addFeeds()
      return plan
    }
    var plan =
      kept.map {
        $0.stages.plan(
          of: $0.report, hasQuality: hasQuality, hasCards: withCards, search: searchScript, make: makePlan)
      } ?? makePlan()
    plan.addFiles(
      publishable.always, styleSheets.all + [EmbeddedPage.styleSheet] + [themeFiles.icons].compactMap(\.self))
    plan.addTakenDown()
    diagnostics += order.tags.diagnostics + plan.diagnostics + IATIProject.faults(source.report)
    diagnostics += media.faults(of: source.namedFiles)
    plan.putLargestFirst()
    self.plan = plan
    self.files = publishable
    let artefacts = plan.artefacts
    frame = Self.frame(
      source, parts, paths: artefacts.filter { !$0.isNotedList }.map(\.path), templates: theme.names,
      base: addresses.base)
    pages = PageMaker(
      source: source, contexts: contexts, theme: theme,
      surroundings: contexts.map {
        Surroundings(
          $0.noting(by: aroundPages), choices, paths, styleSheets, hasCards: theme.hasCards,
          hasSearch: searchScript != nil)
      },
      searchScript: searchScript?.name, icons: themeFiles.icons?.name,
      bodies: BodyRendering(source, addresses: addresses, media: media),
      files: publishable.candidateAddresses.union(artefacts.map(\.path)),
      lists: Set(artefacts.filter(\.isNotedList).map(\.path)), candidates: publishable.candidateAddresses)
  }

  fileprivate static func languages(
    _ source: SiteSource, _ theme: ThemeFiles, theme name: String, diagnostics: inout [Diagnostic]
  ) -> [Language] {
    let place =
      source.settings.places.place(of: SiteSettings.givenLanguages, in: SiteSettings.schema) ?? source.settingsRange
    let english = englishWords(theme, diagnostics: &diagnostics)
    let all = source.settings.languages.map { code in
      var words = Words(WritingRules(language: code))
      if !words.rules.isKnown { diagnostics.append(.unknownLanguage(code, at: place)) }
      let fields = theme.words(code)
      if fields.isEmpty, !source.words.contains(where: { $0.language == code }) {
        diagnostics.append(.noWords(code, theme: name, at: place))
      }
      for one in fields { words.add(one, diagnostics: &diagnostics) }
      for own in source.words where own.language == code {
        diagnostics += words.faults(of: own.fields, known: english, isOpen: !theme.own.isEmpty)
        words.add(own.fields, diagnostics: &diagnostics)
      }
      return words
    }
    let standIns = [all[0], english]
    return all.enumerated().map { index, words in Language(index: index, words: words, fallbacks: standIns) }
  }

  /// The words of the theme's own language, for those that the site's default one lacks.
  private static func englishWords(_ theme: ThemeFiles, diagnostics: inout [Diagnostic]) -> Words {
    var english = Words(WritingRules(language: "en"))
    for fields in theme.words("en") { english.add(fields, diagnostics: &diagnostics) }
    return english
  }

  /// What came with a file beside its bytes.
  package struct Rendered: Sendable {
    package var diagnostics: [Diagnostic] = []
    package var anchors: PageAnchors?
    var files: [FileReference] = []
    var table: PublishedTable?
    /// The numbers of the parts that the file was made from; `nil` where it must be made each time.
    package var trace: [UInt32]?

    /// Is there nothing to say beside the file's bytes that only making it tells?
    fileprivate var isSilent: Bool { diagnostics.isEmpty && anchors == nil && files.isEmpty }
  }

  /// What is read for what stands around every page, by number.
  var surroundingsRead: [UInt32] { aroundPages.all }

  /// What tells a part from what it was.
  func sum(of number: UInt32) -> UInt64 { parts.sum(of: numbers[Int(number)]) }

  /// What a thread keeps from file to file; each has its own.
  package struct Worker {
    fileprivate let notes: ReadNotes
    fileprivate let pages: PageMaker
    fileprivate var renderers: [Renderer]
    fileprivate var records: RecordFileWriter?
    fileprivate var feed: (name: FeedName, entries: [FeedFile.Entry])?
    fileprivate let release: DataRelease?
  }

  /// - Parameter release: The tables as they go out, for the files that tell of them.
  package func worker(release: DataRelease? = nil) -> Worker {
    let notes = ReadNotes(numbers)
    let pages = pages.noting(by: notes)
    return Worker(notes: notes, pages: pages, renderers: pages.state(), release: release)
  }

  /// The tables as they go out.
  ///
  /// - Parameter made: What came with all files that tell nothing of them.
  package func release(_ made: [Rendered]) -> DataRelease { pages.release(made.compactMap(\.table)) }

  /// Makes the bytes of a file. May be called from several threads at once.
  ///
  /// - Throws: When a file that is copied cannot be read.
  package func render(
    _ artefact: Artefact, by worker: inout Worker, into buffer: inout [UInt8]
  ) throws(FileFault) -> Rendered {
    if !artefact.isOfOneRecord { worker.notes.note(.everything) }
    var rendered = try make(artefact, by: &worker, into: &buffer)
    let trace = worker.notes.take()
    rendered.trace = artefact.isReady || !rendered.isSilent ? nil : trace
    return rendered
  }

  private func make(
    _ artefact: Artefact, by worker: inout Worker, into buffer: inout [UInt8]
  ) throws(FileFault) -> Rendered {
    let pages = worker.pages
    switch artefact.content {
    case .page(let request):
      return pages.render(request, telling: worker.release, by: &worker.renderers, into: &buffer)
    case .card(let request):
      guard let drawing else { return pages.renderCard(request, by: &worker.renderers, into: &buffer) }
      var card: [UInt8] = []
      let rendered = pages.renderCard(request, by: &worker.renderers, into: &card)
      // A card that could not be made is told as it is.
      if !rendered.diagnostics.hasErrors { buffer += try drawing.png(of: card) }
      return rendered
    case .table(let table):
      let table = pages.published(table)
      buffer += table.bytes
      return Rendered(table: table)
    case .records(let file):
      var writer = worker.records.take() ?? pages.recordFileWriter(noting: worker.notes)
      writer.write(file, into: &buffer)
      worker.records = writer
    case .package: buffer += worker.release?.package ?? []
    case .archive: buffer += worker.release?.archive ?? []
    case .catalogue: buffer += worker.release?.catalogue ?? []
    case .workbook: buffer += worker.release?.workbook ?? []
    case .iati:
      let (bytes, notes) = pages.iati()
      buffer += bytes
      return Rendered(diagnostics: notes)
    case .chart(let request): buffer += pages.chart(request)
    case .chartPicture(let request): buffer += try drawing?.png(of: pages.chart(request)) ?? []
    case .embedding(let request): buffer += pages.embeddedPage(request)
    case .oEmbed(let request): buffer += pages.oEmbed(request)
    case .calendar(let position, let language): buffer += pages.calendar(ofEvent: position, in: language)
    case .dates(let index, let language): buffer += pages.dates(index, in: language)
    case .feed(let name, let form):
      // The forms of a feed lie beside each other, so that mostly one worker makes both.
      let entries = worker.feed.flatMap { $0.name == name ? $0.entries : nil } ?? pages.entries(of: name)
      worker.feed = (name, entries)
      buffer += pages.feed(name, form, entries)
    case .picture(let picture):
      let (bytes, diagnostics) = try pictures.bytes(of: picture)
      buffer += bytes
      return Rendered(diagnostics: diagnostics)
    case .file(let file): buffer += try pictures.published(file)
    case .bytes(let bytes): buffer += bytes
    }
    return Rendered()
  }

  /// The files that go out since something refers to them, and what is to be said of all others, and of templates that
  /// link to records which are not shown today.
  ///
  /// - Parameter made: What came with all other files.
  /// - Throws: When a file that may refer to others cannot be read.
  package func files(referredBy made: [Rendered]) throws(FileFault) -> (
    artefacts: [Artefact], diagnostics: [Diagnostic]
  ) {
    let templates = pages.filesOfTemplates.map { FileReference(address: $0, range: nil) }
    let (found, diagnostics) = try files.referred(
      by: made.flatMap(\.files) + templates, besides: Set(artefacts.map(\.path)), made: pictures.originals)
    var plan = plan
    let told = plan.diagnostics.count
    let artefacts = plan.addReferred(found, pictures.shown)
    return (artefacts, pages.linksToHidden + diagnostics + plan.diagnostics[told...])
  }

  /// Links to parts of pages that are not there, found when every page is made.
  package func deadAnchors(_ anchors: [PageAnchors]) -> [Diagnostic] {
    pages.deadAnchors(anchors)
  }

  /// What is to be said of the site's own files, found when every file is made.
  package var fileFaults: [Diagnostic] { pictures.faultsOfOtherFiles }
}

/// The links of a page that lead to parts of other pages.
package struct PageAnchors: Sendable {
  let links: [PartLink]
}

/// What a site calls its fields, collections and the words of closed lists, in its default language.
package struct SiteNaming: Sendable {
  private let language: Language

  /// - Returns: `nil` without a theme; then `diagnostics` says why.
  /// - Throws: When a file of the theme cannot be read.
  package init?(
    _ source: SiteSource, themes: ThemeSearch, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) throws(FileFault) {
    guard
      let inventory = try ThemeInventory(source.settings, themes: themes, files: &files, diagnostics: &diagnostics)
    else { return nil }
    let theme = try ThemeFiles(inventory, files: &files, diagnostics: &diagnostics)
    language = Site.languages(source, theme, theme: inventory.name, diagnostics: &diagnostics)[0]
  }

  /// The words for a key such as `plan_status.active`; `nil` where there are none, or some that are to be filled.
  package func word(_ key: String) -> String? {
    language.knownWord(key).flatMap { $0.contains("{") ? nil : $0 }
  }
}
