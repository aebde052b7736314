package import Exact
package import FrontMatter

/// A dated text of its authors, with files to take away: a news item or a publication.
package final class Article<Kind: ArticleKind>: PlainRecord {
  package static var collection: Collection { Kind.collection }
  package static var schema: Schema<Article> { Kind.schema }

  package let header: RecordHeader
  package let places: FieldPlaces
  package let date: PartialDate?
  package let authors: [String]?
  package let attachments: [FilePath]?
  package let indicators: [Reference<Indicator>]?
  package let commitments: [Reference<Commitment>]?
  /// Of a publication alone, as is the language.
  package let pages: Int?
  package let language: String?

  package static var date: Field<Article, PartialDate> { Field("date", \.date, Kind.aboutDate) }
  package static var authors: Field<Article, [String]> {
    Field("authors", \.authors, "Who wrote it.", example: "[Transparency Azerbaijan]")
  }
  package static var attachments: Field<Article, [FilePath]> {
    Field(
      "attachments", \.attachments, "Files to take away, by their paths from the record's folder.",
      example: "[report.pdf]")
  }

  package static var indicators: Field<Article, [Reference<Indicator>]> {
    Field("indicators", \.indicators, "Indicators that it speaks of; their figures stand below it.")
  }
  package static var commitments: Field<Article, [Reference<Commitment>]> {
    Field("commitments", \.commitments, "Commitments that it speaks of.")
  }
  package static var pages: Field<Article, Int> { Field("pages", \.pages, "How many pages it has.", isFact: true) }
  package static var language: Field<Article, String> {
    Field("language", \.language, "The language of its text, as a code such as az.", example: "az")
  }

  /// - Parameter further: What the kind has beside the others.
  fileprivate static func schema(_ name: String, _ further: [any FieldDeclaration<Article>] = []) -> Schema<Article> {
    Schema(
      name, sharing: RecordHeader.schema, at: \.header,
      [date, authors, attachments, indicators, commitments] + further)
  }

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    date = row[Self.date]
    authors = row[Self.authors]
    attachments = row[Self.attachments]
    indicators = row[Self.indicators]
    commitments = row[Self.commitments]
    pages = Kind.isRead ? row[Self.pages] : nil
    language = Kind.isRead ? row[Self.language] : nil
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Article, header: RecordHeader) {
    self.header = header
    places = other.places
    date = other.date
    authors = other.authors
    attachments = other.attachments
    indicators = other.indicators
    commitments = other.commitments
    pages = other.pages
    language = other.language
  }

  package var byKind: RecordByKind { Kind.byKind(self) }
}

/// What sets one kind of article apart from another.
package protocol ArticleKind: Sendable {
  static var collection: Collection { get }
  static var aboutDate: String { get }
  /// Is it something to take away and read, with pages and a language of its own?
  static var isRead: Bool { get }
  static var schema: Schema<Article<Self>> { get }
  static func byKind(_ article: Article<Self>) -> RecordByKind
}

/// Something that happened and is reported.
package typealias News = Article<NewsKind>

package enum NewsKind: ArticleKind {
  package static let collection = Collection.news
  package static let aboutDate = "The day of the news."
  package static let isRead = false
  package static let schema = News.schema("news item")
  package static func byKind(_ article: News) -> RecordByKind { .news(article) }
}

/// A report or book to read.
package typealias Publication = Article<PublicationKind>

package enum PublicationKind: ArticleKind {
  package static let collection = Collection.publications
  package static let aboutDate = "When it was published."
  package static let isRead = true
  package static let schema = Publication.schema("publication", [Publication.pages, Publication.language])
  package static func byKind(_ article: Publication) -> RecordByKind { .publication(article) }
}
