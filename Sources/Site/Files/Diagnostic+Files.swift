internal import Diagnostics

// What becomes of files that are no records.
extension Diagnostic {
  static func notPublished(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-published", "Nothing that is published refers to `\(path)`, so it is not published.", severity: .note,
      at: range, help: "To publish it, link to it from a record or a text, or move it into Content/public.",
      showsLine: false)
  }

  static func hiddenFile(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-published", "`\(path)` is a hidden file or an editor's copy, so it is not published.", severity: .note,
      at: range, help: "Delete it, or give it another name if it is meant for readers.", showsLine: false)
  }

  static func moreNotPublished(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "more-not-published", "\(count) more files are not published, this one first, since nothing refers to them.",
      severity: .note, at: range, showsLine: false)
  }

  static func unusedThemeFile(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unused-file", "Nothing in the theme uses `\(path)`, so it is not published.", severity: .note, at: range,
      help: "Delete it, or correct the name by which a template or a style sheet calls it.", showsLine: false)
  }

  /// - Parameter table: The path of the published table, from the site's root.
  static func linkToTable(_ written: String, published table: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "link-to-table",
      "`\(written)` is read as a table and never published as a file, since it may hold what the site hides.",
      at: range, help: "Name the published table instead: \(table).", suggestion: table)
  }

  static func scriptInFile(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "script-in-file", "`\(path)` holds a script, which would run in the readers' browsers.", at: range,
      help: "Save the file without it. One that is meant to run belongs into Content/public.")
  }

  static func scriptInPublic(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "script-in-public", "`\(path)` holds a script, which will run in the readers' browsers.", severity: .note,
      at: range, help: "Publish it only if you know what it does.")
  }

  static func packedDrawing(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "packed-drawing", "`\(path)` is a packed drawing, so that nobody can see whether it holds a script.", at: range,
      help: "Save it as plain SVG; web servers pack it on its way by themselves.")
  }

  static func packedInPublic(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "script-in-public", "`\(path)` is a packed drawing, in which a script may run in the readers' browsers.",
      severity: .note, at: range, help: "Publish it only if you know what it does.")
  }

  /// Files that a system leaves in each folder that it shows: one note, however many.
  static func litter(_ paths: [String], at range: SourceRange) -> Diagnostic {
    let names = paths.prefix(paths.count > 4 ? 3 : 4)
    let listed =
      paths.count > names.count
      ? names.map { "`\($0)`" }.joined(separator: ", ") + " and \(paths.count - names.count) more files"
      : oneOf(Array(names), joining: "and")
    return Diagnostic(
      "not-published",
      paths.count == 1
        ? "\(listed) was left there by the system of a computer, so it is not published."
        : "\(listed) were left there by the systems of computers, so they are not published.",
      severity: .note, at: range, help: paths.count == 1 ? "It may be deleted." : "They may be deleted.",
      showsLine: false)
  }

  /// - Parameter id: Of which so many more would be told.
  static func moreOfAKind(_ id: DiagnosticID, _ count: Int, severity: Severity, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      "more-not-published", "\(count) more files, this one first, are of the kind `\(id)`.", severity: severity,
      at: range, showsLine: false)
  }
}
