internal import Diagnostics
internal import Exact
internal import Reporting

/// One file of the built site: its address, and what its bytes are made from.
package struct Artefact: Sendable {
  /// Below the output folder: `commitments/x/index.html`.
  package let path: String
  let content: Content

  enum Content: Sendable {
    case page(PageRequest)
    /// The picture that stands for a page where it is shared.
    case card(PageRequest)
    case table(DataTable)
    /// An indicator's chart, by its position, in a language.
    case chart(Int, language: Int)
    /// An event for calendars, by its position, in a language.
    case calendar(Int, language: Int)
    /// A file of the Content folder or the theme, as it is.
    case file(PublishableFile)
    /// Bytes that were made already.
    case bytes([UInt8])
  }

  var isTable: Bool { if case .table = content { true } else { false } }

  /// Is it a page that a search can find?
  package var isSearched: Bool { if case .page(let request) = content { request.isSearched } else { false } }

  /// Is it a page for people, for the summary's count?
  package var isPage: Bool { if case .page = content { true } else { false } }
}
