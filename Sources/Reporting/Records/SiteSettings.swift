package import Exact
package import FrontMatter

/// The site's settings: `Content/site.yaml`.
package struct SiteSettings: Fielded {
  package let title: LocalisedText
  package let summary: LocalisedText?
  package let country: LocalisedText?
  package let baseURL: WebAddress?
  /// The default one first; never empty, and none twice.
  package let languages: [String]
  package let asOf: PartialDate?
  /// The day of this publication.
  package let published: PartialDate?
  package let theme: ThemeSettings?
  package let licence: String?
  package let publisher: LocalisedText?
  package let contact: SiteContact?
  package let navigation: [MenuLink]?
  package let footer: [MenuLink]?
  package let thresholds: ThresholdSettings?
  package let suppression: SuppressionSettings?
  package let markdown: MarkdownSettings?
  package let security: SecuritySettings?
  package let cards: CardSetting?
  /// Warnings that hold of many records and are the truth of the data.
  package let accepted: [Acceptance]?
  package let places: FieldPlaces

  package static let title = Field("title", \SiteSettings.title, "What the site is called.", example: "Our promises")
  package static let summary = Field(
    "summary", \SiteSettings.summary, "One sentence that says who publishes the site, for which country and why.",
    form: .prose, example: "We show what the government of Azerbaijan promised and what came of it.")
  package static let country = Field(
    "country", \SiteSettings.country, "The country that the site is about.", example: "Azerbaijan")
  package static let baseURL = Field(
    "base_url", \SiteSettings.baseURL, "The address at which the site is published.",
    form: .code(
      CodeForm(
        "site-address", "the address of a folder on the web such as https://forum.az/report",
        pattern: #"^[Hh][Tt][Tt][Pp][Ss]?://[^\s?#@'"]+$"#, example: "https://forum.az/report")))
  package static let givenLanguages = Field(
    "languages", \SiteSettings.givenLanguages,
    "The codes of the site's languages, the default one first, such as [en, az].",
    form: .list(
      .code(
        CodeForm(
          "language", "the code of a language such as az or zh-Hant", pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
          example: "en"))),
    example: "[en, az]", standard: "[en]", needsItem: true)
  package static let asOf = Field("as_of", \SiteSettings.asOf, "The day that every figure speaks for.")
  package static let published = Field(
    "published", \SiteSettings.published,
    "The day of this publication, which `publish_on` and `expires_on` compare with.")
  package static let theme = Field(
    "theme", \SiteSettings.theme, "The name of the theme, default unless given; or a group of its name and its options."
  )
  package static let licence = Field(
    "licence", \SiteSettings.licence, "The licence of texts and data, such as CC-BY-4.0.", example: "CC-BY-4.0")
  package static let publisher = Field(
    "publisher", \SiteSettings.publisher, "Who publishes the site.", example: "Transparency Azerbaijan")
  package static let contact = Field(
    "contact", \SiteSettings.contact,
    "Whom to ask, a role and no person: name, email, phone, address, url; or the name alone.",
    form: .groupOrText(SiteContact.schema.group))
  package static let navigation = Field(
    "navigation", \SiteSettings.navigation,
    "The links in the header, in this order; unless given, the kinds of record that the site has.")
  package static let footer = Field(
    "footer", \SiteSettings.footer, "Further links at the foot of every page, such as social networks and partners.")
  package static let thresholds = Field("thresholds", \SiteSettings.thresholds, "The shares from which a status holds.")
  package static let suppression = Field(
    "suppression", \SiteSettings.suppression, "The counts below which a figure is hidden.")
  package static let markdown = Field("markdown", \SiteSettings.markdown, "How texts are read.")
  package static let security = Field(
    "security", \SiteSettings.security,
    "Whom to tell of a weakness of the site, for .well-known/security.txt: expires, contact, policy.")
  package static let cards = Field(
    "cards", \SiteSettings.cards,
    "all gives each commitment and indicator its own picture for social networks, however many records there are.")
  package static let accepted = Field(
    "accepted", \SiteSettings.accepted,
    "Warnings that are the truth of the data wherever they stand in the site, each with the reason.")

  package static let schema = Schema<SiteSettings>(
    "site.yaml",
    [
      title, summary, country, baseURL, givenLanguages, asOf, published, theme, licence, publisher, contact,
      navigation, footer, thresholds,
      suppression,
      markdown, security, cards, accepted,
    ])

  package static func home(ofKey key: String) -> String? {
    let key = key.lowercased()
    if ofLook.contains(key) {
      return "How the site looks is chosen in `theme`: `theme: {name: default, logo: logo.svg}` (vitrine theme list, "
        + "Docs/themes.md)."
    }
    return ofLanguage.contains(key) ? "The first of `languages` is the site's default one." : nil
  }

  private static let ofLook: Set = [
    "logo", "loqo", "логотип", "colour", "colours", "color", "colors", "rəng", "rənglər", "цвет", "цвета", "brand",
    "brand_mark", "accent", "font", "fonts", "favicon", "icon", "link", "quality", "style", "css",
  ]
  private static let ofLanguage: Set = ["lang", "language", "default_language", "locale", "dil", "язык", "lingua"]

  /// Counts of people from 1 to below this are hidden; with 0 or 1 none is.
  package var caseLimit: Int { suppression?.cases ?? 10 }

  /// The same of the participants of activities.
  package var participantLimit: Int { suppression?.participants ?? 0 }

  /// For the schema, to which the field is optional.
  private var givenLanguages: [String]? { languages }

  package init?(_ row: inout FieldRow) {
    let title = row[Self.title]
    summary = row[Self.summary]
    country = row[Self.country]
    baseURL = row[Self.baseURL]
    let given: [String] = row[Self.givenLanguages] ?? ["en"]
    // One that is named twice is told, and the site read on with it once: no page can be made twice.
    // So is one by its three letters, in capitals or by a country's code.
    let languages = Self.meantCodes(given)
    asOf = row[Self.asOf]
    published = row[Self.published]
    theme = row[Self.theme]
    licence = row[Self.licence]
    publisher = row[Self.publisher]
    contact = row[Self.contact]
    navigation = row[Self.navigation]
    footer = row[Self.footer]
    thresholds = row[Self.thresholds]
    suppression = row[Self.suppression]
    markdown = row[Self.markdown]
    security = row[Self.security]
    cards = row[Self.cards]
    accepted = row[Self.accepted]
    places = row.places
    Self.check(address: baseURL?.text, &row)
    Self.check(licence: licence, &row)
    if let odd = given.first(where: { Self.meantCode($0) != $0 }) {
      let place = places.place(of: Self.givenLanguages, in: Self.schema) ?? row.range
      row.report(.longLanguageCode(odd, of: languages, given: given, at: place))
    }
    let areCodes =
      languages.count <= Self.mostLanguages
      && languages.allSatisfy(Self.isCode)
    if languages.isEmpty || languages.count < given.count || !areCodes {
      let place = places.place(of: Self.givenLanguages, in: Self.schema) ?? row.range
      let isMeant = areCodes && !languages.isEmpty && given.allSatisfy { Self.meantCode($0) == $0 }
      row.report(.oddLanguages(meant: isMeant ? languages : nil, at: place))
    }
    let shares = Thresholds(thresholds)
    let areInOrder =
      shares.behind <= shares.onTrack && shares.moderate <= shares.substantial
      && shares.growthModerate <= shares.growthSubstantial
    if !areInOrder {
      row.report(.oddThresholds(at: places.place(of: Self.thresholds, in: Self.schema) ?? row.range))
    }
    if let contact, !contact.hasPlainPhones {
      row.report(.oddPhone(contact.phone ?? "", at: places.place(of: Self.contact, in: Self.schema) ?? row.range))
    }
    if let contact, !contact.canBeReached, !row.hasErrors {
      row.report(
        .contactOutOfReach(
          meant: contact.name.flatMap { SiteContact.meant(by: $0.base) },
          at: places.place(of: Self.contact, in: Self.schema) ?? row.range))
    }
    guard let title, !languages.isEmpty, areCodes else { return nil }
    self.title = title
    self.languages = languages
  }

  /// The fields with a contact of one text as the name that it is, so that a translation may say either too.
  package static func spelledOut(_ fields: Node) -> Node {
    let entries = fields.entries.map { entry in
      guard entry.key == "contact", case .scalar = entry.value.content, !entry.value.isBlank else { return entry }
      let name = Node.Entry(key: "name", keyRange: entry.keyRange, value: entry.value)
      return Node.Entry(
        key: entry.key, keyRange: entry.keyRange, value: Node(.mapping([name]), at: entry.value.range))
    }
    return entries.isEmpty ? fields : Node(.mapping(entries), at: fields.range)
  }

  /// The codes of the languages as the fields of site.yaml give them, faulty ones left out; read before the other fields,
  /// which have translations.
  package static func languages(of fields: Node) -> [String] {
    let codes = fields.value(of: "languages")?.texts ?? []
    return meantCodes(codes.prefix(mostLanguages)).filter(isCode)
  }

  /// Each once.
  private static func meantCodes(_ codes: some Sequence<String>) -> [String] {
    var seen = Set<String>()
    return codes.map(meantCode).filter { seen.insert($0).inserted }
  }

  private static func meantCode(_ code: String) -> String {
    // As systems write it: `en_GB`.
    let code = code.replacing("_", with: "-")
    return shortCodes[code.inSmallLetters] ?? (code.count == 2 ? code.lowercased() : code)
  }

  /// Codes of three letters (ISO 639-2) for which there are some of two, and those of countries that are no language's.
  private static let shortCodes = [
    "ua": "uk", "cz": "cs", "gr": "el", "dk": "da", "jp": "ja", "cn": "zh", "gb": "en", "kz": "kk", "ge": "ka",
    "eng": "en", "aze": "az", "rus": "ru", "tur": "tr", "kat": "ka", "geo": "ka", "deu": "de", "ger": "de", "fra": "fr",
    "fre": "fr", "spa": "es", "ukr": "uk", "hye": "hy", "arm": "hy", "ara": "ar", "fas": "fa", "per": "fa", "kaz": "kk",
    "azərbaycanca": "az", "azərbaycan": "az", "azərbaycan dili": "az", "azerbaijani": "az", "azeri": "az",
    "азербайджанский": "az", "english": "en", "ingiliscə": "en", "ingilis": "en", "ingilis dili": "en",
    "английский": "en", "russian": "ru", "rusca": "ru", "rus dili": "ru", "русский": "ru", "turkish": "tr",
    "türkçe": "tr", "georgian": "ka", "ქართული": "ka",
    "uzb": "uz", "por": "pt", "ita": "it", "pol": "pl", "ron": "ro", "rum": "ro",
  ]

  /// The address of a site is that of a folder on the web, and nothing more.
  private static func check(address: String?, _ row: inout FieldRow) {
    guard let text = address, let place = row.places.place(of: baseURL, in: schema) else { return }
    let lowercased = text.lowercased()
    guard lowercased.hasPrefix("http://") || lowercased.hasPrefix("https://") else {
      return row.report(.notASiteAddress("it must begin with https:// or http://", at: place))
    }
    let rest = text.drop { $0 != ":" }.dropFirst(3)
    let host = rest.prefix { $0 != "/" }
    let fault: String? =
      if rest.contains("?") { "it cannot have a `?` and what follows" } else if rest.contains("#") {
        "it cannot have a `#` and what follows"
      } else if host.contains("@") { "it cannot name a user" } else if rest.contains("\"") || rest.contains("'") {
        "it cannot have a quote"
      } else if rest.split(separator: "/").contains("..") {
        "it cannot have `..`"
      } else if [".html", ".htm", ".php"].contains(where: { rest.lowercased().hasSuffix($0) }) {
        "it must be that of a folder, not of a page"
      } else if rest.unicodeScalars.contains(where: { $0.properties.generalCategory == .format }) {
        "it holds an invisible sign"
      } else if let port = host.firstIndex(of: ":").map({ host[$0...].dropFirst() }),
        UInt16(port).map({ $0 == 0 }) ?? true
      {
        "`\(port)` is no port, which is a number from 1 to 65535"
      } else if host.isEmpty || host.lowercased() == "www." || !host.contains(where: { $0.isLetter || $0.isNumber }) {
        "it names no host"
      } else {
        nil
      }
    if let fault { return row.report(.notASiteAddress(fault, at: place)) }
    let name = host.prefix { $0 != ":" }.lowercased()
    let isReserved = ["example.com", "example.org", "example.net"].contains { name == $0 || name.hasSuffix("." + $0) }
    if isReserved || name.hasSuffix(".example") || name == "localhost" || name.hasPrefix("127.") {
      row.report(.placeholderAddress(at: place))
    }
  }

  private static let licences = [
    "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0",
    "CC-BY-3.0",
    "CC-BY-SA-3.0", "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0", "OGL-UK-3.0",
  ]

  /// Words for a licence that programs know by another name.
  private static func check(licence: String?, _ row: inout FieldRow) {
    guard let licence, !licences.contains(licence), let place = row.places.place(of: Self.licence, in: schema) else {
      return
    }
    func plain(_ text: String) -> String {
      text.lowercased().replacing("creative commons", with: "cc").replacing("attribution", with: "by").filter {
        $0.isLetter || $0.isNumber
      }
    }
    let said = plain(licence)
    let same = licences.first { plain($0) == said }
    let meant = same ?? licences.first { plain($0).hasPrefix(said) && said.hasPrefix("cc") && said != "cc" }
    guard meant != nil || said.hasPrefix("cc") else { return }
    row.report(
      .licenceByAnotherName(meant, insteadOf: same != nil ? licence : nil, among: licences, at: place))
  }

  private static func isCode(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) != nil
  }

  /// Every page is made in each.
  private static let mostLanguages = 50
}

/// The shares from which a status holds, as a site sets them (domain.md 4.1).
package struct ThresholdSettings: Fielded, FieldValue {
  package let onTrack: Quantity?
  package let behind: Quantity?
  package let partlyMet: Quantity?
  package let tooEarly: Quantity?
  package let substantial: Quantity?
  package let moderate: Quantity?
  package let growthSubstantial: Quantity?
  package let growthModerate: Quantity?
  package let stale: Quantity?

  private static let share = FieldForm.number(in: NumberRange(0...1))
  private static let rate = FieldForm.number(in: .from(0))

  package static let onTrack = Field(
    "on_track", \ThresholdSettings.onTrack, "Pace from which an indicator is on track; 0.90.", form: share,
    example: "0.90",
    standard: "0.90")
  package static let behind = Field(
    "behind", \ThresholdSettings.behind, "Pace from which it is behind, not off track; 0.60.", form: share,
    example: "0.60",
    standard: "0.60")
  package static let partlyMet = Field(
    "partly_met", \ThresholdSettings.partlyMet, "Attainment from which an ended target is partly met; 0.90.",
    form: share, example: "0.90", standard: "0.90")
  package static let tooEarly = Field(
    "too_early", \ThresholdSettings.tooEarly, "Share of the time below which it is too early to tell; 0.10.",
    form: share, example: "0.10", standard: "0.10")
  package static let substantial = Field(
    "substantial", \ThresholdSettings.substantial,
    "Observed over required yearly rate, for substantial progress; 0.95.", form: rate, example: "0.95", standard: "0.95"
  )
  package static let moderate = Field(
    "moderate", \ThresholdSettings.moderate, "The same for moderate progress; 0.60.", form: rate, example: "0.60",
    standard: "0.60")
  package static let growthSubstantial = Field(
    "growth_substantial", \ThresholdSettings.growthSubstantial,
    "Yearly rate for substantial progress without a target; 0.015.", form: rate, example: "0.015", standard: "0.015")
  package static let growthModerate = Field(
    "growth_moderate", \ThresholdSettings.growthModerate, "The same for moderate progress; 0.005.", form: rate,
    example: "0.005",
    standard: "0.005")
  package static let stale = Field(
    "stale", \ThresholdSettings.stale, "Reporting periods after which a figure is out of date; 1.5.",
    form: .number(in: .above(0)), example: "1.5",
    standard: "1.5")

  package static let schema = Schema<ThresholdSettings>(
    "set of thresholds",
    [onTrack, behind, partlyMet, tooEarly, substantial, moderate, growthSubstantial, growthModerate, stale])

  package init?(_ row: inout FieldRow) {
    onTrack = row[Self.onTrack]
    behind = row[Self.behind]
    partlyMet = row[Self.partlyMet]
    tooEarly = row[Self.tooEarly]
    substantial = row[Self.substantial]
    moderate = row[Self.moderate]
    growthSubstantial = row[Self.growthSubstantial]
    growthModerate = row[Self.growthModerate]
    stale = row[Self.stale]
  }
}

package struct SuppressionSettings: Fielded, FieldValue {
  package let cases: Int?
  package let participants: Int?

  package static let cases = Field(
    "cases", \SuppressionSettings.cases,
    "Counts of `cases` from 1 to below this are hidden: 0 or 1 for none, or 4 and more; 10. A limit of 2 or 3 would tell "
      + "what it hides.", form: .count(in: .limitOfHiding), example: "10", standard: "10")
  package static let participants = Field(
    "participants", \SuppressionSettings.participants,
    "The same for the participants of activities; none are hidden unless given.", form: .count(in: .limitOfHiding),
    example: "10", standard: "0")

  package static let schema = Schema<SuppressionSettings>(
    "set of limits",
    [cases, participants])

  package init?(_ row: inout FieldRow) {
    cases = row[Self.cases]
    participants = row[Self.participants]
  }
}

extension NumberRange {
  /// Below such a limit counts of people are hidden; 0 and 1 hide none. With 2 or 3, readers could work out what is hidden.
  static let limitOfHiding = NumberRange.from(0, but: 2...3)
}

package struct MarkdownSettings: Fielded, FieldValue {
  package let allowsRawHTML: Bool?

  package static let allowsRawHTML = Field(
    "raw_html", \MarkdownSettings.allowsRawHTML, "true lets harmless HTML in texts pass.")

  package static let schema = Schema<MarkdownSettings>(
    "set of Markdown settings",
    [allowsRawHTML])

  package init?(_ row: inout FieldRow) {
    allowsRawHTML = row[Self.allowsRawHTML]
  }
}
