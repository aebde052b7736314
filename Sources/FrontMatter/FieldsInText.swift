package import Diagnostics

/// Fields that stand below the closing `---`, where they are read as text.
package struct FieldsInText {
  private let bytes: ArraySlice<UInt8>
  private let fields: [FieldDescription]

  package init(_ bytes: ArraySlice<UInt8>, keys fields: [FieldDescription]) {
    self.bytes = bytes
    self.fields = fields
  }

  /// The first such line: at the text's beginning any field, further down one whose list or group follows.
  ///
  /// - Parameter firstLine: The line of the author's file on which the text begins.
  package func faults(file: SourceFile, firstLine: Int) -> [Diagnostic] {
    var (number, start, isFirst, isInCode) = (0, bytes.startIndex, true, false)
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = bytes[start..<end]
      if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { isInCode.toggle() }
      if !isInCode, let key = key(of: line, followedBy: bytes[min(end + 1, bytes.endIndex)...], isFirst: isFirst) {
        let place = SourceRange(file: file, line: firstLine + number, column: 1, length: key.count)
        return [.fieldBelowFence(key, at: place)]
      }
      if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { isFirst = false }
      (number, start) = (number + 1, end + 1)
    }
    return []
  }

  private func key(of line: ArraySlice<UInt8>, followedBy rest: ArraySlice<UInt8>, isFirst: Bool) -> String? {
    let name = line.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "_") }
    guard !name.isEmpty, line[name.endIndex...].first == UInt8(ascii: ":") else { return nil }
    let value = line[(name.endIndex + 1)...].drop { $0 == 0x20 || $0 == 0x0D }
    guard value.isEmpty || line[name.endIndex + 1] == 0x20,
      let field = fields.first(where: { name.elementsEqual($0.key.utf8) })
    else { return nil }
    if !value.isEmpty { return isFirst ? field.key : nil }
    let isList = rest.starts(with: "- ".utf8) || rest.starts(with: "  ".utf8)
    return isList && field.form.groupFields != nil || isFirst && isList ? field.key : nil
  }
}

extension Diagnostic {
  fileprivate static func fieldBelowFence(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "field-below-fence", "`\(key)` stands below the line `---` that ends the fields, so it is read as text.",
      at: range,
      help: "Move it, with the lines that belong to it, above that line.")
  }
}
