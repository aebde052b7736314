internal import Exact
internal import FrontMatter
internal import Localisation
internal import Pictures
internal import Reporting
internal import Template

/// What most records' pages say: facts, and lists of what belongs to them.
struct RecordView: TemplateView {
  let kicker: String
  /// What it is, in a sentence or two of its author.
  let answer: WordsView?
  /// Of an organisation that leads commitments, and of a place where something was done.
  let rollUp: RollUpView?
  let facts: [FactView]
  let lists: [EntryListView]
  /// How the lists were counted.
  let workings: [WorkingView]
  let evidence: [EvidenceView]
  /// The indicators that it speaks of.
  var figures: [IndicatorRowView] = []
  /// What there is to read, the page's own language first.
  var files: [FileView] = []
  /// What came of an event.
  var outcome: WordsView?

  static let declaration = ViewDeclaration<RecordView>(
    "record",
    [
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("roll_up", \.rollUp),
      .init("facts", \.facts),
      .init("lists", \.lists),
      .init("workings", \.workings),
      .init("evidence", \.evidence),
      .init("figures", \.figures),
      .init("files", \.files),
      .init("outcome", \.outcome),
    ])
}

/// Records under a heading.
struct EntryListView: TemplateView {
  let heading: String
  let entries: [EntryView]
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<EntryListView>(
    "entry list",
    [
      .init("heading", \.heading),
      .init("entries", \.entries),
      .init("more", \.more),
    ])
}

/// A record in a list: a line about it, its title, its summary.
struct EntryView: TemplateView {
  let title: String
  let lang: String?
  let url: String
  let about: String
  let text: WordsView?
  /// Of a commitment.
  let tile: TileView?
  /// Of what is told or can be visited, cut for lists.
  var image: ImageView?

  static let declaration = ViewDeclaration<EntryView>(
    "entry",
    [
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("about", \.about),
      .init("text", \.text),
      .init("tile", \.tile),
      .init("image", \.image),
    ])
}

extension Reporting.Collection {
  /// Do lists show its records' pictures? A logo or a portrait would be cut.
  fileprivate var hasPictures: Bool {
    switch self {
    case .news, .events, .publications, .activities, .projects, .places: true
    case .objectives, .results, .indicators, .plans, .commitments, .organisations, .beneficiaries, .cases, .pages: false
    }
  }
}

extension PageContext {
  func entry<Element: Record>(_ record: Element, about: String = "") -> EntryView {
    EntryView(
      title: text(record.header.title), lang: language(of: record.header.title),
      url: link(.record(Element.collection, slug: record.slug)), about: about, text: words(record.header.summary),
      tile: tile(of: record), image: Element.collection.hasPictures ? image(of: record.header, for: .card) : nil)
  }

  /// Records of a collection, as lists show them.
  func entries(_ collection: Reporting.Collection, _ positions: ArraySlice<Int>) -> [EntryView] {
    var finder = EntryFinder(context: self, collection: collection, positions: positions)
    Records.visitTables(&finder)
    return finder.entries
  }

  private struct EntryFinder: RecordTableVisitor {
    let context: PageContext
    let collection: Reporting.Collection
    let positions: ArraySlice<Int>
    var entries: [EntryView] = []

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      guard Element.collection == collection else { return }
      let table = context.records[keyPath: table]
      entries = positions.compactMap { table[$0] }.map { context.entry($0, about: context.about($0)) }
    }
  }

  /// The same in groups, with what a list of their kind says of each.
  func groups(_ collection: Reporting.Collection, _ positions: [Int]) -> [ListGroupView] {
    var finder = GroupFinder(context: self, collection: collection, positions: positions)
    Records.visitTables(&finder)
    return finder.groups
  }

  private struct GroupFinder: RecordTableVisitor {
    let context: PageContext
    let collection: Reporting.Collection
    let positions: [Int]
    var groups: [ListGroupView] = []

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      guard Element.collection == collection else { return }
      groups = context.groups(positions.compactMap { context.records[keyPath: table][$0] })
    }
  }

  /// What stands before a record in a list: when, or of what kind.
  func about(_ record: some Record) -> String {
    switch record.byKind {
    case .activity(let activity): about(activity)
    case .commitment(let commitment): text(commitment.theme) ?? ""
    case .plan(let plan): period(plan.start, plan.end) ?? ""
    case .project(let project): span(project.start, project.end) ?? ""
    case .result(let result): result.level.map { word("level.\($0.rawValue)") } ?? ""
    case .news, .publication: record.ownDate.map { language.date($0) } ?? ""
    case .event(let event): (event.date.map { language.date($0) } ?? period(event.start, event.end)) ?? ""
    case .place(let place): text(place.kind) ?? ""
    case .objective, .indicator, .organisation, .beneficiary, .cases, .page: ""
    }
  }

  /// Of a commitment; `nil` for the kinds that have none.
  private func tile(of record: some Record) -> TileView? {
    switch record.byKind {
    case .commitment(let commitment): tile(of: commitment, report.figures(of: commitment))
    case .project, .objective, .result, .activity, .indicator, .plan, .organisation, .place, .beneficiary, .cases,
      .news, .event, .publication, .page:
      nil
    }
  }

  private func about(_ activity: Activity) -> String {
    [span(activity.start, activity.end), activity.status.map { word("activity_status.\($0.rawValue)") }]
      .compactMap(\.self).joined(separator: word("site.separator"))
  }

  /// Each partner with its role and time.
  func partners(_ partners: [Partner]?) -> [ValueView]? {
    partners.map { partners in
      partners.compactMap { partner in
        guard let organisation = records.organisations[partner.organisation] else { return nil }
        let link = link(to: organisation)
        let details = [text(partner.role), period(partner.from, partner.to)].compactMap(\.self)
        return ValueView(
          text: link.text, lang: link.lang, url: link.url,
          note: details.isEmpty ? nil : details.joined(separator: word("site.separator")))
      }
    }
  }
}
