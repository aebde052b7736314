package import Diagnostics

/// Turns Markdown bodies into HTML, in one language. Any number of threads may use it at once.
package struct MarkdownRenderer: Sendable {
  let words: MarkdownWords
  let allowsRawHTML: Bool
  let topHeadingLevel: Int
  private(set) var reservedIDs: Set<String>
  /// The digits of telephone numbers that are the site's own.
  let ownPhones: [[UInt8]]

  /// - Parameters:
  ///   - allowsRawHTML: Whether harmless HTML may stand in a body; else all of it is left out, with a warning.
  ///   - topHeadingLevel: The level of the body's highest headings, below the page's own; the others follow by how they
  ///     stand under each other, so that none is skipped.
  ///   - reservedIDs: What the page has besides the body: no heading takes these, and `#them` can be linked to.
  ///   - ownPhones: Telephone numbers of the site's own, which may stand in a text.
  package init(
    words: MarkdownWords, allowsRawHTML: Bool = false, topHeadingLevel: Int = 2, reservedIDs: Set<String> = [],
    ownPhones: [String] = []
  ) {
    self.words = words
    self.allowsRawHTML = allowsRawHTML
    self.topHeadingLevel = min(max(topHeadingLevel, 1), 6)
    self.reservedIDs = reservedIDs
    self.ownPhones = ownPhones.map { $0.utf8.filter(\.isASCIIDigit) }
  }

  /// The same for a page that has these ids besides the body.
  package func reserving(_ ids: Set<String>) -> MarkdownRenderer {
    var renderer = self
    renderer.reservedIDs.formUnion(ids)
    return renderer
  }

  /// Appends a body's HTML.
  ///
  /// Anchors of the same page are checked here, all other destinations by the site.
  /// - Parameters:
  ///   - body: UTF-8; other bytes become `U+FFFD`.
  ///   - firstLine: The line of the file on which the body begins.
  ///   - refusal: Why the site cannot make what a directive asks for; called once for each, in the order of the text.
  ///   - resolve: What the site makes of a link; called once for each, in the order of the text.
  /// - Returns: `nil` when the body is too large or too deep; then `html` is as before, and `diagnostics` says why.
  package func render(
    _ body: ArraySlice<UInt8>, file: SourceFile, firstLine: Int, into html: inout [UInt8],
    diagnostics: inout [Diagnostic], refusal: (MarkdownDirective) -> Diagnostic? = { _ in nil },
    resolve: (MarkdownLink) -> LinkResolution
  ) -> RenderedBody? {
    var check = MarkdownGuard(body, file: file, firstLine: firstLine)
    if let refusal = check.refusal() {
      diagnostics.append(refusal)
      return nil
    }
    let length = html.count
    var walk = MarkdownWalk(MarkdownTree(body))
    var writer = BodyWriter(self, places: BodyPlaces(body, file: file, firstLine: firstLine), from: length)
    swap(&writer.html, &html)
    let isComplete = withoutActuallyEscaping(resolve) { resolve in
      withoutActuallyEscaping(refusal) { refusal in
        while let step = walk.next() {
          guard writer.take(step, &walk, resolve, refusal) else { return false }
        }
        return true
      }
    }
    swap(&writer.html, &html)
    let rendered = isComplete ? writer.finish() : nil
    diagnostics += writer.diagnostics.all
    if rendered == nil { html.removeSubrange(length...) }
    return rendered
  }
}

/// The words that a body's HTML needs, in the language of the page.
package struct MarkdownWords: Sendable {
  package var note = "Note"
  package var tip = "Tip"
  package var important = "Important"
  package var warning = "Warning"
  package var caution = "Caution"
  /// Name of the section of footnotes.
  package var footnotes = "Footnotes"
  /// Label of the link from a footnote to the text; its number follows.
  package var backToReference = "Back to reference"
  /// Name of a table's scrolling region; its number follows.
  package var table = "Table"
  /// Labels of the boxes in a task list.
  package var taskDone = "Done"
  package var taskOpen = "To do"

  /// English; set what the page's language says.
  package init() {}

  func title(of alert: Alert) -> String {
    switch alert {
    case .note: note
    case .tip: tip
    case .important: important
    case .warning: warning
    case .caution: caution
    }
  }
}

/// The kinds of notice that `> [!NOTE]` can begin.
enum Alert: String, CaseIterable {
  case note, tip, important, warning, caution
}
