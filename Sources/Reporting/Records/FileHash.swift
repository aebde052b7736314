package import Diagnostics
package import FrontMatter

/// The SHA-256 of a file, as its author gives it: 64 digits, 0 to 9 and a to f.
package struct FileHash: FieldValue, Hashable {
  package let digits: String
  package let range: SourceRange

  package static var form: FieldForm {
    .code(
      CodeForm(
        "hash", "64 digits of 0 to 9 and a to f", pattern: "^[0-9a-f]{64}$",
        example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))
  }
  package var content: FieldContent { .text(digits) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> FileHash? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    guard isHash(text) else {
      let lowercased = text.lowercased()
      decoding.report(
        .notASHA256(text, suggestion: isHash(lowercased) ? lowercased : nil, at: node.range))
      return nil
    }
    return FileHash(digits: text, range: node.range)
  }

  private static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }
}
