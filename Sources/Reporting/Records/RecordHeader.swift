package import Diagnostics
package import Exact
package import FrontMatter

/// The fields that every record may have, whatever its collection.
package struct RecordHeader: Fielded {
  /// The file's name without `.md`: the record's address, and its name in references.
  package let slug: String
  /// Its place in its collection's table, where its figures are found.
  package let position: Int
  package let range: SourceRange

  /// Permanent; the slug unless the file says otherwise.
  package let id: String
  package let title: LocalisedText
  package let summary: LocalisedText?
  package internal(set) var updated: PartialDate?
  package let isDraft: Bool?
  package let publishOn: PartialDate?
  package let expiresOn: PartialDate?
  package let aliases: [String]?
  package let image: FilePath?
  package let alt: LocalisedText?
  package let credit: LocalisedText?
  package let focus: PictureFocus?
  /// Those that are shown together on its page.
  package let pictures: [GalleryPicture]?
  package internal(set) var evidence: [Evidence]?
  package let tags: [String]?
  package let contact: LocalisedText?
  package let isIllustrative: Bool?
  /// Warnings that are the truth of the data.
  package let accepted: [Acceptance]?
  /// Never published: the name of a file may tell who keeps it.
  package let imported: ImportedRow?

  package static let givenID = Field(
    "id", \RecordHeader.givenID, "Permanent name of the record in data files; the file's name unless given.",
    form: nameForm, example: "legal-aid-2014")
  package static let title = Field(
    "title", \RecordHeader.title, "What it is called, on its page and in lists.", example: "Legal aid in three cities")
  package static let summary = Field(
    "summary", \RecordHeader.summary, "One or two sentences for lists and search engines.", form: .prose,
    example: "Lawyers in Baku, Ganja and Quba helped people with complaints, free of charge.")
  package static let updated = Field("updated", \RecordHeader.updated, "When what it says was last changed.")
  package static let isDraft = Field(
    "draft", \RecordHeader.isDraft, "true keeps the record out of the site and out of every figure.")
  package static let publishOn = Field(
    "publish_on", \RecordHeader.publishOn, "First day on which the record is shown, by the day of publication.")
  package static let expiresOn = Field(
    "expires_on", \RecordHeader.expiresOn, "Last day on which the record is shown, by the day of publication.")
  package static let aliases = Field(
    "aliases", \RecordHeader.aliases, "Old addresses of the page, such as /old-name/; each leads to the new one.",
    form: .list(oldAddress), example: "[/legal-aid-centres/]")
  package static let image = Field(
    "image", \RecordHeader.image, "A picture, by its path from the record's folder.", example: "centre.jpg")
  package static let alt = Field(
    "alt", \RecordHeader.alt, "What the picture shows, for those who cannot see it.",
    example: "Two people at a desk in the Ganja centre")
  package static let credit = Field(
    "credit", \RecordHeader.credit, "Who took or drew the picture.", example: "Transparency Azerbaijan")
  package static let focus = Field(
    "focus", \RecordHeader.focus,
    "What stays in sight where lists cut the picture: hundredths of its width and height, from the left and from above.",
    example: "[50, 30]")
  package static let pictures = Field(
    "pictures", \RecordHeader.pictures, "Further pictures, shown together on its page.")
  package static let evidence = Field("evidence", \RecordHeader.evidence, "Where it can be checked.")
  package static let tags = Field(
    "tags", \RecordHeader.tags, "Words that gather records on a subject.", example: "[courts, budget]")
  package static let contact = Field(
    "contact", \RecordHeader.contact, "Whom to ask: a role, not a person.", example: "Press office")
  package static let isIllustrative = Field(
    "illustrative", \RecordHeader.isIllustrative, "true when the figures are invented; no total counts them.")
  package static let accepted = Field(
    "accepted", \RecordHeader.accepted, "Warnings that are the truth of the data, each with the reason.")
  package static let imported = Field(
    "imported", \RecordHeader.imported, "The row of a table of which vitrine import made it; it is not published.",
    isInstruction: true)

  package static let schema = Schema<RecordHeader>(
    "record",
    [
      givenID, title, summary, updated, isDraft, publishOn, expiresOn, aliases, image, alt, credit, focus,
      pictures, evidence, tags, contact,
      isIllustrative, accepted, imported,
    ])

  private static let nameForm = FieldForm.code(
    CodeForm(
      "name", "a name of letters, digits, hyphens, points and low lines",
      pattern: #"^[A-Za-z0-9\u00C0-\uFFFC][A-Za-z0-9\u00C0-\uFFFC._-]*$"#, example: "legal-aid-2014",
      numbers: 0...Int.max))

  private static let oldAddress = FieldForm.code(
    CodeForm(
      "old-address", "a path that begins with / such as /old-name/", pattern: #"^/[^?#\\]*$"#, example: "/old-name/"))

  /// For the schema, to which the field is optional.
  private var givenID: String? { id }

  package init?(_ row: inout FieldRow) {
    slug = row.decoding.slug
    position = row.decoding.position
    range = row.range
    let given = row[Self.givenID]
    id = given ?? slug
    if let given, given.wholeMatch(of: /[\p{L}\p{N}][\p{L}\p{N}._-]*/) == nil {
      row.report(.oddID(given, at: row.places.place(of: Self.givenID, in: Self.schema) ?? row.range))
    }
    let title = row[Self.title]
    summary = row[Self.summary]
    updated = row[Self.updated]
    isDraft = row[Self.isDraft]
    publishOn = row[Self.publishOn]
    expiresOn = row[Self.expiresOn]
    aliases = row[Self.aliases]
    image = row[Self.image]
    alt = row[Self.alt]
    credit = row[Self.credit]
    focus = row[Self.focus]
    pictures = row[Self.pictures]
    evidence = row[Self.evidence]
    tags = row[Self.tags]
    contact = row[Self.contact]
    isIllustrative = row[Self.isIllustrative]
    accepted = row[Self.accepted]
    imported = row[Self.imported]
    guard let title else { return nil }
    self.title = title
  }
}

/// That a warning about the record is right and the record is too, as when a source contradicts itself.
package struct Acceptance: Fielded, FieldValue {
  package let message: String
  package let reason: LocalisedText
  package let range: SourceRange

  package static let message = Field(
    "message", \Acceptance.message, "The warning's name, as it stands in brackets.", example: "done-before-adopted")
  package static let reason = Field(
    "reason", \Acceptance.reason, "Why the record is right all the same; the page shows it.", form: .prose,
    example: "The ministry had begun before the plan was adopted.")

  package static let schema = Schema<Acceptance>(
    "accepted warning",
    [message, reason])

  package init?(_ row: inout FieldRow) {
    let message = row[Self.message]
    let reason = row[Self.reason]
    range = row.range
    guard let message, let reason else { return nil }
    self.message = message
    self.reason = reason
  }
}

/// Where something can be checked.
package struct Evidence: Fielded, FieldValue {
  package let title: LocalisedText
  package let url: WebAddress?
  package let file: FilePath?
  package let publisher: LocalisedText?
  package let date: PartialDate?
  package let accessed: PartialDate?
  package let archiveURL: WebAddress?
  package let sha256: FileHash?
  package let range: SourceRange

  package static let title = Field(
    "title", \Evidence.title, "What the source is called.", example: "Report on the first year")
  package static let url = Field("url", \Evidence.url, "Its address on the web.")
  package static let file = Field(
    "file", \Evidence.file, "Or a file of the site, by its path from the record's folder.", example: "report-2014.pdf")
  package static let publisher = Field(
    "publisher", \Evidence.publisher, "Who published it.", example: "Open Government Partnership")
  package static let date = Field("date", \Evidence.date, "When it was published.")
  package static let accessed = Field("accessed", \Evidence.accessed, "When it was read.")
  package static let archiveURL = Field("archive_url", \Evidence.archiveURL, "The address of an archived copy.")
  package static let sha256 = Field("sha256", \Evidence.sha256, "The SHA-256 of the file, 64 hexadecimal digits.")

  package static let schema = Schema<Evidence>(
    "piece of evidence",
    [title, url, file, publisher, date, accessed, archiveURL, sha256])

  package init?(_ row: inout FieldRow) {
    let title = row[Self.title]
    url = row[Self.url]
    file = row[Self.file]
    publisher = row[Self.publisher]
    date = row[Self.date]
    accessed = row[Self.accessed]
    archiveURL = row[Self.archiveURL]
    sha256 = row[Self.sha256]
    range = row.range
    guard let title else { return nil }
    self.title = title
  }

  package func knownPlace(ofKey key: String) -> SourceRange? { range }
}
