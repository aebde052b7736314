internal import Charts
internal import Localisation
internal import Reporting
internal import Template

/// What the picture says that stands for a page where it is shared.
struct CardView: TemplateView {
  let kicker: String
  /// The title in lines that fit beside each other.
  let title: [String]
  /// "15 of 45", of an indicator that was measured; who rated a commitment, and when.
  let figure: String?
  /// The level of a commitment, the status of an indicator, in a word.
  let status: String?
  let box: CardBoxView?
  /// Length of an indicator's bar in per cent of its frame.
  let bar: String?
  let site: String
  let asOf: String
  let direction: String

  static let declaration = ViewDeclaration<CardView>(
    "card",
    [
      .init("kicker", \.kicker),
      .init("title", \.title),
      .init("figure", \.figure),
      .init("status", \.status),
      .init("box", \.box),
      .init("bar", \.bar),
      .init("site", \.site),
      .init("as_of", \.asOf),
      .init("direction", \.direction),
    ])
}

/// A commitment's box: the fuller, the more was done.
struct CardBoxView: TemplateView {
  let number: String
  /// In per cent of its height.
  let percent: Int
  let tone: String?
  let isUnknown: Bool

  static let declaration = ViewDeclaration<CardBoxView>(
    "card box",
    [
      .init("number", \.number),
      .init("percent", \.percent),
      .init("tone", \.tone),
      .init("is_unknown", \.isUnknown),
    ])

  init(number: String, fill: BoxFill) {
    self.number = number
    tone = fill.tone
    (percent, isUnknown) =
      switch fill {
      case .part(let percent): (percent, false)
      case .withdrawn, .outline: (0, false)
      case .unknown, .empty, .milestones: (0, true)
      }
  }
}

extension PageContext {
  func card(of subject: PageRequest.Subject) -> CardView {
    if case .record(.commitments, let position) = subject, let commitment = records.commitments[position] {
      return card(of: commitment)
    }
    if case .record(.indicators, let position) = subject, let indicator = records.indicators[position] {
      return card(of: indicator)
    }
    let publisher = text(source.settings.publisher) ?? ""
    if case .record(.plans, let position) = subject, let plan = records.plans[position] {
      let count = order.commitmentsOfPlan[position]?.count ?? 0
      return card(
        kicker: withNotice(word("record.plan"), of: plan.header), title: text(plan.header.title),
        figure: "\(word("nav.commitments"))\(word("site.colon"))\(language.number(count))")
    }
    if case .list(let collection, _) = subject {
      return card(
        kicker: publisher, title: word("nav.\(collection.rawValue)"),
        figure: order.listed[collection].map { language.number($0.count) })
    }
    return card(kicker: publisher, title: siteTitle)
  }

  private func card(of commitment: Commitment) -> CardView {
    let figures = report.figures(of: commitment)
    let tile = tile(of: commitment, figures)
    let isWithdrawn = figures.timeliness.value.timeliness == .withdrawn
    let rating = isWithdrawn ? nil : figures.completion.judged.value.value
    return card(
      kicker: withNotice(kicker(of: commitment), of: commitment.header), title: tile.title,
      figure: rating.map {
        word("assessor.\($0.kind.rawValue)") + word("site.separator") + language.date($0.date)
      },
      status: tile.level.word,
      box: CardBoxView(number: cardLines(tile.number, width: 5, most: 1).first ?? "", fill: tile.level.fill))
  }

  private func card(of indicator: Indicator) -> CardView {
    let row = row(of: indicator, report.figures(of: indicator))
    let figure = row.hasFigure ? row.figure + (row.unit.isEmpty ? "" : " " + row.unit) : nil
    return card(
      kicker: withNotice(word("record.indicator"), of: indicator.header), title: row.title, figure: figure,
      status: row.status.word, bar: row.bar)
  }

  /// What goes where the page's notice does not, such as a card: invented figures must say so themselves.
  func withNotice(_ text: String, of header: RecordHeader) -> String {
    header.isIllustrative == true ? word("notice.illustrative_title") + " " + text : text
  }

  private func card(
    kicker: String, title: String, figure: String? = nil, status: String? = nil, box: CardBoxView? = nil,
    bar: String? = nil
  ) -> CardView {
    func lines(_ text: String, _ width: Int, most: Int = 1) -> [String] {
      let isolate = Isolate(text, in: language.direction)
      return cardLines(text, width: width, most: most).map { isolate.around($0) }
    }
    func line(_ text: String, _ width: Int) -> String { lines(text, width).first ?? "" }
    return CardView(
      kicker: line(kicker, 50), title: lines(title, box == nil ? 36 : 29, most: 3),
      figure: figure.map { line($0, 36) }, status: status.map { line($0, 40) }, box: box, bar: bar,
      site: line(siteTitle, 50), asOf: line(word("site.as_of", ["date": reportDate.text]), 60),
      direction: language.direction)
  }
}

/// A text in lines, since a drawing breaks none itself; what does not fit is left out, and `…` says so.
///
/// - Parameter width: Small letters in a line; ten capitals take the room of twelve, and wide signs, such as emoji and Chinese,
///   count twice.
func cardLines(_ text: String, width: Int, most: Int) -> [String] {
  let width = width * 10
  var lines: [String] = []
  var (line, length) = ("", 0)
  for word in text.unicodeScalars.split(whereSeparator: \.isBlank).map(Substring.init) {
    let wordLength = word.reduce(0) { $0 + tenths($1) }
    if length > 0, length + 10 + wordLength <= width {
      line += " " + word
      length += 10 + wordLength
      continue
    }
    if length > 0 { lines.append(line) }
    (line, length) = ("", 0)
    // A word longer than a line is broken where the line ends.
    for character in word {
      if length + tenths(character) > width {
        lines.append(line)
        (line, length) = ("", 0)
      }
      line.append(character)
      length += tenths(character)
    }
  }
  if length > 0 { lines.append(line) }
  guard lines.count > most, let last = lines.prefix(most).last else { return lines }
  var room = width - 10
  let shown = last.prefix {
    room -= tenths($0)
    return room >= 0
  }
  return lines.prefix(most - 1) + [shown + "…"]
}

/// The room of a letter in bold, of which a usual small one has 10.
private func tenths(_ character: Character) -> Int {
  guard let first = character.unicodeScalars.first else { return 0 }
  switch first {
  case "I", "İ": return 10
  case "M", "W", "m", "w", "%", "@", "—", "М", "Ш", "Щ", "Ж", "Ю", "Ф", "ш", "щ", "ж", "ю", "ф": return 16
  case "A"..."Z": return 12
  case _ where first.isASCII: return 10
  case _ where character.unicodeScalars.contains { $0.value >= 0x1100 && !(0x1E00...0x2FFF).contains($0.value) }:
    return 20
  case _ where first.properties.isUppercase: return 12
  default: return 10
  }
}

extension Unicode.Scalar {
  /// White space, of which nearly all is the blank.
  fileprivate var isBlank: Bool { isASCII ? value == 0x20 || 0x09...0x0D ~= value : properties.isWhitespace }
}
