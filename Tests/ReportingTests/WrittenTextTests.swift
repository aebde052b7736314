import Diagnostics
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// A text that an author may write, with all signs that YAML, Markdown, HTML or an eye could take for something else.
private struct WrittenText {
  /// How it is written behind the key of its field.
  enum Style: CaseIterable { case plain, singleQuoted, doubleQuoted, literal, folded }

  private struct Piece {
    let text: String
    /// Within double quotes, where it is written otherwise.
    let escaped: String?

    init(_ text: String, escaped: String? = nil) {
      self.text = text
      self.escaped = escaped
    }
  }

  private static let pieces: [Piece] =
    [
      "a", "Həsən", "Şəki", "Ёжик", "да", "5", "2014", "1e3", "no", "null", "title", " ", " ", " ", "  ", " #", "# ",
      "#",
      ": ", ":", " :", "'", "''", "\"", "&", "&amp;", "&ndash;", "& ", "*", "**b**", "* ", "!", "!x ", "%", "%x", "@",
      "`",
      "|", "| ", ">", "> ", "-", "- ", "? ", "{", "}", "{a}", "[", "]", "[x] ", ",", ", ", "<b>", "</b>", "<br>",
      "<!--",
      "<script>", "~", "~~", "=", "...", "---", "<<", "«", "»", "“", "–", "e\u{301}", "👩‍👩‍👧", "🇦🇿", "क्\u{200D}ष",
      "می\u{200C}خواهم",
      "\u{200B}", "\u{A0}", "\u{202F}", "\u{AD}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FFFD}", "\t",
    ].map { Piece($0) } + [
      Piece("\\", escaped: "\\\\"), Piece("C:\\new", escaped: "C:\\\\new"), Piece("\u{0}", escaped: "\\0"),
      Piece("\u{0}", escaped: "\\u0000"), Piece("\u{1B}", escaped: "\\e"), Piece("\u{85}", escaped: "\\N"),
      Piece("ə", escaped: "\\u0259"), Piece(String(repeating: "uzun söz ", count: 300)),
    ]

  let text: String
  let style: Style
  /// From the key on.
  let lines: [String]

  init(key: String, isList: Bool, _ random: inout SeededNumbers) {
    let style = random.choice(Style.allCases)
    self.style = style
    var paragraphs: [[Piece]] = []
    for _ in 0..<(random.number(below: 3) == 0 ? 3 : 1) {
      paragraphs.append(
        (0...random.number(below: 6)).map { _ in random.choice(Self.pieces) }
          // A sign that no editor lets through can be written as its escape alone.
          .filter {
            style == .doubleQuoted
              || !$0.text.unicodeScalars.contains { "\u{0}\u{1B}\u{85}".unicodeScalars.contains($0) }
          }
      )
    }
    // A line of its own that begins with `# ` is a remark.
    if style == .plain {
      let (first, rest) = (paragraphs[0], paragraphs.dropFirst())
      paragraphs = [first] + rest.filter { !$0.map(\.text).joined().collapsed.contains(/^#(?: |#|$)/) }
    }
    let written = paragraphs.map { paragraph in
      paragraph.map { piece in
        switch style {
        case .plain, .literal, .folded: piece.text
        case .singleQuoted: piece.text.replacing("'", with: "''")
        case .doubleQuoted: piece.escaped ?? piece.text.replacing("\"", with: "\\\"")
        }
      }.joined()
    }
    let indentation = isList ? "    " : "  "
    let start = isList ? "  - " : "\(key): "
    let rest = written.dropFirst().map { indentation + $0 }
    let first = written.first ?? ""
    let value =
      switch style {
      case .plain: [start + first] + rest
      case .singleQuoted, .doubleQuoted: Self.quoted(start, first, rest, style == .singleQuoted ? "'" : "\"")
      case .literal: [start + "|"] + written.map { indentation + $0 }
      case .folded: [start + ">"] + written.map { indentation + $0 }
      }
    lines = (isList ? ["\(key):"] : []) + value
    text = paragraphs.map { $0.map(\.text).joined() }.joined(separator: "\n")
  }

  private static func quoted(_ start: String, _ first: String, _ rest: [String], _ quote: String) -> [String] {
    var lines = [start + quote + first] + rest
    lines[lines.count - 1] += quote
    return lines
  }
}

extension String {
  /// As browsers show it: blanks and ends of lines in a row are one, and none at the ends.
  fileprivate var collapsed: String {
    String(unicodeScalars.split { " \t\n".unicodeScalars.contains($0) }.map(String.init).joined(separator: " "))
  }
}

/// A field that takes a text, of some kind of record.
private struct TextField: CustomStringConvertible, Sendable {
  let kind: any Fielded.Type
  let field: FieldDescription
  let isList: Bool

  var description: String { "\(kind.group.name).\(field.key)" }

  static let all: [TextField] = everyKind.flatMap { kind in
    kind.group.fields.compactMap { field in
      // Told beside the observations, they would stand with them afterwards.
      if kind.group.name == "indicator", field.key == "revisions" || field.key == "expects" { return nil }
      switch field.form {
      case .text, .translatedText, .wording: return TextField(kind: kind, field: field, isList: false)
      case .list(.text), .list(.translatedText): return TextField(kind: kind, field: field, isList: true)
      default: return nil
      }
    }
  }
}

@Suite struct WrittenTextTests {
  @Test("the text of any field is read as it is written, or a message names its line", arguments: TextField.all.indices)
  private func asWritten(number: Int) throws {
    let field = TextField.all[number]
    for seed in 0..<(checksAll ? 300 : 10) { try check(field.kind, field, seed: UInt64(number * 10_000 + seed)) }
  }

  private func check<Kind: Fielded>(_ kind: Kind.Type, _ field: TextField, seed: UInt64) throws {
    var random = SeededNumbers(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let key = field.field.key
    let written = WrittenText(key: key, isList: field.isList, &random)
    guard case .group(let members) = MadeUpRecord(leavingOut: 0).group(Kind.schema.group, &random) else { return }
    let others = members.filter { $0.key != key }
    let middle = random.number(below: others.count + 1)
    let before = Self.lines(others[..<middle])
    let lines = ["---"] + before + written.lines + Self.lines(others[middle...]) + ["---"]
    let own = (before.count + 2)...(before.count + 1 + written.lines.count)
    var diagnostics: [Diagnostic] = []
    let decoded = decode(kind, lines.joined(separator: "\n") + "\n", &diagnostics)
    if diagnostics.contains(where: { $0.range.map { own.contains(Int($0.line)) } ?? false }) { return }
    let said = diagnostics.map { "\($0.range?.line ?? 0) \($0.id): \($0.message)" }
    let shown = "\(field), seed \(seed), \(written.style)\n\(written.lines.joined(separator: "\n"))\n\(said)"
    let value = try #require(decoded, "\(shown)")
    let expected = written.text.collapsed
    // What YAML has for nothing, and quotes with nothing in them, are a field that is not given.
    let isPlain = written.style == .plain
    let isNothing = expected.isEmpty || isPlain && expected.contains(/^(?:(?:~|null)(?: #.*)?|''|[|>])$/)
    // A block, whose sign is no text.
    if isPlain, expected.hasPrefix("|") || expected.hasPrefix(">") { return }
    let again = Kind.schema.document(of: value, names: WritingNames(languages: ["en", "az"]) { "\($0)-\($1)" })
    guard case .group(let found) = again.sorted, case .group(let kept) = Document.group(others).sorted else { return }
    let text = found.first { $0.key == key }.map { Self.text($0.value).collapsed }
    #expect(text == (isNothing ? nil : expected) || isNothing && text == "", "\(shown)")
    #expect(found.filter { $0.key != key } == kept, "\(shown)")
  }

  private static func lines(_ members: ArraySlice<Document.Member>) -> [String] {
    members.isEmpty
      ? []
      : Document.group(Array(members)).yaml.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
        String.init)
  }

  private static func text(_ document: Document) -> String {
    switch document {
    case .text(let text), .plain(let text): text
    case .list(let items): items.map { text($0) }.joined(separator: "; ")
    case .group(let members): members.map { text($0.value) }.joined(separator: "; ")
    }
  }

  private func decode<Kind: Fielded>(_ kind: Kind.Type, _ text: String, _ diagnostics: inout [Diagnostic]) -> Kind? {
    guard let file = FrontMatterFile(Array(text.utf8), file: SourceFile(index: 0), diagnostics: &diagnostics) else {
      return nil
    }
    var directory = ReferenceDirectory()
    for collection in Collection.allCases {
      directory.add(collection.rawValue, slugs: (0..<4).map { "\(collection.rawValue)-\($0)" })
    }
    directory.add(SiteLanguages(codes: ["en", "az"]))
    var row = FieldRow(file.fields, schema: Kind.schema, decoding: Decoding(slug: "x", directory: directory))
    let value = Kind(&row)
    diagnostics += row.decoding.diagnostics
    return value
  }
}
