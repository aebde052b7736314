internal import Diagnostics
internal import Localisation
internal import Markup
internal import Pictures
internal import Reporting
internal import Spreadsheets
internal import Template

/// What a directive has shown within a text.
struct InsertView: TemplateView {
  let kind: String
  var indicator: IndicatorRowView?
  var commitment: EntryView?
  var chart: ChartView?
  /// Of a chart: the page of the indicator.
  var page: LinkView?
  var image: ImageView?
  var pictures: [ImageView] = []
  /// The words below a picture, which may hold links.
  var caption: HTML?
  var table: PlainTableView?
  /// The film.
  var link: LinkView?
  /// For those who hear the page.
  var name = ""

  init(_ kind: MarkdownDirective.Kind) {
    self.kind = kind.rawValue
  }

  static let declaration = ViewDeclaration<InsertView>(
    "insert",
    [
      .init("kind", \.kind),
      .init("indicator", \.indicator),
      .init("commitment", \.commitment),
      .init("chart", \.chart),
      .init("page", \.page),
      .init("image", \.image),
      .init("pictures", \.pictures),
      .init("caption", \.caption),
      .init("table", \.table),
      .init("link", \.link),
      .init("name", \.name),
    ])
}

/// A table as its file has it.
struct PlainTableView: TemplateView {
  let caption: String?
  let columns: [PlainColumnView]
  let rows: [[PlainCellView]]
  let file: LinkView

  static let declaration = ViewDeclaration<PlainTableView>(
    "plain table",
    [
      .init("caption", \.caption),
      .init("columns", \.columns),
      .init("rows", \.rows),
      .init("file", \.file),
    ])
}

struct PlainColumnView: TemplateView {
  let text: String
  /// Are its cells figures, which stand under each other by their last digit?
  let isNumber: Bool

  static let declaration = ViewDeclaration<PlainColumnView>(
    "plain column", [.init("text", \.text), .init("is_number", \.isNumber)])
}

struct PlainCellView: TemplateView {
  let text: String
  let isNumber: Bool

  static let declaration = ViewDeclaration<PlainCellView>(
    "plain cell", [.init("text", \.text), .init("is_number", \.isNumber)])
}

extension PageContext {
  /// - Parameters:
  ///   - number: Among those of the page, from 1.
  ///   - page: The record in whose text it stands.
  /// - Returns: `nil` for what cannot be shown, which is told.
  func insert(
    _ placed: PlacedDirective, number: Int, in page: RecordHeader?, from folder: String, _ targets: DirectiveTargets
  ) -> InsertView? {
    let directive = placed.directive
    var view = InsertView(directive.kind)
    view.caption = placed.text.isEmpty ? nil : HTML(trusted: placed.text)
    switch directive.kind {
    case .indicator:
      guard let indicator = targets.position(of: directive).flatMap({ records.indicators[$0] }) else { return nil }
      view.indicator = row(of: indicator, in: page)
    case .commitment:
      guard let commitment = targets.position(of: directive).flatMap({ records.commitments[$0] }) else { return nil }
      let plan = link(commitment.plan, in: records.plans)?.text ?? ""
      view.commitment = entry(commitment, about: withNotice(plan, of: commitment.header, in: page))
    case .chart:
      guard let indicator = targets.position(of: directive).flatMap({ records.indicators[$0] }) else { return nil }
      let figures = report.figures(of: indicator)
      let measured = indicator.measuredSeries(figures, asOf: report.asOf)
      guard let chart = chart(of: indicator, figures, measured) else { return nil }
      view.chart = chart.view(id: "insert-\(number)")
      let link = link(to: indicator)
      view.page = LinkView(
        text: withNotice(link.text, of: indicator.header, in: page), lang: link.lang, url: link.url)
    case .figure:
      view.image = picture(directive.argument, words: directive.words, in: page, from: folder, targets)
    case .gallery:
      view.pictures = gallery(of: page)
      view.name = word("heading.pictures")
    case .table:
      var told: [Diagnostic] = []
      guard let (table, address) = targets.table(directive, from: folder, diagnostics: &told) else { return nil }
      view.table = self.view(of: table, caption: directive.words, file: address)
      view.name = directive.words ?? word("table.name")
    case .video:
      let video = VideoArgument(directive.argument)
      let url = video.isOnTheWeb ? video.film : media.address(of: video.film, from: folder).map(addresses.link(toFile:))
      guard let url else { return nil }
      view.link = LinkView(text: directive.words ?? word("insert.watch"), url: url)
      view.image = video.picture.flatMap { picture($0, words: "", in: page, from: folder, targets) }
    case .note, .quote: return nil
    }
    return view
  }

  private func picture(
    _ path: String, words: String?, in page: RecordHeader?, from folder: String, _ targets: DirectiveTargets
  ) -> ImageView? {
    guard let address = media.address(of: path, from: folder) else { return nil }
    let known = targets.picture(at: address, of: page)
    var view = media.image(
      address, alt: words ?? text(known?.alt) ?? "", focus: FocusPoint(known?.focus), for: .page, at: addresses)
    view.credit = self.words(known?.credit)
    return view
  }

  private func view(of table: PlainTable, caption: String?, file address: String) -> PlainTableView {
    let areNumbers = table.header.indices.map { column in
      let cells = table.rows.map { $0[column] }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy { $0.wholeMatch(of: /[-−+]?\d[\d .,\u{A0}\u{202F}]*%?/) != nil }
    }
    return PlainTableView(
      caption: caption,
      columns: zip(table.header, areNumbers).map { PlainColumnView(text: $0, isNumber: $1) },
      rows: table.rows.map { row in zip(row, areNumbers).map { PlainCellView(text: $0, isNumber: $1) } },
      file: LinkView(text: "\(word("site.download")), CSV", url: addresses.link(toFile: address)))
  }
}
