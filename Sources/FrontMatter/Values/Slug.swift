package import Diagnostics

/// The end of a page's address, such as a file's name without `.md`.
package struct Slug: Sendable, FieldValue {
  package let text: String
  package let range: SourceRange

  package static var form: FieldForm {
    .code(
      CodeForm(
        "slug", "letters, digits, hyphens, points and low lines",
        pattern: #"^[A-Za-z0-9_\u00AA-\uFFFC-][A-Za-z0-9_.\u00AA-\uFFFC-]*$"#, example: "answers-in-time",
        numbers: 0...Int.max))
  }
  package var content: FieldContent { .text(text) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Slug? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    guard isGood(text) else {
      decoding.report(.oddSlug(at: node.range))
      return nil
    }
    return Slug(text: text, range: node.range)
  }

  /// Can it stand in an address and name a file?
  package static func isGood(_ slug: String) -> Bool {
    guard let first = slug.unicodeScalars.first, first != ".", slug.utf8.count <= 200 else { return false }
    return slug.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
        || $0.properties.generalCategory == .nonspacingMark
    }
  }
}

extension Diagnostic {
  fileprivate static func oddSlug(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-slug", "`slug` must be the end of the page's address in this language, and this cannot be one.", at: range,
      help: "Use letters, digits and hyphens, such as `illik-hesabat-2014`.")
  }
}
