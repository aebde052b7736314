internal import CXML
internal import Diagnostics

/// Owns a document that libxml2 writes into memory, UTF-8 and indented.
///
/// Texts have no control characters: no author's text has.
@safe package struct XMLDocument: ~Copyable {
  /// On the heap, since the library keeps its parts.
  private let document: UnsafeMutablePointer<xml_document>

  package init() {
    unsafe document = .allocate(capacity: 1)
    unsafe document.initialize(to: xml_document())
    if unsafe xml_begin(document) == 0 { internalFault("no memory for an XML document") }
  }

  deinit {
    unsafe xml_discard(document)
    unsafe document.deallocate()
  }

  /// An element with attributes, those without a value left out, and what it holds.
  package func element(
    _ name: String, _ attributes: [(name: String, value: String?)] = [], _ fill: () -> Void = {}
  ) {
    expect(unsafe xml_openElement(document, name))
    for (name, value) in attributes {
      if let value { expect(unsafe xml_writeAttribute(document, name, value)) }
    }
    fill()
    expect(unsafe xml_closeElement(document))
  }

  /// An element that holds a text.
  package func element(_ name: String, _ attributes: [(name: String, value: String?)] = [], text: String) {
    element(name, attributes) { expect(unsafe xml_writeText(document, text)) }
  }

  /// Ends the document.
  ///
  /// - Returns: Its bytes.
  package consuming func finished() -> [UInt8] {
    expect(unsafe xml_finish(document))
    var count: CInt = 0
    guard let bytes = unsafe xml_bytes(document, &count) else { internalFault("an XML document has no bytes") }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  private func expect(_ status: CInt) {
    if status < 0 { internalFault("an XML document in memory cannot be written: \(status)") }
  }
}
