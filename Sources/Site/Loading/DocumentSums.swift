internal import Content

/// What tells the files of a record from what they were: what stands in their fields and tables apart from its text.
struct DocumentSums: Sendable {
  private var ofFields = WordSum()
  private var ofText = WordSum()

  var fields: UInt64 { ofFields.value }
  var text: UInt64 { ofText.value }

  /// - Parameter body: What stands at the end of the file, below its fields; `nil` where it has none that can be read.
  mutating func add(_ file: [UInt8], body: RecordText.Body?) {
    let body = body?.bytes ?? []
    ofFields.add(Array(file.dropLast(body.count)))
    ofFields.add(UInt64(file.count - body.count))
    ofText.add(body)
    ofText.add(UInt64(body.count))
  }

  mutating func add(table: [UInt8]) {
    ofFields.add(table)
    ofFields.add(UInt64(table.count))
  }

  /// Of a record some of whose fields stand in its text.
  mutating func joinText() { ofFields.add(text) }
}
