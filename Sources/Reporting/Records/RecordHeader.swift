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
  package internal(set) var evidence: [Evidence]?
  package let tags: [String]?
  package let contact: LocalisedText?
  package let isIllustrative: Bool?
  /// Warnings that are the truth of the data.
  package let accepted: [Acceptance]?

  package static let schema = Schema<RecordHeader>(
    "record",
    [
      Field("id", \.givenID, "Permanent name of the record in data files; the file's name unless given."),
      Field("title", \.title, "What it is called, on its page and in lists."),
      Field("summary", \.summary, "One or two sentences for lists and search engines."),
      Field("updated", \.updated, "When what it says was last changed."),
      Field("draft", \.isDraft, "true keeps the record out of the site and out of every figure."),
      Field("publish_on", \.publishOn, "First day on which the record is shown, by the day of publication."),
      Field("expires_on", \.expiresOn, "Last day on which the record is shown, by the day of publication."),
      Field("aliases", \.aliases, "Old addresses of the page, such as /old-name/; each leads to the new one."),
      Field("image", \.image, "A picture, by its path from the record's folder."),
      Field("alt", \.alt, "What the picture shows, for those who cannot see it."),
      Field("evidence", \.evidence, "Where it can be checked."),
      Field("tags", \.tags, "Words that gather records on a subject."),
      Field("contact", \.contact, "Whom to ask: a role, not a person."),
      Field(
        "illustrative", \.isIllustrative, "true when the figures are invented; no total counts them."),
      Field(
        "accepted", \.accepted, "Warnings that are the truth of the data, each with the reason."),
    ])

  /// For the schema, to which the field is optional.
  private var givenID: String? { id }

  package init?(_ row: inout FieldRow) {
    slug = row.decoding.slug
    position = row.decoding.position
    range = row.range
    id = row["id"] ?? slug
    let title: LocalisedText? = row["title"]
    summary = row["summary"]
    updated = row["updated"]
    isDraft = row["draft"]
    publishOn = row["publish_on"]
    expiresOn = row["expires_on"]
    aliases = row["aliases"]
    image = row["image"]
    alt = row["alt"]
    evidence = row["evidence"]
    tags = row["tags"]
    contact = row["contact"]
    isIllustrative = row["illustrative"]
    accepted = row["accepted"]
    guard let title else { return nil }
    self.title = title
  }
}

/// That a warning about the record is right and the record is too, as when a source contradicts itself.
package struct Acceptance: Fielded, FieldValue {
  package let message: String
  package let reason: LocalisedText
  package let range: SourceRange

  package static let schema = Schema<Acceptance>(
    "accepted warning",
    [
      Field("message", \.message, "The warning's name, as it stands in brackets."),
      Field("reason", \.reason, "Why the record is right all the same; the page shows it."),
    ])

  package init?(_ row: inout FieldRow) {
    let message: String? = row["message"]
    let reason: LocalisedText? = row["reason"]
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

  package static let schema = Schema<Evidence>(
    "piece of evidence",
    [
      Field("title", \.title, "What the source is called."),
      Field("url", \.url, "Its address on the web."),
      Field("file", \.file, "Or a file of the site, by its path from the record's folder."),
      Field("publisher", \.publisher, "Who published it."),
      Field("date", \.date, "When it was published."),
      Field("accessed", \.accessed, "When it was read."),
      Field("archive_url", \.archiveURL, "The address of an archived copy."),
      Field("sha256", \.sha256, "The SHA-256 of the file, 64 hexadecimal digits."),
    ])

  package init?(_ row: inout FieldRow) {
    let title: LocalisedText? = row["title"]
    url = row["url"]
    file = row["file"]
    publisher = row["publisher"]
    date = row["date"]
    accessed = row["accessed"]
    archiveURL = row["archive_url"]
    sha256 = row["sha256"]
    range = row.range
    guard let title else { return nil }
    self.title = title
  }
}
