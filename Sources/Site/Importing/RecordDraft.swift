package import Diagnostics
internal import FrontMatter
internal import Manual
internal import Reporting
internal import Spreadsheets

/// The files of a record that is made of a row.
package struct RecordDraft: Sendable {
  package struct File: Sendable {
    /// Below Content.
    package let path: String
    package var bytes: [UInt8]
    /// The cell that each line comes from.
    fileprivate let cells: [Int: SourceRange]
  }

  package let slug: String
  /// The place of its row in the list.
  package let row: Int
  /// Is there a record of that name, which it takes the place of?
  package let isOverFormer: Bool
  /// Its own first, then its translations.
  package var files: [File]
  private let title: SourceRange

  init(
    slug: String, path: String, row: Int, number: Int, isOverFormer: Bool, values: [ListField: OfficeList.Value],
    of source: ListImport
  ) {
    (self.slug, self.row, self.isOverFormer) = (slug, row, isOverFormer)
    title = values[.title]?.range ?? source.list.rows[row].range
    let origin = Document.group([
      (ImportedRow.file.key, .text(source.origin.name)),
      (ImportedRow.sheet.key, source.list.sheet.isEmpty ? nil : .text(source.list.sheet)),
      (ImportedRow.row.key, .plain(String(number))), (ImportedRow.sha256.key, .text(source.origin.sha256)),
    ])
    files = source.fields.languages.indices.compactMap { language in
      let own = values.filter { $0.key.language == language && $0.key != .slug }
      guard language == 0 || !own.isEmpty else { return nil }
      var members = Self.members(own, source)
      if language == 0 { members.append(Document.Member(RecordHeader.imported.key, origin)) }
      let body = own.first { $0.key.isBody }?.value.text ?? ""
      let fields = members.isEmpty ? "" : Document.group(members).yaml
      let text = "---\n\(fields)---\n" + (body.isEmpty ? "" : "\n\(body)\n")
      let ending = language == 0 ? "" : ".\(source.fields.languages[language])"
      let name = path.hasSuffix(".md") ? String(path.dropLast(".md".count)) : path
      let bytes = Array(text.utf8)
      let file = language == 0 ? path : "\(name)\(ending).md"
      return File(path: file, bytes: bytes, cells: Self.cells(of: bytes, own))
    }
  }

  /// The fields in the order of the record's.
  private static func members(
    _ values: [ListField: OfficeList.Value], _ source: ListImport
  ) -> [Document.Member] {
    source.fields.kind.group.fields.compactMap { field in
      let parts = values.filter { $0.key.path[0] == field.key }
      guard let group = field.form.group else {
        return parts.first.map { Document.Member(field.key, document($0.key, $0.value, source)) }
      }
      let inner = group.fields.compactMap { part in
        parts.first { $0.key.path.last == part.key }.map {
          Document.Member(part.key, document($0.key, $0.value, source))
        }
      }
      guard !inner.isEmpty else { return nil }
      let isList = if case .list = field.form { true } else { false }
      return Document.Member(field.key, isList ? .list([.group(inner)]) : .group(inner))
    }
  }

  private static func document(_ field: ListField, _ value: OfficeList.Value, _ source: ListImport) -> Document {
    source.fields.form(of: field).document(value.text, isKnown: source.isKnown)
  }

  private static func cells(of bytes: [UInt8], _ values: [ListField: OfficeList.Value]) -> [Int: SourceRange] {
    var ignored: [Diagnostic] = []
    guard let file = FrontMatterFile(bytes, file: SourceFile(index: 0), diagnostics: &ignored) else { return [:] }
    var cells: [Int: SourceRange] = [:]
    for (field, value) in values {
      if field.isBody {
        let lines = bytes.count { $0 == 0x0A } + 1
        for line in Int(file.bodyLine)...max(Int(file.bodyLine), lines) { cells[line] = value.range }
        continue
      }
      guard var entry = file.fields.entries.first(where: { $0.key == field.path[0] }) else { continue }
      if field.path.count > 1, let inner = entry.value.items.first?.entries.first(where: { $0.key == field.path[1] }) {
        entry = inner
      }
      let last = max(entry.keyRange.line, entry.value.range.endLine)
      for line in Int(entry.keyRange.line)...Int(last) { cells[line] = value.range }
    }
    return cells
  }

  /// The cell that a place in one of its files comes from; that of the title where no other one is to blame.
  package func cell(of file: File, line: Int) -> SourceRange { file.cells[line] ?? title }
}
