internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Markup
internal import Reporting
internal import Template

/// Makes the pages of the site: what each shows, then the theme's template.
struct PageMaker: Sendable {
  private(set) var source: SiteSource
  private(set) var contexts: [PageContext]
  private let theme: Theme
  /// By language, as the contexts are.
  private let surroundings: [Surroundings]
  private var templateContexts: [TemplateContext]
  private let standIns: [StandInElements?]
  private var bodies: BodyRendering
  private let renderers: [MarkdownRenderer]
  /// The file of the search page's script; `nil` for a site without search.
  private let searchScript: String?
  /// Where reading is noted; `nil` where nobody wants to know.
  private var notes: ReadNotes?

  init(
    source: SiteSource, contexts: [PageContext], theme: Theme, surroundings: [Surroundings], searchScript: String?,
    icons: String?, bodies: BodyRendering, files: Set<String>, lists: Set<String>, candidates: Set<String>
  ) {
    self.source = source
    self.contexts = contexts
    self.theme = theme
    self.surroundings = surroundings
    templateContexts = contexts.map {
      TemplateContext(
        language: $0.language, addresses: $0.addresses, files: files, lists: lists, candidates: candidates,
        icons: icons,
        absent: $0.report.absent)
    }
    standIns = contexts.map { StandInElements($0.language.standIns) }
    self.bodies = bodies
    self.searchScript = searchScript
    let allowsRawHTML = source.settings.markdown?.allowsRawHTML ?? false
    renderers = contexts.map {
      MarkdownRenderer(
        words: MarkdownWords($0.language), allowsRawHTML: allowsRawHTML,
        ownPhones: source.settings.contact?.phones ?? [])
    }
  }

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> PageMaker {
    var maker = self
    maker.source = source.noting(by: notes)
    maker.contexts = contexts.map { $0.noting(by: notes) }
    maker.templateContexts = templateContexts.map { $0.noting(by: notes) }
    maker.bodies = bodies.noting(by: notes)
    maker.notes = notes
    return maker
  }

  /// What a page is made with, beside its template's frame.
  struct Material {
    let template: String
    /// The further roots of the template.
    var roots: ValueMap = [:]
    var parts: PageContext.Parts
    var rendered = Site.Rendered()
    /// What can be linked to within the record's text.
    var textIDs: Set<String> = []
    /// What is shown within it, and where in its HTML.
    var inserts: [(offset: Int, view: InsertView)] = []
  }

  /// The files that templates have referred to, of those that go out only then.
  var filesOfTemplates: [String] { templateContexts.reduce(into: Set()) { $0.formUnion($1.referredFiles) }.sorted() }

  /// That templates have linked to records that are not shown today.
  var linksToHidden: [Diagnostic] { templateContexts.flatMap(\.linksToHidden) }

  /// What a thread keeps from page to page: a renderer for each language.
  func state() -> [Renderer] {
    zip(surroundings, templateContexts).map { theme.renderer(of: $0.site, $1) }
  }

  /// - Parameter release: The tables as they go out, for the page that tells of them.
  func render(
    _ request: PageRequest, telling release: DataRelease? = nil, by renderers: inout [Renderer],
    into buffer: inout [UInt8]
  ) -> Site.Rendered {
    let known = contexts[request.language]
    let context = release.map(known.telling) ?? known
    guard var material = material(for: request, context) else { return Site.Rendered() }
    let start = buffer.count
    write(&material, request, by: &renderers, into: &buffer)
    let taken = takenIDs(of: material, in: buffer[start...])
    if !taken.isEmpty, let text = text(of: request.subject) {
      buffer.removeSubrange(start...)
      material.rendered = Site.Rendered()
      fill(&material, with: text, context, reserving: taken)
      write(&material, request, by: &renderers, into: &buffer)
    }
    return material.rendered
  }

  /// The author's text on a page.
  private func text(of subject: PageRequest.Subject) -> RecordText? {
    switch subject {
    case .record(let collection, let position): source.text(collection, position)
    case .home: source.report.records.home.flatMap { source.text(.pages, $0.header.position) }
    default: nil
    }
  }

  private func write(
    _ material: inout Material, _ request: PageRequest, by renderers: inout [Renderer], into buffer: inout [UInt8]
  ) {
    let context = contexts[request.language]
    let surroundings = surroundings[request.language]
    let group = surroundings.group(of: request.name, in: material.parts.collection)
    place(&material, group: group, request, by: &renderers)
    let frame = context.frame(
      request, material.parts, in: surroundings, menu: group.menu, languages: contexts.map(\.language))
    material.roots["theme"] = group.theme
    material.roots["menu"] = group.menu.templateValue
    material.roots["page"] = .object(frame)
    let start = buffer.count
    do throws(RenderFault) {
      try render(
        material.template, material.roots, group, by: &renderers[request.language], into: &buffer,
        for: context.addresses.file(of: request.name, in: request.language))
    } catch {
      material.rendered.diagnostics.append(error.diagnostic)
    }
    standIns[request.language]?.resolve(&buffer, from: start)
  }

  private func render(
    _ template: String, _ roots: ValueMap, _ group: PageGroup, by renderer: inout Renderer, into buffer: inout [UInt8],
    for file: String
  ) throws(RenderFault) {
    theme.number(of: template).map { notes?.note(.template($0)) }
    try renderer.render(template, roots, group: group.number, into: &buffer, for: file)
  }

  /// Puts what directives have shown into the record's text.
  private func place(
    _ material: inout Material, group: PageGroup, _ request: PageRequest, by renderers: inout [Renderer]
  ) {
    guard !material.inserts.isEmpty, let text = material.parts.body?.bytes else { return }
    var body: [UInt8] = []
    var end = 0
    for (offset, view) in material.inserts {
      body += text[end..<offset]
      end = offset
      do throws(RenderFault) {
        try render(
          Theme.insertTemplate, ["theme": group.theme, "insert": .object(view)], group,
          by: &renderers[request.language], into: &body,
          for: contexts[request.language].addresses.file(of: request.name, in: request.language))
      } catch {
        material.rendered.diagnostics.append(error.diagnostic)
      }
    }
    material.parts.body = HTML(trusted: body + text[end...])
    material.inserts = []
  }

  /// Draws the picture that stands for a page where it is shared.
  func renderCard(_ request: PageRequest, by renderers: inout [Renderer], into buffer: inout [UInt8]) -> Site.Rendered {
    let context = contexts[request.language].unmarked
    let surroundings = surroundings[request.language]
    let group = surroundings.group(of: request.name, in: nil)
    let roots: ValueMap = [
      "theme": group.theme,
      "card": .object(context.card(of: request.subject)),
    ]
    let start = buffer.count
    // The template's own words are marked.
    defer {
      if standIns[request.language] != nil {
        buffer.replaceSubrange(start..., with: StandInElements.bare(buffer[start...]))
      }
    }
    do throws(RenderFault) {
      try render(
        Theme.cardTemplate, roots, group, by: &renderers[request.language], into: &buffer,
        for: context.addresses.card(of: request.name, in: request.language, ending: "svg"))
    } catch {
      return Site.Rendered(diagnostics: [error.diagnostic])
    }
    return Site.Rendered()
  }

  private func material(for request: PageRequest, _ context: PageContext) -> Material? {
    switch request.subject {
    case .home: home(context)
    case .record(let collection, let position): record(collection, position, context)
    case .list(let collection, let page): list(collection, page: page, context)
    case .planGroup(let plan, let grouping, let group, let page):
      planPart(plan, context) { context.view(ofGroup: group, by: grouping, of: $0, page: page) }
    case .planOrder(let plan, let order, let page):
      planPart(plan, context) { context.view(of: $0, by: order, page: page) }
    case .report(let page): self.page(page, context)
    case .tag(let index, let page): tag(context.order.tags.all[index], page: page, context)
    case .part(let index, let page): part(context.order.lists.all[index], page: page, context)
    case .search:
      searchScript.map { script in
        let view = context.searchPage(script: script, original: contexts[0].language)
        return page("search", Theme.searchTemplate, view, description: view.text, context)
      }
    case .takenDown(let day):
      nothing(
        "taken_down", NotFoundView(answer: context.word("taken_down.answer", ["date": context.date(day).text])), context
      )
    case .notFound: nothing("not_found", NotFoundView(answer: context.word("not_found.answer")), context)
    }
  }

  /// A page that says why there is nothing at its address.
  private func nothing(_ name: String, _ view: NotFoundView, _ context: PageContext) -> Material {
    let title = context.word("\(name).title")
    return Material(
      template: "not-found.html", roots: ["view": .object(view)],
      parts: .init(title: title, heading: title, description: ""))
  }

  /// The templates without which the site's pages cannot be made.
  static func templates(for records: Records) -> Set<String> {
    var used = UsedTemplates(records: records)
    Records.visitTables(&used)
    return used.templates
  }

  private struct UsedTemplates: RecordTableVisitor {
    let records: Records
    var templates = Set(Theme.pageTemplates)

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      if !records[keyPath: table].isEmpty { templates.insert(Theme.template(for: Element.collection)) }
    }
  }

  // MARK: Pages of the site

  private func home(_ context: PageContext) -> Material {
    let view = context.home()
    var parts = PageContext.Parts(
      title: context.siteTitle, heading: context.siteTitle, description: view.answer.text)
    parts.header = source.report.records.home?.header
    parts.tables = context.homeTable.map { [context.link(toTable: $0)] } ?? []
    var material = Material(template: "home.html", roots: ["view": .object(view)], parts: parts)
    if let text = text(of: .home) { fill(&material, with: text, context) }
    return material
  }

  private func page(_ page: ReportPage, _ context: PageContext) -> Material {
    let kind = page.kind
    let view = kind.view(context)
    var material = self.page(page.rawValue, kind.template, view, description: view.answer ?? "", context)
    material.parts.tables = kind.tables.map { context.link(toTable: $0) }
    if page == .data { material.parts.data = [context.catalogueLink] }
    return material
  }

  /// A page whose title bears its name.
  private func page(
    _ name: String, _ template: String, _ view: any TemplateView, description: String, _ context: PageContext
  ) -> Material {
    let title = context.word("\(name)_page.title")
    var parts = PageContext.Parts(title: title, heading: title, description: description)
    parts.trail = [LinkView(text: context.word("nav.home"), url: context.link(.home))]
    return Material(template: template, roots: ["view": .object(view)], parts: parts)
  }

  private func tag(_ tag: Tags.Tag, page: Int, _ context: PageContext) -> Material {
    let (view, title) = (context.view(of: tag, page: page), context.name(of: tag).text)
    let numbered = page == 1 ? title : "\(title) (\(context.pageNumber(page)))"
    var parts = PageContext.Parts(title: numbered, heading: title, description: view.answer)
    parts.trail = [
      LinkView(text: context.word("nav.home"), url: context.link(.home)),
      context.link(to: .tags),
    ]
    return Material(template: "list.html", roots: ["view": .object(view)], parts: parts)
  }

  private func part(_ entry: PartLists.Entry, page: Int, _ context: PageContext) -> Material {
    let (title, view) = context.view(of: entry, page: page)
    let numbered = page == 1 ? title : "\(title) (\(context.pageNumber(page)))"
    var parts = PageContext.Parts(title: numbered, heading: title, description: view.answer)
    (parts.collection, parts.trail) = context.trail(to: entry)
    return Material(template: "list.html", roots: ["view": .object(view)], parts: parts)
  }

  private func list(_ collection: Reporting.Collection, page: Int, _ context: PageContext) -> Material? {
    var lister = Lister(context: context, collection: collection, page: page)
    Records.visitTables(&lister)
    guard let view = lister.view else { return nil }
    let title = context.word("nav.\(collection.rawValue)")
    let numbered = page == 1 ? title : "\(title) (\(context.pageNumber(page)))"
    var parts = PageContext.Parts(title: numbered, heading: title, description: view.answer)
    parts.collection = collection
    parts.trail = [LinkView(text: context.word("nav.home"), url: context.link(.home))]
    parts.tables = tables(of: collection, context)
    return Material(template: "list.html", roots: ["view": .object(view)], parts: parts)
  }

  private func planPart(_ position: Int, _ context: PageContext, view: (Plan) -> PlanPartView) -> Material? {
    guard let plan = context.records.plans[position] else { return nil }
    let view = view(plan)
    let title = view.title + " – " + context.text(plan.header.title)
    var parts = PageContext.Parts(title: title, heading: title, description: view.answer)
    parts.collection = .plans
    parts.trail = context.trail(to: plan) + [context.link(to: plan)]
    parts.tables = ["commitments", "rollups"].map { context.link(toTable: $0) }
    return Material(template: "plan-part.html", roots: ["view": .object(view)], parts: parts)
  }

  private struct Lister: RecordTableVisitor {
    let context: PageContext
    let collection: Reporting.Collection
    let page: Int
    var view: ListView?

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      guard Element.collection == collection else { return }
      view = context.list(context.records[keyPath: table], page: page)
    }
  }

  // MARK: Pages of records

  private func record(_ collection: Reporting.Collection, _ position: Int, _ context: PageContext) -> Material? {
    let records = context.records
    switch collection {
    case .projects: return make(records.projects[position], position, context) { context.view(ofProject: position, $0) }
    case .objectives:
      return make(records.objectives[position], position, context) { context.view(ofObjective: position, $0) }
    case .results: return make(records.results[position], position, context) { context.view(ofResult: position, $0) }
    case .activities: return make(records.activities[position], position, context) { context.view(of: $0) }
    case .indicators: return make(records.indicators[position], position, context) { context.view(of: $0) }
    case .plans: return make(records.plans[position], position, context) { context.view(ofPlan: position, $0) }
    case .commitments:
      guard let commitment = records.commitments[position] else { return nil }
      var material = make(commitment, position, context) { context.view(of: $0) }
      let (previous, next) = context.neighbours(of: commitment)
      material?.parts.previous = previous
      material?.parts.next = next
      return material
    case .organisations:
      return make(records.organisations[position], position, context) { context.view(ofOrganisation: position, $0) }
    case .places: return make(records.places[position], position, context) { context.view(ofPlace: position, $0) }
    case .beneficiaries: return make(records.beneficiaries[position], position, context) { context.view(of: $0) }
    case .cases: return make(records.cases[position], position, context) { context.view(of: $0) }
    case .news: return dated(make(records.news[position], position, context) { context.view(of: $0) }, context)
    case .events:
      var material = dated(make(records.events[position], position, context) { context.view(of: $0) }, context)
      if let file = context.calendarLink(records.events[position]) { material?.parts.tables.append(file) }
      return material
    case .publications:
      return dated(make(records.publications[position], position, context) { context.view(of: $0) }, context)
    case .pages: return make(records.pages[position], position, context) { context.view(of: $0) }
    }
  }

  /// With the way to what came before and after.
  private func dated(_ material: Material?, _ context: PageContext) -> Material? {
    guard var material, let collection = material.parts.collection, let header = material.parts.header else {
      return material
    }
    (material.parts.previous, material.parts.next) = context.neighbours(of: header.position, in: collection)
    return material
  }

  private func make<Element: Record, View: TemplateView>(
    _ record: Element?, _ position: Int, _ context: PageContext, view: (Element) -> View
  ) -> Material? {
    guard let record else { return nil }
    let collection = Element.collection
    let title = context.text(record.header.title)
    let view = view(record)
    var parts = PageContext.Parts(
      title: title, heading: title, description: context.text(record.header.summary) ?? view.answer ?? title)
    parts.header = record.header
    parts.collection = collection
    parts.trail = context.trail(to: record)
    if searchScript != nil {
      parts.status = context.status(of: record)
      parts.year = context.year(of: record)
    }
    parts.data = context.data(of: RecordPlace(collection: collection, position: position), slug: record.slug)
    let request = PageRequest(
      subject: .record(collection, position), language: context.language.index,
      name: .record(collection, slug: record.slug))
    parts.tables = parts.data.map(\.link) + tables(of: collection, context) + context.chartLinks(request)
    let roots: ValueMap = [
      Theme.rootName(of: collection): .object(RecordObject(record: record, context: context)),
      "view": .object(view),
    ]
    var material = Material(template: Theme.template(for: collection), roots: roots, parts: parts)
    if let text = source.text(collection, position) { fill(&material, with: text, context) }
    return material
  }

  /// The tables in which a collection's records stand; news and the like have none.
  private func tables(of collection: Reporting.Collection, _ context: PageContext) -> [LinkView] {
    Theme.tables(of: collection).map { context.link(toTable: $0) }
  }

  /// The record's text, in the page's language or, said so, in the default one.
  ///
  /// - Parameter ids: What no heading of the text may be named, since the page has it.
  private func fill(
    _ material: inout Material, with text: RecordText, _ context: PageContext, reserving ids: Set<String> = []
  ) {
    let language = context.language.index
    if !text.isTranslated(into: language), let first = contexts.first {
      let name = context.language.knownWord("language_name.\(first.language.code)") ?? first.language.name
      material.parts.fallback = context.word("notice.fallback", ["language": name])
    }
    let translated = text.translations.first { $0.language == language }?.body
    guard let body = translated.flatMap({ $0.isEmpty ? nil : $0 }) ?? text.body, !body.isEmpty else { return }
    let result = bodies.render(body, of: text, in: language, by: renderers[language].reserving(ids))
    material.rendered.files = result.files
    // A default-language text is read once: its faults are told with its own page, not with every language's.
    if body.file != text.file || language == 0 {
      material.rendered.diagnostics += result.diagnostics
      if let fault = repeatedTitle(material.parts.heading, result.headings, in: body) {
        material.rendered.diagnostics.append(fault)
      }
      material.rendered.anchors = result.links.isEmpty ? nil : PageAnchors(links: result.links)
    }
    material.parts.body = HTML(trusted: result.html)
    material.parts.contents = result.headings.map { LinkView(text: $0.text, url: "#" + $0.id) }
    material.textIDs = result.ids
    let header = bodies.header(of: text)
    material.parts.hasGallery = result.placed.contains { $0.directive.kind == .gallery }
    material.inserts = result.placed.enumerated().compactMap { index, placed in
      context.insert(
        placed, number: index + 1, in: header, from: Media.folder(of: text.path), bodies.targets
      ).map { (placed.offset, $0) }
    }
  }
}

extension MarkdownWords {
  /// The words of a language for what Markdown brings along.
  init(_ language: Language) {
    self.init()
    note = language.word("notice.note")
    tip = language.word("notice.tip")
    important = language.word("notice.important")
    warning = language.word("notice.warning")
    caution = language.word("notice.caution")
    footnotes = language.word("footnote.label")
    backToReference = language.word("footnote.back")
    table = language.word("table.name")
    taskDone = language.word("task.done")
    taskOpen = language.word("task.open")
  }
}
