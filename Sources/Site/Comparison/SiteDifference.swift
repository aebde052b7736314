internal import Content
package import Exact
internal import FrontMatter
internal import Reporting

/// What a site says otherwise than what was published.
package struct SiteDifference: Sendable {
  /// By kind, then by subject.
  package let changes: [PublishedChange]
  /// What could not be compared, in sentences.
  package let gaps: [String]

  /// - Parameters:
  ///   - source: The site as it stands.
  ///   - today: The day that stands in the revisions which are offered.
  package init(since old: PublishedSite, of source: SiteSource, today: Day) {
    let new = PublishedSite(source)
    let offers = RevisionOffers(source, today: today)
    var gaps: [String] = []
    let comparisons = Self.comparisons(old, new, &gaps)
    var changes = Self.figures(comparisons, Revisions(new.tables["revisions"]), offers)
    changes += HiddenCountComparison(source.report).changes(comparisons)
    changes += Self.statements(old, new, source, &gaps)
    changes += Self.records(old, new)
    changes += Self.translations(old, new, languages: source.settings.languages)
    if let former = old.addresses, let current = new.addresses {
      changes += AddressComparison(source).changes(former: former, current: current) { collection, id in
        guard let before = Self.records(of: collection, in: old) else { return false }
        return Self.records(of: collection, in: new)?.contains(id) == true && !before.contains(id)
      }
    } else {
      gaps.append("No sitemap.xml lies beside the published tables, so that addresses are not compared.")
    }
    let order = PublishedChange.Kind.allCases
    self.changes = changes.enumerated().sorted { one, other in
      func key(_ change: (offset: Int, element: PublishedChange)) -> (Int, String, Int) {
        (order.firstIndex(of: change.element.kind) ?? 0, change.element.subject, change.offset)
      }
      return key(one) < key(other)
    }.map(\.element)
    self.gaps = gaps
  }

  // MARK: Figures

  private static func comparisons(
    _ old: PublishedSite, _ new: PublishedSite, _ gaps: inout [String]
  ) -> [FigureComparison] {
    FigureComparison.forms.compactMap { form in
      guard let now = new.tables[form.table] else { return nil }
      guard let before = old.tables[form.table] else {
        gaps.append("The published tables have no \(form.table).csv, so that its figures are not compared.")
        return nil
      }
      let comparison = FigureComparison(form, before, now)
      if !comparison.missing.isEmpty {
        gaps.append(lack(of: comparison.missing, in: form.table, which: "its figures"))
      }
      return comparison
    }
  }

  private static func figures(
    _ comparisons: [FigureComparison], _ revisions: Revisions, _ offers: RevisionOffers
  ) -> [PublishedChange] {
    comparisons.flatMap { comparison in
      comparison.differences.map { change(comparison.form, $0, $1, revisions, offers) }
    }
  }

  private static func change(
    _ form: FigureComparison.Form, _ before: FigureComparison.Row, _ after: FigureComparison.Row?,
    _ revisions: Revisions, _ offers: RevisionOffers
  ) -> PublishedChange {
    let isRevised = after.map { now in
      form.part.map { revisions.tell(of: before.record, $0(now.position), was: before.figures) } ?? false
    }
    let kind: PublishedChange.Kind =
      switch isRevised {
      case nil: .vanishedFigure
      case true?: .revisedFigure
      case false?: form.part == nil ? .count : .unrecordedFigure
      }
    return PublishedChange(
      kind: kind, subject: "\(form.collection.rawValue)/\(before.record)",
      detail: before.keysInWords, before: form.text(of: before),
      after: after.map(form.text), offer: kind == .unrecordedFigure ? offers.offer(form, before) : nil)
  }

  /// The published revisions, by record and part.
  private struct Revisions {
    private var olds: [String: [[String]]] = [:]

    init(_ table: PublishedSite.Table?) {
      guard let table, let records = table["indicator"], let parts = table["part"] else { return }
      let figures = ["old", "old_numerator", "old_denominator"].map { table[$0] ?? [] }
      for index in records.indices {
        olds[records[index] + "\n" + parts[index], default: []].append(
          figures.map { $0.indices.contains(index) ? $0[index] : "" })
      }
    }

    /// Does one of them say that the figure was this?
    func tell(of record: String, _ part: String, was figures: [String]) -> Bool {
      (olds[record + "\n" + part] ?? []).contains { old in
        zip(figures, old).contains { figure, old in
          !figure.isEmpty
            && (figure == old || (try? Quantity.parse(figure)) == (try? Quantity.parse(old)) && !old.isEmpty)
        }
      }
    }
  }

  // MARK: Statements

  /// What authors stated of records that were published and still are.
  private static func statements(
    _ old: PublishedSite, _ new: PublishedSite, _ source: SiteSource, _ gaps: inout [String]
  ) -> [PublishedChange] {
    let kept = Dictionary(
      uniqueKeysWithValues: Reporting.Collection.allCases.map { collection in
        (collection, old.ids(of: collection).intersection(new.ids(of: collection)))
      })
    return DataTable.all(source).flatMap { table -> [PublishedChange] in
      guard let before = old.tables[table.name], let now = new.tables[table.name],
        let comparison = StatementComparison(table, before, now)
      else { return [] }
      if !comparison.missing.isEmpty {
        gaps.append(lack(of: comparison.missing, in: table.name, which: "its statements"))
      }
      return comparison.changes { kept[comparison.collection]?.contains($0) == true }
    }
  }

  private static func lack(of columns: [String], in table: String, which facts: String) -> String {
    "The published \(table).csv has no \(columns.count == 1 ? "column" : "columns") "
      + columns.map { "`\($0)`" }.joined(separator: ", ")
      + ": another version of the program wrote it, and \(facts) are not compared."
  }

  // MARK: Records

  /// Those that the table of a collection holds; that of legal aid has rows of them alone.
  private static func records(of collection: Reporting.Collection, in site: PublishedSite) -> Set<String>? {
    site.tables[collection.rawValue].flatMap { $0["id"] ?? $0["record"] }.map(Set.init)
  }

  /// Records that are in no table any more.
  private static func records(_ old: PublishedSite, _ new: PublishedSite) -> [PublishedChange] {
    Reporting.Collection.allCases.flatMap { collection -> [PublishedChange] in
      guard let before = old.tables[collection.rawValue], let now = new.tables[collection.rawValue]?["id"],
        let ids = before["id"]
      else { return [] }
      let titles = before["title"]
      let kept = Set(now)
      return ids.indices.filter { !kept.contains(ids[$0]) }.map { index in
        PublishedChange(
          kind: .vanishedRecord, subject: "\(collection.rawValue)/\(ids[index])", detail: titles?[index])
      }
    }
  }

  /// Records whose title was published in a language and is no longer.
  private static func translations(
    _ old: PublishedSite, _ new: PublishedSite, languages: [String]
  ) -> [PublishedChange] {
    Reporting.Collection.allCases.flatMap { collection -> [PublishedChange] in
      guard let before = old.tables[collection.rawValue], let now = new.tables[collection.rawValue],
        let ids = before["id"], let current = now["id"]
      else { return [] }
      let positions = Dictionary(zip(current, current.indices)) { first, _ in first }
      return languages.dropFirst().flatMap { language -> [PublishedChange] in
        guard let titles = before["title_\(language)"], let left = now["title_\(language)"] else { return [] }
        return ids.indices.compactMap { index in
          guard let position = positions[ids[index]], !titles[index].isEmpty, left[position].isEmpty else { return nil }
          return PublishedChange(
            kind: .untranslated, subject: "\(collection.rawValue)/\(ids[index])", detail: language,
            before: titles[index])
        }
      }
    }
  }
}

extension FigureComparison.Form {
  /// `12 of 37`, `0.324`.
  fileprivate func text(of row: FigureComparison.Row) -> String {
    let named = zip(figures, row.figures).filter { !$1.isEmpty }
    if figures.count == 1 || named.map(\.0) == ["value"] { return named.map(\.1).joined() }
    return named.map { "\($0) \($1)" }.joined(separator: ", ")
  }
}

/// The revisions that authors may write for figures that changed.
private struct RevisionOffers {
  /// The file of each indicator, and whether a table lies beside it, by id.
  private var files: [String: (path: String, hasTable: Bool)] = [:]
  /// The slugs of places by their ids, as tables name them.
  private var places: [String: String] = [:]
  private let today: Day

  init(_ source: SiteSource, today: Day) {
    self.today = today
    for (position, text) in (source.texts[.indicators] ?? []).enumerated() {
      guard let header = source.report.records.header(.indicators, position) else { continue }
      files[header.id] = (text.path, !text.tables.isEmpty)
    }
    for (position, text) in (source.texts[.places] ?? []).enumerated() {
      if let header = source.report.records.header(.places, position) { places[header.id] = text.slug }
    }
  }

  func offer(_ form: FigureComparison.Form, _ row: FigureComparison.Row) -> PublishedChange.Offer? {
    guard let (path, hasTable) = files[row.record] else { return nil }
    let all = ["old", "old_numerator", "old_denominator"]
    let olds = zip(form.figures.count == 1 ? ["old"] : all, row.figures).filter { !$1.isEmpty }.map { ($0, $1) }
    let figures = olds.contains { $0.0 == "old" } ? olds.filter { $0.0 == "old" } : olds
    let facts = [("date", today.description), ("kind", RevisionKind.correction.rawValue)] + figures
    let reason = ("reason", "Say here why.")
    let keys = row.keys.map { ($0.name, $0.name == "place" ? places[$0.text] ?? $0.text : $0.text) }
    if hasTable, form.table == "observations" {
      let cells = keys + facts + [reason]
      var text: [UInt8] = []
      for (index, cell) in cells.map(\.1).enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        text.appendCSV(.text(cell))
      }
      return PublishedChange.Offer(
        place: "Content/\(path.dropLast(3)).revisions.csv",
        text: cells.map(\.0).joined(separator: ",") + "\n" + String(decoding: text, as: UTF8.self))
    }
    let members = facts.map { ($0.0, Document.plain($0.1)) } + [(reason.0, .text(reason.1))]
    // Within the figure that it is of, which is told by what tells it from others.
    let names = keys.map { (name: $0.0 == "baseline_date" ? "date" : $0.0, text: $0.1) }
    let figure = Document.group(
      names.map { ($0.name, ["from", "to", "date"].contains($0.name) ? .plain($0.text) : .text($0.text)) }
        + [("revisions", .list([.group(members)]))])
    let document = form.table == "indicators" ? ("baseline", figure) : (form.table, .list([figure]))
    return PublishedChange.Offer(place: "Content/\(path)", text: Document.group([document]).yaml.trimmed)
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
