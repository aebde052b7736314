package import Content
package import Diagnostics
internal import FrontMatter
package import Reporting
internal import Template

/// A theme's templates, compiled and checked against what each page gives them.
package struct Theme: Sendable {
  private let templates: TemplateSet
  /// The names of its templates, those that others stand in place of among them.
  let names: [String]
  /// What tells each from what it was, with all that it is made of.
  let sums: [UInt64]
  private let numbers: [String: Int]

  /// - Returns: `nil` when a template is wrong or missing; then `diagnostics` says so.
  init?(
    _ files: ThemeFiles, _ compiled: CompiledTheme, name: String, needs needed: Set<String>,
    diagnostics: inout [Diagnostic]
  ) {
    let found = compiled.diagnostics
    // One that makes no sense has its own messages.
    let missing = needed.subtracting(files.templates.map(\.name)).sorted()
    diagnostics += found + missing.map { .missingTemplate($0, theme: name) }
    guard !found.hasErrors, missing.isEmpty else { return nil }
    templates = compiled.templates
    names = files.templates.map(\.name)
    let ofFiles = files.templates.map { file -> UInt64 in
      var sum = WordSum()
      sum.add(file.bytes)
      return sum.value
    }
    sums = names.map { [templates] name in WordSum(of: templates.files(behind: name).map { ofFiles[$0] }).value }
    numbers = Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  /// The number of a page's template in `sums`; `nil` for one that it does not have.
  func number(of template: String) -> Int? { numbers[template] }

  /// Compiles a theme's templates, unless they are those of the build before.
  static func compiled(_ files: ThemeFiles, _ choices: ThemeChoices, kept: KeptStages? = nil) -> CompiledTheme {
    func compile() -> CompiledTheme {
      let shape = choices.shape
      let (templates, found) = TemplateSet.compile(
        files.templates, vocabulary: .ofTheSite, roots: { roots($0, theme: shape) })
      return CompiledTheme(templates: templates, diagnostics: found)
    }
    return kept?.theme(of: files.templates, members: choices.members, compile: compile) ?? compile()
  }

  /// Checks the theme of a site with every template that any site can need, and what the site chooses about it.
  ///
  /// - Parameter source: The site, for the files and pages that it chooses; `nil` when it cannot be read.
  /// - Returns: How many templates it has.
  /// - Throws: When a file of the theme cannot be read.
  package static func check(
    _ settings: SiteSettings, of source: SiteSource?, themes: ThemeSearch, files: inout SourceFiles,
    diagnostics: inout [Diagnostic]
  ) throws(FileFault) -> Int {
    guard
      let inventory = try ThemeInventory(settings, themes: themes, files: &files, diagnostics: &diagnostics)
    else { return 0 }
    let themeFiles = try ThemeFiles(inventory, files: &files, diagnostics: &diagnostics)
    let choices = ThemeChoices(
      inventory.manifests, theme: inventory.name, settings: settings.theme, diagnostics: &diagnostics)
    if let source {
      let pages = SitePaths(source, SiteOrder(source.report, hasQuality: choices.flag("quality") ?? true))
      diagnostics += choices.faults(media: Media(source), pages: pages)
    }
    let needed = Set(Reporting.Collection.allCases.map { template(for: $0) } + pageTemplates + [searchTemplate])
    let compiled = compiled(themeFiles, choices)
    let theme = Theme(themeFiles, compiled, name: inventory.name, needs: needed, diagnostics: &diagnostics)
    diagnostics += theme?.unusedTemplates(in: themeFiles) ?? []
    diagnostics += themeFiles.unusedAssets.map { .unusedThemeFile($0.address, at: $0.start) }
    return themeFiles.templates.count
  }

  /// Templates of the site's own that no page is made with, and that no other template uses.
  func unusedTemplates(in files: ThemeFiles) -> [Diagnostic] {
    let collections = Reporting.Collection.allCases.map { Self.template(for: $0) }
    let pages = Set(collections + Self.pageTemplates + [Self.searchTemplate, Self.cardTemplate, Self.insertTemplate])
    let unused = Set(templates.files(unusedBy: pages))
    return files.templates.filter { unused.contains($0.file) && files.own.contains($0.file) }.map {
      .unusedThemeFile("templates/" + $0.name, at: SourceRange(file: $0.file, line: 1, column: 1))
    }
  }

  /// The templates of pages that show no single record.
  static let pageTemplates =
    ["home.html", "list.html", "plan-part.html", "not-found.html"] + ReportPage.allCases.map(\.kind.template)

  static let cardTemplate = "card.svg"

  /// The template of what directives have shown within a text.
  static let insertTemplate = "insert.html"

  /// Does it draw the pictures that stand for pages where they are shared?
  var hasCards: Bool { templates.contains(Self.cardTemplate) }

  /// The template of the page that searches, of a site that has a search.
  static let searchTemplate = "search.html"

  /// Something that writes the pages of a language; each thread has its own.
  func renderer(of site: Value, _ context: TemplateContext) -> Renderer {
    Renderer(templates, shared: ["site": site], context: context)
  }

  // MARK: What templates get

  /// The names that a page's template gets; `nil` for a template that is only used by others.
  private static func roots(_ template: String, theme: Shape) -> [Root]? {
    let ofTheSite = [
      Root("site", SiteView.valueType, reach: .renderer), Root("theme", .object { theme }, reach: .group),
    ]
    if template == cardTemplate { return ofTheSite + [Root("card", CardView.valueType)] }
    if template == insertTemplate { return ofTheSite + [Root("insert", InsertView.valueType)] }
    let further: [Root]? =
      switch template {
      case "home.html": [Root("view", HomeView.valueType)]
      case "plan-part.html": [Root("view", PlanPartView.valueType)]
      case "list.html": [Root("view", ListView.valueType)]
      case searchTemplate: [Root("view", SearchView.valueType)]
      case "not-found.html": [Root("view", NotFoundView.valueType)]
      default: reportRoots[template] ?? recordRoots[template]
      }
    let menu = Root("menu", .list(NavLinkView.valueType), reach: .group)
    return further.map { ofTheSite + [menu, Root("page", FrameView.valueType)] + $0 }
  }

  /// Two pages that share a template give it the same view.
  private static let reportRoots = Dictionary(
    ReportPage.allCases.map(\.kind).map { ($0.template, [Root("view", $0.viewType)]) },
    uniquingKeysWith: { first, _ in first })

  private static let recordRoots: [String: [Root]] = {
    var roots: [String: [Root]] = [:]
    for collection in Reporting.Collection.allCases {
      let shape = RecordShapes.shape(of: collection)
      roots[template(for: collection)] = [
        Root(rootName(of: collection), .object { shape }), Root("view", viewType(of: collection)),
      ]
    }
    return roots
  }()

  private static func viewType(of collection: Reporting.Collection) -> ValueType {
    switch collection {
    case .projects: ProjectView.valueType
    case .objectives: ObjectiveView.valueType
    case .results: ResultView.valueType
    case .indicators: IndicatorView.valueType
    case .plans: PlanView.valueType
    case .commitments: CommitmentView.valueType
    case .cases: CasesView.valueType
    case .activities, .organisations, .places, .beneficiaries, .news, .events, .publications, .pages:
      RecordView.valueType
    }
  }

  static func template(for collection: Reporting.Collection) -> String { collection.singular + ".html" }

  /// The name under which a record's template gets it.
  static func rootName(of collection: Reporting.Collection) -> String {
    // `page` is what every template calls the page itself.
    collection == .pages ? "text_page" : collection.singular
  }

  /// The tables in which a collection's records stand, for the links to take them away.
  static func tables(of collection: Reporting.Collection) -> [String] {
    switch collection {
    case .projects: ["projects", "rollups"]
    case .objectives: ["objectives", "rollups"]
    case .results: ["progress", "rollups"]
    case .activities: ["activities"]
    case .indicators: ["observations"]
    case .plans: ["plans", "rollups"]
    case .commitments: ["commitments"]
    case .organisations: ["organisations", "rollups"]
    case .places: ["places", "rollups"]
    case .beneficiaries: ["beneficiaries"]
    case .cases: ["cases"]
    case .news, .events, .publications, .pages: []
    }
  }
}
