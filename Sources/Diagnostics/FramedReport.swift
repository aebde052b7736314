/// Diagnostics for a page that shows them: the objects of `JSONReport`, each with its frame and notes.
package struct FramedReport: Sendable {
  private let files: SourceFiles
  private let bytes: @Sendable (SourceFile) -> [UInt8]?

  /// - Parameter bytes: The text of a file, read again for the frame; `nil` when it cannot be had.
  package init(files: SourceFiles, bytes: @escaping @Sendable (SourceFile) -> [UInt8]?) {
    self.files = files
    self.bytes = bytes
  }

  /// A JSON array, in the order given.
  package func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    let report = JSONReport(files: files)
    var sources = FrameSources(bytes: bytes)
    let objects = diagnostics.map { diagnostic in
      var members = report.members(diagnostic)
      if diagnostic.showsLine { members += frame(diagnostic.range, &sources) }
      if !diagnostic.notes.isEmpty {
        let notes = diagnostic.notes.map { note in
          jsonObject(
            [("message", jsonString(note.message))] + (note.range.map(report.place) ?? [])
              + frame(note.range, &sources))
        }
        members.append(("notes", "[\(notes.joined(separator: ","))]"))
      }
      return jsonObject(members)
    }
    return "[\(objects.joined(separator: ","))]"
  }

  private func frame(_ range: SourceRange?, _ sources: inout FrameSources) -> [(String, String)] {
    guard let frame = sources.frame(range) else { return [] }
    return [
      (
        "frame",
        jsonObject([
          ("line", String(frame.lineNumber)), ("text", jsonString(frame.shown)), ("carets", jsonString(frame.carets)),
        ])
      )
    ]
  }
}
