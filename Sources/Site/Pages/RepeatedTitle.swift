internal import Diagnostics
internal import Markup

/// That a text begins with its page's title as a heading, which the page shows above it already.
func repeatedTitle(
  _ title: String, _ headings: [RenderedBody.Heading], in body: RecordText.Body
) -> Diagnostic? {
  func plain(_ text: String) -> [Substring] { text.lowercased().split { !$0.isLetter && !$0.isNumber } }
  let blank = body.bytes.prefix { $0 <= 0x20 }
  guard let first = headings.first, body.bytes[blank.endIndex...].first == UInt8(ascii: "#"),
    case let words = plain(title), !words.isEmpty, plain(first.text) == words
  else { return nil }
  let line = body.line + blank.count { $0 == 0x0A }
  let length = body.bytes[blank.endIndex...].prefix { $0 != 0x0A && $0 != 0x0D }.count { $0 & 0xC0 != 0x80 }
  return Diagnostic(
    "repeated-title", "The text begins with the title, which the page shows above it already.", severity: .warning,
    at: SourceRange(file: body.file, line: line, column: 1, length: length), help: "Delete this line.")
}
