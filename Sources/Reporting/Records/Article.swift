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

  package static var date: Field<Article, PartialDate> { Field("date", \.date, Kind.aboutDate) }
  package static var authors: Field<Article, [String]> {
    Field("authors", \.authors, "Who wrote it.", example: "[Transparency Azerbaijan]")
  }
  package static var attachments: Field<Article, [FilePath]> {
    Field(
      "attachments", \.attachments, "Files to take away, by their paths from the record's folder.",
      example: "[report.pdf]")
  }

  fileprivate static func schema(_ name: String) -> Schema<Article> {
    Schema(name, sharing: RecordHeader.schema, at: \.header, [date, authors, attachments])
  }

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    date = row[Self.date]
    authors = row[Self.authors]
    attachments = row[Self.attachments]
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
  }

  package var byKind: RecordByKind { Kind.byKind(self) }
}

/// What sets one kind of article apart from another.
package protocol ArticleKind: Sendable {
  static var collection: Collection { get }
  static var aboutDate: String { get }
  static var schema: Schema<Article<Self>> { get }
  static func byKind(_ article: Article<Self>) -> RecordByKind
}

/// Something that happened and is reported.
package typealias News = Article<NewsKind>

package enum NewsKind: ArticleKind {
  package static let collection = Collection.news
  package static let aboutDate = "The day of the news."
  package static let schema = News.schema("news item")
  package static func byKind(_ article: News) -> RecordByKind { .news(article) }
}

/// A report or book to read.
package typealias Publication = Article<PublicationKind>

package enum PublicationKind: ArticleKind {
  package static let collection = Collection.publications
  package static let aboutDate = "When it was published."
  package static let schema = Publication.schema("publication")
  package static func byKind(_ article: Publication) -> RecordByKind { .publication(article) }
}
