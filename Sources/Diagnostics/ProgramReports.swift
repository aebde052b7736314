/// Diagnostics for programs: one JSON object a line, in the form of domain.md section 6.
package struct JSONReport {
  private let files: SourceFiles

  package init(files: SourceFiles) {
    self.files = files
  }

  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { line($0) + "\n" }.joined()
  }

  private func line(_ diagnostic: Diagnostic) -> String { jsonObject(members(diagnostic)) }

  /// The members of its object, in their order.
  func members(_ diagnostic: Diagnostic) -> [(String, String)] {
    var members = [
      ("id", jsonString(diagnostic.id.name)), ("severity", jsonString(diagnostic.severity.rawValue)),
      ("message", jsonString(diagnostic.message)),
    ]
    if let help = diagnostic.help { members.append(("help", jsonString(help))) }
    if let range = diagnostic.range {
      members += place(range) + [("end_line", String(range.endLine)), ("end_column", String(range.endColumn))]
      if let cell = files.cell(at: range) { members.append(("cell", jsonString(cell))) }
    }
    if let suggestion = diagnostic.suggestion { members.append(("suggestion", jsonString(suggestion))) }
    return members
  }

  /// Where a range begins.
  func place(_ range: SourceRange) -> [(String, String)] {
    [("file", jsonString(files[range.file])), ("line", String(range.line)), ("column", String(range.column))]
  }
}

/// Diagnostics as GitHub workflow commands, which show them beside the changed lines.
package struct GitHubReport {
  private let files: SourceFiles

  package init(files: SourceFiles) {
    self.files = files
  }

  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { line($0) + "\n" }.joined()
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let range = diagnostic.range {
      properties += [
        "file=\(escaped(files[range.file], isProperty: true))", "line=\(range.line)", "col=\(range.column)",
        "endLine=\(range.endLine)", "endColumn=\(range.endColumn)",
      ]
    }
    properties.append("title=\(diagnostic.id)")
    var message = (diagnostic.range.flatMap { files.cell(at: $0) }.map { $0 + ": " } ?? "") + diagnostic.message
    if let help = diagnostic.help { message += "\n" + help }
    if let suggestion = diagnostic.suggestion { message += "\nWrite: " + suggestion }
    return "::\(command) \(properties.joined(separator: ","))::\(escaped(message, isProperty: false))"
  }

  private func escaped(_ text: String, isProperty: Bool) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case ":" where isProperty: "%3A"
      case "," where isProperty: "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
