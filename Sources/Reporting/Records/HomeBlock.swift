package import Diagnostics
package import FrontMatter

/// A part of the first page, as `pages/home.md` puts them in order.
package struct HomeBlock: Fielded, FieldValue {
  package let kind: HomeBlockKind
  package let title: LocalisedText?
  package let text: LocalisedText?
  package let indicators: [Reference<Indicator>]?
  package let plan: Reference<Plan>?
  package let project: Reference<Project>?
  package let organisations: [Reference<Organisation>]?
  package let most: Int?
  package let whereabouts: LocalisedText?
  package let hours: LocalisedText?
  package let way: LocalisedText?
  package let phone: String?
  package let image: FilePath?
  package let alt: LocalisedText?
  package let button: LocalisedText?
  package let to: PageTarget?
  package let range: SourceRange
  package let places: FieldPlaces
  /// Could each of its fields be read?
  fileprivate let isWhole: Bool

  package static let kind = Field("show", \HomeBlock.kind, "What the block shows.")
  package static let title = Field(
    "title", \HomeBlock.title, "Its heading; unless given, that of its kind.", example: "Free legal aid")
  package static let text = Field(
    "text", \HomeBlock.text, "A sentence or two below the heading.", form: .prose,
    example: "Whoever was asked for a bribe can come to us.")
  package static let indicators = Field(
    "indicators", \HomeBlock.indicators, "The indicators whose figures it shows, in this order.")
  package static let plan = Field(
    "plan", \HomeBlock.plan, "The plan whose promises it shows; unless given, the newest one.")
  package static let project = Field(
    "project", \HomeBlock.project, "The project whose results it shows; unless given, those of all.")
  package static let organisations = Field(
    "organisations", \HomeBlock.organisations, "The partners; unless given, those of all projects.")
  package static let most = Field(
    "most", \HomeBlock.most, "How many it shows at most; 3.", form: .count(in: NumberRange(1...20)), example: "5",
    standard: "3")
  package static let whereabouts = Field(
    "where", \HomeBlock.whereabouts, "Where help is to be had.", form: .prose, example: "Baku, Nizami 1")
  package static let hours = Field(
    "when", \HomeBlock.hours, "When it is to be had.", form: .prose, example: "Monday to Friday, 10 to 17")
  package static let way = Field(
    "how", \HomeBlock.way, "What to do to get it.", form: .prose, example: "Come by, or call first")
  package static let phone = Field(
    "phone", \HomeBlock.phone, "A number to call.", example: #""+994 12 000 00 00""#)
  package static let image = Field(
    "image", \HomeBlock.image, "A picture, by its path from the page's folder.", example: "centre.jpg")
  package static let alt = Field(
    "alt", \HomeBlock.alt, "What the picture shows, for those who cannot see it.",
    example: "Two people at a desk in the Ganja centre")
  package static let button = Field(
    "button", \HomeBlock.button, "The words of a link that stands out.", example: "How to get help")
  package static let to = Field(
    "to", \HomeBlock.to, "Where it leads: a page such as pages/about, or an address on the web.",
    example: "activities/legal-aid")

  package static let schema = Schema<HomeBlock>(
    "block of the first page",
    [
      kind, title, text, indicators, plan, project, organisations, most, whereabouts, hours, way, phone, image, alt,
      button, to,
    ])

  package init?(_ row: inout FieldRow) {
    let kind = row[Self.kind]
    title = row[Self.title]
    text = row[Self.text]
    indicators = row[Self.indicators]
    plan = row[Self.plan]
    project = row[Self.project]
    organisations = row[Self.organisations]
    most = row[Self.most]
    whereabouts = row[Self.whereabouts]
    hours = row[Self.hours]
    way = row[Self.way]
    phone = row[Self.phone]
    image = row[Self.image]
    alt = row[Self.alt]
    button = row[Self.button]
    to = row[Self.to]
    range = row.range
    places = row.places
    isWhole = !row.hasErrors
    guard let kind else { return nil }
    self.kind = kind
  }
}

extension HomeBlock: Placed {}

extension Page {
  /// What the blocks take, need and contradict; and headings that are too long for a first page.
  var faultsAsHome: [Diagnostic] {
    guard isHome else { return blocks == nil ? [] : [.blocksElsewhere(at: place(of: Page.blocks))] }
    return [faultOfHeading(header.title, at: place(of: RecordHeader.title))].compactMap(\.self)
      + (blocks ?? []).flatMap(\.faults)
  }
}

extension HomeBlock {
  private func isGiven(_ key: String) -> Bool { places.place(ofKey: key, in: Self.schema) != nil }

  fileprivate var faults: [Diagnostic] {
    guard isWhole else { return [] }
    var faults = Self.schema.descriptions.map(\.key).filter {
      $0 != Self.kind.key && isGiven($0) && !kind.keys.contains($0)
    }
    .map { Diagnostic.keyOfOtherBlock($0, in: kind, at: place(ofKey: $0)) }
    let needed = kind.neededKeys
    if !needed.isEmpty, !needed.contains(where: isGiven) { faults.append(.blockLacks(needed, kind, at: range)) }
    if let title, let fault = faultOfHeading(title, at: place(of: Self.title)) { faults.append(fault) }
    switch (button, to) {
    case (_?, nil): faults.append(.halfAButton(Self.button.key, without: Self.to.key, at: place(of: Self.button)))
    case (nil, _?): faults.append(.halfAButton(Self.to.key, without: Self.button.key, at: place(of: Self.to)))
    default: break
    }
    if let image {
      let fault = alt.map { PictureWords.fault(of: $0.base, file: image.text, at: place(of: Self.alt)) }
      faults += [fault ?? .imageWithoutAlt(at: place(of: Self.image))].compactMap(\.self)
    }
    if let phone, !SiteContact.phones(in: phone).allSatisfy({ SiteContact.dialled($0) != nil }) {
      faults.append(.oddPhone(phone, at: place(of: Self.phone)))
    }
    return faults
  }
}

/// So many characters a heading of the first page holds: four lines on a telephone.
private let longestHeading = 120

/// That a heading fills the screen of a telephone before anything is said.
private func faultOfHeading(_ title: LocalisedText, at place: SourceRange) -> Diagnostic? {
  let length = title.base.count
  return length > longestHeading ? .longHeading(length, most: longestHeading, at: place) : nil
}

/// What a block of the first page shows.
package enum HomeBlockKind: String, Vocabulary {
  /// What the organisation does for people: words, a picture, a large figure, a button.
  case lead
  /// How the promises of a plan stand, with a box for each.
  case answers
  case figures
  /// Where, when and how people get help.
  case help
  /// Commitments whose date is still to come, the nearest first.
  case due
  case results, plans, events, news, publications, partners

  private static let heading = [HomeBlock.title.key, HomeBlock.text.key]
  private static let button = [HomeBlock.button.key, HomeBlock.to.key]

  /// The fields that such a block takes beside `show`.
  package var keys: [String] {
    switch self {
    case .lead:
      Self.heading + [HomeBlock.indicators.key, HomeBlock.image.key, HomeBlock.alt.key] + Self.button
    case .answers: Self.heading + [HomeBlock.plan.key]
    case .figures: Self.heading + [HomeBlock.indicators.key]
    case .help: Self.heading + help + Self.button
    case .results: Self.heading + [HomeBlock.project.key, HomeBlock.most.key]
    case .due, .plans, .events, .news, .publications: Self.heading + [HomeBlock.most.key]
    case .partners: Self.heading + [HomeBlock.organisations.key]
    }
  }

  private var help: [String] {
    [HomeBlock.whereabouts.key, HomeBlock.hours.key, HomeBlock.way.key, HomeBlock.phone.key]
  }

  /// Of these, one must be given.
  fileprivate var neededKeys: [String] {
    switch self {
    case .lead: [HomeBlock.text.key, HomeBlock.indicators.key]
    case .figures: [HomeBlock.indicators.key]
    case .help: help
    case .answers, .due, .results, .plans, .events, .news, .publications, .partners: []
    }
  }
}

extension Diagnostic {
  fileprivate static func keyOfOtherBlock(_ key: String, in kind: HomeBlockKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "key-of-other-block", "`\(key)` says nothing in a block that shows `\(kind.rawValue)`.", at: range,
      help: "Such a block takes \(oneOf(kind.keys, joining: "and")).")
  }

  fileprivate static func blockLacks(_ keys: [String], _ kind: HomeBlockKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "block-without-content", "A block that shows `\(kind.rawValue)` needs \(oneOf(keys, joining: "or")).", at: range,
      help: "Add it, or take the block out.")
  }

  fileprivate static func halfAButton(_ key: String, without other: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "half-a-button", "`\(key)` stands without `\(other)`, so there is no button.", at: range,
      help: "`button` gives its words and `to` says where it leads.")
  }

  fileprivate static func longHeading(_ length: Int, most: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "long-heading", "`title` has \(length) characters: on the first page a heading holds \(most).", at: range,
      help: "Shorten it, and say the rest in `text`.")
  }

  fileprivate static func blocksElsewhere(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "blocks-elsewhere", "`blocks` put the first page in order, and this is another page.", at: range,
      help: "Move them into pages/home.md, or take them out.")
  }
}
