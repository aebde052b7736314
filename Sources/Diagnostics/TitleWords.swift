/// What a record, a source or a heading is called, as somebody wrote it.
package enum TitleWords {
  /// What is told of a title in which there are no words: an address, an address for letters, a file's name. The name of a
  /// site (`e-qanun.az`) is a title.
  package static func fault(of title: String, at range: SourceRange) -> Diagnostic? {
    guard title.utf8.count < 300, !title.contains(where: \.isWhitespace) else { return nil }
    let small = title.lowercased()
    let what: String
    if ["https://", "http://", "www."].contains(where: small.hasPrefix) {
      what = "an address"
    } else if small.wholeMatch(of: /(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+/) != nil {
      what = "an address for letters"
    } else if endings.contains(where: small.hasSuffix) {
      what = "the name of a file"
    } else {
      return nil
    }
    return Diagnostic(
      "title-without-words", "`\(title)` is \(what), and readers see a title in lists, in searches and as a heading.",
      severity: .warning, at: range, help: "Write in a few words what it is called.")
  }

  private static let endings = [
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".zip", ".md", ".jpg",
    ".jpeg", ".png",
  ]
}
