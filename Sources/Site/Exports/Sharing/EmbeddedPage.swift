internal import Diagnostics
internal import Localisation
internal import Reporting
internal import Template

/// What other sites show of a commitment or a chart within a page of theirs: a page without script, with a small style sheet
/// of its own. A large site has as many of these as records, so they are written as bytes.
struct EmbeddedPage {
  let language: String
  let direction: String
  let title: String
  /// Of the title, where it stands in another language.
  let titleLanguage: String?
  let kicker: String
  /// How it stands, in a sentence.
  let text: String
  /// The address of a drawing, its height, and what it shows.
  let drawing: (url: String, height: Int, alt: String)?
  /// In per cent of its height: the box of a commitment.
  let box: (percent: Int, isUnknown: Bool)?
  /// Where all of it stands.
  let page: String
  /// Where programs find what to show of it.
  let oEmbed: String
  let source: String
  let styleSheet: String

  /// In pixels, as the code to copy asks for.
  static let width = 600
  static let heightOfCommitment = 260
  /// Beside the drawing.
  static let heightOfChartWords = 160

  var bytes: [UInt8] {
    var bytes = Array("<!doctype html>\n<html lang=\"".utf8)
    bytes.appendXML(language)
    bytes += "\" dir=\"\(direction)\">\n<head>\n<meta charset=\"utf-8\">\n".utf8
    bytes += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>".utf8
    bytes.appendXML(title)
    bytes += "</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"".utf8
    bytes.appendXML(page)
    bytes += "\">\n<link rel=\"alternate\" type=\"application/json+oembed\" href=\"".utf8
    bytes.appendXML(oEmbed)
    bytes += "\">\n<link rel=\"stylesheet\" href=\"".utf8
    bytes.appendXML(styleSheet)
    bytes += "\">\n</head>\n<body>\n<main>\n<p class=\"kicker\">".utf8
    bytes.appendXML(kicker)
    bytes += "</p>\n<h1 id=\"title\"".utf8
    if let titleLanguage {
      bytes += " lang=\"".utf8
      bytes.appendXML(titleLanguage)
      bytes += "\"".utf8
    }
    bytes += "><a href=\"".utf8
    bytes.appendXML(page)
    bytes += "\" target=\"_top\">".utf8
    bytes.appendXML(title)
    bytes += "</a></h1>\n".utf8
    if let box {
      let top = 40 - 40 * box.percent / 100
      bytes += "<svg class=\"box\" viewBox=\"-1 -1 32 42\" width=\"32\" height=\"42\" aria-hidden=\"true\">".utf8
      bytes += "<rect class=\"fill\" y=\"\(top)\" width=\"30\" height=\"\(40 - top)\"/><rect class=\"frame".utf8
      bytes += (box.isUnknown ? " unknown" : "").utf8
      bytes += "\" width=\"30\" height=\"40\"/></svg>\n".utf8
    }
    if let drawing {
      bytes += "<div class=\"drawing\" role=\"region\" aria-labelledby=\"title\" tabindex=\"0\"><img src=\"".utf8
      bytes.appendXML(drawing.url)
      bytes += "\" width=\"640\" height=\"\(drawing.height)\" alt=\"".utf8
      bytes.appendXML(drawing.alt)
      bytes += "\"></div>\n".utf8
    }
    bytes += "<p>".utf8
    bytes.appendXML(text)
    bytes += "</p>\n<p class=\"source\">".utf8
    bytes.appendXML(source)
    bytes += "</p>\n</main>\n</body>\n</html>\n".utf8
    return bytes
  }

  /// As it is published, for all of them.
  static let styleSheet = ThemeFiles.Asset("embed", ending: "css", Array(style.utf8))

  /// A drawing scrolls where it would become so narrow that its letters, 13 px of 640, could not be read: at 34rem they have 11.
  private static let style = """
    :root{color-scheme:light dark;--ink:#13212a;--soft:#465761;--line:#0a4258;--fill:#4a9d91;--paper:#fff}
    @media (prefers-color-scheme:dark){:root{--ink:#e8eef0;--soft:#b3c1c7;--line:#9fd3e6;--fill:#5fb8aa;--paper:#10191e}}
    body{margin:0;padding:1rem;background:var(--paper);color:var(--ink);\
    font:1rem/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}
    h1{font-size:1.25rem;line-height:1.3;margin:.25rem 0 .5rem}a{color:inherit}p{margin:.5rem 0}h1,p{unicode-bidi:plaintext;text-align:match-parent}
    .kicker,.source{color:var(--soft);font-size:.875rem}
    .box{float:inline-end;margin-inline-start:1rem}.fill{fill:var(--fill)}
    .frame{fill:none;stroke:var(--line);stroke-width:2}.unknown{stroke-dasharray:4 3}
    .drawing{overflow-x:auto}img{display:block;width:100%;max-width:640px;min-width:34rem;height:auto;background:#fff}

    """
}

/// What a page offers to be shown elsewhere. The code is put together when it is asked for.
struct EmbedView: TemplateView {
  let url: String
  let title: String
  /// Of several charts, what this one shows.
  let heading: String?
  let height: Int

  static let declaration = ViewDeclaration<EmbedView>(
    "embed",
    [
      .init("url", \.url),
      .init("heading", \.heading),
      .init("code", \.code),
    ])

  /// As a page of HTML takes it.
  var code: String {
    "<iframe src=\"\(escaped(url))\" title=\"\(escaped(title))\" width=\"\(EmbeddedPage.width)\" height=\"\(height)\" "
      + "loading=\"lazy\"></iframe>"
  }
}

extension PageContext {
  /// What the page offers to be shown elsewhere.
  func embeds(of page: PageRequest) -> [EmbedView] {
    report.shownParts(of: page.subject).compactMap { unmarked.embed(ShownRequest(page: page, part: $0)) }
  }

  private func embed(_ request: ShownRequest) -> EmbedView? {
    guard let header = header(of: request) else { return nil }
    let title: String = text(header.title)
    let heading = heading(of: request)
    return EmbedView(
      url: addresses.absolute(request.page.name, in: language.index) + percentEncoded(request.part.folder),
      title: [title, heading].compactMap(\.self).joined(separator: word("site.colon")), heading: heading,
      height: request.part == .record
        ? EmbeddedPage.heightOfCommitment : EmbeddedPage.heightOfChartWords + height(of: request))
  }

  /// What tells a chart from the first of its record: how it takes the figures apart.
  func heading(of request: ShownRequest) -> String? {
    switch request.part {
    case .record, .series: nil
    case .breakdown, .centres, .dimension: chart(request)?.heading
    }
  }

  /// Where programs find what the page offers to be shown elsewhere.
  func oEmbedLinks(_ page: PageRequest) -> [DataLinkView] {
    report.shownParts(of: page.subject).map { part in
      let heading = heading(of: ShownRequest(page: page, part: part))
      return DataLinkView(
        text: [word("embed.title"), heading].compactMap(\.self).joined(separator: word("site.colon")),
        url: oEmbedAddress(part, of: page), type: "application/json+oembed")
    }
  }

  private func oEmbedAddress(_ part: ShownPart, of page: PageRequest) -> String {
    addresses.origin + addresses.link(toFile: addresses.oEmbed(part, of: page.name, in: language.index))
  }

  private func header(of request: ShownRequest) -> RecordHeader? {
    guard case .record(let collection, let position) = request.page.subject else { return nil }
    return records.header(collection, position)
  }

  /// The page that other sites show.
  func embeddedPage(of request: ShownRequest) -> EmbeddedPage? {
    guard case .record(_, let position) = request.page.subject, let header = header(of: request) else { return nil }
    switch request.part {
    case .record:
      return records.commitments[position].map { commitment in
        let figures = report.figures(of: commitment)
        let box = CardBoxView(number: "", fill: tile(of: commitment, figures).level.fill)
        return embeddedPage(
          of: request, header, kicker: kicker(of: commitment), text: answer(of: commitment, figures),
          box: (box.percent, box.isUnknown))
      }
    case .series:
      return records.indicators[position].map { indicator in
        let row = row(of: indicator, report.figures(of: indicator))
        let figure = row.hasFigure ? row.figure + (row.unit.isEmpty ? "" : " " + row.unit) : nil
        let text = [figure, row.status.word].compactMap(\.self).joined(separator: word("site.separator"))
        return embeddedPage(
          of: request, header, kicker: word("record.indicator"), text: text,
          drawing: drawing(request, alt: text))
      }
    case .breakdown, .centres, .dimension:
      return chart(request).map { chart in
        let text = "\(chart.heading). \(chart.note)"
        let told = chart.description
        return embeddedPage(
          of: request, header, kicker: word(request.part.isOfCases ? "record.cases" : "record.indicator"), text: text,
          drawing: drawing(request, alt: told.utf8.count < Self.longestAlt ? told : text))
      }
    }
  }

  /// Bytes: such a page stays small, and what many bars show stands in a table of the record's page.
  private static let longestAlt = 6_000

  private func drawing(_ request: ShownRequest, alt: String) -> (url: String, height: Int, alt: String) {
    let file = addresses.chartFile(request.part, of: request.page.name, in: language.index)
    return (addresses.link(toFile: file), height(of: request), alt)
  }

  private func height(of request: ShownRequest) -> Int { chartFile(request)?.height ?? 0 }

  private func embeddedPage(
    of request: ShownRequest, _ header: RecordHeader, kicker: String, text: String,
    drawing: (url: String, height: Int, alt: String)? = nil, box: (percent: Int, isUnknown: Bool)? = nil
  ) -> EmbeddedPage {
    EmbeddedPage(
      language: language.code, direction: language.direction, title: self.text(header.title),
      titleLanguage: language(of: header.title), kicker: notice(of: header) + kicker, text: text, drawing: drawing,
      box: box, page: addresses.absolute(request.page.name, in: language.index),
      oEmbed: oEmbedAddress(request.part, of: request.page), source: publisherAndDay,
      styleSheet: addresses.link(toFile: EmbeddedPage.styleSheet.name))
  }

  /// The same for programs: oEmbed 1.0, of the kind `rich`.
  func oEmbed(of request: ShownRequest) -> [UInt8] {
    guard let embed = embed(request) else { return [] }
    var bytes: [UInt8] = []
    bytes.appendObject { bytes in
      bytes.appendMember("version", "1.0")
      bytes.appendMember("type", "rich")
      bytes.appendMember("title", embed.title)
      bytes.appendMember("provider_name", text(source.settings.publisher) ?? siteTitle)
      bytes.appendMember("provider_url", addresses.absolute(.home, in: language.index))
      bytes.beginMember("width")
      bytes += String(EmbeddedPage.width).utf8
      bytes.beginMember("height")
      bytes += String(embed.height).utf8
      bytes.appendMember("html", embed.code)
    }
    return bytes + [UInt8(ascii: "\n")]
  }
}
