internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// What stands for records' slugs in the addresses of languages whose translations give their own.
struct LocalSlugs: Sendable {
  private var slugs: [Key: Slug] = [:]

  private struct Key: Hashable {
    let collection: Reporting.Collection
    let slug: String
    let language: Int
  }

  init() {}

  init(_ source: SiteSource) {
    for (collection, texts) in source.texts {
      for text in texts {
        for translation in text.translations {
          slugs[Key(collection: collection, slug: text.slug, language: translation.language)] = translation.slug
        }
      }
    }
  }

  /// The slug in a language; the record's own where the language has no other.
  func slug(of slug: String, _ collection: Reporting.Collection, in language: Int) -> String {
    guard !slugs.isEmpty else { return slug }
    return slugs[Key(collection: collection, slug: slug, language: language)]?.text ?? slug
  }

  /// Where it was given.
  func place(of slug: String, _ collection: Reporting.Collection, in language: Int) -> SourceRange? {
    slugs[Key(collection: collection, slug: slug, language: language)]?.range
  }
}
