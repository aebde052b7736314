internal import Exact
internal import FrontMatter
internal import Localisation
internal import Manual
internal import Reporting

/// What the site offers as data, for catalogues that gather it: `data/catalog.jsonld`, by DCAT-AP 3 of the European Union as
/// JSON-LD 1.1. Its context stands in the file, so that no program has to ask for one.
struct Catalogue {
  static let path = "data/catalog.jsonld"

  private let context: PageContext
  private let contexts: [PageContext]
  private let home: String

  /// - Parameter contexts: Of every language, the default one first.
  init(_ contexts: [PageContext]) {
    context = contexts[0]
    self.contexts = contexts
    home = context.addresses.absolute(.home, in: 0)
  }

  private var settings: SiteSettings { context.source.settings }

  /// - Parameters:
  ///   - archive: How many bytes the archive of all tables has.
  ///   - workbook: The same of the workbook.
  func document(of tables: [PublishedTable], archive: Int, workbook: Int) -> Document {
    .group([
      ("@context", names),
      ("@id", .text(home + "#catalogue")),
      ("@type", .text("dcat:Catalog")),
      ("title", inEachLanguage { $0.siteTitle }),
      ("description", inEachLanguage { $0.description }),
      ("publisher", publisher),
      ("homepage", thing(home, "foaf:Document")),
      ("licence", licence),
      ("issued", settings.published.map { date($0.description) }),
      ("modified", date(context.report.asOf.description)),
      ("language", .list(settings.languages.compactMap(language))),
      ("dataset", .list([whole(archive, workbook)] + tables.map(dataset))),
    ])
  }

  /// The words of the file, each by what it stands for.
  private var names: Document {
    func address(_ name: String) -> Document { .group([("@id", .text(name)), ("@type", .text("@id"))]) }
    func of(_ name: String, _ type: String) -> Document { .group([("@id", .text(name)), ("@type", .text(type))]) }
    return .group([
      ("@version", .plain("1.1")),
      ("dcat", .text("http://www.w3.org/ns/dcat#")),
      ("dct", .text("http://purl.org/dc/terms/")),
      ("foaf", .text("http://xmlns.com/foaf/0.1/")),
      ("spdx", .text("http://spdx.org/rdf/terms#")),
      ("vcard", .text("http://www.w3.org/2006/vcard/ns#")),
      ("xsd", .text("http://www.w3.org/2001/XMLSchema#")),
      ("title", .text("dct:title")),
      ("description", .text("dct:description")),
      ("publisher", .text("dct:publisher")),
      ("homepage", .text("foaf:homepage")),
      ("licence", .text("dct:license")),
      ("issued", of("dct:issued", "xsd:date")),
      ("modified", of("dct:modified", "xsd:date")),
      ("language", .text("dct:language")),
      ("identifier", .text("dct:identifier")),
      ("format", .text("dct:format")),
      ("conformsTo", .text("dct:conformsTo")),
      ("name", .text("foaf:name")),
      ("dataset", .text("dcat:dataset")),
      ("distribution", .text("dcat:distribution")),
      ("landingPage", .text("dcat:landingPage")),
      ("contactPoint", .text("dcat:contactPoint")),
      ("mediaType", .text("dcat:mediaType")),
      ("accessURL", address("dcat:accessURL")),
      ("downloadURL", address("dcat:downloadURL")),
      ("byteSize", of("dcat:byteSize", "xsd:nonNegativeInteger")),
      ("checksum", .text("spdx:checksum")),
      ("algorithm", address("spdx:algorithm")),
      ("checksumValue", of("spdx:checksumValue", "xsd:hexBinary")),
      ("fullName", .text("vcard:fn")),
      ("email", address("vcard:hasEmail")),
      ("url", address("vcard:hasURL")),
    ])
  }

  // MARK: Words

  private func inEachLanguage(_ text: (PageContext) -> String) -> Document {
    .list(
      contexts.map { context in
        .group([("@value", .text(text(context))), ("@language", .text(context.language.code))])
      })
  }

  /// A whole day, month or year.
  private func date(_ text: String) -> Document {
    switch text.utf8.count {
    case 4: .group([("@value", .text(text)), ("@type", .text("xsd:gYear"))])
    case 7: .group([("@value", .text(text)), ("@type", .text("xsd:gYearMonth"))])
    default: .text(text)
    }
  }

  private func thing(_ address: String, _ type: String) -> Document {
    .group([("@id", .text(address)), ("@type", .text(type))])
  }

  /// As the European Union's list has it; `nil` for a language that it is not sure to have by this code.
  private func language(_ code: String) -> Document? {
    let codes = [
      "az": "AZE", "en": "ENG", "ru": "RUS", "ar": "ARA", "be": "BEL", "bg": "BUL", "cs": "CES", "da": "DAN",
      "de": "DEU",
      "el": "ELL", "es": "SPA", "et": "EST", "fi": "FIN", "fr": "FRA", "hr": "HRV", "hu": "HUN", "hy": "HYE",
      "it": "ITA", "ka": "KAT", "kk": "KAZ", "ky": "KIR", "lt": "LIT", "lv": "LAV", "mk": "MKD", "mn": "MON",
      "nl": "NLD", "pl": "POL", "pt": "POR", "ro": "RON", "sk": "SLK", "sl": "SLV", "sq": "SQI", "sr": "SRP",
      "sv": "SWE", "tg": "TGK", "tr": "TUR", "uk": "UKR", "uz": "UZB",
    ]
    return codes[String(code.prefix { $0 != "-" })].map {
      thing("http://publications.europa.eu/resource/authority/language/\($0)", "dct:LinguisticSystem")
    }
  }

  // MARK: Who

  private var publisher: Document {
    .group([
      ("@id", .text(home + "#publisher")), ("@type", .text("foaf:Agent")),
      ("name", inEachLanguage { $0.text($0.source.settings.publisher) ?? $0.siteTitle }),
    ])
  }

  private var contact: Document? {
    guard let contact = settings.contact, contact.email != nil || contact.url != nil else { return nil }
    let name = context.text(contact.name) ?? context.text(settings.publisher) ?? context.siteTitle
    return .group([
      ("@type", .text("vcard:Kind")),
      ("fullName", .text(name)),
      ("email", contact.email.map { .text("mailto:" + $0.text) }),
      ("url", contact.url.map { .text($0.text) }),
    ])
  }

  /// By its address where it has one: one of its own, or that in the list of SPDX.
  private var licence: Document? {
    settings.licence.map { licence in
      if licence.contains("://") { return thing(licence, "dct:LicenseDocument") }
      guard !licence.contains(" ") else {
        return .group([("@type", .text("dct:LicenseDocument")), ("title", .text(licence))])
      }
      return thing("https://spdx.org/licenses/" + licence, "dct:LicenseDocument")
    }
  }

  // MARK: What

  /// All of it together, as files that hold every table.
  private func whole(_ archive: Int, _ workbook: Int) -> Document {
    let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    let iati = IATIProject.all(context.report).isEmpty ? nil : IATIFile.path
    let files: [(path: String, type: String, format: String, bytes: Int?)] = [
      (DataRelease.archivePath, "application/zip", "ZIP", archive), (WorkbookFile.path, spreadsheet, "XLSX", workbook),
      (DataPackage.path, "application/json", "JSON", nil),
    ]
    let all = files + [iati].compactMap(\.self).map { ($0, "application/xml", "XML", nil) }
    return dataset(
      "report", title: { $0.siteTitle }, description: { $0.description },
      all.map { distribution($0.path, $0.type, $0.format, bytes: $0.bytes, hash: nil) })
  }

  private func dataset(_ table: PublishedTable) -> Document {
    dataset(
      table.name, title: { $0.meaning(ofTable: table.name) }, description: { $0.meaning(ofTable: table.name) },
      [
        distribution(
          "data/" + table.file, "text/csv", "CSV", bytes: table.bytes.count, hash: table.hash, isDescribed: true)
      ])
  }

  private func dataset(
    _ name: String, title: (PageContext) -> String, description: (PageContext) -> String, _ files: [Document]
  ) -> Document {
    .group([
      ("@id", .text("\(home)#\(name)")),
      ("@type", .text("dcat:Dataset")),
      ("title", inEachLanguage(title)),
      ("description", inEachLanguage(description)),
      ("identifier", .text("\(home)#\(name)")),
      ("publisher", .group([("@id", .text(home + "#publisher"))])),
      ("contactPoint", contact),
      ("landingPage", thing(context.addresses.absolute(.report(.data), in: 0), "foaf:Document")),
      ("modified", date(context.report.asOf.description)),
      ("distribution", .list(files)),
    ])
  }

  private func distribution(
    _ path: String, _ type: String, _ format: String, bytes: Int?, hash: String?, isDescribed: Bool = false
  ) -> Document {
    let address = context.addresses.origin + context.addresses.link(toFile: path)
    let types = "https://www.iana.org/assignments/media-types/"
    let formats = "http://publications.europa.eu/resource/authority/file-type/"
    let package = context.addresses.origin + context.addresses.link(toFile: DataPackage.path)
    return .group([
      ("@id", .text(address)),
      ("@type", .text("dcat:Distribution")),
      ("title", .text(String(path.split(separator: "/").last ?? ""))),
      ("accessURL", .text(address)),
      ("downloadURL", .text(address)),
      ("mediaType", thing(types + type, "dct:MediaType")),
      ("format", thing(formats + format, "dct:MediaTypeOrExtent")),
      ("conformsTo", isDescribed ? thing(package, "dct:Standard") : nil),
      ("licence", licence),
      ("byteSize", bytes.map { .text(String($0)) }),
      (
        "checksum",
        hash.map { hash in
          .group([
            ("@type", .text("spdx:Checksum")),
            ("algorithm", .text("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")),
            ("checksumValue", .text(hash)),
          ])
        }
      ),
    ])
  }
}

extension PageContext {
  /// What the site is for, in a sentence.
  fileprivate var description: String { text(source.settings.summary) ?? word("data_page.same") }
}
