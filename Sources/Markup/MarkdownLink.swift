package import Diagnostics

/// A link or an image that an author wrote, with the place of its destination.
package struct MarkdownLink: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case link, image }

  package let kind: Kind
  package let target: LinkTarget
  /// The destination as written, with Markdown's escapes and entities resolved.
  package let written: String
  /// Where the destination stands in the author's file.
  package let range: SourceRange

  package init(_ kind: Kind, to target: LinkTarget, written: String, at range: SourceRange) {
    self.kind = kind
    self.target = target
    self.written = written
    self.range = range
  }
}

/// What the site makes of a link.
package enum LinkResolution: Sendable {
  /// What to write as `href` or `src`; it is escaped, and percent-encoded where that is needed.
  case address(String)
  /// The same of an image that can be had in several sizes.
  case picture(MarkdownPicture)
  /// The link leads nowhere: its text is written without it.
  case refused(Diagnostic)
}

/// An image as the site has it.
package struct MarkdownPicture: Sendable {
  /// What every browser shows.
  package let address: String
  /// In pixels; `nil` of a drawing.
  package let size: (width: Int, height: Int)?
  /// The sizes as WebP, and as every browser reads them, for `srcset`; `nil` where there is one alone.
  package let webp: String?
  package let others: String?

  package init(address: String, size: (width: Int, height: Int)?, webp: String?, others: String?) {
    self.address = address
    self.size = size
    self.webp = webp
    self.others = others
  }

  /// How wide it is shown: a text is at most so wide.
  static let sizes: StaticString = "(min-width: 42rem) 40rem, 100vw"
}
