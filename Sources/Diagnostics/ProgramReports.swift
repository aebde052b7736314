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

/// A JSON object of these members, in their order.
///
/// - Parameter members: Names, and values that are JSON already.
package func jsonObject(_ members: [(String, String)]) -> String {
  "{" + members.map { "\(jsonString($0.0)):\($0.1)" }.joined(separator: ",") + "}"
}

/// A JSON string literal, with its quotes (RFC 8259); control characters are escaped.
package func jsonString(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.appendJSON(text)
  return String(decoding: bytes, as: UTF8.self)
}

extension [UInt8] {
  /// Appends a JSON string literal, with its quotes. By bytes: there are many megabytes of them in a large report.
  package mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): self += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): self += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case UInt8(ascii: "\t"): self += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case ..<0x20: self += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
