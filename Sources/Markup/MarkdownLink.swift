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
  /// The link leads nowhere: its text is written without it.
  case refused(Diagnostic)
}
