internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// What is asked about a new site, and which field of site.yaml the answer is.
struct StarterSetting: Sendable {
  let option: String
  let question: String
  let given: any KeyPath<InitRequest, String?> & Sendable
  /// Of site.yaml.
  let key: String
  /// What holds where nobody answers.
  var standard: String?
  var mayBeLeftOut = false
  private let document: @Sendable (String) -> Document

  static let title = StarterSetting(
    option: "--title", question: "What is the site called?", given: \.title, key: SiteSettings.title.key
  ) { .text($0) }

  static let languages = StarterSetting(
    option: "--languages", question: "In which languages, by their codes, the first one before all?",
    given: \.languages, key: SiteSettings.givenLanguages.key, standard: "en"
  ) { .texts($0.split { $0 == "," || $0 == " " }.map(String.init)) }

  static let all = [
    title, languages,
    StarterSetting(
      option: "--publisher", question: "Who publishes it?", given: \.publisher, key: SiteSettings.publisher.key,
      mayBeLeftOut: true
    ) { .text($0) },
    StarterSetting(
      option: "--email", question: "At which e-mail address can readers ask?", given: \.email,
      key: SiteSettings.contact.key, mayBeLeftOut: true
    ) { .group([Document.Member(SiteContact.email.key, .text($0))]) },
    StarterSetting(
      option: "--base-url", question: "At which address will it be published?", given: \.baseURL,
      key: SiteSettings.baseURL.key, standard: "https://example.org/"
    ) { .text($0) },
  ]

  private init(
    option: String, question: String, given: any KeyPath<InitRequest, String?> & Sendable, key: String,
    standard: String? = nil, mayBeLeftOut: Bool = false, _ document: @escaping @Sendable (String) -> Document
  ) {
    self.option = option
    self.question = question
    self.given = given
    self.key = key
    self.standard = standard
    self.mayBeLeftOut = mayBeLeftOut
    self.document = document
  }

  /// The field's value.
  ///
  /// - Throws: What site.yaml would be told of it.
  func value(_ written: String) throws(UsageFault) -> Document {
    let text = try oneLine(written, of: option)
    let value = document(text)
    if case .list(let codes) = value { try Self.refuseNames(codes) }
    var members = [Document.Member(key, value)]
    if key != SiteSettings.title.key { members.append(Document.Member(SiteSettings.title.key, .text("…"))) }
    var found: [Diagnostic] = []
    let yaml = Array(Document.group(members).yaml.utf8)
    let fields = readYAML(yaml[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &found)
    if let fields {
      let decoding = Decoding(slug: "site", directory: ReferenceDirectory())
      var row = FieldRow(fields, schema: SiteSettings.schema, decoding: decoding)
      _ = SiteSettings(&row)
      found += row.decoding.diagnostics
    }
    if let fault = found.first(where: { $0.severity != .note }) {
      throw UsageFault(message: "\(option) \(text): \(fault.message)", help: fault.help)
    }
    return value
  }
}

extension StarterSetting {
  /// No code has more than three letters before its first hyphen, though rules of BCP 47 leave room for some.
  fileprivate static func refuseNames(_ codes: [Document]) throws(UsageFault) {
    for case .text(let code) in codes where code.prefix(while: { $0 != "-" }).count > 3 {
      throw UsageFault(
        message: "`\(code)` is no code of a language.",
        help: "Write codes as BCP 47 has them, such as en, az or zh-Hant.")
    }
  }
}
